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

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use cpu_time::ProcessTime;
use vn_egov_metrics::code::{Coded, DossierCode};
use vn_egov_metrics::fact::{DossierFact, Reading};
use vn_egov_metrics::indicator::dossier;
use vn_egov_metrics::record::{Dossier, DossierParts, Fees, Registered, Supplement, Written};
use vn_egov_metrics::tally::DossierColumns;
use vn_egov_metrics::{Breakdown, Counts, Coverage, Indicator};
use vn_egov_metrics_benches::{Made, made};

/// Agency and month of receipt.
type Key = (u16, u8);

/// The ten that the rival counts.
static TEN: [&Indicator<DossierFact>; 10] = [
    &dossier::ON_TIME,
    &dossier::EARLY,
    &dossier::EXACT,
    &dossier::LATE,
    &dossier::ONLINE,
    &dossier::DIRECT,
    &dossier::PAID_ONLINE,
    &dossier::ELECTRONIC_RESULT,
    &dossier::DIGITISED,
    &dossier::REUSED,
];

fn midnight(day: i32) -> Option<NaiveDateTime> {
    let day = u64::try_from(day).ok()?;
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    epoch.checked_add_days(chrono::Days::new(day)).map(NaiveDateTime::from)
}

fn code<T: Registered>(code: i8) -> Option<Written<T>> {
    (code >= 0).then(|| T::read(&code.to_string()))
}

fn flag(code: i8) -> Option<bool> {
    (code >= 0).then_some(code == 1)
}

fn dossier_of(row: &Made, code_of: &Coded<DossierCode>) -> Result<Dossier, Box<dyn Error>> {
    let mut parts = DossierParts::of(code_of.clone());
    parts.procedure = Coded::read("1.004194");
    parts.channel = code(row.channel);
    parts.status = code(row.status);
    parts.payment = code(row.payment);
    parts.fees = match row.fees {
        0 => Fees::NoLines,
        1 => Fees::Due,
        2 => Fees::Free,
        _ => Fees::Unclear,
    };
    parts.timeline.received = midnight(row.received);
    parts.timeline.due = midnight(row.due);
    match row.status {
        3 => parts.timeline.refused = midnight(row.ended),
        10 => parts.timeline.returned = midnight(row.ended),
        _ => parts.timeline.ended = midnight(row.ended),
    }
    let rounds = row.rounds.iter().flatten().filter_map(|(day, answered)| {
        let requested = midnight(*day)?;
        let answered = answered.then(|| requested + TimeDelta::days(3));
        Some(Supplement { requested, answered, old_due: None, new_due: None })
    });
    parts.supplements = rounds.collect();
    (parts.paper_file, parts.reused) = (flag(row.paper_file), flag(row.reused));
    (parts.stored, parts.electronic_result) = (flag(row.stored), flag(row.electronic_result));
    parts.vneid = flag(row.vneid);
    parts.databases =
        (row.database >= 0).then(|| row.database.to_string().into()).into_iter().collect();
    Ok(Dossier::from_parts(parts)?)
}

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
        let code_of = Coded::from("H59.17-260704-0001".parse::<DossierCode>()?);
        for row in made(rows, 766) {
            side.dossiers.push((row.agency, dossier_of(&row, &code_of)?));
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
                })?
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
    totals.iter().map(|(name, total)| format!("{name}={total} ")).collect()
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
