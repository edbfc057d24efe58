//! The join's engine: records spread over parts by the hash of their codes, and each part joined by
//! a table that fits a processor's cache.

use super::key::{Key, Seed};
use super::record::SyncRecord;

/// Rows of both sides that one part holds, about, as long as parts are not too many: its rows and
/// its table then fit a cache of half a megabyte.
const ROWS: usize = 8192;

/// More parts than this cost more in spreading than they save in joining: each of them is a place
/// in memory that is written to.
const MOST_BITS: u32 = 10;

/// A record in one word: where it stands in its slice below, and as much of the hash of its code
/// as there is room for above, its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row(u64);

/// How many records of one side have a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// None.
    None,
    /// This one.
    One(usize),
    /// Several; of which codes, the tag does not say.
    Many,
}

/// How hashes are spread: their first bits choose the part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    seed: Seed,
    // At most `MOST_BITS`.
    part_bits: u32,
    // The bits of a word that tell where a record stands, and how many they are; the highest two
    // places are none.
    place_mask: u64,
    place_bits: u32,
}

impl Spread {
    /// For two slices, the longer of them of `longest` records, both together of `rows`.
    pub(super) fn new(rows: usize, longest: usize) -> Self {
        let parts = rows.div_ceil(ROWS).next_power_of_two();
        let places = u64::try_from(longest).unwrap_or(u64::MAX).saturating_add(2);
        let place_mask = places.checked_next_power_of_two().map_or(u64::MAX, |above| above - 1);
        let part_bits = parts.trailing_zeros().min(MOST_BITS);
        Self { seed: Seed::draw(), part_bits, place_mask, place_bits: place_mask.count_ones() }
    }

    /// Parts of so many bits, and tags of so few.
    #[cfg(test)]
    pub(super) fn of_few_bits(part_bits: u32, tag_bits: u32) -> Self {
        let place_mask = u64::MAX >> tag_bits;
        Self { seed: Seed::draw(), part_bits, place_mask, place_bits: place_mask.count_ones() }
    }

    pub(super) fn hash(self, key: &Key) -> u64 {
        key.number(self.seed)
    }

    /// The part of that hash, or of a row.
    #[inline]
    pub(super) fn part(self, hash: u64) -> usize {
        // In two steps: all 64 bits away at once is no shift.
        usize::try_from((hash >> 1) >> (63 - self.part_bits)).unwrap_or(0)
    }

    #[inline]
    fn row(self, hash: u64, at: usize) -> Row {
        let at = u64::try_from(at).unwrap_or(u64::MAX);
        Row((hash & !self.place_mask) | (at & self.place_mask))
    }

    /// The record of the row.
    #[inline]
    pub(super) fn at(self, row: Row) -> usize {
        usize::try_from(row.0 & self.place_mask).unwrap_or(usize::MAX)
    }

    /// The part of the hash that the row holds.
    #[inline]
    pub(super) const fn tag(self, row: Row) -> u64 {
        row.0 & !self.place_mask
    }

    /// Whether the row can be of a code of that hash.
    #[inline]
    pub(super) const fn is_of(self, row: Row, hash: u64) -> bool {
        (row.0 ^ hash) & !self.place_mask == 0
    }

    /// The rows of each part, in the order of the records; each record is seen on the way.
    pub(super) fn rows<'r>(
        self,
        records: &'r [SyncRecord],
        mut see: impl FnMut(usize, &'r SyncRecord),
    ) -> Vec<Vec<Row>> {
        let parts = 1_usize << self.part_bits;
        // A little more than its share: most parts then never grow.
        let room = records.len() / parts + records.len() / parts / 8 + 8;
        let mut rows: Vec<Vec<Row>> = (0..parts).map(|_| Vec::with_capacity(room)).collect();
        for (at, record) in records.iter().enumerate() {
            see(at, record);
            let hash = self.hash(record.key());
            if let Some(part) = rows.get_mut(self.part(hash)) {
                part.push(self.row(hash, at));
            }
        }
        rows
    }
}

/// A tag, and which record of each side has it, both as rows of that tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    local: Row,
    portal: Row,
}

impl Slot {
    /// No record on either side: what no slot is that is in use.
    const EMPTY: Self = Self { local: Row(u64::MAX), portal: Row(u64::MAX) };
}

/// The tags of one part; its memory is used again for the next.
#[derive(Debug)]
pub(super) struct Table {
    spread: Spread,
    // Invariant: a power of two, more than the rows of the part.
    slots: Vec<Slot>,
}

/// What a table tells of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) local: Seen,
    pub(super) portal: Seen,
}

impl Found {
    pub(super) fn has_many(self) -> bool {
        self.local == Seen::Many || self.portal == Seen::Many
    }
}

impl Table {
    pub(super) const fn new(spread: Spread) -> Self {
        Self { spread, slots: Vec::new() }
    }

    /// Begins a part of so many rows.
    pub(super) fn begin(&mut self, rows: usize) {
        let size = (rows + rows / 2 + 1).next_power_of_two();
        self.slots.clear();
        self.slots.resize(size, Slot::EMPTY);
    }

    /// Puts in a row of the portal's; only before any local one.
    #[inline]
    pub(super) fn put_portal(&mut self, row: Row) {
        let spread = self.spread;
        if let Some(slot) = self.slot_mut(row) {
            slot.portal = if *slot == Slot::EMPTY { row } else { spread.many(row) };
            slot.local = spread.none(row);
        }
    }

    /// Puts in a local row, and tells what was there before.
    #[inline]
    pub(super) fn put_local(&mut self, row: Row) -> Found {
        let spread = self.spread;
        let Some(slot) = self.slot_mut(row) else { return spread.found(Slot::EMPTY) };
        if *slot == Slot::EMPTY {
            slot.portal = spread.none(row);
        }
        let before = *slot;
        let first = spread.seen(before.local) == Seen::None;
        slot.local = if first { row } else { spread.many(row) };
        spread.found(before)
    }

    /// What the part holds of that hash.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> Found {
        let place = self.place(Row(hash));
        self.spread.found(self.slots.get(place).copied().unwrap_or(Slot::EMPTY))
    }

    /// What the part holds of each tag.
    pub(super) fn all(&self) -> impl Iterator<Item = Found> {
        self.slots.iter().map(|slot| self.spread.found(*slot))
    }

    #[inline]
    fn slot_mut(&mut self, row: Row) -> Option<&mut Slot> {
        let place = self.place(row);
        self.slots.get_mut(place)
    }

    /// Where the row's tag is, or would be. An empty slot passes for the tag of only ones, of
    /// which it says the same as of a tag that is not there.
    #[inline]
    fn place(&self, row: Row) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        // The first bits chose the part; these are the last of the tag.
        let tag = row.0.checked_shr(self.spread.place_bits).unwrap_or(0);
        let mut place = usize::try_from(tag & u64::from(u32::MAX)).unwrap_or(0) & mask;
        while let Some(slot) = self.slots.get(place) {
            if self.spread.is_of(slot.local, row.0) || *slot == Slot::EMPTY {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }
}

impl Spread {
    /// No record of the row's tag.
    #[inline]
    const fn none(self, row: Row) -> Row {
        Row(row.0 | self.place_mask)
    }

    /// Several records of the row's tag.
    #[inline]
    const fn many(self, row: Row) -> Row {
        Row((row.0 | self.place_mask) ^ 1)
    }

    #[inline]
    fn seen(self, row: Row) -> Seen {
        match row.0 & self.place_mask {
            none if none == self.place_mask => Seen::None,
            many if many == self.place_mask ^ 1 => Seen::Many,
            _ => Seen::One(self.at(row)),
        }
    }

    #[inline]
    fn found(self, slot: Slot) -> Found {
        Found { local: self.seen(slot.local), portal: self.seen(slot.portal) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{Found, ROWS, Row, Seen, Spread, Table};
    use crate::portal::reconcile::SyncRecord;

    proptest! {
        // Few tags, many of them beside each other: long walks through the table.
        #[test]
        fn a_table_tells_what_a_map_tells(
            local in prop::collection::vec(0..40_u64, 0..60),
            portal in prop::collection::vec(0..40_u64, 0..60),
        ) {
            let spread = Spread::new(120, 60);
            let rows = |tags: &[u64]| -> Vec<Row> {
                // The tag of only ones among them.
                let hash = |tag: u64| (tag % 13 * 64 + tag % 3).wrapping_sub(1) << 6;
                tags.iter().enumerate().map(|(at, tag)| spread.row(hash(*tag), at)).collect()
            };
            let (local, portal) = (rows(&local), rows(&portal));
            let seen = |rows: &[usize]| match rows {
                [] => Seen::None,
                [one] => Seen::One(*one),
                _ => Seen::Many,
            };
            let mut map: BTreeMap<u64, [Vec<usize>; 2]> = BTreeMap::new();
            let mut table = Table::new(spread);
            for _ in 0..2 {
                map.clear();
                table.begin(local.len() + portal.len());
                for row in &portal {
                    map.entry(spread.tag(*row)).or_default()[1].push(spread.at(*row));
                    table.put_portal(*row);
                }
                for row in &local {
                    let [locals, portals] = map.entry(spread.tag(*row)).or_default();
                    let before = Found { local: seen(locals), portal: seen(portals) };
                    prop_assert_eq!(table.put_local(*row), before);
                    locals.push(spread.at(*row));
                }
            }
            let none = Found { local: Seen::None, portal: Seen::None };
            prop_assert_eq!(table.all().filter(|found| *found != none).count(), map.len());
            for (tag, [local, portal]) in &map {
                let expected = Found { local: seen(local), portal: seen(portal) };
                prop_assert_eq!(table.get(*tag), expected);
            }
            prop_assert_eq!(table.get(77 << 32), none);
        }
    }

    #[test]
    fn every_record_is_in_the_part_of_its_hash() {
        let records: Vec<_> = (0..3 * ROWS as u64)
            .map(|number| {
                SyncRecord::new(&format!("H59.17-260704-{number:05}"), number + 1).expect("a code")
            })
            .collect();
        let spread = Spread::new(records.len(), records.len());
        let parts = spread.rows(&records, |_, _| {});
        assert_eq!(parts.len(), 4);
        let mut seen = vec![0; records.len()];
        for (part, rows) in parts.iter().enumerate() {
            // A share that is far from a quarter would be a poor hash.
            assert!((ROWS / 2..ROWS).contains(&rows.len()), "{}", rows.len());
            for row in rows {
                let hash = spread.hash(records[spread.at(*row)].key());
                assert!(spread.is_of(*row, hash));
                assert_eq!(spread.part(hash), part);
                seen[spread.at(*row)] += 1;
            }
        }
        assert!(seen.iter().all(|times| *times == 1));
        assert_eq!(Spread::new(0, 0).rows(&[], |_, _| {}).len(), 1);
    }

    #[test]
    fn a_row_has_room_for_every_record_and_two_more() {
        for longest in [0, 1, 2, 5, 6, 7, 1000, usize::MAX - 1, usize::MAX] {
            let spread = Spread::new(longest, longest);
            let last = spread.row(u64::MAX, longest.saturating_sub(1));
            if (1..usize::MAX - 1).contains(&longest) {
                assert_eq!(spread.seen(last), Seen::One(longest - 1), "{longest}");
            }
            assert_eq!(spread.seen(spread.none(last)), Seen::None);
            assert_eq!(spread.seen(spread.many(last)), Seen::Many);
        }
    }
}
