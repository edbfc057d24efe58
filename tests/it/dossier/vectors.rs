//! Every line that the example must print for the made-up packets.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::examples::stdout_of;

const PACKETS: &str = "tests/data/packets.ndjson";
const QUARTER: [&str; 6] = ["--from", "2026-07-01", "--to", "2026-09-30", "--format", "json"];

/// Lines by their group and indicator.
fn lines(text: &str) -> BTreeMap<String, Value> {
    let keyed = |line: &str| {
        let line: Value = serde_json::from_str(line).expect("a line of JSON");
        let key = |name: &str| line.get(name).map(Value::to_string).unwrap_or_default();
        (format!("{} {} {}", key("agency"), key("month"), key("indicator")), line)
    };
    text.lines().map(keyed).collect()
}

fn printed(more: &[&str]) -> String {
    stdout_of("indicators", &[&[PACKETS], &QUARTER[..], more].concat())
}

#[test]
fn every_line_of_the_quarter() {
    let expected = lines(include_str!("../../data/packets_expected.ndjson"));
    let printed = [&[][..], &["--by", "agency"], &["--by", "agency,month"]].map(printed).concat();
    let printed = lines(&printed);
    assert_eq!(expected.len(), 4165);
    assert_eq!(printed, expected);
}

#[test]
fn every_line_as_of_a_day_within() {
    let expected = lines(include_str!("../../data/packets_expected_as_of_2026-08-15.ndjson"));
    let printed = lines(&printed(&["--as-of", "2026-08-15", "--by", "agency"]));
    assert_eq!(printed, expected);
}

#[test]
fn groups_and_indicators_come_in_order() {
    let printed = printed(&["--by", "agency,month"]);
    let keys: Vec<_> = printed
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(line).expect("a line of JSON");
            let text = |name: &str| line[name].as_str().map(str::to_owned);
            (text("agency"), text("month"), text("indicator"))
        })
        .collect();
    assert!(keys.is_sorted_by(|one, next| one < next));
}

#[test]
fn each_code_counts_once_with_or_without_a_memory() {
    // Of the three codes that come twice, two count in the quarter.
    let memory = printed(&[]);
    let without = printed(&["--no-dedup"]);
    let among = |text: &str| lines(text)["  \"dossier.on_time\""]["among"].as_u64();
    assert!(among(&without) > among(&memory));
}

#[test]
fn provinces_are_those_of_the_day_or_of_the_map_of_2025() {
    let packet = |code: &str, day: &str| {
        format!("{{\"MaHoSo\":\"{code}-{}-0001\",\"NgayTiepNhan\":\"{day}080000\"}}\n", &day[2..])
    };
    // Trà Vinh's code on both sides of the merger, Vĩnh Long's, a ministry's, and none.
    let input = [
        packet("000.00.17.H59", "20250630"),
        packet("000.00.17.H59", "20250701"),
        packet("H61.124", "20250701"),
        packet("G09.20", "20250701"),
        packet("12345", "20250701"),
    ]
    .concat();
    let provinces = |more: &[&str]| {
        let args = [
            "-",
            "--from",
            "2025-01-01",
            "--to",
            "2025-12-31",
            "--format",
            "json",
            "--by",
            "province",
        ];
        let output = crate::examples::run("indicators", &[&args[..], more].concat(), &input);
        let lines = String::from_utf8(output.stdout).expect("UTF-8");
        let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        lines
            .filter(|line| line["indicator"] == "dossier.direct")
            .map(|line| format!("{} {}", line["province"], line["having"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(provinces(&[]), ["null 2", "\"Trà Vinh\" 1", "\"Vĩnh Long\" 2"]);
    assert_eq!(provinces(&["--map", "2025"]), ["null 2", "\"Vĩnh Long\" 3"]);
}
