//! A percentage to 2 places: `Share::percent` beside `rust_decimal`'s division and rounding.
//!
//! Before anything is timed, both are held to be equal on 10^7 shares: random ones, and ones on
//! and beside a tie, with small wholes and with wholes of 64 bits.
//!
//! `cargo bench -p vn-egov-metrics-benches --bench percent`

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use rust_decimal::{Decimal, RoundingStrategy};
use vn_egov_metrics::{Places, Rounding, Share};
use vn_egov_metrics_benches::Spread;

/// Shares timed in one go, so that the clock is read once for many.
const BATCH: usize = 4096;
/// Shares that must come out equal before anything is timed.
const EQUAL: usize = 10_000_000;
/// Whole counts up to the size of a province's year, and up to what a count holds.
const SIZES: [(&str, u64); 2] = [("whole to 10^5", 100_000), ("whole to 2^64", u64::MAX)];

/// A number from 0 to `most`.
fn up_to(spread: &mut Spread, most: u64) -> u64 {
    let next = spread.next();
    most.checked_add(1).map_or(next, |count| next % count)
}

fn share(spread: &mut Spread, largest: u64) -> Share {
    let whole = up_to(spread, largest).max(1);
    Share::new(up_to(spread, whole), whole).expect("no more than the whole")
}

/// A share on or right beside a tie: 2m + 1 halves of a hundredth of a per cent.
fn half_adjacent(spread: &mut Spread, largest: u64) -> Share {
    let whole = up_to(spread, largest).max(1);
    let halves = u128::from(up_to(spread, 19_999) | 1);
    let below = u64::try_from(u128::from(whole) * halves / 20_000).expect("within the whole");
    let part = (below + up_to(spread, 2)).saturating_sub(1).min(whole);
    Share::new(part, whole).expect("no more than the whole")
}

fn ours(share: Share, way: Rounding) -> Decimal {
    let percent = share.percent(Places::TWO, way).expect("no share here is empty");
    percent.try_into().expect("two places of at most 100 fit")
}

fn theirs(share: Share, strategy: RoundingStrategy) -> Decimal {
    let hundredfold = Decimal::from(share.part()) * Decimal::ONE_HUNDRED;
    (hundredfold / Decimal::from(share.whole())).round_dp_with_strategy(2, strategy)
}

/// Both sides on `EQUAL` shares, in the ways that both have; the ways take turns.
fn assert_equal() {
    let ways = [
        (Rounding::HalfUp, RoundingStrategy::MidpointAwayFromZero),
        (Rounding::HalfEven, RoundingStrategy::MidpointNearestEven),
        (Rounding::HalfDown, RoundingStrategy::MidpointTowardZero),
        (Rounding::Floor, RoundingStrategy::ToNegativeInfinity),
        (Rounding::Ceil, RoundingStrategy::ToPositiveInfinity),
    ];
    let mut spread = Spread::new(766);
    let mut compared = 0;
    for (way, strategy) in ways {
        for (_, largest) in SIZES {
            for _ in 0..EQUAL / (ways.len() * SIZES.len() * 2) {
                for share in [share(&mut spread, largest), half_adjacent(&mut spread, largest)] {
                    assert_eq!(ours(share, way), theirs(share, strategy), "{share} {way}");
                    compared += 1;
                }
            }
        }
    }
    assert_eq!(compared, EQUAL);
    println!("equal on {compared} shares");
}

fn percent(criterion: &mut Criterion) {
    for (name, largest) in SIZES {
        let mut spread = Spread::new(2022);
        let shares: Vec<Share> = (0..BATCH).map(|_| share(&mut spread, largest)).collect();
        let mut group = criterion.benchmark_group(format!("percent to 2 places, {name}"));
        group.throughput(Throughput::Elements(u64::try_from(BATCH).expect("a small number")));
        group.bench_function("Share::percent", |bencher| {
            bencher.iter(|| {
                for &share in black_box(&shares) {
                    black_box(share.percent(Places::TWO, Rounding::HalfUp));
                }
            });
        });
        group.bench_function("rust_decimal", |bencher| {
            bencher.iter(|| {
                for &share in black_box(&shares) {
                    black_box(theirs(share, RoundingStrategy::MidpointAwayFromZero));
                }
            });
        });
        group.finish();
    }
}

fn main() {
    assert_equal();
    let mut criterion = Criterion::default().configure_from_args();
    percent(&mut criterion);
    criterion.final_summary();
}
