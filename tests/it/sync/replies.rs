//! Replies of the portal, under each policy.

use proptest::prelude::*;
use vn_egov_metrics::portal::reconcile::{Reply, ReplyPolicy, Says, Verdict};

fn read(json: &str) -> Reply {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// What every policy makes of a reply, in the order of `ReplyPolicy::ALL`.
fn verdicts(json: &str) -> [Verdict; 4] {
    ReplyPolicy::ALL.map(|policy| policy.verdict(&read(json)))
}

#[test]
fn every_policy_says_what_its_row_says() {
    use Verdict::{Accepted as A, Exists as E, Refused as R};
    let names: Vec<_> = ReplyPolicy::ALL.iter().map(ReplyPolicy::name).collect();
    assert_eq!(names, ["careful", "message_decides", "zero", "double_zero"]);
    assert_eq!(ReplyPolicy::default(), ReplyPolicy::CAREFUL);
    for (json, expected) in [
        // As a number, and as text.
        (r#"{"error_code": 0, "message": "Thành công"}"#, [A, A, A, R]),
        (r#"{"error_code": "0", "message": "THÀNH CÔNG"}"#, [A, A, A, R]),
        (r#"{"error_code": " 0 "}"#, [A, R, A, R]),
        (r#"{"error_code": "00"}"#, [A, R, R, A]),
        (r#"{"response_code": "00", "message": "OK"}"#, [A, R, R, A]),
        // 3 and -3 mean what the message says.
        (r#"{"error_code": 3, "message": "Đồng bộ thành công"}"#, [A, A, R, R]),
        (r#"{"error_code": -3, "message": "thành công"}"#, [A, A, R, R]),
        (r#"{"error_code": "-3", "message": "Hồ sơ đã tồn tại"}"#, [E, E, R, R]),
        (r#"{"error_code": 3, "message": ""}"#, [R, R, R, R]),
        (r#"{"error_code": 3, "message": "Không thành công"}"#, [R, R, R, R]),
        // The message against the code.
        (r#"{"error_code": 0, "message": "Hồ sơ ĐÃ TỒN TẠI trên hệ thống"}"#, [E, E, A, R]),
        (r#"{"error_code": 0, "message": "Đồng bộ chưa thành công"}"#, [R, R, A, R]),
        (r#"{"error_code": 0, "message": "Thất bại"}"#, [R, R, A, R]),
        (r#"{"error_code": -1, "message": "Mã hồ sơ đã tồn tại"}"#, [E, R, R, R]),
        (r#"{"error_code": -1, "message": "thành công"}"#, [R, R, R, R]),
        // Nothing to go by.
        (r"{}", [R, R, R, R]),
        (r#"{"error_code": null, "message": "Thành công"}"#, [R, R, R, R]),
        (r#"{"error_code": [0], "message": {"a": 1}}"#, [R, R, R, R]),
        (r#"{"error_code": 0.0}"#, [R, R, R, R]),
        (r#"{"error_code": 500}"#, [R, R, R, R]),
    ] {
        assert_eq!(verdicts(json), expected, "{json}");
    }
    // In NFD, as some systems write.
    let nfd = "{\"error_code\": 3, \"message\": \"\u{110}a\u{303} to\u{302}\u{300}n ta\u{323}i\"}";
    assert_eq!(verdicts(nfd), [E, E, R, R]);
}

#[test]
fn a_reply_keeps_of_its_message_what_it_says() {
    let reply = read(
        r#"{"session": "x", "error_code": 7, "message": "Lỗi: Nguyễn Văn Mẫu", "result": [1]}"#,
    );
    assert_eq!((reply.code(), reply.says()), (Some("7"), Says::Nothing));
    assert_eq!(format!("{reply:?}"), "Reply { code: \"7\", says: Nothing }");
    let reply = read(r#"{"error_code": "Nguyễn Văn Mẫu"}"#);
    assert_eq!(format!("{reply:?}"), "Reply { code: <14 characters>, says: Nothing }");
    let error = serde_json::from_str::<Reply>("\"Nguyễn Văn Mẫu\"").unwrap_err().to_string();
    assert!(!error.contains("Mẫu"), "{error}");
}

proptest! {
    #[test]
    fn a_number_and_its_text_are_one_code(code in any::<i64>(), message in "(thành công|đã tồn tại|.{0,8})") {
        let message = serde_json::to_string(&message).expect("text");
        let number = read(&format!("{{\"error_code\": {code}, \"message\": {message}}}"));
        let text = read(&format!("{{\"message\": {message}, \"error_code\": \"{code}\"}}"));
        prop_assert_eq!(number, text);
    }
}
