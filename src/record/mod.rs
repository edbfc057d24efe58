//! What is counted: procedures and the catalogue they stand in, dossiers, documents, petitions,
//! surveys, and the registers they are coded by.

mod announcement;
mod authority;
mod bits;
mod catalogue;
mod catalogue_row;
mod document;
mod dossier;
mod dossier_parts;
mod filling;
mod findings;
mod label;
mod level;
mod moments;
mod near;
mod petition;
mod petition_row;
mod procedure;
mod procedure_at;
mod procedure_findings;
mod public_parts;
mod ratings;
mod register;
mod row;
mod service;
mod shape;
mod stamp;
mod status;
mod summary;
mod survey;
mod sync;
mod traits;

pub use self::announcement::Announcement;
pub use self::authority::AuthorityLevel;
pub use self::catalogue::Catalogue;
pub use self::catalogue_row::CatalogueRow;
pub use self::document::{Document, DocumentRow};
pub use self::dossier::Dossier;
pub use self::dossier_parts::{DossierParts, Fees, ImpossibleDossier, Supplement, Timeline};
pub use self::level::{
    FromLegacy, LegacyLevel, LevelOutOfRange, ProactiveLevel, ServiceLevel, UnknownServiceLevel,
};
pub(crate) use self::near::{DayNumber, DayParts, NearDays};
pub use self::petition::{ImpossiblePetition, Outcome, Petition, PetitionClass, PetitionParts};
pub use self::petition_row::PetitionRow;
pub use self::procedure::{Procedure, Terms};
pub use self::procedure_at::ProcedureAt;
pub use self::public_parts::PublicParts;
pub use self::ratings::{Rating, RatingOutOfRange, Ratings, UnknownRating};
pub(crate) use self::register::Placed;
pub use self::register::{Registered, Written};
pub use self::row::CellError;
pub(crate) use self::row::{halves, limit, unit};
pub use self::service::{Service, ServiceState};
pub(crate) use self::shape::ShapeDays;
pub(crate) use self::stamp::{Stamp, Stamps};
pub use self::status::{ApplicantKind, Channel, Payment, Status};
pub use self::summary::{CatalogueSummary, DossierSummary, ImpossibleSummary};
pub use self::survey::{Answer, ImpossibleSurvey, Survey, UnknownAnswer};
pub use self::sync::SyncState;
pub(crate) use self::traits::{Read, Traits, place_of_database};
