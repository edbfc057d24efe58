//! What dossiers decide about their procedures, against a second, obvious implementation.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vn_egov_metrics::code::Coded;
use vn_egov_metrics::fact::{MissingChannel, Policy, Reading, Usage, UsageFact};
use vn_egov_metrics::indicator::usage;
use vn_egov_metrics::record::{
    Channel, Dossier, DossierParts, Fees, Payment, ProcedureAt, Registered, Timeline,
};
use vn_egov_metrics::tally::Counter;
use vn_egov_metrics::{Breakdown, Counts, Coverage, Ledger, Tally};

use super::day;
use crate::said::some;

/// A dossier as a plain row.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) agency: &'static str,
    pub(super) procedure: Option<&'static str>,
    day: u32,
    channel: Option<&'static str>,
    fees: Fees,
    payment: Option<&'static str>,
    vneid: Option<bool>,
    database: bool,
}

/// The agencies with the forms they are written in, and the procedures with theirs.
const AGENCIES: [(&str, &str); 5] = [
    ("H59.17", "H59.17"),
    ("000.00.17.H59", "H59.17"),
    ("H59.18", "H59.18"),
    ("H59", "H59"),
    ("H61.124", "H61.124"),
];
const PROCEDURES: [(&str, &str); 4] = [
    ("1.000001", "1.000001"),
    ("1.000001.000.00.00.H59", "1.000001"),
    ("2.000002", "2.000002"),
    ("TS_lop1", "TS_lop1"),
];

pub(super) fn plain(written: &str, forms: &[(&'static str, &'static str)]) -> &'static str {
    forms.iter().find(|(form, _)| *form == written).expect("a form").1
}

impl Row {
    pub(super) fn dossier(&self, serial: usize) -> Dossier {
        let code = format!("{}-260701-{serial:04}", self.agency);
        let received = day("2026-07-01").and_hms_opt(8, 0, 0).expect("a moment")
            + chrono::Days::new(self.day.into());
        let timeline = Timeline { received: Some(received), ..Timeline::default() };
        Dossier::from_parts(DossierParts {
            procedure: self.procedure.and_then(Coded::read),
            channel: self.channel.map(Channel::read),
            fees: self.fees,
            payment: self.payment.map(Payment::read),
            vneid: self.vneid,
            databases: if self.database { vec!["7".into(), "1".into()] } else { vec!["7".into()] },
            timeline,
            ..DossierParts::of(Coded::read(&code).expect("a code"))
        })
        .expect("it can be")
    }

    fn is_in(&self, days: u32) -> bool {
        self.day <= days
    }

    /// Filed online, with fee data, paid online, with population data.
    fn says(&self, missing_is_direct: bool) -> [Option<bool>; 4] {
        let online = match self.channel {
            None if missing_is_direct => Some(false),
            None | Some("9") => None,
            Some(channel) => Some(channel == "2"),
        };
        let fee = match self.fees {
            Fees::Due => Some(true),
            Fees::NoLines | Fees::Free => Some(false),
            Fees::Unclear => None,
        };
        let paid = match self.payment {
            Some("1" | "2") => Some(true),
            Some("0" | "3") => Some(false),
            _ => None,
        };
        [online, fee, paid, if self.database { Some(true) } else { self.vneid }]
    }
}

pub(super) fn row() -> impl Strategy<Value = Row> {
    let pick = |forms: &'static [(&'static str, &'static str)]| {
        prop::sample::select(forms).prop_map(|(form, _)| form)
    };
    let fees = prop::sample::select(&[Fees::NoLines, Fees::Due, Fees::Free, Fees::Unclear][..]);
    let channel = prop::option::of(prop::sample::select(&["1", "1", "2", "3", "9"][..]));
    let payment = prop::option::of(prop::sample::select(&["0", "0", "1", "2", "3", "4"][..]));
    let vneid = prop::option::of(prop::bool::weighted(0.2));
    let procedure = prop::option::weighted(0.95, pick(&PROCEDURES));
    (
        pick(&AGENCIES),
        procedure,
        0..120_u32,
        channel,
        fees,
        payment,
        vneid,
        prop::bool::weighted(0.1),
    )
        .prop_map(|(agency, procedure, day, channel, fees, payment, vneid, database)| Row {
            agency,
            procedure,
            day,
            channel,
            fees,
            payment,
            vneid,
            database,
        })
}

type Place = (String, String);

/// Group the dossiers of the period by agency and procedure, and ask whether some say yes.
fn oracle(rows: &[Row], days: u32, missing_is_direct: bool) -> BTreeMap<Place, [Option<bool>; 4]> {
    let mut groups = BTreeMap::<Place, Vec<[Option<bool>; 4]>>::new();
    for row in rows.iter().filter(|row| row.is_in(days)) {
        let Some(procedure) = row.procedure else { continue };
        let place =
            (plain(row.agency, &AGENCIES).to_owned(), plain(procedure, &PROCEDURES).to_owned());
        groups.entry(place).or_default().push(row.says(missing_is_direct));
    }
    let decide = |said: Vec<[Option<bool>; 4]>| {
        [0, 1, 2, 3].map(|fact| some(said.iter().map(|one| one[fact])))
    };
    groups.into_iter().map(|(place, said)| (place, decide(said))).collect()
}

fn answers(usage: Usage) -> [Option<bool>; 4] {
    [usage.online, usage.fee, usage.paid_online, usage.population_data]
}

fn place(at: &ProcedureAt) -> Place {
    (at.agency().expect("an agency").to_string(), at.procedure().to_string())
}

/// The third quarter of 2026, 92 days, as of its last day or an earlier one.
fn q3(as_of: u32) -> Reading<'static> {
    let reading = Reading::new("2026-Q3".parse().expect("a quarter"));
    reading.on(day("2026-07-01") + chrono::Days::new(as_of.into()))
}

pub(super) fn counted<C: Counter<Fact = UsageFact>>(
    rows: &[(usize, Row)],
    reading: &Reading<'_>,
    counter: C,
) -> Breakdown<ProcedureAt, C> {
    let mut breakdown = Breakdown::new(Coverage::of(reading, "packets"), counter);
    for (serial, row) in rows {
        let dossier = row.dossier(*serial);
        if let Some(at) = dossier.procedure_at() {
            breakdown.add(at, dossier.usage(reading));
        }
    }
    breakdown
}

fn numbered(rows: Vec<Row>) -> Vec<(usize, Row)> {
    rows.into_iter().enumerate().collect()
}

proptest! {
    #[test]
    fn the_fold_of_dossiers_is_what_some_of_them_say(
        rows in prop::collection::vec(row(), 0..40), as_of in 0..92_u32, direct: bool,
    ) {
        let missing_channel =
            if direct { MissingChannel::CountsAsDirect } else { MissingChannel::NotKnown };
        let policy = Policy { missing_channel, ..Policy::default() };
        let reading = q3(as_of).with_policy(policy);
        let expected = oracle(&rows, as_of, direct);
        let rows = numbered(rows);
        let counts = counted(&rows, &reading, Counts::of(usage::ALL));
        let tally = counted(&rows, &reading, Tally::new());
        for (at, counts) in counts.iter() {
            let seen = answers(Usage::of(counts));
            // Dossiers outside the period are none.
            let none = [Some(false); 4];
            prop_assert_eq!(&seen, expected.get(&place(at)).unwrap_or(&none));
            prop_assert_eq!(seen, answers(Usage::of(tally.get(at).expect("the same places"))));
        }
        let places: Vec<_> = counts.iter().map(|(at, _)| place(at)).collect();
        prop_assert!(expected.keys().all(|at| places.contains(at)));
    }

    #[test]
    fn parts_merge_in_any_order(
        rows in prop::collection::vec((row(), 0..4_usize), 0..40),
        order in Just([0_usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let reading = q3(91);
        let whole: Vec<_> = numbered(rows.iter().map(|(row, _)| row.clone()).collect());
        let expected = counted(&whole, &reading, Counts::of(usage::ALL));
        let mut merged = Breakdown::new(Coverage::NONE, Counts::of(usage::ALL));
        let mut put_together = BTreeMap::<ProcedureAt, Usage>::new();
        for part in order {
            let of_part: Vec<_> = whole.iter().zip(&rows)
                .filter(|(_, (_, of))| *of == part)
                .map(|(numbered, _)| numbered.clone())
                .collect();
            let mut one = Breakdown::new(
                Coverage::of(&reading, &format!("part {part}")), Counts::of(usage::ALL),
            );
            for (at, counts) in counted(&of_part, &reading, Counts::of(usage::ALL)).iter() {
                one.add_counted(at.clone(), counts).expect("few");
                let usage = Usage::of(counts);
                put_together.entry(at.clone())
                    .and_modify(|before| *before = before.and(usage))
                    .or_insert(usage);
            }
            merged.merge(one).expect("disjoint");
        }
        let read = |breakdown: &Breakdown<ProcedureAt, Counts<UsageFact>>| -> Vec<_> {
            breakdown.iter().map(|(at, counts)| (at.clone(), Usage::of(counts))).collect()
        };
        prop_assert_eq!(read(&merged), read(&expected));
        // Usages themselves go together like their dossiers.
        prop_assert_eq!(put_together.into_iter().collect::<Vec<_>>(), read(&expected));
    }

    /// A dossier that comes again replaces what it said before, and one taken back says nothing.
    #[test]
    fn corrections_leave_no_trace(
        lines in prop::collection::vec((0..6_usize, prop::option::weighted(0.8, row())), 0..30),
    ) {
        let reading = q3(91);
        let coverage = Coverage::of(&reading, "packets");
        let mut ledger = Ledger::new(Breakdown::new(coverage, Counts::of(usage::ALL)));
        let mut last = BTreeMap::<usize, Row>::new();
        for (serial, line) in lines {
            let dossier = line.as_ref().map(|row| row.dossier(serial));
            let place = dossier.as_ref().and_then(Dossier::procedure_at);
            if let (Some(row), Some((dossier, at))) = (line, dossier.zip(place)) {
                let before = ledger.put(serial, at, dossier.usage(&reading));
                prop_assert_eq!(before, last.insert(serial, row).is_some());
            } else {
                prop_assert_eq!(ledger.remove(&serial), last.remove(&serial).is_some());
            }
        }
        let stands: Vec<_> = last.into_iter().collect();
        let expected = counted(&stands, &reading, Counts::of(usage::ALL));
        prop_assert_eq!(ledger.into_breakdown(), expected);
    }

    #[test]
    fn and_is_kleenes_or(one: [Option<bool>; 4], two: [Option<bool>; 4], three: [Option<bool>; 4]) {
        let of = |[online, fee, paid_online, population_data]: [Option<bool>; 4]| {
            Usage { online, fee, paid_online, population_data }
        };
        let (a, b, c) = (of(one), of(two), of(three));
        for fact in 0..4 {
            prop_assert_eq!(answers(a.and(b))[fact], some([one[fact], two[fact]]));
        }
        prop_assert_eq!(a.and(b), b.and(a));
        prop_assert_eq!(a.and(b).and(c), a.and(b.and(c)));
        prop_assert_eq!(a.and(Usage::NONE), a);
        // What is not known leaves only a yes standing.
        let unknown = answers(a.and(Usage::UNKNOWN));
        prop_assert!(unknown.iter().all(|answer| *answer != Some(false)));
    }
}

#[test]
fn counts_of_other_indicators_decide_nothing_of_what_they_do_not_keep() {
    let reading = q3(91);
    let row = Row {
        agency: "H59.17",
        procedure: Some("1.000001"),
        day: 3,
        channel: Some("2"),
        fees: Fees::Due,
        payment: Some("1"),
        vneid: Some(true),
        database: false,
    };
    let counts = counted(&[(0, row)], &reading, Counts::of([&usage::ONLINE]));
    let (at, kept) = counts.iter().next().expect("one place");
    assert_eq!(place(at), ("H59.17".to_owned(), "1.000001".to_owned()));
    assert_eq!(answers(Usage::of(kept)), [Some(true), None, None, None]);
}
