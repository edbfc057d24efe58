//! Taking a value of the wire whatever its shape, so that no format writes an error that quotes.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;

use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::fault::Shape;

/// What is wanted of a value; each method is one shape it can come in.
pub(super) trait Take<'de>: Sized {
    /// What it becomes.
    type Out;

    /// Null.
    fn nothing<E: Error>(self) -> Result<Self::Out, E> {
        self.other(Shape::Null)
    }

    /// Text, or a number or truth value as text.
    fn text<E: Error>(self, _: Cow<'de, str>, shape: Shape) -> Result<Self::Out, E> {
        self.other(shape)
    }

    /// A shape that is not wanted; its content has been passed over.
    fn other<E: Error>(self, shape: Shape) -> Result<Self::Out, E>;

    /// A list.
    fn list<L: Items<'de>>(self, mut list: L) -> Result<Self::Out, L::Error> {
        while list.skip()? {}
        self.other(Shape::List)
    }

    /// An object.
    fn object<O: Fields<'de>>(self, mut object: O) -> Result<Self::Out, O::Error> {
        while let Some(Unnamed) = object.key()? {
            object.skip()?;
        }
        self.other(Shape::Object)
    }
}

/// The items of a list, one by one, in whatever format.
pub(super) trait Items<'de> {
    /// How the format tells a fault.
    type Error: Error;

    /// Takes the next item; `None` behind the last.
    fn next<T: Take<'de>>(&mut self, take: T) -> Result<Option<T::Out>, Self::Error>;

    /// Passes the next item over. Says whether there was one.
    fn skip(&mut self) -> Result<bool, Self::Error>;
}

/// The fields of an object, one by one, in whatever format.
pub(super) trait Fields<'de> {
    /// How the format tells a fault.
    type Error: Error;

    /// The key of the next field; `None` behind the last.
    fn key<K: Key>(&mut self) -> Result<Option<K>, Self::Error>;

    /// The field's value, if the format has it at hand as text of the input; if not, it is still
    /// to be taken.
    #[inline]
    fn text(&mut self) -> Option<&'de str> {
        None
    }

    /// Takes the field's value.
    fn take<T: Take<'de>>(&mut self, take: T) -> Result<T::Out, Self::Error>;

    /// Passes the field's value over.
    fn skip(&mut self) -> Result<(), Self::Error>;
}

/// The key of a field, as the code of one object numbers it.
pub(super) trait Key {
    /// The key of that name.
    fn named(name: &[u8]) -> Self;
}

/// The key of any field, whatever its name.
struct Unnamed;

impl Key for Unnamed {
    fn named(_: &[u8]) -> Self {
        Self
    }
}

/// A list or an object of a format of serde.
struct Foreign<A>(A);

impl<'de, A: SeqAccess<'de>> Items<'de> for Foreign<A> {
    type Error = A::Error;

    fn next<T: Take<'de>>(&mut self, take: T) -> Result<Option<T::Out>, A::Error> {
        self.0.next_element_seed(Any(take))
    }

    fn skip(&mut self) -> Result<bool, A::Error> {
        Ok(self.0.next_element::<IgnoredAny>()?.is_some())
    }
}

impl<'de, A: MapAccess<'de>> Fields<'de> for Foreign<A> {
    type Error = A::Error;

    fn key<K: Key>(&mut self) -> Result<Option<K>, A::Error> {
        self.0.next_key_seed(TakeKey(PhantomData))
    }

    fn take<T: Take<'de>>(&mut self, take: T) -> Result<T::Out, A::Error> {
        self.0.next_value_seed(Any(take))
    }

    fn skip(&mut self) -> Result<(), A::Error> {
        self.0.next_value::<IgnoredAny>().map(drop)
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
        self.0.list(Foreign(list))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T::Out, A::Error> {
        self.0.object(Foreign(object))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<T::Out, A::Error> {
        IgnoredAny.visit_enum(data)?;
        self.0.other(Shape::Object)
    }
}

/// Wants the key of a field; a key that is no text is some other field's.
struct TakeKey<K>(PhantomData<K>);

impl<'de, K: Key> DeserializeSeed<'de> for TakeKey<K> {
    type Value = K;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<K: Key> Visitor<'_> for TakeKey<K> {
    type Value = K;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<K, E> {
        Ok(K::named(key.as_bytes()))
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<K, E> {
        Ok(K::named(key))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<K, E> {
        Ok(K::named(b""))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<K, E> {
        Ok(K::named(b""))
    }
}
