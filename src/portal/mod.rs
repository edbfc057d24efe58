//! What a provincial system sends to the National Public Service Portal, read as it was written.
//!
//! [`Packet`] is the wire form of one dossier (`DongBoHoSoMC`): scalars as text, lists with
//! their items, codes as they came. Personal fields are skipped while reading and have no place
//! in the type.

mod any;
mod catalogue;
mod columns;
mod dossier;
mod entry_fault;
mod fault;
mod items;
mod json;
mod packet;
mod procedure;
mod progress;
mod progress_row;
mod quick;
mod reader;
pub mod reconcile;
mod reply;
mod scalar;
mod time;
mod wire;

pub use self::catalogue::{
    CatalogueEntry, EntryAgency, EntryApplicant, EntryBasis, EntryFee, EntryField, EntryLevel,
    EntryPaper, EntryPapers, EntryStep, EntrySteps, EntryTime, EntryWay,
};
pub use self::columns::Columns;
pub use self::entry_fault::ReadEntryError;
pub use self::fault::{FaultKind, PacketFault, ReadPacketError, Shape};
pub use self::items::{Database, Fee, Paper, ResultPaper, Supplement};
pub use self::packet::Packet;
pub use self::progress::Progress;
pub use self::progress_row::{FilledRow, ProgressRow, StepWords};
pub use self::reader::DossierReader;
pub use self::reply::{CatalogueReply, SkippedEntry};
pub use self::scalar::{FileLink, Scalar};
pub use self::time::{ParseWireTimeError, WireTime};
