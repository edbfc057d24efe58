//! Whether a promise was kept.

use core::cmp::Ordering;
use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Due, Moment, OutOfCoverage, WorkCalendar};
use crate::Name;

/// How a finished dossier stands to its due date. Serialised by the names in brackets.
///
/// No law defines the three words; Circular 01/2018/TT-VPCP, art. 13(1) scores shorter, equal
/// and longer apart, and reports print them so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// Finished before the due day, or before the due moment (`early`).
    #[doc(alias = "trước hạn")]
    #[doc(alias = "truoc han")]
    Early,
    /// Finished on the due day, or at the due moment (`on_time`).
    #[doc(alias = "đúng hạn")]
    #[doc(alias = "dung han")]
    OnTime,
    /// Finished after it (`late`).
    #[doc(alias = "quá hạn")]
    #[doc(alias = "qua han")]
    Late,
}

impl Timeliness {
    /// All three, earliest first.
    pub const ALL: [Self; 3] = [Self::Early, Self::OnTime, Self::Late];

    /// The name it is serialised by.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::OnTime => "on_time",
            Self::Late => "late",
        }
    }

    /// What reports call it.
    pub const fn name(self) -> Name {
        match self {
            Self::Early => Name::new("trước hạn", "early"),
            Self::OnTime => Name::new("đúng hạn", "on time"),
            Self::Late => Name::new("quá hạn", "late"),
        }
    }

    /// Whether the promise was kept: early, or on time.
    pub const fn is_kept(self) -> bool {
        !matches!(self, Self::Late)
    }
}

/// Prints the serialised name: `on_time`.
impl fmt::Display for Timeliness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Due {
    /// How something finished then stands to it: days are compared with days, and for limits in
    /// hours moments with moments. `None` if it was finished on the due day and the hour, which
    /// decides, is not known.
    pub fn timeliness(self, finished: impl Into<Moment>) -> Option<Timeliness> {
        let order = match (self, finished.into()) {
            (Self::At(due), Moment::At(finished)) => finished.cmp(&due),
            (Self::At(due), Moment::On(finished)) if finished == due.date() => return None,
            (due, finished) => finished.date().cmp(&due.date()),
        };
        Some(match order {
            Ordering::Less => Timeliness::Early,
            Ordering::Equal => Timeliness::OnTime,
            Ordering::Greater => Timeliness::Late,
        })
    }
}

/// How a finished dossier stands to its due date, and by how many working days.
#[doc(alias = "kết quả giải quyết hồ sơ")]
#[doc(alias = "ket qua giai quyet ho so")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Settlement {
    /// Early, on time or late.
    pub status: Timeliness,
    /// Working days left at the end, negative if it was late: those after the day it was
    /// finished, up to the due day. Due on a Friday and finished on the Saturday is late with 0.
    pub slack_working_days: i32,
}

impl WorkCalendar {
    /// How a dossier due then and finished then was settled.
    ///
    /// `None` if there is no due date: that is undetermined, never on time. Likewise for a limit
    /// in hours if it was finished on the due day and the hour is not known.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use vn_egov_metrics::time::{Timeliness, WorkCalendar};
    ///
    /// let calendar = WorkCalendar::vietnam();
    /// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    /// let settled = calendar.settlement(Some(day(7, 3)), day(7, 6))?.unwrap();
    /// assert_eq!((settled.status, settled.slack_working_days), (Timeliness::Late, -1));
    /// assert_eq!(calendar.settlement(None::<NaiveDate>, day(7, 6))?, None);
    /// # Ok::<(), vn_egov_metrics::time::OutOfCoverage>(())
    /// ```
    ///
    /// # Errors
    /// Either day outside the coverage; [`Due::timeliness`] needs none.
    pub fn settlement(
        &self,
        due: Option<impl Into<Due>>,
        finished: impl Into<Moment>,
    ) -> Result<Option<Settlement>, OutOfCoverage> {
        let Some(due) = due.map(Into::into) else { return Ok(None) };
        let finished = finished.into();
        let slack_working_days = self.working_days_between(finished.date(), due.date())?;
        Ok(due.timeliness(finished).map(|status| Settlement { status, slack_working_days }))
    }
}

/// The day a result was promised for, and the days it was promised for again.
///
/// A re-appointment replaces the due date in the system, so [`Appointment::due`] is the last;
/// the original stays known. That there were more than the law allows is a fact about the
/// dossier, not an error: [`Appointment::excess`] counts it.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::time::{Appointment, Reappointment};
///
/// let day = |d| NaiveDate::from_ymd_opt(2026, 7, d).unwrap();
/// let twice = Appointment { original: day(3), again: vec![day(10), day(17)] };
/// assert_eq!(twice.due(), day(17));
/// assert_eq!(twice.excess(Reappointment::DECREE_61_2018), 1);
/// ```
#[doc(alias = "hẹn trả kết quả")]
#[doc(alias = "hen tra ket qua")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appointment {
    /// The day first promised.
    pub original: NaiveDate,
    /// The days promised afterwards, in the order they were.
    #[serde(default)]
    pub again: Vec<NaiveDate>,
}

impl Appointment {
    /// Promised once.
    pub const fn new(original: NaiveDate) -> Self {
        Self { original, again: Vec::new() }
    }

    /// The due date in force: the last one promised.
    pub fn due(&self) -> NaiveDate {
        self.again.last().copied().unwrap_or(self.original)
    }

    /// How many re-appointments go beyond the rule.
    pub fn excess(&self, rule: Reappointment) -> usize {
        self.again.len().saturating_sub(rule.most)
    }
}

/// How often a result may be promised for another day.
#[doc(alias = "hẹn lại ngày trả kết quả")]
#[doc(alias = "hen lai ngay tra ket qua")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reappointment {
    /// The most re-appointments.
    pub most: usize,
    /// The article that says so.
    pub source: &'static str,
}

impl Reappointment {
    /// Once. The decree is replaced since 1 July 2025 by Decree 118/2025/NĐ-CP, whose rule is
    /// not verified.
    pub const DECREE_61_2018: Self = Self { most: 1, source: "Decree 61/2018/NĐ-CP, art. 19(9)" };
}
