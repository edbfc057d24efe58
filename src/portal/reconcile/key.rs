//! Dossier codes as the keys of a join: compared and hashed as bytes, short ones held inline.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{BuildHasher, Hash, Hasher};
use std::hash::RandomState;

use super::lookalike;
use crate::code::Inline;
use crate::text::{Discreet, compose_trimmed, trim};

/// Bytes that need no allocation: a code of 25 characters, as most are, with room to spare.
const INLINE: usize = 29;

/// What was noticed about a code while it was read, as one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u8);

impl Marks {
    /// White space stood around it.
    pub(super) const PADDED: Self = Self(1);
    /// It came decomposed (NFD).
    pub(super) const DECOMPOSED: Self = Self(2);
    /// Some other text looks like it: it is worth looking for.
    pub(super) const UNPLAIN: Self = Self(4);

    const fn with(self, mark: Self, noticed: bool) -> Self {
        Self(if noticed { self.0 | mark.0 } else { self.0 })
    }

    #[inline]
    pub(super) const fn has(self, mark: Self) -> bool {
        self.0 & mark.0 != 0
    }
}

/// A code, trimmed and composed, never empty.
#[derive(Clone)]
pub(super) enum Key {
    Inline { marks: Marks, text: Inline<INLINE> },
    // Invariant: longer than `INLINE`.
    Long { marks: Marks, text: Box<str> },
}

impl Key {
    /// Reads a code as an export holds it; `None` if there is none.
    pub(super) fn read(written: &str) -> Option<Self> {
        let trimmed = trim(written);
        let text = &*compose_trimmed(trimmed);
        let marks = Marks::default()
            .with(Marks::PADDED, trimmed.len() != written.len())
            .with(Marks::DECOMPOSED, text != trimmed)
            .with(Marks::UNPLAIN, !lookalike::is_plain(text));
        let key = match Inline::of(text) {
            Some(text) => Self::Inline { marks, text },
            None => Self::Long { marks, text: text.into() },
        };
        (!text.is_empty()).then_some(key)
    }

    #[inline]
    pub(super) const fn marks(&self) -> Marks {
        match self {
            Self::Inline { marks, .. } | Self::Long { marks, .. } => *marks,
        }
    }

    /// The first byte.
    #[inline]
    pub(super) fn first(&self) -> u64 {
        match self {
            Self::Inline { text, .. } => {
                let [first, ..] = text.bytes();
                u64::from(*first)
            }
            Self::Long { marks: Marks(marks), .. } => u64::from(*marks),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Inline { text, .. } => text.as_str(),
            Self::Long { text, .. } => text,
        }
    }

    /// A number that equal codes share, and others share by chance alone.
    #[inline]
    pub(super) fn number(&self, seed: Seed) -> u64 {
        match self {
            Self::Inline { text, .. } => {
                let mut padded = [0; 32];
                if let Some(start) = padded.first_chunk_mut() {
                    *start = *text.bytes();
                }
                let [a, b, c, d] = words(&padded);
                // The bytes behind the text are 0, so the length stands in the last of them.
                let d = d | (u64::from(text.len()) << 56);
                fold(fold(a ^ seed.0, b ^ seed.1), fold(c ^ seed.1, d ^ seed.0) ^ seed.0)
            }
            Self::Long { text, .. } => hash_long(text.as_bytes(), seed),
        }
    }
}

/// What a run of the join hashes with: drawn anew, so that nobody can prepare codes that collide.
/// No result depends on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seed(u64, u64);

impl Seed {
    pub(super) fn draw() -> Self {
        let state = RandomState::new();
        Self(state.hash_one(0_u8) | 1, state.hash_one(1_u8) | 1)
    }
}

fn words(bytes: &[u8; 32]) -> [u64; 4] {
    let (words, _) = bytes.as_chunks::<8>();
    let mut read = words.iter().map(|word| u64::from_le_bytes(*word));
    core::array::from_fn(|_| read.next().unwrap_or_default())
}

fn hash_long(bytes: &[u8], seed: Seed) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    for (place, byte) in last.iter_mut().zip(rest) {
        *place = *byte;
    }
    let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mixed = words.iter().fold(seed.1, |mixed, word| {
        fold(u64::from_le_bytes(*word) ^ mixed, seed.0 ^ mixed.rotate_left(32))
    });
    fold(fold(u64::from_le_bytes(last) ^ mixed, seed.0), len ^ seed.1)
}

/// Both halves of the product, over each other: every bit of it depends on most bits of both.
#[inline]
fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    let low = u64::try_from(product & u128::from(u64::MAX)).unwrap_or_default();
    let high = u64::try_from(product >> 64).unwrap_or_default();
    low ^ high
}

/// Equal if the texts are, whatever was noticed about them.
impl PartialEq for Key {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Inline { text, .. }, Self::Inline { text: other, .. }) => text == other,
            (Self::Long { text, .. }, Self::Long { text: other, .. }) => text == other,
            _ => false,
        }
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Orders as the texts do, byte by byte, which is by code point.
impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

/// Equal keys are equal texts.
impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Discreet(self.as_str()), f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Key, Marks, Seed};

    #[test]
    fn a_key_takes_half_a_cache_line() {
        assert_eq!(size_of::<Key>(), 32);
    }

    #[test]
    fn a_blank_code_is_none() {
        for text in ["", " ", "\u{a0}\u{feff}\t"] {
            assert_eq!(Key::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_was_noticed_is_marked() {
        let marks = |text: &str| {
            let marks = Key::read(text).expect("a code").marks();
            [Marks::PADDED, Marks::DECOMPOSED, Marks::UNPLAIN].map(|mark| marks.has(mark))
        };
        assert_eq!(marks("H59.17-240829-0001"), [false, false, false]);
        assert_eq!(marks(" H59.17-240829-0001"), [true, false, false]);
        assert_eq!(marks("HS-\u{110}\u{41}\u{301}"), [false, true, true]);
        assert_eq!(marks("\u{41d}59.17-240829-0001"), [false, false, true]);
    }

    proptest! {
        #[test]
        fn keys_are_equal_as_their_texts_are(one in "[ab\u{e1}]{1,40}", other in "[ab\u{e1}]{1,40}", cut in 0..40_usize) {
            let seed = Seed::draw();
            let key = |text: &str| Key::read(text).expect("it is not blank");
            let cut: String = one.chars().take(cut.max(1)).collect();
            for other in [&one, &other, &cut] {
                let (a, b) = (key(&one), key(other));
                prop_assert_eq!(a.as_str(), &one[..]);
                prop_assert_eq!(a == b, one == *other);
                prop_assert_eq!(a.cmp(&b), one.cmp(other));
                // Equal hashes of different texts are possible, and not seen in a test's life.
                prop_assert_eq!(a.number(seed) == b.number(seed), one == *other);
            }
        }
    }
}
