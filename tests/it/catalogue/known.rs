//! With a catalogue nothing that was known changes, but where the rulebook names the catalogue.

use chrono::Days;
use proptest::prelude::*;
use vn_egov_metrics::code::Coded;
use vn_egov_metrics::fact::{DossierFact, Fact, PaperResult, Policy, Reading, Standing};
use vn_egov_metrics::record::{
    Catalogue, CatalogueRow, Channel, Dossier, DossierParts, Fees, Payment, Status, Timeline,
    Written,
};

use super::day;

const CODES: [&str; 3] = ["1.000001", "2.000002", "1.000001.000.00.00.H59"];
const AGENCIES: [&str; 5] = ["", "H59", "H59.17", "H59.17.3", "H61"];
const FLAGS: [&str; 3] = ["", "0", "1"];

prop_compose! {
    fn catalogue()(
        rows in prop::collection::vec(
            (
                prop::sample::select(&AGENCIES[..]), prop::sample::select(&CODES[..]),
                prop::sample::select(&FLAGS[..]), prop::sample::select(&FLAGS[..]),
                prop::sample::select(&["", "0", "3", "10", "0,5"][..]), any::<bool>(),
            ),
            0..8,
        )
    ) -> Catalogue {
        rows.into_iter().map(|(agency, procedure, fee, paper_result, limit, with_unit)| {
            let unit = if with_unit { "working_days" } else { "" };
            let row = CatalogueRow {
                agency, procedure, fee, paper_result, limit, unit, ..CatalogueRow::default()
            };
            row.procedure().expect("a sound row")
        }).collect()
    }
}

prop_compose! {
    fn dossier()(
        code in prop::sample::select(
            &["H59.17-260701-0001", "H59.17.3-260701-0001", "H61.2-260701-0001", "12345"][..],
        ),
        procedure in prop::option::weighted(0.9, prop::sample::select(&CODES[..])),
        channel in prop::option::of(prop::sample::select(Channel::ALL)),
        status in prop::option::of(prop::sample::select(Status::ALL)),
        payment in prop::option::of(prop::sample::select(Payment::ALL)),
        fees in prop::sample::select(&[Fees::NoLines, Fees::Due, Fees::Free, Fees::Unclear][..]),
        days in (
            prop::option::weighted(0.9, 0..30_u64), prop::option::weighted(0.4, 0..30_u64),
            prop::option::of(0..40_u64),
        ),
        flags in prop::array::uniform6(prop::option::of(any::<bool>())),
    ) -> Dossier {
        let at = |days: u64| {
            (day("2026-06-25") + Days::new(days)).and_hms_opt(9, 0, 0).expect("a moment")
        };
        let [paper_file, reused, stored, electronic_result, vneid, complained] = flags;
        Dossier::from_parts(DossierParts {
            procedure: procedure.and_then(Coded::read),
            channel: channel.map(Written::Known),
            status: status.map(Written::Known),
            payment: payment.map(Written::Known),
            fees,
            timeline: Timeline {
                received: days.0.map(at), due: days.1.map(at), ended: days.2.map(at),
                ..Timeline::default()
            },
            paper_file, reused, stored, electronic_result, vneid, complained,
            ..DossierParts::of(Coded::read(code).expect("a code"))
        })
        .expect("it can be")
    }
}

/// What the rulebook asks the catalogue: whether a paper result is due, and what follows from it.
/// Where that was only assumed, the answers were as good as the assumption.
const BY_PAPER: [DossierFact; 3] =
    [DossierFact::PaperResult, DossierFact::Online, DossierFact::Digitised];
/// Whether there is a due date: without a promise the catalogue gives one.
const BY_LIMIT: [DossierFact; 1] = [DossierFact::HasDue];

fn keeps(before: Standing<DossierFact>, after: Standing<DossierFact>, named: &[DossierFact]) {
    for fact in DossierFact::ALL.iter().filter(|fact| !named.contains(fact)) {
        let (before, after) = (before.answer(*fact), after.answer(*fact));
        if before.is_some() {
            assert_eq!(before, after, "{} changed", fact.id());
        }
    }
}

proptest! {
    #[test]
    fn a_catalogue_only_adds(
        dossier in dossier(), catalogue in catalogue(), as_of in 0..40_u64, assume: bool,
    ) {
        let paper_result = if assume { PaperResult::AssumeRequired } else { PaperResult::NotKnown };
        let policy = Policy { paper_result, ..Policy::default() };
        let reading = Reading::new("2026-Q3".parse().expect("a quarter"))
            .on(day("2026-07-01") + Days::new(as_of))
            .with_policy(policy);
        let without = dossier.standing(&reading);
        let with = dossier.standing(&reading.with_procedures(&catalogue));
        // A paper result that was only assumed is the catalogue's to tell; what it leaves as it
        // was assumed, it leaves.
        let assume = assume && with.answer(DossierFact::PaperResult) == Some(false);
        prop_assert!(with.answer(DossierFact::HasDue).is_some());
        let named: Vec<_> = if assume { [&BY_PAPER[..], &BY_LIMIT].concat() } else { BY_LIMIT.to_vec() };
        keeps(without, with, &named);
        // A promise of its own stands before any limit.
        if dossier.parts().timeline.due.is_some() {
            let due = [DossierFact::HasDue, DossierFact::OnTime, DossierFact::Early, DossierFact::Late];
            for fact in due {
                prop_assert_eq!(without.answer(fact), with.answer(fact));
            }
        }
        // An empty catalogue is none.
        let nothing = Catalogue::new();
        prop_assert_eq!(dossier.standing(&reading.with_procedures(&nothing)), without);
        // What dossiers say of their procedures asks no catalogue.
        prop_assert_eq!(
            dossier.usage(&reading.with_procedures(&catalogue)), dossier.usage(&reading)
        );
    }
}
