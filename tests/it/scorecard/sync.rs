//! Criterion 1.4 from dossiers that a reconciliation has told of.

use vn_egov_metrics::code::Coded;
use vn_egov_metrics::fact::Reading;
use vn_egov_metrics::indicator::dossier::ON_PORTAL;
use vn_egov_metrics::record::{Dossier, DossierParts, SyncState};
use vn_egov_metrics::scorecard::{
    DECISION_766, DenominatorSource, ReceivedTotals, ScoredSpan, Sheet,
};
use vn_egov_metrics::tally::Count;
use vn_egov_metrics::{Rate, Tally};

/// Dossiers received in July 2026, one of each state.
fn count(states: &[Option<SyncState>]) -> Count {
    let july = Reading::new("2026-07".parse().unwrap());
    let mut tally = Tally::new();
    for (index, state) in states.iter().enumerate() {
        let code = format!("000.00.17.H61-260701-{index:04}");
        let mut parts = DossierParts::of(Coded::read(&code).unwrap());
        parts.timeline.received = july.period().first().and_hms_opt(8, 0, 0);
        parts.sync = *state;
        tally.add(Dossier::from_parts(parts).unwrap().standing(&july));
    }
    tally.count(&ON_PORTAL)
}

fn points(count: Count) -> Option<String> {
    let mut sheet = Sheet::new(&DECISION_766);
    sheet.put_indicator(ON_PORTAL.id(), count.rate()).unwrap();
    let scored = sheet.score();
    assert_eq!(scored.maximum().to_string(), "6.00");
    scored.total().map(|points| points.to_string())
}

#[test]
fn all_but_absent_dossiers_are_on_the_portal() {
    use SyncState::{Absent, Ahead, Behind, Differs, InStep};
    let counted = count(&[InStep, Behind, Ahead, Differs, Absent].map(Some));
    assert_eq!(counted.rate(), Some(Rate::new(4, 5)));
    assert_eq!(points(counted).as_deref(), Some("4.80"));
    // Where the portal was not asked of some, those count as not there.
    assert_eq!(points(count(&[Some(InStep), None])).as_deref(), Some("3.00"));
}

#[test]
fn nobody_asked_the_portal() {
    assert_eq!(points(count(&[None, None])), None);
    assert_eq!(points(count(&[])), None);
}

/// The official denominator is no count of the local records: the larger of two totals, or last
/// year's.
#[test]
fn the_count_is_held_against_the_official_denominator() {
    let counted = count(&[Some(SyncState::InStep), Some(SyncState::Absent)]);
    let scored = |totals: ReceivedTotals, span| {
        let used = totals.denominator(span)?;
        let mut sheet = Sheet::new(&DECISION_766);
        sheet.put("1.4", used.rate(counted.having())).unwrap();
        let line = *sheet.score().line("1.4").unwrap();
        Some((used.source(), used.to_string(), line.points().unwrap().to_string()))
    };
    let of = |national, portal, last_year| ReceivedTotals { national, portal, last_year };
    let said = |source, used: &str, points: &str| Some((source, used.into(), points.into()));
    assert_eq!(
        scored(of(Some(2), Some(1), None), ScoredSpan::Month),
        said(DenominatorSource::National, "2, received by the national reporting system", "3.00"),
    );
    assert_eq!(
        scored(of(Some(2), Some(4), Some(9)), ScoredSpan::Month),
        said(DenominatorSource::Portal, "4, received on the portal", "1.50"),
    );
    assert_eq!(
        scored(of(Some(0), None, Some(40)), ScoredSpan::Month),
        said(DenominatorSource::LastYear, "40/12, received last year", "1.80"),
    );
    assert_eq!(
        scored(of(None, None, Some(40)), ScoredSpan::Quarter),
        said(DenominatorSource::LastYear, "40/4, received last year", "0.60"),
    );
    assert_eq!(
        scored(of(None, Some(0), Some(40)), ScoredSpan::Year),
        said(DenominatorSource::LastYear, "40, received last year", "0.15"),
    );
    assert_eq!(scored(of(None, Some(0), Some(0)), ScoredSpan::Year), None);
    // More records on the portal than anyone received keep their raw percentage.
    let used = of(Some(400), None, None).denominator(ScoredSpan::Month).unwrap();
    let line = DECISION_766.criterion("1.4").unwrap().score(used.rate(412));
    assert_eq!(line.percent().unwrap().to_string(), "103.00");
    assert_eq!(line.points(), Some(line.criterion().maximum));
}
