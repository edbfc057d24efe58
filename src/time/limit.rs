//! Time limits as procedures state them.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::number::Shown;
use crate::{Lang, Name};

/// How long a dossier may take: an amount in one of four units.
///
/// | limit | counted | ends |
/// |-------|---------|------|
/// | `WorkingDays(n)` | the n-th working day after the day of receipt | with that day |
/// | `WorkingHours(n)` | hours of the office's [`Sessions`](super::Sessions), from the moment of receipt | at that moment |
/// | `CalendarDays(n)` | every day after the day of receipt | with the last day, or with the next working day if that is off |
/// | `Months(n)` | to the same day of the n-th month, or to the last day of it | likewise |
///
/// A limit of 0 days (*ngay trong ngày*) ends with the day of receipt, or the next working day if
/// that is off. Limits travel by the name of their unit, `{"working_days":15}`, and
/// print as `15 working days`.
///
/// Sources: Civil Code 91/2015/QH13, art. 147 (the first day is not counted; hours run from the
/// moment) and 148 (the end of the last day; on a day off the end of the next working day).
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::time::{LimitUnit, TimeLimit};
///
/// let limit = TimeLimit::of(15, LimitUnit::WorkingDays);
/// assert_eq!(limit, TimeLimit::WorkingDays(15));
/// assert_eq!(limit.in_lang(Lang::Vi).to_string(), "15 ngày làm việc");
/// // Confirming residence takes half a working day at most.
/// assert_eq!(TimeLimit::half_working_days(1), Some(TimeLimit::WorkingHours(4)));
/// ```
#[doc(alias = "thời hạn giải quyết")]
#[doc(alias = "thoi han giai quyet")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeLimit {
    /// Working days: *ngày làm việc*.
    WorkingDays(u32),
    /// Hours of the office: *giờ làm việc*.
    WorkingHours(u32),
    /// Days of the calendar: *ngày*.
    #[serde(rename = "days")]
    CalendarDays(u32),
    /// Months: *tháng*.
    Months(u32),
}

impl TimeLimit {
    /// The hours of a working day, by which half days are told.
    ///
    /// Circular 87/2021/TT-BTC gives notices 8 working hours; the one-stop software OpenCPS
    /// counts a day as 8 hours throughout.
    pub const HOURS_OF_DAY: u32 = 8;

    /// That amount of that unit.
    pub const fn of(amount: u32, unit: LimitUnit) -> Self {
        match unit {
            LimitUnit::WorkingDays => Self::WorkingDays(amount),
            LimitUnit::WorkingHours => Self::WorkingHours(amount),
            LimitUnit::Days => Self::CalendarDays(amount),
            LimitUnit::Months => Self::Months(amount),
        }
    }

    /// That many half working days: an even number is whole days, an odd one is told in hours, 4
    /// for each half. `None` if that passes 32 bits.
    pub const fn half_working_days(halves: u32) -> Option<Self> {
        if halves.is_multiple_of(2) {
            return Some(Self::WorkingDays(halves / 2));
        }
        match halves.checked_mul(Self::HOURS_OF_DAY / 2) {
            Some(hours) => Some(Self::WorkingHours(hours)),
            None => None,
        }
    }

    /// The number in front of the unit.
    pub const fn amount(self) -> u32 {
        match self {
            Self::WorkingDays(amount)
            | Self::WorkingHours(amount)
            | Self::CalendarDays(amount)
            | Self::Months(amount) => amount,
        }
    }

    /// What it counts.
    pub const fn unit(self) -> LimitUnit {
        match self {
            Self::WorkingDays(_) => LimitUnit::WorkingDays,
            Self::WorkingHours(_) => LimitUnit::WorkingHours,
            Self::CalendarDays(_) => LimitUnit::Days,
            Self::Months(_) => LimitUnit::Months,
        }
    }

    /// Prints as text in that language does: `15 ngày làm việc`.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }
}

/// Prints the English text: `15 working days`.
impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lang(Lang::En).fmt(f)
    }
}

impl fmt::Display for Shown<TimeLimit> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.value.amount();
        write!(f, "{amount} {}", self.value.unit().name().in_lang(self.lang))?;
        if self.lang == Lang::En && amount != 1 { f.write_str("s") } else { Ok(()) }
    }
}

/// What a time limit counts, by the names of the procedure catalogue.
///
/// Serialised, and read in a catalogue's column `unit`, by the names in brackets.
#[doc(alias = "đơn vị tính thời hạn")]
#[doc(alias = "don vi tinh thoi han")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Working days (`working_days`).
    WorkingDays,
    /// Working hours (`working_hours`).
    WorkingHours,
    /// Days of the calendar (`days`).
    Days,
    /// Months (`months`).
    Months,
}

impl LimitUnit {
    /// Every unit.
    pub const ALL: [Self; 4] = [Self::WorkingDays, Self::WorkingHours, Self::Days, Self::Months];

    /// The name it is serialised by.
    pub const fn id(self) -> &'static str {
        match self {
            Self::WorkingDays => "working_days",
            Self::WorkingHours => "working_hours",
            Self::Days => "days",
            Self::Months => "months",
        }
    }

    /// One of it, in words.
    pub const fn name(self) -> Name {
        match self {
            Self::WorkingDays => Name::new("ngày làm việc", "working day"),
            Self::WorkingHours => Name::new("giờ làm việc", "working hour"),
            Self::Days => Name::new("ngày", "day"),
            Self::Months => Name::new("tháng", "month"),
        }
    }
}

/// Prints the serialised name: `working_days`.
impl fmt::Display for LimitUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
