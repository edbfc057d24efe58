//! Laws of points, against arithmetic by counting up.

use proptest::prelude::*;
use proptest::sample::select;
use vn_egov_metrics::scorecard::{
    Basis, Criterion, Curve, DECISION_766, Given, Line, Points, Reason, Sheet, Threshold,
};
use vn_egov_metrics::{Rate, Rounding};

/// The nearest whole number, half-up, or `most`, found by counting up from 0: the largest n with
/// (2n − 1) / 2 ≤ numerator / denominator.
fn half_up(numerator: u128, denominator: u128, most: u128) -> u128 {
    let reached = |n: &u128| n * 2 * denominator <= 2 * numerator + denominator;
    (0..=most).take_while(reached).last().unwrap_or(0)
}

fn slow_points(row: &Criterion, full_at: u128, rate: Rate) -> Points {
    let (count, base) = (u128::from(rate.count()), u128::from(rate.base()));
    let maximum = u128::try_from(row.maximum.in_hundredths()).unwrap();
    let (count, base) = match row.basis {
        Basis::Exact => (count, base),
        Basis::PercentFirst => (half_up(count * 10_000, base, 20_000), 10_000),
    };
    let points = half_up(maximum * count * 100, base * full_at, maximum);
    Points::hundredths(i32::try_from(points).unwrap())
}

fn linear() -> impl Strategy<Value = (&'static Criterion, u128)> {
    let rows: Vec<_> = DECISION_766
        .criteria()
        .iter()
        .filter_map(|row| match row.curve {
            Curve::Linear { full_at } => Some((row, full_at.to_string().parse().unwrap())),
            _ => None,
        })
        .collect();
    select(rows)
}

fn given() -> impl Strategy<Value = Vec<(u8, u64, u64)>> {
    let counts = prop_oneof![0..3_u64, 0..5000_u64, any::<u64>()];
    prop::collection::vec((0..4_u8, counts.clone(), counts), DECISION_766.criteria().len())
}

/// A sheet of those rows, and for each criterion whether it has counts.
fn sheet(rows: &[(u8, u64, u64)]) -> Sheet<'static> {
    let mut next = rows.iter();
    Sheet::fill(&DECISION_766, |row| match *next.next().unwrap() {
        (0, ..) => Given::NoRow,
        (1, ..) => Given::Null,
        (_, one, two) if row.may_pass_whole => Given::Counts(Rate::new(one, two)),
        (_, one, two) => Given::Counts(Rate::new(one.min(two), one.max(two))),
    })
    .unwrap()
}

proptest! {
    #[test]
    fn points_are_the_nearest_hundredth(
        (row, full_at) in linear(), base in 1..3000_u64, count in 0..3500_u64,
    ) {
        let rate = Rate::new(count, base);
        prop_assert_eq!(row.score(Some(rate)).points(), Some(slow_points(row, full_at, rate)));
    }

    #[test]
    fn points_never_fall_when_more_have_it(
        row in select(DECISION_766.criteria()),
        base in prop_oneof![0..3_u64, 0..5000_u64, any::<u64>()],
        (count, more) in (any::<u64>(), prop_oneof![0..3_u64, any::<u64>()]),
    ) {
        let count = if base < 5000 { count % (2 * base + 1) } else { count };
        let points = |count| row.score(Some(Rate::new(count, base))).points();
        let (before, after) = (points(count), points(count.saturating_add(more)));
        prop_assert!(before <= after);
        prop_assert!(after <= Some(row.maximum));
        prop_assert_eq!(before.is_some(), after.is_some());
    }

    #[test]
    fn no_evaluation_turns_what_is_absent_into_a_number(
        rows in given(), rounding in select(&Rounding::ALL[..]),
    ) {
        let sheet = sheet(&rows);
        let scored = sheet.score();
        for row in DECISION_766.criteria() {
            // A criterion that asks for no counts is full by rule, not by what is absent.
            if row.curve != Curve::FullByRule {
                prop_assert_eq!(row.points(None, rounding), None);
                if let Some(line) = scored.line(row.id) {
                    prop_assert_eq!(sheet.given(row.id) == Given::Null && line.points().is_some(), false);
                }
            }
            prop_assert_eq!(scored.line(row.id).is_none(), sheet.given(row.id) == Given::NoRow);
        }
        for group in scored.groups() {
            let known: Vec<Points> = group.lines().iter().filter_map(Line::points).collect();
            let sum = known.iter().copied().sum();
            prop_assert_eq!(group.points(), (!known.is_empty()).then_some(sum));
        }
    }

    #[test]
    fn points_stay_within_their_maximum_and_add_up(rows in given()) {
        let scored = sheet(&rows).score();
        for group in scored.groups() {
            prop_assert!(group.points() <= Some(group.maximum()));
            prop_assert!(group.maximum() <= DECISION_766.group_maximum(group.group().id));
        }
        let groups: Vec<Points> = scored.groups().filter_map(|group| group.points()).collect();
        let sum = groups.iter().copied().sum();
        prop_assert_eq!(scored.total(), (!groups.is_empty()).then_some(sum));
        prop_assert_eq!(scored.maximum(), scored.groups().map(|group| group.maximum()).sum());
        prop_assert_eq!(scored.by_criterion().count(), scored.lines().len());
        prop_assert_eq!(
            scored.by_group().collect::<Vec<_>>(),
            scored.groups().map(|group| (group.group().id, group.points())).collect::<Vec<_>>()
        );
    }

    #[test]
    fn every_way_of_rounding_gives_one_of_two_neighbours(
        (row, _) in linear(), base in 1..3000_u64, count in 0..3500_u64,
    ) {
        let rate = Some(Rate::new(count, base));
        let points = |rounding| row.points(rate, rounding).unwrap();
        let (floor, ceil) = (points(Rounding::Floor), points(Rounding::Ceil));
        for rounding in Rounding::ALL {
            prop_assert!((floor..=ceil).contains(&points(rounding)));
        }
        prop_assert_eq!(points(Rounding::HalfUp), row.score(rate).points().unwrap());
    }
}

proptest! {
    /// Counts of any size, against the same formula in 128 bits and not in lowest terms.
    #[test]
    fn points_of_any_row(
        full_at in prop_oneof![1..20_000_i128, Just(1_000_000)],
        maximum in prop_oneof![0..3000_i32, Just(i32::MAX)],
        basis in select(vec![Basis::Exact, Basis::PercentFirst]),
        count in prop_oneof![0..9000_u64, any::<u64>()],
        base in prop_oneof![1..9000_u64, 1..u64::MAX],
    ) {
        let threshold = vn_egov_metrics::Percent::new(full_at, vn_egov_metrics::Places::TWO);
        let curve = Curve::Linear { full_at: threshold.try_into().unwrap() };
        let maximum = Points::hundredths(maximum);
        let row = Criterion { maximum, curve, basis, ..*DECISION_766.criterion("2.1").unwrap() };
        let rate = Rate::new(count, base);

        let half_up = |numerator: u128, denominator: u128| {
            (2 * numerator + denominator) / (2 * denominator)
        };
        let wide = u128::try_from(full_at).unwrap();
        let (count, base) = match basis {
            Basis::Exact => (u128::from(count), u128::from(base)),
            // What lies beyond every threshold is full, however far.
            Basis::PercentFirst => {
                (half_up(u128::from(count) * 10_000, base.into()).min(1 << 64), 10_000)
            }
        };
        let most = u128::try_from(maximum.in_hundredths()).unwrap();
        let (scaled, full) = (count * 10_000 * most, base * wide);
        let points = half_up(scaled, full).min(most);
        let line = row.score(Some(rate));
        prop_assert_eq!(line.points(), Some(Points::hundredths(i32::try_from(points).unwrap())));
        let capped = count * 10_000 > full;
        prop_assert_eq!(line.reason(), if capped { Reason::Capped } else { Reason::Counted });
        let floor = i32::try_from((scaled / full).min(most)).unwrap();
        if basis == Basis::Exact {
            prop_assert_eq!(row.points(Some(rate), Rounding::Floor), Some(Points::hundredths(floor)));
        }
    }
}

/// A card takes no such row; by itself it is full whatever is counted.
#[test]
fn full_at_nothing() {
    let on_time = *DECISION_766.criterion("2.1").unwrap();
    let curve = Curve::Linear { full_at: Threshold::percent(0) };
    for basis in [Basis::Exact, Basis::PercentFirst] {
        let row = Criterion { curve, basis, ..on_time };
        for (count, base) in [(0, 1), (1, 1), (0, u64::MAX), (u64::MAX, 1)] {
            let line = row.score(Some(Rate::new(count, base)));
            assert_eq!(line.points(), Some(row.maximum));
            assert_eq!(line.explain().next(), None);
        }
        assert_eq!(row.score(Some(Rate::new(0, 0))).points(), Some(Points::ZERO));
    }
}

/// The largest counts, maxima and thresholds there are: nothing overflows.
#[test]
fn the_largest_of_everything() {
    let on_time = *DECISION_766.criterion("2.1").unwrap();
    let most = Threshold::try_from("10000".parse::<vn_egov_metrics::Percent>().unwrap()).unwrap();
    for basis in [Basis::Exact, Basis::PercentFirst] {
        let row = Criterion {
            maximum: Points::hundredths(i32::MAX),
            curve: Curve::Linear { full_at: most },
            may_pass_whole: true,
            basis,
            ..on_time
        };
        let points = |count, base| row.score(Some(Rate::new(count, base))).points().unwrap();
        assert_eq!(points(u64::MAX, u64::MAX).to_string(), "214748.36");
        assert_eq!(points(u64::MAX, 1), row.maximum);
        assert_eq!(points(1, u64::MAX), Points::ZERO);
        let line = row.score(Some(Rate::new(u64::MAX - 1, u64::MAX)));
        // 100 times the base is more than 64 bits hold.
        assert_eq!(line.explain().most(), None);
        let line = row.score(Some(Rate::new(0, u64::MAX)));
        assert!(line.explain().next().is_some());
    }
}
