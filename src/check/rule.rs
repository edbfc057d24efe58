//! The rules that findings break.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{Lang, Name};

/// How much a finding weighs.
#[doc(alias = "mức độ nghiêm trọng")]
#[doc(alias = "muc do nghiem trong")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It is unusual, and may well be right.
    Warning,
    /// It cannot be right; some fact is likely wrong or not known.
    Fault,
}

impl Severity {
    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Warning => Name::new("cảnh báo", "warning"),
            Self::Fault => Name::new("lỗi", "fault"),
        }
    }
}

/// Prints the English name.
impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().in_lang(Lang::En))
    }
}

/// Writes the rules from their table.
macro_rules! rules {
    ($($(#[$doc:meta])* $Rule:ident = $code:literal, $severity:ident, $vi:literal, $en:literal;)+) => {
        /// A rule that data can break; its code is stable, reports are read by it.
        ///
        /// All of them stand in [the guide](crate::guide::findings).
        #[doc(alias = "quy tắc kiểm tra dữ liệu")]
        #[doc(alias = "quy tac kiem tra du lieu")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[$doc])* #[serde(rename = $code)] $Rule,)+
        }

        impl Rule {
            /// Every rule, in the order of their groups.
            pub const ALL: &'static [Self] = &[$(Self::$Rule),+];

            /// The stable code, by which it is serialised: `due_before_received`.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$Rule => $code,)+
                }
            }

            /// How much breaking it weighs.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$Rule => Severity::$severity,)+
                }
            }

            /// What is wrong when it is broken, in Vietnamese and English.
            pub const fn text(self) -> Name {
                match self {
                    $(Self::$Rule => Name::new($vi, $en),)+
                }
            }
        }
    };
}

rules! {
    /// A value of another shape than its field: a list where text belongs.
    WrongShape = "wrong_shape", Fault, "giá trị không đúng dạng", "the value has the wrong shape";
    /// A field that is written twice; the last counts.
    RepeatedField = "repeated_field", Fault, "trường ghi nhiều lần", "the field is written more than once";
    /// A moment that is not in the form yyyyMMddHHmmss; it counts as missing.
    UnreadableMoment = "unreadable_moment", Fault,
        "thời điểm không đọc được, cần yyyyMMddHHmmss", "the moment is not in the form yyyyMMddHHmmss";
    /// A price that is no number of đồng.
    UnreadablePrice = "unreadable_price", Fault,
        "mức phí không đọc được", "the price is no whole number of đồng";
    /// A time limit that is no whole or half number of its unit.
    UnreadableLimit = "unreadable_limit", Fault,
        "thời hạn giải quyết không đọc được", "the time limit is no number of its unit";
    /// A unit of time that is not known.
    UnknownUnit = "unknown_unit", Fault,
        "đơn vị tính thời hạn lạ", "the unit of the time limit is not known";
    /// Time limits in units that cannot be compared, so that none is the longest.
    UnlikeLimits = "unlike_limits", Warning,
        "các thời hạn khác đơn vị tính", "time limits in different units";
    /// A level of authority outside 0 to 3.
    UnknownAuthorityLevel = "unknown_authority_level", Warning,
        "mã cấp thực hiện lạ", "the level of authority is not 0 to 3";
    /// A kind of fee that is neither 1' nor 2'.
    UnknownFeeKind = "unknown_fee_kind", Warning,
        "mã loại phí, lệ phí lạ", "the kind of fee is neither 1' nor 2'";
    /// A status outside 1 to 10.
    UnknownStatus = "unknown_status", Fault, "mã trạng thái lạ", "the status is not 1 to 10";
    /// A channel outside 1 to 3.
    UnknownChannel = "unknown_channel", Fault, "mã kênh thực hiện lạ", "the channel is not 1 to 3";
    /// A kind of applicant outside 1 to 4.
    UnknownApplicant = "unknown_applicant", Warning,
        "mã loại đối tượng lạ", "the kind of applicant is not 1 to 4";
    /// A payment code outside 0 to 3.
    UnknownPayment = "unknown_payment", Fault,
        "mã thanh toán trực tuyến lạ", "the payment code is not 0 to 3";
    /// A flag that is neither 0 nor 1.
    UnknownFlag = "unknown_flag", Fault, "cờ không phải 0 hoặc 1", "the flag is neither 0 nor 1";
    /// No status.
    MissingStatus = "missing_status", Fault, "thiếu trạng thái", "there is no status";
    /// Not received, so counted in no indicator.
    MissingReceived = "missing_received", Warning,
        "thiếu ngày tiếp nhận, hồ sơ không được tính", "not received, so counted nowhere";
    /// A dossier code of no known form.
    IrregularDossierCode = "irregular_dossier_code", Warning,
        "mã hồ sơ không đúng dạng", "the dossier code is irregular";
    /// A procedure code of no known form.
    IrregularProcedureCode = "irregular_procedure_code", Warning,
        "mã thủ tục không đúng dạng", "the procedure code is irregular";
    /// A field code of no known form.
    IrregularFieldCode = "irregular_field_code", Warning,
        "mã lĩnh vực không đúng dạng", "the code of the field of administration is irregular";
    /// An agency code of no known form.
    IrregularAgencyCode = "irregular_agency_code", Warning,
        "mã cơ quan không đúng dạng", "the agency code is irregular";
    /// One procedure of one agency in several rows of a catalogue.
    RepeatedProcedure = "repeated_procedure", Warning,
        "thủ tục lặp lại, lấy mức cao hơn và dòng sau", "the procedure came before, the higher level and the later row count";
    /// A full online service of a procedure that is flagged as not eligible for it.
    FullNotEligible = "full_not_eligible", Warning,
        "toàn trình nhưng không thuộc diện đủ điều kiện", "a full service not flagged as eligible";
    /// Made public before the decision that announces it.
    PublishedBeforeDecided = "published_before_decided", Fault,
        "công khai trước ngày quyết định công bố", "made public before the decision that announces it";
    /// The date in the code is not the day of receipt.
    CodeDateDiffers = "code_date_differs", Warning,
        "ngày trong mã hồ sơ khác ngày tiếp nhận", "the date in the code is not the day received";
    /// One code in several records of an input; the last counts.
    RepeatedCode = "repeated_code", Warning,
        "mã hồ sơ lặp lại, lấy bản ghi sau", "the code came before, the later record counts";
    /// White space around a code; it is read without it.
    PaddedCode = "padded_code", Warning,
        "mã hồ sơ có khoảng trắng thừa ở đầu hoặc cuối", "the code has white space around it";
    /// A code whose letters came decomposed (NFD); it is read composed.
    DecomposedCode = "decomposed_code", Warning,
        "mã hồ sơ ở dạng Unicode tổ hợp (NFD)", "the code came decomposed (NFD)";
    /// A code that looks like another, or has a character that does; it is joined with neither.
    LookAlikeCode = "look_alike_code", Fault,
        "mã hồ sơ có ký tự dễ nhầm, không ghép với mã trông giống",
        "the code looks like another and is not it";
    /// Received after the day of the reading.
    ReceivedInFuture = "received_in_future", Fault,
        "tiếp nhận sau ngày tính", "received after the day of the reading";
    /// Due before it was received.
    DueBeforeReceived = "due_before_received", Fault,
        "hẹn trả trước khi tiếp nhận", "due before it was received";
    /// Ended before it was received.
    FinishedBeforeReceived = "finished_before_received", Fault,
        "kết thúc trước khi tiếp nhận", "finished before it was received";
    /// Handed over before it was finished.
    ReturnedBeforeFinished = "returned_before_finished", Fault,
        "trả kết quả trước khi xử lý xong", "returned before it was finished";
    /// A finished status without the moment of its end.
    FinishedWithoutEnd = "finished_without_end", Fault,
        "trạng thái đã kết thúc nhưng không có thời điểm kết thúc", "a finished status without an end";
    /// The moment of an end on a status that is still open.
    OpenWithEnd = "open_with_end", Warning,
        "còn xử lý nhưng có thời điểm kết thúc", "a status still open with an end";
    /// Refused, yet with a result.
    RefusedWithResult = "refused_with_result", Fault,
        "từ chối nhưng có kết quả", "refused with a result";
    /// Paid online, though no fee is due.
    PaidWithoutFee = "paid_without_fee", Warning,
        "thanh toán trực tuyến nhưng không có phí", "paid online without a fee";
    /// Waiting for a supplement that nobody asked for.
    WaitingWithoutRequest = "waiting_without_request", Warning,
        "chờ bổ sung nhưng không có yêu cầu bổ sung", "waiting for a supplement nobody asked for";
    /// A supplement round without the moment it was asked for.
    SupplementWithoutRequest = "supplement_without_request", Fault,
        "lần bổ sung không có ngày yêu cầu", "a supplement round without its request";
    /// A supplement that came in before it was asked for; it counts nothing.
    SupplementAnswerFirst = "supplement_answer_first", Fault,
        "bổ sung trước khi yêu cầu", "a supplement answered before its request";
    /// Supplement rounds that are not in the order of their requests.
    SupplementOrder = "supplement_order", Warning,
        "các lần bổ sung không theo thứ tự", "supplement rounds out of order";
    /// A status that seldom follows the one before.
    UnusualStep = "unusual_step", Warning,
        "chuyển trạng thái bất thường", "a status that seldom follows the one before";
}

/// Prints the code.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
