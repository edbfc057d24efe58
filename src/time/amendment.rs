//! A calendar's own rows: the gate they come in by, and changes to them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::WorkCalendar;
use super::day::{CalendarDay, DayKind, is_weekly_rest};

/// Changes to a calendar: days added, taken back or replaced, and perhaps a later last day.
///
/// A letter that is newer than the crate, or the practice of one office, comes in this way. The
/// changes are a set: their order does not matter, so no day may stand there twice.
///
/// # Errors
/// [`WorkCalendar::amended`] refuses
/// - a day added that is off or worked already, by a row or by its day of the week
/// - a day taken back that is what its day of the week says
/// - a day that two changes name
/// - a day outside the coverage, and a last day earlier than the calendar's
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::time::{Amendment, CalendarDay, WorkCalendar};
///
/// // A made-up letter of December 2026: Monday 3 May 2027 … is worked after all, and Monday
/// // 4 January is off for Saturday 9 January.
/// let day = |m, d| NaiveDate::from_ymd_opt(2027, m, d).unwrap();
/// let letter = Amendment::new()
///     .adding(CalendarDay::off(day(1, 4)))
///     .adding(CalendarDay::work(day(1, 9)))
///     .removing(day(5, 3));
/// let calendar = WorkCalendar::vietnam().amended(&letter)?;
/// assert!(calendar.is_working_day(day(1, 9))? && calendar.is_working_day(day(5, 3))?);
///
/// let twice = WorkCalendar::vietnam().amended(&Amendment::new().adding(CalendarDay::off(day(1, 1))));
/// assert_eq!(twice.unwrap_err().to_string(), "2027-01-01 cannot be added: it is a day off already");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "điều chỉnh lịch làm việc")]
#[doc(alias = "dieu chinh lich lam viec")]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Amendment {
    through: Option<NaiveDate>,
    add: Vec<CalendarDay>,
    remove: Vec<NaiveDate>,
}

impl Amendment {
    /// No change yet.
    pub const fn new() -> Self {
        Self { through: None, add: Vec::new(), remove: Vec::new() }
    }

    /// With that day off, or that Saturday or Sunday worked.
    pub fn adding(mut self, day: CalendarDay) -> Self {
        self.add.push(day);
        self
    }

    /// With that day taken back: it is again what its day of the week says.
    pub fn removing(mut self, date: NaiveDate) -> Self {
        self.remove.push(date);
        self
    }

    /// With `day` instead of `date`: as removing the one and adding the other.
    pub fn replacing(self, date: NaiveDate, day: CalendarDay) -> Self {
        self.removing(date).adding(day)
    }

    /// With the coverage reaching to that day; the days until then that are not added count as
    /// ordinary, so all that was announced for them belongs into the same amendment.
    pub const fn through(mut self, last: NaiveDate) -> Self {
        self.through = Some(last);
        self
    }

    pub(super) fn apply(&self, calendar: &WorkCalendar) -> Result<WorkCalendar, CalendarError> {
        let (first, last) = (calendar.first(), self.through.unwrap_or(calendar.last()));
        if last < calendar.last() {
            return Err(CalendarFault::Shortened { last, known: calendar.last() }.into());
        }
        let mut named = BTreeSet::new();
        let removed = self.remove.iter().copied();
        for date in removed.chain(self.add.iter().map(|day| day.date)) {
            if !named.insert(date) {
                return Err(CalendarFault::Twice { date }.into());
            }
        }
        let mut days: BTreeMap<_, _> = calendar.days().map(|day| (day.date, day.kind)).collect();
        for &date in &self.remove {
            if days.remove(&date).is_none() {
                return Err(CalendarFault::NothingToRemove { date }.into());
            }
        }
        for day in &self.add {
            if let Some(kind) = days.insert(day.date, day.kind) {
                return Err(CalendarFault::Already { date: day.date, kind }.into());
            }
        }
        let days = days.into_iter().map(|(date, kind)| CalendarDay { date, kind });
        WorkCalendar::new(first, last, days)
    }
}

/// Adds each of the days.
impl Extend<CalendarDay> for Amendment {
    fn extend<I: IntoIterator<Item = CalendarDay>>(&mut self, days: I) {
        self.add.extend(days);
    }
}

/// Adds each of the days.
impl FromIterator<CalendarDay> for Amendment {
    fn from_iter<I: IntoIterator<Item = CalendarDay>>(days: I) -> Self {
        let mut amendment = Self::new();
        amendment.extend(days);
        amendment
    }
}

/// Rows that make no calendar, or no change to one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct CalendarError(#[from] CalendarFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum CalendarFault {
    #[error("the coverage ends on {last}, before it begins on {first}")]
    Backwards { first: NaiveDate, last: NaiveDate },
    #[error(
        "the coverage {first} to {last} has {days} days, more than {}",
        WorkCalendar::DAYS_MOST
    )]
    TooLong { first: NaiveDate, last: NaiveDate, days: i64 },
    #[error("{date} is outside {first} to {last}, the coverage of the calendar")]
    Outside { date: NaiveDate, first: NaiveDate, last: NaiveDate },
    #[error("{date} needs no row: {weekday} is off every week")]
    OffAnyway { date: NaiveDate, weekday: &'static str },
    #[error("{date} needs no row: {weekday} is worked every week")]
    WorkedAnyway { date: NaiveDate, weekday: &'static str },
    #[error("{date} is named twice")]
    Twice { date: NaiveDate },
    #[error("{date} cannot be added: it is {} already", state(*kind))]
    Already { date: NaiveDate, kind: DayKind },
    #[error("{date} cannot be taken back: no row makes it a day off or a worked one")]
    NothingToRemove { date: NaiveDate },
    #[error("the calendar knows the days to {known} and cannot be cut to {last}")]
    Shortened { last: NaiveDate, known: NaiveDate },
}

const fn state(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Off => "a day off",
        DayKind::Work => "worked",
    }
}

const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// The wire form of a calendar, and the gate it comes in by.
#[derive(Serialize, Deserialize)]
#[serde(rename = "WorkCalendar", deny_unknown_fields)]
pub(super) struct CalendarParts {
    first: NaiveDate,
    last: NaiveDate,
    days: Vec<CalendarDay>,
}

impl CalendarParts {
    /// The rows in ascending order, if they make a calendar of that coverage.
    pub(super) fn check(
        first: NaiveDate,
        last: NaiveDate,
        mut days: Vec<CalendarDay>,
    ) -> Result<Vec<CalendarDay>, CalendarError> {
        let length = last.signed_duration_since(first).num_days() + 1;
        if length < 1 {
            return Err(CalendarFault::Backwards { first, last }.into());
        }
        if length > WorkCalendar::DAYS_MOST.into() {
            return Err(CalendarFault::TooLong { first, last, days: length }.into());
        }
        days.sort_unstable();
        let mut before = None;
        for &CalendarDay { date, kind } in &days {
            let weekday = weekday_name(date.weekday());
            if date < first || last < date {
                return Err(CalendarFault::Outside { date, first, last }.into());
            }
            if before.replace(date) == Some(date) {
                return Err(CalendarFault::Twice { date }.into());
            }
            match (kind, is_weekly_rest(date)) {
                (DayKind::Off, true) => {
                    return Err(CalendarFault::OffAnyway { date, weekday }.into());
                }
                (DayKind::Work, false) => {
                    return Err(CalendarFault::WorkedAnyway { date, weekday }.into());
                }
                _ => {}
            }
        }
        Ok(days)
    }
}

impl TryFrom<CalendarParts> for WorkCalendar {
    type Error = CalendarError;

    fn try_from(parts: CalendarParts) -> Result<Self, CalendarError> {
        Self::new(parts.first, parts.last, parts.days)
    }
}

impl From<WorkCalendar> for CalendarParts {
    fn from(calendar: WorkCalendar) -> Self {
        Self { first: calendar.first(), last: calendar.last(), days: calendar.days().collect() }
    }
}
