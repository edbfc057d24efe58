//! Periods: their days, their texts, and what is refused.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::time::InvalidPeriod;
use vn_egov_metrics::{Lang, Period};

/// The numbered kinds can be constants.
const MARCH: Result<Period, InvalidPeriod> = Period::month(2024, 3);

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn range(first: NaiveDate, last: NaiveDate) -> Period {
    Period::range(first, last).unwrap()
}

fn iso(text: &str) -> Period {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn vi(text: &str) -> Period {
    Period::read(text, Lang::Vi).unwrap_or_else(|error| panic!("{error}"))
}

fn en(text: &str) -> Period {
    Period::read(text, Lang::En).unwrap_or_else(|error| panic!("{error}"))
}

/// Every period of a year that is no range.
fn of_year(year: i32) -> Vec<Period> {
    let months = (1..=12).map(|n| Period::month(year, n));
    let quarters = (1..=4).map(|n| Period::quarter(year, n));
    let halves = (1..=2).map(|n| Period::half(year, n));
    let first = (1..=12).map(|n| Period::first_months(year, n));
    let all = months.chain(quarters).chain(halves).chain(first).chain([Period::year(year)]);
    all.collect::<Result<_, _>>().unwrap()
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let last = day(9999, 12, 31).num_days_from_ce();
    (1..=last).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap())
}

fn any_period() -> impl Strategy<Value = Period> {
    let of_a_year = (1..=9999, any::<prop::sample::Index>())
        .prop_map(|(year, index)| *index.get(&of_year(year)));
    let days = (any_day(), any_day()).prop_map(|(a, b)| range(a.min(b), a.max(b)));
    let one = any_day().prop_map(|day| range(day, day));
    prop_oneof![of_a_year, days, one]
}

#[test]
fn each_kind_has_its_days() {
    for (period, first, last, days) in [
        (Period::month(2024, 2), day(2024, 2, 1), day(2024, 2, 29), 29),
        (Period::month(1900, 2), day(1900, 2, 1), day(1900, 2, 28), 28),
        (Period::quarter(2024, 1), day(2024, 1, 1), day(2024, 3, 31), 91),
        (Period::quarter(2024, 4), day(2024, 10, 1), day(2024, 12, 31), 92),
        (Period::half(2024, 1), day(2024, 1, 1), day(2024, 6, 30), 182),
        (Period::half(2024, 2), day(2024, 7, 1), day(2024, 12, 31), 184),
        (Period::year(2023), day(2023, 1, 1), day(2023, 12, 31), 365),
        (Period::first_months(2024, 7), day(2024, 1, 1), day(2024, 7, 31), 213),
        (Period::range(day(2024, 1, 1), day(2024, 8, 20)), day(2024, 1, 1), day(2024, 8, 20), 233),
    ] {
        let period = period.unwrap();
        assert_eq!((period.first(), period.last(), period.days()), (first, last, days));
    }
    assert_eq!(MARCH, Ok(iso("2024-03")));
}

#[test]
fn every_month_ends_before_the_next() {
    for year in (1..=9998).step_by(7).chain([1600, 1700, 2000, 2024]) {
        for month in 1..=12 {
            let period = Period::month(year, month).unwrap();
            assert_eq!(period.first(), day(year, month, 1));
            let next = period.last().succ_opt().unwrap();
            assert_eq!((next.day(), next.month0()), (1, month % 12), "{period}");
        }
    }
}

#[test]
fn numbers_and_days_that_make_no_period() {
    for (refused, sentence) in [
        (Period::month(2024, 0), "month 0 is not 1 to 12"),
        (Period::month(2024, 13), "month 13 is not 1 to 12"),
        (Period::month(2024, u32::MAX), "month 4294967295 is not 1 to 12"),
        (Period::quarter(2024, 5), "quarter 5 is not 1 to 4"),
        (Period::half(2024, 3), "half year 3 is not 1 to 2"),
        (Period::first_months(2024, 0), "number of months 0 is not 1 to 12"),
        (Period::first_months(2024, 13), "number of months 13 is not 1 to 12"),
        (Period::year(0), "year 0 is not 1 to 9999"),
        (Period::year(10000), "year 10000 is not 1 to 9999"),
        (Period::month(i32::MIN, 1), "year -2147483648 is not 1 to 9999"),
        (Period::range(day(0, 12, 31), day(1, 1, 1)), "year 0 is not 1 to 9999"),
        (Period::range(day(9999, 1, 1), NaiveDate::MAX), "year 262142 is not 1 to 9999"),
        (
            Period::range(day(2024, 8, 20), day(2024, 8, 19)),
            "the range ends on 2024-08-19, before it starts on 2024-08-20",
        ),
    ] {
        assert_eq!(refused.unwrap_err().to_string(), sentence);
    }
}

#[test]
fn the_same_days_said_otherwise_are_another_period() {
    let said = ["2024-Q1", "2024-01..2024-03", "2024-01-01..2024-03-31"].map(iso);
    for (i, &one) in said.iter().enumerate() {
        for (j, &other) in said.iter().enumerate() {
            assert!(one.same_days(other));
            assert_eq!(one == other, i == j);
        }
    }
    assert!(!iso("2024-Q1").same_days(iso("2024-Q2")));
    assert!(!iso("2024-Q1").same_days(iso("2024-01")));
}

#[test]
fn periods_are_ordered_by_their_days() {
    let mut periods = ["2024", "2024-02", "2024-01", "2024-Q1", "2023-12-31", "2024-01..2024-03"];
    periods.sort_by_key(|text| iso(text));
    assert_eq!(
        periods,
        ["2023-12-31", "2024-01", "2024-Q1", "2024-01..2024-03", "2024", "2024-02"],
    );
}

#[test]
fn each_kind_prints_in_three_ways() {
    for (text, vietnamese, english) in [
        ("2024-03", "tháng 3/2024", "March 2024"),
        ("2024-01", "tháng 01/2024", "January 2024"),
        ("2024-10", "tháng 10/2024", "October 2024"),
        ("2024-Q1", "quý I/2024", "Q1 2024"),
        ("2024-Q4", "quý IV/2024", "Q4 2024"),
        ("2024-H1", "nửa đầu năm 2024", "first half of 2024"),
        ("2024-H2", "nửa cuối năm 2024", "second half of 2024"),
        ("2022", "năm 2022", "2022"),
        ("0001", "năm 0001", "0001"),
        ("2024-01..2024-01", "1 tháng đầu năm 2024", "first month of 2024"),
        ("2024-01..2024-06", "6 tháng đầu năm 2024", "first 6 months of 2024"),
        ("2024-01..2024-07", "7 tháng đầu năm 2024", "first 7 months of 2024"),
        ("2024-08-20", "ngày 20/8/2024", "20 August 2024"),
        ("2024-02-09", "ngày 09/02/2024", "9 February 2024"),
        (
            "2024-01-01..2024-08-20",
            "từ ngày 01/01/2024 đến ngày 20/8/2024",
            "1 January 2024 to 20 August 2024",
        ),
    ] {
        let period = iso(text);
        assert_eq!(period.to_string(), text);
        assert_eq!(period.in_lang(Lang::Vi).to_string(), vietnamese);
        assert_eq!(period.in_lang(Lang::En).to_string(), english);
    }
}

#[test]
fn iso_ranges_of_months() {
    // Only months of one year from January on are its first months.
    assert_eq!(iso("2024-01..2024-07"), Period::first_months(2024, 7).unwrap());
    assert_eq!(iso("2024-01..2024-12"), Period::first_months(2024, 12).unwrap());
    assert_eq!(iso("2024-03..2024-05"), range(day(2024, 3, 1), day(2024, 5, 31)));
    assert_eq!(iso("2023-01..2024-02"), range(day(2023, 1, 1), day(2024, 2, 29)));
    assert_eq!(iso("2024-03..2024-05").to_string(), "2024-03-01..2024-05-31");
    assert_eq!(iso("2024-08-20..2024-08-20").to_string(), "2024-08-20");
}

#[test]
fn vietnamese_says_it_in_many_ways() {
    for (text, expected) in [
        ("quý I/2024", "2024-Q1"),
        ("quý i/2024", "2024-Q1"),
        ("QUÝ IV/2024", "2024-Q4"),
        ("Quý III năm 2024", "2024-Q3"),
        ("quý 1 năm 2024", "2024-Q1"),
        ("quý 02/2024", "2024-Q2"),
        ("quí II/2024", "2024-Q2"),
        ("quý I / 2024", "2024-Q1"),
        ("tháng 3/2024", "2024-03"),
        ("tháng 03/2024", "2024-03"),
        ("Tháng 3 năm 2024", "2024-03"),
        ("THÁNG 12 NĂM 2024", "2024-12"),
        ("07/2026", "2026-07"),
        ("7/2026", "2026-07"),
        ("12 / 2024", "2024-12"),
        ("6 tháng đầu năm 2024", "2024-01..2024-06"),
        ("07 tháng đầu năm 2024", "2024-01..2024-07"),
        ("6 tháng đầu/2024", "2024-01..2024-06"),
        ("6 tháng cuối năm 2024", "2024-H2"),
        ("06 tháng cuối năm 2024", "2024-H2"),
        ("nửa đầu năm 2024", "2024-H1"),
        ("nửa cuối năm 2024", "2024-H2"),
        ("năm 2022", "2022"),
        ("2022", "2022"),
        ("từ ngày 01/01/2024 đến ngày 20/8/2024", "2024-01-01..2024-08-20"),
        ("từ 06/5/2023 đến 12/5/2023", "2023-05-06..2023-05-12"),
        ("06/5/2023 đến hết ngày 12/5/2023", "2023-05-06..2023-05-12"),
        ("từ ngày 1 tháng 1 năm 2024 đến ngày 20/8/2024", "2024-01-01..2024-08-20"),
        ("ngày 20/8/2024", "2024-08-20"),
        ("ngày 20 / 8 / 2024", "2024-08-20"),
        ("20/08/2024", "2024-08-20"),
        ("ngày 20 tháng 8 năm 2024", "2024-08-20"),
        ("  quý\u{a0}I/2024 \u{200b}", "2024-Q1"),
        ("từ\u{a0}ngày 01/01/2024\u{2009}đến ngày\t20/8/2024", "2024-01-01..2024-08-20"),
    ] {
        assert_eq!(vi(text), iso(expected), "{text}");
        let decomposed: String = text.nfd().collect();
        assert_eq!(vi(&decomposed), iso(expected), "{text}");
    }
}

#[test]
fn english_says_it_in_some_ways() {
    for (text, expected) in [
        ("march 2024", "2024-03"),
        ("MAY 2024", "2024-05"),
        ("q1 2024", "2024-Q1"),
        ("First half of 2024", "2024-H1"),
        ("first 07 months of 2024", "2024-01..2024-07"),
        ("first 1 month of 2024", "2024-01..2024-01"),
        ("from 1 January 2024 to 20 August 2024", "2024-01-01..2024-08-20"),
        ("09 February 2024", "2024-02-09"),
    ] {
        assert_eq!(en(text), iso(expected), "{text}");
    }
}

#[test]
fn iso_text_that_is_no_period() {
    for (text, sentence) in [
        ("", "expected a year of 4 digits at character 1 of \"\""),
        ("24", "the year at character 1 of \"24\" must have 4 digits, not 2"),
        ("99999999999", "the year at character 1 of \"99999999999\" must have 4 digits, not 11"),
        ("0000", "year 0 at character 1 of \"0000\" is not 1 to 9999"),
        ("0000-01", "year 0 at character 1 of \"0000-01\" is not 1 to 9999"),
        ("-2024", "expected a year of 4 digits at character 1 of \"-2024\""),
        ("2024-", "the month at character 6 of \"2024-\" must have 2 digits, not 0"),
        ("2024-7", "the month at character 6 of \"2024-7\" must have 2 digits, not 1"),
        ("2024-13", "month 13 at character 6 of \"2024-13\" is not 1 to 12"),
        ("2024-00", "month 0 at character 6 of \"2024-00\" is not 1 to 12"),
        ("2024-Q5", "quarter 5 at character 7 of \"2024-Q5\" is not 1 to 4"),
        ("2024-Q", "the quarter at character 7 of \"2024-Q\" must have 1 digit, not 0"),
        ("2024-Q01", "the quarter at character 7 of \"2024-Q01\" must have 1 digit, not 2"),
        ("2024-H0", "half year 0 at character 7 of \"2024-H0\" is not 1 to 2"),
        ("2024-q1", "the month at character 6 of \"2024-q1\" must have 2 digits, not 0"),
        (
            "2024-02-30",
            "day 30 at character 9 of \"2024-02-30\" is not 1 to 29, the days of 2024-02",
        ),
        (
            "2023-02-29",
            "day 29 at character 9 of \"2023-02-29\" is not 1 to 28, the days of 2023-02",
        ),
        (
            "2024-04-00",
            "day 0 at character 9 of \"2024-04-00\" is not 1 to 30, the days of 2024-04",
        ),
        ("2024-08-20T", "unexpected \"T\" at character 11 of \"2024-08-20T\""),
        ("2024 ", "unexpected \" \" at character 5 of \"2024 \""),
        ("2024-01..", "expected a year of 4 digits at character 10 of \"2024-01..\""),
        (
            "2024-01...2024-02",
            "expected a year of 4 digits at character 10 of \"2024-01...2024-02\"",
        ),
        (
            "2024-01..2024-02..2024-03",
            "unexpected \"..2024-03\" at character 17 of \"2024-01..2024-02..2024-03\"",
        ),
        (
            "2024-08-20..2024-01-01",
            "the range \"2024-08-20..2024-01-01\" ends on 2024-01-01, before it starts on 2024-08-20",
        ),
        (
            "2024-07..2024-01",
            "the range \"2024-07..2024-01\" ends on 2024-01-31, before it starts on 2024-07-01",
        ),
        (
            "2024-01..2024-08-20",
            "the ends of \"2024-01..2024-08-20\" must be two months or two days",
        ),
        ("2023..2024", "the ends of \"2023..2024\" must be two months or two days"),
        ("２０２４", "expected a year of 4 digits at character 1 of \"２０２４\""),
    ] {
        assert_eq!(text.parse::<Period>().unwrap_err().to_string(), sentence);
    }
}

#[test]
fn vietnamese_text_that_is_no_period() {
    for (text, sentence) in [
        ("", "expected a period at character 1 of \"\""),
        ("kỳ này", "expected a period at character 1 of \"kỳ này\""),
        ("tháng 13/2024", "month 13 at character 7 of \"tháng 13/2024\" is not 1 to 12"),
        ("tháng Ba/2024", "expected the number of a month at character 7 of \"tháng Ba/2024\""),
        ("tháng 3/24", "the year at character 9 of \"tháng 3/24\" must have 4 digits, not 2"),
        ("tháng 3", "expected \"/\" or \"năm\" and a year at character 8 of \"tháng 3\""),
        (
            "tháng 003/2024",
            "the month at character 7 of \"tháng 003/2024\" must have 1 or 2 digits, not 3",
        ),
        ("quý 5/2024", "quarter 5 at character 5 of \"quý 5/2024\" is not 1 to 4"),
        ("quý V/2024", "expected a quarter, I to IV or 1 to 4, at character 5 of \"quý V/2024\""),
        (
            "quý IIII/2024",
            "expected a quarter, I to IV or 1 to 4, at character 5 of \"quý IIII/2024\"",
        ),
        (
            "00 tháng đầu năm 2024",
            "number of months 0 at character 1 of \"00 tháng đầu năm 2024\" is not 1 to 12",
        ),
        (
            "13 tháng đầu năm 2024",
            "number of months 13 at character 1 of \"13 tháng đầu năm 2024\" is not 1 to 12",
        ),
        (
            "3 tháng cuối năm 2024",
            "the number of months at character 1 of \"3 tháng cuối năm 2024\" must be 6 before \"cuối\"",
        ),
        ("6 tháng năm 2024", "expected \"đầu\" or \"cuối\" at character 9 of \"6 tháng năm 2024\""),
        ("năm 0000", "year 0 at character 5 of \"năm 0000\" is not 1 to 9999"),
        (
            "ngày 30/2/2024",
            "day 30 at character 6 of \"ngày 30/2/2024\" is not 1 to 29, the days of 2024-02",
        ),
        (
            "20 tháng 8 năm 2024",
            "expected \"đầu\" or \"cuối\" at character 10 of \"20 tháng 8 năm 2024\"",
        ),
        ("ngày mai", "expected a day at character 6 of \"ngày mai\""),
        ("từ quý I/2024", "expected a day at character 4 of \"từ quý I/2024\""),
        ("ngày 20", "expected \"/\" and a month at character 8 of \"ngày 20\""),
        (
            "từ ngày 20/8/2024 đến ngày 01/01/2024",
            "the range \"từ ngày 20/8/2024 đến ngày 01/01/2024\" ends on 2024-01-01, before it starts on 2024-08-20",
        ),
        (
            "từ ngày 20/8/2024",
            "expected \"đến\" and a day at character 18 of \"từ ngày 20/8/2024\"",
        ),
        ("13/2026", "month 13 at character 1 of \"13/2026\" is not 1 to 12"),
        ("00/2026", "month 0 at character 1 of \"00/2026\" is not 1 to 12"),
        ("7/202", "the year at character 3 of \"7/202\" must have 4 digits, not 3"),
        ("007/2026", "the month at character 1 of \"007/2026\" must have 1 or 2 digits, not 3"),
        ("7/26", "expected \"/\" or \"năm\" and a year at character 5 of \"7/26\""),
        ("7/2026/1", "the month at character 3 of \"7/2026/1\" must have 1 or 2 digits, not 4"),
        (
            "ngày 7/2026",
            "expected a day, a month and a year, not a month alone, at character 6 of \"ngày 7/2026\"",
        ),
        (
            "từ 07/2026 đến 09/2026",
            "expected a day, a month and a year, not a month alone, at character 4 of \"từ 07/2026 đến 09/2026\"",
        ),
        (
            "01/7/2026 đến 9/2026",
            "expected a day, a month and a year, not a month alone, at character 15 of \"01/7/2026 đến 9/2026\"",
        ),
        ("quý I/2024 và II", "unexpected \" và II\" at character 11 of \"quý I/2024 và II\""),
    ] {
        let refused = Period::read(text, Lang::Vi).unwrap_err();
        assert_eq!(refused.to_string(), sentence);
        let decomposed: String = text.nfd().collect();
        assert_eq!(Period::read(&decomposed, Lang::Vi).unwrap_err(), refused);
    }
}

#[test]
fn english_text_that_is_no_period() {
    for (text, sentence) in [
        ("", "expected a period at character 1 of \"\""),
        ("Mar 2024", "expected a period at character 1 of \"Mar 2024\""),
        ("Q5 2024", "quarter 5 at character 2 of \"Q5 2024\" is not 1 to 4"),
        (
            "second 3 months of 2024",
            "expected \"half\" at character 8 of \"second 3 months of 2024\"",
        ),
        (
            "first quarter of 2024",
            "expected \"half\", \"month\" or a number of months at character 7 of \"first quarter of 2024\"",
        ),
        (
            "first 13 months of 2024",
            "number of months 13 at character 7 of \"first 13 months of 2024\" is not 1 to 12",
        ),
        (
            "first month of 0000",
            "year 0 at character 16 of \"first month of 0000\" is not 1 to 9999",
        ),
        ("first half 2024", "expected \"of\" and a year at character 12 of \"first half 2024\""),
        ("24", "expected the name of a month at character 3 of \"24\""),
        (
            "31 June 2024",
            "day 31 at character 1 of \"31 June 2024\" is not 1 to 30, the days of 2024-06",
        ),
        ("from June 2024", "expected a day at character 6 of \"from June 2024\""),
        ("from 1 June 2024", "expected \"to\" and a day at character 17 of \"from 1 June 2024\""),
        (
            "2 June 2024 to 1 June 2024",
            "the range \"2 June 2024 to 1 June 2024\" ends on 2024-06-01, before it starts on 2024-06-02",
        ),
        ("2024 AD", "unexpected \" AD\" at character 5 of \"2024 AD\""),
    ] {
        assert_eq!(Period::read(text, Lang::En).unwrap_err().to_string(), sentence);
    }
}

#[test]
fn it_travels_as_iso_text() {
    let period = iso("2024-Q1");
    assert_eq!(serde_json::to_string(&period).unwrap(), "\"2024-Q1\"");
    assert_eq!(serde_json::from_str::<Period>("\"2024-Q1\"").unwrap(), period);
    // An escaped text has no place to borrow from.
    assert_eq!(serde_json::from_str::<Period>("\"2024-\\u00511\"").unwrap(), period);
}

#[test]
fn hostile_json_is_refused() {
    let expected = "expected a period as ISO text, such as \"2024-Q1\"";
    for (json, sentence) in [
        ("\"2024-13\"", "month 13 at character 6 of \"2024-13\" is not 1 to 12".to_owned()),
        (
            "\"2024-08-20..2024-08-19\"",
            "the range \"2024-08-20..2024-08-19\" ends on 2024-08-19, before it starts on 2024-08-20".to_owned(),
        ),
        ("\"quý I/2024\"", "expected a year of 4 digits at character 1 of \"quý I/2024\"".to_owned()),
        ("2024", format!("invalid type: integer `2024`, {expected}")),
        ("null", format!("invalid type: null, {expected}")),
        ("[\"2024\"]", format!("invalid type: sequence, {expected}")),
        (
            "{\"first\":\"2024-02-01\",\"last\":\"2024-01-01\",\"kind\":\"Days\"}",
            format!("invalid type: map, {expected}"),
        ),
    ] {
        let refused = serde_json::from_str::<Period>(json).unwrap_err().to_string();
        assert!(refused.starts_with(&sentence), "{refused}");
    }
}

#[test]
fn the_period_before() {
    for (text, before) in [
        ("2024-03", "2024-02"),
        ("2024-01", "2023-12"),
        ("2024-Q2", "2024-Q1"),
        ("2024-Q1", "2023-Q4"),
        ("2024-H2", "2024-H1"),
        ("2024-H1", "2023-H2"),
        ("2024", "2023"),
        ("2024-01..2024-01", "2023-12-01..2023-12-31"),
        ("2024-01..2024-07", "2023-06-01..2023-12-31"),
        ("2024-01..2024-12", "2023-01-01..2023-12-31"),
        // Whole months before whole months, days before days.
        ("2024-03-01..2024-05-31", "2023-12-01..2024-02-29"),
        ("2023-05-06..2023-05-12", "2023-04-29..2023-05-05"),
        ("2024-03-01", "2024-02-29"),
        ("9999-12-31", "9999-12-30"),
        ("0001-02", "0001-01"),
        ("0001-01-03..0001-01-04", "0001-01-01..0001-01-02"),
    ] {
        assert_eq!(iso(text).preceding(), Some(iso(before)), "{text}");
    }
    for text in ["0001-01", "0001-Q1", "0001-H1", "0001", "0001-01..0001-02", "0001-01-01"] {
        assert_eq!(iso(text).preceding(), None, "{text}");
    }
    for text in ["0001-01-02..0001-01-03", "0001-02-01..0001-03-31", "0001-01-01..9999-12-31"] {
        assert_eq!(iso(text).preceding(), None, "{text}");
    }
}

#[test]
fn the_same_period_last_year() {
    for (text, before) in [
        ("2024-02", "2023-02"),
        ("2025-02", "2024-02"),
        ("2024-Q1", "2023-Q1"),
        ("2024-H2", "2023-H2"),
        ("2024", "2023"),
        ("2025-01..2025-02", "2024-01..2024-02"),
        ("2024-02-29", "2023-02-28"),
        ("2024-02-29..2024-03-05", "2023-02-28..2023-03-05"),
        ("2025-01-01..2025-02-28", "2024-01-01..2024-02-29"),
        ("2025-01-02..2025-02-28", "2024-01-02..2024-02-28"),
        ("2023-05-06..2023-05-12", "2022-05-06..2022-05-12"),
        ("0002", "0001"),
    ] {
        assert_eq!(iso(text).same_last_year(), Some(iso(before)), "{text}");
    }
    assert_eq!(iso("0001").same_last_year(), None);
    assert_eq!(iso("0001-12-31..0002-01-01").same_last_year(), None);
}

#[test]
fn years_are_chains_of_their_parts() {
    for year in [1, 4, 1900, 2000, 2023, 2024, 2025, 9999] {
        let parts = of_year(year);
        for period in &parts {
            // What is no range is read back, and its texts differ from those of all others.
            assert_eq!(iso(&period.to_string()), *period);
            assert_eq!(vi(&period.in_lang(Lang::Vi).to_string()), *period);
            assert_eq!(en(&period.in_lang(Lang::En).to_string()), *period);
        }
        let chain = |parts: &[Period]| {
            for pair in parts.windows(2) {
                assert_eq!(pair[1].preceding(), Some(pair[0]));
                assert_eq!(pair[0].last().succ_opt(), Some(pair[1].first()));
            }
            parts.iter().map(|part| part.days()).sum::<u64>()
        };
        let days = Period::year(year).unwrap().days();
        assert_eq!(chain(&parts[..12]), days);
        assert_eq!(chain(&parts[12..16]), days);
        assert_eq!(chain(&parts[16..18]), days);
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(period in any_period()) {
        prop_assert_eq!(iso(&period.to_string()), period);
        prop_assert_eq!(vi(&period.in_lang(Lang::Vi).to_string()), period);
        prop_assert_eq!(en(&period.in_lang(Lang::En).to_string()), period);
        let json = serde_json::to_string(&period).unwrap();
        prop_assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), period);
    }

    #[test]
    fn its_days_are_those_it_contains(first in any_day(), length in 0_u64..800, at in 0_u64..1000) {
        prop_assume!(first <= day(9990, 1, 1) && first >= day(10, 1, 1));
        let period = range(first, first + Days::new(length));
        prop_assert_eq!(period.days(), length + 1);
        let probe = first - Days::new(100) + Days::new(at);
        let listed = first.iter_days().take(usize::try_from(period.days()).unwrap());
        prop_assert_eq!(period.contains(probe), listed.into_iter().any(|day| day == probe));
    }

    #[test]
    fn the_period_before_ends_where_this_begins(period in any_period()) {
        if let Some(before) = period.preceding() {
            prop_assert_eq!(before.last().succ_opt(), Some(period.first()));
            let whole = |period: Period| {
                period.first().day() == 1 && period.last().succ_opt().unwrap().day() == 1
            };
            let months = |period: Period| {
                let of = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
                of(period.last()) - of(period.first()) + 1
            };
            if whole(period) {
                prop_assert!(whole(before));
                prop_assert_eq!(months(before), months(period));
            } else {
                prop_assert_eq!(before.days(), period.days());
            }
        }
    }

    #[test]
    fn last_year_keeps_day_and_month(period in any_period()) {
        let last_year = period.same_last_year();
        prop_assert_eq!(last_year.is_none(), period.first().year() == 1);
        if let Some(before) = last_year {
            for (then, now) in [(before.first(), period.first()), (before.last(), period.last())] {
                prop_assert_eq!(then.year() + 1, now.year());
                prop_assert_eq!(then.month(), now.month());
                prop_assert!(then.day() == now.day() || now.month() == 2 && now.day() >= 28);
            }
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,40}", words in "(từ|ngày|đến|quý|tháng|năm|đầu|first|half|of|Q|to|May|[0-9]{1,5}|[ /.-]){0,8}") {
        for text in [text, words] {
            for lang in Lang::ALL {
                if let Ok(period) = Period::read(&text, lang) {
                    prop_assert_eq!(Period::read(&period.in_lang(lang).to_string(), lang), Ok(period));
                }
            }
            if let Ok(period) = text.parse::<Period>() {
                prop_assert_eq!(iso(&period.to_string()), period);
            }
        }
    }
}

#[test]
fn what_is_no_period_is_told_in_vietnamese() {
    for (text, sentence) in [
        ("", "cần một kỳ ở ký tự 1 của \"\""),
        ("tháng Ba/2024", "cần số của tháng ở ký tự 7 của \"tháng Ba/2024\""),
        ("tháng 13/2024", "tháng 13 ở ký tự 7 của \"tháng 13/2024\" không thuộc 1 đến 12"),
        ("7/202", "năm ở ký tự 3 của \"7/202\" phải có 4 chữ số, không phải 3"),
        (
            "3 tháng cuối năm 2024",
            "số tháng ở ký tự 1 của \"3 tháng cuối năm 2024\" phải là 6 trước \"cuối\"",
        ),
        (
            "ngày 30/2/2024",
            "ngày 30 ở ký tự 6 của \"ngày 30/2/2024\" không thuộc 1 đến 29, các ngày của tháng 02/2024",
        ),
        (
            "từ 07/2026 đến 09/2026",
            "cần ngày, tháng và năm, không chỉ tháng, ở ký tự 4 của \"từ 07/2026 đến 09/2026\"",
        ),
        (
            "từ 20/8/2024 đến 01/01/2024",
            "kỳ \"từ 20/8/2024 đến 01/01/2024\" kết thúc ngày 01/01/2024, trước ngày bắt đầu 20/8/2024",
        ),
        ("quý I/2024 và II", "thừa \" và II\" ở ký tự 11 của \"quý I/2024 và II\""),
    ] {
        let refused = Period::read(text, Lang::Vi).unwrap_err();
        assert_eq!(refused.in_lang(Lang::Vi).to_string(), sentence);
        assert_eq!(refused.in_lang(Lang::En).to_string(), refused.to_string());
    }
    assert_eq!(
        "2024-01..2024-08-20".parse::<Period>().unwrap_err().in_lang(Lang::Vi).to_string(),
        "hai đầu của \"2024-01..2024-08-20\" phải là hai tháng hoặc hai ngày"
    );
    let refused = Period::month(2024, 13).unwrap_err();
    assert_eq!(refused.in_lang(Lang::Vi).to_string(), "tháng 13 không thuộc 1 đến 12");
    assert_eq!(refused.in_lang(Lang::En).to_string(), refused.to_string());
    let refused = Period::year(0).unwrap_err();
    assert_eq!(refused.in_lang(Lang::Vi).to_string(), "năm 0 không thuộc 1 đến 9999");
}
