//! Tables and replies in the forms that office programs and the portal give them.

use unicode_normalization::UnicodeNormalization;

use crate::board::{Held, packet, run, stderr, stdout};

const TABLE: &str = "\
agency,procedure,in_force,level,published,fee,limit,unit
\"H59.1\",1.000001,1,toàn trình,có,không,\"0,5\",ngày làm việc
H59.1,2.000002,1,một phần,có,300.000,10,ngày
";

/// What is printed beside the packets' own lines, and on standard error, with the status.
fn read(catalogue: &Held) -> (Vec<String>, String, Option<i32>) {
    read_in("en", catalogue)
}

fn read_in(lang: &str, catalogue: &Held) -> (Vec<String>, String, Option<i32>) {
    let packets = packet("H59.1-260706-0001", "2.000002", "20260706", "");
    let output = run("indicators", &packets, &["--catalogue", catalogue.path(), "--lang", lang]);
    let lines = stdout(&output);
    let lines = lines.lines().filter(|line| !line.contains("\"dossier."));
    let said = stderr(&output).replace(catalogue.path(), "FILE");
    (lines.map(str::to_owned).collect(), said, output.status.code())
}

fn full() -> String {
    r#"{"indicator":"procedure.full","having":1,"among":2,"unknown":0,"percent":"50.00"}"#
        .to_owned()
}

#[test]
fn a_table_in_any_dress_is_the_same_table() {
    let (plain, said, status) = read(&Held::new(TABLE));
    // The packet has no status.
    assert_eq!((said.lines().count(), status), (2, Some(0)), "{said}");
    assert!(plain.contains(&full()), "{plain:?}");
    let semicolons = TABLE.replace("\"0,5\"", "0.5").replace(',', ";").replace("0.5", "0,5");
    let tabs = TABLE.replace("\"0,5\"", "0.5").replace(',', "\t").replace("0.5", "0,5");
    let quoted: Vec<String> = semicolons
        .lines()
        .map(|line| {
            let cells: Vec<_> = line.split(';').map(|cell| cell.trim_matches('"')).collect();
            format!("\"{}\"\r\n", cells.join("\";\""))
        })
        .collect();
    let quoted = quoted.concat();
    let empty = ",,,,,,,\n";
    for (dress, text) in [
        ("a byte-order mark", format!("\u{feff}{TABLE}")),
        ("in NFD", TABLE.nfd().collect()),
        ("semicolons", semicolons.clone()),
        ("semicolons behind a mark", format!("\u{feff}{semicolons}")),
        ("tabs", tabs),
        ("all quoted", format!("\u{feff}{quoted}")),
        ("lines that end in returns", TABLE.replace('\n', "\r\n")),
        ("returns alone", TABLE.replace('\n', "\r")),
        ("no end of the last line", TABLE.trim_end().to_owned()),
        ("empty rows", format!("{TABLE}{empty}\n{empty}   , ,,,,,,\n")),
        ("empty columns", TABLE.replace('\n', ",,\n")),
        (
            "spaces around cells",
            TABLE
                .replace(',', " , ")
                .replace("\"0 , 5\"", "\"0,5\"")
                .replace("\"H59.1\" ", "\"H59.1\"")
                .replace(" \"0,5\" ", "\"0,5\""),
        ),
    ] {
        assert_eq!(
            read(&Held::new(&text)),
            (plain.clone(), said.clone(), status),
            "{dress}\n{text}"
        );
    }
}

#[test]
fn columns_in_any_order_with_others_between() {
    let rows: Vec<Vec<&str>> =
        TABLE.lines().map(|line| line.trim_start_matches('"').splitn(8, ',').collect()).collect();
    assert_eq!(rows.len(), 3);
    let turned = "\
name,unit,level,procedure,agency,limit,fee,published,in_force
x,ngày làm việc,toàn trình,1.000001,H59.1,\"0,5\",không,có,1
\"Cấp, đổi thẻ\",ngày,một phần,2.000002,H59.1,10,300.000,có,1
";
    assert_eq!(read(&Held::new(turned)).0, read(&Held::new(TABLE)).0);
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_read() {
    let said_of = |text: &str| {
        let (lines, said, status) = read(&Held::new(text));
        assert_eq!(status, Some(1), "{said}");
        assert!(lines.contains(&full()), "{lines:?}");
        said.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(
        said_of(&TABLE.replacen('\n', "\nH59.1,3.000003,1\n", 1)),
        "FILE:2: 3 cells instead of 8",
    );
    assert_eq!(
        said_of(&format!("{TABLE}H59.1,3.000003,1,,,,,,thừa\n")),
        "FILE:4: 9 cells instead of 8",
    );
    assert_eq!(
        said_of(&format!("{TABLE}\"H59.1,3.000003,1\nH59.1,4.000004,1,,,,,\n")),
        "FILE:4: 1 cells instead of 8, quoted over 3 lines",
    );
    assert_eq!(
        said_of(&format!("{TABLE}H59.1,,1,full,1,1,1,days\n")),
        "FILE:4: column procedure: expected the code of a procedure, found \"\"",
    );
    assert_eq!(
        said_of(&format!("{TABLE}H59.1,3.000003,1,full,1,1,1.000.000,days\n")),
        "FILE:4: column limit: expected a whole number or a half, or nothing, found \"1.000.000\"",
    );
}

#[test]
fn a_file_that_is_no_table_does_nothing() {
    let packets = packet("H59.1-260706-0001", "2.000002", "20260706", "");
    for (text, sentence) in [
        ("", "FILE:1: thiếu cột procedure\n"),
        ("\n\n", "FILE:1: thiếu cột procedure\n"),
        ("agency;code\nH59;1\n", "FILE:1: thiếu cột procedure\n"),
        ("procedure,fee,fee\n1,1,1\n", "FILE:1: cột fee có hai lần\n"),
    ] {
        let held = Held::new(text);
        let output = run("indicators", &packets, &["--catalogue", held.path()]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{text:?}");
        assert_eq!(stderr(&output).replace(held.path(), "FILE"), sentence);
    }
    let held = Held::bytes("csv", b"\xff\xfep\0r\0o\0c\0");
    let output = run("indicators", &packets, &["--catalogue", held.path()]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output).replace(held.path(), "FILE");
    assert_eq!(said, "FILE:1: dòng tiêu đề không phải văn bản UTF-8\n");
    let english = run("indicators", &packets, &["--catalogue", held.path(), "--lang", "en"]);
    let said = stderr(&english).replace(held.path(), "FILE");
    assert_eq!(said, "FILE:1: the header is not text in UTF-8\n");
    // A row that is no text is passed over.
    let held = Held::bytes("csv", b"procedure,in_force\n\xff,1\n1.000001,1\n");
    let output = run("indicators", &packets, &["--catalogue", held.path()]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output).replace(held.path(), "FILE");
    assert!(said.starts_with("FILE:2: dòng không phải văn bản UTF-8\n"), "{said}");
}

#[test]
fn rows_that_come_again_are_found_unless_they_are_of_another_decision() {
    let header = "agency,procedure,level,fee,decided_on,takes_effect_on\n";
    let found = |rows: &str| {
        let (_, said, status) = read(&Held::new(&format!("{header}{rows}")));
        assert_eq!(status, Some(0));
        said.contains("repeated_procedure")
    };
    let one = "H59.1,1.000001,full,1,2026-07-06,2026-07-20\n";
    assert!(!found(one));
    assert!(!found(&format!("{one}H59.1,1.000001,full,1,2026-08-03,2026-08-20\n")));
    assert!(found(&format!("{one}H59.1,1.000001,full,0,2026-08-03,2026-08-20\n")));
    assert!(found(&format!("{one}H59.1,1.000001,full,1,,\n")));
    assert!(!found(&format!("{one}H59.2,1.000001,full,1,2026-07-06,2026-07-20\n")));
}

const ENTRIES: [&str; 2] = [
    r#"{"MATTHC":"1.000001","TRANGTHAI":"1","CACHTHUCTHUCHIEN":[{"KENH":"2","THOIGIAN":[{"PHILEPHI":[{"SOTIEN":"không"}]}]}]}"#,
    r#"{"MATTHC":"2.000002","TRANGTHAI":"1","CACHTHUCTHUCHIEN":[{"KENH":"2","THOIGIAN":[{"PHILEPHI":[{"SOTIEN":"300.000"}]}]}]}"#,
];

#[test]
fn a_reply_in_any_dress_is_the_same_catalogue() {
    let lines = ENTRIES.join("\n");
    let (plain, said, status) = read(&Held::ending("ndjson", &lines));
    assert_eq!((said.lines().count(), status), (2, Some(0)), "{said}");
    let fees = r#"{"indicator":"procedure.fee_dossier","having":0,"among":1,"unknown":0,"percent":"0.00"}"#;
    assert!(plain.iter().any(|line| line == fees), "{plain:?}");
    let result = format!("{{\"result\":[{},{}]}}", ENTRIES[0], ENTRIES[1]);
    let value: serde_json::Value = serde_json::from_str(&result).expect("a reply");
    let within = serde_json::json!({"error_code": "0", "message": result}).to_string();
    let each: String = ENTRIES
        .iter()
        .map(|entry| {
            serde_json::json!({"message": format!("{{\"result\":{entry}}}")}).to_string() + "\n"
        })
        .collect();
    for (dress, ending, text) in [
        ("one reply", "json", result.clone()),
        ("in pretty lines", "json", serde_json::to_string_pretty(&value).expect("it")),
        ("within a message", "json", within.clone()),
        ("within a message, a line", "ndjson", format!("\n{within}\n")),
        ("a message each", "jsonl", each),
        ("a list", "json", format!("[{},\n{}]", ENTRIES[0], ENTRIES[1])),
        ("lines in a file of JSON", "json", lines.replace('\n', "\r\n")),
        ("behind a mark", "JSON", format!("\u{feff}{result}")),
        ("in NFD", "ndjson", lines.nfd().collect()),
        ("a remark beside it", "json", result.replacen('{', "{\"message\":\"Thành công\",", 1)),
    ] {
        assert_eq!(
            read(&Held::ending(ending, &text)),
            (plain.clone(), said.clone(), status),
            "{dress}"
        );
    }
}

#[test]
fn replies_that_hold_nothing_are_said() {
    let said_of = |text: &str| {
        let (_, said, status) = read(&Held::ending("json", text));
        assert_eq!(status, Some(1), "{said}");
        said.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(
        said_of(r#"{"error_code":"-1","message":"Nguyễn Văn Mẫu"}"#),
        "FILE:1: the portal answered with error -1",
    );
    assert_eq!(
        said_of(r#"{"error_code":"Nguyễn Văn Mẫu"}"#),
        "FILE:1: the portal answered with error …",
    );
    assert_eq!(said_of(r#"{"message":"{}"}"#), "FILE:1: MATTHC is missing or empty, column 2");
    assert_eq!(
        said_of(r#"{"message":"{\"message\":\"x\"}"}"#),
        "FILE:1: the message holds no reply in JSON",
    );
    assert_eq!(
        said_of(r#"{"message":"Nguyễn Văn Mẫu"}"#),
        "FILE:1: the message holds no reply in JSON",
    );
    assert_eq!(said_of("{\n\"TENTTHC\": \"x\"\n}"), "FILE:3: MATTHC is missing or empty, column 1");
    assert_eq!(said_of("\"x\""), "FILE:1: expected an object, found text, column 3");
    assert_eq!(
        said_of(r#"{"message":"{\"result\":[7]}"}"#),
        "FILE:1: item 1 of result: expected an object, found a number",
    );
    assert_eq!(said_of("{\"MATTHC\""), "FILE:1: the text is malformed, column 9");
    let in_vietnamese = |text: &str| {
        let (_, said, _) = read_in("vi", &Held::ending("json", text));
        said.lines().next().unwrap_or_default().to_owned()
    };
    for (text, sentence) in [
        (r#"{"error_code":"-1"}"#, "FILE:1: Cổng trả lời lỗi -1"),
        (r#"{"message":"{}"}"#, "FILE:1: MATTHC bị thiếu hoặc trống, cột 2"),
        (r#"{"message":"x"}"#, "FILE:1: message không chứa trả lời dạng JSON"),
        ("\"x\"", "FILE:1: cần một đối tượng, thấy văn bản, cột 3"),
        (
            r#"{"message":"{\"result\":[7]}"}"#,
            "FILE:1: mục 1 của result: cần một đối tượng, thấy một số",
        ),
        ("{\"MATTHC\"", "FILE:1: văn bản sai cú pháp, cột 9"),
    ] {
        assert_eq!(in_vietnamese(text), sentence);
    }
}

#[test]
fn a_register_without_a_column_of_dossiers_knows_of_no_complaint() {
    let packets = packet("H59.1-260706-0001", "2.000002", "20260706", "");
    let ids = |text: &str| {
        let held = Held::new(text);
        let output = run("indicators", &packets, &["--petitions", held.path()]);
        assert!(output.status.success(), "{}", stderr(&output));
        let lines = stdout(&output);
        ["dossier.satisfied", "petition.on_time"].map(|id| lines.contains(&format!("\"{id}\"")))
    };
    assert_eq!(ids("dossier;received_on\n;2026-07-06\n"), [true, true]);
    assert_eq!(ids("agency\treceived_on\nH59.1\t2026-07-06\n"), [false, true]);
}
