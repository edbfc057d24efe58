//! CSV files with a header, row by row, each with the line it begins on.
#![allow(dead_code, unreachable_pub)] // a module of each example that needs a part of it

use std::io::{self, BufRead, Read};
use std::mem;

use csv::{ByteRecord, Position, Reader, ReaderBuilder, StringRecord};

use crate::support::{self, Complaints, Input};

/// A CSV file whose header has been read.
#[allow(missing_debug_implementations)] // its input has none
pub struct CsvFile {
    name: String,
    reader: Reader<PlainLines>,
    header: StringRecord,
}

impl CsvFile {
    /// Reads the header: it must name each of the `required` columns, and none of the `known`
    /// ones twice. Columns may stand in any order, and others beside them.
    pub fn open(input: Input, required: &[&str], known: &[&str]) -> Result<Self, String> {
        let Input { name, reader, .. } = input;
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(PlainLines { reader, after_return: false, last: None });
        let mut bytes = ByteRecord::new();
        reader.read_byte_record(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
        let Ok(mut header) = StringRecord::from_byte_record(bytes) else {
            return Err(format!("{name}:1: the header is not text in UTF-8"));
        };
        header.trim();
        let times = |column: &str| header.iter().filter(|name| *name == column).count();
        if let Some(column) = required.iter().find(|column| times(column) == 0) {
            return Err(format!("{name}:1: column {column} is missing"));
        }
        if let Some(column) = known.iter().find(|column| times(column) > 1) {
            return Err(format!("{name}:1: column {column} stands there twice"));
        }
        Ok(Self { name, reader, header })
    }

    /// The name of the file, as complaints give it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The columns.
    pub fn header(&self) -> &StringRecord {
        &self.header
    }

    /// The place of a column, counted from 1.
    pub fn column(&self, name: &str) -> usize {
        self.header.iter().position(|column| column == name).map_or(0, |index| index + 1)
    }

    /// The trimmed text of a row in a column; `None` where the row is too short.
    pub fn get<'a>(&self, row: &'a StringRecord, name: &str) -> Option<&'a str> {
        row.get(self.column(name).checked_sub(1)?).map(str::trim)
    }

    /// How many bytes have been read.
    pub fn bytes_read(&self) -> u64 {
        self.reader.position().byte()
    }

    /// The next row with a cell for each column, with the line it begins on; what cannot be read
    /// before it is complained of.
    pub fn next(
        &mut self,
        complaints: &mut Complaints,
    ) -> Result<Option<(u64, StringRecord)>, String> {
        let mut row = StringRecord::new();
        let line = self.next_into(&mut row, complaints)?;
        Ok(line.map(|line| (line, row)))
    }

    /// The same, into a row whose room is used again.
    pub fn next_into(
        &mut self,
        row: &mut StringRecord,
        complaints: &mut Complaints,
    ) -> Result<Option<u64>, String> {
        while let Some(line) = self.any_into(row, complaints)? {
            let columns = self.header.len();
            let surplus =
                row.len() > columns && row.iter().skip(columns).any(|cell| !cell.trim().is_empty());
            if row.len() >= columns && !surplus {
                return Ok(Some(line));
            }
            let what = format_args!("{} cells instead of {columns}", row.len());
            complaints.at(&self.name, line, what);
        }
        Ok(None)
    }

    /// The next row of text, however many cells it has.
    pub fn next_of_any_length(
        &mut self,
        complaints: &mut Complaints,
    ) -> Result<Option<(u64, StringRecord)>, String> {
        let mut row = StringRecord::new();
        let line = self.any_into(&mut row, complaints)?;
        Ok(line.map(|line| (line, row)))
    }

    fn any_into(
        &mut self,
        row: &mut StringRecord,
        complaints: &mut Complaints,
    ) -> Result<Option<u64>, String> {
        let name = &self.name;
        let said = |error: csv::Error| format!("{name}: {error}");
        let mut bytes = mem::take(row).into_byte_record();
        while self.reader.read_byte_record(&mut bytes).map_err(said)? {
            // Blank lines are skipped within a record, so a line is counted from its end.
            let inside = feeds_in(bytes.as_slice());
            let end = self.reader.position();
            let line = Position::line(end).saturating_sub(1 + u64::try_from(inside).unwrap_or(0));
            match StringRecord::from_byte_record(bytes) {
                Ok(text) => {
                    *row = text;
                    return Ok(Some(line));
                }
                Err(error) => {
                    bytes = error.into_byte_record();
                    complaints.at(&self.name, line, "the row is not text in UTF-8");
                }
            }
        }
        Ok(None)
    }
}

/// The same text with every line ended by a line feed alone, the last one too.
struct PlainLines {
    reader: Box<dyn BufRead>,
    after_return: bool,
    last: Option<u8>,
}

impl Read for PlainLines {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let bytes = self.reader.fill_buf()?;
            if bytes.is_empty() {
                // The end of the last line, if the file leaves it out.
                let open = self.last.replace(b'\n').is_some_and(|last| last != b'\n');
                let (true, Some(place)) = (open, out.first_mut()) else { return Ok(0) };
                *place = b'\n';
                return Ok(1);
            }
            let (mut rest, mut free) = (bytes, &mut *out);
            while !rest.is_empty() && !free.is_empty() {
                if mem::take(&mut self.after_return) && rest.first() == Some(&b'\n') {
                    rest = &rest[1..];
                    continue;
                }
                let plain = up_to_return(&rest[..rest.len().min(free.len())]);
                let (filled, more) = free.split_at_mut(plain.len());
                filled.copy_from_slice(plain);
                (rest, free) = (&rest[plain.len()..], more);
                if let (Some(b'\r'), Some(place)) = (rest.first(), free.first_mut()) {
                    *place = b'\n';
                    self.after_return = true;
                    (rest, free) = (&rest[1..], &mut free[1..]);
                }
            }
            let (read, left) = (bytes.len() - rest.len(), free.len());
            self.reader.consume(read);
            let written = out.len() - left;
            self.last = out[..written].last().copied().or(self.last);
            if written > 0 || out.is_empty() {
                return Ok(written);
            }
        }
    }
}

/// The text before the first return.
fn up_to_return(text: &[u8]) -> &[u8] {
    support::find(text, b'\r').map_or(text, |at| &text[..at])
}

/// How many line feeds there are; mostly none.
fn feeds_in(text: &[u8]) -> usize {
    match support::find(text, b'\n') {
        Some(first) => text[first..].iter().filter(|byte| **byte == b'\n').count(),
        None => 0,
    }
}
