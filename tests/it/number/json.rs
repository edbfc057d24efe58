//! What the wire may not bring in: one row for each bad input of each type that travels.

use serde::de::DeserializeOwned;
use vn_egov_metrics::number::{Fixed, Numeral, Qualifier};
use vn_egov_metrics::{Change, Lang, Percent, Places, Rate, Rounding, Share};

fn refused<T: DeserializeOwned + core::fmt::Debug>(json: &str) -> String {
    serde_json::from_str::<T>(json).unwrap_err().to_string()
}

#[test]
fn shares() {
    let share = Share::new(906, 1797).unwrap();
    assert_eq!(serde_json::to_string(&share).unwrap(), r#"{"part":906,"whole":1797}"#);
    assert_eq!(serde_json::from_str::<Share>(r#"{"whole":1797,"part":906}"#).unwrap(), share);
    assert_eq!(serde_json::from_str::<Share>(r#"{"part":0,"whole":0}"#).unwrap(), Share::EMPTY);
    for (json, sentence) in [
        (r#"{"part":1798,"whole":1797}"#, "the part 1798 is more than its whole 1797"),
        ("[1798,1797]", "the part 1798 is more than its whole 1797"),
        (r#"{"part":1}"#, "missing field `whole` at line 1 column 10"),
        (r#"{"part":1,"part":1,"whole":2}"#, "duplicate field `part` at line 1 column 16"),
        (
            r#"{"part":1,"whole":2,"percent":50}"#,
            "unknown field `percent`, expected `part` or `whole` at line 1 column 29",
        ),
        (
            r#"{"part":-1,"whole":2}"#,
            "invalid value: integer `-1`, expected u64 at line 1 column 10",
        ),
        (
            r#"{"part":1.0,"whole":2}"#,
            "invalid type: floating point `1.0`, expected u64 at line 1 column 11",
        ),
        (
            r#"{"part":"1","whole":2}"#,
            "invalid type: string \"1\", expected u64 at line 1 column 11",
        ),
        (r#"{"part":null,"whole":2}"#, "invalid type: null, expected u64 at line 1 column 12"),
        (
            "\"1/2\"",
            r#"invalid type: string "1/2", expected a share, such as {"part":906,"whole":1797} at line 1 column 5"#,
        ),
        (
            "0.5",
            r#"invalid type: floating point `0.5`, expected a share, such as {"part":906,"whole":1797} at line 1 column 3"#,
        ),
        (
            "[1]",
            r#"invalid length 1, expected a share, such as {"part":906,"whole":1797} at line 1 column 3"#,
        ),
    ] {
        assert_eq!(refused::<Share>(json), sentence, "{json}");
    }
    // 2^64, one more than a count holds, arrives as a float; how that is printed is not ours.
    let sentence = refused::<Share>(r#"{"part":1,"whole":18446744073709551616}"#);
    assert!(
        sentence.starts_with("invalid type: floating point `1.8446744073709552e"),
        "{sentence}"
    );
    assert!(sentence.ends_with("`, expected u64 at line 1 column 38"), "{sentence}");
}

#[test]
fn rates_and_changes() {
    assert_eq!(serde_json::to_string(&Rate::new(412, 400)).unwrap(), r#"{"count":412,"base":400}"#);
    assert_eq!(
        serde_json::from_str::<Rate>(r#"{"count":412,"base":400}"#).unwrap(),
        Rate::new(412, 400)
    );
    assert_eq!(
        refused::<Rate>(r#"{"count":412,"base":400,"part":1}"#),
        "unknown field `part`, expected `count` or `base` at line 1 column 30"
    );
    assert_eq!(refused::<Rate>(r#"{"count":412}"#), "missing field `base` at line 1 column 13");
    assert_eq!(
        refused::<Rate>(r#"{"count":-412,"base":400}"#),
        "invalid value: integer `-412`, expected u64 at line 1 column 13"
    );
    assert_eq!(
        serde_json::to_string(&Change::new(800, 1000)).unwrap(),
        r#"{"before":800,"now":1000}"#
    );
    assert_eq!(
        serde_json::from_str::<Change>(r#"{"before":800,"now":1000}"#).unwrap(),
        Change::new(800, 1000)
    );
    assert_eq!(
        refused::<Change>(r#"{"before":800,"after":1000}"#),
        "unknown field `after`, expected `before` or `now` at line 1 column 21"
    );
    assert_eq!(
        refused::<Change>(r#"{"before":0.5,"now":1}"#),
        "invalid type: floating point `0.5`, expected u64 at line 1 column 13"
    );
    assert_eq!(refused::<Change>(r#"{"now":1}"#), "missing field `before` at line 1 column 9");
}

#[test]
fn decimal_numbers_and_percentages() {
    let percent: Percent = "50.40".parse().unwrap();
    assert_eq!(serde_json::to_string(&percent).unwrap(), "\"50.40\"");
    assert_eq!(serde_json::from_str::<Percent>("\"50.40\"").unwrap(), percent);
    // An escaped text is a text of its own, not a piece of the input.
    assert_eq!(serde_json::from_str::<Percent>("\"\\u0035\\u0030.40\"").unwrap(), percent);
    for (json, sentence) in [
        (
            "50.4",
            "invalid type: floating point `50.4`, expected a decimal number as a text, such as \"50.40\" at line 1 column 4",
        ),
        (
            "50",
            "invalid type: integer `50`, expected a decimal number as a text, such as \"50.40\" at line 1 column 2",
        ),
        (
            "null",
            "invalid type: null, expected a decimal number as a text, such as \"50.40\" at line 1 column 4",
        ),
        (
            r#"{"units":504,"places":1}"#,
            "invalid type: map, expected a decimal number as a text, such as \"50.40\" at line 1 column 0",
        ),
        ("\"50,4\"", "expected a digit, found ',' at character 3 of \"50,4\" at line 1 column 6"),
        ("\"50.4%\"", "expected a digit, found '%' at character 5 of \"50.4%\" at line 1 column 7"),
        ("\"\"", "expected a digit, found the end of \"\" at line 1 column 2"),
        (
            "\"0.12345678901234567\"",
            "\"0.12345678901234567\" has more than 16 decimal places at line 1 column 21",
        ),
    ] {
        assert_eq!(refused::<Percent>(json), sentence, "{json}");
        assert_eq!(refused::<Fixed>(json), sentence, "{json}");
    }
}

#[test]
fn numbers_of_places() {
    assert_eq!(serde_json::to_string(&Places::TWO).unwrap(), "2");
    assert_eq!(serde_json::from_str::<Places>("16").unwrap(), Places::MOST);
    assert_eq!(refused::<Places>("17"), "17 decimal places are more than 16");
    assert_eq!(
        refused::<Places>("256"),
        "invalid value: integer `256`, expected u8 at line 1 column 3"
    );
    assert_eq!(
        refused::<Places>("-1"),
        "invalid value: integer `-1`, expected u8 at line 1 column 2"
    );
    assert_eq!(
        refused::<Places>("2.0"),
        "invalid type: floating point `2.0`, expected u8 at line 1 column 3"
    );
}

#[test]
fn ways_of_rounding() {
    assert_eq!(
        serde_json::to_string(&Rounding::ALL).unwrap(),
        "[\"half_up\",\"half_down\",\"half_even\",\"half_odd\",\"half_away\",\"half_toward_zero\",\
         \"floor\",\"ceil\",\"trunc\",\"away\"]"
    );
    for way in Rounding::ALL {
        assert_eq!(serde_json::from_str::<Rounding>(&format!("\"{way}\"")).unwrap(), way);
    }
    assert_eq!(
        refused::<Rounding>("\"HalfUp\""),
        "unknown variant `HalfUp`, expected one of `half_up`, `half_down`, `half_even`, \
         `half_odd`, `half_away`, `half_toward_zero`, `floor`, `ceil`, `trunc`, `away` at line 1 \
         column 8"
    );
    assert!(serde_json::from_str::<Rounding>("0").is_err());
}

#[test]
fn figures() {
    let figure: Numeral = "hơn 1,9 triệu".parse().unwrap();
    assert_eq!(serde_json::to_string(&figure).unwrap(), "\"hơn 1,9 triệu\"");
    assert_eq!(serde_json::from_str::<Numeral>("\"hơn 1,9 triệu\"").unwrap(), figure);
    for (json, sentence) in [
        (
            "1.797",
            "invalid type: floating point `1.797`, expected a figure as Vietnamese text at line 1 column 5",
        ),
        (
            "1797",
            "invalid type: integer `1797`, expected a figure as Vietnamese text at line 1 column 4",
        ),
        (
            "\"1.79\"",
            "'.' at character 2 of \"1.79\" groups thousands, so 3 digits must follow it, not 2 at line 1 column 6",
        ),
        (
            "\"1798/1797\"",
            "the part 1798 is more than its whole 1797 in \"1798/1797\" at line 1 column 11",
        ),
        ("[]", "invalid type: sequence, expected a figure as Vietnamese text at line 1 column 0"),
    ] {
        assert_eq!(refused::<Numeral>(json), sentence, "{json}");
    }
}

#[test]
fn qualifiers() {
    assert_eq!(
        serde_json::to_string(&Qualifier::ALL).unwrap(),
        "[\"exact\",\"over\",\"nearly\",\"about\",\"at_least\",\"at_most\",\"below\"]"
    );
    assert_eq!(serde_json::from_str::<Qualifier>("\"at_least\"").unwrap(), Qualifier::AtLeast);
    assert_eq!(
        refused::<Qualifier>("\"at least\""),
        "unknown variant `at least`, expected one of `exact`, `over`, `nearly`, `about`, \
         `at_least`, `at_most`, `below` at line 1 column 10"
    );
}

#[test]
fn languages() {
    assert_eq!(serde_json::to_string(&Lang::ALL).unwrap(), r#"["vi","en"]"#);
    assert_eq!(serde_json::from_str::<Lang>("\"vi\"").unwrap(), Lang::Vi);
    assert_eq!(
        refused::<Lang>("\"fr\""),
        "unknown variant `fr`, expected `vi` or `en` at line 1 column 4"
    );
}
