//! What is counted: procedures, dossiers, documents, and the registers they are coded by.

mod document;
mod dossier;
mod findings;
mod level;
mod procedure;
mod register;
mod row;
mod status;
mod summary;
mod sync;

pub use self::document::{Document, DocumentRow};
pub use self::dossier::{Dossier, DossierParts, Fees, ImpossibleDossier, Supplement, Timeline};
pub use self::level::{
    FromLegacy, LegacyLevel, LevelOutOfRange, ProactiveLevel, ServiceLevel, UnknownServiceLevel,
};
pub use self::procedure::Procedure;
pub use self::register::{Registered, Written};
pub use self::row::CellError;
pub use self::status::{ApplicantKind, Channel, Payment, Status};
pub use self::summary::{CatalogueSummary, DossierSummary, ImpossibleSummary};
pub use self::sync::SyncState;
