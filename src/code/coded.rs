//! Codes as real exports hold them: regular, or kept as they are.

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{Discreet, compose_trimmed};

/// Closes [`Code`] to other crates.
pub trait Sealed {}

/// A code of this room: [`DossierCode`](super::DossierCode), [`AgencyCode`](super::AgencyCode),
/// [`ProcedureCode`](super::ProcedureCode) or [`FieldCode`](super::FieldCode).
pub trait Code: Sealed + Copy + Ord + FromStr + AsRef<str> {}

/// A code as a record carries it: regular where it follows its rule, else the text as it came.
///
/// White space around it is dropped and the text is composed (NFC); nothing else is touched, so
/// two codes are the same exactly if their texts are. It travels as its text.
///
/// ```
/// use vn_egov_metrics::code::{Coded, DossierCode};
///
/// let code: Coded<DossierCode> = Coded::read(" H59.17-240829-0001 ").unwrap();
/// assert_eq!(code.regular().map(DossierCode::serial), Some(1));
///
/// // Receipt numbers of some other system: kept, and known to be irregular.
/// let kept: Coded<DossierCode> = Coded::read("198765432100001").unwrap();
/// assert_eq!(kept.regular(), None);
/// assert_eq!(kept.as_str(), "198765432100001");
///
/// // An empty code is none.
/// assert_eq!(Coded::<DossierCode>::read("  "), None);
/// ```
#[derive(Clone)]
pub struct Coded<T> {
    kind: Kind<T>,
}

#[derive(Clone)]
enum Kind<T> {
    Regular(T),
    // Invariant: not empty, trimmed, NFC, and `T` refuses it; kept by `Coded::read`.
    Irregular(Box<str>),
}

impl<T: Code> Coded<T> {
    /// Reads a code as an export holds it; `None` if there is none.
    #[inline]
    pub fn read(text: &str) -> Option<Self> {
        // A regular code is ASCII: it needs no composing, and most need no trimming.
        if let Ok(code) = text.parse() {
            return Some(Self { kind: Kind::Regular(code) });
        }
        let text = compose_trimmed(text);
        if text.is_empty() {
            return None;
        }
        Some(Self::kept(&text))
    }

    /// The code of a text that was read before: trimmed, composed, and not empty.
    pub(crate) fn kept(text: &str) -> Self {
        let kind = text.parse().map_or_else(|_| Kind::Irregular(text.into()), Kind::Regular);
        Self { kind }
    }

    /// The code, if it follows its rule.
    pub const fn regular(&self) -> Option<&T> {
        match &self.kind {
            Kind::Regular(code) => Some(code),
            Kind::Irregular(_) => None,
        }
    }

    /// The text, regular or not.
    #[inline]
    pub fn as_str(&self) -> &str {
        match &self.kind {
            Kind::Regular(code) => code.as_ref(),
            Kind::Irregular(text) => text,
        }
    }
}

impl<T: Code> From<T> for Coded<T> {
    fn from(code: T) -> Self {
        Self { kind: Kind::Regular(code) }
    }
}

impl<T: Code> AsRef<str> for Coded<T> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// A map by codes is looked up by text: equality, order and hash are those of the text.
impl<T: Code> Borrow<str> for Coded<T> {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl<T: Code> PartialEq for Coded<T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<T: Code> Eq for Coded<T> {}

impl<T: Code> PartialOrd for Coded<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Orders by text, regular codes and others together.
impl<T: Code> Ord for Coded<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<T: Code> Hash for Coded<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

/// Shows an irregular text only if it looks like a code, and otherwise counts its characters: a
/// person's name can stand in the wrong field.
impl<T: Code> fmt::Debug for Coded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.regular().is_some() { "Regular" } else { "Irregular" };
        f.debug_tuple(kind).field(&Discreet(self.as_str())).finish()
    }
}

/// Prints the text.
impl<T: Code> fmt::Display for Coded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<T: Code> Serialize for Coded<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: Code> Deserialize<'de> for Coded<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text<T>(PhantomData<T>);

        impl<T: Code> Visitor<'_> for Text<T> {
            type Value = Coded<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code as text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Coded<T>, E> {
                Coded::read(text).ok_or_else(|| E::custom("the code is empty"))
            }
        }

        deserializer.deserialize_str(Text(PhantomData))
    }
}
