//! One procedure at one agency.

use serde::{Deserialize, Serialize};

use super::{Dossier, Procedure};
use crate::code::{AgencyCode, Coded, ProcedureCode};

/// A procedure at an agency, by the codes they are compared by: the agency in the form of
/// Decision 20/2020, the procedure by its national code.
///
/// Ordered by agency, no agency first, then by procedure.
///
/// ```
/// use vn_egov_metrics::code::Coded;
/// use vn_egov_metrics::record::ProcedureAt;
///
/// let at = ProcedureAt::new(Coded::read("000.00.17.H59").as_ref(), &Coded::read("1.004194.000.00.00.H59").unwrap());
/// assert_eq!(at.agency().map(|agency| agency.as_str()), Some("H59.17"));
/// assert_eq!(at.procedure().as_str(), "1.004194");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Parts")]
pub struct ProcedureAt {
    // Invariant: the agency in the form of Decision 20/2020, the procedure by its national code,
    // where they are regular; kept by `ProcedureAt::new`.
    agency: Option<Coded<AgencyCode>>,
    procedure: Coded<ProcedureCode>,
}

impl ProcedureAt {
    /// That procedure at that agency, in whatever form either is written.
    pub fn new(agency: Option<&Coded<AgencyCode>>, procedure: &Coded<ProcedureCode>) -> Self {
        Self { agency: agency.map(Coded::to_decision_20), procedure: procedure.national() }
    }

    /// The agency; `None` of a national catalogue, or where a dossier's code names none.
    pub const fn agency(&self) -> Option<&Coded<AgencyCode>> {
        self.agency.as_ref()
    }

    /// The procedure.
    pub const fn procedure(&self) -> &Coded<ProcedureCode> {
        &self.procedure
    }
}

impl Procedure {
    /// What the procedure is listed under; `None` without a code.
    pub fn at(&self) -> Option<ProcedureAt> {
        Some(ProcedureAt::new(self.authority.as_ref(), self.code.as_ref()?))
    }
}

impl Dossier {
    /// The procedure that it applies for, at the agency that its code names; `None` where no
    /// procedure is named.
    pub fn procedure_at(&self) -> Option<ProcedureAt> {
        let agency = self.agency().map(Coded::from);
        Some(ProcedureAt::new(agency.as_ref(), &self.procedure()?))
    }
}

#[derive(Deserialize)]
#[serde(rename = "ProcedureAt", deny_unknown_fields)]
struct Parts {
    agency: Option<Coded<AgencyCode>>,
    procedure: Coded<ProcedureCode>,
}

impl From<Parts> for ProcedureAt {
    fn from(parts: Parts) -> Self {
        Self::new(parts.agency.as_ref(), &parts.procedure)
    }
}
