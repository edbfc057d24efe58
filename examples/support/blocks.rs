//! Whole lines or rows of an input, many at once: each is then a part of them, and not copied.

use std::io::{self, Read};

/// So many bytes are read in one go, if there are as many. Few in tests: there blocks end everywhere.
const BLOCK: usize = if cfg!(test) { 1 << 6 } else { 1 << 17 };

/// Whole lines or rows.
#[derive(Debug)]
pub struct Block {
    /// The number of the first line.
    pub first: u64,
    /// The text, with the ends of the lines; that of the last line of the input may be missing.
    pub text: Vec<u8>,
}

impl Default for Block {
    fn default() -> Self {
        Self { first: 1, text: Vec::new() }
    }
}

/// Says how many bytes of a text are whole.
pub type Whole = Box<dyn Fn(&[u8]) -> usize>;

/// An input on its way to blocks.
#[allow(missing_debug_implementations)] // a reader has none
pub struct Blocks {
    reader: Box<dyn Read>,
    whole: Whole,
    /// What was read, but not given yet.
    behind: Vec<u8>,
    /// What stops the reading behind that.
    error: Option<io::Error>,
}

impl Blocks {
    /// The blocks of the input, of whole lines.
    pub fn of(reader: Box<dyn Read>) -> Self {
        Self { reader, whole: Box::new(whole_lines), behind: Vec::new(), error: None }
    }

    /// Cuts what follows elsewhere.
    pub fn cut_by(&mut self, whole: Whole) {
        self.whole = whole;
    }

    /// Takes back what was given last, or what is left of it.
    pub fn put_back(&mut self, mut text: Vec<u8>) {
        text.append(&mut self.behind);
        self.behind = text;
    }

    /// Fills the text, whose room is used again, with what is next; with nothing at the end.
    pub fn next_into(&mut self, text: &mut Vec<u8>) -> io::Result<()> {
        let mut filled = self.behind.len();
        text.resize(BLOCK.max(filled), 0);
        text[..filled].copy_from_slice(&self.behind);
        self.behind.clear();
        loop {
            if filled == text.len() {
                let end = (self.whole)(text);
                if end > 0 {
                    self.behind.extend_from_slice(&text[end..]);
                    text.truncate(end);
                    return Ok(());
                }
                text.resize(2 * filled, 0);
            }
            match self.error.take().map_or_else(|| self.reader.read(&mut text[filled..]), Err) {
                Ok(0) => {
                    text.truncate(filled);
                    return Ok(());
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    text.truncate((self.whole)(&text[..filled]));
                    if text.is_empty() {
                        return Err(error);
                    }
                    self.error = Some(error);
                    return Ok(());
                }
            }
        }
    }
}

/// How many bytes whole lines take.
fn whole_lines(text: &[u8]) -> usize {
    memchr::memrchr(b'\n', text).map_or(0, |end| end + 1)
}
