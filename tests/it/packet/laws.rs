//! What holds for every line, by proptest.

use chrono::NaiveDateTime;
use proptest::prelude::*;
use serde_json::{Value, json};
use vn_egov_metrics::portal::{Packet, WireTime};

use super::{kept_fields, read, sound, written};

/// A JSON value that could stand in a packet, right or wrong.
fn scalar_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[0-9]{1,14}".prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({"a": [1, "b"]})),
    ]
}

fn item_json() -> impl Strategy<Value = Value> {
    let fields = prop::sample::select(vec![
        "IsDeleted",
        "DuongDanTaiTepTin",
        "DuocSoHoa",
        "Gia",
        "MaPhiLePhi",
        "DuongDanTepTinKetQua",
        "NgayBoSung",
        "NgayTiepNhanBoSung",
        "MaCSDL",
        "TenTepDinhKem",
    ]);
    let item = prop::collection::btree_map(fields, scalar_json(), 0..5).prop_map(|fields| {
        Value::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    });
    prop_oneof![4 => item, 1 => scalar_json()]
}

pub(super) fn packet_json() -> impl Strategy<Value = Value> {
    let value = prop_oneof![
        3 => scalar_json(),
        1 => prop::collection::vec(item_json(), 0..4).prop_map(Value::Array),
    ];
    let key = prop::sample::select([kept_fields(), vec!["ChuHoSo", "TruongMoi2027"]].concat());
    (prop::collection::btree_map(key, value, 0..12), "[A-Z0-9.-]{1,20}").prop_map(
        |(fields, code)| {
            let mut packet: serde_json::Map<_, _> =
                fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            packet.insert("MaHoSo".into(), code.into());
            Value::Object(packet)
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_the_same(json in packet_json()) {
        let line = json.to_string();
        let packet = sound(&line);
        let text = written(&packet);
        let again = sound(&text);
        prop_assert_eq!(again.faults(), &[]);
        prop_assert_eq!(written(&again), text.clone());
        if packet.faults().is_empty() {
            prop_assert_eq!(again, packet.clone());
        }
        // Another format that describes itself: the JSON tree, which owns its text.
        let tree = serde_json::to_value(&packet).expect("a packet is text and lists");
        let from_tree: Packet<'_> = serde::Deserialize::deserialize(&tree).expect("it was a packet");
        prop_assert_eq!(written(&from_tree), text);
    }

    #[test]
    fn text_is_kept_as_it_was_written(text in ".{0,12}") {
        let json = json!({"MaHoSo": "A", "TrangThaiHoSo": text});
        let line = json.to_string();
        let packet = sound(&line);
        let blank = |c: char| c.is_whitespace() || "\u{200B}\u{FEFF}\u{2060}".contains(c);
        let kept = (!text.chars().all(blank)).then_some(&text[..]);
        prop_assert_eq!(packet.status.as_written(), kept);
        prop_assert_eq!(packet.status.is_missing(), packet.status.get().is_none());
    }

    #[test]
    fn any_line_is_a_packet_or_an_error(line in "\\PC{0,60}|\\{\"MaHoSo\":.{0,30}\\}|\\[.{0,20}\\]") {
        if let Err(error) = read(&line) {
            prop_assert!(error.to_string().len() < 100);
        }
    }

    #[test]
    fn any_bytes_are_a_packet_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let _ = serde_json::from_slice::<Packet<'_>>(&bytes);
    }

    #[test]
    fn wire_times_agree_with_the_calendar_library(
        digits in "[0-9]{14}|(19|20)[0-9]{2}(0[0-9]|1[0-3])[0-3][0-9][0-2][0-9][0-6][0-9][0-6][0-9]",
    ) {
        let slow = NaiveDateTime::parse_from_str(&digits, "%Y%m%d%H%M%S").ok();
        // The library takes a second 60 and the year 0; the wire has neither.
        let slow = slow.filter(|_| !digits.ends_with("60") && !digits.starts_with("0000"));
        let time = digits.parse::<WireTime>().ok();
        prop_assert_eq!(time.map(WireTime::get), slow);
        if let Some(time) = time {
            prop_assert_eq!(time.to_string(), digits);
        }
    }
}
