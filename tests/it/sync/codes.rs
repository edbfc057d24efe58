//! Codes that are repeated, padded, decomposed, or look like others: told, never silently matched
//! and never dropped.

use vn_egov_metrics::Lang;
use vn_egov_metrics::check::Finding;
use vn_egov_metrics::portal::reconcile::{Side, SyncRecord, reconcile};

fn records(codes: &[&str]) -> Vec<SyncRecord> {
    (1..).zip(codes).map(|(line, code)| SyncRecord::new(code, line).expect("a code")).collect()
}

/// The states by code, and what is told of each side.
fn told(local: &[&str], portal: &[&str]) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (local, portal) = (records(local), records(portal));
    let reconciled = reconcile(&local, &portal);
    let mut states: Vec<_> =
        reconciled.pairs().map(|pair| format!("{} {}", pair.code(), pair.state().id())).collect();
    states.sort();
    let findings = |side| {
        let mut findings = Vec::new();
        reconciled.check_codes(side, &mut |finding: Finding| {
            findings.push(format!("{}: {}", finding.rule(), finding.in_lang(Lang::En)));
        });
        findings
    };
    (states, findings(Side::Local), findings(Side::Portal))
}

const CODE: &str = "H59.17-260704-0001";

#[test]
fn padding_is_trimmed_and_told() {
    for padded in
        [" H59.17-260704-0001", "H59.17-260704-0001\u{a0}", "\tH59.17-260704-0001\u{feff}\r"]
    {
        let (states, local, portal) = told(&[CODE], &[padded]);
        assert_eq!(states, ["H59.17-260704-0001 in_step"]);
        assert_eq!(local, [""; 0]);
        assert_eq!(
            portal,
            [
                "padded_code: H59.17-260704-0001, MaHoSo: the code has white space around it (line 1)"
            ]
        );
    }
}

#[test]
fn decomposed_letters_are_composed_and_told() {
    let (states, local, portal) = told(&["HS-\u{110}\u{e1}"], &["HS-\u{110}a\u{301}"]);
    assert_eq!(states, ["HS-\u{110}\u{e1} in_step"]);
    assert_eq!(local, [""; 0]);
    assert_eq!(
        portal,
        ["decomposed_code: HS-\u{110}\u{e1}, MaHoSo: the code came decomposed (NFD) (line 1)"]
    );
}

#[test]
fn a_look_alike_is_another_code_and_told() {
    let like = "look_alike_code";
    for (code, odd) in [
        ("\u{41d}59.17-260704-0001", Some("character 1 is U+041D, which looks like 'H'")),
        ("H59.17\u{2013}260704-0001", Some("character 7 is U+2013, which looks like '-'")),
        ("H59.17-260704-00\u{200b}01", Some("character 17 is U+200B, which does not show")),
        ("H59.17-26\u{41e}704-0001", Some("character 10 is U+041E, which looks like 'O'")),
        ("h59.17-260704-0001", None),
        ("H59.17-26O704-0001", None),
        ("H59.17-260704-000l", None),
        ("H59.17-260704 -0001", None),
    ] {
        let (states, local, portal) = told(&[CODE], &[code]);
        let mut expected = [format!("{CODE} absent"), format!("{code} orphan")];
        expected.sort();
        assert_eq!(states, expected);
        assert_eq!(local, [""; 0]);
        let text = format!("{like}: {code}, MaHoSo: the code looks like another and is not it");
        let odd = odd.map(|odd| format!("{text} (line 1, {odd})"));
        let pair = format!("{text} (line 1 looks like line 1 of the other side)");
        assert_eq!(portal, odd.into_iter().chain([pair]).collect::<Vec<_>>());
    }
}

#[test]
fn look_alikes_are_found_without_a_plain_code_and_within_one_side() {
    let (_, local, portal) = told(&["h59.17-260704-0001", CODE], &["H59.17-26O704-0001"]);
    assert_eq!(
        local,
        ["look_alike_code: h59.17-260704-0001, MaHoSo: the code looks like another and is not it \
          (line 1 looks like line 2)"],
    );
    assert_eq!(portal.len(), 2, "{portal:?}");
    // Neither is plain.
    let (states, _, portal) = told(&["h59.17-260704-0001"], &["H59.17-26O704-0001"]);
    assert_eq!(states, ["H59.17-26O704-0001 orphan", "h59.17-260704-0001 absent"]);
    assert_eq!(
        portal,
        ["look_alike_code: H59.17-26O704-0001, MaHoSo: the code looks like another and is not it \
          (line 1 looks like line 1 of the other side)"],
    );
    // A plain code that comes several times is found as well.
    let (_, _, portal) = told(&[CODE, CODE], &["h59.17-260704-0001"]);
    assert_eq!(
        portal,
        ["look_alike_code: h59.17-260704-0001, MaHoSo: the code looks like another and is not it \
          (line 1 looks like line 2 of the other side)"],
    );
    // Codes of other alphabets, and unusual codes alone, look like nothing.
    let (_, local, portal) = told(&["HS-\u{110}1", "io"], &["HS-\u{110}2"]);
    assert_eq!((local, portal), (Vec::new(), Vec::new()));
}

#[test]
fn of_a_code_that_comes_again_the_later_line_stands_and_both_are_named() {
    let record = |line, status| SyncRecord::new(CODE, line).expect("a code").with_status(status);
    let local = [record(1, "4"), record(2, "2"), record(5, "9")];
    let portal = [record(3, "10"), record(8, "9")];
    let reconciled = reconcile(&local, &portal);
    let states: Vec<_> = reconciled.pairs().map(|pair| pair.state().id()).collect();
    assert_eq!(states, ["in_step"]);
    let states: Vec<_> = (0..4).map(|index| reconciled.state_of(index).is_some()).collect();
    assert_eq!(states, [false, false, true, false]);
    let lines = |side| -> Vec<String> {
        let mut findings = Vec::new();
        reconciled
            .check_codes(side, &mut |finding| findings.push(finding.in_lang(Lang::Vi).to_string()));
        findings
    };
    assert_eq!(
        lines(Side::Local),
        [
            "H59.17-260704-0001, MaHoSo: mã hồ sơ lặp lại, lấy bản ghi sau (dòng 1 và 2)",
            "H59.17-260704-0001, MaHoSo: mã hồ sơ lặp lại, lấy bản ghi sau (dòng 2 và 5)",
        ]
    );
    assert_eq!(
        lines(Side::Portal),
        ["H59.17-260704-0001, MaHoSo: mã hồ sơ lặp lại, lấy bản ghi sau (dòng 3 và 8)"],
    );
}

#[test]
fn a_blank_code_is_no_record() {
    for code in ["", "  ", "\u{a0}\u{feff}"] {
        assert_eq!(SyncRecord::new(code, 1), None, "{code:?}");
    }
}
