//! The published ledger, `examples/data/published/`: what the audit finds in it, checked by hand.

use serde_json::Value;

use crate::board::Held;
use crate::examples::{run, stdout_of};

const FIGURES: &str = "examples/data/published/figures.csv";
const RELATIONS: &str = "examples/data/published/relations.csv";

fn lines() -> Vec<Value> {
    let printed = stdout_of("audit", &[FIGURES, RELATIONS, "--format", "json"]);
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn line(relation: &str) -> Value {
    lines().into_iter().find(|line| line["relation"] == relation).unwrap()
}

#[test]
fn two_do_not_read_and_all_else_does() {
    let lines = lines();
    assert_eq!(lines.len(), 26);
    let refused: Vec<&str> = lines
        .iter()
        .filter(|line| line["verdict"] != "reads")
        .map(|line| line["relation"].as_str().unwrap())
        .collect();
    assert_eq!(
        refused,
        ["dt-integrated-full-of-integrated", "dt-integrated-partial-of-integrated"]
    );
}

#[test]
fn one_digit_explains_both() {
    // 809 of 1664 is 48.617… %, 282 of 1664 is 16.947… %; of 1644 they are 49.21 and 17.15 %.
    let line = stdout_of("audit", &[FIGURES, RELATIONS, "--format", "json"]);
    let line = line.lines().find(|line| line.contains("dt-integrated-full-of-integrated"));
    assert_eq!(
        line.unwrap(),
        r#"{"relation":"dt-integrated-full-of-integrated","verdict":"does_not_read","solved":{},"modes":[],"width":1,"repairs":[{"rank":1,"edits":1,"changes":[{"figure":"dt-integrated","from":"1.644","to":"1.664"}]}]}"#
    );
    let partial = self::line("dt-integrated-partial-of-integrated");
    assert_eq!(partial["repairs"].as_array().unwrap().len(), 1);
    assert_eq!(partial["repairs"][0]["changes"][0]["to"], "1.664");
}

#[test]
fn what_was_not_published() {
    let solved = |relation: &str, key: &str| {
        let range = &line(relation)["solved"][key];
        format!("{}..{}", range["least"], range["most"])
    };
    // 823 of 824 is 99.878 %, 822 is 99.757 %.
    assert_eq!(solved("tv-phuong1-settled", "part"), r#""823".."823""#);
    // 551 of 694 is 79.39 %, of 693 it is 79.51; of 701 78.60, of 702 78.49.
    assert_eq!(solved("dt-hamlets-teams", "whole"), r#""694".."701""#);
    // 40 of 141 is 28.37 %, of 140 28.57; of 145 27.59, of 146 27.40. 143 is among them.
    assert_eq!(solved("dt-communes-teams", "whole"), r#""141".."145""#);
    // 1,300,000 / 1.17455 = 1,106,807 (rounded up); "over" has no upper end.
    assert_eq!(solved("vl-phone-2021", "before"), r#""1106807"..null"#);
    // Below a million: 999,999 / 1.15845 = 863,221.5; 95 is 15.85 % more than 82.
    assert_eq!(solved("vl-internet-2021", "before"), r#""82".."863221""#);
}

#[test]
fn widths_and_modes() {
    let width = |relation| line(relation)["width"].clone();
    assert_eq!(width("dt-partial-of-procedures"), 52);
    assert_eq!(width("dt-full-of-procedures"), 4);
    assert_eq!(width("dt-hamlets-teams"), 8);
    assert_eq!(width("tv-phuong1-settled"), 1);
    assert_eq!(width("dt-broadband-on-target"), Value::Null);
    // 906 of 1797 is 50.417 %: rounded up it would be 50.5.
    let modes = line("dt-full-of-procedures")["modes"].to_string();
    let expected = r#"["half_up","half_down","half_even","half_odd","half_away","half_toward_zero","floor","trunc"]"#;
    assert_eq!(modes, expected);
}

#[test]
fn a_report_for_the_office() {
    let report = stdout_of("audit", &[FIGURES, RELATIONS]);
    for text in [
        "111 số liệu, 26 quan hệ",
        "1.644 → 1.664",
        "49,21%",
        "694 đến 701",
        "từ 1.106.807 trở lên",
    ] {
        assert!(report.contains(text), "{text} in\n{report}");
    }
    let report = stdout_of("audit", &[FIGURES, RELATIONS, "--lang", "en"]);
    for text in
        ["111 figures, 26 relations", "1.644 → 1.664", "49.21%", "694 to 701", "1,106,807 or more"]
    {
        assert!(report.contains(text), "{text} in\n{report}");
    }
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_computed() {
    let relations = "id,kind,members,holds\n\
        a,share,part=dt-full whole=nobody percent=50%,yes\n\
        b,ratio,part=dt-full,yes\n\
        c,sum,total=tv-wan terms=tv-wan-party tv-wan-state,yes\n\
        d,share,part=dt-full whole=dt-procedures,yes\n\
        c,sum,total=tv-wan terms=tv-wan-party,yes\n";
    let output = run("audit", &[FIGURES, "-", "--format", "json"], relations);
    let vietnamese = [
        "-:2: quan hệ \"a\": \"nobody\" không phải id của số liệu, cũng không phải số",
        "-:3: quan hệ \"b\": không có loại \"ratio\"; cần một trong share, sum, within, growth, average, equal, meets",
        "-:5: quan hệ \"d\": loại share cần \"percent\"",
        "-:6: quan hệ \"c\": một quan hệ trước đã có id này",
    ];
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert_eq!(complaints.lines().collect::<Vec<_>>(), vietnamese);
    let output = run("audit", &[FIGURES, "-", "--format", "json", "--lang", "en"], relations);
    assert_eq!(output.status.code(), Some(1));
    let complaints = String::from_utf8(output.stderr).unwrap();
    let expected = [
        "-:2: relation \"a\": \"nobody\" is neither a figure nor a number",
        "-:3: relation \"b\": \"ratio\" is no kind; expected one of share, sum, within, growth, average, equal, meets",
        "-:5: relation \"d\": a share needs \"percent\"",
        "-:6: relation \"c\": the id is taken by an earlier relation",
    ];
    assert_eq!(complaints.lines().collect::<Vec<_>>(), expected);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed.lines().count(), 1);
    assert!(printed.starts_with(r#"{"relation":"c","verdict":"reads""#));

    let figures = "id,published\nx,1.79\ny,12\n";
    let output = run("audit", &["-", RELATIONS, "--format", "json", "--lang", "en"], figures);
    assert_eq!(output.status.code(), Some(1));
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(complaints.starts_with("-:2: figure \"x\": '.' at character 2 of \"1.79\" groups"));
    assert!(
        complaints.contains(
            "relations.csv:2: relation \"dt-full-of-procedures\": \"dt-full\" is neither"
        )
    );

    for (figures, relations, why) in [
        ("nowhere.csv", RELATIONS, "nowhere.csv: không có tệp này"),
        (RELATIONS, RELATIONS, "relations.csv:1: thiếu cột published"),
    ] {
        let output = run("audit", &[figures, relations], "");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8(output.stderr).unwrap().contains(why));
    }
}

/// Lines are counted as an editor counts them, blank ones too, whatever ends them.
#[test]
fn lines_that_are_no_figures() {
    for ends in ["\n", "\r\n", "\r"] {
        let figures = "id,published,place\na,1\n\nb\n ,5\nc,x\nd,1,,\ne,1,,2\n";
        let figures = ["\u{feff}", &figures.replace('\n', ends)].concat();
        let told = |lang| {
            let args = ["-", RELATIONS, "--format", "json", "--lang", lang];
            let output = run("audit", &args, &figures);
            assert_eq!(output.status.code(), Some(1));
            String::from_utf8(output.stderr).unwrap()
        };
        let complaints = told("vi");
        let expected = [
            "-:4: 1 ô thay vì 3",
            "-:5: có số liệu không có id",
            "-:6: số liệu \"c\": cần chữ số, thấy 'x' ở ký tự 1 của \"x\"",
            "-:8: 4 ô thay vì 3",
        ];
        assert_eq!(complaints.lines().take(4).collect::<Vec<_>>(), expected, "{ends:?}");
        let complaints = told("en");
        let expected = [
            "-:4: 1 cells instead of 3",
            "-:5: a figure has no id",
            "-:6: figure \"c\": expected a digit, found 'x' at character 1 of \"x\"",
            "-:8: 4 cells instead of 3",
        ];
        assert_eq!(complaints.lines().take(4).collect::<Vec<_>>(), expected, "{ends:?}");
    }
    let output = run("audit", &["-", RELATIONS], b"id,published\na,\xff\n".as_slice());
    assert!(output.stderr.starts_with("-:2: dòng không phải văn bản UTF-8\n".as_bytes()));
}

#[test]
fn more_may_be_asked() {
    let figures = "id,published\na,1\nb,6\np,16%\nc,12\nd,13\n";
    let relations =
        Held::new("id,kind,members\nr,share,part=a whole=b percent=p\ns,equal,figures=c d\n");
    let path = relations.path();
    let said = |more: &[&str]| {
        let arguments = [&["-", path, "--format", "json"], more].concat();
        String::from_utf8(run("audit", &arguments, figures).stdout).unwrap()
    };
    assert!(said(&[]).starts_with(
        r#"{"relation":"r","verdict":"does_not_read","solved":{},"modes":["floor","trunc"]"#
    ));
    assert!(
        said(&["--modes", "half_up,trunc"]).starts_with(r#"{"relation":"r","verdict":"reads""#)
    );
    assert!(said(&["--pin", "c"]).contains(
        r#""repairs":[{"rank":1,"edits":1,"changes":[{"figure":"d","from":"13","to":"12"}]}]"#
    ));
    let output = run("audit", &["-", path, "--pin", "zz"], figures);
    assert_eq!(output.stderr, "--pin: không số liệu nào có id \"zz\"\n".as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let output = run("audit", &["-", path, "--pin", "zz", "--lang", "en"], figures);
    assert_eq!(output.stderr, b"--pin: no figure has the id \"zz\"\n");
}

#[test]
fn a_search_that_is_cut_short_says_so() {
    let relations = "id,kind,members\nr,equal,figures=a b\ns,sum,total=a terms=c d\n";
    let figures = Held::new("id,published\na,1.234\nb,1.284\nc,600\nd,634\n");
    let said = |more: &[&str]| {
        let arguments = [&[figures.path(), "-"], more].concat();
        String::from_utf8(run("audit", &arguments, relations).stdout).unwrap()
    };
    let all = said(&["--format", "json"]);
    let line = all.lines().next().unwrap();
    let expected = r#""repairs":[{"rank":1,"edits":1,"changes":[{"figure":"b","from":"1.284","to":"1.234"}]}]}"#;
    assert!(line.ends_with(expected), "{line}");
    let cut = said(&["--format", "json", "--printings", "0"]);
    let mut lines = cut.lines();
    assert!(lines.next().unwrap().ends_with(r#""repairs":[],"cut_short":true}"#), "{cut}");
    // What reads was not searched.
    assert!(lines.next().unwrap().ends_with(r#""repairs":[]}"#), "{cut}");
    for (lang, text) in [("vi", "đã dừng sớm"), ("en", "the search was cut short")] {
        assert!(said(&["--lang", lang, "--printings", "0"]).contains(text));
        assert!(!said(&["--lang", lang]).contains(text));
    }
}
