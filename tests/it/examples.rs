//! Every example, run as a program.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Runs an example, which `cargo test` has built beside this test, with that standard input.
pub(crate) fn run(name: &str, args: &[&str], input: &str) -> Output {
    let test = std::env::current_exe().expect("the test knows its own path");
    let built = test.parent().and_then(|deps| deps.parent()).expect("target/debug/deps");
    let path: PathBuf = built.join("examples").join(name);
    let mut child = Command::new(&path)
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut stdin = child.stdin.take().expect("it was piped");
    let input = input.to_owned();
    // A child that ends early closes the pipe: what it did not read is no failure here.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().expect("the example ran");
    feeder.join().expect("the input was fed");
    output
}

/// The standard output of an example that must succeed.
pub(crate) fn stdout_of(name: &str, args: &[&str]) -> String {
    let output = run(name, args, "");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("examples print UTF-8")
}

#[test]
fn dong_thap_says_what_reads_and_what_does_not() {
    let vietnamese = stdout_of("dong_thap", &[]);
    for line in [
        " DVCTT toàn trình trên tổng số thủ tục   906  1.797    50,4%     50,4%  khớp      1.796 đến 1.799 ",
        " DVCTT một phần trên tổng số thủ tục     611  1.797      34%       34%  khớp      1.772 đến 1.823 ",
        " DVCTT toàn trình đã tích hợp   809  1.644   48,62%    49,21%  KHÔNG KHỚP  1.664        ",
        " DVCTT một phần đã tích hợp     282  1.644   16,95%    17,15%  KHÔNG KHỚP  1.664        ",
        "→ Các tỷ lệ chỉ khớp với tổng 1.664, không phải 1.644.",
        " trạm đã ứng dụng công nghệ thông tin    88   143      62%       62%  khớp      141 đến 143  ",
        " khóm và ấp có tổ   551     ?      79%         –  chưa công bố tổng  694 đến 701  ",
        " tổ cấp xã           40     ?      28%         –  chưa công bố tổng  141 đến 145  ",
        "→ tổ cấp xã: 40/143 (trạm truyền thanh, mỗi xã một trạm) khớp.",
        " hộ gia đình có Internet băng rộng cố định       trên 80%  trên 83,66%  đạt                       ",
    ] {
        assert!(vietnamese.lines().any(|printed| printed == line), "{line:?} in\n{vietnamese}");
    }
    let english = stdout_of("dong_thap", &["--lang", "en"]);
    for line in [
        " full services integrated      809  1,644     48.62%    49.21%  DOES NOT READ  1,664            ",
        "→ These shares read only of 1,664, not of 1,644.",
        " households with fixed broadband           over 80%  over 83.66%  met                 ",
    ] {
        assert!(english.lines().any(|printed| printed == line), "{line:?} in\n{english}");
    }
}

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
        "-:11: column issued_on: expected a day such as 2024-08-29 or 29/8/2024, found \"2024-09-31\"\n\
         -:12: column secret: expected 1, true, yes or có, 0, false, no or không, or nothing, found \"maybe\"\n\
         -:13: 3 cells instead of 7\n\
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
    assert_eq!(refused(&args, "agency,secret\nH59,1\n"), "-:1: column issued_on is missing\n");
    let missing = ["nowhere.csv", "--from", "2024-08-01", "--to", "2024-09-30"];
    assert!(refused(&missing, "").starts_with("nowhere.csv: "));
}
