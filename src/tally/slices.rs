//! Counting slices of dossiers.

use core::hash::Hash;
use core::num::NonZeroUsize;

use super::columns::on_threads;
use super::memo::{Memo, Places};
use super::outcomes::{Answered, Asking, Outcomes};
use super::rows::{Days, Row};
use super::shapes::{Timed, timed_facts};
use super::sums::Sums;
use super::{Breakdown, CounterError, Counts};
use crate::fact::{DossierFact, Reading, deciding};
use crate::record::{Dossier, Terms, Traits};

/// How many dossiers are read in one go: few, so that memory brings the next ones meanwhile.
const BLOCK: usize = 8;

impl<K: Ord + Hash + Send> Breakdown<K, Counts<DossierFact>> {
    /// Counts every dossier of the slice that `read` gives a group, on so many threads; the
    /// result is that of [`Breakdown::add`] for each of them, bit for bit, whatever the number
    /// of threads.
    ///
    /// Dossiers that no fact tells apart are decided once, so that this is several times faster
    /// than [`count_on`](Breakdown::count_on); to count the same dossiers again and again, put
    /// them in [`DossierColumns`](super::DossierColumns). Where a later record replaces an
    /// earlier one, count through a [`Ledger`](super::Ledger) instead, in order.
    ///
    /// ```
    /// use std::num::NonZeroUsize;
    /// use vn_egov_metrics::code::DossierCode;
    /// use vn_egov_metrics::fact::Reading;
    /// use vn_egov_metrics::indicator::dossier;
    /// use vn_egov_metrics::record::{Dossier, DossierParts};
    /// use vn_egov_metrics::{Breakdown, Counts, Coverage};
    ///
    /// let reading = Reading::new("2026-Q3".parse()?);
    /// let mut parts = DossierParts::of("H59.17-260704-0001".parse::<DossierCode>()?.into());
    /// parts.timeline.received = "2026-07-04T08:00:00".parse().ok();
    /// let dossiers = vec![Dossier::from_parts(parts)?; 1000];
    ///
    /// let counts = Counts::of(dossier::ALL);
    /// let mut by_agency = Breakdown::new(Coverage::of(&reading, "packets"), counts);
    /// by_agency.count_dossiers(NonZeroUsize::MIN, &dossiers, &reading, |dossier| {
    ///     Some((dossier.agency()?, dossier))
    /// })?;
    /// let direct = by_agency.total()?.count(&dossier::DIRECT).unwrap();
    /// assert_eq!(direct.share().to_string(), "1000/1000"); // a missing channel counts as direct
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// More dossiers in one group than a count holds; then nothing is changed.
    ///
    /// # Panics
    /// When `read`, or the reading's procedures, panic.
    pub fn count_dossiers<T: Sync>(
        &mut self,
        threads: NonZeroUsize,
        records: &[T],
        reading: &Reading<'_>,
        read: impl Fn(&T) -> Option<(K, &Dossier)> + Sync,
    ) -> Result<(), CounterError> {
        let blank = self.blank();
        let outcomes = Outcomes::of(blank.indicators());
        let share = records.len().div_ceil(threads.get()).max(1);
        let parts = on_threads(records.chunks(share), &|part: &[T]| {
            let mut places = Places::new();
            let mut words: Vec<_> =
                outcomes.iter().map(|word| Counting::new(word, reading)).collect();
            let mut block = Vec::with_capacity(BLOCK);
            for records in part.chunks(BLOCK) {
                block.clear();
                let read = records.iter().filter_map(&read);
                block.extend(read.map(|(key, dossier)| (places.number(key), dossier)));
                for word in &mut words {
                    word.count(&block);
                }
            }
            let keys = places.into_keys().into_iter();
            let mut counted: Vec<_> = keys.map(|key| (key, vec![], 0)).collect();
            for word in &words {
                for (cell, (numbers, records)) in counted.iter_mut().zip(word.numbers()) {
                    cell.1.extend(numbers);
                    cell.2 = records;
                }
            }
            counted
        });
        let mut counted = self.emptied();
        for part in parts {
            let cells = part.into_iter();
            let cells =
                cells.map(|(key, numbers, records)| (key, blank.of_numbers(numbers, records)));
            counted.merge_cells(self.with_cells(cells))?;
        }
        self.merge_cells(counted)
    }
}

/// How one thread counts the indicators of one word.
struct Counting<'a> {
    outcomes: &'a Outcomes<DossierFact>,
    reading: &'a Reading<'a>,
    days: Days,
    settled: Memo,
    settling: Asking<DossierFact>,
    // The bits of traits that are asked for.
    deciding: Traits,
    timed: Timed,
    all: Asking<DossierFact>,
    sums: Sums,
}

impl<'a> Counting<'a> {
    fn new(outcomes: &'a Outcomes<DossierFact>, reading: &'a Reading<'a>) -> Self {
        let settling = outcomes.asking(!timed_facts());
        let population = reading.policy().population_database;
        let deciding = settling.facts().map(|fact| deciding(fact, population));
        Self {
            outcomes,
            reading,
            deciding: deciding.fold(Traits::default(), Traits::and_bits),
            days: Days::of(reading),
            settled: Memo::new(),
            settling,
            timed: Timed::new(reading, outcomes),
            all: outcomes.asking(u32::MAX),
            sums: Sums::default(),
        }
    }

    /// Counts some dossiers in their groups, step by step for all of them: what one step waits
    /// for in memory, the next dossiers wait for at once.
    fn count(&mut self, block: &[(usize, &Dossier)]) {
        // The terms of procedures differ from agency to agency.
        let alike = self.reading.procedures().is_none();
        let mut answers = [Answered::NOTHING; BLOCK];
        let (mut odd, mut odd_ones) = ([0; BLOCK], 0);
        for (index, (answer, (_, dossier))) in answers.iter_mut().zip(block).enumerate() {
            *answer = self.timed.of(dossier, self.days.code_of_plain(dossier));
            if let Some(next) = odd.get_mut(odd_ones) {
                *next = index;
            }
            odd_ones += usize::from(!dossier.is_plain() || !alike);
        }
        if alike {
            for (answer, (_, dossier)) in answers.iter_mut().zip(block) {
                *answer = answer.and(self.settled(dossier));
            }
        }
        for index in odd.iter().take(odd_ones) {
            if let (Some((_, dossier)), Some(answer)) = (block.get(*index), answers.get_mut(*index))
            {
                *answer = self.odd(dossier, alike);
            }
        }
        for (answer, (group, _)) in answers.iter().zip(block) {
            self.sums.add(*group, self.outcomes.word(*answer));
        }
    }

    /// What a dossier answers that has rounds, or more than traits tell.
    fn odd(&mut self, dossier: &Dossier, alike: bool) -> Answered {
        if !alike || dossier.has_unplaced_database() {
            return self.all.answers(dossier.standing(self.reading));
        }
        let (row, wait) = Row::of(dossier);
        let code = (self.days.code(row, wait), row.has_end(), row.has_due());
        self.settled(dossier).and(self.timed.of(dossier, code))
    }

    /// What the traits answer, worked out once for all that are alike and still remembered.
    #[inline]
    fn settled(&mut self, dossier: &Dossier) -> Answered {
        let (settling, reading) = (&self.settling, self.reading);
        let alike = dossier.traits().of_bits(self.deciding);
        Answered(self.settled.get(alike, || {
            settling.answers(dossier.settled(&reading.policy(), Terms::default())).0
        }))
    }

    fn numbers(&self) -> impl Iterator<Item = (Vec<[u64; 4]>, u64)> {
        self.sums.numbers(self.outcomes)
    }
}
