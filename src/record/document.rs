//! Documents that an agency issues, and their digital signatures.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::row::{Cell, CellError};
use crate::text::compose;

/// A document that an agency issued (văn bản đi).
///
/// An electronic document has the value of an original when the competent person **and** the
/// organisation have signed it (Decree 30/2020/NĐ-CP, Art. 5); that is how
/// `document.signed` counts. Reports also count by the organisation's signature alone, or by
/// any: a published rate should name its reading. Secret documents, and those the law keeps on
/// paper, are left out of every rate; no binding definition of the rate was found.
///
/// What is `None` is not known, and is never counted as no.
#[doc(alias = "văn bản điện tử")]
#[doc(alias = "van ban dien tu")]
#[doc(alias = "ký số")]
#[doc(alias = "ky so")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// Whether it was issued as an electronic document.
    #[serde(default)]
    pub electronic: Option<bool>,
    /// Whether it is secret.
    #[serde(default)]
    pub secret: Option<bool>,
    /// Whether the law keeps it on paper.
    #[serde(default)]
    pub paper_only: Option<bool>,
    /// Whether the competent person signed it digitally.
    #[serde(default)]
    pub signed_person: Option<bool>,
    /// Whether the organisation signed it digitally.
    #[serde(default)]
    pub signed_organisation: Option<bool>,
}

impl Document {
    /// A document issued on that day, of which nothing else is known yet.
    pub const fn issued_on(day: NaiveDate) -> Self {
        Self {
            issued_on: day,
            electronic: None,
            secret: None,
            paper_only: None,
            signed_person: None,
            signed_organisation: None,
        }
    }
}

/// A row of a register of issued documents, each cell as written.
///
/// The columns are the fields; all but `issued_on` may be missing. A flag is `1`, `true`,
/// `yes` or `có`, `0`, `false`, `no` or `không`, or empty where nothing is known.
///
/// ```
/// use vn_egov_metrics::record::DocumentRow;
///
/// let mut row = DocumentRow { issued_on: "29/8/2024", secret: "không", ..DocumentRow::default() };
/// assert_eq!(row.document()?.secret, Some(false));
///
/// row.secret = "mật";
/// assert_eq!(
///     row.document().unwrap_err().to_string(),
///     "column secret: expected 1, true, yes or có, 0, false, no or không, or nothing, found \"mật\"",
/// );
/// # Ok::<(), vn_egov_metrics::record::CellError>(())
/// ```
#[doc(alias = "sổ đăng ký văn bản đi")]
#[doc(alias = "so dang ky van ban di")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct DocumentRow<'a> {
    /// The agency that issued it.
    #[serde(default)]
    pub agency: &'a str,
    /// The day it was issued.
    pub issued_on: &'a str,
    /// Whether it was issued as an electronic document.
    #[serde(default)]
    pub electronic: &'a str,
    /// Whether it is secret.
    #[serde(default)]
    pub secret: &'a str,
    /// Whether the law keeps it on paper.
    #[serde(default)]
    pub paper_only: &'a str,
    /// Whether the competent person signed it digitally.
    #[serde(default)]
    pub signed_person: &'a str,
    /// Whether the organisation signed it digitally.
    #[serde(default)]
    pub signed_organisation: &'a str,
}

impl<'a> DocumentRow<'a> {
    /// The agency as a group is named by it: composed (NFC), with single spaces and none around
    /// it; `None` where none is written.
    pub fn agency_name(&self) -> Option<Cow<'a, str>> {
        Some(compose(self.agency)).filter(|name| !name.is_empty())
    }

    /// The document that the row describes.
    ///
    /// # Errors
    /// A day or a flag that cannot be read, with its column.
    pub fn document(&self) -> Result<Document, CellError> {
        let flag = |column, text| Cell { column, text }.flag();
        Ok(Document {
            issued_on: Cell { column: "issued_on", text: self.issued_on }.day()?,
            electronic: flag("electronic", self.electronic)?,
            secret: flag("secret", self.secret)?,
            paper_only: flag("paper_only", self.paper_only)?,
            signed_person: flag("signed_person", self.signed_person)?,
            signed_organisation: flag("signed_organisation", self.signed_organisation)?,
        })
    }
}
