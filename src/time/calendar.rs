//! The working calendar: which days are worked, how many lie between two, and the n-th after one.

use core::fmt;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::amendment::{Amendment, CalendarError, CalendarParts};
use super::day::{AnnouncedDay, CalendarDay, DayKind, is_weekly_rest};
use super::holidays::{FIRST, LAST};
use crate::Lang;
use crate::number::Shown;

/// The working days from one day to another: Monday to Friday, but for the days off and the
/// worked Saturdays it holds as rows.
///
/// It knows the days of its *coverage* and no others: [`WorkCalendar::vietnam`] covers 2015 to
/// 2027, since the Prime Minister fixes the days of Tết, the second day of National Day and the
/// swaps year by year and no formula gives them. Outside, every question is an error; a
/// [projection](WorkCalendar::projected) is made by name and gives dates of another type.
///
/// Counting and finding the n-th day are table look-ups. A calendar is built once and lent; it
/// holds about 6 bytes a day. It travels as `{"first":…,"last":…,"days":[…]}`.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::time::{DeadlinePolicy, TimeLimit, WorkCalendar};
///
/// let calendar = WorkCalendar::vietnam();
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
///
/// // Over Tết 2026 (16 to 20 February) a limit of 5 working days takes two weeks.
/// let due = calendar.due_on(day(2026, 2, 12), TimeLimit::WorkingDays(5), &DeadlinePolicy::default())?;
/// assert_eq!(due, day(2026, 2, 26));
/// assert_eq!(calendar.working_days_between(day(2026, 2, 12), due)?, 5);
///
/// // What was not announced is not guessed.
/// assert_eq!(
///     calendar.is_working_day(day(2028, 1, 3)).unwrap_err().to_string(),
///     "2028-01-03 is after 2027-12-31, the last day this calendar knows; \
///      a projection is made by name, with WorkCalendar::projected",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Sources: Labour Code 45/2019/QH14, art. 111(3) and 112; the yearly notices are in
/// [`AnnouncedDay::ALL`], row by row.
#[doc(alias = "ngày làm việc")]
#[doc(alias = "ngay lam viec")]
#[doc(alias = "ngày nghỉ lễ")]
#[doc(alias = "ngay nghi le")]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CalendarParts", into = "CalendarParts")]
pub struct WorkCalendar {
    // Invariant: first <= last, at most `WorkCalendar::DAYS_MOST` days apart.
    first: NaiveDate,
    last: NaiveDate,
    // For each year of the coverage: where its 1 January stands among the days. Negative in a
    // first year of which the coverage begins later.
    years: Box<[i32]>,
    // For each day: the working days from `first` up to it, itself counted.
    counts: Box<[u16]>,
    // The working days, ascending.
    working: Box<[NaiveDate]>,
}

/// A day outside the coverage of a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct OutOfCoverage(#[from] pub(super) Beyond);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Beyond {
    #[error("{date} is before {first}, the first day this calendar knows; no projection goes back")]
    Before { date: NaiveDate, first: NaiveDate },
    #[error(
        "{date} is after {last}, the last day this calendar knows; a projection is made by name, with WorkCalendar::projected"
    )]
    After { date: NaiveDate, last: NaiveDate },
}

impl OutOfCoverage {
    /// The error as a sentence of that language.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }
}

impl OutOfCoverage {
    /// The day that was asked for.
    pub const fn date(self) -> NaiveDate {
        match self.0 {
            Beyond::Before { date, .. } | Beyond::After { date, .. } => date,
        }
    }
}

static VIETNAM: LazyLock<WorkCalendar> = LazyLock::new(|| {
    WorkCalendar::build(FIRST, LAST, AnnouncedDay::ALL.iter().map(|row| row.date))
});

impl WorkCalendar {
    /// The most days a calendar covers, about 179 years.
    pub const DAYS_MOST: u16 = u16::MAX;

    /// The working calendar of offices in Viet Nam, from 2015-01-01 to 2027-12-31, by the days
    /// announced until November 2026.
    ///
    /// It is built at the first call, in a small part of a millisecond, and lent from then on. A
    /// later letter (one of late December is normal) is an [`Amendment`].
    pub fn vietnam() -> &'static Self {
        &VIETNAM
    }

    /// A calendar of one's own: from `first` to `last`, with these days off and worked
    /// Saturdays or Sundays, in any order.
    ///
    /// # Errors
    /// - a `last` before `first`, or more than [`WorkCalendar::DAYS_MOST`] days from it
    /// - `2026-01-10 off`: a Saturday is off without a row; `2026-01-12 work`: a Monday is
    ///   worked without one
    /// - a day outside `first` to `last`
    /// - a day that stands there twice
    pub fn new(
        first: NaiveDate,
        last: NaiveDate,
        days: impl IntoIterator<Item = CalendarDay>,
    ) -> Result<Self, CalendarError> {
        let days = CalendarParts::check(first, last, days.into_iter().collect())?;
        Ok(Self::build(first, last, days.into_iter().map(|row| row.date)))
    }

    /// The calendar with days added, taken back or replaced, and perhaps reaching further.
    ///
    /// # Errors
    /// What [`Amendment`] lists; nothing is changed then.
    pub fn amended(&self, amendment: &Amendment) -> Result<Self, CalendarError> {
        amendment.apply(self)
    }

    /// Lays the tables; `exceptions` are the days that are not what their day of the week says,
    /// ascending, in the coverage.
    fn build(
        first: NaiveDate,
        last: NaiveDate,
        exceptions: impl Iterator<Item = NaiveDate>,
    ) -> Self {
        let mut exceptions = exceptions.peekable();
        let (mut years, mut counts, mut working) = (Vec::new(), Vec::new(), Vec::new());
        let (mut stands, mut count) = (0_i32, 0_u16);
        for date in first.iter_days().take_while(|date| *date <= last) {
            let excepted = exceptions.next_if_eq(&date).is_some();
            if is_weekly_rest(date) == excepted {
                count = count.saturating_add(1);
                working.push(date);
            }
            if date == first || date.ordinal0() == 0 {
                years.push(stands - date.ordinal0().cast_signed());
            }
            counts.push(count);
            stands += 1;
        }
        Self { first, last, years: years.into(), counts: counts.into(), working: working.into() }
    }

    /// The first day it knows.
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day it knows.
    pub const fn last(&self) -> NaiveDate {
        self.last
    }

    /// Whether it knows that day.
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }

    /// The days that are not what their day of the week says, ascending.
    pub fn days(&self) -> impl Iterator<Item = CalendarDay> {
        self.first
            .iter_days()
            .zip(&self.counts)
            .scan(0, |before, (date, &count)| {
                let is_working = count != core::mem::replace(before, count);
                Some(match (is_weekly_rest(date), is_working) {
                    (true, true) => Some(CalendarDay { date, kind: DayKind::Work }),
                    (false, false) => Some(CalendarDay { date, kind: DayKind::Off }),
                    _ => None,
                })
            })
            .flatten()
    }

    /// Whether that day is worked.
    ///
    /// # Errors
    /// A day outside the coverage, such as 2028-01-03 for [`WorkCalendar::vietnam`].
    #[inline]
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, OutOfCoverage> {
        self.up_to(date).map(|place| place.is_working)
    }

    /// The working days after `a`, up to and with `b`: negative if `b` is the earlier one.
    ///
    /// From a Friday to the next Monday it is 1, from that Monday to the Friday −1, and from a
    /// Friday to the Saturday 0.
    ///
    /// # Errors
    /// Either day outside the coverage.
    #[inline]
    pub fn working_days_between(&self, a: NaiveDate, b: NaiveDate) -> Result<i32, OutOfCoverage> {
        let (from, to) = (self.up_to(a)?, self.up_to(b)?);
        Ok(i32::from(to.count) - i32::from(from.count))
    }

    /// How many working days there are up to a day, and whether it is one of them.
    #[inline]
    pub(super) fn up_to(&self, date: NaiveDate) -> Result<Place, OutOfCoverage> {
        self.look_up(date).ok_or_else(|| self.beyond(date))
    }

    /// The same; `None` for a day outside the coverage.
    #[inline]
    pub(super) fn look_up(&self, date: NaiveDate) -> Option<Place> {
        let year = usize::try_from(date.year() - self.first.year()).ok()?;
        let stands = self.years.get(year)? + date.ordinal0().cast_signed();
        let stands = usize::try_from(stands).ok()?;
        let count = *self.counts.get(stands)?;
        let is_working = self.nth(count.into()) == Some(date);
        Some(Place { count, is_working })
    }

    /// The n-th working day of the coverage, from 1.
    #[inline]
    pub(super) fn nth(&self, n: usize) -> Option<NaiveDate> {
        self.working.get(n.checked_sub(1)?).copied()
    }

    /// Why a day is not covered.
    #[cold]
    fn beyond(&self, date: NaiveDate) -> OutOfCoverage {
        let (first, last) = (self.first, self.last);
        OutOfCoverage(if date < first {
            Beyond::Before { date, first }
        } else {
            Beyond::After { date, last }
        })
    }
}

/// Where a day stands among the working days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The working days from the first of the coverage up to it, itself counted.
    pub(super) count: u16,
    /// Whether it is one of them.
    pub(super) is_working: bool,
}

/// Names the coverage; the tables would fill pages.
impl fmt::Debug for WorkCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WorkCalendar")
            .field("first", &self.first)
            .field("last", &self.last)
            .field("working_days", &self.working.len())
            .finish_non_exhaustive()
    }
}
