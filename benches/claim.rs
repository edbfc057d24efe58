//! Auditing claims: single checks against decimal arithmetic, whole sets, and repairs.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rust_decimal::{Decimal, RoundingStrategy};
use vn_egov_metrics::claim::{Asked, Claims, Figure, Relation};
use vn_egov_metrics::number::Roundings;
use vn_egov_metrics::{Percent, Places, Rounding, Share};

/// Parts, wholes and percentages of two places, every third of them a unit off.
fn shares() -> Vec<(Share, Percent)> {
    (0..10_000_u64)
        .map(|index| {
            let whole = 100 + index * 7919 % 4900;
            let share = Share::new(index * 104_729 % (whole + 1), whole).expect("a remainder");
            let percent = share.percent(Places::TWO, Rounding::HalfUp).expect("not empty");
            let off = i128::from(index % 3 == 0);
            (share, Percent::new(percent.units() + off, Places::TWO))
        })
        .collect()
}

fn checks(criterion: &mut Criterion) {
    let shares = shares();
    let mut group = criterion.benchmark_group("share_check");
    group.throughput(Throughput::Elements(shares.len() as u64));
    group.bench_function("to_the_nearest", |bencher| {
        bencher.iter(|| {
            let reads = |(share, percent): &(Share, Percent)| {
                let interval = Roundings::NEAREST.interval(*percent);
                interval.is_some_and(|interval| interval.contains_share(*share))
            };
            black_box(&shares).iter().filter(|claim| reads(claim)).count()
        });
    });
    group.bench_function("half_up", |bencher| {
        bencher.iter(|| {
            let reads = |(share, percent): &(Share, Percent)| {
                percent.interval(Rounding::HalfUp).contains_share(*share)
            };
            black_box(&shares).iter().filter(|claim| reads(claim)).count()
        });
    });
    let decimals: Vec<(Decimal, Decimal, Decimal)> = shares
        .iter()
        .map(|(share, percent)| {
            (share.part().into(), share.whole().into(), Decimal::try_from(*percent).expect("small"))
        })
        .collect();
    group.bench_function("rust_decimal_half_up", |bencher| {
        bencher.iter(|| {
            let reads = |(part, whole, percent): &(Decimal, Decimal, Decimal)| {
                let exact = Decimal::ONE_HUNDRED * part / whole;
                exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero) == *percent
            };
            black_box(&decimals).iter().filter(|claim| reads(claim)).count()
        });
    });
    group.finish();
}

/// Six wholes, each with two parts and their percentages: 30 figures and 30 relations that hang
/// together, with one slip.
fn report() -> Claims {
    let mut claims = Claims::new();
    let mut publish = |id: String, text: String| {
        claims.publish(Figure::new(&id, &text).expect("a figure")).expect("a new id");
    };
    let wholes: Vec<u64> = (0..6).map(|index| 1664 + 137 * index).collect();
    for (index, &whole) in wholes.iter().enumerate() {
        let printed = if index == 0 { 1644 } else { whole };
        publish(format!("b{index}"), printed.to_string());
        for (name, part) in [("a", whole * 9 / 20), ("c", whole * 3 / 17)] {
            let share = Share::new(part, whole).expect("a part");
            let percent = share.percent(Places::TWO, Rounding::HalfUp).expect("not empty");
            publish(format!("{name}{index}"), part.to_string());
            publish(format!("{name}p{index}"), percent.vietnamese().to_string());
        }
    }
    let mut relate = |id: String, kind: &str, members: String| {
        let relation = Relation::read(&id, kind, &members).expect("a relation");
        claims.relate(relation).expect("its figures are there");
    };
    for index in 0..6 {
        for name in ["a", "c"] {
            let members = format!("part={name}{index} whole=b{index} percent={name}p{index}");
            relate(format!("{name}{index}"), "share", members);
        }
        relate(format!("in{index}"), "within", format!("parts=a{index} c{index} whole=b{index}"));
        let next = (index + 1) % 6;
        relate(format!("near{index}"), "within", format!("parts=c{index} whole=a{next}"));
        relate(format!("top{index}"), "within", format!("parts=b{index} b{next} whole=100000"));
    }
    claims
}

fn sets(criterion: &mut Criterion) {
    let claims = report();
    assert_eq!((claims.figures().len(), claims.relations().count()), (30, 30));
    let repairs = claims.audit(&Asked::default());
    let repairs = &repairs.verdict("a0").expect("it is there").repairs;
    assert_eq!(repairs.first().map(ToString::to_string).as_deref(), Some("b0: 1644 -> 1664"));
    let mut group = criterion.benchmark_group("report_of_30_figures_30_relations");
    group.bench_function("one_slip", |bencher| {
        bencher.iter(|| black_box(&claims).audit(&Asked::default()));
    });
    let pinned = Asked::default().pin("b0");
    group.bench_function("two_figures_wrong", |bencher| {
        bencher.iter(|| black_box(&claims).audit(&pinned));
    });
    group.finish();
}

criterion_group!(benches, checks, sets);
criterion_main!(benches);
