//! Keeping count by standing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::counter::{Counter, CounterError, Fault};
use super::{Count, Counts};
use crate::fact::{Fact, Question, Sealed, Standing};
use crate::indicator::Indicator;

/// How many records have each standing, so that any indicator can be asked later.
///
/// Its size is the number of distinct standings. It travels by the names of the facts, never by
/// bits.
///
/// ```
/// use vn_egov_metrics::Tally;
/// use vn_egov_metrics::fact::{ProcedureFact, Reading};
/// use vn_egov_metrics::indicator::procedure;
/// use vn_egov_metrics::record::{Procedure, ServiceLevel};
///
/// let reading = Reading::new("2024-03".parse()?);
/// let mut tally = Tally::new();
/// for level in [Some(ServiceLevel::Full), Some(ServiceLevel::Partial), None] {
///     let procedure = Procedure { in_force: Some(true), level, ..Procedure::default() };
///     tally.add(procedure.standing(&reading));
/// }
/// let full = tally.count(&procedure::FULL);
/// assert_eq!(full.share().to_string(), "1/3");
/// assert_eq!(full.unknown(), 1);
/// # Ok::<(), vn_egov_metrics::time::ParsePeriodError>(())
/// ```
#[doc(alias = "kiểm đếm")]
#[doc(alias = "kiem dem")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", try_from = "Vec<Cell<F>>", into = "Vec<Cell<F>>")]
pub struct Tally<F: Fact> {
    // Invariant: no standing is kept with 0 records, and all records together fit 64 bits.
    standings: BTreeMap<Standing<F>, u64>,
}

impl<F: Fact> Tally<F> {
    /// Nothing counted yet.
    pub const fn new() -> Self {
        Self { standings: BTreeMap::new() }
    }

    /// Counts one record.
    pub fn add(&mut self, standing: Standing<F>) {
        // What is put together is at most `Count::MOST`; one by one, the rest is out of reach.
        *self.standings.entry(standing).or_default() += 1;
    }

    /// The records counted.
    pub fn records(&self) -> u64 {
        self.standings.values().sum()
    }

    /// What the tally says of the indicator.
    pub fn count(&self, indicator: &Indicator<F>) -> Count {
        let mut numbers = [0; 4];
        for (standing, records) in self.iter() {
            let outcome = outcome(standing, indicator.among(), indicator.having());
            for (number, counted) in numbers.iter_mut().zip(outcome) {
                *number += if counted { records } else { 0 };
            }
        }
        // Each record adds to a count as `outcome` says, so that the invariant holds.
        Count::of_records(numbers)
    }

    /// How many records answer the question with yes, with no, and not at all.
    pub fn answers(&self, question: Question<F>) -> Answers {
        self.iter().fold(Answers::default(), |mut answers, (standing, records)| {
            match standing.asks(question) {
                Some(true) => answers.yes += records,
                Some(false) => answers.no += records,
                None => answers.unknown += records,
            }
            answers
        })
    }

    /// Every standing and its records, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Standing<F>, u64)> {
        self.standings.iter().map(|(standing, records)| (*standing, *records))
    }

    /// The same records, counted for these indicators alone.
    pub fn to_counts<'a>(
        &self,
        indicators: impl IntoIterator<Item = &'a Indicator<F>>,
    ) -> Counts<F> {
        let mut counts = Counts::of(indicators);
        counts.fill(self);
        counts
    }
}

/// How records answer one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// Those that answer yes.
    pub yes: u64,
    /// Those that answer no.
    pub no: u64,
    /// Those of whom it is not known.
    pub unknown: u64,
}

/// The records of both, if they can be put together.
pub(super) fn within_most(here: u64, there: u64) -> Result<u64, Fault> {
    here.checked_add(there).filter(|records| *records <= Count::MOST).ok_or(Fault::TooMany)
}

/// Whether one record counts as having, among, having not known, among not known.
pub(super) fn outcome<F: Fact>(
    standing: Standing<F>,
    among: Question<F>,
    having: Question<F>,
) -> [bool; 4] {
    match (standing.asks(among), standing.asks(having)) {
        (Some(true), Some(true)) => [true, true, false, false],
        (Some(true), Some(false)) => [false, true, false, false],
        (Some(true), None) => [false, true, true, false],
        (Some(false), _) => [false, false, false, false],
        (None, _) => [false, false, false, true],
    }
}

impl<F: Fact> Default for Tally<F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F: Fact> Extend<Standing<F>> for Tally<F> {
    fn extend<I: IntoIterator<Item = Standing<F>>>(&mut self, standings: I) {
        standings.into_iter().for_each(|standing| self.add(standing));
    }
}

impl<F: Fact> FromIterator<Standing<F>> for Tally<F> {
    fn from_iter<I: IntoIterator<Item = Standing<F>>>(standings: I) -> Self {
        let mut tally = Self::new();
        tally.extend(standings);
        tally
    }
}

impl<F: Fact> Sealed for Tally<F> {}

impl<F: Fact> Counter for Tally<F> {
    type Fact = F;

    fn add(&mut self, standing: Standing<F>) {
        self.add(standing);
    }

    fn take_back(&mut self, standing: Standing<F>) -> Result<(), CounterError> {
        let never = Fault::NeverCounted { kind: F::KIND };
        let records = self.standings.get_mut(&standing).ok_or(never)?;
        *records -= 1;
        if *records == 0 {
            self.standings.remove(&standing);
        }
        Ok(())
    }

    fn blank(&self) -> Self {
        Self::new()
    }

    fn merge(&mut self, other: &Self) -> Result<(), CounterError> {
        within_most(self.records(), other.records())?;
        for (standing, records) in other.iter() {
            *self.standings.entry(standing).or_default() += records;
        }
        Ok(())
    }

    fn subtract(&mut self, other: &Self) -> Result<(), CounterError> {
        let mut left = self.standings.clone();
        for (standing, records) in other.iter() {
            let never = || Fault::NeverCounted { kind: F::KIND };
            let here = left.get_mut(&standing).ok_or_else(never)?;
            *here = here.checked_sub(records).ok_or_else(never)?;
        }
        left.retain(|_, records| *records > 0);
        self.standings = left;
        Ok(())
    }

    fn count_of(&self, indicator: &Indicator<F>) -> Option<Count> {
        Some(self.count(indicator))
    }

    fn is_empty(&self) -> bool {
        self.standings.is_empty()
    }
}

/// The wire form: a list of standings, each with its records.
#[derive(Serialize, Deserialize)]
#[serde(bound = "", rename = "Tally", deny_unknown_fields)]
struct Cell<F: Fact> {
    standing: Standing<F>,
    records: u64,
}

impl<F: Fact> TryFrom<Vec<Cell<F>>> for Tally<F> {
    type Error = CounterError;

    fn try_from(cells: Vec<Cell<F>>) -> Result<Self, CounterError> {
        let mut tally = Self::new();
        for Cell { standing, records } in cells {
            let mut cell = Self::new();
            if records > Count::MOST {
                return Err(Fault::TooMany.into());
            }
            if records > 0 {
                cell.standings.insert(standing, records);
            }
            tally.merge(&cell)?;
        }
        Ok(tally)
    }
}

impl<F: Fact> From<Tally<F>> for Vec<Cell<F>> {
    fn from(tally: Tally<F>) -> Self {
        tally.iter().map(|(standing, records)| Cell { standing, records }).collect()
    }
}
