//! The indicators of issued documents: three readings of the digital-signature rate (tỷ lệ ký số).

use super::Indicator;
use crate::Name;
use crate::fact::DocumentFact::{
    self, Electronic, InPeriod, PaperOnly, Secret, SignedAny, SignedByOrganisation, SignedByPerson,
};
use crate::fact::Question;

type Row = Indicator<DocumentFact>;

/// Electronic documents issued in the period, without the secret ones and those the law keeps
/// on paper.
const ISSUED: Question<DocumentFact> =
    InPeriod.yes().and(Electronic.yes()).and(Secret.no()).and(PaperOnly.no());

const DECREE_30: &str = "Nghị định 30/2020/NĐ-CP, Điều 5";

/// Signed by the competent person and the organisation, as the law asks of an original.
pub static SIGNED: Row = Indicator::new(
    "document.signed",
    Name::new("văn bản ký số của người có thẩm quyền và cơ quan", "documents signed by both"),
    ISSUED,
    SignedByPerson.yes().and(SignedByOrganisation.yes()),
)
.from_source(DECREE_30);

/// Signed at all: the loosest reading in use.
pub static SIGNED_ANY: Row = Indicator::new(
    "document.signed_any",
    Name::new("văn bản có chữ ký số", "documents with any signature"),
    ISSUED,
    SignedAny.yes(),
)
.from_source(DECREE_30);

/// Signed by the organisation: a looser reading in use.
pub static SIGNED_BY_ORGANISATION: Row = Indicator::new(
    "document.signed_by_organisation",
    Name::new("văn bản ký số của cơ quan, tổ chức", "documents signed by the organisation"),
    ISSUED,
    SignedByOrganisation.yes(),
)
.from_source(DECREE_30);

/// Every indicator of documents, by id.
pub static ALL: [&Row; 3] = [&SIGNED, &SIGNED_ANY, &SIGNED_BY_ORGANISATION];
