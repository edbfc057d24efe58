//! Coverages, beside the plain set of days they stand for.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::Coverage;

const SOURCES: [&str; 2] = ["iOffice", "một cửa"];

/// What a coverage stands for: days of sources.
type DaySet = BTreeSet<(usize, u64)>;

fn day(number: u64) -> NaiveDate {
    let first: NaiveDate = "2024-02-25".parse().expect("a date");
    first.checked_add_days(Days::new(number)).expect("a date")
}

fn days(coverage: &Coverage) -> DaySet {
    let place = |source| SOURCES.iter().position(|name| *name == source).expect("one of the two");
    let within = |first, last| (0..40).filter(move |number| (first..=last).contains(&day(*number)));
    coverage
        .sources()
        .flat_map(|(source, first, last)| {
            within(first, last).map(move |number| (place(source), number))
        })
        .collect()
}

/// Some ranges of days, joined where they can be.
fn coverage() -> impl Strategy<Value = Coverage> {
    let range = (0..SOURCES.len(), 0_u64..30, 0_u64..4);
    prop::collection::vec(range, 0..4).prop_map(|ranges| {
        ranges.into_iter().fold(Coverage::NONE, |covered, (source, first, more)| {
            let range = Coverage::new(day(39), SOURCES[source], day(first), day(first + more));
            covered.join(&range.expect("in order")).unwrap_or(covered)
        })
    })
}

proptest! {
    #[test]
    fn joining_is_the_union_of_disjoint_days(a in coverage(), b in coverage()) {
        let (here, there) = (days(&a), days(&b));
        match a.join(&b) {
            Ok(both) => {
                prop_assert!(here.is_disjoint(&there));
                prop_assert_eq!(days(&both), &here | &there);
                // One way of writing it: ranges in order, those that meet made one.
                let ranges: Vec<_> = both.sources().collect();
                for pair in ranges.windows(2) {
                    let ((one, _, last), (next, first, _)) = (pair[0], pair[1]);
                    prop_assert!(one < next || last.succ_opt().is_some_and(|day| day < first));
                }
                prop_assert_eq!(b.join(&a), Ok(both.clone()));
                prop_assert_eq!(both.without(&b), Ok(a));
            }
            Err(error) => {
                prop_assert!(!here.is_disjoint(&there), "{error}");
                prop_assert_eq!(b.join(&a).is_err(), true);
            }
        }
    }

    #[test]
    fn taking_away_is_the_difference_of_a_part(a in coverage(), b in coverage()) {
        let (here, there) = (days(&a), days(&b));
        match a.without(&b) {
            Ok(left) => {
                prop_assert!(there.is_subset(&here));
                prop_assert_eq!(days(&left), &here - &there);
                prop_assert_eq!(left.join(&b), Ok(a));
            }
            Err(error) => prop_assert!(!there.is_subset(&here), "{error}"),
        }
    }

    #[test]
    fn joining_associates_where_it_is_allowed(a in coverage(), b in coverage(), c in coverage()) {
        let left = a.join(&b).and_then(|both| both.join(&c));
        let right = b.join(&c).and_then(|both| a.join(&both));
        prop_assert_eq!(left.is_ok(), right.is_ok());
        if left.is_ok() {
            prop_assert_eq!(left, right);
        }
        prop_assert_eq!(a.join(&Coverage::NONE), Ok(a.clone()));
        prop_assert_eq!(Coverage::NONE.join(&a), Ok(a.clone()));
        prop_assert_eq!(a.without(&a), Ok(Coverage::NONE));
    }

    #[test]
    fn a_coverage_survives_the_trip(a in coverage()) {
        let wire = serde_json::to_string(&a).expect("it travels");
        prop_assert_eq!(serde_json::from_str::<Coverage>(&wire).expect(&wire), a);
    }
}

#[test]
fn one_source_in_two_spellings_is_counted_once() {
    let of = |source: &str| Coverage::new(day(9), source, day(0), day(9)).expect("in order");
    let decomposed: String = " một  cửa".nfd().collect();
    assert_eq!(of(&decomposed), of("một cửa"));
    assert_eq!(
        of("một cửa").join(&of(&decomposed)).unwrap_err().to_string(),
        "source \"một cửa\" is counted twice from 2024-02-25 to 2024-03-05",
    );
}
