//! Progress rows: what is kept, what is written, and the timeline they imply.

use proptest::prelude::*;
use serde_json::{Value, json};
use vn_egov_metrics::check::Finding;
use vn_egov_metrics::portal::{Packet, Progress, ProgressRow, StepWords};
use vn_egov_metrics::record::{Status, Timeline};

const CODE: &str = "H59.17-260704-0001";

fn read(json: &str) -> ProgressRow<'_> {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn row(status: Status, at: &str) -> ProgressRow<'static> {
    ProgressRow::new(CODE, status, at.parse().expect("a moment"))
}

#[test]
fn persons_are_never_kept_and_filled_when_sent() {
    let line = r#"{"MaHoSo":"H59.17-260704-0001","NguoiXuLy":"Nguyễn Văn Mẫu","ChucDanh":"Trưởng phòng",
        "ThoiDiemXuLy":"20260706090000","PhongBanXuLy":"Phòng Tư pháp","NoiDungXuLy":"Gọi bà Mẫu 0900000000",
        "TrangThai":"4","NgayBatDau":"20260705080000","NgayKetThucTheoQuyDinh":"20260708170000","IDHoSo":7}"#;
    let row = read(line);
    assert_eq!(row.faults(), []);
    let written = serde_json::to_string(&row).expect("a row is text");
    assert_eq!(
        written,
        r#"{"MaHoSo":"H59.17-260704-0001","ThoiDiemXuLy":"20260706090000","TrangThai":"4","NgayBatDau":"20260705080000","NgayKetThucTheoQuyDinh":"20260708170000"}"#,
    );
    assert_eq!(read(&written), row);
    let words = StepWords {
        handler: "Lê Văn Mẫu",
        position: "Chuyên viên",
        department: "Một cửa",
        content: "Xử lý",
    };
    let filled = row.fill(words);
    assert_eq!(
        serde_json::to_value(filled).expect("a row is text"),
        json!({
            "MaHoSo": CODE, "NguoiXuLy": "Lê Văn Mẫu", "ChucDanh": "Chuyên viên", "ThoiDiemXuLy": "20260706090000",
            "PhongBanXuLy": "Một cửa", "NoiDungXuLy": "Xử lý", "TrangThai": "4", "NgayBatDau": "20260705080000",
            "NgayKetThucTheoQuyDinh": "20260708170000",
        })
    );
    let shown = format!("{row:?} {filled:?} {words:?}");
    assert!(!shown.contains("Mẫu") && !shown.contains("Một cửa"), "{shown}");
}

#[test]
fn what_is_no_row_is_refused_without_quoting_it() {
    for (json, sentence) in [
        (r#"{"NguoiXuLy": "Nguyễn Văn Mẫu"}"#, "MaHoSo is missing or empty"),
        (r#"{"MaHoSo": ["Nguyễn Văn Mẫu"]}"#, "MaHoSo is missing or empty"),
        (r#""Nguyễn Văn Mẫu""#, "expected an object, found text"),
        ("[1]", "expected an object, found a list"),
        ("null", "expected an object, found null"),
    ] {
        let error = serde_json::from_str::<ProgressRow<'_>>(json).unwrap_err().to_string();
        assert!(error.starts_with(sentence), "{error}");
        assert!(!error.contains("Mẫu"), "{error}");
    }
}

#[test]
fn nine_outranks_ten_and_ten_the_others() {
    let ended = |rows: &[ProgressRow<'_>]| {
        let progress = Progress::of(rows, &mut |finding| panic!("{finding:?}"));
        progress.timeline().ended.map(|at| at.format("%d").to_string())
    };
    let (nine, ten) =
        (row(Status::Processed, "20260710080000"), row(Status::Returned, "20260705080000"));
    let stopped = row(Status::Stopped, "20260702080000");
    assert_eq!(ended(&[ten.clone(), nine.clone(), stopped.clone()]).as_deref(), Some("10"));
    assert_eq!(ended(&[ten.clone(), stopped.clone()]).as_deref(), Some("05"));
    assert_eq!(ended(&[nine, row(Status::Processed, "20260709080000")]).as_deref(), Some("09"));
    let refused = row(Status::Refused, "20260704080000");
    assert_eq!(ended(&[refused.clone(), stopped.clone()]).as_deref(), Some("02"));
    assert_eq!(ended(std::slice::from_ref(&refused)).as_deref(), Some("04"));
    // Withdrawn ends a dossier only if it was received.
    let withdrawn = row(Status::Withdrawn, "20260703080000");
    assert_eq!(ended(std::slice::from_ref(&withdrawn)), None);
    let received = row(Status::Received, "20260701080000");
    assert_eq!(ended(&[withdrawn, received.clone()]).as_deref(), Some("03"));
    assert_eq!(ended(&[received, row(Status::InProcess, "20260702080000")]), None);
}

#[test]
fn what_cannot_be_read_is_told_and_counts_nothing() {
    let lines = [
        r#"{"MaHoSo":"H59.17-260704-0001","TrangThai":2,"ThoiDiemXuLy":"20260704080000"}"#,
        r#"{"MaHoSo":"H59.17-260704-0001","TrangThai":9,"ThoiDiemXuLy":"2026-07-10 08:00:00"}"#,
        r#"{"MaHoSo":"H59.17-260704-0001","TrangThai":9}"#,
        r#"{"MaHoSo":"H59.17-260704-0001","TrangThai":"11","ThoiDiemXuLy":"20260711080000"}"#,
        r#"{"MaHoSo":"H59.17-260704-0001","ThoiDiemXuLy":"20260711080000","TrangThai":{}}"#,
    ];
    let rows: Vec<_> = lines.iter().map(|line| read(line)).collect();
    let mut findings = Vec::new();
    let progress = Progress::of(&rows, &mut |finding: Finding| {
        findings.push(format!("{} {} {:?}", finding.rule(), finding.field(), finding.seen()));
    });
    assert_eq!(
        findings,
        [
            "unreadable_moment ThoiDiemXuLy Characters(19)",
            "unreadable_moment ThoiDiemXuLy Nothing",
            "unknown_status TrangThai Code(\"11\")",
            "wrong_shape TrangThai Nothing",
            "missing_status TrangThai Nothing",
        ]
    );
    assert_eq!(progress.status(), Some(Status::Received));
    let received = "2026-07-04T08:00:00".parse().ok();
    assert_eq!(progress.timeline(), &Timeline { received, ..Timeline::default() });
    assert_eq!(progress.last_step(), received);
    assert_eq!(Progress::of(&[], &mut |_| {}), Progress::default());
}

#[test]
fn the_rows_of_a_dossier_imply_its_end() {
    let mut ends = 0;
    for line in include_str!("../../data/packets.ndjson").lines() {
        let packet: Packet<'_> = serde_json::from_str(line).expect("a packet");
        let Some(dossier) = packet.to_dossier(&mut |_| {}) else { continue };
        let rows = ProgressRow::of_dossier(&dossier);
        let progress = Progress::of(&rows, &mut |finding| panic!("{finding:?}"));
        let timeline = dossier.parts().timeline;
        assert_eq!(progress.timeline().received, timeline.received, "{line}");
        let end = dossier.end_moment();
        assert_eq!(progress.timeline().ended, end, "{line}");
        let backwards = timeline.received.zip(end).is_some_and(|(received, end)| end < received);
        let backwards =
            backwards || timeline.returned.zip(end).is_some_and(|(back, end)| back < end);
        if let (Some(_), false) = (end, backwards) {
            ends += 1;
            let shown = progress.status();
            let fetched = dossier.status() != Some(Status::Returned) || timeline.returned.is_some();
            assert!(shown == dossier.status() || !fetched, "{shown:?} {line}");
        }
    }
    assert!(ends > 500, "{ends}");
}

fn rows() -> impl Strategy<Value = Vec<ProgressRow<'static>>> {
    let step = (prop::sample::select(Status::ALL.to_vec()), 1..9_u8);
    let row = step.prop_map(|(status, day)| row(status, &format!("2026070{day}080000")));
    prop::collection::vec(row, 0..8)
}

proptest! {
    #[test]
    fn the_order_of_rows_says_nothing(rows in rows(), order in prop::collection::vec(any::<u32>(), 8)) {
        let mut shuffled: Vec<_> = order.iter().zip(&rows).collect();
        shuffled.sort_by_key(|(place, _)| **place);
        let shuffled = Progress::of(shuffled.into_iter().map(|(_, row)| row), &mut |_| {});
        prop_assert_eq!(shuffled, Progress::of(&rows, &mut |_| {}));
    }

    #[test]
    fn what_is_written_is_read_the_same(
        code in "[A-Z0-9.-]{1,20}",
        fields in prop::collection::btree_map(
            prop::sample::select(vec!["ThoiDiemXuLy", "TrangThai", "NgayBatDau", "NgayKetThucTheoQuyDinh", "NguoiXuLy"]),
            prop_oneof![".{0,12}".prop_map(Value::from), any::<i64>().prop_map(Value::from), Just(Value::Null)],
            0..5,
        ),
    ) {
        let mut line = json!(fields);
        line["MaHoSo"] = code.into();
        let line = line.to_string();
        let row = read(&line);
        let written = serde_json::to_string(&row).expect("a row is text");
        prop_assert_eq!(&read(&written), &row);
        prop_assert!(!written.contains("NguoiXuLy"));
    }
}
