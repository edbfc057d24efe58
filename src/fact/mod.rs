//! What can be asked of a record: facts, each of which holds, does not hold, or is not known.
//!
//! A *standing* is the answer to all of them for one record, taken within a period as of a day.
//! A *question* asks for some facts to hold and some not to. There is one enum of facts for each
//! kind of record, so that procedures and dossiers cannot share a denominator:
//!
//! ```compile_fail,E0308
//! use vn_egov_metrics::fact::ProcedureFact;
//! use vn_egov_metrics::indicator::dossier;
//! use vn_egov_metrics::Tally;
//!
//! let procedures: Tally<ProcedureFact> = Tally::new();
//! procedures.count(&dossier::ON_TIME); // an indicator of dossiers
//! ```
//!
//! With an indicator of procedures the same lines do compile:
//!
//! ```
//! use vn_egov_metrics::fact::ProcedureFact;
//! use vn_egov_metrics::indicator::procedure;
//! use vn_egov_metrics::Tally;
//!
//! let procedures: Tally<ProcedureFact> = Tally::new();
//! assert!(procedures.count(&procedure::FULL).share().is_empty());
//! ```

mod document;
mod dossier;
mod kind;
pub mod limits;
mod logic;
mod petition;
mod policy;
mod procedure;
mod procedure_dates;
mod procedures;
mod question;
mod reading;
mod service;
mod standing;
mod timing;
mod usage;

pub use self::document::DocumentFact;
pub use self::dossier::DossierFact;
pub(crate) use self::dossier::{TIMED, deciding};
pub(crate) use self::kind::Sealed;
pub use self::kind::{Fact, UnknownFact};
pub(crate) use self::logic::or;
pub use self::petition::PetitionFact;
pub use self::policy::{Forwarding, MissingChannel, MissingRating, PaperResult, Policy};
pub use self::procedure::ProcedureFact;
pub use self::procedures::Procedures;
pub use self::question::Question;
pub use self::reading::Reading;
pub use self::service::ServiceFact;
pub use self::standing::{ImpossibleStanding, Standing};
pub use self::timing::{Decides, Timing};
pub use self::usage::{Usage, UsageFact};
