//! Figures as reports print them: read, printed again, and what they stand for.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::number::{Bounds, Exact, Fixed, Numeral, Qualifier, Rounded, Unit, Value};
use vn_egov_metrics::{Lang, Percent, Places, Share};

use super::oracle::{any_count, places};

fn read(text: &str) -> Numeral {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn published_figures_are_read() {
    let rounded = |units, places, power| {
        Value::Rounded(Rounded::new(Fixed::new(units, places), power).unwrap())
    };
    let share = |part, whole| Value::Share(Share::new(part, whole).unwrap());
    for (text, english, value) in [
        ("1.797", "1,797", Value::Count(1797)),
        ("343.000", "343,000", Value::Count(343_000)),
        ("1.000.000", "1,000,000", Value::Count(1_000_000)),
        ("88", "88", Value::Count(88)),
        ("0", "0", Value::Count(0)),
        ("18.446.744.073.709.551.615", "18,446,744,073,709,551,615", Value::Count(u64::MAX)),
        ("2,8", "2.8", rounded(28, Places::ONE, 0)),
        ("1,797", "1.797", rounded(1797, Places::new(3).unwrap(), 0)),
        ("0,797", "0.797", rounded(797, Places::new(3).unwrap(), 0)),
        ("-2,8", "-2.8", rounded(-28, Places::ONE, 0)),
        ("1,9 triệu", "1.9 million", rounded(19, Places::ONE, 6)),
        ("1.200 triệu", "1,200 million", rounded(1200, Places::ZERO, 6)),
        ("343 nghìn", "343 thousand", rounded(343, Places::ZERO, 3)),
        ("1,25 tỷ", "1.25 billion", rounded(125, Places::TWO, 9)),
        ("2 nghìn tỷ", "2 trillion", rounded(2, Places::ZERO, 12)),
        ("50,4%", "50.4%", Value::Percent(Percent::new(504, Places::ONE))),
        ("50,40%", "50.40%", Value::Percent(Percent::new(5040, Places::TWO))),
        ("1.250,00%", "1,250.00%", Value::Percent(Percent::new(125_000, Places::TWO))),
        ("-3%", "-3%", Value::Percent(Percent::new(-3, Places::ZERO))),
        ("85/85", "85/85", share(85, 85)),
        ("1.517/1.797", "1,517/1,797", share(1517, 1797)),
        ("0/0", "0/0", Value::Share(Share::EMPTY)),
    ] {
        assert_eq!(read(text), Numeral::exact(value), "{text}");
        assert_eq!(read(text).to_string(), text);
        assert_eq!(Numeral::read(english, Lang::En), Ok(Numeral::exact(value)), "{english}");
        assert_eq!(read(text).in_lang(Lang::En).to_string(), english);
    }
}

#[test]
fn other_spellings_are_read_too() {
    for (text, printed) in [
        ("1797", "1.797"),
        ("09", "9"),
        ("50,4 %", "50,4%"),
        ("50,4\u{a0}%", "50,4%"),
        ("50,4\u{202f}%", "50,4%"),
        ("\u{feff} 1.797\n", "1.797"),
        ("1,9\u{a0}triệu", "1,9 triệu"),
        ("1,9  triệu", "1,9 triệu"),
        ("1,9triệu", "1,9 triệu"),
        ("343 ngàn", "343 nghìn"),
        ("1 tỉ", "1 tỷ"),
        ("2 ngàn tỉ", "2 nghìn tỷ"),
        ("\u{2212}3,5%", "-3,5%"),
        ("-0,0%", "0,0%"),
        ("-0", "0"),
        ("trên 80%", "hơn 80%"),
        ("TRÊN 80%", "hơn 80%"),
        ("Hơn 1,9 TRIỆU", "hơn 1,9 triệu"),
        ("Từ 80% trở lên", "ít nhất 80%"),
        ("từ\u{a0}1.200\u{a0}trở\u{202f}lên", "ít nhất 1.200"),
        ("từ 1,5 triệu trở lên", "ít nhất 1,5 triệu"),
        ("tối đa 10", "đến 10"),
        ("trong nhóm 10", "đến 10"),
        ("Dưới 5%", "dưới 5%"),
    ] {
        assert_eq!(read(text).to_string(), printed, "{text}");
        let decomposed: String = text.nfd().collect();
        assert_eq!(read(&decomposed), read(text), "{text}, decomposed");
    }
    for (text, printed) in [
        ("more than 5", "over 5"),
        ("Almost 1.5 Million", "nearly 1.5 million"),
        ("around 5%", "about 5%"),
        ("at most 5%", "up to 5%"),
        ("Under 5%", "below 5%"),
        ("less than 5%", "below 5%"),
    ] {
        let numeral = Numeral::read(text, Lang::En).unwrap();
        assert_eq!(numeral.in_lang(Lang::En).to_string(), printed);
    }
}

#[test]
fn words_stand_for_these_bounds() {
    // Text, strict, likely: the table of the rulebook, a qualifier at a time.
    for (text, strict, likely) in [
        ("1.797", "1797", "1797"),
        ("88/143", "800/13", "800/13"),
        ("50,4%", "from 1007/20 to 1009/20", "from 1007/20 to 1009/20"),
        ("34,00%", "from 6799/200 to 6801/200", "from 6799/200 to 6801/200"),
        ("100%", "from 199/2 to 201/2", "from 199/2 to 201/2"),
        ("0%", "from -1/2 to 1/2", "from -1/2 to 1/2"),
        ("-3%", "from -7/2 to -5/2", "from -7/2 to -5/2"),
        ("2,8", "from 11/4 to 57/20", "from 11/4 to 57/20"),
        ("1,9 triệu", "from 1850000 to 1950000", "from 1850000 to 1950000"),
        ("2 triệu", "from 1500000 to 2500000", "from 1500000 to 2500000"),
        ("343 nghìn", "from 342500 to 343500", "from 342500 to 343500"),
        // Over: a unit of the last digit that is not 0.
        ("hơn 1,9 triệu", "from 1900000", "from 1900000 to 2000000"),
        ("trên 438", "from 438", "from 438 to 439"),
        ("hơn 1.200", "from 1200", "from 1200 to 1300"),
        // The only significant digit: a tenth of it.
        ("hơn 200", "from 200", "from 200 to 210"),
        ("hơn 2 triệu", "from 2000000", "from 2000000 to 2100000"),
        ("hơn 2,0 triệu", "from 2000000", "from 2000000 to 2100000"),
        ("hơn 5", "from 5", "from 5 to 51/10"),
        ("hơn 1", "from 1", "from 1 to 11/10"),
        ("hơn 9", "from 9", "from 9 to 91/10"),
        ("hơn 10 triệu", "from 10000000", "from 10000000 to 11000000"),
        ("hơn 0,5", "from 1/2", "from 1/2 to 51/100"),
        // Percentages: a unit of the last printed place.
        ("trên 80%", "from 80", "from 80 to 81"),
        ("hơn 83,66%", "from 4183/50", "from 4183/50 to 8367/100"),
        ("hơn 50,0%", "from 50", "from 50 to 501/10"),
        ("hơn 5%", "from 5", "from 5 to 51/10"),
        ("hơn 9%", "from 9", "from 9 to 91/10"),
        ("trên 10%", "from 10", "from 10 to 11"),
        ("gần 1,5 triệu", "below 1500000", "from 1400000 to 1500000"),
        ("gần 1.200", "below 1200", "from 1100 to 1200"),
        ("gần 80%", "below 80", "from 79 to 80"),
        ("khoảng 2,8", "any value", "from 27/10 to 29/10"),
        ("khoảng 40%", "any value", "from 39 to 41"),
        ("khoảng 3.000", "any value", "from 2900 to 3100"),
        ("ít nhất 50", "from 50", "from 50"),
        ("từ 80% trở lên", "from 80", "from 80"),
        ("đến 10", "up to 10", "up to 10"),
        ("tối đa 10", "up to 10", "up to 10"),
        ("trong nhóm 10", "up to 10", "up to 10"),
        ("dưới 5%", "below 5", "below 5"),
        // A share has no last digit, an empty one no value.
        ("hơn 88/143", "from 800/13", "from 800/13"),
        ("0/0", "any value", "any value"),
        ("hơn 0/0", "any value", "any value"),
    ] {
        assert_eq!(read(text).strict().to_string(), strict, "{text}, strict");
        assert_eq!(read(text).likely().to_string(), likely, "{text}, likely");
    }
}

#[test]
fn ends_belong_to_a_range_or_not() {
    let strict = |text| read(text).strict();
    let at = Exact::whole;
    let half = |halves| Exact::new(halves, 2).unwrap();
    assert!(strict("trên 80%").contains(at(80)) && !strict("trên 80%").contains(half(159)));
    assert!(!strict("gần 80%").contains(at(80)) && strict("gần 80%").contains(half(159)));
    assert!(!strict("dưới 80%").contains(at(80)) && strict("dưới 80%").contains(at(0)));
    assert!(strict("đến 80%").contains(at(80)) && !strict("đến 80%").contains(half(161)));
    assert!(strict("80%").contains(half(159)) && strict("80%").contains(half(161)));
    assert!(!strict("80%").contains(half(162)));
    assert!(strict("80").contains(at(80)) && !strict("80").contains(half(161)));
    assert!(strict("khoảng 80%").contains(at(-1)));
    assert!(read("gần 80%").likely().contains(at(80)));
    assert_eq!(strict("0/0"), Bounds::NONE);
}

#[test]
fn figures_say_what_they_count_in() {
    assert_eq!(read("1.797").unit(), Unit::Number);
    assert_eq!(read("1,9 triệu").unit(), Unit::Number);
    assert_eq!(read("50,4%").unit(), Unit::Percent);
    assert_eq!(read("88/143").unit(), Unit::Percent);
    assert_eq!(read("88/143").face(), Exact::new(8800, 143));
    assert_eq!(read("hơn 1,9 triệu").face(), Some(Exact::whole(1_900_000)));
    assert_eq!(read("50,40%").face(), Exact::new(504, 10));
    assert_eq!(read("0/0").face(), None);
}

#[test]
fn rounded_numbers_are_small_and_said_in_a_word() {
    let fixed = Fixed::new(19, Places::ONE);
    for power in 0..=u8::MAX {
        let known = matches!(power, 0 | 3 | 6 | 9 | 12);
        assert_eq!(Rounded::new(fixed, power).is_some(), known, "{power}");
    }
    // A whole number without a word is a count.
    assert_eq!(Rounded::new(Fixed::new(19, Places::ZERO), 0), None);
    let most = (1_i128 << 80) - 1;
    for units in [most, -most] {
        let largest = Rounded::new(Fixed::new(units, Places::ONE), 12).unwrap();
        // The largest there is still has bounds.
        let bounds = Numeral::exact(Value::Rounded(largest)).strict();
        let face = Numeral::exact(Value::Rounded(largest)).face().unwrap();
        assert_eq!(face, Exact::whole(units * 100_000_000_000));
        assert!(bounds.contains(face));
        assert_ne!(bounds.least, bounds.most);
        assert_eq!(Rounded::new(Fixed::new(units + units.signum(), Places::ONE), 12), None);
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let units = prop_oneof![-2000..2000_i128, any::<i128>(), Just(i128::MIN), Just(i128::MAX)];
    prop_oneof![
        any_count().prop_map(Value::Count),
        (units, places(16)).prop_map(|(units, places)| Value::Percent(Percent::new(units, places))),
        (any_count(), any_count())
            .prop_map(|(one, two)| Value::Share(Share::new(one.min(two), one.max(two)).unwrap())),
        (any::<i128>(), 48..127_u32, places(16), 0..=4_u8).prop_filter_map(
            "a whole number without a word",
            |(units, shift, places, thousands)| {
                Rounded::new(Fixed::new(units >> shift, places), 3 * thousands).map(Value::Rounded)
            }
        ),
    ]
}

fn any_numeral() -> impl Strategy<Value = Numeral> {
    (proptest::sample::select(Qualifier::ALL.to_vec()), any_value())
        .prop_map(|(qualifier, value)| Numeral { qualifier, value })
}

proptest! {
    #[test]
    fn printed_then_read_is_the_same(numeral in any_numeral()) {
        for lang in Lang::ALL {
            let text = numeral.in_lang(lang).to_string();
            prop_assert_eq!(Numeral::read(&text, lang), Ok(numeral), "{}", text);
            let decomposed: String = text.to_uppercase().replace(' ', "\u{a0}").nfd().collect();
            prop_assert_eq!(Numeral::read(&decomposed, lang), Ok(numeral), "{}", decomposed);
        }
        prop_assert_eq!(numeral.to_string().parse(), Ok(numeral));
        let json = serde_json::to_string(&numeral).unwrap();
        prop_assert_eq!(serde_json::from_str::<Numeral>(&json).unwrap(), numeral);
    }

    #[test]
    fn a_figure_lies_within_its_own_bounds(value in any_value()) {
        let numeral = Numeral::exact(value);
        if let Some(face) = numeral.face() {
            prop_assert!(numeral.strict().contains(face));
            for qualifier in Qualifier::ALL {
                let loosened = Numeral { qualifier, value };
                let strict = !matches!(qualifier, Qualifier::Nearly | Qualifier::Below);
                prop_assert_eq!(loosened.strict().contains(face), strict);
                prop_assert_eq!(loosened.likely().contains(face), qualifier != Qualifier::Below);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "([-−0-9.,/% \u{a0}]|hơn|từ|trở lên|triệu|tỷ|x){0,24}") {
        for lang in Lang::ALL {
            // Nothing is read that does not print and read again as the same.
            if let Ok(numeral) = Numeral::read(&text, lang) {
                let printed = numeral.in_lang(lang).to_string();
                prop_assert_eq!(Numeral::read(&printed, lang), Ok(numeral));
            }
        }
    }
}
