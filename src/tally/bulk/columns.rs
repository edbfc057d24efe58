//! Dossiers kept as columns, to be counted many times.

use core::hash::Hash;
use core::num::NonZeroUsize;
use core::ops::Range;
use std::collections::BTreeMap;

use super::days::Days;
use super::planes::Planes;
use super::rows::{BLOCK, Block, Rest, Rows};
use super::settled::Settled;
use super::threads::on_threads;
use super::timed::Timed;
use super::variants::{Procedures, Variants};
use crate::fact::{DossierFact, Reading};
use crate::record::Dossier;
use crate::tally::outcomes::Outcomes;
use crate::tally::word::Word as _;
use crate::tally::{Breakdown, Counter, CounterError, Counts};

/// Dossiers by group, each reduced to its days and a few bits for all else that facts ask: 20
/// bytes a dossier, whatever it held.
///
/// Any [`Reading`] can be asked of them, again and again: another period, another day, another
/// catalogue. What a dossier needs beyond that (a day before 1960 or after 2087, a due date
/// that only a catalogue gives) is kept whole beside the columns and read in the usual way, so
/// the counts are those of [`Breakdown::add`], bit for bit.
///
/// The group is chosen when a dossier is put in: take the finest that is asked for, such as
/// agency and month of receipt, and [regroup](Breakdown::regroup) what was counted. A dossier
/// that comes again is another one here; where later records replace earlier ones, see
/// [`Ledger`](crate::Ledger).
///
/// ```
/// use std::num::NonZeroUsize;
/// use vn_egov_metrics::fact::Reading;
/// use vn_egov_metrics::indicator::dossier;
/// use vn_egov_metrics::portal::Packet;
/// use vn_egov_metrics::tally::DossierColumns;
/// use vn_egov_metrics::{Breakdown, Counts, Coverage};
///
/// let mut columns = DossierColumns::new();
/// for (agency, due) in [("H59.17", "20260714"), ("H59.17", "20260803"), ("H59.18", "20260714")] {
///     let line = format!(
///         r#"{{"MaHoSo": "{agency}-260704-0001", "TrangThaiHoSo": "4",
///              "NgayTiepNhan": "20260704080000", "NgayHenTra": "{due}170000"}}"#,
///     );
///     let packet: Packet = serde_json::from_str(&line)?;
///     columns.push(agency, &packet.to_dossier(&mut |_| {}).unwrap());
/// }
///
/// // On how many is work still on time, as of two days?
/// for (day, shares) in [("2026-07-14", ["2/2", "1/1"]), ("2026-07-15", ["1/2", "0/1"])] {
///     let reading = Reading::new("2026-Q3".parse()?).on(day.parse()?);
///     let counts = Counts::of([&dossier::ON_TIME]);
///     let mut by_agency = Breakdown::new(Coverage::of(&reading, "packets"), counts);
///     by_agency.count_columns(NonZeroUsize::MIN, &columns, &reading)?;
///     let share = |agency| Some(by_agency.get(agency)?.count(&dossier::ON_TIME)?.share().to_string());
///     assert_eq!(["H59.17", "H59.18"].map(|agency| share(agency).unwrap()), shares);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct DossierColumns<K> {
    groups: BTreeMap<K, Group>,
    procedures: Procedures,
    dossiers: usize,
}

/// The dossiers of one group.
#[derive(Debug, Clone, Default)]
struct Group {
    dated: Rows,
    /// Those without a due date, whom a catalogue may give one.
    undated: Rows,
    /// The same dossiers whole.
    undated_whole: Vec<Dossier>,
    /// Those of which rows do not tell all.
    whole: Vec<Dossier>,
}

impl<K> DossierColumns<K> {
    /// No dossiers yet.
    pub fn new() -> Self {
        Self { groups: BTreeMap::new(), procedures: Procedures::default(), dossiers: 0 }
    }

    /// How many dossiers there are.
    pub const fn len(&self) -> usize {
        self.dossiers
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.dossiers == 0
    }

    /// The groups, in the order of their keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.groups.keys()
    }
}

impl<K> Default for DossierColumns<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Ord> DossierColumns<K> {
    /// Adds a dossier to its group.
    pub fn push(&mut self, key: K, dossier: &Dossier) {
        self.dossiers += 1;
        let group = self.groups.entry(key).or_default();
        let days = dossier.days();
        let procedure = match self.procedures.number(dossier) {
            Some(procedure) if days.is_told() => procedure,
            _ => {
                group.whole.push(dossier.clone());
                return;
            }
        };
        if days.parts().has_due() || procedure == 0 {
            group.dated.push(days, dossier.traits(), procedure);
        } else {
            group.undated_whole.push(dossier.clone());
            group.undated.push(days, dossier.traits(), procedure);
        }
    }
}

impl<K: Ord + Hash + Clone> Breakdown<K, Counts<DossierFact>> {
    /// Counts every dossier of the columns under the reading, on so many threads; the result is
    /// that of [`Breakdown::add`] for each of them, bit for bit, whatever the number of threads.
    ///
    /// # Errors
    /// More dossiers in one group than a count holds; then nothing is changed.
    ///
    /// # Panics
    /// When the reading's procedures panic.
    pub fn count_columns(
        &mut self,
        threads: NonZeroUsize,
        columns: &DossierColumns<K>,
        reading: &Reading<'_>,
    ) -> Result<(), CounterError>
    where
        K: Sync,
    {
        let blank = self.blank();
        let outcomes = Outcomes::of(blank.indicators());
        let variants = Variants::of(reading, &columns.procedures);
        let settled = |outcomes: &Outcomes<_, u64>| {
            let terms = variants.terms().iter();
            terms.map(|terms| Settled::new(&reading.policy(), *terms, outcomes)).collect()
        };
        let words = outcomes.iter().map(|outcomes| Word {
            outcomes,
            variants: &variants,
            settled: settled(outcomes),
            timed: Timed::new(reading, outcomes),
        });
        let words: Vec<_> = words.collect();
        let groups: Vec<_> = columns
            .groups
            .iter()
            .map(|(key, group)| (key, group.pieces(reading)))
            .filter(|(_, pieces)| pieces.iter().any(|piece| piece.len() > 0))
            .collect();
        let share = columns.len().div_ceil(threads.get()).max(1);
        let starts = (0..columns.len()).step_by(share);
        let parts = on_threads(starts, &|start| {
            let counted = part(&groups, start..start + share, reading, &words);
            let cells =
                counted.map(|(key, numbers, records)| (key, blank.of_numbers(numbers, records)));
            cells.collect::<Vec<_>>()
        });
        // In order, and only a group that two threads share comes twice.
        let mut cells: Vec<(&K, Counts<DossierFact>)> = Vec::with_capacity(groups.len());
        for (key, cell) in parts.into_iter().flatten() {
            match cells.last_mut() {
                Some((last, sum)) if *last == key => sum.merge(&cell)?,
                _ => cells.push((key, cell)),
            }
        }
        let cells = cells.into_iter().map(|(key, cell)| (key.clone(), cell));
        self.merge_cells(self.with_cells(cells))
    }
}

/// A group with its numbers and records.
type Counted<'a, K> = (&'a K, Vec<[u64; 4]>, u64);

/// Counts one part of all dossiers, in the order of the groups and their pieces.
fn part<'a, K>(
    groups: &[(&'a K, [Piece<'_>; 3])],
    part: Range<usize>,
    reading: &Reading<'_>,
    words: &[Word<'_>],
) -> impl Iterator<Item = Counted<'a, K>> {
    let (mut before, days) = (0, Days::of(reading));
    let indicators = words.iter().map(|word| word.outcomes.len()).sum();
    groups.iter().filter_map(move |(key, pieces)| {
        let mut ranges = [0..0, 0..0, 0..0];
        for (range, piece) in ranges.iter_mut().zip(pieces) {
            let (start, end) = (before, before + piece.len());
            before = end;
            *range = part.start.clamp(start, end) - start..part.end.clamp(start, end) - start;
        }
        if ranges.iter().all(Range::is_empty) {
            return None;
        }
        let (mut numbers, mut records) = (Vec::with_capacity(indicators), 0);
        for word in words {
            let mut planes = Planes::ZERO;
            for (piece, range) in pieces.iter().zip(&ranges) {
                piece.count(range.clone(), (reading, days), word, &mut planes);
            }
            let planes = planes.numbers();
            let of_lane = |lane: usize| planes.get(lane).copied().unwrap_or(0);
            numbers.extend(word.outcomes.read(of_lane));
            records = Outcomes::<DossierFact, u64>::records(of_lane);
        }
        Some((*key, numbers, records))
    })
}

/// What rows answer of the indicators of one word.
struct Word<'a> {
    outcomes: &'a Outcomes<DossierFact, u64>,
    variants: &'a Variants,
    // By variant, at least one.
    settled: Vec<Settled<u64>>,
    timed: Timed<u64>,
}

impl Word<'_> {
    /// What the rows of a block add, by their places among what days answer.
    #[inline]
    fn of(&self, block: &Block<'_>, places: &[u16; BLOCK], words: &mut [u64; BLOCK]) {
        let rows = words.iter_mut().zip(places.iter().copied());
        match &*self.settled {
            // A loop of its own: there is much less to keep at hand.
            [settled] if self.variants.is_one() && !settled.asks_others() => {
                for ((word, place), [channel, payment]) in rows.zip(block.parts()) {
                    *word = settled.of_two(channel, payment).and(self.timed.at(place));
                }
            }
            [settled] if self.variants.is_one() => {
                for ((word, place), Rest { parts, databases, .. }) in rows.zip(block.rests()) {
                    let [channel, payment, others] = parts;
                    let rest = settled.of_others(others, databases).and(self.timed.at(place));
                    *word = settled.of_two(channel, payment).and(rest);
                }
            }
            all => {
                for ((word, place), rest) in rows.zip(block.rests()) {
                    let Rest { parts: [channel, payment, others], databases, procedure } = rest;
                    let settled = all.get(self.variants.number(procedure)).map(|settled| {
                        settled.of_two(channel, payment).and(settled.of_others(others, databases))
                    });
                    *word = settled.unwrap_or(0).and(self.timed.at(place));
                }
            }
        }
    }
}

/// Dossiers of one group that are counted in one way.
#[derive(Debug, Clone, Copy)]
enum Piece<'a> {
    Rows(&'a Rows),
    Whole(&'a [Dossier]),
}

impl Group {
    /// All its dossiers, each once.
    fn pieces(&self, reading: &Reading<'_>) -> [Piece<'_>; 3] {
        let undated = match reading.procedures() {
            None => Piece::Rows(&self.undated),
            Some(_) => Piece::Whole(&self.undated_whole),
        };
        [Piece::Rows(&self.dated), undated, Piece::Whole(&self.whole)]
    }
}

impl Piece<'_> {
    const fn len(&self) -> usize {
        match self {
            Self::Rows(rows) => rows.len(),
            Self::Whole(dossiers) => dossiers.len(),
        }
    }

    /// Counts those of the range.
    fn count(
        self,
        range: Range<usize>,
        (reading, days): (&Reading<'_>, Days),
        word: &Word<'_>,
        to: &mut Planes,
    ) {
        match self {
            Self::Rows(rows) => {
                let (mut places, mut words) = ([0; BLOCK], [0; BLOCK]);
                for block in rows.blocks(range) {
                    block.timed(days, &mut places);
                    word.of(&block, &places, &mut words);
                    words.iter_mut().skip(block.len()).for_each(|none| *none = 0);
                    to.add_block(&words);
                }
            }
            Self::Whole(dossiers) => {
                for dossier in dossiers.get(range).unwrap_or_default() {
                    to.add(0, word.outcomes.answers(dossier.standing(reading)));
                }
            }
        }
    }
}
