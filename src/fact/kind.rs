//! What a fact is, whatever the kind of record, and the table that each kind is written as.

use core::fmt;
use core::hash::Hash;

use crate::Name;

/// Keeps [`Fact`] to the kinds of this crate.
pub trait Sealed {}

/// A fact about one kind of record; the enums in [`fact`](crate::fact) are the kinds.
///
/// It travels by its [id](Fact::id), never by a number, so that a stored tally outlives a new
/// fact.
pub trait Fact: Sealed + Copy + Ord + Hash + fmt::Debug + Send + Sync + 'static {
    /// The kind of record, as errors name it: `"dossier"`.
    const KIND: &'static str;
    /// Every fact of the kind, at most 32, in the order of their places.
    const ALL: &'static [Self];
    /// Groups of which at most one fact can hold of one record.
    const EXCLUSIVE: &'static [&'static [Self]];

    /// The serialised name: `"on_time"`.
    fn id(self) -> &'static str;

    /// The name in Vietnamese and English.
    fn name(self) -> Name;

    /// The place of the fact in a standing, 0 to 31.
    #[doc(hidden)]
    fn place(self) -> u32;
}

/// A name that no fact of the kind has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a {kind} has no fact {name:?}")]
pub struct UnknownFact {
    pub(super) kind: &'static str,
    pub(super) name: Box<str>,
}

/// The fact of that id.
pub(super) fn by_id<F: Fact>(name: &str) -> Result<F, UnknownFact> {
    let fact = F::ALL.iter().copied().find(|fact| fact.id() == name);
    fact.ok_or_else(|| UnknownFact { kind: F::KIND, name: crate::text::excerpt(name) })
}

/// Writes a kind of facts from its table: the enum, its ids and names, and its questions.
macro_rules! facts {
    (
        $(#[$kind_doc:meta])*
        $Kind:ident, $kind:literal {
            $($(#[$doc:meta])* $Fact:ident = $id:literal, $vi:literal, $en:literal;)+
        }
        exclusive { $([$($Exclusive:ident),+])* }
    ) => {
        $(#[$kind_doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[non_exhaustive]
        pub enum $Kind {
            $(
                $(#[$doc])*
                #[doc(alias = $vi)]
                #[serde(rename = $id)]
                $Fact,
            )+
        }

        impl $Kind {
            /// Asks for this fact to hold.
            pub const fn yes(self) -> $crate::fact::Question<Self> {
                $crate::fact::Question::of(1 << self.index(), 0)
            }

            /// Asks for this fact not to hold.
            pub const fn no(self) -> $crate::fact::Question<Self> {
                $crate::fact::Question::of(0, 1 << self.index())
            }

            #[allow(clippy::as_conversions)] // the discriminant of a plain enum, in a const fn
            const fn index(self) -> u32 {
                self as u32
            }
        }

        // A standing has 32 places.
        const _: () = assert!(<$Kind as $crate::fact::Fact>::ALL.len() <= 32);

        impl $crate::fact::Sealed for $Kind {}

        impl $crate::fact::Fact for $Kind {
            const KIND: &'static str = $kind;
            const ALL: &'static [Self] = &[$(Self::$Fact),+];
            const EXCLUSIVE: &'static [&'static [Self]] = &[$(&[$(Self::$Exclusive),+]),*];

            fn id(self) -> &'static str {
                match self {
                    $(Self::$Fact => $id,)+
                }
            }

            fn name(self) -> $crate::Name {
                match self {
                    $(Self::$Fact => $crate::Name::new($vi, $en),)+
                }
            }

            #[inline]
            fn place(self) -> u32 {
                self.index()
            }
        }
    };
}

pub(super) use facts;
