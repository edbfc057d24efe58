//! From counts to points.

mod card;
mod examples;
mod explanation;
mod laws;
mod parts;
mod published;
mod real;
mod sheet;
mod sync;
