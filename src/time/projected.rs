//! A calendar that goes on by a projection, and answers that say so.

use core::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::day::CalendarDay;
use super::holidays::FIRST;
use super::lunar::LAST_YEAR;
use super::{
    DeadlinePolicy, Due, DueError, Moment, OutOfCoverage, Projection, TimeLimit, WorkCalendar,
};
use crate::number::Shown;
use crate::{Lang, Name};

/// A working calendar that goes on where the announced days end, by a [`Projection`].
///
/// It is another type than [`WorkCalendar`], and every answer says whether it rests on announced
/// days: nothing that takes the one takes the other by mistake.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::time::{DeadlinePolicy, Projection, TimeLimit, WorkCalendar};
///
/// let projected = WorkCalendar::vietnam().projected(2030, Projection::default())?;
/// let policy = DeadlinePolicy::default();
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
///
/// // Over Tết 2030 (2 February in Viet Nam, the 3rd in China).
/// let due = projected.due_on(day(2030, 1, 30), TimeLimit::WorkingDays(1), &policy)?;
/// assert!(due.is_projected());
/// assert_eq!(due.to_string(), "2030-02-07 (projected)");
///
/// let due = projected.due_on(day(2027, 12, 30), TimeLimit::WorkingDays(1), &policy)?;
/// assert_eq!(due.to_string(), "2027-12-31");
///
/// assert_eq!(
///     WorkCalendar::vietnam().projected(2101, Projection::default()).unwrap_err().to_string(),
///     "a projection reaches to 2100, the last year of the lunar tables, and not to 2101",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "dự kiến")]
#[doc(alias = "du kien")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectedCalendar {
    calendar: WorkCalendar,
    announced_through: NaiveDate,
    projection: Projection,
}

/// An answer that rests on announced days, or on projected ones.
///
/// It prints as the answer itself, and as `2030-02-07 (projected)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Foreseen<T> {
    /// All its days were announced.
    Announced(T),
    /// Some of its days are a projection.
    Projected(T),
}

impl<T> Foreseen<T> {
    /// Whether it rests on a projection.
    pub const fn is_projected(&self) -> bool {
        matches!(self, Self::Projected(_))
    }

    /// The answer, whatever it rests on.
    pub fn value(self) -> T {
        match self {
            Self::Announced(value) | Self::Projected(value) => value,
        }
    }

    /// Prints as text in that language does: `2030-02-07 (dự kiến)`.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }
}

const PROJECTED: Name = Name::new("dự kiến", "projected");

impl<T: fmt::Display> Foreseen<T> {
    fn write(&self, f: &mut fmt::Formatter<'_>, lang: Lang) -> fmt::Result {
        match self {
            Self::Announced(value) => value.fmt(f),
            Self::Projected(value) => write!(f, "{value} ({})", PROJECTED.in_lang(lang)),
        }
    }
}

impl<T: fmt::Display> fmt::Display for Shown<Foreseen<T>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.write(f, self.lang)
    }
}

/// Prints the English text.
impl<T: fmt::Display> fmt::Display for Foreseen<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, Lang::En)
    }
}

/// A year to which no projection goes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ProjectionError(#[from] pub(super) ProjectionFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum ProjectionFault {
    #[error(
        "a projection reaches to {LAST_YEAR}, the last year of the lunar tables, and not to {year}"
    )]
    BeyondTables { year: i32 },
    #[error("{year} needs no projection: the days to {last} are announced")]
    Announced { year: i32, last: NaiveDate },
    #[error("a projection goes on from 2014-12-31 or later, and the calendar ends on {last}")]
    TooEarly { last: NaiveDate },
    #[error(
        "the calendar begins on {first}; going on to {year} it would have more than {} days",
        WorkCalendar::DAYS_MOST
    )]
    TooLong { first: NaiveDate, year: i32 },
}

impl ProjectionError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

impl WorkCalendar {
    /// This calendar, going on to the end of that year by a projection.
    ///
    /// # Errors
    /// - 2101: the tables of the lunar days end in 2100
    /// - 2027, for [`WorkCalendar::vietnam`]: its days are announced
    /// - a calendar of one's own that ends before 2014-12-31: the rows of the law begin with 2015
    /// - a calendar of one's own that begins so early that the whole would be too long
    pub fn projected(
        &self,
        through: i32,
        projection: Projection,
    ) -> Result<ProjectedCalendar, ProjectionError> {
        let (first, known) = (self.first(), self.last());
        let last = NaiveDate::from_ymd_opt(through, 12, 31).filter(|_| through <= LAST_YEAR);
        let last = last.ok_or(ProjectionFault::BeyondTables { year: through })?;
        if last <= known {
            return Err(ProjectionFault::Announced { year: through, last: known }.into());
        }
        // The law's rows begin with 2015: a gap before them would count as holidays worked.
        if known.succ_opt().is_some_and(|next| next < FIRST) {
            return Err(ProjectionFault::TooEarly { last: known }.into());
        }
        let years = known.year()..=through;
        let projected = years
            .flat_map(|year| projection.days_off(year))
            .filter(|date| *date > known)
            .map(CalendarDay::off);
        let calendar = Self::new(first, last, self.days().chain(projected))
            .map_err(|_| ProjectionFault::TooLong { first, year: through })?;
        Ok(ProjectedCalendar { calendar, announced_through: known, projection })
    }
}

impl ProjectedCalendar {
    /// The first day it knows.
    pub const fn first(&self) -> NaiveDate {
        self.calendar.first()
    }

    /// The last day it tells of.
    pub const fn last(&self) -> NaiveDate {
        self.calendar.last()
    }

    /// The last day that is announced; all after it is projected.
    pub const fn announced_through(&self) -> NaiveDate {
        self.announced_through
    }

    /// What it assumes.
    pub const fn projection(&self) -> Projection {
        self.projection
    }

    /// The days that are not what their day of the week says, ascending.
    pub fn days(&self) -> impl Iterator<Item = Foreseen<CalendarDay>> {
        self.calendar.days().map(|day| self.foreseen(day.date, day))
    }

    /// As [`WorkCalendar::is_working_day`].
    ///
    /// # Errors
    /// A day outside the coverage.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<Foreseen<bool>, OutOfCoverage> {
        self.calendar.is_working_day(date).map(|is_working| self.foreseen(date, is_working))
    }

    /// As [`WorkCalendar::working_days_between`].
    ///
    /// # Errors
    /// Either day outside the coverage.
    pub fn working_days_between(
        &self,
        a: NaiveDate,
        b: NaiveDate,
    ) -> Result<Foreseen<i32>, OutOfCoverage> {
        self.calendar.working_days_between(a, b).map(|days| self.foreseen(a.max(b), days))
    }

    /// As [`WorkCalendar::due_on`].
    ///
    /// # Errors
    /// As there.
    pub fn due_on(
        &self,
        received: impl Into<Moment>,
        limit: TimeLimit,
        policy: &DeadlinePolicy,
    ) -> Result<Foreseen<NaiveDate>, DueError> {
        self.calendar.due_on(received, limit, policy).map(|date| self.foreseen(date, date))
    }

    /// As [`WorkCalendar::due`].
    ///
    /// # Errors
    /// As there.
    pub fn due(
        &self,
        received: impl Into<Moment>,
        limit: TimeLimit,
        policy: &DeadlinePolicy,
    ) -> Result<Foreseen<Due>, DueError> {
        self.calendar.due(received, limit, policy).map(|due| self.foreseen(due.date(), due))
    }

    fn foreseen<T>(&self, latest: NaiveDate, value: T) -> Foreseen<T> {
        if latest > self.announced_through {
            Foreseen::Projected(value)
        } else {
            Foreseen::Announced(value)
        }
    }
}
