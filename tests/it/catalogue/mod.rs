//! The catalogue of procedures, what dossiers say of them, petitions and surveys.

mod dates;
mod example;
mod forms;
mod help;
mod known;
mod listed;
mod once;
mod petition_edges;
mod petition_oracle;
mod portal;
mod reply;
mod rows;
mod survey;
mod usage;
mod wire;

use chrono::NaiveDate;
use vn_egov_metrics::fact::Reading;
use vn_egov_metrics::time::WorkCalendar;

fn day(text: &str) -> NaiveDate {
    text.parse().expect(text)
}

fn reading(period: &str) -> Reading<'static> {
    Reading::new(period.parse().expect(period))
}

/// The n-th working day after a day, found by walking there.
fn nth_working_day_after(from: NaiveDate, n: u32) -> NaiveDate {
    let mut day = from;
    for _ in 0..n {
        day = day.succ_opt().expect("a day");
        while !works(day) {
            day = day.succ_opt().expect("a day");
        }
    }
    day
}

/// The n-th working day before a day, found by walking back.
fn nth_working_day_before(from: NaiveDate, n: u32) -> NaiveDate {
    let mut day = from;
    for _ in 0..n {
        day = day.pred_opt().expect("a day");
        while !works(day) {
            day = day.pred_opt().expect("a day");
        }
    }
    day
}

fn works(day: NaiveDate) -> bool {
    WorkCalendar::vietnam().is_working_day(day).expect("a day of the calendar")
}
