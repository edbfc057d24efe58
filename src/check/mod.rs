//! Faults in the data: what a finding is, and how findings are told and counted.
//!
//! A fault in the data is a value, a [`Finding`]; a failure to work is an error. Records and
//! packets walk their findings by [`Check`], from which follow: is it clean, the first fault,
//! all of them, and a [`Report`] that counts all and samples few.

mod finding;
mod report;
mod rule;

pub use self::finding::{Check, Finding, Seen};
pub use self::report::{Report, Samples};
pub use self::rule::{Rule, Severity};
