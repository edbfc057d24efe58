//! The example `reconcile`: its lines, its exit statuses, and what it says on standard error.

use std::collections::BTreeMap;
use std::process::Output;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::oracle::{packet, slow_state};
use crate::board::Held;
use crate::examples::run;

const LOCAL: &str = "tests/data/packets.ndjson";
const PORTAL: &str = "tests/data/packets_portal.ndjson";

fn out(output: &Output) -> &str {
    str::from_utf8(&output.stdout).expect("UTF-8")
}

fn err(output: &Output) -> &str {
    str::from_utf8(&output.stderr).expect("UTF-8")
}

/// Both inputs as files, compared as lines of JSON.
fn json(local: &str, portal: &str) -> Output {
    let (local, portal) = (Held::ending("ndjson", local), Held::ending("ndjson", portal));
    run("reconcile", &[local.path(), portal.path(), "--format", "json", "--lang", "en"], "")
}

#[test]
fn every_code_of_the_made_up_packets_is_in_its_state() {
    let output = run("reconcile", &[LOCAL, PORTAL, "--format", "json"], "");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let expected = include_str!("../../data/reconcile_expected.csv");
    let expected: BTreeMap<&str, String> = expected
        .lines()
        .skip(1)
        .map(|line| line.rsplit_once(',').expect("two cells"))
        .map(|(code, state)| (code, state.replace(' ', "_")))
        .collect();
    assert_eq!(expected.len(), 1023);
    let mut lines: Vec<Value> =
        out(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let summary = lines.pop().expect("there is a summary");
    let code = |line: &Value| line["code"].as_str().expect("a code").to_owned();
    let printed: Vec<_> = lines.iter().map(|line| (code(line), line["state"].as_str())).collect();
    let out_of_step: Vec<_> = expected
        .iter()
        .filter(|(_, state)| *state != "in_step")
        .map(|(code, state)| ((*code).to_owned(), Some(&**state)))
        .collect();
    assert_eq!(printed, out_of_step);
    for (state, count) in summary["summary"].as_object().expect("counts") {
        let times = expected.values().filter(|expected| *expected == state).count();
        assert_eq!(count.as_u64(), u64::try_from(times).ok(), "{state}");
    }
}

#[test]
fn lines_are_as_the_rulebook_writes_them() {
    let packet = |code: &str, status: &str| {
        format!("{{\"MaHoSo\":\"{code}\",\"TrangThaiHoSo\":{status}}}\n")
    };
    let local = [
        packet("B", "9"),
        packet("A", "\"abc\""),
        packet("C", "\"4\""),
        packet("D", "null"),
        packet("F", "2"),
    ];
    let portal =
        [packet("E", "\"11\""), packet("B", "\"4\""), packet("A", "2"), packet("F", "\"2\"")];
    let output = json(&local.concat(), &portal.concat());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        out(&output),
        r#"{"code":"A","state":"differs","local":"abc","portal":2}
{"code":"B","state":"behind","local":9,"portal":4}
{"code":"C","state":"absent","local":4,"portal":null}
{"code":"D","state":"absent","local":null,"portal":null}
{"code":"E","state":"orphan","local":null,"portal":"11"}
{"summary":{"in_step":1,"behind":1,"ahead":0,"differs":1,"absent":2,"orphan":1}}
"#
    );
}

#[test]
fn empty_inputs_have_a_summary_and_nothing_else() {
    for (local, portal) in [("", ""), ("\n\n", ""), ("\u{feff}", " \r\n")] {
        let output = json(local, portal);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let zero =
            r#"{"summary":{"in_step":0,"behind":0,"ahead":0,"differs":0,"absent":0,"orphan":0}}"#;
        assert_eq!(out(&output).trim(), zero);
        assert_eq!(err(&output), "");
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_compared() {
    let local = Held::ending(
        "ndjson",
        "{\"MaHoSo\":\"A\"}\nNguyễn Văn Mẫu\n[1]\n{\"TrangThaiHoSo\":\"9\"}\n{\"MaHoSo\":\"B\"}\n",
    );
    let portal = "\n{\"MaHoSo\":\"A\"}\n{\"MaHoSo\":\" \"}";
    let output = run("reconcile", &[local.path(), "-", "--format", "json", "--lang", "en"], portal);
    assert_eq!(output.status.code(), Some(1));
    let said: Vec<_> = err(&output).lines().filter(|line| !line.starts_with(' ')).collect();
    let name = local.path();
    assert_eq!(
        said[..4],
        [
            format!("{name}:2: the text is malformed, at line 2, column 1"),
            format!("{name}:3: expected an object, found a list, at line 3, column 3"),
            format!("{name}:4: MaHoSo is missing or empty, at line 4, column 21"),
            "-:3: MaHoSo is missing or empty, at line 3, column 14".to_owned(),
        ]
    );
    assert!(!err(&output).contains("Mẫu"));
    assert_eq!(
        out(&output),
        "{\"code\":\"B\",\"state\":\"absent\",\"local\":null,\"portal\":null}\n\
         {\"summary\":{\"in_step\":1,\"behind\":0,\"ahead\":0,\"differs\":0,\"absent\":1,\"orphan\":0}}\n",
    );
}

#[test]
fn nothing_is_compared_without_both_files() {
    for args in [["no_such_file", PORTAL], [LOCAL, "no_such_file"], ["-", "-"], ["tests", PORTAL]] {
        let output = run("reconcile", &args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(out(&output), "", "{args:?}");
        assert_ne!(err(&output), "", "{args:?}");
    }
    assert_eq!(run("reconcile", &[LOCAL], "").status.code(), Some(2));
}

#[test]
fn a_table_may_stand_on_either_side() {
    let local =
        Held::ending("csv", "TrangThaiHoSo,MaHoSo,NgayTiepNhan\n9,A,20260704080000\n4,B,\n4\n");
    let portal = "MaHoSo,TrangThaiHoSo\nA,9\nB,4\n";
    let args = [local.path(), "-", "--input", "csv", "--format", "json", "--lang", "en"];
    let output = run("reconcile", &args, portal);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).starts_with(&format!("{}:4: 1 cells instead of 3\n", local.path())),
        "{}",
        err(&output)
    );
    assert_eq!(
        out(&output).lines().next(),
        Some(r#"{"code":"A","state":"behind","local":9,"portal":9}"#),
    );
    // By its ending alone, beside NDJSON.
    let ndjson = r#"{"MaHoSo":"B","TrangThaiHoSo":4}"#;
    let output = run("reconcile", &[local.path(), "-", "--format", "json"], ndjson);
    assert_eq!(out(&output).lines().count(), 2);
}

#[test]
fn the_table_has_a_row_for_each_agency_and_one_for_all() {
    let packet = |code: &str, status: &str| {
        format!("{{\"MaHoSo\":\"{code}\",\"TrangThaiHoSo\":\"{status}\"}}\n")
    };
    let local = [
        packet("000.00.17.H59-260704-0001", "9"),
        packet("H59.17-260704-0002", "9"),
        packet("H59.17-260704-0003", "9"),
        packet("15", "9"),
    ];
    let portal = [
        packet("000.00.17.H59-260704-0001", "9"),
        packet("H59.17-260704-0002", "4"),
        packet("H61.1-260704-0001", "2"),
    ];
    let (local, portal) =
        (Held::ending("ndjson", &local.concat()), Held::ending("ndjson", &portal.concat()));
    let cells = |lang: &str| -> Vec<Vec<String>> {
        let output = run("reconcile", &[local.path(), portal.path(), "--lang", lang], "");
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let cells = |line: &str| {
            line.split("  ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .map(str::to_owned)
                .collect()
        };
        out(&output).lines().map(cells).filter(|cells: &Vec<String>| !cells.is_empty()).collect()
    };
    let english = cells("en");
    assert_eq!(
        english,
        [
            vec![
                "Agency",
                "Local",
                "in step",
                "behind",
                "ahead",
                "differs",
                "absent",
                "orphan",
                "On the portal",
                "Share in step"
            ],
            vec!["–", "1", "0", "0", "0", "0", "1", "0", "0.00%", "0.00%"],
            vec!["H59.17", "3", "1", "1", "0", "0", "1", "0", "66.67%", "33.33%"],
            vec!["H61.1", "0", "0", "0", "0", "0", "0", "1", "–", "–"],
            vec!["TOTAL", "4", "1", "1", "0", "0", "2", "1", "50.00%", "25.00%"],
        ]
    );
    let vietnamese = cells("vi");
    assert_eq!(vietnamese[2][8..], ["66,67%", "33,33%"]);
    assert_eq!(vietnamese[4][0], "TỔNG");
}

#[test]
fn codes_that_are_wrong_are_said_on_standard_error_alone() {
    let packet = |code: &str| {
        format!(
            "{{\"MaHoSo\":\"{code}\",\"TrangThaiHoSo\":\"2\",\"NgayTiepNhan\":\"20260704080000\"}}\n"
        )
    };
    let local =
        [packet("H59.17-260704-0001"), packet("H59.17-260704-0002"), packet("H59.17-260704-0001")]
            .concat();
    let portal = [packet("\u{41d}59.17-260704-0001"), packet(" H59.17-260704-0002")].concat();
    let output = json(&local, &portal);
    assert_eq!(output.status.code(), Some(0));
    let said = err(&output);
    for line in [
        "repeated_code (warning): H59.17-260704-0001, MaHoSo: the code came before, the later record counts (lines 1 and 3)",
        "padded_code (warning): H59.17-260704-0002, MaHoSo: the code has white space around it (line 2)",
        "look_alike_code (fault): \u{41d}59.17-260704-0001, MaHoSo: the code looks like another and is not it (line 1, character 1 is U+041D, which looks like 'H')",
        "the code looks like another and is not it (line 1 looks like line 3 of the other side)",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(out(&output).contains("\"absent\":1,\"orphan\":1}}"), "{}", out(&output));
}

#[test]
fn the_plan_is_printed_when_asked_for() {
    let local = "{\"MaHoSo\":\"B\",\"TrangThaiHoSo\":9,\"NgayTiepNhan\":\"20260705080000\"}\n\
                 {\"MaHoSo\":\"A\",\"TrangThaiHoSo\":2,\"NgayTiepNhan\":\"20260706080000\"}\n";
    let portal = "{\"MaHoSo\":\"B\",\"TrangThaiHoSo\":4,\"NgayTiepNhan\":\"20260705080000\"}\n";
    let (local, portal) = (Held::ending("ndjson", local), Held::ending("ndjson", portal));
    let output = run("reconcile", &[local.path(), portal.path(), "--plan", "--format", "json"], "");
    assert_eq!(
        out(&output),
        "{\"code\":\"B\",\"isUpdating\":\"True\",\"state\":\"behind\",\"differs\":[\"TrangThaiHoSo\"]}\n\
         {\"code\":\"A\",\"isUpdating\":\"False\",\"state\":\"absent\",\"differs\":[\"TrangThaiHoSo\",\"NgayTiepNhan\"]}\n",
    );
    let output = run("reconcile", &[local.path(), portal.path(), "--plan", "--lang", "en"], "");
    assert!(out(&output).contains("2026-07-05 08:00:00"), "{}", out(&output));
}

#[test]
fn random_pairs_of_files_are_as_the_slow_rule_says() {
    let mut runner = TestRunner::new(ProptestConfig::with_cases(24));
    let side = || prop::collection::vec(packet(), 0..20);
    let lines = |packets: &[Value]| -> String {
        packets.iter().flat_map(|packet| [packet.to_string(), "\n".to_owned()]).collect()
    };
    runner
        .run(&(side(), side()), |(local, portal)| {
            let output = json(&lines(&local), &lines(&portal));
            prop_assert_eq!(output.status.code(), Some(0), "{}", err(&output));
            let last = |packets: &[Value], code: &str| {
                let of = |packet: &&Value| super::record(&packet.to_string(), 1).code() == code;
                packets.iter().rev().find(of).cloned()
            };
            let mut printed = out(&output).lines().peekable();
            while let Some(line) = printed.next().filter(|_| printed.peek().is_some()) {
                let line: Value = serde_json::from_str(line).expect("JSON");
                let code = line["code"].as_str().expect("a code");
                let state = match (last(&local, code), last(&portal, code)) {
                    (Some(local), Some(portal)) => slow_state(&local, &portal).0,
                    (Some(_), None) => "absent",
                    _ => "orphan",
                };
                prop_assert_eq!(line["state"].as_str(), Some(state));
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}
