//! Portal packets from files: one JSON object a line, or rows of a CSV by the names of its columns.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::path::Path;
use std::{fmt, io};

use clap::ValueEnum;
use vn_egov_metrics::check::Report;
use vn_egov_metrics::portal::{Columns, DossierReader, Packet, ReadPacketError};
use vn_egov_metrics::record::Dossier;

use crate::csv_file::{CsvFile, Row};
use crate::support::blocks::Blocks;
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

/// So many findings of a rule are kept, to be shown.
pub const SAMPLES: usize = 1;

impl Default for Met {
    fn default() -> Self {
        Self { complaints: Complaints::default(), report: Report::keeping(SAMPLES) }
    }
}

/// What takes the packets of a file: as they are, each with the line it begins on, or the dossiers
/// they describe, which are read in less time.
pub enum Each<'a> {
    #[allow(dead_code)] // of the examples that ask for them
    Packets(&'a mut dyn FnMut(u64, &Packet<'_>, &mut Report)),
    #[allow(dead_code)] // of the examples that ask for them
    Dossiers(&'a mut dyn FnMut(Dossier, &mut Report)),
}

/// Gives each packet of the file to `each`. Says whether the file could be read at all.
pub fn read(name: &str, form: Option<Form>, met: &mut Met, each: Each<'_>) -> bool {
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
fn lines(input: Input, met: &mut Met, mut each: Each<'_>) -> io::Result<()> {
    let progress = support::progress(&input);
    let (mut block, mut dossiers) = (Vec::new(), DossierReader::new());
    let (mut number, mut bytes_read) = (1, 0);
    let mut blocks = Blocks::of(input.reader);
    loop {
        blocks.next_into(&mut block)?;
        if block.is_empty() {
            break;
        }
        texts(&block, &mut number, &mut |number, text| {
            let report = &mut met.report;
            let taken = text.and_then(|text| match &mut each {
                Each::Packets(each) => {
                    let packet = Packet::from_json(text);
                    packet.map(|packet| each(number, &packet, report)).map_err(NoPacket::Unreadable)
                }
                Each::Dossiers(each) => {
                    dossier(&mut dossiers, text, report).map(|dossier| each(dossier, report))
                }
            });
            if let Err(what) = taken {
                met.complaints.at(&input.name, number, what.on_line(number));
            }
        });
        bytes_read += block.len();
        progress.set_position(u64::try_from(bytes_read).unwrap_or(0));
    }
    progress.finish_and_clear();
    Ok(())
}

/// Why a line is no packet.
#[derive(Debug)]
pub enum NoPacket {
    /// Its bytes are no text.
    NotText,
    /// Its text is no packet.
    Unreadable(ReadPacketError),
}

impl fmt::Display for NoPacket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => f.write_str("the line is not text in UTF-8"),
            Self::Unreadable(error) => error.fmt(f),
        }
    }
}

impl NoPacket {
    /// The same, on the line of that number.
    pub fn on_line(self, number: u64) -> Self {
        match self {
            Self::NotText => Self::NotText,
            Self::Unreadable(error) => {
                Self::Unreadable(error.on_line(usize::try_from(number).unwrap_or(usize::MAX)))
            }
        }
    }
}

/// Gives to `each` the text of each line that is not blank, with its number, from `number` on.
pub fn texts(block: &[u8], number: &mut u64, each: &mut dyn FnMut(u64, Result<&str, NoPacket>)) {
    // Almost always all of it is text.
    let whole = simdutf8::basic::from_utf8(block).ok();
    let mut start = 0;
    let open = if block.ends_with(b"\n") { None } else { Some(block.len() - 1) };
    for last in memchr::memchr_iter(b'\n', block).chain(open) {
        let line = start..last + 1;
        let text = match whole {
            Some(whole) => whole.get(line).ok_or(NoPacket::NotText),
            None => simdutf8::basic::from_utf8(&block[line]).map_err(|_| NoPacket::NotText),
        };
        let text =
            text.map(|text| text.strip_prefix('\u{FEFF}').filter(|_| *number == 1).unwrap_or(text));
        if !text.as_ref().is_ok_and(|text| !text.starts_with('{') && text.trim().is_empty()) {
            each(*number, text);
        }
        *number += 1;
        start = last + 1;
    }
}

/// The dossier of a line.
pub fn dossier(
    dossiers: &mut DossierReader,
    text: &str,
    report: &mut Report,
) -> Result<Dossier, NoPacket> {
    dossiers.read(text, &mut |finding| report.add(finding)).map_err(NoPacket::Unreadable)
}

/// One packet a row, by the names of the columns.
fn rows(input: Input, met: &mut Met, mut each: Each<'_>) -> Result<(), String> {
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
        let report = &mut met.report;
        let taken = match &mut each {
            Each::Packets(each) => {
                columns.packet(row.iter()).map(|packet| each(line, &packet, report))
            }
            Each::Dossiers(each) => {
                let mut found = |finding| report.add(finding);
                let dossier = match row.line() {
                    Some((line, delimiter)) => columns.dossier_of_line(line, delimiter, &mut found),
                    None => columns.dossier(row.iter(), &mut found),
                };
                dossier.map(|dossier| each(dossier, report))
            }
        };
        if let Err(error) = taken {
            met.complaints.at(file.name(), line, error);
        }
    }
    progress.finish_and_clear();
    Ok(())
}
