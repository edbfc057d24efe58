//! Lines that are no packets, and text that nobody may see.

use std::fmt::Debug;

use serde_json::{Value, json};
use vn_egov_metrics::portal::reconcile::SyncRecord;
use vn_egov_metrics::portal::{FileLink, Packet, ReadPacketError, Scalar};

use super::{kept_fields, read, sound, written};

#[test]
fn hostile_lines_are_errors_with_a_place() {
    let cases = [
        (String::new(), "the text is malformed, at line 1, column 0"),
        ("a".repeat(70_000), "the text is malformed, at line 1, column 1"),
        ("[".repeat(100_000), "the text is malformed, at line 1, column 100000"),
        ("null".into(), "expected an object, found null, at line 1, column 4"),
        ("[]".into(), "expected an object, found a list, at line 1, column 2"),
        ("\"Nguyễn Văn Mẫu\"".into(), "expected an object, found text, at line 1, column 21"),
        ("9.5".into(), "expected an object, found a number, at line 1, column 3"),
        ("true".into(), "expected an object, found true or false, at line 1, column 4"),
        ("{}".into(), "MaHoSo is missing or empty, at line 1, column 2"),
        ("{\"MaHoSo\":null}".into(), "MaHoSo is missing or empty, at line 1, column 15"),
        (
            "{\"MaHoSo\":[\"Nguyễn Văn Mẫu\"]}".into(),
            "expected text in MaHoSo, found a list, at line 1, column 34",
        ),
        ("{\"MaHoSo\":\"A\"".into(), "the text is malformed, at line 1, column 13"),
        ("{\"MaHoSo\":\"A\"} x".into(), "the text is malformed, at line 1, column 16"),
        ("{\"MaHoSo\":\"A\",}".into(), "the text is malformed, at line 1, column 15"),
        ("{MaHoSo:\"A\"}".into(), "the text is malformed, at line 1, column 2"),
        ("{\"MaHoSo\":\"\\ud800\"}".into(), "the text is malformed, at line 1, column 18"),
    ];
    for (line, sentence) in cases {
        let start: String = line.chars().take(30).collect();
        assert_eq!(read(&line).unwrap_err().to_string(), sentence, "{start}");
    }
    let error = read("{}").unwrap_err();
    assert_eq!((error.line(), error.column(), error.field()), (Some(1), Some(2), Some("MaHoSo")));
    // Depth inside a field that is passed over costs no stack.
    let deep =
        format!("{{\"MaHoSo\":\"A\",\"Khac\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(sound(&deep).code.get(), Some("A"));
    let deep = deep.replace("Khac", "NgayTra");
    assert_eq!(sound(&deep).faults().len(), 1);
    // Bytes that are no UTF-8.
    let error = serde_json::from_slice::<Packet<'_>>(b"{\"MaHoSo\":\"\xff\"}").unwrap_err();
    let error = ReadPacketError::new(&error, error.line(), error.column());
    assert_eq!(error.to_string(), "the text is malformed, at line 1, column 12");
}

/// A made-up person in every field that holds one, and where none belongs.
const NAME: &str = "Trần Thị Bí Mật";

#[test]
fn no_personal_text_is_kept_or_shown() {
    let name = || json!(NAME);
    let personal = json!({
        "MaHoSo": "H59.17-240829-0001",
        "ChuHoSo": NAME, "SoGiayToChuHoSo": NAME, "MaDoiTuong": NAME, "Email": NAME,
        "SoDienThoai": NAME, "Fax": NAME, "ThongTinKhac": NAME, "TrichYeuHoSo": NAME,
        "GhiChu": NAME, "ThongTinTra": NAME, "DonViXuLy": NAME, "SoBienNhan": NAME,
        "TenTTHC": NAME, "TenLinhVuc": NAME,
        "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": NAME}],
        "TaiLieuNop": [{"TenTepDinhKem": NAME, "TepDinhKemId": NAME, "MaKetQuaThayThe": NAME,
            "DuongDanTaiTepTin": format!("https://example.vn/{NAME}.pdf")}],
        "DanhSachGiayToKetQua": [{"TenGiayTo": NAME, "GiayToId": NAME, "DuongDanTepTinKetQua": NAME}],
        "DanhSachTepDinhKemKhac": [{"TenGiayTo": NAME}],
        "DanhSachHoSoBoSung": [{"NguoiYeuCauBoSung": NAME, "NoiDungBoSung": NAME,
            "NguoiTiepNhanBoSung": NAME, "ThongTinTiepNhan": NAME}],
        "DanhSachLePhi": [{"TenPhiLePhi": NAME}],
    });
    let line = personal.to_string();
    let packet = sound(&line);
    assert_eq!(packet.faults(), []);
    assert!(!format!("{packet:?}").contains("Mật"));
    // Of all that, the addresses of files alone are written back.
    let back: Value = serde_json::from_str(&written(&packet)).expect("it was just written");
    assert_eq!(
        back,
        json!({
            "MaHoSo": "H59.17-240829-0001",
            "TaiLieuNop": [{"DuongDanTaiTepTin": format!("https://example.vn/{NAME}.pdf")}],
            "DanhSachGiayToKetQua": [{"DuongDanTepTinKetQua": NAME}],
            "DanhSachHoSoBoSung": [{}],
            "DanhSachLePhi": [{}],
        })
    );

    // In the place of any field at all, in any shape, nothing shows it.
    for key in kept_fields() {
        for value in
            [name(), json!([NAME]), json!({NAME: NAME}), json!([[NAME]]), json!([{"Gia": NAME}])]
        {
            let mut line = json!({"MaHoSo": "A", "DSKetNoiCSDL": [{"MaCSDL": NAME}]});
            line[key] = value;
            shows_nothing(&line.to_string());
        }
    }
    for line in [
        name(),
        json!([NAME]),
        json!({NAME: NAME}),
        json!({"MaHoSo": [NAME]}),
        json!({"MaHoSo": NAME}),
    ] {
        shows_nothing(&line.to_string());
        shows_nothing(&line.to_string()[1..]);
    }
}

fn shows_nothing(line: &str) {
    let shown = |it: &dyn Debug| format!("{it:?} {it:#?}");
    match read(line) {
        Ok(packet) => {
            assert!(!shown(&packet).contains("Mật"), "{line}");
            let faults = packet.faults().iter().map(ToString::to_string);
            assert!(faults.into_iter().all(|fault| !fault.contains("Mật")), "{line}");
            shows_nothing_of_the_dossier(&packet, line);
        }
        Err(error) => {
            assert!(!shown(&error).contains("Mật") && !error.to_string().contains("Mật"), "{line}");
        }
    }
    // Nor do the errors that a packet itself gives a format.
    if let Err(error) = serde_json::from_str::<Packet<'_>>(line) {
        assert!(!shown(&error).contains("Mật") && !error.to_string().contains("Mật"), "{line}");
    }
}

/// Nor do the records that are made of a packet.
fn shows_nothing_of_the_dossier(packet: &Packet<'_>, line: &str) {
    let dossier = packet.to_dossier(&mut |_| {}).expect("it was read");
    let record = SyncRecord::of_packet(packet, 1);
    let shown = format!(
        "{dossier:?} {:?} {:?} {:?} {record:?}",
        dossier.parts(),
        dossier.code_key(),
        dossier.procedure_at(),
    );
    assert!(!shown.contains("Mật"), "{line}: {shown}");
}

#[test]
fn what_looks_like_a_code_is_shown_for_debugging() {
    assert_eq!(format!("{:?}", Scalar::new("H59.17-240829-0001")), "\"H59.17-240829-0001\"");
    assert_eq!(format!("{:?}", Scalar::new("mau@example.vn")), "<14 characters>");
    assert_eq!(format!("{:?}", Scalar::MISSING), "missing");
    assert_eq!(format!("{:?}", FileLink::new("https://example.vn/kq.pdf")), "<file>");
    assert_eq!(format!("{:?}", FileLink::new(" ")), "missing");
}
