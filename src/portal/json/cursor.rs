//! A JSON text and a place in it, moving right over what it accepts.

use core::ops::Range;
use std::borrow::Cow;

use super::fault::Fault;
use super::stops::{is_stop, stop_of};

/// A place in a JSON text.
#[derive(Debug)]
pub(super) struct Cursor<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Cursor<'de> {
    #[inline]
    pub(super) const fn new(text: &'de str) -> Self {
        Self::at(text, 0)
    }

    /// At that byte.
    #[inline]
    pub(super) const fn at(text: &'de str, at: usize) -> Self {
        Self { text, at }
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes the byte that was peeked at.
    #[inline]
    pub(super) const fn pass(&mut self) {
        self.at += 1;
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    /// The byte behind white space.
    #[inline]
    pub(super) fn peek_token(&mut self) -> Option<u8> {
        // Most often there is none, or one space.
        let next = self.peek();
        if next.is_some_and(|next| next > b' ') {
            return next;
        }
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                next => return next,
            }
        }
    }

    /// A fault at what was passed last.
    #[cold]
    pub(super) fn fault(&self) -> Fault {
        Fault::malformed(self.at)
    }

    /// A fault at what stands next.
    #[cold]
    pub(super) fn next_fault(&self) -> Fault {
        Fault::malformed(self.text.len().min(self.at + 1))
    }

    /// Where it stands.
    pub(super) const fn place(&self) -> usize {
        self.at
    }

    /// What was passed since that place.
    #[inline]
    pub(super) fn since(&self, start: usize) -> &'de str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Passes that word.
    pub(super) fn word(&mut self, word: &str) -> Result<(), Fault> {
        for expected in word.bytes() {
            if self.next() != Some(expected) {
                return Err(self.fault());
            }
        }
        Ok(())
    }

    /// Passes digits as far as they go.
    fn digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
    }

    /// Passes a number.
    pub(super) fn number(&mut self) -> Result<(), Fault> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.next() {
            Some(b'0') => {
                if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                    return Err(self.next_fault());
                }
            }
            Some(b'1'..=b'9') => self.digits(),
            _ => return Err(self.fault()),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let start = self.at;
            self.digits();
            if self.at == start {
                return Err(self.next_fault());
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if !self.next().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err(self.fault());
            }
            self.digits();
        }
        Ok(())
    }

    /// Moves to what stops a string.
    #[inline]
    pub(super) fn move_to_stop(&mut self) -> Option<u8> {
        self.at = stop_from(self.text, self.at);
        self.peek()
    }

    /// Passes a key with its colon, and the comma before it unless it is the first, if they are
    /// written as they mostly are; otherwise nothing is passed.
    #[inline(always)]
    pub(super) fn plain_key(&mut self, first: bool) -> Option<&'de [u8]> {
        let text = self.text.as_bytes();
        let open = match text.get(self.at..)? {
            [b',', b' ', b'"', ..] if !first => self.at + 2,
            [b',', b'"', ..] if !first => self.at + 1,
            [b'"', ..] if first => self.at,
            _ => return None,
        };
        let close = stop_from(self.text, open + 1);
        let key = text.get(open + 1..close)?;
        let [b'"', b':', behind, ..] = *text.get(close..)? else { return None };
        self.at = close + 2 + usize::from(behind == b' ');
        Some(key)
    }

    /// Passes a string that is written plainly and stands right here, and gives where it begins
    /// and ends; otherwise nothing is passed.
    #[inline(always)]
    pub(super) fn plain_range(&mut self) -> Option<Range<usize>> {
        let (open, close) = (self.at, string_end(self.text, self.at)?);
        self.at = close + 1;
        Some(open + 1..close)
    }

    /// Passes a string that is written plainly and stands right here; otherwise nothing is
    /// passed.
    #[inline(always)]
    pub(super) fn plain_string(&mut self) -> Option<&'de str> {
        let range = self.plain_range()?;
        self.text.get(range)
    }

    /// Passes a string behind its opening quote, and gives it.
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, Fault> {
        let start = self.at;
        if self.move_to_stop() == Some(b'"') {
            let string = self.since(start);
            self.at += 1;
            return Ok(Cow::Borrowed(string));
        }
        self.escaped(start).map(Cow::Owned)
    }

    /// The rest of a string that began at `start` and does not go on plainly.
    #[cold]
    fn escaped(&mut self, start: usize) -> Result<String, Fault> {
        let mut string = self.since(start).to_owned();
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    let character = self.escape()?;
                    string.push(character);
                }
                Some(_) => {
                    self.at += 1;
                    return Err(self.fault());
                }
                None => return Err(self.fault()),
            }
            let plain = self.at;
            self.move_to_stop();
            string.push_str(self.since(plain));
        }
    }

    /// The character of an escape, behind its backslash.
    fn escape(&mut self) -> Result<char, Fault> {
        match self.next() {
            Some(plain @ (b'"' | b'\\' | b'/')) => Ok(char::from(plain)),
            Some(b'b') => Ok('\u{8}'),
            Some(b'f') => Ok('\u{c}'),
            Some(b'n') => Ok('\n'),
            Some(b'r') => Ok('\r'),
            Some(b't') => Ok('\t'),
            Some(b'u') => self.unicode(),
            _ => Err(self.fault()),
        }
    }

    /// The character of `\u`, or of two of them for a pair of surrogates.
    fn unicode(&mut self) -> Result<char, Fault> {
        let first = self.hex()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or_else(|| self.fault());
        }
        for expected in [b'\\', b'u'] {
            if self.peek().is_none() {
                return Err(self.fault());
            }
            self.at += 1;
            if self.text.as_bytes().get(self.at - 1) != Some(&expected) {
                return Err(self.fault());
            }
        }
        let second = self.hex()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(self.fault());
        }
        let joined = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        char::from_u32(joined).ok_or_else(|| self.fault())
    }

    /// Four hexadecimal digits.
    pub(super) fn hex(&mut self) -> Result<u32, Fault> {
        let Some(digits) = self.text.as_bytes().get(self.at..self.at + 4) else {
            self.at = self.text.len();
            return Err(self.fault());
        };
        self.at += 4;
        digits
            .iter()
            .try_fold(0, |number, digit| Some(number << 4 | char::from(*digit).to_digit(16)?))
            .ok_or_else(|| self.fault())
    }

    /// Passes the colon behind a key.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Fault> {
        if self.peek_token() != Some(b':') {
            return Err(self.next_fault());
        }
        self.at += 1;
        Ok(())
    }

    /// Nothing but white space may be left.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        if self.peek_token().is_some() { Err(self.next_fault()) } else { Ok(()) }
    }
}

/// Where what stops a string is from there on: the quote, a backslash, or what cannot stand in one;
/// the end if nothing does.
#[inline(always)]
pub(super) fn stop_from(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let (chunks, last) = rest.as_chunks();
    let mut passed = at;
    for chunk in chunks {
        if let Some(stop) = stop_of(chunk) {
            return passed + stop;
        }
        passed += chunk.len();
    }
    passed + last.iter().position(|byte| is_stop(*byte)).unwrap_or(last.len())
}

/// Where the quote is that ends a string, of one that begins right there and is written plainly.
#[inline(always)]
pub(super) fn string_end(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if *bytes.get(open)? != b'"' {
        return None;
    }
    let close = stop_from(text, open + 1);
    (*bytes.get(close)? == b'"').then_some(close)
}
