//! The indicators of administrative procedures (thủ tục hành chính).

use super::Indicator;
use crate::Name;
use crate::fact::ProcedureFact::{
    self, Announced, AnnouncedOnTime, Complete, EligibleFull, Fee, FeeDossier, ForCitizens, Full,
    InForce, Integrated, Online, PaidOnline, Partial, PopulationData, Published, PublishedOnTime,
    ToPublish, WithinAuthority,
};

type Row = Indicator<ProcedureFact>;

/// Procedures announced early enough before they take effect (criterion 1.1).
pub static ANNOUNCED_ON_TIME: Row = Indicator::new(
    "procedure.announced_on_time",
    Name::new("thủ tục công bố đúng hạn", "procedures announced on time"),
    Announced.yes(),
    AnnouncedOnTime.yes(),
)
.of_decision_766("1.1");

/// Public procedures with all seven mandatory parts (criterion 1.3).
pub static COMPLETE: Row = Indicator::new(
    "procedure.complete",
    Name::new("thủ tục công khai đủ nội dung", "procedures published complete"),
    Published.yes(),
    Complete.yes(),
)
.of_decision_766("1.3");

/// Procedures with a fee that had some dossier with fee data (criterion 3.5).
pub static FEE_DOSSIER: Row = Indicator::new(
    "procedure.fee_dossier",
    Name::new("thủ tục có hồ sơ phát sinh phí", "procedures with fee dossiers"),
    Fee.yes(),
    FeeDossier.yes(),
)
.of_decision_766("3.5");

/// Procedures in force that are full online services.
pub static FULL: Row = Indicator::new(
    "procedure.full",
    Name::new("dịch vụ công trực tuyến toàn trình", "full online services"),
    InForce.yes(),
    Full.yes(),
)
.from_source("Nghị định 42/2022/NĐ-CP, Điều 11; Nghị định 224/2026/NĐ-CP, Điều 14");

/// Full online services, of the procedures flagged as eligible (criterion 3.1a).
pub static FULL_OF_ELIGIBLE: Row = Indicator::new(
    "procedure.full_of_eligible",
    Name::new("toàn trình trên số đủ điều kiện", "full services of those eligible"),
    EligibleFull.yes(),
    Full.yes(),
)
.of_decision_766("3.1a");

/// Online services integrated with the national portal.
pub static INTEGRATED: Row = Indicator::new(
    "procedure.integrated",
    Name::new("dịch vụ công trực tuyến tích hợp Cổng quốc gia", "services on the national portal"),
    Online.yes(),
    Integrated.yes(),
);

/// Procedures offered online, fully or in part (criterion 3.1).
pub static ONLINE: Row = Indicator::new(
    "procedure.online",
    Name::new("thủ tục cung cấp trực tuyến", "procedures online"),
    InForce.yes().and(WithinAuthority.yes()),
    Online.yes(),
)
.of_decision_766("3.1");

/// Procedures with a fee that had some dossier paid online (criterion 3.5b).
pub static PAID_ONLINE: Row = Indicator::new(
    "procedure.paid_online",
    Name::new("thủ tục có hồ sơ thanh toán trực tuyến", "procedures paid online"),
    Fee.yes(),
    PaidOnline.yes(),
)
.of_decision_766("3.5b");

/// Procedures in force that are partial online services (criterion 3.1b).
pub static PARTIAL: Row = Indicator::new(
    "procedure.partial",
    Name::new("dịch vụ công trực tuyến một phần", "partial online services"),
    InForce.yes(),
    Partial.yes(),
)
.of_decision_766("3.1b");

/// Procedures for citizens that had some dossier with population data (criterion 4.5a).
pub static POPULATION_DATA: Row = Indicator::new(
    "procedure.population_data",
    Name::new("thủ tục khai thác dữ liệu dân cư", "procedures using population data"),
    ForCitizens.yes(),
    PopulationData.yes(),
)
.of_decision_766("4.5a");

/// Procedures made public soon enough after the decision (criterion 1.2).
pub static PUBLISHED_ON_TIME: Row = Indicator::new(
    "procedure.published_on_time",
    Name::new("thủ tục công khai đúng hạn", "procedures published on time"),
    ToPublish.yes(),
    PublishedOnTime.yes(),
)
.of_decision_766("1.2");

/// Every indicator of procedures, by id.
pub static ALL: [&Row; 11] = [
    &ANNOUNCED_ON_TIME,
    &COMPLETE,
    &FEE_DOSSIER,
    &FULL,
    &FULL_OF_ELIGIBLE,
    &INTEGRATED,
    &ONLINE,
    &PAID_ONLINE,
    &PARTIAL,
    &POPULATION_DATA,
    &PUBLISHED_ON_TIME,
];

/// Those that a table of procedures and packets decide, by id: all but those that ask for
/// decisions, for what is public, and for the national portal.
pub static FROM_CATALOGUE: [&Row; 7] =
    [&FEE_DOSSIER, &FULL, &FULL_OF_ELIGIBLE, &ONLINE, &PAID_ONLINE, &PARTIAL, &POPULATION_DATA];
