//! What a user sees of the crate, in one test binary: a file for each room.

mod board;
mod catalogue;
mod claim;
mod codes;
#[path = "../../examples/support/csv_file.rs"]
mod csv_file;
mod days;
mod deadlines;
mod documents;
mod dossier;
mod examples;
mod number;
mod packet;
mod period;
mod place;
mod record;
mod said;
mod scorecard;
mod strategies;
#[path = "../../examples/support/mod.rs"]
mod support;
mod sync;
mod tally;
mod tra_vinh;
