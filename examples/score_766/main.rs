//! Scores units by Decision 766/QĐ-TTg, as the national portal does, and says why.
//!
//! `score_766 FILE` takes a CSV `unit,group,metric,numerator,denominator`, in which nothing
//! stands for null. A line that cannot be read is said on standard error; its unit then gets no
//! total, nor a line for the group, since what they would add up is not known.
//! `score_766 --provinces [FILE]` ranks provinces by the points of their groups, and says where
//! one of them loses to the first.

#[path = "../support/card.rs"]
mod card;
#[path = "../support/csv_file.rs"]
mod csv_file;
mod provinces;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::process::ExitCode;

use card::{Format, Unit, print_units};
use clap::Parser;
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::scorecard::{CountField, DECISION_766, Sheet, read_counts};
use vn_egov_metrics::{Lang, Name};

use csv_file::CsvFile;
use support::{Complaints, Input, nothing_done, print_with, unread, wrong_cells};

const COLUMNS: [&str; 5] = ["unit", "group", "metric", "numerator", "denominator"];
const PROVINCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/provinces_766.csv");

/// Chấm điểm theo Quyết định 766 như Cổng Dịch vụ công quốc gia, và nói rõ vì sao.
#[derive(Parser)]
struct Args {
    /// Tệp CSV các số đếm, hoặc điểm từng nhóm khi có --provinces; - để đọc đầu vào chuẩn
    #[arg(required_unless_present = "provinces")]
    file: Option<String>,
    /// Xếp hạng các tỉnh theo điểm từng nhóm
    #[arg(long)]
    provinces: bool,
    /// Tỉnh đem so với tỉnh đứng đầu; mặc định là Vĩnh Long (H61), gồm cả Trà Vinh từ 1/7/2025
    #[arg(long, requires = "provinces")]
    against: Option<String>,
    /// Dạng kết quả
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let name = args.file.as_deref().unwrap_or(PROVINCES);
    let input = match Input::open(name) {
        Ok(input) => input,
        Err(error) => return nothing_done(unread(name, &error, args.lang)),
    };
    let mut complaints = Complaints::of(args.lang);
    let printed = if args.provinces {
        provinces::read(input, &mut complaints).map(|provinces| {
            let asked = args.against.as_ref();
            if let Some(code) = asked.filter(|code| provinces.iter().all(|p| p.code != **code)) {
                let what = Name::new("không tỉnh nào có mã", "no province has the code");
                let what = what.in_lang(args.lang);
                complaints.say(format_args!("{name}: {what} {code:?}"));
            }
            print_with(|out| provinces::print(out, &provinces, &args))
        })
    } else {
        read_units(input, &mut complaints)
            .map(|units| print_with(|out| print_units(out, &units, (args.format, args.lang))))
    };
    match printed {
        Err(why) => nothing_done(why),
        Ok(ExitCode::SUCCESS) => complaints.exit_code(),
        Ok(failed) => failed,
    }
}

/// Says what is wrong in a column of a line.
fn complain_of(
    complaints: &mut Complaints,
    file: &CsvFile,
    line: u64,
    what: &dyn Display,
    column: &str,
) {
    let number = file.column(column);
    let at = Name::new("cột", "column").in_lang(complaints.lang);
    complaints.at(file.name(), line, format_args!("{what}, {at} {number} ({column})"));
}

/// Reads every line that can be read; the others are said, and spoil what they would add to.
fn read_units(input: Input, complaints: &mut Complaints) -> Result<Vec<Unit>, String> {
    let lang = complaints.lang;
    let mut file = CsvFile::open(input, &COLUMNS, &COLUMNS, lang)?;
    let ends = Name::new("dòng kết thúc trước cột này", "the line ends before this").in_lang(lang);
    let mut units: Vec<Unit> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    while let Some((line, row)) = file.next_of_any_length(complaints)? {
        let mut complain = |what: &dyn Display, column: &str| {
            complain_of(complaints, &file, line, what, column);
        };
        let [unit, group, metric, numerator, denominator] =
            COLUMNS.map(|column| file.get(&row, column));
        let (Some(unit), Some(group), Some(metric)) = (unit, group, metric) else {
            let missing = [unit, group, metric].iter().position(Option::is_none).unwrap_or(0);
            complain(&ends, COLUMNS[missing]);
            continue;
        };
        if unit.is_empty() {
            complain(&Name::new("không có đơn vị", "no unit").in_lang(lang), "unit");
            continue;
        }
        let criterion = match DECISION_766.find(group, metric) {
            Ok(criterion) => criterion,
            Err(error) => {
                complain(&error.in_lang(lang), if error.is_group() { "group" } else { "metric" });
                continue;
            }
        };
        let name: String = unit.nfc().collect();
        let index = *by_name.entry(name).or_insert_with_key(|name| {
            let (name, sheet) = (name.clone(), Sheet::new(&DECISION_766));
            units.push(Unit { name: Some(name), sheet, spoilt: BTreeSet::new() });
            units.len() - 1
        });
        let unit = &mut units[index];
        let read = match (numerator, denominator) {
            _ if file.has_surplus(&row) => {
                Err((wrong_cells(row.len(), file.header().len(), lang), "denominator"))
            }
            (Some(numerator), Some(denominator)) => {
                read_counts(numerator, denominator).map_err(|error| match error.field() {
                    CountField::Numerator => (error.in_lang(lang).to_string(), "numerator"),
                    CountField::Denominator => (error.in_lang(lang).to_string(), "denominator"),
                })
            }
            (None, _) => Err((ends.to_owned(), "numerator")),
            (_, None) => Err((ends.to_owned(), "denominator")),
        };
        let put = read.and_then(|counts| {
            unit.sheet.put(criterion.id, counts).map_err(|error| {
                (
                    error.in_lang(lang).to_string(),
                    if error.is_over() { "numerator" } else { "metric" },
                )
            })
        });
        if let Err((what, column)) = put {
            unit.spoilt.insert(criterion.group);
            complain(&what, column);
        }
    }
    Ok(units)
}
