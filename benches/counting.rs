//! Counting dossiers: as columns, as a slice, and one standing after another, beside a stream read
//! of the same run and beside a loop that asks each indicator in turn.
//!
//! The seventeen indicators of dossiers that packets decide, over standings of random dossiers:
//! each fact is known in four of five, and exclusive facts exclude one another. They come in by
//! the wire form, the one door for a standing without its record, so that they are as varied as
//! can be; real ones repeat more, which favours a `Tally`.
//!
//! How time grows with dossiers is shown from 10⁴ to 10⁶, and to 10⁷ with `GROWTH=7`; memory by
//! groups and distinct standings is printed first.
//!
//! Before anything is timed, both sides and the tally are held to be equal on all standings.
//!
//! `cargo bench -p vn-egov-metrics-benches --bench counting`

use std::collections::BTreeMap;
use std::hint::black_box;
use std::num::NonZeroUsize;

use chrono::Datelike;
use criterion::{BatchSize, Criterion, Throughput};
use vn_egov_metrics::fact::{DossierFact, Fact, Reading, Standing};
use vn_egov_metrics::indicator::dossier;
use vn_egov_metrics::record::Dossier;
use vn_egov_metrics::tally::DossierColumns;
use vn_egov_metrics::{Breakdown, Counts, Coverage, Indicator, Tally};
use vn_egov_metrics_benches::{Spread, TEN, made};

type DossierStanding = Standing<DossierFact>;

/// Standings added in one go.
const STANDINGS: usize = 1 << 16;
/// Groups of a breakdown: about the communes of the country, by month.
const CELLS: u64 = 5_000;

fn standing(spread: &mut Spread) -> DossierStanding {
    let (mut holds, mut known) = (Vec::new(), Vec::new());
    for fact in DossierFact::ALL {
        if spread.below(5) == 0 {
            continue;
        }
        known.push(fact.id());
        let mut groups = DossierFact::EXCLUSIVE.iter().filter(|group| group.contains(fact));
        let free = groups.all(|group| group.iter().all(|other| !holds.contains(&other.id())));
        if free && spread.below(2) == 0 {
            holds.push(fact.id());
        }
    }
    let wire = serde_json::json!({ "holds": holds, "known": known });
    serde_json::from_value(wire).expect("a standing that can be")
}

/// The rival: four plain numbers for each indicator, each asked of each standing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ByHand([[u64; 4]; dossier::FROM_PACKETS.len()]);

impl ByHand {
    #[inline]
    fn add(&mut self, standing: DossierStanding) {
        for (numbers, indicator) in self.0.iter_mut().zip(dossier::FROM_PACKETS) {
            let [having, among, having_unknown, among_unknown] = numbers;
            match standing.asks(indicator.among()) {
                Some(true) => {
                    *among += 1;
                    match standing.asks(indicator.having()) {
                        Some(true) => *having += 1,
                        Some(false) => {}
                        None => *having_unknown += 1,
                    }
                }
                Some(false) => {}
                None => *among_unknown += 1,
            }
        }
    }
}

fn counts() -> Counts<DossierFact> {
    Counts::of(dossier::FROM_PACKETS)
}

fn breakdown<C: vn_egov_metrics::tally::Counter>(counter: C) -> Breakdown<u32, C> {
    let day = "2026-09-30".parse().expect("a date");
    Breakdown::new(Coverage::new(day, "packets", day, day).expect("in order"), counter)
}

fn assert_equal(standings: &[DossierStanding]) {
    let (mut counts, mut by_hand, mut tally) = (counts(), ByHand::default(), Tally::new());
    for &standing in standings {
        counts.add(standing);
        by_hand.add(standing);
        tally.add(standing);
    }
    assert_eq!(tally.to_counts(dossier::FROM_PACKETS), counts);
    for (indicator, numbers) in dossier::FROM_PACKETS.into_iter().zip(by_hand.0) {
        let count = |indicator: &Indicator<_>| counts.count(indicator).expect("it is kept");
        let count = count(indicator);
        let ours = [count.having(), count.among(), count.having_unknown(), count.among_unknown()];
        assert_eq!(ours, numbers, "{}", indicator.id());
    }
    let distinct = tally.iter().count();
    println!("equal on {} standings, {distinct} of them distinct", standings.len());
}

fn main() {
    let mut spread = Spread::new(766);
    let standings: Vec<DossierStanding> = (0..STANDINGS).map(|_| standing(&mut spread)).collect();
    let keys = std::iter::repeat_with(|| spread.below(CELLS)).take(STANDINGS);
    let keys: Vec<u32> = keys.map(|key| u32::try_from(key).expect("a small number")).collect();
    let keyed: Vec<(u32, DossierStanding)> = keys.into_iter().zip(standings.clone()).collect();
    assert_equal(&standings);
    print_memory(&standings);

    let mut criterion = Criterion::default().configure_from_args();
    let per_standing = Throughput::Elements(u64::try_from(STANDINGS).expect("a small number"));

    let mut group = criterion.benchmark_group("17 indicators, one cell");
    group.throughput(per_standing.clone());
    group.bench_function("Counts::add", |bencher| {
        bencher.iter_batched_ref(
            counts,
            |counts| black_box(&standings).iter().for_each(|standing| counts.add(*standing)),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("by hand", |bencher| {
        bencher.iter_batched_ref(
            ByHand::default,
            |by_hand| black_box(&standings).iter().for_each(|standing| by_hand.add(*standing)),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("Tally::add", |bencher| {
        bencher.iter_batched_ref(
            Tally::new,
            |tally| black_box(&standings).iter().for_each(|standing| tally.add(*standing)),
            BatchSize::LargeInput,
        );
    });
    group.finish();

    // The groups are there before the clock starts: a file has far more lines than groups.
    let mut group = criterion.benchmark_group("17 indicators, 5000 cells in random order");
    group.throughput(per_standing);
    let mut filled = breakdown(counts());
    for (key, standing) in &keyed {
        filled.add(*key, *standing);
    }
    group.bench_function("Breakdown<u32, Counts>::add", |bencher| {
        bencher.iter_batched_ref(
            || filled.clone(),
            |cells| black_box(&keyed).iter().for_each(|(key, standing)| cells.add(*key, *standing)),
            BatchSize::LargeInput,
        );
    });
    let mut by_hand: BTreeMap<u32, ByHand> = BTreeMap::new();
    for (key, standing) in &keyed {
        by_hand.entry(*key).or_default().add(*standing);
    }
    group.bench_function("BTreeMap by hand", |bencher| {
        bencher.iter_batched_ref(
            || by_hand.clone(),
            |cells| {
                for (key, standing) in black_box(&keyed) {
                    cells.entry(*key).or_default().add(*standing);
                }
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
    in_memory(&mut criterion);
    criterion.final_summary();
}

/// Agency and month of receipt.
fn key(agency: u16, dossier: &Dossier) -> Option<(u16, u8)> {
    Some((agency, u8::try_from(dossier.received_on()?.month()).ok()?))
}

fn year() -> Reading<'static> {
    Reading::new("2026".parse().expect("a period"))
}

fn blank<K: Ord>(indicators: &[&Indicator<DossierFact>]) -> Breakdown<K, Counts<DossierFact>> {
    let indicators = Counts::of(indicators.iter().copied());
    Breakdown::new(Coverage::of(&year(), "made"), indicators)
}

/// Dossiers as columns and as a slice, from 10⁴ on.
fn in_memory(criterion: &mut Criterion) {
    let reading = year();
    let most = std::env::var("GROWTH").ok().and_then(|most| most.parse().ok()).unwrap_or(6);
    let mut group = criterion.benchmark_group("4800 groups");
    group.sample_size(10);
    for power in 4..=most {
        let rows = 10_u64.pow(power);
        group.throughput(Throughput::Elements(rows));
        let dossiers: Vec<_> = made(rows, 766).map(|row| (row.agency, row.dossier())).collect();
        let mut columns = DossierColumns::new();
        for (agency, dossier) in &dossiers {
            columns.push(key(*agency, dossier).expect("it was received"), dossier);
        }
        for (name, indicators) in [("10", &TEN[..]), ("17", &dossier::FROM_PACKETS[..])] {
            let mut of_columns = blank(indicators);
            of_columns.count_columns(ONE, &columns, &reading).expect("no overflow");
            let mut of_slice = blank(indicators);
            let read = |record: &(u16, Dossier)| {
                Some((key(record.0, &record.1)?, record.1.standing(&reading)))
            };
            of_slice.count_on(ONE, &dossiers, read).expect("no overflow");
            assert_eq!(of_columns, of_slice);

            group.bench_function(format!("columns, {name} indicators/{rows}"), |bencher| {
                bencher.iter_batched_ref(
                    || blank(indicators),
                    |counted| counted.count_columns(ONE, &columns, &reading),
                    BatchSize::LargeInput,
                );
            });
            group.bench_function(format!("slice, {name} indicators/{rows}"), |bencher| {
                bencher.iter_batched_ref(
                    || blank(indicators),
                    |counted| {
                        counted.count_dossiers(ONE, &dossiers, &reading, |(agency, dossier)| {
                            Some((key(*agency, dossier)?, dossier))
                        })
                    },
                    BatchSize::LargeInput,
                );
            });
        }
    }
    group.finish();

    let stream: Vec<u64> = (0..1 << 25).collect();
    let mut group = criterion.benchmark_group("stream read");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(1 << 28));
    group.bench_function("sum of 256 MiB", |bencher| {
        bencher.iter(|| black_box(&stream).iter().fold(0_u64, |sum, n| sum.wrapping_add(*n)));
    });
    group.finish();
}

const ONE: NonZeroUsize = NonZeroUsize::MIN;

/// What this process holds, in MB.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(0) / 1024
}

/// What counts and tallies take: counts by groups, tallies by distinct standings too.
fn print_memory(standings: &[DossierStanding]) {
    println!("groups | standings a group | Counts of 17, MB | Tally, MB");
    for (groups, each) in [(1_000_u32, 10), (1_000, 100), (10_000, 10), (10_000, 100)] {
        let mut standings = standings.iter().cycle();
        let keys = (0..groups).flat_map(|group| std::iter::repeat_n(group, each));
        let mut records = keys.zip(standings.by_ref());
        let before = resident();
        let mut of_counts = breakdown(counts());
        records.by_ref().for_each(|(key, standing)| of_counts.add(key, *standing));
        let with_counts = resident();
        let keys = (0..groups).flat_map(|group| std::iter::repeat_n(group, each));
        let mut of_tallies = breakdown(Tally::new());
        keys.zip(standings).for_each(|(key, standing)| of_tallies.add(key, *standing));
        let with_tallies = resident();
        println!(
            "{groups} | {each} | {} | {}",
            with_counts.saturating_sub(before),
            with_tallies.saturating_sub(with_counts),
        );
        black_box((of_counts, of_tallies));
    }
}
