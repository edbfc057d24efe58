//! Objects of the wire, field by field: one list of fields makes the type, its reader, its
//! writer and its columns.

use core::marker::PhantomData;
use std::borrow::Cow;

use serde::de::Error;

use super::any::{Fields, Items, Key, Take};
use super::fault::{FaultKind, PacketFault, Path, Shape};
use crate::text::trim;

/// What can stand in a field: a scalar, a file link, or a list of objects.
pub(super) trait Value<'de>: Default {
    /// Whether it is not written.
    fn is_missing(&self) -> bool;

    /// Reads the value that `object` has next, of the field `key` of what stands at `path`; a wrong
    /// shape is a fault, and missing.
    fn read<O: Fields<'de>>(
        object: &mut O,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) -> Result<Self, O::Error>;

    /// Whether a column of that name fills the field of that key.
    fn is_column(column: &str, key: &str) -> bool {
        column == key
    }

    /// Which field of its items a column fills, by what the column's name says behind the
    /// field's; `None` where there are no items, or no such field.
    fn item_column(_below: &str) -> Option<usize> {
        None
    }

    /// Fills it, the field `key` of what stands at `path`, from a column, of its items that field.
    fn put(
        &mut self,
        below: Option<usize>,
        text: &'de str,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    );
}

/// Where a column goes: which field of an object, and which of the field's items.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) field: usize,
    pub(super) below: Option<usize>,
}

/// A field of an object, by the object's own numbers.
pub(super) trait FieldKey: Key + Copy + 'static {
    /// Every field that has a name.
    const ALL: &'static [Self];

    /// Its place among them; that of any other field is behind them.
    fn place(self) -> usize;

    /// The field of that place, one of a column.
    fn at(place: usize) -> Self;
}

/// An object of the wire.
pub(super) trait Object<'de>: Default {
    /// What its fields are known by.
    type Key: FieldKey;

    /// Reads all of an object into one of which nothing is known yet: moving what was read costs
    /// more than reading a field.
    fn fill<O: Fields<'de>>(
        &mut self,
        fields: O,
        path: &Path,
        faults: &mut Vec<PacketFault>,
    ) -> Result<(), O::Error>;

    /// Reads all of an object.
    fn read<O: Fields<'de>>(
        fields: O,
        path: &Path,
        faults: &mut Vec<PacketFault>,
    ) -> Result<Self, O::Error> {
        let mut object = Self::default();
        object.fill(fields, path, faults)?;
        Ok(object)
    }

    /// Where a column of that name goes; `below` is what stands behind the field's name.
    fn column(name: &str, below: Option<&str>) -> Option<Column>;

    /// Fills the field that the column goes to.
    fn put(&mut self, column: Column, text: &'de str, path: &Path, faults: &mut Vec<PacketFault>);
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

    fn list<L: Items<'de>>(self, mut list: L) -> Result<Self::Out, L::Error> {
        let mut items = Vec::new();
        loop {
            let path = self.path.item(items.len());
            let mut item = T::default();
            let take = TakeItem { path, faults: &mut *self.faults, item: &mut item };
            if list.next(take)?.is_none() {
                return Ok(Some(items));
            }
            items.push(item);
        }
    }
}

/// Wants an object of a list.
struct TakeItem<'f, T> {
    path: Path,
    faults: &'f mut Vec<PacketFault>,
    item: &'f mut T,
}

impl<'de, T: Object<'de>> Take<'de> for TakeItem<'_, T> {
    type Out = ();

    // There is an item, and nothing is known of it: leaving it out would turn that into a no.
    fn other<E: Error>(self, shape: Shape) -> Result<(), E> {
        self.faults.push(self.path.fault(FaultKind::NotAnObject(shape)));
        Ok(())
    }

    #[inline]
    fn object<O: Fields<'de>>(self, object: O) -> Result<(), O::Error> {
        self.item.fill(object, &self.path, self.faults)
    }
}

impl<'de, T: Object<'de>> Value<'de> for Option<Vec<T>> {
    fn is_missing(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn read<O: Fields<'de>>(
        object: &mut O,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) -> Result<Self, O::Error> {
        object.take(TakeList { path: path.field(key), faults, items: PhantomData })
    }

    fn item_column(below: &str) -> Option<usize> {
        T::column(below, None).map(|column| column.field)
    }

    /// A column of a list holds that field of each item, with `;` between them; `[]` is the list
    /// without items.
    fn put(
        &mut self,
        below: Option<usize>,
        text: &'de str,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) {
        let Some(field) = below else { return };
        let text = trim(text);
        if text.is_empty() {
            return;
        }
        let items = self.get_or_insert_default();
        if text == "[]" {
            return;
        }
        let path = path.field(key);
        let (column, mut rest, mut index) = (Column { field, below: None }, text, 0);
        loop {
            if items.len() <= index {
                items.push(T::default());
            }
            // Cells are short: looking at each byte is quicker than searching.
            let end = rest.bytes().position(|byte| byte == b';');
            let (part, behind) =
                rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or_default();
            if let (Some(item), false) = (items.get_mut(index), part.is_empty()) {
                item.put(column, part, &path.item(index), faults);
            }
            let Some(behind) = behind.strip_prefix(';') else { return };
            (rest, index) = (behind, index + 1);
        }
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

        const _: () = {
        #[allow(non_camel_case_types)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Keys { $( $field, )+ other }

        impl FieldKey for Keys {
            const ALL: &'static [Self] = &[$( Self::$field, )+];

            #[inline]
            #[allow(clippy::as_conversions)] // the discriminant of a plain enum
            fn place(self) -> usize {
                self as usize
            }

            fn at(place: usize) -> Self {
                Self::ALL.get(place).copied().unwrap_or(Self::other)
            }
        }

        impl Key for Keys {
            #[inline]
            fn named(name: &[u8]) -> Self {
                $(
                    if name == $key.as_bytes() {
                        return Self::$field;
                    }
                )+
                Self::other
            }
        }

        impl<'a> Object<'a> for $object<'a> {
            type Key = Keys;

            fn fill<O: Fields<'a>>(
                &mut self,
                mut fields: O,
                path: &Path,
                faults: &mut Vec<PacketFault>,
            ) -> Result<(), O::Error> {
                #[allow(clippy::struct_excessive_bools)]
                #[derive(Default)]
                struct Seen { $( $field: bool, )+ }

                let mut seen = Seen::default();
                while let Some(key) = fields.key()? {
                    match key {
                        $(
                            Keys::$field => {
                                if core::mem::replace(&mut seen.$field, true) {
                                    faults.push(path.field($key).fault(FaultKind::Repeated));
                                }
                                self.$field = Value::read(&mut fields, path, $key, faults)?;
                            }
                        )+
                        Keys::other => fields.skip()?,
                    }
                }
                Ok(())
            }

            fn column(name: &str, below: Option<&str>) -> Option<Column> {
                $(
                    if <$value as Value>::is_column(name, $key) {
                        let below = match below {
                            Some(below) => Some(<$value as Value>::item_column(below)?),
                            None => None,
                        };
                        return Some(Column { field: Keys::$field.place(), below });
                    }
                )+
                None
            }

            fn put(
                &mut self,
                column: Column,
                text: &'a str,
                path: &Path,
                faults: &mut Vec<PacketFault>,
            ) {
                let Column { field, below } = column;
                $(
                    if field == Keys::$field.place() {
                        return Value::put(&mut self.$field, below, text, path, $key, faults);
                    }
                )+
            }
        }
        };
    };
}
pub(super) use object;
