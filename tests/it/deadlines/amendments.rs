//! Days from users' own data.

use vn_egov_metrics::time::{Amendment, CalendarDay, DayKind, WorkCalendar};

use super::day;

fn refused(amendment: &Amendment) -> String {
    WorkCalendar::vietnam().amended(amendment).unwrap_err().to_string()
}

#[test]
fn added_taken_back_and_replaced() {
    // The worked Saturday of August 2026 moves by a week, and the New Year's swap is undone.
    let amendment = Amendment::new()
        .replacing(day("2026-08-22"), CalendarDay::work(day("2026-08-29")))
        .removing(day("2026-01-02"))
        .removing(day("2026-01-10"))
        .adding(CalendarDay::off(day("2026-11-23")));
    let calendar = WorkCalendar::vietnam().amended(&amendment).unwrap();
    let worked = |text| calendar.is_working_day(day(text)).unwrap();
    assert!(worked("2026-08-29") && !worked("2026-08-22"));
    assert!(worked("2026-01-02") && !worked("2026-01-10"));
    assert!(!worked("2026-11-23"));
    assert_eq!((calendar.first(), calendar.last()), (day("2015-01-01"), day("2027-12-31")));

    // The way back.
    let back = Amendment::new()
        .removing(day("2026-11-23"))
        .adding(CalendarDay::work(day("2026-01-10")))
        .adding(CalendarDay::off(day("2026-01-02")))
        .replacing(day("2026-08-29"), CalendarDay::work(day("2026-08-22")));
    assert_eq!(&calendar.amended(&back).unwrap(), WorkCalendar::vietnam());
    assert_eq!(&calendar.amended(&Amendment::new()).unwrap(), &calendar);
}

#[test]
fn the_order_of_changes_does_not_matter() {
    let days = ["2026-03-02", "2026-03-03", "2026-03-04"].map(|text| CalendarDay::off(day(text)));
    let forward = days.into_iter().collect::<Amendment>().removing(day("2026-01-02"));
    let mut backward = Amendment::new().removing(day("2026-01-02"));
    backward.extend(days.into_iter().rev());
    let calendar = WorkCalendar::vietnam();
    assert_ne!(&calendar.amended(&forward).unwrap(), calendar);
    assert_eq!(calendar.amended(&forward), calendar.amended(&backward));
}

#[test]
fn a_letter_for_the_next_year_reaches_further() {
    let letter = [("2028-01-03", DayKind::Off), ("2028-01-24", DayKind::Off)]
        .map(|(date, kind)| CalendarDay { date: day(date), kind });
    let letter = letter.into_iter().collect::<Amendment>().through(day("2028-01-31"));
    let calendar = WorkCalendar::vietnam().amended(&letter).unwrap();
    assert_eq!(calendar.last(), day("2028-01-31"));
    assert_eq!(calendar.is_working_day(day("2028-01-03")), Ok(false));
    assert_eq!(calendar.is_working_day(day("2028-01-04")), Ok(true));
    assert_eq!(calendar.working_days_between(day("2027-12-31"), day("2028-01-31")), Ok(19));
}

#[test]
fn saturday_mornings_can_be_made_working_days() {
    let calendar = WorkCalendar::vietnam();
    let saturdays = day("2026-03-07").iter_weeks().take(4).map(CalendarDay::work);
    let amended = calendar.amended(&saturdays.collect()).unwrap();
    let between = |calendar: &WorkCalendar| {
        calendar.working_days_between(day("2026-02-28"), day("2026-03-31")).unwrap()
    };
    assert_eq!(between(&amended), between(calendar) + 4);
}

#[test]
fn what_changes_nothing_or_contradicts_is_refused() {
    let add = |text| Amendment::new().adding(CalendarDay::off(day(text)));
    assert_eq!(refused(&add("2026-01-01")), "2026-01-01 cannot be added: it is a day off already");
    assert_eq!(
        refused(&Amendment::new().adding(CalendarDay::work(day("2026-01-10")))),
        "2026-01-10 cannot be added: it is worked already"
    );
    assert_eq!(refused(&add("2026-03-07")), "2026-03-07 needs no row: Saturday is off every week");
    assert_eq!(
        refused(&Amendment::new().adding(CalendarDay::work(day("2026-03-06")))),
        "2026-03-06 needs no row: Friday is worked every week"
    );
    assert_eq!(
        refused(&Amendment::new().removing(day("2026-03-06"))),
        "2026-03-06 cannot be taken back: no row makes it a day off or a worked one"
    );
    assert_eq!(
        refused(&add("2026-03-06").adding(CalendarDay::off(day("2026-03-06")))),
        "2026-03-06 is named twice"
    );
    assert_eq!(
        refused(&add("2026-01-02").removing(day("2026-01-02"))),
        "2026-01-02 is named twice"
    );
    assert_eq!(
        refused(&add("2028-01-03")),
        "2028-01-03 is outside 2015-01-01 to 2027-12-31, the coverage of the calendar"
    );
    assert_eq!(
        refused(&Amendment::new().through(day("2027-12-30"))),
        "the calendar knows the days to 2027-12-31 and cannot be cut to 2027-12-30"
    );
}

#[test]
fn a_calendar_of_ones_own() {
    let days = [CalendarDay::work(day("2030-05-04")), CalendarDay::off(day("2030-04-30"))];
    let calendar = WorkCalendar::new(day("2030-04-29"), day("2030-05-05"), days).unwrap();
    assert_eq!(calendar.days().collect::<Vec<_>>(), [days[1], days[0]]);
    assert_eq!(calendar.working_days_between(calendar.first(), calendar.last()), Ok(4));
    // It may begin and end in mid-year, and on one and the same day.
    let one = WorkCalendar::new(day("2030-06-05"), day("2030-06-05"), []).unwrap();
    assert_eq!(one.is_working_day(day("2030-06-05")), Ok(true));
    assert!(one.is_working_day(day("2030-06-04")).is_err());
    assert!(one.is_working_day(day("2030-01-01")).is_err());
    assert!(one.is_working_day(day("2030-06-06")).is_err());

    let error = |first, last, days: &[CalendarDay]| {
        let made = WorkCalendar::new(day(first), day(last), days.iter().copied());
        made.unwrap_err().to_string()
    };
    assert_eq!(
        error("2030-01-02", "2030-01-01", &[]),
        "the coverage ends on 2030-01-01, before it begins on 2030-01-02"
    );
    assert_eq!(
        error("1900-01-01", "2099-12-31", &[]),
        "the coverage 1900-01-01 to 2099-12-31 has 73049 days, more than 65535"
    );
    assert_eq!(error("2030-01-01", "2030-12-31", &[days[1]; 2]), "2030-04-30 is named twice");
    let both = [CalendarDay::off(day("2030-05-04")), CalendarDay::work(day("2030-05-04"))];
    assert_eq!(
        error("2030-01-01", "2030-12-31", &both),
        "2030-05-04 needs no row: Saturday is off every week"
    );
    let ends = WorkCalendar::new(chrono::NaiveDate::MIN, chrono::NaiveDate::MAX, []);
    assert!(ends.unwrap_err().to_string().ends_with("days, more than 65535"));
    let most = WorkCalendar::new(day("1900-01-01"), day("2079-06-05"), []).unwrap();
    assert_eq!(most.is_working_day(day("2079-06-05")), Ok(true));
}
