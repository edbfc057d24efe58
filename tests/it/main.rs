//! What a user sees of the crate, in one test binary: a file for each room.

mod documents;
mod examples;
mod number;
mod period;
mod record;
mod strategies;
mod tally;
mod tra_vinh;
