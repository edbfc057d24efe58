//! Due dates in working days: `WorkCalendar` beside the crate `bdays` with its cache.
//!
//! `bdays` knows neither Viet Nam nor worked Saturdays, so it is given our rows; it rolls a day
//! off forward before it counts, so it is asked from the working day before. Both are held to be
//! equal before anything is timed.
//!
//! `cargo bench -p vn-egov-metrics-benches --bench deadline`

use std::collections::HashMap;
use std::hint::black_box;

use bdays::{HolidayCalendar, HolidayCalendarCache, is_weekend};
use chrono::{Days, NaiveDate};
use criterion::{Criterion, Throughput};
use vn_egov_metrics::time::{AnnouncedDay, CalendarDay, DayKind};
use vn_egov_metrics::{DeadlinePolicy, TimeLimit, WorkCalendar};

/// Due dates timed in one go, so that the clock is read once for many.
const BATCH: u64 = 2200;

/// Our rows, as `bdays` takes a calendar.
struct Rows(HashMap<NaiveDate, DayKind>);

impl HolidayCalendar<NaiveDate> for Rows {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.0.get(&date) == Some(&DayKind::Off)
    }

    fn is_bday(&self, date: NaiveDate) -> bool {
        self.0.get(&date).map_or(!is_weekend(date), |kind| *kind == DayKind::Work)
    }
}

fn ours(calendar: &WorkCalendar, received: NaiveDate, days: u32) -> NaiveDate {
    let limit = TimeLimit::WorkingDays(days);
    calendar.due_on(received, limit, &DeadlinePolicy::default()).expect("within the coverage")
}

fn theirs(cache: &HolidayCalendarCache<NaiveDate>, received: NaiveDate, days: u32) -> NaiveDate {
    cache.advance_bdays(cache.to_bday(received, false), days.cast_signed())
}

/// Receipts from 2019 to mid-2027 with limits of 1 to 60 working days, 30 on average.
fn receipts() -> Vec<(NaiveDate, u32)> {
    let first = NaiveDate::from_ymd_opt(2019, 1, 2).expect("a day");
    // Steps that meet every day of the week and every limit.
    let receipt = |n: u64| {
        let days = u32::try_from(n * 37 % 60 + 1).expect("a small number");
        (first + Days::new(n * 1009 % 3100), days)
    };
    (0..BATCH).map(receipt).collect()
}

fn due_dates(criterion: &mut Criterion) {
    let calendar = WorkCalendar::vietnam();
    let rows = AnnouncedDay::ALL.iter().map(|row| (row.date, row.kind)).collect();
    let cache = HolidayCalendarCache::new(Rows(rows), calendar.first(), calendar.last());
    let receipts = receipts();
    for &(received, days) in &receipts {
        let both = (ours(calendar, received, days), theirs(&cache, received, days));
        assert_eq!(both.0, both.1, "{received} and {days} working days");
    }
    println!("equal on {} due dates", receipts.len());

    let mut group = criterion.benchmark_group("due date");
    group.throughput(Throughput::Elements(BATCH));
    let policy = DeadlinePolicy::default();
    group.bench_function("WorkCalendar::due_on", |bencher| {
        bencher.iter(|| {
            for &(received, days) in black_box(&receipts) {
                black_box(calendar.due_on(received, TimeLimit::WorkingDays(days), &policy)).ok();
            }
        });
    });
    group.bench_function("bdays, cached", |bencher| {
        bencher.iter(|| {
            for &(received, days) in black_box(&receipts) {
                black_box(theirs(&cache, received, days));
            }
        });
    });
    group.finish();

    let mut group = criterion.benchmark_group("working days between");
    group.throughput(Throughput::Elements(BATCH));
    let pairs: Vec<_> =
        receipts.iter().map(|&(from, days)| (from, ours(calendar, from, days))).collect();
    group.bench_function("WorkCalendar::working_days_between", |bencher| {
        bencher.iter(|| {
            for &(from, to) in black_box(&pairs) {
                black_box(calendar.working_days_between(from, to)).ok();
            }
        });
    });
    group.bench_function("bdays, cached", |bencher| {
        bencher.iter(|| {
            for &(from, to) in black_box(&pairs) {
                black_box(cache.bdays(cache.to_bday(from, false), to));
            }
        });
    });
    group.finish();
}

fn building(criterion: &mut Criterion) {
    let calendar = WorkCalendar::vietnam();
    let days: Vec<CalendarDay> = calendar.days().collect();
    let mut group = criterion.benchmark_group("building 2015 to 2027");
    group.bench_function("WorkCalendar::new", |bencher| {
        bencher.iter(|| {
            let rows = black_box(&days).iter().copied();
            black_box(WorkCalendar::new(calendar.first(), calendar.last(), rows))
        });
    });
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    due_dates(&mut criterion);
    building(&mut criterion);
    criterion.final_summary();
}
