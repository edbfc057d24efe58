//! Due dates of a file of receipts: `received_date,n_working_days` in, the same with `due_date`
//! out.
//!
//! The input is CSV with a header and one record a line; further columns pass through, and a
//! `due_date` that is there already is replaced. `--format csv` is the default, since the output
//! is the input with a column more. With `--project-to` a column `projected` tells which dates
//! rest on days that are not announced.
//!
//! ```sh
//! cargo run --example deadline -- examples/data/deadlines.csv --deemed
//! ```
mod support;

use std::fmt::Display;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use serde::ser::{Serialize, SerializeMap, Serializer};
use support::{Complaints, Input, nothing_done, print_with, table};
use vn_egov_metrics::time::{
    DeadlinePolicy, DueError, Foreseen, ProjectedCalendar, Projection, ReceiptOnDayOff, TimeLimit,
    WorkCalendar,
};
use vn_egov_metrics::{Lang, Name};

/// Due dates by the Vietnamese working calendar.
#[derive(Parser)]
struct Args {
    /// A CSV file with the columns received_date and n_working_days, or - for standard input.
    file: String,
    /// A dossier that arrives on a day off counts as received on the next working day.
    #[arg(long)]
    deemed: bool,
    /// Go on after the announced days, to the end of that year, by a projection.
    #[arg(long, value_name = "YEAR")]
    project_to: Option<i32>,
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// The language of the table: vi or en.
    #[arg(long, default_value = "vi", value_parser = lang)]
    lang: Lang,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Csv,
    Json,
    Table,
}

fn lang(text: &str) -> Result<Lang, String> {
    let named = Lang::ALL.into_iter().find(|lang| lang.to_string() == text);
    named.ok_or_else(|| "expected vi or en".to_owned())
}

const RECEIVED: &str = "received_date";
const DAYS: &str = "n_working_days";
const DUE: &str = "due_date";
const PROJECTED: &str = "projected";

/// The announced calendar, or the projected one.
enum Calendar {
    Announced(&'static WorkCalendar),
    Projected(ProjectedCalendar),
}

impl Calendar {
    fn due(
        &self,
        received: NaiveDate,
        limit: TimeLimit,
        policy: &DeadlinePolicy,
    ) -> Result<Foreseen<NaiveDate>, DueError> {
        match self {
            Self::Announced(calendar) => {
                calendar.due_on(received, limit, policy).map(Foreseen::Announced)
            }
            Self::Projected(calendar) => calendar.due_on(received, limit, policy),
        }
    }
}

/// A record with its due date, in the order of its columns.
struct Row<'a> {
    header: &'a [String],
    fields: Vec<String>,
    days: (usize, u32),
    due: Foreseen<NaiveDate>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, (name, field)) in self.header.iter().zip(&self.fields).enumerate() {
            match name.as_str() {
                DAYS if column == self.days.0 => map.serialize_entry(name, &self.days.1)?,
                PROJECTED => map.serialize_entry(name, &self.due.is_projected())?,
                _ => map.serialize_entry(name, field)?,
            }
        }
        map.end()
    }
}

/// Where the columns stand, and what a record needs to get its due date.
struct Reader {
    header: Vec<String>,
    width: usize,
    received: usize,
    days: usize,
    due: usize,
    projected: Option<usize>,
    calendar: Calendar,
    policy: DeadlinePolicy,
}

impl Reader {
    fn new(mut header: Vec<String>, calendar: Calendar, deemed: bool) -> Result<Self, String> {
        let width = header.len();
        let missing = |name| format!("the header has no column {name}");
        let at = |header: &[String], name: &str| header.iter().position(|column| column == name);
        let received = at(&header, RECEIVED).ok_or_else(|| missing(RECEIVED))?;
        let days = at(&header, DAYS).ok_or_else(|| missing(DAYS))?;
        let mut place = |name: &str| {
            at(&header, name).unwrap_or_else(|| {
                header.push(name.to_owned());
                header.len() - 1
            })
        };
        let due = place(DUE);
        let projected = matches!(calendar, Calendar::Projected(_)).then(|| place(PROJECTED));
        let mut policy = DeadlinePolicy::default();
        if deemed {
            policy.receipt_on_day_off = ReceiptOnDayOff::DeemedNextWorkingDay;
        }
        Ok(Self { header, width, received, days, due, projected, calendar, policy })
    }

    fn read(&self, line: &str) -> Result<Row<'_>, String> {
        let mut fields = fields_of(line)?;
        if fields.len() != self.width {
            let (count, width) = (fields.len(), self.width);
            let s = if count == 1 { "" } else { "s" };
            return Err(format!("{count} field{s}, and the header has {width}"));
        }
        let received: NaiveDate = in_column(&fields[self.received], RECEIVED, |text| {
            // The form of the column alone: chrono also reads 2026-7-1.
            text.parse().ok().filter(|date: &NaiveDate| date.to_string() == text)
        })?;
        let days: u32 = in_column(&fields[self.days], DAYS, |text| text.parse().ok())?;
        let limit = TimeLimit::WorkingDays(days);
        let due = self.calendar.due(received, limit, &self.policy).map_err(|error| {
            let text = error.to_string();
            if text.ends_with("::projected") {
                format!("{text} (here: --project-to YEAR)")
            } else {
                text
            }
        })?;
        fields.resize(self.header.len(), String::new());
        fields[self.due] = due.value().to_string();
        if let Some(column) = self.projected {
            fields[column] = due.is_projected().to_string();
        }
        Ok(Row { header: &self.header, fields, days: (self.days, days), due })
    }
}

/// What the field says, or why it cannot be read.
fn in_column<T>(
    field: &str,
    column: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, String> {
    let (what, expected) = if column == RECEIVED {
        ("day", "one such as 2026-07-01")
    } else {
        ("number of working days", "a whole number")
    };
    read(field.trim()).ok_or_else(|| {
        let text: String = field.chars().take(40).collect();
        format!("{text:?} is no {what}; expected {expected}, in {column}")
    })
}

/// The fields of one line. A quote that stays open ends with its line, so that it spoils no other.
fn fields_of(line: &str) -> Result<Vec<String>, String> {
    if !line.contains('"') {
        return Ok(line.split(',').map(str::to_owned).collect());
    }
    if line.matches('"').count() % 2 == 1 {
        return Err("a quote is opened and not closed".to_owned());
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(line.as_bytes());
    let record = reader.records().next().and_then(Result::ok);
    record
        .map(|record| record.iter().map(str::to_owned).collect())
        .ok_or_else(|| "the line is no CSV".to_owned())
}

fn main() -> ExitCode {
    let args = Args::parse();
    let calendar = match args.project_to {
        None => Calendar::Announced(WorkCalendar::vietnam()),
        Some(year) => match WorkCalendar::vietnam().projected(year, Projection::default()) {
            Ok(projected) => Calendar::Projected(projected),
            Err(error) => return nothing_done(error),
        },
    };
    match Input::open(&args.file) {
        Ok(input) => print_with(|out| run(&args, input, calendar, out)),
        Err(error) => nothing_done(format_args!("{}: {error}", args.file)),
    }
}

fn run(
    args: &Args,
    mut input: Input,
    calendar: Calendar,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let mut line = Vec::new();
    input.reader.read_until(b'\n', &mut line)?;
    let header = String::from_utf8_lossy(&line);
    let header = header.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    let fields =
        fields_of(header).map(|names| names.iter().map(|name| name.trim().to_owned()).collect());
    let reader = match fields.and_then(|fields| Reader::new(fields, calendar, args.deemed)) {
        Ok(reader) => reader,
        Err(why) => return Ok(nothing_done(format_args!("{}:1: {why}", input.name))),
    };
    let mut complaints = Complaints::default();
    let mut rows = Rows::new(args, &reader.header, out)?;
    for number in 2.. {
        line.clear();
        if input.reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let text = std::str::from_utf8(&line).map(|text| text.trim_end_matches(['\r', '\n']));
        let row = match text {
            Ok("") => continue,
            Ok(text) => reader.read(text),
            Err(_) => Err("the line is not UTF-8".to_owned()),
        };
        match row {
            Ok(row) => rows.write(&row)?,
            Err(why) => complaints.at(&input.name, number, why),
        }
    }
    rows.finish()?;
    Ok(complaints.exit_code())
}

/// The output, in one of its forms.
enum Rows<'a> {
    Csv(Box<csv::Writer<&'a mut dyn Write>>),
    Json(&'a mut dyn Write),
    Table { out: &'a mut dyn Write, lang: Lang, header: Vec<String>, rows: Vec<Vec<String>> },
}

impl<'a> Rows<'a> {
    fn new(args: &Args, header: &[String], out: &'a mut dyn Write) -> io::Result<Self> {
        Ok(match args.format {
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(header)?;
                Self::Csv(Box::new(writer))
            }
            Format::Json => Self::Json(out),
            Format::Table => {
                let shown = header.iter().filter(|name| *name != PROJECTED);
                let header = shown.map(|name| column_name(name, args.lang)).collect();
                Self::Table { out, lang: args.lang, header, rows: Vec::new() }
            }
        })
    }

    fn write(&mut self, row: &Row<'_>) -> io::Result<()> {
        match self {
            Self::Csv(writer) => writer.write_record(&row.fields)?,
            Self::Json(out) => {
                serde_json::to_writer(&mut **out, row)?;
                writeln!(out)?;
            }
            // In a table the date itself says that it is projected.
            Self::Table { lang, rows, .. } => {
                let due: &dyn Display = &row.due.in_lang(*lang);
                let shown =
                    row.header.iter().zip(&row.fields).filter(|(name, _)| *name != PROJECTED);
                let text = |(name, field): (&String, &String)| match name.as_str() {
                    DUE => due.to_string(),
                    _ => field.clone(),
                };
                rows.push(shown.map(text).collect());
            }
        }
        Ok(())
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(mut writer) => writer.flush(),
            Self::Json(_) => Ok(()),
            Self::Table { out, header, rows, .. } => {
                let names: Vec<&str> = header.iter().map(String::as_str).collect();
                writeln!(out, "{}", table(&names, &[], rows))
            }
        }
    }
}

fn column_name(name: &str, lang: Lang) -> String {
    let known = match name {
        RECEIVED => Name::new("ngày tiếp nhận", "received"),
        DAYS => Name::new("số ngày làm việc", "working days"),
        DUE => Name::new("ngày hẹn trả", "due"),
        _ => return name.to_owned(),
    };
    known.in_lang(lang).to_owned()
}
