//! Procedures and services counted by group, against sets of codes.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use vn_egov_metrics::code::{AgencyCode, Coded};
use vn_egov_metrics::fact::{ProcedureFact, UsageFact};
use vn_egov_metrics::indicator::{procedure, service, usage};
use vn_egov_metrics::record::{Catalogue, CatalogueRow, ProcedureAt, ServiceLevel};
use vn_egov_metrics::tally::{Count, Listed};
use vn_egov_metrics::{Breakdown, Counts, Coverage, Indicator, Tally, TimeLimit};

use super::reading;
use super::usage::counted;

#[allow(clippy::struct_excessive_bools)] // the cells of a row
#[derive(Debug, Clone)]
struct Row {
    agency: &'static str,
    procedure: &'static str,
    in_force: bool,
    level: &'static str,
    eligible: bool,
    published: bool,
    fee: bool,
}

prop_compose! {
    fn row()(
        agency in prop::sample::select(&["H59", "H59.17", "H59.18", "H61.124", ""][..]),
        procedure in prop::sample::select(&["1.000001", "2.000002", "3.000003"][..]),
        level in prop::sample::select(&["information", "partial", "full"][..]),
        flags in prop::array::uniform4(any::<bool>()),
    ) -> Row {
        let [in_force, eligible, published, fee] = flags;
        Row { agency, procedure, in_force, level, eligible, published, fee }
    }
}

fn catalogue(rows: &BTreeMap<(&str, &str), Row>) -> Catalogue {
    let flag = |flag| if flag { "1" } else { "0" };
    let one = |row: &Row| {
        CatalogueRow {
            agency: row.agency,
            procedure: row.procedure,
            in_force: flag(row.in_force),
            level: row.level,
            eligible_full: flag(row.eligible),
            published: flag(row.published),
            fee: flag(row.fee),
            ..CatalogueRow::default()
        }
        .procedure()
        .expect("a sound row")
    };
    rows.values().map(one).collect()
}

/// The province of an agency; none of a national row.
fn province(agency: Option<&Coded<AgencyCode>>) -> Option<String> {
    Some(agency?.regular()?.root().to_string())
}

fn numbers(count: Count) -> [u64; 3] {
    [count.having(), count.among(), count.unknown()]
}

proptest! {
    #[test]
    fn a_province_counts_distinct_procedures(
        rows in prop::collection::vec(row(), 0..14),
        dossiers in prop::collection::vec(super::usage::row(), 0..12),
    ) {
        let quarter = reading("2026-Q3");
        let rows: BTreeMap<_, _> =
            rows.into_iter().map(|row| ((row.agency, row.procedure), row)).collect();
        let catalogue = catalogue(&rows);
        let numbered: Vec<_> = dossiers.into_iter().enumerate().collect();
        let usage = counted(&numbered, &quarter, Counts::of(usage::ALL));
        let coverage = Coverage::of(&quarter, "catalogue");
        let listed = Listed::count(&catalogue, Some(&usage), &quarter, coverage, |at| {
            province(at.agency())
        })
        .expect("few");

        let mut by_province = BTreeMap::<Option<&str>, Vec<&Row>>::new();
        for row in rows.values() {
            let province = row.agency.split('.').next().filter(|code| !code.is_empty());
            by_province.entry(province).or_default().push(row);
        }
        prop_assert_eq!(listed.procedures.len(), by_province.len());
        for (province, rows) in by_province {
            let key = province.map(str::to_owned);
            let tally = listed.procedures.get(&key).expect("it lists some");
            let codes = |keep: &dyn Fn(&Row) -> bool| -> BTreeSet<&str> {
                rows.iter().filter(|row| keep(row)).map(|row| row.procedure).collect()
            };
            let share = |having: &BTreeSet<&str>, among: &BTreeSet<&str>| {
                [having.intersection(among).count(), among.len()]
                    .map(|count| u64::try_from(count).expect("few"))
            };
            let counted = |row: &Indicator<ProcedureFact>| {
                let count = tally.count(row);
                [count.having(), count.among()]
            };
            let in_force = codes(&|row| row.in_force);
            let full = codes(&|row| row.in_force && row.level == "full");
            // The higher level counts once.
            let partial: BTreeSet<_> = codes(&|row| row.in_force && row.level == "partial")
                .difference(&full).copied().collect();
            let online: BTreeSet<_> = full.union(&partial).copied().collect();
            prop_assert_eq!(counted(&procedure::FULL), share(&full, &in_force));
            prop_assert_eq!(counted(&procedure::PARTIAL), share(&partial, &in_force));
            prop_assert_eq!(counted(&procedure::ONLINE), share(&online, &in_force));
            // Eligible ones are asked in force or not; where none is in force, at any level.
            let eligible = codes(&|row| row.eligible);
            let full_at_all: BTreeSet<_> = codes(&|row| row.level == "full")
                .difference(&in_force).copied().chain(full).collect();
            prop_assert_eq!(counted(&procedure::FULL_OF_ELIGIBLE), share(&full_at_all, &eligible));

            let services = listed.services.get(&key).expect("it lists some");
            let published = codes(&|row| row.published && row.level != "information");
            let count = services.count(&service::WITH_ONLINE_DOSSIER);
            prop_assert_eq!(count.among(), u64::try_from(published.len()).expect("few"));

            // Whose dossiers: those of the row that is nearest, or of the province that lists it.
            let decides = |at: &ProcedureAt, code: &str| {
                let nearest = catalogue.nearest(at).map_or(at, |(row, _)| row);
                at.procedure().as_str() == code && super::listed::province(nearest.agency()) == key
            };
            let paid = |code: &str| crate::said::some(
                numbered.iter().filter_map(|(serial, row)| {
                    let dossier = row.dossier(*serial);
                    let at = dossier.procedure_at()?;
                    let standing = dossier.usage(&quarter);
                    let counts = standing.answer(UsageFact::InPeriod) == Some(true)
                        && decides(&at, code);
                    counts.then(|| standing.answer(UsageFact::PaidOnline))
                }),
            );
            let with_fee = codes(&|row| row.fee);
            let paid_of = |wanted| with_fee.iter().filter(|code| paid(code) == wanted).count();
            let expected = [paid_of(Some(true)), with_fee.len(), paid_of(None)];
            prop_assert_eq!(
                numbers(tally.count(&procedure::PAID_ONLINE)),
                expected.map(|count| u64::try_from(count).expect("few"))
            );
        }
    }
}

#[test]
fn the_total_of_a_province_is_not_the_sum_of_its_agencies() {
    let quarter = reading("2026-Q3");
    let agencies: Vec<String> = (1..=100).map(|commune| format!("H59.{commune}")).collect();
    let catalogue: Catalogue = agencies
        .iter()
        .flat_map(|agency| ["1.000001", "2.000002"].map(|procedure| (agency, procedure)))
        .map(|(agency, procedure)| {
            let row = CatalogueRow {
                agency,
                procedure,
                in_force: "1",
                level: "full",
                ..CatalogueRow::default()
            };
            row.procedure().expect("a sound row")
        })
        .collect();
    assert_eq!(catalogue.len(), 200);
    let usage = None::<&Breakdown<ProcedureAt, Tally<UsageFact>>>;
    let coverage = || Coverage::of(&quarter, "catalogue");
    let of_province =
        Listed::count(&catalogue, usage, &quarter, coverage(), |_| "H59").expect("few");
    let count = of_province.procedures.get("H59").expect("it").count(&procedure::FULL);
    assert_eq!(numbers(count), [2, 2, 0]);
    // Agency by agency they are counted apart, and add up to what no province has.
    let by_agency = Listed::count(&catalogue, usage, &quarter, coverage(), |at| {
        at.agency().map(ToString::to_string)
    });
    let total = by_agency.expect("few").procedures.total().expect("few");
    assert_eq!(numbers(total.count(&procedure::FULL)), [200, 200, 0]);
    // Without dossiers nobody knows what they would say.
    assert_eq!(numbers(total.count(&procedure::PAID_ONLINE)), [0, 0, 200]);
}

#[test]
fn a_row_that_comes_again_is_one_procedure_at_its_higher_level() {
    let row = |level, fee, limit| {
        let row = CatalogueRow {
            agency: "000.00.17.H59",
            procedure: "1.004194.000.00.00.H59",
            level,
            fee,
            limit,
            unit: "days",
            ..CatalogueRow::default()
        };
        row.procedure().expect("a sound row")
    };
    let mut catalogue = Catalogue::new();
    assert!(!catalogue.put(row("full", "1", "10")));
    assert!(catalogue.put(row("partial", "", "20")));
    let short = CatalogueRow { agency: "H59.17", procedure: "1.004194", ..CatalogueRow::default() };
    assert!(catalogue.put(short.procedure().expect("a sound row")));
    assert_eq!(catalogue.len(), 1);
    let (at, procedure) = catalogue.iter().next().expect("one");
    assert_eq!(at.agency().map(ToString::to_string).as_deref(), Some("H59.17"));
    // The higher level, what only one row says, and else the later one.
    assert_eq!(procedure.level.map(ServiceLevel::id), Some("full"));
    assert_eq!(procedure.fee, Some(true));
    assert_eq!(procedure.limit.map(TimeLimit::amount), Some(20));
}

#[test]
fn what_other_agencies_said_counts_only_while_they_agree() {
    let put = |catalogue: &mut Catalogue, agency, fee| {
        let row = CatalogueRow { agency, procedure: "1.004194", fee, ..CatalogueRow::default() };
        catalogue.put(row.procedure().expect("a sound row"));
    };
    let mut catalogue = Catalogue::new();
    let code = Coded::read("1.004194").expect("a code");
    let at = ProcedureAt::new(Coded::read("H20.01").as_ref(), &code);
    assert_eq!(catalogue.terms(&at).fee, None);
    put(&mut catalogue, "H59", "1");
    put(&mut catalogue, "H61", "");
    assert_eq!(catalogue.terms(&at).fee, Some(true));
    put(&mut catalogue, "H62", "0");
    assert_eq!(catalogue.terms(&at).fee, None);
    // Corrected, they agree again.
    put(&mut catalogue, "H62", "1");
    assert_eq!(catalogue.terms(&at).fee, Some(true));
    // The row without an agency stands before them, also where it says nothing.
    put(&mut catalogue, "", "");
    assert_eq!(catalogue.terms(&at).fee, None);
    put(&mut catalogue, "", "0");
    assert_eq!(catalogue.terms(&at).fee, Some(false));
}
