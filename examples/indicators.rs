//! The seventeen dossier indicators of Decision 766, from portal packets.
//!
//! `cargo run --release --example indicators -- FILE… --from DATE --to DATE [--as-of DATE]
//! [--by agency,month,procedure,province] [--map 2025] [--input ndjson|csv] [--no-dedup]
//! [--format json]`
//!
//! FILE holds packets, one JSON object a line, or rows of a CSV by column name (`-`: standard
//! input); by its ending, or by `--input`. The columns of a CSV are the packet's scalars by their
//! portal names, and for lists those of `Packet::from_columns`.
//!
//! The province is that of the agency's code as of the day of receipt; with `--map 2025` it is one
//! of today's. A closed code goes to the province that holds its territory since.
//!
//! A code that comes again replaces what was counted for it, so memory grows with the distinct
//! codes of the period; with `--no-dedup` it grows with the groups alone. What cannot be read is
//! reported as `FILE:LINE: what, where` and the exit status is 1; faults in what was read are
//! counted in a summary on standard error.

#[path = "support/csv_file.rs"]
mod csv_file;
#[path = "support/indicators.rs"]
mod indicators;
mod support;

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use csv_file::CsvFile;
use indicators::{By, Format, Group};
use support::{Complaints, Input};
use vn_egov_metrics::check::{Check, Finding, Report, Rule, Seen};
use vn_egov_metrics::code::{DossierCode, ProcedureCode};
use vn_egov_metrics::fact::{DossierFact, Reading};
use vn_egov_metrics::indicator::dossier;
use vn_egov_metrics::place::{NewProvince, Province};
use vn_egov_metrics::portal::{Packet, ReadPacketError};
use vn_egov_metrics::record::Dossier;
use vn_egov_metrics::{Breakdown, Counts, Coverage, Lang, Ledger, Period};

/// Mười bảy chỉ số hồ sơ theo Quyết định 766, tính từ gói tin đồng bộ.
#[derive(Parser)]
struct Args {
    /// Tệp gói tin NDJSON hoặc CSV; - để đọc đầu vào chuẩn
    #[arg(required = true)]
    files: Vec<String>,
    /// Ngày đầu kỳ
    #[arg(long)]
    from: NaiveDate,
    /// Ngày cuối kỳ
    #[arg(long)]
    to: NaiveDate,
    /// Tính đến ngày nào; mặc định là ngày cuối kỳ
    #[arg(long)]
    as_of: Option<NaiveDate>,
    /// Nhóm theo cơ quan, tháng tiếp nhận, thủ tục, tỉnh
    #[arg(long, value_delimiter = ',')]
    by: Vec<By>,
    /// Tỉnh theo bản đồ từ 1/7/2025; mặc định theo ngày tiếp nhận
    #[arg(long)]
    map: Option<Map>,
    /// Dạng đầu vào; mặc định theo đuôi tệp
    #[arg(long)]
    input: Option<Form>,
    /// Mỗi mã hồ sơ chỉ có một lần, không cần nhớ
    #[arg(long)]
    no_dedup: bool,
    /// Dạng kết quả
    #[arg(long, default_value = "table")]
    format: Format,
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

/// The form of the input.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Ndjson,
    Csv,
}

impl Form {
    fn of(file: &str) -> Self {
        let ending = Path::new(file).extension();
        let csv = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if csv { Self::Csv } else { Self::Ndjson }
    }
}

/// The map of provinces.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Map {
    /// The 34 since 1 July 2025.
    #[value(name = "2025")]
    Since2025,
}

type Groups = Breakdown<Group, Counts<DossierFact>>;

/// Counts with or without a memory of codes.
enum Book {
    Ledger(Ledger<Box<str>, Group, Counts<DossierFact>>),
    Plain(Groups),
}

/// All that is counted.
struct Counting<'a> {
    reading: Reading<'a>,
    by: &'a [By],
    map: Option<Map>,
    book: Book,
    report: Report,
    complaints: Complaints,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let args = Args { by: By::once(&args.by), ..args };
    match Period::range(args.from, args.to) {
        Ok(period) => support::print_with(|out| run(out, &args, period)),
        Err(error) => support::nothing_done(error),
    }
}

fn run(out: &mut dyn Write, args: &Args, period: Period) -> io::Result<ExitCode> {
    let reading = Reading::new(period);
    let reading = args.as_of.map_or(reading, |day| reading.on(day));
    let groups =
        Breakdown::new(Coverage::of(&reading, "packets"), Counts::of(dossier::FROM_PACKETS));
    let book = if args.no_dedup { Book::Plain(groups) } else { Book::Ledger(Ledger::new(groups)) };
    let mut counting = Counting {
        reading,
        by: &args.by,
        map: args.map,
        book,
        report: Report::keeping(1),
        complaints: Complaints::default(),
    };
    let mut opened = 0;
    for name in &args.files {
        let form = args.input.unwrap_or_else(|| Form::of(name));
        let said = |error: io::Error| format!("{name}: {error}");
        let read = Input::open(name).map_err(said).and_then(|input| match form {
            Form::Ndjson => counting.lines(input).map_err(said),
            Form::Csv => counting.rows(input),
        });
        match read {
            Ok(()) => opened += 1,
            Err(why) => counting.complaints.say(why),
        }
    }
    if opened == 0 {
        return Ok(ExitCode::from(2));
    }
    let groups = match counting.book {
        Book::Ledger(ledger) => ledger.into_breakdown(),
        Book::Plain(groups) => groups,
    };
    indicators::print(out, (args.format, args.lang), &args.by, &groups)?;
    support::summarise(&counting.report, args.lang)?;
    Ok(counting.complaints.exit_code())
}

impl Counting<'_> {
    /// One packet a line; blank lines are none.
    fn lines(&mut self, mut input: Input) -> io::Result<()> {
        let progress = support::progress(&input);
        let mut line = Vec::new();
        let mut number = 0;
        loop {
            line.clear();
            let read = input.reader.read_until(b'\n', &mut line)?;
            if read == 0 {
                break;
            }
            number += 1;
            progress.inc(u64::try_from(read).unwrap_or(0));
            let bytes = line.strip_prefix(b"\xEF\xBB\xBF").filter(|_| number == 1).unwrap_or(&line);
            let Ok(text) = str::from_utf8(bytes) else {
                self.complaints.at(&input.name, number, "the line is not text in UTF-8");
                continue;
            };
            if text.trim().is_empty() {
                continue;
            }
            match serde_json::from_str::<Packet<'_>>(text) {
                Ok(packet) => self.count(&packet),
                Err(error) => {
                    let line = usize::try_from(number).unwrap_or(usize::MAX);
                    let error = ReadPacketError::new(&error, line, error.column());
                    self.complaints.at(&input.name, number, error);
                }
            }
        }
        progress.finish_and_clear();
        Ok(())
    }

    /// One packet a row, by the names of the columns.
    fn rows(&mut self, input: Input) -> Result<(), String> {
        let progress = support::progress(&input);
        // A column that stands there twice is a finding of each packet.
        let mut file = CsvFile::open(input, &["MaHoSo"], &[])?;
        let header = file.header().clone();
        while let Some((line, row)) = file.next(&mut self.complaints)? {
            progress.set_position(file.bytes_read());
            match Packet::from_columns(header.iter().zip(&row)) {
                Ok(packet) => self.count(&packet),
                Err(error) => self.complaints.at(file.name(), line, error),
            }
        }
        progress.finish_and_clear();
        Ok(())
    }

    fn count(&mut self, packet: &Packet<'_>) {
        let Some(dossier) = packet.to_dossier(&mut |finding| self.report.add(finding)) else {
            return;
        };
        dossier.report_to(self.reading.as_of(), &mut self.report);
        let standing = dossier.standing(&self.reading);
        let counted = standing.answer(DossierFact::InPeriod) == Some(true);
        let group = counted.then(|| self.group(&dossier));
        let code = dossier.code().as_str();
        match &mut self.book {
            Book::Plain(groups) => group.into_iter().for_each(|group| groups.add(group, standing)),
            Book::Ledger(ledger) => {
                // The later record replaces the earlier, also by not counting any more.
                let replaced = match group {
                    Some(group) => ledger.put(code.into(), group, standing),
                    None => ledger.remove(code),
                };
                if replaced {
                    self.report.add(Finding::new(
                        Rule::RepeatedCode,
                        code,
                        "MaHoSo",
                        Seen::Nothing,
                    ));
                }
            }
        }
    }

    /// Where a dossier counts.
    fn group(&self, dossier: &Dossier) -> Group {
        let parts = dossier.parts();
        let agency = || parts.code.regular().map(DossierCode::agency);
        let value = |by: &By| -> Option<Box<str>> {
            match by {
                By::Agency => Some(agency()?.to_decision_20().as_str().into()),
                By::Month => {
                    let month = parts.timeline.received?.format("%Y-%m");
                    Some(month.to_string().into())
                }
                By::Procedure => {
                    let code = parts.procedure.as_ref()?;
                    Some(code.regular().map_or(code.as_str(), ProcedureCode::as_str).into())
                }
                By::Province => {
                    let code = agency()?.root();
                    let name = match self.map {
                        Some(Map::Since2025) => {
                            NewProvince::by_agency(code.as_str())?.province.name()
                        }
                        None => {
                            let day = parts.timeline.received?.date();
                            Province::by_agency(code.as_str(), day).ok()?.province.name()
                        }
                    };
                    Some(name.vi.into())
                }
            }
        };
        self.by.iter().map(value).collect()
    }
}
