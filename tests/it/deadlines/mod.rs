//! The working calendar and the due dates that hang on it.

mod amendments;
mod coverage;
mod example;
mod hours;
mod laws;
mod projection;
mod vectors;
mod wire;

use chrono::NaiveDate;

/// A day written as people write it.
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The rows of a file of `tests/data`, without its header.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{error}"));
    let read = reader.records().map(|row| row.expect("test data is CSV"));
    read.map(|row| row.iter().map(str::to_owned).collect()).collect()
}
