//! Counts on the wire: by the names of facts, and by one gate.

use proptest::prelude::*;
use vn_egov_metrics::fact::{DocumentFact, DossierFact, Fact, ProcedureFact, Question, Standing};
use vn_egov_metrics::indicator::{document, dossier, procedure};
use vn_egov_metrics::tally::Count;
use vn_egov_metrics::{Breakdown, Counts, Coverage, Indicator, Tally};

use crate::said::refused;
use crate::strategies::{standing, standings};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_was_counted_survives_the_trip(
        records in standings::<DossierFact>(), more in standing::<DossierFact>(),
    ) {
        let tally: Tally<DossierFact> = records.iter().copied().collect();
        let mut counts = Counts::of(dossier::ALL);
        counts.extend(records.iter().copied());
        let day = "2026-09-30".parse().expect("a date");
        let coverage = Coverage::new(day, "một cửa", day, day).expect("in order");
        let mut by_agency = Breakdown::new(coverage, Counts::of(dossier::ALL));
        for (index, record) in records.iter().enumerate() {
            by_agency.add((format!("H59.{}", index % 3), index % 2), *record);
        }

        let json = |value: serde_json::Result<String>| value.expect("it has a wire form");
        let trip = json(serde_json::to_string(&tally));
        prop_assert_eq!(&serde_json::from_str::<Tally<DossierFact>>(&trip).expect(&trip), &tally);
        let trip = json(serde_json::to_string(&counts));
        prop_assert_eq!(&serde_json::from_str::<Counts<DossierFact>>(&trip).expect(&trip), &counts);
        let trip = json(serde_json::to_string(&by_agency));
        let back: Breakdown<(String, usize), Counts<DossierFact>> =
            serde_json::from_str(&trip).expect(&trip);
        prop_assert_eq!(&back, &by_agency);
        let trip = json(serde_json::to_string(&more));
        prop_assert_eq!(serde_json::from_str::<Standing<DossierFact>>(&trip).expect(&trip), more);
    }
}

#[test]
fn the_wire_form_is_names() {
    let mut tally = Tally::<DocumentFact>::new();
    tally.add(
        serde_json::from_str(r#"{"holds":["electronic"],"known":["electronic","secret"]}"#)
            .unwrap(),
    );
    assert_eq!(
        serde_json::to_string(&tally).unwrap(),
        r#"[{"standing":{"holds":["electronic"],"known":["electronic","secret"]},"records":1}]"#,
    );
    assert_eq!(
        serde_json::to_string(&tally.to_counts([&document::SIGNED])).unwrap(),
        concat!(
            r#"{"records":1,"counts":[{"indicator":{"id":"document.signed","#,
            r#""among":{"with":["in_period","electronic"],"without":["secret","paper_only"]},"#,
            r#""having":{"with":["signed_by_person","signed_by_organisation"],"without":[]}},"#,
            r#""count":{"having":0,"among":0,"having_unknown":0,"among_unknown":1}}]}"#,
        ),
    );
}

#[test]
fn hostile_standings() {
    type S = Standing<DossierFact>;
    assert_eq!(
        refused::<S>(r#"{"holds":["paid"],"known":["paid"]}"#),
        "a dossier has no fact \"paid\""
    );
    assert_eq!(
        refused::<S>(r#"{"holds":["early"],"known":["late"]}"#),
        "a dossier cannot hold \"early\" when that is not known",
    );
    assert_eq!(
        refused::<S>(r#"{"holds":["early","late"],"known":["early","late"]}"#),
        "a dossier cannot hold \"early\" and \"late\" at once",
    );
    assert_eq!(
        refused::<S>(r#"{"holds":[],"known":[],"bits":7}"#),
        "unknown field `bits`, expected `holds` or `known`",
    );
    assert_eq!(
        refused::<Question<DossierFact>>(r#"{"with":["full"]}"#),
        "a dossier has no fact \"full\"",
    );
}

#[test]
fn hostile_tallies() {
    type T = Tally<DossierFact>;
    let cell = |records: u64| {
        format!(r#"{{"standing":{{"holds":[],"known":["early"]}},"records":{records}}}"#)
    };
    assert_eq!(refused::<T>(&format!("[{}]", cell(u64::MAX))), "more than 2^63 - 1 records");
    assert_eq!(
        refused::<T>(&format!("[{},{}]", cell(1 << 62), cell(1 << 62))),
        "more than 2^63 - 1 records",
    );
    assert_eq!(
        refused::<T>(r#"[{"standing":{"holds":["x"],"known":[]},"records":1}]"#),
        "a dossier has no fact \"x\"",
    );
}

#[test]
fn hostile_counts() {
    let indicator =
        r#"{"id":"my.own","among":{"with":["in_period"]},"having":{"with":["online"]}}"#;
    let counts = |records: u64, count: &str| {
        format!(r#"{{"records":{records},"counts":[{{"indicator":{indicator},"count":{count}}}]}}"#)
    };
    type C = Counts<DossierFact>;
    let count = |a: u64, b: u64, c: u64, d: u64| {
        format!(r#"{{"having":{a},"among":{b},"having_unknown":{c},"among_unknown":{d}}}"#)
    };
    let own: C =
        serde_json::from_str(&counts(5, &count(1, 3, 1, 2))).expect("an indicator of one's own");
    let indicator_read: Indicator<DossierFact> = serde_json::from_str(indicator).expect(indicator);
    assert_eq!(own.count(&indicator_read).map(Count::having), Some(1));
    assert_eq!(own.count(&dossier::ONLINE), None);

    assert_eq!(
        refused::<C>(&counts(5, &count(3, 3, 1, 0))),
        "3 having and 1 not known are more than the 3 among whom they are asked",
    );
    assert_eq!(
        refused::<C>(&counts(4, &count(1, 3, 1, 2))),
        "indicator \"my.own\" counts 5 records, more than the 4 there are",
    );
    assert_eq!(
        refused::<C>(&counts(u64::MAX, &count(0, 0, 0, 0))),
        "18446744073709551615 records are more than 2^63 - 1",
    );
    assert_eq!(
        refused::<Count>(&count(0, u64::MAX, 0, 1)),
        "18446744073709551616 records are more than 2^63 - 1",
    );
    let twice = format!(r#"{{"indicator":{indicator},"count":{}}}"#, count(0, 0, 0, 0));
    assert_eq!(
        refused::<C>(&format!(r#"{{"records":0,"counts":[{twice},{twice}]}}"#)),
        "indicator \"my.own\" is counted twice",
    );
}

#[test]
fn hostile_indicators() {
    type I = Indicator<ProcedureFact>;
    let read = |json: &str| serde_json::from_str::<I>(json).expect(json);
    for row in procedure::ALL {
        let wire = serde_json::to_string(row).expect("it travels");
        assert_eq!(&read(&wire), row);
        assert_eq!(serde_json::to_string(&read(&wire)).expect("it travels"), wire);
        assert_eq!(read(&wire).name(), None);
    }
    let full = r#"{"id":"a","among":{"with":["in_force"]},"having":{"with":["full"]}}"#;
    assert_ne!(read(full), procedure::FULL, "the same question under another id");
    assert_eq!(
        refused::<I>(&full.replace("\"full\"", "\"on_time\"")),
        "a procedure has no fact \"on_time\"",
    );
    assert_eq!(refused::<I>(r#"{"id":"a","having":{}}"#), "missing field `among`");
    assert_eq!(
        refused::<I>(&full.replace("with", "any")),
        "unknown field `any`, expected `with` or `without`",
    );
    assert_eq!(
        refused::<I>(&full.replace("\"id\"", "\"name\"")),
        "unknown field `name`, expected one of `id`, `among`, `having`",
    );
}

#[test]
fn hostile_coverages_and_breakdowns() {
    let days =
        |first: &str, last: &str| format!(r#"{{"source":"a","first":"{first}","last":"{last}"}}"#);
    let (jan, feb) = (days("2024-01-01", "2024-01-31"), days("2024-01-31", "2024-02-29"));
    let coverage = |sources: &str| format!(r#"{{"as_of":"2024-12-31","sources":[{sources}]}}"#);
    assert_eq!(
        refused::<Coverage>(&coverage(&format!("{jan},{feb}"))),
        "source \"a\" is counted twice from 2024-01-31 to 2024-01-31",
    );
    assert_eq!(
        refused::<Coverage>(&coverage(&days("2024-02-01", "2024-01-01"))),
        "source \"a\" ends on 2024-01-01, before it begins on 2024-02-01",
    );
    assert_eq!(
        refused::<Coverage>(&format!(r#"{{"as_of":null,"sources":[{jan}]}}"#)),
        "sources without a day as of which they are read",
    );

    type B = Breakdown<String, Tally<DossierFact>>;
    let standing = r#"{"holds":[],"known":[]}"#;
    let full = format!(r#"[{{"standing":{standing},"records":2}}]"#);
    let breakdown = |blank: &str, cells: &str| {
        format!(r#"{{"coverage":{},"blank":{blank},"cells":[{cells}]}}"#, coverage(&jan))
    };
    let cell = |counted: &str| format!(r#"{{"key":"H59","counted":{counted}}}"#);
    assert!(serde_json::from_str::<B>(&breakdown("[]", &cell(&full))).is_ok());
    assert_eq!(refused::<B>(&breakdown(&full, "")), "the blank of a breakdown has records");
    assert_eq!(refused::<B>(&breakdown("[]", &cell("[]"))), "cell 0 of a breakdown has no records");
    let twice = format!("{},{}", cell(&full), cell(&full));
    assert_eq!(
        refused::<B>(&breakdown("[]", &twice)),
        "cell 1 of a breakdown has the key of one before it",
    );
}

#[test]
fn ids_are_interface() {
    fn ids<F: Fact>(rows: &[&Indicator<F>]) -> Vec<String> {
        rows.iter().map(|row| row.id().to_owned()).collect()
    }
    let sorted = |ids: Vec<String>| ids.is_sorted_by(|one, next| one < next);
    assert!(
        sorted(ids(&dossier::ALL)) && sorted(ids(&procedure::ALL)) && sorted(ids(&document::ALL))
    );
    assert_eq!(
        ids(&dossier::FROM_PACKETS).join(" "),
        "dossier.digitised dossier.direct dossier.early dossier.electronic_result dossier.exact \
         dossier.late dossier.on_time dossier.online dossier.open_overdue dossier.paid_online \
         dossier.population_data dossier.post dossier.refused dossier.reused dossier.stopped \
         dossier.stored dossier.withdrawn",
    );
    let rest: Vec<_> = dossier::ALL
        .iter()
        .filter(|row| !dossier::FROM_PACKETS.contains(row))
        .map(|row| row.id())
        .collect();
    assert_eq!(rest, ["dossier.in_step", "dossier.on_portal", "dossier.satisfied"]);
    assert_eq!(
        ids(&procedure::ALL).join(" "),
        "procedure.announced_on_time procedure.complete procedure.fee_dossier procedure.full \
         procedure.full_of_eligible procedure.integrated procedure.online procedure.paid_online \
         procedure.partial procedure.population_data procedure.published_on_time",
    );
    assert_eq!(
        ids(&document::ALL).join(" "),
        "document.signed document.signed_any document.signed_by_organisation",
    );

    fn facts<F: Fact + serde::Serialize>() -> String {
        let wire = serde_json::to_value(F::ALL).expect("facts travel by name");
        let ids: Vec<&str> = F::ALL.iter().map(|fact| fact.id()).collect();
        assert_eq!(wire, serde_json::json!(ids));
        ids.join(" ")
    }
    assert_eq!(
        facts::<DossierFact>(),
        "in_period finished has_due on_time early exact late online direct post fee_due paid_online \
         paper_result electronic_result digitised reused stored population_data refused withdrawn \
         stopped on_portal in_step complained",
    );
    assert_eq!(
        facts::<ProcedureFact>(),
        "in_force within_authority online full partial eligible_full integrated fee fee_dossier \
         paid_online for_citizens population_data announced announced_on_time to_publish \
         published_on_time published complete",
    );
    assert_eq!(
        facts::<DocumentFact>(),
        "in_period electronic secret paper_only signed_by_person signed_by_organisation signed_any",
    );
}
