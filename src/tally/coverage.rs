//! What has been counted: which sources, over which days, as of which day.

use core::fmt;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Reading;
use crate::text::{compose, excerpt};

/// Which sources are counted, over which days, as read on which day.
///
/// A source is told by its name, whatever its spaces and whether it is in NFC or NFD. Two
/// coverages join when both are read as of the same day and no source's days overlap: months
/// add up to a quarter when all are read as of the same day. Anything else would count records
/// twice, and is refused.
///
/// A coverage knows sources, not records: that a ministry and a province both list one dossier,
/// only a [`Ledger`](super::Ledger) of codes can tell.
///
/// ```
/// use vn_egov_metrics::Coverage;
/// use vn_egov_metrics::fact::Reading;
///
/// let day = "2024-09-30".parse()?;
/// let month = |period: &str| {
///     Ok::<_, Box<dyn std::error::Error>>(Coverage::of(&Reading::new(period.parse()?).on(day), "iOffice"))
/// };
/// let two = month("2024-08")?.join(&month("2024-09")?)?;
/// assert_eq!(two.to_string(), "iOffice from 2024-08-01 to 2024-09-30, as of 2024-09-30");
///
/// assert_eq!(
///     two.join(&month("2024-08")?).unwrap_err().to_string(),
///     "source \"iOffice\" is counted twice from 2024-08-01 to 2024-08-31",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "phạm vi thống kê")]
#[doc(alias = "pham vi thong ke")]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Coverage {
    // Invariant: a day if and only if there is a source.
    as_of: Option<NaiveDate>,
    // Invariant: the ranges of a source are in order, apart by at least a day, and not empty.
    sources: BTreeMap<Box<str>, Vec<Days>>,
}

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Days {
    first: NaiveDate,
    last: NaiveDate,
}

impl Days {
    fn shared_with(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }
}

impl Coverage {
    /// Covers nothing; it joins with anything.
    pub const NONE: Self = Self { as_of: None, sources: BTreeMap::new() };

    /// Covers that source over those days, both included, as read on `as_of`.
    ///
    /// # Errors
    /// A last day before the first.
    pub fn new(
        as_of: NaiveDate,
        source: &str,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Self, CoverageError> {
        if last < first {
            return Err(Fault::Backwards { name: excerpt(source), first, last }.into());
        }
        Ok(Self::one(as_of, source, Days { first, last }))
    }

    /// Covers that source over the period of the reading, as of its day.
    pub fn of(reading: &Reading<'_>, source: &str) -> Self {
        let days = Days { first: reading.period().first(), last: reading.period().last() };
        Self::one(reading.as_of(), source, days)
    }

    fn one(as_of: NaiveDate, source: &str, days: Days) -> Self {
        let source = compose(source).into();
        Self { as_of: Some(as_of), sources: BTreeMap::from([(source, vec![days])]) }
    }

    /// The day as of which everything is read; `None` if nothing is covered.
    pub const fn as_of(&self) -> Option<NaiveDate> {
        self.as_of
    }

    /// Every source with its days, in order.
    pub fn sources(&self) -> impl Iterator<Item = (&str, NaiveDate, NaiveDate)> {
        self.sources.iter().flat_map(|(source, ranges)| {
            ranges.iter().map(move |days| (source.as_ref(), days.first, days.last))
        })
    }

    /// Covers both.
    ///
    /// # Errors
    /// Different as-of days, or a day of a source that both cover.
    pub fn join(&self, other: &Self) -> Result<Self, CoverageError> {
        let as_of = self.same_day(other)?;
        let mut sources = self.sources.clone();
        for (source, added) in &other.sources {
            let ranges = sources.entry(source.clone()).or_default();
            let shared = |days: &Days| added.iter().find_map(|other| days.shared_with(*other));
            if let Some(Days { first, last }) = ranges.iter().find_map(shared) {
                return Err(Fault::Twice { name: excerpt(source), first, last }.into());
            }
            ranges.extend(added);
            *ranges = in_order(core::mem::take(ranges));
        }
        Ok(Self { as_of, sources })
    }

    /// Covers what is left without the part.
    ///
    /// # Errors
    /// Different as-of days, or a part that is not covered.
    pub fn without(&self, part: &Self) -> Result<Self, CoverageError> {
        let mut as_of = self.same_day(part)?;
        let mut sources = self.sources.clone();
        for (source, taken) in &part.sources {
            let mut ranges = sources.remove(source).unwrap_or_default();
            for days in taken {
                let holds = |range: &Days| range.shared_with(*days) == Some(*days);
                let Some(index) = ranges.iter().position(holds) else {
                    let Days { first, last } = *days;
                    return Err(Fault::NotCovered { name: excerpt(source), first, last }.into());
                };
                let range = ranges.remove(index);
                let before = days.first.pred_opt().map(|last| Days { first: range.first, last });
                let after = days.last.succ_opt().map(|first| Days { first, last: range.last });
                let left = [before, after].into_iter().flatten();
                ranges.extend(left.filter(|days| days.first <= days.last));
            }
            if !ranges.is_empty() {
                sources.insert(source.clone(), in_order(ranges));
            }
        }
        if sources.is_empty() {
            as_of = None;
        }
        Ok(Self { as_of, sources })
    }

    fn same_day(&self, other: &Self) -> Result<Option<NaiveDate>, CoverageError> {
        match (self.as_of, other.as_of) {
            (Some(here), Some(there)) if here != there => Err(Fault::Days { here, there }.into()),
            (here, there) => Ok(here.or(there)),
        }
    }
}

/// Ranges that do not overlap, in order, those joined that follow one another.
fn in_order(mut ranges: Vec<Days>) -> Vec<Days> {
    ranges.sort_by_key(|days| days.first);
    ranges.into_iter().fold(Vec::new(), |mut joined: Vec<Days>, days| {
        match joined.last_mut() {
            Some(before) if before.last.succ_opt() == Some(days.first) => before.last = days.last,
            _ => joined.push(days),
        }
        joined
    })
}

/// Prints `iOffice from 2024-08-01 to 2024-08-31, as of 2024-08-31`, or `nothing`.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(as_of) = self.as_of else { return f.write_str("nothing") };
        for (source, first, last) in self.sources() {
            write!(f, "{source} from {first} to {last}, ")?;
        }
        write!(f, "as of {as_of}")
    }
}

/// Why two coverages do not go together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct CoverageError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("read as of {here} here and as of {there} there")]
    Days { here: NaiveDate, there: NaiveDate },
    #[error("source {name:?} is counted twice from {first} to {last}")]
    Twice { name: Box<str>, first: NaiveDate, last: NaiveDate },
    #[error("source {name:?} was not counted from {first} to {last}")]
    NotCovered { name: Box<str>, first: NaiveDate, last: NaiveDate },
    #[error("source {name:?} ends on {last}, before it begins on {first}")]
    Backwards { name: Box<str>, first: NaiveDate, last: NaiveDate },
    #[error("sources without a day as of which they are read")]
    NoDay,
}

/// The wire form.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Coverage", deny_unknown_fields)]
struct Stored {
    as_of: Option<NaiveDate>,
    sources: Vec<StoredSource>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredSource {
    source: Box<str>,
    first: NaiveDate,
    last: NaiveDate,
}

impl TryFrom<Stored> for Coverage {
    type Error = CoverageError;

    fn try_from(stored: Stored) -> Result<Self, CoverageError> {
        stored.sources.iter().try_fold(Self::NONE, |coverage, part| {
            let as_of = stored.as_of.ok_or(Fault::NoDay)?;
            coverage.join(&Self::new(as_of, &part.source, part.first, part.last)?)
        })
    }
}

impl From<Coverage> for Stored {
    fn from(coverage: Coverage) -> Self {
        let sources = coverage
            .sources()
            .map(|(source, first, last)| StoredSource { source: source.into(), first, last })
            .collect();
        Self { as_of: coverage.as_of, sources }
    }
}
