//! Figures as reports print them, and what each of them stands for.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::read::{self, ParseNumeralError};
use super::{Exact, Fixed, Percent, Places, Share, Shown};
use crate::Lang;

/// A number as a report prints it, with the word that loosens it: `1.797`, `50,4%`, `85/85`,
/// `hơn 1,9 triệu`.
///
/// # What it stands for
/// X is the value as printed. Verdicts use the *strict* bounds; the *likely* range is for the
/// reader. The unit is one unit of the last digit that is not 0 (of the last printed place for
/// a percentage), a tenth of it when that is the only significant digit.
///
/// | qualifier | Vietnamese | English | strict | likely |
/// |-----------|------------|---------|--------|--------|
/// | exact | – | – | X, or what rounds to it | the same |
/// | over | hơn, trên | over, more than | ≥ X | X … X + unit |
/// | nearly | gần | nearly, almost | < X | X − unit … X |
/// | about | khoảng | about, around | none | X − unit … X + unit |
/// | at least | ít nhất, từ … trở lên | at least | ≥ X | ≥ X |
/// | at most | đến, tối đa, trong nhóm | up to, at most | ≤ X | ≤ X |
/// | below | dưới | below, under, less than | < X | < X |
///
/// A plain count and a share are exact. A percentage, a decimal number and a count in thousands
/// (`nghìn`), millions (`triệu`) or billions (`tỷ`) stand for all that rounds to them: X and half
/// a unit of the last printed digit to either side, both ends included.
///
/// # Examples
/// ```
/// use vn_egov_metrics::number::Numeral;
/// use vn_egov_metrics::Lang;
///
/// let phones: Numeral = "hơn 1,9 triệu".parse()?;
/// assert_eq!(phones.strict().to_string(), "from 1900000");
/// assert_eq!(phones.likely().to_string(), "from 1900000 to 2000000");
/// assert_eq!(phones.in_lang(Lang::En).to_string(), "over 1.9 million");
///
/// // What is ambiguous or malformed is refused, with its place.
/// let refused = "1.79".parse::<Numeral>().unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "'.' at character 2 of \"1.79\" groups thousands, so 3 digits must follow it, not 2",
/// );
/// # Ok::<(), vn_egov_metrics::number::ParseNumeralError>(())
/// ```
///
/// It travels as its Vietnamese text: `"hơn 1,9 triệu"`.
#[doc(alias = "số liệu")]
#[doc(alias = "so lieu")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Numeral {
    /// The word that loosens the value.
    pub qualifier: Qualifier,
    /// The value as printed.
    pub value: Value,
}

/// The word that loosens a figure; what each stands for is in the table of [`Numeral`].
///
/// The serialised names are `exact`, `over`, `nearly`, `about`, `at_least`, `at_most` and `below`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// No word: the figure itself.
    #[default]
    Exact,
    /// `hơn`, `trên`.
    Over,
    /// `gần`.
    Nearly,
    /// `khoảng`.
    About,
    /// `ít nhất`, `từ … trở lên`.
    AtLeast,
    /// `đến`, `tối đa`, `trong nhóm`.
    AtMost,
    /// `dưới`.
    Below,
}

impl Qualifier {
    /// Every qualifier, in the order of the table of [`Numeral`].
    pub const ALL: [Self; 7] = [
        Self::Exact,
        Self::Over,
        Self::Nearly,
        Self::About,
        Self::AtLeast,
        Self::AtMost,
        Self::Below,
    ];
}

/// The value of a printed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// A plain count: `1.797`.
    Count(u64),
    /// A decimal number, or a count in thousands, millions or billions: `2,8`, `1,9 triệu`.
    Rounded(Rounded),
    /// A percentage: `50,4%`.
    Percent(Percent),
    /// A part of a whole: `88/143`.
    Share(Share),
}

/// A rounded number: decimal digits, times a power of ten that is said in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rounded {
    digits: Fixed,
    // Invariant: 0 (with places), 3, 6, 9 or 12, and small enough digits, kept by `Rounded::new`.
    power: u8,
}

impl Rounded {
    /// `digits` times 10 to the `power`, which is 0, 3 (`nghìn`), 6 (`triệu`), 9 (`tỷ`) or 12
    /// (`nghìn tỷ`). `None` for another power, for a whole number without one (that is a count),
    /// and for more digits than 80 bits hold.
    pub fn new(digits: Fixed, power: u8) -> Option<Self> {
        let fits = digits.units().unsigned_abs() >> 80 == 0;
        let rounded = match power {
            0 => digits.places() > Places::ZERO,
            power => matches!(power, 3 | 6 | 9 | 12),
        };
        (fits && rounded).then_some(Self { digits, power })
    }

    /// The digits as printed: `1,9` of `1,9 triệu`.
    pub const fn digits(self) -> Fixed {
        self.digits
    }

    /// The power of ten that the word says: 6 of `1,9 triệu`.
    pub const fn power(self) -> u8 {
        self.power
    }

    /// That many units of the last printed digit, exactly.
    fn units(self, units: i128) -> Exact {
        let lift = 10_i128.pow(self.power.into());
        let scale = i128::from(self.digits.places().scale());
        // Units stay below 2^85 (ten times the digits, and ten times a unit), so the product
        // stays below 2^125.
        Exact::new(units * lift, scale).unwrap_or(Exact::whole(0))
    }
}

/// What a figure counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A number of things.
    Number,
    /// A part of a hundred.
    Percent,
}

impl Numeral {
    /// A figure without a qualifier.
    pub const fn exact(value: Value) -> Self {
        Self { qualifier: Qualifier::Exact, value }
    }

    /// Reads a figure as text in that language prints it, in NFC or NFD.
    ///
    /// # Errors
    /// Anything malformed or left over, with the character (of the composed text) where it
    /// stands:
    /// - `1.79` in Vietnamese: a group of thousands has 3 digits
    /// - `50,4.1%`: a group behind the decimal mark
    /// - `1798/1797`: a part beyond its whole
    /// - `906 dịch vụ`: words that are no part of the figure
    pub fn read(text: &str, lang: Lang) -> Result<Self, ParseNumeralError> {
        read::numeral(text, lang)
    }

    /// The figure as text in that language prints it.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }

    /// What it counts in; a share counts in per cent.
    pub const fn unit(self) -> Unit {
        match self.value {
            Value::Count(_) | Value::Rounded(_) => Unit::Number,
            Value::Percent(_) | Value::Share(_) => Unit::Percent,
        }
    }

    /// The value as printed, X in the table; `None` for an empty share.
    pub fn face(self) -> Option<Exact> {
        match self.value {
            Value::Count(count) => Some(Exact::whole(count.into())),
            Value::Rounded(rounded) => Some(rounded.units(rounded.digits.units())),
            Value::Percent(percent) => Some(percent.to_fixed().into()),
            Value::Share(share) => Exact::new(i128::from(share.part()) * 100, share.whole().into()),
        }
    }

    /// The bounds that verdicts use. Those of an empty share bound nothing.
    pub fn strict(self) -> Bounds {
        let Some(face) = self.face() else {
            return Bounds::NONE;
        };
        match self.qualifier {
            Qualifier::Exact => self.rounds_to(),
            Qualifier::Over | Qualifier::AtLeast => Bounds { least: closed(face), most: None },
            Qualifier::Nearly | Qualifier::Below => Bounds { least: None, most: open(face) },
            Qualifier::About => Bounds::NONE,
            Qualifier::AtMost => Bounds { least: None, most: closed(face) },
        }
    }

    /// The range that the words suggest; it is shown, and decides nothing.
    pub fn likely(self) -> Bounds {
        let Some(face) = self.face() else {
            return Bounds::NONE;
        };
        let below = self.moved_by_unit(-1);
        let above = self.moved_by_unit(1);
        match self.qualifier {
            Qualifier::Over => Bounds { least: closed(face), most: above },
            Qualifier::Nearly => Bounds { least: below, most: closed(face) },
            Qualifier::About => Bounds { least: below, most: above },
            _ => self.strict(),
        }
    }

    /// Whether the figure reaches `target`: `Some` where all, or none, of what it can stand for
    /// does, by strict bounds; `None` where that is undecided or the units differ.
    ///
    /// The target's own X counts, whatever loosens it: `trên 80%` is reached from 80 % upward. A
    /// target that bounds from above (`tối đa`, `dưới`) is reached up to X.
    pub fn meets(self, target: Self) -> Option<bool> {
        let goal = target.face().filter(|_| self.unit() == target.unit())?;
        self.strict().reach(goal, target.qualifier)
    }

    /// The value, and half a unit of the last printed digit to either side where it is rounded.
    fn rounds_to(self) -> Bounds {
        match self.value {
            Value::Rounded(_) | Value::Percent(_) => {
                Bounds { least: self.moved_by_tenths(-5), most: self.moved_by_tenths(5) }
            }
            Value::Count(_) | Value::Share(_) => {
                let face = self.face().and_then(closed);
                Bounds { least: face, most: face }
            }
        }
    }

    /// X moved by so many of the table's units.
    fn moved_by_unit(self, by: i128) -> Option<Bound> {
        let (units, skips_zeros) = match self.value {
            Value::Count(count) => (u128::from(count), true),
            Value::Rounded(rounded) => (rounded.digits.units().unsigned_abs(), true),
            Value::Percent(percent) => (percent.units().unsigned_abs(), false),
            Value::Share(_) => return None,
        };
        let (mut tenths, mut rest) = (10_i128, units);
        while skips_zeros && rest != 0 && rest.is_multiple_of(10) {
            // At most 2^80 and 24 zeros.
            tenths *= 10;
            rest /= 10;
        }
        let is_only_digit = (1..10).contains(&rest);
        self.moved_by_tenths(by * if is_only_digit { tenths / 10 } else { tenths })
    }

    /// X moved by so many tenths of a unit of the last printed digit; `None` for a share, which
    /// has no last digit, and where 128 bits no longer hold the sum: such an end bounds nothing.
    fn moved_by_tenths(self, tenths: i128) -> Option<Bound> {
        let moved = |units: i128| units.checked_mul(10)?.checked_add(tenths);
        match self.value {
            Value::Count(count) => Exact::new(moved(count.into())?, 10),
            Value::Rounded(rounded) => {
                let exact = rounded.units(moved(rounded.digits.units())?);
                Exact::new(exact.numerator(), exact.denominator() * 10)
            }
            Value::Percent(percent) => {
                let scale = i128::from(percent.places().scale());
                Exact::new(moved(percent.units())?, scale * 10)
            }
            Value::Share(_) => None,
        }
        .and_then(closed)
    }
}

#[allow(clippy::unnecessary_wraps)] // the fields are options
const fn closed(value: Exact) -> Option<Bound> {
    Some(Bound { value, closed: true })
}

#[allow(clippy::unnecessary_wraps)]
const fn open(value: Exact) -> Option<Bound> {
    Some(Bound { value, closed: false })
}

/// One end of a range, and whether it belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// Where the range ends.
    pub value: Exact,
    /// Whether that value is in the range.
    pub closed: bool,
}

/// The values a figure can stand for; an end that is `None` is unbounded.
///
/// It prints as `from 79/2 to 81/2`, `below 1500000`, `any value`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least value.
    pub least: Option<Bound>,
    /// The largest value.
    pub most: Option<Bound>,
}

impl Bounds {
    /// Any value at all.
    pub const NONE: Self = Self { least: None, most: None };

    /// Whether the value lies within both ends.
    pub fn contains(self, value: Exact) -> bool {
        let above = |end: Bound| end.value < value || (end.closed && end.value == value);
        let below = |end: Bound| value < end.value || (end.closed && end.value == value);
        self.least.is_none_or(above) && self.most.is_none_or(below)
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = |end: Bound| if end.closed { "from" } else { "above" };
        let to = |end: Bound| if end.closed { "to" } else { "below" };
        match (self.least, self.most) {
            (None, None) => f.write_str("any value"),
            (Some(least), None) => write!(f, "{} {}", from(least), least.value),
            (None, Some(most)) => {
                let word = if most.closed { "up to" } else { "below" };
                write!(f, "{word} {}", most.value)
            }
            (Some(least), Some(most)) if least == most && least.closed => {
                write!(f, "{}", least.value)
            }
            (Some(least), Some(most)) => {
                write!(f, "{} {} {} {}", from(least), least.value, to(most), most.value)
            }
        }
    }
}

/// Prints Vietnamese text, as [`FromStr`] reads it.
impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lang(Lang::Vi).fmt(f)
    }
}

/// Reads Vietnamese text; [`Numeral::read`] takes the language.
impl FromStr for Numeral {
    type Err = ParseNumeralError;

    fn from_str(text: &str) -> Result<Self, ParseNumeralError> {
        Self::read(text, Lang::Vi)
    }
}

impl Serialize for Numeral {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Numeral {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize_from_str(deserializer, "a figure as Vietnamese text")
    }
}
