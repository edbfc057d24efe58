//! What a user sees of the crate, in one test binary: a file for each room.

mod claim;
mod examples;
