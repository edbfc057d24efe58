//! A reader of JSON made for packets: what serde_json reads, quicker.
//!
//! It accepts and refuses exactly what serde_json does (of text: that a text is UTF-8 is its
//! caller's to check), tells visitors the same, and finds faults at the same line and column.

mod cursor;
mod fault;
mod stops;

use std::borrow::Cow;

use serde::de::value::{BorrowedStrDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use self::cursor::Cursor;
use self::fault::Fault;
use super::fault::ReadPacketError;

/// How deep lists and objects that are read may stand in one another; what is passed over may
/// stand deeper.
const DEPTH: u8 = 127;

/// Reads a whole text by that seed.
#[inline]
pub(super) fn read<'de, T: DeserializeSeed<'de>>(
    text: &'de str,
    seed: T,
) -> Result<T::Value, ReadPacketError> {
    let mut json = Json { text: Cursor::new(text), left: DEPTH };
    let read = seed.deserialize(&mut json).and_then(|value| json.text.end().map(|()| value));
    read.map_err(|fault| fault.in_text(text))
}

/// A JSON text that is being read.
struct Json<'de> {
    text: Cursor<'de>,
    /// How much deeper it may go.
    left: u8,
}

impl<'de> Json<'de> {
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

    #[inline(never)]
    fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        let start = self.text.place();
        let negative = self.text.peek() == Some(b'-');
        if negative {
            self.text.pass();
        }
        let whole = self.text.number()?;
        let text = self.text.since(start);
        if whole {
            if negative {
                // `-0` is a float, as it is to whoever writes it.
                if let Some(number) = text.parse().ok().filter(|number| *number != 0) {
                    return visitor.visit_i64(number);
                }
            } else if let Ok(number) = text.parse() {
                return visitor.visit_u64(number);
            }
        }
        // The packet's `visit_f64` makes text of it at once; nothing is computed.
        match text.parse() {
            Ok(number) if f64::is_finite(number) => visitor.visit_f64(number),
            _ => Err(self.text.fault()),
        }
    }

    /// Any value but a string.
    #[inline]
    fn other<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fault> {
        match self.text.peek() {
            Some(b'n') => self.text.word("null").and_then(|()| visitor.visit_unit()),
            Some(b't') => self.text.word("true").and_then(|()| visitor.visit_bool(true)),
            Some(b'f') => self.text.word("false").and_then(|()| visitor.visit_bool(false)),
            Some(b'-' | b'0'..=b'9') => self.number(visitor),
            Some(b'[') => {
                self.enter()?;
                let read = visitor.visit_seq(Items { json: self, first: true });
                let left = self.leave(b']');
                read.and_then(|value| left.map(|()| value))
            }
            Some(b'{') => {
                self.enter()?;
                let read = visitor.visit_map(Fields { json: self, first: true });
                let left = self.leave(b'}');
                read.and_then(|value| left.map(|()| value))
            }
            _ => Err(self.text.next_fault()),
        }
    }
}

impl<'de> Deserializer<'de> for &mut Json<'de> {
    type Error = Fault;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = if self.text.peek_token() == Some(b'"') {
            self.text.pass();
            match self.text.string()? {
                Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            }
        } else {
            self.other(visitor)
        };
        read.map_err(|fault| fault.or_at(self.text.place()))
    }

    #[inline]
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.text.pass_value()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

/// The items of a list.
struct Items<'j, 'de> {
    json: &'j mut Json<'de>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Fault;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let text = &mut self.json.text;
        match text.peek_token() {
            Some(b']') => return Ok(None),
            Some(_) if self.first => self.first = false,
            Some(b',') => {
                text.pass();
                if let None | Some(b']') = text.peek_token() {
                    return Err(text.next_fault());
                }
            }
            _ => return Err(text.next_fault()),
        }
        seed.deserialize(&mut *self.json).map(Some)
    }
}

/// The fields of an object.
struct Fields<'j, 'de> {
    json: &'j mut Json<'de>,
    first: bool,
}

impl<'de> MapAccess<'de> for Fields<'_, 'de> {
    type Error = Fault;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let text = &mut self.json.text;
        match text.peek_token() {
            Some(b'}') => return Ok(None),
            Some(_) if self.first => self.first = false,
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
        match text.string()? {
            Cow::Borrowed(key) => seed.deserialize(BorrowedStrDeserializer::new(key)),
            Cow::Owned(key) => seed.deserialize(StringDeserializer::new(key)),
        }
        .map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        self.json.text.colon()?;
        seed.deserialize(&mut *self.json)
    }
}
