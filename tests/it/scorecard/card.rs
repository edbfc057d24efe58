//! The rows of Decision 766, and what makes a card.

use chrono::NaiveDate;
use unicode_normalization::is_nfc;
use vn_egov_metrics::scorecard::{
    Bands, Basis, CIRCULAR_01_2018_BANDS, CIRCULAR_01_2018_TIME, COMMON_BANDS, Criterion, Curve,
    DECISION_766, Group, Points, Scorecard, Step, Steps, Threshold, WhenEmpty,
};
use vn_egov_metrics::{Lang, Name};

/// The table of the rulebook, literally; a change of any row is a change of interface.
const ROWS: &str = "\
1.1 transparency PUBLISH_ON_TIME procedure.announced_on_time 6 100 exact absent share
1.2 transparency PUBLIC_UPDATE_ON_TIME procedure.published_on_time 4 100 exact absent share
1.3 transparency PUBLIC_CONTENT_FULL procedure.complete 2 100 exact absent share
1.4 transparency DOSSIER_SYNC dossier.on_portal 6 100 exact absent rate
2.1 progress ON_TIME dossier.on_time 20 100 exact zero share
3.1 online PROCEDURE_ONLINE procedure.online 2 80 exact zero share
3.2 online SERVICE_WITH_ONLINE_DOSSIER service.with_online_dossier 4 100 exact zero share
3.3 online DOSSIER_ONLINE dossier.online 6 50 exact zero share
3.6 payment DOSSIER_PAID_ONLINE dossier.paid_online 6 100 percent_first zero rate
3.5b payment FORMALITY_PAID_ONLINE procedure.paid_online 2 80 percent_first zero share
3.5 payment FORMALITY_WITH_FEE_DOSSIER procedure.fee_dossier 2 80 percent_first zero share
4.1 digitised ORIGINAL_RESULT_AVAILABLE dossier.electronic_result 6 100 exact absent share
4.2 digitised SO_HOA_GIAY_TO_GIAI_QUYET dossier.digitised 4 100 exact absent share
4.6 digitised ELECTRONIC_CERTIFIED_COPY - 2 full exact full share
4.3 digitised REUSED_DIGITIZED_DATA dossier.reused 2 80 exact absent share
4.4 digitised SYNCED_WITH_DVCQG_PERSONAL_STORAGE dossier.stored 4 100 exact absent share
4.5b digitised CITIZEN_DATA_CONNECTED_DOSSIER dossier.population_data 2 100 exact absent share
4.5a digitised CITIZEN_DATA_CONNECTED_FORMALITY procedure.population_data 2 100 exact absent share
5.4 satisfaction DOSSIER_RECEIVING_SATISFACTION dossier.satisfied 6 90 exact zero share
5.2 satisfaction PETITION_PROCESSING_ON_TIME petition.on_time 6 100 exact full share
5.3 satisfaction PETITION_HANDLING_SATISFACTION petition.satisfied 6 100 exact full share
5.1a satisfaction PETITION_CLASSIFICATION_TTHC petition.about_procedure 0 tracked exact absent share
5.1b satisfaction PETITION_CLASSIFICATION_STAFF petition.about_staff 0 tracked exact absent share
";

fn name_of<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn rows_of_decision_766() {
    let rows: Vec<String> = DECISION_766
        .criteria()
        .iter()
        .map(|row| {
            let curve = match row.curve {
                Curve::Linear { full_at } => full_at.to_string(),
                Curve::FullByRule => "full".to_owned(),
                Curve::Tracked => "tracked".to_owned(),
                Curve::Steps(_) => "steps".to_owned(),
            };
            format!(
                "{} {} {} {} {:.0} {curve} {} {} {}",
                row.id,
                row.group,
                row.metric,
                row.indicator.unwrap_or("-"),
                row.maximum,
                name_of(row.basis),
                name_of(row.when_empty),
                if row.may_pass_whole { "rate" } else { "share" },
            )
        })
        .collect();
    assert_eq!(rows, ROWS.lines().collect::<Vec<_>>());
}

#[test]
fn groups_of_decision_766() {
    let groups: Vec<String> = DECISION_766
        .groups()
        .iter()
        .map(|group| {
            let maximum = DECISION_766.group_maximum(group.id);
            format!("{} {} {} {maximum:.0}", group.id, group.portal, group.code)
        })
        .collect();
    assert_eq!(
        groups,
        [
            "transparency transparency CKMB 18",
            "progress progress TDGQ 20",
            "online online CLGQ 12",
            "payment payment TTTT 10",
            "digitised digitized MDSH 22",
            "satisfaction satisfaction MDHL 18",
        ]
    );
    assert_eq!(DECISION_766.maximum(), Points::whole(100));
}

/// The static cards are made without the gate; here it sees them.
#[test]
fn the_gate_accepts_the_rows() {
    let card = DECISION_766;
    let (groups, criteria) = (card.groups(), card.criteria());
    assert_eq!(Scorecard::new(card.id(), card.name(), groups, criteria), Ok(card));
    for bands in [&COMMON_BANDS, &CIRCULAR_01_2018_BANDS] {
        assert_eq!(&Bands::new(bands.bands().to_vec()).unwrap(), bands);
    }
    let time = CIRCULAR_01_2018_TIME;
    assert_eq!(Steps::new(time.first(), time.steps()), Ok(time));
    assert_eq!((time.most(), time.steps().len()), (Points::whole(2), 2));
}

#[test]
fn names_are_composed_and_said_once() {
    let mut names: Vec<Name> = DECISION_766.criteria().iter().map(|row| row.name).collect();
    names.extend(DECISION_766.groups().iter().map(|group| group.name));
    for lang in Lang::ALL {
        let mut said: Vec<&str> = names.iter().map(|name| name.in_lang(lang)).collect();
        assert!(said.iter().all(|name| is_nfc(name) && !name.is_empty()));
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), names.len());
    }
    assert!(DECISION_766.criteria().iter().all(|row| is_nfc(row.source) && !row.source.is_empty()));
}

#[test]
fn rows_hold_from_their_first_day_to_their_last() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let all = DECISION_766.criteria().len();
    assert_eq!(DECISION_766.in_force(day(2022, 6, 22)).count(), 0);
    assert_eq!(DECISION_766.in_force(day(2022, 6, 23)).count(), all);
    assert_eq!(DECISION_766.in_force(day(2026, 10, 5)).count(), all);
    let ended =
        Criterion { until: Some(day(2025, 6, 30)), ..*DECISION_766.criterion("2.1").unwrap() };
    assert!(ended.in_force(day(2025, 6, 30)));
    assert!(!ended.in_force(day(2025, 7, 1)));
}

#[test]
fn finding_a_criterion() {
    for row in DECISION_766.criteria() {
        let group = DECISION_766.group(row.group).unwrap();
        assert_eq!(DECISION_766.find(group.portal, row.metric), Ok(row));
        if let Some(indicator) = row.indicator {
            assert_eq!(DECISION_766.criterion_of_indicator(indicator), Some(row));
        }
    }
    let error = DECISION_766.find("digitised", "ON_TIME").unwrap_err();
    assert!(error.is_group());
    assert_eq!(
        error.to_string(),
        "unknown group \"digitised\"; expected one of transparency, progress, online, payment, \
         digitized, satisfaction",
    );
    let error = DECISION_766.find("payment", "ON_TIME").unwrap_err();
    assert!(!error.is_group());
    assert_eq!(
        error.to_string(),
        "unknown metric \"ON_TIME\" in the group payment; expected one of DOSSIER_PAID_ONLINE, \
         FORMALITY_PAID_ONLINE, FORMALITY_WITH_FEE_DOSSIER",
    );
}

fn own(groups: &[Group], criteria: &[Criterion]) -> String {
    let (groups, criteria) = (groups.to_vec().leak(), criteria.to_vec().leak());
    let name = Name::new("Bộ chỉ số", "Card");
    Scorecard::new("own", name, groups, criteria).map_or_else(|e| e.to_string(), |_| "ok".into())
}

#[test]
fn rows_that_make_no_card() {
    let group = DECISION_766.groups()[1];
    let row = *DECISION_766.criterion("2.1").unwrap();
    let steps = |first, steps: Vec<Step>| Curve::Steps(Steps::new(first, steps.leak()).unwrap());
    assert_eq!(own(&[group], &[row]), "ok");
    assert_eq!(own(&[group, group], &[row]), "the group progress stands twice");
    assert_eq!(own(&[group], &[row, row]), "the criterion 2.1 stands twice");
    assert_eq!(
        own(&[group], &[row, Criterion { id: "2", ..row }]),
        "the metric ON_TIME stands twice in the group progress",
    );
    let (online, other) = (DECISION_766.groups()[2], *DECISION_766.criterion("3.1").unwrap());
    assert_eq!(
        own(&[group, online], &[row, other, Criterion { id: "2", metric: "LATE", ..row }]),
        "the criterion 2 stands apart from its group progress",
    );
    assert_eq!(
        own(&[], &[row]),
        "the criterion 2.1 stands in the group progress, which the card does not have",
    );
    assert_eq!(
        own(&[group], &[Criterion { maximum: Points::hundredths(-1), ..row }]),
        "the criterion 2.1 has a maximum of -0.01, expected 0.00 to 21474836.47",
    );
    let most = Points::hundredths(i32::MAX);
    assert_eq!(
        own(&[group], &[Criterion { maximum: most + Points::LEAST, ..row }]),
        "the criterion 2.1 has a maximum of 21474836.48, expected 0.00 to 21474836.47",
    );
    assert_eq!(
        own(
            &[group],
            &[Criterion { curve: Curve::Linear { full_at: Threshold::percent(0) }, ..row }]
        ),
        "the criterion 2.1 is full at 0 %, which every value reaches",
    );
    let over = vec![Step::from(Threshold::percent(50), Points::hundredths(2001))];
    assert_eq!(
        own(&[group], &[Criterion { curve: steps(Points::ZERO, over), ..row }]),
        "a step of the criterion 2.1 gives 20.01, expected 0.00 to 20.00",
    );
    assert_eq!(
        own(&[group], &[Criterion { curve: steps(Points::hundredths(-1), vec![]), ..row }]),
        "a step of the criterion 2.1 gives -0.01, expected 0.00 to 20.00",
    );
    assert_eq!(
        own(&[group], &[Criterion { until: row.from.pred_opt(), ..row }]),
        "the criterion 2.1 holds until a day before its first",
    );
}

#[test]
fn words_of_the_rows() {
    assert_eq!(
        serde_json::to_string(&[Basis::Exact, Basis::PercentFirst]).unwrap(),
        "[\"exact\",\"percent_first\"]",
    );
    assert_eq!(
        serde_json::to_string(&[WhenEmpty::Zero, WhenEmpty::Full, WhenEmpty::Absent]).unwrap(),
        "[\"zero\",\"full\",\"absent\"]",
    );
    assert!(serde_json::from_str::<Basis>("\"Exact\"").is_err());
    assert!(serde_json::from_str::<WhenEmpty>("\"none\"").is_err());
}
