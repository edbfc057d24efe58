//! Dossiers kept as columns, to be counted many times.

use core::num::NonZeroUsize;
use core::ops::Range;
use std::collections::BTreeMap;
use std::thread;

use super::outcomes::Outcomes;
use super::planes::Planes;
use super::rows::{BLOCK, Days, Row, Rows};
use super::shapes::{Halves, Shapes, Variants};
use super::{Breakdown, Counter, CounterError, Counts};
use crate::fact::{DossierFact, Reading};
use crate::record::Dossier;

/// Dossiers by group, each reduced to its days and a number for all else that facts ask: 24 bytes
/// a dossier, whatever it held.
///
/// Any [`Reading`] can be asked of them, again and again: another period, another day, another
/// catalogue. What a dossier needs beyond that (a second request for a supplement, a due date
/// that only a catalogue gives) is kept whole beside the columns and read in the usual way, so
/// the counts are those of [`Breakdown::add`], bit for bit.
///
/// The group is chosen when a dossier is put in: take the finest that is asked for, such as
/// agency and month of receipt, and [regroup](Breakdown::regroup) what was counted. A dossier
/// that comes again is another one here; where later records replace earlier ones, see
/// [`Ledger`](super::Ledger).
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
    shapes: Shapes,
    dossiers: usize,
}

/// The dossiers of one group.
#[derive(Debug, Clone, Default)]
struct Group {
    rows: Rows,
    /// Those without a due date, whom a catalogue may give one.
    undated: Rows,
    /// The same dossiers whole.
    undated_whole: Vec<Dossier>,
    /// Those that have more than a row holds.
    others: Vec<Dossier>,
}

impl<K> DossierColumns<K> {
    /// No dossiers yet.
    pub fn new() -> Self {
        Self { groups: BTreeMap::new(), shapes: Shapes::default(), dossiers: 0 }
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
        let numbered = Row::of(dossier).and_then(|row| {
            Some((row, self.shapes.number(dossier, row)?, self.shapes.place(dossier)?))
        });
        match numbered {
            None => group.others.push(dossier.clone()),
            Some((row, shape, place)) if row.has_due() || place == 0 => {
                group.rows.push(row, shape, place);
            }
            Some((row, shape, place)) => {
                group.undated.push(row, shape, place);
                group.undated_whole.push(dossier.clone());
            }
        }
    }
}

impl<K: Ord + Clone> Breakdown<K, Counts<DossierFact>> {
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
        let variants = Variants::of(reading, &columns.shapes);
        let halves = |outcomes| Halves::new(reading, &columns.shapes, &variants, outcomes);
        let words: Vec<_> = outcomes.iter().map(|word| (word, halves(word))).collect();
        let pieces: Vec<_> = columns
            .groups
            .iter()
            .flat_map(|(key, group)| group.pieces(reading).map(move |piece| (key, piece)))
            .collect();
        let all: usize = pieces.iter().map(|(_, piece)| piece.len()).sum();
        let share = all.div_ceil(threads.get()).max(1);
        let count = |part: Range<usize>| {
            let mut before = 0;
            let mut cells: Vec<(&K, Counts<DossierFact>)> = Vec::new();
            for (key, piece) in &pieces {
                let (start, end) = (before, before + piece.len());
                before = end;
                let (from, to) = (part.start.clamp(start, end), part.end.clamp(start, end));
                if from < to {
                    let (numbers, records) = piece.count(from - start..to - start, reading, &words);
                    cells.push((key, blank.of_numbers(numbers, records)));
                }
            }
            cells
        };
        let parts = (0..all).step_by(share).map(|start| start..(start + share).min(all));
        let mut counted = self.emptied();
        for (key, cell) in on_threads(parts, &count).into_iter().flatten() {
            counted.add_counted(key.clone(), &cell)?;
        }
        self.change(counted, Counts::merge)
    }
}

/// What `count` makes of each part, in their order, each but the first on a thread of its own.
pub(super) fn on_threads<P: Send, R: Send>(
    mut parts: impl Iterator<Item = P>,
    count: &(impl Fn(P) -> R + Sync),
) -> Vec<R> {
    thread::scope(|scope| {
        // The first part is this thread's own.
        let first = parts.next();
        let others: Vec<_> = parts.map(|part| scope.spawn(move || count(part))).collect();
        let mut counted: Vec<_> = first.map(count).into_iter().collect();
        for other in others {
            counted.push(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        counted
    })
}

/// Dossiers of one group that are counted in one way.
#[derive(Debug, Clone, Copy)]
enum Piece<'a> {
    Rows(&'a Rows),
    Whole(&'a [Dossier]),
}

impl Piece<'_> {
    const fn len(&self) -> usize {
        match self {
            Self::Rows(rows) => rows.len(),
            Self::Whole(dossiers) => dossiers.len(),
        }
    }

    /// The numbers of each indicator, and the records.
    fn count(
        self,
        range: Range<usize>,
        reading: &Reading<'_>,
        words: &[(&Outcomes<DossierFact>, Halves<'_>)],
    ) -> (Vec<[u64; 4]>, u64) {
        let days = Days::of(reading);
        let mut counted = (Vec::new(), 0);
        for (outcomes, halves) in words {
            let mut planes = Planes::ZERO;
            match self {
                Self::Rows(rows) => {
                    for block in rows.blocks(range.clone()) {
                        let mut words = [0; BLOCK];
                        for (word, (shape, place, code)) in words.iter_mut().zip(block.rows(days)) {
                            *word = outcomes.word(halves.answer(shape, place, code));
                        }
                        planes.add_blocks(&words);
                    }
                }
                Self::Whole(dossiers) => {
                    for dossier in dossiers.get(range.clone()).unwrap_or_default() {
                        planes.add(0, outcomes.word_of(dossier.standing(reading)));
                    }
                }
            }
            let (numbers, records) = outcomes.numbers(&planes);
            counted.0.extend(numbers);
            counted.1 = records;
        }
        counted
    }
}

impl Group {
    /// All its dossiers, each once.
    fn pieces(&self, reading: &Reading<'_>) -> [Piece<'_>; 3] {
        let undated = match reading.procedures() {
            None => Piece::Rows(&self.undated),
            Some(_) => Piece::Whole(&self.undated_whole),
        };
        [Piece::Rows(&self.rows), undated, Piece::Whole(&self.others)]
    }
}
