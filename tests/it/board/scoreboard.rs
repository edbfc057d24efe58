//! `scoreboard`.

use std::collections::BTreeMap;

use serde_json::Value;
use vn_egov_metrics::scorecard::DECISION_766;

use super::{
    CATALOGUE, CATALOGUE_FILE, Held, PACKETS, PERIOD, PETITIONS_FILE, packet, run, stderr, stdout,
};

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn a_card_is_what_score_766_makes_of_the_counts_that_indicators_prints() {
    let files = ["--catalogue", CATALOGUE_FILE, "--petitions", PETITIONS_FILE, "--format", "json"];
    let args = |more: &[&'static str]| [&[PACKETS], &PERIOD[..], &files, more].concat();
    let board = crate::examples::stdout_of("scoreboard", &args(&[]));
    let counts = crate::examples::stdout_of("indicators", &args(&["--by", "agency"]));

    // What no input supports is null: of a unit, a criterion that was not counted, or of which
    // nothing is known.
    let mut counted = BTreeMap::new();
    for line in lines(&counts) {
        let number = |key: &str| line[key].as_u64().expect("a count");
        let (having, among, unknown) = (number("having"), number("among"), number("unknown"));
        let key = (line["agency"].to_string(), line["indicator"].to_string());
        let known = if among == 0 { unknown == 0 } else { having > 0 || unknown < among };
        counted.insert(key, if known { format!("{having},{among}") } else { ",".to_owned() });
    }
    let agencies = ["\"H61.124\"", "\"H61.126\"", "\"H61.17\""];
    let mut table = "unit,group,metric,numerator,denominator\n".to_owned();
    for agency in agencies {
        for criterion in DECISION_766.criteria() {
            let indicator = criterion.indicator.map(|id| format!("\"{id}\""));
            let counts = indicator.and_then(|id| counted.get(&(agency.to_owned(), id)));
            let counts = counts.map_or(",", String::as_str);
            let group = DECISION_766.groups().iter().find(|group| group.id == criterion.group);
            let group = group.expect("its group").portal;
            let unit = agency.trim_matches('"');
            table.extend([unit, ",", group, ",", criterion.metric, ",", counts, "\n"]);
        }
    }
    let scored = crate::examples::run("score_766", &["-", "--format", "json"], &table);
    assert!(scored.status.success(), "{}", stderr(&scored));
    assert_eq!(board, stdout(&scored));
    assert_eq!(board.lines().filter(|line| line.contains("\"total\"")).count(), agencies.len());
}

fn points(board: &str) -> BTreeMap<String, (Value, Value)> {
    let metrics = lines(board).into_iter().filter(|line| line.get("metric").is_some());
    metrics
        .map(|line| {
            let key = format!("{} {}", line["unit"], line["metric"]).replace('"', "");
            (key, (line["percent"].clone(), line["points"].clone()))
        })
        .collect()
}

#[test]
fn what_no_input_supports_is_absent_and_never_0() {
    let packets = packet(
        "H61.1-260702-0001",
        "1.000001",
        "20260702",
        ",\"NgayHenTra\":\"20260930170000\",\"TrangThaiHoSo\":\"4\"",
    );
    let catalogue = Held::new(&format!(
        "{CATALOGUE}H61.1,1.000001,1,full,1,,,,,,\nH61.3,1.000001,1,full,1,,,,,,\n"
    ));
    let petitions = Held::new("agency,dossier,received_on,outcome\nH61.2,,2026-07-06,open\n");
    let args = ["--catalogue", catalogue.path()];
    let without = run("scoreboard", &packets, &args);
    assert!(without.status.success(), "{}", stderr(&without));
    let without = points(&stdout(&without));
    let null = || (Value::Null, Value::Null);
    let shown = |percent: &str, points: &str| (Value::from(percent), Value::from(points));
    assert_eq!(without["H61.1 ON_TIME"], shown("100.00", "20.00"));
    for metric in [
        "PUBLISH_ON_TIME",
        "PUBLIC_CONTENT_FULL",
        "DOSSIER_SYNC",
        "FORMALITY_PAID_ONLINE",
        "DOSSIER_PAID_ONLINE",
        "REUSED_DIGITIZED_DATA",
        "CITIZEN_DATA_CONNECTED_FORMALITY",
        "DOSSIER_RECEIVING_SATISFACTION",
        "PETITION_PROCESSING_ON_TIME",
        "PETITION_HANDLING_SATISFACTION",
    ] {
        assert_eq!(without[&format!("H61.1 {metric}")], null(), "{metric}");
    }
    assert_eq!(without["H61.1 ELECTRONIC_CERTIFIED_COPY"], (Value::Null, Value::from("2.00")));
    // No dossier at all is 0 of 0: zero for one criterion, absent for another.
    assert_eq!(without["H61.3 ON_TIME"], (Value::Null, Value::from("0.00")));
    assert_eq!(without["H61.3 SO_HOA_GIAY_TO_GIAI_QUYET"], null());
    assert_eq!(without["H61.3 PROCEDURE_ONLINE"], shown("100.00", "2.00"));

    let with =
        run("scoreboard", &packets, &[&args[..], &["--petitions", petitions.path()]].concat());
    let with = points(&stdout(&with));
    assert_eq!(with["H61.1 DOSSIER_RECEIVING_SATISFACTION"], shown("100.00", "6.00"));
    // No petition is full; one that is open and late is none handled on time.
    assert_eq!(with["H61.1 PETITION_PROCESSING_ON_TIME"], (Value::Null, Value::from("6.00")));
    assert_eq!(with["H61.2 PETITION_PROCESSING_ON_TIME"], shown("0.00", "0.00"));
    assert_eq!(with["H61.2 PETITION_HANDLING_SATISFACTION"], shown("0.00", "0.00"));
    // An agency that the catalogue does not list has no counts of procedures.
    assert_eq!(with["H61.2 PROCEDURE_ONLINE"], null());
}

#[test]
fn a_table_says_why_in_both_languages() {
    let args = [&[PACKETS, "--catalogue", CATALOGUE_FILE], &PERIOD[..]].concat();
    let vietnamese = crate::examples::stdout_of("scoreboard", &args);
    assert!(vietnamese.contains("thêm 1 hồ sơ được"), "{vietnamese}");
    let english =
        crate::examples::stdout_of("scoreboard", &[&args[..], &["--lang", "en"]].concat());
    assert!(english.contains("TOTAL") && english.contains("rank 1"), "{english}");
}

#[test]
fn records_that_name_no_agency_are_a_unit_without_a_name() {
    let catalogue = Held::new(CATALOGUE);
    let board = run(
        "scoreboard",
        &packet("12345", "1.000001", "20260702", ""),
        &["--catalogue", catalogue.path()],
    );
    let total = lines(&stdout(&board)).into_iter().find(|line| line.get("total").is_some());
    assert_eq!(total.expect("a total")["unit"], Value::Null);
}
