//! Days that are not what their day of the week says, and why.

use core::fmt;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::holidays::ANNOUNCED;
use crate::Name;

/// What a day is made into against its day of the week.
///
/// Serialised by the names in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A day from Monday to Friday that is off (`off`).
    Off,
    /// A Saturday or Sunday that is worked (`work`).
    Work,
}

/// Prints the serialised name: `off`.
impl fmt::Display for DayKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Off => "off",
            Self::Work => "work",
        })
    }
}

/// A day that is not what its day of the week says: a Monday off, or a Saturday worked.
///
/// Weekends and ordinary days are no rows of a calendar. A row travels as
/// `{"date":"2026-01-02","kind":"off"}`, so that a CSV with the columns `date,kind` reads into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarDay {
    /// The day, in Viet Nam.
    pub date: NaiveDate,
    /// What it is made into.
    pub kind: DayKind,
}

impl CalendarDay {
    /// A day off, from Monday to Friday.
    pub const fn off(date: NaiveDate) -> Self {
        Self { date, kind: DayKind::Off }
    }

    /// A worked Saturday or Sunday.
    pub const fn work(date: NaiveDate) -> Self {
        Self { date, kind: DayKind::Work }
    }
}

/// Prints the row: `2026-01-02 off`.
impl fmt::Display for CalendarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.kind)
    }
}

/// Whether the week's rest falls on that day: the five-day week of offices, in which
/// Saturday and Sunday are off.
#[inline]
pub(super) fn is_weekly_rest(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// What a public holiday is kept for.
#[doc(alias = "ngày lễ")]
#[doc(alias = "ngay le")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Occasion {
    /// 1 January.
    NewYear,
    /// The lunar New Year, five days.
    #[doc(alias = "Tết")]
    Tet,
    /// 10th of the third lunar month.
    #[doc(alias = "Giỗ Tổ")]
    #[doc(alias = "Gio To")]
    HungKings,
    /// 30 April.
    Reunification,
    /// 1 May.
    Labour,
    /// 2 September; since 2021 with the day before or after.
    NationalDay,
    /// 24 November, since 2026.
    Culture,
}

impl Occasion {
    /// Every occasion, in the order of the year.
    pub const ALL: [Self; 7] = [
        Self::NewYear,
        Self::Tet,
        Self::HungKings,
        Self::Reunification,
        Self::Labour,
        Self::NationalDay,
        Self::Culture,
    ];

    /// Its name.
    pub const fn name(self) -> Name {
        match self {
            Self::NewYear => Name::new("Tết Dương lịch", "New Year"),
            Self::Tet => Name::new("Tết Nguyên đán", "Lunar New Year"),
            Self::HungKings => Name::new("Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration"),
            Self::Reunification => Name::new("Ngày Chiến thắng 30/4", "Reunification Day"),
            Self::Labour => Name::new("Quốc tế Lao động 1/5", "Labour Day"),
            Self::NationalDay => Name::new("Quốc khánh", "National Day"),
            Self::Culture => Name::new("Ngày Văn hóa Việt Nam", "Vietnamese Culture Day"),
        }
    }
}

/// Why a day is off, or a Saturday worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A public holiday.
    Holiday(Occasion),
    /// It makes up for a public holiday that fell on the weekly rest.
    MadeUp(Occasion),
    /// It is exchanged with another day: a weekday off for a Saturday worked.
    SwappedWith(NaiveDate),
}

/// A day of the embedded calendar, with why it is there and who says so.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::time::{AnnouncedDay, DayKind, Reason};
///
/// let saturday = NaiveDate::from_ymd_opt(2026, 1, 10).unwrap();
/// let friday = NaiveDate::from_ymd_opt(2026, 1, 2).unwrap();
/// let row = AnnouncedDay::on(saturday).unwrap();
/// assert_eq!(row.kind, DayKind::Work);
/// assert_eq!(row.reason, Reason::SwappedWith(friday));
/// assert_eq!(row.source, "letter 12729/VPCP-KGVX, 25/12/2025 (as quoted by the press)");
///
/// // An ordinary Monday has no row.
/// assert_eq!(AnnouncedDay::on(NaiveDate::from_ymd_opt(2026, 1, 12).unwrap()), None);
/// ```
#[doc(alias = "ngày nghỉ lễ")]
#[doc(alias = "ngay nghi le")]
#[doc(alias = "hoan doi ngay lam viec")]
#[doc(alias = "hoán đổi ngày làm việc")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AnnouncedDay {
    /// The day, in Viet Nam.
    pub date: NaiveDate,
    /// What it is made into.
    pub kind: DayKind,
    /// Why.
    pub reason: Reason,
    /// The law, notice or letter; *not verified* where no text of it was read.
    pub source: &'static str,
}

impl AnnouncedDay {
    /// Every announced day from 2015 to 2027, ascending: weekdays off and worked Saturdays.
    ///
    /// Holidays that fall on a Saturday or Sunday have no row, the days that make up for them do.
    pub const ALL: &'static [Self] = &ANNOUNCED;

    /// The row of that day; `None` for a day that is what its day of the week says.
    pub fn on(date: NaiveDate) -> Option<&'static Self> {
        let row = Self::ALL.binary_search_by_key(&date, |row| row.date).ok()?;
        Self::ALL.get(row)
    }
}

impl From<AnnouncedDay> for CalendarDay {
    fn from(day: AnnouncedDay) -> Self {
        Self { date: day.date, kind: day.kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_ascend_and_stand_against_their_day_of_the_week() {
        assert!(AnnouncedDay::ALL.is_sorted_by(|one, two| one.date < two.date));
        for row in AnnouncedDay::ALL {
            assert_eq!(is_weekly_rest(row.date), row.kind == DayKind::Work, "{}", row.date);
            assert!(!row.source.is_empty());
        }
    }

    #[test]
    fn every_swap_names_both_sides() {
        for row in AnnouncedDay::ALL {
            let Reason::SwappedWith(other) = row.reason else { continue };
            assert_ne!(is_weekly_rest(row.date), is_weekly_rest(other), "{}", row.date);
            match AnnouncedDay::on(other) {
                Some(back) => assert_eq!(back.reason, Reason::SwappedWith(row.date)),
                // The Saturday worked for 2 January 2015 lies before the coverage.
                None => assert_eq!(other.to_string(), "2014-12-27"),
            }
        }
    }
}
