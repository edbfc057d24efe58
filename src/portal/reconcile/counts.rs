//! How many dossiers are in each state.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::Share;
use crate::record::SyncState;

/// How many dossiers are in each of the six states; it travels as
/// `{"in_step":…,"behind":…,"ahead":…,"differs":…,"absent":…,"orphan":…}`.
///
/// ```
/// use vn_egov_metrics::portal::reconcile::SyncCounts;
/// use vn_egov_metrics::record::SyncState;
///
/// let counts: SyncCounts =
///     [SyncState::InStep, SyncState::Behind, SyncState::Absent, SyncState::Orphan].into_iter().collect();
/// assert_eq!(counts.get(SyncState::Behind), 1);
/// // Of three local dossiers two are on the portal, and one of them in step.
/// assert_eq!((counts.on_portal().part(), counts.on_portal().whole()), (2, 3));
/// assert_eq!((counts.in_step().part(), counts.in_step().whole()), (1, 3));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SyncCounts {
    in_step: u64,
    behind: u64,
    ahead: u64,
    differs: u64,
    absent: u64,
    orphan: u64,
}

impl SyncCounts {
    const fn of_mut(&mut self, state: SyncState) -> &mut u64 {
        match state {
            SyncState::InStep => &mut self.in_step,
            SyncState::Behind => &mut self.behind,
            SyncState::Ahead => &mut self.ahead,
            SyncState::Differs => &mut self.differs,
            SyncState::Absent => &mut self.absent,
            SyncState::Orphan => &mut self.orphan,
        }
    }

    /// Counts a dossier.
    pub const fn add(&mut self, state: SyncState) {
        let count = self.of_mut(state);
        *count = count.saturating_add(1);
    }

    /// How many are in that state.
    pub const fn get(&self, state: SyncState) -> u64 {
        let mut counts = *self;
        *counts.of_mut(state)
    }

    /// How many dossiers there are on both sides, each once.
    pub fn total(&self) -> u64 {
        SyncState::ALL.iter().fold(0, |sum, state| sum.saturating_add(self.get(*state)))
    }

    /// How many of them the local system holds: all but the orphans.
    pub fn local(&self) -> u64 {
        self.total().saturating_sub(self.orphan)
    }

    /// The local dossiers that the portal holds, of all local ones.
    pub fn on_portal(&self) -> Share {
        let local = self.local();
        Share::new(local.saturating_sub(self.absent), local).unwrap_or(Share::EMPTY)
    }

    /// The local dossiers that are in step, of all local ones.
    pub fn in_step(&self) -> Share {
        Share::new(self.in_step.min(self.local()), self.local()).unwrap_or(Share::EMPTY)
    }
}

impl Extend<SyncState> for SyncCounts {
    fn extend<I: IntoIterator<Item = SyncState>>(&mut self, states: I) {
        states.into_iter().for_each(|state| self.add(state));
    }
}

impl FromIterator<SyncState> for SyncCounts {
    fn from_iter<I: IntoIterator<Item = SyncState>>(states: I) -> Self {
        let mut counts = Self::default();
        counts.extend(states);
        counts
    }
}

impl Serialize for SyncCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(SyncState::ALL.len()))?;
        for state in SyncState::ALL {
            map.serialize_entry(state.id(), &self.get(state))?;
        }
        map.end()
    }
}
