//! What is no figure, and the sentence that says what is wrong with it and where.

use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::Lang;
use vn_egov_metrics::number::Numeral;

fn refused(text: &str) -> String {
    match text.parse::<Numeral>() {
        Ok(numeral) => panic!("{text:?} was read as {numeral}"),
        Err(error) => error.to_string(),
    }
}

fn refused_in_english(text: &str) -> String {
    Numeral::read(text, Lang::En).unwrap_err().to_string()
}

#[test]
fn what_is_malformed_is_refused_with_its_place() {
    let groups = |text: &str, at: usize, digits: usize| {
        format!(
            "'.' at character {at} of {text:?} groups thousands, so 3 digits must follow it, not {digits}"
        )
    };
    let first_group = |text: &str, at: usize| {
        format!(
            "'.' at character {at} of {text:?} groups thousands, so 1 to 3 digits without a leading 0 must stand before it"
        )
    };
    for (text, at, digits) in [
        ("1.79", 2, 2),
        ("1.7975", 2, 4),
        ("1.797.5", 6, 1),
        ("1.9 triệu", 2, 1),
        ("hơn 1.9 triệu", 6, 1),
        ("50.4%", 3, 1),
    ] {
        assert_eq!(refused(text), groups(text, at, digits));
    }
    for (text, at) in [("0.797", 2), ("1234.567", 5), ("09.123", 3), ("000.123", 4), ("-0.797", 3)]
    {
        assert_eq!(refused(text), first_group(text, at));
    }
    let behind = |text: &str, mark: char, at: usize| {
        format!("{mark:?} at character {at} of {text:?} stands behind the decimal mark")
    };
    assert_eq!(refused("50,4.1%"), behind("50,4.1%", '.', 5));
    assert_eq!(refused("50,4,1%"), behind("50,4,1%", ',', 5));
    assert_eq!(refused("1,797.000"), behind("1,797.000", '.', 6));
    let digit = |text: &str, found: char, at: usize| {
        format!("expected a digit, found {found:?} at character {at} of {text:?}")
    };
    for (text, found, at) in [
        ("--5", '-', 2),
        ("+5", '+', 1),
        ("- 5", ' ', 2),
        (",5", ',', 1),
        (".5", '.', 1),
        ("5,%", '%', 3),
        ("5.%", '%', 3),
        ("5..000", '.', 3),
        ("5,,0", ',', 3),
        ("%", '%', 1),
        ("/5", '/', 1),
        ("5/x", 'x', 3),
        ("hơn gần 5", 'g', 5),
        ("trên dưới 100", 'd', 6),
        ("từng 5", 't', 1),
        ("５０%", '５', 1),
        ("٣", '٣', 1),
        ("½", '½', 1),
        ("nhiều", 'n', 1),
    ] {
        assert_eq!(refused(text), digit(text, found, at));
    }
    for text in ["", "-", "5,", "5.", "5/", "từ", "hơn"] {
        assert_eq!(refused(text), format!("expected a digit, found the end of {text:?}"));
    }
    assert_eq!(refused(" \u{a0}\u{200b}"), "expected a digit, found the end of \"\"");
}

#[test]
fn what_is_left_over_is_refused_with_its_place() {
    for (text, rest, at) in [
        ("906 dịch vụ", "dịch vụ", 5),
        ("1 797", "797", 3),
        ("1\u{2060}797", "797", 3),
        ("1'797", "'797", 2),
        ("1e5", "e5", 2),
        ("5-7", "-7", 2),
        ("50,4 %%", "%", 7),
        ("50,4% triệu", "triệu", 7),
        ("50,4 điểm %", "điểm %", 6),
        ("88/143%", "%", 7),
        ("88/143/2", "/2", 7),
        ("5 triệuu", "triệuu", 3),
        ("1 tỷ 500 triệu", "500 triệu", 6),
        ("100 hơn", "hơn", 5),
        ("80% trở lên", "trở lên", 5),
        ("từ 80% trở", "trở", 8),
        ("từ 50 đến 80", "đến 80", 7),
        ("từ 80% trở lên nữa", "nữa", 16),
        ("1,9 million", "million", 5),
    ] {
        let quoted = text.replace('\u{2060}', " ");
        assert_eq!(refused(text), format!("unexpected {rest:?} at character {at} of {quoted:?}"));
        // Places are counted in the composed text, however it arrived.
        let decomposed: String = text.nfd().collect();
        assert_eq!(refused(&decomposed), refused(text));
    }
    assert_eq!(refused("từ 80%"), "\"từ\" must end in \"trở lên\", found the end of \"từ 80%\"");
    assert_eq!(
        refused(&format!("5 {}", "x".repeat(1000))),
        format!("unexpected \"{0}…\" at character 3 of \"5 {1}…\"", "x".repeat(39), "x".repeat(37))
    );
}

#[test]
fn counts_are_whole_and_fit_64_bits() {
    let whole = |text: &str, at: usize| {
        format!("the number at character {at} of {text:?} must be a whole count")
    };
    for (text, at) in
        [("-5", 1), ("hơn -5", 5), ("-3/5", 1), ("3/-5", 3), ("1,5/3", 1), ("1/3,5", 3)]
    {
        assert_eq!(refused(text), whole(text, at));
    }
    let large =
        |text: &str, at: usize| format!("the number at character {at} of {text:?} is too large");
    for (text, at) in [
        ("18446744073709551616", 1),
        ("gần 18446744073709551616", 5),
        ("1/18446744073709551616", 3),
        ("18.446.744.073.709.551.616", 1),
        ("1208925819614629174706176 triệu", 1),
    ] {
        assert_eq!(refused(text), large(text, at));
    }
    // The number is named by where it begins, whichever of its digits is one too many.
    for text in [
        "hơn 999999999999999999999999999999999999999",
        "hơn 999.999.999.999.999.999.999.999.999.999.999.999.999",
        "hơn 99999999999999999999999999999999999999,99%",
    ] {
        assert!(refused(text).starts_with("the number at character 5 of "), "{}", refused(text));
        assert!(refused(text).ends_with(" is too large"), "{}", refused(text));
    }
    // Too many places are just that, however many.
    assert_eq!(
        refused("0,12345678901234567"),
        "the number at character 1 of \"0,12345678901234567\" has more than 16 decimal places"
    );
    assert_eq!(
        refused(&format!("gần 0,{}%", "3".repeat(500))),
        format!(
            "the number at character 5 of \"gần 0,{}…\" has more than 16 decimal places",
            "3".repeat(33)
        )
    );
    assert_eq!(refused("1798/1797"), "the part 1798 is more than its whole 1797 in \"1798/1797\"");
    assert_eq!(refused("88/0"), "the part 88 is more than its whole 0 in \"88/0\"");
}

#[test]
fn each_language_keeps_its_own_marks() {
    assert_eq!(
        refused_in_english("1,79"),
        "',' at character 2 of \"1,79\" groups thousands, so 3 digits must follow it, not 2"
    );
    assert_eq!(
        refused_in_english("50,4%"),
        "',' at character 3 of \"50,4%\" groups thousands, so 3 digits must follow it, not 1"
    );
    assert_eq!(
        refused_in_english("0.1,000"),
        "',' at character 4 of \"0.1,000\" stands behind the decimal mark"
    );
    assert_eq!(
        refused_in_english("hơn 5"),
        "expected a digit, found 'h' at character 1 of \"hơn 5\""
    );
    assert_eq!(
        refused_in_english("1.9 triệu"),
        "unexpected \"triệu\" at character 5 of \"1.9 triệu\""
    );
}
