//! Whole lines of an input, many at once: a line is then a part of them, and not copied.

use std::io::{self, BufRead};

/// So many bytes are read in one go, if there are as many.
const BLOCK: usize = 1 << 17;

/// An input on its way to blocks of whole lines.
#[allow(missing_debug_implementations)] // a reader has none
pub struct Blocks {
    reader: Box<dyn BufRead>,
    /// The beginning of a line whose end was not read.
    behind: Vec<u8>,
    /// What stops the reading behind the lines that were given.
    error: Option<io::Error>,
}

impl Blocks {
    /// The blocks of the input.
    pub fn of(reader: Box<dyn BufRead>) -> Self {
        Self { reader, behind: Vec::new(), error: None }
    }

    /// Fills `text`, whose room is used again, with the next whole lines; with none at the end.
    pub fn next_into(&mut self, text: &mut Vec<u8>) -> io::Result<()> {
        let mut filled = self.behind.len();
        text.resize(BLOCK.max(2 * filled), 0);
        text[..filled].copy_from_slice(&self.behind);
        self.behind.clear();
        if let Some(error) = self.error.take() {
            text.clear();
            return Err(error);
        }
        loop {
            match self.reader.read(&mut text[filled..]) {
                Ok(0) => {
                    text.truncate(filled);
                    return Ok(());
                }
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    text.truncate(whole(&text[..filled]));
                    if text.is_empty() {
                        return Err(error);
                    }
                    self.error = Some(error);
                    return Ok(());
                }
            }
            if filled < text.len() {
                continue;
            }
            let end = whole(text);
            if end > 0 {
                self.behind.extend_from_slice(&text[end..]);
                text.truncate(end);
                return Ok(());
            }
            text.resize(2 * filled, 0);
        }
    }
}

/// How many bytes whole lines take.
fn whole(text: &[u8]) -> usize {
    memchr::memrchr(b'\n', text).map_or(0, |end| end + 1)
}
