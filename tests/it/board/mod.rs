//! The examples that put packets, a catalogue and a register of petitions together.

mod indicators;
mod scoreboard;

use std::path::PathBuf;
use std::process::Output;
use std::sync::atomic::{AtomicU32, Ordering};

const PERIOD: [&str; 4] = ["--from", "2026-07-01", "--to", "2026-09-30"];
const CATALOGUE: &str = "agency,procedure,in_force,level,eligible_full,published,for_citizens,fee,paper_result,limit,unit\n";
const PETITIONS: &str = "agency,dossier,received_on,closed_on,outcome,satisfied,repeats\n";
const PACKETS: &str = "examples/data/packets_made_up.ndjson";
const CATALOGUE_FILE: &str = "examples/data/catalogue_made_up.csv";
const PETITIONS_FILE: &str = "examples/data/petitions_made_up.csv";

/// A file of that text for as long as it is held.
pub(crate) struct Held(PathBuf);

impl Held {
    pub(crate) fn new(text: &str) -> Self {
        Self::ending("csv", text)
    }

    pub(crate) fn ending(ending: &str, text: &str) -> Self {
        Self::bytes(ending, text.as_bytes())
    }

    pub(crate) fn bytes(ending: &str, bytes: &[u8]) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("vn-egov-board-{}-{next}.{ending}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, bytes).expect("a temporary file");
        Self(path)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().expect("a path in UTF-8")
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A packet received on that day, with further fields.
fn packet(code: &str, procedure: &str, day: &str, more: &str) -> String {
    format!(
        "{{\"MaHoSo\":\"{code}\",\"MaTTHC\":\"{procedure}\",\"NgayTiepNhan\":\"{day}080000\"{more}}}\n"
    )
}

/// Runs the example on standard input over the third quarter of 2026, as lines of JSON.
fn run(example: &str, packets: &str, more: &[&str]) -> Output {
    let args = [&["-", "--format", "json"], &PERIOD[..], more].concat();
    crate::examples::run(example, &args, packets)
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
