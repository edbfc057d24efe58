//! What a curve reads: the exact value of a rate, or the percentage it is shown with.

use serde::{Deserialize, Serialize};

use crate::number::{Rate, Rounding};

/// Whether points come from the exact value or from the percentage shown with 2 places.
///
/// The portal's payment group scores only from the rounded percentage, every other group only
/// from the exact value. Serialised by the names in the table.
///
/// | basis | 1/3 is read as |
/// |-------|----------------|
/// | `exact` | 33 1/3 % |
/// | `percent_first` | 33.33 % |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The exact value.
    Exact,
    /// The percentage, rounded to 2 places before anything else.
    PercentFirst,
}

/// A value as a count held against a base of at least 1: 1 of 1 is 100 %.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    pub(super) count: u64,
    pub(super) base: u64,
}

/// What a value has to come to: hundredths of a per cent, as a quotient.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    // At most 2^52: twice the most points by the highest threshold.
    pub(super) numerator: u128,
    // From 1 to 2^32.
    pub(super) denominator: u128,
    /// Whether the mark itself is not enough.
    pub(super) beyond: bool,
}

impl Basis {
    /// The value of a rate; `None` for a base of 0.
    #[inline]
    pub(super) fn value(self, rate: Rate, rounding: Rounding) -> Option<Value> {
        let (count, base) = (rate.count(), rate.base());
        match (self, base) {
            (_, 0) => None,
            (Self::Exact, base) => Some(Value { count, base }),
            (Self::PercentFirst, base) => {
                Some(Value { count: shown(count, base, rounding), base: 10_000 })
            }
        }
    }

    /// The least count whose value, against that base, reaches the mark; percentages are rounded
    /// half-up. `None` if 64 bits hold no such count.
    pub(super) fn least_count(self, mark: Mark, base: u64) -> Option<u64> {
        let Mark { numerator, denominator, beyond } = mark;
        let least = match self {
            // 10^4 · count · denominator reaches base · numerator: at most 2^116.
            Self::Exact => first_at(u128::from(base) * numerator, 10_000 * denominator, beyond),
            Self::PercentFirst => match first_at(numerator, denominator, beyond) {
                0 => 0,
                // Whatever lies half a hundredth below rounds up to it.
                shown => first_at(u128::from(base) * (2 * shown - 1), 20_000, false),
            },
        };
        u64::try_from(least).ok()
    }
}

/// The first whole number at a quotient, or beyond it.
fn first_at(numerator: u128, denominator: u128, beyond: bool) -> u128 {
    let floor = numerator / denominator;
    let reached = numerator.is_multiple_of(denominator) && !beyond;
    if reached { floor } else { floor + 1 }
}

/// The hundredths of a per cent that are shown, at most 2^64 − 1: far beyond every threshold.
fn shown(count: u64, base: u64, rounding: Rounding) -> u64 {
    if let Some(count) = count.checked_mul(10_000) {
        return quotient(count, base, rounding);
    }
    let shown = wide(false, u128::from(count) * 10_000, base.into(), rounding);
    u64::try_from(shown).unwrap_or(u64::MAX)
}

/// A quotient rounded to a whole number; the denominator is at least 1. Nothing here is a jump:
/// which way a rest goes cannot be foreseen.
#[inline]
pub(super) fn quotient(numerator: u64, denominator: u64, rounding: Rounding) -> u64 {
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    let to_half = rest.cmp(&(denominator - rest));
    // A rest leaves room for one more.
    whole + u64::from((rest != 0) & rounding.moves_away(false, to_half, whole % 2 == 1))
}

/// The magnitude of a quotient rounded so, where 64 bits may not be enough.
#[cold]
pub(super) fn wide(negative: bool, numerator: u128, denominator: u128, rounding: Rounding) -> u128 {
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    let to_half = rest.cmp(&(denominator - rest));
    whole + u128::from(rest != 0 && rounding.moves_away(negative, to_half, whole % 2 == 1))
}
