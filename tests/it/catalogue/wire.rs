//! Hostile JSON for what a catalogue is made of, and what travels unchanged.

use proptest::prelude::*;
use vn_egov_metrics::fact::{PetitionFact, ProcedureFact, ServiceFact, Standing, UsageFact};
use vn_egov_metrics::record::{
    Announcement, AuthorityLevel, CatalogueRow, Procedure, ProcedureAt, PublicParts, Service,
    ServiceState,
};
use vn_egov_metrics::time::TimeLimit;

use crate::said::refused;

#[test]
fn a_procedure_travels_by_its_fields() {
    let row = CatalogueRow {
        agency: "H59.17",
        procedure: "1.004194",
        level: "full",
        limit: "15",
        unit: "working_days",
        decided_on: "2026-03-02",
        service_state: "testing",
        authority_level: "commune",
        ..CatalogueRow::default()
    };
    let procedure = row.procedure().expect("a sound row");
    let wire = serde_json::to_string(&procedure).expect("it travels");
    assert_eq!(serde_json::from_str::<Procedure>(&wire).expect(&wire), procedure);
    for part in [
        r#""level":"full""#,
        r#""limit":{"working_days":15}"#,
        r#""service_state":"testing""#,
        r#""authority_level":"commune""#,
        r#""announcements":[{"decided_on":"2026-03-02","takes_effect_on":null,"published_on":null}]"#,
    ] {
        assert!(wire.contains(part), "{part} in {wire}");
    }
    for (json, sentence) in [
        (
            r#"{"limit":{"weeks":2}}"#,
            "unknown variant `weeks`, expected one of `working_days`, `working_hours`, `days`, `months`",
        ),
        (r#"{"limit":15}"#, "expected value"),
        (r#"{"in_force":"1"}"#, "invalid type: string \"1\", expected a boolean"),
        (r#"{"announcements":[{}]}"#, "missing field `decided_on`"),
        (
            r#"{"authority_level":"village"}"#,
            "unknown variant `village`, expected one of `ministry`, `province`, `district`, `commune`",
        ),
        (
            r#"{"service_state":"open"}"#,
            "unknown variant `open`, expected one of `not_published`, `testing`, `closing`, `published`",
        ),
    ] {
        assert_eq!(refused::<Procedure>(json), sentence, "{json}");
    }
    let code = refused::<Procedure>(r#"{"code":""}"#);
    assert!(code.contains("code"), "{code}");
}

#[test]
fn a_place_is_put_into_its_form_on_the_way_in() {
    let wire = r#"{"agency":"000.00.17.H59","procedure":"1.004194.000.00.00.H59"}"#;
    let at: ProcedureAt = serde_json::from_str(wire).expect(wire);
    let plain = r#"{"agency":"H59.17","procedure":"1.004194"}"#;
    assert_eq!(serde_json::to_string(&at).expect("it travels"), plain);
    assert_eq!(serde_json::from_str::<ProcedureAt>(plain).expect(plain), at);
    assert_eq!(refused::<ProcedureAt>(r#"{"agency":"H59"}"#), "missing field `procedure`");
    assert_eq!(
        refused::<ProcedureAt>(r#"{"procedure":"1.004194","unit":"x"}"#),
        "unknown field `unit`, expected `agency` or `procedure`",
    );
    // No agency comes before all others.
    let without: ProcedureAt = serde_json::from_str(r#"{"agency":null,"procedure":"9"}"#).unwrap();
    assert!(without < at);
}

#[test]
fn small_parts() {
    assert_eq!(refused::<Announcement>(r#"{"decided_on":"2026-02-29"}"#), "input is out of range",);
    assert_eq!(
        refused::<Announcement>(r#"{"decided_on":"2026-02-28","by":"x"}"#),
        "unknown field `by`, expected one of `decided_on`, `takes_effect_on`, `published_on`",
    );
    assert!(refused::<PublicParts>(r#"{"title":true}"#).starts_with("unknown field `title`"));
    assert_eq!(serde_json::from_str::<PublicParts>("{}").unwrap().complete(), None);
    assert!(refused::<Service>(r#"{"level":"full"}"#).starts_with("unknown field `level`"));
    assert_eq!(refused::<TimeLimit>(r#"{"days":-1}"#), "invalid value: integer `-1`, expected u32");
    for state in ServiceState::ALL {
        assert_eq!(serde_json::to_string(&state).expect("it travels"), format!("{:?}", state.id()));
    }
    for level in AuthorityLevel::ALL {
        assert_eq!(serde_json::to_string(&level).expect("it travels"), format!("{:?}", level.id()));
    }
}

#[test]
fn standings_that_cannot_be() {
    for (wire, sentence) in [
        (
            refused::<Standing<ProcedureFact>>(
                r#"{"holds":["full","partial"],"known":["full","partial"]}"#,
            ),
            "a procedure cannot hold \"full\" and \"partial\" at once",
        ),
        (
            refused::<Standing<PetitionFact>>(
                r#"{"holds":["refused","resolved"],"known":["refused","resolved"]}"#,
            ),
            "a petition cannot hold \"refused\" and \"resolved\" at once",
        ),
        (
            refused::<Standing<PetitionFact>>(
                r#"{"holds":["liked","disliked"],"known":["liked","disliked"]}"#,
            ),
            "a petition cannot hold \"liked\" and \"disliked\" at once",
        ),
        (
            refused::<Standing<ServiceFact>>(r#"{"holds":["published"],"known":[]}"#),
            "a service cannot hold \"published\" when that is not known",
        ),
        (
            refused::<Standing<UsageFact>>(r#"{"holds":["paid"],"known":["paid"]}"#),
            "a use of a procedure has no fact \"paid\"",
        ),
    ] {
        assert_eq!(wire, sentence);
    }
}

proptest! {
    #[test]
    fn any_text_of_json_is_read_or_refused(text in "[\\[\\]{}:,\"a-z_0-9. ]{0,60}") {
        let _ = serde_json::from_str::<Procedure>(&text);
        let _ = serde_json::from_str::<Service>(&text);
        let _ = serde_json::from_str::<ProcedureAt>(&text);
        let _ = serde_json::from_str::<Announcement>(&text);
        let _ = serde_json::from_str::<Standing<PetitionFact>>(&text);
    }
}
