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
            let bytes = self.reader.fill_buf()?;
            if bytes.is_empty() {
                // The end of the last line, if the file leaves it out.
                let open = self.last.replace(b'\n').is_some_and(|last| last != b'\n');
                let (true, Some(place)) = (open, out.first_mut()) else { return Ok(0) };
                *place = b'\n';
                return Ok(1);
            }
            let (mut rest, mut free) = (bytes, &mut *out);
            while !rest.is_empty() && !free.is_empty() {
                if mem::take(&mut self.after_return) && rest.first() == Some(&b'\n') {
                    rest = &rest[1..];
                    continue;
                }
                let plain = up_to_return(&rest[..rest.len().min(free.len())]);
                let (filled, more) = free.split_at_mut(plain.len());
                filled.copy_from_slice(plain);
                (rest, free) = (&rest[plain.len()..], more);
                if let (Some(b'\r'), Some(place)) = (rest.first(), free.first_mut()) {
                    *place = b'\n';
                    self.after_return = true;
                    (rest, free) = (&rest[1..], &mut free[1..]);
                }
            }
            let (read, left) = (bytes.len() - rest.len(), free.len());
            self.reader.consume(read);
            let written = out.len() - left;
            self.last = out[..written].last().copied().or(self.last);
            if written > 0 || out.is_empty() {
                return Ok(written);
            }
        }
    }
}

/// The text before the first return.
fn up_to_return(text: &[u8]) -> &[u8] {
    memchr::memchr(b'\r', text).map_or(text, |at| &text[..at])
}
