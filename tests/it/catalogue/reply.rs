//! What the portal answers: `{"result":[…]}`, and the same as JSON within JSON.

use serde_json::json;
use vn_egov_metrics::portal::CatalogueReply;

use crate::said::refused;

fn codes(reply: &CatalogueReply<'_>) -> Vec<String> {
    reply.entries().iter().filter_map(|entry| entry.code.get().map(str::to_owned)).collect()
}

fn skipped(reply: &CatalogueReply<'_>) -> Vec<String> {
    reply.skipped().iter().map(ToString::to_string).collect()
}

#[test]
fn every_form_of_a_reply() {
    let (one, two) = (json!({"MATTHC": "1.004194"}), json!({"MATTHC": "2.000815"}));
    for (reply, expected) in [
        (json!({"result": [one, two]}), &["1.004194", "2.000815"][..]),
        (json!({"error_code": 0, "result": [one]}), &["1.004194"]),
        (json!({"result": one, "session": "x"}), &["1.004194"]),
        (json!([one, two]), &["1.004194", "2.000815"]),
        (json!({"result": []}), &[]),
        (json!({"result": null}), &[]),
        (json!([]), &[]),
    ] {
        let text = reply.to_string();
        let reply: CatalogueReply<'_> = serde_json::from_str(&text).expect(&text);
        assert!(reply.is_reply(), "{text}");
        assert_eq!(codes(&reply), expected, "{text}");
        assert_eq!((reply.message(), reply.error_code()), (None, None), "{text}");
        assert_eq!(skipped(&reply), [""; 0]);
    }
    // An entry that stands alone is none.
    let alone = one.to_string();
    let alone: CatalogueReply<'_> = serde_json::from_str(&alone).expect("an object");
    assert!(!alone.is_reply() && alone.entries().is_empty());
}

#[test]
fn json_within_json_is_read_again() {
    let within = json!({"result": [{"MATTHC": "1.004194", "TENTTHC": "Đăng ký \"tạm trú\""}]});
    let text = json!({ "message": within.to_string() }).to_string();
    let outer: CatalogueReply<'_> = serde_json::from_str(&text).expect(&text);
    assert!(outer.is_reply() && outer.entries().is_empty());
    let message = outer.message().expect("a text");
    let inner: CatalogueReply<'_> = serde_json::from_str(message).expect(message);
    assert_eq!(codes(&inner), ["1.004194"]);
    assert_eq!(inner.entries()[0].name.get(), Some("Đăng ký \"tạm trú\""));
}

#[test]
fn what_is_no_entry_is_told_by_its_place() {
    let reply = json!({"result": [
        {"MATTHC": "1.004194"}, null, {"TENTTHC": "x"}, ["x"], "Nguyễn Văn Mẫu", 7, {"MATTHC": "2.000815"},
    ]});
    let text = reply.to_string();
    let reply: CatalogueReply<'_> = serde_json::from_str(&text).expect(&text);
    assert_eq!(codes(&reply), ["1.004194", "2.000815"]);
    assert_eq!(
        skipped(&reply),
        [
            "item 2 of result: expected an object, found null",
            "item 3 of result: MATTHC is missing or empty",
            "item 4 of result: expected an object, found a list",
            "item 5 of result: expected an object, found text",
            "item 6 of result: expected an object, found a number",
        ]
    );
    assert_eq!(reply.skipped()[1].item(), 3);
    let text = r#"{"result": "x"}"#;
    let reply: CatalogueReply<'_> = serde_json::from_str(text).expect(text);
    assert_eq!(skipped(&reply), ["item 1 of result: expected an object, found text"]);
}

#[test]
fn errors_of_the_portal() {
    for (code, expected) in [
        (json!(0), None),
        (json!("0"), None),
        (json!("00"), None),
        (json!(-1), Some("-1")),
        (json!("-3"), Some("-3")),
        (json!(null), None),
        (json!([1]), None),
    ] {
        let text = json!({"error_code": code, "message": "Nguyễn Văn Mẫu"}).to_string();
        let reply: CatalogueReply<'_> = serde_json::from_str(&text).expect(&text);
        assert_eq!(reply.error_code(), expected, "{text}");
        // What a message says is never shown.
        let shown = format!("{reply:?}");
        assert!(shown.contains("<14 characters>") && !shown.contains("Nguyễn"), "{shown}");
    }
}

#[test]
fn what_is_no_reply_is_refused() {
    for (json, sentence) in [
        ("null", "expected an object, found null"),
        ("\"Nguyễn Văn Mẫu\"", "expected an object, found text"),
        ("3.5", "expected an object, found a number"),
    ] {
        assert_eq!(refused::<CatalogueReply<'_>>(json), sentence);
    }
    assert_eq!(refused::<CatalogueReply<'_>>("{"), "EOF while parsing an object");
}
