//! Joining two slices in memory.

use core::hint::black_box;

use super::compare::compare;
use super::key::Key;
use super::partition::{Row, Seen, Spread, Table};
use super::reconciled::Reconciled;
use super::record::SyncRecord;
use super::told::{LookAlike, Repeated, Side};
use super::unplain::Unplain;
use crate::record::SyncState;

/// The portal holds no record of the code.
const NOWHERE: usize = usize::MAX;

/// A later line of the code stands in the record's place.
const REPLACED: usize = usize::MAX - 1;

/// A join that is under way.
pub(super) struct Join<'a> {
    pub(super) done: Reconciled<'a>,
    spread: Spread,
    // Of the part that was joined last: the rows that share their tag with others of their side, by
    // code, side and line.
    several: Vec<(Side, Row)>,
}

impl<'a> Join<'a> {
    pub(super) fn run(local: &'a [SyncRecord], portal: &'a [SyncRecord]) -> Reconciled<'a> {
        let rows = local.len().saturating_add(portal.len());
        Self::spread_by(local, portal, Spread::new(rows, local.len().max(portal.len())))
    }

    fn spread_by(
        local: &'a [SyncRecord],
        portal: &'a [SyncRecord],
        spread: Spread,
    ) -> Reconciled<'a> {
        let mut join = Self::new(local, portal, spread);
        let mut unplain = Unplain::default();
        let local_rows = spread.rows(local, |at, record| unplain.see(Side::Local, at, record));
        let portal_rows = spread.rows(portal, |at, record| unplain.see(Side::Portal, at, record));
        unplain.sort(spread);
        let mut table = Table::new(spread);
        for (part, (local, portal)) in local_rows.into_iter().zip(portal_rows).enumerate() {
            join.part(&mut table, &local, &portal);
            for code in unplain.of_part(part, spread) {
                code.look_alikes(&mut join, &table);
            }
        }
        unplain.among_themselves(&mut join);
        join.finish()
    }

    fn new(local: &'a [SyncRecord], portal: &'a [SyncRecord], spread: Spread) -> Self {
        let done = Reconciled {
            local,
            portal,
            states: Vec::new(),
            partners: vec![NOWHERE; local.len()],
            orphans: Vec::new(),
            repeated: Vec::new(),
            look_alikes: Vec::new(),
        };
        Self { done, spread, several: Vec::new() }
    }

    pub(super) fn record(&self, side: Side, at: usize) -> Option<&'a SyncRecord> {
        match side {
            Side::Local => self.done.local.get(at),
            Side::Portal => self.done.portal.get(at),
        }
    }

    /// Joins one part by hash. Where each side has one record of a tag, they are partners until
    /// their codes are compared; where a side has several, they are sorted by code, which is rare.
    fn part(&mut self, table: &mut Table, local: &[Row], portal: &[Row]) {
        table.begin(local.len() + portal.len());
        for row in portal {
            table.put_portal(*row);
        }
        for row in local {
            if let Seen::One(portal) = table.put_local(*row).portal {
                self.pair(self.spread.at(*row), portal);
            }
        }
        let mut any_several = false;
        for found in table.all() {
            match (found.local, found.portal) {
                (Seen::None, Seen::One(portal)) => self.done.orphans.push(portal),
                (Seen::Many, _) | (_, Seen::Many) => any_several = true,
                _ => {}
            }
        }
        self.several.clear();
        if any_several {
            let is_several = |row: &&Row| table.get(self.spread.tag(**row)).has_many();
            let local = local.iter().filter(is_several).map(|row| (Side::Local, *row));
            let portal = portal.iter().filter(is_several).map(|row| (Side::Portal, *row));
            self.several.extend(local.chain(portal));
            self.several();
        }
    }

    #[inline]
    fn pair(&mut self, local: usize, portal: usize) {
        if let Some(partner) = self.done.partners.get_mut(local) {
            *partner = portal;
        }
    }

    /// Compares every local record with its partner. The local ones are met in their order, so
    /// half of all records are read one after the other; of the others a block is asked for at
    /// once, before the first of them is needed, so that memory answers for many at a time.
    fn compare(&mut self) {
        const BLOCK: usize = 32;
        let Reconciled { local, portal, partners, orphans, states, .. } = &mut self.done;
        states.reserve_exact(local.len());
        for (local, partners) in local.chunks(BLOCK).zip(partners.chunks_mut(BLOCK)) {
            let ends = partners.iter().filter_map(|partner| portal.get(*partner));
            black_box(ends.fold(0, |all, record| all ^ record.ends()));
            states.extend(local.iter().zip(partners).map(|(local, partner)| {
                if *partner == REPLACED {
                    return None;
                }
                let Some(record) = portal.get(*partner) else { return Some(SyncState::Absent) };
                if local.key() == record.key() {
                    return Some(compare(local, record).state);
                }
                // Two codes of one tag, each alone on its side.
                orphans.push(*partner);
                *partner = NOWHERE;
                Some(SyncState::Absent)
            }));
        }
    }

    /// Rows that share their tag with others of their side: by code, side and line.
    fn several(&mut self) {
        let mut rows = core::mem::take(&mut self.several);
        let spread = self.spread;
        let key =
            |(side, row): &(Side, Row)| self.record(*side, spread.at(*row)).map(SyncRecord::key);
        rows.sort_unstable_by(|one, other| {
            let place = |(side, row): &(Side, Row)| (*side, spread.at(*row));
            key(one).cmp(&key(other)).then_with(|| place(one).cmp(&place(other)))
        });
        let groups: Vec<&[(Side, Row)]> =
            rows.chunk_by(|one, other| key(one) == key(other)).collect();
        for group in groups {
            let last_of = |wanted| {
                let row = group.iter().rev().find(|(side, _)| *side == wanted);
                row.map(|(_, row)| spread.at(*row))
            };
            for pair in group.windows(2) {
                if let [(side, earlier), (other_side, later)] = pair
                    && side == other_side
                {
                    self.replace(*side, spread.at(*earlier), spread.at(*later));
                }
            }
            match (last_of(Side::Local), last_of(Side::Portal)) {
                (Some(local), portal) => self.pair(local, portal.unwrap_or(NOWHERE)),
                (None, Some(portal)) => self.done.orphans.push(portal),
                (None, None) => {}
            }
        }
        self.several = rows;
    }

    /// Of the rows of that code that share their tag with others, the last of the side.
    pub(super) fn last_of_several(&self, side: Side, key: &Key) -> Option<usize> {
        let place = |(side, row): &(Side, Row)| {
            Some((self.record(*side, self.spread.at(*row))?.key(), *side))
        };
        let end = self.several.partition_point(|row| place(row) <= Some((key, side)));
        let last = self.several.get(end.checked_sub(1)?)?;
        (place(last) == Some((key, side))).then(|| self.spread.at(last.1))
    }

    /// A later line of the code stands in the place of an earlier one.
    fn replace(&mut self, side: Side, earlier: usize, later: usize) {
        if side == Side::Local {
            self.pair(earlier, REPLACED);
        }
        if let (Some(earlier), Some(later)) = (self.record(side, earlier), self.record(side, later))
        {
            self.done.repeated.push(Repeated::of(side, earlier, later));
        }
    }

    fn finish(mut self) -> Reconciled<'a> {
        self.compare();
        let mut done = self.done;
        done.orphans.sort_unstable();
        done.repeated.sort_unstable_by_key(Repeated::order);
        done.look_alikes.sort_unstable_by_key(LookAlike::order);
        done.look_alikes.dedup();
        done
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::{Join, Side};
    use crate::portal::reconcile::partition::Spread;
    use crate::portal::reconcile::{SyncRecord, lookalike};

    fn records(codes: &[&str]) -> Vec<SyncRecord> {
        (1..).zip(codes).map(|(line, code)| SyncRecord::new(code, line).expect("a code")).collect()
    }

    fn codes() -> impl Strategy<Value = Vec<&'static str>> {
        let few =
            ["A0", "A1", "A2", "A3", "A4", "a0", "AO", "\u{410}0", "a1", "Al", " A2", "B\u{e1}"];
        prop::collection::vec(prop::sample::select(few.to_vec()), 0..20)
    }

    proptest! {
        // So few bits of a tag that other codes have the same one, as chance alone seldom gives.
        #[test]
        fn codes_of_one_tag_are_told_apart(
            local in codes(),
            portal in codes(),
            tag_bits in 0..4_u32,
            part_bits in 0..3_u32,
        ) {
            let (local, portal) = (records(&local), records(&portal));
            let spread = Spread::of_few_bits(part_bits, tag_bits);
            let reconciled = Join::spread_by(&local, &portal, spread);

            let last = |records: &[SyncRecord]| -> BTreeMap<String, u64> {
                records.iter().map(|record| (record.code().to_owned(), record.line())).collect()
            };
            let (last_local, last_portal) = (last(&local), last(&portal));
            let mut lines: Vec<_> = reconciled
                .pairs()
                .map(|pair| {
                    let code = pair.code().to_owned();
                    (code, pair.local().map(SyncRecord::line), pair.portal().map(SyncRecord::line))
                })
                .collect();
            lines.sort();
            let codes: BTreeSet<&String> = last_local.keys().chain(last_portal.keys()).collect();
            let expected: Vec<_> = codes
                .iter()
                .map(|code| {
                    let line = |lines: &BTreeMap<String, u64>| lines.get(*code).copied();
                    ((*code).clone(), line(&last_local), line(&last_portal))
                })
                .collect();
            prop_assert_eq!(lines, expected);
            let repeated = local.len() + portal.len() - last_local.len() - last_portal.len();
            prop_assert_eq!(reconciled.repeated().len(), repeated);

            // Every code that is not plain is told where another code has its look, or it is what
            // another one is told to be like; and nothing else is told.
            let told: BTreeSet<_> = reconciled
                .look_alikes()
                .iter()
                .flat_map(|like| [like.code(), like.like()])
                .collect();
            let looks = |code: &str| lookalike::skeleton(code).into_owned();
            let alike = codes.iter().filter(|code| {
                let same = codes.iter().filter(|other| looks(other) == looks(code));
                same.count() > 1
            });
            prop_assert_eq!(told, alike.map(|code| code.as_str()).collect::<BTreeSet<_>>());
            for like in reconciled.look_alikes() {
                prop_assert_eq!(looks(like.code()), looks(like.like()));
                prop_assert_ne!(like.code(), like.like());
                let side = |side| if side == Side::Local { &local } else { &portal };
                let line = |side, line: u64| side_line(side, line);
                prop_assert_eq!(line(side(like.side()), like.line()), Some(like.code()));
                prop_assert_eq!(line(side(like.like_side()), like.like_line()), Some(like.like()));
            }
        }
    }

    fn side_line(records: &[SyncRecord], line: u64) -> Option<&str> {
        records.iter().find(|record| record.line() == line).map(SyncRecord::code)
    }
}
