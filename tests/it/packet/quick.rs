//! Dossiers straight from the wire, beside those of packets: the same, findings and errors alike.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use vn_egov_metrics::check::Finding;
use vn_egov_metrics::portal::{Columns, DossierReader, Packet, ReadPacketError};
use vn_egov_metrics::record::Dossier;

use super::PACKETS;

type Read = Result<(Dossier, Vec<Finding>), ReadPacketError>;

fn of_packet(packet: Result<Packet<'_>, ReadPacketError>) -> Read {
    let mut findings = Vec::new();
    let dossier = packet?.to_dossier(&mut |finding| findings.push(finding));
    Ok((dossier.expect("what was read has a code"), findings))
}

/// Reads a text straight and by its packet.
pub(super) fn check_text(reader: &mut DossierReader, text: &str) {
    let mut findings = Vec::new();
    let dossier = reader.read(text, &mut |finding| findings.push(finding));
    let straight = dossier.map(|dossier| (dossier, findings));
    assert_eq!(straight, of_packet(Packet::from_json(text)), "{text:?}");
}

fn check_row(names: &[&str], row: &[String]) {
    let columns = Columns::of(names.iter().copied());
    let cells = || row.iter().map(String::as_str);
    let mut findings = Vec::new();
    let dossier = columns.dossier(cells(), &mut |finding| findings.push(finding));
    let straight = dossier.map(|dossier| (dossier, findings));
    assert_eq!(straight, of_packet(columns.packet(cells())), "{names:?} {row:?}");
    // The last one is none that a line can be cut at by bytes.
    for delimiter in [',', '\t', 'é'] {
        let line = row.join(&delimiter.to_string());
        let mut findings = Vec::new();
        let dossier =
            columns.dossier_of_line(&line, delimiter, &mut |finding| findings.push(finding));
        let straight = dossier.map(|dossier| (dossier, findings));
        assert_eq!(
            straight,
            of_packet(columns.packet(line.split(delimiter))),
            "{names:?} {line:?}"
        );
        let mut findings = Vec::new();
        let found = &mut |finding| findings.push(finding);
        let whole = columns.dossier_of_whole_line(&line, delimiter, found);
        let whole = whole.map(|dossier| dossier.map(|dossier| (dossier, findings)));
        let is_whole = line.split(delimiter).count() == names.len();
        assert_eq!(whole, is_whole.then_some(straight), "{names:?} {line:?}");
    }
}

/// Cells at every place of a line, of a table with more columns than there is room for, too.
#[test]
fn a_line_is_cut_alike_wherever_its_cells_are() {
    let cell = |column: usize, len: usize| match column % 3 {
        0 => "x".repeat(len),
        1 => String::new(),
        _ => "ệ".repeat(len / 3),
    };
    for columns in (0..70).chain([300]) {
        for len in [0, 1, 3, 7, 40] {
            let (mut names, mut row) = (vec!["Khac"; columns], Vec::new());
            row.extend((0..columns).map(|column| cell(column, len)));
            names.extend(["TrangThaiHoSo", "MaHoSo", "NgayTiepNhan"]);
            row.extend(["10", "H61.17-260704-0001", "20260704080000"].map(str::to_owned));
            check_row(&names, &row);
            // A row that is too short, and one that is too long.
            check_row(&names, &row[..=columns + 1]);
            check_row(&names[..=columns + 1], &row);
        }
    }
    // No cell behind the columns is that of a column which the table lacks.
    let (rounds, fields) = LISTS[3];
    let rounds: Vec<_> = fields.iter().map(|field| format!("{rounds}.{field}")).collect();
    let names: Vec<_> =
        SCALARS[..16].iter().copied().chain(rounds.iter().map(String::as_str)).collect();
    let code = ["H61.17-260704-0001"].into_iter();
    let row = code.chain([""; 20]).chain(["1"; 80]).map(str::to_owned);
    check_row(&names, &row.collect::<Vec<_>>());
}

/// Lists as the quick way knows them, and as it nearly does.
#[test]
fn lists_of_a_row_are_read_alike() {
    let cells = [
        "",
        "[]",
        "[",
        "0",
        "1",
        "2",
        "0;1",
        "1;1;0",
        "0;1;0;1",
        "1;0;1;0;1",
        "1;",
        ";1",
        ";",
        "1;;0",
        "1,0",
        "01",
        "10",
        "0;1;",
        "[];1",
        "True",
        "False",
        "False;True",
        "True;False;False",
        "False;",
        "false;True",
        "Falsey",
        "True;true",
        "TrueFalse",
        "F",
        "0;50000",
        "50000",
        "300.000",
        "1.00",
        "0;0",
        "0;;0",
        "00;5",
        "1;x",
        "-1",
        " 1",
        "1 ",
    ];
    let columns = [
        "TaiLieuNop.CoTep",
        "TaiLieuNop.IsDeleted",
        "TaiLieuNop.DuocSoHoa",
        "TaiLieuNop.DuocLayTuKhoDMQG",
        "TaiLieuNop.DuocTaiSuDung",
        "DanhSachLePhi.Gia",
        "DanhSachLePhi.HinhThucThu",
        "DanhSachGiayToKetQua.CoTep",
        "DSKetNoiCSDL.MaCSDL",
        "DanhSachHoSoBoSung.TrangThaiBoSung",
    ];
    for name in columns {
        for other in columns {
            for cell in cells {
                for other_cell in ["", "1", "[]", "0;0", "1;0;1"] {
                    let row = ["H61.17-260704-0001", cell, other_cell].map(str::to_owned);
                    check_row(&["MaHoSo", name, other], &row);
                }
            }
        }
    }
    for many in [30, 31, 32, 40] {
        for item in ["1", "True", "20000"] {
            for name in columns {
                let row = ["H61.17-260704-0001".to_owned(), vec![item; many].join(";")];
                check_row(&["MaHoSo", name], &row);
            }
        }
    }
}

#[test]
fn every_made_up_packet_is_read_alike() {
    let mut reader = DossierReader::new();
    for line in PACKETS.lines() {
        check_text(&mut reader, line);
    }
}

/// What a field of that name mostly holds, and sometimes should not.
fn text_of(name: &str) -> BoxedStrategy<String> {
    let mostly: BoxedStrategy<String> = if name.starts_with("Ngay") {
        "20260[1-9][0-2][1-9]1[0-9][0-5][0-9][0-5][0-9]".boxed()
    } else {
        match name {
            "MaHoSo" => "H61\\.[0-9]{1,3}-260[1-9][0-2][1-9]-[0-9]{4}".boxed(),
            "MaTTHC" => "[123]\\.00[0-9]{4}".boxed(),
            "MaLinhVuc" => "G15-HT[0-9]{2}".boxed(),
            "IsDeleted" => select(vec!["True", "False", "true", "1", "0"]).prop_map_into().boxed(),
            "TrangThaiHoSo" => "[1-9]|10".boxed(),
            "Gia" => "[0-9]{1,3}(\\.000)?".boxed(),
            "MaCSDL" => "[0-9]{1,2}".boxed(),
            "DuongDanTaiTepTin" | "DuongDanTepTinKetQua" => "(https://[a-z]{1,5})?".boxed(),
            _ => "[0123]".boxed(),
        }
    };
    prop_oneof![
        40 => mostly,
        4 => Just(String::new()),
        1 => select(vec![" ", " 1", "9.0", "-1", "ệ", "20260230104605", "\u{a0}1", "1;2"]).prop_map_into(),
        1 => "\\PC{0,6}",
    ]
    .boxed()
}

const SCALARS: [&str; 17] = [
    "MaHoSo",
    "MaTTHC",
    "MaLinhVuc",
    "KenhThucHien",
    "LoaiDoiTuong",
    "NgayNopHoSo",
    "NgayTiepNhan",
    "NgayHenTra",
    "TrangThaiHoSo",
    "NgayTuChoi",
    "NgayKetThucXuLy",
    "NgayTra",
    "HinhThuc",
    "NoiNopHoSo",
    "HoSoCoThanhPhanSoHoa",
    "TaiKhoanDuocXacThucVoiVNeID",
    "DuocThanhToanTrucTuyen",
];

const LISTS: [(&str, &[&str]); 5] = [
    (
        "TaiLieuNop",
        &["DuongDanTaiTepTin", "IsDeleted", "DuocSoHoa", "DuocTaiSuDung", "DuocLayTuKhoDMQG"],
    ),
    ("DanhSachLePhi", &["Gia", "MaPhiLePhi", "LoaiPhiLePhi", "HinhThucThu"]),
    ("DanhSachGiayToKetQua", &["DuongDanTepTinKetQua", "MaGiayToKetQua"]),
    (
        "DanhSachHoSoBoSung",
        &[
            "NgayBoSung",
            "NgayTiepNhanBoSung",
            "TrangThaiBoSung",
            "NgayHenTraTruoc",
            "NgayHenTraMoi",
        ],
    ),
    ("DSKetNoiCSDL", &["MaCSDL"]),
];

/// A JSON value of that text: as text, or bare where it can be.
fn json_of(name: &'static str) -> impl Strategy<Value = String> {
    let text = text_of(name).prop_map(|text| serde_json::to_string(&text).expect("a text"));
    prop_oneof![
        30 => text,
        2 => "[1-9][0-9]{0,13}",
        1 => select(vec!["null", "true", "false", "[]", "{}", "0.0"]).prop_map_into(),
    ]
}

/// An object of some of the fields, in any order; seldom one twice, and some that are not known.
fn object_of(names: &'static [&'static str], most: usize) -> BoxedStrategy<Vec<String>> {
    let field = select(names)
        .prop_flat_map(|name| json_of(name).prop_map(move |value| (name.to_owned(), value)));
    let other =
        select(vec![("ChuHoSo", "\"Nguyễn \\\"Văn\\\" Mẫu\""), ("Moi", "{\"a\": [1, {}]}")])
            .prop_map(|(name, value)| (name.to_owned(), value.to_owned()));
    let field = prop_oneof![8 => field, 1 => other];
    (prop::collection::vec(field, 0..most), 0..8)
        .prop_map(|(fields, twice)| {
            let mut met = Vec::new();
            let fields = fields.into_iter().filter(|(name, _)| {
                let new = !met.contains(name);
                met.push(name.clone());
                new || twice == 0
            });
            fields.map(|(name, value)| format!("\"{name}\": {value}")).collect()
        })
        .boxed()
}

fn list_of((name, fields): (&'static str, &'static [&'static str])) -> BoxedStrategy<String> {
    let item = object_of(fields, 7).prop_map(|fields| format!("{{{}}}", fields.join(", ")));
    let item = prop_oneof![20 => item, 1 => select(vec!["null", "1", "\"\""]).prop_map_into()];
    let items = prop_oneof![
        10 => prop::collection::vec(item.clone(), 0..5),
        1 => prop::collection::vec(item, 28..36),
    ];
    let list = items.prop_map(|items| format!("[{}]", items.join(", ")));
    let list =
        prop_oneof![12 => list, 1 => select(vec!["null", "\"\"", "\" \"", "0"]).prop_map_into()];
    list.prop_map(move |list| format!("\"{name}\": {list}")).boxed()
}

fn packet_text() -> impl Strategy<Value = String> {
    let lists = LISTS.map(|list| prop::option::of(list_of(list)));
    let code =
        text_of("MaHoSo").prop_map(|code| format!("\"MaHoSo\": {}", serde_json::json!(code)));
    (code, object_of(&SCALARS[1..], 18), lists).prop_map(|(code, scalars, lists)| {
        let fields: Vec<String> =
            [code].into_iter().chain(scalars).chain(lists.into_iter().flatten()).collect();
        format!("{{{}}}", fields.join(", "))
    })
}

fn table() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    let scalar = select(&SCALARS[1..]).prop_map(|name| (name.to_owned(), text_of(name)));
    let list = select(&LISTS[..]).prop_flat_map(|(list, fields)| {
        select(fields).prop_map(move |name| {
            let column = if name.starts_with("DuongDan") { "CoTep" } else { name };
            let item = if column == "CoTep" { "[01]?|true|x".boxed() } else { text_of(name) };
            let items = prop::collection::vec(item, 0..4).prop_map(|items| items.join(";"));
            let cell = prop_oneof![8 => items, 1 => Just("[]".to_owned())].boxed();
            (format!("{list}.{column}"), cell)
        })
    });
    let other = Just(("Khac".to_owned(), ".{0,3}".boxed()));
    let column = prop_oneof![5 => scalar, 5 => list, 1 => other];
    (prop::collection::vec(column, 0..24), any::<bool>()).prop_flat_map(|(mut columns, twice)| {
        if !twice {
            let mut met = Vec::new();
            columns.retain(|(name, _)| {
                let new = !met.contains(name);
                met.push(name.clone());
                new
            });
        }
        columns.push(("MaHoSo".into(), text_of("MaHoSo")));
        let (names, cells): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        (Just(names), prop::collection::vec(cells, 1..6))
    })
}

/// Changes of a text: at a place, take some bytes away and write others.
fn edits() -> impl Strategy<Value = Vec<(Index, usize, &'static str)>> {
    let written = select(vec![
        "",
        "",
        " ",
        ",",
        ":",
        "\"",
        "{",
        "}",
        "[",
        "]",
        "\\/",
        "\\",
        "\u{1}",
        "null",
        "1",
        "\"1\"",
        ", \"MaHoSo\": \"1\"",
        "{}",
        "[]",
        "{\"MaHoSo\": ",
        ", \"Moi\": {\"a\": 1}",
    ]);
    prop::collection::vec((any::<Index>(), 0..8_usize, written), 0..3)
}

fn edited(text: &str, edits: &[(Index, usize, &str)]) -> String {
    let mut text = text.to_owned();
    for (at, take, write) in edits {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let start = at.index(places.len().max(1));
        let place = |index| places.get(index).copied().unwrap_or(text.len());
        let range = place(start)..place(start + take);
        text.replace_range(range, write);
    }
    text
}

proptest! {
    /// A reader remembers how packets were written: what is almost the same is still read for what
    /// it is.
    #[test]
    fn a_packet_almost_like_the_one_before_is_read_alike(
        (text, others) in (packet_text(), prop::collection::vec(edits(), 1..6)),
        (tight, slashes) in any::<(bool, bool)>(),
    ) {
        let text = if tight { text.replace(", ", ",").replace(": ", ":") } else { text };
        let text = if slashes { text.replace('/', "\\/") } else { text };
        let mut reader = DossierReader::new();
        for other in &others {
            check_text(&mut reader, &text);
            check_text(&mut reader, &edited(&text, other));
        }
    }

    #[test]
    fn a_mostly_sound_packet_is_read_alike(texts in prop::collection::vec(packet_text(), 1..6)) {
        let mut reader = DossierReader::new();
        for text in &texts {
            check_text(&mut reader, text);
        }
    }

    #[test]
    fn a_mostly_sound_row_is_read_alike((names, rows) in table()) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for row in &rows {
            check_row(&names, row);
        }
    }
}
