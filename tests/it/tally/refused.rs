//! What does not go together, with the sentence that says why.

use vn_egov_metrics::fact::{DocumentFact, Reading};
use vn_egov_metrics::indicator::document;
use vn_egov_metrics::record::Document;
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
            august.take_back(agency, signed.standing(&reading)).unwrap_err().to_string(),
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
