//! Rows of a table of procedures.

use serde::Deserialize;

use super::row::{Cell, CellError, limit};
use super::{Announcement, Procedure};
use crate::Name;

/// A row of a catalogue of procedures, each cell as written.
///
/// The columns are the fields; all but `procedure` may be missing, and an empty cell is not
/// known. A flag is `1`, `true`, `yes` or `có`, `0`, `false`, `no` or `không`.
///
/// | column | |
/// |--------|-|
/// | `agency` | the agency that lists it, by code or name; empty in a national catalogue |
/// | `procedure` | the code |
/// | `in_force`, `eligible_full`, `published`, `for_citizens`, `paper_result` | flags |
/// | `level` | `information`, `partial` or `full`, or in Vietnamese |
/// | `fee` | a flag, or what it costs in đồng: `300.000` |
/// | `limit` | a whole number, or half working days as `0,5` |
/// | `unit` | `working_days`, `working_hours`, `days` or `months`, or in Vietnamese |
/// | `field` | the code of the field of administration |
/// | `authority_level` | `ministry`, `province`, `district` or `commune`, or in Vietnamese |
/// | `announced_by` | the code of the ministry or province that announces it |
/// | `decided_on`, `takes_effect_on`, `published_on` | the days of a decision that announces it |
/// | `complete`, `integrated` | flags |
/// | `legacy_level` | `1` to `4` of the scale before (`mức độ 4`), for what `level` does not say |
/// | `service_state` | `published`, `closing`, `testing` or `not_published`, or in Vietnamese |
///
/// A limit without a unit is not known. What an agency lists is within its authority. A procedure
/// in several decisions has a row for each: a [`Catalogue`](super::Catalogue) puts them together.
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
#[doc(alias = "danh mục thủ tục hành chính")]
#[doc(alias = "danh muc thu tuc hanh chinh")]
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
    /// The field of administration.
    #[serde(default)]
    pub field: &'a str,
    /// The level of the authority that settles it.
    #[serde(default)]
    pub authority_level: &'a str,
    /// The agency that announces it.
    #[serde(default)]
    pub announced_by: &'a str,
    /// The day of the decision that announces it.
    #[serde(default)]
    pub decided_on: &'a str,
    /// The day on which the newest text that the decision rests on takes effect.
    #[serde(default)]
    pub takes_effect_on: &'a str,
    /// The day on which it was made public after the decision.
    #[serde(default)]
    pub published_on: &'a str,
    /// Whether all seven mandatory parts of it are public.
    #[serde(default)]
    pub complete: &'a str,
    /// Whether it is declared on and integrated with the national portal.
    #[serde(default)]
    pub integrated: &'a str,
    /// The level of the scale before.
    #[serde(default)]
    pub legacy_level: &'a str,
    /// Where its online service stands with the public.
    #[serde(default)]
    pub service_state: &'a str,
}

impl CatalogueRow<'_> {
    /// The procedure that the row describes.
    ///
    /// # Errors
    /// With the column:
    /// - no code
    /// - a flag, a level, a number, a unit or a day that is none of those above
    /// - a day of effect or publication without one of the decision
    /// - half of a unit that is not told in halves
    pub fn procedure(&self) -> Result<Procedure, CellError> {
        let flag = |column, text| Cell { column, text }.flag();
        let code = Cell { column: "procedure", text: self.procedure };
        let number = Cell { column: "limit", text: self.limit };
        let a_code = Name::new("mã thủ tục", "the code of a procedure");
        let unit = Cell { column: "unit", text: self.unit }.unit()?;
        let limit = match (number.halves()?, unit) {
            (Some(halves), Some(unit)) => {
                let told = limit(halves, unit);
                let expected = Name::new("số nguyên của đơn vị đó", "a whole number of that unit");
                Some(told.ok_or_else(|| number.refused(expected))?)
            }
            _ => None,
        };
        Ok(Procedure {
            code: Some(code.code().ok_or_else(|| code.refused(a_code))?),
            authority: Cell { column: "agency", text: self.agency }.agency(),
            in_force: flag("in_force", self.in_force)?,
            within_authority: Some(true),
            level: Cell { column: "level", text: self.level }.level()?,
            eligible_full: flag("eligible_full", self.eligible_full)?,
            published: flag("published", self.published)?,
            for_citizens: flag("for_citizens", self.for_citizens)?,
            fee: Cell { column: "fee", text: self.fee }.fee()?,
            paper_result: flag("paper_result", self.paper_result)?,
            limit,
            field: Cell { column: "field", text: self.field }.code(),
            authority_level: Cell { column: "authority_level", text: self.authority_level }
                .authority_level()?,
            announced_by: Cell { column: "announced_by", text: self.announced_by }.agency(),
            announcements: self.announcement()?.map(|one| vec![one]),
            complete: flag("complete", self.complete)?,
            integrated: flag("integrated", self.integrated)?,
            legacy_level: Cell { column: "legacy_level", text: self.legacy_level }
                .legacy_level()?,
            service_state: Cell { column: "service_state", text: self.service_state }
                .service_state()?,
            ..Procedure::default()
        })
    }

    fn announcement(&self) -> Result<Option<Announcement>, CellError> {
        let day = |column, text| Cell { column, text }.day_if_any();
        let decided = Cell { column: "decided_on", text: self.decided_on };
        let takes_effect_on = day("takes_effect_on", self.takes_effect_on)?;
        let published_on = day("published_on", self.published_on)?;
        match decided.day_if_any()? {
            Some(decided_on) => {
                Ok(Some(Announcement { decided_on, takes_effect_on, published_on }))
            }
            None if takes_effect_on.or(published_on).is_some() => Err(decided.refused(Name::new(
                "ngày quyết định, khi đã có các ngày kia",
                "the day of the decision that the other days follow",
            ))),
            None => Ok(None),
        }
    }
}
