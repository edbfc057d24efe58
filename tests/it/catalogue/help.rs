//! What a stranger is told.

use vn_egov_metrics::record::{CatalogueRow, Outcome, PetitionClass, ServiceState};
use vn_egov_metrics::time::LimitUnit;

#[test]
fn help_names_every_column_and_every_word_of_theirs() {
    let help = crate::examples::stdout_of("indicators", &["--help"]);
    let row = format!("{:?}", CatalogueRow::default());
    let columns = row.split(['{', ',', '}']).filter_map(|field| field.split_once(':'));
    let columns: Vec<&str> = columns.map(|(name, _)| name.trim()).collect();
    assert_eq!(columns.len(), 21);
    let petitions = [
        "agency",
        "dossier",
        "received_on",
        "closed_on",
        "outcome",
        "satisfied",
        "repeats",
        "forwarded_on",
        "published_on",
        "class",
    ];
    let words = Outcome::ALL.map(Outcome::id).into_iter();
    let words = words.chain(PetitionClass::ALL.map(PetitionClass::id));
    let words = words.chain(ServiceState::ALL.map(ServiceState::id));
    let words = words.chain(LimitUnit::ALL.map(LimitUnit::id));
    for word in columns.into_iter().chain(petitions).chain(words) {
        assert!(help.contains(word), "{word} in\n{help}");
    }
}

#[test]
fn every_example_introduces_itself_in_vietnamese() {
    for name in [
        "audit",
        "deadline",
        "documents",
        "dong_thap",
        "indicators",
        "own_card",
        "reconcile",
        "score_766",
        "scoreboard",
        "tra_vinh",
        "vinh_long",
    ] {
        let help = crate::examples::stdout_of(name, &["--help"]);
        let first = help.lines().next().unwrap_or_default();
        assert!(first.chars().any(|c| "ệốểđậủạồ".contains(c)), "{name}: {first}");
        assert!(help.contains("Ngôn ngữ"), "{name}: {help}");
    }
}
