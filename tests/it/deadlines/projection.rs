//! Days told by the law and a stated guess.

use vn_egov_metrics::Lang;
use vn_egov_metrics::time::{
    Amendment, CalendarDay, DeadlinePolicy, Foreseen, ProjectedCalendar, Projection, TimeLimit,
    WorkCalendar, hung_kings,
};

use super::{day, rows};

fn projected(through: i32) -> ProjectedCalendar {
    WorkCalendar::vietnam().projected(through, Projection::default()).unwrap()
}

#[test]
fn announced_days_stay_and_the_projected_ones_say_so() {
    let all: Vec<String> = rows("calendar_exceptions.csv")
        .into_iter()
        .map(|row| {
            let mark = if row[0].as_str() > "2027-12-31" { " (projected)" } else { "" };
            format!("{} {}{mark}", row[0], row[1])
        })
        .collect();
    let days: Vec<String> = projected(2030).days().map(|day| day.to_string()).collect();
    assert_eq!(days, all);
}

#[test]
fn a_projected_date_says_that_it_is_one() {
    let calendar = projected(2030);
    let due = |received, days| {
        let limit = TimeLimit::WorkingDays(days);
        calendar.due_on(day(received), limit, &DeadlinePolicy::default()).unwrap()
    };
    let firm = due("2027-12-30", 1);
    assert_eq!(firm, Foreseen::Announced(day("2027-12-31")));
    assert_eq!((firm.is_projected(), firm.to_string().as_str()), (false, "2027-12-31"));
    // New Year 2028 is a Saturday, made up on the Monday.
    let guess = due("2027-12-30", 2);
    assert_eq!(guess, Foreseen::Projected(day("2028-01-04")));
    assert_eq!((guess.is_projected(), guess.value()), (true, day("2028-01-04")));
    assert_eq!(guess.to_string(), "2028-01-04 (projected)");
    assert_eq!(guess.in_lang(Lang::Vi).to_string(), "2028-01-04 (dự kiến)");

    let moment = day("2027-12-31").and_hms_opt(16, 0, 0).unwrap();
    let hours = calendar.due(moment, TimeLimit::WorkingHours(2), &DeadlinePolicy::default());
    assert_eq!(hours.unwrap().to_string(), "2028-01-04 08:30:00 (projected)");
    assert_eq!(
        calendar.working_days_between(day("2027-12-30"), day("2028-01-04")),
        Ok(Foreseen::Projected(2))
    );
    assert_eq!(
        calendar.working_days_between(day("2028-01-04"), day("2027-12-30")),
        Ok(Foreseen::Projected(-2))
    );
    assert_eq!(
        calendar.working_days_between(day("2027-12-30"), day("2027-12-31")),
        Ok(Foreseen::Announced(1))
    );
    assert_eq!(calendar.is_working_day(day("2028-01-03")), Ok(Foreseen::Projected(false)));
    assert_eq!(calendar.announced_through(), day("2027-12-31"));
    assert_eq!((calendar.first(), calendar.last()), (day("2015-01-01"), day("2030-12-31")));
    assert_eq!(calendar.projection(), Projection::default());
    assert!(calendar.is_working_day(day("2031-01-02")).is_err());
}

/// Where the Chinese new moon would give other days.
#[test]
fn tet_2030_and_2053_and_the_hung_kings_2086() {
    let calendar = projected(2100);
    let off = |text| !calendar.is_working_day(day(text)).unwrap().value();
    let worked = |text| !off(text);
    // Saturday 2 February 2030: Thursday to Monday, with two days made up.
    assert!(worked("2030-01-30") && worked("2030-02-07"));
    assert!(
        ["2030-01-31", "2030-02-01", "2030-02-04", "2030-02-05", "2030-02-06"].map(off)
            == [true; 5]
    );
    // Tuesday 18 February 2053: Monday to Friday.
    assert!(worked("2053-02-14") && worked("2053-02-24"));
    assert!(
        ["2053-02-17", "2053-02-18", "2053-02-19", "2053-02-20", "2053-02-21"].map(off)
            == [true; 5]
    );
    // Monday 22 April 2086, where China's moons give the Tuesday.
    assert_eq!(hung_kings(2086), Some(day("2086-04-22")));
    assert!(off("2086-04-22") && worked("2086-04-23") && worked("2086-04-19"));
    assert_eq!(calendar.last(), day("2100-12-31"));
}

#[test]
fn a_projection_goes_on_from_users_days() {
    let letter = Amendment::new().adding(CalendarDay::off(day("2028-01-03")));
    let letter = letter.adding(CalendarDay::work(day("2028-01-08"))).through(day("2028-01-10"));
    let calendar = WorkCalendar::vietnam().amended(&letter).unwrap();
    let calendar = calendar.projected(2028, Projection::default()).unwrap();
    let worked = |text| calendar.is_working_day(day(text)).unwrap();
    assert_eq!(worked("2028-01-08"), Foreseen::Announced(true));
    assert_eq!(worked("2028-01-24"), Foreseen::Projected(false));
}

#[test]
fn what_cannot_be_projected() {
    let error = |through| {
        let made = WorkCalendar::vietnam().projected(through, Projection::default());
        made.unwrap_err().to_string()
    };
    assert_eq!(error(2027), "2027 needs no projection: the days to 2027-12-31 are announced");
    assert_eq!(error(-5), "-5 needs no projection: the days to 2027-12-31 are announced");
    for year in [2101, i32::MAX] {
        let sentence = format!(
            "a projection reaches to 2100, the last year of the lunar tables, and not to {year}"
        );
        assert_eq!(error(year), sentence);
    }
    let early = WorkCalendar::new(day("2010-01-01"), day("2014-12-30"), []).unwrap();
    assert_eq!(
        early.projected(2030, Projection::default()).unwrap_err().to_string(),
        "a projection goes on from 2014-12-31 or later, and the calendar ends on 2014-12-30"
    );
    let long = WorkCalendar::new(day("1900-01-01"), day("2020-12-31"), []).unwrap();
    assert_eq!(
        long.projected(2100, Projection::default()).unwrap_err().to_string(),
        "the calendar begins on 1900-01-01; going on to 2100 it would have more than 65535 days"
    );
}
