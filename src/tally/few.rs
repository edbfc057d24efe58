//! Sixty-four numbers as long as they are small.

/// The binary places of a number.
const PLACES: usize = 8;

/// Sixty-four numbers, one for each bit of a word, on their side: a word for each binary place.
///
/// They take one line of a cache, so that a group which many records do not meet is no more than
/// that to its next record.
#[derive(Debug, Clone)]
#[repr(align(64))]
pub(super) struct Few([u64; PLACES]);

impl Few {
    pub(super) const ZERO: Self = Self([0; PLACES]);

    /// What a number can come to.
    pub(super) const MOST: u8 = u8::MAX;

    /// Adds one to the number of each lane that is set; one above [`Few::MOST`] is 0 again.
    #[inline]
    pub(super) fn add(&mut self, mut lanes: u64) {
        for place in &mut self.0 {
            (*place, lanes) = (*place ^ lanes, *place & lanes);
        }
    }

    /// Takes one from the number of each lane that is set. Says whether each had one; else
    /// nothing is changed.
    #[inline]
    pub(super) fn take(&mut self, lanes: u64) -> bool {
        let mut short = lanes;
        for place in &mut self.0 {
            (*place, short) = (*place ^ short, !*place & short);
        }
        if short != 0 {
            self.add(lanes);
        }
        short == 0
    }

    /// The number of a lane, 0 to 63.
    #[inline]
    pub(super) fn of(&self, lane: usize) -> u64 {
        let places = self.0.iter().enumerate();
        places.fold(0, |number, (place, lanes)| number | (lanes >> lane & 1) << place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Few;

    proptest! {
        #[test]
        fn lanes_count_as_numbers_do(steps in prop::collection::vec((any::<u64>(), any::<bool>()), 0..200)) {
            let (mut few, mut numbers) = (Few::ZERO, [0_u64; 64]);
            for (word, adds) in steps {
                // Lanes of which few are set, so that they run short.
                let word = word & word.rotate_left(17);
                let set = |lane: usize| word >> lane & 1;
                if adds {
                    few.add(word);
                    (0..64).for_each(|lane| numbers[lane] += set(lane));
                } else {
                    let enough = (0..64).all(|lane| numbers[lane] >= set(lane));
                    prop_assert_eq!(few.take(word), enough);
                    if enough {
                        (0..64).for_each(|lane| numbers[lane] -= set(lane));
                    }
                }
                prop_assert_eq!(std::array::from_fn(|lane| few.of(lane)), numbers);
            }
        }
    }
}
