//! What the tests hold the crate against: rounding as the books define it, and counts to try.

use core::cmp::Ordering;

use proptest::prelude::*;
use vn_egov_metrics::{Places, Rounding, Share};

/// `numerator / denominator` rounded to a whole number: of its two neighbours, the one that the
/// way of rounding names.
pub(super) fn rounded(numerator: i128, denominator: i128, way: Rounding) -> i128 {
    let below = numerator.div_euclid(denominator);
    let above = below + 1;
    let (to_below, to_above) = (numerator - below * denominator, above * denominator - numerator);
    if to_below == 0 {
        return below;
    }
    let nearest = |tie: i128| match to_below.cmp(&to_above) {
        Ordering::Less => below,
        Ordering::Equal => tie,
        Ordering::Greater => above,
    };
    let (inner, outer) = if numerator < 0 { (above, below) } else { (below, above) };
    let (even, odd) = if below % 2 == 0 { (below, above) } else { (above, below) };
    match way {
        Rounding::HalfUp => nearest(above),
        Rounding::HalfDown => nearest(below),
        Rounding::HalfEven => nearest(even),
        Rounding::HalfOdd => nearest(odd),
        Rounding::HalfAway => nearest(outer),
        Rounding::HalfTowardZero => nearest(inner),
        Rounding::Floor => below,
        Rounding::Ceil => above,
        Rounding::Trunc => inner,
        Rounding::Away => outer,
    }
}

/// `100 * count / base` in units of the last of that many places.
pub(super) fn percent(count: i128, base: u64, places: Places, way: Rounding) -> i128 {
    rounded(count * 100 * 10_i128.pow(places.get().into()), base.into(), way)
}

pub(super) fn places(most: u8) -> impl Strategy<Value = Places> {
    (0..=most).prop_map(|places| Places::new(places).unwrap())
}

pub(super) fn any_rounding() -> impl Strategy<Value = Rounding> {
    proptest::sample::select(Rounding::ALL.to_vec())
}

/// Counts of every size, the largest included.
pub(super) fn any_count() -> impl Strategy<Value = u64> {
    prop_oneof![
        0..100_u64,
        0..100_000_u64,
        any::<u64>(),
        (0..1000_u64).prop_map(|less| u64::MAX - less),
        (0..64_u32, 0..3_u64).prop_map(|(bit, more)| (1_u64 << bit).saturating_add(more)),
    ]
}

/// Shares of every size, none of them empty.
pub(super) fn any_share() -> impl Strategy<Value = Share> {
    (any_count(), any_count()).prop_map(|(one, two)| {
        let (part, whole) = (one.min(two), one.max(two).max(1));
        Share::new(part, whole).unwrap()
    })
}

/// Shares on and beside a rounding boundary of that many places: `(2m + 1) / 2` units of the
/// last one, a part less, and a part more.
pub(super) fn half_adjacent(places: Places) -> impl Strategy<Value = Share> {
    let halves = 200 * 10_u128.pow(places.get().into());
    (1..=u64::MAX, 0..halves, 0..3_u128).prop_map(move |(whole, half, beside)| {
        let part = (u128::from(whole) * (half | 1) / halves + beside).saturating_sub(1);
        let part = u64::try_from(part).unwrap_or(u64::MAX).min(whole);
        Share::new(part, whole).unwrap()
    })
}
