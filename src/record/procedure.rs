//! Administrative procedures.

use serde::{Deserialize, Serialize};

use super::ServiceLevel;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Procedure {
    /// Whether it is in force.
    pub in_force: Option<bool>,
    /// Whether it is within the authority of the agency that is counted.
    pub within_authority: Option<bool>,
    /// How far it is offered online; where it is offered at two levels, the higher one.
    pub level: Option<ServiceLevel>,
    /// Whether it is flagged as eligible for full online service.
    pub eligible_full: Option<bool>,
    /// Whether it is declared on and integrated with the national portal.
    pub integrated: Option<bool>,
    /// Whether it is public now.
    pub published: Option<bool>,
    /// Whether all seven mandatory parts of it are public.
    pub complete: Option<bool>,
    /// Whether its applicants are citizens.
    pub for_citizens: Option<bool>,
    /// Whether its applicants pay a fee or charge.
    pub fee: Option<bool>,
}
