//! The example `documents`: what it prints, and what it cannot read.

use std::process::Output;

use unicode_normalization::UnicodeNormalization;

use crate::examples::run;

const REGISTER: &str = "\
agency,issued_on,electronic,secret,paper_only,signed_person,signed_organisation
H59.17,2024-07-31,1,0,0,1,1
H59.17,2024-08-01,1,0,0,1,1
H59.17,2024-08-01,có,không,không,có,không
H59.17,30/8/2024,yes,no,no,,yes
H59.17,2024-08-31,true,true,false,true,true
H59.18,2024-08-31,1,0,1,1,1
H59.18,2024-09-01,0,0,0,1,1
H59.18,2024-09-02,1,0,,1,1
,2024-09-03,1,0,0,0,0
H59.18,2024-09-31,1,0,0,1,1
H59.18,2024-09-04,1,maybe,0,1,1
H59.18,2024-09-05,1
";

#[test]
fn documents_by_agency_and_month() {
    let args = [
        "-",
        "--from",
        "2024-08-01",
        "--to",
        "2024-09-30",
        "--by",
        "agency,month",
        "--format",
        "json",
    ];
    let output = run("documents", &args, REGISTER);
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let expected = [
        r#"{"agency":null,"month":"2024-09","indicator":"document.signed","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
        r#"{"agency":null,"month":"2024-09","indicator":"document.signed_any","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
        r#"{"agency":null,"month":"2024-09","indicator":"document.signed_by_organisation","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
        r#"{"agency":"H59.17","month":"2024-08","indicator":"document.signed","having":1,"among":3,"unknown":1,"percent":"33.33"}"#,
        r#"{"agency":"H59.17","month":"2024-08","indicator":"document.signed_any","having":3,"among":3,"unknown":0,"percent":"100.00"}"#,
        r#"{"agency":"H59.17","month":"2024-08","indicator":"document.signed_by_organisation","having":2,"among":3,"unknown":0,"percent":"66.67"}"#,
        r#"{"agency":"H59.18","month":"2024-08","indicator":"document.signed","having":0,"among":0,"unknown":0,"percent":null}"#,
        r#"{"agency":"H59.18","month":"2024-08","indicator":"document.signed_any","having":0,"among":0,"unknown":0,"percent":null}"#,
        r#"{"agency":"H59.18","month":"2024-08","indicator":"document.signed_by_organisation","having":0,"among":0,"unknown":0,"percent":null}"#,
        r#"{"agency":"H59.18","month":"2024-09","indicator":"document.signed","having":0,"among":0,"unknown":1,"percent":null}"#,
        r#"{"agency":"H59.18","month":"2024-09","indicator":"document.signed_any","having":0,"among":0,"unknown":1,"percent":null}"#,
        r#"{"agency":"H59.18","month":"2024-09","indicator":"document.signed_by_organisation","having":0,"among":0,"unknown":1,"percent":null}"#,
    ];
    assert_eq!(lines.lines().collect::<Vec<_>>(), expected);
    assert_eq!(
        String::from_utf8(output.stderr).expect("UTF-8"),
        "-:11: cột issued_on: cần ngày như 29/8/2024 hoặc 2024-08-29, thấy \"2024-09-31\"\n\
         -:12: cột secret: cần 1, true, yes hoặc có, 0, false, no hoặc không, hoặc để trống, thấy \"maybe\"\n\
         -:13: 3 ô thay vì 7\n\
         Không tính: 1 văn bản mật, 1 văn bản bắt buộc bản giấy, 1 văn bản không phải điện tử.\n",
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn documents_that_cannot_be_counted_at_all() {
    let args = ["-", "--from", "2024-08-01", "--to", "2024-09-30"];
    let refused = |args: &[&str], input: &str| {
        let output = run("documents", args, input);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let in_both = |args: &[&str], input: &str| {
        ["vi", "en"].map(|lang| refused(&[args, &["--lang", lang]].concat(), input))
    };
    let no_day = ["-:1: thiếu cột issued_on\n", "-:1: column issued_on is missing\n"];
    assert_eq!(in_both(&args, "agency,secret\nH59,1\n"), no_day);
    assert_eq!(in_both(&args, ""), no_day);
    let by_agency = [&args[..], &["--by", "agency"]].concat();
    assert_eq!(
        in_both(&by_agency, "issued_on\n"),
        ["-:1: thiếu cột agency\n", "-:1: column agency is missing\n"]
    );
    assert_eq!(
        in_both(&args, "agency,issued_on,secret, secret\n"),
        ["-:1: cột secret có hai lần\n", "-:1: column secret stands there twice\n"],
    );
    let backwards = ["-", "--from", "2024-09-30", "--to", "2024-08-01"];
    assert_eq!(
        in_both(&backwards, REGISTER),
        [
            "kỳ kết thúc ngày 01/8/2024, trước ngày bắt đầu 30/9/2024\n",
            "the range ends on 2024-08-01, before it starts on 2024-09-30\n",
        ],
    );
    let missing = ["nowhere.csv", "--from", "2024-08-01", "--to", "2024-09-30"];
    assert_eq!(refused(&missing, ""), "nowhere.csv: không có tệp này\n");
    let folder = ["tests", "--from", "2024-08-01", "--to", "2024-09-30"];
    assert_eq!(refused(&folder, ""), "tests: là thư mục, không phải tệp\n");
    let [_, english] = in_both(&missing, "");
    assert!(english.starts_with("nowhere.csv: "), "{english}");
}

/// The whole of August, by agency, as JSON lines.
fn august(input: &(impl AsRef<[u8]> + ?Sized)) -> Output {
    let args = "- --from 2024-08-01 --to 2024-08-31 --by agency --format json";
    run("documents", &args.split(' ').collect::<Vec<_>>(), input)
}

/// What was counted as `document.signed`: the agency, having, among.
fn signed(output: &Output) -> Vec<(Option<String>, u64, u64)> {
    let lines = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect(line))
        .filter(|line| line["indicator"] == "document.signed")
        .map(|line| {
            let number = |key: &str| line[key].as_u64().expect("a count");
            (line["agency"].as_str().map(Into::into), number("having"), number("among"))
        })
        .collect()
}

#[test]
fn a_register_as_office_programs_write_it() {
    // A byte-order mark, carriage returns, another order, a column more, quoted cells (one over
    // two lines), blank lines, a last line without an end.
    let output = august(
        "\u{feff} signed_organisation,issued_on,\"agency\",note,secret,paper_only,electronic,signed_person\r\n\
         1,2024-08-01,\"Sở \"\"A\"\", B\",,0,0,1,1\r\n\r\n\r\n\
         1,2024-08-31,\"Sở\r\nC\",,0,0,1,1\r\n\
         1,2024-08-02,Sở C,,0,0,1,no,\r\n\
         1,2024-08-02,Sở C,,0,0,1,nobody",
    );
    assert_eq!(signed(&output), [(Some("Sở \"A\", B".into()), 1, 1), (Some("Sở C".into()), 1, 2),]);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "-:8: cột signed_person: cần 1, true, yes hoặc có, 0, false, no hoặc không, hoặc để trống, thấy \"nobody\"\n",
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_line_that_is_no_text_is_said_and_the_rest_counted() {
    let mut input =
        b"agency,issued_on,electronic,secret,paper_only,signed_person,signed_organisation\n\
        H59,2024-08-01,1,0,0,1,1\nH\xff,2024-08-01,1,0,0,1,1\n"
            .to_vec();
    input.extend(b"H59,29/8/24,1,0,0,1,1\nH59,2024-08-03,1,0,0,1,1,1\nH59,2024-08-03,1,0,0,0,1\n");
    let output = august(&input);
    assert_eq!(signed(&output), [(Some("H59".into()), 1, 2)]);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "-:3: dòng không phải văn bản UTF-8\n\
         -:4: cột issued_on: cần ngày như 29/8/2024 hoặc 2024-08-29, thấy \"29/8/24\"\n\
         -:5: 8 ô thay vì 7\n",
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn one_agency_in_two_spellings_of_unicode_is_one_group() {
    let row = "Sở Tư pháp,2024-08-01,1,0,0,1,1\n";
    let header =
        "agency,issued_on,electronic,secret,paper_only,signed_person,signed_organisation\n";
    let decomposed: String = row.nfd().collect();
    assert_ne!(decomposed, row);
    let output = august(&format!("{header}{row}{decomposed} \u{a0}{row}"));
    assert_eq!(signed(&output), [(Some("Sở Tư pháp".into()), 3, 3)]);
    assert!(output.status.success());
}

#[test]
fn a_document_is_left_out_for_one_reason() {
    let output = august(
        "agency,issued_on,electronic,secret,paper_only\n\
         H59,2024-08-01,0,1,1\nH59,2024-08-01,0,0,1\nH59,2024-08-01,0,0,0\nH59,2024-07-01,0,1,1\n",
    );
    assert_eq!(signed(&output), [(Some("H59".into()), 0, 0)]);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "Không tính: 1 văn bản mật, 1 văn bản bắt buộc bản giấy, 1 văn bản không phải điện tử.\n",
    );
}

#[test]
fn columns_that_are_missing_are_not_known() {
    let args = "- --from 2024-08-01 --to 2024-08-31 --by month,month --format json";
    let input = "issued_on,electronic\n2024-08-01,1\n2024-08-02,0\n";
    let output = run("documents", &args.split(' ').collect::<Vec<_>>(), input);
    assert!(output.status.success());
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(
        lines.lines().next(),
        Some(
            r#"{"month":"2024-08","indicator":"document.signed","having":0,"among":0,"unknown":1,"percent":null}"#
        ),
    );
}

#[test]
fn what_is_left_out_is_counted_as_the_language_counts() {
    let register = format!(
        "agency,issued_on,electronic,secret,paper_only\n{}",
        "H59.17,2024-08-01,1,1,0\n".repeat(1234)
    );
    for (lang, said) in [
        ("vi", "Không tính: 1.234 văn bản mật, 0 văn bản bắt buộc bản giấy"),
        ("en", "Left out: 1,234 secret, 0 kept on paper by law"),
    ] {
        let args = ["-", "--from", "2024-08-01", "--to", "2024-08-31", "--lang", lang];
        let printed = String::from_utf8(run("documents", &args, &register).stdout).expect("UTF-8");
        assert!(printed.contains(said), "{printed}");
    }
}
