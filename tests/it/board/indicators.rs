//! `indicators --catalogue --petitions`.

use super::{CATALOGUE, Held, PETITIONS, packet, run, stderr, stdout};

/// The lines of these indicators, without the word before the id.
fn of<'a>(lines: &'a str, ids: &[&str]) -> Vec<&'a str> {
    let wanted = |line: &&str| ids.iter().any(|id| line.contains(&format!("\"{id}\"")));
    lines.lines().filter(wanted).collect()
}

#[test]
fn a_catalogue_gives_due_dates_fees_and_papers() {
    let packets = [
        // 10 working days from Thursday 2 July: 16 July.
        packet("H61.1-260702-0001", "1.000001", "20260702", ",\"TrangThaiHoSo\":\"9\",\"NgayKetThucXuLy\":\"20260716170000\""),
        packet("H61.1-260702-0002", "1.000001.000.00.00.H61", "20260702", ",\"TrangThaiHoSo\":\"9\",\"NgayKetThucXuLy\":\"20260717080000\""),
        // A promise of its own stands before the limit.
        packet("H61.1-260702-0003", "1.000001", "20260702", ",\"TrangThaiHoSo\":\"9\",\"NgayKetThucXuLy\":\"20260717080000\",\"NgayHenTra\":\"20260720170000\""),
        // No procedure of the catalogue.
        packet("H61.1-260702-0004", "1.000009", "20260702", ",\"TrangThaiHoSo\":\"9\",\"NgayKetThucXuLy\":\"20260717080000\""),
    ]
    .concat();
    let rows = "H61.1,1.000001,1,full,1,1,1,1,0,10,working_days\n";
    let catalogue = Held::new(&format!("{CATALOGUE}{rows}"));
    let with = run("indicators", &packets, &["--catalogue", catalogue.path()]);
    assert!(with.status.success(), "{}", stderr(&with));
    let ids =
        ["dossier.on_time", "dossier.exact", "dossier.paid_online", "dossier.electronic_result"];
    assert_eq!(
        of(&stdout(&with), &ids),
        [
            r#"{"indicator":"dossier.electronic_result","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
            r#"{"indicator":"dossier.exact","having":1,"among":3,"unknown":0,"percent":"33.33"}"#,
            r#"{"indicator":"dossier.on_time","having":2,"among":4,"unknown":1,"percent":"50.00"}"#,
            r#"{"indicator":"dossier.paid_online","having":0,"among":3,"unknown":4,"percent":"0.00"}"#,
        ]
    );
    let without = run("indicators", &packets, &[]);
    assert_eq!(stdout(&without).lines().count(), 17);
    assert_eq!(
        of(&stdout(&without), &ids),
        [
            r#"{"indicator":"dossier.electronic_result","having":0,"among":4,"unknown":0,"percent":"0.00"}"#,
            r#"{"indicator":"dossier.exact","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
            r#"{"indicator":"dossier.on_time","having":1,"among":4,"unknown":3,"percent":"25.00"}"#,
            r#"{"indicator":"dossier.paid_online","having":0,"among":0,"unknown":4,"percent":null}"#,
        ]
    );
}

#[test]
fn procedures_and_services_are_counted_by_what_their_dossiers_show() {
    let packets = [
        packet(
            "H61.1-260702-0001",
            "1.000001",
            "20260702",
            ",\"KenhThucHien\":\"2\",\"DuocThanhToanTrucTuyen\":\"1\"",
        ),
        packet(
            "H61.1-260702-0002",
            "1.000001",
            "20260702",
            ",\"DanhSachLePhi\":[{\"Gia\":\"5000\"}]",
        ),
        packet(
            "H61.2-260802-0001",
            "1.000002",
            "20260802",
            ",\"KenhThucHien\":\"9\",\"DuocThanhToanTrucTuyen\":\"0\"",
        ),
        // Corrected: the later line says that nothing was paid online.
        packet("H61.2-260802-0002", "1.000001", "20260802", ",\"DuocThanhToanTrucTuyen\":\"2\""),
        packet("H61.2-260802-0002", "1.000001", "20260802", ",\"DuocThanhToanTrucTuyen\":\"3\""),
        // Outside the period.
        packet("H61.2-261002-0001", "1.000003", "20261002", ",\"KenhThucHien\":\"2\""),
    ]
    .concat();
    let catalogue = Held::new(&format!(
        "{CATALOGUE}H61.1,1.000001,1,full,1,1,1,1,,,\nH61.2,1.000001,1,một phần,,1,1,1,,,\n\
         H61.2,1.000002,1,partial,0,1,0,1,,,\nH61.2,1.000003,0,information,,1,,,,,\n"
    ));
    let ids = [
        "procedure.fee_dossier",
        "procedure.full",
        "procedure.full_of_eligible",
        "procedure.online",
        "procedure.paid_online",
        "procedure.partial",
        "procedure.population_data",
        "service.with_online_dossier",
    ];
    let by_agency =
        run("indicators", &packets, &["--catalogue", catalogue.path(), "--by", "agency"]);
    assert!(by_agency.status.success(), "{}", stderr(&by_agency));
    assert_eq!(
        of(&stdout(&by_agency), &ids),
        [
            r#"{"agency":"H61.1","indicator":"procedure.fee_dossier","having":1,"among":1,"unknown":0,"percent":"100.00"}"#,
            r#"{"agency":"H61.1","indicator":"procedure.full","having":1,"among":1,"unknown":0,"percent":"100.00"}"#,
            r#"{"agency":"H61.1","indicator":"procedure.full_of_eligible","having":1,"among":1,"unknown":0,"percent":"100.00"}"#,
            r#"{"agency":"H61.1","indicator":"procedure.online","having":1,"among":1,"unknown":0,"percent":"100.00"}"#,
            r#"{"agency":"H61.1","indicator":"procedure.paid_online","having":1,"among":1,"unknown":0,"percent":"100.00"}"#,
            r#"{"agency":"H61.1","indicator":"procedure.partial","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
            r#"{"agency":"H61.1","indicator":"procedure.population_data","having":0,"among":1,"unknown":1,"percent":"0.00"}"#,
            r#"{"agency":"H61.1","indicator":"service.with_online_dossier","having":1,"among":1,"unknown":0,"percent":"100.00"}"#,
            r#"{"agency":"H61.2","indicator":"procedure.fee_dossier","having":0,"among":2,"unknown":1,"percent":"0.00"}"#,
            r#"{"agency":"H61.2","indicator":"procedure.full","having":0,"among":2,"unknown":0,"percent":"0.00"}"#,
            r#"{"agency":"H61.2","indicator":"procedure.full_of_eligible","having":0,"among":0,"unknown":2,"percent":null}"#,
            r#"{"agency":"H61.2","indicator":"procedure.online","having":2,"among":2,"unknown":0,"percent":"100.00"}"#,
            r#"{"agency":"H61.2","indicator":"procedure.paid_online","having":0,"among":2,"unknown":1,"percent":"0.00"}"#,
            r#"{"agency":"H61.2","indicator":"procedure.partial","having":2,"among":2,"unknown":0,"percent":"100.00"}"#,
            r#"{"agency":"H61.2","indicator":"procedure.population_data","having":0,"among":1,"unknown":2,"percent":"0.00"}"#,
            r#"{"agency":"H61.2","indicator":"service.with_online_dossier","having":0,"among":2,"unknown":1,"percent":"0.00"}"#,
        ]
    );
    // All together 1.000001 is one procedure, at the higher of its levels.
    let of_all = run("indicators", &packets, &["--catalogue", catalogue.path()]);
    assert_eq!(
        of(&stdout(&of_all), &["procedure.full", "procedure.partial", "procedure.paid_online"]),
        [
            r#"{"indicator":"procedure.full","having":1,"among":2,"unknown":0,"percent":"50.00"}"#,
            r#"{"indicator":"procedure.paid_online","having":1,"among":2,"unknown":1,"percent":"50.00"}"#,
            r#"{"indicator":"procedure.partial","having":1,"among":2,"unknown":0,"percent":"50.00"}"#,
        ]
    );
    // A month is a period of its own.
    let by_month = run("indicators", &packets, &["--catalogue", catalogue.path(), "--by", "month"]);
    assert_eq!(
        of(&stdout(&by_month), &["procedure.paid_online"]),
        [
            r#"{"month":"2026-07","indicator":"procedure.paid_online","having":1,"among":2,"unknown":1,"percent":"50.00"}"#,
            r#"{"month":"2026-08","indicator":"procedure.paid_online","having":0,"among":2,"unknown":1,"percent":"0.00"}"#,
            r#"{"month":"2026-09","indicator":"procedure.paid_online","having":0,"among":2,"unknown":1,"percent":"0.00"}"#,
        ]
    );
}

#[test]
fn petitions_settle_satisfaction() {
    let due = ",\"NgayHenTra\":\"20261231170000\",\"TrangThaiHoSo\":\"4\"";
    let packets = [
        packet("H61.1-260702-0001", "1.000001", "20260702", due),
        packet("H61.1-260702-0002", "1.000001", "20260702", due),
        packet("H61.1-260702-0003", "1.000001", "20260702", due),
    ]
    .concat();
    let petitions = Held::new(&format!(
        "{PETITIONS}\
         ,H61.1-260702-0001,2026-07-06,2026-07-27,resolved,1,0\n\
         ,H61.1-260702-0001,2026-07-06,2026-07-28,resolved,1,0\n\
         H61.1,,2026-07-06,2026-07-08,refused,,\n\
         H61.1,,2026-07-06,2026-07-13,asked,0,0\n\
         H61.1,,2026-07-06,,open,,\n\
         ,H61.1-260702-0002,2026-10-01,,open,,\n"
    ));
    let with = run("indicators", &packets, &["--petitions", petitions.path(), "--by", "agency"]);
    assert!(with.status.success(), "{}", stderr(&with));
    assert_eq!(
        of(&stdout(&with), &["dossier.satisfied", "petition.on_time", "petition.satisfied"]),
        [
            // The petition of October is not there yet on 30 September.
            r#"{"agency":"H61.1","indicator":"dossier.satisfied","having":2,"among":3,"unknown":0,"percent":"66.67"}"#,
            r#"{"agency":"H61.1","indicator":"petition.on_time","having":3,"among":5,"unknown":0,"percent":"60.00"}"#,
            r#"{"agency":"H61.1","indicator":"petition.satisfied","having":1,"among":5,"unknown":1,"percent":"20.00"}"#,
        ]
    );
    let without = run("indicators", &packets, &[]);
    assert!(!stdout(&without).contains("satisfied"));
}

#[test]
fn what_a_catalogue_has_no_column_for_is_not_asked() {
    let packets = packet("H61.1-260702-0001", "1.000001", "20260702", "");
    let ids = |header: &str, row: &str| {
        let catalogue = Held::new(&format!("{header}\n{row}\n"));
        let lines = stdout(&run("indicators", &packets, &["--catalogue", catalogue.path()]));
        let ids = lines.lines().filter_map(|line| line.split('"').nth(3).map(str::to_owned));
        ids.filter(|id| !id.starts_with("dossier.")).collect::<Vec<_>>()
    };
    assert_eq!(
        ids("procedure,decided_on,takes_effect_on,integrated", "1.000001,2026-07-01,2026-07-08,1"),
        [
            "procedure.announced_on_time",
            "procedure.fee_dossier",
            "procedure.full",
            "procedure.full_of_eligible",
            "procedure.integrated",
            "procedure.online",
            "procedure.paid_online",
            "procedure.partial",
            "procedure.population_data",
            "service.with_online_dossier",
        ]
    );
    assert!(ids("procedure,complete", "1.000001,1").contains(&"procedure.complete".to_owned()));
}

#[test]
fn rows_that_cannot_be_read_are_said_with_line_and_column() {
    let packets = packet("H61.1-260702-0001", "1.000001", "20260702", "");
    let catalogue = Held::new(&format!(
        "{CATALOGUE}H61.1,1.000001,maybe,full,1,1,1,1,0,10,working_days\n\
         H61.1,,1,full,1,1,1,1,0,10,working_days\n\
         H61.1,1.000002,1,full,1,1,1,1,0,mười,working_days\n\
         H61.1,1.000003,1,full,1,1,1,1,0,10,tuần\n\
         H61.1,1.000004,1\n\
         H61.1,1.000005,1,full,1,1,1,1,0,10,working_days\n"
    ));
    let petitions = Held::new(&format!(
        "{PETITIONS}H61.1,,2026-13-01,,open,,\nH61.1,,2026-07-06,2026-07-01,resolved,,\n\
         H61.1,,2026-07-06,,xong,,\nH61.1,,2026-07-06,,open,,\n"
    ));
    let more = ["--catalogue", catalogue.path(), "--petitions", petitions.path()];
    let output = run("indicators", &packets, &[&more[..], &["--lang", "en"]].concat());
    assert_eq!(output.status.code(), Some(1));
    let (said, c, p) = (stderr(&output), catalogue.path(), petitions.path());
    for expected in [
        format!(
            "{c}:2: column in_force: expected 1, true, yes or có, 0, false, no or không, or nothing, found \"maybe\""
        ),
        format!("{c}:3: column procedure: expected the code of a procedure, found \"\""),
        format!(
            "{c}:4: column limit: expected a whole number or a half, or nothing, found \"mười\""
        ),
        format!(
            "{c}:5: column unit: expected working_days, working_hours, days or months, or nothing, found \"tuần\""
        ),
        format!("{c}:6: 3 cells instead of 11"),
        format!(
            "{p}:2: column received_on: expected a day such as 2024-08-29 or 29/8/2024, found \"2026-13-01\""
        ),
        format!(
            "{p}:3: column closed_on: expected a day not before received_on, found \"2026-07-01\""
        ),
        format!(
            "{p}:4: column outcome: expected refused, asked, resolved, published or open, or nothing, found \"xong\""
        ),
    ] {
        assert!(said.lines().any(|line| line == expected), "{expected}\nin\n{said}");
    }
    let said = stderr(&run("indicators", &packets, &more));
    for expected in [
        format!(
            "{c}:2: cột in_force: cần 1, true, yes hoặc có, 0, false, no hoặc không, hoặc để trống, thấy \"maybe\""
        ),
        format!("{c}:3: cột procedure: cần mã thủ tục, thấy \"\""),
        format!("{c}:4: cột limit: cần số nguyên hoặc nửa như 0,5, hoặc để trống, thấy \"mười\""),
        format!(
            "{c}:5: cột unit: cần ngày làm việc, giờ làm việc, ngày hoặc tháng, hoặc để trống, thấy \"tuần\""
        ),
        format!("{c}:6: 3 ô thay vì 11"),
        format!(
            "{p}:2: cột received_on: cần ngày như 29/8/2024 hoặc 2024-08-29, thấy \"2026-13-01\""
        ),
        format!("{p}:3: cột closed_on: cần ngày không trước received_on, thấy \"2026-07-01\""),
        format!(
            "{p}:4: cột outcome: cần refused, asked, resolved, published hoặc open, hoặc để trống, thấy \"xong\""
        ),
    ] {
        assert!(said.lines().any(|line| line == expected), "{expected}\nin\n{said}");
    }
    // The rest was read.
    assert_eq!(
        of(&stdout(&output), &["procedure.full", "petition.on_time"]),
        [
            r#"{"indicator":"petition.on_time","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
            r#"{"indicator":"procedure.full","having":1,"among":1,"unknown":0,"percent":"100.00"}"#,
        ]
    );
    let missing = run("indicators", &packets, &["--catalogue", "/no/such/file.csv"]);
    assert_eq!((missing.status.code(), stdout(&missing).as_str()), (Some(2), ""));
    assert_eq!(stderr(&missing), "/no/such/file.csv: không có tệp này\n");
    let headless = Held::new("agency,code\nH61.1,1.000001\n");
    let headless = run("indicators", &packets, &["--catalogue", headless.path()]);
    assert_eq!(headless.status.code(), Some(2));
    assert!(stderr(&headless).trim_end().ends_with(":1: thiếu cột procedure"));
}

#[test]
fn a_row_that_comes_again_is_a_finding_and_the_higher_level_counts() {
    let packets = packet("H61.1-260702-0001", "1.000001", "20260702", "");
    let catalogue = Held::new(
        "agency,procedure,in_force,level\n000.00.01.H61,1.000001.000.00.00.H61,1,full\nH61.01,1.000001,1,partial\n",
    );
    let output = run("indicators", &packets, &["--catalogue", catalogue.path(), "--lang", "en"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stderr(&output).contains("       1 repeated_procedure (warning): 1.000001, procedure: "),
        "{}",
        stderr(&output)
    );
    assert_eq!(
        of(&stdout(&output), &["procedure.full"]),
        [r#"{"indicator":"procedure.full","having":1,"among":1,"unknown":0,"percent":"100.00"}"#]
    );
}

#[test]
fn a_catalogue_can_be_the_portal_s_own() {
    let packets = packet("H61.1-260702-0001", "1.004194", "20260702", "");
    let way = r#"{"KENH":"2","THOIGIAN":[{"THOIGIANGIAIQUYET":"15","DONVITINH":"Ngày làm việc","PHILEPHI":[{"MAPHILEPHI":"1'","SOTIEN":"300.000"}]}]}"#;
    let catalogue = Held::ending(
        "ndjson",
        &format!(
            "{{\"MATTHC\":\"1.004194\",\"TRANGTHAI\":\"1\",\"CACHTHUCTHUCHIEN\":[{way}]}}\n\n[\"Nguyễn Văn Mẫu\"]\n{{\"TENTTHC\":\"x\"}}\n"
        ),
    );
    let output = run("indicators", &packets, &["--catalogue", catalogue.path()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        of(
            &stdout(&output),
            &["dossier.paid_online", "procedure.fee_dossier", "procedure.complete"]
        ),
        [
            r#"{"indicator":"dossier.paid_online","having":0,"among":1,"unknown":1,"percent":"0.00"}"#,
            r#"{"indicator":"procedure.complete","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
            r#"{"indicator":"procedure.fee_dossier","having":0,"among":1,"unknown":0,"percent":"0.00"}"#,
        ]
    );
    let (said, path) = (stderr(&output), catalogue.path());
    let expected = [
        format!("{path}:3: mục 1 của result: cần một đối tượng, thấy văn bản"),
        format!("{path}:4: MATTHC bị thiếu hoặc trống, cột 15"),
    ];
    assert_eq!(said.lines().take(2).collect::<Vec<_>>(), expected);
    assert!(!said.contains("Nguyễn"));
}

#[test]
fn further_columns_of_a_register_tell_more() {
    let packets = packet("H61.1-260702-0001", "1.000001", "20260702", "");
    let petitions = Held::new(
        "agency,received_on,closed_on,outcome,class,published_on,forwarded_on\n\
         H61.1,2026-07-06,2026-07-27,resolved,procedure,,2026-07-08\n\
         H61.1,2026-07-06,2026-07-27,published,staff,2026-07-29,\n\
         H61.1,2026-07-06,,open,,,\n\
         H61.1,2026-07-06,2026-07-27,resolved,other,2026-07-29,\n\
         H61.1,2026-07-06,2026-07-27,published,other,2026-07-26,\n\
         H61.1,2026-07-06,,open,khen,,\n\
         H61.1,2026-07-06,,open,,,2026-07-05\n",
    );
    let output = run("indicators", &packets, &["--petitions", petitions.path()]);
    assert_eq!(
        of(&stdout(&output), &["petition.about_procedure", "petition.about_staff"]),
        [
            r#"{"indicator":"petition.about_procedure","having":1,"among":3,"unknown":1,"percent":"33.33"}"#,
            r#"{"indicator":"petition.about_staff","having":1,"among":3,"unknown":1,"percent":"33.33"}"#,
        ]
    );
    let more = ["--petitions", petitions.path(), "--lang", "en"];
    let said = [stderr(&output), stderr(&run("indicators", &packets, &more))].concat();
    for expected in [
        ":5: cột published_on: cần để trống, vì kết quả không phải là published, thấy \"2026-07-29\"",
        ":6: cột published_on: cần ngày không trước closed_on, thấy \"2026-07-26\"",
        ":7: cột class: cần procedure, staff hoặc other, hoặc để trống, thấy \"khen\"",
        ":8: cột forwarded_on: cần ngày không trước received_on, thấy \"2026-07-05\"",
        ":5: column published_on: expected nothing, for the outcome is not published, found \"2026-07-29\"",
        ":6: column published_on: expected a day not before closed_on, found \"2026-07-26\"",
        ":7: column class: expected procedure, staff or other, or nothing, found \"khen\"",
        ":8: column forwarded_on: expected a day not before received_on, found \"2026-07-05\"",
    ] {
        assert!(said.lines().any(|line| line.ends_with(expected)), "{expected}\nin\n{said}");
    }
}
