//! Our side of `rivals.py`: counts dossiers in memory, as often as it is asked to.
//!
//! `counting ROWS FOLDER` makes ROWS dossiers, writes them to FOLDER as one plain column a file
//! for the rival, says `ready`, and then does the jobs that it reads, one a line: the job, and on
//! how many threads. It answers each with the nanoseconds of processor and of clock that it took,
//! and with totals that must be the rival's.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufRead, BufWriter, Write, stdin};
use std::num::NonZeroUsize;
use std::path::Path;
use std::time::Instant;

use cpu_time::ProcessTime;
use vn_egov_metrics::fact::{DossierFact, Reading};
use vn_egov_metrics::indicator::dossier;
use vn_egov_metrics::record::Dossier;
use vn_egov_metrics::tally::DossierColumns;
use vn_egov_metrics::{Breakdown, Counts, Coverage};
use vn_egov_metrics_benches::{TEN, made};

/// Agency and month of receipt.
type Key = (u16, u8);

/// One plain column a file, little-endian.
fn write_columns(rows: u64, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    macro_rules! columns {
        ($($name:ident),+) => {
            $(let mut $name = BufWriter::new(File::create(folder.join(stringify!($name)))?);)+
            for row in made(rows, 766) {
                $($name.write_all(&row.$name.to_le_bytes())?;)+
            }
            $($name.flush()?;)+
        };
    }
    // What supplement rounds there are, the rival does not ask.
    columns!(
        agency,
        status,
        channel,
        fees,
        payment,
        paper_file,
        reused,
        stored,
        electronic_result,
        vneid,
        database,
        received,
        due,
        ended
    );
    Ok(())
}

struct Side {
    dossiers: Vec<(u16, Dossier)>,
    columns: DossierColumns<Key>,
    stream: Vec<u64>,
    reading: Reading<'static>,
}

impl Side {
    fn new(rows: u64) -> Result<Self, Box<dyn Error>> {
        let mut side = Self {
            dossiers: Vec::with_capacity(usize::try_from(rows)?),
            columns: DossierColumns::new(),
            stream: (0..1 << 27).collect(),
            reading: Reading::new("2026".parse()?),
        };
        for row in made(rows, 766) {
            side.dossiers.push((row.agency, row.dossier()));
        }
        Ok(side)
    }

    fn key(agency: u16, dossier: &Dossier) -> Option<Key> {
        use chrono::Datelike;
        Some((agency, u8::try_from(dossier.received_on()?.month()).ok()?))
    }

    fn ingest(&mut self) {
        let mut columns = DossierColumns::new();
        for (agency, dossier) in &self.dossiers {
            if let Some(key) = Self::key(*agency, dossier) {
                columns.push(key, dossier);
            }
        }
        self.columns = columns;
    }

    fn count(
        &self,
        job: &str,
        threads: NonZeroUsize,
    ) -> Result<Breakdown<Key, Counts<DossierFact>>, Box<dyn Error>> {
        let (what, indicators) = match job.split_once('/') {
            Some((what, "10")) => (what, Counts::of(TEN)),
            Some((what, "17")) => (what, Counts::of(dossier::FROM_PACKETS)),
            _ => return Err(format!("no job {job:?}").into()),
        };
        let coverage = Coverage::of(&self.reading, "made");
        let mut counted = Breakdown::new(coverage, indicators);
        let key = |record: &(u16, Dossier)| Self::key(record.0, &record.1);
        match what {
            "columns" => counted.count_columns(threads, &self.columns, &self.reading)?,
            "dossiers" => {
                counted.count_dossiers(threads, &self.dossiers, &self.reading, |record| {
                    Some((key(record)?, &record.1))
                })?;
            }
            "one-by-one" => counted.count_on(threads, &self.dossiers, |record| {
                Some((key(record)?, record.1.standing(&self.reading)))
            })?,
            _ => return Err(format!("no job {job:?}").into()),
        }
        Ok(counted)
    }
}

fn shown(totals: &BTreeMap<&str, u64>) -> String {
    totals.iter().fold(String::new(), |shown, (name, total)| shown + &format!("{name}={total} "))
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [rows, folder] = &*args else {
        return Err("usage: rival_counting ROWS FOLDER".into());
    };
    let rows: u64 = rows.parse()?;
    write_columns(rows, Path::new(folder))?;
    let mut side = Side::new(rows)?;
    side.ingest();
    println!("ready");
    for line in stdin().lock().lines() {
        let line = line?;
        let (job, threads) = line.split_once(' ').ok_or("a job and a number of threads")?;
        let threads: NonZeroUsize = threads.parse()?;
        let (clock, cpu) = (Instant::now(), ProcessTime::now());
        let mut totals = BTreeMap::new();
        match job {
            "ingest" => side.ingest(),
            "stream" => {
                let sum = black_box(&side.stream).iter().fold(0_u64, |sum, n| sum.wrapping_add(*n));
                black_box(sum);
            }
            _ => {
                let counted = side.count(job, threads)?;
                let (cpu, clock) = (cpu.elapsed(), clock.elapsed());
                let total = counted.total()?;
                totals.insert("groups", u64::try_from(counted.len())?);
                totals.insert("records", total.records());
                for indicator in [&dossier::DIRECT, &dossier::REUSED] {
                    let count = total.count(indicator).ok_or("it is counted")?;
                    totals.insert(indicator.id(), count.having());
                }
                println!("{} {} {}", cpu.as_nanos(), clock.as_nanos(), shown(&totals));
                continue;
            }
        }
        println!("{} {} {}", cpu.elapsed().as_nanos(), clock.elapsed().as_nanos(), shown(&totals));
    }
    Ok(())
}
