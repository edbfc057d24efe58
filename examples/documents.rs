//! The three signing rates of a register of issued documents.
//!
//! `cargo run --example documents -- FILE --from DATE --to DATE [--by agency,month]`
//!
//! FILE is a CSV (`-`: standard input) with the columns `agency, issued_on, electronic, secret,
//! paper_only, signed_person, signed_organisation`. A row that cannot be read is reported as
//! `FILE:LINE: what, where`, the rest is still counted, and the exit status is then 1.

#[path = "support/indicators.rs"]
mod indicators;
mod support;

use std::io::{self, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Parser;
use indicators::{By, Format, Group};
use support::{Complaints, Input};
use vn_egov_metrics::fact::{DocumentFact, Reading};
use vn_egov_metrics::indicator::document;
use vn_egov_metrics::record::DocumentRow;
use vn_egov_metrics::{Breakdown, Counts, Coverage, Lang, Period};

/// Tỷ lệ ký số văn bản điện tử từ sổ văn bản đi.
#[derive(Parser)]
struct Args {
    /// Tệp CSV, hoặc - để đọc đầu vào chuẩn
    file: String,
    /// Ngày đầu kỳ
    #[arg(long)]
    from: NaiveDate,
    /// Ngày cuối kỳ
    #[arg(long)]
    to: NaiveDate,
    /// Nhóm theo cơ quan, tháng
    #[arg(long, value_delimiter = ',')]
    by: Vec<By>,
    /// Dạng kết quả
    #[arg(long, default_value = "table")]
    format: Format,
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

/// Documents of the period that no rate counts.
#[derive(Default)]
struct LeftOut {
    secret: u64,
    paper_only: u64,
    not_electronic: u64,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let period = match Period::range(args.from, args.to) {
        Ok(period) => period,
        Err(error) => return support::nothing_done(error),
    };
    let input = match Input::open(&args.file) {
        Ok(input) => input,
        Err(error) => return support::nothing_done(format_args!("{}: {error}", args.file)),
    };
    support::print_with(|out| count(out, &args, Reading::new(period), input))
}

fn count(out: &mut dyn Write, args: &Args, reading: Reading, input: Input) -> io::Result<ExitCode> {
    let mut complaints = Complaints::default();
    let mut left_out = LeftOut::default();
    let coverage = Coverage::of(&reading, &input.name);
    let mut groups = Breakdown::new(coverage, Counts::of(document::ALL));

    let mut file = csv::ReaderBuilder::new().flexible(true).from_reader(input.reader);
    let header = file.headers()?.clone();
    if let Some(column) = ["agency", "issued_on"]
        .into_iter()
        .find(|name| !header.iter().any(|column| column == *name))
    {
        return Ok(support::nothing_done(format_args!(
            "{}:1: column {column} is missing",
            input.name
        )));
    }
    let mut record = csv::StringRecord::new();
    loop {
        match file.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                complaints.at(
                    &input.name,
                    error.position().map_or(0, csv::Position::line),
                    "the row is not text in UTF-8",
                );
                continue;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        let row: DocumentRow<'_> = match record.deserialize(Some(&header)) {
            Ok(row) => row,
            Err(_) => {
                complaints.at(
                    &input.name,
                    line,
                    format_args!("{} cells instead of {}", record.len(), header.len()),
                );
                continue;
            }
        };
        let document = match row.document() {
            Ok(document) => document,
            Err(error) => {
                complaints.at(&input.name, line, error);
                continue;
            }
        };
        let standing = document.standing(&reading);
        let is = |fact| standing.answer(fact) == Some(true);
        if !is(DocumentFact::InPeriod) {
            continue;
        }
        left_out.secret += u64::from(is(DocumentFact::Secret));
        left_out.paper_only += u64::from(is(DocumentFact::PaperOnly));
        left_out.not_electronic += u64::from(document.electronic == Some(false));
        let group: Group = args
            .by
            .iter()
            .map(|by| match by {
                By::Agency => support::agency(row.agency),
                By::Month => Some(document.issued_on.format("%Y-%m").to_string().into()),
            })
            .collect();
        groups.add(group, standing);
    }

    indicators::print(out, (args.format, args.lang), &args.by, &groups)?;
    let LeftOut { secret, paper_only, not_electronic } = left_out;
    let left_out = match args.lang {
        Lang::Vi => format!(
            "Không tính: {secret} văn bản mật, {paper_only} văn bản bắt buộc bản giấy, {not_electronic} văn bản không phải điện tử."
        ),
        Lang::En => format!(
            "Left out: {secret} secret, {paper_only} kept on paper by law, {not_electronic} not electronic."
        ),
    };
    match args.format {
        Format::Table => writeln!(out, "{left_out}")?,
        // The lines of JSON are for programs.
        Format::Json => writeln!(io::stderr(), "{left_out}")?,
    }
    Ok(complaints.exit_code())
}
