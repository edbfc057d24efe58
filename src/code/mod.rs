//! The codes that name dossiers, agencies, procedures and fields of administration.
//!
//! A sound code is checked once and then cheap: it is `Copy`, it holds its text inline, and it
//! prints exactly what was read. Real exports also hold codes that follow no rule; [`Coded`]
//! keeps those, knowingly.
//!
//! | type | looks like | rule |
//! |------|------------|------|
//! | [`DossierCode`] | `000.00.17.H59-240829-0001`, `H59.17-20240829-0001` | Circular 01/2018/TT-VPCP Art. 19 |
//! | [`AgencyCode`] | `000.00.17.H59`, `H59.17` | QCVN 102:2016, Decision 20/2020/QĐ-TTg Art. 4, 6 |
//! | [`ProcedureCode`] | `1.004194`, `1.004194.000.00.00.H56.02` | as the national catalogue writes them |
//! | [`FieldCode`] | `G03-GD10` | Circular 01/2018/TT-VPCP Art. 20 |
//!
//! The letter of a level-1 agency is never checked against a list: `H` is seen for provinces and
//! `G` for ministries, and any other from `A` to `Y` is kept as well.

mod agency;
mod coded;
mod dossier;
mod field;
mod inline;
mod key;
mod procedure;
mod scan;
mod usual;

pub use self::agency::{AgencyCode, AgencyForm, AgencyKind, NoQcvnForm, ParseAgencyCodeError};
pub use self::coded::{Code, Coded};
pub use self::dossier::{DossierCode, DossierParts, ParseDossierCodeError};
pub use self::field::{FieldCode, ParseFieldCodeError};
pub(crate) use self::inline::Inline;
pub use self::key::CodeKey;
pub(crate) use self::key::INLINE;
pub use self::procedure::{ParseProcedureCodeError, ProcedureCode};
