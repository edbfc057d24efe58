//! Files of packets, end to end: however their lines and cells are written, the same is printed.

use std::process::Output;

use serde_json::Value;

use super::PACKETS;
use crate::examples::run;

const ARGS: [&str; 9] =
    ["-", "--from", "2026-07-01", "--to", "2026-09-30", "--by", "agency,month", "--format", "json"];

pub(super) fn indicators(input: &[u8], more: &[&str]) -> Output {
    run("indicators", &[&ARGS[..], more].concat(), input)
}

/// The columns of a table of the packets: one that no rule asks for, with commas and quotes in it.
pub(super) const COLUMNS: [&str; 12] = [
    "MaHoSo",
    "TrichYeuHoSo",
    "MaTTHC",
    "KenhThucHien",
    "NgayTiepNhan",
    "NgayHenTra",
    "TrangThaiHoSo",
    "NgayKetThucXuLy",
    "NgayTra",
    "TaiLieuNop.CoTep",
    "TaiLieuNop.DuocSoHoa",
    "DanhSachLePhi.Gia",
];

pub(super) fn rows() -> Vec<Vec<String>> {
    let row = |line: &str| {
        let packet: Value = serde_json::from_str(line).expect("a packet");
        let cell = |column: &str| match column.split_once('.') {
            None => packet[column].as_str().unwrap_or_default().to_owned(),
            Some((list, field)) => {
                let items = packet[list].as_array().map(Vec::as_slice).unwrap_or_default();
                let field = if field == "CoTep" { "IsDeleted" } else { field };
                let flag = |text: &str| if text == "False" { "1" } else { text }.to_owned();
                let texts = items.iter().map(|item| flag(item[field].as_str().unwrap_or_default()));
                texts.collect::<Vec<_>>().join(";")
            }
        };
        COLUMNS.map(cell).to_vec()
    };
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    rows.extend(PACKETS.lines().map(row));
    rows
}

/// The table, with quotes around the cells that `quoted` names by row and column.
pub(super) fn table(
    rows: &[Vec<String>],
    end: &str,
    mark: &str,
    quoted: impl Fn(usize, usize) -> bool,
) -> String {
    let row = |(number, row): (usize, &Vec<String>)| {
        let cell = |(column, text): (usize, &String)| {
            if quoted(number, column) {
                format!("\"{}\"", text.replace('"', "\"\""))
            } else {
                text.clone()
            }
        };
        row.iter().enumerate().map(cell).collect::<Vec<_>>().join(mark)
    };
    rows.iter().enumerate().map(row).collect::<Vec<_>>().join(end)
}

#[test]
fn quotes_marks_and_ends_of_rows_change_nothing_of_what_is_counted() {
    let printed = |table: &str| {
        let output = indicators(table.as_bytes(), &["--input", "csv"]);
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        (String::from_utf8(output.stdout).expect("UTF-8"), told)
    };
    let mut rows = rows();
    let plain = printed(&table(&rows, "\n", ",", |_, _| false));
    assert!(plain.0.lines().count() > 100 && !plain.1.contains("-:"), "{}", plain.1);
    for (end, mark) in [("\n", "\t"), ("\r\n", ","), ("\r", ","), ("\n\n", "\t"), ("\n", ",")] {
        assert_eq!(printed(&table(&rows, end, mark, |_, _| false)), plain, "{end:?} {mark:?}");
        assert_eq!(printed(&table(&rows, end, mark, |_, _| true)), plain, "{end:?} {mark:?}");
        let some =
            |row: usize, column: usize| row.is_multiple_of(3) && (row + column).is_multiple_of(5);
        let ended = table(&rows, end, mark, some) + end;
        assert_eq!(printed(&format!("\u{feff}{ended}")), plain, "{end:?} {mark:?}");
    }
    // What only quotes can hold, in a column that nothing asks for.
    for (number, row) in rows.iter_mut().enumerate().skip(1) {
        row[1] += ["", ",", "\n", "\"", "\r\n\n", ";\t,\"\""][number % 6];
    }
    let needed = |row: usize, column: usize| column == 1 && !row.is_multiple_of(6);
    assert_eq!(printed(&table(&rows, "\r\n", ",", needed)), plain);
    assert_eq!(printed(&table(&rows, "\n", ",", |_, _| true)), plain);
}

#[test]
fn rows_that_cannot_be_read_are_told_with_the_line_they_begin_on() {
    let mut input = b"\xEF\xBB\xBFMaHoSo,TrichYeuHoSo,NgayTiepNhan\r\n\r\n".to_vec();
    input.extend(b"H59.17-260704-0001,\"hai\r\ndong\",20260704080000\r\n");
    input.extend(b"H59.17-260704-0002,m\xE1\xBA,20260704080000\n");
    input.extend(b"H59.17-260704-0003,1,797,20260704080000\n\n,,\n");
    input.extend(b"\"H59\xE1\",\"\xBA\xAD\",20260704080000\n,a,\n\"H59.17-260704-0004");
    let told = |lang| {
        let output = indicators(&input, &["--input", "csv", "--lang", lang]);
        assert_eq!(output.status.code(), Some(1));
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        let lines = told.lines().filter(|line| line.starts_with("-:"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        told("en"),
        [
            "-:5: the row is not text in UTF-8",
            "-:6: 4 cells instead of 3",
            "-:9: the row is not text in UTF-8",
            "-:10: MaHoSo is missing or empty",
            "-:11: 1 cells instead of 3, quoted over 2 lines",
        ]
    );
    assert_eq!(
        told("vi"),
        [
            "-:5: dòng không phải văn bản UTF-8",
            "-:6: 4 ô thay vì 3",
            "-:9: dòng không phải văn bản UTF-8",
            "-:10: MaHoSo bị thiếu hoặc trống",
            "-:11: 1 ô thay vì 3, trong ngoặc kép qua 2 dòng",
        ]
    );
}
