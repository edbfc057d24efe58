//! The three signing rates of a register of issued documents.
//!
//! `cargo run --example documents -- FILE --from DATE --to DATE [--by agency,month]`
//!
//! A DATE is written `01/7/2026`, the day first, or `2026-07-01`.
//!
//! FILE is a CSV (`-`: standard input) with the columns `agency, issued_on, electronic, secret,
//! paper_only, signed_person, signed_organisation`, in any order; all but `issued_on` may be missing,
//! and `agency` too unless it is grouped by. A row that cannot be read is reported as
//! `FILE:LINE: what, where`, the rest is still counted, and the exit status is then 1.

#[path = "support/csv_file.rs"]
mod csv_file;
#[path = "support/indicators.rs"]
mod indicators;
mod support;

use std::io::{self, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Parser;
use csv_file::CsvFile;
use indicators::{By, Format, Group};
use support::{Complaints, Input};
use vn_egov_metrics::code::AgencyCode;
use vn_egov_metrics::fact::{DocumentFact, Reading};
use vn_egov_metrics::indicator::document;
use vn_egov_metrics::number::Shown;
use vn_egov_metrics::place::Province;
use vn_egov_metrics::record::{Document, DocumentRow};
use vn_egov_metrics::{Breakdown, Counts, Coverage, Lang, Period};

/// Tỷ lệ ký số văn bản điện tử từ sổ văn bản đi.
#[derive(Parser)]
struct Args {
    /// Tệp CSV, hoặc - để đọc đầu vào chuẩn
    file: String,
    /// Ngày đầu kỳ: 01/7/2026 hoặc 2026-07-01
    #[arg(long, value_parser = support::day)]
    from: NaiveDate,
    /// Ngày cuối kỳ
    #[arg(long, value_parser = support::day)]
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
#[derive(Default, PartialEq)]
struct LeftOut {
    secret: u64,
    paper_only: u64,
    not_electronic: u64,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let args = Args { by: By::once(&args.by), ..args };
    let period = match Period::range(args.from, args.to) {
        Ok(period) => period,
        Err(error) => return support::nothing_done(error.in_lang(args.lang)),
    };
    let input = match Input::open(&args.file) {
        Ok(input) => input,
        Err(error) => {
            return support::nothing_done(support::unread(&args.file, &error, args.lang));
        }
    };
    support::print_with(|out| count(out, &args, Reading::new(period), input))
}

/// The columns of a register.
const COLUMNS: [&str; 7] = [
    "agency",
    "issued_on",
    "electronic",
    "secret",
    "paper_only",
    "signed_person",
    "signed_organisation",
];

impl LeftOut {
    /// Counts the document once, for the first of the reasons that leave it out.
    fn add(&mut self, document: &Document) {
        let Document { secret, paper_only, electronic, .. } = *document;
        if secret == Some(true) {
            self.secret += 1;
        } else if paper_only == Some(true) {
            self.paper_only += 1;
        } else if electronic == Some(false) {
            self.not_electronic += 1;
        }
    }

    fn in_lang(&self, lang: Lang) -> String {
        let shown = |count: u64| Shown::new(count, lang);
        let Self { secret, paper_only, not_electronic } = *self;
        let (secret, paper_only) = (shown(secret), shown(paper_only));
        let not_electronic = shown(not_electronic);
        match lang {
            Lang::Vi => format!(
                "Không tính: {secret} văn bản mật, {paper_only} văn bản bắt buộc bản giấy, {not_electronic} văn bản không phải điện tử."
            ),
            Lang::En => format!(
                "Left out: {secret} secret, {paper_only} kept on paper by law, {not_electronic} not electronic."
            ),
        }
    }
}

fn count(out: &mut dyn Write, args: &Args, reading: Reading, input: Input) -> io::Result<ExitCode> {
    let coverage = Coverage::of(&reading, &input.name);
    let mut groups = Breakdown::new(coverage, Counts::of(document::ALL));
    // What a column would say is not known where it is missing, but a day is needed to count at
    // all, and an agency to count by it.
    let needed: &[&str] =
        if args.by.contains(&By::Agency) { &["agency", "issued_on"] } else { &["issued_on"] };
    let mut file = match CsvFile::open(input, needed, &COLUMNS, args.lang) {
        Ok(file) => file,
        Err(why) => return Ok(support::nothing_done(why)),
    };
    let mut complaints = Complaints::of(args.lang);
    let mut left_out = LeftOut::default();
    let header = file.header().clone();
    while let Some((line, cells)) = file.next(&mut complaints).map_err(io::Error::other)? {
        // Cells as text suit every column, so only a flag or a day can be wrong.
        let row: DocumentRow<'_> = cells.deserialize(Some(&header))?;
        let document = match row.document() {
            Ok(document) => document,
            Err(error) => {
                complaints.at(file.name(), line, error.in_lang(args.lang));
                continue;
            }
        };
        let standing = document.standing(&reading);
        if standing.answer(DocumentFact::InPeriod) != Some(true) {
            continue;
        }
        left_out.add(&document);
        let value = |by: &By| match by {
            By::Agency => row.agency_name().map(|name| match name.parse::<AgencyCode>() {
                // One agency, in whichever of the two forms its code is written.
                Ok(code) => code.to_decision_20().as_str().into(),
                Err(_) => name.into(),
            }),
            // A document applies for no procedure.
            By::Procedure => None,
            By::Province => row
                .agency_name()
                .and_then(|name| name.parse::<AgencyCode>().ok())
                .and_then(|code| Province::by_agency(code.root().as_str(), document.issued_on).ok())
                .map(|holder| holder.province.name().vi.into()),
            By::Month => Some(document.issued_on.format("%Y-%m").to_string().into()),
        };
        groups.add(args.by.iter().map(value).collect::<Group>(), standing);
    }

    let lines = indicators::lines(&groups, [], &document::ALL, args.lang);
    indicators::print(out, (args.format, args.lang), &args.by, lines)?;
    let said = left_out.in_lang(args.lang);
    match args.format {
        Format::Table => writeln!(out, "{said}")?,
        // The lines of JSON are for programs, and a register without such documents is in order.
        Format::Json if left_out == LeftOut::default() => {}
        Format::Json => writeln!(io::stderr(), "{said}")?,
    }
    Ok(complaints.exit_code())
}
