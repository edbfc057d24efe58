//! Every rule has an input that breaks it and one that does not, and its line in the guide.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use proptest::prelude::*;
use serde_json::{Value, json};
use vn_egov_metrics::check::{Check, Finding, Report, Rule, Seen};
use vn_egov_metrics::portal::Packet;

/// A packet that breaks no rule, with these fields put in place of its own.
fn packet(changes: &Value) -> String {
    let mut packet = json!({
        "MaHoSo": "H59.17-260704-0001", "MaTTHC": "1.004194", "MaLinhVuc": "G15-HT02",
        "KenhThucHien": "2", "LoaiDoiTuong": "1", "TrangThaiHoSo": "10",
        "NgayTiepNhan": "20260704080000", "NgayHenTra": "20260714080000",
        "NgayKetThucXuLy": "20260710080000", "NgayTra": "20260711080000",
        "HoSoCoThanhPhanSoHoa": "1", "TaiKhoanDuocXacThucVoiVNeID": "1",
        "DuocThanhToanTrucTuyen": "1", "DanhSachLePhi": [{"Gia": "50000"}],
        "TaiLieuNop": [{"DuocSoHoa": "1", "DuocLayTuKhoDMQG": "0"}],
        "DanhSachGiayToKetQua": [{"DuongDanTepTinKetQua": "https://example.vn/a"}],
        "DanhSachHoSoBoSung": [{"NgayBoSung": "20260705080000", "NgayTiepNhanBoSung": "20260706080000"}],
    });
    for (field, value) in changes.as_object().expect("fields") {
        packet[field] = value.clone();
    }
    packet.to_string()
}

fn rules(line: &str) -> BTreeSet<Rule> {
    let packet: Packet<'_> = serde_json::from_str(line).expect("a packet");
    let as_of = "2026-09-30".parse().expect("a date");
    let findings = packet.findings(as_of);
    findings.iter().map(Finding::rule).collect()
}

/// What breaks each rule that a packet alone can break.
fn breaks(rule: Rule) -> Option<Value> {
    let round =
        |asked: &str, answered: &str| json!({"NgayBoSung": asked, "NgayTiepNhanBoSung": answered});
    Some(match rule {
        Rule::WrongShape => json!({"TaiLieuNop": "Nguyễn Văn Mẫu"}),
        Rule::UnreadableMoment => json!({"NgayHenTra": "14/7/2026"}),
        Rule::UnreadablePrice => json!({"DanhSachLePhi": [{"Gia": "không"}]}),
        Rule::UnknownStatus => json!({"TrangThaiHoSo": "11"}),
        Rule::UnknownChannel => json!({"KenhThucHien": "9"}),
        Rule::UnknownApplicant => json!({"LoaiDoiTuong": "0"}),
        Rule::UnknownPayment => json!({"DuocThanhToanTrucTuyen": "4"}),
        Rule::UnknownFlag => json!({"HoSoCoThanhPhanSoHoa": "2"}),
        Rule::MissingStatus => json!({"TrangThaiHoSo": null}),
        Rule::MissingReceived => json!({"NgayTiepNhan": ""}),
        Rule::IrregularDossierCode => json!({"MaHoSo": "198765432100001"}),
        Rule::IrregularProcedureCode => json!({"MaTTHC": "TS_lop1.000.00.00.H22"}),
        Rule::IrregularFieldCode => json!({"MaLinhVuc": "HT-02"}),
        Rule::CodeDateDiffers => json!({"MaHoSo": "H59.17-260703-0001"}),
        Rule::ReceivedInFuture => json!({"NgayTiepNhan": "20261001080000"}),
        Rule::DueBeforeReceived => json!({"NgayHenTra": "20260703235959"}),
        Rule::FinishedBeforeReceived => json!({"NgayKetThucXuLy": "20260704075959"}),
        Rule::ReturnedBeforeFinished => json!({"NgayTra": "20260710075959"}),
        Rule::FinishedWithoutEnd => json!({"NgayKetThucXuLy": "", "NgayTra": ""}),
        Rule::OpenWithEnd => json!({"TrangThaiHoSo": "4"}),
        Rule::RefusedWithResult => json!({"TrangThaiHoSo": "3"}),
        Rule::PaidWithoutFee => json!({"DanhSachLePhi": [{"Gia": "0"}]}),
        Rule::WaitingWithoutRequest => {
            json!({"TrangThaiHoSo": "5", "NgayKetThucXuLy": "", "DanhSachHoSoBoSung": []})
        }
        Rule::SupplementWithoutRequest => {
            json!({"DanhSachHoSoBoSung": [round("", "20260706080000")]})
        }
        Rule::SupplementAnswerFirst => {
            json!({"DanhSachHoSoBoSung": [round("20260706080000", "20260705080000")]})
        }
        Rule::SupplementOrder => json!({"DanhSachHoSoBoSung": [
            round("20260706080000", "20260707080000"), round("20260705080000", ""),
        ]}),
        _ => return None,
    })
}

#[test]
fn a_sound_packet_breaks_no_rule() {
    assert_eq!(rules(&packet(&json!({}))), BTreeSet::new());
}

#[test]
fn every_rule_is_broken_by_its_input() {
    let mut elsewhere = Vec::new();
    for rule in Rule::ALL {
        match breaks(*rule) {
            Some(changes) => assert!(rules(&packet(&changes)).contains(rule), "{rule}"),
            None => elsewhere.push(rule.code()),
        }
    }
    // Those that no single JSON value can break have their own tests below.
    for code in ["repeated_field", "repeated_code", "unusual_step"] {
        assert!(elsewhere.contains(&code), "{code}");
    }
}

#[test]
fn a_field_written_twice_is_told() {
    let twice = packet(&json!({})).replacen('{', r#"{"TrangThaiHoSo":"2","#, 1);
    assert_eq!(rules(&twice), BTreeSet::from([Rule::RepeatedField]));
}

#[test]
fn a_code_that_comes_again_is_told() {
    let (one, two) = (packet(&json!({})), packet(&json!({"MaHoSo": "H59.17-260704-0002"})));
    let told = |input: &str| {
        let args = ["-", "--from", "2026-07-01", "--to", "2026-09-30", "--lang", "en"];
        let output = crate::examples::run("indicators", &args, input);
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert_eq!(told(&format!("{one}\n{two}\n")), "");
    assert_eq!(
        told(&format!("{one}\n{one}\n")),
        "1 findings in the data:\n       1 repeated_code (warning): H59.17-260704-0001, MaHoSo: \
         the code came before, the later record counts\n",
    );
}

#[test]
fn findings_are_counted_as_the_language_counts() {
    let one = packet(&json!({"NgayHenTra": "soon"}));
    for (lang, total, line) in [
        ("vi", "1.200 phát hiện trong dữ liệu:\n", "\n   1.200 unreadable_moment (lỗi): "),
        ("en", "1,200 findings in the data:\n", "\n   1,200 unreadable_moment (fault): "),
    ] {
        let period = ["--from", "2026-07-01", "--to", "2026-09-30"];
        let args = [&["-", "--no-dedup", "--lang", lang], &period[..]].concat();
        let input = format!("{one}\n").repeat(1200);
        let told = crate::examples::run("indicators", &args, &input).stderr;
        let told = String::from_utf8(told).expect("UTF-8");
        assert!(told.starts_with(total) && told.contains(line), "{told}");
    }
}

#[test]
fn an_unusual_step_is_told_and_a_usual_one_is_not() {
    let dossier = |status: &str| {
        let line = packet(&json!({"TrangThaiHoSo": status}));
        let packet: Packet<'_> = serde_json::from_str(&line).expect("a packet");
        packet.to_dossier(&mut |_| {}).expect("it has a code")
    };
    let step = |from: &str, to: &str| dossier(to).check_step(&dossier(from));
    for (from, to) in [("1", "2"), ("2", "4"), ("4", "9"), ("9", "10"), ("8", "4"), ("4", "4")] {
        assert_eq!(step(from, to), None, "{from} to {to}");
    }
    let told = step("10", "2").expect("it is unusual");
    assert_eq!(
        told.in_lang(vn_egov_metrics::Lang::En).to_string(),
        "H59.17-260704-0001, TrangThaiHoSo: a status that seldom follows the one before (10 → 2)",
    );
    assert_eq!(step("11", "2"), None);
}

#[test]
fn the_guide_lists_every_rule() {
    let guide = include_str!("../../../docs/findings.md");
    let rows: Vec<&str> = guide.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = Rule::ALL
        .iter()
        .map(|rule| {
            let text = rule.text();
            format!("| `{}` | {} | {} | {} |", rule.code(), rule.severity(), text.vi, text.en)
        })
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn codes_are_interface() {
    let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    let wire = serde_json::to_value(Rule::ALL).expect("rules travel by code");
    assert_eq!(wire, json!(codes));
    for code in [
        "wrong_shape",
        "repeated_field",
        "unreadable_moment",
        "unreadable_price",
        "unknown_status",
        "unknown_channel",
        "unknown_applicant",
        "unknown_payment",
        "unknown_flag",
        "missing_status",
        "missing_received",
        "irregular_dossier_code",
        "irregular_procedure_code",
        "irregular_field_code",
        "code_date_differs",
        "repeated_code",
        "padded_code",
        "decomposed_code",
        "look_alike_code",
        "received_in_future",
        "due_before_received",
        "finished_before_received",
        "returned_before_finished",
        "finished_without_end",
        "open_with_end",
        "refused_with_result",
        "paid_without_fee",
        "waiting_without_request",
        "supplement_without_request",
        "supplement_answer_first",
        "supplement_order",
        "unusual_step",
    ] {
        assert!(codes.contains(&code), "{code}");
        let plain = code.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        assert!(plain, "{code}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_walk_gives_every_answer(
        chosen in prop::collection::vec(prop::sample::select(Rule::ALL), 0..4),
    ) {
        let mut changes = json!({});
        let breaking: Vec<Value> = chosen.iter().filter_map(|rule| breaks(*rule)).collect();
        for change in &breaking {
            for (field, value) in change.as_object().expect("fields") {
                changes[field] = value.clone();
            }
        }
        let line = packet(&changes);
        let packet: Packet<'_> = serde_json::from_str(&line).expect("a packet");
        let as_of: chrono::NaiveDate = "2026-09-30".parse().expect("a date");
        let all = packet.findings(as_of);
        prop_assert_eq!(packet.is_clean(as_of), all.is_empty());
        prop_assert_eq!(packet.first_finding(as_of), all.first().cloned());
        let mut report = Report::keeping(1);
        packet.report_to(as_of, &mut report);
        prop_assert_eq!(report.total(), all.len() as u64);
        // Told to stop, it stops.
        for stop in 0..all.len() {
            let mut told = Vec::new();
            let flow = packet.walk(as_of, &mut |finding| {
                told.push(finding);
                if told.len() > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            prop_assert!(flow.is_break());
            prop_assert_eq!(&told[..], &all[..=stop]);
        }
    }
}

#[test]
fn reports_count_past_their_samples_and_merge() {
    let finding = |rule, code: &str| Finding::new(rule, code, "MaHoSo", Seen::Nothing);
    let report = |rules: &[Rule]| {
        let mut report = Report::keeping(2);
        for (index, rule) in rules.iter().enumerate() {
            report.add(finding(*rule, &index.to_string()));
        }
        report
    };
    let (a, b) = (Rule::UnknownFlag, Rule::WrongShape);
    let mut all = report(&[a, a, a, b]);
    all.merge(report(&[b, b, a]));
    assert_eq!(all.total(), 7);
    let rows: Vec<_> =
        all.iter().map(|(rule, samples)| (rule, samples.count(), samples.kept().len())).collect();
    assert_eq!(rows, [(b, 3, 2), (a, 4, 2)]);
}
