//! Rows of tables: what they take, and every sentence they are refused with.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::Lang;
use vn_egov_metrics::check::{Check, Rule};
use vn_egov_metrics::code::Coded;
use vn_egov_metrics::record::{
    AuthorityLevel, CatalogueRow, CellError, LegacyLevel, Outcome, PetitionClass, PetitionRow,
    Procedure, ServiceLevel, ServiceState,
};
use vn_egov_metrics::time::TimeLimit;

use super::day;

fn row() -> CatalogueRow<'static> {
    CatalogueRow { agency: "H59.17", procedure: "1.004194", ..CatalogueRow::default() }
}

fn sentence<T: std::fmt::Debug>(read: Result<T, CellError>) -> String {
    read.unwrap_err().to_string()
}

const FLAG: &str = "expected 1, true, yes or có, 0, false, no or không, or nothing";

#[test]
fn every_sentence_of_a_catalogue_s_row() {
    let flag = |column: &str, row: CatalogueRow<'_>| {
        let expected = format!("column {column}: {FLAG}, found \"maybe\"");
        assert_eq!(sentence(row.procedure()), expected);
    };
    flag("in_force", CatalogueRow { in_force: "maybe", ..row() });
    flag("eligible_full", CatalogueRow { eligible_full: "maybe", ..row() });
    flag("published", CatalogueRow { published: "maybe", ..row() });
    flag("for_citizens", CatalogueRow { for_citizens: "maybe", ..row() });
    flag("paper_result", CatalogueRow { paper_result: "maybe", ..row() });
    flag("complete", CatalogueRow { complete: "maybe", ..row() });
    flag("integrated", CatalogueRow { integrated: "maybe", ..row() });
    for (row, expected) in [
        (
            CatalogueRow { procedure: " ", ..row() },
            "column procedure: expected the code of a procedure, found \" \"",
        ),
        (
            CatalogueRow { level: "4", ..row() },
            "column level: expected information, partial or full, or nothing, found \"4\"",
        ),
        (
            CatalogueRow { fee: "tùy", ..row() },
            "column fee: expected a flag such as 1 or 0, a price such as 300.000, or nothing, found \"tùy\"",
        ),
        (
            CatalogueRow { limit: "mười", ..row() },
            "column limit: expected a whole number or a half, or nothing, found \"mười\"",
        ),
        (
            CatalogueRow { limit: "-1", ..row() },
            "column limit: expected a whole number or a half, or nothing, found \"-1\"",
        ),
        (
            CatalogueRow { limit: "0,5", unit: "days", ..row() },
            "column limit: expected a whole number of that unit, found \"0,5\"",
        ),
        (
            CatalogueRow { unit: "tuần", ..row() },
            "column unit: expected working_days, working_hours, days or months, or nothing, found \"tuần\"",
        ),
        (
            CatalogueRow { authority_level: "0", ..row() },
            "column authority_level: expected ministry, province, district or commune, or nothing, found \"0\"",
        ),
        (
            CatalogueRow { decided_on: "29/2/2026", ..row() },
            "column decided_on: expected a day such as 2024-08-29 or 29/8/2024, or nothing, found \"29/2/2026\"",
        ),
        (
            CatalogueRow { published_on: "2026-03-02", ..row() },
            "column decided_on: expected the day of the decision that the other days follow, found \"\"",
        ),
        (
            CatalogueRow { legacy_level: "5", ..row() },
            "column legacy_level: expected 1, 2, 3 or 4, or nothing, found \"5\"",
        ),
        (
            CatalogueRow { service_state: "mở", ..row() },
            "column service_state: expected published, closing, testing or not_published, or nothing, found \"mở\"",
        ),
    ] {
        let error = row.procedure().unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert_eq!(Some(error.column()), expected.split([' ', ':']).nth(1));
    }
}

#[test]
fn every_sentence_of_a_petition_s_row() {
    let row = PetitionRow { received_on: "2026-03-02", ..PetitionRow::default() };
    for (row, expected) in [
        (
            PetitionRow { received_on: "", ..row },
            "column received_on: expected a day such as 2024-08-29 or 29/8/2024, found \"\"",
        ),
        (
            PetitionRow { received_on: "2/3/26", ..row },
            "column received_on: expected a day such as 2024-08-29 or 29/8/2024, found \"2/3/26\"",
        ),
        (
            PetitionRow { closed_on: "20260302", ..row },
            "column closed_on: expected a day such as 2024-08-29 or 29/8/2024, or nothing, found 8 characters",
        ),
        (
            PetitionRow { outcome: "done", ..row },
            "column outcome: expected refused, asked, resolved, published or open, or nothing, found \"done\"",
        ),
        (
            PetitionRow { satisfied: "4", ..row },
            "column satisfied: expected a flag such as 1 or 0, liked or disliked, hài lòng or không hài lòng, or nothing, found \"4\"",
        ),
        (
            PetitionRow { repeats: "-1", ..row },
            "column repeats: expected a whole number, yes or có, no or không, or nothing, found \"-1\"",
        ),
        (
            PetitionRow { class: "đường", ..row },
            "column class: expected procedure, staff or other, or nothing, found 5 characters",
        ),
        (
            PetitionRow { closed_on: "2026-03-01", ..row },
            "column closed_on: expected a day not before received_on, found \"2026-03-01\"",
        ),
        (
            PetitionRow { forwarded_on: "2026-03-01", ..row },
            "column forwarded_on: expected a day not before received_on, found \"2026-03-01\"",
        ),
        (
            PetitionRow { published_on: "2026-03-01", ..row },
            "column published_on: expected a day not before received_on, found \"2026-03-01\"",
        ),
        (
            PetitionRow { outcome: "open", closed_on: "2/3/2026", ..row },
            "column closed_on: expected nothing, for the petition is open, found \"2/3/2026\"",
        ),
        (
            PetitionRow { published_on: "2026-03-03", ..row },
            "column published_on: expected nothing, for the outcome is not published, found \"2026-03-03\"",
        ),
        (
            PetitionRow {
                outcome: "published",
                closed_on: "2026-03-04",
                published_on: "2026-03-03",
                ..row
            },
            "column published_on: expected a day not before closed_on, found \"2026-03-03\"",
        ),
    ] {
        assert_eq!(sentence(row.petition()), expected);
    }
}

#[test]
fn a_shifted_row_of_a_petition_shows_nobody() {
    let long = "Nguyễn Văn Mẫu ".repeat(9);
    for text in ["Nguyễn Văn Mẫu", "0900000000", "000000000000", "mau@example.vn", &long] {
        let row = |at: usize| {
            let mut row = PetitionRow { received_on: "2026-03-02", ..PetitionRow::default() };
            let cells = [
                &mut row.received_on,
                &mut row.closed_on,
                &mut row.outcome,
                &mut row.satisfied,
                &mut row.forwarded_on,
                &mut row.published_on,
                &mut row.class,
            ];
            *cells[at] = text;
            row
        };
        for at in 0..7 {
            let (error, debug) = (sentence(row(at).petition()), format!("{:?}", row(at)));
            assert!(
                error.ends_with(&format!("found {} characters", text.chars().count())),
                "{error}"
            );
            assert_eq!(debug, "PetitionRow { .. }");
        }
    }
}

#[test]
fn cells_as_people_write_them() {
    let read = |row: CatalogueRow<'_>| row.procedure().expect("a sound row");
    let nfd = |text: &str| text.nfd().collect::<String>();
    for (yes, no) in [("1", "0"), ("TRUE", "FALSE"), ("Yes", "No"), (" Có ", "Không")] {
        let (yes, no) = (nfd(yes), nfd(no));
        let procedure = read(CatalogueRow { in_force: &yes, fee: &no, ..row() });
        assert_eq!((procedure.in_force, procedure.fee), (Some(true), Some(false)), "{yes} {no}");
    }
    for (fee, expected) in
        [("300.000", Some(true)), ("25000 đồng", Some(true)), ("miễn phí", Some(false)), ("", None)]
    {
        assert_eq!(read(CatalogueRow { fee, ..row() }).fee, expected, "{fee}");
    }
    for (level, expected) in [
        ("Toàn trình", ServiceLevel::Full),
        ("DVCTT một phần", ServiceLevel::Partial),
        ("dịch vụ công trực tuyến toàn trình", ServiceLevel::Full),
        ("chưa cung cấp", ServiceLevel::Information),
        ("không cung cấp", ServiceLevel::Information),
        ("INFORMATION", ServiceLevel::Information),
    ] {
        let level = nfd(level);
        assert_eq!(read(CatalogueRow { level: &level, ..row() }).level, Some(expected), "{level}");
    }
    for (limit, unit, expected) in [
        ("15", "working_days", TimeLimit::WorkingDays(15)),
        ("15.0", "Ngày làm việc", TimeLimit::WorkingDays(15)),
        ("0,5", "ngày làm việc", TimeLimit::WorkingHours(4)),
        ("8", "giờ", TimeLimit::WorkingHours(8)),
        ("8", "giờ làm việc", TimeLimit::WorkingHours(8)),
        ("20", "NGÀY", TimeLimit::CalendarDays(20)),
        ("2", "tháng", TimeLimit::Months(2)),
        ("0", "days", TimeLimit::CalendarDays(0)),
        ("2147483647", "working_days", TimeLimit::WorkingDays(2147483647)),
    ] {
        let unit = nfd(unit);
        let procedure = read(CatalogueRow { limit, unit: &unit, ..row() });
        assert_eq!(procedure.limit, Some(expected), "{limit} {unit}");
    }
    // Either alone is not known.
    assert_eq!(read(CatalogueRow { limit: "15", ..row() }).limit, None);
    assert_eq!(read(CatalogueRow { unit: "days", ..row() }).limit, None);
    let further = read(CatalogueRow {
        authority_level: "cấp xã",
        legacy_level: "Mức độ 4",
        service_state: "chờ dừng công khai",
        announced_by: "000.00.00.G15",
        field: "G15-HT02",
        decided_on: "2/3/2026",
        ..row()
    });
    assert_eq!(further.authority_level, Some(AuthorityLevel::Commune));
    assert_eq!(further.legacy_level, Some(LegacyLevel::Four));
    assert_eq!(further.service_state, Some(ServiceState::Closing));
    assert_eq!(further.announced_by.as_ref().map(Coded::as_str), Some("G15"));
    let decided = further.announcements.as_ref().and_then(|all| all.first());
    assert_eq!(decided.map(|one| one.decided_on), Some(day("2026-03-02")));
    // What an agency lists is within its authority; an empty cell is not known.
    let empty = read(row());
    let expected = Procedure {
        code: empty.code.clone(),
        authority: empty.authority.clone(),
        within_authority: Some(true),
        ..Procedure::default()
    };
    assert_eq!(empty, expected);
}

#[test]
fn petitions_as_people_write_them() {
    let row = PetitionRow { received_on: "2/3/2026", ..PetitionRow::default() };
    let read = |row: PetitionRow<'_>| row.petition().expect("a sound row").into_parts();
    for (satisfied, expected) in [
        ("1", Some(true)),
        ("rất hài lòng", Some(true)),
        ("Hài lòng", Some(true)),
        ("liked", Some(true)),
        ("không", Some(false)),
        ("chưa hài lòng", Some(false)),
        ("không hài lòng", Some(false)),
        ("disliked", Some(false)),
        (" ", None),
    ] {
        let nfd: String = satisfied.nfd().collect();
        assert_eq!(read(PetitionRow { satisfied: &nfd, ..row }).satisfied, expected, "{satisfied}");
    }
    for (repeats, expected) in
        [("0", Some(false)), ("00", Some(false)), ("3", Some(true)), ("có", Some(true)), ("", None)]
    {
        assert_eq!(read(PetitionRow { repeats, ..row }).repeated, expected, "{repeats}");
    }
    for outcome in Outcome::ALL {
        for name in [outcome.id(), outcome.name().vi] {
            assert_eq!(read(PetitionRow { outcome: name, ..row }).outcome, Some(outcome), "{name}");
        }
    }
    for class in PetitionClass::ALL {
        assert_eq!(read(PetitionRow { class: class.id(), ..row }).class, Some(class));
    }
    // The agency that is written; else that of the dossier; else none.
    let agency = |agency, dossier| {
        let agency = PetitionRow { agency, dossier, ..row }.agency();
        agency.map(|agency| agency.to_string())
    };
    let dossier = "000.00.17.H59-260829-0001";
    assert_eq!(agency("000.00.18.H59", dossier).as_deref(), Some("H59.18"));
    assert_eq!(agency("", dossier).as_deref(), Some("H59.17"));
    assert_eq!(agency(" Sở  Tư pháp ", dossier).as_deref(), Some("Sở Tư pháp"));
    assert_eq!(agency("", "12345"), None);
    assert_eq!(agency("", ""), None);
}

#[test]
fn days_with_the_time_that_office_programs_add() {
    let read = |received_on| PetitionRow { received_on, ..PetitionRow::default() }.petition();
    for text in [
        "2026-03-02",
        "2026-3-2",
        "2/3/2026",
        "02/03/2026",
        " 2026-03-02 ",
        "2026-03-02 00:00",
        "2026-03-02 08:30:00",
        "2/3/2026 8:30",
        "2026-03-02T08:30:00",
        "2026-03-02T08:30:00.123",
    ] {
        let petition = read(text).expect(text);
        assert_eq!(petition.parts().received_on, day("2026-03-02"), "{text}");
    }
    for text in [
        "2026-03-02T22:30:00Z",
        "2026-03-02T08:30:00+07:00",
        "2026-03-02 25:00",
        "2026-03-02 x",
        "2026-03-02T",
        "2-3-2026",
        "3/2/26",
        "2026-02-30",
        "10000-01-01",
        "46083",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_wrong_in_a_row_that_was_read_is_found() {
    let found = |row: CatalogueRow<'_>| {
        let findings = row.procedure().expect("a sound row").findings(day("2026-09-30"));
        let told = |finding: &vn_egov_metrics::check::Finding| {
            (finding.rule(), finding.in_lang(Lang::En).to_string())
        };
        findings.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(found(row()), []);
    let row = CatalogueRow {
        agency: "Sở Tư pháp",
        procedure: "1.00419",
        announced_by: "UBND",
        field: "HT",
        level: "full",
        eligible_full: "0",
        decided_on: "2026-03-02",
        published_on: "2026-03-01",
        ..CatalogueRow::default()
    };
    let expected = [
        (Rule::IrregularProcedureCode, "procedure: the procedure code is irregular (7 characters)"),
        (Rule::IrregularAgencyCode, "agency: the agency code is irregular (10 characters)"),
        (Rule::IrregularAgencyCode, "announced_by: the agency code is irregular (\"UBND\")"),
        (
            Rule::IrregularFieldCode,
            "field: the code of the field of administration is irregular (\"HT\")",
        ),
        (Rule::FullNotEligible, "eligible_full: a full service not flagged as eligible"),
        (
            Rule::PublishedBeforeDecided,
            "published_on: made public before the decision that announces it (2026-03-02, 2026-03-01)",
        ),
    ];
    assert_eq!(found(row), expected.map(|(rule, text)| (rule, format!("1.00419, {text}"))));
    let procedure = row.procedure().expect("a sound row");
    let first = procedure.first_finding(day("2026-09-30")).map(|finding| finding.rule());
    assert_eq!(first, Some(Rule::IrregularProcedureCode));
}

proptest! {
    /// Whatever stands in a cell is read or refused, and never quoted at length.
    #[test]
    fn hostile_cells(text in ".{0,60}", other in "[0-9,.\\-/ ]{0,14}", place in 0..12_usize) {
        for text in [&text, &other] {
            let mut row = row();
            let mut petition = PetitionRow { received_on: "2026-03-02", ..PetitionRow::default() };
            match place {
                0 => (row.agency, petition.agency) = (text, text),
                1 => (row.procedure, petition.dossier) = (text, text),
                2 => (row.level, petition.outcome) = (text, text),
                3 => (row.limit, row.unit, petition.repeats) = (text, "working_days", text),
                4 => (row.limit, row.unit) = (text, "months"),
                5 => row.unit = text,
                6 => (row.fee, petition.satisfied) = (text, text),
                7 => (row.decided_on, petition.received_on) = (text, text),
                8 => (row.decided_on, row.published_on, petition.closed_on) = (text, text, text),
                9 => (row.legacy_level, petition.class) = (text, text),
                10 => (row.service_state, petition.published_on) = (text, text),
                _ => (row.authority_level, petition.forwarded_on) = (text, text),
            }
            let errors = [row.procedure().err(), petition.petition().err()];
            for error in errors.into_iter().flatten() {
                prop_assert!(error.to_string().chars().count() < 420, "{}", error);
            }
            if let Ok(procedure) = row.procedure() {
                procedure.findings(day("2026-09-30"));
                procedure.standing(&super::reading("2026-Q3"));
            }
            if let Ok(petition) = petition.petition() {
                petition.standing(&super::reading("2026-Q3"));
            }
        }
    }
}
