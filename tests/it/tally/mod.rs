//! Counting: the laws, against counting by hand, and what is refused.

mod json;
mod laws;
mod refused;
