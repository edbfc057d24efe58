//! From the row of a table of packets to its standing, beside the `csv` crate reading the row and
//! nothing more; from a line without quotes, which is cut here, too.
//!
//! `cargo bench -p vn-egov-metrics-benches --bench csv`

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use csv::StringRecord;
use vn_egov_metrics::Period;
use vn_egov_metrics::fact::Reading;
use vn_egov_metrics::portal::{Columns, Packet};
use vn_egov_metrics_benches::{csv_header, csv_row, packets};

/// Rows read in one go.
const ROWS: u64 = 10_000;

/// Reads every row of the table.
fn rows(table: &str, mut each: impl FnMut(&StringRecord)) {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut row = StringRecord::new();
    while reader.read_record(&mut row).expect("a table") {
        each(&row);
    }
}

fn main() {
    let mut table = csv_header() + "\n";
    for line in packets(ROWS, 1) {
        table += &csv_row(&line);
        table += "\n";
    }
    let header = csv_header();
    let names: Vec<&str> = header.split(',').collect();
    let columns = Columns::of(names.iter().copied());
    let reading = Reading::new("2026-Q3".parse::<Period>().expect("a period"));
    let mut criterion = Criterion::default().configure_from_args();

    let mut group = criterion.benchmark_group("csv");
    group.throughput(Throughput::Elements(ROWS));
    group.bench_function("rows alone", |bench| {
        bench.iter(|| {
            rows(&table, |row| {
                black_box(row);
            });
        });
    });
    group.bench_function("row to packet", |bench| {
        bench.iter(|| rows(&table, |row| drop(black_box(columns.packet(row)))));
    });
    group.bench_function("row to packet by names", |bench| {
        bench.iter(|| {
            rows(&table, |row| {
                drop(black_box(Packet::from_columns(names.iter().copied().zip(row))));
            });
        });
    });
    group.bench_function("row to standing", |bench| {
        bench.iter(|| {
            rows(&table, |row| {
                let dossier = columns.dossier(row, &mut |_| {}).expect("a packet");
                black_box(dossier.standing(&reading));
            });
        });
    });
    group.bench_function("line to standing", |bench| {
        bench.iter(|| {
            for line in table.lines().skip(1) {
                let dossier = columns.dossier_of_line(line, ',', &mut |_| {}).expect("a packet");
                black_box(dossier.standing(&reading));
            }
        });
    });
    group.bench_function("row to standing by its packet", |bench| {
        bench.iter(|| {
            rows(&table, |row| {
                let packet = columns.packet(row).expect("a packet");
                let dossier = packet.to_dossier(&mut |_| {}).expect("it has a code");
                black_box(dossier.standing(&reading));
            });
        });
    });
    group.finish();
    criterion.final_summary();
}
