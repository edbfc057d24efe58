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

/// A value in hundredths of a per cent: a quotient whose denominator is at least 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    // At most 2^64 · 10^4, a count against a base of 1.
    pub(super) numerator: u128,
    pub(super) denominator: u64,
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
        let numerator = u128::from(rate.count()) * 10_000;
        match (self, rate.base()) {
            (_, 0) => None,
            (Self::Exact, denominator) => Some(Value { numerator, denominator }),
            (Self::PercentFirst, base) => Some(Value {
                numerator: quotient(false, numerator, base.into(), rounding),
                denominator: 1,
            }),
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

/// The magnitude of a quotient rounded to a whole number; the denominator is at least 1.
#[inline]
pub(super) fn quotient(
    negative: bool,
    numerator: u128,
    denominator: u128,
    rounding: Rounding,
) -> u128 {
    if let (Ok(numerator), Ok(denominator)) = (u64::try_from(numerator), u64::try_from(denominator))
    {
        // Division by 64 bits is several times as quick, and all that real counts need. Nothing
        // here is a jump: which way a rest goes cannot be foreseen.
        let (whole, rest) = (numerator / denominator, numerator % denominator);
        let to_half = rest.cmp(&(denominator - rest));
        let away = (rest != 0) & rounding.moves_away(negative, to_half, whole % 2 == 1);
        return u128::from(whole) + u128::from(away);
    }
    wide(negative, numerator, denominator, rounding)
}

/// The same division where either side passes 64 bits.
#[cold]
fn wide(negative: bool, numerator: u128, denominator: u128, rounding: Rounding) -> u128 {
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    let to_half = rest.cmp(&(denominator - rest));
    whole + u128::from(rest != 0 && rounding.moves_away(negative, to_half, whole % 2 == 1))
}
