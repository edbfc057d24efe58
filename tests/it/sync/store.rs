//! The store: what is pending, and answers in any order, late or twice.

use proptest::prelude::*;
use vn_egov_metrics::portal::reconcile::{
    SendAction, SendPlan, Sending, SyncField, SyncRecord, SyncStore, Verdict, compare, reconcile,
};
use vn_egov_metrics::record::SyncState;

use super::of;

/// A step in the life of a store: a local change, an observation, or planning all that is pending.
#[derive(Debug, Clone)]
enum Step {
    Change(SyncRecord),
    Observe(SyncRecord),
    Plan,
}

fn record() -> impl Strategy<Value = SyncRecord> {
    let code = prop::sample::select(vec![
        "H59.17-260704-0001",
        "H59.17-260704-0002",
        "H59.17-260704-0003",
    ]);
    let status = prop::sample::select(vec!["2", "4", "5", "9", "10", "11"]);
    (code, status, prop::option::of(0..3_u8)).prop_map(|(code, status, hour)| {
        let at = hour.and_then(|hour| format!("202607040{hour}0000").parse().ok());
        of(code, status).with_moment(SyncField::Received, at)
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => record().prop_map(Step::Change),
        1 => record().prop_map(Step::Observe),
        2 => Just(Step::Plan),
    ]
}

fn verdict() -> impl Strategy<Value = Verdict> {
    prop::sample::select(vec![Verdict::Refused, Verdict::Exists, Verdict::Accepted])
}

/// What is pending, asked of every code anew.
fn slow_pending(store: &SyncStore) -> Vec<(String, SendAction)> {
    let codes = ["H59.17-260704-0003", "H59.17-260704-0002", "H59.17-260704-0001"];
    let mut pending: Vec<_> = codes
        .iter()
        .filter_map(|code| {
            let action = match store.state(code)? {
                SyncState::Absent => SendAction::Add,
                SyncState::Behind | SyncState::Differs => SendAction::Update,
                _ => return None,
            };
            let changed = store.local(code)?.last_change();
            Some((changed.is_none(), changed, (*code).to_owned(), action))
        })
        .collect();
    pending.sort();
    pending.into_iter().map(|(_, _, code, action)| (code, action)).collect()
}

fn pending(store: &SyncStore) -> Vec<(String, SendAction)> {
    store.pending().iter().map(|sending| (sending.code().to_owned(), sending.action())).collect()
}

/// Takes the steps; gives the store and all that was ever planned.
fn lived(steps: &[Step]) -> (SyncStore, Vec<Sending>) {
    let mut store = SyncStore::new();
    let mut planned = Vec::new();
    for step in steps {
        match step {
            Step::Change(record) => drop(store.change(record.clone())),
            Step::Observe(record) => store.observe(record.clone()),
            Step::Plan => planned.extend(store.pending()),
        }
    }
    (store, planned)
}

proptest! {
    #[test]
    fn replies_in_any_order_and_twice_end_in_the_same_store(
        steps in prop::collection::vec(step(), 1..16),
        answers in prop::collection::vec((any::<prop::sample::Index>(), verdict()), 0..12),
        order in prop::collection::vec(any::<u32>(), 12),
    ) {
        let (store, planned) = lived(&steps);
        prop_assert_eq!(pending(&store), slow_pending(&store));
        prop_assume!(!planned.is_empty());
        let answers: Vec<_> =
            answers.iter().map(|(index, verdict)| (index.get(&planned), *verdict)).collect();
        let mut once = store.clone();
        for (sending, verdict) in &answers {
            once.apply(sending, *verdict);
            prop_assert_eq!(pending(&once), slow_pending(&once));
            let before = once.clone();
            once.apply(sending, *verdict);
            prop_assert_eq!(&once, &before);
        }
        let mut shuffled: Vec<_> = order.iter().zip(&answers).collect();
        shuffled.sort_by_key(|(place, _)| **place);
        let mut twice = store;
        for (_, (sending, verdict)) in shuffled.iter().chain(&shuffled) {
            twice.apply(sending, *verdict);
        }
        prop_assert_eq!(&twice, &once);
    }

    #[test]
    fn what_the_portal_accepts_is_pending_no_more(steps in prop::collection::vec(step(), 1..16)) {
        let (mut store, _) = lived(&steps);
        for sending in &store.pending() {
            store.apply(sending, Verdict::Accepted);
            prop_assert_eq!(store.state(sending.code()), Some(SyncState::InStep));
        }
        prop_assert!(store.pending().is_empty());
    }

    #[test]
    fn a_change_after_the_plan_stays_pending(steps in prop::collection::vec(step(), 1..16), last in record()) {
        let (mut store, _) = lived(&steps);
        let plan = store.pending();
        if store.change(last.clone()) {
            plan.iter().for_each(|sending| store.apply(sending, Verdict::Accepted));
            if let Some(sent) = plan.iter().find(|sending| sending.code() == last.code()) {
                prop_assert_eq!(store.compared(last.code()), Some(compare(&last, sent.record())));
                prop_assert_ne!(store.state(last.code()), Some(SyncState::InStep));
            }
        }
    }
}

#[test]
fn what_exists_is_updated_and_differs_until_it_is_known() {
    let code = "H59.17-260704-0001";
    let mut store = SyncStore::new();
    assert!(store.change(of(code, "9")));
    assert!(!store.change(of(" H59.17-260704-0001 ", " 9 ")), "it is the same record");
    assert_eq!(store.state(code), Some(SyncState::Absent));
    let plan = store.pending();
    let sending = plan.iter().next().expect("it is to be added");
    assert_eq!((sending.action(), store.last_answer(code)), (SendAction::Add, None));
    store.apply(sending, Verdict::Refused);
    assert_eq!(store.last_answer(code), Some(Verdict::Refused));
    assert_eq!(store.pending(), plan);
    store.apply(sending, Verdict::Exists);
    assert_eq!(store.state(code), Some(SyncState::Differs));
    assert_eq!(format!("{:?}", store.compared(code).expect("known").differs), "{Status}");
    assert_eq!(store.compared_to(&of(code, "9")).state, SyncState::Differs);
    let plan = store.pending();
    let sending = plan.iter().next().expect("it is to be updated");
    assert_eq!(sending.action(), SendAction::Update);
    store.observe(of(code, "10"));
    // What was seen after the plan stands against its answer.
    store.apply(sending, Verdict::Accepted);
    assert_eq!(store.state(code), Some(SyncState::Ahead));
    assert!(store.pending().is_empty(), "the portal knows more");
    assert_eq!(store.portal(code), Some(&of(code, "10")));
    assert_eq!(store.compared_to(&of(code, "10")).state, SyncState::InStep);
    assert_eq!(store.compared_to(&of("another", "10")).state, SyncState::Absent);
    assert_eq!((store.state("another"), store.state(" ")), (None, None));
    assert_eq!((store.len(), store.is_empty(), store.counts().total()), (1, false, 1));
}

#[test]
fn a_plan_of_slices_is_the_first_of_their_store() {
    let at = |status: &str, code: &str, received: &str| {
        of(code, status).with_moment(SyncField::Received, received.parse().ok())
    };
    let local = [
        at("9", "C", "20260705080000"),
        at("4", "B", "20260704080000"),
        at("2", "A", ""),
        at("2", "E", "20260704080000"),
        at("2", "F", "20260703080000"),
        at("9", "G", "20260702080000"),
    ];
    let portal = [
        at("4", "C", "20260705080000"),
        at("5", "E", "20260704080000"),
        at("4", "F", "20260703080000"),
        at("1", "H", ""),
    ];
    let reconciled = reconcile(&local, &portal);
    let plan = reconciled.send_plan();
    let said = |plan: &SendPlan| -> Vec<String> {
        plan.iter().map(|sending| serde_json::to_string(sending).expect("it travels")).collect()
    };
    assert_eq!(
        said(&plan),
        [
            r#"{"code":"G","isUpdating":"False","state":"absent","differs":["TrangThaiHoSo","NgayTiepNhan"]}"#,
            r#"{"code":"B","isUpdating":"False","state":"absent","differs":["TrangThaiHoSo","NgayTiepNhan"]}"#,
            r#"{"code":"C","isUpdating":"True","state":"behind","differs":["TrangThaiHoSo"]}"#,
            // Nothing is known of when it changed.
            r#"{"code":"A","isUpdating":"False","state":"absent","differs":["TrangThaiHoSo"]}"#,
        ]
    );
    let sizes = |size: usize| -> Vec<usize> {
        plan.batches(size.try_into().expect("not 0")).map(<[_]>::len).collect()
    };
    assert_eq!((sizes(1), sizes(3), sizes(9)), (vec![1; 4], vec![3, 1], vec![4]));

    let mut store = SyncStore::of(&reconciled);
    assert_eq!(store.pending(), plan);
    assert_eq!(store.counts(), reconciled.counts());
    plan.iter().for_each(|sending| store.apply(sending, Verdict::Accepted));
    assert!(store.pending().is_empty());
}
