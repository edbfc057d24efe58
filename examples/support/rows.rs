//! CSV with a header, each record with the line that an editor shows for it.

use std::io::Read;

use csv::{ByteRecord, StringRecord};

use super::{Complaints, Input};

/// A CSV file, read whole, and the columns that its header names.
#[derive(Debug)]
pub struct Rows {
    /// The name of the file, as complaints give it.
    pub file: String,
    header: Vec<String>,
    records: Vec<Row>,
}

/// One record.
#[derive(Debug)]
pub struct Row {
    /// The line it begins on, the header being line 1.
    pub line: u64,
    record: StringRecord,
}

impl Rows {
    /// Reads the file. A record that is no UTF-8 is complained of and left out.
    ///
    /// # Errors
    /// A file that cannot be read, or a header without one of these columns.
    pub fn read(
        input: Input,
        columns: &[&str],
        complaints: &mut Complaints,
    ) -> Result<Self, String> {
        let Input { name: file, mut reader, .. } = input;
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| format!("{file}: {error}"))?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes.as_slice());
        let (mut rows, mut record) = (Vec::new(), ByteRecord::new());
        // The reader's own line is one too low behind a blank line or a carriage return.
        let (mut at, mut line) = (0, 1);
        while reader.read_byte_record(&mut record).map_err(|error| format!("{file}: {error}"))? {
            let start = record.position().map_or(0, csv::Position::byte);
            let start = usize::try_from(start).unwrap_or(bytes.len());
            let blank = bytes.iter().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let start = start + blank.count();
            let passed = bytes.get(at..start).unwrap_or_default();
            line += passed.split(|byte| *byte == b'\n').skip(1).map(|_| 1).sum::<u64>();
            at = start;
            match StringRecord::from_byte_record(record.clone()) {
                Ok(record) => rows.push(Row { line, record }),
                Err(error) => {
                    let column = error.utf8_error().field() + 1;
                    complaints.at(&file, line, format_args!("no UTF-8, column {column}"));
                }
            }
        }
        let mut rows = rows.into_iter();
        let header = rows.next().map(|row| row.record).unwrap_or_default();
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        match columns.iter().find(|name| !header.iter().any(|column| column == *name)) {
            Some(name) => Err(format!("{file}:1: the header has no column {name}")),
            None => Ok(Self { file, header, records: rows.collect() }),
        }
    }

    /// Every record after the header.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.records.iter()
    }

    /// The place of a column, counted from 1.
    pub fn column(&self, name: &str) -> usize {
        self.header.iter().position(|column| column == name).map_or(0, |index| index + 1)
    }

    /// The trimmed text of a record in a column; `None` where the record is too short.
    pub fn get<'a>(&self, row: &'a Row, name: &str) -> Option<&'a str> {
        row.record.get(self.column(name).checked_sub(1)?).map(str::trim)
    }
}
