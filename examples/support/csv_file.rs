//! CSV files with a header, row by row, each with the line it begins on.
//!
//! As office programs write them, too: with a byte-order mark, with `;` or tabs between the cells
//! (where the comma is the decimal mark), with quotes, with rows of empty cells at the end.
#![allow(dead_code, unreachable_pub)] // a module of each example that needs a part of it

use std::io::{self, BufRead, Read};
use std::mem;
use std::ops::Range;

use csv::{ByteRecord, ReaderBuilder, StringRecord};
use csv_core::ReadRecordResult;

use crate::support::{Complaints, Input};

/// A CSV file whose header has been read.
#[allow(missing_debug_implementations)] // its input has none
pub struct CsvFile {
    name: String,
    lines: Lines,
    delimiter: u8,
    quotes: csv_core::Reader,
    /// The lines of the row with quotes that was read last.
    raw: Vec<u8>,
    lines_read: u64,
    bytes_read: u64,
    header: StringRecord,
}

/// A row, whose room is used again.
#[derive(Debug, Default)]
pub struct Row {
    text: String,
    /// What stands between the cells of a line without quotes.
    delimiter: Option<char>,
    /// Where the cells end in the text of another, one right behind the other.
    ends: Vec<usize>,
}

impl Row {
    /// The cells.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let line = self.delimiter.into_iter().flat_map(|delimiter| self.text.split(delimiter));
        let mut start = 0;
        let ends = if self.delimiter.is_some() { &[] } else { self.ends.as_slice() };
        line.chain(ends.iter().map(move |end| {
            let cell = self.text.get(start..*end).unwrap_or_default();
            start = *end;
            cell
        }))
    }

    /// The text of a row that is a line without quotes, and what stands between its cells.
    pub fn line(&self) -> Option<(&str, char)> {
        self.delimiter.map(|delimiter| (&*self.text, delimiter))
    }

    fn len(&self) -> usize {
        match self.line().map(|(line, delimiter)| (line, u8::try_from(delimiter))) {
            // Counted 32 at a time.
            Some((line, Ok(delimiter))) => {
                memchr::memchr_iter(delimiter, line.as_bytes()).count() + 1
            }
            _ => self.iter().count(),
        }
    }

    /// Whether nothing stands in any cell.
    fn is_blank(&self) -> bool {
        let first = self.text.bytes().next().filter(u8::is_ascii_graphic);
        match (first, self.delimiter) {
            // Most rows begin with a letter or digit.
            (Some(first), Some(delimiter)) if char::from(first) != delimiter => false,
            _ => self.iter().all(|cell| cell.trim().is_empty()),
        }
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
        let mut file = Self {
            name,
            lines: Lines::of(reader),
            delimiter: b',',
            quotes: csv_core::Reader::new(),
            raw: Vec::new(),
            lines_read: 0,
            bytes_read: 0,
            header: StringRecord::new(),
        };
        if let Some(line) = file.next_line()? {
            file.raw.extend_from_slice(file.lines.text(line));
        }
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
            if row.is_blank() {
                continue;
            }
            let (cells, columns) = (row.len(), self.header.len());
            if cells == columns || cells > columns && !self.surplus(row.iter()) {
                return Ok(Some(line));
            }
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
            let Some(range) = self.next_line()? else { return Ok(None) };
            let line = self.lines_read;
            if self.lines.has_quote(&range) {
                self.raw.clear();
                self.raw.extend_from_slice(self.lines.text(range));
                self.unquote(row)?;
                if simdutf8::basic::from_utf8(&self.raw).is_ok() {
                    return Ok(Some(line));
                }
            } else if let Ok(text) = simdutf8::basic::from_utf8(self.lines.text(range)) {
                // Most rows are their own cells.
                row.text.clear();
                row.text.push_str(text.strip_suffix('\n').unwrap_or(text));
                row.delimiter = Some(self.delimiter.into());
                return Ok(Some(line));
            }
            complaints.at(&self.name, line, "the row is not text in UTF-8");
        }
    }

    /// Passes the next line that is not empty, and says where it is.
    fn next_line(&mut self) -> Result<Option<Range<usize>>, String> {
        loop {
            let line = self.any_line()?;
            if line.as_ref().is_none_or(|line| line.len() > 1) {
                return Ok(line);
            }
        }
    }

    fn any_line(&mut self) -> Result<Option<Range<usize>>, String> {
        let line = self.lines.next().map_err(|error| format!("{}: {error}", self.name))?;
        self.lines_read += u64::from(line.is_some());
        self.bytes_read += u64::try_from(line.as_ref().map_or(0, Range::len)).unwrap_or(0);
        Ok(line)
    }

    /// The cells of a row with quotes, which may go on over further lines.
    fn unquote(&mut self, row: &mut Row) -> Result<(), String> {
        row.delimiter = None;
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
                ReadRecordResult::InputEmpty => {
                    if let Some(line) = self.any_line()? {
                        self.raw.extend_from_slice(self.lines.text(line));
                    }
                }
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

/// Whole lines of a text, found in room that is used again: a line is copied when it is taken, and
/// not on the way there.
struct Lines {
    plain: PlainLines,
    room: Vec<u8>,
    /// How much of the room has been filled, and how much of that has been passed.
    filled: usize,
    passed: usize,
    /// From what was passed last up to here there is no quote.
    quote: usize,
}

impl Lines {
    fn of(reader: Box<dyn BufRead>) -> Self {
        let plain = PlainLines { reader, after_return: false, last: None };
        Self { plain, room: vec![0; 1 << 16], filled: 0, passed: 0, quote: 0 }
    }

    /// Passes the next line with its end, and says where it is; it stays there until the next.
    fn next(&mut self) -> io::Result<Option<Range<usize>>> {
        let mut looked = self.passed;
        loop {
            let rest = &self.room[looked..self.filled];
            if let Some(end) = memchr::memchr(b'\n', rest) {
                let line = self.passed..looked + end + 1;
                self.passed = line.end;
                return Ok(Some(line));
            }
            // Every line has an end, the last one too.
            looked = self.filled;
            if !self.fill(&mut looked)? {
                return Ok(None);
            }
        }
    }

    /// Reads on, behind what has not been passed. Says whether there was more; `place` moves along.
    fn fill(&mut self, place: &mut usize) -> io::Result<bool> {
        let passed = mem::take(&mut self.passed);
        self.room.copy_within(passed..self.filled, 0);
        self.filled -= passed;
        *place -= passed;
        self.quote = self.quote.saturating_sub(passed);
        if self.filled == self.room.len() {
            self.room.resize(2 * self.filled, 0);
        }
        let read = self.plain.read(&mut self.room[self.filled..])?;
        self.filled += read;
        Ok(read > 0)
    }

    /// Whether there is a quote in the line that was passed last.
    fn has_quote(&mut self, line: &Range<usize>) -> bool {
        self.quote = self.quote.max(line.start);
        if self.quote < line.end && self.room[self.quote] != b'"' {
            let rest = &self.room[self.quote..self.filled];
            self.quote += memchr::memchr(b'"', rest).unwrap_or(rest.len());
        }
        self.quote < line.end
    }

    fn text(&self, line: Range<usize>) -> &[u8] {
        &self.room[line]
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
