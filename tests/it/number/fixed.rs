//! Decimal numbers that keep their places.

use core::cmp::Ordering;

use proptest::prelude::*;
use rust_decimal::Decimal;
use vn_egov_metrics::number::{Exact, Fixed, Shown};
use vn_egov_metrics::{Lang, Percent, Places};

use super::oracle::places;

fn fixed(text: &str) -> Fixed {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

/// Numbers of every size, the least of 128 bits included.
fn any_fixed() -> impl Strategy<Value = Fixed> {
    let units = prop_oneof![
        -2000..2000_i128,
        any::<i64>().prop_map(i128::from),
        any::<i128>(),
        (0..10_i128).prop_map(|more| i128::MIN + more),
        (0..10_i128).prop_map(|less| i128::MAX - less),
    ];
    (units, places(16)).prop_map(|(units, places)| Fixed::new(units, places))
}

#[test]
fn looks_are_kept() {
    for text in ["0", "50", "50.4", "50.40", "-0.5", "-1234.5", "0.0000000000000001"] {
        assert_eq!(fixed(text).to_string(), text);
        assert_eq!(text.parse::<Percent>().unwrap().to_string(), text);
    }
    assert_eq!(fixed("-0.5").units(), -5);
    assert_eq!(fixed("007.10").to_string(), "7.10");
    // Nothing has no sign.
    assert_eq!(fixed("-0").to_string(), "0");
    assert_eq!(fixed("-0.00"), fixed("0.00"));
    assert_ne!(fixed("0.0"), fixed("0.00"));
    assert_eq!(Shown::new(fixed("-1234567.5"), Lang::Vi).to_string(), "-1.234.567,5");
    assert_eq!(Shown::new(fixed("-1234567.5"), Lang::En).to_string(), "-1,234,567.5");
    assert_eq!(Shown::new(fixed("1000000"), Lang::Vi).to_string(), "1.000.000");
    assert_eq!(Shown::new(fixed("-1001"), Lang::Vi).to_string(), "-1.001");
}

#[test]
fn what_is_no_number_is_refused_with_its_place() {
    let refused = |text: &str| {
        let sentence = text.parse::<Fixed>().unwrap_err().to_string();
        assert_eq!(text.parse::<Percent>().unwrap_err().to_string(), sentence);
        sentence
    };
    assert_eq!(refused(""), "expected a digit, found the end of \"\"");
    assert_eq!(refused("-"), "expected a digit, found the end of \"-\"");
    assert_eq!(refused("5."), "expected a digit, found the end of \"5.\"");
    assert_eq!(refused(".5"), "expected a digit, found '.' at character 1 of \".5\"");
    assert_eq!(refused("-.5"), "expected a digit, found '.' at character 2 of \"-.5\"");
    assert_eq!(refused("--5"), "expected a digit, found '-' at character 2 of \"--5\"");
    assert_eq!(refused("+5"), "expected a digit, found '+' at character 1 of \"+5\"");
    assert_eq!(refused("5..0"), "expected a digit, found '.' at character 3 of \"5..0\"");
    assert_eq!(refused("50,4"), "expected a digit, found ',' at character 3 of \"50,4\"");
    assert_eq!(refused("50.4%"), "expected a digit, found '%' at character 5 of \"50.4%\"");
    assert_eq!(refused(" 5"), "expected a digit, found ' ' at character 1 of \" 5\"");
    assert_eq!(refused("1e5"), "expected a digit, found 'e' at character 2 of \"1e5\"");
    assert_eq!(refused("NaN"), "expected a digit, found 'N' at character 1 of \"NaN\"");
    assert_eq!(refused("٣"), "expected a digit, found '٣' at character 1 of \"٣\"");
    assert_eq!(refused("５０"), "expected a digit, found '５' at character 1 of \"５０\"");
    assert_eq!(
        refused("0.00000000000000001"),
        "\"0.00000000000000001\" has more than 16 decimal places"
    );
    assert_eq!(
        refused("170141183460469231731687303715884105728"),
        "\"170141183460469231731687303715884105728\" has more digits than 128 bits hold"
    );
    assert_eq!(
        refused(&"9".repeat(1000)),
        format!("\"{}…\" has more digits than 128 bits hold", "9".repeat(39))
    );
}

#[test]
fn the_ends_of_128_bits_are_read() {
    for (text, units) in [
        ("170141183460469231731687303715884105727", i128::MAX),
        ("-170141183460469231731687303715884105728", i128::MIN),
    ] {
        assert_eq!(fixed(text).units(), units);
        assert_eq!(fixed(text).to_string(), text);
    }
}

#[test]
fn decimals_keep_the_places() {
    let decimal = |text: &str| Decimal::try_from(fixed(text)).map(|decimal| decimal.to_string());
    assert_eq!(decimal("50.40").as_deref(), Ok("50.40"));
    assert_eq!(decimal("-20.0").as_deref(), Ok("-20.0"));
    assert_eq!(
        decimal("79228162514264337593543950335").as_deref(),
        Ok("79228162514264337593543950335")
    );
    assert_eq!(
        decimal("79228162514264337593543950336").unwrap_err().to_string(),
        "79228162514264337593543950336 does not fit a decimal of 96 bits"
    );
    let percent: Percent = "79228162514264337593543950336".parse().unwrap();
    assert_eq!(
        Decimal::try_from(percent).unwrap_err().to_string(),
        "79228162514264337593543950336 does not fit a decimal of 96 bits"
    );
}

#[test]
fn places_end_at_16() {
    assert_eq!(Places::new(16), Ok(Places::MOST));
    assert_eq!(Places::new(17).unwrap_err().to_string(), "17 decimal places are more than 16");
    assert_eq!(
        Places::try_from(255).unwrap_err().to_string(),
        "255 decimal places are more than 16"
    );
    assert_eq!(Places::default(), Places::ZERO);
}

#[test]
fn quotients_are_reduced() {
    let exact = |numerator, denominator| Exact::new(numerator, denominator).unwrap();
    assert_eq!(exact(8800, 143).to_string(), "800/13");
    assert_eq!(exact(-4, 8).to_string(), "-1/2");
    assert_eq!(exact(0, 7), Exact::whole(0));
    assert_eq!(exact(3328, 2).to_string(), "1664");
    assert_eq!(exact(i128::MIN, i128::MAX).numerator(), i128::MIN);
    assert_eq!(exact(i128::MIN, 2), Exact::whole(i128::MIN / 2));
    assert_eq!(Exact::new(1, 0), None);
    assert_eq!(Exact::new(1, -2), None);
    assert_eq!(Exact::from(fixed("50.40")).to_string(), "252/5");
}

proptest! {
    #[test]
    fn printed_then_read_is_the_same(fixed in any_fixed()) {
        prop_assert_eq!(fixed.to_string().parse(), Ok(fixed));
        let percent = Percent::new(fixed.units(), fixed.places());
        prop_assert_eq!(percent.to_string().parse(), Ok(percent));
        prop_assert_eq!(percent.to_fixed(), fixed);
        let json = serde_json::to_string(&percent).unwrap();
        prop_assert_eq!(&json, &format!("\"{fixed}\""));
        prop_assert_eq!(serde_json::from_str::<Percent>(&json).unwrap(), percent);
        prop_assert_eq!(serde_json::from_str::<Fixed>(&json).unwrap(), fixed);
    }

    #[test]
    fn values_compare_as_integers_of_the_finer_place(
        (one, two) in (any::<i64>(), any::<i64>()),
        (one_places, two_places) in (places(16), places(16)),
    ) {
        let lifted = |units: i64, places: Places| i128::from(units) * 10_i128.pow(16 - u32::from(places.get()));
        let expected = lifted(one, one_places).cmp(&lifted(two, two_places));
        let (one, two) = (Fixed::new(one.into(), one_places), Fixed::new(two.into(), two_places));
        prop_assert_eq!(one.cmp_value(two), expected);
        prop_assert_eq!(Exact::from(one).cmp(&two.into()), expected);
    }

    #[test]
    fn values_of_any_size_compare_as_quotients(one in any_fixed(), two in any_fixed()) {
        prop_assert_eq!(one.cmp_value(two), Exact::from(one).cmp(&two.into()));
        prop_assert_eq!(one.cmp_value(one), Ordering::Equal);
    }

    #[test]
    fn quotients_compare_as_cross_multiplied_integers(
        (one, two) in (any::<i64>(), any::<i64>()),
        (below_one, below_two) in (1..=i64::MAX, 1..=i64::MAX),
    ) {
        let wide = i128::from;
        let expected = (wide(one) * wide(below_two)).cmp(&(wide(two) * wide(below_one)));
        let (one, two) = (
            Exact::new(one.into(), below_one.into()).unwrap(),
            Exact::new(two.into(), below_two.into()).unwrap(),
        );
        prop_assert_eq!(one.cmp(&two), expected);
        prop_assert_eq!(one == two, expected == Ordering::Equal);
    }
}
