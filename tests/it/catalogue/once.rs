//! One procedure that several rows list.

use proptest::prelude::*;
use vn_egov_metrics::fact::{Fact, ProcedureFact, ServiceFact, Standing, Usage};
use vn_egov_metrics::record::{Announcement, LegacyLevel, Procedure, ServiceLevel, ServiceState};

use super::{day, reading};
use crate::said::{both, some};

fn procedure() -> impl Strategy<Value = Procedure> {
    let flag = || prop::option::of(any::<bool>());
    let level = prop::option::of(prop::sample::select(&ServiceLevel::ALL[..]));
    let legacy = prop::option::weighted(0.2, prop::sample::select(&LegacyLevel::ALL[..]));
    let state = prop::option::weighted(0.2, prop::sample::select(&ServiceState::ALL[..]));
    let decisions = prop::option::of(prop::collection::vec((0..90_u64, 0..12_u64), 0..3));
    let flags = prop::array::uniform8(flag());
    (flags, level, legacy, state, decisions).prop_map(|(flags, level, legacy, state, decisions)| {
        let [in_force, eligible_full, published, for_citizens, fee, complete, integrated, within] =
            flags;
        let decision = |(start, lead): (u64, u64)| {
            let decided_on = day("2026-01-05") + chrono::Days::new(start);
            let takes_effect_on = Some(decided_on + chrono::Days::new(lead));
            Announcement { takes_effect_on, published_on: takes_effect_on, decided_on }
        };
        Procedure {
            in_force,
            eligible_full,
            published,
            for_citizens,
            fee,
            complete,
            integrated,
            within_authority: within,
            level,
            legacy_level: legacy,
            service_state: state,
            authority: vn_egov_metrics::code::Coded::read("H59"),
            announcements: decisions.map(|all| all.into_iter().map(decision).collect()),
            ..Procedure::default()
        }
    })
}

/// Each fact by its sentence.
fn oracle(rows: &[Standing<ProcedureFact>], fact: ProcedureFact) -> Option<bool> {
    use ProcedureFact as F;
    let of = |fact: F| -> Vec<_> { rows.iter().map(|row| row.answer(fact)).collect() };
    let all = |fact| of(fact).into_iter().fold(Some(true), both);
    let in_force = of(F::InForce);
    // The rows whose level is asked, with how sure it is that they are in force.
    let level = |fact: F| {
        let said = in_force.iter().copied().zip(of(fact));
        if in_force.contains(&Some(true)) {
            some(said.map(|(in_force, level)| both(in_force, level)))
        } else if in_force.contains(&None) {
            some(said.filter(|(in_force, _)| in_force.is_none()).map(|(_, level)| level))
        } else {
            some(said.map(|(_, level)| level))
        }
    };
    match fact {
        F::Online | F::Full => level(fact),
        F::Partial => both(level(F::Full).map(|full| !full), level(F::Partial)),
        F::AnnouncedOnTime | F::PublishedOnTime => all(fact),
        F::Complete if rows.len() > 1 => rows
            .iter()
            .map(|row| some([row.answer(F::Published).map(|it| !it), row.answer(F::Complete)]))
            .fold(Some(true), both),
        fact => some(of(fact)),
    }
}

proptest! {
    #[test]
    fn rows_of_one_procedure_are_what_the_sentences_say(
        procedures in prop::collection::vec(procedure(), 1..5), seed in any::<prop::sample::Index>(),
    ) {
        let quarter = reading("2026-Q1");
        let mut rows: Vec<_> =
            procedures.iter().map(|row| row.standing_with(&quarter, &Usage::NONE)).collect();
        let once = Standing::of_one_procedure(&rows);
        for fact in ProcedureFact::ALL {
            prop_assert_eq!(once.answer(*fact), oracle(&rows, *fact), "{}", fact.id());
        }
        // Of facts that exclude one another at most one holds, or the wire would refuse it.
        let wire = serde_json::to_string(&once).expect("it travels");
        prop_assert_eq!(serde_json::from_str::<Standing<ProcedureFact>>(&wire).expect(&wire), once);
        // The order is no matter, and neither is a row that stands there twice.
        let turn = seed.index(rows.len());
        rows.rotate_left(turn);
        prop_assert_eq!(Standing::of_one_procedure(&rows), once);
        rows.reverse();
        prop_assert_eq!(Standing::of_one_procedure(&rows), once);
        // One row alone says what it says.
        prop_assert_eq!(Standing::of_one_procedure(&rows[..1]), rows[0]);
    }

    #[test]
    fn rows_of_one_service_are_published_or_used_by_one_of_them(
        procedures in prop::collection::vec((procedure(), prop::option::of(any::<bool>())), 0..5),
    ) {
        let quarter = reading("2026-Q1");
        let rows: Vec<_> = procedures.iter().map(|(row, online)| {
            row.service().standing(&quarter, &Usage { online: *online, ..Usage::NONE })
        }).collect();
        let once = Standing::of_one_service(&rows);
        for fact in ServiceFact::ALL {
            let expected = if rows.is_empty() { None } else { some(rows.iter().map(|row| row.answer(*fact))) };
            prop_assert_eq!(once.answer(*fact), expected);
        }
    }
}

#[test]
fn of_no_row_nothing_is_known() {
    assert_eq!(Standing::<ProcedureFact>::of_one_procedure(&[]), Standing::UNKNOWN);
    assert_eq!(Standing::<ServiceFact>::of_one_service(&[]), Standing::UNKNOWN);
}

#[test]
fn three_states_are_published_and_information_is_no_service() {
    let published = |procedure: &Procedure| {
        let standing = procedure.service().standing(&reading("2026-Q1"), &Usage::NONE);
        standing.answer(ServiceFact::Published)
    };
    let with = |service_state, level| Procedure {
        published: Some(true),
        level,
        service_state,
        ..Procedure::default()
    };
    for (state, expected) in [
        (ServiceState::Published, true),
        (ServiceState::Closing, true),
        (ServiceState::Testing, true),
        (ServiceState::NotPublished, false),
    ] {
        // The state stands before what the procedure lets guess.
        for level in [None, Some(ServiceLevel::Information), Some(ServiceLevel::Full)] {
            assert_eq!(published(&with(Some(state), level)), Some(expected), "{state:?}");
        }
    }
    assert_eq!(published(&with(None, Some(ServiceLevel::Partial))), Some(true));
    assert_eq!(published(&with(None, Some(ServiceLevel::Information))), Some(false));
    assert_eq!(published(&with(None, None)), None);
    let closed = Procedure { published: Some(false), ..Procedure::default() };
    assert_eq!(published(&closed), Some(false));
}
