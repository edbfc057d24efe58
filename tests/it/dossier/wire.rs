//! What travels of dossiers and of how they are read.

use proptest::prelude::*;
use vn_egov_metrics::code::Coded;
use vn_egov_metrics::fact::{Forwarding, MissingChannel, MissingRating, PaperResult, Policy};
use vn_egov_metrics::record::{
    Channel, Dossier, DossierParts, Fees, Status, Supplement, SyncState, Timeline, Written,
};

use super::parts::parts;
use crate::said::refused;

#[test]
fn the_parts_of_a_dossier_travel_by_their_fields() {
    let moment = |text: &str| text.parse().expect("a moment");
    let requested = moment("2026-07-06T09:00:00");
    let whole = DossierParts {
        procedure: Coded::read("1.004194"),
        channel: Some(Written::Known(Channel::Online)),
        status: Some(Written::Unknown("11".into())),
        timeline: Timeline { received: Some(moment("2026-07-04T10:46:05")), ..Timeline::default() },
        supplements: vec![Supplement {
            requested,
            answered: None,
            old_due: Some(moment("2026-07-10T17:00:00")),
            new_due: None,
        }],
        fees: Fees::Due,
        paper_file: Some(true),
        databases: vec!["1".into()],
        sync: Some(SyncState::InStep),
        ..DossierParts::of(Coded::read("H59.17-260704-0001").unwrap())
    };
    let wire = r#"{"code":"H59.17-260704-0001","procedure":"1.004194","field":null,"channel":"2","status":"11","applicant":null,"timeline":{"submitted":null,"received":"2026-07-04T10:46:05","due":null,"ended":null,"returned":null,"refused":null},"supplements":[{"requested":"2026-07-06T09:00:00","answered":null,"old_due":"2026-07-10T17:00:00","new_due":null}],"fees":"due","payment":null,"paper_file":true,"reused":null,"stored":null,"electronic_result":null,"vneid":null,"databases":["1"],"sync":"in_step","complained":null}"#;
    assert_eq!(serde_json::to_string(&whole).unwrap(), wire);
    assert_eq!(serde_json::from_str::<DossierParts>(wire).unwrap(), whole);

    // All but the code may be left out.
    let code = r#"{"code":"H59.17-260704-0001"}"#;
    let bare = DossierParts::of(Coded::read("H59.17-260704-0001").unwrap());
    assert_eq!(serde_json::from_str::<DossierParts>(code).unwrap(), bare);
    for (fees, name) in [
        (Fees::NoLines, "no_lines"),
        (Fees::Due, "due"),
        (Fees::Free, "free"),
        (Fees::Unclear, "unclear"),
    ] {
        assert_eq!(serde_json::to_string(&fees).unwrap(), format!("{name:?}"));
    }
}

#[test]
fn what_makes_no_dossier_is_refused() {
    for (json, sentence) in [
        ("{}", "missing field `code`"),
        (
            r#"{"code":"H59.17-260704-0001","applicant_name":"x"}"#,
            "unknown field `applicant_name`, expected one of `code`, `procedure`, `field`, \
             `channel`, `status`, `applicant`, `timeline`, `supplements`, `fees`, `payment`, \
             `paper_file`, `reused`, `stored`, `electronic_result`, `vneid`, `databases`, `sync`, \
             `complained`",
        ),
        (
            r#"{"code":"H59.17-260704-0001","fees":"none"}"#,
            "unknown variant `none`, expected one of `no_lines`, `due`, `free`, `unclear`",
        ),
        (
            r#"{"code":"H59.17-260704-0001","timeline":{"recieved":null}}"#,
            "unknown field `recieved`, expected one of `submitted`, `received`, `due`, `ended`, \
             `returned`, `refused`",
        ),
        (r#"{"code":"H59.17-260704-0001","supplements":[{}]}"#, "missing field `requested`"),
    ] {
        assert_eq!(refused::<DossierParts>(json), sentence);
    }
    // What has its shape and is impossible is stopped at the gate.
    let json = r#"{"code":"H59.17-260704-0001","supplements":[{"requested":"2026-07-06T09:00:00","answered":"2026-07-05T09:00:00"}]}"#;
    let parts = serde_json::from_str::<DossierParts>(json).unwrap();
    assert_eq!(
        Dossier::from_parts(parts).unwrap_err().to_string(),
        "supplement round 1 was answered on 2026-07-05 09:00:00, before its request on \
         2026-07-06 09:00:00"
    );
}

#[test]
fn a_policy_travels_by_its_choices() {
    let default = r#"{"missing_channel":"counts_as_direct","paper_result":"assume_required","population_database":"1","missing_rating":"not_known","forwarding":"keeps_running"}"#;
    assert_eq!(serde_json::to_string(&Policy::default()).unwrap(), default);
    assert_eq!(serde_json::from_str::<Policy<'_>>("{}").unwrap(), Policy::default());
    let other = Policy {
        missing_channel: MissingChannel::NotKnown,
        paper_result: PaperResult::NotKnown,
        population_database: "7",
        missing_rating: MissingRating::NotDisliked,
        forwarding: Forwarding::StartsAnew,
    };
    let wire = r#"{"missing_channel":"not_known","paper_result":"not_known","population_database":"7","missing_rating":"not_disliked","forwarding":"starts_anew"}"#;
    assert_eq!(serde_json::to_string(&other).unwrap(), wire);
    assert_eq!(serde_json::from_str::<Policy<'_>>(wire).unwrap(), other);
    for (json, sentence) in [
        (
            r#"{"missing_channel":"direct"}"#,
            "unknown variant `direct`, expected `counts_as_direct` or `not_known`",
        ),
        (
            r#"{"missing_chanel":"not_known"}"#,
            "unknown field `missing_chanel`, expected one of `missing_channel`, `paper_result`, \
             `population_database`, `missing_rating`, `forwarding`",
        ),
        (r#"{"population_database":1}"#, "invalid type: integer `1`, expected a borrowed string"),
    ] {
        assert_eq!(refused::<Policy<'_>>(json), sentence);
    }
}

#[test]
fn a_status_of_the_register_travels_as_its_code() {
    let parts = DossierParts {
        status: Some(Written::Known(Status::Processed)),
        ..DossierParts::of(Coded::read("H59.17-260704-0001").unwrap())
    };
    let wire = serde_json::to_value(&parts).unwrap();
    assert_eq!(wire["status"], "9");
}

fn is_blank<T>(code: Option<&Written<T>>) -> bool {
    matches!(code, Some(Written::Unknown(code)) if code.trim().is_empty())
}

proptest! {
    /// Codes are read as they always are: one that the register has is known, and without the
    /// white space around it.
    #[test]
    fn what_came_back_comes_back_again(parts in parts()) {
        // Nothing is no code, and only hands write it as one.
        let blank = is_blank(parts.channel.as_ref()) || is_blank(parts.status.as_ref())
            || is_blank(parts.applicant.as_ref()) || is_blank(parts.payment.as_ref());
        prop_assume!(!blank);
        let wire = serde_json::to_string(&parts).unwrap();
        let back: DossierParts = serde_json::from_str(&wire).unwrap();
        prop_assert_eq!((&back.code, back.timeline), (&parts.code, parts.timeline));
        prop_assert_eq!((&back.supplements, back.fees), (&parts.supplements, parts.fees));
        prop_assert_eq!((&back.databases, back.sync), (&parts.databases, parts.sync));
        let wire = serde_json::to_string(&back).unwrap();
        prop_assert_eq!(serde_json::from_str::<DossierParts>(&wire).unwrap(), back);
    }
}
