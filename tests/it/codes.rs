//! Codes: what is read, what is refused and where, and the two forms of an agency.

use chrono::NaiveDate;
use proptest::prelude::*;
use vn_egov_metrics::code::{
    AgencyCode, AgencyForm, AgencyKind, Coded, DossierCode, FieldCode, ProcedureCode,
};

fn agency(text: &str) -> AgencyCode {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn dossier_codes_met_in_the_field_are_read() {
    // Code, agency in the form of Decision 20/2020, day, number.
    let met = [
        ("000.00.17.H59-240829-0001", "H59.17", (2024, 8, 29), 1),
        ("H59.17-240829-0001", "H59.17", (2024, 8, 29), 1),
        ("000.17.22.H56-210531-0001", "H56.22.17", (2021, 5, 31), 1),
        ("000.00.06.H56-231027-0361", "H56.06", (2023, 10, 27), 361),
        ("000.00.53.H48-220921-0099", "H48.53", (2022, 9, 21), 99),
        ("G09.20-20260609-0092637", "G09.20", (2026, 6, 9), 92637),
        ("H15.50.05.13-261008-0975", "H15.50.05.13", (2026, 10, 8), 975),
        ("000.00.00.H38-240229-9999", "H38", (2024, 2, 29), 9999),
        ("H61.124-260721-12345", "H61.124", (2026, 7, 21), 12345),
        ("A01-000101-000000", "A01", (2000, 1, 1), 0),
        ("Z01ABC-260101-0001", "Z01ABC", (2026, 1, 1), 1),
    ];
    for (text, by, (year, month, day), serial) in met {
        let code: DossierCode = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(code.to_string(), text);
        assert_eq!(code.agency().to_decision_20().as_str(), by);
        assert!(text.starts_with(code.agency().as_str()));
        assert_eq!(Some(code.date()), NaiveDate::from_ymd_opt(year, month, day));
        assert_eq!(code.serial(), serial);
        let parts = DossierCode::scan(text).expect("it was read above");
        assert_eq!(parts.agency_str(), code.agency().as_str());
        assert_eq!((parts.date(), parts.serial()), (code.date(), code.serial()));
        assert_eq!(DossierCode::from(parts), code);
    }
}

#[test]
fn dossier_codes_are_refused_at_their_character() {
    let refused = [
        ("", "expected a digit or a capital letter, found the end of \"\""),
        (
            " H59.17-240829-0001",
            "expected a digit or a capital letter, found ' ' at character 1 of \" H59.17-240829-0001\"",
        ),
        (
            "h59.17-240829-0001",
            "expected a digit or a capital letter, found 'h' at character 1 of \"h59.17-240829-0001\"",
        ),
        (
            "000.00.17.259-240829-0001",
            "expected a letter from A to Y, found '2' at character 11 of \"000.00.17.259-240829-0001\"",
        ),
        (
            "00.00.17.H59-240829-0001",
            "expected a digit, found '.' at character 3 of \"00.00.17.H59-240829-0001\"",
        ),
        (
            "H59.-240829-0001",
            "expected a digit or a capital letter, found '-' at character 5 of \"H59.-240829-0001\"",
        ),
        ("H59.17", "expected '-', found the end of \"H59.17\""),
        ("H59.17-", "expected a digit, found the end of \"H59.17-\""),
        (
            "H59.17-2408290-0001",
            "expected a day of 6 or 8 digits, found 7 at character 8 of \"H59.17-2408290-0001\"",
        ),
        (
            "H59.17-20240829123456-0001",
            "expected a day of 6 or 8 digits, found 14 at character 8 of \"H59.17-20240829123456-0001\"",
        ),
        (
            "H59.17-230229-0001",
            "no calendar has the day \"230229\" at character 8 of \"H59.17-230229-0001\"",
        ),
        (
            "H59.17-00000101-0001",
            "no calendar has the day \"00000101\" at character 8 of \"H59.17-00000101-0001\"",
        ),
        (
            "H59.17-240829-001",
            "expected a serial number of 4 to 7 digits, found 3 at character 15 of \"H59.17-240829-001\"",
        ),
        (
            "H59.17-240829-00000001",
            "expected a serial number of 4 to 7 digits, found 8 at character 15 of \"H59.17-240829-00000001\"",
        ),
        (
            "H59.17-240829-0001a",
            "expected the end, found 'a' at character 19 of \"H59.17-240829-0001a\"",
        ),
        (
            "H59.17\u{2013}240829-0001",
            "expected '-', found '–' at character 7 of \"H59.17–240829-0001\"",
        ),
        (
            "Z00-260101-0001",
            "Z00 at character 1 of \"Z00-260101-0001\" names nobody: the numbers run from 01 to 99",
        ),
        (
            "Z01.05-260101-0001",
            "expected a digit or a capital letter, found '.' at character 4 of \"Z01.05-260101-0001\"",
        ),
    ];
    for (text, sentence) in refused {
        assert_eq!(text.parse::<DossierCode>().unwrap_err().to_string(), sentence);
        assert_eq!(DossierCode::scan(text).unwrap_err().to_string(), sentence);
        assert_eq!(DossierCode::try_from(text).unwrap_err().to_string(), sentence);
    }
    // What is long is quoted in part.
    let error = "a".repeat(70_000).parse::<DossierCode>().unwrap_err().to_string();
    assert!(error.len() < 200, "{error}");
}

#[test]
fn agency_codes_convert_both_ways() {
    // Forms met in data; the way back is exact for all of them.
    let met = [
        ("000.00.17.H59", "H59.17"),
        ("000.00.00.H38", "H38"),
        ("000.00.04.G14", "G14.04"),
        ("000.05.17.H59", "H59.17.05"),
        ("002.00.20.H13", "H13.20.002"),
        ("007.03.20.H13", "H13.20.03.007"),
        ("123.00.00.H13", "H13.123"),
    ];
    for (old, new) in met {
        assert_eq!(agency(old).to_decision_20(), agency(new));
        assert_eq!(agency(new).to_qcvn_102(), Ok(agency(old)));
        assert_eq!(agency(old).to_qcvn_102(), Ok(agency(old)));
        assert_eq!(agency(new).to_decision_20(), agency(new));
        assert_eq!(agency(old).form(), AgencyForm::Qcvn102);
        assert_eq!(agency(new).form(), AgencyForm::Decision20);
    }
    // A level that is passed over above the last one cannot be told from one that is not.
    assert_eq!(agency("000.17.00.H59").to_decision_20(), agency("H59.17"));
}

#[test]
fn the_way_back_says_when_there_is_none() {
    let none = [
        (
            "H61.124.05",
            "H61.124.05 has no form of QCVN 102:2016, which has no place for its group \"05\"",
        ),
        (
            "H15.50.05.13",
            "H15.50.05.13 has no form of QCVN 102:2016, which has no place for its group \"13\"",
        ),
        ("H59.5", "H59.5 has no form of QCVN 102:2016, which has no place for its group \"5\""),
        ("H59.1A", "H59.1A has no form of QCVN 102:2016, which has no place for its group \"1A\""),
        ("H59.00", "H59.00 has no form of QCVN 102:2016, which has no place for its group \"00\""),
        (
            "Z01ABC",
            "Z01ABC has no form of QCVN 102:2016, which gives no code to other organisations",
        ),
    ];
    for (text, sentence) in none {
        assert_eq!(agency(text).to_qcvn_102().unwrap_err().to_string(), sentence);
    }
}

#[test]
fn agencies_stand_below_one_another() {
    assert_eq!(agency("000.05.17.H59").root(), agency("H59"));
    assert_eq!(agency("H59").root(), agency("H59"));
    assert_eq!(agency("Z01ABC").root(), agency("Z01ABC"));
    assert_eq!(agency("000.05.17.H59").parent(), Some(agency("H59.17")));
    assert_eq!(agency("H59.17").parent(), Some(agency("H59")));
    assert_eq!(agency("H59").parent(), None);
    assert_eq!(agency("000.00.00.H59").parent(), None);
    assert_eq!(agency("Z01ABC").parent(), None);
    assert!(agency("000.05.17.H59").is_under(agency("000.00.17.H59")));
    assert!(agency("000.05.17.H59").is_under(agency("H59")));
    assert!(!agency("H61.124").is_under(agency("H61.12")));
    assert!(!agency("H59.17").is_under(agency("000.00.17.H59")));
    assert!(!agency("H59").is_under(agency("H59.17")));
    assert!(!agency("Z01ABC").is_under(agency("Z01")));
}

#[test]
fn only_confirmed_letters_have_a_kind() {
    for letter in 'A'..='Z' {
        let kind = match letter {
            'G' => Some(AgencyKind::Ministry),
            'H' => Some(AgencyKind::Province),
            'Z' => Some(AgencyKind::OtherOrganisation),
            _ => None,
        };
        assert_eq!(agency(&format!("{letter}01")).kind(), kind);
        if letter != 'Z' {
            assert_eq!(agency(&format!("000.00.17.{letter}01")).kind(), kind);
        }
    }
}

#[test]
fn agency_codes_keep_the_lengths_of_the_law() {
    let longest = format!("H59.{}", "1".repeat(31));
    assert_eq!(agency(&longest).as_str(), longest);
    let longer = format!("{longest}1");
    assert_eq!(
        longer.parse::<AgencyCode>().unwrap_err().to_string(),
        format!("the agency code at character 1 of {longer:?} has more than 35 characters"),
    );
    assert_eq!(
        agency(&format!("Z99{}", "A".repeat(32))).kind(),
        Some(AgencyKind::OtherOrganisation)
    );
    assert!(format!("Z99{}", "A".repeat(33)).parse::<AgencyCode>().is_err());
    // The registration number of an enterprise is no code of an agency.
    assert!("0101243150".parse::<AgencyCode>().is_err());
    assert!("0101243150-001".parse::<AgencyCode>().is_err());
}

#[test]
fn procedure_codes_have_three_forms() {
    let met = [
        ("1.004194", "1.004194", None, None),
        ("3.000181.000.00.00.H22", "3.000181", Some("000.00.00.H22"), None),
        ("2.000815.000.00.00.H55.02", "2.000815", Some("000.00.00.H55"), Some(2)),
    ];
    for (text, national, publisher, service) in met {
        let code: ProcedureCode = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(code.to_string(), text);
        assert_eq!(code.national().as_str(), national);
        assert_eq!(code.publisher(), publisher.map(agency));
        assert_eq!(code.service(), service);
    }
    let refused = [
        (
            "TS_lop1.000.00.00.H22",
            "expected a digit, found 'T' at character 1 of \"TS_lop1.000.00.00.H22\"",
        ),
        ("1.04194", "expected a digit, found the end of \"1.04194\""),
        ("1.004194.02", "expected a digit, found the end of \"1.004194.02\""),
        ("1.004194.H56", "expected a digit, found 'H' at character 10 of \"1.004194.H56\""),
        (
            "1.004194.000.00.00.H56.2",
            "expected a digit, found the end of \"1.004194.000.00.00.H56.2\"",
        ),
        ("1.0041945", "expected the end, found '5' at character 9 of \"1.0041945\""),
    ];
    for (text, sentence) in refused {
        assert_eq!(text.parse::<ProcedureCode>().unwrap_err().to_string(), sentence);
    }
}

#[test]
fn field_codes_name_their_ministry() {
    for text in ["G03-GD10", "G03-GD09", "G15-HT02"] {
        let code: FieldCode = text.parse().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(code.to_string(), text);
        assert_eq!(code.agency(), agency(&text[..3]));
    }
    let refused = [
        ("03-GD10", "expected a letter from A to Y, found '0' at character 1 of \"03-GD10\""),
        ("G03-gd10", "expected a capital letter, found 'g' at character 5 of \"G03-gd10\""),
        ("G03-GD1", "expected a digit, found the end of \"G03-GD1\""),
        ("G03-GD100", "expected the end, found '0' at character 9 of \"G03-GD100\""),
    ];
    for (text, sentence) in refused {
        assert_eq!(text.parse::<FieldCode>().unwrap_err().to_string(), sentence);
    }
}

#[test]
fn codes_travel_as_their_text() {
    fn travels<T: serde::Serialize + serde::de::DeserializeOwned>(text: &str) {
        let json = format!("{text:?}");
        let code: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(serde_json::to_string(&code).expect("codes are text"), json);
    }
    fn refuses<T: serde::de::DeserializeOwned>() {
        let hostile =
            ["\"\"", "\"H59.17-240230-0001\"", "\"x\"", "null", "1.004194", "[]", "{}", "true"];
        for json in hostile {
            assert!(serde_json::from_str::<T>(json).is_err(), "{json}");
        }
    }
    travels::<DossierCode>("H59.17-240829-0001");
    travels::<AgencyCode>("000.00.17.H59");
    travels::<ProcedureCode>("1.004194.000.00.00.H56.02");
    travels::<FieldCode>("G03-GD10");
    travels::<Coded<DossierCode>>("H59.17-240829-0001");
    travels::<Coded<DossierCode>>("198765432100001");
    refuses::<DossierCode>();
    refuses::<AgencyCode>();
    refuses::<ProcedureCode>();
    refuses::<FieldCode>();
    for json in ["\"\"", "\" \\u00a0\"", "null", "7", "[]", "{}"] {
        assert!(serde_json::from_str::<Coded<DossierCode>>(json).is_err(), "{json}");
    }
}

#[test]
fn irregular_codes_are_kept_trimmed_and_composed() {
    let read = |text: &str| Coded::<ProcedureCode>::read(text);
    let shown = |text: &str| read(text).map(|code| format!("{code:?}"));
    assert_eq!(shown("1.004194").as_deref(), Some("Regular(\"1.004194\")"));
    assert_eq!(shown("\u{a0}1.004194\r\n").as_deref(), Some("Regular(\"1.004194\")"));
    assert_eq!(read(" TS_lop1  2 ").as_ref().map(AsRef::as_ref), Some("TS_lop1  2"));
    assert_eq!(shown("TS_lop1").as_deref(), Some("Irregular(\"TS_lop1\")"));
    // What does not look like a code can be a person's name.
    assert_eq!(shown("Nguyễn Văn Mẫu").as_deref(), Some("Irregular(<14 characters>)"));
    // Decomposed and composed text are one code.
    assert_eq!(read("Mẫu 1"), read("Ma\u{302}\u{303}u 1"));
    assert_ne!(read("Mẫu 1"), read("Mẫu  1"));
    assert_eq!(read(" \t\u{feff}"), None);
    // They order by text, regular or not.
    assert!(read("1.004194") < read("1.004194x"));
    assert!(read("0") < read("1.004194"));
    let code: ProcedureCode = "1.004194".parse().expect("it is regular");
    assert_eq!(Some(Coded::from(code)), read("1.004194"));
    assert_eq!(read("1.004194").as_ref().and_then(Coded::regular), Some(&code));
}

/// The pattern of dossier codes as one would write it down, slowly.
fn is_dossier_code(text: &str) -> bool {
    let digits = |text: &str, widths: &[usize]| {
        widths.contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit())
    };
    let level_1 = |text: &str, letters: &str| {
        text.len() == 3 && text.starts_with(|c| letters.contains(c)) && digits(&text[1..], &[2])
    };
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXY";
    let plain = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
    };
    let parts: Vec<&str> = text.split('-').collect();
    let &[agency, day, serial] = &parts[..] else { return false };
    if !agency.is_ascii() || agency.len() > 35 {
        return false;
    }
    let groups: Vec<&str> = agency.split('.').collect();
    let agency = match &groups[..] {
        [v, z, y, m] if digits(v, &[3]) => {
            digits(z, &[2]) && digits(y, &[2]) && level_1(m, letters)
        }
        [other] if other.starts_with('Z') && other.len() >= 3 => {
            level_1(&other[..3], "Z") && &other[..3] != "Z00" && plain(other)
        }
        [first, rest @ ..] => level_1(first, letters) && rest.iter().all(|group| plain(group)),
        [] => false,
    };
    let full = if day.len() == 6 { format!("20{day}") } else { day.to_owned() };
    let day = digits(day, &[6, 8])
        && !full.starts_with("0000")
        && NaiveDate::parse_from_str(&full, "%Y%m%d").is_ok();
    agency && day && digits(serial, &[4, 5, 6, 7])
}

/// Text that is a dossier code, or nearly one.
fn near_codes() -> impl Strategy<Value = String> {
    let agency = prop_oneof![
        "[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Z][0-9]{2}",
        "[A-Z][0-9]{2}(\\.[0-9A-Z]{1,3}){0,4}",
        "Z[0-9]{2}[0-9A-Z]{0,33}",
        "[0-9A-Za-z.]{0,8}",
    ];
    let code = (agency, "(2[0-9]|202[0-9])(0[0-9]|1[0-3])[0-3][0-9]|[0-9]{4,9}", "[0-9]{3,8}")
        .prop_map(|(agency, day, serial)| format!("{agency}-{day}-{serial}"));
    // Now and then one character too many, in some place.
    (
        code,
        any::<prop::sample::Index>(),
        prop_oneof![8 => Just(None), 1 => any::<char>().prop_map(Some)],
    )
        .prop_map(|(mut code, at, extra)| {
            if let Some(extra) = extra {
                code.insert(at.index(code.len() + 1), extra);
            }
            code
        })
}

proptest! {
    #[test]
    fn a_dossier_code_is_what_the_pattern_says(text in near_codes()) {
        let code = text.parse::<DossierCode>();
        prop_assert_eq!(code.is_ok(), is_dossier_code(&text), "{}", text);
        if let Ok(code) = code {
            prop_assert_eq!(code.to_string(), text.clone());
            let agency = code.agency();
            prop_assert_eq!(agency.as_str(), text.split('-').next().unwrap_or_default());
            prop_assert_eq!(code.agency().as_str().parse(), Ok(code.agency()));
        }
        if let Some(kept) = Coded::<DossierCode>::read(&text) {
            prop_assert_eq!(kept.regular().is_some(), is_dossier_code(kept.as_str()), "{}", text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".*") {
        // The refusal quotes at most 40 characters of it.
        if let Err(error) = text.parse::<DossierCode>() {
            prop_assert!(error.to_string().chars().count() < 600);
        }
        let _ = text.parse::<ProcedureCode>();
        let _ = text.parse::<FieldCode>();
        if let Some(code) = Coded::<AgencyCode>::read(&text) {
            prop_assert_eq!(Coded::read(code.as_str()), Some(code));
        }
    }

    #[test]
    fn the_form_of_decision_20_is_reached_from_wherever_one_starts(
        text in "[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Y][0-9]{2}|[A-Y][0-9]{2}(\\.[0-9]{2,3}){0,3}",
    ) {
        let code = agency(&text);
        let normal = code.to_decision_20();
        prop_assert_eq!(normal.as_str().parse(), Ok(normal));
        prop_assert_eq!(normal.to_decision_20(), normal);
        match normal.to_qcvn_102() {
            Ok(back) => prop_assert_eq!(back.to_decision_20(), normal),
            // Whatever came from the old form has a way back.
            Err(error) => prop_assert_eq!(code.form(), AgencyForm::Decision20, "{}", error),
        }
        for (above, below) in [(normal.root(), normal), (normal, normal.root())] {
            prop_assert_eq!(below.is_under(above), below != above && above == normal.root());
        }
        if let Some(parent) = normal.parent() {
            prop_assert!(normal.is_under(parent));
        }
    }

    #[test]
    fn codes_order_as_their_texts(one in near_codes(), other in near_codes()) {
        if let (Ok(code), Ok(next)) = (one.parse::<DossierCode>(), other.parse::<DossierCode>()) {
            prop_assert_eq!(code.cmp(&next), one.cmp(&other));
            prop_assert_eq!(code.agency().cmp(&next.agency()), code.agency().as_str().cmp(next.agency().as_str()));
        }
    }
}
