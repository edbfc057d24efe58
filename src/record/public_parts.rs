//! What must be public of a procedure.

use serde::{Deserialize, Serialize};

/// The seven parts that must be public of a procedure, each there, not there, or not known
/// (criterion 1.3 of Decision 766).
///
/// ```
/// use vn_egov_metrics::record::PublicParts;
///
/// let all = PublicParts::ALL;
/// assert_eq!(all.complete(), Some(true));
/// assert_eq!(PublicParts { steps: None, ..all }.complete(), None);
/// // One part that is not there settles it, whatever is not known.
/// assert_eq!(PublicParts { steps: None, papers: Some(false), ..all }.complete(), Some(false));
/// ```
#[doc(alias = "nội dung công khai")]
#[doc(alias = "noi dung cong khai")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PublicParts {
    /// The name (tên thủ tục).
    pub name: Option<bool>,
    /// The steps (trình tự thực hiện).
    pub steps: Option<bool>,
    /// The ways to file (cách thức thực hiện).
    pub ways: Option<bool>,
    /// The papers of the dossier and their number (thành phần, số lượng hồ sơ).
    pub papers: Option<bool>,
    /// The time limit (thời hạn giải quyết).
    pub time_limit: Option<bool>,
    /// Who may apply (đối tượng thực hiện).
    pub applicants: Option<bool>,
    /// The agency that settles it (cơ quan thực hiện).
    pub agency: Option<bool>,
}

impl PublicParts {
    /// All seven are there.
    pub const ALL: Self = {
        let there = Some(true);
        Self {
            name: there,
            steps: there,
            ways: there,
            papers: there,
            time_limit: there,
            applicants: there,
            agency: there,
        }
    };

    /// Whether all seven are there; `None` while one is not known and none is missing.
    pub fn complete(&self) -> Option<bool> {
        let Self { name, steps, ways, papers, time_limit, applicants, agency } = *self;
        let parts = [name, steps, ways, papers, time_limit, applicants, agency];
        if parts.contains(&Some(false)) {
            Some(false)
        } else {
            (!parts.contains(&None)).then_some(true)
        }
    }
}
