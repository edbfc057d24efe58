//! All that a standing needs besides its record.

use chrono::NaiveDate;

use super::Policy;
use crate::Period;

/// How records are read: within which period, and as of which day.
///
/// Nothing in the crate reads a clock; the day is an argument. It is the last day of the period
/// unless another is asked for.
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
    policy: Policy<'a>,
}

impl<'a> Reading<'a> {
    /// Reads within that period, as of its last day, by the default policy.
    pub fn new(period: Period) -> Self {
        Self { period, as_of: period.last(), policy: Policy::default() }
    }

    /// Reads as of that day instead.
    pub fn on(self, as_of: NaiveDate) -> Self {
        Self { as_of, ..self }
    }

    /// Reads by that policy instead.
    pub fn with_policy(self, policy: Policy<'a>) -> Self {
        Self { policy, ..self }
    }

    /// The period that is reported.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The day as of which records are read.
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// The choices that no source decides.
    pub const fn policy(&self) -> Policy<'a> {
        self.policy
    }

    /// Whether that day is in the period and not after the as-of day.
    pub(crate) fn covers(&self, day: NaiveDate) -> bool {
        self.period.contains(day) && day <= self.as_of
    }
}
