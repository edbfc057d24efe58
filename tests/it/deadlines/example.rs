//! The example `deadline`, run as a program.

use crate::examples::run;

fn output(args: &[&str], input: &str) -> (String, String, Option<i32>) {
    let output = run("deadline", args, input);
    let text = |bytes| String::from_utf8(bytes).expect("examples print UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn the_vectors_come_back_as_they_are() {
    for (name, flags) in [("deadlines", &[][..]), ("deadlines_deemed", &["--deemed"][..])] {
        let path = format!("tests/data/{name}.csv");
        let expected = std::fs::read_to_string(&path).unwrap();
        // The due dates that stand in the file are replaced by the computed ones.
        let blank = expected.lines().map(|line| {
            let mut fields: Vec<&str> = line.split(',').collect();
            if fields[2] != "due_date" {
                fields[2] = "?";
            }
            fields.join(",") + "\n"
        });
        let blank: String = blank.collect();
        let args = [&["-"], flags].concat();
        assert_eq!(output(&args, &blank), (expected, String::new(), Some(0)), "{name}");
    }
}

#[test]
fn a_column_is_added() {
    let input = "received_date,n_working_days\n2026-02-12,5\n2026-07-04,1\n2026-07-04,0\n";
    let (out, err, code) = output(&["-"], input);
    assert_eq!(
        out,
        "received_date,n_working_days,due_date\n2026-02-12,5,2026-02-26\n2026-07-04,1,2026-07-06\n\
         2026-07-04,0,2026-07-06\n"
    );
    assert_eq!((err.as_str(), code), ("", Some(0)));
    let (out, _, _) = output(&["--deemed", "-"], input);
    assert!(out.contains("2026-07-04,1,2026-07-07\n"), "{out}");
}

/// As Viet Nam writes them, the day first; what was written stays as it is.
#[test]
fn days_in_either_form() {
    let input = "received_date,n_working_days\n01/07/2026,5\n1/7/2026,5\n2026-07-01,5\n\
                 12/02/2026,5\n";
    let (out, err, code) = output(&["-"], input);
    assert_eq!(
        out,
        "received_date,n_working_days,due_date\n01/07/2026,5,2026-07-08\n1/7/2026,5,2026-07-08\n\
         2026-07-01,5,2026-07-08\n12/02/2026,5,2026-02-26\n"
    );
    assert_eq!((err.as_str(), code), ("", Some(0)));
}

#[test]
fn json_lines_and_tables() {
    let input = "note,n_working_days,received_date\n\"a, \"\"b\"\"\",5,2026-02-12\n";
    let (out, _, code) = output(&["-", "--format", "json"], input);
    assert_eq!(
        out,
        "{\"note\":\"a, \\\"b\\\"\",\"n_working_days\":5,\"received_date\":\"2026-02-12\",\
         \"due_date\":\"2026-02-26\"}\n"
    );
    assert_eq!(code, Some(0));
    let (out, _, _) = output(&["-"], input);
    assert_eq!(
        out,
        "note,n_working_days,received_date,due_date\n\"a, \"\"b\"\"\",5,2026-02-12,2026-02-26\n"
    );
    let (out, _, _) = output(&["-", "--format", "table"], input);
    assert!(out.contains("ngày tiếp nhận") && out.contains("ngày hẹn trả"), "{out}");
    assert!(out.contains("2026-02-26"), "{out}");
    let (out, _, _) = output(&["-", "--format", "table", "--lang", "en"], input);
    assert!(out.contains("received") && out.contains("due"), "{out}");
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_computed() {
    let input = "\u{feff}received_date,n_working_days\r\n2026-02-12,5\r\n\r\n02/13/2026,5\r\n\
                 2026-02-12,five\r\n2026-02-12\r\n2026-02-12,-1\r\n\"2026-02-12,5\r\n\
                 2026-02-12,5,7\r\n2026-02-30,1\r\n2014-12-31,1\r\n2027-12-28,4\r\n2028-01-03,1\r\n\
                 2026-02-12, 5 \r\n";
    let (out, err, code) = output(&["-", "--lang", "en"], input);
    assert_eq!(
        out,
        "received_date,n_working_days,due_date\n2026-02-12,5,2026-02-26\n2026-02-12, 5 ,2026-02-26\n"
    );
    let beyond = "the last day this calendar knows; a projection is made by name, with \
                  WorkCalendar::projected";
    let expected = [
        "-:4: there is no day \"02/13/2026\"; expected one such as 31/7/2026 or 2026-07-31, in \
         received_date"
            .to_owned(),
        "-:5: \"five\" is not a whole number of days such as 15, in n_working_days".to_owned(),
        "-:6: 1 cells instead of 2".to_owned(),
        "-:7: \"-1\" is not a whole number of days such as 15, in n_working_days".to_owned(),
        "-:8: a quote is opened and not closed".to_owned(),
        "-:9: 3 cells instead of 2".to_owned(),
        "-:10: there is no day \"2026-02-30\"; expected one such as 31/7/2026 or 2026-07-31, in \
         received_date"
            .to_owned(),
        "-:11: 2014-12-31 is before 2015-01-01, the first day this calendar knows; no projection \
         goes back"
            .to_owned(),
        format!(
            "-:12: the limit of 4 working days from 2027-12-28 ends after 2027-12-31, {beyond}"
        ),
        format!("-:13: 2028-01-03 is after 2027-12-31, {beyond}"),
    ];
    assert_eq!(err.lines().collect::<Vec<_>>(), expected);
    assert_eq!(code, Some(1));
    let (vietnamese, err, code) = output(&["-"], input);
    assert_eq!((vietnamese, code), (out, Some(1)));
    let beyond = "ngày cuối cùng của lịch này; muốn tính theo ngày nghỉ dự kiến thì dùng \
                  WorkCalendar::projected";
    let expected = [
        "-:4: không có ngày \"02/13/2026\"; cần ngày như 31/7/2026 hoặc 2026-07-31, ở \
         received_date"
            .to_owned(),
        "-:5: \"five\" không phải là số ngày nguyên như 15, ở n_working_days".to_owned(),
        "-:6: 1 ô thay vì 2".to_owned(),
        "-:7: \"-1\" không phải là số ngày nguyên như 15, ở n_working_days".to_owned(),
        "-:8: mở ngoặc kép mà không đóng".to_owned(),
        "-:9: 3 ô thay vì 2".to_owned(),
        "-:10: không có ngày \"2026-02-30\"; cần ngày như 31/7/2026 hoặc 2026-07-31, ở \
         received_date"
            .to_owned(),
        "-:11: ngày 31/12/2014 trước 01/01/2015, ngày đầu tiên của lịch này; không có dự kiến cho \
         ngày đã qua"
            .to_owned(),
        format!(
            "-:12: thời hạn 4 ngày làm việc từ ngày 28/12/2027 kết thúc sau 31/12/2027, {beyond}"
        ),
        format!("-:13: ngày 03/01/2028 sau 31/12/2027, {beyond}"),
    ];
    assert_eq!(err.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn hostile_lines_end_nothing() {
    let mut input = "received_date,n_working_days\n2026-02-12,5\n".to_owned();
    input.push_str(&"a".repeat(70_000));
    input.push('\n');
    input.push_str(&"[".repeat(100_000));
    input.push_str("\n\0\n2026-02-12,99999999999999999999\n2026-02-12,4294967295\n2026-02-13,5");
    let (out, err, code) = output(&["-"], &input);
    assert!(out.ends_with("2026-02-13,5,2026-02-27\n"), "{out}");
    assert_eq!(err.lines().count(), 5, "{err}");
    assert!(err.lines().all(|line| line.len() < 300), "{err}");
    assert_eq!(code, Some(1));
}

#[test]
fn projected_dates_say_so() {
    let input = "received_date,n_working_days\n2027-12-28,3\n2027-12-28,4\n";
    let (out, err, code) = output(&["-", "--project-to", "2028"], input);
    assert_eq!(
        out,
        "received_date,n_working_days,due_date,projected\n2027-12-28,3,2027-12-31,false\n\
         2027-12-28,4,2028-01-04,true\n"
    );
    assert_eq!((err.as_str(), code), ("", Some(0)));
    let (out, _, _) = output(&["-", "--project-to", "2028", "--format", "json"], input);
    assert!(out.ends_with("\"due_date\":\"2028-01-04\",\"projected\":true}\n"), "{out}");
    let (out, _, _) = output(&["-", "--project-to", "2028", "--format", "table"], input);
    assert!(out.contains("2028-01-04 (dự kiến)") && !out.contains("2027-12-31 ("), "{out}");
    let (_, err, _) = output(&["-", "--project-to", "2101"], input);
    assert_eq!(err, "dự kiến chỉ đến 2100, năm cuối của bảng âm lịch, không đến 2101\n");
    let (_, err, code) = output(&["-", "--project-to", "2101", "--lang", "en"], input);
    assert_eq!(
        (err.as_str(), code),
        (
            "a projection reaches to 2100, the last year of the lunar tables, and not to 2101\n",
            Some(2)
        )
    );
}

#[test]
fn nothing_can_be_done() {
    let (_, err, code) = output(&["no such file"], "");
    assert_eq!(err, "no such file: không có tệp này\n");
    assert_eq!(code, Some(2));
    for input in ["", "received,days\n2026-02-12,5\n"] {
        let (out, err, code) = output(&["-"], input);
        assert_eq!(
            (out.as_str(), err.as_str(), code),
            ("", "-:1: thiếu cột received_date\n", Some(2))
        );
    }
    // Which of two days is the day of receipt, nobody can tell.
    let twice = "received_date,n_working_days,received_date\n2026-02-12,5,2026-02-13\n";
    let (_, err, code) = output(&["-"], twice);
    assert_eq!((err.as_str(), code), ("-:1: cột received_date có hai lần\n", Some(2)));
    let (_, err, _) = output(&["-", "--lang", "en"], twice);
    assert_eq!(err, "-:1: column received_date stands there twice\n");
}

#[test]
fn the_file_of_the_examples() {
    let (out, err, code) = output(&["examples/data/deadlines.csv"], "");
    assert_eq!((err.as_str(), code), ("", Some(0)));
    assert!(out.starts_with("received_date,n_working_days,what,due_date\n"), "{out}");
    assert_eq!(out.lines().count(), 7);
}

#[test]
fn a_register_as_office_programs_write_it() {
    for delimiter in [";", "\t"] {
        let with = |text: &str| text.replace('|', delimiter);
        let input = with(
            "\u{feff}note|received_date|n_working_days\r\n\"a|b\"|2026-07-01|5\r\n\
             1,5|2026-07-04|1\r\n||\r\n",
        );
        let expected = with(
            "note|received_date|n_working_days|due_date\n\"a|b\"|2026-07-01|5|2026-07-08\n\
             1,5|2026-07-04|1|2026-07-06\n",
        );
        assert_eq!(output(&["-"], &input), (expected, String::new(), Some(0)), "{delimiter:?}");
        let (out, _, _) = output(&["-", "--format", "json"], &input);
        let first = r#""received_date":"2026-07-01","n_working_days":5,"due_date":"2026-07-08"}"#;
        assert!(out.lines().next().is_some_and(|line| line.ends_with(first)), "{out}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let (out, err, code) = output(&["tests"], "");
    assert_eq!((out.as_str(), code), ("", Some(2)));
    assert!(err.starts_with("tests: "), "{err}");
}
