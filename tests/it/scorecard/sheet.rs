//! Sheets: rows that are null, missing, or not taken.

use vn_egov_metrics::Rate;
use vn_egov_metrics::scorecard::{
    CountField, DECISION_766, Given, Points, Reason, Sheet, read_counts,
};

#[test]
fn a_null_row_keeps_its_maximum_and_a_missing_one_does_not() {
    let mut sheet = Sheet::new(&DECISION_766);
    assert_eq!((sheet.score().total(), sheet.score().maximum()), (None, Points::ZERO));
    assert_eq!(sheet.score().groups().count(), 0);

    sheet.put("1.1", None).unwrap();
    sheet.put("1.3", Some(Rate::new(0, 0))).unwrap();
    let scored = sheet.score();
    let group = scored.group("transparency").unwrap();
    assert_eq!((group.points(), group.maximum()), (None, Points::whole(8)));
    assert_eq!((scored.total(), scored.maximum()), (None, Points::whole(8)));

    sheet.put("1.4", Some(Rate::new(0, 7))).unwrap();
    let scored = sheet.score();
    let group = scored.group("transparency").unwrap();
    assert_eq!((group.points(), group.maximum()), (Some(Points::ZERO), Points::whole(14)));
    assert_eq!(scored.group("progress"), None);
    assert_eq!(group.lines().len(), 3);
    assert_eq!(sheet.given("1.1"), Given::Null);
    assert_eq!(sheet.given("1.2"), Given::NoRow);
    assert_eq!(sheet.given("1.4"), Given::Counts(Rate::new(0, 7)));
}

/// What 0 of 0, and what nothing at all, give for every row.
#[test]
fn empty_and_absent_rows() {
    for row in DECISION_766.criteria() {
        let (empty, none) = (row.score(Some(Rate::new(0, 0))), row.score(None));
        let zero = Some(Points::ZERO);
        let (points, reason) = match row.id {
            "2.1" | "3.1" | "3.2" | "3.3" | "3.6" | "3.5b" | "3.5" | "5.4" => {
                (zero, Reason::EmptyZero)
            }
            "5.2" | "5.3" => (Some(Points::whole(6)), Reason::EmptyFull),
            "4.6" => (Some(Points::whole(2)), Reason::FullByRule),
            "5.1a" | "5.1b" => (None, Reason::Tracked),
            _ => (None, Reason::EmptyAbsent),
        };
        assert_eq!((empty.points(), empty.reason()), (points, reason), "{}", row.id);
        assert_eq!((empty.percent(), none.percent()), (None, None), "{}", row.id);
        match row.id {
            "4.6" => assert_eq!(none.points(), points),
            "5.1a" | "5.1b" => assert_eq!((none.points(), none.reason()), (None, Reason::Tracked)),
            id => assert_eq!((none.points(), none.reason()), (None, Reason::NotGiven), "{id}"),
        }
    }
}

#[test]
fn rates_over_100_per_cent() {
    for row in DECISION_766.criteria() {
        let mut sheet = Sheet::new(&DECISION_766);
        let put = sheet.put(row.id, Some(Rate::new(412, 400)));
        if ["1.4", "3.6"].contains(&row.id) {
            assert_eq!(put, Ok(()));
            let line = *sheet.score().line(row.id).unwrap();
            assert_eq!((line.points(), line.reason()), (Some(row.maximum), Reason::Capped));
            assert_eq!(line.percent().unwrap().to_string(), "103.00");
        } else {
            let error = put.unwrap_err();
            assert!(error.is_over());
            assert_eq!(
                error.to_string(),
                format!(
                    "the numerator 412 is more than the denominator 400, which the criterion {} \
                     does not allow",
                    row.id
                ),
            );
            // What is refused leaves nothing behind.
            assert_eq!(sheet.given(row.id), Given::NoRow);
        }
        let mut sheet = Sheet::new(&DECISION_766);
        assert_eq!(sheet.put(row.id, Some(Rate::new(5, 0))).is_ok(), row.may_pass_whole);
    }
}

#[test]
fn rows_that_a_sheet_does_not_take() {
    let mut sheet = Sheet::new(&DECISION_766);
    let said = |put: Result<(), vn_egov_metrics::scorecard::PutError>| put.unwrap_err().to_string();
    assert_eq!(said(sheet.put("2.2", None)), "the card has no criterion \"2.2\"");
    assert_eq!(
        said(sheet.put_indicator("dossier.in_step", None)),
        "no criterion of the card asks for the indicator \"dossier.in_step\"",
    );
    sheet.put_indicator("dossier.on_time", None).unwrap();
    let error = sheet.put("2.1", Some(Rate::new(1, 2))).unwrap_err();
    assert!(!error.is_over());
    assert_eq!(error.to_string(), "the criterion 2.1 is given twice");
    assert_eq!(sheet.given("2.1"), Given::Null);
    let over = Sheet::fill(&DECISION_766, |_| Given::Counts(Rate::new(2, 1)));
    assert_eq!(
        over.unwrap_err().to_string(),
        "the numerator 2 is more than the denominator 1, which the criterion 1.1 does not allow",
    );
}

#[test]
fn counts_as_files_write_them() {
    assert_eq!(read_counts(" 12 ", "0040"), Ok(Some(Rate::new(12, 40))));
    assert_eq!(read_counts("18446744073709551615", "1"), Ok(Some(Rate::new(u64::MAX, 1))));
    for (numerator, denominator) in [("", ""), ("5", ""), ("", "5"), ("  ", "5")] {
        assert_eq!(read_counts(numerator, denominator), Ok(None));
    }
    let faults = [
        ("-5", "the numerator \"-5\" is negative"),
        ("x", "the numerator \"x\" is not a whole number of 0 or more, in plain digits"),
        ("1.797", "the numerator \"1.797\" is not a whole number of 0 or more, in plain digits"),
        ("+5", "the numerator \"+5\" is not a whole number of 0 or more, in plain digits"),
        ("1e3", "the numerator \"1e3\" is not a whole number of 0 or more, in plain digits"),
        ("null", "the numerator \"null\" is not a whole number of 0 or more, in plain digits"),
        ("٣", "the numerator \"٣\" is not a whole number of 0 or more, in plain digits"),
        (
            "18446744073709551616",
            "the numerator \"18446744073709551616\" is more than 64 bits hold",
        ),
    ];
    for (text, sentence) in faults {
        let error = read_counts(text, "5").unwrap_err();
        assert_eq!((error.to_string().as_str(), error.field()), (sentence, CountField::Numerator));
        // A null on one side does not hide what is wrong on the other.
        let error = read_counts("", text).unwrap_err();
        assert_eq!(error.to_string(), sentence.replace("numerator", "denominator"));
        assert_eq!(error.field(), CountField::Denominator);
    }
}
