//! What is counted: procedures, documents, and the levels and signatures they carry.

mod document;
mod level;
mod procedure;
mod row;
mod summary;

pub use self::document::{Document, DocumentRow};
pub use self::level::{
    FromLegacy, LegacyLevel, LevelOutOfRange, ProactiveLevel, ServiceLevel, UnknownServiceLevel,
};
pub use self::procedure::Procedure;
pub use self::row::CellError;
pub use self::summary::{CatalogueSummary, DossierSummary, PartsOverWhole};
