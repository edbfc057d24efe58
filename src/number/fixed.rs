//! Decimal numbers that keep the places they were written with.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::shown::write_decimal;
use super::{Interval, Rounding};
use crate::text::excerpt;

/// How many digits stand behind the decimal mark: 0 to 16.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "u8", into = "u8")]
// Invariant: at most `Places::MOST`, kept by `Places::new`.
pub struct Places(u8);

/// A number of decimal places beyond 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} decimal places are more than 16")]
pub struct PlacesOutOfRange(u8);

impl Places {
    /// No decimal mark: `50`.
    pub const ZERO: Self = Self(0);
    /// One digit: `50.4`.
    pub const ONE: Self = Self(1);
    /// Two digits, as the national portal shows its percentages: `50.42`.
    pub const TWO: Self = Self(2);
    /// The most, 16: a percentage of any two `u64` counts still fits in 128 bits.
    pub const MOST: Self = Self(16);

    /// That many places.
    ///
    /// # Errors
    /// More than 16.
    pub const fn new(places: u8) -> Result<Self, PlacesOutOfRange> {
        if places > Self::MOST.0 { Err(PlacesOutOfRange(places)) } else { Ok(Self(places)) }
    }

    /// The number itself.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// 10 to the power of the places.
    #[inline]
    pub(crate) const fn scale(self) -> u64 {
        10_u64.pow(self.get_u32())
    }

    /// The number, as powers take it.
    #[allow(clippy::as_conversions, clippy::cast_lossless)] // u8 to u32 in a const fn
    const fn get_u32(self) -> u32 {
        self.0 as u32
    }
}

impl TryFrom<u8> for Places {
    type Error = PlacesOutOfRange;

    fn try_from(places: u8) -> Result<Self, PlacesOutOfRange> {
        Self::new(places)
    }
}

impl From<Places> for u8 {
    fn from(places: Places) -> Self {
        places.0
    }
}

/// A decimal number as it was written: 50.40 is not 50.4 in looks, though equal in value.
///
/// `==` compares value and places, [`Fixed::cmp_value`] the value alone. It travels as a text,
/// never as a float: `"50.40"`.
///
/// ```
/// use core::cmp::Ordering;
/// use vn_egov_metrics::number::Fixed;
///
/// let (long, short): (Fixed, Fixed) = ("50.40".parse()?, "50.4".parse()?);
/// assert_ne!(long, short);
/// assert_eq!(long.cmp_value(short), Ordering::Equal);
/// assert_eq!(
///     "50.4.1".parse::<Fixed>().unwrap_err().to_string(),
///     "expected a digit, found '.' at character 5 of \"50.4.1\"",
/// );
/// # Ok::<(), vn_egov_metrics::number::ParseFixedError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fixed {
    units: i128,
    places: Places,
}

impl Fixed {
    /// That many units of the last place: 5040 units of two places are 50.40.
    pub const fn new(units: i128, places: Places) -> Self {
        Self { units, places }
    }

    /// The number in units of its last place.
    pub const fn units(self) -> i128 {
        self.units
    }

    /// The digits behind the decimal mark.
    pub const fn places(self) -> Places {
        self.places
    }

    /// The values that, rounded that way to these places, read as this number: a mean, a ratio.
    pub fn interval(self, rounding: Rounding) -> Interval {
        Interval::of_fixed(self, rounding)
    }

    /// Compares the values, whatever the places.
    pub fn cmp_value(self, other: Self) -> Ordering {
        // Whole parts first, so that nothing is scaled beyond 128 bits.
        let split = |fixed: Self| {
            let scale = i128::from(fixed.places.scale());
            let lift = i128::from(10_u64.pow(Places::MOST.get_u32() - fixed.places.get_u32()));
            (fixed.units.div_euclid(scale), fixed.units.rem_euclid(scale) * lift)
        };
        split(self).cmp(&split(other))
    }
}

/// Prints with a point and no groups: `50.40`, `-1234.5`.
impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(f, *self, None, '.')
    }
}

/// A text that is no plain decimal number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseFixedError(#[from] FixedFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum FixedFault {
    #[error("expected a digit, found {found:?} at character {at} of {text:?}")]
    NotADigit { found: char, at: usize, text: Box<str> },
    #[error("expected a digit, found the end of {text:?}")]
    End { text: Box<str> },
    #[error("{text:?} has more than 16 decimal places")]
    TooManyPlaces { text: Box<str> },
    #[error("{text:?} has more digits than 128 bits hold")]
    TooLarge { text: Box<str> },
}

/// Reads what [`Display`](fmt::Display) prints: an optional `-`, digits, and behind a point up
/// to 16 digits.
///
/// # Errors
/// - `"50,4"`: the comma is not a digit (Vietnamese text is read by [`Numeral`](super::Numeral))
/// - `".5"`, `"5."`, `""`: a digit is missing
/// - more than 16 places, or more digits than 128 bits hold
impl FromStr for Fixed {
    type Err = ParseFixedError;

    fn from_str(text: &str) -> Result<Self, ParseFixedError> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let mut fixed = Digits::of(negative);
        let mut places = None;
        let mut last_is_digit = false;
        for (index, found) in digits.chars().enumerate() {
            match found.to_digit(10) {
                Some(digit) => {
                    fixed
                        .push(digit)
                        .ok_or_else(|| FixedFault::TooLarge { text: excerpt(text) })?;
                    places = places.map(|places: usize| places + 1);
                    last_is_digit = true;
                }
                None if found == '.' && last_is_digit && places.is_none() => {
                    places = Some(0);
                    last_is_digit = false;
                }
                None => {
                    let at = index + 1 + usize::from(negative);
                    return Err(FixedFault::NotADigit { found, at, text: excerpt(text) }.into());
                }
            }
        }
        if !last_is_digit {
            return Err(FixedFault::End { text: excerpt(text) }.into());
        }
        let places = u8::try_from(places.unwrap_or(0)).ok().and_then(|n| Places::new(n).ok());
        let places = places.ok_or_else(|| FixedFault::TooManyPlaces { text: excerpt(text) })?;
        Ok(Self { units: fixed.units, places })
    }
}

/// The digits of one number, added up from the left, without overflow.
#[derive(Debug)]
pub(crate) struct Digits {
    pub(crate) units: i128,
    // With the sign from the start: the least number has no positive twin in 128 bits.
    sign: i128,
}

impl Digits {
    /// No digit yet, of a number of that sign.
    pub(crate) const fn of(negative: bool) -> Self {
        Self { units: 0, sign: if negative { -1 } else { 1 } }
    }

    /// Appends a digit; `None` when 128 bits no longer hold the number.
    pub(crate) fn push(&mut self, digit: u32) -> Option<()> {
        self.units = self.units.checked_mul(10)?.checked_add(self.sign * i128::from(digit))?;
        Some(())
    }
}

/// A number that a [`Decimal`] of 96 bits cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} does not fit a decimal of 96 bits")]
pub struct DecimalOutOfRange(Fixed);

impl TryFrom<Fixed> for Decimal {
    type Error = DecimalOutOfRange;

    /// Keeps the places: 50.40 becomes a decimal of scale 2.
    fn try_from(fixed: Fixed) -> Result<Self, DecimalOutOfRange> {
        Decimal::try_from_i128_with_scale(fixed.units, fixed.places.get_u32())
            .map_err(|_| DecimalOutOfRange(fixed))
    }
}

impl Serialize for Fixed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fixed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize_from_str(
            deserializer,
            "a decimal number as a text, such as \"50.40\"",
        )
    }
}
