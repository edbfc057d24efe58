//! What every example does alike: opening its inputs, saying what could not be read, printing a
//! table, and the exit status that follows.
#![allow(dead_code, unreachable_pub)] // each example uses its part of it

pub mod blocks;

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use comfy_table::{CellAlignment, Table, presets};
use csv::{ByteRecord, ReaderBuilder};
use indicatif::{ProgressBar, ProgressStyle};
use vn_egov_metrics::Lang;
use vn_egov_metrics::check::Report;
use vn_egov_metrics::number::Shown;
use vn_egov_metrics::time::read_day;

/// A file named on the command line, or standard input for `-`.
#[allow(missing_debug_implementations)] // a reader has none
pub struct Input {
    /// The name, as complaints give it.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn BufRead>,
    /// How many there are, where that can be known.
    pub size: Option<u64>,
}

impl Input {
    /// Opens the file, or standard input for `-`.
    pub fn open(name: &str) -> io::Result<Self> {
        let (reader, size): (Box<dyn BufRead>, _) = if name == "-" {
            (Box::new(io::stdin().lock()), None)
        } else {
            let file = File::open(name)?;
            let size = file.metadata().ok().filter(std::fs::Metadata::is_file);
            (Box::new(BufReader::with_capacity(1 << 16, file)), size.map(|file| file.len()))
        };
        Ok(Self { name: name.to_owned(), reader, size })
    }
}

/// Reads a line with its end, as `read_until` does, only quicker.
pub fn read_line(reader: &mut (impl BufRead + ?Sized), line: &mut Vec<u8>) -> io::Result<usize> {
    let mut read = 0;
    loop {
        let bytes = reader.fill_buf()?;
        let end = memchr::memchr(b'\n', bytes);
        let used = end.map_or(bytes.len(), |end| end + 1);
        line.extend_from_slice(&bytes[..used]);
        reader.consume(used);
        read += used;
        if end.is_some() || used == 0 {
            return Ok(read);
        }
    }
}

/// A day of the command line, as Viet Nam writes it or in ISO 8601; it is refused in the language of
/// the help, for the one asked for is not known yet.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    read_day(text).map_err(|error| error.in_lang(Lang::Vi).to_string())
}

/// Why a file cannot be opened or read, in that language as far as it is a common reason.
pub fn unread(name: &str, error: &io::Error, lang: Lang) -> String {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "không có tệp này",
        io::ErrorKind::PermissionDenied => "không có quyền đọc",
        io::ErrorKind::IsADirectory => "là thư mục, không phải tệp",
        _ => return format!("{name}: {error}"),
    };
    match lang {
        Lang::Vi => format!("{name}: {reason}"),
        Lang::En => format!("{name}: {error}"),
    }
}

/// What could not be read: said at once on standard error, remembered for the exit status.
#[derive(Debug, Default)]
pub struct Complaints {
    /// The language they are said in.
    pub lang: Lang,
    count: u64,
}

impl Complaints {
    /// None yet, to be said in that language.
    pub const fn of(lang: Lang) -> Self {
        Self { lang, count: 0 }
    }

    /// Says `FILE:LINE: what, where`; the rest of the input is still read.
    pub fn at(&mut self, file: &str, line: u64, what: impl fmt::Display) {
        self.say(format_args!("{file}:{line}: {what}"));
    }

    /// Says why a whole file could not be read.
    pub fn say(&mut self, why: impl fmt::Display) {
        self.count += 1;
        if cfg!(test) {
            // Kept by the tests' harness.
            eprintln!("{why}");
            return;
        }
        // A closed standard error leaves nothing to complain to.
        let _ = writeln!(io::stderr(), "{why}");
    }

    /// 0 if everything was read, 1 if something was not.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(u8::from(self.count > 0))
    }
}

/// Says that a header lacks a column.
pub fn missing_column(column: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("thiếu cột {column}"),
        Lang::En => format!("column {column} is missing"),
    }
}

/// Says that a header names a column more than once.
pub fn repeated_column(column: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("cột {column} có hai lần"),
        Lang::En => format!("column {column} stands there twice"),
    }
}

/// Says that a row has not one cell for each column.
pub fn wrong_cells(cells: usize, columns: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{cells} ô thay vì {columns}"),
        Lang::En => format!("{cells} cells instead of {columns}"),
    }
}

/// Says why nothing could be done, and gives the exit status 2.
pub fn nothing_done(why: impl fmt::Display) -> ExitCode {
    let _ = writeln!(io::stderr(), "{why}");
    ExitCode::from(2)
}

/// Runs what prints to standard output; a reader that has seen enough is no failure.
pub fn print_with(print: impl FnOnce(&mut dyn Write) -> io::Result<ExitCode>) -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match print(&mut out).and_then(|code| out.flush().map(|()| code)) {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => nothing_done(error),
    }
}

/// A table without frames; columns listed in `right` hold numbers and are aligned to the right.
pub fn table(header: &[&str], right: &[usize], rows: Vec<Vec<String>>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(header).add_rows(rows);
    for &column in right {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// A bar on standard error that shows how far a long file is read, where a person is watching.
pub fn progress(input: &Input) -> ProgressBar {
    const LONG: u64 = 64 << 20;
    match input.size {
        Some(size) if size >= LONG => {
            let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}");
            // Hidden by itself unless standard error is a terminal.
            style.map_or_else(
                |_| ProgressBar::hidden(),
                |style| ProgressBar::new(size).with_style(style),
            )
        }
        _ => ProgressBar::hidden(),
    }
}

/// Says on standard error how often each rule was broken, with the first finding of each.
pub fn summarise(report: &Report, lang: Lang) -> io::Result<()> {
    if report.is_clean() {
        return Ok(());
    }
    let mut err = io::stderr().lock();
    let shown = |count: u64| Shown::new(count, lang).to_string();
    let total = shown(report.total());
    match lang {
        Lang::Vi => writeln!(err, "{total} phát hiện trong dữ liệu:")?,
        Lang::En => writeln!(err, "{total} findings in the data:")?,
    }
    for (rule, samples) in report.iter() {
        let count = shown(samples.count());
        write!(err, "{count:>8} {rule} ({})", rule.severity().name().in_lang(lang))?;
        match samples.kept().first() {
            Some(first) => writeln!(err, ": {}", first.in_lang(lang))?,
            None => writeln!(err)?,
        }
    }
    Ok(())
}

/// What stands between the cells of a CSV: what gives the header its required columns, a comma if
/// nothing does.
pub fn delimiter(first: &[u8], required: &[&str]) -> u8 {
    let names = |delimiter| {
        let mut header = ByteRecord::new();
        let mut reader = ReaderBuilder::new();
        let mut reader = reader.has_headers(false).delimiter(delimiter).from_reader(first);
        let _ = reader.read_byte_record(&mut header);
        let is = |cell: &[u8], name: &str| String::from_utf8_lossy(cell).trim() == name;
        required.iter().all(|name| header.iter().any(|cell| is(cell, name)))
    };
    b",;\t".iter().copied().find(|delimiter| names(*delimiter)).unwrap_or(b',')
}
