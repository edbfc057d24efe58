//! Counting: the laws, against counting by hand, and what is refused.

mod columns;
mod coverage;
mod json;
mod laws;
mod refused;
