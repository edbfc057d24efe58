//! What is to be sent to the portal: of which dossiers, added or updated, in which order.

use core::num::NonZeroUsize;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::compare::Compared;
use super::field::SyncFields;
use super::key::Key;
use super::record::{Stamp, SyncRecord};
use crate::Name;
use crate::record::SyncState;

/// Whether a packet adds a dossier to the portal or updates it there (`isUpdating`).
#[doc(alias = "isUpdating")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SendAction {
    /// The portal holds no record of the code.
    Add,
    /// The portal holds one.
    Update,
}

impl SendAction {
    /// What is to be done of a record in that state; `None` if nothing is to be sent.
    pub const fn of(state: SyncState) -> Option<Self> {
        match state {
            SyncState::Absent => Some(Self::Add),
            SyncState::Behind | SyncState::Differs => Some(Self::Update),
            SyncState::InStep | SyncState::Ahead | SyncState::Orphan => None,
        }
    }

    /// The portal's own word for it, the value of `isUpdating`: `True` or `False`.
    pub const fn is_updating(self) -> &'static str {
        match self {
            Self::Add => "False",
            Self::Update => "True",
        }
    }

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Add => Name::new("thêm mới", "add"),
            Self::Update => Name::new("cập nhật", "update"),
        }
    }
}

/// One dossier that is to be sent, and what the packet has to say.
///
/// The crate holds no applicant, so the packet is the caller's to fill. What it says has to be
/// what was planned: [`SyncRecord::of_packet`] of it equals [`Sending::record`].
///
/// It travels as `{"code":…,"isUpdating":"True","state":"behind","differs":["TrangThaiHoSo"]}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    record: SyncRecord,
    action: SendAction,
    compared: Compared,
    revision: u64,
}

impl Sending {
    /// What has to be sent of a record that stands so to the portal's; `None` of one that is in
    /// step, of one that the portal is ahead of, and of one that only the portal holds.
    pub(super) fn of(local: &SyncRecord, compared: Compared, revision: u64) -> Option<Self> {
        let action = SendAction::of(compared.state)?;
        Some(Self { record: local.clone(), action, compared, revision })
    }

    /// The code of the dossier.
    pub fn code(&self) -> &str {
        self.record.code()
    }

    /// Added or updated.
    pub const fn action(&self) -> SendAction {
        self.action
    }

    /// How the record stands to the portal's: absent, behind, or differs.
    pub const fn state(&self) -> SyncState {
        self.compared.state
    }

    /// What the portal has not, or has otherwise.
    pub const fn differs(&self) -> SyncFields {
        self.compared.differs
    }

    /// What the packet has to say of the dossier.
    pub const fn record(&self) -> &SyncRecord {
        &self.record
    }

    /// How many changes the store had seen when this was planned; 0 from two slices.
    pub(super) const fn revision(&self) -> u64 {
        self.revision
    }

    fn turn(&self) -> Turn<&Key> {
        Turn::of(&self.record)
    }
}

impl Serialize for Sending {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Sending", 4)?;
        object.serialize_field("code", self.code())?;
        object.serialize_field("isUpdating", self.action.is_updating())?;
        object.serialize_field("state", &self.compared.state)?;
        object.serialize_field("differs", &self.compared.differs)?;
        object.end()
    }
}

/// Where a record stands in a plan: the oldest change first, then by code; those to which nothing
/// happened at any known moment come last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn<K> {
    unknown: bool,
    changed: Option<Stamp>,
    pub(super) key: K,
}

impl<'a> Turn<&'a Key> {
    pub(super) fn of(record: &'a SyncRecord) -> Self {
        let changed = record.last_stamp();
        Self { unknown: changed.is_none(), changed, key: record.key() }
    }

    pub(super) fn to_owned(&self) -> Turn<Key> {
        Turn { unknown: self.unknown, changed: self.changed, key: self.key.clone() }
    }
}

/// What is to be sent, the oldest change first.
///
/// - A dossier that the portal does not hold is added.
/// - One that the portal is behind on, or that differs, is updated: of its own dossiers the local
///   system is the source.
/// - One that the portal is ahead of is not sent, since that would take back what the portal
///   knows; nor is one that only the portal holds.
///
/// ```
/// use vn_egov_metrics::portal::reconcile::{SyncField, SyncRecord, reconcile};
///
/// let record = |code: &str, status: &str, received: &str| {
///     SyncRecord::new(code, 1).unwrap().with_status(status)
///         .with_moment(SyncField::Received, received.parse().ok())
/// };
/// let local = [
///     record("H59.17-260705-0001", "9", "20260705080000"),
///     record("H59.17-260704-0001", "4", "20260704080000"),
///     record("H59.17-260703-0001", "10", "20260703080000"),
/// ];
/// let portal = [
///     record("H59.17-260705-0001", "4", "20260705080000"),
///     record("H59.17-260703-0001", "10", "20260703080000"),
/// ];
/// let plan = reconcile(&local, &portal).send_plan();
/// let two = 2.try_into()?;
/// let batches: Vec<Vec<_>> = plan
///     .batches(two)
///     .map(|batch| batch.iter().map(|sending| (sending.code(), sending.action().is_updating())).collect())
///     .collect();
/// assert_eq!(batches, [[("H59.17-260704-0001", "False"), ("H59.17-260705-0001", "True")]]);
/// # Ok::<(), core::num::TryFromIntError>(())
/// ```
#[doc(alias = "kế hoạch đồng bộ")]
#[doc(alias = "ke hoach dong bo")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SendPlan {
    // Invariant: in the order of their turns.
    sendings: Vec<Sending>,
}

impl SendPlan {
    /// Every sending, the oldest change first.
    pub fn iter(&self) -> core::slice::Iter<'_, Sending> {
        self.sendings.iter()
    }

    /// The sendings in batches of that size, the last one with what is left. The portal's own
    /// clients post one dossier at a time, and ten progress rows.
    pub fn batches(&self, size: NonZeroUsize) -> core::slice::Chunks<'_, Sending> {
        self.sendings.chunks(size.get())
    }

    /// How many dossiers are to be sent.
    pub const fn len(&self) -> usize {
        self.sendings.len()
    }

    /// Whether nothing is to be sent.
    pub const fn is_empty(&self) -> bool {
        self.sendings.is_empty()
    }
}

impl FromIterator<Sending> for SendPlan {
    fn from_iter<I: IntoIterator<Item = Sending>>(sendings: I) -> Self {
        let mut sendings: Vec<_> = sendings.into_iter().collect();
        sendings.sort_by(|one, other| one.turn().cmp(&other.turn()));
        Self { sendings }
    }
}

impl<'a> IntoIterator for &'a SendPlan {
    type Item = &'a Sending;
    type IntoIter = core::slice::Iter<'a, Sending>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for SendPlan {
    type Item = Sending;
    type IntoIter = std::vec::IntoIter<Sending>;

    fn into_iter(self) -> Self::IntoIter {
        self.sendings.into_iter()
    }
}
