//! CSV files with a header, row by row, each with the line it begins on.
//!
//! As office programs write them, too: with a byte-order mark, with `;` or tabs between the cells
//! (where the comma is the decimal mark), with quotes, with rows of empty cells at the end.
#![allow(dead_code, unreachable_pub)] // a module of each example that needs a part of it

pub mod rows;

#[path = "plain_lines.rs"]
mod plain_lines;

use std::mem;

use csv::StringRecord;
use vn_egov_metrics::{Lang, Name};

use crate::support::blocks::{Block, Blocks};
use crate::support::{Complaints, Input, delimiter, missing_column, repeated_column, unread};
use plain_lines::PlainLines;
use rows::{NOT_TEXT, Place, Row, RowReader, has_surplus, whole_rows};

/// A CSV file whose header has been read.
#[allow(missing_debug_implementations)] // its input has none
pub struct CsvFile {
    name: String,
    header: StringRecord,
    blocks: Blocks,
    rows: RowReader,
    /// The block that is being read, and how far.
    block: Block,
    place: Place,
}

impl CsvFile {
    /// Reads the header: it must name each of the `required` columns, and none of the `known`
    /// ones twice. Columns may stand in any order, and others beside them.
    /// What is wrong is said in that language.
    pub fn open(
        input: Input,
        required: &[&str],
        known: &[&str],
        lang: Lang,
    ) -> Result<Self, String> {
        let Input { name, reader, .. } = input;
        let said = |error| unread(&name, &error, lang);
        let mut blocks = Blocks::of(Box::new(PlainLines::of(reader)));
        let mut block = Block::default();
        let text = &mut block.text;
        blocks.next_into(text).map_err(said)?;
        let begin = text.iter().take_while(|byte| **byte == b'\n').count();
        if text[begin..].starts_with(MARK) {
            text.drain(begin..begin + MARK.len());
        }
        let delimiter = delimiter(&text[begin..], required);
        // What stands between the cells also tells where a row ends.
        blocks.put_back(mem::take(text));
        blocks.cut_by(Box::new(move |text| whole_rows(text, delimiter)));
        blocks.next_into(text).map_err(said)?;
        let (mut rows, mut place) = (RowReader::of(delimiter), Place::before(&block));
        let mut header = match rows.next(&block, None, &mut place) {
            None => StringRecord::new(),
            Some((_, Some(header))) => header.to_record(),
            Some((_, None)) => {
                let what = Name::new(
                    "dòng tiêu đề không phải văn bản UTF-8",
                    "the header is not text in UTF-8",
                );
                return Err(format!("{name}:1: {}", what.in_lang(lang)));
            }
        };
        header.trim();
        let times = |column: &str| header.iter().filter(|name| *name == column).count();
        if let Some(column) = required.iter().find(|column| times(column) == 0) {
            return Err(format!("{name}:1: {}", missing_column(column, lang)));
        }
        if let Some(column) = known.iter().find(|column| times(column) > 1) {
            return Err(format!("{name}:1: {}", repeated_column(column, lang)));
        }
        rows.columns = header.len();
        Ok(Self { name, header, blocks, rows, block, place })
    }

    /// What has not been read, in blocks of whole rows, what reads them, and the line that follows.
    pub fn into_blocks(mut self) -> (Blocks, RowReader, u64) {
        self.block.text.drain(..self.place.at);
        self.blocks.put_back(self.block.text);
        (self.blocks, self.rows, self.place.line)
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

    /// The next row with a cell for each column, with the line it begins on; what cannot be read
    /// before it is complained of. A row of empty cells is none.
    pub fn next(
        &mut self,
        complaints: &mut Complaints,
    ) -> Result<Option<(u64, StringRecord)>, String> {
        let (columns, lang) = (self.rows.columns, complaints.lang);
        self.next_of(complaints, &|row| row.of_columns(columns, lang))
    }

    /// The next row of text, however many cells it has.
    pub fn next_of_any_length(
        &mut self,
        complaints: &mut Complaints,
    ) -> Result<Option<(u64, StringRecord)>, String> {
        self.next_of(complaints, &|row| Some(Ok(row)))
    }

    /// Whether the row says more than there are columns for: a comma too many, as in 1,797.
    pub fn has_surplus(&self, row: &StringRecord) -> bool {
        has_surplus(row.iter(), self.rows.columns)
    }

    /// The next row that is one.
    fn next_of(
        &mut self,
        complaints: &mut Complaints,
        judge: &dyn Fn(Row<'_>) -> Option<Result<Row<'_>, String>>,
    ) -> Result<Option<(u64, StringRecord)>, String> {
        loop {
            while let Some((line, row)) = self.rows.next(&self.block, None, &mut self.place) {
                let not_text = || Some(Err(NOT_TEXT.in_lang(complaints.lang).to_owned()));
                match row.map_or_else(not_text, judge) {
                    Some(Ok(row)) => return Ok(Some((line, row.to_record()))),
                    Some(Err(what)) => complaints.at(&self.name, line, what),
                    None => {}
                }
            }
            let read = self.blocks.next_into(&mut self.block.text);
            read.map_err(|error| unread(&self.name, &error, complaints.lang))?;
            if self.block.text.is_empty() {
                return Ok(None);
            }
            self.block.first = self.place.line;
            self.place = Place::before(&self.block);
        }
    }
}

/// The byte-order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";
