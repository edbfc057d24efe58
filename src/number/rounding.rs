//! The ways a value is rounded to its printed places.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Name;
use crate::text::excerpt;

/// How a value that lies between two printed ones is rounded.
///
/// Which of them an office uses is rarely said; [`Rounding::HalfUp`] is what the reports of the
/// national portal use. Serialised by the names in the table.
///
/// | name | 2.5 | 3.5 | −2.5 | 2.4 | 2.6 | −2.4 |
/// |------|-----|-----|------|-----|-----|------|
/// | `half_up` (ties up) | 3 | 4 | −2 | 2 | 3 | −2 |
/// | `half_down` (ties down) | 2 | 3 | −3 | 2 | 3 | −2 |
/// | `half_even` | 2 | 4 | −2 | 2 | 3 | −2 |
/// | `half_odd` | 3 | 3 | −3 | 2 | 3 | −2 |
/// | `half_away` (from zero) | 3 | 4 | −3 | 2 | 3 | −2 |
/// | `half_toward_zero` | 2 | 3 | −2 | 2 | 3 | −2 |
/// | `floor` | 2 | 3 | −3 | 2 | 2 | −3 |
/// | `ceil` | 3 | 4 | −2 | 3 | 3 | −2 |
/// | `trunc` | 2 | 3 | −2 | 2 | 2 | −2 |
/// | `away` | 3 | 4 | −3 | 3 | 3 | −3 |
#[doc(alias = "làm tròn")]
#[doc(alias = "lam tron")]
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest, ties toward positive infinity: what the reports use.
    #[default]
    HalfUp,
    /// To the nearest, ties toward negative infinity.
    HalfDown,
    /// To the nearest, ties to an even last digit: R, Python, VBA.
    #[doc(alias = "làm tròn về số chẵn")]
    #[doc(alias = "lam tron ve so chan")]
    HalfEven,
    /// To the nearest, ties to an odd last digit.
    HalfOdd,
    /// To the nearest, ties away from zero: Excel, SAS.
    HalfAway,
    /// To the nearest, ties toward zero.
    HalfTowardZero,
    /// Toward negative infinity.
    #[doc(alias = "làm tròn xuống")]
    #[doc(alias = "lam tron xuong")]
    Floor,
    /// Toward positive infinity.
    #[doc(alias = "làm tròn lên")]
    #[doc(alias = "lam tron len")]
    Ceil,
    /// Toward zero: digits are cut off.
    #[doc(alias = "cắt bỏ phần lẻ")]
    #[doc(alias = "cat bo phan le")]
    Trunc,
    /// Away from zero.
    Away,
}

impl Rounding {
    /// Every way, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::HalfUp,
        Self::HalfDown,
        Self::HalfEven,
        Self::HalfOdd,
        Self::HalfAway,
        Self::HalfTowardZero,
        Self::Floor,
        Self::Ceil,
        Self::Trunc,
        Self::Away,
    ];

    /// The name it is serialised by.
    pub const fn id(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::HalfDown => "half_down",
            Self::HalfEven => "half_even",
            Self::HalfOdd => "half_odd",
            Self::HalfAway => "half_away",
            Self::HalfTowardZero => "half_toward_zero",
            Self::Floor => "floor",
            Self::Ceil => "ceil",
            Self::Trunc => "trunc",
            Self::Away => "away",
        }
    }

    /// What a reader is told, in both languages: `gần nhất, giữa thì lên`, `nearest, half up`.
    ///
    /// ```
    /// use vn_egov_metrics::{Lang, Rounding};
    ///
    /// assert_eq!(Rounding::HalfEven.name().in_lang(Lang::Vi), "gần nhất, giữa thì về số chẵn");
    /// assert_eq!(Rounding::Trunc.name().in_lang(Lang::En), "cut off");
    /// ```
    pub const fn name(self) -> Name {
        match self {
            Self::HalfUp => Name::new("gần nhất, giữa thì lên", "nearest, half up"),
            Self::HalfDown => Name::new("gần nhất, giữa thì xuống", "nearest, half down"),
            Self::HalfEven => Name::new("gần nhất, giữa thì về số chẵn", "nearest, half to even"),
            Self::HalfOdd => Name::new("gần nhất, giữa thì về số lẻ", "nearest, half to odd"),
            Self::HalfAway => Name::new("gần nhất, giữa thì ra xa 0", "nearest, half away from 0"),
            Self::HalfTowardZero => {
                Name::new("gần nhất, giữa thì về phía 0", "nearest, half toward 0")
            }
            Self::Floor => Name::new("làm tròn xuống", "down"),
            Self::Ceil => Name::new("làm tròn lên", "up"),
            Self::Trunc => Name::new("cắt bỏ phần lẻ", "cut off"),
            Self::Away => Name::new("ra xa 0", "away from 0"),
        }
    }

    /// Whether a magnitude with a remainder moves away from zero, given how the remainder
    /// compares with one half and whether the digit before it is odd.
    #[inline]
    pub(crate) const fn moves_away(self, negative: bool, to_half: Ordering, odd: bool) -> bool {
        let above = matches!(to_half, Ordering::Greater);
        let tie = matches!(to_half, Ordering::Equal);
        match self {
            Self::HalfUp => above || (tie && !negative),
            Self::HalfDown => above || (tie && negative),
            Self::HalfEven => above || (tie && odd),
            Self::HalfOdd => above || (tie && !odd),
            Self::HalfAway => above || tie,
            Self::HalfTowardZero => above,
            Self::Floor => negative,
            Self::Ceil => !negative,
            Self::Trunc => false,
            Self::Away => true,
        }
    }
}

/// Prints the serialised name: `half_up`.
impl fmt::Display for Rounding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A name that is no way of rounding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{name:?} is no way of rounding; expected one of half_up, half_down, half_even, half_odd, half_away, half_toward_zero, floor, ceil, trunc, away"
)]
pub struct UnknownRounding {
    name: Box<str>,
}

impl FromStr for Rounding {
    type Err = UnknownRounding;

    fn from_str(name: &str) -> Result<Self, UnknownRounding> {
        let named = |way: &Self| way.id() == name;
        Self::ALL.into_iter().find(named).ok_or_else(|| UnknownRounding { name: excerpt(name) })
    }
}
