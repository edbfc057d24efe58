//! Counts of many groups that grow in any order.

use super::outcomes::Outcomes;
use super::planes::{LOW, Low, Planes};
use crate::fact::Fact;

/// The numbers of the lanes of a word, for groups by number.
#[derive(Debug, Default)]
pub(super) struct Sums {
    low: Vec<Low>,
    // What is full of `low`, for groups that ever were.
    high: Vec<Option<Box<Planes>>>,
}

impl Sums {
    /// Makes room for so many groups.
    #[inline]
    pub(super) fn grow(&mut self, groups: usize) {
        if self.low.len() < groups {
            self.low.resize(groups, Low::ZERO);
            self.high.resize(groups, None);
        }
    }

    /// Adds a word in a group that there is room for.
    #[inline]
    pub(super) fn add(&mut self, group: usize, word: u64) {
        let Some(low) = self.low.get_mut(group) else { return };
        let full = low.add(word);
        if full != 0 {
            self.carry(group, full);
        }
    }

    /// The lane that every word sets is full, and no other was before it.
    #[cold]
    fn carry(&mut self, group: usize, full: u64) {
        if let (Some(low), Some(high)) = (self.low.get_mut(group), self.high.get_mut(group)) {
            let high = high.get_or_insert_with(|| Box::new(Planes::ZERO));
            high.add(LOW, full);
            low.add_to(high);
            *low = Low::ZERO;
        }
    }

    /// The numbers of each indicator in turn and the records, for each group in turn.
    pub(super) fn numbers<F: Fact>(
        &self,
        outcomes: &Outcomes<F>,
    ) -> impl Iterator<Item = (Vec<[u64; 4]>, u64)> {
        self.low.iter().zip(&self.high).map(move |(low, high)| {
            let mut planes = high.as_deref().cloned().unwrap_or(Planes::ZERO);
            low.add_to(&mut planes);
            let (numbers, records) = outcomes.numbers(&planes);
            (numbers.collect(), records)
        })
    }
}
