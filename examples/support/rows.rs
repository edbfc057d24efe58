//! Rows of a CSV in blocks of whole rows, whose lines end by a line feed alone.

use csv::StringRecord;
use csv_core::ReadRecordResult;
use vn_egov_metrics::{Lang, Name};

use crate::support::blocks::Block;
use crate::support::wrong_cells;

/// How many bytes whole rows take: lines behind which no quote is open.
pub fn whole_rows(text: &[u8], delimiter: u8) -> usize {
    let mut end = 0;
    // A row ends outside of quotes.
    let mut outside = |from: usize, to: usize| {
        if let Some(last) = memchr::memrchr(b'\n', &text[from..to]) {
            end = from + last + 1;
        }
    };
    // From where on no quote is open.
    let mut closed = Some(0);
    let mut quotes = memchr::memchr_iter(b'"', text);
    while let Some(at) = quotes.next() {
        let before = at.checked_sub(1).map_or(b'\n', |before| text[before]);
        match closed {
            Some(from) if before == b'\n' || before == delimiter => {
                outside(from, at);
                closed = None;
            }
            // Within a cell without quotes it is a sign like others.
            Some(_) => {}
            None if text.get(at + 1) == Some(&b'"') => {
                quotes.next();
            }
            None => closed = Some(at + 1),
        }
    }
    if let Some(from) = closed {
        outside(from, text.len());
    }
    end
}

/// A row.
#[derive(Debug, Clone, Copy)]
pub enum Row<'a> {
    /// A line without quotes, and what stands between its cells.
    Line(&'a str, u8),
    /// The cells of another, one right behind the other, and where they end.
    Cells(&'a str, &'a [usize]),
}

impl<'a> Row<'a> {
    /// The cells.
    pub fn iter(self) -> impl Iterator<Item = &'a str> + Clone {
        let (line, (text, ends)) = match self {
            Self::Line(line, delimiter) => (Some(line.split(char::from(delimiter))), ("", &[][..])),
            Self::Cells(text, ends) => (None, (text, ends)),
        };
        let mut start = 0;
        line.into_iter().flatten().chain(ends.iter().map(move |end| {
            let cell = text.get(start..*end).unwrap_or_default();
            start = *end;
            cell
        }))
    }

    fn len(self) -> usize {
        match self {
            // Counted 32 at a time.
            Self::Line(line, delimiter) => {
                memchr::memchr_iter(delimiter, line.as_bytes()).count() + 1
            }
            Self::Cells(_, ends) => ends.len(),
        }
    }

    /// Whether nothing stands in any cell.
    fn is_blank(self) -> bool {
        let begun = match self {
            // Most rows begin with a letter or digit.
            Self::Line(line, delimiter) => {
                let first = line.as_bytes().first();
                first.is_some_and(|first| first.is_ascii_graphic() && *first != delimiter)
            }
            Self::Cells(..) => false,
        };
        !begun && self.iter().all(|cell| cell.trim().is_empty())
    }

    /// The same with a cell for each of so many columns, or what is wrong with it; `None` if
    /// nothing stands in it.
    pub fn of_columns(self, columns: usize, lang: Lang) -> Option<Result<Self, String>> {
        if self.is_blank() {
            return None;
        }
        let cells = self.len();
        if cells == columns || cells > columns && !has_surplus(self.iter(), columns) {
            return Some(Ok(self));
        }
        let breaks = self.iter().flat_map(str::bytes).filter(|byte| *byte == b'\n').count();
        let what = wrong_cells(cells, columns, lang);
        Some(Err(match (breaks, lang) {
            (0, _) => what,
            // A quote that nobody closed swallows all that follows.
            (_, Lang::Vi) => format!("{what}, trong ngoặc kép qua {} dòng", breaks + 1),
            (_, Lang::En) => format!("{what}, quoted over {} lines", breaks + 1),
        }))
    }

    /// The same, kept.
    pub fn to_record(self) -> StringRecord {
        self.iter().collect()
    }
}

/// Whether the cells say more than there are columns for.
pub fn has_surplus<'r>(cells: impl Iterator<Item = &'r str>, columns: usize) -> bool {
    cells.skip(columns).any(|cell| !cell.trim().is_empty())
}

/// Why bytes are no row.
pub const NOT_TEXT: Name =
    Name::new("dòng không phải văn bản UTF-8", "the row is not text in UTF-8");

/// How far the rows of a block have been read.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// So many bytes.
    pub at: usize,
    /// The line that follows.
    pub line: u64,
}

impl Place {
    /// Before the first row.
    pub const fn before(block: &Block) -> Self {
        Self { at: 0, line: block.first }
    }
}

/// Reads the rows of blocks; its room is used again for each.
#[derive(Debug)]
pub struct RowReader {
    delimiter: u8,
    /// So many cells a row has.
    pub columns: usize,
    quotes: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Clone for RowReader {
    fn clone(&self) -> Self {
        // A clone of what reads quotes (csv-core 0.1.13) would forget its classes of bytes.
        Self { columns: self.columns, ..Self::of(self.delimiter) }
    }
}

impl RowReader {
    /// A reader of rows with that between their cells.
    pub fn of(delimiter: u8) -> Self {
        let mut quotes = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        // A byte-order mark at the beginning is none any more.
        quotes.read_record(b"\n", &mut [0], &mut [0]);
        Self { delimiter, columns: 0, quotes, text: vec![0; 1 << 10], ends: vec![0; 1 << 6] }
    }

    /// Gives to `each` the rows of the block, with the line each begins on; no row where it is not
    /// text. Says which line follows.
    pub fn each(&mut self, block: &Block, each: &mut dyn FnMut(u64, Option<Row<'_>>)) -> u64 {
        // Almost always all of it is text.
        let whole = simdutf8::basic::from_utf8(&block.text).ok();
        let mut place = Place::before(block);
        if let (Some(whole), None) = (whole, memchr::memchr(b'"', &block.text)) {
            // Without quotes a row is a line.
            for end in memchr::memchr_iter(b'\n', whole.as_bytes()) {
                if let Some(line) = whole.get(place.at..end).filter(|line| !line.is_empty()) {
                    each(place.line, Some(Row::Line(line, self.delimiter)));
                }
                place = Place { at: end + 1, line: place.line + 1 };
            }
        }
        while let Some((line, row)) = self.next(block, whole, &mut place) {
            each(line, row);
        }
        place.line
    }

    /// The next row of the block, which is `whole` if all of it is known to be text, with the line
    /// it begins on; no row if it is not text.
    pub fn next<'a>(
        &'a mut self,
        block: &'a Block,
        whole: Option<&'a str>,
        place: &mut Place,
    ) -> Option<(u64, Option<Row<'a>>)> {
        let text = &*block.text;
        while text.get(place.at) == Some(&b'\n') {
            place.at += 1;
            place.line += 1;
        }
        let (start, line) = (place.at, place.line);
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        // Most lines have no quote.
        let end = memchr::memchr2(b'\n', b'"', rest).unwrap_or(rest.len() - 1);
        let (passed, lines, cells) = if rest[end] == b'"' {
            let (passed, written, cells) = self.unquote(rest);
            let lines = memchr::memchr_iter(b'\n', &rest[..passed]).count();
            (passed, lines, Some((&self.text[..written], &self.ends[..cells])))
        } else {
            (end + 1, 1, None)
        };
        place.at += passed;
        place.line += u64::try_from(lines).unwrap_or(0);
        let raw = match whole {
            Some(whole) => whole.get(start..place.at),
            None => simdutf8::basic::from_utf8(&rest[..passed]).ok(),
        };
        let row = raw.map(|raw| match cells {
            // Text without its quotes is text.
            Some((text, ends)) => {
                Row::Cells(simdutf8::basic::from_utf8(text).unwrap_or_default(), ends)
            }
            // Most rows are their own cells.
            None => Row::Line(raw.strip_suffix('\n').unwrap_or(raw), self.delimiter),
        });
        Some((line, row))
    }

    /// Takes the cells of a row with quotes, which may go on over further lines. Says how many
    /// bytes it takes, and how many bytes and cells are in it.
    fn unquote(&mut self, rest: &[u8]) -> (usize, usize, usize) {
        let (mut passed, mut written, mut cells) = (0, 0, 0);
        loop {
            // At the end of the input an empty piece ends the row.
            let (result, read, wrote, ended) = self.quotes.read_record(
                &rest[passed..],
                &mut self.text[written..],
                &mut self.ends[cells..],
            );
            passed += read;
            written += wrote;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(2 * written, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * cells, 0),
                ReadRecordResult::Record | ReadRecordResult::End => {
                    return (passed, written, cells);
                }
            }
        }
    }
}
