//! The timeline that the steps of a dossier imply.

use core::cmp::Ordering;

use chrono::NaiveDateTime;

use super::dossier::rule_of;
use super::progress_row::ProgressRow;
use super::reconcile::sync_rank;
use crate::check::{Finding, Rule, Seen};
use crate::code::Coded;
use crate::record::{Registered, Status, Timeline, Written};

/// What the steps of one dossier imply, in whatever order they came.
///
/// | part | from |
/// |------|------|
/// | status | the last step; of steps at one moment the one that is further on |
/// | received, returned, refused | the first step to 2, 10, 3 |
/// | ended | the first step to 9; without one, the first to 10; without either, the first to 8, 3 or 7, of which 7 only if the dossier was received |
///
/// So 9 outranks 10: a result that waited at the desk was finished when it came there, whenever it
/// was fetched. When a result is due, no step says.
///
/// ```
/// use vn_egov_metrics::portal::{Progress, ProgressRow};
/// use vn_egov_metrics::record::{Status, Written};
///
/// let row = |status, at: &str| ProgressRow::new("H59.17-260704-0001", status, at.parse().unwrap());
/// let rows = [
///     row(Status::Returned, "20260720080000"),
///     row(Status::Received, "20260704080000"),
///     row(Status::Processed, "20260710160000"),
/// ];
/// let progress = Progress::of(&rows, &mut |_| {});
/// assert_eq!(progress.status(), Some(Status::Returned));
/// assert_eq!(progress.timeline().ended.unwrap().to_string(), "2026-07-10 16:00:00");
/// assert_eq!(progress.timeline().returned.unwrap().to_string(), "2026-07-20 08:00:00");
///
/// // Withdrawn, and never received: that is no end.
/// let progress = Progress::of(&[row(Status::Withdrawn, "20260705080000")], &mut |_| {});
/// assert_eq!(progress.timeline().ended, None);
/// ```
#[doc(alias = "tiến độ giải quyết hồ sơ")]
#[doc(alias = "tien do giai quyet ho so")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    last: Option<(NaiveDateTime, Status)>,
    timeline: Timeline,
}

impl Progress {
    /// What the rows imply, all of them of one dossier. A row without a readable moment or a known
    /// status is told and counts nothing.
    pub fn of<'r>(
        rows: impl IntoIterator<Item = &'r ProgressRow<'r>>,
        found: &mut dyn FnMut(Finding),
    ) -> Self {
        let mut steps = Vec::new();
        for row in rows {
            steps.extend(step(row, found));
        }
        let first = |wanted: &[Status]| {
            let of = steps.iter().filter(|(_, status)| wanted.contains(status));
            of.map(|(at, _)| *at).min()
        };
        let received = first(&[Status::Received]);
        let mut others = vec![Status::Stopped, Status::Refused];
        others.extend(received.map(|_| Status::Withdrawn));
        let returned = first(&[Status::Returned]);
        let ended = first(&[Status::Processed]).or(returned).or_else(|| first(&others));
        let timeline = Timeline {
            received,
            ended,
            returned,
            refused: first(&[Status::Refused]),
            ..Timeline::default()
        };
        Self { last: steps.iter().copied().max_by(later), timeline }
    }

    /// The status; `None` if no row could be read.
    pub fn status(&self) -> Option<Status> {
        self.last.map(|(_, status)| status)
    }

    /// When the last step was taken.
    pub fn last_step(&self) -> Option<NaiveDateTime> {
        self.last.map(|(at, _)| at)
    }

    /// When what happened.
    pub const fn timeline(&self) -> &Timeline {
        &self.timeline
    }
}

/// Which of two steps comes later; at one moment, the one that is further on.
fn later(one: &(NaiveDateTime, Status), other: &(NaiveDateTime, Status)) -> Ordering {
    let key = |(at, status): &(NaiveDateTime, Status)| (*at, sync_rank(*status), status.number());
    key(one).cmp(&key(other))
}

/// The step that a row is, or what is wrong with it.
fn step(row: &ProgressRow<'_>, found: &mut dyn FnMut(Finding)) -> Option<(NaiveDateTime, Status)> {
    let code = row.dossier_code();
    let code = code.as_ref().map_or("", Coded::as_str);
    let mut tell = |rule, field, seen| found(Finding::new(rule, code, field, seen));
    for fault in row.faults() {
        tell(rule_of(fault.kind()), fault.field(), Seen::Nothing);
    }
    let at = row.at.time().unwrap_or_else(|_| {
        let seen = Seen::text(row.at.get().unwrap_or_default());
        tell(Rule::UnreadableMoment, "ThoiDiemXuLy", seen);
        None
    });
    if row.at.is_missing() {
        tell(Rule::UnreadableMoment, "ThoiDiemXuLy", Seen::Nothing);
    }
    let status = match row.status.get().map(Status::read) {
        Some(Written::Known(status)) => Some(status),
        Some(Written::Unknown(written)) => {
            tell(Rule::UnknownStatus, "TrangThai", Seen::text(&written));
            None
        }
        None => {
            tell(Rule::MissingStatus, "TrangThai", Seen::Nothing);
            None
        }
    };
    Some((at?.get(), status?))
}
