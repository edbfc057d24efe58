//! Portal packets from files: one JSON object a line, or rows of a CSV by the names of its columns.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::io;
use std::path::Path;

use clap::ValueEnum;
use vn_egov_metrics::check::Report;
use vn_egov_metrics::portal::{Columns, Packet};

use crate::csv_file::{CsvFile, Row};
use crate::support::{self, Complaints, Input};

/// The form of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// One JSON object a line.
    Ndjson,
    /// A table with a header.
    Csv,
}

impl Form {
    /// The form that the ending of a file's name tells; JSON if none does.
    pub fn of(file: &str) -> Self {
        let ending = Path::new(file).extension();
        let csv = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        if csv { Self::Csv } else { Self::Ndjson }
    }
}

/// What is met while reading: what could not be read, and what is wrong in what was.
#[derive(Debug)]
pub struct Met {
    /// What could not be read.
    pub complaints: Complaints,
    /// What is wrong in what was read.
    pub report: Report,
}

impl Default for Met {
    fn default() -> Self {
        Self { complaints: Complaints::default(), report: Report::keeping(1) }
    }
}

/// Gives each packet of the file to `each`. Says whether the file could be read at all.
#[allow(dead_code)] // of the example that asks for the lines
pub fn packets(
    name: &str,
    form: Option<Form>,
    met: &mut Met,
    each: &mut dyn FnMut(&Packet<'_>, &mut Report),
) -> bool {
    numbered(name, form, met, &mut |_, packet, report| each(packet, report))
}

/// What takes a packet, with the line it begins on.
type Each<'a> = dyn FnMut(u64, &Packet<'_>, &mut Report) + 'a;

/// Gives each packet of the file to `each`, with its line. Says whether the file could be read at
/// all.
pub fn numbered(name: &str, form: Option<Form>, met: &mut Met, each: &mut Each<'_>) -> bool {
    let said = |error: io::Error| format!("{name}: {error}");
    let read = Input::open(name).map_err(said).and_then(|input| {
        match form.unwrap_or_else(|| Form::of(name)) {
            Form::Ndjson => lines(input, met, each).map_err(said),
            Form::Csv => rows(input, met, each),
        }
    });
    read.map_err(|why| met.complaints.say(why)).is_ok()
}

/// One packet a line; blank lines are none.
fn lines(mut input: Input, met: &mut Met, each: &mut Each<'_>) -> io::Result<()> {
    let progress = support::progress(&input);
    let mut line = Vec::new();
    let (mut number, mut bytes_read) = (0, 0);
    loop {
        line.clear();
        let read = support::read_line(&mut *input.reader, &mut line)?;
        if read == 0 {
            break;
        }
        number += 1;
        bytes_read += read;
        // The clock is looked at too seldom to be felt.
        if number % 1024 == 0 {
            progress.set_position(u64::try_from(bytes_read).unwrap_or(0));
        }
        let bytes = line.strip_prefix(b"\xEF\xBB\xBF").filter(|_| number == 1).unwrap_or(&line);
        let Ok(text) = simdutf8::basic::from_utf8(bytes) else {
            met.complaints.at(&input.name, number, "the line is not text in UTF-8");
            continue;
        };
        if text.trim().is_empty() {
            continue;
        }
        match Packet::from_json(text) {
            Ok(packet) => each(number, &packet, &mut met.report),
            Err(error) => {
                let line = usize::try_from(number).unwrap_or(usize::MAX);
                met.complaints.at(&input.name, number, error.on_line(line));
            }
        }
    }
    progress.finish_and_clear();
    Ok(())
}

/// One packet a row, by the names of the columns.
fn rows(input: Input, met: &mut Met, each: &mut Each<'_>) -> Result<(), String> {
    let progress = support::progress(&input);
    // A column that stands there twice is a finding of each packet.
    let mut file = CsvFile::open(input, &["MaHoSo"], &[])?;
    let columns = Columns::of(file.header());
    let mut row = Row::default();
    while let Some(line) = file.next_into(&mut row, &mut met.complaints)? {
        // The clock is looked at too seldom to be felt.
        if line % 1024 == 0 {
            progress.set_position(file.bytes_read());
        }
        match columns.packet(row.iter()) {
            Ok(packet) => each(line, &packet, &mut met.report),
            Err(error) => met.complaints.at(file.name(), line, error),
        }
    }
    progress.finish_and_clear();
    Ok(())
}
