//! What an indicator is.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Name;
use crate::fact::{Fact, Question};

/// Asks which share of those `among` one question also answer another: *having*.
///
/// The second question is asked inside the first, so the share can never pass its whole. It
/// travels by its id and the names of its facts, so that a stored count says what it counted;
/// names and source stay at home. `==` compares what travels: one that came from a file equals
/// the row it was written from.
///
/// ```
/// use vn_egov_metrics::Indicator;
/// use vn_egov_metrics::fact::DocumentFact;
/// use vn_egov_metrics::indicator::document;
///
/// let stored = r#"{"id": "document.signed_any",
///     "among": {"with": ["in_period", "electronic"], "without": ["secret", "paper_only"]},
///     "having": {"with": ["signed_any"]}}"#;
/// let read: Indicator<DocumentFact> = serde_json::from_str(stored)?;
/// assert_eq!(read, document::SIGNED_ANY);
///
/// let refused = serde_json::from_str::<Indicator<DocumentFact>>(&stored.replace("secret", "late"));
/// assert!(refused.unwrap_err().to_string().starts_with("a document has no fact \"late\""));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "chỉ số")]
#[doc(alias = "chi so")]
#[doc(alias = "chỉ tiêu")]
#[doc(alias = "chi tieu")]
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Indicator<F: Fact> {
    id: Cow<'static, str>,
    #[serde(skip)]
    name: Option<Name>,
    #[serde(skip)]
    criterion: Option<&'static str>,
    #[serde(skip)]
    source: Option<&'static str>,
    among: Question<F>,
    having: Question<F>,
}

impl<F: Fact> Indicator<F> {
    /// An indicator of your own.
    pub const fn new(
        id: &'static str,
        name: Name,
        among: Question<F>,
        having: Question<F>,
    ) -> Self {
        let (id, name) = (Cow::Borrowed(id), Some(name));
        Self { id, name, criterion: None, source: None, among, having }
    }

    /// With the text that orders it to be measured.
    pub const fn from_source(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }

    /// As a criterion of Decision 766/QĐ-TTg.
    pub(crate) const fn of_decision_766(mut self, criterion: &'static str) -> Self {
        self.criterion = Some(criterion);
        self.source = Some("Quyết định 766/QĐ-TTg ngày 23/6/2022");
        self
    }

    /// The stable id: `dossier.on_time`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name in Vietnamese and English; `None` where the indicator came from a file.
    pub const fn name(&self) -> Option<Name> {
        self.name
    }

    /// The number of the criterion of Decision 766 that it feeds: `2.1`.
    pub const fn criterion(&self) -> Option<&'static str> {
        self.criterion
    }

    /// The text that orders it to be measured.
    pub const fn source(&self) -> Option<&'static str> {
        self.source
    }

    /// Who is asked.
    pub const fn among(&self) -> Question<F> {
        self.among
    }

    /// What they are asked.
    pub const fn having(&self) -> Question<F> {
        self.having
    }
}

/// Equal when both ask the same under the same id.
impl<F: Fact> PartialEq for Indicator<F> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.among == other.among && self.having == other.having
    }
}

impl<F: Fact> Eq for Indicator<F> {}
