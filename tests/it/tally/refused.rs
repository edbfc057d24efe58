//! What does not go together, with the sentence that says why.

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use vn_egov_metrics::fact::{DocumentFact, Reading, Standing};
use vn_egov_metrics::indicator::document;
use vn_egov_metrics::record::Document;
use vn_egov_metrics::tally::{Count, Counter, CounterError};
use vn_egov_metrics::{Breakdown, Counts, Coverage, Tally};

fn reading(period: &str, as_of: &str) -> Reading<'static> {
    Reading::new(period.parse().expect("a period")).on(as_of.parse().expect("a date"))
}

fn month(period: &str, as_of: &str, source: &str) -> Breakdown<&'static str, Tally<DocumentFact>> {
    let reading = reading(period, as_of);
    let mut breakdown = Breakdown::new(Coverage::of(&reading, source), Tally::new());
    breakdown.add("H59.17", Document::issued_on(reading.period().first()).standing(&reading));
    breakdown
}

#[test]
fn a_source_counted_twice_is_named_with_its_days() {
    let mut august = month("2024-08", "2024-09-30", "iOffice");
    let before = august.clone();
    let quarter = month("2024-Q3", "2024-09-30", "iOffice");
    assert_eq!(
        august.merge(quarter).unwrap_err().to_string(),
        "source \"iOffice\" is counted twice from 2024-08-01 to 2024-08-31",
    );
    assert_eq!(august, before);
    august.merge(month("2024-09", "2024-09-30", "iOffice")).expect("another month");
    august.merge(month("2024-08", "2024-09-30", "VNPT")).expect("another source");
    assert_eq!(
        august.coverage().to_string(),
        "VNPT from 2024-08-01 to 2024-08-31, iOffice from 2024-08-01 to 2024-09-30, as of 2024-09-30",
    );
}

#[test]
fn two_days_of_reading_do_not_add_up() {
    let mut july = month("2024-07", "2024-07-31", "iOffice");
    let august = month("2024-08", "2024-08-31", "iOffice");
    assert_eq!(
        july.merge(august).unwrap_err().to_string(),
        "read as of 2024-07-31 here and as of 2024-08-31 there",
    );
}

#[test]
fn only_what_is_covered_can_be_taken_back() {
    let mut august = month("2024-08", "2024-08-31", "iOffice");
    assert_eq!(
        august.subtract(month("2024-07", "2024-08-31", "iOffice")).unwrap_err().to_string(),
        "source \"iOffice\" was not counted from 2024-07-01 to 2024-07-31",
    );
    let reading = reading("2024-08", "2024-08-31");
    let signed =
        Document { signed_person: Some(true), ..Document::issued_on(reading.period().first()) };
    for agency in ["H59.17", "H59.18"] {
        assert_eq!(
            august.take_back(&agency, signed.standing(&reading)).unwrap_err().to_string(),
            "a document was taken back that was never counted",
        );
    }
    august.subtract(august.clone()).expect("all of it");
    assert!(august.is_empty());
    assert_eq!(august.coverage(), &Coverage::NONE);
}

#[test]
fn a_part_in_the_middle_leaves_both_ends() {
    let coverage = |period: &str| Coverage::of(&reading(period, "2024-12-31"), "iOffice");
    let left = coverage("2024").without(&coverage("2024-05")).expect("it is covered");
    assert_eq!(
        left.to_string(),
        "iOffice from 2024-01-01 to 2024-04-30, iOffice from 2024-06-01 to 2024-12-31, as of 2024-12-31",
    );
    assert_eq!(left.join(&coverage("2024-05")), Ok(coverage("2024")));
}

#[test]
fn a_last_day_before_the_first_covers_nothing() {
    let day = |text: &str| text.parse().expect("a date");
    let (first, last) = (day("2024-08-31"), day("2024-08-01"));
    assert_eq!(
        Coverage::new(first, "iOffice", first, last).unwrap_err().to_string(),
        "source \"iOffice\" ends on 2024-08-01, before it begins on 2024-08-31",
    );
}

#[test]
fn counts_of_other_indicators_do_not_merge() {
    let reading = reading("2024-08", "2024-08-31");
    let mut all =
        Breakdown::<&str, _>::new(Coverage::of(&reading, "iOffice"), Counts::of(document::ALL));
    let signed = Breakdown::new(Coverage::of(&reading, "VNPT"), Counts::of([&document::SIGNED]));
    assert_eq!(
        all.merge(signed).unwrap_err().to_string(),
        "counts of other indicators: \"document.signed_any\" here, \"\" there",
    );
}

/// As many records as can be put together but one, none of which answers anything.
fn nearly_full() -> (Tally<DocumentFact>, Counts<DocumentFact>) {
    let wire = format!(r#"[{{"standing":{{"holds":[],"known":[]}},"records":{}}}]"#, Count::MOST);
    let mut tally: Tally<DocumentFact> = serde_json::from_str(&wire).expect("as many as are read");
    let mut counts = tally.to_counts(document::ALL);
    let one = Document::issued_on("2024-08-01".parse().expect("a date"))
        .standing(&reading("2024-08", "2024-08-31"));
    assert_eq!(
        Counter::take_back(&mut tally, one).unwrap_err().to_string(),
        "a document was taken back that was never counted",
    );
    let unknown: Standing<DocumentFact> = Standing::UNKNOWN;
    Counter::take_back(&mut tally, unknown).expect("it was counted");
    Counter::take_back(&mut counts, unknown).expect("it was counted");
    (tally, counts)
}

#[test]
fn more_records_than_a_count_holds_are_not_put_together() {
    fn check<C>(nearly_full: &C, two: &C)
    where
        C: Counter + Serialize + DeserializeOwned,
    {
        let mut after = nearly_full.clone();
        assert_eq!(after.merge(two).unwrap_err().to_string(), "more than 2^63 - 1 records");
        assert_eq!(&after, nearly_full);

        let day: NaiveDate = "2024-08-31".parse().expect("a date");
        let of = |source: &str, key: u8, counted: &C| -> Breakdown<u8, C> {
            let coverage = Coverage::new(day, source, day, day).expect("in order");
            let cells = json!([{"key": 1, "counted": two}, {"key": key, "counted": counted}]);
            serde_json::from_value(
                json!({"coverage": coverage, "blank": two.blank(), "cells": cells}),
            )
            .expect("it is a breakdown")
        };
        // The first group could be merged, the second not: neither is.
        let mut here = of("here", 2, nearly_full);
        let before = here.clone();
        let there = of("there", 2, two);
        assert_eq!(here.merge(there).unwrap_err().to_string(), "more than 2^63 - 1 records");
        assert_eq!(here, before);
        let refused = |error: CounterError| error.to_string();
        assert_eq!(here.total().map_err(refused), Err("more than 2^63 - 1 records".into()));
        assert_eq!(here.regroup(|_| 0).map_err(refused), Err("more than 2^63 - 1 records".into()),);
    }
    let (tally, counts) = nearly_full();
    let two: Tally<DocumentFact> = [Standing::UNKNOWN; 2].into_iter().collect();
    check(&tally, &two);
    check(&counts, &two.to_counts(document::ALL));
}

#[test]
fn one_by_one_there_is_always_room() {
    let (mut tally, mut counts) = nearly_full();
    for _ in 0..200 {
        tally.add(Standing::UNKNOWN);
        counts.add(Standing::UNKNOWN);
    }
    let count = tally.count(&document::SIGNED);
    assert_eq!(count.among_unknown(), Count::MOST + 199);
    assert_eq!(counts.count(&document::SIGNED), Some(count));
    assert_eq!(tally.to_counts(document::ALL), counts);
    // But two such are not put together, and neither is read.
    for error in [tally.clone().merge(&tally), counts.clone().merge(&counts)] {
        assert_eq!(error.unwrap_err().to_string(), "more than 2^63 - 1 records");
    }
    let wire = serde_json::to_string(&tally).expect("it travels");
    let refused = serde_json::from_str::<Tally<DocumentFact>>(&wire).unwrap_err().to_string();
    assert!(refused.starts_with("more than 2^63 - 1 records"), "{refused}");
}

#[test]
fn counts_never_speak_of_more_records_than_are_left() {
    let reading = reading("2024-08", "2024-08-31");
    let day = |text: &str| Document::issued_on(text.parse().expect("a date")).standing(&reading);
    let (inside, outside) = (day("2024-08-01"), day("2024-07-01"));
    let of = |standing| {
        let mut counts = Counts::of(document::ALL);
        counts.add(standing);
        counts
    };
    let never = "a document was taken back that was never counted";
    let mut counts = of(inside);
    assert_eq!(Counter::take_back(&mut counts, outside).unwrap_err().to_string(), never);
    assert_eq!(counts.subtract(&of(outside)).unwrap_err().to_string(), never);
    assert_eq!(counts, of(inside));
    counts.subtract(&of(inside)).expect("it was counted");
    assert!(counts.is_empty());
}

#[test]
fn a_change_of_many_groups_is_all_or_nothing() {
    let reading = reading("2024-08", "2024-08-31");
    let unsigned = Document::issued_on(reading.period().first());
    let signed = Document { signed_person: Some(true), ..unsigned };
    let mut august = month("2024-08", "2024-08-31", "iOffice");
    august.add("H59.18", unsigned.standing(&reading));
    let before = august.clone();
    let mut part = month("2024-08", "2024-08-31", "iOffice");
    part.add("H59.18", signed.standing(&reading));
    assert_eq!(
        august.subtract(part).unwrap_err().to_string(),
        "a document was taken back that was never counted",
    );
    assert_eq!(august, before);
}
