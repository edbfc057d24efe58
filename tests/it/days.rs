//! Days as people write them, in cells and on command lines.

use chrono::NaiveDate;
use proptest::prelude::*;
use vn_egov_metrics::Lang;
use vn_egov_metrics::time::read_day;

use crate::examples::run;

#[test]
fn a_day_is_read_in_either_form() {
    let first_of_july = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
    for text in [
        "2026-07-01",
        "2026-7-1",
        "01/07/2026",
        "1/7/2026",
        "01/7/2026",
        " 1 / 7 / 2026\u{a0}",
        "\u{feff}1/7/2026",
    ] {
        assert_eq!(read_day(text), Ok(first_of_july), "{text:?}");
    }
}

#[test]
fn what_is_no_day_is_refused_with_what_is_accepted() {
    for (text, sentence, vietnamese) in [
        (
            "07/13/2026",
            "there is no day \"07/13/2026\"; expected one such as 31/7/2026 or 2026-07-31",
            "không có ngày \"07/13/2026\"; cần ngày như 31/7/2026 hoặc 2026-07-31",
        ),
        (
            "29/2/2026",
            "there is no day \"29/2/2026\"; expected one such as 31/7/2026 or 2026-07-31",
            "không có ngày \"29/2/2026\"; cần ngày như 31/7/2026 hoặc 2026-07-31",
        ),
        (
            "1/7/26",
            "\"1/7/26\" is not a day such as 31/7/2026 or 2026-07-31",
            "\"1/7/26\" không phải là ngày như 31/7/2026 hoặc 2026-07-31",
        ),
    ] {
        let refused = read_day(text).unwrap_err();
        assert_eq!(refused.to_string(), sentence);
        assert_eq!(refused.in_lang(Lang::En).to_string(), sentence);
        assert_eq!(refused.in_lang(Lang::Vi).to_string(), vietnamese);
    }
    for text in [
        "",
        "7/2026",
        "31.7.2026",
        "1-7-2026",
        "2026/7/1",
        "0026-07-01",
        "+2026-07-01",
        "2026-07-01T08:00",
        "1/7/2026/1",
        "001/7/2026",
        "-1/7/2026",
        "１/7/2026",
        "hôm nay",
    ] {
        let sentence = format!("{text:?} is not a day such as 31/7/2026 or 2026-07-31");
        assert_eq!(read_day(text).unwrap_err().to_string(), sentence);
    }
    // However long, at most 40 characters of it are quoted.
    assert_eq!(
        read_day(&"9".repeat(1000)).unwrap_err().to_string(),
        format!("\"{}…\" is not a day such as 31/7/2026 or 2026-07-31", "9".repeat(39))
    );
}

proptest! {
    #[test]
    fn every_day_of_four_digits_is_read_back(days in 364_878..3_652_059_i32) {
        let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        for form in ["%Y-%m-%d", "%d/%m/%Y", "%-d/%-m/%Y"] {
            prop_assert_eq!(read_day(&day.format(form).to_string()), Ok(day));
        }
    }
}

#[test]
fn command_lines_take_a_day_in_either_form() {
    let register = "issued_on,electronic,secret,paper_only,signed_person,signed_organisation\n\
                    30/6/2026,1,0,0,1,1\n01/7/2026,1,0,0,1,0\n2026-07-31,1,0,0,1,1\n\
                    1/8/2026,1,0,0,1,1\n";
    let iso = run("documents", &["-", "--from", "2026-07-01", "--to", "2026-07-31"], register);
    assert!(String::from_utf8_lossy(&iso.stdout).contains("50,00%"));
    assert_eq!(iso.status.code(), Some(0));
    let vietnamese = ["-", "--from", "1/7/2026", "--to", "31/07/2026"];
    assert_eq!(run("documents", &vietnamese, register), iso);

    let packets = "examples/data/packets_made_up.ndjson";
    let rest = ["--catalogue", "examples/data/catalogue_made_up.csv", "--format", "json"];
    for example in ["indicators", "scoreboard"] {
        let of = |days: [&str; 3]| {
            let [from, to, as_of] = days;
            let days = [packets, "--from", from, "--to", to, "--as-of", as_of];
            run(example, &[&days[..], &rest].concat(), "")
        };
        let iso = of(["2026-07-01", "2026-09-30", "2026-10-05"]);
        assert!(iso.status.code() != Some(2) && !iso.stdout.is_empty(), "{example}");
        assert_eq!(of(["01/07/2026", "30/9/2026", "5/10/2026"]), iso, "{example}");
    }
}

#[test]
fn command_lines_refuse_what_is_no_day_in_vietnamese() {
    for example in ["documents", "indicators", "scoreboard"] {
        let args = ["-", "--from", "07/13/2026", "--to", "31/7/2026"];
        let output = run(example, &args, "");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        let sentence = "không có ngày \"07/13/2026\"; cần ngày như 31/7/2026 hoặc 2026-07-31";
        assert!(told.contains("--from") && told.contains(sentence), "{told}");
        assert_eq!((output.stdout.as_slice(), output.status.code()), (&[][..], Some(2)));
        let help = String::from_utf8(run(example, &["--help"], "").stdout).expect("UTF-8");
        assert!(help.contains("Ngày đầu kỳ: 01/7/2026 hoặc 2026-07-01"), "{help}");
    }
}
