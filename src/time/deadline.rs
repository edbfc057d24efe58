//! When a dossier is due.

use core::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

use super::calendar::Place;
use super::{OutOfCoverage, Sessions, TimeLimit, WorkCalendar};
use crate::Lang;
use crate::number::Shown;

/// A day, or a moment of it, in Viet Nam.
///
/// Every function that takes one takes a [`NaiveDate`] or a [`NaiveDateTime`] (hours at UTC+7).
#[doc(alias = "thời điểm")]
#[doc(alias = "thoi diem")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Some time on that day.
    On(NaiveDate),
    /// At that time.
    At(NaiveDateTime),
}

impl Moment {
    /// The day.
    #[inline]
    pub const fn date(self) -> NaiveDate {
        match self {
            Self::On(date) => date,
            Self::At(moment) => moment.date(),
        }
    }

    /// The time of the day, if it is known.
    #[inline]
    pub const fn time(self) -> Option<NaiveTime> {
        match self {
            Self::On(_) => None,
            Self::At(moment) => Some(moment.time()),
        }
    }
}

impl From<NaiveDate> for Moment {
    #[inline]
    fn from(date: NaiveDate) -> Self {
        Self::On(date)
    }
}

impl From<NaiveDateTime> for Moment {
    #[inline]
    fn from(moment: NaiveDateTime) -> Self {
        Self::At(moment)
    }
}

/// When a time limit ends.
///
/// Days end as a whole, hours at a moment. It prints as `2026-07-15` or `2026-07-15 10:30:00`.
#[doc(alias = "ngày hẹn trả")]
#[doc(alias = "ngay hen tra")]
#[doc(alias = "NgayHenTra")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// With that day, at 24:00.
    EndOf(NaiveDate),
    /// At that moment.
    At(NaiveDateTime),
}

impl Due {
    /// The day on which it ends.
    #[inline]
    pub const fn date(self) -> NaiveDate {
        match self {
            Self::EndOf(date) => date,
            Self::At(moment) => moment.date(),
        }
    }
}

/// A promised day: until its end.
impl From<NaiveDate> for Due {
    fn from(date: NaiveDate) -> Self {
        Self::EndOf(date)
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EndOf(date) => date.fmt(f),
            Self::At(moment) => moment.fmt(f),
        }
    }
}

/// What a dossier that arrives on a day off counts as.
///
/// The two readings differ for one dossier in three: of Saturday and one working day, the first
/// makes Monday, the second Tuesday. Limits in calendar days and months start with the day after
/// the one it counts as received on, worked or not. Serialised by the names in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptOnDayOff {
    /// Received on that day; the next working day is the first that counts
    /// (`count_from_next_working_day`). Civil Code, art. 147(2): the day of the event is not
    /// counted, whichever it is.
    #[default]
    CountFromNextWorkingDay,
    /// Received on the next working day, which is not counted (`deemed_next_working_day`).
    /// Treasury: Circular 87/2021/TT-BTC, art. 10; customs: Decision 2988/QĐ-TCHQ, art. 7(5).
    DeemedNextWorkingDay,
}

/// How receipt is read and hours are counted, where the law leaves it to the procedure.
///
/// The default is the Civil Code's reading, no cut-off, and [`Sessions::OFFICE`].
///
/// ```
/// use chrono::{NaiveDate, NaiveTime};
/// use vn_egov_metrics::time::{DeadlinePolicy, ReceiptOnDayOff, TimeLimit, WorkCalendar};
///
/// let friday = NaiveDate::from_ymd_opt(2026, 7, 3).unwrap();
/// let afternoon = friday.and_hms_opt(15, 0, 1).unwrap();
/// let due = |policy: &DeadlinePolicy| {
///     let limit = TimeLimit::WorkingDays(1);
///     WorkCalendar::vietnam().due_on(afternoon, limit, policy).map(|date| date.to_string())
/// };
/// let after_15 = DeadlinePolicy { cut_off: NaiveTime::from_hms_opt(15, 0, 0), ..Default::default() };
/// assert_eq!(due(&DeadlinePolicy::default())?, "2026-07-06");
/// assert_eq!(due(&after_15)?, "2026-07-07");
/// # Ok::<(), vn_egov_metrics::time::DueError>(())
/// ```
#[doc(alias = "cách tính thời hạn")]
#[doc(alias = "cach tinh thoi han")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeadlinePolicy {
    /// What a dossier that arrives on a day off counts as; hours run from the next session in
    /// either case.
    pub receipt_on_day_off: ReceiptOnDayOff,
    /// A dossier that arrives on a working day *after* this time counts as received at the start
    /// of the next one. `None`: the whole day counts. A receipt without a time is never after it.
    /// Days off go by the field above alone: late on a Friday, one working day ends on Tuesday,
    /// from the Saturday after it on Monday, unless that is deemed received on Monday too.
    ///
    /// 15:00 in some procedures (Decree 23/2015/NĐ-CP, art. 7, not verified); that of Decree
    /// 61/2018/NĐ-CP, art. 18(2) moves papers, not the limit.
    pub cut_off: Option<NaiveTime>,
    /// The office hours, for limits in working hours.
    pub sessions: Sessions,
}

/// A due date that cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct DueError(#[from] pub(super) DueFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum DueFault {
    #[error(transparent)]
    Received(OutOfCoverage),
    #[error(
        "the limit of {limit} from {received} ends after {last}, the last day this calendar knows; a projection is made by name, with WorkCalendar::projected"
    )]
    RunsOut { limit: TimeLimit, received: NaiveDate, last: NaiveDate },
    #[error(
        "a limit of {limit} runs from a moment, and only the day of receipt is known: {received}"
    )]
    NoTime { limit: TimeLimit, received: NaiveDate },
}

impl DueError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }

    /// Whether the calendar is at fault, which does not reach so far, and not what was asked.
    pub const fn is_out_of_coverage(&self) -> bool {
        matches!(self.0, DueFault::Received(_) | DueFault::RunsOut { .. })
    }
}

impl From<OutOfCoverage> for DueError {
    fn from(error: OutOfCoverage) -> Self {
        Self(DueFault::Received(error))
    }
}

impl WorkCalendar {
    /// The day on which a limit ends that runs from that receipt (a day, or a moment).
    ///
    /// Limits in days and months take the same few look-ups however long they are; hours are
    /// walked session by session.
    ///
    /// # Errors
    /// - a receipt outside the coverage, such as 2014-12-31
    /// - an end outside the coverage, such as 5 working days from 2027-12-28
    /// - working hours from a receipt without a time
    #[doc(alias = "ngày hẹn trả")]
    #[doc(alias = "ngay hen tra")]
    #[inline]
    pub fn due_on(
        &self,
        received: impl Into<Moment>,
        limit: TimeLimit,
        policy: &DeadlinePolicy,
    ) -> Result<NaiveDate, DueError> {
        let received = received.into();
        match limit {
            TimeLimit::WorkingDays(days) => self.after_working_days(received, days, policy),
            _ => self.due(received, limit, policy).map(Due::date),
        }
    }

    /// When a limit ends that runs from that receipt: with a day, or for hours at a moment.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use vn_egov_metrics::time::{DeadlinePolicy, TimeLimit, WorkCalendar};
    ///
    /// let (calendar, policy) = (WorkCalendar::vietnam(), DeadlinePolicy::default());
    /// let friday = NaiveDate::from_ymd_opt(2026, 7, 3).unwrap();
    /// let received = friday.and_hms_opt(16, 0, 0).unwrap();
    ///
    /// let due = calendar.due(received, TimeLimit::WorkingHours(4), &policy)?;
    /// assert_eq!(due.to_string(), "2026-07-06 10:30:00");
    /// // 4 July is a Saturday: 1 calendar day ends with the next working day.
    /// let due = calendar.due(received, TimeLimit::CalendarDays(1), &policy)?;
    /// assert_eq!(due.to_string(), "2026-07-06");
    ///
    /// let no_time = calendar.due(friday, TimeLimit::WorkingHours(4), &policy);
    /// assert_eq!(
    ///     no_time.unwrap_err().to_string(),
    ///     "a limit of 4 working hours runs from a moment, and only the day of receipt is known: \
    ///      2026-07-03",
    /// );
    /// # Ok::<(), vn_egov_metrics::time::DueError>(())
    /// ```
    ///
    /// # Errors
    /// As [`WorkCalendar::due_on`].
    pub fn due(
        &self,
        received: impl Into<Moment>,
        limit: TimeLimit,
        policy: &DeadlinePolicy,
    ) -> Result<Due, DueError> {
        let received = received.into();
        let end_of = |end: Option<NaiveDate>| {
            let end = end.and_then(|end| self.rolled(end));
            end.map(Due::EndOf).ok_or_else(|| self.runs_out(received, limit))
        };
        match limit {
            TimeLimit::WorkingDays(days) => {
                self.after_working_days(received, days, policy).map(Due::EndOf)
            }
            TimeLimit::CalendarDays(days) => {
                let start = self.day_of_receipt(received, limit, policy)?;
                end_of(start.checked_add_days(Days::new(days.into())))
            }
            TimeLimit::Months(months) => {
                let start = self.day_of_receipt(received, limit, policy)?;
                end_of(start.checked_add_months(Months::new(months)))
            }
            TimeLimit::WorkingHours(hours) => {
                let Moment::At(moment) = received else {
                    return Err(DueFault::NoTime { limit, received: received.date() }.into());
                };
                let end = self.after_working_hours(moment, hours, policy)?;
                end.map(Due::At).ok_or_else(|| self.runs_out(received, limit))
            }
        }
    }

    #[inline]
    fn after_working_days(
        &self,
        received: Moment,
        days: u32,
        policy: &DeadlinePolicy,
    ) -> Result<NaiveDate, DueError> {
        let place = self.up_to(received.date())?;
        let moved = policy.moves_receipt(received, place) || (days == 0 && !place.is_working);
        // The working days up to the day of receipt, itself counted; the limit adds to them.
        let before = usize::from(place.count) + usize::from(moved);
        let end = usize::try_from(days).ok().and_then(|days| self.nth(before.checked_add(days)?));
        end.ok_or_else(|| self.runs_out(received, TimeLimit::WorkingDays(days)))
    }

    /// The day a receipt counts for.
    fn day_of_receipt(
        &self,
        received: Moment,
        limit: TimeLimit,
        policy: &DeadlinePolicy,
    ) -> Result<NaiveDate, DueError> {
        let place = self.up_to(received.date())?;
        if policy.moves_receipt(received, place) {
            let next = self.nth(usize::from(place.count) + 1);
            next.ok_or_else(|| self.runs_out(received, limit))
        } else {
            Ok(received.date())
        }
    }

    /// The day itself if it is worked, else the next one that is; `None` if that is not covered.
    fn rolled(&self, date: NaiveDate) -> Option<NaiveDate> {
        let place = self.look_up(date)?;
        if place.is_working { Some(date) } else { self.nth(usize::from(place.count) + 1) }
    }

    /// Walks the sessions from the moment of receipt; `None` if the coverage ends before.
    fn after_working_hours(
        &self,
        received: NaiveDateTime,
        hours: u32,
        policy: &DeadlinePolicy,
    ) -> Result<Option<NaiveDateTime>, DueError> {
        let place = self.up_to(received.date())?;
        let (mut day, mut from) = (received.date(), nanos_of_day(received.time()));
        let mut next = usize::from(place.count) + 1;
        if !place.is_working || policy.is_after_cut_off(received.time()) {
            let Some(date) = self.nth(next) else { return Ok(None) };
            (day, from, next) = (date, 0, next + 1);
        }
        let mut left = i128::from(hours) * 3_600_000_000_000;
        loop {
            for session in policy.sessions.of_working_day(day.weekday()) {
                let (starts, ends) = session.ends();
                let open = i128::from(ends - starts.max(from));
                if open > 0 && left <= open {
                    let end =
                        i64::try_from(left).unwrap_or(i64::MAX).saturating_add(starts.max(from));
                    return Ok(day
                        .and_time(NaiveTime::MIN)
                        .checked_add_signed(TimeDelta::nanoseconds(end)));
                }
                left -= open.max(0);
            }
            let Some(date) = self.nth(next) else { return Ok(None) };
            (day, from, next) = (date, 0, next + 1);
        }
    }

    #[cold]
    fn runs_out(&self, received: Moment, limit: TimeLimit) -> DueError {
        DueFault::RunsOut { limit, received: received.date(), last: self.last() }.into()
    }
}

impl DeadlinePolicy {
    /// Whether a receipt counts for the next working day instead of its own.
    #[inline]
    fn moves_receipt(&self, received: Moment, place: Place) -> bool {
        if place.is_working {
            received.time().is_some_and(|time| self.is_after_cut_off(time))
        } else {
            self.receipt_on_day_off == ReceiptOnDayOff::DeemedNextWorkingDay
        }
    }

    #[inline]
    fn is_after_cut_off(&self, time: NaiveTime) -> bool {
        self.cut_off.is_some_and(|cut_off| cut_off < time)
    }
}

/// Nanoseconds since midnight; a leap second counts into the next one.
fn nanos_of_day(time: NaiveTime) -> i64 {
    i64::from(time.num_seconds_from_midnight()) * 1_000_000_000 + i64::from(time.nanosecond())
}
