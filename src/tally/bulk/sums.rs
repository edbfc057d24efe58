//! Counts of many groups that grow in any order.

use crate::fact::Fact;
use crate::tally::outcomes::Outcomes;
use crate::tally::word::{Bytes, Word};

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

    /// Adds words in groups that there is room for.
    #[inline]
    pub(super) fn add(&mut self, words: impl Iterator<Item = (usize, Bytes)>) {
        let (low, high) = (&mut *self.low, &mut *self.high);
        for (group, word) in words {
            let Some(low) = low.get_mut(group) else { continue };
            low.add(word);
            if low.is_full() {
                carry(low, high.get_mut(group));
            }
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
            (outcomes.read(of).collect(), Outcomes::<F, Bytes>::records(of))
        })
    }
}

/// The lane that every word sets is full, and no other was before it.
#[cold]
fn carry(low: &mut Bytes, high: Option<&mut Option<Box<High>>>) {
    let Some(high) = high else { return };
    let high = high.get_or_insert_with(|| Box::new([0; _]));
    for (high, low) in high.iter_mut().zip(low.numbers()) {
        *high += low;
    }
    *low = Bytes::NOTHING;
}
