//! Registers of the national portal: short lists of coded values.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{Discreet, trim};

/// A value of a register, or the code as it was written where the register does not have it.
///
/// It travels as the code's text, and is read from a number too, as the portal's own clients
/// write them.
///
/// ```
/// use vn_egov_metrics::record::{Status, Written};
///
/// let read = |json| serde_json::from_str::<Written<Status>>(json);
/// assert_eq!(read("9")?, Written::Known(Status::Processed));
/// assert_eq!(read("\" 11 \"")?, Written::Unknown("11".into()));
/// assert_eq!(serde_json::to_string(&read("9")?)?, "\"9\"");
///
/// // Where only a value of the register will do, another code is refused.
/// let refused = serde_json::from_str::<Status>("11").unwrap_err();
/// assert_eq!(refused.to_string(), "expected a code from 1 to 10, found \"11\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Written<T> {
    /// A value of the register.
    Known(T),
    /// A code that the register does not have, as it was written.
    Unknown(Box<str>),
}

impl<T: Copy> Written<T> {
    /// The value, if the register has it.
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Unknown(_) => None,
        }
    }
}

/// Shows an unknown code only if it looks like one, and otherwise counts its characters: a
/// person's name can stand in the wrong field.
impl<T: fmt::Debug> fmt::Debug for Written<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => f.debug_tuple("Known").field(value).finish(),
            Self::Unknown(code) => f.debug_tuple("Unknown").field(&Discreet(code)).finish(),
        }
    }
}

/// Prints the code as it was written.
impl<T: Registered> fmt::Display for Written<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => f.write_str(value.code()),
            Self::Unknown(code) => f.write_str(code),
        }
    }
}

impl<T: Registered> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: Registered> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Code<T>(PhantomData<T>);

        impl<T: Registered> Visitor<'_> for Code<T> {
            type Value = Written<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code as text or as a number")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Written<T>, E> {
                match trim(text) {
                    "" => Err(E::custom("the code is empty")),
                    code => Ok(T::read(code)),
                }
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Written<T>, E> {
                Ok(T::read(&number.to_string()))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Written<T>, E> {
                Ok(T::read(&number.to_string()))
            }
        }

        deserializer.deserialize_any(Code(PhantomData))
    }
}

/// A value that its register has.
pub(crate) fn known<'de, D: Deserializer<'de>, T: Placed>(deserializer: D) -> Result<T, D::Error> {
    match Written::deserialize(deserializer)? {
        Written::Known(value) => Ok(value),
        Written::Unknown(code) => {
            let code_of = |value: Option<&T>| value.map_or("", |value| value.code());
            let (first, last) = (code_of(T::VALUES.first()), code_of(T::VALUES.last()));
            let found = Discreet(&code);
            Err(D::Error::custom(format_args!(
                "expected a code from {first} to {last}, found {found:?}"
            )))
        }
    }
}

/// A value of a register of the portal, with its code.
pub trait Registered: Copy + Sized + 'static {
    /// The code on the wire.
    fn code(self) -> &'static str;

    /// The value of that code.
    fn of_code(code: &str) -> Option<Self>;

    /// The value of that code, or the code itself; white space around it, as columns of a fixed
    /// width have it, is dropped.
    ///
    /// ```
    /// use vn_egov_metrics::record::{Registered, Status, Written};
    ///
    /// assert_eq!(Status::read("9 "), Written::Known(Status::Processed));
    /// assert_eq!(Status::read("11"), Written::Unknown("11".into()));
    /// ```
    fn read(code: &str) -> Written<Self> {
        let code = trim(code);
        Self::of_code(code).map_or_else(|| Written::Unknown(code.into()), Written::Known)
    }
}

/// A value of a register, by its place in it.
pub(crate) trait Placed: Registered {
    /// Every value, in the order of their places.
    const VALUES: &'static [Self];

    /// The place, from 0.
    fn place(self) -> u64;

    /// The value of that place.
    #[inline]
    fn at(place: u64) -> Option<Self> {
        Self::VALUES.get(usize::try_from(place).ok()?).copied()
    }

    /// The value of that code, by its bytes.
    fn of_bytes(code: &[u8]) -> Option<Self>;
}

/// The number below 100 that is written without a sign and without zeros before it.
///
/// One digit or two, the way is the same: which it is changes from record to record, and no
/// processor can guess it.
#[inline]
pub(crate) const fn small_number(text: &[u8]) -> Option<u8> {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return None };
    let (tens, ones) = (first.wrapping_sub(b'0'), last.wrapping_sub(b'0'));
    let two = text.len() == 2;
    if text.len() > 2 || tens > 9 || ones > 9 || (two && tens == 0) {
        return None;
    }
    Some(if two { tens * 10 } else { 0 } + ones)
}

/// The first of codes that are numbers, one after another; `None` if they are not.
pub(crate) const fn first_of_row(codes: &[&str]) -> Option<u8> {
    let (mut index, mut first) = (0, None);
    while index < codes.len() {
        #[allow(clippy::indexing_slicing)] // in a const, where it is checked
        let number = small_number(codes[index].as_bytes());
        match (first, number) {
            (None, Some(number)) => first = Some((number, number)),
            (Some((first_number, last)), Some(number)) if number == last + 1 => {
                first = Some((first_number, number));
            }
            _ => return None,
        }
        index += 1;
    }
    match first {
        Some((first, _)) => Some(first),
        None => None,
    }
}

/// Writes a register from its table.
macro_rules! register {
    (
        $(#[$kind_doc:meta])*
        $Kind:ident {
            $($(#[$doc:meta])* $Value:ident = $code:literal, $vi:literal, $en:literal;)+
        }
    ) => {
        $(#[$kind_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Kind {
            $($(#[$doc])* #[doc(alias = $vi)] $Value,)+
        }

        impl $Kind {
            /// Every value of the register.
            pub const ALL: &'static [Self] = &[$(Self::$Value),+];

            /// The name in Vietnamese and English.
            pub const fn name(self) -> $crate::Name {
                match self {
                    $(Self::$Value => $crate::Name::new($vi, $en),)+
                }
            }
        }

        /// Prints the code, as the portal writes it.
        impl core::fmt::Display for $Kind {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str($crate::record::Registered::code(*self))
            }
        }

        /// Travels as its code.
        impl serde::Serialize for $Kind {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $Kind {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::record::register::known(deserializer)
            }
        }

        impl $crate::record::register::Placed for $Kind {
            const VALUES: &'static [Self] = Self::ALL;

            #[inline]
            #[allow(clippy::as_conversions)] // the discriminant of a plain enum
            fn place(self) -> u64 {
                self as u64
            }

            #[inline]
            fn of_bytes(code: &[u8]) -> Option<Self> {
                const FIRST: Option<u8> = $crate::record::register::first_of_row(&[$($code),+]);
                const { assert!(FIRST.is_some(), "the codes are numbers, one after another") };
                let number = $crate::record::register::small_number(code)?;
                Self::VALUES.get(usize::from(number.checked_sub(FIRST?)?)).copied()
            }
        }

        impl $crate::record::Registered for $Kind {
            fn code(self) -> &'static str {
                match self {
                    $(Self::$Value => $code,)+
                }
            }

            #[inline]
            fn of_code(code: &str) -> Option<Self> {
                <Self as $crate::record::register::Placed>::of_bytes(code.as_bytes())
            }
        }
    };
}

pub(super) use register;

#[cfg(test)]
mod tests {
    use super::{Placed, first_of_row, small_number};
    use crate::record::{ApplicantKind, Channel, Payment, Status};

    #[test]
    fn small_numbers_have_one_form() {
        let texts = (0..=u8::MAX).flat_map(|first| {
            let two = (0..=u8::MAX).map(move |second| vec![first, second]);
            [vec![first]].into_iter().chain(two)
        });
        for text in texts.chain([vec![], b"100".to_vec(), b"1 0".to_vec()]) {
            let slow = str::from_utf8(&text).ok().and_then(|text| text.parse::<u8>().ok());
            let slow = slow.filter(|number| number.to_string().as_bytes() == text && *number < 100);
            assert_eq!(small_number(&text), slow, "{text:?}");
        }
    }

    #[test]
    fn codes_in_a_row_have_a_first() {
        assert_eq!(first_of_row(&["0", "1", "2"]), Some(0));
        assert_eq!(first_of_row(&["9", "10"]), Some(9));
        for codes in [&["1", "3"][..], &["2", "1"], &["1", "1"], &["1", "a"], &["01"], &[]] {
            assert_eq!(first_of_row(codes), None, "{codes:?}");
        }
    }

    #[test]
    fn a_value_is_found_by_its_code_alone() {
        fn check<T: Placed + PartialEq + core::fmt::Debug>() {
            for value in T::VALUES {
                assert_eq!(T::of_code(value.code()), Some(*value));
            }
            let codes: Vec<_> = T::VALUES.iter().map(|value| value.code()).collect();
            let others = (0..=100).map(|number| number.to_string());
            for code in others.chain(["", "01", " 1", "1 ", "a"].map(Into::into)) {
                assert_eq!(T::of_code(&code).is_some(), codes.contains(&&*code), "{code:?}");
            }
        }
        check::<Status>();
        check::<Channel>();
        check::<ApplicantKind>();
        check::<Payment>();
    }
}
