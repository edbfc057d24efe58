//! Packets from rows of columns.

use serde_json::{Value, json};
use vn_egov_metrics::portal::{Columns, Packet};

use super::{PACKETS, sound, written};

#[test]
fn columns_are_text_by_name() {
    let row = [
        ("\u{feff}MaHoSo", "H59.17-240829-0001"),
        ("ChuHoSo", "Trần Thị Bí Mật"),
        (" KenhThucHien ", "02"),
        ("NgayTra", " "),
        ("TaiLieuNop.CoTep", "1;0;;true"),
        ("TaiLieuNop.DuocSoHoa", "0;1"),
        ("TaiLieuNop.IsDeleted", ";;;;True"),
        ("TaiLieuNop.DuongDanTaiTepTin", "https://example.vn/tep.pdf"),
        ("TaiLieuNop", "1"),
        ("MaHoSo.CoTep", "1"),
        ("DanhSachLePhi.Gia", "[]"),
        ("DanhSachLePhi.TenPhiLePhi", "Lệ phí"),
        ("DSKetNoiCSDL.MaCSDL", "1;07"),
        ("DanhSachHoSoBoSung.NgayBoSung", ""),
        ("DanhSachHoSoBoSung.Khac", "1;2;3"),
    ];
    let packet = Packet::from_columns(row).expect("it has a code");
    assert_eq!(packet.faults(), []);
    let back: Value = serde_json::from_str(&written(&packet)).expect("it was just written");
    assert_eq!(
        back,
        json!({
            "MaHoSo": "H59.17-240829-0001",
            "KenhThucHien": "02",
            "TaiLieuNop": [
                {"DuongDanTaiTepTin": "1", "DuocSoHoa": "0"},
                {"DuocSoHoa": "1"},
                {},
                {"DuongDanTaiTepTin": "1"},
                {"IsDeleted": "True"},
            ],
            "DanhSachLePhi": [],
            "DSKetNoiCSDL": [{"MaCSDL": "1"}, {"MaCSDL": "07"}],
        })
    );

    let row = [("MaHoSo", "A"), ("MaHoSo", "B"), ("DanhSachGiayToKetQua.CoTep", "0;có")];
    let packet = Packet::from_columns(row).expect("it has a code");
    assert_eq!(packet.code.get(), Some("B"));
    let faults: Vec<String> = packet.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "MaHoSo: written more than once",
            "DanhSachGiayToKetQua, item 2, DuongDanTepTinKetQua: expected 0 or 1",
        ]
    );
    assert!(Packet::from_columns([("MaHoSo", "\t")]).is_err());
    assert!(Packet::from_columns([]).is_err());
}

#[test]
fn columns_and_json_make_the_same_packet() {
    // Every packet, flattened as the table of columns says, with a file's address as its flag.
    for line in PACKETS.lines() {
        let packet = sound(line);
        let mut plain: Value = serde_json::from_str(&written(&packet)).expect("just written");
        let mut columns: Vec<(String, String)> = Vec::new();
        for (key, value) in plain.as_object_mut().expect("a packet is an object") {
            let Value::Array(items) = value else {
                columns.push((key.clone(), value.as_str().unwrap_or_default().to_owned()));
                continue;
            };
            if items.is_empty() {
                let column = if key == "DSKetNoiCSDL" { "MaCSDL" } else { "" };
                let column = if key == "DanhSachLePhi" { "Gia" } else { column };
                let column = if key == "DanhSachHoSoBoSung" { "NgayBoSung" } else { column };
                let column = if column.is_empty() { "CoTep" } else { column };
                columns.push((format!("{key}.{column}"), "[]".into()));
            }
            let mut fields: Vec<String> = Vec::new();
            for item in items.iter_mut() {
                for (field, value) in item.as_object_mut().expect("an item is an object") {
                    if field.starts_with("DuongDan") {
                        *value = json!("1");
                    }
                    if !fields.contains(field) {
                        fields.push(field.clone());
                    }
                }
            }
            for field in &fields {
                let texts = items.iter().map(|item| item[field].as_str().unwrap_or_default());
                let texts = texts.collect::<Vec<_>>().join(";");
                let field = if field.starts_with("DuongDan") { "CoTep" } else { field };
                columns.push((format!("{key}.{field}"), texts));
            }
            if fields.is_empty() && !items.is_empty() {
                // Of items of which nothing is known a column says only how many they are.
                columns.push((format!("{key}.CoTep"), vec!["0"; items.len()].join(";")));
            }
        }
        let columns = columns.iter().map(|(name, text)| (&name[..], &text[..]));
        let from_columns = Packet::from_columns(columns).expect("it has a code");
        assert_eq!(serde_json::to_value(&from_columns).expect("a packet is text"), plain);
    }
}

#[test]
fn a_table_looks_at_its_names_once_and_says_the_same() {
    let names = [
        "NgayTra",
        "TaiLieuNop.CoTep",
        "GhiChu",
        "\u{feff}MaHoSo",
        "TaiLieuNop.DuocSoHoa",
        "NgayTra",
        "DanhSachHoSoBoSung.NgayBoSung",
        "DanhSachLePhi",
        "TaiLieuNop.Khac",
        "MaHoSo.CoTep",
    ];
    let columns = Columns::of(names);
    let rows = [
        ["1", "1;x;0", "?", " H59.17-240829-0001 ", "0", "2", "", "1", "1", "1"],
        ["", "[]", "", "A", "1;1", "2", "20240829000000;", "[]", "", ""],
        ["1", "1", "1", " ", "1", "1", "1", "1", "1", "1"],
    ];
    for row in rows {
        // Whole, too short, too long.
        for length in 0..=names.len() {
            let cells = || row.into_iter().take(length);
            let by_name = Packet::from_columns(names.into_iter().zip(cells()));
            assert_eq!(columns.packet(cells()), by_name, "{row:?} up to {length}");
        }
        let long = columns.packet(row.into_iter().chain(["1", "2"]));
        assert_eq!(long, Packet::from_columns(names.into_iter().zip(row)));
    }
}
