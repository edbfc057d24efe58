//! A local store that is kept up packet by packet: what the portal holds of it, what is pending.

use std::collections::{BTreeSet, HashMap};

use super::compare::{Compared, compare};
use super::counts::SyncCounts;
use super::key::Key;
use super::pair::Pair;
use super::plan::{SendAction, SendPlan, Sending, Turn};
use super::reconciled::Reconciled;
use super::record::SyncRecord;
use super::reply::Verdict;
use crate::record::SyncState;

/// Local records and what the portal is known to hold of them, kept up one change at a time.
///
/// - [`change`](Self::change) takes a local change: the later record of a code replaces the earlier.
/// - [`observe`](Self::observe) takes a record as the portal shows it.
/// - [`apply`](Self::apply) takes the portal's answer to something that was sent.
/// - [`pending`](Self::pending) is what is to be sent now, the oldest change first.
///
/// Answers may come late, twice, and in any order: the same answers leave the same store. Of two
/// accepted sendings of one dossier the portal holds the one that was planned later; what was
/// observed after a sending was planned stands against its answer. A local change after a sending
/// was planned makes the dossier pending again, whatever is answered.
///
/// It holds two records for each code, some 350 bytes, and the places of those that are pending.
/// A change or an answer takes the time of two look-ups, however large the store is; `pending`
/// grows with what is pending alone.
///
/// ```
/// use vn_egov_metrics::portal::reconcile::{Reply, ReplyPolicy, SendAction, SyncRecord, SyncStore};
/// use vn_egov_metrics::record::SyncState;
///
/// let code = "H59.17-260704-0001";
/// let record = |status| SyncRecord::new(code, 1).unwrap().with_status(status);
/// let mut store = SyncStore::new();
/// store.change(record("2"));
/// let plan = store.pending();
/// let first = plan.iter().next().unwrap();
/// assert_eq!(first.action(), SendAction::Add);
///
/// // It is there already: sent as an update.
/// let policy = ReplyPolicy::CAREFUL;
/// store.apply(first, policy.verdict(&Reply::new("-1", "Hồ sơ đã tồn tại")));
/// let plan = store.pending();
/// let second = plan.iter().next().unwrap();
/// assert_eq!(second.action(), SendAction::Update);
///
/// // While it is on its way, the dossier is processed.
/// store.change(record("9"));
/// store.apply(second, policy.verdict(&Reply::new("0", "Thành công")));
/// assert_eq!(store.state(code), Some(SyncState::Behind));
/// assert_eq!(store.pending().len(), 1);
///
/// // An answer that comes again changes nothing.
/// store.apply(first, policy.verdict(&Reply::new("-1", "Hồ sơ đã tồn tại")));
/// assert_eq!(store.state(code), Some(SyncState::Behind));
/// ```
#[doc(alias = "đồng bộ hồ sơ")]
#[doc(alias = "dong bo ho so")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SyncStore {
    entries: HashMap<Key, Entry>,
    // Invariant: the turn of every entry that has one.
    pending: BTreeSet<Turn<Key>>,
    // How many changes and observations it has seen.
    revision: u64,
}

/// What is known of one code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Entry {
    local: Option<SyncRecord>,
    // The portal's record, as of the revision: observed then, or planned then and accepted.
    portal: Option<(u64, SyncRecord)>,
    // The portal said that it holds a record, and not which.
    exists: bool,
    // The greatest of all answers, by what was planned last.
    answer: Option<(u64, Verdict)>,
}

impl Entry {
    /// How the local record stands to the portal's; `None` of an entry that says nothing.
    fn compared(&self) -> Option<Compared> {
        match (&self.local, &self.portal) {
            // All that is known of the portal's record is that it is there.
            (Some(local), None) if self.exists => {
                Some(Compared { state: SyncState::Differs, differs: local.given() })
            }
            (Some(local), Some((_, portal))) => Some(compare(local, portal)),
            (local, portal) => {
                let portal = portal.as_ref().map(|(_, portal)| portal);
                Pair::of(local.as_ref(), portal).map(|pair| pair.compared())
            }
        }
    }

    fn sending(&self, revision: u64) -> Option<Sending> {
        Sending::of(self.local.as_ref()?, self.compared()?, revision)
    }

    fn turn(&self) -> Option<Turn<Key>> {
        SendAction::of(self.compared()?.state)?;
        Some(Turn::of(self.local.as_ref()?).to_owned())
    }
}

impl SyncStore {
    /// A store that knows nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A store of two slices that were reconciled; the plan made of them is its first.
    pub fn of(reconciled: &Reconciled<'_>) -> Self {
        let mut store = Self::new();
        for pair in reconciled.pairs() {
            let Some(key) = pair.local().or(pair.portal()).map(SyncRecord::key) else { continue };
            store.update(key, |entry| {
                entry.local = pair.local().cloned();
                entry.portal = pair.portal().cloned().map(|portal| (0, portal));
            });
        }
        store
    }

    /// Takes a local record as it is now. Says whether that is a change.
    pub fn change(&mut self, record: SyncRecord) -> bool {
        let key = record.key().clone();
        let same = |entry: &Entry| entry.local.as_ref() == Some(&record);
        if self.entries.get(&key).is_some_and(same) {
            return false;
        }
        self.revision = self.revision.saturating_add(1);
        self.update(&key, |entry| entry.local = Some(record));
        true
    }

    /// Takes a record as the portal shows it now; it stands against the answers to everything
    /// that was planned before.
    pub fn observe(&mut self, record: SyncRecord) {
        self.revision = self.revision.saturating_add(1);
        let revision = self.revision;
        let key = record.key().clone();
        self.update(&key, |entry| entry.portal = Some((revision, record)));
    }

    /// Takes what the portal's answer to a sending means. An answer that was taken before changes
    /// nothing, and the order in which answers come does not matter.
    pub fn apply(&mut self, sending: &Sending, verdict: Verdict) {
        let revision = sending.revision();
        self.update(sending.record().key(), |entry| {
            entry.answer = entry.answer.max(Some((revision, verdict)));
            match verdict {
                Verdict::Refused => {}
                Verdict::Exists => entry.exists = true,
                Verdict::Accepted => {
                    let known = entry.portal.as_ref().map(|(revision, _)| *revision);
                    if known.is_none_or(|known| known <= revision) {
                        entry.portal = Some((revision, sending.record().clone()));
                    }
                }
            }
        });
    }

    /// What is to be sent now, the oldest change first: also what was sent and not answered yet,
    /// and what was refused. It holds a copy of each record that is to be sent.
    pub fn pending(&self) -> SendPlan {
        let entries = self.pending.iter().filter_map(|turn| self.entries.get(&turn.key));
        entries.filter_map(|entry| entry.sending(self.revision)).collect()
    }

    /// How the local record of the code stands to what the portal is known to hold; `None` for a
    /// code that the store does not know. Of a dossier of which the portal only said that it is
    /// there, all that the local record has differs.
    pub fn compared(&self, code: &str) -> Option<Compared> {
        self.entries.get(&Key::read(code)?)?.compared()
    }

    /// The state alone.
    pub fn state(&self, code: &str) -> Option<SyncState> {
        self.compared(code).map(|compared| compared.state)
    }

    /// What the portal answered to what was planned last of all that it answered; `None` if it
    /// answered nothing yet.
    pub fn last_answer(&self, code: &str) -> Option<Verdict> {
        self.entries.get(&Key::read(code)?)?.answer.map(|(_, verdict)| verdict)
    }

    /// The local record of the code.
    pub fn local(&self, code: &str) -> Option<&SyncRecord> {
        self.entries.get(&Key::read(code)?)?.local.as_ref()
    }

    /// What the portal is known to hold of the code.
    pub fn portal(&self, code: &str) -> Option<&SyncRecord> {
        self.entries.get(&Key::read(code)?)?.portal.as_ref().map(|(_, record)| record)
    }

    /// How the portal's record of the code, as far as it is known, stands to that local record,
    /// which is not kept: absent if there is none.
    pub fn compared_to(&self, local: &SyncRecord) -> Compared {
        let absent = Compared { state: SyncState::Absent, differs: local.given() };
        let Some(Entry { portal, exists, .. }) = self.entries.get(local.key()) else {
            return absent;
        };
        match portal {
            Some((_, portal)) => compare(local, portal),
            None if *exists => Compared { state: SyncState::Differs, ..absent },
            None => absent,
        }
    }

    /// Every code that something is known of, in no order, with what stands on either side.
    pub fn pairs(&self) -> impl Iterator<Item = Pair<'_>> {
        self.entries.values().filter_map(|entry| {
            let portal = entry.portal.as_ref().map(|(_, portal)| portal);
            Some(Pair::made(entry.local.as_ref(), portal, entry.compared()?))
        })
    }

    /// How many codes are in each state. It asks every code.
    pub fn counts(&self) -> SyncCounts {
        self.entries.values().filter_map(Entry::compared).map(|compared| compared.state).collect()
    }

    /// How many codes it knows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Changes an entry, and keeps what is pending in step with it.
    fn update(&mut self, key: &Key, change: impl FnOnce(&mut Entry)) {
        if !self.entries.contains_key(key) {
            self.entries.insert(key.clone(), Entry::default());
        }
        let Some(entry) = self.entries.get_mut(key) else { return };
        let before = entry.turn();
        change(entry);
        let after = entry.turn();
        if before != after {
            if let Some(before) = before {
                self.pending.remove(&before);
            }
            self.pending.extend(after);
        }
    }
}
