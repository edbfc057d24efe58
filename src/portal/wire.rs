//! Objects of the wire, field by field: one list of fields makes the type, its reader, its
//! writer and its columns.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;

use serde::de::{Error, MapAccess, SeqAccess};

use super::any::{Any, Take};
use super::fault::{FaultKind, PacketFault, Path, Shape};
use crate::text::trim;

/// What can stand in a field: a scalar, a file link, or a list of objects.
pub(super) trait Value<'de>: Default {
    /// Whether it is not written.
    fn is_missing(&self) -> bool;

    /// Reads the value that `map` has next, of the field `key` of what stands at `path`; a wrong
    /// shape is a fault, and missing.
    fn read<A: MapAccess<'de>>(
        map: &mut A,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) -> Result<Self, A::Error>;

    /// Whether a column of that name fills the field of that key.
    fn is_column(column: &str, key: &str) -> bool {
        column == key
    }

    /// Fills it from a column; `below` is what the column's name says behind the field's.
    fn put(
        &mut self,
        below: Option<&str>,
        text: &'de str,
        path: Path,
        faults: &mut Vec<PacketFault>,
    );
}

/// An object of the wire.
pub(super) trait Object<'de>: Default {
    /// Reads all of an object.
    fn read<A: MapAccess<'de>>(
        map: A,
        path: &Path,
        faults: &mut Vec<PacketFault>,
    ) -> Result<Self, A::Error>;

    /// Whether some field is filled by a column of that name.
    fn has_column(column: &str) -> bool;

    /// Fills the field that the column names, if there is one.
    fn put(
        &mut self,
        column: &str,
        below: Option<&str>,
        text: &'de str,
        path: Path,
        faults: &mut Vec<PacketFault>,
    );
}

/// Wants a list of objects.
struct TakeList<'f, T> {
    path: Path,
    faults: &'f mut Vec<PacketFault>,
    items: PhantomData<T>,
}

impl<'de, T: Object<'de>> Take<'de> for TakeList<'_, T> {
    type Out = Option<Vec<T>>;

    fn nothing<E: Error>(self) -> Result<Self::Out, E> {
        Ok(None)
    }

    fn text<E: Error>(self, text: Cow<'de, str>, shape: Shape) -> Result<Self::Out, E> {
        if shape == Shape::Text && trim(&text).is_empty() { Ok(None) } else { self.other(shape) }
    }

    fn other<E: Error>(self, shape: Shape) -> Result<Self::Out, E> {
        self.faults.push(self.path.fault(FaultKind::NotAList(shape)));
        Ok(None)
    }

    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Out, A::Error> {
        let mut items = Vec::new();
        loop {
            let path = self.path.item(items.len());
            let item = TakeItem { path, faults: &mut *self.faults, item: PhantomData };
            match list.next_element_seed(Any(item))? {
                Some(item) => items.push(item),
                None => return Ok(Some(items)),
            }
        }
    }
}

/// Wants an object of a list.
struct TakeItem<'f, T> {
    path: Path,
    faults: &'f mut Vec<PacketFault>,
    item: PhantomData<T>,
}

impl<'de, T: Object<'de>> Take<'de> for TakeItem<'_, T> {
    type Out = T;

    fn nothing<E: Error>(self) -> Result<T, E> {
        self.other(Shape::Null)
    }

    fn text<E: Error>(self, _: Cow<'de, str>, shape: Shape) -> Result<T, E> {
        self.other(shape)
    }

    // There is an item, and nothing is known of it: leaving it out would turn that into a no.
    fn other<E: Error>(self, shape: Shape) -> Result<T, E> {
        self.faults.push(self.path.fault(FaultKind::NotAnObject(shape)));
        Ok(T::default())
    }

    #[inline]
    fn object<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
        T::read(object, &self.path, self.faults)
    }
}

impl<'de, T: Object<'de>> Value<'de> for Option<Vec<T>> {
    fn is_missing(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn read<A: MapAccess<'de>>(
        map: &mut A,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) -> Result<Self, A::Error> {
        map.next_value_seed(Any(TakeList { path: path.field(key), faults, items: PhantomData }))
    }

    /// A column of a list holds that field of each item, with `;` between them; `[]` is the list
    /// without items.
    fn put(
        &mut self,
        below: Option<&str>,
        text: &'de str,
        path: Path,
        faults: &mut Vec<PacketFault>,
    ) {
        let Some(column) = below.filter(|column| T::has_column(column)) else {
            return;
        };
        let text = trim(text);
        if text.is_empty() {
            return;
        }
        let items = self.get_or_insert_default();
        if text == "[]" {
            return;
        }
        for (index, part) in text.split(';').enumerate() {
            if items.len() <= index {
                items.push(T::default());
            }
            if let Some(item) = items.get_mut(index) {
                item.put(column, None, part, path.item(index), faults);
            }
        }
    }
}

/// The key of a field, as the code of one object numbers it.
pub(super) trait Key {
    /// The key of that name.
    fn named(name: &str) -> Self;
}

/// Wants the key of a field; a key that is no text is some other field's.
pub(super) struct TakeKey<K>(pub(super) PhantomData<K>);

impl<'de, K: Key> serde::de::DeserializeSeed<'de> for TakeKey<K> {
    type Value = K;

    #[inline]
    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<K, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<K: Key> serde::de::Visitor<'_> for TakeKey<K> {
    type Value = K;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<K, E> {
        Ok(K::named(key))
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<K, E> {
        Ok(K::named(core::str::from_utf8(key).unwrap_or_default()))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<K, E> {
        Ok(K::named(""))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<K, E> {
        Ok(K::named(""))
    }
}

/// Makes an object of the wire from its fields: portal name, field, kind of value.
macro_rules! object {
    (
        $(#[$about:meta])*
        pub struct $object:ident {
            $( $(#[$about_field:meta])* $key:literal => $field:ident: $value:ty, )+
        }
        $( and { $( $(#[$about_own:meta])* $own:ident: $own_type:ty, )+ } )?
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
        pub struct $object<'a> {
            $(
                $(#[$about_field])*
                #[doc(alias = $key)]
                #[serde(rename = $key, skip_serializing_if = "Value::is_missing")]
                pub $field: $value,
            )+
            $( $( $(#[$about_own])* #[serde(skip)] $own: $own_type, )+ )?
        }

        impl<'a> Object<'a> for $object<'a> {
            fn read<A: serde::de::MapAccess<'a>>(
                mut map: A,
                path: &Path,
                faults: &mut Vec<PacketFault>,
            ) -> Result<Self, A::Error> {
                #[allow(non_camel_case_types)]
                enum Keys { $( $field, )+ other }

                impl Key for Keys {
                    #[inline]
                    fn named(name: &str) -> Self {
                        match name {
                            $( $key => Self::$field, )+
                            _ => Self::other,
                        }
                    }
                }

                #[allow(clippy::struct_excessive_bools)]
                #[derive(Default)]
                struct Seen { $( $field: bool, )+ }

                let mut object = Self::default();
                let mut seen = Seen::default();
                while let Some(key) = map.next_key_seed(TakeKey(PhantomData))? {
                    match key {
                        $(
                            Keys::$field => {
                                if core::mem::replace(&mut seen.$field, true) {
                                    faults.push(path.field($key).fault(FaultKind::Repeated));
                                }
                                object.$field = Value::read(&mut map, path, $key, faults)?;
                            }
                        )+
                        Keys::other => {
                            map.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                Ok(object)
            }

            fn has_column(column: &str) -> bool {
                $( <$value as Value>::is_column(column, $key) )||+
            }

            fn put(
                &mut self,
                column: &str,
                below: Option<&str>,
                text: &'a str,
                path: Path,
                faults: &mut Vec<PacketFault>,
            ) {
                $(
                    if <$value as Value>::is_column(column, $key) {
                        return Value::put(&mut self.$field, below, text, path.field($key), faults);
                    }
                )+
            }
        }
    };
}
pub(super) use object;
