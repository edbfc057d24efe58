//! The rule of the rulebook, slowly: over JSON values, one code at a time, with nothing of the
//! crate but its records to hold the answers against.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use proptest::prelude::*;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::portal::reconcile::{
    Reconciled, SortedJoin, SyncField, SyncFields, SyncRecord, SyncStore, compare, reconcile,
};
use vn_egov_metrics::record::SyncState;

use super::record;

const MOMENTS: [&str; 5] =
    ["NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "NgayTuChoi"];

fn text(packet: &Value, field: &str) -> Option<String> {
    match &packet[field] {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn moment(packet: &Value, field: &str) -> Option<NaiveDateTime> {
    let text = text(packet, field).filter(|text| text.len() == 14)?;
    NaiveDateTime::parse_from_str(&text, "%Y%m%d%H%M%S").ok()
}

fn rank(status: &str) -> Option<u8> {
    Some(match status {
        "1" => 0,
        "2" => 1,
        "4" | "5" | "6" | "8" => 2,
        "9" => 3,
        "3" | "7" | "10" => 4,
        _ => return None,
    })
}

/// The state of two packets of one code, with the fields that are not equal.
pub(super) fn slow_state(local: &Value, portal: &Value) -> (&'static str, BTreeSet<&'static str>) {
    let statuses = [local, portal].map(|packet| text(packet, "TrangThaiHoSo"));
    let mut differs = BTreeSet::new();
    let (mut only_local, mut only_portal, mut other) = (0, 0, 0);
    for field in MOMENTS {
        match (moment(local, field), moment(portal, field)) {
            (one, two) if one == two => continue,
            (Some(_), None) => only_local += 1,
            (None, Some(_)) => only_portal += 1,
            _ => other += 1,
        }
        differs.insert(field);
    }
    let same_status = statuses[0] == statuses[1];
    if same_status && differs.is_empty() {
        return ("in_step", differs);
    }
    if !same_status {
        differs.insert("TrangThaiHoSo");
    }
    let ranks = statuses.each_ref().map(|status| status.as_deref().and_then(rank));
    let [Some(local), Some(portal)] = ranks else { return ("differs", differs) };
    let state = match portal.cmp(&local) {
        Ordering::Less => "behind",
        Ordering::Greater => "ahead",
        Ordering::Equal if same_status && other == 0 && only_portal == 0 => "behind",
        Ordering::Equal if same_status && other == 0 && only_local == 0 => "ahead",
        Ordering::Equal => "differs",
    };
    (state, differs)
}

/// The state of every code.
fn slow(local: &[Value], portal: &[Value]) -> BTreeMap<String, &'static str> {
    let by_code = |packets: &[Value]| -> BTreeMap<String, Value> {
        packets
            .iter()
            .map(|packet| (text(packet, "MaHoSo").expect("a code").nfc().collect(), packet.clone()))
            .collect()
    };
    let (local, portal) = (by_code(local), by_code(portal));
    let codes: BTreeSet<_> = local.keys().chain(portal.keys()).cloned().collect();
    let state = |code: &String| match (local.get(code), portal.get(code)) {
        (Some(local), Some(portal)) => slow_state(local, portal).0,
        (Some(_), None) => "absent",
        _ => "orphan",
    };
    codes.into_iter().map(|code| (code.clone(), state(&code))).collect()
}

/// Few codes, so that they meet: padded, decomposed, look-alike, longer than a key holds inline.
fn code() -> impl Strategy<Value = String> {
    let codes = [
        "H59.17-260704-0001",
        " H59.17-260704-0001",
        "H59.17-260704-0001\u{a0}",
        "H59.17-260704-0002",
        "\u{41d}59.17-260704-0001",
        "h59.17-260704-0001",
        "000.00.17.H59-260704-0001",
        "000.00.17.H59-260704-000000001",
        "000.00.17.H59-260704-0000000001-\u{111}\u{e1}p",
        "000.00.17.H59-260704-0000000001-\u{111}a\u{301}p",
        "H\u{e1}",
        "Ha\u{301}",
        "H",
    ];
    prop::sample::select(codes.to_vec()).prop_map(str::to_owned)
}

fn moment_text() -> impl Strategy<Value = Value> {
    let texts =
        ["", "20260704080000", "20260704080001", "20260230080000", "4/7/2026", " 20260704080000 "];
    prop_oneof![
        4 => prop::sample::select(texts.to_vec()).prop_map(Value::from),
        1 => Just(Value::Null),
        1 => Just(Value::from(20260704080000_u64)),
        1 => Just(serde_json::json!(["20260704080000"])),
    ]
}

fn status() -> impl Strategy<Value = Value> {
    let texts =
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "0", "11", "abc", "", " 9 ", "09"];
    prop_oneof![
        3 => prop::sample::select(texts.to_vec()).prop_map(Value::from),
        1 => (0..12_u8).prop_map(Value::from),
        1 => Just(Value::Null),
    ]
}

pub(super) fn packet() -> impl Strategy<Value = Value> {
    let moments =
        prop::collection::btree_map(prop::sample::select(MOMENTS.to_vec()), moment_text(), 0..5);
    (code(), prop::option::weighted(0.9, status()), moments).prop_map(|(code, status, moments)| {
        let mut packet: Map<String, Value> =
            moments.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
        packet.insert("MaHoSo".to_owned(), code.into());
        packet.extend(status.map(|status| ("TrangThaiHoSo".to_owned(), status)));
        Value::Object(packet)
    })
}

pub(super) fn records(packets: &[Value]) -> Vec<SyncRecord> {
    (1..).zip(packets).map(|(line, packet)| record(&packet.to_string(), line)).collect()
}

fn states_of(reconciled: &Reconciled<'_>) -> BTreeMap<String, &'static str> {
    let states = reconciled.pairs().map(|pair| (pair.code().to_owned(), pair.state().id()));
    states.collect()
}

fn names(fields: SyncFields) -> BTreeSet<&'static str> {
    fields.iter().map(SyncField::portal_name).collect()
}

proptest! {
    #[test]
    fn two_packets_stand_as_the_rule_says(local in packet(), portal in packet()) {
        let (state, differs) = slow_state(&local, &portal);
        let [local, portal] = [local, portal].map(|packet| record(&packet.to_string(), 1));
        let compared = compare(&local, &portal);
        prop_assert_eq!(compared.state.id(), state);
        prop_assert_eq!(names(compared.differs), differs);
        // Seen from the other side it is the other way round.
        let back = compare(&portal, &local);
        let turned = match compared.state {
            SyncState::Behind => SyncState::Ahead,
            SyncState::Ahead => SyncState::Behind,
            same => same,
        };
        prop_assert_eq!(back.state, turned);
        prop_assert_eq!(back.differs, compared.differs);
    }

    #[test]
    fn three_ways_find_what_the_slow_one_finds(
        local in prop::collection::vec(packet(), 0..24),
        portal in prop::collection::vec(packet(), 0..24),
    ) {
        let expected = slow(&local, &portal);
        let (local, portal) = (records(&local), records(&portal));

        let reconciled = reconcile(&local, &portal);
        prop_assert_eq!(states_of(&reconciled), expected.clone());
        prop_assert_eq!(reconciled.counts().total(), u64::try_from(expected.len()).unwrap_or(0));
        for (index, record) in local.iter().enumerate() {
            let last = local.iter().skip(index + 1).all(|later| later.code() != record.code());
            let state = reconciled.state_of(index).map(SyncState::id);
            prop_assert_eq!(state, last.then(|| expected[record.code()]));
        }
        let out: Vec<_> = reconciled.by_code().iter().map(|pair| pair.code().to_owned()).collect();
        let expected_out: Vec<_> =
            expected.iter().filter(|(_, state)| **state != "in_step").map(|(code, _)| code.clone()).collect();
        prop_assert_eq!(out, expected_out);

        // Sorted, and joined as streams: a stable sort keeps the later line later.
        let sorted = |records: &[SyncRecord]| {
            let mut records = records.to_vec();
            records.sort_by(|one, other| one.code().cmp(other.code()));
            records
        };
        let mut repeated = 0;
        let streamed: BTreeMap<_, _> = SortedJoin::new(sorted(&local), sorted(&portal))
            .map(|pair| {
                let pair = pair.expect("it is sorted");
                repeated += pair.repeated().len();
                (pair.get().code().to_owned(), pair.get().state().id())
            })
            .collect();
        prop_assert_eq!(&streamed, &expected);
        prop_assert_eq!(repeated, reconciled.repeated().len());
        prop_assert_eq!(repeated + distinct(&expected), local.len() + portal.len());

        // One packet after the other, the portal's between the local ones.
        let mut store = SyncStore::new();
        let longest = local.len().max(portal.len());
        for index in 0..longest {
            local.get(index).cloned().map(|record| store.change(record));
            portal.get(index).cloned().into_iter().for_each(|record| store.observe(record));
        }
        for (code, state) in &expected {
            prop_assert_eq!(store.state(code).map(SyncState::id), Some(*state));
        }
        prop_assert_eq!(store.len(), expected.len());
        prop_assert_eq!(store.counts(), reconciled.counts());
        prop_assert_eq!(SyncStore::of(&reconciled).pending(), reconciled.send_plan());
    }
}

/// How many records stand: one for each code of each side.
fn distinct(states: &BTreeMap<String, &'static str>) -> usize {
    states.values().map(|state| if ["absent", "orphan"].contains(state) { 1 } else { 2 }).sum()
}

#[test]
fn more_records_than_one_part_holds_are_joined_alike() {
    // Enough for several parts, every seventh code twice, every fifth on one side alone.
    let packets = |salt: u32| -> Vec<Value> {
        let numbers = (0..20_000_u32).filter(|number| !(number + salt).is_multiple_of(5));
        let numbers =
            numbers.flat_map(|number| vec![number; if number % 7 == salt { 2 } else { 1 }]);
        let packet = |number: u32| {
            let status = if number % 11 == salt { "4" } else { "9" };
            serde_json::json!({"MaHoSo": format!("H59.17-260704-{number:07}"), "TrangThaiHoSo": status})
        };
        numbers.map(packet).collect()
    };
    let (local, portal) = (packets(1), packets(2));
    let expected = slow(&local, &portal);
    let (local, portal) = (records(&local), records(&portal));
    let reconciled = reconcile(&local, &portal);
    assert_eq!(states_of(&reconciled), expected);
    let repeated = reconciled.repeated().len();
    assert!(repeated > 1000, "{repeated}");
    assert_eq!(repeated + distinct(&expected), local.len() + portal.len());
}
