//! Writes so many made-up packets to standard output, for rivals and for long runs.
//!
//! `cargo run --release -p vn-egov-metrics-benches --example packets_file -- 1000000 [ndjson|csv] >
//! packets.ndjson`

use std::io::{self, Write};

use vn_egov_metrics_benches::{Packets, csv_header, csv_row};

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let count = args.next().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let csv = args.next().is_some_and(|form| form == "csv");
    let mut out = io::BufWriter::new(io::stdout().lock());
    if csv {
        writeln!(out, "{}", csv_header())?;
    }
    for line in Packets::new(1).take(count) {
        let line = if csv { csv_row(&line) } else { line };
        writeln!(out, "{line}")?;
    }
    out.flush()
}
