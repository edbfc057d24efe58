//! Decision 766/QĐ-TTg, as the national portal computes it: rows only.
//!
//! Maxima, thresholds and what 0 of 0 gives are those of the portal's live scores of 2026. They
//! leave out two clauses of the written rule, 3.3 "× the share synchronised" and 4.4 "or result
//! pushed to the store", and score 4.2 in full at 100 % where the written rule says 80 %.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Band, Bands, Basis, Criterion, Curve, Group, Points, Scorecard, Threshold, WhenEmpty};
use crate::Name;

/// The scorecard of Decision 766/QĐ-TTg of 23 June 2022, as the national portal computes it in
/// 2026: 100 points in six groups.
///
/// Source: Decision 766/QĐ-TTg; maxima, thresholds and empty rows from the portal's live scores,
/// October 2026. The decision names five groups; the portal shows its online group as two.
///
/// ```
/// use vn_egov_metrics::scorecard::DECISION_766;
///
/// assert_eq!(DECISION_766.maximum().to_string(), "100.00");
/// assert_eq!(DECISION_766.criterion("3.3").unwrap().metric, "DOSSIER_ONLINE");
/// assert_eq!(DECISION_766.criterion("2.2"), None);
/// ```
#[doc(alias = "Quyết định 766")]
#[doc(alias = "Quyet dinh 766")]
pub static DECISION_766: Scorecard = Scorecard {
    id: "decision_766",
    name: Name::new(
        "Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg)",
        "Index of service to citizens and businesses (Decision 766/QĐ-TTg)",
    ),
    groups: &GROUPS,
    criteria: &CRITERIA,
};

/// The bands that dashboards commonly read totals by. No text of law was found to set them.
pub static COMMON_BANDS: Bands = Bands { bands: Cow::Borrowed(&BANDS) };

const BANDS: [Band; 5] = [
    Band { id: Cow::Borrowed("excellent"), from: Points::whole(90) },
    Band { id: Cow::Borrowed("good"), from: Points::whole(80) },
    Band { id: Cow::Borrowed("fair"), from: Points::whole(70) },
    Band { id: Cow::Borrowed("average"), from: Points::whole(50) },
    Band { id: Cow::Borrowed("weak"), from: Points::ZERO },
];

const fn full_at(percent: u8) -> Curve {
    Curve::Linear { full_at: Threshold::percent(percent) }
}

const PROCEDURES: Name = Name::new("thủ tục", "procedures");
const SERVICES: Name = Name::new("dịch vụ", "services");
const DOSSIERS: Name = Name::new("hồ sơ", "dossiers");
const PETITIONS: Name = Name::new("phản ánh, kiến nghị", "petitions");

/// What a row has unless it says otherwise.
const ABSENT: Criterion = Criterion {
    id: "",
    group: "",
    metric: "",
    indicator: None,
    name: Name::new("", ""),
    records: DOSSIERS,
    maximum: Points::ZERO,
    curve: full_at(100),
    basis: Basis::Exact,
    when_empty: WhenEmpty::Absent,
    may_pass_whole: false,
    source: "Quyết định 766/QĐ-TTg, 23/6/2022; cách tính của Cổng Dịch vụ công quốc gia, 10/2026",
    from: match NaiveDate::from_ymd_opt(2022, 6, 23) {
        Some(day) => day,
        // A test sees that this is not what stands here.
        None => NaiveDate::MAX,
    },
    until: None,
};
const ZERO: Criterion = Criterion { when_empty: WhenEmpty::Zero, ..ABSENT };
const FULL: Criterion = Criterion { when_empty: WhenEmpty::Full, ..ABSENT };
const PAYMENT: Criterion = Criterion { basis: Basis::PercentFirst, ..ZERO };

const GROUPS: [Group; 6] = [
    Group {
        id: "transparency",
        portal: "transparency",
        code: "CKMB",
        name: Name::new("Công khai, minh bạch", "Transparency"),
    },
    Group {
        id: "progress",
        portal: "progress",
        code: "TDGQ",
        name: Name::new("Tiến độ giải quyết", "Progress of settlement"),
    },
    Group {
        id: "online",
        portal: "online",
        code: "CLGQ",
        name: Name::new("Cung cấp dịch vụ công trực tuyến", "Online public services"),
    },
    Group {
        id: "payment",
        portal: "payment",
        code: "TTTT",
        name: Name::new("Thanh toán trực tuyến", "Online payment"),
    },
    Group {
        id: "digitised",
        portal: "digitized",
        code: "MDSH",
        name: Name::new("Số hóa hồ sơ", "Digitised dossiers"),
    },
    Group {
        id: "satisfaction",
        portal: "satisfaction",
        code: "MDHL",
        name: Name::new("Mức độ hài lòng", "Satisfaction"),
    },
];

const CRITERIA: [Criterion; 23] = [
    Criterion {
        id: "1.1",
        group: "transparency",
        metric: "PUBLISH_ON_TIME",
        indicator: Some("procedure.announced_on_time"),
        name: Name::new("Thủ tục hành chính được công bố đúng hạn", "Procedures announced on time"),
        records: PROCEDURES,
        maximum: Points::whole(6),
        ..ABSENT
    },
    Criterion {
        id: "1.2",
        group: "transparency",
        metric: "PUBLIC_UPDATE_ON_TIME",
        indicator: Some("procedure.published_on_time"),
        name: Name::new(
            "Thủ tục hành chính được cập nhật, công khai đúng hạn",
            "Procedures published on time",
        ),
        records: PROCEDURES,
        maximum: Points::whole(4),
        ..ABSENT
    },
    Criterion {
        id: "1.3",
        group: "transparency",
        metric: "PUBLIC_CONTENT_FULL",
        indicator: Some("procedure.complete"),
        name: Name::new(
            "Thủ tục hành chính được công khai đầy đủ nội dung",
            "Procedures published complete",
        ),
        records: PROCEDURES,
        maximum: Points::whole(2),
        ..ABSENT
    },
    Criterion {
        id: "1.4",
        group: "transparency",
        metric: "DOSSIER_SYNC",
        indicator: Some("dossier.on_portal"),
        name: Name::new(
            "Hồ sơ được đồng bộ lên Cổng Dịch vụ công quốc gia",
            "Dossiers on the national portal",
        ),
        maximum: Points::whole(6),
        may_pass_whole: true,
        ..ABSENT
    },
    Criterion {
        id: "2.1",
        group: "progress",
        metric: "ON_TIME",
        indicator: Some("dossier.on_time"),
        name: Name::new("Hồ sơ giải quyết đúng hạn", "Dossiers on time"),
        maximum: Points::whole(20),
        ..ZERO
    },
    Criterion {
        id: "3.1",
        group: "online",
        metric: "PROCEDURE_ONLINE",
        indicator: Some("procedure.online"),
        name: Name::new("Thủ tục hành chính có dịch vụ công trực tuyến", "Procedures online"),
        records: PROCEDURES,
        maximum: Points::whole(2),
        curve: full_at(80),
        ..ZERO
    },
    Criterion {
        id: "3.2",
        group: "online",
        metric: "SERVICE_WITH_ONLINE_DOSSIER",
        indicator: Some("service.with_online_dossier"),
        name: Name::new(
            "Dịch vụ công trực tuyến có phát sinh hồ sơ trực tuyến",
            "Services with online dossiers",
        ),
        records: SERVICES,
        maximum: Points::whole(4),
        ..ZERO
    },
    Criterion {
        id: "3.3",
        group: "online",
        metric: "DOSSIER_ONLINE",
        indicator: Some("dossier.online"),
        name: Name::new("Hồ sơ nộp trực tuyến", "Dossiers online"),
        maximum: Points::whole(6),
        curve: full_at(50),
        ..ZERO
    },
    Criterion {
        id: "3.6",
        group: "payment",
        metric: "DOSSIER_PAID_ONLINE",
        indicator: Some("dossier.paid_online"),
        name: Name::new("Hồ sơ thanh toán trực tuyến", "Dossiers paid online"),
        maximum: Points::whole(6),
        may_pass_whole: true,
        ..PAYMENT
    },
    Criterion {
        id: "3.5b",
        group: "payment",
        metric: "FORMALITY_PAID_ONLINE",
        indicator: Some("procedure.paid_online"),
        name: Name::new(
            "Thủ tục hành chính có giao dịch thanh toán trực tuyến",
            "Procedures paid online",
        ),
        records: PROCEDURES,
        maximum: Points::whole(2),
        curve: full_at(80),
        ..PAYMENT
    },
    Criterion {
        id: "3.5",
        group: "payment",
        metric: "FORMALITY_WITH_FEE_DOSSIER",
        indicator: Some("procedure.fee_dossier"),
        name: Name::new(
            "Thủ tục hành chính có hồ sơ phát sinh phí, lệ phí",
            "Procedures with fee dossiers",
        ),
        records: PROCEDURES,
        maximum: Points::whole(2),
        curve: full_at(80),
        ..PAYMENT
    },
    Criterion {
        id: "4.1",
        group: "digitised",
        metric: "ORIGINAL_RESULT_AVAILABLE",
        indicator: Some("dossier.electronic_result"),
        name: Name::new("Hồ sơ được cấp kết quả giải quyết điện tử", "Electronic results"),
        maximum: Points::whole(6),
        ..ABSENT
    },
    Criterion {
        id: "4.2",
        group: "digitised",
        metric: "SO_HOA_GIAY_TO_GIAI_QUYET",
        indicator: Some("dossier.digitised"),
        name: Name::new("Hồ sơ được số hóa giấy tờ, kết quả giải quyết", "Dossiers digitised"),
        maximum: Points::whole(4),
        ..ABSENT
    },
    Criterion {
        id: "4.6",
        group: "digitised",
        metric: "ELECTRONIC_CERTIFIED_COPY",
        name: Name::new("Chứng thực bản sao điện tử", "Electronic certified copies"),
        maximum: Points::whole(2),
        curve: Curve::FullByRule,
        ..FULL
    },
    Criterion {
        id: "4.3",
        group: "digitised",
        metric: "REUSED_DIGITIZED_DATA",
        indicator: Some("dossier.reused"),
        name: Name::new("Hồ sơ sử dụng lại dữ liệu số hóa", "Dossiers that reuse digitised data"),
        maximum: Points::whole(2),
        curve: full_at(80),
        ..ABSENT
    },
    Criterion {
        id: "4.4",
        group: "digitised",
        metric: "SYNCED_WITH_DVCQG_PERSONAL_STORAGE",
        indicator: Some("dossier.stored"),
        name: Name::new(
            "Hồ sơ kết nối kho dữ liệu điện tử của tổ chức, cá nhân",
            "Dossiers with papers from the citizen's store",
        ),
        maximum: Points::whole(4),
        ..ABSENT
    },
    Criterion {
        id: "4.5b",
        group: "digitised",
        metric: "CITIZEN_DATA_CONNECTED_DOSSIER",
        indicator: Some("dossier.population_data"),
        name: Name::new("Hồ sơ khai thác dữ liệu dân cư", "Dossiers with population data"),
        maximum: Points::whole(2),
        ..ABSENT
    },
    Criterion {
        id: "4.5a",
        group: "digitised",
        metric: "CITIZEN_DATA_CONNECTED_FORMALITY",
        indicator: Some("procedure.population_data"),
        name: Name::new(
            "Thủ tục hành chính khai thác dữ liệu dân cư",
            "Procedures with population data",
        ),
        records: PROCEDURES,
        maximum: Points::whole(2),
        ..ABSENT
    },
    Criterion {
        id: "5.4",
        group: "satisfaction",
        metric: "DOSSIER_RECEIVING_SATISFACTION",
        indicator: Some("dossier.satisfied"),
        name: Name::new("Hài lòng trong tiếp nhận, giải quyết hồ sơ", "Satisfied in settlement"),
        maximum: Points::whole(6),
        curve: full_at(90),
        ..ZERO
    },
    Criterion {
        id: "5.2",
        group: "satisfaction",
        metric: "PETITION_PROCESSING_ON_TIME",
        indicator: Some("petition.on_time"),
        name: Name::new("Phản ánh, kiến nghị được xử lý đúng hạn", "Petitions on time"),
        records: PETITIONS,
        maximum: Points::whole(6),
        ..FULL
    },
    Criterion {
        id: "5.3",
        group: "satisfaction",
        metric: "PETITION_HANDLING_SATISFACTION",
        indicator: Some("petition.satisfied"),
        name: Name::new("Hài lòng trong xử lý phản ánh, kiến nghị", "Petitions satisfied"),
        records: PETITIONS,
        maximum: Points::whole(6),
        ..FULL
    },
    Criterion {
        id: "5.1a",
        group: "satisfaction",
        metric: "PETITION_CLASSIFICATION_TTHC",
        indicator: Some("petition.about_procedure"),
        name: Name::new("Phản ánh, kiến nghị về thủ tục hành chính", "Petitions on procedures"),
        records: PETITIONS,
        curve: Curve::Tracked,
        ..ABSENT
    },
    Criterion {
        id: "5.1b",
        group: "satisfaction",
        metric: "PETITION_CLASSIFICATION_STAFF",
        indicator: Some("petition.about_staff"),
        name: Name::new("Phản ánh, kiến nghị về cán bộ, công chức", "Petitions on staff"),
        records: PETITIONS,
        curve: Curve::Tracked,
        ..ABSENT
    },
];
