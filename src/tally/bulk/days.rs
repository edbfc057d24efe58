//! What the days of dossiers say under a reading, for many of them at once.

use crate::fact::Reading;
use crate::record::{DayParts, NearDays, Read, ShapeDays, Status};

/// The days that a reading holds dossiers against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    first: i16,
    last: i16,
    as_of: i16,
}

/// How many codes there can be.
pub(super) const CODES: u8 = 64;

/// There are an end, and a due date.
const HAS_END: u8 = 1 << 4;
const HAS_DUE: u8 = 1 << 5;

/// Whether no days have that code: at the same time on and after the due date.
#[inline]
pub(super) const fn is_untold(code: u8) -> bool {
    code & 3 == 3
}

impl Days {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let (period, as_of) = (reading.period(), reading.as_of());
        Self {
            // No day of a dossier is so early or so late.
            first: NearDays::clamped(period.first()).max(NearDays::EARLIEST),
            last: NearDays::clamped(period.last().min(as_of)),
            as_of: NearDays::clamped(as_of),
        }
    }

    /// All that those days say under the reading, below [`CODES`]: received in the period or not,
    /// ended by the day of the reading or later, whether what counts as the end is before, on or
    /// after the due date, and whether there are an end and a due date.
    ///
    /// There is nothing to branch for, so that eight dossiers are worked out abreast.
    #[inline]
    pub(super) fn code(self, days: DayParts) -> u16 {
        let DayParts { received, due, end, other } = days;
        let latest = end.max(other);
        // Ended after the day of the reading: what it waited then does not count yet.
        let counted = if end > other.max(self.as_of) { end } else { end.min(other) };
        let counted = counted.min(self.as_of);
        let inside = u16::from(received >= self.first) & u16::from(received <= self.last);
        u16::from(counted == due)
            | u16::from(counted > due) << 1
            | u16::from(latest > self.as_of) << 2
            | inside << 3
            | u16::from(latest != NearDays::OPEN) << 4
            | u16::from(due != NearDays::OPEN) << 5
    }

    /// The codes of many, with one that no days have where they are not told; and whether there
    /// are such.
    #[inline]
    pub(super) fn codes<const N: usize>(self, days: &[NearDays; N]) -> ([u8; N], bool) {
        let (mut received, mut due) = ([0; N], [0; N]);
        let (mut end, mut other) = ([0; N], [0; N]);
        // A step of its own: the machine takes words apart another way than it compares days.
        let columns = received.iter_mut().zip(&mut due).zip(end.iter_mut().zip(&mut other));
        for (((received, due), (end, other)), days) in columns.zip(days) {
            let days = days.parts();
            (*received, *due, *end, *other) = (days.received, days.due, days.end, days.other);
        }
        let mut codes = [0; N];
        let mut all_untold = 0;
        let columns = received.into_iter().zip(due).zip(end.into_iter().zip(other));
        for (code, ((received, due), (end, other))) in codes.iter_mut().zip(columns) {
            let days = DayParts { received, due, end, other };
            let untold = u16::from(!days.is_told());
            all_untold |= untold;
            [*code, _] = (self.code(days) | untold | untold << 1).to_le_bytes();
        }
        (codes, all_untold != 0)
    }

    /// Days of some dossier of that status that has that code; `None` if none has.
    pub(super) fn like(code: u8, status: Read<Status>, reading: &Reading<'_>) -> Option<ShapeDays> {
        if is_untold(code) {
            return None;
        }
        let as_of = reading.as_of();
        let end = || if code & 4 == 0 { Some(as_of) } else { as_of.succ_opt() };
        let due = || match code & 3 {
            0 => as_of.succ_opt(),
            1 => Some(as_of),
            _ => as_of.pred_opt(),
        };
        let first = reading.period().first();
        let mut days = ShapeDays {
            // Whatever has an end was received some day.
            received: if code & 8 != 0 { Some(first) } else { first.pred_opt() },
            due: if code & HAS_DUE != 0 { Some(due()?) } else { None },
            end: if code & HAS_END != 0 { Some(end()?) } else { None },
            requested: [None; 2],
        };
        if code & HAS_END != 0 && status == Read::Known(Status::AwaitingSupplement) {
            days.requested = [Some(as_of), days.end.take()];
        }
        Some(days)
    }
}
