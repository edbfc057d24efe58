//! Administrative procedures.

use serde::{Deserialize, Serialize};

use super::{
    Announcement, AuthorityLevel, FromLegacy, LegacyLevel, ProactiveLevel, PublicParts,
    ServiceLevel, ServiceState,
};
use crate::code::{AgencyCode, Coded, FieldCode, ProcedureCode};
use crate::time::TimeLimit;

/// An administrative procedure (thủ tục hành chính) as a catalogue describes it.
///
/// What is `None` is not known, and is never counted as no.
///
/// ```
/// use vn_egov_metrics::record::{Procedure, ServiceLevel};
///
/// let full = Procedure {
///     in_force: Some(true),
///     level: Some(ServiceLevel::Full),
///     ..Procedure::default()
/// };
/// assert_eq!(full.fee, None); // nobody said
/// ```
#[doc(alias = "thủ tục hành chính")]
#[doc(alias = "thu tuc hanh chinh")]
#[doc(alias = "TTHC")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Procedure {
    /// Its code, regular or kept as it came.
    pub code: Option<Coded<ProcedureCode>>,
    /// The agency that lists it as within its authority; none in a national catalogue.
    pub authority: Option<Coded<AgencyCode>>,
    /// The level of the authority that settles it.
    pub authority_level: Option<AuthorityLevel>,
    /// The agency that announces it: a ministry or a province.
    pub announced_by: Option<Coded<AgencyCode>>,
    /// The field of administration.
    pub field: Option<Coded<FieldCode>>,
    /// Whether it is in force.
    pub in_force: Option<bool>,
    /// Whether it is within the authority of the agency that is counted.
    pub within_authority: Option<bool>,
    /// How far it is offered online; where it is offered at two levels, the higher one.
    pub level: Option<ServiceLevel>,
    /// The level of the scale before it, for a catalogue that still gives that one.
    pub legacy_level: Option<LegacyLevel>,
    /// How far it is a proactive service: an axis of its own.
    pub proactive_level: Option<ProactiveLevel>,
    /// Where its online service stands with the public, where that is told apart from the
    /// procedure.
    pub service_state: Option<ServiceState>,
    /// Whether it is flagged as eligible for full online service.
    pub eligible_full: Option<bool>,
    /// Whether it is declared on and integrated with the national portal.
    pub integrated: Option<bool>,
    /// Whether it is public now.
    pub published: Option<bool>,
    /// Whether all seven mandatory parts of it are public, where that is told as a whole; else
    /// `parts` says.
    pub complete: Option<bool>,
    /// Which of the seven mandatory parts are public.
    pub parts: PublicParts,
    /// Whether its applicants are citizens.
    pub for_citizens: Option<bool>,
    /// Whether its applicants pay a fee or charge.
    pub fee: Option<bool>,
    /// Whether its result is given on paper.
    pub paper_result: Option<bool>,
    /// How long a dossier of it may take.
    pub limit: Option<TimeLimit>,
    /// The decisions that announce it; a list without any is of a procedure that none announces.
    pub announcements: Option<Vec<Announcement>>,
}

/// What a dossier needs of its procedure; what is `None` is not known.
#[doc(alias = "thời hạn giải quyết")]
#[doc(alias = "thoi han giai quyet")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Terms {
    /// Whether its applicants pay a fee or charge.
    pub fee: Option<bool>,
    /// Whether its result is given on paper.
    pub paper_result: Option<bool>,
    /// How long a dossier of it may take.
    pub limit: Option<TimeLimit>,
}

impl Procedure {
    /// What a dossier needs of it.
    pub const fn terms(&self) -> Terms {
        Terms { fee: self.fee, paper_result: self.paper_result, limit: self.limit }
    }

    /// What two rows say of one procedure at one agency: the higher of two levels, and of the
    /// rest what the later row says, where it says something.
    pub(crate) fn then(self, later: Self) -> Self {
        let announcements = match (self.announcements, later.announcements) {
            (Some(mut all), Some(more)) => {
                all.extend(more);
                all.sort_unstable();
                all.dedup();
                Some(all)
            }
            (before, after) => after.or(before),
        };
        let (one, two) = (self.parts, later.parts);
        let parts = PublicParts {
            name: two.name.or(one.name),
            steps: two.steps.or(one.steps),
            ways: two.ways.or(one.ways),
            papers: two.papers.or(one.papers),
            time_limit: two.time_limit.or(one.time_limit),
            applicants: two.applicants.or(one.applicants),
            agency: two.agency.or(one.agency),
        };
        Self {
            code: later.code.or(self.code),
            authority: later.authority.or(self.authority),
            authority_level: later.authority_level.or(self.authority_level),
            announced_by: later.announced_by.or(self.announced_by),
            field: later.field.or(self.field),
            in_force: later.in_force.or(self.in_force),
            within_authority: later.within_authority.or(self.within_authority),
            level: later.level.max(self.level),
            legacy_level: later.legacy_level.max(self.legacy_level),
            proactive_level: later.proactive_level.max(self.proactive_level),
            service_state: later.service_state.or(self.service_state),
            eligible_full: later.eligible_full.or(self.eligible_full),
            integrated: later.integrated.or(self.integrated),
            published: later.published.or(self.published),
            complete: later.complete.or(self.complete),
            parts,
            for_citizens: later.for_citizens.or(self.for_citizens),
            fee: later.fee.or(self.fee),
            paper_result: later.paper_result.or(self.paper_result),
            limit: later.limit.or(self.limit),
            announcements,
        }
    }

    /// Whether it is offered online at all, and whether at that level.
    ///
    /// Where only the legacy level is given, 4 is online, but whether fully or in part is not
    /// known.
    pub(crate) fn online(&self) -> (Option<bool>, impl Fn(ServiceLevel) -> Option<bool> + use<>) {
        let legacy = self.legacy_level.map(LegacyLevel::service_level);
        let (online, level) = match (self.level, legacy) {
            (Some(level), _) | (None, Some(FromLegacy::Level(level))) => {
                (Some(level.is_online()), Some(level))
            }
            (None, Some(FromLegacy::CandidateFull)) => (Some(true), None),
            (None, None) => (None, None),
        };
        (online, move |asked| level.map(|level| level == asked))
    }
}
