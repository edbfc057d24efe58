//! From a reconciliation to facts, indicators and criterion 1.4; and services declared or not.

use std::collections::BTreeMap;

use vn_egov_metrics::code::{Coded, DossierCode, ProcedureCode};
use vn_egov_metrics::fact::{DossierFact, Reading};
use vn_egov_metrics::indicator::{dossier, procedure};
use vn_egov_metrics::portal::Packet;
use vn_egov_metrics::portal::reconcile::{DeclaredServices, SyncRecord, reconcile};
use vn_egov_metrics::record::{Dossier, Procedure, ServiceLevel, SyncState};
use vn_egov_metrics::scorecard::{DECISION_766, ReceivedTotals, ScoredSpan, Sheet};
use vn_egov_metrics::{Breakdown, Counts, Coverage, Tally};

const LOCAL: &str = include_str!("../../data/packets.ndjson");
const PORTAL: &str = include_str!("../../data/packets_portal.ndjson");
const EXPECTED: &str = include_str!("../../data/reconcile_expected.csv");

fn dossiers(text: &str) -> Vec<Dossier> {
    let packets =
        text.lines().map(|line| serde_json::from_str::<Packet<'_>>(line).expect("a packet"));
    packets.filter_map(|packet| packet.to_dossier(&mut |_| {})).collect()
}

fn records(dossiers: &[Dossier]) -> Vec<SyncRecord> {
    let records = (1..).zip(dossiers).map(|(line, dossier)| SyncRecord::of_dossier(dossier, line));
    records.map(|record| record.expect("it has a code")).collect()
}

pub(super) type Group = (Option<Box<str>>, String);

fn group(dossier: &Dossier) -> Group {
    let agency = dossier.code().regular().map(|code| DossierCode::agency(code).to_decision_20());
    let received = dossier.parts().timeline.received.expect("it is in the period");
    (agency.map(|agency| agency.as_str().into()), received.format("%Y-%m").to_string())
}

/// Received, on the portal, in step: by agency and month, slowly, from the file of expected states.
pub(super) fn slow_counts() -> BTreeMap<Group, [u64; 3]> {
    let quarter = Reading::new("2026-Q3".parse().expect("a quarter"));
    let states: BTreeMap<&str, &str> =
        EXPECTED.lines().skip(1).map(|line| line.rsplit_once(',').expect("two cells")).collect();
    // The later line of a code replaces the earlier.
    let local: BTreeMap<String, Dossier> = dossiers(LOCAL)
        .into_iter()
        .map(|dossier| (dossier.code().as_str().to_owned(), dossier))
        .collect();
    let mut counts = BTreeMap::<Group, [u64; 3]>::new();
    for (code, dossier) in &local {
        if dossier.standing(&quarter).answer(DossierFact::InPeriod) == Some(true) {
            let [received, on_portal, in_step] = counts.entry(group(dossier)).or_default();
            *received += 1;
            *on_portal += u64::from(states[&**code] != "absent");
            *in_step += u64::from(states[&**code] == "in step");
        }
    }
    counts
}

#[test]
fn the_indicators_count_what_the_expected_states_say() {
    let quarter = Reading::new("2026-Q3".parse().expect("a quarter"));
    let (local, portal) = (dossiers(LOCAL), dossiers(PORTAL));
    let (local_records, portal_records) = (records(&local), records(&portal));
    let reconciled = reconcile(&local_records, &portal_records);
    let rows = Counts::of([&dossier::ON_PORTAL, &dossier::IN_STEP]);
    let mut groups = Breakdown::new(Coverage::of(&quarter, "packets"), rows);

    let slow = slow_counts();
    for (index, dossier) in local.into_iter().enumerate() {
        // A record that a later line replaced has no state, and does not count.
        let Some(state) = reconciled.state_of(index) else { continue };
        let dossier = dossier.with_sync(Some(state));
        let standing = dossier.standing(&quarter);
        assert_eq!(standing.answer(DossierFact::OnPortal), Some(state != SyncState::Absent));
        assert_eq!(standing.answer(DossierFact::InStep), Some(state == SyncState::InStep));
        if standing.answer(DossierFact::InPeriod) == Some(true) {
            groups.add(group(&dossier), standing);
        }
    }
    let counted: BTreeMap<Group, [u64; 3]> = groups
        .iter()
        .map(|(group, counts)| {
            let on_portal = counts.count(&dossier::ON_PORTAL).expect("it was asked");
            let in_step = counts.count(&dossier::IN_STEP).expect("it was asked");
            assert_eq!((on_portal.among(), on_portal.unknown()), (in_step.among(), 0));
            (group.clone(), [on_portal.among(), on_portal.having(), in_step.having()])
        })
        .collect();
    assert_eq!(counted, slow);
    assert!(slow.len() > 100, "by agency and month: {}", slow.len());

    // Criterion 1.4: held against the larger of the two received totals.
    let total = groups.total().expect("one coverage");
    let on_portal = total.count(&dossier::ON_PORTAL).expect("it was asked");
    let in_period =
        |dossier: &Dossier| dossier.standing(&quarter).answer(DossierFact::InPeriod) == Some(true);
    let portal_codes: BTreeMap<&str, bool> =
        portal.iter().map(|dossier| (dossier.code_str(), in_period(dossier))).collect();
    let portal_total = portal_codes.values().filter(|received| **received).count();
    let totals = ReceivedTotals {
        national: Some(on_portal.among()),
        portal: u64::try_from(portal_total).ok(),
        last_year: None,
    };
    let rate =
        totals.denominator(ScoredSpan::Quarter).and_then(|used| used.rate(on_portal.having()));
    let rate = rate.expect("dossiers were received");
    let mut sheet = Sheet::new(&DECISION_766);
    sheet.put_indicator("dossier.on_portal", Some(rate)).expect("criterion 1.4 asks for it");
    let scored = sheet.score();
    let line = scored.lines().first().expect("one row");
    assert_eq!(line.criterion().id, "1.4");
    assert_eq!((rate.count(), rate.base()), (on_portal.having(), on_portal.among()));
    let [received, on_portal, _] =
        slow.values().fold([0; 3], |[a, b, c], [d, e, f]| [a + d, b + e, c + f]);
    // Within half a hundredth of 6 points times the share.
    let given = i128::from(line.points().expect("points").in_hundredths());
    let (on_portal, received) = (i128::from(on_portal), i128::from(received));
    assert!((given * received - 600 * on_portal).abs() * 2 <= received, "{given}");
}

#[test]
fn a_dossier_that_was_not_reconciled_is_not_known() {
    let quarter = Reading::new("2026-Q3".parse().expect("a quarter"));
    let mut tally = Tally::new();
    for dossier in dossiers(LOCAL) {
        tally.add(dossier.standing(&quarter));
    }
    let count = tally.count(&dossier::ON_PORTAL);
    assert_eq!((count.having(), count.unknown()), (0, count.among()));
    // And what is known can be forgotten again.
    let [dossier] = &dossiers(LOCAL)[..1] else { panic!("there is one") };
    let marked = dossier.clone().with_sync(Some(SyncState::Absent));
    assert_ne!(&marked, dossier);
    assert_eq!(&marked.with_sync(None), dossier);
}

#[test]
fn services_are_declared_or_not() {
    let declared = DeclaredServices::of(["1.004194.000.00.00.H59", " 2.000815 ", "", "TS_lop1"]);
    assert_eq!((declared.len(), declared.is_empty()), (3, false));
    let code = |text: &str| Coded::<ProcedureCode>::read(text).expect("a code");
    let year = Reading::new("2026".parse().expect("a year"));
    let mut tally = Tally::new();
    for text in ["1.004194", "2.000815.000.00.00.H61", "1.000001", "TS_lop1", "TS_lop2"] {
        let online = Procedure {
            in_force: Some(true),
            level: Some(ServiceLevel::Full),
            ..Procedure::default()
        };
        tally.add(declared.mark(&code(text), online).standing(&year));
    }
    let count = tally.count(&procedure::INTEGRATED);
    assert_eq!((count.having(), count.among(), count.unknown()), (3, 5, 0));
    let catalogue = [code("1.004194"), code("1.000001"), code("TS_lop1")];
    let one_sided: Vec<_> = declared
        .one_sided(&catalogue)
        .into_iter()
        .map(|(code, state)| format!("{code} {state}"))
        .collect();
    assert_eq!(one_sided, ["1.000001 absent", "2.000815 orphan"]);
}
