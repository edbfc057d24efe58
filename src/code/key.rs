//! Texts of codes to remember records by.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use super::inline::Inline;
use crate::text::Discreet;

/// Bytes that need no allocation: what is left of 32.
pub(crate) const INLINE: usize = 30;

/// The text of a code, regular or not, as a key of very many: 32 bytes that need no more memory
/// behind them, unless the text is longer than 30 bytes, and are compared and hashed whole.
///
/// It is what a [`Ledger`](crate::Ledger) of the dossiers of a country best remembers them by.
///
/// ```
/// use std::collections::HashSet;
/// use vn_egov_metrics::code::CodeKey;
///
/// let mut met = HashSet::new();
/// assert!(met.insert(CodeKey::of("000.00.17.H59-240829-0001")));
/// assert!(!met.insert(CodeKey::of("000.00.17.H59-240829-0001")));
///
/// // It takes any text as it is: the same dossier written otherwise is another key.
/// assert!(met.insert(CodeKey::of("H59.17-240829-0001")));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CodeKey(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Inline(Inline<INLINE>),
    // Invariant: longer than `INLINE`.
    Long(Box<str>),
}

// With eight bytes of what a ledger counted and four of its group: 48 bytes a record.
const _: () = assert!(size_of::<CodeKey>() == 32);

impl CodeKey {
    /// The key of that text.
    #[inline]
    pub fn of(text: &str) -> Self {
        match Inline::of(text) {
            Some(text) => Self(Kind::Inline(text)),
            None => Self(Kind::Long(text.into())),
        }
    }

    /// The key of the text that the first `len` bytes are; the rest are 0.
    #[inline]
    pub(crate) const fn held(bytes: [u8; INLINE], len: u8) -> Self {
        Self(Kind::Inline(Inline::held(bytes, len)))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kind::Inline(text) => text.as_str(),
            Kind::Long(text) => text,
        }
    }
}

/// Equal keys are equal texts.
impl Hash for CodeKey {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Kind::Inline(text) => {
                // All of them, the last with two bytes that came before.
                for at in [0, 8, 16, INLINE - 8] {
                    let word = text.bytes().get(at..).and_then(|bytes| bytes.first_chunk());
                    state.write_u64(u64::from_le_bytes(word.copied().unwrap_or_default()));
                }
            }
            Kind::Long(text) => text.hash(state),
        }
    }
}

impl From<&str> for CodeKey {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

impl AsRef<str> for CodeKey {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialOrd for CodeKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Orders as the texts do.
impl Ord for CodeKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CodeKey").field(&Discreet(self.as_str())).finish()
    }
}

/// Prints the text.
impl fmt::Display for CodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher, RandomState};

    use proptest::prelude::*;

    use super::CodeKey;

    proptest! {
        #[test]
        fn keys_are_equal_as_their_texts_are(one in "[ab0-]{0,40}|đ{0,20}", cut in 0..40_usize, other in "[ab]{0,33}") {
            let state = RandomState::new();
            let cut: String = one.chars().take(cut).collect();
            for other in [&one, &other, &cut] {
                let (a, b) = (CodeKey::of(&one), CodeKey::of(other));
                prop_assert_eq!(a.as_str(), &*one);
                prop_assert_eq!(a == b, one == *other);
                prop_assert_eq!(a.cmp(&b), one.cmp(other));
                prop_assert_eq!(state.hash_one(&a) == state.hash_one(&b), one == *other);
            }
        }
    }
}
