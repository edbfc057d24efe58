//! The packet of the portal: what is kept, what is passed over, what cannot stop a reading.

mod columns;
mod example;
mod file;
mod hostile;
mod json;
mod laws;
mod quick;
mod threads;

use serde_json::Value;
use vn_egov_metrics::portal::{FaultKind, Packet, Paper, ReadPacketError, Scalar, Shape, WireTime};

/// Reads one line, with the error a caller would report.
fn read(line: &str) -> Result<Packet<'_>, ReadPacketError> {
    serde_json::from_str(line)
        .map_err(|error| ReadPacketError::new(&error, error.line(), error.column()))
}

fn sound(line: &str) -> Packet<'_> {
    read(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

fn written(packet: &Packet<'_>) -> String {
    serde_json::to_string(packet).expect("a packet is text and lists")
}

const PACKETS: &str = include_str!("../../data/packets.ndjson");

#[test]
fn every_made_up_packet_is_read_without_a_fault() {
    assert_eq!(PACKETS.lines().count(), 1000);
    for line in PACKETS.lines() {
        let packet = sound(line);
        assert_eq!(packet.faults(), [], "{line}");
        assert!(packet.dossier_code().is_some_and(|code| code.regular().is_some()), "{line}");
    }
}

#[test]
fn every_made_up_packet_is_what_a_slow_reading_finds() {
    for line in PACKETS.lines() {
        let slow: Value = serde_json::from_str(line).expect("the packets are JSON");
        let packet = sound(line);
        let text = |value: &Value| match value {
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other => Some(other.to_string()),
        };
        for (key, scalar) in scalars(&packet) {
            assert_eq!(scalar.get().map(str::to_owned), text(&slow[key]), "{key} of {line}");
        }
        let list = |key: &str, field: &str| {
            slow[key]
                .as_array()
                .map(|items| items.iter().map(|item| text(&item[field])).collect::<Vec<_>>())
        };
        let kept = |scalar: &Scalar<'_>| scalar.get().map(str::to_owned);
        let fees = packet.fees.as_ref();
        let prices = fees.map(|fees| fees.iter().map(|fee| kept(&fee.price)).collect::<Vec<_>>());
        assert_eq!(prices, list("DanhSachLePhi", "Gia"));
        let rounds = packet.supplements.as_ref();
        let asked = rounds.map(|r| r.iter().map(|r| kept(&r.requested)).collect::<Vec<_>>());
        assert_eq!(asked, list("DanhSachHoSoBoSung", "NgayBoSung"));
        let papers = packet.papers.as_ref();
        let deleted = papers.map(|p| p.iter().map(|p| kept(&p.deleted)).collect::<Vec<_>>());
        assert_eq!(deleted, list("TaiLieuNop", "IsDeleted"));
        let results = packet.results.as_ref();
        let files = results.map(|r| r.iter().map(|r| r.file.is_given()).collect::<Vec<_>>());
        let links = list("DanhSachGiayToKetQua", "DuongDanTepTinKetQua");
        assert_eq!(files, links.map(|links| links.iter().map(Option::is_some).collect()));
    }
}

/// Every scalar of a packet, with its portal name.
fn scalars<'p, 'a>(packet: &'p Packet<'a>) -> [(&'static str, &'p Scalar<'a>); 17] {
    [
        ("MaHoSo", &packet.code),
        ("MaTTHC", &packet.procedure),
        ("MaLinhVuc", &packet.field),
        ("KenhThucHien", &packet.channel),
        ("LoaiDoiTuong", &packet.applicant),
        ("NgayNopHoSo", &packet.submitted),
        ("NgayTiepNhan", &packet.received),
        ("NgayHenTra", &packet.due),
        ("TrangThaiHoSo", &packet.status),
        ("NgayTuChoi", &packet.refused),
        ("NgayKetThucXuLy", &packet.finished),
        ("NgayTra", &packet.returned),
        ("HinhThuc", &packet.hand_over),
        ("NoiNopHoSo", &packet.filed_at),
        ("HoSoCoThanhPhanSoHoa", &packet.digitised),
        ("TaiKhoanDuocXacThucVoiVNeID", &packet.vneid),
        ("DuocThanhToanTrucTuyen", &packet.paid_online),
    ]
}

#[test]
fn scalars_come_as_text_or_as_numbers() {
    let status = |json: &str| {
        let line = format!("{{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":{json}}}");
        sound(&line).status.get().map(str::to_owned)
    };
    let cases = [
        ("\"9\"", Some("9")),
        ("\" 9\\u00a0\"", Some("9")),
        ("9", Some("9")),
        ("0", Some("0")),
        ("11", Some("11")),
        ("12", Some("12")),
        ("-1", Some("-1")),
        ("20260704104605", Some("20260704104605")),
        ("18446744073709551615", Some("18446744073709551615")),
        // A float keeps its point: it is no status, and no lost line.
        ("9.0", Some("9.0")),
        ("1.5", Some("1.5")),
        ("true", Some("true")),
        ("false", Some("false")),
        ("\"abc\"", Some("abc")),
        ("\"\\u0000\"", Some("\0")),
        ("null", None),
        ("\"\"", None),
        ("\" \\t\\u00a0\"", None),
    ];
    for (json, expected) in cases {
        assert_eq!(status(json).as_deref(), expected, "{json}");
    }
    assert_eq!(sound("{\"MaHoSo\":\"A\"}").status, Scalar::MISSING);
}

#[test]
fn text_is_borrowed_unless_it_is_escaped() {
    let line = PACKETS.lines().next().expect("there is a packet");
    let packet = sound(line);
    assert!(scalars(&packet).iter().all(|(_, scalar)| scalar.is_missing() || scalar.is_borrowed()));
    let papers = packet.papers.as_deref().unwrap_or_default();
    assert!(papers.iter().all(|paper| paper.deleted.is_borrowed()));
    // The small numbers are borrowed as well, and an escape must be copied.
    let packet = sound(r#"{"MaHoSo":"A","TrangThaiHoSo":9,"MaTTHC":"1\u002e004194"}"#);
    assert!(packet.status.is_borrowed());
    assert!(!packet.procedure.is_borrowed());
    assert_eq!(packet.procedure.get(), Some("1.004194"));
}

#[test]
fn a_missing_list_is_not_an_empty_one() {
    let packet = sound(r#"{"MaHoSo":"A","TaiLieuNop":null,"DanhSachLePhi":[],"DSKetNoiCSDL":""}"#);
    assert_eq!(packet.papers, None);
    assert_eq!(packet.results, None);
    assert_eq!(packet.databases, None);
    assert_eq!(packet.fees, Some(Vec::new()));
    assert_eq!(packet.faults(), []);
    assert_eq!(written(&packet), r#"{"MaHoSo":"A","DanhSachLePhi":[]}"#);
}

#[test]
fn deleted_papers_are_marked_in_four_ways() {
    for (json, deleted) in [
        ("\"True\"", true),
        ("\"true\"", true),
        ("\"1\"", true),
        ("1", true),
        ("true", true),
        ("\"False\"", false),
        ("false", false),
        ("0", false),
        ("\"TRUE\"", false),
        ("null", false),
        ("[]", false),
    ] {
        let line = format!("{{\"MaHoSo\":\"A\",\"TaiLieuNop\":[{{\"IsDeleted\":{json}}}]}}");
        let packet = sound(&line);
        let papers = packet.papers.as_deref().unwrap_or_default();
        assert_eq!(papers.iter().map(Paper::is_deleted).collect::<Vec<_>>(), [deleted]);
    }
}

#[test]
fn a_wrong_shape_is_a_fault_and_not_a_lost_line() {
    let line = r#"{"NgayHenTra":["a",{"b":[1]}],"KenhThucHien":{"x":1},"MaHoSo":"A","TaiLieuNop":"tep",
        "DanhSachLePhi":{"Gia":"1"},"DSKetNoiCSDL":7,"DanhSachGiayToKetQua":true,"TrangThaiHoSo":"9",
        "DanhSachHoSoBoSung":[{"NgayBoSung":[]},"x",null,[1],2,{"NgayBoSung":"20260704104605"}]}"#;
    let packet = sound(line);
    let faults: Vec<String> = packet.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "NgayHenTra: expected text, found a list",
            "KenhThucHien: expected text, found an object",
            "TaiLieuNop: expected a list, found text",
            "DanhSachLePhi: expected a list, found an object",
            "DSKetNoiCSDL: expected a list, found a number",
            "DanhSachGiayToKetQua: expected a list, found true or false",
            "DanhSachHoSoBoSung, item 1, NgayBoSung: expected text, found a list",
            "DanhSachHoSoBoSung, item 2: expected an object, found text",
            "DanhSachHoSoBoSung, item 3: expected an object, found null",
            "DanhSachHoSoBoSung, item 4: expected an object, found a list",
            "DanhSachHoSoBoSung, item 5: expected an object, found a number",
        ]
    );
    assert_eq!(
        written(&packet),
        r#"{"MaHoSo":"A","TrangThaiHoSo":"9","DanhSachHoSoBoSung":[{},{},{},{},{},{"NgayBoSung":"20260704104605"}]}"#,
    );
    let fault = packet.faults()[6];
    assert_eq!(fault.field(), "DanhSachHoSoBoSung");
    assert_eq!((fault.item(), fault.item_field()), (Some(1), Some("NgayBoSung")));
    assert_eq!(fault.kind(), FaultKind::NotText(Shape::List));
}

#[test]
fn a_field_written_twice_is_a_fault_and_the_last_counts() {
    let line = r#"{"MaHoSo":"A","TrangThaiHoSo":"4","TrangThaiHoSo":"9","NgayTra":"1","NgayTra":null,
        "DanhSachLePhi":[{"Gia":"1","Gia":"2"}]}"#;
    let packet = sound(line);
    assert_eq!(packet.status.get(), Some("9"));
    assert_eq!(packet.returned.get(), None);
    let faults: Vec<String> = packet.faults().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "TrangThaiHoSo: written more than once",
            "NgayTra: written more than once",
            "DanhSachLePhi, item 1, Gia: written more than once",
        ]
    );
    assert_eq!(
        written(&packet),
        r#"{"MaHoSo":"A","TrangThaiHoSo":"9","DanhSachLePhi":[{"Gia":"2"}]}"#,
    );
}

/// The portal names of all fields that a packet keeps.
fn kept_fields() -> Vec<&'static str> {
    let none = Packet::default();
    let lists = [
        "DSKetNoiCSDL",
        "TaiLieuNop",
        "DanhSachLePhi",
        "DanhSachGiayToKetQua",
        "DanhSachHoSoBoSung",
    ];
    scalars(&none).iter().map(|(key, _)| *key).chain(lists).filter(|&key| key != "MaHoSo").collect()
}

#[test]
fn wire_times_are_fourteen_digits() {
    let time: WireTime = "20240229235959".parse().expect("a leap year has the day");
    assert_eq!(time.get().to_string(), "2024-02-29 23:59:59");
    assert_eq!(time.date().to_string(), "2024-02-29");
    assert_eq!(time.to_string(), "20240229235959");
    let refused = [
        ("", "expected the 14 digits of yyyyMMddHHmmss"),
        ("20260704", "expected the 14 digits of yyyyMMddHHmmss"),
        (" 20260704104605", "expected the 14 digits of yyyyMMddHHmmss"),
        ("2026-07-04T10:4", "expected the 14 digits of yyyyMMddHHmmss"),
        ("+2026070410460", "expected the 14 digits of yyyyMMddHHmmss"),
        ("Nguyễn Văn", "expected the 14 digits of yyyyMMddHHmmss"),
        ("20260230104605", "no calendar has that day"),
        ("00000101000000", "no calendar has that day"),
        ("20261301000000", "no calendar has that day"),
        ("20260704240000", "no day has that time"),
        ("20260704236000", "no day has that time"),
        ("20260704235960", "no day has that time"),
    ];
    for (text, sentence) in refused {
        assert_eq!(text.parse::<WireTime>().unwrap_err().to_string(), sentence, "{text}");
    }
    assert_eq!(serde_json::to_string(&time).expect("text"), "\"20240229235959\"");
    assert_eq!(serde_json::from_str::<WireTime>("\"20240229235959\"").ok(), Some(time));
    let refused = |json: &str| {
        let error = serde_json::from_str::<WireTime>(json).unwrap_err().to_string();
        error.split(" at line").next().map(ToOwned::to_owned)
    };
    assert_eq!(
        refused("\"Nguyễn Văn\"").as_deref(),
        Some("expected the 14 digits of yyyyMMddHHmmss")
    );
    assert_eq!(
        refused("20240229235959").as_deref(),
        Some("invalid type: integer `20240229235959`, expected a moment such as 20260704104605"),
    );
    assert_eq!(Scalar::MISSING.time(), Ok(None));
    assert_eq!(Scalar::new(" 20240229235959 ").time(), Ok(Some(time)));
    assert!(Scalar::new("29/02/2024").time().is_err());
}
