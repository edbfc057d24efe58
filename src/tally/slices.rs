//! Counting slices of dossiers.

use core::hash::Hash;
use core::hint::black_box;
use core::num::NonZeroUsize;

use super::columns::on_threads;
use super::outcomes::{Asking, Outcomes};
use super::places::Places;
use super::rows::{BLOCK, Days, Row};
use super::settled::Settled;
use super::sums::Sums;
use super::timed::{Timed, shape};
use super::{Breakdown, CounterError, Counts};
use crate::fact::{DossierFact, Reading};
use crate::record::{Dossier, Supplement, Terms};

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
        let words: Vec<_> = outcomes.iter().map(|word| Word::new(word, reading)).collect();
        let share = records.len().div_ceil(threads.get()).max(1);
        let parts = on_threads(records.chunks(share), &|part: &[T]| {
            let mut places = Places::new();
            let mut counting = Counting::new(&words, reading);
            let mut seen = Vec::with_capacity(BLOCK);
            for records in part.chunks(BLOCK) {
                // A short step without any guess, so that memory brings many dossiers at once.
                seen.extend(records.iter().filter_map(&read).map(|(key, dossier)| {
                    (places.hash(&key), key, counting.told(dossier), dossier)
                }));
                let mut block = [Met::default(); BLOCK];
                let mut plain = 0;
                for (hash, key, told, dossier) in seen.drain(..) {
                    let group = places.number(key, hash);
                    // Which it is comes in any order: both are written, and one of them kept.
                    if let Some(place) = block.get_mut(plain) {
                        *place = Met { group, told };
                    }
                    plain += usize::from(counting.is_plain(dossier));
                    counting.put_odd(group, dossier);
                }
                counting.count(places.len(), block.get(..plain).unwrap_or_default());
            }
            counting.count_odd();
            let keys = places.into_keys().into_iter();
            let mut counted: Vec<_> = keys.map(|key| (key, vec![], 0)).collect();
            for (word, sums) in words.iter().zip(&counting.sums) {
                for (cell, (numbers, records)) in
                    counted.iter_mut().zip(sums.numbers(word.outcomes))
                {
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

/// What dossiers answer of the indicators of one word.
struct Word<'a> {
    outcomes: &'a Outcomes<DossierFact>,
    settled: Settled,
    timed: Timed,
    all: Asking<DossierFact>,
}

impl<'a> Word<'a> {
    fn new(outcomes: &'a Outcomes<DossierFact>, reading: &Reading<'_>) -> Self {
        Self {
            outcomes,
            settled: Settled::new(&reading.policy(), Terms::default(), outcomes),
            timed: Timed::new(reading, outcomes),
            all: outcomes.asking(u32::MAX),
        }
    }
}

/// A dossier whose traits and days tell everything, in its group.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    group: usize,
    told: Told,
}

/// What traits and days tell of a dossier.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    shape: u32,
    databases: u32,
    code: u16,
}

/// How one thread counts.
struct Counting<'a> {
    words: &'a [Word<'a>],
    reading: &'a Reading<'a>,
    days: Days,
    // The terms of procedures differ from agency to agency.
    alike: bool,
    // By word.
    sums: Vec<Sums>,
    // Those that have rounds, or more than traits tell, wait for one another: what is theirs lies
    // anywhere in memory, and comes sooner if it is asked for at once.
    odd: [Option<(usize, &'a Dossier)>; 2 * BLOCK],
    odd_ones: usize,
}

impl<'a> Counting<'a> {
    fn new(words: &'a [Word<'a>], reading: &'a Reading<'a>) -> Self {
        Self {
            words,
            reading,
            days: Days::of(reading),
            alike: reading.procedures().is_none(),
            sums: words.iter().map(|_| Sums::default()).collect(),
            odd: [None; _],
            odd_ones: 0,
        }
    }

    #[inline]
    fn is_plain(&self, dossier: &Dossier) -> bool {
        dossier.is_plain() && self.alike
    }

    /// Lets the dossier wait if it is odd.
    #[inline]
    fn put_odd(&mut self, group: usize, dossier: &'a Dossier) {
        if let Some(place) = self.odd.get_mut(self.odd_ones) {
            *place = Some((group, dossier));
        }
        self.odd_ones += usize::from(!self.is_plain(dossier));
    }

    /// What is told of a dossier without rounds.
    #[inline]
    fn told(&self, dossier: &Dossier) -> Told {
        let (code, has_end, has_due) = self.days.code_of_plain(dossier);
        let traits = dossier.traits();
        let shape = shape(traits, has_end, has_due);
        Told { shape, databases: traits.database_bits(), code }
    }

    /// Counts some dossiers in their groups, of which there are so many, and the odd ones once
    /// they are many.
    fn count(&mut self, groups: usize, block: &[Met]) {
        self.sums.iter_mut().for_each(|sums| sums.grow(groups));
        self.add(block);
        if self.odd_ones >= BLOCK {
            self.count_odd();
        }
    }

    #[inline]
    fn add(&mut self, block: &[Met]) {
        for (word, sums) in self.words.iter().zip(&mut self.sums) {
            for Met { group, told: Told { shape, databases, code } } in block {
                let settled = word.settled.of(*shape, *databases);
                let answers = settled.and(word.timed.of(*shape, *code));
                sums.add(*group, word.outcomes.word(answers));
            }
        }
    }

    /// Counts the odd ones.
    #[inline(never)]
    fn count_odd(&mut self) {
        let odd = self.odd;
        let ones = core::mem::take(&mut self.odd_ones);
        for odd in odd.get(..ones).unwrap_or_default().chunks(BLOCK) {
            // What lies elsewhere is brought first, for all of them at once.
            let mut rounds: [(&[Supplement], bool); BLOCK] = [(&[], false); BLOCK];
            for (rounds, (_, dossier)) in rounds.iter_mut().zip(odd.iter().flatten()) {
                *rounds = (dossier.supplements(), dossier.has_unplaced_database());
            }
            let first = rounds.map(|(rounds, _)| rounds.first().map(|round| round.requested));
            black_box(first);
            let mut block = [Met::default(); BLOCK];
            let mut told = 0;
            for ((group, dossier), (rounds, unplaced)) in odd.iter().flatten().zip(rounds) {
                match block.get_mut(told) {
                    Some(place) if self.alike && !unplaced => {
                        let of = self.told_with_rounds(dossier, rounds);
                        *place = Met { group: *group, told: of };
                        told += 1;
                    }
                    _ => self.add_whole(*group, dossier),
                }
            }
            self.add(block.get(..told).unwrap_or_default());
        }
    }

    /// What is told of a dossier with those rounds.
    fn told_with_rounds(&self, dossier: &Dossier, rounds: &[Supplement]) -> Told {
        if rounds.is_empty() {
            return self.told(dossier);
        }
        let (row, wait) = Row::of(dossier);
        let traits = dossier.traits();
        let shape = shape(traits, row.has_end(), row.has_due());
        Told { shape, databases: traits.database_bits(), code: self.days.code(row, wait) }
    }

    /// Counts a dossier by its standing.
    fn add_whole(&mut self, group: usize, dossier: &Dossier) {
        let standing = dossier.standing(self.reading);
        for (word, sums) in self.words.iter().zip(&mut self.sums) {
            sums.add(group, word.outcomes.word(word.all.answers(standing)));
        }
    }
}
