//! CSV files with a header, row by row, each with the line it begins on.
//!
//! As office programs write them, too: with a byte-order mark, with `;` or tabs between the cells
//! (where the comma is the decimal mark), with quotes, with rows of empty cells at the end.
#![allow(dead_code, unreachable_pub)] // a module of each example that needs a part of it

use std::io::{self, BufRead, BufReader, Read};
use std::mem;

use csv::{ByteRecord, ReaderBuilder, StringRecord};
use csv_core::ReadRecordResult;

use crate::support::{self, Complaints, Input};

/// A CSV file whose header has been read.
#[allow(missing_debug_implementations)] // its input has none
pub struct CsvFile {
    name: String,
    lines: BufReader<PlainLines>,
    delimiter: u8,
    quotes: csv_core::Reader,
    /// The lines of the row that was read last.
    raw: Vec<u8>,
    lines_read: u64,
    bytes_read: u64,
    header: StringRecord,
}

/// The cells of a row, whose room is used again.
#[derive(Debug, Default)]
pub struct Row {
    text: String,
    ends: Vec<usize>,
    /// What stands between the end of a cell and the next: the delimiter, where it was left.
    gap: usize,
}

impl Row {
    /// The cells.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let cell = self.text.get(start..*end).unwrap_or_default();
            start = end + self.gap;
            cell
        })
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn to_record(&self) -> StringRecord {
        self.iter().collect()
    }
}

impl CsvFile {
    /// Reads the header: it must name each of the `required` columns, and none of the `known`
    /// ones twice. Columns may stand in any order, and others beside them.
    pub fn open(input: Input, required: &[&str], known: &[&str]) -> Result<Self, String> {
        let Input { name, reader, .. } = input;
        let lines = PlainLines { reader, after_return: false, last: None };
        let mut file = Self {
            name,
            lines: BufReader::with_capacity(1 << 16, lines),
            delimiter: b',',
            quotes: csv_core::Reader::new(),
            raw: Vec::new(),
            lines_read: 0,
            bytes_read: 0,
            header: StringRecord::new(),
        };
        file.begin_row()?;
        file.delimiter = delimiter(&file.raw, required);
        file.quotes = csv_core::ReaderBuilder::new().delimiter(file.delimiter).build();
        let mut header = Row::default();
        file.unquote(&mut header)?;
        let name = &file.name;
        if simdutf8::basic::from_utf8(&file.raw).is_err() {
            return Err(format!("{name}:1: the header is not text in UTF-8"));
        }
        let mut header = header.to_record();
        header.trim();
        let times = |column: &str| header.iter().filter(|name| *name == column).count();
        if let Some(column) = required.iter().find(|column| times(column) == 0) {
            return Err(format!("{name}:1: column {column} is missing"));
        }
        if let Some(column) = known.iter().find(|column| times(column) > 1) {
            return Err(format!("{name}:1: column {column} stands there twice"));
        }
        file.header = header;
        Ok(file)
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
        self.bytes_read
    }

    /// The next row with a cell for each column, with the line it begins on; what cannot be read
    /// before it is complained of. A row of empty cells is none.
    pub fn next(
        &mut self,
        complaints: &mut Complaints,
    ) -> Result<Option<(u64, StringRecord)>, String> {
        let mut row = Row::default();
        let line = self.next_into(&mut row, complaints)?;
        Ok(line.map(|line| (line, row.to_record())))
    }

    /// The same, into a row whose room is used again.
    pub fn next_into(
        &mut self,
        row: &mut Row,
        complaints: &mut Complaints,
    ) -> Result<Option<u64>, String> {
        while let Some(line) = self.any_into(row, complaints)? {
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if row.len() >= self.header.len() && !self.surplus(row.iter()) {
                return Ok(Some(line));
            }
            let (cells, columns) = (row.len(), self.header.len());
            let breaks = row.iter().flat_map(str::bytes).filter(|byte| *byte == b'\n').count();
            let what = match breaks {
                0 => format!("{cells} cells instead of {columns}"),
                // A quote that nobody closed swallows all that follows.
                _ => {
                    format!("{cells} cells instead of {columns}, quoted over {} lines", breaks + 1)
                }
            };
            complaints.at(&self.name, line, what);
        }
        Ok(None)
    }

    /// Whether the row says more than there are columns for: a comma too many, as in 1,797.
    pub fn has_surplus(&self, row: &StringRecord) -> bool {
        self.surplus(row.iter())
    }

    fn surplus<'r>(&self, cells: impl Iterator<Item = &'r str>) -> bool {
        cells.skip(self.header.len()).any(|cell| !cell.trim().is_empty())
    }

    /// The next row of text, however many cells it has.
    pub fn next_of_any_length(
        &mut self,
        complaints: &mut Complaints,
    ) -> Result<Option<(u64, StringRecord)>, String> {
        let mut row = Row::default();
        let line = self.any_into(&mut row, complaints)?;
        Ok(line.map(|line| (line, row.to_record())))
    }

    fn any_into(
        &mut self,
        row: &mut Row,
        complaints: &mut Complaints,
    ) -> Result<Option<u64>, String> {
        loop {
            if !self.begin_row()? {
                return Ok(None);
            }
            let line = self.lines_read;
            let quoted = memchr::memchr(b'"', &self.raw).is_some();
            if quoted {
                self.unquote(row)?;
            }
            let Ok(text) = simdutf8::basic::from_utf8(&self.raw) else {
                complaints.at(&self.name, line, "the row is not text in UTF-8");
                continue;
            };
            if !quoted {
                // Most rows are their own cells.
                let text = text.strip_suffix('\n').unwrap_or(text);
                row.text.clear();
                row.text.push_str(text);
                row.gap = 1;
                row.ends.clear();
                add_places(text.as_bytes(), self.delimiter, &mut row.ends);
                row.ends.push(text.len());
            }
            return Ok(Some(line));
        }
    }

    /// Reads the next line that is not empty. Says whether there was one.
    fn begin_row(&mut self) -> Result<bool, String> {
        loop {
            self.raw.clear();
            if !self.add_line()? {
                return Ok(false);
            }
            if self.raw != b"\n" {
                return Ok(true);
            }
        }
    }

    /// Reads another line. Says whether there was one.
    fn add_line(&mut self) -> Result<bool, String> {
        let read = support::read_line(&mut self.lines, &mut self.raw);
        let read = read.map_err(|error| format!("{}: {error}", self.name))?;
        self.lines_read += u64::from(read > 0);
        self.bytes_read += u64::try_from(read).unwrap_or(0);
        Ok(read > 0)
    }

    /// The cells of a row with quotes, which may go on over further lines.
    fn unquote(&mut self, row: &mut Row) -> Result<(), String> {
        row.gap = 0;
        let mut text = mem::take(&mut row.text).into_bytes();
        let (mut passed, mut written, mut cells) = (0, 0, 0);
        loop {
            // A cell is no longer than what it is written as, and each has a byte behind it.
            text.resize(self.raw.len() + 1, 0);
            row.ends.resize(self.raw.len() + 1, 0);
            let (result, read, wrote, ended) = self.quotes.read_record(
                &self.raw[passed..],
                &mut text[written..],
                &mut row.ends[cells..],
            );
            passed += read;
            written += wrote;
            cells += ended;
            match result {
                // At the end of the input an empty piece ends the row.
                ReadRecordResult::InputEmpty => drop(self.add_line()?),
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        text.truncate(written);
        row.ends.truncate(cells);
        // What is no text was no text before its quotes were taken off either.
        row.text = String::from_utf8(text).unwrap_or_default();
        Ok(())
    }
}

/// What stands between the cells: what gives the header its required columns, a comma if nothing
/// does.
fn delimiter(first: &[u8], required: &[&str]) -> u8 {
    let names = |delimiter| {
        let mut header = ByteRecord::new();
        let mut reader = ReaderBuilder::new();
        let mut reader = reader.has_headers(false).delimiter(delimiter).from_reader(first);
        let _ = reader.read_byte_record(&mut header);
        required.iter().all(|name| header.iter().any(|cell| cell.trim_ascii() == name.as_bytes()))
    };
    b",;\t".iter().copied().find(|delimiter| names(*delimiter)).unwrap_or(b',')
}

/// Adds the places of a byte that stands every few bytes, for which a search from one to the next
/// would cost more than the rest of the row: 64 bytes at once become bits, and those are counted.
fn add_places(text: &[u8], wanted: u8, places: &mut Vec<usize>) {
    let (blocks, rest) = text.as_chunks::<64>();
    let mut last = [!wanted; 64];
    last[..rest.len()].copy_from_slice(rest);
    for (number, block) in blocks.iter().chain([&last]).enumerate() {
        let found = block.map(|byte| u8::from(byte == wanted));
        let (words, _) = found.as_chunks::<8>();
        // Multiplying moves the ones of a word side by side into its highest byte.
        let mut bits = words.iter().rev().fold(0, |all: u64, word| {
            all << 8 | u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56
        });
        while bits != 0 {
            places.push(number * 64 + usize::try_from(bits.trailing_zeros()).unwrap_or(0));
            bits &= bits - 1;
        }
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
    memchr::memchr(b'\r', text).map_or(text, |at| &text[..at])
}
