//! Percentages, rounded once from two counts or read from print.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::fixed::{DecimalOutOfRange, Fixed, ParseFixedError, Places};
use super::{Interval, Rounding, Shown};
use crate::Lang;

/// A percentage with the places it is shown with: 50.40 is not 50.4 in looks.
///
/// It is signed, since growth can be negative, and may pass 100, since a [`Rate`](super::Rate)
/// can; [`Percent::of_share`] refuses both. `==` compares value and places. It prints as `50.4`,
/// in Vietnamese as `50,4%`, and travels as the text `"50.4"`.
///
/// ```
/// use vn_egov_metrics::{Percent, Places, Rounding, Share};
///
/// let partial = Share::new(611, 1797)?.percent(Places::TWO, Rounding::HalfUp).unwrap();
/// assert_eq!(partial.to_string(), "34.00");
/// assert_eq!(partial.vietnamese().to_string(), "34,00%");
/// assert_eq!("34.00".parse(), Ok(partial));
///
/// let growth: Percent = "117.45".parse().unwrap();
/// assert_eq!(
///     growth.of_share().unwrap_err().to_string(),
///     "117.45 % is outside 0 to 100 %, where every share lies",
/// );
/// # Ok::<(), vn_egov_metrics::PartOverWhole>(())
/// ```
#[doc(alias = "phần trăm")]
#[doc(alias = "phan tram")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(Fixed);

/// A percentage that no share can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} % is outside 0 to 100 %, where every share lies")]
pub struct PercentOutOfShare(Percent);

impl Percent {
    /// 100 %, without places.
    pub const HUNDRED: Self = Self(Fixed::new(100, Places::ZERO));

    /// That many units of the last place: 504 units of one place are 50.4 %.
    pub const fn new(units: i128, places: Places) -> Self {
        Self(Fixed::new(units, places))
    }

    /// The percentage in units of its last place.
    pub const fn units(self) -> i128 {
        self.0.units()
    }

    /// The digits behind the decimal mark.
    pub const fn places(self) -> Places {
        self.0.places()
    }

    /// The number in front of the percent sign.
    pub const fn to_fixed(self) -> Fixed {
        self.0
    }

    /// The same percentage, if a part of a whole can have it.
    ///
    /// # Errors
    /// Less than 0, or more than 100.
    pub fn of_share(self) -> Result<Self, PercentOutOfShare> {
        let most = i128::from(self.places().scale()) * 100;
        if (0..=most).contains(&self.units()) { Ok(self) } else { Err(PercentOutOfShare(self)) }
    }

    /// The values that, rounded that way to these places, read as this percentage.
    pub fn interval(self, rounding: Rounding) -> Interval {
        Interval::of(self, rounding)
    }

    /// Prints as Vietnamese text does: `50,4%`, `1.250,00%`.
    pub const fn vietnamese(self) -> Shown<Self> {
        Shown::new(self, Lang::Vi)
    }

    /// Prints as text in that language does: `50,4%` or `50.4%`.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }

    /// `magnitude / base` in per cent, negated if asked, rounded once by integer arithmetic;
    /// `None` if the base is 0.
    #[inline]
    pub(super) fn of(
        negative: bool,
        magnitude: u64,
        base: u64,
        places: Places,
        rounding: Rounding,
    ) -> Option<Self> {
        if base == 0 {
            return None;
        }
        let scale = places.scale() * 100;
        let units = match magnitude.checked_mul(scale) {
            Some(scaled) => {
                let (quotient, rest) = (scaled / base, scaled % base);
                let away = rest != 0
                    && rounding.moves_away(negative, rest.cmp(&(base - rest)), quotient % 2 == 1);
                i128::from(quotient) + i128::from(away)
            }
            None => wide(negative, magnitude, base, scale, rounding),
        };
        Some(Self::new(if negative { -units } else { units }, places))
    }
}

/// The same division where `magnitude * scale` passes 64 bits: at most 1.9e37, so it fits 128.
#[cold]
fn wide(negative: bool, magnitude: u64, base: u64, scale: u64, rounding: Rounding) -> i128 {
    let (scaled, base) = (u128::from(magnitude) * u128::from(scale), u128::from(base));
    let (quotient, rest) = (scaled / base, scaled % base);
    let away =
        rest != 0 && rounding.moves_away(negative, rest.cmp(&(base - rest)), quotient % 2 == 1);
    // At most u64::MAX * 10^18 + 1, far below 2^127.
    quotient.cast_signed() + i128::from(away)
}

/// Prints the number alone, with a point: `50.4`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reads what [`Display`](fmt::Display) prints; Vietnamese text is read by
/// [`Numeral`](super::Numeral).
impl FromStr for Percent {
    type Err = ParseFixedError;

    fn from_str(text: &str) -> Result<Self, ParseFixedError> {
        text.parse().map(Self)
    }
}

impl TryFrom<Percent> for Decimal {
    type Error = DecimalOutOfRange;

    /// The number in front of the percent sign, with its places: 50.40 % becomes `50.40`.
    fn try_from(percent: Percent) -> Result<Self, DecimalOutOfRange> {
        percent.0.try_into()
    }
}
