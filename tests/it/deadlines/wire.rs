//! What travels, by which names, and what is refused on the way in.

use serde_json::{from_str, json, to_value};
use vn_egov_metrics::time::{
    Amendment, Appointment, CalendarDay, DayKind, DeadlinePolicy, Due, Foreseen, LimitUnit,
    NationalDayPair, Projection, ReceiptOnDayOff, Session, Sessions, TetSplit, TimeLimit,
    Timeliness, WorkCalendar,
};

use super::day;
use crate::said::refused;

#[test]
fn names_are_literals() {
    let names = |units: [LimitUnit; 4]| units.map(|unit| to_value(unit).unwrap());
    assert_eq!(names(LimitUnit::ALL), LimitUnit::ALL.map(|unit| json!(unit.id())));
    assert_eq!(
        LimitUnit::ALL.map(LimitUnit::id),
        ["working_days", "working_hours", "days", "months"]
    );
    for unit in LimitUnit::ALL {
        assert_eq!(to_value(TimeLimit::of(7, unit)).unwrap(), json!({ unit.id(): 7 }));
    }
    assert_eq!(Timeliness::ALL.map(Timeliness::id), ["early", "on_time", "late"]);
    for one in Timeliness::ALL {
        assert_eq!(to_value(one).unwrap(), json!(one.id()));
    }
    assert_eq!(to_value(TimeLimit::WorkingDays(15)).unwrap(), json!({"working_days": 15}));
    assert_eq!(to_value(TimeLimit::WorkingHours(4)).unwrap(), json!({"working_hours": 4}));
    assert_eq!(to_value(TimeLimit::CalendarDays(30)).unwrap(), json!({"days": 30}));
    assert_eq!(to_value(TimeLimit::Months(3)).unwrap(), json!({"months": 3}));
    assert_eq!(to_value([DayKind::Off, DayKind::Work]).unwrap(), json!(["off", "work"]));
    assert_eq!(
        to_value(CalendarDay::off(day("2026-01-02"))).unwrap(),
        json!({"date": "2026-01-02", "kind": "off"})
    );
    assert_eq!(
        to_value(DeadlinePolicy::default()).unwrap(),
        json!({
            "receipt_on_day_off": "count_from_next_working_day",
            "cut_off": null,
            "sessions": {
                "mon": ["07:30-11:30", "13:00-17:00"],
                "tue": ["07:30-11:30", "13:00-17:00"],
                "wed": ["07:30-11:30", "13:00-17:00"],
                "thu": ["07:30-11:30", "13:00-17:00"],
                "fri": ["07:30-11:30", "13:00-17:00"],
                "sat": [],
                "sun": [],
            },
        })
    );
    assert_eq!(
        to_value(ReceiptOnDayOff::DeemedNextWorkingDay).unwrap(),
        json!("deemed_next_working_day")
    );
    assert_eq!(
        to_value(Projection::default()).unwrap(),
        json!({"tet": "as_before", "national_day": "as_before", "culture_day_made_up": false})
    );
    assert_eq!(
        to_value([TetSplit::OneBefore, TetSplit::TwoBefore]).unwrap(),
        json!(["one_before", "two_before"])
    );
    assert_eq!(
        to_value([NationalDayPair::DayBefore, NationalDayPair::DayAfter]).unwrap(),
        json!(["day_before", "day_after"])
    );
    let foreseen = [Foreseen::Announced(1), Foreseen::Projected(2)];
    assert_eq!(to_value(foreseen).unwrap(), json!([{"announced": 1}, {"projected": 2}]));
    let settled = WorkCalendar::vietnam()
        .settlement(Some(Due::EndOf(day("2026-07-03"))), day("2026-07-06"))
        .unwrap();
    assert_eq!(to_value(settled).unwrap(), json!({"status": "late", "slack_working_days": -1}));
    assert_eq!(
        to_value(Appointment::new(day("2026-07-03"))).unwrap(),
        json!({"original": "2026-07-03", "again": []})
    );
}

#[test]
fn what_went_out_comes_back() {
    let calendar = WorkCalendar::vietnam();
    let text = serde_json::to_string(calendar).unwrap();
    assert!(text.starts_with(
        r#"{"first":"2015-01-01","last":"2027-12-31","days":[{"date":"2015-01-01","kind":"off"}"#
    ));
    assert_eq!(&from_str::<WorkCalendar>(&text).unwrap(), calendar);
    let morning = "07:00-11:30".parse::<Session>().unwrap();
    let policy = DeadlinePolicy {
        receipt_on_day_off: ReceiptOnDayOff::DeemedNextWorkingDay,
        cut_off: chrono::NaiveTime::from_hms_opt(15, 0, 0),
        sessions: Sessions::new([(chrono::Weekday::Sat, morning)]).unwrap(),
    };
    let text = serde_json::to_string(&policy).unwrap();
    assert_eq!(from_str::<DeadlinePolicy>(&text).unwrap(), policy);
    assert_eq!(from_str::<DeadlinePolicy>("{}").unwrap(), DeadlinePolicy::default());
    let amendment = Amendment::new()
        .replacing(day("2026-08-22"), CalendarDay::work(day("2026-08-29")))
        .through(day("2028-12-31"));
    let text = serde_json::to_string(&amendment).unwrap();
    assert_eq!(from_str::<Amendment>(&text).unwrap(), amendment);
    assert_eq!(from_str::<Amendment>("{}").unwrap(), Amendment::new());
}

/// Rows such as a CSV of one's own holds.
#[test]
fn rows_come_from_csv() {
    let text = "date,kind\n2026-01-12,off\n2026-01-17,work\n";
    let days: Result<Vec<CalendarDay>, _> =
        csv::Reader::from_reader(text.as_bytes()).deserialize().collect();
    let days = [CalendarDay::off(day("2026-01-12")), CalendarDay::work(day("2026-01-17"))]
        == *days.unwrap();
    assert!(days);
}

#[test]
fn hostile_calendars() {
    let calendar = |first: &str, last: &str, days: &str| {
        refused::<WorkCalendar>(&format!(
            r#"{{"first":"{first}","last":"{last}","days":[{days}]}}"#
        ))
    };
    assert_eq!(
        calendar("2026-01-02", "2026-01-01", ""),
        "the coverage ends on 2026-01-01, before it begins on 2026-01-02"
    );
    assert_eq!(
        calendar("-262143-01-01", "+262142-12-31", ""),
        "the coverage -262143-01-01 to +262142-12-31 has 191491529 days, more than 65535"
    );
    assert_eq!(
        calendar("2026-01-01", "2026-12-31", r#"{"date":"2026-01-10","kind":"off"}"#),
        "2026-01-10 needs no row: Saturday is off every week"
    );
    assert_eq!(
        calendar("2026-01-01", "2026-12-31", r#"{"date":"2027-01-01","kind":"off"}"#),
        "2027-01-01 is outside 2026-01-01 to 2026-12-31, the coverage of the calendar"
    );
    let twice = r#"{"date":"2026-01-01","kind":"off"},{"date":"2026-01-01","kind":"off"}"#;
    assert_eq!(calendar("2026-01-01", "2026-12-31", twice), "2026-01-01 is named twice");
    for text in [
        "null",
        "[]",
        r#"{"first":"2026-01-01","last":"2026-12-31"}"#,
        r#"{"first":"2026-01-01","last":"2026-12-31","days":[],"name":1}"#,
        r#"{"first":"2026-02-30","last":"2026-12-31","days":[]}"#,
    ] {
        refused::<WorkCalendar>(text);
    }
    for text in [
        r#"{"date":"2026-01-01"}"#,
        r#"{"date":"2026-01-01","kind":"Off"}"#,
        r#"{"date":"2026-13-01","kind":"off"}"#,
        r#"{"date":"2026-01-01","kind":"off","why":"Tết"}"#,
    ] {
        refused::<CalendarDay>(text);
    }
}

#[test]
fn hostile_rules() {
    assert_eq!(
        refused::<Session>(r#""11:30-07:30""#),
        "the session from 11:30:00 to 07:30:00 does not end after it begins"
    );
    assert_eq!(refused::<Session>(r#""07:30:15-11:30""#), "07:30:15 is not a whole minute");
    assert_eq!(refused::<Session>(r#""07:30-23:59:60""#), "23:59:60 is not a whole minute");
    for text in ["", "07:30", "07:30–11:30", "25:00-26:00", "07:30-24:00"] {
        assert_eq!(
            refused::<Session>(&format!("{text:?}")),
            format!("{text:?} is no session; expected hours such as 07:30-11:30")
        );
    }
    assert_eq!(refused::<Sessions>("{}"), "a week needs at least one session");
    assert_eq!(
        refused::<Sessions>(r#"{"mon":["13:00-17:00","07:30-13:01"]}"#),
        "the sessions 07:30-13:01 and 13:00-17:00 of Mon overlap"
    );
    let five = r#"{"sun":["01:00-02:00","02:00-03:00","03:00-04:00","04:00-05:00","05:00-06:00"]}"#;
    assert_eq!(refused::<Sessions>(five), "Sun has more than 4 sessions");
    refused::<Sessions>(r#"{"monday":["07:30-11:30"]}"#);
    refused::<DeadlinePolicy>(r#"{"cut-off":"15:00:00"}"#);
    refused::<DeadlinePolicy>(r#"{"cut_off":"3 pm"}"#);
    refused::<DeadlinePolicy>(r#"{"sessions":{}}"#);
    refused::<ReceiptOnDayOff>(r#""deemed""#);
    refused::<Amendment>(r#"{"add":[{"date":"2026-01-01"}]}"#);
    refused::<Amendment>(r#"{"replace":[]}"#);
    for text in [
        r#"{"working_days":-1}"#,
        r#"{"working_days":1.5}"#,
        r#"{"working_days":4294967296}"#,
        r#"{"weeks":1}"#,
        r#"{"working_days":1,"months":1}"#,
        "15",
    ] {
        refused::<TimeLimit>(text);
    }
    refused::<LimitUnit>(r#""weeks""#);
    refused::<Timeliness>(r#""exact""#);
    refused::<Projection>(r#"{"tet":"three_before"}"#);
    refused::<Projection>(r#"{"swaps":true}"#);
    refused::<Appointment>(r#"{"again":[]}"#);
    refused::<Appointment>(r#"{"original":"2026-07-03","apology":true}"#);
    refused::<Foreseen<u32>>(r#"{"guessed":1}"#);
}
