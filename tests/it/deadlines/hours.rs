//! Limits in hours, calendar days and months; cut-off times; whether a promise was kept.

use chrono::{NaiveDateTime, NaiveTime, Weekday};
use vn_egov_metrics::Lang;
use vn_egov_metrics::time::{
    Amendment, Appointment, CalendarDay, DeadlinePolicy, Due, LimitUnit, Reappointment,
    ReceiptOnDayOff, Session, Sessions, TimeLimit, Timeliness, WorkCalendar,
};

use super::day;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment")
}

fn hours_with(received: &str, hours: u32, policy: &DeadlinePolicy) -> String {
    let limit = TimeLimit::WorkingHours(hours);
    let due = WorkCalendar::vietnam().due(at(received), limit, policy);
    due.map_or_else(|error| error.to_string(), |due| due.to_string())
}

fn hours(received: &str, hours: u32) -> String {
    hours_with(received, hours, &DeadlinePolicy::default())
}

#[test]
fn hours_run_through_the_sessions() {
    // Friday 3 July 2026; office hours are 07:30–11:30 and 13:00–17:00.
    assert_eq!(hours("2026-07-03 08:00", 2), "2026-07-03 10:00:00");
    assert_eq!(hours("2026-07-03 10:30", 2), "2026-07-03 14:00:00");
    // What ends with a session is due at its end, not at the start of the next.
    assert_eq!(hours("2026-07-03 07:30", 4), "2026-07-03 11:30:00");
    assert_eq!(hours("2026-07-03 07:30", 8), "2026-07-03 17:00:00");
    assert_eq!(hours("2026-07-03 16:00", 1), "2026-07-03 17:00:00");
    assert_eq!(hours("2026-07-03 16:01", 1), "2026-07-06 07:31:00");
    // Eight hours from ten are due at ten.
    assert_eq!(hours("2026-07-02 10:00", 8), "2026-07-03 10:00:00");
}

#[test]
fn hours_wait_for_the_next_session() {
    for received in ["2026-07-03 17:00", "2026-07-03 23:59", "2026-07-04 09:00", "2026-07-06 00:00"]
    {
        assert_eq!(hours(received, 2), "2026-07-06 09:30:00", "{received}");
    }
    assert_eq!(hours("2026-07-03 11:30", 1), "2026-07-03 14:00:00");
    assert_eq!(hours("2026-07-03 12:15", 1), "2026-07-03 14:00:00");
    // No hours at all: the first moment of work.
    assert_eq!(hours("2026-07-04 09:00", 0), "2026-07-06 07:30:00");
    assert_eq!(hours("2026-07-03 09:00", 0), "2026-07-03 09:00:00");
}

#[test]
fn hours_pass_over_tet_and_onto_a_worked_saturday() {
    assert_eq!(hours("2026-02-13 16:00", 2), "2026-02-23 08:30:00");
    assert_eq!(hours("2026-08-21 16:00", 9), "2026-08-22 17:00:00");
    // Seconds and parts of them stay as they are.
    let moment = day("2026-07-03").and_hms_nano_opt(10, 30, 15, 7).unwrap();
    let limit = TimeLimit::WorkingHours(2);
    let due = WorkCalendar::vietnam().due(moment, limit, &DeadlinePolicy::default());
    assert_eq!(due.unwrap().to_string(), "2026-07-03 14:00:15.000000007");
}

#[test]
fn many_hours_run_out_of_the_coverage() {
    for amount in [9, 20_000_000, u32::MAX] {
        let error = hours("2027-12-31 07:30", amount);
        assert_eq!(
            error,
            format!(
                "the limit of {amount} working hours from 2027-12-31 ends after 2027-12-31, the \
                 last day this calendar knows; a projection is made by name, with \
                 WorkCalendar::projected"
            )
        );
    }
    assert_eq!(hours("2027-12-31 07:30", 8), "2027-12-31 17:00:00");
    // 3252 working days of 8 hours.
    assert_eq!(hours("2015-01-01 00:00", 3252 * 8), "2027-12-31 17:00:00");
}

#[test]
fn other_sessions_on_other_days() {
    let morning: Session = "07:00-11:00".parse().unwrap();
    let evening: Session = "18:00-20:00".parse().unwrap();
    let sessions = Sessions::new([
        (Weekday::Thu, evening),
        (Weekday::Thu, morning),
        (Weekday::Mon, morning),
        (Weekday::Sat, evening),
    ])
    .unwrap();
    let policy = DeadlinePolicy { sessions, ..DeadlinePolicy::default() };
    // Thursday 2 July 2026; Friday has no hours, and that Saturday is not worked.
    assert_eq!(hours_with("2026-07-02 10:00", 3, &policy), "2026-07-02 20:00:00");
    assert_eq!(hours_with("2026-07-02 10:00", 4, &policy), "2026-07-06 08:00:00");
    // A worked Saturday has its own hours if there are any, else those of Monday.
    assert_eq!(hours_with("2026-08-21 12:00", 1, &policy), "2026-08-22 19:00:00");
    let mondays = Sessions::new([(Weekday::Mon, morning)]).unwrap();
    let policy = DeadlinePolicy { sessions: mondays, ..DeadlinePolicy::default() };
    assert_eq!(hours_with("2026-08-21 12:00", 1, &policy), "2026-08-22 08:00:00");

    let sunday = WorkCalendar::vietnam()
        .amended(&Amendment::new().adding(CalendarDay::work(day("2026-08-23"))))
        .unwrap();
    let due = sunday.due(at("2026-08-22 12:00"), TimeLimit::WorkingHours(1), &policy);
    assert_eq!(due.unwrap().to_string(), "2026-08-23 08:00:00");
}

#[test]
fn half_days_are_hours() {
    assert_eq!(TimeLimit::half_working_days(0), Some(TimeLimit::WorkingDays(0)));
    assert_eq!(TimeLimit::half_working_days(1), Some(TimeLimit::WorkingHours(4)));
    assert_eq!(TimeLimit::half_working_days(3), Some(TimeLimit::WorkingHours(12)));
    assert_eq!(TimeLimit::half_working_days(4), Some(TimeLimit::WorkingDays(2)));
    assert_eq!(TimeLimit::half_working_days(u32::MAX), None);
    assert_eq!(hours("2026-07-02 14:00", 12), "2026-07-06 08:30:00");
}

#[test]
fn a_cut_off_moves_only_what_comes_after_it() {
    let cut_off = NaiveTime::from_hms_opt(15, 0, 0);
    let policy = DeadlinePolicy { cut_off, ..DeadlinePolicy::default() };
    let due = |received: &str, limit, policy: &DeadlinePolicy| {
        WorkCalendar::vietnam().due_on(at(received), limit, policy).unwrap().to_string()
    };
    let one = TimeLimit::WorkingDays(1);
    assert_eq!(due("2026-07-02 15:00", one, &policy), "2026-07-03");
    assert_eq!(due("2026-07-02 15:01", one, &policy), "2026-07-06");
    assert_eq!(due("2026-07-02 15:01", one, &DeadlinePolicy::default()), "2026-07-03");
    // Within the day, or the next if it comes after 15:00.
    let same_day = TimeLimit::WorkingDays(0);
    assert_eq!(due("2026-07-03 15:00", same_day, &policy), "2026-07-03");
    assert_eq!(due("2026-07-03 15:01", same_day, &policy), "2026-07-06");
    // Calendar days, months and hours move with it.
    assert_eq!(due("2026-07-02 15:01", TimeLimit::CalendarDays(10), &policy), "2026-07-13");
    assert_eq!(due("2026-07-02 15:01", TimeLimit::Months(2), &policy), "2026-09-03");
    assert_eq!(hours_with("2026-07-02 15:01", 1, &policy), "2026-07-03 08:30:00");
    // On a day off it says nothing, and a day without a time is not after it.
    assert_eq!(due("2026-07-04 15:01", one, &policy), "2026-07-06");
    let on_day = WorkCalendar::vietnam().due_on(day("2026-07-02"), one, &policy);
    assert_eq!(on_day, Ok(day("2026-07-03")));
}

#[test]
fn calendar_days_and_months_end_on_a_working_day() {
    let calendar = WorkCalendar::vietnam();
    let due = |received, limit, receipt_on_day_off| {
        let policy = DeadlinePolicy { receipt_on_day_off, ..DeadlinePolicy::default() };
        calendar.due(day(received), limit, &policy).unwrap()
    };
    let (plain, deemed) =
        (ReceiptOnDayOff::CountFromNextWorkingDay, ReceiptOnDayOff::DeemedNextWorkingDay);
    let cases = [
        ("2026-07-01", TimeLimit::CalendarDays(9), plain, "2026-07-10"),
        ("2026-07-01", TimeLimit::CalendarDays(10), plain, "2026-07-13"),
        // Into Tết.
        ("2026-02-01", TimeLimit::CalendarDays(15), plain, "2026-02-23"),
        // Onto a worked Saturday, and off the Monday swapped for it.
        ("2026-08-12", TimeLimit::CalendarDays(10), plain, "2026-08-22"),
        ("2026-08-21", TimeLimit::CalendarDays(10), plain, "2026-09-03"),
        // From a Saturday: every day counts, or those after the Monday.
        ("2026-07-04", TimeLimit::CalendarDays(10), plain, "2026-07-14"),
        ("2026-07-04", TimeLimit::CalendarDays(10), deemed, "2026-07-16"),
        ("2026-07-04", TimeLimit::CalendarDays(0), plain, "2026-07-06"),
        ("2026-07-03", TimeLimit::CalendarDays(0), plain, "2026-07-03"),
        // A month without that day ends with its last.
        ("2026-05-31", TimeLimit::Months(1), plain, "2026-06-30"),
        ("2023-12-29", TimeLimit::Months(2), plain, "2024-02-29"),
        ("2026-01-15", TimeLimit::Months(1), plain, "2026-02-23"),
        ("2026-07-04", TimeLimit::Months(1), deemed, "2026-08-06"),
        ("2026-07-06", TimeLimit::Months(0), plain, "2026-07-06"),
    ];
    for (received, limit, reading, expected) in cases {
        assert_eq!(due(received, limit, reading), Due::EndOf(day(expected)), "{received} {limit}");
    }
}

#[test]
fn limits_speak_both_languages() {
    let cases = [
        (LimitUnit::WorkingDays, "1 working day", "2 working days", "2 ngày làm việc"),
        (LimitUnit::WorkingHours, "1 working hour", "2 working hours", "2 giờ làm việc"),
        (LimitUnit::Days, "1 day", "2 days", "2 ngày"),
        (LimitUnit::Months, "1 month", "2 months", "2 tháng"),
    ];
    for (unit, one, two, vietnamese) in cases {
        let (single, limit) = (TimeLimit::of(1, unit), TimeLimit::of(2, unit));
        assert_eq!((single.to_string().as_str(), limit.to_string().as_str()), (one, two));
        assert_eq!(limit.in_lang(Lang::Vi).to_string(), vietnamese);
        assert_eq!((limit.amount(), limit.unit()), (2, unit));
    }
}

#[test]
fn promises_are_kept_by_days_and_for_hours_by_moments() {
    let promised = Due::from(day("2026-07-03"));
    assert_eq!(promised.timeliness(at("2026-07-02 23:59")), Some(Timeliness::Early));
    assert_eq!(promised.timeliness(at("2026-07-03 23:59")), Some(Timeliness::OnTime));
    assert_eq!(promised.timeliness(at("2026-07-04 00:00")), Some(Timeliness::Late));
    let moment = Due::At(at("2026-07-03 10:00"));
    assert_eq!(moment.timeliness(at("2026-07-03 09:59")), Some(Timeliness::Early));
    assert_eq!(moment.timeliness(at("2026-07-03 10:00")), Some(Timeliness::OnTime));
    assert_eq!(moment.timeliness(at("2026-07-03 10:01")), Some(Timeliness::Late));
    assert_eq!(moment.timeliness(day("2026-07-02")), Some(Timeliness::Early));
    assert_eq!(moment.timeliness(day("2026-07-04")), Some(Timeliness::Late));
    // The hour decides and is not known.
    assert_eq!(moment.timeliness(day("2026-07-03")), None);

    let calendar = WorkCalendar::vietnam();
    assert_eq!(calendar.settlement(Some(moment), day("2026-07-03")), Ok(None));
    assert_eq!(calendar.settlement(None::<Due>, day("2026-07-03")), Ok(None));
    assert_eq!(calendar.settlement(None::<Due>, day("2030-07-03")), Ok(None));
    // Due on a Friday, finished on the Saturday: late, with no working day between.
    let late = calendar.settlement(Some(promised), day("2026-07-04")).unwrap().unwrap();
    assert_eq!((late.status, late.slack_working_days), (Timeliness::Late, 0));
    let kept = Timeliness::ALL.map(Timeliness::is_kept);
    assert_eq!(kept, [true, true, false]);
}

#[test]
fn a_second_appointment_replaces_and_keeps_the_first() {
    let once = Appointment::new(day("2026-07-03"));
    assert_eq!((once.due(), once.original), (day("2026-07-03"), day("2026-07-03")));
    let twice = Appointment { again: vec![day("2026-07-10")], ..once.clone() };
    assert_eq!((twice.due(), twice.original), (day("2026-07-10"), day("2026-07-03")));
    let thrice = Appointment { again: vec![day("2026-07-10"), day("2026-07-08")], ..once.clone() };
    assert_eq!(thrice.due(), day("2026-07-08"));
    let excess = [once, twice, thrice].map(|one| one.excess(Reappointment::DECREE_61_2018));
    assert_eq!(excess, [0, 0, 1]);
}
