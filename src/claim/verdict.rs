//! What an audit says of a relation.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Repair;
use super::law::Stop;
use crate::Name;
use crate::number::{Bound, Bounds, CountRange, Exact, Fixed, Roundings, Unit};

/// Whether a relation reads; a verdict is modest, and never says that a figure is false.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Some values within all bounds satisfy it.
    Reads,
    /// No values do.
    DoesNotRead,
    /// It cannot be said.
    Undecided(Why),
}

/// Why it cannot be said whether a relation reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A member is a system that was named without a figure.
    NoFigure,
    /// Nothing bounds the unknown.
    Unbounded,
    /// What the actual can be lies on both sides of the target.
    Target,
    /// The numbers pass 128 bits.
    TooLarge,
    /// The search for whole numbers took too many steps.
    GivenUp,
}

impl Why {
    /// What a reader is told, in both languages.
    pub const fn name(self) -> Name {
        match self {
            Self::NoFigure => Name::new(
                "có hệ thống được nêu tên mà không kèm số liệu",
                "a system is named without a figure",
            ),
            Self::Unbounded => {
                Name::new("không có gì giới hạn số chưa biết", "nothing bounds the unknown")
            }
            Self::Target => Name::new(
                "số thực hiện có thể nằm ở cả hai phía của mục tiêu",
                "what the actual can be lies on both sides of the target",
            ),
            Self::TooLarge => Name::new("số quá lớn", "the numbers are too large"),
            Self::GivenUp => Name::new("phải thử quá nhiều giá trị", "too many values to try"),
        }
    }
}

impl Outcome {
    /// What a reader is told, in both languages: `không khớp`, `does not read`.
    pub const fn name(self) -> Name {
        match self {
            Self::Reads => Name::new("khớp", "reads"),
            Self::DoesNotRead => Name::new("không khớp", "does not read"),
            Self::Undecided(_) => Name::new("chưa kết luận được", "undecided"),
        }
    }

    /// The name it is serialised by: `reads`, `does_not_read`, `undecided`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reads => "reads",
            Self::DoesNotRead => "does_not_read",
            Self::Undecided(_) => "undecided",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// What the audit says of one relation.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Verdict {
    /// The relation's id.
    pub relation: Box<str>,
    /// Whether it reads.
    pub outcome: Outcome,
    /// What its unknowns can be, in the order of its members; none if it does not read.
    pub solved: Vec<Solved>,
    /// The ways of rounding that read it, be they asked for or not. A relation without a
    /// rounded member reads in all ways or in none.
    pub modes: Roundings,
    /// How much it could have told.
    pub width: Width,
    /// What the other members would print in place of the percentage, mean or total, and how
    /// far that is; only where all are exact and it does not read.
    pub distance: Option<Distance>,
    /// The changes that make it, and all that hangs together with it, read; best first.
    pub repairs: Vec<Repair>,
    /// Whether the search for repairs ended before every printing was tried, since it may try no
    /// more of them ([`Asked::printings`](super::Asked::printings)): there may be other repairs,
    /// or better ones.
    pub cut_short: bool,
}

/// How many values of the member that the others are held against would read: of the whole, the
/// total, the count, the `before` (of the part, where the part alone is unknown).
///
/// A verdict of great width says little: 611 is `34%` of 52 wholes, 809 is `48,62%` of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Width {
    /// That many values.
    Values(u64),
    /// Without end.
    Unbounded,
    /// The relation is held against nothing.
    None,
}

impl Width {
    /// The number, `None` if there is none.
    pub const fn values(self) -> Option<u64> {
        match self {
            Self::Values(values) => Some(values),
            Self::Unbounded | Self::None => None,
        }
    }

    pub(super) fn of(width: Result<Option<i128>, Stop>) -> Self {
        match width {
            Ok(Some(width)) => Self::Values(u64::try_from(width.max(0)).unwrap_or(u64::MAX)),
            Ok(None) => Self::Unbounded,
            Err(_) => Self::None,
        }
    }
}

/// How far a printed value is from what the other members would print, half-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Distance {
    /// What they would print, to the same places.
    pub would_print: Fixed,
    /// What it counts in.
    pub unit: Unit,
    /// How far it is, in units of the last printed digit.
    pub units: u128,
}

/// The range of something that was not published.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Solved {
    /// The member's key; further unknowns of a list are numbered: `terms`, `terms.2`.
    pub key: Box<str>,
    /// What the relations that share it call it.
    pub name: Option<Box<str>>,
    /// What it counts in.
    pub unit: Unit,
    /// Its least and largest values, jointly over all relations that share it. Not every value
    /// between them need read.
    pub bounds: Bounds,
    /// The range that the words of the figures suggest, where it is another: after `hơn 1,3
    /// triệu`, what up to 1.4 million would leave. It is shown, and decides nothing.
    pub likely: Option<Bounds>,
    /// Whether it is a whole count.
    pub whole: bool,
}

impl Solved {
    /// The counts, where it is one.
    pub fn counts(&self) -> Option<CountRange> {
        self.counts_in(self.bounds)
    }

    /// The likely counts, where it is one and the words suggest others.
    pub fn likely_counts(&self) -> Option<CountRange> {
        self.counts_in(self.likely?)
    }

    fn counts_in(&self, bounds: Bounds) -> Option<CountRange> {
        let count = |end: Bound| u64::try_from(end.value.numerator()).ok();
        let most = match bounds.most {
            Some(end) => Some(count(end)?),
            None => None,
        };
        self.whole.then(|| CountRange::new(bounds.least.and_then(count).unwrap_or(0), most))?
    }

    /// The least value as text: a whole number, a decimal number where that is exact, or else a
    /// fraction. `None` if it is unbounded.
    pub fn least(&self) -> Option<String> {
        self.bounds.least.map(|end| decimal_or_fraction(end.value))
    }

    /// The largest value as text, as [`Solved::least`].
    pub fn most(&self) -> Option<String> {
        self.bounds.most.map(|end| decimal_or_fraction(end.value))
    }
}

/// `12.5` for 25/2, but `800/13` for what no decimal number is.
fn decimal_or_fraction(value: Exact) -> String {
    let mut scale: i128 = 1;
    for places in 0..=16_u8 {
        if scale % value.denominator() == 0 {
            let units = value.numerator().checked_mul(scale / value.denominator());
            let places = crate::number::Places::new(places).ok();
            if let (Some(units), Some(places)) = (units, places) {
                return Fixed::new(units, places).to_string();
            }
        }
        scale *= 10;
    }
    value.to_string()
}
