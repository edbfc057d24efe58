//! Keeping count by indicator.

use core::fmt;
use core::iter::{once, repeat};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::counter::{Counter, CounterError, Fault};
use super::few::Few;
use super::outcomes::Outcomes;
use super::stored::Stored;
use super::tally::{outcome, within_most};
use super::words::Words;
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
#[derive(Clone, Serialize, Deserialize)]
#[serde(bound = "", try_from = "Stored<F>", into = "Stored<F>")]
pub struct Counts<F: Fact> {
    kept: Arc<Kept<F>>,
    records: u64,
    // Of each indicator, but for what `few` have; none of them while all are 0.
    numbers: Box<[Count]>,
    // What came last, by the words of `kept`: the first, and any others. Of so many records, each
    // of which adds at most one to a number.
    few: Few,
    others: Box<[Few]>,
    fresh: u8,
}

/// The indicators that counts keep.
#[derive(Debug)]
struct Kept<F: Fact> {
    // Invariant: no two of one id.
    indicators: Vec<Indicator<F>>,
    // Made once something is counted one by one.
    words: OnceLock<Vec<Words<F>>>,
}

impl<F: Fact> Kept<F> {
    #[inline]
    fn words(&self) -> &[Words<F>] {
        self.words
            .get_or_init(|| Outcomes::of(&self.indicators).into_iter().map(Words::of).collect())
    }
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
        Self::counted(kept, Box::default(), 0)
    }

    /// What a report states for each of these indicators, without any record.
    pub fn published<'a>(stated: impl IntoIterator<Item = (&'a Indicator<F>, Count)>) -> Self {
        let (indicators, counts): (Vec<_>, Vec<_>) = stated.into_iter().unzip();
        let mut published = Self::of(indicators.iter().copied());
        published.numbers = vec![Count::default(); published.indicators().len()].into();
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
        &self.kept.indicators
    }

    /// The records counted; for published counts, the most that one of them states.
    pub const fn records(&self) -> u64 {
        self.records
    }

    /// Counts one record.
    #[inline]
    pub fn add(&mut self, standing: Standing<F>) {
        if self.fresh == Few::MOST {
            self.settle();
        }
        if let Some((first, others)) = self.kept.words().split_first() {
            self.few.add(first.word(standing));
            if !others.is_empty() {
                self.add_to_others(standing);
            }
        }
        self.fresh += 1;
        self.records += 1;
    }

    /// Adds the words of the standing behind the first.
    #[cold]
    fn add_to_others(&mut self, standing: Standing<F>) {
        let words = self.kept.words().get(1..).unwrap_or_default();
        if self.others.is_empty() {
            self.others = vec![Few::ZERO; words.len()].into();
        }
        for (few, word) in self.others.iter_mut().zip(words) {
            few.add(word.word(standing));
        }
    }

    /// What was counted for the indicator; `None` if it is not one of those kept.
    pub fn count(&self, indicator: &Indicator<F>) -> Option<Count> {
        self.counts().nth(self.place_of(indicator)?)
    }

    /// Every indicator with what was counted for it, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Indicator<F>, Count)> {
        self.indicators().iter().zip(self.counts())
    }

    fn place_of(&self, indicator: &Indicator<F>) -> Option<usize> {
        self.indicators().iter().position(|kept| kept == indicator)
    }

    /// What was counted for each indicator.
    fn counts(&self) -> impl Iterator<Item = Count> {
        let settled = self.numbers.iter().copied().chain(repeat(Count::default()));
        let counts = settled.take(self.indicators().len());
        let mut fresh = self.fresh_numbers();
        counts.map(move |count| fresh.next().map_or(count, |fresh| count.plus(fresh)))
    }

    /// What the last records came to, for each indicator; none where there are none.
    fn fresh_numbers(&self) -> impl Iterator<Item = Count> {
        let words = if self.fresh == 0 { &[] } else { self.kept.words() };
        let few = once(&self.few).chain(&self.others);
        words.iter().zip(few).flat_map(|(word, few)| word.numbers(few)).map(Count::of_records)
    }

    /// Counts the last records with those before.
    #[cold]
    fn settle(&mut self) {
        if self.fresh > 0 {
            self.numbers = self.counts().collect();
            self.forget_fresh();
        }
    }

    fn forget_fresh(&mut self) {
        (self.few, self.others, self.fresh) = (Few::ZERO, Box::default(), 0);
    }

    /// Takes the record from the last ones. Says whether they can have it: there may be others
    /// that make up for it in each number.
    fn take_fresh(&mut self, standing: Standing<F>) -> bool {
        if self.fresh == 0 {
            return false;
        }
        let words = self.kept.words();
        let mut few = words.iter().zip(once(&mut self.few).chain(&mut self.others));
        // How many had it before the first that has not.
        let taken = few.position(|(word, few)| !few.take(word.word(standing)));
        let taken = taken.unwrap_or(words.len());
        if taken < words.len() {
            let few = words.iter().zip(once(&mut self.few).chain(&mut self.others));
            few.take(taken).for_each(|(word, few)| few.add(word.word(standing)));
        }
        taken == words.len()
    }

    /// Those indicators, with what was counted of so many records.
    pub(super) fn counted(
        indicators: Vec<Indicator<F>>,
        numbers: Box<[Count]>,
        records: u64,
    ) -> Self {
        let kept = Kept { indicators, words: OnceLock::new() };
        Self {
            kept: Arc::new(kept),
            records,
            numbers,
            few: Few::ZERO,
            others: Box::default(),
            fresh: 0,
        }
    }

    /// The same indicators, with what was counted of so many records.
    fn alike(&self, numbers: Box<[Count]>, records: u64) -> Self {
        let kept = Arc::clone(&self.kept);
        Self { kept, records, numbers, few: Few::ZERO, others: Box::default(), fresh: 0 }
    }

    /// The same indicators, with what so many records came to, asked one by one.
    pub(super) fn of_numbers(&self, numbers: Vec<[u64; 4]>, records: u64) -> Self {
        self.alike(numbers.into_iter().map(Count::of_records).collect(), records)
    }

    /// Counts all records of a tally.
    pub(super) fn fill(&mut self, tally: &Tally<F>) {
        let numbers = self.indicators().iter().map(|indicator| tally.count(indicator)).collect();
        *self = self.alike(numbers, tally.records());
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
        let both = self.counts().zip(other.counts());
        let numbers = both.map(|(here, there)| join(here, there, records));
        Ok(self.alike(numbers.collect::<Result<_, _>>()?, records))
    }

    /// The first indicators that the two lists do not share.
    fn differs_from(&self, other: &Self) -> Option<(Box<str>, Box<str>)> {
        if Arc::ptr_eq(&self.kept, &other.kept) {
            return None;
        }
        let id = |indicator: Option<&Indicator<F>>| indicator.map_or("", Indicator::id).into();
        let (mut here, mut there) = (self.indicators().iter(), other.indicators().iter());
        loop {
            match (here.next(), there.next()) {
                (None, None) => return None,
                (Some(one), Some(two)) if one == two => {}
                (one, two) => return Some((id(one), id(two))),
            }
        }
    }
}

/// Prints what was counted for each indicator.
impl<F: Fact> fmt::Debug for Counts<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.iter().map(|(indicator, count)| (indicator.id(), count));
        write!(f, "Counts of {} records ", self.records)?;
        f.debug_map().entries(counts).finish()
    }
}

/// Equal when the same indicators came to the same numbers.
impl<F: Fact> PartialEq for Counts<F> {
    fn eq(&self, other: &Self) -> bool {
        self.differs_from(other).is_none()
            && self.records == other.records
            && self.counts().eq(other.counts())
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
        let never = || Fault::NeverCounted { kind: F::KIND };
        let records = self.records.checked_sub(1).ok_or_else(never)?;
        let left = self.iter().map(|(indicator, count)| {
            let one = Count::of_one(outcome(standing, indicator.among(), indicator.having()));
            count.minus(one, records)
        });
        let left = left.collect::<Option<_>>().ok_or_else(never)?;
        *self = self.alike(left, records);
        Ok(())
    }

    fn undo(&mut self, standing: Standing<F>) {
        if self.take_fresh(standing) {
            self.records -= 1;
        } else {
            let undone = self.take_back(standing);
            debug_assert!(undone.is_ok(), "it was counted");
        }
    }

    fn blank(&self) -> Self {
        self.alike(Box::default(), 0)
    }

    fn merge(&mut self, other: &Self) -> Result<(), CounterError> {
        let records = within_most(self.records, other.records);
        *self = self.joined(other, records, |here, there, _| Ok(here.plus(there)))?;
        Ok(())
    }

    fn subtract(&mut self, other: &Self) -> Result<(), CounterError> {
        let never = || Fault::NeverCounted { kind: F::KIND };
        let records = self.records.checked_sub(other.records).ok_or_else(never);
        *self = self.joined(other, records, |here, there, records| {
            here.minus(there, records).ok_or_else(never)
        })?;
        Ok(())
    }

    fn count_of(&self, indicator: &Indicator<F>) -> Option<Count> {
        self.count(indicator)
    }

    fn is_empty(&self) -> bool {
        self.records == 0
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
