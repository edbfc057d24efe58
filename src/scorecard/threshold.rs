//! Percentages that a curve turns at.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::number::{Percent, Places};

/// A percentage that a curve turns at, in whole hundredths of a per cent: 0 to 10 000 %.
///
/// ```
/// use vn_egov_metrics::Percent;
/// use vn_egov_metrics::scorecard::Threshold;
///
/// assert_eq!(Threshold::percent(80).to_string(), "80");
/// let fine: Percent = "12.505".parse().unwrap();
/// assert_eq!(
///     Threshold::try_from(fine).unwrap_err().to_string(),
///     "12.505 % is not a whole number of hundredths from 0 to 10000 %",
/// );
/// ```
#[doc(alias = "ngưỡng")]
#[doc(alias = "nguong")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Percent", into = "Percent")]
pub struct Threshold {
    // Invariant: at most `MOST`, so that whatever is multiplied by it and two counts fits 128 bits.
    hundredths: u32,
    // The same reduced, 80 % as 4 of 5: small numbers divide quickest. Invariant: whole >= 1.
    part: u32,
    whole: u32,
}

/// A percentage that no curve turns at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} % is not a whole number of hundredths from 0 to 10000 %")]
pub struct ThresholdOutOfRange(Percent);

impl Threshold {
    const MOST: u32 = 1_000_000;

    /// That many whole per cent, at most 255.
    #[allow(clippy::as_conversions, clippy::cast_lossless)] // u8 to u32 in a const fn
    pub const fn percent(percent: u8) -> Self {
        Self::reduced(percent as u32 * 100)
    }

    const fn reduced(hundredths: u32) -> Self {
        // Euclid: what is left divides both.
        let (mut divisor, mut rest) = (10_000, hundredths);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        Self { hundredths, part: hundredths / divisor, whole: 10_000 / divisor }
    }

    /// The threshold in hundredths of a per cent.
    pub(super) const fn hundredths(self) -> u32 {
        self.hundredths
    }

    /// The threshold as a part of a whole, in lowest terms.
    pub(super) const fn part_of_whole(self) -> (u32, u32) {
        (self.part, self.whole)
    }

    /// The threshold as a percentage: without places if it is whole, with 2 if not.
    pub fn to_percent(self) -> Percent {
        match self.hundredths % 100 {
            0 => Percent::new((self.hundredths / 100).into(), Places::ZERO),
            _ => Percent::new(self.hundredths.into(), Places::TWO),
        }
    }
}

impl TryFrom<Percent> for Threshold {
    type Error = ThresholdOutOfRange;

    /// # Errors
    /// Less than 0, more than 10 000 %, or thousandths.
    fn try_from(percent: Percent) -> Result<Self, ThresholdOutOfRange> {
        let scale = i128::from(percent.places().scale());
        let scaled = percent.units().checked_mul(100).filter(|scaled| scaled % scale == 0);
        scaled
            .and_then(|scaled| u32::try_from(scaled / scale).ok())
            .filter(|hundredths| *hundredths <= Self::MOST)
            .map(Self::reduced)
            .ok_or(ThresholdOutOfRange(percent))
    }
}

impl From<Threshold> for Percent {
    fn from(threshold: Threshold) -> Self {
        threshold.to_percent()
    }
}

/// Prints the number alone: `80`, `12.50`.
impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_percent().fmt(f)
    }
}
