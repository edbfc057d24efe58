//! The tables against a walk from day to day, and the laws of counting.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use proptest::prelude::*;
use vn_egov_metrics::time::{
    Amendment, CalendarDay, DeadlinePolicy, ReceiptOnDayOff, TimeLimit, WorkCalendar,
};

use super::{day, rows};

const DEEMED: DeadlinePolicy = DeadlinePolicy {
    receipt_on_day_off: ReceiptOnDayOff::DeemedNextWorkingDay,
    cut_off: None,
    sessions: vn_egov_metrics::time::Sessions::OFFICE,
};

/// The slow, obvious calendar: it looks at one day after the other.
struct Stepper {
    exceptions: BTreeMap<NaiveDate, bool>,
    last: NaiveDate,
}

impl Stepper {
    fn announced() -> Self {
        let rows = rows("calendar_exceptions.csv");
        let exceptions = rows.iter().map(|row| (day(&row[0]), row[1] == "work")).collect();
        Self { exceptions, last: day("2027-12-31") }
    }

    fn is_working(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        self.exceptions.get(&date).copied().unwrap_or(!weekend)
    }

    fn due(&self, received: NaiveDate, days: u32, deemed: bool) -> Option<NaiveDate> {
        let mut date = received;
        while !self.is_working(date) && (deemed || days == 0) {
            date = date.succ_opt()?;
        }
        let mut left = days;
        while left > 0 {
            date = date.succ_opt()?;
            left -= u32::from(self.is_working(date));
        }
        (date <= self.last).then_some(date)
    }
}

#[test]
fn every_day_of_the_coverage_with_every_limit_to_130() {
    let (calendar, oracle) = (WorkCalendar::vietnam(), Stepper::announced());
    let policy = DeadlinePolicy::default();
    for received in calendar.first().iter_days().take_while(|date| *date <= calendar.last()) {
        let is_working = oracle.is_working(received);
        assert_eq!(calendar.is_working_day(received), Ok(is_working), "{received}");
        // One walk gives the due dates of all limits.
        let mut passed = 0;
        for date in received.iter_days().skip(1) {
            if passed == 130 || date > calendar.last() {
                break;
            }
            if oracle.is_working(date) {
                passed += 1;
                let limit = TimeLimit::WorkingDays(passed);
                assert_eq!(
                    calendar.due_on(received, limit, &policy),
                    Ok(date),
                    "{received} {passed}"
                );
                let deemed = TimeLimit::WorkingDays(passed - u32::from(!is_working));
                assert_eq!(
                    calendar.due_on(received, deemed, &DEEMED),
                    Ok(date),
                    "{received} {passed}"
                );
            }
            let between = i32::try_from(passed).unwrap();
            assert_eq!(calendar.working_days_between(received, date), Ok(between));
            assert_eq!(calendar.working_days_between(date, received), Ok(-between));
        }
        if passed < 130 {
            let limit = TimeLimit::WorkingDays(passed + 1);
            assert!(calendar.due_on(received, limit, &policy).is_err(), "{received}");
        }
    }
}

fn covered() -> impl Strategy<Value = NaiveDate> {
    let first = day("2015-01-01");
    (0_u64..4748).prop_map(move |days| first + chrono::Days::new(days))
}

/// Weekdays that are worked, to be made days off.
fn more_days_off() -> impl Strategy<Value = BTreeSet<NaiveDate>> {
    let worked = covered().prop_filter("an ordinary working day", |date| {
        WorkCalendar::vietnam().is_working_day(*date) == Ok(true)
            && !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
    });
    prop::collection::btree_set(worked, 0..40)
}

proptest! {
    #[test]
    fn the_tables_are_the_walk(received in covered(), days in 0_u32..400, deemed: bool) {
        let policy = if deemed { DEEMED } else { DeadlinePolicy::default() };
        let due = WorkCalendar::vietnam().due_on(received, TimeLimit::WorkingDays(days), &policy);
        prop_assert_eq!(due.ok(), Stepper::announced().due(received, days, deemed));
    }

    #[test]
    fn there_and_back(received in covered(), days in 1_u32..400) {
        let calendar = WorkCalendar::vietnam();
        let limit = TimeLimit::WorkingDays(days);
        if let Ok(due) = calendar.due_on(received, limit, &DeadlinePolicy::default()) {
            prop_assert_eq!(calendar.working_days_between(received, due), Ok(days.cast_signed()));
        }
    }

    #[test]
    fn days_between_add_up(a in covered(), b in covered(), c in covered()) {
        let between = |a, b| WorkCalendar::vietnam().working_days_between(a, b).unwrap();
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
        prop_assert_eq!(between(a, a), 0);
    }

    #[test]
    fn a_day_off_more_makes_nothing_due_earlier(
        off in more_days_off(),
        received in covered(),
        amount in 0_u32..200,
        deemed: bool,
    ) {
        let plain = WorkCalendar::vietnam();
        let more = plain.amended(&off.iter().copied().map(CalendarDay::off).collect()).unwrap();
        let policy = if deemed { DEEMED } else { DeadlinePolicy::default() };
        let limits = [
            TimeLimit::WorkingDays(amount),
            TimeLimit::CalendarDays(amount),
            TimeLimit::Months(amount / 10),
            TimeLimit::WorkingHours(amount),
        ];
        for limit in limits {
            let received = received.and_hms_opt(9, 12, 13).unwrap();
            let dues = (plain.due(received, limit, &policy), more.due(received, limit, &policy));
            match dues {
                (Ok(before), Ok(after)) => prop_assert!(
                    (before.date(), before.to_string()) <= (after.date(), after.to_string()),
                    "{} {} {}", limit, before, after
                ),
                // What ran out of the coverage still does.
                (Err(_), after) => prop_assert!(after.is_err()),
                (Ok(_), Err(after)) => prop_assert!(after.is_out_of_coverage()),
            }
        }
    }

    #[test]
    fn a_later_receipt_is_never_due_earlier(
        one in covered(), later in 0_u64..60, amount in 0_u32..200, deemed: bool,
    ) {
        let policy = if deemed { DEEMED } else { DeadlinePolicy::default() };
        let two = one + chrono::Days::new(later);
        let limits = [
            TimeLimit::WorkingDays(amount),
            TimeLimit::CalendarDays(amount),
            TimeLimit::Months(amount / 10),
        ];
        for limit in limits {
            let due = |received| WorkCalendar::vietnam().due_on(received, limit, &policy);
            if let (Ok(first), Ok(second)) = (due(one), due(two)) {
                prop_assert!(first <= second, "{} {} {}", limit, one, two);
            }
        }
    }

    #[test]
    fn an_amended_calendar_is_the_walk_over_its_rows(
        off in more_days_off(), received in covered(), days in 1_u32..200,
    ) {
        let mut oracle = Stepper::announced();
        oracle.exceptions.extend(off.iter().map(|date| (*date, false)));
        let amendment: Amendment = off.into_iter().map(CalendarDay::off).collect();
        let calendar = WorkCalendar::vietnam().amended(&amendment).unwrap();
        let due = calendar.due_on(received, TimeLimit::WorkingDays(days), &DeadlinePolicy::default());
        prop_assert_eq!(due.ok(), oracle.due(received, days, false));
    }
}
