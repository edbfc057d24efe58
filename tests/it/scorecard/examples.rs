//! The examples, run as programs.

use std::process::Output;

use crate::examples::{run, stdout_of};

const HEADER: &str = "unit,group,metric,numerator,denominator\n";

fn json(rows: &str) -> Output {
    run("score_766", &["-", "--format", "json"], &format!("{HEADER}{rows}"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn json_lines() {
    let output = json(
        "H44,satisfaction,PETITION_PROCESSING_ON_TIME,0,0\n\
         H44,progress,ON_TIME,393087,443565\n\
         H44.01,progress,ON_TIME,,161\n\
         H44,digitized,ELECTRONIC_CERTIFIED_COPY,,\n\
         H44,satisfaction,PETITION_CLASSIFICATION_TTHC,373,499\n\
         H44,transparency,DOSSIER_SYNC,412,400\n\
         H44,payment,DOSSIER_PAID_ONLINE,0,0\n\
         H44.03,progress,ON_TIME,393087,443565\n\
         H44.03,transparency,PUBLISH_ON_TIME,0,0\n",
    );
    assert_eq!(text(&output.stderr), "");
    assert_eq!(
        text(&output.stdout),
        r#"{"unit":"H44","metric":"DOSSIER_SYNC","percent":"103.00","points":"6.00","max":6}
{"unit":"H44","metric":"ON_TIME","percent":"88.62","points":"17.72","max":20}
{"unit":"H44","metric":"DOSSIER_PAID_ONLINE","percent":null,"points":"0.00","max":6}
{"unit":"H44","metric":"ELECTRONIC_CERTIFIED_COPY","percent":null,"points":"2.00","max":2}
{"unit":"H44","metric":"PETITION_PROCESSING_ON_TIME","percent":null,"points":"6.00","max":6}
{"unit":"H44","metric":"PETITION_CLASSIFICATION_TTHC","percent":"74.75","points":null,"max":0}
{"unit":"H44","group":"transparency","points":"6.00","max":6}
{"unit":"H44","group":"progress","points":"17.72","max":20}
{"unit":"H44","group":"payment","points":"0.00","max":6}
{"unit":"H44","group":"digitized","points":"2.00","max":2}
{"unit":"H44","group":"satisfaction","points":"6.00","max":6}
{"unit":"H44","total":"31.72","rank":1}
{"unit":"H44.01","metric":"ON_TIME","percent":null,"points":null,"max":20}
{"unit":"H44.01","group":"progress","points":null,"max":20}
{"unit":"H44.01","total":null,"rank":null}
{"unit":"H44.03","metric":"PUBLISH_ON_TIME","percent":null,"points":null,"max":6}
{"unit":"H44.03","metric":"ON_TIME","percent":"88.62","points":"17.72","max":20}
{"unit":"H44.03","group":"transparency","points":null,"max":6}
{"unit":"H44.03","group":"progress","points":"17.72","max":20}
{"unit":"H44.03","total":"17.72","rank":2}
"#
    );
    assert_eq!(output.status.code(), Some(0));
}

/// What cannot be read is said with its line and column, whatever ends the lines; its unit gets
/// no total, and the others are scored.
#[test]
fn malformed_lines() {
    let rows = "A,progress,ON_TIME,10,5\n\
                A,online,DOSSIER_ONLINE,1,2\n\
                \n\
                B,progress,ON_TIME,-1,5\n\
                C,progress,ON_TIME,x,5\n\
                C,progress,ON_TIME,1,1.5\n\
                D,progress,ON_TIME,1,5\n\
                D,progress,ON_TIME,1,5\n\
                E,nope,ON_TIME,1,5\n\
                E,progress,NOPE,1,5\n\
                E,progress,ON_TIME,1,4\n\
                ,progress,ON_TIME,1,4\n\
                F,progress\n\
                G,progress,ON_TIME,1\n\
                H,progress,ON_TIME,2,4, ,\n\
                J,payment,DOSSIER_PAID_ONLINE,1,000,1,200\n\
                \"I\",progress,ON_TIME,18446744073709551616,4\n";
    let complaints = "-:2: the numerator 10 is more than the denominator 5, which the criterion 2.1 does not allow, column 4 (numerator)
-:5: the numerator \"-1\" is negative, column 4 (numerator)
-:6: the numerator \"x\" is not a whole number of 0 or more, in plain digits, column 4 (numerator)
-:7: the denominator \"1.5\" is not a whole number of 0 or more, in plain digits, column 5 (denominator)
-:9: the criterion 2.1 is given twice, column 3 (metric)
-:10: unknown group \"nope\"; expected one of transparency, progress, online, payment, digitized, satisfaction, column 2 (group)
-:11: unknown metric \"NOPE\" in the group progress; expected one of ON_TIME, column 3 (metric)
-:13: no unit, column 1 (unit)
-:14: the line ends before this, column 3 (metric)
-:15: the line ends before this, column 5 (denominator)
-:17: 7 cells instead of 5, column 5 (denominator)
-:18: the numerator \"18446744073709551616\" is more than 64 bits hold, column 4 (numerator)
";
    let lines = r#"{"unit":"A","metric":"DOSSIER_ONLINE","percent":"50.00","points":"6.00","max":6}
{"unit":"A","group":"online","points":"6.00","max":6}
{"unit":"D","metric":"ON_TIME","percent":"20.00","points":"4.00","max":20}
{"unit":"E","metric":"ON_TIME","percent":"25.00","points":"5.00","max":20}
{"unit":"E","group":"progress","points":"5.00","max":20}
{"unit":"E","total":"5.00","rank":2}
{"unit":"H","metric":"ON_TIME","percent":"50.00","points":"10.00","max":20}
{"unit":"H","group":"progress","points":"10.00","max":20}
{"unit":"H","total":"10.00","rank":1}
"#;
    for ends in ["\n", "\r\n"] {
        for mark in ["", "\u{feff}"] {
            let input = format!("{mark}{HEADER}{rows}").replace('\n', ends);
            let args = ["-", "--format", "json", "--lang", "en"];
            let output = run("score_766", &args, &input);
            assert_eq!(text(&output.stderr), complaints, "{ends:?}");
            assert_eq!(text(&output.stdout), lines, "{ends:?}");
            assert_eq!(output.status.code(), Some(1));
        }
    }
    let vietnamese = "-:2: tử số 10 lớn hơn mẫu số 5, điều mà chỉ tiêu 2.1 không cho phép, cột 4 (numerator)
-:5: tử số \"-1\" là số âm, cột 4 (numerator)
-:6: tử số \"x\" không phải là số nguyên không âm viết liền các chữ số, cột 4 (numerator)
-:7: mẫu số \"1.5\" không phải là số nguyên không âm viết liền các chữ số, cột 5 (denominator)
-:9: chỉ tiêu 2.1 có hai lần, cột 3 (metric)
-:10: không có nhóm \"nope\"; cần một trong transparency, progress, online, payment, digitized, satisfaction, cột 2 (group)
-:11: nhóm progress không có chỉ tiêu \"NOPE\"; cần một trong ON_TIME, cột 3 (metric)
-:13: không có đơn vị, cột 1 (unit)
-:14: dòng kết thúc trước cột này, cột 3 (metric)
-:15: dòng kết thúc trước cột này, cột 5 (denominator)
-:17: 7 ô thay vì 5, cột 5 (denominator)
-:18: tử số \"18446744073709551616\" quá lớn, vượt 64 bit, cột 4 (numerator)
";
    assert_eq!(text(&json(rows).stderr), vietnamese);
}

/// A quote that nothing closes holds the rest of the file: what stands before it is scored.
#[test]
fn a_quote_that_nothing_closes() {
    let output = json("A,progress,ON_TIME,1,4\n\"B,progress,ON_TIME,1,4\nC,progress,ON_TIME,1,4\n");
    assert_eq!(text(&output.stderr), "-:3: dòng kết thúc trước cột này, cột 2 (group)\n");
    assert_eq!(text(&output.stdout).lines().count(), 3);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn columns_in_any_order_and_units_composed() {
    let output = run(
        "score_766",
        &["-", "--format", "json"],
        // The second "Huế" is decomposed, with a space before it.
        "denominator, numerator,unit,metric,group,note\n4,1,Hu\u{1ebf},ON_TIME,progress,x\n\
         4,3, Hue\u{302}\u{301},DOSSIER_ONLINE,online,y\n",
    );
    let stdout = text(&output.stdout);
    assert_eq!(stdout.lines().count(), 5, "{stdout}");
    assert_eq!(
        stdout.lines().last(),
        Some("{\"unit\":\"Hu\u{1ebf}\",\"total\":\"11.00\",\"rank\":1}")
    );
}

#[test]
fn nothing_could_be_done() {
    let output = run("score_766", &["no/such.csv"], "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stderr), "no/such.csv: không có tệp này\n");
    let output = run("score_766", &["-"], "unit,group,metric,numerator\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stderr), "-:1: thiếu cột denominator\n");
    assert_eq!(run("score_766", &[], "").status.code(), Some(2));
}

#[test]
fn tables_say_why() {
    let rows = format!("{HEADER}H44,digitized,REUSED_DIGITIZED_DATA,82645,443565\n");
    let vietnamese = text(&run("score_766", &["-"], &rows).stdout);
    assert!(vietnamese.contains("đủ điểm từ 80%: 0,47/2,00 điểm; thêm 1.633 hồ sơ được 0,48"));
    assert!(vietnamese.contains("SỐ HÓA HỒ SƠ") && vietnamese.contains("hạng 1"));
    let english = text(&run("score_766", &["-", "--lang", "en"], &rows).stdout);
    assert!(english.contains("full at 80%: 0.47 of 2.00 points; 1,633 more dossiers earn 0.48"));
    assert!(english.contains("rank 1"));
}

#[test]
fn provinces_ranked() {
    let table = stdout_of("score_766", &["--provinces"]);
    let words: Vec<Vec<&str>> =
        table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(words[1][..5], ["1", "H20", "Đồng", "Tháp", "68,11"]);
    assert_eq!(words[21][..5], ["21", "H61", "Vĩnh", "Long", "61,50"]);
    assert!(table.ends_with(
        "\nVĩnh Long (61,50, hạng 21) so với Đồng Tháp (68,11, hạng 1): -6,61 điểm.\n\
         Kém ở: Mức độ hài lòng -6,12; Tiến độ giải quyết -1,20; Số hóa hồ sơ -0,26.\n\
         Hơn ở: Công khai, minh bạch 0,63; Cung cấp dịch vụ công trực tuyến 0,18; Thanh toán \
         trực tuyến 0,16.\n"
    ));
    let english = stdout_of("score_766", &["--provinces", "--lang", "en", "--against", "H26"]);
    assert!(
        english
            .contains("Hà Nội (54.64, rank 33) beside Đồng Tháp (68.11, rank 1): -13.47 points.")
    );
}

/// The computed totals and ranks are the published ones.
#[test]
fn provinces_as_published() {
    let json = stdout_of("score_766", &["--provinces", "--format", "json"]);
    let totals: Vec<&str> = json.lines().filter(|line| line.contains("\"total\"")).collect();
    let data = include_str!("../../../examples/data/provinces_766.csv");
    let mut published = Vec::new();
    for row in csv::Reader::from_reader(data.as_bytes()).records() {
        let row = row.unwrap();
        let total: vn_egov_metrics::scorecard::Points = row[8].parse().unwrap();
        published.push(format!(
            r#"{{"unit":"{}","name":"{}","total":"{total}","rank":{}}}"#,
            &row[0], &row[1], &row[9]
        ));
    }
    assert_eq!(totals.len(), 34);
    assert_eq!(totals, published);
    assert!(json.ends_with("{\"unit\":\"H61\",\"against\":\"H20\",\"group\":\"satisfaction\",\"difference\":\"-6.12\"}\n"));
}

#[test]
fn provinces_with_unreadable_points() {
    let input = "code,name,CKMB,TDGQ,CLGQ,MDSH,MDHL,TTTT\n\
                 H20,Đồng Tháp,11.46,17.63,8.88,9.67,14.1,6.37\n\
                 H61,Vĩnh Long,12.09,\"16,435\",9.06,\"1,9 triệu\",7.98,\"hơn 6,53\"\n\
                 H60,Tuyên Quang,,18.87,,,,\n\
                 H20,Đồng Tháp,1,1,1,1,1,1\n\
                 ,Không rõ,1,1,1,1,1,1\n\
                 H26,Hà Nội,18.01,1,1,-1,1,1\n";
    let args = ["--provinces", "-", "--format", "json"];
    let vietnamese = run("score_766", &args, input);
    assert_eq!(
        text(&vietnamese.stderr),
        "-:3: \"16,435\" không phải là điểm như 16,43 hoặc 16.43, cột 4 (TDGQ)\n\
         -:3: \"hơn 6,53\" không phải là điểm như 16,43 hoặc 16.43, cột 8 (TTTT)\n\
         -:3: \"1,9 triệu\" không phải là điểm như 16,43 hoặc 16.43, cột 6 (MDSH)\n\
         -:5: tỉnh có hai lần, cột 1 (code)\n\
         -:6: không có mã, cột 1 (code)\n\
         -:7: 18,01 điểm, cần từ 0,00 đến 18,00, cột 3 (CKMB)\n\
         -:7: -1,00 điểm, cần từ 0,00 đến 22,00, cột 6 (MDSH)\n",
    );
    let output = run("score_766", &[&args[..], &["--lang", "en"]].concat(), input);
    assert_eq!(output.stdout, vietnamese.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "-:3: \"16,435\" is not points such as 16.43 or 16,43, column 4 (TDGQ)\n\
         -:3: \"hơn 6,53\" is not points such as 16.43 or 16,43, column 8 (TTTT)\n\
         -:3: \"1,9 triệu\" is not points such as 16.43 or 16,43, column 6 (MDSH)\n\
         -:5: the province is given twice, column 1 (code)\n\
         -:6: no code, column 1 (code)\n\
         -:7: 18.01 points, expected 0.00 to 18.00, column 3 (CKMB)\n\
         -:7: -1.00 points, expected 0.00 to 22.00, column 6 (MDSH)\n",
    );
    let stdout = text(&output.stdout);
    let totals: Vec<&str> = stdout.lines().filter(|line| line.contains("\"total\"")).collect();
    assert_eq!(
        totals,
        [
            r#"{"unit":"H20","name":"Đồng Tháp","total":"68.11","rank":1}"#,
            r#"{"unit":"H60","name":"Tuyên Quang","total":"18.87","rank":2}"#,
            r#"{"unit":"H61","name":"Vĩnh Long","total":null,"rank":null}"#,
            r#"{"unit":"H26","name":"Hà Nội","total":null,"rank":null}"#,
        ]
    );
    // Nobody is first, and nobody is beside the first.
    let spoilt = "code,name,CKMB,TDGQ,CLGQ,MDSH,MDHL,TTTT\nH20,Đồng Tháp,x,,,,,\n";
    let args = ["--provinces", "-", "--against", "H61", "--lang", "en"];
    let output = run("score_766", &args, spoilt);
    assert_eq!(
        text(&output.stderr),
        "-:2: \"x\" is not points such as 16.43 or 16,43, column 3 (CKMB)\n\
         -: no province has the code \"H61\"\n",
    );
    assert!(!text(&output.stdout).contains("beside"));
    assert_eq!(output.status.code(), Some(1));
}

/// As office programs of Viet Nam write the table: a comma before the hundredths.
#[test]
fn provinces_with_decimal_commas() {
    let points = "code,name,CKMB,TDGQ,CLGQ,MDSH,MDHL,TTTT\n\
                  H20,Đồng Tháp,11.46,17.63,8.88,9.67,14.1,6.37\n\
                  H61,Vĩnh Long,12.09,16.43,9.06,9.41,7.98,6.53\n";
    let commas = points.replace(',', ";").replace('.', ",");
    let args = ["--provinces", "-"];
    let [expected, output] = [points, &commas].map(|input| run("score_766", &args, input));
    assert_eq!(text(&output.stderr), "");
    assert_eq!(text(&output.stdout), text(&expected.stdout));
    assert!(text(&output.stdout).contains("Vĩnh Long (61,50, hạng 2)"));
}

#[test]
fn own_card() {
    let output = stdout_of("own_card", &[]);
    assert!(
        output.contains(
            "590/1.000 = 59,00%, tính theo bậc: 10,00/30,00 điểm; thêm 10 hồ sơ được 20,00"
        )
    );
    assert!(output.contains("Tổng: 58,50/100,00\n"));
    // 2 + 1 + 2 + 0 + 2 + 2 + 1 points for 7 dossiers: 10/7.
    assert!(
        output.contains("Thông tư 01/2018, Điều 13 khoản 1: 7 hồ sơ, chỉ số thời gian 1,4/2\n")
    );
    assert!(output.ends_with("Chín chỉ số: 17,4/18, xếp loại xuất sắc\n"));
    let output = stdout_of("own_card", &["--lang", "en"]);
    for text in [
        " Dossiers on time ",
        "590/1,000 = 59.00%",
        "Total: 58.50/100.00\n",
        "Circular 01/2018, Article 13(1): 7 dossiers, index of time 1.4/2\n",
        "Nine indices: 17.4/18, excellent\n",
    ] {
        assert!(output.contains(text), "{text:?} in\n{output}");
    }
    assert_eq!(run("own_card", &["--bogus"], "").status.code(), Some(2));
}
