//! Three-valued logic (Kleene): a definite no settles an AND, a definite yes settles an OR.

/// Whether both hold.
pub(crate) const fn and(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Whether either holds.
pub(crate) const fn or(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

/// Whether it does not hold.
pub(crate) const fn not(one: Option<bool>) -> Option<bool> {
    match one {
        Some(holds) => Some(!holds),
        None => None,
    }
}

/// A three-valued answer as two bits of a word, as far apart as a standing has them, for where
/// many are worked out at once: nothing branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tri {
    // Invariant: at most one of the two bits is set, and no other.
    bits: u64,
}

impl Tri {
    pub(crate) const UNKNOWN: Self = Self { bits: 0 };
    const YES: u64 = 1 << Self::APART;
    const NO: u64 = 1;

    /// How far the yes is above the no.
    pub(crate) const APART: u32 = 32;

    /// Known, and so.
    #[inline]
    pub(crate) fn known(yes: bool) -> Self {
        Self::when(true, yes)
    }

    /// So if it is known at all.
    #[inline]
    pub(crate) fn when(known: bool, yes: bool) -> Self {
        Self { bits: u64::from(known) << (u32::from(yes) * Self::APART) }
    }

    #[inline]
    pub(crate) const fn and(self, other: Self) -> Self {
        let (both, either) = (self.bits & other.bits, self.bits | other.bits);
        Self { bits: both & Self::YES | either & Self::NO }
    }

    #[inline]
    pub(crate) const fn or(self, other: Self) -> Self {
        let (both, either) = (self.bits & other.bits, self.bits | other.bits);
        Self { bits: either & Self::YES | both & Self::NO }
    }

    #[inline]
    pub(crate) const fn not(self) -> Self {
        Self { bits: self.bits.rotate_left(Self::APART) }
    }

    #[inline]
    pub(crate) const fn is_yes(self) -> bool {
        self.bits & Self::YES != 0
    }

    #[inline]
    pub(crate) const fn is_no(self) -> bool {
        self.bits & Self::NO != 0
    }

    /// Its two bits, those of the fact in the place 0.
    #[inline]
    pub(crate) const fn bits(self) -> u64 {
        self.bits
    }
}

impl From<Option<bool>> for Tri {
    #[inline]
    fn from(answer: Option<bool>) -> Self {
        Self::when(answer.is_some(), answer == Some(true))
    }
}

#[cfg(test)]
mod tests {
    use super::{Tri, and, not, or};

    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);
    const OPEN: Option<bool> = None;

    #[test]
    fn the_truth_table_of_kleene() {
        // one, other, and, or
        let table = [
            (YES, YES, YES, YES),
            (YES, OPEN, OPEN, YES),
            (YES, NO, NO, YES),
            (OPEN, YES, OPEN, YES),
            (OPEN, OPEN, OPEN, OPEN),
            (OPEN, NO, NO, OPEN),
            (NO, YES, NO, YES),
            (NO, OPEN, NO, OPEN),
            (NO, NO, NO, NO),
        ];
        for (one, other, both, either) in table {
            assert_eq!(and(one, other), both, "{one:?} and {other:?}");
            assert_eq!(or(one, other), either, "{one:?} or {other:?}");
            let (first, second) = (Tri::from(one), Tri::from(other));
            assert_eq!(first.and(second), both.into(), "{one:?} and {other:?}");
            assert_eq!(first.or(second), either.into(), "{one:?} or {other:?}");
        }
        assert_eq!([not(YES), not(OPEN), not(NO)], [NO, OPEN, YES]);
        for (answer, opposite) in [(YES, NO), (OPEN, OPEN), (NO, YES)] {
            let tri = Tri::from(answer);
            assert_eq!(tri.not(), opposite.into());
            assert_eq!((tri.is_yes(), tri.is_no()), (answer == YES, answer == NO));
            for known in [false, true] {
                let yes = answer == YES;
                let expected = if known { Tri::known(yes) } else { Tri::UNKNOWN };
                assert_eq!(Tri::when(known, yes), expected);
            }
        }
    }
}
