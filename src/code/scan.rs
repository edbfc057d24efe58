//! The one scanner that every code is read by.

use chrono::NaiveDate;

use crate::text::excerpt;
use crate::time::date;

/// What stops the reading of a code, and at which character.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("expected {expected}, found {found:?} at character {at} of {text:?}")]
    Unexpected { expected: &'static str, found: char, at: usize, text: Box<str> },
    #[error("expected {expected}, found the end of {text:?}")]
    End { expected: &'static str, text: Box<str> },
    #[error("expected {expected}, found {digits} at character {at} of {text:?}")]
    Digits { expected: &'static str, digits: usize, at: usize, text: Box<str> },
    #[error("no calendar has the day {day:?} at character {at} of {text:?}")]
    NoSuchDay { day: Box<str>, at: usize, text: Box<str> },
    #[error("the agency code at character {at} of {text:?} has more than 35 characters")]
    TooLong { at: usize, text: Box<str> },
    #[error("Z00 at character {at} of {text:?} names nobody: the numbers run from 01 to 99")]
    ZeroNumber { at: usize, text: Box<str> },
}

/// A place in a text, moving right over what it accepts.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    // Bytes passed; all of them ASCII, so it counts characters too.
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// What was passed since that place.
    #[inline]
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes that ASCII character, if it is next.
    #[inline]
    pub(super) fn passes(&mut self, wanted: u8) -> bool {
        let next = self.peek() == Some(wanted);
        self.at += usize::from(next);
        next
    }

    /// Passes that ASCII character.
    #[inline]
    pub(super) fn mark(&mut self, wanted: u8, expected: &'static str) -> Result<(), Fault> {
        if self.passes(wanted) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    /// Passes one character that `allowed` accepts.
    #[inline]
    fn one(&mut self, allowed: fn(u8) -> bool, expected: &'static str) -> Result<(), Fault> {
        if !self.peek().is_some_and(allowed) {
            return Err(self.unexpected(expected));
        }
        self.at += 1;
        Ok(())
    }

    /// Passes so many digits.
    #[inline]
    pub(super) fn digits(&mut self, count: usize) -> Result<&'a str, Fault> {
        let start = self.at;
        for _ in 0..count {
            self.one(|byte| byte.is_ascii_digit(), "a digit")?;
        }
        Ok(self.since(start))
    }

    /// Passes so many capital letters.
    #[inline]
    pub(super) fn capitals(&mut self, count: usize) -> Result<(), Fault> {
        (0..count).try_for_each(|_| self.one(|byte| byte.is_ascii_uppercase(), "a capital letter"))
    }

    /// Passes digits as far as they go, at least one.
    #[inline]
    fn run(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        self.digits(1)?;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(self.since(start))
    }

    /// Passes one group of an agency code: digits and capital letters, at least one.
    #[inline]
    fn group(&mut self) -> Result<(), Fault> {
        let allowed = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
        self.one(allowed, "a digit or a capital letter")?;
        while self.peek().is_some_and(allowed) {
            self.at += 1;
        }
        Ok(())
    }

    /// Passes the code of a level-1 agency: `H59`.
    #[inline]
    pub(super) fn level_1(&mut self) -> Result<(), Fault> {
        self.one(|byte| matches!(byte, b'A'..=b'Y'), "a letter from A to Y")?;
        self.digits(2).map(drop)
    }

    /// Passes an agency code as QCVN 102:2016 writes it: `000.00.17.H59`.
    #[inline]
    pub(super) fn qcvn_102(&mut self) -> Result<(), Fault> {
        for count in [3, 2, 2] {
            self.digits(count)?;
            self.mark(b'.', "'.'")?;
        }
        self.level_1()
    }

    /// Passes an agency code of any form; of Decision 20/2020/QĐ-TTg it keeps the lengths.
    #[inline]
    pub(super) fn agency(&mut self) -> Result<&'a str, Fault> {
        let start = self.at;
        match self.peek() {
            Some(b'0'..=b'9') => self.qcvn_102()?,
            Some(b'Z') => {
                self.at += 1;
                let number = self.digits(2)?;
                if number == "00" {
                    return Err(Fault::ZeroNumber { at: start + 1, text: excerpt(self.text) });
                }
                if self.peek().is_some_and(|byte| byte != b'-') {
                    self.group()?;
                }
            }
            Some(b'A'..=b'Y') => {
                self.level_1()?;
                while self.passes(b'.') {
                    self.group()?;
                }
            }
            _ => return Err(self.unexpected("a digit or a capital letter")),
        }
        let agency = self.since(start);
        if agency.len() > AGENCY_MOST {
            return Err(Fault::TooLong { at: start + 1, text: excerpt(self.text) });
        }
        Ok(agency)
    }

    /// Passes a day as `yyMMdd`, of this century, or as `yyyyMMdd`.
    #[inline]
    pub(super) fn day(&mut self) -> Result<NaiveDate, Fault> {
        let start = self.at;
        let run = self.run()?;
        let (year, month, day) = match (number(run), run.len()) {
            (Some(number), 6) => (2000 + number / 10_000, number / 100 % 100, number % 100),
            (Some(number), 8) => (number / 10_000, number / 100 % 100, number % 100),
            _ => return Err(self.wrong_run("a day of 6 or 8 digits", start)),
        };
        date(year, month, day).ok_or_else(|| Fault::NoSuchDay {
            day: run.into(),
            at: start + 1,
            text: excerpt(self.text),
        })
    }

    /// Passes the serial number of a dossier: 4 to 7 digits.
    #[inline]
    pub(super) fn serial(&mut self) -> Result<u32, Fault> {
        let start = self.at;
        let run = self.run()?;
        match number(run) {
            Some(serial) if (4..=7).contains(&run.len()) => Ok(serial),
            _ => Err(self.wrong_run("a serial number of 4 to 7 digits", start)),
        }
    }

    /// Nothing may be left.
    #[inline]
    pub(super) fn end(&self) -> Result<(), Fault> {
        if self.at == self.text.len() { Ok(()) } else { Err(self.unexpected("the end")) }
    }

    #[cold]
    fn unexpected(&self, expected: &'static str) -> Fault {
        let text = excerpt(self.text);
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(found) => Fault::Unexpected { expected, found, at: self.at + 1, text },
            None => Fault::End { expected, text },
        }
    }

    #[cold]
    fn wrong_run(&self, expected: &'static str, start: usize) -> Fault {
        let digits = self.at - start;
        Fault::Digits { expected, digits, at: start + 1, text: excerpt(self.text) }
    }
}

/// Whether each of eight ASCII characters is one of those from `least` to `most` in its place,
/// all at once: a code of a fixed form is told by it.
#[inline]
pub(super) const fn within(text: [u8; 8], least: [u8; 8], most: [u8; 8]) -> bool {
    // The highest bit of each byte is lent to the subtractions, and is left where it was not
    // needed.
    const LENT: u64 = 0x8080_8080_8080_8080;
    let [text, least, most] =
        [u64::from_le_bytes(text), u64::from_le_bytes(least), u64::from_le_bytes(most)];
    let (above, below) = ((text | LENT) - least, (most | LENT).wrapping_sub(text));
    text & LENT == 0 && above & below & LENT == LENT
}

/// The longest agency code that Decision 20/2020/QĐ-TTg Art. 4 and 6 allow, in characters.
pub(super) const AGENCY_MOST: usize = 35;

/// The number that the ASCII digits say; `None` if it passes 32 bits.
#[inline]
fn number(digits: &str) -> Option<u32> {
    digits.bytes().try_fold(0_u32, |number, digit| {
        number.checked_mul(10)?.checked_add(u32::from(digit.wrapping_sub(b'0')))
    })
}

/// Gives a code the doors that end in its `FromStr`, and the ways out that end in its `as_str`.
macro_rules! code {
    ($code:ident, $error:ident, $expected:literal) => {
        impl core::convert::TryFrom<&str> for $code {
            type Error = $error;

            fn try_from(text: &str) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl AsRef<str> for $code {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl core::fmt::Debug for $code {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_tuple(stringify!($code)).field(&self.as_str()).finish()
            }
        }

        /// Prints the code as it was read.
        impl core::fmt::Display for $code {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $code {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $code {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text::deserialize_from_str(deserializer, $expected)
            }
        }

        impl $crate::code::coded::Sealed for $code {}
        impl $crate::code::Code for $code {}
    };
}
pub(super) use code;
