//! Counting slices of dossiers.

use core::hash::Hash;
use core::num::NonZeroUsize;

use super::days::{Days, is_untold};
use super::settled::Settled;
use super::sums::Sums;
use super::threads::on_threads;
use super::timed::Timed;
use crate::fact::{DossierFact, Reading};
use crate::record::{Dossier, NearDays, Terms, Traits};
use crate::tally::outcomes::Outcomes;
use crate::tally::places::Places;
use crate::tally::word::{Bytes, Word as _};
use crate::tally::{Breakdown, CounterError, Counts};

impl<K: Ord + Hash + Send> Breakdown<K, Counts<DossierFact>> {
    /// Counts every dossier of the slice that `read` gives a group, on so many threads; the
    /// result is that of [`Breakdown::add`] for each of them, bit for bit, whatever the number
    /// of threads.
    ///
    /// Dossiers that no fact tells apart are decided once, so that this is several times faster
    /// than [`count_on`](Breakdown::count_on); to count the same dossiers again and again, put
    /// them in [`DossierColumns`](crate::tally::DossierColumns). Where a later record replaces an
    /// earlier one, count through a [`Ledger`](crate::Ledger) instead, in order.
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
            let mut step = Step::new();
            for records in part.chunks(STEP) {
                step.bring(records.iter().filter_map(&read));
                step.place(&mut places);
                counting.count(places.len(), &step);
            }
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
    outcomes: &'a Outcomes<DossierFact, Bytes>,
    settled: Settled<Bytes>,
    timed: Timed<Bytes>,
}

impl<'a> Word<'a> {
    fn new(outcomes: &'a Outcomes<DossierFact, Bytes>, reading: &Reading<'_>) -> Self {
        Self {
            outcomes,
            settled: Settled::new(&reading.policy(), Terms::default(), outcomes),
            timed: Timed::new(reading, outcomes),
        }
    }
}

/// How many dossiers are read in one go: as many as have their days worked out abreast, and so few
/// that the machine goes on bringing the next ones while these are counted. 24 took a quarter more,
/// 4 or 12 a tenth to a third.
const STEP: usize = 8;

/// No number of a group, or none yet.
const NEW: usize = usize::MAX;

/// Some dossiers next to each other, at most [`STEP`]; what is beyond them has no key and no group,
/// so that a step is counted without asking how many there are.
struct Step<'a, K> {
    keys: [Option<K>; STEP],
    dossiers: [Option<&'a Dossier>; STEP],
    traits: [Traits; STEP],
    days: [NearDays; STEP],
    groups: [usize; STEP],
}

impl<'a, K: Hash + Eq> Step<'a, K> {
    fn new() -> Self {
        Self {
            keys: [const { None }; _],
            dossiers: [None; _],
            traits: [Traits::default(); _],
            days: [NearDays::UNTOLD; _],
            groups: [NEW; _],
        }
    }

    /// Takes of each dossier what has to be brought from memory: short and without any guess, so
    /// that much of it is brought at once.
    #[inline]
    fn bring(&mut self, records: impl Iterator<Item = (K, &'a Dossier)>) {
        let rows = self.keys.iter_mut().zip(&mut self.dossiers);
        let rows = rows.zip(&mut self.traits).zip(&mut self.days);
        let mut read = 0;
        for ((((to, place), traits), days), (key, dossier)) in rows.zip(records) {
            *to = Some(key);
            *place = Some(dossier);
            *traits = dossier.traits();
            *days = dossier.days();
            read += 1;
        }
        self.keys.iter_mut().skip(read).for_each(|key| *key = None);
    }

    /// Finds the group of each.
    #[inline]
    fn place(&mut self, places: &mut Places<K>) {
        let (groups, keys) = (&mut self.groups, &mut self.keys);
        let mut some_new = false;
        for (group, key) in groups.iter_mut().zip(&*keys) {
            let known = key.as_ref().and_then(|key| places.find(key, places.hash(key)).ok());
            some_new |= known.is_none();
            *group = known.unwrap_or(NEW);
        }
        if some_new {
            for (group, key) in groups.iter_mut().zip(keys).filter(|(group, _)| **group == NEW) {
                if let Some(key) = key.take() {
                    let hash = places.hash(&key);
                    *group = places.number(key, hash);
                }
            }
        }
    }
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
}

impl<'a> Counting<'a> {
    fn new(words: &'a [Word<'a>], reading: &'a Reading<'a>) -> Self {
        Self {
            words,
            reading,
            days: Days::of(reading),
            alike: reading.procedures().is_none(),
            sums: words.iter().map(|_| Sums::default()).collect(),
        }
    }

    /// Counts them in their groups, of which there are so many.
    fn count<K>(&mut self, groups: usize, step: &Step<'a, K>) {
        self.sums.iter_mut().for_each(|sums| sums.grow(groups));
        let (codes, some_untold) = self.days.codes(&step.days);
        if self.alike {
            self.add(step, codes);
        }
        if some_untold || !self.alike {
            self.add_untold(step, codes);
        }
    }

    #[inline]
    fn add<K>(&mut self, step: &Step<'a, K>, codes: [u8; STEP]) {
        let [(channel, _), (payment, _), (others, _)] = Traits::PARTS;
        for (Word { settled, timed, .. }, sums) in self.words.iter().zip(&mut self.sums) {
            let answer = |traits: &Traits, code: &u8| {
                let shape = traits.shape();
                settled.of_two(shape >> channel, shape >> payment).and(timed.of(shape, *code))
            };
            let rows = step.traits.iter().zip(&codes).zip(&step.groups);
            if !settled.asks_others() {
                sums.add(rows.map(|((traits, code), group)| (*group, answer(traits, code))));
                continue;
            }
            sums.add(rows.map(|((traits, code), group)| {
                let rest = settled.of_others(traits.shape() >> others, traits.database_bits());
                (*group, answer(traits, code).and(rest))
            }));
        }
    }

    /// Counts by their standings those of which traits and days do not tell all.
    #[cold]
    fn add_untold<K>(&mut self, step: &Step<'a, K>, codes: [u8; STEP]) {
        let rows = step.dossiers.iter().flatten().zip(&step.groups).zip(codes);
        for ((dossier, group), code) in rows {
            if *group == NEW || self.alike && !is_untold(code) {
                continue;
            }
            let standing = dossier.standing(self.reading);
            for (word, sums) in self.words.iter().zip(&mut self.sums) {
                sums.add([(*group, word.outcomes.answers(standing))].into_iter());
            }
        }
    }
}
