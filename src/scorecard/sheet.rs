//! The counts of one unit, row by row.

use super::{Criterion, Line, Scorecard, Scored};
use crate::number::{Rate, Shown};
use crate::text::excerpt;
use crate::{Lang, Name};

/// What a unit gives for a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Given {
    /// No row: the criterion is not asked of this unit, and leaves its maximum out.
    #[default]
    NoRow,
    /// A row without counts: no points, and the maximum stays.
    Null,
    /// A row with counts.
    Counts(Rate),
}

impl Given {
    /// The counts, if there are any.
    #[inline]
    const fn counts(self) -> Option<Rate> {
        match self {
            Self::Counts(rate) => Some(rate),
            Self::NoRow | Self::Null => None,
        }
    }
}

/// A row, with counts or without.
impl From<Option<Rate>> for Given {
    fn from(counts: Option<Rate>) -> Self {
        counts.map_or(Self::Null, Self::Counts)
    }
}

/// The counts of one unit for one scorecard.
///
/// A row that is missing is not a row that is null: *a null row keeps its maximum, a missing row
/// does not*. Tallies fill it by the indicator, files by the criterion.
///
/// ```
/// use vn_egov_metrics::Rate;
/// use vn_egov_metrics::scorecard::{DECISION_766, Sheet};
///
/// let mut sheet = Sheet::new(&DECISION_766);
/// sheet.put_indicator("dossier.on_time", Some(Rate::new(906, 1797)))?;
/// assert_eq!(sheet.score().total().unwrap().to_string(), "10.08");
/// assert_eq!(
///     sheet.put("4.1", Some(Rate::new(7, 6))).unwrap_err().to_string(),
///     "the numerator 7 is more than the denominator 6, which the criterion 4.1 does not allow",
/// );
/// # Ok::<(), vn_egov_metrics::scorecard::PutError>(())
/// ```
#[doc(alias = "phiếu chấm điểm")]
#[doc(alias = "phieu cham diem")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet<'c> {
    card: &'c Scorecard,
    // Invariant: one for each criterion of the card, in its order, and none over its
    // denominator where the criterion does not allow it.
    rows: Box<[Given]>,
}

impl<'c> Sheet<'c> {
    /// A sheet without a row.
    pub fn new(card: &'c Scorecard) -> Self {
        Self { card, rows: card.criteria.iter().map(|_| Given::NoRow).collect() }
    }

    /// A sheet with what `given` says of each criterion of the card.
    ///
    /// # Errors
    /// A numerator over its denominator where the criterion does not allow it.
    pub fn fill(
        card: &'c Scorecard,
        mut given: impl FnMut(&'static Criterion) -> Given,
    ) -> Result<Self, PutError> {
        let row = |criterion: &'static Criterion| checked(criterion, given(criterion));
        let rows = card.criteria.iter().map(row).collect::<Result<_, _>>()?;
        Ok(Self { card, rows })
    }

    /// The scorecard that the sheet is for.
    pub const fn card(&self) -> &'c Scorecard {
        self.card
    }

    /// Gives the criterion of that id a row, with counts or null.
    ///
    /// # Errors
    /// - an id that the card does not have
    /// - a row that is given already
    /// - a numerator over its denominator where the criterion does not allow it
    pub fn put(&mut self, id: &str, counts: Option<Rate>) -> Result<(), PutError> {
        let named = |criterion: &Criterion| criterion.id == id;
        self.put_where(named, counts, || PutFault::NoCriterion { id: excerpt(id) })
    }

    /// Gives the criterion that asks for that indicator a row, with counts or null.
    ///
    /// # Errors
    /// As [`Sheet::put`], and an indicator that no criterion of the card asks for.
    pub fn put_indicator(&mut self, indicator: &str, counts: Option<Rate>) -> Result<(), PutError> {
        let asks = |criterion: &Criterion| criterion.indicator == Some(indicator);
        self.put_where(asks, counts, || PutFault::NoIndicator { indicator: excerpt(indicator) })
    }

    fn put_where(
        &mut self,
        wanted: impl Fn(&Criterion) -> bool,
        counts: Option<Rate>,
        unknown: impl FnOnce() -> PutFault,
    ) -> Result<(), PutError> {
        let mut rows = self.card.criteria.iter().zip(&mut self.rows);
        let Some((criterion, row)) = rows.find(|(criterion, _)| wanted(criterion)) else {
            return Err(unknown().into());
        };
        if *row != Given::NoRow {
            return Err(PutFault::Twice { criterion: criterion.id }.into());
        }
        *row = checked(criterion, counts.into())?;
        Ok(())
    }

    /// What the unit gives for the criterion of that id; no row for an unknown one.
    pub fn given(&self, id: &str) -> Given {
        let mut rows = self.card.criteria.iter().zip(&self.rows);
        rows.find(|(criterion, _)| criterion.id == id).map_or(Given::NoRow, |(_, row)| *row)
    }

    /// The points of every row.
    pub fn score(&self) -> Scored<'c> {
        let rows = self.card.criteria.iter().zip(&self.rows);
        let mut lines: Vec<Line<'_>> =
            rows.map(|(criterion, given)| criterion.score(given.counts())).collect();
        if self.rows.contains(&Given::NoRow) {
            let mut given = self.rows.iter();
            lines.retain(|_| given.next() != Some(&Given::NoRow));
        }
        Scored { card: self.card, lines }
    }
}

/// The gate of every row.
fn checked(criterion: &Criterion, given: Given) -> Result<Given, PutError> {
    match given {
        Given::Counts(rate) if rate.count() > rate.base() && !criterion.may_pass_whole => {
            Err(PutFault::Over { criterion: criterion.id, rate }.into())
        }
        given => Ok(given),
    }
}

/// A row that a sheet does not take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct PutError(#[from] pub(super) PutFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum PutFault {
    #[error("the card has no criterion {id:?}")]
    NoCriterion { id: Box<str> },
    #[error("no criterion of the card asks for the indicator {indicator:?}")]
    NoIndicator { indicator: Box<str> },
    #[error("the criterion {criterion} is given twice")]
    Twice { criterion: &'static str },
    #[error(
        "the numerator {} is more than the denominator {}, which the criterion {criterion} does not allow",
        rate.count(), rate.base()
    )]
    Over { criterion: &'static str, rate: Rate },
}

impl PutError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }

    /// Whether the fault is a numerator over its denominator.
    pub const fn is_over(&self) -> bool {
        matches!(self.0, PutFault::Over { .. })
    }
}

/// Which of the two counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountField {
    /// The count above the line.
    Numerator,
    /// The count below it.
    Denominator,
}

impl CountField {
    /// The name in both languages: `tử số`, `numerator`.
    pub const fn name(self) -> Name {
        match self {
            Self::Numerator => Name::new("tử số", "numerator"),
            Self::Denominator => Name::new("mẫu số", "denominator"),
        }
    }
}

/// Prints the English name.
impl core::fmt::Display for CountField {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.name().in_lang(Lang::En))
    }
}

/// Reads two counts as files write them: plain digits, or nothing for null. A null beside a
/// count is no count either, but what is written has to be sound.
///
/// ```
/// use vn_egov_metrics::Rate;
/// use vn_egov_metrics::scorecard::read_counts;
///
/// assert_eq!(read_counts("906", "1797")?, Some(Rate::new(906, 1797)));
/// assert_eq!(read_counts("", "1797")?, None);
/// assert_eq!(
///     read_counts("906", "1.797").unwrap_err().to_string(),
///     "the denominator \"1.797\" is not a whole number of 0 or more, in plain digits",
/// );
/// # Ok::<(), vn_egov_metrics::scorecard::ReadCountsError>(())
/// ```
///
/// # Errors
/// - `"-5"`: no count is negative
/// - `"1.797"`, `"12.0"`, `"x"`: not plain digits
/// - more than 64 bits hold
pub fn read_counts(numerator: &str, denominator: &str) -> Result<Option<Rate>, ReadCountsError> {
    let numerator = read_count(CountField::Numerator, numerator)?;
    let denominator = read_count(CountField::Denominator, denominator)?;
    Ok(numerator.zip(denominator).map(|(count, base)| Rate::new(count, base)))
}

fn read_count(field: CountField, text: &str) -> Result<Option<u64>, ReadCountsError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let quoted = || excerpt(text);
    if text.starts_with('-') {
        return Err(ReadFault::Negative { field, text: quoted() }.into());
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ReadFault::NotDigits { field, text: quoted() }.into());
    }
    let count = text.parse().map_err(|_| ReadFault::TooLarge { field, text: quoted() })?;
    Ok(Some(count))
}

/// A text that is no count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ReadCountsError(#[from] pub(super) ReadFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum ReadFault {
    #[error("the {field} {text:?} is negative")]
    Negative { field: CountField, text: Box<str> },
    #[error("the {field} {text:?} is not a whole number of 0 or more, in plain digits")]
    NotDigits { field: CountField, text: Box<str> },
    #[error("the {field} {text:?} is more than 64 bits hold")]
    TooLarge { field: CountField, text: Box<str> },
}

impl ReadCountsError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }

    /// Which of the two could not be read.
    pub const fn field(&self) -> CountField {
        match self.0 {
            ReadFault::Negative { field, .. }
            | ReadFault::NotDigits { field, .. }
            | ReadFault::TooLarge { field, .. } => field,
        }
    }
}
