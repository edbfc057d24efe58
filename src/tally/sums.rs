//! Counts of many groups that grow in any order.

use super::outcomes::Outcomes;
use super::word::{Bytes, Word};
use crate::fact::Fact;

/// The numbers of the lanes of a word, for groups by number.
#[derive(Debug, Default)]
pub(super) struct Sums {
    low: Vec<Bytes>,
    // What was full of `low`, for groups that ever were.
    high: Vec<Option<Box<High>>>,
}

type High = [u64; Bytes::LANES];

impl Sums {
    /// Makes room for so many groups.
    #[inline]
    pub(super) fn grow(&mut self, groups: usize) {
        if self.low.len() < groups {
            self.low.resize(groups, Bytes::NOTHING);
            self.high.resize(groups, None);
        }
    }

    /// Adds a word in a group that there is room for.
    #[inline]
    pub(super) fn add(&mut self, group: usize, word: Bytes) {
        let Some(low) = self.low.get_mut(group) else { return };
        low.add(word);
        if low.is_full() {
            self.carry(group);
        }
    }

    /// The lane that every word sets is full, and no other was before it.
    #[cold]
    fn carry(&mut self, group: usize) {
        if let (Some(low), Some(high)) = (self.low.get_mut(group), self.high.get_mut(group)) {
            let high = high.get_or_insert_with(|| Box::new([0; _]));
            for (high, low) in high.iter_mut().zip(low.numbers()) {
                *high += low;
            }
            *low = Bytes::NOTHING;
        }
    }

    /// The numbers of each indicator in turn and the records, for each group in turn.
    pub(super) fn numbers<F: Fact>(
        &self,
        outcomes: &Outcomes<F, Bytes>,
    ) -> impl Iterator<Item = (Vec<[u64; 4]>, u64)> {
        self.low.iter().zip(&self.high).map(move |(low, high)| {
            let mut numbers = high.as_deref().copied().unwrap_or([0; _]);
            for (number, low) in numbers.iter_mut().zip(low.numbers()) {
                *number += low;
            }
            let of = |lane: usize| numbers.get(lane).copied().unwrap_or(0);
            let (numbers, records) = outcomes.numbers(of);
            (numbers.collect(), records)
        })
    }
}
