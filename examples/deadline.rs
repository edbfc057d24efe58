//! Due dates of a register of receipts, by the Vietnamese working calendar.
//!
//! `cargo run --example deadline -- FILE [--deemed] [--project-to YEAR]`
//!
//! FILE is a CSV (`-`: standard input) with the columns `received_date, n_working_days` and any
//! others, one record a line; between the cells stand commas, or `;` or tabs as office programs
//! write them. Days are written `01/7/2026`, the day first, or `2026-07-01`. Out comes the same CSV
//! with `due_date` added in the second form, or replaced if it is there; with `--project-to` also
//! `projected`, which tells the dates that rest on days nobody has announced. A line that cannot be
//! read is reported as `FILE:LINE: what, where`, the rest is still computed, and the exit status is
//! then 1.

mod support;

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use serde::ser::{Serialize, SerializeMap, Serializer};
use support::{Complaints, Input, wrong_cells};
use vn_egov_metrics::time::{Foreseen, ProjectedCalendar, Projection, ReceiptOnDayOff, read_day};
use vn_egov_metrics::{DeadlinePolicy, Lang, Name, TimeLimit, WorkCalendar};

/// Ngày hẹn trả của các hồ sơ, tính theo ngày làm việc ở Việt Nam.
#[derive(Parser)]
struct Args {
    /// Tệp CSV có cột received_date (01/7/2026 hoặc 2026-07-01) và n_working_days, hoặc - để đọc đầu
    /// vào chuẩn
    file: String,
    /// Hồ sơ đến vào ngày nghỉ được coi là nhận vào ngày làm việc tiếp theo
    #[arg(long)]
    deemed: bool,
    /// Tính tiếp đến hết năm đó theo ngày nghỉ dự kiến
    #[arg(long, value_name = "YEAR")]
    project_to: Option<i32>,
    /// Dạng kết quả
    #[arg(long, default_value = "csv")]
    format: Format,
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Json,
    Table,
}

const RECEIVED: &str = "received_date";
const DAYS: &str = "n_working_days";
const DUE: &str = "due_date";
const PROJECTED: &str = "projected";

fn main() -> ExitCode {
    let args = Args::parse();
    let announced = WorkCalendar::vietnam();
    let project = |year| announced.projected(year, Projection::default());
    let projected = match args.project_to.map(project).transpose() {
        Ok(projected) => projected,
        Err(error) => return support::nothing_done(error.in_lang(args.lang)),
    };
    let input = match Input::open(&args.file) {
        Ok(input) => input,
        Err(error) => {
            return support::nothing_done(support::unread(&args.file, &error, args.lang));
        }
    };
    support::print_with(|out| compute(out, &args, projected, input))
}

/// The next line with its end in the room of the last one; `false` at the end of the file.
fn next_line(input: &mut Input, line: &mut Vec<u8>, lang: Lang) -> io::Result<bool> {
    line.clear();
    let read = input.reader.read_until(b'\n', line);
    let named = |error: io::Error| io::Error::other(support::unread(&input.name, &error, lang));
    read.map(|read| read > 0).map_err(named)
}

fn compute(
    out: &mut dyn Write,
    args: &Args,
    projected: Option<ProjectedCalendar>,
    mut input: Input,
) -> io::Result<ExitCode> {
    let mut line = Vec::new();
    next_line(&mut input, &mut line, args.lang)?;
    let register =
        match text_of(&line, args.lang).and_then(|text| Register::new(text, args, projected)) {
            Ok(register) => register,
            Err(why) => return Ok(support::nothing_done(format_args!("{}:1: {why}", input.name))),
        };
    let mut complaints = Complaints::of(args.lang);
    let mut printer = Printer::new(out, args, &register)?;
    for number in 2.. {
        if !next_line(&mut input, &mut line, args.lang)? {
            break;
        }
        match text_of(&line, args.lang).and_then(|text| register.read(text)) {
            Ok(Some(row)) => printer.print(&row)?,
            Ok(None) => {}
            Err(why) => complaints.at(&input.name, number, why),
        }
    }
    printer.finish()?;
    Ok(complaints.exit_code())
}

/// A line without its end, and without the mark that some programs put before the first.
fn text_of(line: &[u8], lang: Lang) -> Result<&str, String> {
    let what = Name::new("dòng không phải văn bản UTF-8", "the line is not text in UTF-8");
    let text = str::from_utf8(line).map_err(|_| what.in_lang(lang))?;
    Ok(text.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']))
}

/// The cells of one line. A quote that stays open ends with it, so that it spoils no other line.
fn cells_of(line: &str, delimiter: u8, lang: Lang) -> Result<Vec<String>, String> {
    if !line.contains('"') {
        return Ok(line.split(char::from(delimiter)).map(str::to_owned).collect());
    }
    if line.matches('"').count() % 2 == 1 {
        let what = Name::new("mở ngoặc kép mà không đóng", "a quote is opened and not closed");
        return Err(what.in_lang(lang).to_owned());
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).delimiter(delimiter);
    let mut reader = reader.from_reader(line.as_bytes());
    let record = reader.records().next().and_then(Result::ok).unwrap_or_default();
    Ok(record.iter().map(str::to_owned).collect())
}

/// Where the columns stand, and what a line needs to get its due date.
struct Register {
    /// What stands between the cells, of the input and of the output.
    delimiter: u8,
    /// The columns of the output: those of the input, and those added.
    header: Vec<String>,
    width: usize,
    received: usize,
    days: usize,
    due: usize,
    /// The column that says so, and the calendar that goes on.
    projected: Option<(usize, ProjectedCalendar)>,
    policy: DeadlinePolicy,
    /// In which what cannot be read is said.
    lang: Lang,
}

/// A line with its due date.
struct Row<'a> {
    register: &'a Register,
    cells: Vec<String>,
    days: u32,
    due: Foreseen<NaiveDate>,
}

impl Register {
    fn new(line: &str, args: &Args, projected: Option<ProjectedCalendar>) -> Result<Self, String> {
        let delimiter = support::delimiter(line.as_bytes(), &[RECEIVED, DAYS]);
        let lang = args.lang;
        let mut header = cells_of(line, delimiter, lang)?;
        let width = header.len();
        let at = |header: &[String], name| header.iter().position(|column| column.trim() == name);
        let times = |name: &str| header.iter().filter(|column| column.trim() == name).count();
        if let Some(name) = [RECEIVED, DAYS, DUE].into_iter().find(|name| times(name) > 1) {
            return Err(support::repeated_column(name, lang));
        }
        let needed = |name| at(&header, name).ok_or_else(|| support::missing_column(name, lang));
        let (received, days) = (needed(RECEIVED)?, needed(DAYS)?);
        let mut added = |name: &'static str| {
            at(&header, name).unwrap_or_else(|| {
                header.push(name.to_owned());
                header.len() - 1
            })
        };
        let due = added(DUE);
        let projected = projected.map(|calendar| (added(PROJECTED), calendar));
        let mut policy = DeadlinePolicy::default();
        if args.deemed {
            policy.receipt_on_day_off = ReceiptOnDayOff::DeemedNextWorkingDay;
        }
        Ok(Self { delimiter, header, width, received, days, due, projected, policy, lang })
    }

    /// The line with its due date; `None` for a line of empty cells.
    fn read(&self, line: &str) -> Result<Option<Row<'_>>, String> {
        let lang = self.lang;
        let mut cells = cells_of(line, self.delimiter, lang)?;
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(None);
        }
        if cells.len() != self.width {
            return Err(wrong_cells(cells.len(), self.width, lang));
        }
        let said = |what: String, column: usize| {
            let column = &self.header[column];
            format!("{what}, {} {column}", Name::new("ở", "in").in_lang(lang))
        };
        let received = read_day(&cells[self.received]);
        let received =
            received.map_err(|error| said(error.in_lang(lang).to_string(), self.received))?;
        let days = cells[self.days].trim().parse();
        let days = days.map_err(|_| {
            let cell: String = cells[self.days].chars().take(40).collect();
            let what = Name::new(
                "không phải là số ngày nguyên như 15",
                "is not a whole number of days such as 15",
            );
            said(format!("{cell:?} {}", what.in_lang(lang)), self.days)
        })?;
        let limit = TimeLimit::WorkingDays(days);
        let due = match &self.projected {
            Some((_, calendar)) => calendar.due_on(received, limit, &self.policy),
            None => WorkCalendar::vietnam()
                .due_on(received, limit, &self.policy)
                .map(Foreseen::Announced),
        };
        let due = due.map_err(|error| error.in_lang(lang).to_string())?;
        cells.resize(self.header.len(), String::new());
        cells[self.due] = due.value().to_string();
        if let Some((column, _)) = self.projected {
            cells[column] = due.is_projected().to_string();
        }
        Ok(Some(Row { register: self, cells, days, due }))
    }
}

/// The cells by the names of their columns, in their order.
impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let register = self.register;
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, (name, cell)) in register.header.iter().zip(&self.cells).enumerate() {
            match &register.projected {
                _ if column == register.days => map.serialize_entry(name, &self.days)?,
                Some((projected, _)) if column == *projected => {
                    map.serialize_entry(name, &self.due.is_projected())?;
                }
                _ => map.serialize_entry(name, cell)?,
            }
        }
        map.end()
    }
}

enum Printer<'a> {
    Csv(Box<csv::Writer<&'a mut dyn Write>>),
    Json(&'a mut dyn Write),
    Table { out: &'a mut dyn Write, lang: Lang, header: Vec<&'a str>, rows: Vec<Vec<String>> },
}

impl<'a> Printer<'a> {
    fn new(out: &'a mut dyn Write, args: &Args, register: &'a Register) -> io::Result<Self> {
        let header = &register.header;
        Ok(match args.format {
            Format::Csv => {
                let mut writer = csv::WriterBuilder::new();
                let mut writer = writer.delimiter(register.delimiter).from_writer(out);
                writer.write_record(header)?;
                Self::Csv(Box::new(writer))
            }
            Format::Json => Self::Json(out),
            Format::Table => {
                let header = header.iter().map(|name| column_name(name, args.lang)).collect();
                Self::Table { out, lang: args.lang, header, rows: Vec::new() }
            }
        })
    }

    fn print(&mut self, row: &Row<'_>) -> io::Result<()> {
        match self {
            Self::Csv(writer) => writer.write_record(&row.cells)?,
            Self::Json(out) => {
                serde_json::to_writer(&mut **out, row)?;
                writeln!(out)?;
            }
            Self::Table { lang, rows, .. } => {
                let mut cells = row.cells.clone();
                cells[row.register.due] = row.due.in_lang(*lang).to_string();
                rows.push(cells);
            }
        }
        Ok(())
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(mut writer) => writer.flush(),
            Self::Json(_) => Ok(()),
            Self::Table { out, header, rows, .. } => {
                writeln!(out, "{}", support::table(&header, &[], rows))
            }
        }
    }
}

fn column_name(name: &str, lang: Lang) -> &str {
    let known = match name {
        RECEIVED => Name::new("ngày tiếp nhận", "received"),
        DAYS => Name::new("số ngày làm việc", "working days"),
        DUE => Name::new("ngày hẹn trả", "due"),
        PROJECTED => Name::new("dự kiến", "projected"),
        _ => return name,
    };
    known.in_lang(lang)
}
