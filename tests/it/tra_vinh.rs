//! The example `tra_vinh`: its key lines in both languages.

use crate::examples::stdout_of;

#[track_caller]
fn assert_prints(args: &[&str], lines: &[&str]) {
    let printed = stdout_of("tra_vinh", args);
    for line in lines {
        assert!(printed.lines().any(|other| other == *line), "{line:?} in\n{printed}");
    }
}

#[test]
fn in_vietnamese() {
    assert_prints(
        &[],
        &[
            "→ 824 hồ sơ tiếp nhận = 447 một cửa điện tử + 377 trực tuyến: khớp",
            " hồ sơ trực tuyến   377   824  45,75% ",
            " hồ sơ trực tiếp    447   824  54,25% ",
            "→ đã giải quyết 99,9% của 824: 823 hồ sơ.",
            "→ lĩnh vực hành chính: 391/439 = 89,07%",
            " cơ quan dùng iOffice                            139        332     106   577      577  khớp     ",
            " cơ quan nhà nước trên mạng truyền số liệu        19          9     106   134      134  khớp     ",
            " đơn vị báo cáo kinh tế - xã hội                  16         72     106   194      194  khớp     ",
            " điểm cầu truyền hình                              5          9     106   120      120  khớp     ",
            "→ 150 cơ quan trên mạng truyền số liệu = 16 cơ quan Đảng + 134 cơ quan nhà nước trên mạng truyền số liệu: khớp",
            "→ Hệ thống nào cũng phục vụ 106 xã, phường, thị trấn.",
            "→ xã có điểm phục vụ bưu chính: 85/85 = 100%",
            "→ văn bản điện tử được ký số: công bố 86,6%, không kèm số lượng và cách tính. Dưới đây là ba cách \
             tính trên một sổ văn bản GIẢ ĐỊNH, không phải số liệu của Trà Vinh:",
            " văn bản ký số của người có thẩm quyền và cơ quan   27    37        1  73,0% ",
            " văn bản có chữ ký số                               35    37        0  94,6% ",
            " văn bản ký số của cơ quan, tổ chức                 31    37        1  83,8% ",
        ],
    );
}

#[test]
fn in_english() {
    assert_prints(
        &["--lang", "en"],
        &[
            "→ 824 dossiers received = 447 electronic one-stop + 377 online: reads",
            " dossiers online           377    824  45.75% ",
            "→ settled 99.9% of 824: 823 dossiers.",
            "→ administrative field: 391/439 = 89.07%",
            " agencies on iOffice                      139       332      106  577        577  reads   ",
            "→ 150 agencies on the data network = 16 Party agencies + 134 state agencies on the data network: reads",
            "→ Each system serves 106 communes.",
            "→ communes with a postal point: 85/85 = 100%",
            "→ electronic documents signed: published as 86.6%, without counts or definition. Below, three \
             readings of it over a MADE-UP register, which is no data of Trà Vinh:",
            " documents signed by both                  27     37        1  73.0% ",
        ],
    );
}

/// The rates of the made-up register are those that the example `documents` counts in it.
#[test]
fn the_register_counts_alike_as_a_file() {
    let args = "examples/data/tra_vinh_register_made_up.csv --from 2024-08-01 --to 2024-08-31 --format json";
    let lines = stdout_of("documents", &args.split(' ').collect::<Vec<_>>());
    assert_eq!(
        lines.lines().collect::<Vec<_>>(),
        [
            r#"{"indicator":"document.signed","having":27,"among":37,"unknown":1,"percent":"72.97"}"#,
            r#"{"indicator":"document.signed_any","having":35,"among":37,"unknown":0,"percent":"94.59"}"#,
            r#"{"indicator":"document.signed_by_organisation","having":31,"among":37,"unknown":1,"percent":"83.78"}"#,
        ],
    );
}
