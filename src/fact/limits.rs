//! The limits that decide whether procedures and petitions are on time: rows only.

use crate::time::TimeLimit;

/// A limit that a rule of Decision 766 sets, with its source.
#[doc(alias = "thời hạn theo quy định")]
#[doc(alias = "thoi han theo quy dinh")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegalLimit {
    /// The stable id: `petition.resolve`.
    pub id: &'static str,
    /// The limit.
    pub limit: TimeLimit,
    /// The text or document that sets it.
    pub source: &'static str,
}

const fn working_days(id: &'static str, days: u32, source: &'static str) -> LegalLimit {
    LegalLimit { id, limit: TimeLimit::WorkingDays(days), source }
}

/// The description of the formulas of Decision 766, as the national portal computes by it.
const DESCRIPTION: &str = "Mô tả công thức tính chỉ số 766 (Quyết định 766/QĐ-TTg ngày 23/6/2022)";
const DECREE_63: &str = "Nghị định 63/2010/NĐ-CP, Điều 24(2), sửa đổi bởi Nghị định 92/2017/NĐ-CP; mô tả công thức tính chỉ số 766";

/// A ministry's decision, before the text it rests on takes effect.
pub static ANNOUNCE_MINISTRY: LegalLimit =
    working_days("procedure.announce.ministry", 20, DESCRIPTION);
/// A province's decision, before the text it rests on takes effect.
pub static ANNOUNCE_PROVINCE: LegalLimit =
    working_days("procedure.announce.province", 5, DESCRIPTION);
/// Publication after a ministry's decision.
pub static PUBLISH_MINISTRY: LegalLimit = working_days("procedure.publish.ministry", 10, DECREE_63);
/// Publication after a province's decision.
pub static PUBLISH_PROVINCE: LegalLimit = working_days("procedure.publish.province", 5, DECREE_63);
/// A petition is refused.
pub static REFUSE: LegalLimit = working_days("petition.refuse", 2, DESCRIPTION);
/// More is asked for.
pub static ASK: LegalLimit = working_days("petition.ask", 5, DESCRIPTION);
/// A petition is resolved.
pub static RESOLVE: LegalLimit = working_days("petition.resolve", 15, DESCRIPTION);
/// The answer is made public, after it was resolved.
pub static PUBLISH_ANSWER: LegalLimit = working_days("petition.publish", 2, DESCRIPTION);

/// Every limit.
pub static ALL: [&LegalLimit; 8] = [
    &ANNOUNCE_MINISTRY,
    &ANNOUNCE_PROVINCE,
    &PUBLISH_MINISTRY,
    &PUBLISH_PROVINCE,
    &REFUSE,
    &ASK,
    &RESOLVE,
    &PUBLISH_ANSWER,
];
