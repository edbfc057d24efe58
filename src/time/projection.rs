//! Days that were not announced yet, told by the law and a stated guess.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::day::{Occasion, is_weekly_rest};
use super::holidays::{Falls, STATUTORY};
use super::lunar::{hung_kings, tet};

/// What a projection assumes where the law leaves the choice to the Prime Minister.
///
/// The rest is law: the days of art. 112(1) of the Labour Code 2019 and 24 November, made up on
/// the next working day when they fall on a Saturday or Sunday (art. 111(3)). Swaps of a weekday
/// against a Saturday are never projected.
///
/// The default gives back every announced holiday of 2015 to 2027.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Projection {
    /// How the five days of Tết are split.
    pub tet: TetSplit,
    /// On which side of 2 September its second day stands.
    pub national_day: NationalDayPair,
    /// Whether 24 November is made up when it falls on a Saturday or Sunday (2029, 2030). The
    /// resolution that made it a day off does not say, and art. 111(3) speaks of art. 112(1)
    /// alone; the default is no.
    pub culture_day_made_up: bool,
}

/// How the five days of Tết are split around its first day. Serialised by the names in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TetSplit {
    /// One day before where the first day is a Monday or Tuesday, else two: so was every year
    /// from 2015 to 2027 (`as_before`).
    #[default]
    AsBefore,
    /// The last day of the old year and four of the new (`one_before`).
    OneBefore,
    /// Two days of the old year and three of the new (`two_before`).
    TwoBefore,
}

/// Where the second day of National Day stands. Serialised by the names in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NationalDayPair {
    /// 3 September where the 2nd is a Sunday, Monday or Thursday, else the 1st: so was every year
    /// from 2021 to 2027, in which Sunday did not occur (`as_before`).
    #[default]
    AsBefore,
    /// 1 September (`day_before`).
    DayBefore,
    /// 3 September (`day_after`).
    DayAfter,
}

impl Projection {
    /// The weekdays off of that year, ascending; none where the tables of lunar days end.
    pub(super) fn days_off(self, year: i32) -> BTreeSet<NaiveDate> {
        let mut holidays = BTreeSet::new();
        for day in STATUTORY.iter().filter(|day| day.since <= year) {
            let on = |month, of_month| NaiveDate::from_ymd_opt(year, month, of_month);
            let (first, length) = match day.falls {
                Falls::On(month, of_month) => (on(month, of_month), 1),
                Falls::HungKings => (hung_kings(year), 1),
                Falls::AroundTet => (tet(year).and_then(|first| self.before_tet(first)), 5),
                Falls::BesideNationalDay => {
                    (on(9, 2).and_then(|second| self.beside_national_day(second)), 1)
                }
            };
            let made_up = day.occasion != Occasion::Culture || self.culture_day_made_up;
            let run = first.into_iter().flat_map(|first| first.iter_days().take(length));
            holidays.extend(run.map(|date| (date, made_up)));
        }
        let days: BTreeSet<_> = holidays.iter().map(|(date, _)| *date).collect();
        let mut off: BTreeSet<_> =
            days.iter().copied().filter(|day| !is_weekly_rest(*day)).collect();
        for (date, made_up) in holidays {
            if made_up && is_weekly_rest(date) {
                let is_free = |day: &NaiveDate| !is_weekly_rest(*day) && !off.contains(day);
                let instead = date.iter_days().find(is_free);
                off.extend(instead);
            }
        }
        off
    }

    /// The first of the five days of Tết.
    fn before_tet(self, first: NaiveDate) -> Option<NaiveDate> {
        let days = match (self.tet, first.weekday()) {
            (TetSplit::OneBefore, _) | (TetSplit::AsBefore, Weekday::Mon | Weekday::Tue) => 1,
            (TetSplit::TwoBefore | TetSplit::AsBefore, _) => 2,
        };
        first.checked_sub_days(Days::new(days))
    }

    fn beside_national_day(self, second: NaiveDate) -> Option<NaiveDate> {
        match (self.national_day, second.weekday()) {
            (NationalDayPair::DayAfter, _)
            | (NationalDayPair::AsBefore, Weekday::Sun | Weekday::Mon | Weekday::Thu) => {
                second.succ_opt()
            }
            (NationalDayPair::DayBefore | NationalDayPair::AsBefore, _) => second.pred_opt(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::day::{AnnouncedDay, Reason};
    use super::*;

    #[test]
    fn the_default_gives_back_every_announced_holiday() {
        for year in 2015..=2027 {
            let announced: BTreeSet<_> = AnnouncedDay::ALL
                .iter()
                .filter(|row| row.date.year() == year)
                .filter(|row| !matches!(row.reason, Reason::SwappedWith(_)))
                .map(|row| row.date)
                .collect();
            assert_eq!(Projection::default().days_off(year), announced, "{year}");
        }
    }

    fn off(projection: Projection, year: i32) -> BTreeSet<String> {
        projection.days_off(year).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn another_split_of_tet_moves_it() {
        // The first day is Wednesday 26 January 2028: the fifth falls on a Saturday, made up.
        let one = off(Projection { tet: TetSplit::OneBefore, ..Projection::default() }, 2028);
        let two = off(Projection { tet: TetSplit::TwoBefore, ..Projection::default() }, 2028);
        assert_eq!(two, off(Projection::default(), 2028));
        assert_eq!(two.difference(&one).collect::<Vec<_>>(), ["2028-01-24"]);
        assert_eq!(one.difference(&two).collect::<Vec<_>>(), ["2028-01-31"]);
        // Where it is a Monday or Tuesday, either split closes the same week.
        for year in [2016, 2019, 2022, 2026, 2029] {
            let two = Projection { tet: TetSplit::TwoBefore, ..Projection::default() };
            assert_eq!(two.days_off(year), Projection::default().days_off(year), "{year}");
        }
    }

    #[test]
    fn the_other_day_beside_national_day_moves_it() {
        let after = Projection { national_day: NationalDayPair::DayAfter, ..Projection::default() };
        let before =
            Projection { national_day: NationalDayPair::DayBefore, ..Projection::default() };
        // Saturday 2 September 2028, with the Sunday: both are made up.
        let (one, two) = (off(Projection::default(), 2028), off(after, 2028));
        assert_eq!(one, off(before, 2028));
        assert_eq!(one.difference(&two).collect::<Vec<_>>(), ["2028-09-01"]);
        assert_eq!(two.difference(&one).collect::<Vec<_>>(), ["2028-09-05"]);
        assert!(off(before, 2027).contains("2027-09-01"));
    }

    #[test]
    fn culture_day_is_made_up_only_if_asked() {
        let asked = Projection { culture_day_made_up: true, ..Projection::default() };
        for (year, monday) in [(2029, "2029-11-26"), (2030, "2030-11-25")] {
            assert!(off(asked, year).contains(monday));
            assert!(!off(Projection::default(), year).contains(monday));
        }
    }

    #[test]
    fn the_rows_of_the_law_name_their_article() {
        for row in &STATUTORY {
            assert!(row.source.contains("art. "), "{:?}", row.occasion);
            assert!(row.since >= 2015);
        }
    }
}
