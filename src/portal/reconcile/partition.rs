//! The join's engine: records spread over small parts by the hash of their codes, and each part
//! joined by a table that fits a processor's cache.

use super::key::{Key, Seed};
use super::record::SyncRecord;

/// Rows of both sides that one part holds, about: its rows and its table then fit a cache of
/// half a megabyte.
const ROWS: usize = 4096;

/// More parts than this cost more in spreading than they save in joining.
const MOST_BITS: u32 = 12;

/// Where a record stands in its slice, with the hash of its code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) hash: u64,
    pub(super) at: usize,
}

/// How many records of one side have a hash, in one word: a table is as large as its cells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell(usize);

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// None.
    None,
    /// This one.
    One(usize),
    /// Several; of which codes, the hash does not say.
    Many,
}

impl Cell {
    // No slice has as many records: they are larger than a byte.
    const NONE: Self = Self(usize::MAX);
    const MANY: Self = Self(usize::MAX - 1);

    #[inline]
    pub(super) const fn seen(self) -> Seen {
        match self {
            Self::NONE => Seen::None,
            Self::MANY => Seen::Many,
            Self(at) => Seen::One(at),
        }
    }

    #[inline]
    fn add(&mut self, at: usize) {
        *self = if *self == Self::NONE { Self(at) } else { Self::MANY };
    }
}

impl core::fmt::Debug for Cell {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.seen().fmt(f)
    }
}

/// A hash, and which records of each side have it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) hash: u64,
    pub(super) local: Cell,
    pub(super) portal: Cell,
}

impl Slot {
    const EMPTY: Self = Self { hash: 0, local: Cell::NONE, portal: Cell::NONE };

    /// Whether several records of one side have the hash.
    pub(super) fn has_many(&self) -> bool {
        self.local == Cell::MANY || self.portal == Cell::MANY
    }

    fn is_empty(&self) -> bool {
        self.local == Cell::NONE && self.portal == Cell::NONE
    }
}

/// How hashes are spread: by their first bits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    seed: Seed,
    bits: u32,
}

impl Spread {
    pub(super) fn for_rows(rows: usize) -> Self {
        let parts = rows.div_ceil(ROWS).next_power_of_two();
        Self { seed: Seed::draw(), bits: parts.trailing_zeros().min(MOST_BITS) }
    }

    pub(super) fn hash(self, key: &Key) -> u64 {
        key.number(self.seed)
    }

    /// The part of that hash.
    #[inline]
    pub(super) fn part(self, hash: u64) -> usize {
        usize::try_from(hash.checked_shr(u64::BITS - self.bits).unwrap_or(0)).unwrap_or(0)
    }

    /// The rows of each part, in the order of the records.
    pub(super) fn rows(self, records: &[SyncRecord]) -> Vec<Vec<Row>> {
        let parts = 1_usize << self.bits;
        // A little more than its share: most parts then never grow.
        let room = records.len() / parts + records.len() / parts / 8 + 8;
        let mut rows: Vec<Vec<Row>> = (0..parts).map(|_| Vec::with_capacity(room)).collect();
        for (at, record) in records.iter().enumerate() {
            let hash = self.hash(record.key());
            if let Some(part) = rows.get_mut(self.part(hash)) {
                part.push(Row { hash, at });
            }
        }
        rows
    }
}

/// The hashes of one part; its memory is used again for the next.
#[derive(Debug, Default)]
pub(super) struct Table {
    // Invariant: a power of two, more than the rows of the part.
    slots: Vec<Slot>,
}

impl Table {
    /// Fills the table with the rows of one part.
    pub(super) fn fill(&mut self, local: &[Row], portal: &[Row]) {
        let rows = local.len() + portal.len();
        let size = (rows + rows / 2 + 1).next_power_of_two();
        self.slots.clear();
        self.slots.resize(size, Slot::EMPTY);
        for row in local {
            if let Some(slot) = self.slot_mut(row.hash) {
                slot.local.add(row.at);
            }
        }
        for row in portal {
            if let Some(slot) = self.slot_mut(row.hash) {
                slot.portal.add(row.at);
            }
        }
    }

    /// Every hash of the part, once.
    pub(super) fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| !slot.is_empty())
    }

    /// The slot of that hash, if some row has it.
    pub(super) fn get(&self, hash: u64) -> Option<&Slot> {
        self.slots.get(self.place(hash)).filter(|slot| !slot.is_empty())
    }

    #[inline]
    fn slot_mut(&mut self, hash: u64) -> Option<&mut Slot> {
        let place = self.place(hash);
        let slot = self.slots.get_mut(place)?;
        slot.hash = hash;
        Some(slot)
    }

    /// Where that hash is, or would be.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        // The first bits chose the part; these are the last.
        let start = usize::try_from(hash & u64::from(u32::MAX)).unwrap_or(0);
        let mut place = start & mask;
        while let Some(slot) = self.slots.get(place) {
            if slot.is_empty() || slot.hash == hash {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{ROWS, Row, Seen, Slot, Spread, Table};
    use crate::portal::reconcile::SyncRecord;

    proptest! {
        // Few hashes, many of them beside each other: long walks through the table.
        #[test]
        fn a_table_tells_what_a_map_tells(
            local in prop::collection::vec(0..40_u64, 0..60),
            portal in prop::collection::vec(0..40_u64, 0..60),
        ) {
            let rows = |hashes: &[u64]| -> Vec<Row> {
                hashes.iter().enumerate().map(|(at, hash)| Row { hash: hash % 13 * 64 + hash % 3, at }).collect()
            };
            let (local, portal) = (rows(&local), rows(&portal));
            let mut map: BTreeMap<u64, [Vec<usize>; 2]> = BTreeMap::new();
            for (side, rows) in [&local, &portal].into_iter().enumerate() {
                for row in rows {
                    map.entry(row.hash).or_default()[side].push(row.at);
                }
            }
            let mut table = Table::default();
            table.fill(&portal, &local);
            table.fill(&local, &portal);
            let seen = |rows: &[usize]| match rows {
                [] => Seen::None,
                [one] => Seen::One(*one),
                _ => Seen::Many,
            };
            prop_assert_eq!(table.slots().count(), map.len());
            for (hash, [local, portal]) in &map {
                let Slot { local: found, portal: other, .. } = *table.get(*hash).expect("it is there");
                prop_assert_eq!((found.seen(), other.seen()), (seen(local), seen(portal)));
            }
            prop_assert!(table.get(u64::MAX).is_none());
        }
    }

    #[test]
    fn every_record_is_in_the_part_of_its_hash() {
        let records: Vec<_> = (0..3 * ROWS as u64)
            .map(|number| {
                SyncRecord::new(&format!("H59.17-260704-{number:05}"), number + 1).expect("a code")
            })
            .collect();
        let spread = Spread::for_rows(records.len());
        let parts = spread.rows(&records);
        assert_eq!(parts.len(), 4);
        let mut seen = vec![0; records.len()];
        for (part, rows) in parts.iter().enumerate() {
            // A share that is far from a quarter would be a poor hash.
            assert!((ROWS / 2..ROWS).contains(&rows.len()), "{}", rows.len());
            for row in rows {
                assert_eq!(spread.part(row.hash), part);
                assert_eq!(spread.hash(records[row.at].key()), row.hash);
                seen[row.at] += 1;
            }
        }
        assert!(seen.iter().all(|times| *times == 1));
        assert_eq!(Spread::for_rows(0).rows(&[]).len(), 1);
    }
}
