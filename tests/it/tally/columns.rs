//! Dossiers counted the fast ways, against asking one after another.

use std::num::NonZeroUsize;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use vn_egov_metrics::code::Coded;
use vn_egov_metrics::fact::{
    DossierFact, Fact, MissingChannel, PaperResult, Policy, Procedures, Reading,
};
use vn_egov_metrics::indicator::{Indicator, dossier};
use vn_egov_metrics::record::{
    Dossier, DossierParts, Fees, ProcedureAt, Registered, Supplement, SyncState, Terms, Timeline,
    Written,
};
use vn_egov_metrics::tally::DossierColumns;
use vn_egov_metrics::{Breakdown, Counts, Coverage, Name, Period, TimeLimit};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Few days, so that dates meet one another and the ends of the period; some at the ends of what
/// two bytes hold, 1960-01-01 and 2087-12-31, and beyond.
fn some_day() -> impl Strategy<Value = NaiveDate> {
    let near = |text: &str, days| {
        let first = day(text);
        (0..days).prop_map(move |days| first + TimeDelta::days(days))
    };
    prop_oneof![
        40 => near("2026-06-28", 12_i64),
        1 => near("1959-12-29", 5),
        1 => near("2087-12-30", 5),
        1 => near("1492-10-12", 2),
        1 => near("9999-12-30", 2),
    ]
}

/// Of a day its begin, its first third or its second; a part of a second later sometimes.
fn moment() -> impl Strategy<Value = NaiveDateTime> {
    let part = prop_oneof![9 => Just(0), 1 => 1_i64..1_000_000_000];
    (some_day(), 0_i64..3, part).prop_map(|(day, thirds, part)| {
        NaiveDateTime::from(day) + TimeDelta::hours(8 * thirds) + TimeDelta::nanoseconds(part)
    })
}

fn maybe<T: std::fmt::Debug + Clone + 'static>(
    strategy: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<T>> {
    prop::option::weighted(0.8, strategy).boxed()
}

fn code<T: Registered + Clone + std::fmt::Debug>(
    codes: &'static [&'static str],
) -> BoxedStrategy<Option<Written<T>>> {
    maybe(select(codes).prop_map(T::read))
}

fn supplement() -> impl Strategy<Value = Supplement> {
    (moment(), maybe(0_i64..4)).prop_map(|(requested, days)| Supplement {
        requested,
        answered: days.map(|days| requested + TimeDelta::days(days)),
        old_due: None,
        new_due: None,
    })
}

fn timeline() -> impl Strategy<Value = Timeline> {
    let moments = (maybe(moment()), maybe(moment()), maybe(moment()), maybe(moment()));
    (moments, maybe(moment())).prop_map(|((received, due, ended, returned), refused)| Timeline {
        submitted: None,
        received,
        due,
        ended,
        returned,
        refused,
    })
}

fn dossiers(most: usize) -> impl Strategy<Value = Vec<(u8, Dossier)>> {
    const STATUSES: &[&str] = &["1", "2", "3", "4", "5", "5", "6", "7", "8", "9", "10", "11"];
    const DATABASES: &[&str] = &["1", "7", "31", "32", "dân cư"];
    let flag = || maybe(any::<bool>());
    let codes = (code(&["1", "2", "3", "4"]), code(STATUSES), code(&["0", "1", "2", "3", "x"]));
    let fees = select(vec![Fees::NoLines, Fees::Due, Fees::Free, Fees::Unclear]);
    let lists = (
        prop_oneof![3 => Just(vec![]), 2 => prop::collection::vec(supplement(), 0..4)],
        prop::collection::vec(select(DATABASES), 0..2),
    );
    let flags = (flag(), flag(), flag(), flag(), flag(), flag());
    let others = (maybe(select(SyncState::ALL.to_vec())), maybe(0_u32..4), 0_u8..4);
    let one = (codes, fees, lists, flags, timeline(), others).prop_map(
        |((channel, status, payment), fees, (supplements, databases), flags, timeline, others)| {
            let (sync, procedure, key) = others;
            let code = Coded::read("H59.17-260704-0001").expect("a code");
            let procedure = procedure.and_then(|number| Coded::read(&format!("1.{number:06}")));
            let databases = databases.into_iter().map(Into::into).collect();
            let parts = DossierParts {
                procedure,
                channel,
                status,
                payment,
                timeline,
                supplements,
                fees,
                paper_file: flags.0,
                reused: flags.1,
                stored: flags.2,
                electronic_result: flags.3,
                vneid: flags.4,
                complained: flags.5,
                databases,
                sync,
                ..DossierParts::of(code)
            };
            (key, Dossier::from_parts(parts).expect("answered after the request"))
        },
    );
    prop::collection::vec(one, 0..most)
}

/// Every procedure differs.
#[derive(Debug)]
struct Terms4;

impl Procedures for Terms4 {
    fn terms(&self, at: &ProcedureAt) -> Terms {
        match at.procedure().as_str() {
            "1.000000" => Terms::default(),
            "1.000001" => Terms { fee: Some(true), ..Terms::default() },
            "1.000002" => Terms {
                paper_result: Some(false),
                limit: Some(TimeLimit::CalendarDays(2)),
                ..Terms::default()
            },
            _ => Terms {
                fee: Some(false),
                paper_result: None,
                limit: Some(TimeLimit::WorkingHours(12)),
            },
        }
    }
}

fn readings() -> impl Strategy<Value = Reading<'static>> {
    let ranges = (-2_i64..12, 0_i64..12, -3_i64..14);
    let ends = prop::option::weighted(0.1, (some_day(), some_day(), some_day()));
    let policy = (any::<bool>(), any::<bool>(), select(&["1", "7", "32", "dân cư"][..]));
    (ranges, ends, policy, any::<bool>()).prop_map(|(ranges, ends, policy, catalogue)| {
        let (from, length, as_of) = ranges;
        let start = day("2026-06-28") + TimeDelta::days(from);
        let near =
            (start, start + TimeDelta::days(length), day("2026-06-28") + TimeDelta::days(as_of));
        // A day can lie beyond what a period may.
        let (first, last, as_of) = ends.unwrap_or(near);
        let (first, last) = (first.min(day("9999-12-31")), last.min(day("9999-12-31")));
        let period = Period::range(first.min(last), first.max(last)).expect("in order");
        let (direct, paper, population_database) = policy;
        let policy = Policy {
            missing_channel: if direct {
                MissingChannel::CountsAsDirect
            } else {
                MissingChannel::NotKnown
            },
            paper_result: if paper { PaperResult::AssumeRequired } else { PaperResult::NotKnown },
            population_database,
            ..Policy::default()
        };
        let reading = Reading::new(period).on(as_of).with_policy(policy);
        if catalogue { reading.with_procedures(&Terms4) } else { reading }
    })
}

/// All twenty of dossiers and, of each fact, those who have it among all: more than one word.
fn indicators() -> Vec<Indicator<DossierFact>> {
    const NAME: Name = Name::new("câu hỏi riêng", "a question of its own");
    let own = DossierFact::ALL.iter().map(|fact| {
        Indicator::new(fact.id(), NAME, vn_egov_metrics::fact::Question::ALL, fact.yes())
    });
    dossier::ALL.into_iter().cloned().chain(own).collect()
}

fn blank(reading: &Reading<'_>) -> Breakdown<u8, Counts<DossierFact>> {
    Breakdown::new(Coverage::of(reading, "packets"), Counts::of(&indicators()))
}

fn one_by_one(
    records: &[(u8, Dossier)],
    reading: &Reading<'_>,
) -> Breakdown<u8, Counts<DossierFact>> {
    let mut counted = blank(reading);
    for (key, dossier) in records {
        counted.add(*key, dossier.standing(reading));
    }
    counted
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn columns_count_as_one_after_another(
        records in dossiers(150),
        readings in prop::collection::vec(readings(), 1..4),
        threads in 1_usize..6,
    ) {
        let mut columns = DossierColumns::new();
        for (key, dossier) in &records {
            columns.push(*key, dossier);
        }
        prop_assert_eq!(columns.len(), records.len());
        // The same columns, asked one way after another.
        for reading in &readings {
            let mut counted = blank(reading);
            let threads = NonZeroUsize::new(threads).expect("at least one");
            counted.count_columns(threads, &columns, reading).expect("no overflow");
            prop_assert_eq!(&counted, &one_by_one(&records, reading));
            // And added to what was counted before.
            counted.count_columns(NonZeroUsize::MIN, &columns, reading).expect("no overflow");
            let twice = [records.clone(), records.clone()].concat();
            prop_assert_eq!(counted, one_by_one(&twice, reading));
        }
    }

    #[test]
    fn slices_count_as_one_after_another(
        records in dossiers(150), reading in readings(), threads in 1_usize..6,
    ) {
        let mut counted = blank(&reading);
        let threads = NonZeroUsize::new(threads).expect("at least one");
        counted
            .count_dossiers(threads, &records, &reading, |record| {
                (record.0 != 3).then_some((record.0, &record.1))
            })
            .expect("no overflow");
        let kept: Vec<_> = records.iter().filter(|(key, _)| *key != 3).cloned().collect();
        prop_assert_eq!(counted, one_by_one(&kept, &reading));

        // Many in one group, so that its numbers outgrow their lowest places.
        let many: Vec<_> = records.into_iter().map(|(_, dossier)| (0, dossier)).collect();
        let many = vec![many; 6].concat();
        let mut counted = blank(&reading);
        counted
            .count_dossiers(threads, &many, &reading, |(key, dossier)| Some((*key, dossier)))
            .expect("no overflow");
        prop_assert_eq!(counted, one_by_one(&many, &reading));
    }
}
