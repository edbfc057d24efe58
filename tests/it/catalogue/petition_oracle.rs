//! The rules of a petition once more, slow and obvious, and nothing of the crate but its calendar.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use vn_egov_metrics::Tally;
use vn_egov_metrics::fact::{Fact, Forwarding, MissingRating, PetitionFact, Policy, Reading};
use vn_egov_metrics::indicator::petition;
use vn_egov_metrics::record::{Outcome, Petition, PetitionClass, PetitionParts};

use super::{day, nth_working_day_after};
use crate::said::{both, some};

fn no(answer: Option<bool>) -> Option<bool> {
    answer.map(|answer| !answer)
}

/// Whether such a petition can be.
fn can_be(p: &PetitionParts) -> bool {
    let days = [p.forwarded_on, p.closed_on, p.published_on];
    let none_before = days.iter().flatten().all(|day| *day >= p.received_on);
    let open_is_open = p.outcome != Some(Outcome::Open) || p.closed_on.is_none();
    let public_is_public = p.published_on.is_none() || p.outcome == Some(Outcome::Published);
    let in_order = match (p.closed_on, p.published_on) {
        (Some(closed), Some(published)) => closed <= published,
        _ => true,
    };
    none_before && open_is_open && public_is_public && in_order
}

fn facts(p: &PetitionParts, reading: &Reading<'_>) -> BTreeMap<&'static str, Option<bool>> {
    let as_of = reading.as_of();
    let (from, to) = (reading.period().first(), reading.period().last());
    let start = match reading.policy().forwarding {
        Forwarding::KeepsRunning => p.received_on,
        Forwarding::StartsAnew => p.forwarded_on.unwrap_or(p.received_on),
    };
    let within = |days, end: NaiveDate| end <= nth_working_day_after(start, days);
    let handled = if p.outcome == Some(Outcome::Open) {
        Some(false)
    } else {
        p.closed_on.map(|closed| closed <= as_of)
    };
    let on_time = match (handled, p.closed_on, p.outcome) {
        (Some(true), Some(closed), Some(Outcome::Refused)) => Some(within(2, closed)),
        (Some(true), Some(closed), Some(Outcome::Asked)) => Some(within(5, closed)),
        (Some(true), Some(closed), Some(_)) => Some(within(15, closed)),
        // Nobody wrote how: within 2 days it is in time for all, after 15 for none.
        (Some(true), Some(closed), None) => match (within(2, closed), within(15, closed)) {
            (true, _) => Some(true),
            (_, false) => Some(false),
            _ => None,
        },
        (Some(false), ..) => Some(within(15, as_of)),
        _ => None,
    };
    let outcome_is =
        |wanted: &[Outcome]| both(handled, p.outcome.map(|outcome| wanted.contains(&outcome)));
    let published = both(
        outcome_is(&[Outcome::Published]),
        Some(p.published_on.is_none_or(|day| day <= as_of)),
    );
    let published_on_time = match (handled, p.closed_on) {
        (Some(true), Some(closed)) => {
            let due = nth_working_day_after(closed, 2);
            match (p.outcome, p.published_on) {
                (Some(Outcome::Published), Some(day)) => Some(day.min(as_of) <= due),
                (Some(Outcome::Resolved), _) => Some(as_of <= due),
                _ => None,
            }
        }
        _ => None,
    };
    let unsaid = match reading.policy().missing_rating {
        MissingRating::NotKnown => None,
        MissingRating::NotDisliked => Some(false),
    };
    let about = |class| p.class.map(|said| said == class);
    BTreeMap::from([
        ("in_period", Some(from <= p.received_on && p.received_on <= to.min(as_of))),
        ("forwarded", Some(p.forwarded_on.is_some_and(|day| day <= as_of))),
        ("handled", handled),
        ("refused", outcome_is(&[Outcome::Refused])),
        ("asked", outcome_is(&[Outcome::Asked])),
        ("resolved", outcome_is(&[Outcome::Resolved, Outcome::Published])),
        ("published", published),
        ("on_time", on_time),
        ("published_on_time", published_on_time),
        ("liked", p.satisfied),
        ("disliked", no(p.satisfied).or(unsaid)),
        ("repeated", p.repeated.or(unsaid)),
        ("about_procedure", about(PetitionClass::Procedure)),
        ("about_staff", about(PetitionClass::Staff)),
    ])
}

/// Days from before Tết 2026 to well after it.
fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0..100_u64).prop_map(|days| day("2026-01-12") + Days::new(days))
}

fn parts() -> impl Strategy<Value = PetitionParts> {
    let maybe = || prop::option::weighted(0.7, any::<bool>());
    // Later days are mostly near the limits.
    let later = || prop::option::weighted(0.8, prop_oneof![9 => 0..45_u64, 1 => Just(200)]);
    let outcome = prop::option::weighted(0.9, prop::sample::select(&Outcome::ALL[..]));
    let class = prop::option::of(prop::sample::select(&PetitionClass::ALL[..]));
    (a_day(), outcome, later(), later(), later(), maybe(), maybe(), class, any::<bool>()).prop_map(
        |(received, outcome, forwarded, closed, published, satisfied, repeated, class, before)| {
            let then = |days: u64| received + Days::new(days);
            PetitionParts {
                outcome,
                forwarded_on: if before { received.pred_opt() } else { forwarded.map(then) },
                closed_on: closed.map(then),
                published_on: published.map(then),
                satisfied,
                repeated,
                class,
                ..PetitionParts::received_on(received)
            }
        },
    )
}

/// Most days that cannot be are left out, so that the rest is tested.
fn likely_parts() -> impl Strategy<Value = PetitionParts> {
    parts().prop_map(|mut parts| {
        if parts.forwarded_on.is_some_and(|day| day < parts.received_on) {
            parts.forwarded_on = None;
        }
        if parts.outcome == Some(Outcome::Open) {
            parts.closed_on = None;
        }
        if parts.outcome != Some(Outcome::Published) {
            parts.published_on = None;
        }
        if let (Some(closed), Some(published)) = (parts.closed_on, parts.published_on) {
            parts.published_on = Some(published.max(closed));
        }
        parts
    })
}

fn policy() -> impl Strategy<Value = Policy<'static>> {
    (any::<bool>(), any::<bool>()).prop_map(|(anew, not_disliked)| Policy {
        forwarding: if anew { Forwarding::StartsAnew } else { Forwarding::KeepsRunning },
        missing_rating: if not_disliked {
            MissingRating::NotDisliked
        } else {
            MissingRating::NotKnown
        },
        ..Policy::default()
    })
}

proptest! {
    #[test]
    fn every_fact_is_what_the_rule_says(
        parts in likely_parts(), as_of in a_day(), policy in policy(),
    ) {
        let reading = Reading::new("2026-Q1".parse().expect("a quarter")).on(as_of);
        let reading = reading.with_policy(policy);
        let expected = facts(&parts, &reading);
        let petition = Petition::from_parts(parts).expect("it can be");
        let standing = petition.standing(&reading);
        for fact in PetitionFact::ALL {
            prop_assert_eq!(standing.answer(*fact), expected[fact.id()], "{}", fact.id());
        }
        prop_assert_eq!(expected.len(), PetitionFact::ALL.len());
    }

    #[test]
    fn what_cannot_be_is_refused_and_nothing_else(parts in parts()) {
        let made = Petition::from_parts(parts.clone());
        prop_assert_eq!(made.is_ok(), can_be(&parts));
        if let Ok(petition) = made {
            prop_assert_eq!(petition.into_parts(), parts);
        }
    }

    /// 5.3 takes each petition off once, however much is wrong with it.
    #[test]
    fn satisfied_are_all_but_those_disliked_repeated_or_overdue(
        all in prop::collection::vec(likely_parts(), 0..30), as_of in a_day(),
    ) {
        let reading = Reading::new("2026-Q1".parse().expect("a quarter")).on(as_of);
        let mut tally = Tally::new();
        let (mut among, mut having, mut unknown, mut on_time) = (0, 0, 0, 0);
        for parts in all {
            let facts = facts(&parts, &reading);
            tally.add(Petition::from_parts(parts).expect("it can be").standing(&reading));
            if facts["in_period"] != Some(true) {
                continue;
            }
            among += 1;
            on_time += u64::from(facts["on_time"] == Some(true));
            let wrong = [no(facts["on_time"]), facts["disliked"], facts["repeated"]];
            match some(wrong) {
                Some(true) => {}
                Some(false) => having += 1,
                None => unknown += 1,
            }
        }
        let satisfied = tally.count(&petition::SATISFIED);
        prop_assert_eq!(
            (satisfied.having(), satisfied.among(), satisfied.unknown()),
            (having, among, unknown)
        );
        prop_assert_eq!(tally.count(&petition::ON_TIME).having(), on_time);
    }
}
