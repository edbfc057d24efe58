//! Looking up provinces: by code and by name, as of a day.
//!
//! The rival is what one writes first: a hash map from the composed, lower-case name.
//!
//! `cargo bench -p vn-egov-metrics-benches --bench place`

use std::collections::HashMap;
use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, Throughput};
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::place::{OldProvince, Province, ProvinceCode};

/// Look-ups timed in one go, so that the clock is read once for many: each province 64 times.
const ROUNDS: usize = 64;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 8, 29).expect("a day")
}

fn many<T>(of: impl Fn(OldProvince) -> T) -> Vec<T> {
    let once = || OldProvince::ALL.into_iter().map(&of);
    (0..ROUNDS).flat_map(|_| once()).collect()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    codes(&mut criterion);
    names(&mut criterion);
    criterion.final_summary();
}

fn codes(criterion: &mut Criterion) {
    let codes = many(|old| old.code().to_string());
    let agencies = many(|old| old.agency_code().to_string()[..3].to_owned());
    let mut group = criterion.benchmark_group("province by code");
    group.throughput(Throughput::Elements(u64::try_from(codes.len()).expect("few")));
    group.bench_function("two digits", |bench| {
        bench.iter(|| {
            for code in &codes {
                let code: Result<ProvinceCode, _> = black_box(code).parse();
                black_box(code.ok().and_then(|code| code.on(day()).ok()));
            }
        });
    });
    group.bench_function("agency", |bench| {
        bench.iter(|| {
            for code in &agencies {
                black_box(Province::by_agency(black_box(code), day()).ok());
            }
        });
    });
    group.finish();
}

fn names(criterion: &mut Criterion) {
    let plain = |old: OldProvince| old.name().vi.to_owned();
    let spellings = [
        ("as written", many(plain)),
        ("NFD", many(|old| plain(old).nfd().collect())),
        ("no tones", many(|old| old.name().en.to_owned())),
        ("upper case, titled", many(|old| format!("TỈNH {}", plain(old).to_uppercase()))),
    ];
    let map: HashMap<String, OldProvince> =
        OldProvince::ALL.map(|old| (key(old.name().vi), old)).into();
    let mut group = criterion.benchmark_group("province by name");
    for (spelling, names) in &spellings {
        for name in names {
            assert!(Province::named(name, day()).is_ok(), "{name}");
        }
        group.throughput(Throughput::Elements(u64::try_from(names.len()).expect("few")));
        group.bench_function(format!("Province::named, {spelling}"), |bench| {
            bench.iter(|| {
                for name in names {
                    black_box(Province::named(black_box(name), day()).ok());
                }
            });
        });
        group.bench_function(format!("hash map, {spelling}"), |bench| {
            bench.iter(|| {
                for name in names {
                    black_box(map.get(&key(black_box(name))));
                }
            });
        });
    }
    group.finish();
}

/// The rival's key: composed, in lower case, without a title. It knows neither lost tones nor
/// other places of a tone.
fn key(name: &str) -> String {
    let name = name.nfc().collect::<String>().to_lowercase();
    name.strip_prefix("tỉnh ").map_or(name.clone(), str::to_owned)
}
