//! Shares, rates and growth: compared and shown exactly.

use core::cmp::Ordering;

use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use vn_egov_metrics::{Change, Percent, Places, Rate, Rounding, Share};

use super::oracle::{self, any_count, any_rounding, any_share, half_adjacent, places};

fn two(share: Share, way: Rounding) -> String {
    share.percent(Places::TWO, way).unwrap().to_string()
}

#[test]
fn published_shares_read() {
    let shown = |part, whole, places| {
        let share = Share::new(part, whole).unwrap();
        share.percent(places, Rounding::HalfUp).unwrap().vietnamese().to_string()
    };
    assert_eq!(shown(906, 1797, Places::ONE), "50,4%");
    assert_eq!(shown(611, 1797, Places::ZERO), "34%");
    assert_eq!(shown(611, 1797, Places::TWO), "34,00%");
    assert_eq!(shown(809, 1664, Places::TWO), "48,62%");
    assert_eq!(shown(809, 1644, Places::TWO), "49,21%");
    assert_eq!(shown(88, 143, Places::ZERO), "62%");
    assert_eq!(shown(85, 85, Places::TWO), "100,00%");
    assert_eq!(shown(0, 85, Places::TWO), "0,00%");
}

#[test]
fn a_part_beyond_its_whole_is_refused() {
    let refused = |part, whole| Share::new(part, whole).unwrap_err().to_string();
    assert_eq!(refused(1798, 1797), "the part 1798 is more than its whole 1797");
    assert_eq!(refused(1, 0), "the part 1 is more than its whole 0");
    assert_eq!(
        Share::try_from(Rate::new(412, 400)).unwrap_err().to_string(),
        "the part 412 is more than its whole 400",
    );
    assert_eq!(Share::try_from(Rate::new(400, 412)).unwrap(), Share::new(400, 412).unwrap());
}

#[test]
fn nothing_of_nothing_has_no_percentage() {
    for way in Rounding::ALL {
        for places in [Places::ZERO, Places::MOST] {
            assert_eq!(Share::EMPTY.percent(places, way), None);
            assert_eq!(Rate::new(7, 0).percent(places, way), None);
            assert_eq!(Change::new(0, 7).percent(places, way), None);
        }
    }
    let half = Share::new(1, 2).unwrap();
    assert!(Share::EMPTY.is_empty() && !half.is_empty());
    assert_eq!(Share::EMPTY.cmp_value(half), None);
    assert_eq!(half.cmp_value(Share::EMPTY), None);
    assert_eq!(Share::EMPTY.cmp_value(Share::EMPTY), None);
    assert_eq!(Change::new(0, 1).cmp_value(Change::new(1, 1)), None);
}

#[test]
fn counts_keep_their_looks() {
    let share = Share::new(906, 1797).unwrap();
    assert_eq!((share.part(), share.whole()), (906, 1797));
    assert_eq!(share.rest(), Share::new(891, 1797).unwrap());
    assert_eq!(share.to_string(), "906/1797");
    assert_eq!(Rate::new(412, 400).to_string(), "412/400");
    assert_eq!(Change::new(800, 1000).to_string(), "800 -> 1000");
    assert_ne!(Share::new(1, 2).unwrap(), Share::new(2, 4).unwrap());
}

#[test]
fn ties_go_where_the_way_says() {
    // 1 of 800 is 0.125 %, 3 of 800 is 0.375 %.
    let rows = [
        (Rounding::HalfUp, "0.13", "0.38"),
        (Rounding::HalfDown, "0.12", "0.37"),
        (Rounding::HalfEven, "0.12", "0.38"),
        (Rounding::HalfOdd, "0.13", "0.37"),
        (Rounding::HalfAway, "0.13", "0.38"),
        (Rounding::HalfTowardZero, "0.12", "0.37"),
        (Rounding::Floor, "0.12", "0.37"),
        (Rounding::Ceil, "0.13", "0.38"),
        (Rounding::Trunc, "0.12", "0.37"),
        (Rounding::Away, "0.13", "0.38"),
    ];
    assert_eq!(rows.map(|(way, ..)| way), Rounding::ALL);
    for (way, one, three) in rows {
        assert_eq!(two(Share::new(1, 800).unwrap(), way), one, "{way}");
        assert_eq!(two(Share::new(3, 800).unwrap(), way), three, "{way}");
    }
}

#[test]
fn the_largest_counts_and_the_most_places_fit() {
    let most = |rate: Rate, way| rate.percent(Places::MOST, way).unwrap().to_string();
    assert_eq!(
        most(Rate::new(u64::MAX, 1), Rounding::HalfUp),
        "1844674407370955161500.0000000000000000"
    );
    assert_eq!(most(Rate::new(1, u64::MAX), Rounding::Ceil), "0.0000000000000001");
    assert_eq!(most(Rate::new(1, u64::MAX), Rounding::Floor), "0.0000000000000000");
    assert_eq!(most(Rate::new(u64::MAX - 1, u64::MAX), Rounding::Floor), "99.9999999999999999");
    let fallen = Change::new(u64::MAX, 0).percent(Places::MOST, Rounding::HalfUp).unwrap();
    assert_eq!(fallen.to_string(), "-100.0000000000000000");
    // What rounds to nothing has no sign.
    let slight = Change::new(1_000_000, 999_999).percent(Places::TWO, Rounding::HalfUp).unwrap();
    assert_eq!(slight.to_string(), "0.00");
}

#[test]
fn a_share_has_no_percentage_beyond_a_hundred() {
    let of_share = |text: &str| text.parse::<Percent>().unwrap().of_share();
    let sentence = |text| of_share(text).unwrap_err().to_string();
    assert_eq!(of_share("100.00"), Ok("100.00".parse().unwrap()));
    assert_eq!(of_share("0"), Ok("0".parse().unwrap()));
    assert_eq!(Percent::HUNDRED.of_share(), Ok(Percent::HUNDRED));
    assert_eq!(sentence("100.01"), "100.01 % is outside 0 to 100 %, where every share lies");
    assert_eq!(sentence("-0.1"), "-0.1 % is outside 0 to 100 %, where every share lies");
    assert_eq!(sentence("101"), "101 % is outside 0 to 100 %, where every share lies");
}

/// The percentage that `rust_decimal` comes to by dividing, then rounding.
fn by_decimal(share: Share, places: Places, strategy: RoundingStrategy) -> Decimal {
    let hundredfold = Decimal::from(share.part()) * Decimal::ONE_HUNDRED;
    (hundredfold / Decimal::from(share.whole()))
        .round_dp_with_strategy(places.get().into(), strategy)
}

/// The ways that `rust_decimal` has too, where nothing is negative.
const SHARED_WAYS: [(Rounding, RoundingStrategy); 9] = [
    (Rounding::HalfUp, RoundingStrategy::MidpointAwayFromZero),
    (Rounding::HalfAway, RoundingStrategy::MidpointAwayFromZero),
    (Rounding::HalfDown, RoundingStrategy::MidpointTowardZero),
    (Rounding::HalfTowardZero, RoundingStrategy::MidpointTowardZero),
    (Rounding::HalfEven, RoundingStrategy::MidpointNearestEven),
    (Rounding::Floor, RoundingStrategy::ToNegativeInfinity),
    (Rounding::Ceil, RoundingStrategy::ToPositiveInfinity),
    (Rounding::Trunc, RoundingStrategy::ToZero),
    (Rounding::Away, RoundingStrategy::AwayFromZero),
];

fn agrees_with_decimal(share: Share, places: Places) {
    for (way, strategy) in SHARED_WAYS {
        let ours = Decimal::try_from(share.percent(places, way).unwrap()).unwrap();
        assert_eq!(ours, by_decimal(share, places, strategy), "{share} {way}");
        assert_eq!(ours.scale(), u32::from(places.get()), "the places stay");
    }
}

proptest! {
    #[test]
    fn values_compare_as_cross_multiplied_integers(
        (part, whole) in (any_count(), any_count()),
        (other_part, other_whole) in (any_count(), any_count()),
    ) {
        let expected = (whole > 0 && other_whole > 0).then(|| {
            (u128::from(part) * u128::from(other_whole))
                .cmp(&(u128::from(other_part) * u128::from(whole)))
        });
        prop_assert_eq!(Rate::new(part, whole).cmp_value(Rate::new(other_part, other_whole)), expected);
        if let (Ok(one), Ok(two)) = (Share::new(part, whole), Share::new(other_part, other_whole)) {
            prop_assert_eq!(one.cmp_value(two), expected);
        }
        // Growth: (now - before) / before, its difference in 128 bits and signed.
        let growth = |now: u64, before: u64| i128::from(now) - i128::from(before);
        let (small, other_small) = ((part >> 1, whole >> 1), (other_part >> 1, other_whole >> 1));
        let expected = (small.1 > 0 && other_small.1 > 0).then(|| {
            (growth(small.0, small.1) * i128::from(other_small.1))
                .cmp(&(growth(other_small.0, other_small.1) * i128::from(small.1)))
        });
        prop_assert_eq!(
            Change::new(small.1, small.0).cmp_value(Change::new(other_small.1, other_small.0)),
            expected
        );
    }

    #[test]
    fn multiplied_counts_are_the_same_value(share in any_share(), by in 1..1000_u64) {
        if let Some(whole) = share.whole().checked_mul(by) {
            let larger = Share::new(share.part() * by, whole).unwrap();
            prop_assert_eq!(share.cmp_value(larger), Some(Ordering::Equal));
        }
    }

    #[test]
    fn a_share_is_rounded_as_the_books_say(
        share in any_share(), places in places(16), way in any_rounding()
    ) {
        let expected = oracle::percent(share.part().into(), share.whole(), places, way);
        let percent = share.percent(places, way).unwrap();
        prop_assert_eq!((percent.units(), percent.places()), (expected, places));
        prop_assert_eq!(percent.of_share(), Ok(percent));
    }

    #[test]
    fn a_share_beside_a_tie_is_rounded_as_the_books_say(
        (share, places) in places(16).prop_flat_map(|places| (half_adjacent(places), Just(places))),
        way in any_rounding()
    ) {
        let expected = oracle::percent(share.part().into(), share.whole(), places, way);
        prop_assert_eq!(share.percent(places, way).unwrap().units(), expected);
    }

    #[test]
    fn growth_is_rounded_as_the_books_say(
        before in any_count().prop_map(|before| before.max(1)),
        now in any_count(),
        places in places(16),
        way in any_rounding(),
    ) {
        let expected = oracle::percent(i128::from(now) - i128::from(before), before, places, way);
        let percent = Change::new(before, now).percent(places, way).unwrap();
        prop_assert_eq!((percent.units(), percent.places()), (expected, places));
    }

    #[test]
    fn decimals_come_to_the_same(
        share in prop_oneof![
            any_share(),
            half_adjacent(Places::TWO),
            (1..=100_000_u64, 0..=100_000_u64)
                .prop_map(|(whole, part)| Share::new(part.min(whole), whole).unwrap()),
        ],
        // Beyond 5 places a decimal of 28 digits no longer tells the largest counts apart.
        places in places(5),
    ) {
        agrees_with_decimal(share, places);
    }
}

#[test]
fn growth_is_rounded_as_the_books_say_on_every_small_count() {
    for before in 1..=40_u64 {
        for now in 0..=100_u64 {
            for way in Rounding::ALL {
                for places in [Places::ZERO, Places::ONE] {
                    let change = i128::from(now) - i128::from(before);
                    let expected = oracle::percent(change, before, places, way);
                    let shown = Change::new(before, now).percent(places, way).unwrap();
                    assert_eq!(shown.units(), expected, "{before} -> {now} {way}");
                }
            }
        }
    }
}

#[test]
fn decimals_come_to_the_same_on_every_tie_of_two_places() {
    // 800 * 25 = 20000: every odd part of 800 lies on a tie or beside one.
    for part in 0..=800 {
        agrees_with_decimal(Share::new(part, 800).unwrap(), Places::TWO);
    }
}
