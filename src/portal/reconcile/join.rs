//! Joining two slices in memory.

use super::compare::{Compared, compare};
use super::key::Key;
use super::lookalike;
use super::partition::{Row, Seen, Slot, Spread, Table};
use super::record::SyncRecord;
use super::told::{LookAlike, Repeated, Side};
use crate::check::Finding;
use crate::record::SyncState;

/// A local record, the portal's, or both of one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'a> {
    local: Option<&'a SyncRecord>,
    portal: Option<&'a SyncRecord>,
    compared: Compared,
}

impl<'a> Pair<'a> {
    /// Pairs what stands on either side; `None` if nothing does.
    pub(super) fn of(
        local: Option<&'a SyncRecord>,
        portal: Option<&'a SyncRecord>,
    ) -> Option<Self> {
        let compared = match (local, portal) {
            (Some(local), Some(portal)) => compare(local, portal),
            (Some(local), None) => Compared { state: SyncState::Absent, differs: local.given() },
            (None, Some(portal)) => Compared { state: SyncState::Orphan, differs: portal.given() },
            (None, None) => return None,
        };
        Some(Self { local, portal, compared })
    }

    /// A pair that was compared before.
    pub(super) const fn made(
        local: Option<&'a SyncRecord>,
        portal: Option<&'a SyncRecord>,
        compared: Compared,
    ) -> Self {
        Self { local, portal, compared }
    }

    /// The code.
    pub fn code(&self) -> &'a str {
        self.local.or(self.portal).map_or("", SyncRecord::code)
    }

    /// The local record.
    pub const fn local(&self) -> Option<&'a SyncRecord> {
        self.local
    }

    /// The portal's record.
    pub const fn portal(&self) -> Option<&'a SyncRecord> {
        self.portal
    }

    /// How the local record stands to the portal's.
    pub const fn state(&self) -> SyncState {
        self.compared.state
    }

    /// The state, with the fields that differ; of a record that one side alone holds, all that
    /// it has.
    pub const fn compared(&self) -> Compared {
        self.compared
    }
}

/// Local records beside the portal's, joined by code.
///
/// Made by [`reconcile`].
#[derive(Debug, Clone)]
pub struct Reconciled<'a> {
    local: &'a [SyncRecord],
    portal: &'a [SyncRecord],
    // The state of each local record; `None` of one that a later line replaced.
    states: Vec<Option<SyncState>>,
    // The portal's record of each local one; past the end where there is none.
    partners: Vec<usize>,
    orphans: Vec<usize>,
    repeated: Vec<Repeated>,
    look_alikes: Vec<LookAlike>,
}

/// Joins local records with the portal's by their codes, and compares those of one code.
///
/// Codes are the same exactly if their trimmed and composed texts are. Of a code that comes twice
/// on one side the later record stands, and [`Reconciled::repeated`] names both lines. A code that
/// only looks like another is joined with none, and [`Reconciled::look_alikes`] names both.
///
/// Time grows with the number of records, in any order. Beside the records, which it borrows, it
/// takes about 18 bytes for each record of both sides while it works, and keeps about 9 for each
/// local one.
///
/// ```
/// use vn_egov_metrics::portal::reconcile::{SyncRecord, reconcile};
/// use vn_egov_metrics::record::SyncState;
///
/// let record = |line, code: &str, status: &str| {
///     SyncRecord::new(code, line).unwrap().with_status(status)
/// };
/// let local = [
///     record(1, "H59.17-260704-0001", "4"),
///     record(2, "H59.17-260704-0002", "9"),
///     record(3, "H59.17-260704-0001", "9"),
/// ];
/// // The Н of the first is a Cyrillic letter.
/// let portal = [record(1, "Н59.17-260704-0002", "9"), record(2, " H59.17-260704-0001", "4")];
///
/// let reconciled = reconcile(&local, &portal);
/// let states: Vec<_> = reconciled.by_code().iter().map(|pair| pair.state()).collect();
/// assert_eq!(states, [SyncState::Behind, SyncState::Absent, SyncState::Orphan]);
///
/// let lines: Vec<_> = reconciled.repeated().iter().map(|repeated| repeated.lines()).collect();
/// assert_eq!(lines, [(1, 3)]);
/// let look_alike = &reconciled.look_alikes()[0];
/// assert_eq!(look_alike.code(), "Н59.17-260704-0002");
/// assert_eq!(look_alike.like(), "H59.17-260704-0002");
/// ```
#[doc(alias = "đối soát")]
#[doc(alias = "doi soat")]
pub fn reconcile<'a>(local: &'a [SyncRecord], portal: &'a [SyncRecord]) -> Reconciled<'a> {
    let mut join = Join::new(local, portal);
    let spread = Spread::for_rows(local.len() + portal.len());
    let local_rows = spread.rows(local);
    let portal_rows = spread.rows(portal);
    let mut unplain = Unplain::of(local, portal, spread);
    let mut table = Table::default();
    for (part, (local_rows, portal_rows)) in local_rows.into_iter().zip(portal_rows).enumerate() {
        table.fill(&local_rows, &portal_rows);
        join.part(&table, &local_rows, &portal_rows);
        for code in unplain.of_part(part, spread) {
            join.look_alikes_of(code, &table, &local_rows, &portal_rows);
        }
    }
    join.look_alikes_among(&unplain.codes);
    join.finish()
}

impl<'a> Reconciled<'a> {
    /// The state of the local record at that index of the slice; `None` of one that a later line
    /// of its code replaced, and past the end.
    pub fn state_of(&self, index: usize) -> Option<SyncState> {
        self.states.get(index).copied().flatten()
    }

    /// The state of every code, without looking at the records again.
    pub fn states(&self) -> impl Iterator<Item = SyncState> {
        let orphans = self.orphans.iter().map(|_| SyncState::Orphan);
        self.states.iter().copied().flatten().chain(orphans)
    }

    /// Every code once, with what stands on either side: local records in their order, then those
    /// that only the portal holds, in theirs.
    pub fn pairs(&self) -> impl Iterator<Item = Pair<'a>> {
        let standing = self.states.iter().zip(&self.partners).zip(self.local);
        let local = standing.filter_map(|((state, partner), local)| {
            state.and_then(|_| Pair::of(Some(local), self.portal.get(*partner)))
        });
        let orphans = self.orphans.iter().filter_map(|at| Pair::of(None, self.portal.get(*at)));
        local.chain(orphans)
    }

    /// The pairs that are not in step, codes ascending.
    pub fn by_code(&self) -> Vec<Pair<'a>> {
        let standing = self.states.iter().zip(&self.partners).zip(self.local);
        let local = standing.filter_map(|((state, partner), local)| {
            let out = state.is_some_and(|state| state != SyncState::InStep);
            out.then(|| Pair::of(Some(local), self.portal.get(*partner))).flatten()
        });
        let orphans = self.orphans.iter().filter_map(|at| Pair::of(None, self.portal.get(*at)));
        let mut pairs: Vec<_> = local.chain(orphans).collect();
        pairs.sort_unstable_by(|one, other| one.code().cmp(other.code()));
        pairs
    }

    /// Codes that came before on their side: the later line stands.
    pub fn repeated(&self) -> &[Repeated] {
        &self.repeated
    }

    /// Codes that look like another and are not it.
    pub fn look_alikes(&self) -> &[LookAlike] {
        &self.look_alikes
    }

    /// Tells what is wrong with the codes of that side: repeated, padded, decomposed, and those
    /// that look like others.
    pub fn check_codes(&self, side: Side, found: &mut dyn FnMut(Finding)) {
        let records = match side {
            Side::Local => self.local,
            Side::Portal => self.portal,
        };
        for record in records {
            record.check_code(found);
        }
        for repeated in self.repeated.iter().filter(|repeated| repeated.side() == side) {
            found(repeated.finding());
        }
        for look_alike in self.look_alikes.iter().filter(|look_alike| look_alike.side() == side) {
            found(look_alike.finding());
        }
    }
}

/// The portal holds no record of the code.
const NOWHERE: usize = usize::MAX;

/// A later line of the code stands in the record's place; until a record is met, it is as if.
const REPLACED: usize = usize::MAX - 1;

/// A join that is under way.
struct Join<'a> {
    done: Reconciled<'a>,
    // Used again for every part.
    several: Vec<(Side, Row)>,
}

impl<'a> Join<'a> {
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

    fn record(&self, side: Side, at: usize) -> Option<&'a SyncRecord> {
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
        done.look_alikes.sort_unstable_by(|one, other| one.order().cmp(&other.order()));
        done.look_alikes.dedup();
        done
    }
}

/// Codes that are not plain, by the hash of what they look like.
struct Unplain {
    codes: Vec<UnplainCode>,
    next: usize,
}

struct UnplainCode {
    hash: u64,
    skeleton: Key,
    side: Side,
    at: usize,
}

impl Unplain {
    fn of(local: &[SyncRecord], portal: &[SyncRecord], spread: Spread) -> Self {
        let sides = [(Side::Local, local), (Side::Portal, portal)];
        let records = sides.iter().flat_map(|(side, records)| {
            records.iter().enumerate().map(move |(at, record)| (*side, at, record))
        });
        let unplain = records.filter(|(_, _, record)| record.key().marks().unplain);
        let mut codes: Vec<_> = unplain
            .filter_map(|(side, at, record)| {
                let skeleton = Key::read(&lookalike::skeleton(record.code()))?;
                Some(UnplainCode { hash: spread.hash(&skeleton), skeleton, side, at })
            })
            .collect();
        codes.sort_by(|one, other| {
            one.hash.cmp(&other.hash).then_with(|| one.skeleton.cmp(&other.skeleton))
        });
        Self { codes, next: 0 }
    }

    /// Those whose look would be in that part; parts are asked in their order.
    fn of_part(&mut self, part: usize, spread: Spread) -> &[UnplainCode] {
        let rest = self.codes.get(self.next..).unwrap_or_default();
        let count = rest.iter().take_while(|code| spread.part(code.hash) == part).count();
        self.next += count;
        rest.get(..count).unwrap_or_default()
    }
}

impl Join<'_> {
    /// The plain codes that look as that code does.
    fn look_alikes_of(&mut self, code: &UnplainCode, table: &Table, local: &[Row], portal: &[Row]) {
        let Some(slot) = table.get(code.hash) else { return };
        for (side, seen, rows) in
            [(Side::Local, slot.local.seen(), local), (Side::Portal, slot.portal.seen(), portal)]
        {
            let at = match seen {
                Seen::None => None,
                Seen::One(at) => Some(at),
                // Whichever of them has the code: the last.
                Seen::Many => rows
                    .iter()
                    .rev()
                    .filter(|row| row.hash == code.hash)
                    .find(|row| {
                        self.record(side, row.at)
                            .is_some_and(|record| *record.key() == code.skeleton)
                    })
                    .map(|row| row.at),
            };
            let plain = at.and_then(|at| self.record(side, at));
            if let Some(plain) = plain.filter(|plain| *plain.key() == code.skeleton)
                && let Some(own) = self.record(code.side, code.at)
            {
                self.done.look_alikes.extend(LookAlike::of((code.side, own), (side, plain)));
            }
        }
    }

    /// Codes of one look none of which is plain: each is told beside the one before.
    fn look_alikes_among(&mut self, codes: &[UnplainCode]) {
        for pair in codes.windows(2) {
            if let [one, other] = pair
                && one.skeleton == other.skeleton
                && let Some(own) = self.record(other.side, other.at)
                && let Some(like) = self.record(one.side, one.at)
            {
                self.done.look_alikes.extend(LookAlike::of((other.side, own), (one.side, like)));
            }
        }
    }
}
