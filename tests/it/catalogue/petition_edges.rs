//! Limits of petitions on their last day and the day after, across Tết and through forwarding.

use chrono::NaiveDate;
use vn_egov_metrics::TimeLimit;
use vn_egov_metrics::fact::{Forwarding, PetitionFact, Policy, Reading, limits};
use vn_egov_metrics::record::{Outcome, Petition, PetitionClass, PetitionParts, PetitionRow};

use super::day;

fn answer(parts: PetitionParts, fact: PetitionFact, policy: Policy<'_>) -> Option<bool> {
    let reading = Reading::new("2026".parse().expect("a year")).on(day("2026-06-30"));
    let petition = Petition::from_parts(parts).expect("it can be");
    petition.standing(&reading.with_policy(policy)).answer(fact)
}

fn closed(received: &str, outcome: Outcome, closed: NaiveDate) -> PetitionParts {
    PetitionParts {
        outcome: Some(outcome),
        closed_on: Some(closed),
        ..PetitionParts::received_on(day(received))
    }
}

#[test]
fn the_last_day_is_in_time_and_the_next_is_not() {
    // 2 to refuse, 5 to ask for more, 15 to resolve. Tết 2026 is off from 14 to 22 February,
    // weekends and all.
    for (received, outcome, last) in [
        ("2026-03-02", Outcome::Refused, "2026-03-04"),
        ("2026-03-02", Outcome::Asked, "2026-03-09"),
        ("2026-03-02", Outcome::Resolved, "2026-03-23"),
        ("2026-03-02", Outcome::Published, "2026-03-23"),
        // A Friday: the weekend does not count.
        ("2026-03-06", Outcome::Refused, "2026-03-10"),
        // The last working day before Tết.
        ("2026-02-13", Outcome::Refused, "2026-02-24"),
        ("2026-02-13", Outcome::Asked, "2026-02-27"),
        ("2026-02-13", Outcome::Resolved, "2026-03-13"),
        // In the middle of it: the same days.
        ("2026-02-17", Outcome::Refused, "2026-02-24"),
        ("2026-02-17", Outcome::Resolved, "2026-03-13"),
        // Well before: 3 days before Tết, 12 after.
        ("2026-02-10", Outcome::Resolved, "2026-03-10"),
    ] {
        let last = day(last);
        let on_time =
            |end| answer(closed(received, outcome, end), PetitionFact::OnTime, Policy::default());
        let name = format!("{outcome:?} of {received}");
        assert_eq!(on_time(day(received)), Some(true), "{name} at once");
        assert_eq!(on_time(last), Some(true), "{name} on {last}");
        assert_eq!(on_time(last.succ_opt().expect("a day")), Some(false), "{name} after {last}");
    }
}

#[test]
fn an_answer_is_public_within_two_working_days() {
    for (resolved, last) in
        [("2026-03-02", "2026-03-04"), ("2026-03-05", "2026-03-09"), ("2026-02-13", "2026-02-24")]
    {
        let published = |day: NaiveDate| PetitionParts {
            published_on: Some(day),
            ..closed("2026-02-13", Outcome::Published, resolved.parse().expect("a day"))
        };
        let on_time =
            |day| answer(published(day), PetitionFact::PublishedOnTime, Policy::default());
        let last = day(last);
        assert_eq!(on_time(last), Some(true), "{resolved}");
        assert_eq!(on_time(last.succ_opt().expect("a day")), Some(false), "{resolved}");
        // Late in public, and still resolved in time.
        let late = published(day("2026-06-01"));
        assert_eq!(answer(late, PetitionFact::OnTime, Policy::default()), Some(true));
    }
    // Resolved and never made public: late once the two days have passed.
    let never = closed("2026-02-02", Outcome::Resolved, day("2026-02-13"));
    assert_eq!(answer(never, PetitionFact::PublishedOnTime, Policy::default()), Some(false));
    let just = closed("2026-06-22", Outcome::Resolved, day("2026-06-29"));
    assert_eq!(answer(just, PetitionFact::PublishedOnTime, Policy::default()), Some(true));
}

#[test]
fn forwarding_starts_the_limits_anew_only_by_policy() {
    let anew = Policy { forwarding: Forwarding::StartsAnew, ..Policy::default() };
    // Received before Tết, forwarded on the second day after it: 13 March, or 17 March.
    let forwarded = |end: &str| PetitionParts {
        forwarded_on: Some(day("2026-02-24")),
        ..closed("2026-02-13", Outcome::Resolved, day(end))
    };
    let on_time = |end, policy| answer(forwarded(end), PetitionFact::OnTime, policy);
    assert_eq!(on_time("2026-03-13", Policy::default()), Some(true));
    assert_eq!(on_time("2026-03-16", Policy::default()), Some(false));
    assert_eq!(on_time("2026-03-17", anew), Some(true));
    assert_eq!(on_time("2026-03-18", anew), Some(false));
    // It counts in the period in which it was received, whoever received it.
    let march = Reading::new("2026-03".parse().expect("a month"));
    let petition = Petition::from_parts(forwarded("2026-03-13")).expect("it can be");
    assert_eq!(petition.standing(&march).answer(PetitionFact::InPeriod), Some(false));
    assert_eq!(petition.standing(&march).answer(PetitionFact::Forwarded), Some(true));
}

#[test]
fn an_open_one_is_late_from_the_day_after_its_limit() {
    let open = PetitionParts {
        outcome: Some(Outcome::Open),
        ..PetitionParts::received_on(day("2026-02-13"))
    };
    let closes_later = PetitionParts {
        outcome: Some(Outcome::Refused),
        closed_on: Some(day("2026-05-04")),
        ..PetitionParts::received_on(day("2026-02-13"))
    };
    for parts in [open, closes_later] {
        let petition = Petition::from_parts(parts).expect("it can be");
        let on_time = |as_of| {
            let reading = Reading::new("2026-Q1".parse().expect("a quarter")).on(day(as_of));
            petition.standing(&reading).answer(PetitionFact::OnTime)
        };
        assert_eq!(on_time("2026-03-13"), Some(true));
        assert_eq!(on_time("2026-03-14"), Some(false));
    }
}

#[test]
fn beyond_the_calendar_nothing_is_known() {
    let parts = closed("2039-05-04", Outcome::Refused, day("2039-05-05"));
    let petition = Petition::from_parts(parts).expect("it can be");
    let reading = Reading::new("2039".parse().expect("a year"));
    let standing = petition.standing(&reading);
    assert_eq!(standing.answer(PetitionFact::Handled), Some(true));
    assert_eq!(standing.answer(PetitionFact::OnTime), None);
}

#[test]
fn why_a_petition_cannot_be() {
    let received = PetitionParts::received_on(day("2026-03-02"));
    for (parts, sentence) in [
        (
            PetitionParts { forwarded_on: Some(day("2026-03-01")), ..received.clone() },
            "the petition was forwarded on 2026-03-01, before it was received on 2026-03-02",
        ),
        (
            PetitionParts { closed_on: Some(day("2026-02-28")), ..received.clone() },
            "the petition was closed on 2026-02-28, before it was received on 2026-03-02",
        ),
        (
            PetitionParts { published_on: Some(day("2026-02-28")), ..received.clone() },
            "the petition was published on 2026-02-28, before it was received on 2026-03-02",
        ),
        (
            PetitionParts {
                outcome: Some(Outcome::Open),
                closed_on: Some(day("2026-03-02")),
                ..received.clone()
            },
            "the petition is open, and was closed on 2026-03-02",
        ),
        (
            PetitionParts {
                outcome: Some(Outcome::Resolved),
                published_on: Some(day("2026-03-03")),
                ..received.clone()
            },
            "the petition was published on 2026-03-03, and its outcome is another",
        ),
        (
            PetitionParts {
                outcome: Some(Outcome::Published),
                closed_on: Some(day("2026-03-05")),
                published_on: Some(day("2026-03-04")),
                ..received
            },
            "the petition was published on 2026-03-04, before it was closed on 2026-03-05",
        ),
    ] {
        assert_eq!(Petition::from_parts(parts).expect_err(sentence).to_string(), sentence);
    }
}

#[test]
fn limits_are_rows_with_their_source() {
    let rows = limits::ALL.map(|row| (row.id, row.limit));
    let days = TimeLimit::WorkingDays;
    assert_eq!(
        rows,
        [
            ("procedure.announce.ministry", days(20)),
            ("procedure.announce.province", days(5)),
            ("procedure.publish.ministry", days(10)),
            ("procedure.publish.province", days(5)),
            ("petition.refuse", days(2)),
            ("petition.ask", days(5)),
            ("petition.resolve", days(15)),
            ("petition.publish", days(2)),
        ]
    );
    for row in limits::ALL {
        assert!(row.source.contains("766") || row.source.contains("63/2010"), "{}", row.id);
    }
}

#[test]
fn what_a_petition_came_to_travels_by_its_name() {
    for outcome in Outcome::ALL {
        let json = format!("\"{}\"", outcome.id());
        assert_eq!(serde_json::to_string(&outcome).expect("text"), json);
        assert_eq!(serde_json::from_str::<Outcome>(&json).ok(), Some(outcome));
        assert_eq!(outcome.to_string(), outcome.id());
    }
    for class in PetitionClass::ALL {
        let json = format!("\"{}\"", class.id());
        assert_eq!(serde_json::to_string(&class).expect("text"), json);
        assert_eq!(serde_json::from_str::<PetitionClass>(&json).ok(), Some(class));
        assert_eq!(class.to_string(), class.id());
        // A table may name it in either language.
        for class_in_table in [class.id(), class.name().vi] {
            let row = PetitionRow {
                received_on: "2026-07-03",
                class: class_in_table,
                ..PetitionRow::default()
            };
            assert_eq!(row.petition().expect("a class").parts().class, Some(class));
        }
    }
    assert!(serde_json::from_str::<Outcome>("\"liked\"").is_err());
}
