//! A reader of JSON made for packets: what serde_json reads, quicker.
//!
//! It accepts and refuses what serde_json does (of text: that a text is UTF-8 is its caller's to
//! check), gives what is taken the same, and finds faults at the same line and column. Numbers
//! alone differ: they are kept as they were written, where serde_json makes `9.0` of `9.00` and
//! refuses what no float holds.

// What each field passes through is part of the loop over the fields: measured, a call costs a
// tenth of the whole.
#![allow(clippy::inline_always)]

mod cursor;
mod fault;
mod memory;
mod pass;
mod quick;
mod stops;
#[cfg(test)]
mod straight;

use std::borrow::Cow;

use serde::de::Visitor;

use self::cursor::Cursor;
use self::fault::Fault;
pub(super) use self::quick::{Memory, dossier};
use super::any::{self, Any, Key, Take};
use super::fault::{ReadPacketError, Shape};

/// How deep lists and objects that are read may stand in one another; what is passed over may
/// stand deeper.
const DEPTH: u8 = 127;

/// Takes a whole text.
#[inline]
pub(super) fn read<'de, T: Take<'de>>(text: &'de str, take: T) -> Result<T::Out, ReadPacketError> {
    let mut json = Json { text: Cursor::new(text), left: DEPTH };
    let read = json.take(take).and_then(|taken| json.text.end().map(|()| taken));
    read.map_err(|fault| fault.in_text(text))
}

/// A JSON text that is being read.
struct Json<'de> {
    text: Cursor<'de>,
    /// How much deeper it may go.
    left: u8,
}

impl<'de> Json<'de> {
    /// Takes the value that stands next.
    #[inline]
    fn take<T: Take<'de>>(&mut self, take: T) -> Result<T::Out, Fault> {
        let taken = match self.text.peek_token() {
            Some(b'{') => {
                self.enter()?;
                let taken = take.object(Fields { json: self, first: true });
                let left = self.leave(b'}');
                taken.and_then(|value| left.map(|()| value))
            }
            Some(b'[') => {
                self.enter()?;
                let taken = take.list(Items { json: self, first: true });
                let left = self.leave(b']');
                taken.and_then(|value| left.map(|()| value))
            }
            _ => self.take_scalar(take),
        };
        taken.map_err(|fault| fault.or_at(self.text.place()))
    }

    fn take_scalar<T: Take<'de>>(&mut self, take: T) -> Result<T::Out, Fault> {
        match self.text.peek() {
            Some(b'"') => {
                self.text.pass();
                let text = self.text.string()?;
                take.text(text, Shape::Text)
            }
            Some(b'n') => self.text.word("null").and_then(|()| take.nothing()),
            Some(b't') => self.text.word("true").and_then(|()| Any(take).visit_bool(true)),
            Some(b'f') => self.text.word("false").and_then(|()| Any(take).visit_bool(false)),
            Some(b'-' | b'0'..=b'9') => self.take_number(take),
            _ => Err(self.text.next_fault()),
        }
    }

    /// A number is the text it was written as, whatever a computer can hold of it.
    fn take_number<T: Take<'de>>(&mut self, take: T) -> Result<T::Out, Fault> {
        let start = self.text.place();
        self.text.number()?;
        take.text(Cow::Borrowed(self.text.since(start)), Shape::Number)
    }

    #[inline]
    fn enter(&mut self) -> Result<(), Fault> {
        match self.left.checked_sub(1) {
            Some(left) => {
                self.left = left;
                self.text.pass();
                Ok(())
            }
            None => Err(self.text.next_fault()),
        }
    }

    /// Passes the end of a list or object, also behind a fault, which then stands here.
    #[inline]
    fn leave(&mut self, bracket: u8) -> Result<(), Fault> {
        self.left += 1;
        match self.text.peek_token() {
            Some(next) if next == bracket => {
                self.text.pass();
                Ok(())
            }
            Some(b',') if bracket == b']' => {
                self.text.pass();
                self.text.peek_token();
                Err(self.text.next_fault())
            }
            _ => Err(self.text.next_fault()),
        }
    }
}

/// The items of a list.
struct Items<'j, 'de> {
    json: &'j mut Json<'de>,
    first: bool,
}

impl Items<'_, '_> {
    /// Whether another item stands next.
    #[inline]
    fn more(&mut self) -> Result<bool, Fault> {
        let text = &mut self.json.text;
        match text.peek_token() {
            Some(b']') => return Ok(false),
            Some(_) if self.first => self.first = false,
            Some(b',') => {
                text.pass();
                if let None | Some(b']') = text.peek_token() {
                    return Err(text.next_fault());
                }
            }
            _ => return Err(text.next_fault()),
        }
        Ok(true)
    }
}

impl<'de> any::Items<'de> for Items<'_, 'de> {
    type Error = Fault;

    #[inline]
    fn next<T: Take<'de>>(&mut self, take: T) -> Result<Option<T::Out>, Fault> {
        if self.more()? { self.json.take(take).map(Some) } else { Ok(None) }
    }

    fn skip(&mut self) -> Result<bool, Fault> {
        let more = self.more()?;
        if more {
            self.json.text.pass_value()?;
        }
        Ok(more)
    }
}

/// The fields of an object.
struct Fields<'j, 'de> {
    json: &'j mut Json<'de>,
    first: bool,
}

impl Fields<'_, '_> {
    /// A key that is not written plainly, or none.
    #[inline(never)]
    fn key_in_full<K: Key>(&mut self, first: bool) -> Result<Option<K>, Fault> {
        let text = &mut self.json.text;
        match text.peek_token() {
            Some(b'}') => return Ok(None),
            Some(_) if first => {}
            Some(b',') => {
                text.pass();
                text.peek_token();
            }
            _ => return Err(text.next_fault()),
        }
        if text.peek() != Some(b'"') {
            return Err(text.next_fault());
        }
        text.pass();
        let key = match text.string()? {
            Cow::Borrowed(key) => K::named(key.as_bytes()),
            Cow::Owned(key) => K::named(key.as_bytes()),
        };
        text.colon()?;
        // Most often the value follows behind a space.
        text.peek_token();
        Ok(Some(key))
    }
}

impl<'de> any::Fields<'de> for Fields<'_, 'de> {
    type Error = Fault;

    #[inline]
    fn key<K: Key>(&mut self) -> Result<Option<K>, Fault> {
        let first = core::mem::take(&mut self.first);
        match self.json.text.plain_key(first) {
            Some(key) => Ok(Some(K::named(key))),
            None => self.key_in_full(first),
        }
    }

    #[inline]
    fn text(&mut self) -> Option<&'de str> {
        self.json.text.plain_string()
    }

    #[inline]
    fn take<T: Take<'de>>(&mut self, take: T) -> Result<T::Out, Fault> {
        self.json.take(take)
    }

    #[inline]
    fn skip(&mut self) -> Result<(), Fault> {
        self.json.text.pass_value()
    }
}
