//! Lines of any bytes, and what must never be told.

use serde_json::json;

use crate::examples::run;

const ARGS: [&str; 8] =
    ["-", "--from", "2026-07-01", "--to", "2026-09-30", "--format", "json", "--input"];

fn count(form: &str, input: &[u8]) -> (String, String, Option<i32>) {
    told_in("en", form, input)
}

fn told_in(lang: &str, form: &str, input: &[u8]) -> (String, String, Option<i32>) {
    let output = run("indicators", &[&ARGS[..], &[form, "--lang", lang]].concat(), input);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code())
}

const GOOD: &str = r#"{"MaHoSo":"H59.17-260704-0001","NgayTiepNhan":"20260704080000","NgayHenTra":"20260714080000","TrangThaiHoSo":"10","NgayKetThucXuLy":"20260710080000"}"#;

#[test]
fn any_line_is_at_most_one_complaint() {
    let mut input = Vec::new();
    input.extend(b"\xEF\xBB\xBF");
    input.extend(GOOD.as_bytes());
    input.extend(b"\r\n\xFF\xFE\n");
    input.extend(vec![b'a'; 70_000]);
    input.extend(b"\n");
    input.extend(vec![b'['; 100_000]);
    input.extend(b"\nnull\n[1]\n\n{}\n{\"MaHoSo\":7.5e3}\n{\"MaHoSo\":[\"Nguy\xE1\xBB\x85n\"]}\n");
    input.extend(GOOD.replace("0001", "0002").as_bytes());
    let (out, err, code) = count("ndjson", &input);
    assert_eq!(code, Some(1));
    let on_time = out.lines().find(|line| line.contains("dossier.on_time")).expect("it is there");
    assert_eq!(
        on_time,
        r#"{"indicator":"dossier.on_time","having":2,"among":2,"unknown":0,"percent":"100.00"}"#,
    );
    let complaints: Vec<_> = err.lines().take_while(|line| line.starts_with("-:")).collect();
    assert_eq!(
        complaints,
        [
            "-:2: the line is not text in UTF-8",
            "-:3: the text is malformed, at line 3, column 1",
            "-:4: the text is malformed, at line 4, column 0",
            "-:5: expected an object, found null, at line 5, column 4",
            "-:6: expected an object, found a list, at line 6, column 3",
            "-:8: MaHoSo is missing or empty, at line 8, column 2",
            "-:10: expected text in MaHoSo, found a list, at line 10, column 23",
        ],
    );
    let (vietnamese, err, code) = told_in("vi", "ndjson", &input);
    assert_eq!((vietnamese, code), (out, Some(1)));
    let complaints: Vec<_> = err.lines().take_while(|line| line.starts_with("-:")).collect();
    assert_eq!(
        complaints,
        [
            "-:2: dòng không phải văn bản UTF-8",
            "-:3: văn bản sai cú pháp, ở dòng 3, cột 1",
            "-:4: văn bản sai cú pháp, ở dòng 4, cột 0",
            "-:5: cần một đối tượng, thấy null, ở dòng 5, cột 4",
            "-:6: cần một đối tượng, thấy một danh sách, ở dòng 6, cột 3",
            "-:8: MaHoSo bị thiếu hoặc trống, ở dòng 8, cột 2",
            "-:10: MaHoSo phải là văn bản, thấy một danh sách, ở dòng 10, cột 23",
        ],
    );
}

#[test]
fn a_file_with_nothing_in_it_counts_nothing() {
    assert_eq!(count("ndjson", b""), (String::new(), String::new(), Some(0)));
    let (out, err, code) = count("csv", b"");
    assert_eq!(
        (out.as_str(), err.as_str(), code),
        ("", "-:1: column MaHoSo is missing\n", Some(2))
    );
    assert_eq!(told_in("vi", "csv", b"").1, "-:1: thiếu cột MaHoSo\n");
}

#[test]
fn rows_of_a_csv_count_as_lines_do() {
    let csv = "MaHoSo,NgayTiepNhan,NgayHenTra,TrangThaiHoSo,NgayKetThucXuLy,TaiLieuNop.CoTep\r\n\
        H59.17-260704-0001,20260704080000,20260714080000,10,20260710080000,1;0\r\n\
        H59.17-260704-0002,20260704080000\r\n\
        ,20260704080000,,2,,\r\n\
        H59.17-260704-0003,20260704080000,,02,,[]\r\n";
    let (out, err, code) = count("csv", csv.as_bytes());
    assert_eq!(code, Some(1));
    let line = |id: &str| out.lines().find(|line| line.contains(id)).expect("it is there");
    assert_eq!(
        line("dossier.on_time"),
        r#"{"indicator":"dossier.on_time","having":1,"among":2,"unknown":1,"percent":"50.00"}"#,
    );
    assert!(
        err.starts_with("-:3: 2 cells instead of 6\n-:4: MaHoSo is missing or empty\n"),
        "{err}"
    );
    assert!(err.contains("unknown_status"), "{err}");
    let (_, err, _) = told_in("vi", "csv", csv.as_bytes());
    assert!(err.starts_with("-:3: 2 ô thay vì 6\n-:4: MaHoSo bị thiếu hoặc trống\n"), "{err}");
}

#[test]
fn nothing_personal_is_ever_told() {
    const NAME: &str = "Nguyễn Văn Bí Mật";
    let fields = [
        "MaTTHC",
        "MaLinhVuc",
        "KenhThucHien",
        "ChuHoSo",
        "LoaiDoiTuong",
        "MaDoiTuong",
        "Email",
        "NgayNopHoSo",
        "NgayTiepNhan",
        "NgayHenTra",
        "TrangThaiHoSo",
        "NgayTuChoi",
        "NgayTra",
        "NgayKetThucXuLy",
        "HinhThuc",
        "NoiNopHoSo",
        "HoSoCoThanhPhanSoHoa",
        "SoDienThoai",
        "TaiKhoanDuocXacThucVoiVNeID",
        "DuocThanhToanTrucTuyen",
        "DSKetNoiCSDL",
        "TaiLieuNop",
        "DanhSachLePhi",
        "DanhSachGiayToKetQua",
        "DanhSachHoSoBoSung",
        "TruongLa",
    ];
    let mut input = String::new();
    for (index, field) in fields.iter().enumerate() {
        for value in [
            json!(NAME),
            json!([NAME]),
            json!({ NAME: NAME }),
            json!([{ "Gia": NAME, "NgayBoSung": NAME,
            "DuocSoHoa": NAME, "MaCSDL": NAME, "DuongDanTaiTepTin": NAME, "TenGiayTo": NAME }]),
            json!("0912345678"),
        ] {
            let mut packet: serde_json::Value = serde_json::from_str(GOOD).expect("JSON");
            packet["MaHoSo"] = json!(format!("H59.17-260704-{index:04}"));
            packet[field] = value;
            input += &packet.to_string();
            input += "\n";
        }
    }
    // Lines that cannot be read.
    for line in [
        format!("\"{NAME}\""),
        format!("[\"{NAME}\"]"),
        format!("{{\"MaHoSo\":{{\"{NAME}\":1}}}}"),
        format!("{{\"ChuHoSo\":\"{NAME}\""),
    ] {
        input += &line;
        input += "\n";
    }
    let (out, err, code) = count("ndjson", input.as_bytes());
    assert_eq!(code, Some(1));
    for told in [&out, &err] {
        for part in ["Nguyễn", "Bí", "Mật", "0912345678"] {
            assert!(!told.contains(part), "{part} in\n{told}");
        }
    }
    // Nor by Debug.
    for line in input.lines() {
        if let Ok(packet) = serde_json::from_str::<vn_egov_metrics::portal::Packet<'_>>(line) {
            let mut findings = Vec::new();
            let dossier = packet.to_dossier(&mut |finding| findings.push(finding));
            let told = format!("{packet:?} {findings:?}");
            assert!(!told.contains("Mật") && !told.contains("Bí"), "{told}");
            drop(dossier);
        }
    }
}
