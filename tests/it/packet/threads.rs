//! However many threads read a file of packets, the same is printed of it, told of it and returned.

use std::fmt::Write;

use csv::{ByteRecord, ReaderBuilder};
use proptest::prelude::*;

use super::PACKETS;
use super::example::{COLUMNS, indicators, rows, table};

/// What one thread prints of the input, tells of it and returns, having found the same with more.
fn same(input: &[u8], args: &[&str]) -> (String, String, Option<i32>) {
    let mut printed = None;
    for memory in [&[][..], &["--no-dedup"]] {
        let one = indicators(input, &[memory, args].concat());
        for threads in ["2", "3"] {
            let several = indicators(input, &[memory, args, &["--threads", threads]].concat());
            assert_eq!(several, one, "{threads} threads, {memory:?}");
        }
        printed.get_or_insert(one);
    }
    let one = printed.expect("it was run");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(one.stdout), text(one.stderr), one.status.code())
}

/// How many lines the standard error has of what could not be read.
fn told(stderr: &str) -> usize {
    stderr.lines().filter(|line| line.starts_with("-:")).count()
}

/// The packets, some of them again, between lines that are none.
fn lines() -> Vec<u8> {
    let mut input = b"\xEF\xBB\xBF".to_vec();
    for (number, line) in PACKETS.lines().enumerate() {
        match number % 50 {
            7 => input.extend(b"{\"MaHoSo\": \"Tr\xE1\xBA\"}\n"),
            13 => input.extend(b"\r\n \n"),
            21 => input.extend(b"[\"MaHoSo\"]\n{\"TrangThaiHoSo\": 9}\r\n{\"MaHoSo\": \"A\n"),
            34 => {
                let again = line.replace("\"TrangThaiHoSo\": \"10\"", "\"TrangThaiHoSo\": 99");
                input.extend(again.as_bytes());
                input.push(b'\n');
            }
            _ => {}
        }
        input.extend(line.as_bytes());
        input.extend(if number % 3 == 0 { &b"\r\n"[..] } else { b"\n" });
    }
    // The last line may lack its end.
    input.truncate(input.trim_ascii_end().len());
    input
}

#[test]
fn lines_of_packets() {
    let (_, stderr, status) = same(&lines(), &["--lang", "en"]);
    assert_eq!(status, Some(1));
    // Lines are told in their order, with the first of the findings behind them.
    assert!(stderr.starts_with("-:8: the line is not text in UTF-8\n"), "{stderr}");
    assert_eq!(told(&stderr), 20 * 4);
    for input in ["", "\n", "{", " \n{}\n"] {
        same(input.as_bytes(), &[]);
    }
}

/// Rows of a table that cannot be read, or that are none, or whose quotes are not around cells.
const ODD: [&[u8]; 8] = [
    b"",
    b" ,,,,,,,,,,,",
    b"H59.17-260704-0001,a,b",
    b"H59.17-260704-0002,\xE1\xBA,1.000954,1,20260704080000,,,,,,,",
    b"H59.17-260704-0003,\"\n\xE1\xBA\",1.000954,1,20260704080000,,,,,,,",
    b"H59.17-260704-0004,a\"b,1.000954,1,20260704080000,,,,,,,",
    b"H59.17-260704-0005,\"\"\"a\"b\"c,1.000954,1,20260704080000,,,,,,,,,",
    b",\"a\n,\"\"\n\",1.000954,1,20260704080000,,,,,,,",
];

#[test]
fn rows_of_a_table() {
    let mut rows = rows();
    // The same codes come again, over several blocks.
    rows.extend_from_within(1..);
    for (end, mark, odd) in
        [("\n", ",", true), ("\r\n", ";", false), ("\r", "\t", false), ("\r\n", ",", true)]
    {
        let quoted = |row: usize, column: usize| {
            mark == ";" || row.is_multiple_of(3) && (row + column).is_multiple_of(5)
        };
        let plain = table(&rows, end, mark, quoted);
        let mut input = b"\xEF\xBB\xBF".to_vec();
        for (number, row) in plain.split(end).enumerate() {
            input.extend([row, end].concat().as_bytes());
            // With the header again in the midst of it.
            if odd && number % 40 == 0 {
                input.extend(ODD[number / 40 % ODD.len()]);
                input.extend([end, &COLUMNS.join(mark), end].concat().as_bytes());
            }
        }
        let (stdout, stderr, status) = same(&input, &["--input", "csv"]);
        assert!(stdout.lines().count() > 100 && stderr.contains("repeated_code"), "{stderr}");
        assert_eq!((told(&stderr) > 0, status), (odd, Some(i32::from(odd))), "{stderr}");
    }
}

#[test]
fn a_quote_that_nobody_closes_swallows_what_follows() {
    let rows = table(&rows(), "\n", ",", |_, _| false);
    let rows: Vec<&str> = rows.lines().collect();
    for (before, open) in [(500, "\"a"), (1001, "x,\""), (1001, "H59.17-260704-0001,\"a,b")] {
        let (before, behind) = rows.split_at(before);
        let input = [before, &[open], behind].concat().join("\n");
        let (_, stderr, status) = same(input.as_bytes(), &["--input", "csv"]);
        assert_eq!((told(&stderr), status), (1, Some(1)), "{open:?}: {stderr}");
    }
}

#[test]
fn cells_longer_than_what_is_read_at_once() {
    let long = "\"\"\n;\t,x\n".repeat(30_000);
    let mut input = "MaHoSo,TrichYeuHoSo,NgayTiepNhan\n".to_owned();
    for number in 0..4 {
        let rows = "H59.17-260704-0001,\"\",20260704080000\n".repeat(number * 1_000);
        write!(input, "{rows}H59.17-260704-{number:04},\"{long}\",20260704080000\nA,B\n")
            .expect("a text takes all");
    }
    let (_, stderr, status) = same(input.as_bytes(), &["--input", "csv", "--lang", "en"]);
    assert_eq!((told(&stderr), status), (4, Some(1)), "{stderr}");
    assert!(stderr.starts_with("-:60003: 2 cells instead of 3\n"), "{stderr}");
}

#[test]
fn tables_of_next_to_nothing() {
    let code = "H59.17-260704-0001";
    let short = [
        "",
        "\n",
        "\u{feff}",
        "MaHoSo",
        "MaHoSo\n\n",
        "\u{feff}\r\n\u{feff}MaHoSo",
        "\u{feff}\u{feff}MaHoSo\n",
        "\n\n\"Ma\nHoSo\",MaHoSo\n",
        "\u{feff}\"MaHoSo\",\"\n\"\r\nA,B\n",
        "\"MaHoSo",
        "MaTTHC\nA",
    ];
    for header in short {
        for row in ["", code, "\"", ",\n\"", "\u{feff}\"A\nB\"\n\"A"] {
            let input = [header, "\n", row].concat();
            let run = |threads| {
                let args = ["--input", "csv", "--threads", threads];
                indicators(input.as_bytes(), &args)
            };
            assert_eq!(run("2"), run("1"), "{input:?}");
        }
    }
    same(b"Ma\xE1,MaHoSo\nA,B", &["--input", "csv"]);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_others() {
    let run = |threads| {
        let args = ["no such file.csv", "tests", "--input", "csv", "--threads", threads];
        indicators(b"MaHoSo,NgayTiepNhan\nH59.17-260704-0001,20260704080000\n", &args)
    };
    let one = run("1");
    assert_eq!(one.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&one.stderr);
    let told: Vec<_> = stderr.lines().take(2).map(|line| line.split_once(':')).collect();
    let names = told.iter().map(|told| told.map(|(name, _)| name));
    assert!(names.eq([Some("no such file.csv"), Some("tests")]), "{stderr}");
    assert_eq!(run("2"), one);
}

/// A row by its kind, with so much text in it.
fn row(kind: u8, number: usize, size: usize) -> Vec<u8> {
    let code = format!("H59.17-2607{:02}-{:04}", number % 31 + 1, number % 700);
    let moment = format!("202607{:02}080000", number % 31 + 1);
    let text = |piece: &str| piece.repeat(size / piece.len());
    match kind {
        0 => format!("{code},{},{moment}", text("ấp ")),
        1 => format!("{code},\"{}\",{moment}", text("\"\",\n")),
        2 => format!("\"{code}\",\"{}\r\n\",\"{moment}\"", text(",\"\"x")),
        3 => format!("{code},x{},{moment}", text("\"")),
        4 => format!("{code},\"x\"y\"{},{moment}", text("\"z\"")),
        5 => format!("{code},\"{}\"", text("\n\"\"")),
        6 => format!("{code},\"{}\",{moment},\"\n\",", text("ấp")),
        7 => format!("{code},\"{}\",{moment},1", text("ấp\n")),
        8 => " , ,".to_owned(),
        9 => format!(",\"{}\",{moment}", text("\"\"")),
        10 => format!("\u{feff}\"{code}\",\"{}\",{moment}", text("\n\n,")),
        11 => HEADER.to_owned(),
        _ => return [code.as_bytes(), b",\"\n\xE1\xBA\",", moment.as_bytes()].concat(),
    }
    .into_bytes()
}

const HEADER: &str = "MaHoSo,TrichYeuHoSo,NgayTiepNhan";

/// What is told of a table, and its rows without the column that nobody asks for: read by `csv`,
/// all of it at once.
fn by_csv(input: &[u8]) -> (String, String) {
    let (mut told, mut rows) = (String::new(), HEADER.to_owned());
    let plain: Vec<u8> = input.iter().copied().filter(|byte| *byte != b'\r').collect();
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(&*plain);
    for record in reader.byte_records() {
        let record: ByteRecord = record.expect("it is in memory");
        let line = record.position().expect("it was read").line();
        let cells: Result<Vec<&str>, _> = record.iter().map(str::from_utf8).collect();
        let what = match cells.as_deref() {
            Err(_) => "the row is not text in UTF-8".to_owned(),
            Ok(cells) if cells.iter().all(|cell| cell.trim().is_empty()) => continue,
            Ok([code, _, moment, more @ ..]) if more.iter().all(|cell| cell.trim().is_empty()) => {
                if !code.is_empty() {
                    write!(rows, "\n\"{}\",,{moment}", code.replace('"', "\"\"")).expect("a text");
                    continue;
                }
                "MaHoSo is missing or empty".to_owned()
            }
            Ok(cells) => match cells.concat().matches('\n').count() {
                0 => format!("{} cells instead of 3", cells.len()),
                breaks => {
                    format!("{} cells instead of 3, quoted over {} lines", cells.len(), breaks + 1)
                }
            },
        };
        writeln!(told, "-:{line}: {what}").expect("a text");
    }
    (told, rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn random_tables_are_read_as_csv_reads_them(
        kinds in prop::collection::vec((0_u8..13, 0_usize..4_000), 1..200), open in any::<bool>(),
    ) {
        let rows = kinds.iter().enumerate().map(|(number, (kind, size))| row(*kind, number, *size));
        let mut input = HEADER.as_bytes().to_vec();
        rows.for_each(|row| input = [&*input, b"\n", &*row].concat());
        if open {
            input.extend(b"\n\"open\n");
        }
        let args = ["--input", "csv", "--lang", "en"];
        let (stdout, stderr, _) = same(&input, &args);
        let (wrong, rows) = by_csv(&input);
        prop_assert_eq!(stderr.get(..wrong.len()), Some(&*wrong));
        prop_assert_eq!(told(&stderr), told(&wrong));
        let plain = indicators(rows.as_bytes(), &args);
        prop_assert_eq!(String::from_utf8_lossy(&plain.stdout), stdout);
    }
}
