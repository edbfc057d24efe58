//! Local records joined with the portal's, beside a `std` map of owned codes and the same
//! comparison.
//!
//! `ROWS=5000000 cargo bench -p vn-egov-metrics-benches --bench reconcile`
//!
//! `ROWS` is the number of records of each side, 200.000 where it is not given: codes of 25 bytes,
//! in no order, nine tenths of them on both sides, one in twenty of those with another status.
//! Before the times it prints, where the system tells it (Linux), the memory that each way takes at
//! its peak beside the records and the processor's time, of three runs in a process of its own.

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput};
use vn_egov_metrics::portal::reconcile::{SyncField, SyncRecord, compare, reconcile};
use vn_egov_metrics::record::SyncState;
use vn_egov_metrics_benches::Spread;

/// Set for a process that is to measure the memory of one way.
const MEASURED: &str = "RECONCILE_MEASURED";

type Join = fn(&[SyncRecord], &[SyncRecord]) -> Counts;

/// Records of both sides.
fn records(rows: u64) -> (Vec<SyncRecord>, Vec<SyncRecord>) {
    let mut spread = Spread::new(8);
    let local = (0..rows).map(|number| (number, 0));
    // The first tenth is local alone, the last the portal's alone.
    let portal = (rows / 10..rows + rows / 10).map(|number| (number, u64::from(number % 20 == 0)));
    let mut local: Vec<_> = local.collect();
    let mut portal: Vec<_> = portal.collect();
    shuffle(&mut local, &mut spread);
    shuffle(&mut portal, &mut spread);
    (local.into_iter().map(record).collect(), portal.into_iter().map(record).collect())
}

fn shuffle(numbers: &mut [(u64, u64)], spread: &mut Spread) {
    for end in (1..numbers.len()).rev() {
        let place = usize::try_from(spread.below(end as u64 + 1)).unwrap_or(0);
        numbers.swap(end, place);
    }
}

fn record((number, change): (u64, u64)) -> SyncRecord {
    let (agency, day) = (number % 97, number / 97 % 28 + 1);
    let code = format!("000.00.{agency:02}.H61-2607{day:02}-{:04}", number / (97 * 28));
    let moment = |hour: u64| format!("202607{day:02}{:02}0000", hour % 24).parse().ok();
    SyncRecord::new(&code, number + 1)
        .expect("a code")
        .with_status(if change == 0 { "10" } else { "9" })
        .with_moment(SyncField::Received, moment(number))
        .with_moment(SyncField::Ended, moment(number + 3))
}

/// How many codes are in each of the six states.
type Counts = [u64; 6];

fn count(counts: &mut Counts, state: SyncState) {
    counts[SyncState::ALL.iter().position(|other| *other == state).unwrap_or(0)] += 1;
}

fn ours(local: &[SyncRecord], portal: &[SyncRecord]) -> Counts {
    let mut counts = Counts::default();
    let reconciled = reconcile(local, portal);
    reconciled.states().for_each(|state| count(&mut counts, state));
    counts
}

/// What one writes without the crate: the portal's codes in a map, then a look for each local one.
fn map(local: &[SyncRecord], portal: &[SyncRecord]) -> Counts {
    let mut counts = Counts::default();
    let mut by_code: HashMap<String, &SyncRecord> = HashMap::with_capacity(portal.len());
    for record in portal {
        by_code.insert(record.code().to_owned(), record);
    }
    for record in local {
        let state = by_code
            .remove(record.code())
            .map_or(SyncState::Absent, |portal| compare(record, portal).state);
        count(&mut counts, state);
    }
    for _ in by_code.values() {
        count(&mut counts, SyncState::Orphan);
    }
    counts
}

/// The most memory that the process has held since [`forget_peak`], in KiB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The processor's time that the process has taken, in the system's ticks of 10 ms.
fn ticks() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
    let (user, system) = (fields.next()?, fields.next()?);
    Some(user.parse::<u64>().ok()? + system.parse::<u64>().ok()?)
}

fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn main() {
    let rows = std::env::var("ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(200_000);
    let (local, portal) = records(rows);
    let joins: [(&str, Join); 2] = [("slices", ours), ("std map of owned codes", map)];
    if let Ok(wanted) = std::env::var(MEASURED) {
        for (_, join) in joins.iter().filter(|(name, _)| *name == wanted) {
            for _ in 0..3 {
                forget_peak();
                let (before, begin) = (peak(), ticks());
                black_box(join(&local, &portal));
                let extra = peak().zip(before).map(|(after, before)| (after - before) / 1024);
                let used = ticks().zip(begin).map(|(end, begin)| (end - begin) * 10);
                println!("{wanted}: {extra:?} MB beside the records, {used:?} ms of a processor");
            }
        }
        return;
    }
    // Each in a process of its own: what one frees, another would take.
    for (name, _) in joins {
        let program = std::env::current_exe().expect("its own path");
        let _ = Command::new(program).env(MEASURED, name).status();
    }
    assert_eq!(ours(&local, &portal), map(&local, &portal));

    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .configure_from_args();
    let mut group = criterion.benchmark_group("reconcile");
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Elements(2 * rows));
    for (name, join) in joins {
        group.bench_function(name, |bench| bench.iter(|| join(&local, &portal)));
    }
    group.finish();
    criterion.final_summary();
}
