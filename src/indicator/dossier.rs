//! The indicators of dossiers (hồ sơ).

use super::Indicator;
use crate::Name;
use crate::fact::DossierFact::{
    self, Complained, Digitised, Direct, Early, ElectronicResult, Exact, FeeDue, Finished, HasDue,
    InPeriod, InStep, Late, OnPortal, OnTime, Online, PaidOnline, PaperResult, PopulationData,
    Post, Refused, Reused, Stopped, Stored, Withdrawn,
};
use crate::fact::Question;

type Row = Indicator<DossierFact>;

const RECEIVED: Question<DossierFact> = InPeriod.yes();
const SETTLED: Question<DossierFact> = RECEIVED.and(Finished.yes()).and(HasDue.yes());

/// Dossiers that the national portal holds, of those received (criterion 1.4).
pub static ON_PORTAL: Row = Indicator::new(
    "dossier.on_portal",
    Name::new("hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia", "dossiers on the national portal"),
    RECEIVED,
    OnPortal.yes(),
)
.of_decision_766("1.4");

/// Dossiers whose record on the national portal is in step with the local one.
pub static IN_STEP: Row = Indicator::new(
    "dossier.in_step",
    Name::new("hồ sơ đồng bộ đúng trạng thái", "dossiers in step with the portal"),
    RECEIVED,
    OnPortal.yes().and(InStep.yes()),
);

/// Dossiers settled, or still open, on time (criterion 2.1).
pub static ON_TIME: Row = Indicator::new(
    "dossier.on_time",
    Name::new("hồ sơ xử lý đúng hạn", "dossiers on time"),
    RECEIVED,
    OnTime.yes(),
)
.of_decision_766("2.1");

/// Finished dossiers that ended before their due date.
pub static EARLY: Row = Indicator::new(
    "dossier.early",
    Name::new("hồ sơ giải quyết trước hạn", "dossiers finished early"),
    SETTLED,
    Early.yes(),
);

/// Finished dossiers that ended on their due date.
pub static EXACT: Row = Indicator::new(
    "dossier.exact",
    Name::new("hồ sơ giải quyết đúng ngày hẹn", "dossiers finished on the day"),
    SETTLED,
    Exact.yes(),
);

/// Finished dossiers that ended after their due date.
pub static LATE: Row = Indicator::new(
    "dossier.late",
    Name::new("hồ sơ giải quyết quá hạn", "dossiers finished late"),
    SETTLED,
    Late.yes(),
);

/// Open dossiers that are overdue.
pub static OPEN_OVERDUE: Row = Indicator::new(
    "dossier.open_overdue",
    Name::new("hồ sơ đang xử lý quá hạn", "open dossiers overdue"),
    RECEIVED.and(Finished.no()),
    OnTime.no(),
);

/// Dossiers counted as online (criterion 3.3).
pub static ONLINE: Row = Indicator::new(
    "dossier.online",
    Name::new("hồ sơ trực tuyến", "dossiers online"),
    RECEIVED,
    Online.yes(),
)
.of_decision_766("3.3");

/// Dossiers filed at the one-stop desk.
pub static DIRECT: Row = Indicator::new(
    "dossier.direct",
    Name::new("hồ sơ trực tiếp", "dossiers filed directly"),
    RECEIVED,
    Direct.yes(),
)
.of_decision_766("3.3");

/// Dossiers filed by public post.
pub static POST: Row = Indicator::new(
    "dossier.post",
    Name::new("hồ sơ qua bưu chính công ích", "dossiers filed by post"),
    RECEIVED,
    Post.yes(),
)
.of_decision_766("3.3");

/// Dossiers paid online, of those with a fee due (criterion 3.6).
pub static PAID_ONLINE: Row = Indicator::new(
    "dossier.paid_online",
    Name::new("hồ sơ thanh toán trực tuyến", "dossiers paid online"),
    RECEIVED.and(FeeDue.yes()),
    PaidOnline.yes(),
)
.of_decision_766("3.6");

/// Dossiers with an electronic result, of those whose result is due on paper (criterion 4.1).
pub static ELECTRONIC_RESULT: Row = Indicator::new(
    "dossier.electronic_result",
    Name::new("hồ sơ cấp kết quả bản điện tử", "dossiers with an electronic result"),
    RECEIVED.and(PaperResult.yes()),
    ElectronicResult.yes(),
)
.of_decision_766("4.1");

/// Dossiers with digitised papers and result (criterion 4.2).
pub static DIGITISED: Row = Indicator::new(
    "dossier.digitised",
    Name::new("hồ sơ được số hóa", "dossiers digitised"),
    RECEIVED,
    Digitised.yes(),
)
.of_decision_766("4.2");

/// Dossiers that reuse digitised data (criterion 4.3).
pub static REUSED: Row = Indicator::new(
    "dossier.reused",
    Name::new("hồ sơ tái sử dụng dữ liệu số hóa", "dossiers reusing digitised data"),
    RECEIVED,
    Reused.yes(),
)
.of_decision_766("4.3");

/// Dossiers with papers from the citizen's store (criterion 4.4).
pub static STORED: Row = Indicator::new(
    "dossier.stored",
    Name::new("hồ sơ dùng kho dữ liệu cá nhân", "dossiers drawn from the citizen's store"),
    RECEIVED,
    Stored.yes(),
)
.of_decision_766("4.4");

/// Dossiers that used population data (criterion 4.5b).
pub static POPULATION_DATA: Row = Indicator::new(
    "dossier.population_data",
    Name::new("hồ sơ khai thác dữ liệu dân cư", "dossiers using population data"),
    RECEIVED,
    PopulationData.yes(),
)
.of_decision_766("4.5b");

/// Dossiers on time that nobody complained of (criterion 5.4).
pub static SATISFIED: Row = Indicator::new(
    "dossier.satisfied",
    Name::new("hồ sơ được đánh giá hài lòng", "dossiers settled to satisfaction"),
    RECEIVED,
    OnTime.yes().and(Complained.no()),
)
.of_decision_766("5.4");

/// Dossiers that were not accepted.
pub static REFUSED: Row = Indicator::new(
    "dossier.refused",
    Name::new("hồ sơ không được tiếp nhận", "dossiers refused"),
    RECEIVED,
    Refused.yes(),
);

/// Dossiers that the applicant withdrew.
pub static WITHDRAWN: Row = Indicator::new(
    "dossier.withdrawn",
    Name::new("hồ sơ công dân rút", "dossiers withdrawn"),
    RECEIVED,
    Withdrawn.yes(),
);

/// Dossiers that the agency stopped.
pub static STOPPED: Row = Indicator::new(
    "dossier.stopped",
    Name::new("hồ sơ dừng xử lý", "dossiers stopped"),
    RECEIVED,
    Stopped.yes(),
);

/// Every indicator of dossiers, by id.
pub static ALL: [&Row; 20] = [
    &DIGITISED,
    &DIRECT,
    &EARLY,
    &ELECTRONIC_RESULT,
    &EXACT,
    &IN_STEP,
    &LATE,
    &ON_PORTAL,
    &ON_TIME,
    &ONLINE,
    &OPEN_OVERDUE,
    &PAID_ONLINE,
    &POPULATION_DATA,
    &POST,
    &REFUSED,
    &REUSED,
    &SATISFIED,
    &STOPPED,
    &STORED,
    &WITHDRAWN,
];

/// The seventeen that packets alone decide, by id: all but those that ask the portal or the
/// petitions.
pub static FROM_PACKETS: [&Row; 17] = [
    &DIGITISED,
    &DIRECT,
    &EARLY,
    &ELECTRONIC_RESULT,
    &EXACT,
    &LATE,
    &ON_TIME,
    &ONLINE,
    &OPEN_OVERDUE,
    &PAID_ONLINE,
    &POPULATION_DATA,
    &POST,
    &REFUSED,
    &REUSED,
    &STOPPED,
    &STORED,
    &WITHDRAWN,
];

/// The eighteen that packets decide with a register of petitions, by id.
pub static FROM_PACKETS_AND_PETITIONS: [&Row; 18] = [
    &DIGITISED,
    &DIRECT,
    &EARLY,
    &ELECTRONIC_RESULT,
    &EXACT,
    &LATE,
    &ON_TIME,
    &ONLINE,
    &OPEN_OVERDUE,
    &PAID_ONLINE,
    &POPULATION_DATA,
    &POST,
    &REFUSED,
    &REUSED,
    &SATISFIED,
    &STOPPED,
    &STORED,
    &WITHDRAWN,
];
