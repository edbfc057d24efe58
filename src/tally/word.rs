//! Words of lanes: what a record adds to many numbers at once.

/// Some lanes side by side, each set or not.
pub(super) trait Word: Copy {
    /// How many lanes there are.
    const LANES: usize;
    /// None is set.
    const NOTHING: Self;

    /// Sets the lanes that those are the bits of.
    fn of(bits: u64) -> Self;

    /// The lanes that are set in both.
    fn and(self, other: Self) -> Self;
}

/// A bit a lane.
impl Word for u64 {
    const LANES: usize = 64;
    const NOTHING: Self = 0;

    fn of(bits: u64) -> Self {
        bits
    }

    #[inline]
    fn and(self, other: Self) -> Self {
        self & other
    }
}

/// A byte a lane, so that words add up as they are, in every lane to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(align(32))] // never in two lines of a cache
pub(super) struct Bytes([u64; 4]);

impl Word for Bytes {
    const LANES: usize = 32;
    const NOTHING: Self = Self([0; 4]);

    fn of(bits: u64) -> Self {
        let byte = |lane: u32| (bits >> lane & 1) << (lane % 8 * 8);
        let eight = |first: u32| (first..first + 8).map(byte).sum();
        Self([0, 8, 16, 24].map(eight))
    }

    #[inline]
    fn and(self, other: Self) -> Self {
        let mut both = self;
        for (word, other) in both.0.iter_mut().zip(other.0) {
            *word &= other;
        }
        both
    }
}

impl Bytes {
    /// Adds each lane; none may be full.
    #[inline]
    pub(super) fn add(&mut self, other: Self) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum = sum.wrapping_add(more);
        }
    }

    /// Whether the first lane is full.
    #[inline]
    pub(super) const fn is_full(&self) -> bool {
        let [first, ..] = self.0;
        first & 0xFF == 0xFF
    }

    /// The number of each lane.
    pub(super) fn numbers(self) -> impl Iterator<Item = u64> {
        self.0.into_iter().flat_map(u64::to_le_bytes).map(u64::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bit_is_the_byte_of_its_lane() {
        for bits in [0, 1, 1 << 31, 0x8421_0F0F, u64::from(u32::MAX)] {
            let numbers: Vec<u64> = Bytes::of(bits).numbers().collect();
            let expected: Vec<u64> = (0..32).map(|lane| bits >> lane & 1).collect();
            assert_eq!(numbers, expected, "{bits:b}");
            assert_eq!(Bytes::of(bits).and(Bytes::of(0x0F0F)), Bytes::of(bits & 0x0F0F));
        }
    }

    #[test]
    fn bytes_add_up_to_255() {
        let mut sum = Bytes::NOTHING;
        for _ in 0..255 {
            assert!(!sum.is_full());
            sum.add(Bytes::of(0x8000_0003));
        }
        assert!(sum.is_full());
        let full: Vec<usize> =
            (0..32).filter(|lane| sum.numbers().nth(*lane) == Some(255)).collect();
        assert_eq!((full, sum.numbers().sum::<u64>()), (vec![0, 1, 31], 3 * 255));
    }
}
