//! What stands on either side of one code.

use super::compare::{Compared, compare};
use super::record::SyncRecord;
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
