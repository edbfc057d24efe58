//! The portal's own form of a catalogue (`LayThuTuc`): what becomes of an entry.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::check::{Check, Finding, Rule};
use vn_egov_metrics::code::Coded;
use vn_egov_metrics::portal::CatalogueEntry;
use vn_egov_metrics::record::{AuthorityLevel, Procedure, PublicParts};
use vn_egov_metrics::time::TimeLimit;

use super::day;
use crate::said::refused;

/// A sound entry with all seven parts, with these fields put in place of its own.
fn entry(changes: &Value) -> String {
    let mut entry = json!({
        "ID": "1", "MATTHC": "1.004194", "TENTTHC": "Đăng ký tạm trú", "LOAITTHC": "1",
        "TRANGTHAI": "1", "MACOQUANCONGBO": "G01", "IDQUYETDINHCONGBO": "321",
        "LINHVUCTHUCHIEN": [{"MALINHVUC": "G01-TT02", "TENLINHVUC": "Cư trú"}],
        "CAPTHUCHIEN": [{"CAPTHUCHIEN": "3", "TENCAP": "Cấp Xã"}],
        "COQUANTHUCHIEN": [{"MADONVI": "H59.17", "TENDONVI": "x"}],
        "COQUANCOTHAMQUYEN": [{"MADONVI": "H59", "TENDONVI": "x"}],
        "DOITUONGTHUCHIEN": [{"MADOITUONG": "1", "TENDOITUONG": "Công dân Việt Nam"}],
        "CACHTHUCTHUCHIEN": [{"KENH": "2", "THOIGIAN": [time("3", "Ngày làm việc", &["7.000"])]}],
        "TRINHTUTHUCHIEN": [{"TRUONGHOP": "", "TRINHTU": [{"TENTRINHTU": "Bước 1"}]}],
        "THANHPHANHOSO": [{"GIAYTO": [{"MAGIAYTO": "", "TENGIAYTO": "Tờ khai"}]}],
        "CANCUPHAPLY": [{"SOVANBAN": "68/2020/QH14", "NGAYHIEULUC": "01/07/2021"}],
    });
    for (field, value) in changes.as_object().expect("fields") {
        entry[field] = value.clone();
    }
    entry.to_string()
}

fn time(amount: &str, unit: &str, prices: &[&str]) -> Value {
    let fees: Vec<_> =
        prices.iter().map(|price| json!({"MAPHILEPHI": "1'", "SOTIEN": price})).collect();
    json!({"THOIGIANGIAIQUYET": amount, "DONVITINH": unit, "PHILEPHI": fees})
}

fn ways(times: &[Value]) -> Value {
    json!({"CACHTHUCTHUCHIEN": [{"KENH": "1", "THOIGIAN": times}]})
}

fn read(changes: &Value) -> (Procedure, BTreeSet<Rule>) {
    let text = entry(changes);
    let entry: CatalogueEntry<'_> = serde_json::from_str(&text).expect("an entry");
    let rules = entry.findings(day("2026-09-30")).iter().map(Finding::rule).collect();
    (entry.to_procedure(&mut |_| {}).expect("it has a code"), rules)
}

#[test]
fn a_sound_entry_says_all_it_can() {
    let (procedure, rules) = read(&json!({}));
    assert_eq!(rules, BTreeSet::new());
    assert_eq!(procedure.code.as_ref().map(Coded::as_str), Some("1.004194"));
    assert_eq!(procedure.authority.as_ref().map(Coded::as_str), Some("H59"));
    assert_eq!(procedure.announced_by.as_ref().map(Coded::as_str), Some("G01"));
    assert_eq!(procedure.field.as_ref().map(Coded::as_str), Some("G01-TT02"));
    assert_eq!(procedure.authority_level, Some(AuthorityLevel::Commune));
    assert_eq!(procedure.published, Some(true));
    assert_eq!(procedure.parts, PublicParts::ALL);
    assert_eq!(procedure.for_citizens, Some(true));
    assert_eq!(procedure.fee, Some(true));
    assert_eq!(procedure.limit, Some(TimeLimit::WorkingDays(3)));
    // What the form does not have is not known.
    assert_eq!((procedure.in_force, procedure.level, procedure.eligible_full), (None, None, None));
    assert_eq!((procedure.announcements, procedure.paper_result), (None, None));
}

#[test]
fn an_entry_of_nothing_but_its_code_says_what_is_not_public() {
    let entry: CatalogueEntry<'_> = serde_json::from_str(r#"{"MATTHC": "1.004194"}"#).unwrap();
    let procedure = entry.to_procedure(&mut |found| panic!("{found:?}")).expect("it has a code");
    assert_eq!(procedure.parts.complete(), Some(false));
    let parts = std::mem::take(&mut { procedure.clone() }.parts);
    assert_eq!(
        parts,
        PublicParts {
            name: Some(false),
            steps: Some(false),
            ways: Some(false),
            papers: Some(false),
            time_limit: Some(false),
            applicants: Some(false),
            agency: Some(false),
        }
    );
    assert_eq!((procedure.published, procedure.fee, procedure.limit), (None, None, None));
    assert_eq!((procedure.for_citizens, procedure.authority), (None, None));
}

#[test]
fn prices_in_every_way_they_are_met() {
    for (prices, fee, rule) in [
        (&["300.000"][..], Some(true), None),
        (&["300000"], Some(true), None),
        (&["7.000 đồng"], Some(true), None),
        (&["không"], Some(false), None),
        (&["Không"], Some(false), None),
        (&["miễn phí"], Some(false), None),
        (&["0"], Some(false), None),
        (&["không", "300.000"], Some(true), None),
        (&[], Some(false), None),
        (&[""], None, None),
        (&["theo quy định"], None, Some(Rule::UnreadablePrice)),
        (&["theo quy định", "300.000"], Some(true), Some(Rule::UnreadablePrice)),
        (&["theo quy định", "không"], None, Some(Rule::UnreadablePrice)),
    ] {
        for text in [|text: &str| text.to_owned(), |text: &str| text.nfd().collect::<String>()] {
            let prices: Vec<String> = prices.iter().map(|price| text(price)).collect();
            let prices: Vec<&str> = prices.iter().map(String::as_str).collect();
            let (procedure, rules) = read(&ways(&[time("3", "Ngày làm việc", &prices)]));
            assert_eq!(procedure.fee, fee, "{prices:?}");
            assert_eq!(rules, rule.into_iter().collect(), "{prices:?}");
        }
    }
    // No list of fees at all.
    let without = json!({"THOIGIANGIAIQUYET": "3", "DONVITINH": "Ngày làm việc"});
    assert_eq!(read(&ways(&[without])).0.fee, None);
}

#[test]
fn kinds_of_fees_with_the_portal_s_apostrophe() {
    let kind = |kind: &str| {
        let fee = json!({"MAPHILEPHI": kind, "SOTIEN": "1.000"});
        let time = json!({"THOIGIANGIAIQUYET": "3", "DONVITINH": "Ngày", "PHILEPHI": [fee]});
        let (procedure, rules) = read(&ways(&[time]));
        assert_eq!(procedure.fee, Some(true), "{kind}");
        rules
    };
    for known in ["1'", "2'", "1", "2", ""] {
        assert_eq!(kind(known), BTreeSet::new(), "{known}");
    }
    assert_eq!(kind("3'"), BTreeSet::from([Rule::UnknownFeeKind]));
}

#[test]
fn days_in_two_units_and_the_longest_counts() {
    use TimeLimit::{CalendarDays, Months, WorkingDays, WorkingHours};
    for (times, limit, rule) in [
        (&[("15", "Ngày làm việc")][..], Some(WorkingDays(15)), None),
        (&[("15", "Ngày")], Some(CalendarDays(15)), None),
        (&[("4", "Giờ")], Some(WorkingHours(4)), None),
        (&[("4", "Giờ làm việc")], Some(WorkingHours(4)), None),
        (&[("2", "tháng")], Some(Months(2)), None),
        (&[("0,5", "Ngày làm việc")], Some(WorkingHours(4)), None),
        (&[("3", "Ngày làm việc"), ("5", "Ngày làm việc")], Some(WorkingDays(5)), None),
        // A working day is 8 hours of work; whichever is longer.
        (&[("0,5", "Ngày làm việc"), ("2", "Ngày làm việc")], Some(WorkingDays(2)), None),
        (&[("1", "Ngày làm việc"), ("9", "Giờ")], Some(WorkingHours(9)), None),
        (&[("3", "Ngày làm việc"), ("5", "Ngày")], None, Some(Rule::UnlikeLimits)),
        (&[("1", "Tháng"), ("30", "Ngày")], None, Some(Rule::UnlikeLimits)),
        (&[("3", "tuần")], None, Some(Rule::UnknownUnit)),
        (&[("ba", "Ngày")], None, Some(Rule::UnreadableLimit)),
        (&[("0,5", "Ngày")], None, Some(Rule::UnreadableLimit)),
        (&[("ba", "Ngày"), ("3", "Ngày")], Some(CalendarDays(3)), Some(Rule::UnreadableLimit)),
        (&[("", "Ngày")], None, None),
        (&[("3", "")], None, None),
    ] {
        let times: Vec<_> = times.iter().map(|(amount, unit)| time(amount, unit, &[])).collect();
        let (procedure, rules) = read(&ways(&times));
        assert_eq!((procedure.limit, rules), (limit, rule.into_iter().collect()), "{times:?}");
    }
}

#[test]
fn each_of_the_seven_parts() {
    let missing = |changes: Value| {
        let PublicParts { name, steps, ways, papers, time_limit, applicants, agency } =
            read(&changes).0.parts;
        let parts = [name, steps, ways, papers, time_limit, applicants, agency];
        let missing =
            |(place, part): (usize, &Option<bool>)| (*part == Some(false)).then_some(place);
        parts.iter().enumerate().filter_map(missing).collect::<Vec<_>>()
    };
    assert_eq!(missing(json!({"TENTTHC": " "})), [0]);
    assert_eq!(missing(json!({"TRINHTUTHUCHIEN": [{"TRINHTU": [{"TENTRINHTU": ""}]}]})), [1]);
    assert_eq!(missing(json!({"CACHTHUCTHUCHIEN": []})), [2, 4]);
    assert_eq!(missing(ways(&[])), [4]);
    assert_eq!(missing(json!({"THANHPHANHOSO": null})), [3]);
    assert_eq!(missing(json!({"DOITUONGTHUCHIEN": []})), [5]);
    assert_eq!(missing(json!({"COQUANTHUCHIEN": [], "COQUANCOTHAMQUYEN": []})), [6]);
    assert_eq!(missing(json!({"COQUANTHUCHIEN": []})), [0; 0]);
}

#[test]
fn applicants_levels_and_states() {
    let citizens = |names: &[&str]| {
        let list: Vec<_> = names.iter().map(|name| json!({"TENDOITUONG": name})).collect();
        read(&json!({ "DOITUONGTHUCHIEN": list })).0.for_citizens
    };
    assert_eq!(citizens(&["Doanh nghiệp"]), Some(false));
    assert_eq!(citizens(&["Doanh nghiệp", "Cá nhân"]), Some(true));
    assert_eq!(citizens(&["Tổ chức", ""]), None);
    assert_eq!(citizens(&["", "Người dân"]), Some(true));
    assert_eq!(citizens(&[]), None);

    let levels = |codes: &[&str]| {
        let list: Vec<_> = codes.iter().map(|code| json!({"CAPTHUCHIEN": code})).collect();
        let (procedure, rules) = read(&json!({ "CAPTHUCHIEN": list }));
        (procedure.authority_level, rules.contains(&Rule::UnknownAuthorityLevel))
    };
    assert_eq!(levels(&["3", "1", "2"]), (Some(AuthorityLevel::Province), false));
    assert_eq!(levels(&["0"]), (Some(AuthorityLevel::Ministry), false));
    assert_eq!(levels(&["4", "3"]), (Some(AuthorityLevel::Commune), true));
    assert_eq!(levels(&[]), (None, false));

    let published = |state: Value| read(&json!({ "TRANGTHAI": state })).0.published;
    assert_eq!(published(json!("1")), Some(true));
    assert_eq!(published(json!(1)), Some(true));
    assert_eq!(published(json!("0")), Some(false));
    assert_eq!(published(json!(null)), None);
}

#[test]
fn codes_that_follow_no_rule_are_found() {
    for (changes, rule) in [
        (json!({"MATTHC": "TS_lop1"}), Rule::IrregularProcedureCode),
        (json!({"COQUANCOTHAMQUYEN": [{"MADONVI": "UBND"}]}), Rule::IrregularAgencyCode),
        (json!({"MACOQUANCONGBO": "UBND"}), Rule::IrregularAgencyCode),
        (json!({"LINHVUCTHUCHIEN": [{"MALINHVUC": "HT"}]}), Rule::IrregularFieldCode),
        (json!({"CACHTHUCTHUCHIEN": "x"}), Rule::WrongShape),
        (json!({"TENTTHC": ["x"]}), Rule::WrongShape),
    ] {
        assert_eq!(read(&changes).1, BTreeSet::from([rule]), "{changes}");
    }
    let twice = entry(&json!({})).replacen('{', r#"{"TRANGTHAI":"0","#, 1);
    let entry: CatalogueEntry<'_> = serde_json::from_str(&twice).expect("an entry");
    let first = entry.first_finding(day("2026-09-30")).map(|found| found.rule());
    assert_eq!(first, Some(Rule::RepeatedField));
    assert_eq!(entry.faults().len(), 1);
    // The last counts.
    assert_eq!(entry.to_procedure(&mut |_| {}).and_then(|one| one.published), Some(true));
}

#[test]
fn the_newest_text_takes_effect_last() {
    let effect = |days: &[&str]| {
        let list: Vec<_> = days.iter().map(|day| json!({"NGAYHIEULUC": day})).collect();
        let text = entry(&json!({ "CANCUPHAPLY": list }));
        let entry: CatalogueEntry<'_> = serde_json::from_str(&text).expect("an entry");
        entry.newest_effect().map(|day| day.to_string())
    };
    assert_eq!(
        effect(&["01/07/2021", "20260701000000", "2025-03-01"]).as_deref(),
        Some("2026-07-01")
    );
    assert_eq!(effect(&["1/7/2021", "x"]).as_deref(), Some("2021-07-01"));
    assert_eq!(effect(&["x", ""]), None);
    assert_eq!(effect(&[]), None);
}

#[test]
fn hostile_entries_are_refused_without_a_quote() {
    for (json, sentence) in [
        ("{}", "MATTHC is missing or empty"),
        (r#"{"MATTHC": " "}"#, "MATTHC is missing or empty"),
        (r#"{"MATTHC": ["1.004194"]}"#, "MATTHC is missing or empty"),
        (r#"{"MATTHC": {}}"#, "MATTHC is missing or empty"),
        (r#"["Nguyễn Văn Mẫu"]"#, "expected an object, found a list"),
        (r#""Nguyễn Văn Mẫu""#, "expected an object, found text"),
        ("null", "expected an object, found null"),
        ("7", "expected an object, found a number"),
        ("true", "expected an object, found true or false"),
    ] {
        assert_eq!(refused::<CatalogueEntry<'_>>(json), sentence, "{json}");
    }
}

/// Any JSON, with the fields of an entry in most objects.
fn any_json() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        prop::sample::select(&["", "1", "không", "300.000", "Ngày", "15", "0,5", "1'"][..])
            .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    scalar.prop_recursive(4, 40, 5, |inner| {
        let fields = prop::sample::select(
            &[
                "MATTHC",
                "TENTTHC",
                "TRANGTHAI",
                "CACHTHUCTHUCHIEN",
                "KENH",
                "THOIGIAN",
                "THOIGIANGIAIQUYET",
                "DONVITINH",
                "PHILEPHI",
                "MAPHILEPHI",
                "SOTIEN",
                "CAPTHUCHIEN",
                "DOITUONGTHUCHIEN",
                "TENDOITUONG",
                "MADONVI",
                "COQUANTHUCHIEN",
                "THANHPHANHOSO",
                "GIAYTO",
                "CANCUPHAPLY",
                "NGAYHIEULUC",
                "result",
                "message",
            ][..],
        );
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((fields, inner), 0..6).prop_map(|fields| {
                Value::Object(
                    fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
                )
            }),
        ]
    })
}

proptest! {
    #[test]
    fn hostile_json_in_any_field(fields in prop::collection::vec(any_json(), 6)) {
        let keys = ["TRANGTHAI", "CACHTHUCTHUCHIEN", "CAPTHUCHIEN", "DOITUONGTHUCHIEN",
            "COQUANTHUCHIEN", "CANCUPHAPLY"];
        let changes: Value = keys.iter().zip(fields).map(|(key, value)| {
            ((*key).to_owned(), value)
        }).collect::<serde_json::Map<_, _>>().into();
        let text = entry(&changes);
        let entry: CatalogueEntry<'_> = serde_json::from_str(&text).expect("it has a code");
        let mut told = 0;
        let procedure = entry.to_procedure(&mut |_| told += 1).expect("it has a code");
        prop_assert_eq!(entry.findings(day("2026-09-30")).len(), told);
        prop_assert_eq!(entry.is_clean(day("2026-09-30")), told == 0);
        procedure.standing(&super::reading("2026-Q3"));
        entry.newest_effect();
        // Written back, it says the same.
        let again = serde_json::to_string(&entry).expect("it travels");
        let again: CatalogueEntry<'_> = serde_json::from_str(&again).expect("an entry");
        prop_assert_eq!(again.to_procedure(&mut |_| {}), Some(procedure));
    }

    #[test]
    fn any_json_is_an_entry_a_reply_or_refused(value in any_json()) {
        let text = value.to_string();
        let _ = serde_json::from_str::<CatalogueEntry<'_>>(&text);
        let reply = serde_json::from_str::<vn_egov_metrics::portal::CatalogueReply<'_>>(&text);
        prop_assert_eq!(reply.is_ok(), value.is_object() || value.is_array());
    }
}
