//! Scoring 100,000 units with every criterion of Decision 766, given their counts; beside it the
//! same formula in binary doubles, as the portal computes it, and in decimals, as a careful
//! program would.
#![allow(missing_docs)] // criterion's macros

use criterion::{Criterion, criterion_group, criterion_main};
use rust_decimal::{Decimal, RoundingStrategy};
use std::hint::black_box;
use vn_egov_metrics::scorecard::{Basis, Curve, DECISION_766, Given, Points, Sheet, WhenEmpty};
use vn_egov_metrics::{Rate, Rounding};

const UNITS: u64 = 100_000;

/// Made-up counts: the sizes of communes and of provinces, about one row in sixteen 0 of 0.
fn sheets() -> Vec<Sheet<'static>> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut sheet = |unit: u64| {
        let most = if unit.is_multiple_of(100) { 500_000 } else { 7_000 };
        Sheet::fill(&DECISION_766, |_| {
            let base = if next(16) == 0 { 0 } else { next(most) };
            Given::Counts(Rate::new(next(base + 1), base))
        })
    };
    (0..UNITS).filter_map(|unit| sheet(unit).ok()).collect()
}

/// What the rivals take: the rows as plain numbers.
struct Row {
    maximum: u32,
    full_at: u32,
    percent_first: bool,
    when_empty: WhenEmpty,
    counts: (u64, u64),
}

fn rows(sheet: &Sheet<'_>) -> Vec<Option<Row>> {
    let rows = DECISION_766.criteria().iter().map(|row| {
        let (Curve::Linear { full_at }, Given::Counts(rate)) = (row.curve, sheet.given(row.id))
        else {
            return None;
        };
        Some(Row {
            maximum: u32::try_from(row.maximum.in_hundredths() / 100).ok()?,
            full_at: full_at.to_string().parse().ok()?,
            percent_first: row.basis == Basis::PercentFirst,
            when_empty: row.when_empty,
            counts: (rate.count(), rate.base()),
        })
    });
    rows.collect()
}

#[allow(clippy::cast_precision_loss, clippy::as_conversions)] // as doubles do
fn in_doubles(rows: &[Option<Row>]) -> f64 {
    let round = |value: f64| (value * 100.0 + 0.5).floor() / 100.0;
    let points = rows.iter().flatten().map(|row| match (row.counts, row.when_empty) {
        ((_, 0), WhenEmpty::Full) => f64::from(row.maximum),
        ((_, 0), _) => 0.0,
        ((count, base), _) => {
            let percent = count as f64 / base as f64 * 100.0;
            let percent = if row.percent_first { round(percent) } else { percent };
            round(f64::from(row.maximum) * (percent / f64::from(row.full_at)).min(1.0))
        }
    });
    points.sum()
}

fn in_decimals(rows: &[Option<Row>]) -> Decimal {
    let round =
        |value: Decimal| value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let points = rows.iter().flatten().map(|row| match (row.counts, row.when_empty) {
        ((_, 0), WhenEmpty::Full) => Decimal::from(row.maximum),
        ((_, 0), _) => Decimal::ZERO,
        ((count, base), _) => {
            let percent = Decimal::from(count) * Decimal::ONE_HUNDRED / Decimal::from(base);
            let percent = if row.percent_first { round(percent) } else { percent };
            let part = (percent / Decimal::from(row.full_at)).min(Decimal::ONE);
            round(Decimal::from(row.maximum) * part)
        }
    });
    points.sum()
}

fn score(criterion: &mut Criterion) {
    let sheets = sheets();
    let rows: Vec<_> = sheets.iter().map(rows).collect();
    let mut group = criterion.benchmark_group("score 100,000 units by Decision 766");
    group.sample_size(20);
    group.bench_function("sheets", |bencher| {
        bencher.iter(|| {
            let total = |sheet: &Sheet<'_>| black_box(sheet).score().total();
            sheets.iter().filter_map(total).sum::<Points>()
        });
    });
    group.bench_function("sheets, with every group", |bencher| {
        bencher.iter(|| {
            let groups = |sheet: &Sheet<'_>| {
                let scored = black_box(sheet).score();
                scored.groups().filter_map(|group| group.points()).sum::<Points>()
            };
            sheets.iter().map(groups).sum::<Points>()
        });
    });
    group.bench_function("points alone, no reasons", |bencher| {
        bencher.iter(|| {
            let points = rows.iter().flat_map(|unit| {
                DECISION_766.criteria().iter().zip(unit).filter_map(|(row, given)| {
                    let (count, base) = given.as_ref()?.counts;
                    row.points(Some(Rate::new(count, base)), Rounding::HalfUp)
                })
            });
            points.sum::<Points>()
        });
    });
    group.bench_function("doubles", |bencher| {
        bencher.iter(|| rows.iter().map(|unit| in_doubles(black_box(unit))).sum::<f64>());
    });
    group.bench_function("rust_decimal", |bencher| {
        bencher.iter(|| rows.iter().map(|unit| in_decimals(black_box(unit))).sum::<Decimal>());
    });
    group.finish();
}

criterion_group!(benches, score);
criterion_main!(benches);
