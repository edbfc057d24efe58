//! Points: whole hundredths.

use core::fmt;
use core::iter::Sum;
use core::ops::{Add, Sub};
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::number::{Fixed, ParseFixedError, Places, Rounding, Shown};

/// Points of a scorecard, in whole hundredths: 17.72, or the difference −1.20.
///
/// They add up exactly. They print, and travel as text, with 2 places; a precision asks for
/// fewer, rounded half-up: `{:.1}` prints the `1.3` of Circular 01/2018.
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::scorecard::Points;
///
/// let points: Points = "8.9".parse()?;
/// assert_eq!((points + Points::whole(9)).to_string(), "17.90");
/// assert_eq!(points.in_lang(Lang::Vi).to_string(), "8,90");
/// assert_eq!(
///     "17.725".parse::<Points>().unwrap_err().to_string(),
///     "17.725 is not a whole number of hundredths from -21474836.48 to 21474836.47",
/// );
/// # Ok::<(), vn_egov_metrics::scorecard::ParsePointsError>(())
/// ```
#[doc(alias = "điểm")]
#[doc(alias = "diem")]
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "Fixed", into = "Fixed")]
// Every door takes 32 bits, so that no sum of up to 2^32 of them passes 64.
pub struct Points(i64);

impl Points {
    /// No points, which is not the same as no answer (`None`).
    pub const ZERO: Self = Self(0);
    /// The most, which no sum comes to.
    pub(super) const MOST: Self = Self(i64::MAX);
    /// The least that points differ by: 0.01.
    pub const LEAST: Self = Self(1);

    /// That many hundredths: 1772 are 17.72 points.
    #[allow(clippy::as_conversions, clippy::cast_lossless)] // i32 to i64 in a const fn
    pub const fn hundredths(hundredths: i32) -> Self {
        Self(hundredths as i64)
    }

    /// That many whole points.
    #[allow(clippy::as_conversions, clippy::cast_lossless)] // u16 to i64 in a const fn
    pub const fn whole(points: u16) -> Self {
        Self(points as i64 * 100)
    }

    /// The points in hundredths.
    pub const fn in_hundredths(self) -> i64 {
        self.0
    }

    /// The hundredths, as what a door takes and is not negative: 0 to 2^31 − 1.
    pub(super) fn magnitude(self) -> u64 {
        u64::try_from(self.0).unwrap_or(0).min(i32::MAX.unsigned_abs().into())
    }

    /// A magnitude that does not pass `most`.
    pub(super) fn up_to(most: Self, hundredths: u128) -> Self {
        i64::try_from(hundredths).map_or(most, |hundredths| Self(hundredths).min(most))
    }

    /// The points as a number with 2 places.
    pub fn to_fixed(self) -> Fixed {
        self.in_places(Places::TWO)
    }

    /// The points as a number with that many places, 2 at most, rounded half-up.
    pub fn in_places(self, places: Places) -> Fixed {
        let places = places.min(Places::TWO);
        let step = 100 / i128::from(places.scale());
        Fixed::new(i128::from(self.rounded(places, Rounding::HalfUp).0) / step, places)
    }

    /// The points rounded to that many places; 2 or more change nothing.
    pub fn rounded(self, places: Places, rounding: Rounding) -> Self {
        let step: i64 = match places.get() {
            0 => 100,
            1 => 10,
            _ => return self,
        };
        let (magnitude, negative) = (self.0.abs(), self.0 < 0);
        let (whole, rest) = (magnitude / step, magnitude % step);
        let away =
            rest != 0 && rounding.moves_away(negative, rest.cmp(&(step - rest)), whole % 2 == 1);
        let units = (whole + i64::from(away)) * step;
        Self(if negative { -units } else { units })
    }

    /// Half the sum of two, rounded half-up to a hundredth.
    pub(super) fn middle(self, other: Self) -> Self {
        Self((self.0 + other.0 + 1).div_euclid(2))
    }

    /// Prints as text in that language does: `17,72` or `17.72`.
    pub fn in_lang(self, lang: Lang) -> Shown<Fixed> {
        Shown::new(self.to_fixed(), lang)
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        // 2^32 of the largest still fit: the bound is never met.
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

/// Prints 2 places and a point: `17.72`, `-1.20`.
impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = f.precision().and_then(|places| u8::try_from(places).ok()).unwrap_or(2);
        self.in_places(Places::new(places).unwrap_or(Places::TWO)).fmt(f)
    }
}

/// A number that points cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a whole number of hundredths from -21474836.48 to 21474836.47")]
pub struct PointsOutOfRange(Fixed);

/// A text that holds no points.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParsePointsError(#[from] PointsFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum PointsFault {
    #[error(transparent)]
    Number(#[from] ParseFixedError),
    #[error(transparent)]
    Range(#[from] PointsOutOfRange),
}

impl TryFrom<Fixed> for Points {
    type Error = PointsOutOfRange;

    /// # Errors
    /// Thousandths, as in 17.725, or more than 32 bits of hundredths.
    fn try_from(fixed: Fixed) -> Result<Self, PointsOutOfRange> {
        let scale = i128::from(fixed.places().scale());
        let scaled = fixed.units().checked_mul(100).filter(|scaled| scaled % scale == 0);
        scaled
            .and_then(|scaled| i32::try_from(scaled / scale).ok())
            .map(Self::hundredths)
            .ok_or(PointsOutOfRange(fixed))
    }
}

impl From<Points> for Fixed {
    fn from(points: Points) -> Self {
        points.to_fixed()
    }
}

/// Reads what [`Display`](fmt::Display) prints, with fewer places too: `17.72`, `8.9`, `6`.
///
/// # Errors
/// - `"8,9"`: the comma is not a digit
/// - `"17.725"`: no whole number of hundredths
impl FromStr for Points {
    type Err = ParsePointsError;

    fn from_str(text: &str) -> Result<Self, ParsePointsError> {
        let fixed: Fixed = text.parse().map_err(PointsFault::from)?;
        Ok(Self::try_from(fixed).map_err(PointsFault::from)?)
    }
}
