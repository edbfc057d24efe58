//! Criteria 1.1, 1.2 and 1.3: announced and published on time, and complete.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use vn_egov_metrics::code::Coded;
use vn_egov_metrics::fact::{ProcedureFact, Reading};
use vn_egov_metrics::record::{Announcement, AuthorityLevel, Procedure, PublicParts};

use super::{day, nth_working_day_after, nth_working_day_before, reading};

fn announced(by: &str, all: &[Announcement]) -> Procedure {
    Procedure {
        announced_by: Coded::read(by),
        announcements: Some(all.to_vec()),
        ..Procedure::default()
    }
}

fn ask(procedure: &Procedure, reading: &Reading<'_>) -> [Option<bool>; 4] {
    use ProcedureFact::{Announced, AnnouncedOnTime, PublishedOnTime, ToPublish};
    let standing = procedure.standing(reading);
    [Announced, AnnouncedOnTime, ToPublish, PublishedOnTime].map(|fact| standing.answer(fact))
}

#[test]
fn a_decision_comes_so_many_working_days_before_it_takes_effect() {
    // Counted back over Tết: 20 for a ministry, 5 for a province.
    for (by, effect, last) in [
        ("G15", "2026-03-13", "2026-02-06"),
        ("000.00.00.G15", "2026-03-31", "2026-03-03"),
        ("H59", "2026-02-24", "2026-02-10"),
        ("H59", "2026-03-09", "2026-03-02"),
        // Effect on a Sunday.
        ("H59", "2026-03-08", "2026-03-02"),
    ] {
        let on_time = |decided: NaiveDate| {
            let takes_effect_on = Some(day(effect));
            let one = Announcement { takes_effect_on, ..Announcement::decided_on(decided) };
            ask(&announced(by, &[one]), &reading("2026"))[1]
        };
        let last = day(last);
        assert_eq!(on_time(last), Some(true), "{by} {effect}");
        assert_eq!(on_time(last.succ_opt().expect("a day")), Some(false), "{by} {effect}");
        assert_eq!(on_time(day(effect)), Some(false), "{by} on the day");
        assert_eq!(on_time(day(effect) + Days::new(2)), Some(false), "{by} after the day");
    }
}

#[test]
fn it_is_public_so_many_working_days_after_the_decision() {
    // 10 for a ministry, 5 for a province, over Tết.
    for (by, decided, last) in [
        ("G15", "2026-02-13", "2026-03-06"),
        ("H59", "2026-02-13", "2026-02-27"),
        ("H59.17", "2026-03-02", "2026-03-09"),
    ] {
        let asked = |published: NaiveDate| {
            let published_on = Some(published);
            let one = Announcement { published_on, ..Announcement::decided_on(day(decided)) };
            ask(&announced(by, &[one]), &reading("2026-Q1"))
        };
        let last = day(last);
        assert_eq!(asked(last)[2..], [Some(true), Some(true)], "{by} {decided}");
        let late = last.succ_opt().expect("a day");
        assert_eq!(asked(late)[2..], [Some(true), Some(false)], "{by} {decided}");
    }
    // To be published in the period in which the limit ends, by the day of the reading.
    let one = Announcement { published_on: None, ..Announcement::decided_on(day("2026-03-26")) };
    let procedure = announced("H59", &[one]);
    assert_eq!(ask(&procedure, &reading("2026-Q1"))[2], Some(false)); // it ends on 2 April
    assert_eq!(ask(&procedure, &reading("2026-Q2"))[2..], [Some(true), None]);
    let early = reading("2026-Q2").on(day("2026-04-01"));
    assert_eq!(ask(&procedure, &early)[2], Some(false));
}

#[test]
fn one_late_decision_makes_the_procedure_late() {
    let decision = |decided: &str, effect: &str, published: &str| Announcement {
        decided_on: day(decided),
        takes_effect_on: Some(day(effect)),
        published_on: Some(day(published)),
    };
    let good = decision("2026-03-02", "2026-03-20", "2026-03-04");
    let late = decision("2026-03-03", "2026-03-04", "2026-03-25");
    let late_before = decision("2025-12-01", "2025-12-02", "2025-12-31");
    let yes = Some(true);
    let q1 = reading("2026-Q1");
    assert_eq!(ask(&announced("H59", &[good]), &q1), [yes; 4]);
    assert_eq!(ask(&announced("H59", &[good, late]), &q1), [yes, Some(false), yes, Some(false)]);
    // A decision outside the period is not late in it.
    assert_eq!(ask(&announced("H59", &[late_before, good]), &q1), [yes; 4]);
    assert_eq!(ask(&announced("H59", &[late_before]), &q1), [Some(false), yes, Some(false), yes]);
    // None at all was announced; nobody said whether.
    assert_eq!(ask(&announced("H59", &[]), &q1)[0], Some(false));
    assert_eq!(ask(&Procedure::default(), &q1), [None; 4]);
    // What nobody wrote down leaves open what no late one settles.
    let open = Announcement::decided_on(day("2026-03-02"));
    assert_eq!(ask(&announced("H59", &[good, open]), &q1), [yes, None, yes, None]);
    assert_eq!(ask(&announced("H59", &[late, open]), &q1), [yes, Some(false), yes, Some(false)]);
}

#[test]
fn the_limit_is_that_of_whoever_announces() {
    let agency = |code| Coded::read(code);
    let bare = |announced_by, authority_level, authority| Procedure {
        announced_by,
        authority_level,
        authority,
        announcements: Some(vec![Announcement {
            takes_effect_on: Some(day("2026-03-16")), // 10 working days
            ..Announcement::decided_on(day("2026-03-02"))
        }]),
        ..Procedure::default()
    };
    let q1 = reading("2026-Q1");
    let on_time = |procedure: &Procedure| ask(procedure, &q1)[1];
    let (province, ministry) = (Some(true), Some(false));
    let commune = Some(AuthorityLevel::Commune);
    // Who announces stands before who settles, and that before who lists it.
    assert_eq!(on_time(&bare(agency("G15"), commune, agency("H59"))), ministry);
    assert_eq!(on_time(&bare(None, commune, agency("G15"))), province);
    assert_eq!(on_time(&bare(None, Some(AuthorityLevel::Ministry), agency("H59"))), ministry);
    assert_eq!(on_time(&bare(None, None, agency("H59.17"))), province);
    assert_eq!(on_time(&bare(None, None, agency("000.00.01.G15"))), ministry);
    // A name, or nothing: the limit is not known.
    assert_eq!(on_time(&bare(None, None, agency("Sở Tư pháp"))), None);
    assert_eq!(on_time(&bare(None, None, None)), None);
}

#[test]
fn complete_is_asked_of_what_is_public_whatever_the_period() {
    let asked = |procedure: Procedure| {
        let facts = |period| {
            let standing = procedure.standing(&reading(period));
            [ProcedureFact::Published, ProcedureFact::Complete].map(|fact| standing.answer(fact))
        };
        assert_eq!(facts("2016-01"), facts("2026-Q4"));
        facts("2026-Q1")
    };
    let (yes, no) = (Some(true), Some(false));
    let parts = PublicParts::ALL;
    let public = Procedure { published: yes, ..Procedure::default() };
    assert_eq!(asked(public.clone()), [yes, None]);
    assert_eq!(asked(Procedure { parts, ..public.clone() }), [yes, yes]);
    // Each of the seven counts.
    for without in [
        PublicParts { name: no, ..parts },
        PublicParts { steps: no, ..parts },
        PublicParts { ways: no, ..parts },
        PublicParts { papers: no, ..parts },
        PublicParts { time_limit: no, ..parts },
        PublicParts { applicants: no, ..parts },
        PublicParts { agency: no, ..parts },
    ] {
        assert_eq!(asked(Procedure { parts: without, ..public.clone() }), [yes, no]);
    }
    let unsaid = PublicParts { steps: None, ..parts };
    assert_eq!(asked(Procedure { parts: unsaid, ..public.clone() }), [yes, None]);
    // What is told as a whole stands before the parts.
    assert_eq!(asked(Procedure { complete: no, parts, ..public }), [yes, no]);
}

proptest! {
    /// The same by walking from day to day.
    #[test]
    fn the_limits_are_those_of_walking(
        decided in 0..60_u64, effect in prop::option::of(0..90_u64),
        published in prop::option::of(0..90_u64), ministry: bool,
    ) {
        let after = |days| day("2026-01-20") + Days::new(days);
        let (decided, effect) = (after(decided), effect.map(after));
        let published = published.map(after);
        let q1 = reading("2026-Q1");
        let (announce, publish) = if ministry { (20, 10) } else { (5, 5) };
        let one = Announcement {
            decided_on: decided, takes_effect_on: effect, published_on: published,
        };
        let asked = ask(&announced(if ministry { "G15" } else { "H59" }, &[one]), &q1);
        let early = effect.map(|day| decided <= nth_working_day_before(day, announce));
        let due = nth_working_day_after(decided, publish);
        let to_publish = due <= day("2026-03-31");
        prop_assert_eq!(asked[0], Some(true));
        prop_assert_eq!(asked[1], early);
        prop_assert_eq!(asked[2], Some(to_publish));
        if to_publish {
            prop_assert_eq!(asked[3], published.map(|day| day <= due));
        }
    }
}
