//! Every row of the vectors.

use chrono::NaiveDate;
use vn_egov_metrics::time::{
    DeadlinePolicy, ReceiptOnDayOff, TimeLimit, WorkCalendar, hung_kings, tet,
};

use super::{day, rows};

fn due_dates(name: &str, receipt_on_day_off: ReceiptOnDayOff) {
    let calendar = WorkCalendar::vietnam();
    let policy = DeadlinePolicy { receipt_on_day_off, ..DeadlinePolicy::default() };
    let rows = rows(name);
    assert_eq!(rows.len(), 440, "{name}");
    for row in rows {
        let (received, days, due) = (day(&row[0]), row[1].parse().unwrap(), day(&row[2]));
        let limit = TimeLimit::WorkingDays(days);
        assert_eq!(calendar.due_on(received, limit, &policy), Ok(due), "{row:?}");
        // A time of the day changes nothing without a cut-off.
        let late = received.and_hms_opt(23, 59, 59).unwrap();
        assert_eq!(calendar.due_on(late, limit, &policy), Ok(due), "{row:?}");
    }
}

#[test]
fn counted_from_the_next_working_day() {
    due_dates("deadlines.csv", ReceiptOnDayOff::default());
}

#[test]
fn deemed_received_on_the_next_working_day() {
    due_dates("deadlines_deemed.csv", ReceiptOnDayOff::DeemedNextWorkingDay);
}

#[test]
fn settlements() {
    let calendar = WorkCalendar::vietnam();
    let rows = rows("settlement.csv");
    assert_eq!(rows.len(), 120);
    for row in rows {
        let limit = TimeLimit::WorkingDays(row[1].parse().unwrap());
        let due = calendar.due_on(day(&row[0]), limit, &DeadlinePolicy::default()).unwrap();
        assert_eq!(due, day(&row[2]), "{row:?}");
        let settled = calendar.settlement(Some(due), day(&row[3])).unwrap().unwrap();
        assert_eq!(settled.status.id(), row[4], "{row:?}");
        assert_eq!(settled.slack_working_days.to_string(), row[5], "{row:?}");
        assert_eq!(settled.status.is_kept(), day(&row[3]) <= due);
    }
}

#[test]
fn lunar_days() {
    let rows = rows("tet_and_hung_kings.csv");
    assert_eq!(rows.len(), 111);
    for row in rows {
        let year = row[0].parse().unwrap();
        assert_eq!((tet(year), hung_kings(year)), (Some(day(&row[1])), Some(day(&row[2]))));
    }
    for year in [1989, 2101, i32::MIN, i32::MAX] {
        assert_eq!((tet(year), hung_kings(year)), (None, None));
    }
}

/// The years in which Chinese new moons give another day.
#[test]
fn lunar_days_of_viet_nam_and_not_of_china() {
    let days = |texts: &[&str]| texts.iter().map(|text| day(text)).collect::<Vec<NaiveDate>>();
    assert_eq!(
        [2007, 2030, 2053].map(|year| tet(year).unwrap()).to_vec(),
        days(&["2007-02-17", "2030-02-02", "2053-02-18"]),
    );
    let years = [2009, 2037, 2038, 2085, 2086, 2095, 2100];
    assert_eq!(
        years.map(|year| hung_kings(year).unwrap()).to_vec(),
        days(&[
            "2009-04-04",
            "2037-04-24",
            "2038-04-13",
            "2085-04-03",
            "2086-04-22",
            "2095-04-13",
            "2100-04-18",
        ]),
    );
    // With a leap third month, it is the first of the two.
    assert_eq!(
        [2031, 2050].map(|year| hung_kings(year).unwrap()).to_vec(),
        days(&["2031-04-01", "2050-04-01"]),
    );
}
