//! What both ways of keeping count can do.

use core::fmt;

use super::Count;
use crate::fact::{Fact, Sealed, Standing};
use crate::indicator::Indicator;

/// A way of keeping count: [`Tally`](super::Tally) or [`Counts`](super::Counts).
pub trait Counter: Sealed + Clone + PartialEq + fmt::Debug {
    /// The kind of facts that are counted.
    type Fact: Fact;

    /// One that counts the same way, with nothing counted.
    fn blank(&self) -> Self;

    /// Counts one record.
    fn add(&mut self, standing: Standing<Self::Fact>);

    /// Takes one record back.
    ///
    /// # Errors
    /// A record that was never counted; nothing is changed. A tally notices every such record;
    /// counts, which keep no records, only one that their numbers rule out.
    fn take_back(&mut self, standing: Standing<Self::Fact>) -> Result<(), CounterError>;

    /// Takes one record back that is known to be counted, by whoever remembers it.
    #[doc(hidden)]
    fn undo(&mut self, standing: Standing<Self::Fact>) {
        let undone = self.take_back(standing);
        debug_assert!(undone.is_ok(), "it was counted");
    }

    /// Counts all that the other has counted.
    ///
    /// # Errors
    /// Counts of other indicators, or more records than a count holds; nothing is changed.
    fn merge(&mut self, other: &Self) -> Result<(), CounterError>;

    /// Takes back all that the other has counted.
    ///
    /// # Errors
    /// Counts of other indicators, or records that were never counted, as far as
    /// [`take_back`](Counter::take_back) notices; nothing is changed.
    fn subtract(&mut self, other: &Self) -> Result<(), CounterError>;

    /// What was counted for the indicator; `None` if it is not one of those kept.
    fn count_of(&self, indicator: &Indicator<Self::Fact>) -> Option<Count>;

    /// Whether no record is counted.
    fn is_empty(&self) -> bool;
}

/// Why counts could not be put together or taken apart.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct CounterError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("a {kind} was taken back that was never counted")]
    NeverCounted { kind: &'static str },
    #[error("counts of other indicators: {here:?} here, {there:?} there")]
    OtherIndicators { here: Box<str>, there: Box<str> },
    #[error("more than 2^63 - 1 records")]
    TooMany,
}
