//! Sets of ways of rounding.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Interval, Percent, Rounding, UnknownRounding};

/// A set of ways of rounding: those that a verdict may assume, or those that read a claim.
///
/// It prints as the names, separated by commas, in the order of [`Rounding::ALL`], and travels
/// as a list of them.
///
/// ```
/// use vn_egov_metrics::Rounding;
/// use vn_egov_metrics::number::Roundings;
///
/// let asked: Roundings = "half_up,floor".parse()?;
/// assert!(asked.contains(Rounding::Floor));
/// assert_eq!(Roundings::NEAREST.to_string(), "half_up,half_down,half_even");
/// assert_eq!(
///     "half_up,up".parse::<Roundings>().unwrap_err().to_string(),
///     "\"up\" is no way of rounding; expected one of half_up, half_down, half_even, half_odd, \
///      half_away, half_toward_zero, floor, ceil, trunc, away",
/// );
/// # Ok::<(), vn_egov_metrics::number::UnknownRounding>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Rounding>", into = "Vec<Rounding>")]
pub struct Roundings {
    // One bit for each way, by its place in `Rounding::ALL`.
    bits: u16,
}

impl Roundings {
    /// No way at all.
    pub const NONE: Self = Self { bits: 0 };
    /// Half-up, half-down and half-even: what reports and the programs that make them do.
    pub const NEAREST: Self =
        Self::NONE.with(Rounding::HalfUp).with(Rounding::HalfDown).with(Rounding::HalfEven);
    /// Half-up or half-down: ties may go either way.
    pub const EITHER: Self = Self::NONE.with(Rounding::HalfUp).with(Rounding::HalfDown);
    /// Down or up, to either neighbour: also shares that were made to add up to 100.
    pub const ANY: Self = Self::NONE.with(Rounding::Floor).with(Rounding::Ceil);
    /// Every way.
    pub const ALL: Self = Self { bits: (1 << Rounding::ALL.len()) - 1 };

    /// The set with that way in it.
    pub const fn with(self, rounding: Rounding) -> Self {
        Self { bits: self.bits | Self::bit(rounding) }
    }

    /// Whether the way is in the set.
    pub const fn contains(self, rounding: Rounding) -> bool {
        self.bits & Self::bit(rounding) != 0
    }

    /// Whether there is no way in the set.
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// The ways in either set.
    pub const fn union(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits }
    }

    /// The ways in both sets.
    pub const fn intersection(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits }
    }

    /// The ways, in the order of [`Rounding::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Rounding> {
        Rounding::ALL.into_iter().filter(move |way| self.contains(*way))
    }

    /// The values that read as `percent` in some way of the set: one interval, since every way
    /// reads the percentage itself. `None` for the empty set.
    pub fn interval(self, percent: Percent) -> Option<Interval> {
        const DIRECTED: Roundings = Roundings::ANY.with(Rounding::Trunc).with(Rounding::Away);
        if self.intersection(Self::EITHER) == Self::EITHER && self.intersection(DIRECTED).is_empty()
        {
            // The common case; every other way to the nearest lies within it.
            return Some(Interval::either(percent));
        }
        self.iter().map(|way| percent.interval(way)).reduce(Interval::hull)
    }

    const fn bit(rounding: Rounding) -> u16 {
        match rounding {
            Rounding::HalfUp => 1,
            Rounding::HalfDown => 1 << 1,
            Rounding::HalfEven => 1 << 2,
            Rounding::HalfOdd => 1 << 3,
            Rounding::HalfAway => 1 << 4,
            Rounding::HalfTowardZero => 1 << 5,
            Rounding::Floor => 1 << 6,
            Rounding::Ceil => 1 << 7,
            Rounding::Trunc => 1 << 8,
            Rounding::Away => 1 << 9,
        }
    }
}

impl From<Rounding> for Roundings {
    fn from(rounding: Rounding) -> Self {
        Self::NONE.with(rounding)
    }
}

impl FromIterator<Rounding> for Roundings {
    fn from_iter<I: IntoIterator<Item = Rounding>>(ways: I) -> Self {
        ways.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Roundings> for Vec<Rounding> {
    fn from(roundings: Roundings) -> Self {
        roundings.iter().collect()
    }
}

impl From<Vec<Rounding>> for Roundings {
    fn from(ways: Vec<Rounding>) -> Self {
        ways.into_iter().collect()
    }
}

/// Reads names separated by commas; `nearest`, `either`, `any` and `all` stand for their sets.
impl FromStr for Roundings {
    type Err = UnknownRounding;

    fn from_str(names: &str) -> Result<Self, UnknownRounding> {
        names.split(',').map(str::trim).try_fold(Self::NONE, |set, name| {
            Ok(set.union(match name {
                "nearest" => Self::NEAREST,
                "either" => Self::EITHER,
                "any" => Self::ANY,
                "all" => Self::ALL,
                name => Self::from(name.parse::<Rounding>()?),
            }))
        })
    }
}

impl fmt::Display for Roundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, way) in self.iter().enumerate() {
            write!(f, "{}{way}", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Roundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_has_its_own_bit() {
        let bits: Roundings = Rounding::ALL.into_iter().collect();
        assert_eq!(bits, Roundings::ALL);
        for way in Rounding::ALL {
            assert_eq!(Roundings::from(way).iter().collect::<Vec<_>>(), [way]);
        }
    }
}
