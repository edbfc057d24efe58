//! The facts of an issued document.

use super::kind::facts;
use super::logic::or;
use super::{Reading, Standing};
use crate::record::Document;

facts! {
    /// What can be asked of a document that an agency issued (văn bản đi).
    DocumentFact, "document" {
        /// Issued within the period, and not after the day of the reading.
        InPeriod = "in_period", "phát hành trong kỳ", "issued in the period";
        /// Issued as an electronic document.
        Electronic = "electronic", "văn bản điện tử", "electronic";
        /// Secret: left out of every rate.
        Secret = "secret", "văn bản mật", "secret";
        /// Kept on paper by law: left out of every rate.
        PaperOnly = "paper_only", "bắt buộc bản giấy", "kept on paper by law";
        /// Signed by the competent person.
        SignedByPerson = "signed_by_person", "ký số của người có thẩm quyền",
            "signed by the competent person";
        /// Signed by the organisation.
        SignedByOrganisation = "signed_by_organisation", "ký số của cơ quan, tổ chức",
            "signed by the organisation";
        /// Signed by the person or by the organisation, or by both.
        SignedAny = "signed_any", "có chữ ký số", "signed by either";
    }
    exclusive {}
}

impl Document {
    /// What is known of the document, within the period and as of the day of the reading.
    ///
    /// ```
    /// use vn_egov_metrics::fact::{DocumentFact, Reading};
    /// use vn_egov_metrics::record::Document;
    ///
    /// let august = Reading::new("2024-08".parse()?);
    /// let mut document = Document::issued_on("2024-08-29".parse()?);
    /// document.signed_organisation = Some(true);
    ///
    /// let standing = document.standing(&august);
    /// assert_eq!(standing.answer(DocumentFact::InPeriod), Some(true));
    /// assert_eq!(standing.answer(DocumentFact::SignedAny), Some(true));
    /// assert_eq!(standing.answer(DocumentFact::SignedByPerson), None); // nobody said
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn standing(&self, reading: &Reading<'_>) -> Standing<DocumentFact> {
        use DocumentFact as Fact;

        Standing::UNKNOWN
            .set(Fact::InPeriod, Some(reading.covers(self.issued_on)))
            .set(Fact::Electronic, self.electronic)
            .set(Fact::Secret, self.secret)
            .set(Fact::PaperOnly, self.paper_only)
            .set(Fact::SignedByPerson, self.signed_person)
            .set(Fact::SignedByOrganisation, self.signed_organisation)
            .set(Fact::SignedAny, or(self.signed_person, self.signed_organisation))
    }
}
