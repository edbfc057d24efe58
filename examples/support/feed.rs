//! Portal packets from files: one JSON object a line, or rows of a CSV by the names of its columns.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::path::Path;

use clap::ValueEnum;
use indicatif::ProgressBar;
use vn_egov_metrics::check::Report;
use vn_egov_metrics::portal::{Columns, DossierReader, Packet, ReadPacketError};
use vn_egov_metrics::record::Dossier;
use vn_egov_metrics::{Lang, Name};

use crate::csv_file::CsvFile;
use crate::csv_file::rows::{NOT_TEXT, Row, RowReader};
use crate::support::blocks::{Block, Blocks};
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

impl Met {
    /// Nothing yet; what is met is said in that language.
    pub const fn of(lang: Lang) -> Self {
        Self { complaints: Complaints::of(lang), report: Report::keeping(SAMPLES) }
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

/// What reads the blocks of a file, by its form, and the language in which it says what is wrong.
#[derive(Debug, Clone)]
pub enum Reader {
    /// One packet a line.
    Lines(DossierReader, Lang),
    /// One packet a row, by the names of the columns.
    Rows(RowReader, Columns, Lang),
}

impl Reader {
    /// Gives each packet of the block to `each`, and what is wrong with a line to `wrong`. Says
    /// which line follows.
    pub fn read(
        &mut self,
        block: &Block,
        report: &mut Report,
        each: &mut Each<'_>,
        wrong: &mut dyn FnMut(u64, String),
    ) -> u64 {
        match self {
            Self::Lines(dossiers, lang) => lines(block, *lang, &mut |number, text| {
                let said = |error: ReadPacketError| {
                    let number = usize::try_from(number).unwrap_or(usize::MAX);
                    error.on_line(number).in_lang(*lang).to_string()
                };
                let taken = text.and_then(|text| match &mut *each {
                    Each::Packets(each) => {
                        let packet = Packet::from_json(text).map_err(said);
                        packet.map(|packet| each(number, &packet, report))
                    }
                    Each::Dossiers(each) => {
                        let found = &mut |finding| report.add(finding);
                        let dossier = dossiers.read(text, found).map_err(said);
                        dossier.map(|dossier| each(dossier, report))
                    }
                });
                taken.unwrap_or_else(|what| wrong(number, what));
            }),
            Self::Rows(rows, columns, lang) => {
                let (cells, lang) = (rows.columns, *lang);
                rows.each(block, &mut |line, row| {
                    let taken = match row {
                        Some(row) => take_row(columns, (cells, lang), row, line, report, each),
                        None => Err(NOT_TEXT.in_lang(lang).to_owned()),
                    };
                    taken.unwrap_or_else(|what| wrong(line, what));
                })
            }
        }
    }
}

/// Gives the packet of a row to `each`, unless nothing stands in it.
#[inline]
fn take_row(
    columns: &Columns,
    (cells, lang): (usize, Lang),
    row: Row<'_>,
    number: u64,
    report: &mut Report,
    each: &mut Each<'_>,
) -> Result<(), String> {
    // Most rows are whole and are dossiers: they are looked at once.
    if let (Each::Dossiers(each), Row::Line(line, delimiter)) = (&mut *each, row) {
        let found = &mut |finding| report.add(finding);
        let dossier = columns.dossier_of_whole_line(line, delimiter.into(), found);
        if let Some(Ok(dossier)) = dossier {
            each(dossier, report);
            return Ok(());
        }
    }
    let Some(row) = row.of_columns(cells, lang).transpose()? else { return Ok(()) };
    let said = |error: ReadPacketError| error.in_lang(lang).to_string();
    match each {
        Each::Packets(each) => {
            let packet = columns.packet(row.iter()).map_err(said)?;
            each(number, &packet, report);
        }
        Each::Dossiers(each) => {
            let found = &mut |finding| report.add(finding);
            each(columns.dossier(row.iter(), found).map_err(said)?, report);
        }
    }
    Ok(())
}

/// Gives to `each` the text of each line that is not blank, with its number. Says which follows.
fn lines(block: &Block, lang: Lang, each: &mut dyn FnMut(u64, Result<&str, String>)) -> u64 {
    let not_text =
        Name::new("dòng không phải văn bản UTF-8", "the line is not text in UTF-8").in_lang(lang);
    let not_text = || not_text.to_owned();
    // Almost always all of it is text.
    let whole = simdutf8::basic::from_utf8(&block.text).ok();
    let (mut number, mut start) = (block.first, 0);
    let text = &*block.text;
    let open = if text.ends_with(b"\n") { None } else { text.len().checked_sub(1) };
    for last in memchr::memchr_iter(b'\n', text).chain(open) {
        let line = start..last + 1;
        let text = match whole {
            Some(whole) => whole.get(line).ok_or_else(not_text),
            None => simdutf8::basic::from_utf8(&text[line]).map_err(|_| not_text()),
        };
        let text =
            text.map(|text| text.strip_prefix('\u{FEFF}').filter(|_| number == 1).unwrap_or(text));
        if !text.as_ref().is_ok_and(|text| !text.starts_with('{') && text.trim().is_empty()) {
            each(number, text);
        }
        number += 1;
        start = last + 1;
    }
    number
}

/// A file of packets on its way to blocks.
#[allow(missing_debug_implementations)] // its input has none
pub struct Feed {
    /// Its name, as complaints give it.
    pub name: String,
    /// What reads the blocks.
    pub reader: Reader,
    /// The line that follows what was read.
    pub line: u64,
    lang: Lang,
    blocks: Blocks,
    progress: ProgressBar,
}

impl Feed {
    /// Opens the file, or standard input for `-`, in that form or that of its ending; what is wrong
    /// is said in that language.
    pub fn open(name: &str, form: Option<Form>, lang: Lang) -> Result<Self, String> {
        let input = Input::open(name).map_err(|error| support::unread(name, &error, lang))?;
        let progress = support::progress(&input);
        let (blocks, reader, line) = match form.unwrap_or_else(|| Form::of(name)) {
            Form::Ndjson => {
                (Blocks::of(Box::new(input.reader)), Reader::Lines(DossierReader::new(), lang), 1)
            }
            Form::Csv => {
                // A column that stands there twice is a finding of each packet.
                let file = CsvFile::open(input, &["MaHoSo"], &[], lang)?;
                let columns = Columns::of(file.header());
                let (blocks, rows, line) = file.into_blocks();
                (blocks, Reader::Rows(rows, columns, lang), line)
            }
        };
        Ok(Self { name: name.to_owned(), reader, line, lang, blocks, progress })
    }

    /// Fills the block, whose room is used again, with what is next; with nothing at the end.
    pub fn next_into(&mut self, block: &mut Block) -> Result<(), String> {
        block.first = self.line;
        let read = self.blocks.next_into(&mut block.text);
        self.progress.inc(u64::try_from(block.text.len()).unwrap_or(0));
        if block.text.is_empty() {
            self.progress.finish_and_clear();
        }
        read.map_err(|error| support::unread(&self.name, &error, self.lang))
    }
}

/// Gives each packet of the file to `each`. Says whether the file could be read at all.
pub fn read(name: &str, form: Option<Form>, met: &mut Met, mut each: Each<'_>) -> bool {
    let Met { complaints, report } = met;
    let mut read = || -> Result<(), String> {
        let (mut feed, mut block) = (Feed::open(name, form, complaints.lang)?, Block::default());
        loop {
            feed.next_into(&mut block)?;
            if block.text.is_empty() {
                return Ok(());
            }
            let wrong = &mut |number, what| complaints.at(name, number, what);
            feed.line = feed.reader.read(&block, report, &mut each, wrong);
        }
    };
    let read = read();
    read.map_err(|why| met.complaints.say(why)).is_ok()
}
