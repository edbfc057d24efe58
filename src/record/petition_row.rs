//! Rows of a table of petitions.

use core::fmt;

use serde::Deserialize;

use super::row::{Cell, CellError};
use super::{Petition, PetitionParts};
use crate::code::{AgencyCode, Coded, DossierCode};

/// A row of a register of petitions, each cell as written.
///
/// The columns are the fields; all but `received_on` may be missing, and an empty cell is not
/// known. A flag is `1`, `true`, `yes` or `có`, `0`, `false`, `no` or `không`.
///
/// | column | |
/// |--------|-|
/// | `agency` | the agency that handles it, by code or name; if empty, that of the dossier's code |
/// | `dossier` | the code of the dossier that it complains of |
/// | `received_on` | a day |
/// | `closed_on` | the day it was refused, asked for more, or resolved |
/// | `outcome` | `refused`, `asked`, `resolved`, `published` or `open`, or in Vietnamese |
/// | `satisfied` | a flag; `liked` or `disliked`; or an answer of a survey: `rất hài lòng`, `hài lòng`, `chưa hài lòng` |
/// | `repeats` | a flag, or how often it was sent again |
/// | `forwarded_on` | the day it reached the competent agency, if another had received it |
/// | `published_on` | the day the answer was made public |
/// | `class` | `procedure`, `staff` or `other` |
///
/// # Examples
/// ```
/// use vn_egov_metrics::record::PetitionRow;
///
/// let row = PetitionRow {
///     dossier: "000.00.17.H59-240829-0001",
///     received_on: "2/9/2024",
///     outcome: "resolved",
///     closed_on: "20/9/2024",
///     satisfied: "không",
///     repeats: "2",
///     ..PetitionRow::default()
/// };
/// let petition = row.petition()?;
/// assert_eq!(petition.parts().satisfied, Some(false));
/// assert_eq!(petition.parts().repeated, Some(true));
/// assert_eq!(row.agency().unwrap().as_str(), "H59.17");
///
/// assert_eq!(
///     PetitionRow { closed_on: "1/9/2024", ..row }.petition().unwrap_err().to_string(),
///     "column closed_on: expected a day not before received_on, found \"1/9/2024\"",
/// );
/// # Ok::<(), vn_egov_metrics::record::CellError>(())
/// ```
#[doc(alias = "phản ánh, kiến nghị")]
#[doc(alias = "phan anh, kien nghi")]
#[derive(Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct PetitionRow<'a> {
    /// The agency that handles it.
    #[serde(default)]
    pub agency: &'a str,
    /// The dossier that it complains of.
    #[serde(default)]
    pub dossier: &'a str,
    /// The day it was received.
    pub received_on: &'a str,
    /// The day it was refused, asked for more, or resolved.
    #[serde(default)]
    pub closed_on: &'a str,
    /// How far it has come.
    #[serde(default)]
    pub outcome: &'a str,
    /// Whether whoever sent it liked the answer.
    #[serde(default)]
    pub satisfied: &'a str,
    /// Whether it was sent again.
    #[serde(default)]
    pub repeats: &'a str,
    /// The day it reached the competent agency.
    #[serde(default)]
    pub forwarded_on: &'a str,
    /// The day the answer was made public.
    #[serde(default)]
    pub published_on: &'a str,
    /// What it is about.
    #[serde(default)]
    pub class: &'a str,
}

/// Shows no cell: a row that is shifted can hold whoever sent the petition.
impl fmt::Debug for PetitionRow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PetitionRow").finish_non_exhaustive()
    }
}

impl PetitionRow<'_> {
    /// The agency as a group is named by it: the code in the form of Decision 20/2020, or what is
    /// written; if nothing is, the agency of the dossier's code.
    pub fn agency(&self) -> Option<Coded<AgencyCode>> {
        let written = Cell { column: "agency", text: self.agency }.agency();
        written.or_else(|| {
            let dossier = Cell { column: "dossier", text: self.dossier }.code::<DossierCode>()?;
            dossier.regular().map(|code| code.agency().to_decision_20().into())
        })
    }

    /// The petition that the row describes.
    ///
    /// # Errors
    /// With the column:
    /// - no day of receipt, or a cell that is no day
    /// - an outcome or a flag that is none of those above
    /// - days in an order that no petition has
    ///
    /// It quotes days and what is as short as a code; of anything longer it tells the size.
    pub fn petition(&self) -> Result<Petition, CellError> {
        self.read().map_err(CellError::discreet)
    }

    fn read(&self) -> Result<Petition, CellError> {
        let cell = |column, text| Cell { column, text };
        let closed = cell("closed_on", self.closed_on);
        let forwarded = cell("forwarded_on", self.forwarded_on);
        let published = cell("published_on", self.published_on);
        let parts = PetitionParts {
            forwarded_on: forwarded.day_if_any()?,
            outcome: cell("outcome", self.outcome).outcome()?,
            closed_on: closed.day_if_any()?,
            published_on: published.day_if_any()?,
            satisfied: cell("satisfied", self.satisfied).liked()?,
            repeated: cell("repeats", self.repeats).flag_or_count()?,
            class: cell("class", self.class).class()?,
            dossier: cell("dossier", self.dossier).code(),
            ..PetitionParts::received_on(cell("received_on", self.received_on).day()?)
        };
        Petition::from_parts(parts).map_err(|error| {
            let cell = match error.column() {
                "forwarded_on" => forwarded,
                "published_on" => published,
                _ => closed,
            };
            cell.refused(error.expected())
        })
    }
}
