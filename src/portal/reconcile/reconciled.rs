//! Two slices in memory, reconciled.

use super::counts::SyncCounts;
use super::join::Join;
use super::pair::Pair;
use super::plan::{SendPlan, Sending};
use super::record::SyncRecord;
use super::told::{LookAlike, Repeated, Side};
use crate::check::Finding;
use crate::record::SyncState;

/// Local records beside the portal's, joined by code.
///
/// Made by [`reconcile`].
#[doc(alias = "đối soát hồ sơ")]
#[doc(alias = "doi soat ho so")]
#[derive(Debug, Clone)]
pub struct Reconciled<'a> {
    pub(super) local: &'a [SyncRecord],
    pub(super) portal: &'a [SyncRecord],
    // The state of each local record; `None` of one that a later line replaced.
    pub(super) states: Vec<Option<SyncState>>,
    // The portal's record of each local one; past the end where there is none.
    pub(super) partners: Vec<usize>,
    // The portal's records without a local one, ascending.
    pub(super) orphans: Vec<usize>,
    pub(super) repeated: Vec<Repeated>,
    pub(super) look_alikes: Vec<LookAlike>,
}

/// Joins local records with the portal's by their codes, and compares those of one code.
///
/// Codes are the same exactly if their trimmed and composed texts are. Of a code that comes twice
/// on one side the later record stands, and [`Reconciled::repeated`] names both lines. A code that
/// only looks like another is joined with none, and [`Reconciled::look_alikes`] names both.
///
/// Time grows with the number of records, in any order. Beside the records, which it borrows and
/// which are 80 bytes each, it takes about 14 bytes for each record while it works, and keeps 9 for
/// each local one.
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
    Join::run(local, portal)
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

    /// How many codes are in each state.
    pub fn counts(&self) -> SyncCounts {
        self.states().collect()
    }

    /// What is to be sent to the portal. It holds a copy of each record that is to be sent.
    pub fn send_plan(&self) -> SendPlan {
        let pairs = self.pairs();
        pairs.filter_map(|pair| Sending::of(pair.local()?, pair.compared(), 0)).collect()
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
