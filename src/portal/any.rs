//! Taking a value of the wire whatever its shape, so that no format writes an error that quotes.

use core::fmt;
use std::borrow::Cow;

use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::fault::Shape;

/// What is wanted of a value; each method is one shape it can come in.
pub(super) trait Take<'de>: Sized {
    /// What it becomes.
    type Out;

    /// Null.
    fn nothing<E: Error>(self) -> Result<Self::Out, E>;

    /// Text, or a number or truth value as text.
    fn text<E: Error>(self, text: Cow<'de, str>, shape: Shape) -> Result<Self::Out, E>;

    /// A shape that is not wanted; its content has been passed over.
    fn other<E: Error>(self, shape: Shape) -> Result<Self::Out, E>;

    /// A list.
    fn list<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Out, A::Error> {
        IgnoredAny.visit_seq(list)?;
        self.other(Shape::List)
    }

    /// An object.
    fn object<A: MapAccess<'de>>(self, object: A) -> Result<Self::Out, A::Error> {
        IgnoredAny.visit_map(object)?;
        self.other(Shape::Object)
    }
}

/// Reads by asking the format what stands there.
#[derive(Debug)]
pub(super) struct Any<T>(pub(super) T);

impl<'de, T: Take<'de>> DeserializeSeed<'de> for Any<T> {
    type Value = T::Out;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Out, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// The numbers that codes and flags are, so that writing them as JSON numbers costs nothing.
const SMALL: [&str; 12] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];

impl<'de, T: Take<'de>> Visitor<'de> for Any<T> {
    type Value = T::Out;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a portal packet")
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T::Out, E> {
        self.0.text(Cow::Borrowed(text), Shape::Text)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T::Out, E> {
        self.0.text(Cow::Owned(text.to_owned()), Shape::Text)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T::Out, E> {
        self.0.text(Cow::Owned(text), Shape::Text)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<T::Out, E> {
        let text = if truth { "true" } else { "false" };
        self.0.text(Cow::Borrowed(text), Shape::Truth)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T::Out, E> {
        let small = usize::try_from(number).ok().and_then(|number| SMALL.get(number));
        let text = small.map_or_else(|| Cow::Owned(number.to_string()), |&text| text.into());
        self.0.text(text, Shape::Number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T::Out, E> {
        match u64::try_from(number) {
            Ok(number) => self.visit_u64(number),
            Err(_) => self.0.text(Cow::Owned(number.to_string()), Shape::Number),
        }
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<T::Out, E> {
        self.0.text(Cow::Owned(number.to_string()), Shape::Number)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<T::Out, E> {
        self.0.text(Cow::Owned(number.to_string()), Shape::Number)
    }

    // The one float of the crate, turned into text at once. `Debug` keeps the `.0` of `9.0`: a
    // status of 9.0 is a code nobody issued, not a 9.
    fn visit_f64<E: Error>(self, number: f64) -> Result<T::Out, E> {
        self.0.text(Cow::Owned(format!("{number:?}")), Shape::Number)
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<T::Out, E> {
        self.0.other(Shape::Bytes)
    }

    fn visit_unit<E: Error>(self) -> Result<T::Out, E> {
        self.0.nothing()
    }

    fn visit_none<E: Error>(self) -> Result<T::Out, E> {
        self.0.nothing()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Out, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<T::Out, D::Error> {
        deserializer.deserialize_any(self)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T::Out, A::Error> {
        self.0.list(list)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T::Out, A::Error> {
        self.0.object(object)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<T::Out, A::Error> {
        IgnoredAny.visit_enum(data)?;
        self.0.other(Shape::Object)
    }
}
