//! Rows of CSV files, however the file comes in pieces, beside those of the `csv` crate.

use std::io::BufReader;

use csv::ReaderBuilder;
use proptest::prelude::*;
use proptest::sample::select;
use vn_egov_metrics::Lang;

use crate::csv_file::CsvFile;
use crate::csv_file::rows::Row;
use crate::support::blocks::Block;
use crate::support::{Complaints, Input};

/// A file of those bytes, which are read so many at a time.
fn open(text: &[u8], at_once: usize) -> Result<CsvFile, String> {
    let reader = Box::new(BufReader::with_capacity(at_once, std::io::Cursor::new(text.to_vec())));
    CsvFile::open(Input { name: "-".into(), reader, size: None }, &["a"], &[], Lang::En)
}

type Rows = Vec<(u64, Vec<String>)>;

/// Every row of text, however many cells it has, with the line it begins on.
fn rows(text: &[u8], at_once: usize) -> Rows {
    let mut file = open(text, at_once).expect("a header");
    let mut complaints = Complaints::default();
    let mut rows = Vec::new();
    while let Some((line, record)) = file.next_of_any_length(&mut complaints).expect("it is read") {
        rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    rows
}

/// The text with every line ended by a line feed.
fn plain(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text).replace("\r\n", "\n").replace('\r', "\n");
    let end = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
    (text + end).into_bytes()
}

/// What the `csv` crate reads of the same.
fn expected(text: &[u8]) -> Rows {
    let plain = plain(text);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&plain[..]);
    let records = reader.records().map(|record| record.expect("text"));
    let rows = records.map(|record| {
        // Where the one before ended: what is empty in between is passed over.
        let place = record.position().expect("it was read");
        let before = &plain[usize::try_from(place.byte()).expect("it is short")..];
        let empty = before.iter().take_while(|byte| **byte == b'\n').count() as u64;
        (place.line() + empty, record.iter().map(str::to_owned).collect())
    });
    rows.skip(1).collect()
}

#[test]
fn a_file_is_read_alike_however_it_comes_in_pieces() {
    let text =
        "\u{feff}a,b\r\n1,\"hai\r\n, ba\"\r\n\r\nnguyễn,\"\"\"tệp\"\"\"\n,\r\"bốn\",5\n\"\n\",";
    let all = expected(text.as_bytes());
    assert_eq!(all.len(), 5);
    for at_once in 1..=text.len() + 1 {
        assert_eq!(rows(text.as_bytes(), at_once), all, "{at_once} bytes at once");
    }
}

/// Lines that are longer than a block, and whose ends, quotes and letters lie on its edge.
#[test]
fn the_edge_of_a_block_is_seen_in_no_row() {
    for len in 1..140 {
        for mark in ["", "\"", "\r", "ệ"] {
            let quote = if mark == "\"" { "\"" } else { "" };
            let line = format!("{quote}{}{quote},{mark}x{quote}", "x".repeat(len));
            let text = format!("a,b\n{line}\r\n\"1\",2\n3,4");
            assert_eq!(rows(text.as_bytes(), 1 << 18), expected(text.as_bytes()), "{len} {mark:?}");
        }
    }
    let long = format!("a\n{}\n{}", "ệ\"".repeat(200_000), "z".repeat(70_000));
    assert_eq!(rows(long.as_bytes(), 1 << 18), expected(long.as_bytes()));
}

#[test]
fn a_row_says_whether_it_is_a_line() {
    let file = open(b"a;b\n1;2\n\"1\";2\n;\n 3;4;\n5;6;7\n", 3).expect("a header");
    let (mut blocks, mut reader, first) = file.into_blocks();
    let mut block = Block { first, ..Block::default() };
    blocks.next_into(&mut block.text).expect("it is read");
    let mut rows = Vec::new();
    let line = reader.each(&block, &mut |line, row| {
        let cells = |row: Row<'_>| row.iter().map(str::to_owned).collect::<Vec<_>>();
        let told = |row: Row<'_>| row.of_columns(2, Lang::En).map(|row| row.map(cells));
        rows.push((line, row.map(|row| (matches!(row, Row::Line(_, b';')), told(row)))));
    });
    let cells = |cells: &[&str]| Some(Ok(cells.iter().map(|cell| (*cell).to_owned()).collect()));
    assert_eq!(
        rows,
        [
            (2, Some((true, cells(&["1", "2"])))),
            (3, Some((false, cells(&["1", "2"])))),
            (4, Some((true, None))),
            (5, Some((true, cells(&[" 3", "4", ""])))),
            (6, Some((true, Some(Err("3 cells instead of 2".to_owned()))))),
        ]
    );
    assert_eq!(line, 7);
    assert!(open(b"b\n1\n", 1).is_err());
    assert!(open(b"", 1).is_err());
}

proptest! {
    #[test]
    fn rows_are_those_of_the_csv_crate(
        pieces in prop::collection::vec(
            select(vec!["a", "1", "ệ", ",", ",", "\n", "\r\n", "\r", "\"", "\"", " ", "\u{1F600}"]),
            0..40,
        ),
        at_once in 1..12_usize,
    ) {
        let text = format!("a,b\n{}", pieces.concat());
        prop_assert_eq!(rows(text.as_bytes(), at_once), expected(text.as_bytes()));
    }

    #[test]
    fn what_is_no_text_is_told_and_passed_over(
        lines in prop::collection::vec(
            prop_oneof![
                3 => "[a-z]{1,9},[0-9]{0,9}".prop_map(String::into_bytes),
                1 => Just(b"\xE1\xBA,1".to_vec()),
                1 => Just(b"\"\xFF\",1".to_vec()),
            ],
            0..9,
        ),
        at_once in 1..12_usize,
    ) {
        let text = [&b"a,b"[..]].into_iter().chain(lines.iter().map(Vec::as_slice));
        let text = text.collect::<Vec<_>>().join(&b'\n');
        let numbered = (2..).zip(&lines);
        let sound = numbered.filter_map(|(number, line)| {
            let cells = str::from_utf8(line).ok()?.split(',').map(str::to_owned).collect();
            Some((number, cells))
        });
        let mut file = open(&text, at_once).expect("a header");
        let mut complaints = Complaints::default();
        let mut read = Vec::new();
        while let Some((line, row)) = file.next(&mut complaints).expect("it is read") {
            read.push((line, row.iter().map(str::to_owned).collect::<Vec<_>>()));
        }
        prop_assert_eq!(read, sound.collect::<Vec<_>>());
    }
}
