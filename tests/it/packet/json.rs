//! The reader of JSON, beside `serde_json`: the same packets, faults, errors and places.

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use vn_egov_metrics::portal::{DossierReader, Packet};

use super::laws::packet_json;
use super::quick::check_text;
use super::{PACKETS, read};

/// Reads it in both ways.
fn both(text: &str) -> bool {
    let (ours, theirs) = (Packet::from_json(text), read(text));
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => {
            assert_eq!(ours.faults(), theirs.faults(), "{text:?}");
            let written = |packet| serde_json::to_value(packet).unwrap();
            assert!(alike(&written(ours), &written(theirs)), "{text:?}");
        }
        // What no float holds is a number all the same.
        (_, Err(_)) if is_out_of_range(text) => {}
        _ => assert_eq!(ours, theirs, "{text:?}"),
    }
    check_text(&mut DossierReader::new(), text);
    ours.is_ok()
}

fn is_out_of_range(text: &str) -> bool {
    let read = serde_json::from_str::<Value>(text);
    read.is_err_and(|error| error.to_string().starts_with("number out of range"))
}

/// The same, but that a number which is no whole one of 64 bits is as it was written in ours, and
/// as a float shows it in theirs.
fn alike(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::String(ours), Value::String(theirs)) => {
            let float = |text: &str| text.parse::<f64>().ok().filter(|float| float.is_finite());
            let same = || Some(format!("{:?}", float(ours)?) == *theirs);
            ours == theirs || same() == Some(true)
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(o, t)| alike(o, t))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            let same =
                |((key, o), (other, t)): ((&String, _), (&String, _))| key == other && alike(o, t);
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(same)
        }
        _ => ours == theirs,
    }
}

#[test]
fn numbers_stay_as_they_were_written() {
    for number in ["9", "9.00", "-0", "1e2", "1E400", "123456789012345678901", "0.1", "-5"] {
        let text = format!("{{\"MaHoSo\":{number},\"TrangThaiHoSo\":{number}}}");
        let packet = Packet::from_json(&text).unwrap();
        assert_eq!((packet.code.get(), packet.status.get()), (Some(number), Some(number)));
    }
    // As in every JSON.
    for no_number in ["01", "1.", ".5", "+1", "1e", "-", "0x9", "NaN"] {
        let text = format!("{{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":{no_number}}}");
        assert!(Packet::from_json(&text).is_err(), "{no_number}");
    }
}

#[test]
fn every_made_up_packet_is_read_alike() {
    assert!(PACKETS.lines().all(both));
}

/// Texts that JSON barely allows, or barely refuses.
const EDGES: [&str; 96] = [
    "",
    " ",
    "\n",
    "\u{feff}{}",
    "n",
    "nul",
    "nule",
    "null",
    "nullx",
    "null x",
    "tru",
    "true",
    "truE",
    "fals",
    "false",
    "-",
    "-0",
    "-00",
    "-1",
    "-a",
    "0",
    "00",
    "01",
    "0x",
    "1",
    "1.",
    "1.e",
    "1.5",
    "1.5.",
    "1e",
    "1e+",
    "1e-7",
    "1E400",
    "-1E400",
    "1E-400",
    "0e99999999999",
    "0.1",
    "9.00",
    "9.0e0",
    "1e15",
    "1e16",
    "1e17",
    "123456789012345678901234567890",
    "18446744073709551615",
    "18446744073709551616",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "0.30000000000000004",
    "\"",
    "\"a",
    "\"a\"",
    "\"a\"b",
    "\"\\",
    "\"\\\"",
    "\"\\\"\"",
    "\"\\x\"",
    "\"\\u\"",
    "\"\\u12\"",
    "\"\\u1234\"",
    "\"\\u12g4\"",
    "\"\\uD800\"",
    "\"\\uD83D\\uDE00\"",
    "\"\\uD83D\\uD83D\"",
    "\"\\uD83D\\n\"",
    "\"\\uD83Dx\"",
    "\"\\uD83D",
    "\"\\uD83D\\",
    "\"\\uDE00\"",
    "\"\\u0000\"",
    "\"\\b\\f\\n\\r\\t\\/\\\\\"",
    "\"\t\"",
    "\"\u{1f}\"",
    "\"\u{7f}é\u{2028}\"",
    "[",
    "[]",
    "[ ]",
    "[,]",
    "[1,]",
    "[1,,2]",
    "[1 2]",
    "[1}",
    "[[[]]]",
    "[]]",
    "{",
    "{}",
    "{ }",
    "{,}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{\"a\":1 \"b\":2}",
    "{a:1}",
    "{1:1}",
    "{\"a\":1]",
    "{\"\\u0061\":1}",
];

#[test]
fn edges_are_the_same_wherever_they_stand() {
    for edge in EDGES {
        for (before, after) in [
            ("", ""),
            ("{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":", "}"),
            ("{\"MaHoSo\":\"A\",\n \"TruongMoi\" : ", "\n}"),
            ("{\"MaHoSo\":", "}"),
            ("{\"MaHoSo\":\"A\",\"TaiLieuNop\":", "}"),
            ("{\"MaHoSo\":\"A\",\"TaiLieuNop\":[{\"DuocSoHoa\":", ",\"Moi\":[]}]}"),
            ("{\"MaHoSo\":\"A\",\"TaiLieuNop\":[{\"Moi\":", "}]}"),
            ("{\"MaHoSo\":\"A\",\"Moi\":[{\"Sau\":[true, {\"a\" : ", "}] , \"b\":-1.5e3}]}"),
            ("{\"MaHoSo\":\"A\",", "}"),
            ("{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":[", "]}"),
            ("{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":{", "}}"),
        ] {
            both(&format!("{before}{edge}{after}"));
            both(&format!("{before}{edge}"));
        }
    }
}

#[test]
fn what_is_read_may_be_127_deep_and_what_is_passed_over_deeper() {
    for depth in [1, 2, 125, 126, 127, 128, 129, 1000, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let nested =
                |inner: &str| format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            for inner in ["1", "", "[", "\"a"] {
                both(&nested(inner));
                both(&format!("{{\"MaHoSo\":\"A\",\"TrangThaiHoSo\":{}}}", nested(inner)));
                both(&format!("{{\"MaHoSo\":\"A\",\"TruongMoi\":{}}}", nested(inner)));
            }
            both(&open.repeat(depth));
        }
    }
    assert!(both(&format!(
        "{{\"MaHoSo\":\"A\",\"Moi\":{}{}}}",
        "[".repeat(99_999),
        "]".repeat(99_999)
    )));
}

#[test]
fn long_strings_are_read_alike() {
    for len in (1900..2200).chain([4095, 4096, 4097, 70_000]) {
        let long = "ệ".repeat(len / 3) + &"a".repeat(len % 3);
        for text in [long.clone(), format!("{long}\\n{long}\\\"{long}"), format!("\\\\{long}")] {
            assert!(both(&format!(
                "{{\"MaHoSo\":\"{text}\",\"Moi\":\"{text}\",\"NgayTra\":\"{text}\"}}"
            )));
            assert!(!both(&format!(
                "{{\"MaHoSo\":\"{text}\",\"Moi\":\"{text}\t\",\"NgayTra\":\"{text}\"}}"
            )));
            assert!(!both(&format!("{{\"MaHoSo\":\"{text}\",\"Moi\":\"{text}")));
            assert!(!both(&format!("{{\"MaHoSo\":\"{text}")));
        }
    }
}

/// The value as JSON, with white space between its tokens and escapes in its strings.
fn spaced(value: &Value, spaces: &mut dyn FnMut() -> &'static str) -> String {
    let string = |text: &str, spaces: &mut dyn FnMut() -> &'static str| {
        let mut out = String::from("\"");
        for c in text.chars() {
            let mut units = [0; 2];
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '\0'..='\u{1f}' => drop(write!(out, "\\u{:04x}", u32::from(c))),
                c if spaces().len() > 2 => {
                    for unit in c.encode_utf16(&mut units) {
                        let _ = write!(out, "\\u{unit:04X}");
                    }
                }
                c => out.push(c),
            }
        }
        out + "\""
    };
    let mut out = spaces().to_owned();
    match value {
        Value::String(text) => out += &string(text, spaces),
        Value::Array(items) => {
            out += "[";
            for (index, item) in items.iter().enumerate() {
                out += if index > 0 { "," } else { "" };
                out += &spaced(item, spaces);
            }
            out += spaces();
            out += "]";
        }
        Value::Object(fields) => {
            out += "{";
            for (index, (key, item)) in fields.iter().enumerate() {
                out += if index > 0 { "," } else { "" };
                out += spaces();
                out += &string(key, spaces);
                out += spaces();
                out += ":";
                out += &spaced(item, spaces);
            }
            out += spaces();
            out += "}";
        }
        other => out += &other.to_string(),
    }
    out + spaces()
}

proptest! {
    #[test]
    fn right_and_wrong_packets_are_read_alike(
        json in packet_json(),
        spaces in prop::collection::vec(select(vec!["", "", "", " ", " ", "\n", "\t \r\n"]), 1..40),
    ) {
        let mut next = spaces.iter().cycle();
        let text = spaced(&json, &mut || next.next().copied().unwrap_or_default());
        prop_assert!(both(&text), "{}", text);
    }

    #[test]
    fn a_packet_with_a_few_bytes_changed_is_read_alike(
        line in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), 0..3, "[\"\\\\\\[\\]{}:, 0-9a-z\\x00-\\x1f]|\\PC"), 1..4),
        cut in prop::option::of(any::<Index>()),
    ) {
        let lines: Vec<&str> = PACKETS.lines().collect();
        let mut text: Vec<char> = line.get(&lines).chars().collect();
        for (place, what, new) in changes {
            let (place, new) = (place.index(text.len()), new.chars().next().unwrap_or(' '));
            match what {
                0 => text[place] = new,
                1 => text.insert(place, new),
                _ => drop(text.remove(place)),
            }
        }
        text.truncate(cut.map_or(text.len(), |cut| cut.index(text.len())));
        both(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_text_is_read_alike(text in "[\\[\\]{}\",:0-9eE+.\\\\/untrfalsb \n-]{0,40}|\\PC{0,40}") {
        both(&text);
        both(&format!("{{\"MaHoSo\":\"A\",\"NgayTra\":{text}}}"));
        both(&format!("{{\"MaHoSo\":\"A\",\"Moi\":{text}}}"));
        both(&format!("{{\"MaHoSo\":\"A\",\"NgayTra\":\"{text}\",\"Moi\":\"{text}\"}}"));
        both(&format!("{{\"MaHoSo\":\"A\",\"{text}\":\"{text}\"}}"));
    }

    #[test]
    fn any_number_is_read_alike(number in any::<f64>(), digits in "-?[0-9]{1,25}(\\.[0-9]{0,25})?([eE][+-]?[0-9]{0,4})?") {
        both(&format!("{{\"MaHoSo\":\"A\",\"NgayTra\":{number:?}}}"));
        both(&format!("{{\"MaHoSo\":\"A\",\"NgayTra\":{digits}}}"));
        both(&format!("{{\"MaHoSo\":{digits},\"Moi\":{digits}}}"));
    }
}
