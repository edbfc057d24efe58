//! Local packets beside those that the national portal holds: which dossiers are in step, which are
//! not, and what would have to be sent.
//!
//! `cargo run --release --example reconcile -- LOCAL PORTAL [--input ndjson|csv] [--plan]
//! [--format json] [--lang en]`
//!
//! Both files hold packets as those of `indicators` do, one JSON object a line or rows of a CSV (`-`:
//! standard input, for one of the two). They are read packet by packet; of each 80 bytes are
//! kept, so memory grows with the dossiers of both.
//!
//! Without more it prints a table by agency: how many of its dossiers the portal holds, how many of
//! them in step. With `--format json` it prints a line for every code that is not in step, codes
//! ascending, and then the summary:
//!
//! ```json
//! {"code":"H59.17-260704-0001","state":"behind","local":9,"portal":4}
//! {"summary":{"in_step":1,"behind":1,"ahead":0,"differs":0,"absent":0,"orphan":0}}
//! ```
//!
//! With `--plan` it prints what is to be sent instead, the oldest change first: added, or updated,
//! and which fields differ.
//!
//! What cannot be read is reported as `FILE:LINE: what, where` and the exit status is 1; if one of
//! the files cannot be read at all, nothing can be compared, and it is 2. Faults in what was read,
//! repeated codes and codes that look like others are counted on standard error, with some of them.

#[path = "support/csv_file.rs"]
mod csv_file;
#[path = "support/feed.rs"]
mod feed;
mod support;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use feed::{Each, Form, Met};
use serde::Serialize;
use vn_egov_metrics::check::{Check, Report, Rule};
use vn_egov_metrics::number::Shown;
use vn_egov_metrics::portal::reconcile::{
    Pair, Reconciled, SendPlan, Side, SyncCounts, SyncRecord, reconcile,
};
use vn_egov_metrics::record::SyncState;
use vn_egov_metrics::{Lang, Name, Places, Rounding, Share};

/// Đối soát hồ sơ của địa phương với hồ sơ trên Cổng Dịch vụ công quốc gia.
#[derive(Parser)]
struct Args {
    /// Tệp gói tin của địa phương, NDJSON hoặc CSV; - để đọc đầu vào chuẩn
    local: String,
    /// Tệp gói tin trên Cổng, NDJSON hoặc CSV; - để đọc đầu vào chuẩn
    portal: String,
    /// Dạng đầu vào; mặc định theo đuôi tệp
    #[arg(long)]
    input: Option<Form>,
    /// In danh sách cần gửi lên Cổng, thay đổi cũ nhất trước
    #[arg(long)]
    plan: bool,
    /// Dạng kết quả
    #[arg(long, default_value = "table")]
    format: Format,
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A readable table.
    Table,
    /// One JSON object a line.
    Json,
}

fn main() -> ExitCode {
    let args = Args::parse();
    if args.local == "-" && args.portal == "-" {
        let why = Name::new(
            "đầu vào chuẩn chỉ có thể là một trong hai tệp",
            "standard input can be only one of the two files",
        );
        return support::nothing_done(why.in_lang(args.lang));
    }
    support::print_with(|out| run(out, &args))
}

fn run(out: &mut dyn Write, args: &Args) -> io::Result<ExitCode> {
    let mut met = [(); 2].map(|()| Met { report: samples(), ..Met::of(args.lang) });
    let [local_met, portal_met] = &mut met;
    let local = records(&args.local, args.input, local_met);
    let portal = records(&args.portal, args.input, portal_met);
    let (Some(local), Some(portal)) = (local, portal) else { return Ok(ExitCode::from(2)) };

    let reconciled = reconcile(&local, &portal);
    match (args.plan, args.format) {
        (false, Format::Json) => print_lines(out, &reconciled)?,
        (false, Format::Table) => print_agencies(out, &reconciled, args.lang)?,
        (true, Format::Json) => print_plan(out, &reconciled.send_plan())?,
        (true, Format::Table) => print_plan_table(out, &reconciled.send_plan(), args.lang)?,
    }
    out.flush()?;

    let [local_met, portal_met] = &mut met;
    reconciled.check_codes(Side::Local, &mut |finding| local_met.report.add(finding));
    reconciled.check_codes(Side::Portal, &mut |finding| portal_met.report.add(finding));
    summarise(&args.local, &local_met.report, args.lang)?;
    summarise(&args.portal, &portal_met.report, args.lang)?;
    Ok(if met.iter().all(|met| met.complaints.exit_code() == ExitCode::SUCCESS) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// What is compared of each packet; `None` if the file cannot be read.
fn records(name: &str, form: Option<Form>, met: &mut Met) -> Option<Vec<SyncRecord>> {
    let mut records = Vec::new();
    let read = feed::read(
        name,
        form,
        met,
        Each::Packets(&mut |line, packet, report| {
            let dossier = packet.to_dossier(&mut |finding| report.add(finding));
            // Nothing is compared with a day, so nothing lies in the future.
            if let Some(dossier) = dossier {
                dossier.report_to(NaiveDate::MAX, report);
            }
            records.extend(SyncRecord::of_packet(packet, line));
        }),
    );
    read.then_some(records)
}

/// A line of JSON for a code that is not in step.
#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    state: SyncState,
    local: Option<Code<'a>>,
    portal: Option<Code<'a>>,
}

/// A status as its number, or as the text it is.
#[derive(Serialize)]
#[serde(untagged)]
enum Code<'a> {
    Number(u8),
    Text(&'a str),
}

fn code(record: Option<&SyncRecord>) -> Option<Code<'_>> {
    let record = record?;
    let number = record.status().map(|status| Code::Number(status.number()));
    number.or_else(|| record.written_status().map(Code::Text))
}

#[derive(Serialize)]
struct Summary {
    summary: SyncCounts,
}

fn print_lines(out: &mut dyn Write, reconciled: &Reconciled<'_>) -> io::Result<()> {
    for pair in reconciled.by_code() {
        let (local, portal) = (code(pair.local()), code(pair.portal()));
        let line = Line { code: pair.code(), state: pair.state(), local, portal };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    serde_json::to_writer(&mut *out, &Summary { summary: reconciled.counts() })?;
    writeln!(out)
}

/// The agency of the code, as Decision 20/2020 writes it; `None` for an irregular code.
fn agency(pair: &Pair<'_>) -> Option<String> {
    let code = pair.local().or(pair.portal())?.dossier_code()?;
    code.regular().map(|code| code.agency().to_decision_20().to_string())
}

fn print_agencies(out: &mut dyn Write, reconciled: &Reconciled<'_>, lang: Lang) -> io::Result<()> {
    let mut agencies = BTreeMap::<Option<String>, SyncCounts>::new();
    for pair in reconciled.pairs() {
        agencies.entry(agency(&pair)).or_default().add(pair.state());
    }
    let row = |name: String, counts: SyncCounts| {
        let number = |number: u64| Shown::new(number, lang).to_string();
        let share = |share: Share| {
            let percent = share.percent(Places::TWO, Rounding::HalfUp);
            percent.map_or("–".to_owned(), |percent| percent.in_lang(lang).to_string())
        };
        let states = SyncState::ALL.map(|state| number(counts.get(state)));
        let shares = [share(counts.on_portal()), share(counts.in_step())];
        let local = number(counts.local());
        [name, local].into_iter().chain(states).chain(shares).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = agencies
        .into_iter()
        .map(|(agency, counts)| row(agency.unwrap_or_else(|| "–".to_owned()), counts))
        .collect();
    let total = Name::new("TỔNG", "TOTAL").in_lang(lang);
    rows.push(row(total.to_owned(), reconciled.counts()));
    let names = [Name::new("Cơ quan", "Agency"), Name::new("Hồ sơ", "Local")];
    let shares = [
        Name::new("Tỷ lệ có trên Cổng", "On the portal"),
        Name::new("Tỷ lệ khớp", "Share in step"),
    ];
    let names = names.into_iter().chain(SyncState::ALL.map(SyncState::name)).chain(shares);
    let header: Vec<_> = names.map(|name| name.in_lang(lang)).collect();
    let numbers: Vec<_> = (1..header.len()).collect();
    writeln!(out, "{}", support::table(&header, &numbers, rows))
}

fn print_plan(out: &mut dyn Write, plan: &SendPlan) -> io::Result<()> {
    for sending in plan {
        serde_json::to_writer(&mut *out, sending)?;
        writeln!(out)?;
    }
    Ok(())
}

fn print_plan_table(out: &mut dyn Write, plan: &SendPlan, lang: Lang) -> io::Result<()> {
    let rows = plan.iter().map(|sending| {
        let change = sending.record().last_change();
        vec![
            sending.code().to_owned(),
            sending.action().name().in_lang(lang).to_owned(),
            change.map_or("–".to_owned(), |change| change.get().to_string()),
            sending.differs().in_lang(lang).to_string(),
        ]
    });
    let header = [
        Name::new("Mã hồ sơ", "Code"),
        Name::new("Gửi", "Send"),
        Name::new("Thay đổi cuối", "Last change"),
        Name::new("Khác nhau ở", "Differs in"),
    ];
    let header = header.map(|name| name.in_lang(lang));
    writeln!(out, "{}", support::table(&header, &[], rows.collect()))
}

/// What is wrong with codes is worth looking at one by one; of other faults one each is enough.
const CODES: [Rule; 4] =
    [Rule::RepeatedCode, Rule::PaddedCode, Rule::DecomposedCode, Rule::LookAlikeCode];

fn samples() -> Report {
    Report::keeping(20)
}

/// Says on standard error what is wrong in what was read of a file.
fn summarise(file: &str, report: &Report, lang: Lang) -> io::Result<()> {
    if report.is_clean() {
        return Ok(());
    }
    let mut err = io::stderr().lock();
    write!(err, "{file}: ")?;
    drop(err);
    support::summarise(report, lang)?;
    let mut err = io::stderr().lock();
    for (_, samples) in report.iter().filter(|(rule, _)| CODES.contains(rule)) {
        for finding in samples.kept().iter().skip(1) {
            writeln!(err, "         {}", finding.in_lang(lang))?;
        }
    }
    Ok(())
}
