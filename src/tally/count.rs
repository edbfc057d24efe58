//! The four numbers of one indicator.

use serde::{Deserialize, Serialize};

use crate::Share;
use crate::number::Rate;

/// What was counted for one indicator: those asked, those that have it, and those not known.
///
/// ```
/// use vn_egov_metrics::tally::Count;
///
/// // Of 1.797 procedures 906 are full services; of 280 the report says nothing.
/// let full = Count::new(906, 1797, 280, 0)?;
/// assert_eq!(full.share().to_string(), "906/1797");
/// assert_eq!(full.completeness().to_string(), "1517/1797");
/// let range = full.range();
/// assert_eq!((range.least.part(), range.most.part()), (906, 1186));
///
/// assert_eq!(
///     Count::new(1600, 1797, 280, 0).unwrap_err().to_string(),
///     "1600 having and 280 not known are more than the 1797 among whom they are asked",
/// );
/// # Ok::<(), vn_egov_metrics::tally::CountOutOfRange>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Numbers")]
pub struct Count {
    // Invariant: having + having_unknown <= among, and among + among_unknown fits 64 bits; what
    // is read or put together is at most Count::MOST.
    having: u64,
    among: u64,
    having_unknown: u64,
    among_unknown: u64,
}

/// Numbers that no records can have been counted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct CountOutOfRange(#[from] OutOfRange);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum OutOfRange {
    #[error(
        "{having} having and {unknown} not known are more than the {among} among whom they are asked"
    )]
    Over { having: u64, unknown: u64, among: u64 },
    #[error("{records} records are more than 2^63 - 1")]
    TooMany { records: u128 },
}

impl Count {
    /// The most records that are read or put together in one count, 2^63 − 1. What is left to
    /// 2^64 is more than can be added one by one, so that adding a record never overflows.
    pub const MOST: u64 = u64::MAX >> 1;

    /// `having` of those `among`; of `having_unknown` among them that is not known, and of
    /// `among_unknown` further records it is not known whether they are asked at all.
    ///
    /// # Errors
    /// More having and not known than there are among, or more records than [`Count::MOST`].
    pub fn new(
        having: u64,
        among: u64,
        having_unknown: u64,
        among_unknown: u64,
    ) -> Result<Self, CountOutOfRange> {
        let wide = u128::from;
        if wide(having) + wide(having_unknown) > wide(among) {
            return Err(OutOfRange::Over { having, unknown: having_unknown, among }.into());
        }
        let records = wide(among) + wide(among_unknown);
        if records > wide(Self::MOST) {
            return Err(OutOfRange::TooMany { records }.into());
        }
        Ok(Self { having, among, having_unknown, among_unknown })
    }

    /// Those that have what was asked.
    pub const fn having(self) -> u64 {
        self.having
    }

    /// Those that were asked.
    pub const fn among(self) -> u64 {
        self.among
    }

    /// Those asked, of whom it is not known whether they have it.
    pub const fn having_unknown(self) -> u64 {
        self.having_unknown
    }

    /// Those of whom it is not known whether they are to be asked.
    pub const fn among_unknown(self) -> u64 {
        self.among_unknown
    }

    /// All that is not known, as reports print it.
    pub const fn unknown(self) -> u64 {
        self.having_unknown + self.among_unknown
    }

    /// The official share: having of among.
    pub fn share(self) -> Share {
        share(self.having, self.among)
    }

    /// The official share as a scorecard takes it; `None` where the records say nothing of it: of
    /// no one asked is the answer known, or it is not known who is asked at all. Nothing known is
    /// not 0 of them.
    ///
    /// ```
    /// use vn_egov_metrics::Rate;
    /// use vn_egov_metrics::tally::Count;
    ///
    /// assert_eq!(Count::new(0, 20, 5, 0)?.rate(), Some(Rate::new(0, 20)));
    /// assert_eq!(Count::new(0, 20, 20, 0)?.rate(), None);
    /// assert_eq!(Count::new(0, 0, 0, 0)?.rate(), Some(Rate::new(0, 0)));
    /// assert_eq!(Count::new(0, 0, 0, 7)?.rate(), None);
    /// # Ok::<(), vn_egov_metrics::tally::CountOutOfRange>(())
    /// ```
    pub fn rate(self) -> Option<Rate> {
        let known = if self.among == 0 {
            self.among_unknown == 0
        } else {
            self.having_unknown < self.among
        };
        known.then(|| Rate::new(self.having, self.among))
    }

    /// The share of those asked of whom the answer is known.
    pub fn completeness(self) -> Share {
        share(self.among - self.having_unknown, self.among)
    }

    /// Where the share can lie once all is known: a safe outer bound.
    pub fn range(self) -> ShareRange {
        let widest = self.among + self.among_unknown;
        ShareRange {
            least: share(self.having, widest),
            most: share(self.having + self.unknown(), widest),
        }
    }

    /// The numbers one by one, in the order of [`Count::new`].
    pub(super) const fn numbers(self) -> [u64; 4] {
        [self.having, self.among, self.having_unknown, self.among_unknown]
    }

    /// Adds what a block of records came to; a block is far smaller than what is left to 2^64.
    #[inline]
    pub(super) fn grow(&mut self, by: [u32; 4]) {
        let [having, among, having_unknown, among_unknown] = by;
        self.having += u64::from(having);
        self.among += u64::from(among);
        self.having_unknown += u64::from(having_unknown);
        self.among_unknown += u64::from(among_unknown);
    }

    /// What one record comes to.
    pub(super) fn of_one(outcome: [bool; 4]) -> Self {
        let mut one = Self::default();
        one.grow(outcome.map(u32::from));
        one
    }

    /// What records came to that were asked one by one: `Count::new` without its gate.
    pub(super) const fn of_records(numbers: [u64; 4]) -> Self {
        let [having, among, having_unknown, among_unknown] = numbers;
        Self { having, among, having_unknown, among_unknown }
    }

    /// The records it speaks of; the others answered no to who is asked.
    pub(super) const fn records(self) -> u64 {
        self.among + self.among_unknown
    }

    /// Both together; the caller knows that the records of both are at most [`Count::MOST`].
    pub(super) const fn plus(self, other: Self) -> Self {
        let [a, b, c, d] = other.numbers();
        Self::of_records([
            self.having + a,
            self.among + b,
            self.having_unknown + c,
            self.among_unknown + d,
        ])
    }

    /// What is left of `records` without the other; `None` if the other was not all in it.
    pub(super) fn minus(self, other: Self, records: u64) -> Option<Self> {
        let [a, b, c, d] = other.numbers();
        let left = Self::of_records([
            self.having.checked_sub(a)?,
            self.among.checked_sub(b)?,
            self.having_unknown.checked_sub(c)?,
            self.among_unknown.checked_sub(d)?,
        ]);
        let answered = left.having.checked_add(left.having_unknown)?;
        (answered <= left.among && left.records() <= records).then_some(left)
    }
}

fn share(part: u64, whole: u64) -> Share {
    // The invariant keeps every part within its whole.
    Share::new(part, whole).unwrap_or(Share::EMPTY)
}

#[derive(Deserialize)]
#[serde(rename = "Count", deny_unknown_fields)]
struct Numbers {
    having: u64,
    among: u64,
    having_unknown: u64,
    among_unknown: u64,
}

impl TryFrom<Numbers> for Count {
    type Error = CountOutOfRange;

    fn try_from(n: Numbers) -> Result<Self, CountOutOfRange> {
        Self::new(n.having, n.among, n.having_unknown, n.among_unknown)
    }
}

/// Where a share lies when some answers are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareRange {
    /// As if every answer not known were a no.
    pub least: Share,
    /// As if every answer not known were a yes.
    pub most: Share,
}
