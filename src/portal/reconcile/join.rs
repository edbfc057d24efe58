//! Joining two slices in memory.

use core::hint::black_box;

use super::compare::compare;
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
    // Used again for every part.
    several: Vec<(Side, Row)>,
}

impl<'a> Join<'a> {
    pub(super) fn run(local: &'a [SyncRecord], portal: &'a [SyncRecord]) -> Reconciled<'a> {
        let rows = local.len().saturating_add(portal.len());
        let spread = Spread::new(rows, local.len().max(portal.len()));
        let mut join = Self::new(local, portal, spread);
        let mut unplain = Unplain::default();
        let local_rows = spread.rows(local, |at, record| unplain.see(Side::Local, at, record));
        let portal_rows = spread.rows(portal, |at, record| unplain.see(Side::Portal, at, record));
        unplain.sort(spread);
        let mut table = Table::new(spread);
        for (part, (local, portal)) in local_rows.into_iter().zip(portal_rows).enumerate() {
            join.part(&mut table, &local, &portal);
            for code in unplain.of_part(part, spread) {
                code.look_alikes(&mut join, &table, &local, &portal);
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
        if any_several {
            let is_several = |row: &&Row| table.get(self.spread.tag(**row)).has_many();
            let local = local.iter().filter(is_several).map(|row| (Side::Local, *row));
            let portal = portal.iter().filter(is_several).map(|row| (Side::Portal, *row));
            self.several.clear();
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
