//! All that a standing needs besides its record.

use chrono::NaiveDate;

use super::{Policy, Procedures};
use crate::Period;
use crate::time::{DeadlinePolicy, Moment, TimeLimit, WorkCalendar};

/// How records are read: within which period, as of which day, by which working calendar, and
/// with which catalogue of procedures.
///
/// Nothing in the crate reads a clock; the day is an argument. It is the last day of the period
/// unless another is asked for. The calendar is [`WorkCalendar::vietnam`] unless another is
/// given; without procedures, what dossiers would ask of theirs is not known.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::Period;
/// use vn_egov_metrics::fact::Reading;
///
/// let quarter: Period = "2026-Q3".parse()?;
/// assert_eq!(Reading::new(quarter).as_of().to_string(), "2026-09-30");
///
/// let day = NaiveDate::from_ymd_opt(2026, 8, 15).unwrap();
/// assert_eq!(Reading::new(quarter).on(day).as_of(), day);
/// # Ok::<(), vn_egov_metrics::time::ParsePeriodError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    period: Period,
    as_of: NaiveDate,
    calendar: &'a WorkCalendar,
    deadlines: DeadlinePolicy,
    procedures: Option<&'a dyn Procedures>,
    policy: Policy<'a>,
}

impl<'a> Reading<'a> {
    /// Reads within that period, as of its last day, by the default policy.
    pub fn new(period: Period) -> Self {
        Self {
            period,
            as_of: period.last(),
            calendar: WorkCalendar::vietnam(),
            deadlines: DeadlinePolicy::default(),
            procedures: None,
            policy: Policy::default(),
        }
    }

    /// Reads as of that day instead.
    pub fn on(self, as_of: NaiveDate) -> Self {
        Self { as_of, ..self }
    }

    /// Reads within that period instead, as of the same day.
    pub fn within(self, period: Period) -> Self {
        Self { period, ..self }
    }

    /// Reads by that policy instead.
    pub fn with_policy(self, policy: Policy<'a>) -> Self {
        Self { policy, ..self }
    }

    /// Counts working days by that calendar instead.
    pub fn with_calendar(self, calendar: &'a WorkCalendar) -> Self {
        Self { calendar, ..self }
    }

    /// Reads receipts and hours of the office so where due dates are counted.
    pub fn with_deadlines(self, deadlines: DeadlinePolicy) -> Self {
        Self { deadlines, ..self }
    }

    /// Asks those procedures what dossiers do not say themselves: whether a fee and a result on
    /// paper are due, and how long they may take.
    pub fn with_procedures(self, procedures: &'a dyn Procedures) -> Self {
        Self { procedures: Some(procedures), ..self }
    }

    /// The period that is reported.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The day as of which records are read.
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// The calendar by which working days are counted.
    pub const fn calendar(&self) -> &'a WorkCalendar {
        self.calendar
    }

    /// How receipts and hours of the office are read.
    pub const fn deadlines(&self) -> &DeadlinePolicy {
        &self.deadlines
    }

    /// The procedures that are asked.
    pub const fn procedures(&self) -> Option<&'a dyn Procedures> {
        self.procedures
    }

    /// The choices that no source decides.
    pub const fn policy(&self) -> Policy<'a> {
        self.policy
    }

    /// Whether that day is in the period and not after the as-of day.
    pub(crate) fn covers(&self, day: NaiveDate) -> bool {
        self.period.contains(day) && day <= self.as_of
    }

    /// The day on which a limit ends; `None` where the calendar does not reach so far.
    pub(crate) fn due_on(
        &self,
        received: impl Into<Moment>,
        limit: TimeLimit,
    ) -> Option<NaiveDate> {
        self.calendar.due_on(received, limit, &self.deadlines).ok()
    }
}
