//! How one record stands to another of the same code.

use super::field::{SyncField, SyncFields};
use super::record::SyncRecord;
use crate::record::{Status, SyncState};

/// How a record stands to the portal's, and in which fields they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Compared {
    /// The state.
    pub state: SyncState,
    /// The fields that are not equal, a missing one on one side included.
    pub differs: SyncFields,
}

/// How far a status is on its way: the rank that decides before the moments do.
///
/// | status | rank |
/// |--------|------|
/// | 1 filed | 0 |
/// | 2 received | 1 |
/// | 4 in process, 5 and 6 waiting, 8 stopped | 2 |
/// | 9 processed | 3 |
/// | 3 refused, 7 withdrawn, 10 returned | 4 |
///
/// A stopped dossier may be resumed, so it ranks with those in process. This project's choice: no
/// official order of the statuses was found.
pub const fn sync_rank(status: Status) -> u8 {
    match status {
        Status::Filed => 0,
        Status::Received => 1,
        Status::InProcess
        | Status::AwaitingSupplement
        | Status::AwaitingPayment
        | Status::Stopped => 2,
        Status::Processed => 3,
        Status::Refused | Status::Withdrawn | Status::Returned => 4,
    }
}

/// Compares a local record with the portal's of the same code.
///
/// | state | when |
/// |-------|------|
/// | in step | status and all five moments are equal |
/// | behind | the portal's status ranks lower; or the status is the same, and the portal lacks moments that the local record has |
/// | ahead | the portal's status ranks higher; or the status is the same, and the portal alone has moments |
/// | differs | anything else: other moments, each side with one that the other lacks, two statuses of one rank, a status without rank |
///
/// A status that is missing or none of the ten has no [rank](sync_rank): in step if all is equal,
/// else differs.
///
/// ```
/// use vn_egov_metrics::portal::reconcile::{SyncField, SyncRecord, compare};
/// use vn_egov_metrics::record::SyncState;
///
/// let record = |status: &str| SyncRecord::new("H59.17-260704-0001", 1).unwrap().with_status(status);
/// let due = |day: &str| day.parse().ok();
/// let (local, portal) = (record("9"), record("4"));
/// assert_eq!(compare(&local, &portal).state, SyncState::Behind);
///
/// // The rank decides before the moments.
/// let portal = portal.with_moment(SyncField::Due, due("20260714080000"));
/// assert_eq!(compare(&local, &portal).state, SyncState::Behind);
/// assert_eq!(format!("{:?}", compare(&local, &portal).differs), "{Status, Due}");
///
/// let local = record("4").with_moment(SyncField::Due, due("20260715080000"));
/// assert_eq!(compare(&local, &portal).state, SyncState::Differs);
/// ```
#[inline]
pub fn compare(local: &SyncRecord, portal: &SyncRecord) -> Compared {
    let same_status = local.has_status_of(portal);
    if same_status && local.has_moments_of(portal) {
        return Compared { state: SyncState::InStep, differs: SyncFields::NONE };
    }
    unequal(local, portal, same_status)
}

/// The moments of two records, beside each other.
#[derive(Default)]
struct Beside {
    fields: SyncFields,
    other: bool,
    local_alone: bool,
    portal_alone: bool,
}

fn unequal(local: &SyncRecord, portal: &SyncRecord, same_status: bool) -> Compared {
    let mut moments = Beside::default();
    if !same_status {
        moments.fields = moments.fields.with(SyncField::Status);
    }
    let sides = local.moments().into_iter().zip(portal.moments());
    for (field, (local, portal)) in SyncField::MOMENTS.into_iter().zip(sides) {
        match (local, portal) {
            (local, portal) if local == portal => continue,
            (Some(_), None) => moments.local_alone = true,
            (None, Some(_)) => moments.portal_alone = true,
            _ => moments.other = true,
        }
        moments.fields = moments.fields.with(field);
    }
    let rank = |record: &SyncRecord| record.status().map(sync_rank);
    let state = match (rank(local), rank(portal)) {
        (Some(local), Some(portal)) if portal < local => SyncState::Behind,
        (Some(local), Some(portal)) if portal > local => SyncState::Ahead,
        (Some(_), Some(_)) if same_status => match moments {
            Beside { other: false, local_alone: true, portal_alone: false, .. } => {
                SyncState::Behind
            }
            Beside { other: false, local_alone: false, portal_alone: true, .. } => SyncState::Ahead,
            _ => SyncState::Differs,
        },
        _ => SyncState::Differs,
    };
    Compared { state, differs: moments.fields }
}
