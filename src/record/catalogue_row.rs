//! Rows of a table of procedures.

use serde::Deserialize;

use super::Procedure;
use super::row::{Cell, CellError, limit};

/// A row of a catalogue of procedures, each cell as written.
///
/// The columns are the fields; all but `procedure` may be missing, and an empty cell is not
/// known. A flag is `1`, `true`, `yes` or `có`, `0`, `false`, `no` or `không`.
///
/// | column | |
/// |--------|-|
/// | `agency` | the agency that lists it, by code or name; empty in a national catalogue |
/// | `procedure` | the code |
/// | `in_force`, `eligible_full`, `published`, `for_citizens`, `fee`, `paper_result` | flags |
/// | `level` | `information`, `partial` or `full`, or in Vietnamese |
/// | `limit` | a whole number, or half working days as `0,5` |
/// | `unit` | `working_days`, `working_hours`, `days` or `months`, or in Vietnamese |
///
/// A limit without a unit is not known. What an agency lists is within its authority.
///
/// # Examples
/// ```
/// use vn_egov_metrics::record::CatalogueRow;
/// use vn_egov_metrics::time::TimeLimit;
///
/// let (limit, unit) = ("0,5", "working_days");
/// let row = CatalogueRow { procedure: "1.004194", limit, unit, ..CatalogueRow::default() };
/// assert_eq!(row.procedure()?.limit, Some(TimeLimit::WorkingHours(4)));
///
/// assert_eq!(
///     CatalogueRow { level: "mức độ 4", ..row }.procedure().unwrap_err().to_string(),
///     "column level: expected information, partial or full, or nothing, found \"mức độ 4\"",
/// );
/// # Ok::<(), vn_egov_metrics::record::CellError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct CatalogueRow<'a> {
    /// The agency that lists it.
    #[serde(default)]
    pub agency: &'a str,
    /// The code of the procedure.
    pub procedure: &'a str,
    /// Whether it is in force.
    #[serde(default)]
    pub in_force: &'a str,
    /// How far it is offered online.
    #[serde(default)]
    pub level: &'a str,
    /// Whether it is flagged as eligible for full online service.
    #[serde(default)]
    pub eligible_full: &'a str,
    /// Whether it is public now.
    #[serde(default)]
    pub published: &'a str,
    /// Whether its applicants are citizens.
    #[serde(default)]
    pub for_citizens: &'a str,
    /// Whether its applicants pay a fee or charge.
    #[serde(default)]
    pub fee: &'a str,
    /// Whether its result is given on paper.
    #[serde(default)]
    pub paper_result: &'a str,
    /// How long a dossier of it may take.
    #[serde(default)]
    pub limit: &'a str,
    /// In which unit.
    #[serde(default)]
    pub unit: &'a str,
}

impl CatalogueRow<'_> {
    /// The procedure that the row describes.
    ///
    /// # Errors
    /// With the column:
    /// - no code
    /// - a flag, a level, a number or a unit that is none of those above
    /// - half of a unit that is not told in halves
    pub fn procedure(&self) -> Result<Procedure, CellError> {
        let flag = |column, text| Cell { column, text }.flag();
        let code = Cell { column: "procedure", text: self.procedure };
        let number = Cell { column: "limit", text: self.limit };
        let unit = Cell { column: "unit", text: self.unit }.unit()?;
        let limit = match (number.halves()?, unit) {
            (Some(halves), Some(unit)) => {
                let told = limit(halves, unit);
                Some(told.ok_or_else(|| number.refused("a whole number of that unit"))?)
            }
            _ => None,
        };
        Ok(Procedure {
            code: Some(code.code().ok_or_else(|| code.refused("the code of a procedure"))?),
            authority: Cell { column: "agency", text: self.agency }.agency(),
            in_force: flag("in_force", self.in_force)?,
            within_authority: Some(true),
            level: Cell { column: "level", text: self.level }.level()?,
            eligible_full: flag("eligible_full", self.eligible_full)?,
            published: flag("published", self.published)?,
            for_citizens: flag("for_citizens", self.for_citizens)?,
            fee: flag("fee", self.fee)?,
            paper_result: flag("paper_result", self.paper_result)?,
            limit,
            ..Procedure::default()
        })
    }
}
