//! What a user sees of the crate, in one test binary: a file for each room.

mod deadlines;
mod examples;
mod number;
mod period;
mod strategies;
mod tally;
