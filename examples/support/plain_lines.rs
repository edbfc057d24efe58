//! Lines that all end alike, however an office program ended them.

use std::io::{self, BufRead, Read};
use std::mem;

/// The text of an input with every line ended by a line feed alone, the last one too.
#[allow(missing_debug_implementations)] // a reader has none
pub struct PlainLines {
    reader: Box<dyn BufRead>,
    after_return: bool,
    last: Option<u8>,
}

impl PlainLines {
    /// The lines of the input.
    pub fn of(reader: Box<dyn BufRead>) -> Self {
        Self { reader, after_return: false, last: None }
    }
}

impl Read for PlainLines {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.reader.read(out)?;
            if read == 0 {
                let Some(place) = out.first_mut() else { return Ok(0) };
                // The end of the last line, if the file leaves it out.
                let open = self.last.replace(b'\n').is_some_and(|last| last != b'\n');
                *place = b'\n';
                return Ok(usize::from(open));
            }
            let plain = self.end_alike(&mut out[..read]);
            if plain > 0 {
                self.last = Some(out[plain - 1]);
                return Ok(plain);
            }
        }
    }
}

impl PlainLines {
    /// Ends the lines of what was read. Says how many bytes are left.
    fn end_alike(&mut self, text: &mut [u8]) -> usize {
        // What was read before may have ended between the two bytes of an end.
        let (mut from, mut to) = (0, 0);
        if mem::take(&mut self.after_return) {
            from = usize::from(text.starts_with(b"\n"));
        }
        loop {
            let end = memchr::memchr(b'\r', &text[from..]).map_or(text.len(), |at| from + at);
            if from > to {
                text.copy_within(from..end, to);
            }
            to += end - from;
            if end == text.len() {
                return to;
            }
            text[to] = b'\n';
            to += 1;
            from = end + 1;
            match text.get(from) {
                Some(b'\n') => from += 1,
                Some(_) => {}
                None => self.after_return = true,
            }
        }
    }
}
