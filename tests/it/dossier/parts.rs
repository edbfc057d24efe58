//! A dossier holds its parts packed: whatever they are, it gives them back.

use chrono::{NaiveDate, NaiveDateTime};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use vn_egov_metrics::code::{CodeKey, Coded, DossierCode};
use vn_egov_metrics::fact::{DossierFact, Policy, Reading};
use vn_egov_metrics::record::{
    ApplicantKind, Channel, Dossier, DossierParts, Fees, Payment, Registered, Status, Supplement,
    SyncState, Timeline, Written,
};

fn written<T: Registered + std::fmt::Debug>(
    all: &'static [T],
) -> impl Strategy<Value = Option<Written<T>>> {
    let known = select(all).prop_map(Written::Known);
    // Also a known code that someone calls unknown, and an empty one.
    let unknown = "[0-9]{0,3}|\\PC{0,6}".prop_map(|code| Written::Unknown(code.into()));
    of(prop_oneof![4 => known, 1 => unknown])
}

/// Whole seconds mostly; parts of a second and leap seconds too.
fn moment() -> impl Strategy<Value = NaiveDateTime> {
    let day = (-100_000..3_000_000_i32)
        .prop_filter_map("a day of the calendar", NaiveDate::from_num_days_from_ce_opt);
    let nanosecond = prop_oneof![6 => Just(0), 1 => 1..2_000_000_000_u32];
    let near =
        (739_800..740_100_i32).prop_filter_map("a day", NaiveDate::from_num_days_from_ce_opt);
    (prop_oneof![4 => near, 1 => day], 0..86_400_u32, nanosecond).prop_filter_map(
        "a time of the day",
        |(day, second, nanosecond)| {
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(second, nanosecond);
            Some(day.and_time(time?))
        },
    )
}

fn flag() -> impl Strategy<Value = Option<bool>> {
    of(any::<bool>())
}

fn supplement() -> impl Strategy<Value = Supplement> {
    (moment(), of(moment()), of(moment()), of(moment())).prop_map(
        |(requested, answered, old_due, new_due)| {
            let answered = answered.map(|answered| answered.max(requested));
            Supplement { requested, answered, old_due, new_due }
        },
    )
}

pub(super) fn parts() -> impl Strategy<Value = DossierParts> {
    let code = "(000\\.00\\.17\\.H59|H59\\.17|H59(\\.[0-9A-Z]{1,12}){1,3})-(20)?260829-[0-9]{4,7}|\\PC{1,40}"
        .prop_filter_map("a code", |text| Coded::read(&text));
    // Also almost such a code, with zeros in it, of 6 to 8 or 21 to 23 bytes, and not composed.
    let procedure = "[0-9]\\.[0-9]{6}(\\.[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Z@\\[][0-9]{2}(\\.[0-9]{2})?)?|[0-9a:/]\\.[0-9]{5,7}|1\\.004194[0-9.H]{13,15}|[a-zđ\0]{6,8}|a\u{323}\u{302}.{0,5}|\\PC{1,30}"
        .prop_filter_map("a code", |text| Coded::read(&text));
    let field = "[@-\\[][/-:]{2}-[@-\\[]{2}[/-:]{2}|[A-Y][0-9]{2}-[A-Z]{2}[0-9]{2}\0?|\\PC{1,12}|\\PC{3}-\\PC{4}"
        .prop_filter_map("a code", |text| Coded::read(&text));
    let registers = (
        written(Channel::ALL),
        written(Status::ALL),
        written(ApplicantKind::ALL),
        written(Payment::ALL),
    );
    let moments =
        [of(moment()), of(moment()), of(moment()), of(moment()), of(moment()), of(moment())];
    let fees = select(vec![Fees::NoLines, Fees::Due, Fees::Free, Fees::Unclear]);
    let flags = [flag(), flag(), flag(), flag(), flag(), flag()];
    let lists = (
        prop::collection::vec(supplement(), 0..3),
        prop::collection::vec("[0-9]{1,2}|\\PC{0,4}".prop_map(Box::from), 0..4),
    );
    let sync = of(select(&SyncState::ALL[..]));
    ((code, of(procedure), of(field)), registers, moments, fees, flags, lists, sync).prop_map(
        |(codes, registers, moments, fees, flags, lists, sync)| {
            let [submitted, received, due, ended, returned, refused] = moments;
            let [paper_file, from_papers, stored, electronic_result, vneid, complained] = flags;
            DossierParts {
                code: codes.0,
                procedure: codes.1,
                field: codes.2,
                channel: registers.0,
                status: registers.1,
                applicant: registers.2,
                timeline: Timeline { submitted, received, due, ended, returned, refused },
                supplements: lists.0,
                fees,
                payment: registers.3,
                paper_file,
                reused: from_papers,
                stored,
                electronic_result,
                vneid,
                databases: lists.1,
                sync,
                complained,
            }
        },
    )
}

proptest! {
    #[test]
    fn every_part_comes_back(parts in parts(), other in parts()) {
        let dossier = Dossier::from_parts(parts.clone()).expect("every answer follows its request");
        prop_assert_eq!(dossier.parts(), parts.clone());
        prop_assert_eq!(format!("{dossier:?}"), format!("Dossier {{ parts: {parts:?} }}"));

        // The single ways to ask say the same.
        prop_assert_eq!(dossier.code(), parts.code.clone());
        prop_assert_eq!(dossier.code_str(), parts.code.as_str());
        prop_assert_eq!(dossier.code_key(), CodeKey::of(parts.code.as_str()));
        prop_assert_eq!(dossier.agency_key(), dossier.agency_str().map(CodeKey::of));
        prop_assert_eq!(dossier.agency(), parts.code.regular().map(DossierCode::agency));
        prop_assert_eq!(dossier.procedure(), parts.procedure.clone());
        let procedure = parts.procedure.as_ref().map(|code| CodeKey::of(code.as_str()));
        prop_assert_eq!(dossier.has_procedure(), procedure.is_some());
        prop_assert_eq!(dossier.procedure_key(), procedure);
        prop_assert_eq!(dossier.field(), parts.field.clone());
        prop_assert_eq!(dossier.timeline(), parts.timeline);
        prop_assert_eq!(dossier.received_on(), parts.timeline.received.map(|at| at.date()));
        let Timeline { received, ended, returned, refused, .. } = parts.timeline;
        let end = match dossier.status() {
            Some(Status::Withdrawn) if received.is_none() => None,
            Some(Status::Returned) => ended.or(returned),
            Some(Status::Refused) => ended.or(refused),
            Some(status) if status.is_end() => ended,
            _ => None,
        };
        prop_assert_eq!(dossier.end_moment(), end);
        prop_assert_eq!(dossier.supplements(), &parts.supplements[..]);
        prop_assert_eq!(dossier.status(), parts.status.as_ref().and_then(Written::known));

        // Two are the same exactly if their parts are.
        let again = Dossier::from_parts(dossier.clone().into_parts()).expect("it was one");
        prop_assert_eq!(&again, &dossier);
        let same = parts == other;
        prop_assert_eq!(Dossier::from_parts(other).expect("likewise") == dossier, same);

        let complained = dossier.clone().with_complained(Some(true)).into_parts();
        prop_assert_eq!(complained, DossierParts { complained: Some(true), ..parts });
    }

    #[test]
    fn any_code_can_be_that_of_the_population_database(
        parts in parts(),
        database in "[0-9]{1,2}|\\PC{0,4}",
    ) {
        let policy = Policy { population_database: &database, ..Policy::default() };
        let reading = Reading::new("2026-Q3".parse().expect("a period")).with_policy(policy);
        let used = parts.databases.iter().any(|code| **code == *database);
        let expected = if used { Some(true) } else { parts.vneid };
        let dossier = Dossier::from_parts(parts).expect("every answer follows its request");
        let found = dossier.standing(&reading).answer(DossierFact::PopulationData);
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn one_part_alone_tells_two_dossiers_apart() {
    let blank = DossierParts::of(Coded::read("H59.17-260829-0001").expect("a code"));
    let read = |change: &dyn Fn(&mut DossierParts)| {
        let mut parts = blank.clone();
        change(&mut parts);
        Dossier::from_parts(parts).expect("there are no rounds")
    };
    let changes: [&dyn Fn(&mut DossierParts); 8] = [
        &|_| {},
        &|parts| parts.channel = Some(Written::Unknown("7".into())),
        &|parts| parts.channel = Some(Written::Unknown("8".into())),
        &|parts| parts.applicant = Some(Written::Known(ApplicantKind::Citizen)),
        &|parts| parts.databases = vec!["1".into(), "7".into()],
        &|parts| parts.databases = vec!["7".into(), "1".into()],
        &|parts| parts.databases = vec!["1".into(), "7".into(), "7".into()],
        &|parts| parts.complained = Some(false),
    ];
    for (at, one) in changes.iter().enumerate() {
        for (other_at, other) in changes.iter().enumerate() {
            assert_eq!(read(one) == read(other), at == other_at, "{at} and {other_at}");
        }
    }
}
