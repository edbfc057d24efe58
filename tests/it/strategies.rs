//! Random values that more than one room's tests draw.

use proptest::prelude::*;
use serde_json::json;
use vn_egov_metrics::fact::{Fact, Standing};

/// The standing with these answers, by the only door there is from outside: its wire form.
pub(crate) fn standing_of<F: Fact>(answers: &[(F, Option<bool>)]) -> Standing<F> {
    let names = |wanted: fn(Option<bool>) -> bool| -> Vec<&str> {
        answers.iter().filter(|(_, answer)| wanted(*answer)).map(|(fact, _)| fact.id()).collect()
    };
    let wire = json!({
        "holds": names(|answer| answer == Some(true)),
        "known": names(|answer| answer.is_some()),
    });
    serde_json::from_value(wire).expect("the answers exclude nothing")
}

/// Any standing of the kind; of facts that exclude one another at most the first holds.
pub(crate) fn standing<F: Fact>() -> impl Strategy<Value = Standing<F>> {
    let answers = prop::collection::vec(prop::option::weighted(0.8, any::<bool>()), F::ALL.len());
    answers.prop_map(|answers| {
        let mut answers: Vec<_> = F::ALL.iter().copied().zip(answers).collect();
        for group in F::EXCLUSIVE {
            let mut held = false;
            for (fact, answer) in &mut answers {
                if group.contains(fact) && *answer == Some(true) {
                    *answer = Some(!std::mem::replace(&mut held, true));
                }
            }
        }
        standing_of(&answers)
    })
}

/// Some standings, often enough to fill a block of 64 or two.
pub(crate) fn standings<F: Fact>() -> impl Strategy<Value = Vec<Standing<F>>> {
    let few = prop::collection::vec(standing(), 1..6);
    (few, prop::collection::vec(any::<prop::sample::Index>(), 0..150))
        .prop_map(|(few, picks)| picks.iter().map(|pick| *pick.get(&few)).collect())
}
