//! What the embedded calendar knows, and what it says of days it does not.

use vn_egov_metrics::time::{
    AnnouncedDay, CalendarDay, DayKind, DeadlinePolicy, Occasion, Reason, TimeLimit, WorkCalendar,
    hung_kings, tet,
};

use super::{day, rows};

#[test]
fn the_embedded_days_are_those_of_the_data() {
    let announced: Vec<String> = rows("calendar_exceptions.csv")
        .into_iter()
        .filter(|row| row[0].as_str() < "2028")
        .map(|row| format!("{} {}", row[0], row[1]))
        .collect();
    let embedded: Vec<String> = WorkCalendar::vietnam().days().map(|day| day.to_string()).collect();
    assert_eq!(embedded, announced);
    let rows: Vec<String> =
        AnnouncedDay::ALL.iter().map(|row| CalendarDay::from(*row).to_string()).collect();
    assert_eq!(rows, announced);
}

#[test]
fn the_coverage_is_stated() {
    let calendar = WorkCalendar::vietnam();
    assert_eq!((calendar.first(), calendar.last()), (day("2015-01-01"), day("2027-12-31")));
    assert!(calendar.covers(day("2015-01-01")) && calendar.covers(day("2027-12-31")));
    assert!(!calendar.covers(day("2014-12-31")) && !calendar.covers(day("2028-01-01")));
    assert_eq!(
        format!("{calendar:?}"),
        "WorkCalendar { first: 2015-01-01, last: 2027-12-31, working_days: 3252, .. }",
    );
}

/// Both sides of every swap: the weekday is off and the Saturday counts.
#[test]
fn every_announced_swap() {
    let calendar = WorkCalendar::vietnam();
    let swaps = [
        ("2015-02-16", "2015-02-14"),
        ("2015-04-29", "2015-04-25"),
        ("2018-12-31", "2019-01-05"),
        ("2019-04-29", "2019-05-04"),
        ("2024-04-29", "2024-05-04"),
        ("2025-05-02", "2025-04-26"),
        ("2026-01-02", "2026-01-10"),
        ("2026-08-31", "2026-08-22"),
    ];
    for (off, worked) in swaps {
        let (off, worked) = (day(off), day(worked));
        assert_eq!(calendar.is_working_day(off), Ok(false), "{off}");
        assert_eq!(calendar.is_working_day(worked), Ok(true), "{worked}");
        assert_eq!(AnnouncedDay::on(off).unwrap().reason, Reason::SwappedWith(worked));
        assert_eq!(AnnouncedDay::on(worked).unwrap().reason, Reason::SwappedWith(off));
        let one = |received| {
            calendar.due_on(received, TimeLimit::WorkingDays(1), &DeadlinePolicy::default())
        };
        // One working day from the day before: past the day off, onto the worked Saturday.
        assert!(one(off.pred_opt().unwrap()).unwrap() > off, "{off}");
        assert_eq!(one(worked.pred_opt().unwrap()), Ok(worked));
        assert_eq!(calendar.working_days_between(off.pred_opt().unwrap(), off), Ok(0));
        assert_eq!(calendar.working_days_between(worked.pred_opt().unwrap(), worked), Ok(1));
    }
    // The Saturday worked for 2 January 2015 lies before the coverage.
    assert_eq!(calendar.is_working_day(day("2015-01-02")), Ok(false));
    assert!(calendar.is_working_day(day("2014-12-27")).is_err());
    let swapped = |row: &&AnnouncedDay| matches!(row.reason, Reason::SwappedWith(_));
    assert_eq!(AnnouncedDay::ALL.iter().filter(swapped).count(), 2 * swaps.len() + 1);
}

#[test]
fn the_swap_across_the_year() {
    let calendar = WorkCalendar::vietnam();
    // Friday 28 December 2018: Monday 31 and Tuesday 1 January are off, Saturday 5 is worked.
    let due = |days| {
        let limit = TimeLimit::WorkingDays(days);
        calendar.due_on(day("2018-12-28"), limit, &DeadlinePolicy::default()).unwrap()
    };
    let first_five: Vec<String> = (1..=5).map(|days| due(days).to_string()).collect();
    assert_eq!(first_five, ["2019-01-02", "2019-01-03", "2019-01-04", "2019-01-05", "2019-01-07"]);
    assert_eq!(calendar.working_days_between(day("2018-12-28"), day("2019-01-07")), Ok(5));
    assert_eq!(calendar.working_days_between(day("2019-01-07"), day("2018-12-28")), Ok(-5));
}

#[test]
fn holidays_are_where_the_law_puts_them() {
    for row in AnnouncedDay::ALL {
        let Reason::Holiday(occasion) = row.reason else { continue };
        let text = row.date.to_string();
        let (year, of_year) = (text[..4].parse().unwrap(), &text[5..]);
        match occasion {
            Occasion::NewYear => assert_eq!(of_year, "01-01"),
            Occasion::Tet => {
                let after = row.date.signed_duration_since(tet(year).unwrap()).num_days();
                assert!((-2..=3).contains(&after), "{text}");
            }
            Occasion::HungKings => assert_eq!(Some(row.date), hung_kings(year)),
            Occasion::Reunification => assert_eq!(of_year, "04-30"),
            Occasion::Labour => assert_eq!(of_year, "05-01"),
            Occasion::NationalDay => {
                assert!(
                    of_year == "09-02" || (year >= 2021 && ["09-01", "09-03"].contains(&of_year))
                );
            }
            Occasion::Culture => assert!(of_year == "11-24" && year >= 2026),
            other => panic!("{other:?} has no rule"),
        }
        assert_eq!(row.kind, DayKind::Off);
    }
}

#[test]
fn outside_the_coverage_nothing_is_guessed() {
    let calendar = WorkCalendar::vietnam();
    let before = "2014-12-31 is before 2015-01-01, the first day this calendar knows; \
                  no projection goes back";
    let after = "2028-01-01 is after 2027-12-31, the last day this calendar knows; \
                 a projection is made by name, with WorkCalendar::projected";
    let (early, late, inside) = (day("2014-12-31"), day("2028-01-01"), day("2026-07-01"));
    for (date, sentence) in [(early, before), (late, after)] {
        let error = calendar.is_working_day(date).unwrap_err();
        assert_eq!((error.date(), error.to_string().as_str()), (date, sentence));
        let between = |a, b| calendar.working_days_between(a, b).unwrap_err().to_string();
        assert_eq!(between(inside, date), sentence);
        assert_eq!(between(date, inside), sentence);
        let limits = [TimeLimit::WorkingDays(1), TimeLimit::CalendarDays(1), TimeLimit::Months(1)];
        for limit in limits {
            let error = calendar.due_on(date, limit, &DeadlinePolicy::default()).unwrap_err();
            assert!(error.is_out_of_coverage());
            assert_eq!(error.to_string(), sentence);
        }
        assert_eq!(calendar.settlement(Some(date), inside).unwrap_err().to_string(), sentence);
    }
    let far = chrono::NaiveDate::MAX;
    assert!(calendar.is_working_day(far).is_err());
    assert!(calendar.is_working_day(chrono::NaiveDate::MIN).is_err());
}

#[test]
fn a_limit_that_runs_out_of_the_coverage_says_so() {
    let calendar = WorkCalendar::vietnam();
    let due = |limit| calendar.due_on(day("2027-12-28"), limit, &DeadlinePolicy::default());
    assert_eq!(due(TimeLimit::WorkingDays(3)), Ok(day("2027-12-31")));
    assert_eq!(due(TimeLimit::CalendarDays(3)), Ok(day("2027-12-31")));
    let cases = [
        (TimeLimit::WorkingDays(4), "4 working days"),
        (TimeLimit::WorkingDays(u32::MAX), "4294967295 working days"),
        (TimeLimit::CalendarDays(4), "4 days"),
        (TimeLimit::CalendarDays(u32::MAX), "4294967295 days"),
        (TimeLimit::Months(1), "1 month"),
        (TimeLimit::Months(u32::MAX), "4294967295 months"),
    ];
    for (limit, words) in cases {
        let error = due(limit).unwrap_err();
        assert!(error.is_out_of_coverage());
        assert_eq!(
            error.to_string(),
            format!(
                "the limit of {words} from 2027-12-28 ends after 2027-12-31, the last day this \
                 calendar knows; a projection is made by name, with WorkCalendar::projected"
            ),
        );
    }
}
