//! Keeping count by indicator.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::counter::{Counter, CounterError, Fault};
use super::lanes::{BLOCK, Lanes};
use super::tally::{outcome, within_most};
use super::{Count, Tally};
use crate::fact::{DossierFact, Fact, ProcedureFact, Sealed, Standing};
use crate::indicator::{Indicator, dossier, procedure};
use crate::record::{CatalogueSummary, DossierSummary};

/// Four numbers for each indicator of a fixed list: bounded memory, whatever is counted.
///
/// Published summaries become counts too; from counts there is no way back to a tally. Counts
/// travel with the definition of each indicator, by the names of its facts.
///
/// ```
/// use vn_egov_metrics::indicator::dossier;
/// use vn_egov_metrics::record::DossierSummary;
/// use vn_egov_metrics::{Counts, Places, Rounding};
///
/// // Phường 1, Trà Vinh, 2024: 377 of 824 dossiers came online.
/// let counts = Counts::from(DossierSummary::new(824, 377, 447, 0)?);
/// let online = counts.count(&dossier::ONLINE).unwrap();
/// let shown = online.share().percent(Places::TWO, Rounding::HalfUp).unwrap();
/// assert_eq!(shown.vietnamese().to_string(), "45,75%");
///
/// // The report says nothing of deadlines, so there is no count to ask for.
/// assert_eq!(counts.count(&dossier::ON_TIME), None);
/// # Ok::<(), vn_egov_metrics::record::ImpossibleSummary>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound = "", try_from = "Stored<F>", into = "Stored<F>")]
pub struct Counts<F: Fact> {
    // Invariant: one count for each indicator, and no two indicators of one id.
    indicators: Arc<[Indicator<F>]>,
    numbers: Vec<Count>,
    // The records that `numbers` count, so that an emptied group can be told from a full one.
    records: u64,
    // Counted but not yet in `numbers`: fewer than a block, so that blocks are counted whole.
    waiting: Vec<Standing<F>>,
}

impl<F: Fact> Counts<F> {
    /// Nothing counted yet, for these indicators; one that stands twice is kept once.
    pub fn of<'a>(indicators: impl IntoIterator<Item = &'a Indicator<F>>) -> Self {
        let mut kept: Vec<Indicator<F>> = Vec::new();
        for indicator in indicators {
            if !kept.iter().any(|other| other.id() == indicator.id()) {
                kept.push(indicator.clone());
            }
        }
        let numbers = vec![Count::default(); kept.len()];
        Self { indicators: kept.into(), numbers, records: 0, waiting: Vec::new() }
    }

    /// What a report states for each of these indicators, without any record.
    pub fn published<'a>(stated: impl IntoIterator<Item = (&'a Indicator<F>, Count)>) -> Self {
        let (indicators, counts): (Vec<_>, Vec<_>) = stated.into_iter().unzip();
        let mut published = Self::of(indicators.iter().copied());
        for (indicator, count) in indicators.into_iter().zip(counts) {
            if let Some(slot) =
                published.place_of(indicator).and_then(|n| published.numbers.get_mut(n))
            {
                *slot = count;
            }
            published.records = published.records.max(count.records());
        }
        published
    }

    /// The indicators that are kept, in order.
    pub fn indicators(&self) -> &[Indicator<F>] {
        &self.indicators
    }

    /// The records counted; for published counts, the most that one of them states.
    pub fn records(&self) -> u64 {
        self.records + u64::try_from(self.waiting.len()).unwrap_or(0)
    }

    /// Counts one record.
    #[inline]
    pub fn add(&mut self, standing: Standing<F>) {
        self.waiting.push(standing);
        if self.waiting.len() >= BLOCK {
            self.settle();
        }
    }

    /// What was counted for the indicator; `None` if it is not one of those kept.
    pub fn count(&self, indicator: &Indicator<F>) -> Option<Count> {
        let counted = *self.numbers.get(self.place_of(indicator)?)?;
        Some(self.with_waiting(indicator, counted))
    }

    /// Every indicator with what was counted for it, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Indicator<F>, Count)> {
        self.indicators
            .iter()
            .zip(&self.numbers)
            .map(|(indicator, counted)| (indicator, self.with_waiting(indicator, *counted)))
    }

    fn place_of(&self, indicator: &Indicator<F>) -> Option<usize> {
        self.indicators.iter().position(|kept| kept == indicator)
    }

    fn with_waiting(&self, indicator: &Indicator<F>, mut counted: Count) -> Count {
        for standing in &self.waiting {
            let outcome = outcome(*standing, indicator.among(), indicator.having());
            counted.grow(outcome.map(u32::from));
        }
        counted
    }

    /// Counts what is waiting.
    fn settle(&mut self) {
        let lanes = Lanes::of(&self.waiting);
        for (count, indicator) in self.numbers.iter_mut().zip(self.indicators.iter()) {
            count.grow(lanes.count(indicator));
        }
        self.records = self.records();
        self.waiting.clear();
    }

    /// The same indicators, with what so many records came to, asked one by one.
    pub(super) fn of_numbers(&self, numbers: Vec<[u64; 4]>, records: u64) -> Self {
        let numbers = numbers.into_iter().map(Count::of_records).collect();
        Self { indicators: Arc::clone(&self.indicators), numbers, records, waiting: Vec::new() }
    }

    /// Counts all records of a tally.
    pub(super) fn fill(&mut self, tally: &Tally<F>) {
        let (indicators, records) = (Arc::clone(&self.indicators), tally.records());
        self.numbers = indicators.iter().map(|indicator| tally.count(indicator)).collect();
        self.records = records;
    }

    /// As many records with both joined number for number; the list of indicators is one.
    fn joined(
        &self,
        other: &Self,
        records: Result<u64, Fault>,
        join: impl Fn(Count, Count, u64) -> Result<Count, Fault>,
    ) -> Result<Self, CounterError> {
        if let Some((here, there)) = self.differs_from(other) {
            return Err(Fault::OtherIndicators { here, there }.into());
        }
        let records = records?;
        let numbers = self
            .iter()
            .zip(other.iter())
            .map(|((_, here), (_, there))| join(here, there, records))
            .collect::<Result<_, _>>()?;
        let indicators = Arc::clone(&self.indicators);
        Ok(Self { indicators, numbers, records, waiting: Vec::new() })
    }

    /// The first indicators that the two lists do not share.
    fn differs_from(&self, other: &Self) -> Option<(Box<str>, Box<str>)> {
        if Arc::ptr_eq(&self.indicators, &other.indicators) {
            return None;
        }
        let id = |indicator: Option<&Indicator<F>>| indicator.map_or("", Indicator::id).into();
        let (mut here, mut there) = (self.indicators.iter(), other.indicators.iter());
        loop {
            match (here.next(), there.next()) {
                (None, None) => return None,
                (Some(one), Some(two)) if one == two => {}
                (one, two) => return Some((id(one), id(two))),
            }
        }
    }
}

/// Equal when the same indicators came to the same numbers.
impl<F: Fact> PartialEq for Counts<F> {
    fn eq(&self, other: &Self) -> bool {
        self.differs_from(other).is_none()
            && self.records() == other.records()
            && self.iter().map(|(_, count)| count).eq(other.iter().map(|(_, count)| count))
    }
}

impl<F: Fact> Eq for Counts<F> {}

impl<F: Fact> Extend<Standing<F>> for Counts<F> {
    fn extend<I: IntoIterator<Item = Standing<F>>>(&mut self, standings: I) {
        standings.into_iter().for_each(|standing| self.add(standing));
    }
}

impl<F: Fact> Sealed for Counts<F> {}

impl<F: Fact> Counter for Counts<F> {
    type Fact = F;

    #[inline]
    fn add(&mut self, standing: Standing<F>) {
        self.add(standing);
    }

    fn take_back(&mut self, standing: Standing<F>) -> Result<(), CounterError> {
        // A record corrected soon after it came is still waiting.
        if let Some(place) = self.waiting.iter().position(|other| *other == standing) {
            self.waiting.swap_remove(place);
            return Ok(());
        }
        self.settle();
        let never = || Fault::NeverCounted { kind: F::KIND };
        let records = self.records.checked_sub(1).ok_or_else(never)?;
        let left = self.numbers.iter().zip(self.indicators.iter()).map(|(count, indicator)| {
            let one = Count::of_one(outcome(standing, indicator.among(), indicator.having()));
            count.minus(one, records)
        });
        self.numbers = left.collect::<Option<_>>().ok_or_else(never)?;
        self.records = records;
        Ok(())
    }

    fn blank(&self) -> Self {
        let numbers = vec![Count::default(); self.numbers.len()];
        Self { indicators: Arc::clone(&self.indicators), numbers, records: 0, waiting: Vec::new() }
    }

    fn merge(&mut self, other: &Self) -> Result<(), CounterError> {
        let records = within_most(self.records(), other.records());
        *self = self.joined(other, records, |here, there, _| Ok(here.plus(there)))?;
        Ok(())
    }

    fn subtract(&mut self, other: &Self) -> Result<(), CounterError> {
        let never = || Fault::NeverCounted { kind: F::KIND };
        let records = self.records().checked_sub(other.records()).ok_or_else(never);
        *self = self.joined(other, records, |here, there, records| {
            here.minus(there, records).ok_or_else(never)
        })?;
        Ok(())
    }

    fn count_of(&self, indicator: &Indicator<F>) -> Option<Count> {
        self.count(indicator)
    }

    fn is_empty(&self) -> bool {
        self.records() == 0
    }
}

/// What the report leaves unstated of its procedures is not known of any level.
impl From<CatalogueSummary> for Counts<ProcedureFact> {
    fn from(summary: CatalogueSummary) -> Self {
        let stated = |part| {
            Count::new(part, summary.procedures(), summary.unstated(), 0).unwrap_or_default()
        };
        let online = summary.full() + summary.partial();
        Self::published([
            (&procedure::FULL, stated(summary.full())),
            (&procedure::ONLINE, stated(online)),
            (&procedure::PARTIAL, stated(summary.partial())),
        ])
    }
}

/// What the report leaves unstated of its dossiers came in a way that is not known.
impl From<DossierSummary> for Counts<DossierFact> {
    fn from(summary: DossierSummary) -> Self {
        let stated =
            |part| Count::new(part, summary.received(), summary.unstated(), 0).unwrap_or_default();
        Self::published([
            (&dossier::DIRECT, stated(summary.direct())),
            (&dossier::ONLINE, stated(summary.online())),
            (&dossier::POST, stated(summary.post())),
        ])
    }
}

/// The wire form: the records, and each indicator with its count.
#[derive(Serialize, Deserialize)]
#[serde(bound = "", rename = "Counts", deny_unknown_fields)]
struct Stored<F: Fact> {
    records: u64,
    counts: Vec<StoredCount<F>>,
}

#[derive(Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
struct StoredCount<F: Fact> {
    indicator: Indicator<F>,
    count: Count,
}

/// Counts that cannot have been counted together.
#[derive(Debug, thiserror::Error)]
enum StoredFault {
    #[error("indicator {0:?} is counted twice")]
    Twice(Box<str>),
    #[error("indicator {id:?} counts {counted} records, more than the {records} there are")]
    MoreThanRecords { id: Box<str>, counted: u64, records: u64 },
    #[error("{0} records are more than 2^63 - 1")]
    TooMany(u64),
}

impl<F: Fact> TryFrom<Stored<F>> for Counts<F> {
    type Error = StoredFault;

    fn try_from(Stored { records, counts }: Stored<F>) -> Result<Self, StoredFault> {
        if records > Count::MOST {
            return Err(StoredFault::TooMany(records));
        }
        let mut kept: Vec<Indicator<F>> = Vec::with_capacity(counts.len());
        let mut numbers = Vec::with_capacity(counts.len());
        for StoredCount { indicator, count } in counts {
            let counted = count.records();
            if counted > records {
                let id = indicator.id().into();
                return Err(StoredFault::MoreThanRecords { id, counted, records });
            }
            if kept.iter().any(|other| other.id() == indicator.id()) {
                return Err(StoredFault::Twice(indicator.id().into()));
            }
            kept.push(indicator);
            numbers.push(count);
        }
        Ok(Self { indicators: kept.into(), numbers, records, waiting: Vec::new() })
    }
}

impl<F: Fact> From<Counts<F>> for Stored<F> {
    fn from(counts: Counts<F>) -> Self {
        let stored = counts
            .iter()
            .map(|(indicator, count)| StoredCount { indicator: indicator.clone(), count })
            .collect();
        Self { records: counts.records(), counts: stored }
    }
}
