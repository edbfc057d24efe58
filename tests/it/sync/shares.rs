//! `--portal` and `--declared` of the examples: the same counts as from the library, printed.

use std::collections::BTreeMap;

use serde_json::Value;

use super::facts::{Group, slow_counts};
use crate::board::Held;
use crate::examples::{run, stdout_of};

const LOCAL: &str = "tests/data/packets.ndjson";
const PORTAL: &str = "tests/data/packets_portal.ndjson";
const QUARTER: [&str; 6] = ["--from", "2026-07-01", "--to", "2026-09-30", "--format", "json"];

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn indicators_count_the_portal_by_agency_and_month() {
    let args = [&[LOCAL, "--portal", PORTAL, "--by", "agency,month"], &QUARTER[..]].concat();
    let printed = lines(&stdout_of("indicators", &args));
    let mut counted = BTreeMap::<Group, [u64; 3]>::new();
    for line in &printed {
        let place = match line["indicator"].as_str() {
            Some("dossier.on_portal") => 1,
            Some("dossier.in_step") => 2,
            _ => continue,
        };
        assert_eq!(line["unknown"], 0);
        let group = (
            line["agency"].as_str().map(Into::into),
            line["month"].as_str().expect("a month").to_owned(),
        );
        let counts = counted.entry(group).or_default();
        counts[0] = line["among"].as_u64().expect("a count");
        counts[place] = line["having"].as_u64().expect("a count");
    }
    let slow = slow_counts();
    assert_eq!(counted, slow);
    assert_eq!(printed.len(), 19 * slow.len());
}

#[test]
fn a_card_holds_what_is_on_the_portal_against_the_larger_total() {
    let packet = |code: &str, status: &str| {
        format!(
            "{{\"MaHoSo\":\"{code}\",\"TrangThaiHoSo\":\"{status}\",\"NgayTiepNhan\":\"20260704080000\"}}\n"
        )
    };
    let local: String =
        (1..=4).map(|number| packet(&format!("H61.1-260704-000{number}"), "9")).collect();
    let catalogue = Held::new("procedure\n1.000001\n");
    let points = |portal: &str| {
        let portal = Held::ending("ndjson", portal);
        let more = ["--catalogue", catalogue.path(), "--portal", portal.path()];
        let output = run("scoreboard", &[&["-"], &QUARTER[..], &more].concat(), &local);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let lines = lines(&String::from_utf8(output.stdout).expect("UTF-8"));
        let line =
            lines.iter().find(|line| line["unit"] == "H61.1" && line["metric"] == "DOSSIER_SYNC");
        line.map(|line| format!("{} {}", line["percent"], line["points"])).expect("criterion 1.4")
    };
    let three = [
        packet("H61.1-260704-0001", "9"),
        packet("H61.1-260704-0002", "4"),
        packet(" H61.1-260704-0003", "9"),
    ];
    assert_eq!(points(&three.concat()), "\"75.00\" \"4.50\"");
    // Six on the portal, of which three are known here: the larger total is the portal's.
    let orphans: String =
        (7..=9).map(|number| packet(&format!("H61.1-260704-000{number}"), "2")).collect();
    assert_eq!(points(&format!("{}{orphans}", three.concat())), "\"50.00\" \"3.00\"");
    assert_eq!(points(""), "\"0.00\" \"0.00\"");
    // Without the portal's records nothing is known, and nothing is not 0.
    let args = [&["-", "--catalogue", catalogue.path()], &QUARTER[..]].concat();
    let output = run("scoreboard", &args, &local);
    let lines = lines(&String::from_utf8(output.stdout).expect("UTF-8"));
    let line = lines.iter().find(|line| line["metric"] == "DOSSIER_SYNC").expect("criterion 1.4");
    assert_eq!((&line["percent"], &line["points"]), (&Value::Null, &Value::Null));
}

#[test]
fn services_of_the_catalogue_are_declared_or_not() {
    let catalogue = Held::new(
        "procedure,in_force,level\n1.000001,1,full\n1.000002,1,partial\n1.000003,1,information\n",
    );
    let declared = Held::ending(
        "ndjson",
        "{\"MATTHC\":\"1.000001.000.00.00.H61\"}\n\n{\"TENTTHC\":\"Khai sinh\"}\n",
    );
    let more = ["--catalogue", catalogue.path(), "--declared", declared.path()];
    let output = run("indicators", &[&["-"], &QUARTER[..], &more].concat(), "");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        said.starts_with(&format!("{}:3: MATTHC bị thiếu hoặc trống, cột 23\n", declared.path())),
        "{said}"
    );
    assert!(!said.contains("sinh"), "{said}");
    let lines = lines(&String::from_utf8(output.stdout).expect("UTF-8"));
    let line =
        lines.iter().find(|line| line["indicator"] == "procedure.integrated").expect("it is asked");
    assert_eq!(
        (&line["having"], &line["among"], &line["unknown"]),
        (&1.into(), &2.into(), &0.into())
    );
}

#[test]
fn nothing_is_counted_without_a_file_that_was_named() {
    for more in [["--portal", "no_such_file"], ["--portal", "tests"]] {
        let output = run("indicators", &[&[LOCAL], &QUARTER[..], &more].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{more:?}");
        assert!(output.stdout.is_empty(), "{more:?}");
    }
}
