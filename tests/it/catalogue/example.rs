//! `indicators --catalogue --petitions` end to end, on a set that is counted by hand here.
//!
//! Third quarter of 2026, as of 30 September. Two agencies of one province.
//!
//! | dossier | agency, procedure | |
//! |---------|-------------------|-|
//! | P1 | H59.01, 1.000001 | received Monday 6 July; 5 working days: due 13 July, ended that day; online, no paper result due; fee by the catalogue, paid online; VNeID |
//! | P2 | H59.01, 1.000001 | the same, ended 14 July: late; direct; a fee line, not paid online; no VNeID |
//! | P3 | H59.01, 2.000002 | received 3 August; 10 days: due 13 August; open and overdue; online without a result |
//! | P4 | H59.02, 1.000001 | promised for 8 July, ended 7 July: early; online with a result; a fee line of 0 |
//! | P5 | H59.02, 2.000002 | no limit, so no due date; nothing else is told. An earlier line of it said online, paid, VNeID: replaced |
//!
//! | petition | | on time | satisfied |
//! |----------|-|---------|-----------|
//! | Q1 | of P2, so H59.01: resolved on the 15th working day, liked, not repeated | yes | yes |
//! | Q2 | at H59.02: refused on the 3rd | no | no |
//! | Q3 | of P4, handled by H59.01: more asked for on the 5th, disliked | yes | no |
//! | Q4 | at H59.02: open for 2, nobody rated | yes | not known |

use crate::board::{Held, packet, run, stderr, stdout};

fn packets() -> String {
    let more = |fields: &str| format!(",{fields}").replace('\'', "\"");
    let code =
        ["H59.01-260706-0001", "H59.01-260706-0002", "H59.01-260803-0001", "H59.02-260706-0001"];
    [
        packet(code[0], "1.000001", "20260706", &more(
            "'TrangThaiHoSo':'9','NgayKetThucXuLy':'20260713080000','KenhThucHien':'2',\
             'DuocThanhToanTrucTuyen':'1','TaiKhoanDuocXacThucVoiVNeID':'1'",
        )),
        packet(code[1], "1.000001.000.00.00.H59", "20260706", &more(
            "'TrangThaiHoSo':'9','NgayKetThucXuLy':'20260714080000','KenhThucHien':'1',\
             'DuocThanhToanTrucTuyen':'0','TaiKhoanDuocXacThucVoiVNeID':'0',\
             'DanhSachLePhi':[{'Gia':'5.000'}]",
        )),
        packet(code[2], "2.000002", "20260803", &more("'TrangThaiHoSo':'4','KenhThucHien':'2'")),
        packet("H59.02-260707-0001", "2.000002", "20260707", &more(
            "'TrangThaiHoSo':'4','KenhThucHien':'2','DuocThanhToanTrucTuyen':'2',\
             'TaiKhoanDuocXacThucVoiVNeID':'1'",
        )),
        packet(code[3], "1.000001", "20260706", &more(
            "'TrangThaiHoSo':'10','NgayHenTra':'20260708170000','NgayKetThucXuLy':'20260707080000',\
             'KenhThucHien':'2','DuocThanhToanTrucTuyen':'0','TaiKhoanDuocXacThucVoiVNeID':'1',\
             'DanhSachLePhi':[{'Gia':'0'}],\
             'DanhSachGiayToKetQua':[{'DuongDanTepTinKetQua':'https://example.vn/kq'}]",
        )),
        packet("H59.02-260707-0001", "2.000002", "20260707", &more("'TrangThaiHoSo':'4'")),
    ]
    .concat()
}

const CATALOGUE: &str = "\
agency,procedure,in_force,level,eligible_full,published,for_citizens,fee,paper_result,limit,unit
H59.01,1.000001,1,full,1,1,1,1,0,5,working_days
H59.01,2.000002,1,partial,0,1,0,0,1,10,days
H59.01,3.000003,0,full,,0,1,1,1,,
H59.02,1.000001,1,partial,1,1,1,1,1,5,working_days
000.00.02.H59,2.000002,1,information,0,1,1,,1,,
";

const PETITIONS: &str = "\
agency,dossier,received_on,closed_on,outcome,satisfied,repeats
,H59.01-260706-0002,2026-07-20,2026-08-10,resolved,1,0
H59.02,,2026-07-20,2026-07-23,refused,,
H59.01,H59.02-260706-0001,2026-08-03,2026-08-10,asked,0,0
H59.02,,2026-09-28,,open,,
";

/// What the example prints of the set, grouped so.
fn printed(by: &[&str]) -> Vec<String> {
    let (catalogue, petitions) = (Held::new(CATALOGUE), Held::new(PETITIONS));
    let files = ["--catalogue", catalogue.path(), "--petitions", petitions.path()];
    let output = run("indicators", &packets(), &[&files, by].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).lines().map(str::to_owned).collect()
}

/// The lines of a group, from `id having among unknown percent` each.
fn lines(group: &str, rows: &[&str]) -> Vec<String> {
    let line = |row: &&str| {
        let cells: Vec<&str> = row.split(' ').collect();
        let [id, having, among, unknown, percent] = cells[..] else { panic!("{row}") };
        let percent = if percent == "null" { percent.to_owned() } else { format!("{percent:?}") };
        format!(
            "{{{group}\"indicator\":\"{id}\",\"having\":{having},\"among\":{among},\
             \"unknown\":{unknown},\"percent\":{percent}}}"
        )
    };
    rows.iter().map(line).collect()
}

#[test]
fn all_together_procedures_are_counted_once() {
    // 1.000001 is full at one agency: that is its level. Of 2.000002 no row says that it has a
    // fee, and one says nothing. 3.000003 is not in force, and nobody says whether it is eligible.
    let expected = [
        "dossier.digitised 0 5 3 0.00",
        "dossier.direct 2 5 0 40.00",
        "dossier.early 1 3 0 33.33",
        "dossier.electronic_result 1 3 0 33.33",
        "dossier.exact 1 3 0 33.33",
        "dossier.late 1 3 0 33.33",
        "dossier.on_time 2 5 1 40.00",
        "dossier.online 2 5 0 40.00",
        "dossier.open_overdue 1 2 1 50.00",
        "dossier.paid_online 1 2 1 50.00",
        "dossier.population_data 2 5 2 40.00",
        "dossier.post 0 5 0 0.00",
        "dossier.refused 0 5 0 0.00",
        "dossier.reused 0 5 5 0.00",
        "dossier.satisfied 1 5 1 20.00",
        "dossier.stopped 0 5 0 0.00",
        "dossier.stored 0 5 5 0.00",
        "dossier.withdrawn 0 5 0 0.00",
        "petition.on_time 3 4 0 75.00",
        "petition.satisfied 1 4 1 25.00",
        "procedure.fee_dossier 1 2 1 50.00",
        "procedure.full 1 2 0 50.00",
        "procedure.full_of_eligible 1 1 1 100.00",
        "procedure.online 2 2 0 100.00",
        "procedure.paid_online 1 2 1 50.00",
        "procedure.partial 1 2 0 50.00",
        "procedure.population_data 1 3 1 33.33",
        "service.with_online_dossier 2 2 0 100.00",
    ];
    assert_eq!(printed(&[]), lines("", &expected));
    // A province of two agencies is the same.
    let province = lines("\"province\":\"Vĩnh Long\",", &expected);
    assert_eq!(printed(&["--by", "province"]), province);
}

#[test]
fn by_agency_each_counts_its_own() {
    let one = lines(
        "\"agency\":\"H59.01\",",
        &[
            "dossier.digitised 0 3 2 0.00",
            "dossier.direct 1 3 0 33.33",
            "dossier.early 0 2 0 0.00",
            "dossier.electronic_result 0 1 0 0.00",
            "dossier.exact 1 2 0 50.00",
            "dossier.late 1 2 0 50.00",
            "dossier.on_time 1 3 0 33.33",
            "dossier.online 1 3 0 33.33",
            "dossier.open_overdue 1 1 0 100.00",
            "dossier.paid_online 1 2 0 50.00",
            "dossier.population_data 1 3 1 33.33",
            "dossier.post 0 3 0 0.00",
            "dossier.refused 0 3 0 0.00",
            "dossier.reused 0 3 3 0.00",
            "dossier.satisfied 1 3 0 33.33",
            "dossier.stopped 0 3 0 0.00",
            "dossier.stored 0 3 3 0.00",
            "dossier.withdrawn 0 3 0 0.00",
            "petition.on_time 2 2 0 100.00",
            "petition.satisfied 1 2 0 50.00",
            "procedure.fee_dossier 1 2 0 50.00",
            "procedure.full 1 2 0 50.00",
            "procedure.full_of_eligible 1 1 1 100.00",
            "procedure.online 2 2 0 100.00",
            "procedure.paid_online 1 2 0 50.00",
            "procedure.partial 1 2 0 50.00",
            "procedure.population_data 1 2 0 50.00",
            "service.with_online_dossier 2 2 0 100.00",
        ],
    );
    // No fee is due for sure: an empty share has no percent.
    let two = lines(
        "\"agency\":\"H59.02\",",
        &[
            "dossier.digitised 0 2 1 0.00",
            "dossier.direct 1 2 0 50.00",
            "dossier.early 1 1 0 100.00",
            "dossier.electronic_result 1 2 0 50.00",
            "dossier.exact 0 1 0 0.00",
            "dossier.late 0 1 0 0.00",
            "dossier.on_time 1 2 1 50.00",
            "dossier.online 1 2 0 50.00",
            "dossier.open_overdue 0 1 1 0.00",
            "dossier.paid_online 0 0 1 null",
            "dossier.population_data 1 2 1 50.00",
            "dossier.post 0 2 0 0.00",
            "dossier.refused 0 2 0 0.00",
            "dossier.reused 0 2 2 0.00",
            "dossier.satisfied 0 2 1 0.00",
            "dossier.stopped 0 2 0 0.00",
            "dossier.stored 0 2 2 0.00",
            "dossier.withdrawn 0 2 0 0.00",
            "petition.on_time 1 2 0 50.00",
            "petition.satisfied 0 2 1 0.00",
            "procedure.fee_dossier 0 1 1 0.00",
            "procedure.full 0 2 0 0.00",
            "procedure.full_of_eligible 0 1 0 0.00",
            "procedure.online 1 2 0 50.00",
            "procedure.paid_online 0 1 1 0.00",
            "procedure.partial 1 2 0 50.00",
            "procedure.population_data 1 2 1 50.00",
            "service.with_online_dossier 1 1 0 100.00",
        ],
    );
    assert_eq!(printed(&["--by", "agency"]), [one, two].concat());
}

/// The lines of these indicators.
fn of(lines: &[String], ids: &[&str]) -> Vec<String> {
    let wanted = |line: &&String| ids.iter().any(|id| line.contains(&format!("\"{id}\"")));
    lines.iter().filter(wanted).cloned().collect()
}

#[test]
fn a_month_is_a_period_of_its_own() {
    let all = printed(&["--by", "agency,month"]);
    let group = |agency: &str, month: &str, row: &str| {
        lines(&format!("\"agency\":\"{agency}\",\"month\":\"{month}\","), &[row])
    };
    // In July only 1.000001 was filed online at H59.01, in August only 2.000002, in September none.
    // The catalogue lists all its procedures in each month, with dossiers or without.
    let services = [
        group("H59.01", "2026-07", "service.with_online_dossier 1 2 0 50.00"),
        group("H59.01", "2026-08", "service.with_online_dossier 1 2 0 50.00"),
        group("H59.01", "2026-09", "service.with_online_dossier 0 2 0 0.00"),
        group("H59.02", "2026-07", "service.with_online_dossier 1 1 0 100.00"),
        group("H59.02", "2026-08", "service.with_online_dossier 0 1 0 0.00"),
        group("H59.02", "2026-09", "service.with_online_dossier 0 1 0 0.00"),
    ];
    assert_eq!(of(&all, &["service.with_online_dossier"]), services.concat());
    // Dossiers and petitions have a month only where some were received.
    let petitions = [
        group("H59.01", "2026-07", "petition.on_time 1 1 0 100.00"),
        group("H59.01", "2026-08", "petition.on_time 1 1 0 100.00"),
        group("H59.02", "2026-07", "petition.on_time 0 1 0 0.00"),
        group("H59.02", "2026-09", "petition.on_time 1 1 0 100.00"),
    ];
    assert_eq!(of(&all, &["petition.on_time"]), petitions.concat());
    assert_eq!(of(&all, &["dossier.on_time"]).len(), 3);
}

#[test]
fn by_procedure_each_stands_for_itself() {
    let all = printed(&["--by", "procedure"]);
    let group = |code: &str, rows: &[&str]| {
        let code = if code == "null" { code.to_owned() } else { format!("{code:?}") };
        lines(&format!("\"procedure\":{code},"), rows)
    };
    let ids = ["dossier.late", "petition.on_time", "procedure.full", "procedure.paid_online"];
    let expected = [
        // Petitions of no dossier, or of none that was read, are of no procedure.
        group("null", &["petition.on_time 1 2 0 50.00"]),
        group(
            "1.000001",
            &[
                "dossier.late 1 3 0 33.33",
                "petition.on_time 2 2 0 100.00",
                "procedure.full 1 1 0 100.00",
                "procedure.paid_online 1 1 0 100.00",
            ],
        ),
        group(
            "2.000002",
            &[
                "dossier.late 0 0 0 null",
                // A dossier and no petition: the line is there, and has no share.
                "petition.on_time 0 0 0 null",
                "procedure.full 0 1 0 0.00",
                "procedure.paid_online 0 0 1 null",
            ],
        ),
        // Listed, without a dossier.
        group("3.000003", &["procedure.full 0 0 0 null", "procedure.paid_online 0 1 0 0.00"]),
    ];
    assert_eq!(of(&all, &ids), expected.concat());
}

#[test]
fn memory_of_codes_can_be_given_up() {
    // Without the line that is replaced nothing else changes.
    let (catalogue, petitions) = (Held::new(CATALOGUE), Held::new(PETITIONS));
    let files = ["--catalogue", catalogue.path(), "--petitions", petitions.path(), "--no-dedup"];
    let packets = packets();
    let once: String = packets
        .lines()
        .enumerate()
        .filter(|(place, _)| *place != 3)
        .flat_map(|(_, line)| [line, "\n"])
        .collect();
    assert_eq!(stdout(&run("indicators", &once, &files)).lines().collect::<Vec<_>>(), printed(&[]));
    assert_ne!(
        stdout(&run("indicators", &packets, &files)).lines().collect::<Vec<_>>(),
        printed(&[])
    );
}

#[test]
fn an_earlier_day_knows_less() {
    let (catalogue, petitions) = (Held::new(CATALOGUE), Held::new(PETITIONS));
    let files = ["--catalogue", catalogue.path(), "--petitions", petitions.path()];
    let as_of = ["--as-of", "2026-07-22"];
    let output = run("indicators", &packets(), &[&files[..], &as_of].concat());
    let lines_of = stdout(&output).lines().map(str::to_owned).collect::<Vec<_>>();
    // P3, Q3 and Q4 are still to come; Q1 and Q2 are open.
    let expected = [
        "dossier.on_time 2 4 1 50.00",
        "dossier.satisfied 2 4 1 50.00",
        "petition.on_time 2 2 0 100.00",
        "procedure.full 1 2 0 50.00",
        "service.with_online_dossier 1 2 0 50.00",
    ];
    let ids: Vec<&str> = expected.iter().filter_map(|row| row.split(' ').next()).collect();
    assert_eq!(of(&lines_of, &ids), lines("", &expected));
}
