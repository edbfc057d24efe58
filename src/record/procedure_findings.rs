//! What can be wrong with a procedure in itself.

use core::ops::ControlFlow;

use chrono::NaiveDate;

use super::{Procedure, ServiceLevel};
use crate::check::{Check, Finding, Rule, Seen};
use crate::code::{Code, Coded};

/// Fields are named as the columns of a [`CatalogueRow`](super::CatalogueRow).
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::check::Check;
/// use vn_egov_metrics::record::CatalogueRow;
///
/// // A spreadsheet took the code for a number, and its last 0 away.
/// let row = CatalogueRow { agency: "H59.17", procedure: "1.00419", ..CatalogueRow::default() };
/// let found = row.procedure()?.first_finding("2026-09-30".parse().unwrap()).unwrap();
/// assert_eq!(
///     found.in_lang(Lang::En).to_string(),
///     "1.00419, procedure: the procedure code is irregular (7 characters)",
/// );
/// # Ok::<(), vn_egov_metrics::record::CellError>(())
/// ```
impl Check for Procedure {
    fn walk(
        &self,
        _as_of: NaiveDate,
        found: &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let subject = self.code.as_ref().map_or("", |code| code.as_str());
        let mut tell = |rule, field, seen| found(Finding::new(rule, subject, field, seen));
        let codes = [
            (Rule::IrregularProcedureCode, "procedure", odd(self.code.as_ref())),
            (Rule::IrregularAgencyCode, "agency", odd(self.authority.as_ref())),
            (Rule::IrregularAgencyCode, "announced_by", odd(self.announced_by.as_ref())),
            (Rule::IrregularFieldCode, "field", odd(self.field.as_ref())),
        ];
        for (rule, field, text) in codes {
            if let Some(text) = text {
                tell(rule, field, Seen::text(text))?;
            }
        }
        if self.level == Some(ServiceLevel::Full) && self.eligible_full == Some(false) {
            tell(Rule::FullNotEligible, "eligible_full", Seen::Nothing)?;
        }
        for announcement in self.announcements.iter().flatten() {
            let decided = announcement.decided_on;
            if let Some(published) = announcement.published_on.filter(|day| *day < decided) {
                tell(Rule::PublishedBeforeDecided, "published_on", Seen::Days(decided, published))?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// The text of a code that does not follow its rule.
fn odd<T: Code>(code: Option<&Coded<T>>) -> Option<&str> {
    code.filter(|code| code.regular().is_none()).map(Coded::as_str)
}
