//! Joining two slices in memory.

use super::compare::compare;
use super::partition::{Row, Seen, Slot, Spread, Table};
use super::reconciled::Reconciled;
use super::record::SyncRecord;
use super::told::{LookAlike, Repeated, Side};
use super::unplain::Unplain;
use crate::record::SyncState;

/// The portal holds no record of the code.
const NOWHERE: usize = usize::MAX;

/// A later line of the code stands in the record's place; until a record is met, it is as if.
const REPLACED: usize = usize::MAX - 1;

/// A join that is under way.
pub(super) struct Join<'a> {
    pub(super) done: Reconciled<'a>,
    // Used again for every part.
    several: Vec<(Side, Row)>,
}

impl<'a> Join<'a> {
    pub(super) fn run(local: &'a [SyncRecord], portal: &'a [SyncRecord]) -> Reconciled<'a> {
        let mut join = Self::new(local, portal);
        let spread = Spread::for_rows(local.len() + portal.len());
        let local_rows = spread.rows(local);
        let portal_rows = spread.rows(portal);
        let mut unplain = Unplain::of(local, portal, spread);
        let mut table = Table::default();
        for (part, (local, portal)) in local_rows.into_iter().zip(portal_rows).enumerate() {
            table.fill(&local, &portal);
            join.part(&table, &local, &portal);
            for code in unplain.of_part(part, spread) {
                code.look_alikes(&mut join, &table, &local, &portal);
            }
        }
        unplain.among_themselves(&mut join);
        join.finish()
    }

    fn new(local: &'a [SyncRecord], portal: &'a [SyncRecord]) -> Self {
        let done = Reconciled {
            local,
            portal,
            states: Vec::new(),
            partners: vec![REPLACED; local.len()],
            orphans: Vec::new(),
            repeated: Vec::new(),
            look_alikes: Vec::new(),
        };
        Self { done, several: Vec::new() }
    }

    pub(super) fn record(&self, side: Side, at: usize) -> Option<&'a SyncRecord> {
        match side {
            Side::Local => self.done.local.get(at),
            Side::Portal => self.done.portal.get(at),
        }
    }

    /// Joins one part by hash. Where each side has one record of a hash, they are partners until
    /// their codes are compared; where a side has several, they are sorted by code, which is rare.
    fn part(&mut self, table: &Table, local: &[Row], portal: &[Row]) {
        let mut any_several = false;
        for slot in table.slots() {
            match (slot.local.seen(), slot.portal.seen()) {
                (Seen::Many, _) | (_, Seen::Many) => any_several = true,
                (Seen::One(local), Seen::One(portal)) => self.pair(local, portal),
                (Seen::One(local), Seen::None) => self.pair(local, NOWHERE),
                (Seen::None, Seen::One(portal)) => self.done.orphans.push(portal),
                (Seen::None, Seen::None) => {}
            }
        }
        if any_several {
            let is_several = |row: &&Row| table.get(row.hash).is_some_and(Slot::has_many);
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
    /// half of all records are read one after the other.
    fn compare(&mut self) {
        let Reconciled { local, portal, partners, orphans, .. } = &mut self.done;
        let state = |(local, partner): (&SyncRecord, &mut usize)| {
            if *partner == REPLACED {
                return None;
            }
            let Some(record) = portal.get(*partner) else { return Some(SyncState::Absent) };
            if local.key() == record.key() {
                return Some(compare(local, record).state);
            }
            // Two codes of one hash, each alone on its side.
            orphans.push(*partner);
            *partner = NOWHERE;
            Some(SyncState::Absent)
        };
        self.done.states = local.iter().zip(partners).map(state).collect();
    }

    /// Rows that share their hash with others of their side: by code, side and line.
    fn several(&mut self) {
        let mut rows = core::mem::take(&mut self.several);
        let key = |(side, row): &(Side, Row)| {
            (row.hash, self.record(*side, row.at).map(SyncRecord::key), *side, row.at)
        };
        rows.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
        let same = |one: &(Side, Row), other: &(Side, Row)| {
            let key = |(side, row): &(Side, Row)| self.record(*side, row.at).map(SyncRecord::key);
            one.1.hash == other.1.hash && key(one) == key(other)
        };
        let groups: Vec<&[(Side, Row)]> = rows.chunk_by(same).collect();
        for group in groups {
            let last_of = |wanted| group.iter().rev().find(|(side, _)| *side == wanted);
            let (local, portal) = (last_of(Side::Local), last_of(Side::Portal));
            for pair in group.windows(2) {
                if let [(side, earlier), (other_side, later)] = pair
                    && side == other_side
                    && let Some(earlier) = self.record(*side, earlier.at)
                    && let Some(later) = self.record(*side, later.at)
                {
                    self.done.repeated.push(Repeated::of(*side, earlier, later));
                }
            }
            match (local, portal) {
                (Some((_, local)), Some((_, portal))) => self.pair(local.at, portal.at),
                (Some((_, local)), None) => self.pair(local.at, NOWHERE),
                (None, Some((_, portal))) => self.done.orphans.push(portal.at),
                (None, None) => {}
            }
        }
        self.several = rows;
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
