//! The states of the rulebook, case by case, and the fields that differ.

use serde_json::{Value, json};
use vn_egov_metrics::portal::reconcile::{SyncField, SyncRecord, compare, sync_rank};
use vn_egov_metrics::record::{Dossier, DossierParts, Registered, Status};

use super::record;

fn state(local: &Value, portal: &Value) -> String {
    let record = |changes: &Value| {
        let mut packet = json!({
            "MaHoSo": "H59.17-260704-0001", "TrangThaiHoSo": "4",
            "NgayTiepNhan": "20260704080000", "NgayHenTra": "20260714080000",
        });
        for (field, value) in changes.as_object().expect("fields") {
            packet[field] = value.clone();
        }
        record(&packet.to_string(), 1)
    };
    let compared = compare(&record(local), &record(portal));
    let differs: Vec<_> = compared.differs.iter().map(SyncField::portal_name).collect();
    format!("{} {}", compared.state.id(), differs.join(" ")).trim().to_owned()
}

#[test]
fn rank_decides_before_moments_and_moments_only_within_one_status() {
    let (ended, other) = (json!("20260710080000"), json!("20260711080000"));
    for (local, portal, expected) in [
        (json!({}), json!({}), "in_step"),
        (json!({"TrangThaiHoSo": 4}), json!({}), "in_step"),
        (json!({"TrangThaiHoSo": " 4 "}), json!({}), "in_step"),
        // Another rank.
        (json!({"TrangThaiHoSo": "9"}), json!({}), "behind TrangThaiHoSo"),
        (json!({}), json!({"TrangThaiHoSo": "9"}), "ahead TrangThaiHoSo"),
        (json!({"TrangThaiHoSo": "9"}), json!({"TrangThaiHoSo": "10"}), "ahead TrangThaiHoSo"),
        (
            json!({"TrangThaiHoSo": "9", "NgayKetThucXuLy": ended}),
            json!({"NgayTra": other, "NgayHenTra": "20260715080000"}),
            "behind TrangThaiHoSo NgayHenTra NgayKetThucXuLy NgayTra",
        ),
        // Two statuses of one rank.
        (json!({"TrangThaiHoSo": "5"}), json!({}), "differs TrangThaiHoSo"),
        (json!({"TrangThaiHoSo": "8"}), json!({"TrangThaiHoSo": "6"}), "differs TrangThaiHoSo"),
        (json!({"TrangThaiHoSo": "3"}), json!({"TrangThaiHoSo": "7"}), "differs TrangThaiHoSo"),
        (
            json!({"TrangThaiHoSo": "5", "NgayKetThucXuLy": ended}),
            json!({}),
            "differs TrangThaiHoSo NgayKetThucXuLy",
        ),
        // One status, and moments on one side alone.
        (json!({"NgayKetThucXuLy": ended}), json!({}), "behind NgayKetThucXuLy"),
        (
            json!({"NgayKetThucXuLy": ended, "NgayTra": other}),
            json!({}),
            "behind NgayKetThucXuLy NgayTra",
        ),
        (json!({}), json!({"NgayTuChoi": other}), "ahead NgayTuChoi"),
        // Each lacks one of the other, or one is not the same.
        (
            json!({"NgayKetThucXuLy": ended}),
            json!({"NgayTra": other}),
            "differs NgayKetThucXuLy NgayTra",
        ),
        (
            json!({"NgayKetThucXuLy": ended}),
            json!({"NgayKetThucXuLy": other}),
            "differs NgayKetThucXuLy",
        ),
        (
            json!({"NgayKetThucXuLy": ended, "NgayTra": other}),
            json!({"NgayKetThucXuLy": other}),
            "differs NgayKetThucXuLy NgayTra",
        ),
        // What cannot be read is missing, and so the same as missing.
        (json!({"NgayTra": "10/7/2026"}), json!({"NgayTra": ""}), "in_step"),
        (json!({"NgayHenTra": "20260230080000"}), json!({}), "ahead NgayHenTra"),
        // Statuses without a rank.
        (json!({"TrangThaiHoSo": "11"}), json!({"TrangThaiHoSo": 11}), "in_step"),
        (json!({"TrangThaiHoSo": "11"}), json!({}), "differs TrangThaiHoSo"),
        (json!({"TrangThaiHoSo": null}), json!({"TrangThaiHoSo": ""}), "in_step"),
        (json!({"TrangThaiHoSo": null}), json!({"TrangThaiHoSo": "10"}), "differs TrangThaiHoSo"),
        (
            json!({"TrangThaiHoSo": "abc", "NgayTra": other}),
            json!({"TrangThaiHoSo": "abc"}),
            "differs NgayTra",
        ),
        (json!({"TrangThaiHoSo": "09"}), json!({"TrangThaiHoSo": "9"}), "differs TrangThaiHoSo"),
        (json!({"TrangThaiHoSo": 9.0}), json!({"TrangThaiHoSo": 9}), "differs TrangThaiHoSo"),
        // Nothing else is compared.
        (json!({"NgayNopHoSo": "20260701080000", "MaTTHC": "1.004194"}), json!({}), "in_step"),
    ] {
        assert_eq!(state(&local, &portal), expected, "{local} beside {portal}");
    }
}

#[test]
fn every_status_has_the_rank_of_the_rulebook() {
    let ranks: Vec<_> =
        Status::ALL.iter().map(|status| (status.code(), sync_rank(*status))).collect();
    let expected = [
        ("1", 0),
        ("2", 1),
        ("3", 4),
        ("4", 2),
        ("5", 2),
        ("6", 2),
        ("7", 4),
        ("8", 2),
        ("9", 3),
        ("10", 4),
    ];
    assert_eq!(ranks, expected);
}

#[test]
fn a_dossier_gives_the_record_that_its_packet_gives() {
    let mut compared = 0;
    for line in include_str!("../../data/packets.ndjson").lines() {
        let packet: vn_egov_metrics::portal::Packet<'_> =
            serde_json::from_str(line).expect("a packet");
        if let Some(dossier) = packet.to_dossier(&mut |_| {}) {
            assert_eq!(SyncRecord::of_dossier(&dossier, 7), SyncRecord::of_packet(&packet, 1));
            compared += 1;
        }
    }
    assert_eq!(compared, 1000);
    // The wire has no parts of a second.
    let code: vn_egov_metrics::code::DossierCode = "H59.17-260704-0001".parse().expect("a code");
    let mut parts = DossierParts::of(code.into());
    parts.timeline.received = "2026-07-04T08:00:00.999".parse().ok();
    let dossier = Dossier::from_parts(parts).expect("nothing was asked for");
    let record = SyncRecord::of_dossier(&dossier, 1).expect("it has a code");
    assert_eq!(
        record.moment(SyncField::Received).map(|at| at.to_string()).as_deref(),
        Some("20260704080000")
    );
}

#[test]
fn a_record_shows_no_text_that_is_no_code() {
    let record = record(
        r#"{"MaHoSo": "H59.17-260704-0001", "TrangThaiHoSo": "Nguyễn Văn Mẫu", "NgayTra": "Trần Thị Mẫu",
            "NgayTiepNhan": "20260704080000", "ChuHoSo": "Lê Văn Mẫu"}"#,
        3,
    );
    assert_eq!(
        format!("{record:?}"),
        "SyncRecord { code: \"H59.17-260704-0001\", line: 3, status: <14 characters>, \
         NgayTiepNhan: 20260704080000 }",
    );
    assert_eq!((record.status(), record.written_status()), (None, Some("Nguyễn Văn Mẫu")));
    assert_eq!(size_of::<SyncRecord>(), 80);
}
