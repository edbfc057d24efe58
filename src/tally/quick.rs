//! The quick hashing of short keys.

use core::hash::{BuildHasher, Hasher};
use std::collections::hash_map::RandomState;

const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Hashes short keys: one wide multiplication a word, from a seed that is another in every map.
#[derive(Debug, Clone)]
pub(super) struct Quick(u64);

impl Default for Quick {
    fn default() -> Self {
        Self(RandomState::new().hash_one(SPREAD) | 1)
    }
}

impl BuildHasher for Quick {
    type Hasher = QuickHasher;

    #[inline]
    fn build_hasher(&self) -> QuickHasher {
        QuickHasher { state: self.0 }
    }
}

/// One hash of [`Quick`].
#[derive(Debug)]
pub(super) struct QuickHasher {
    state: u64,
}

impl Hasher for QuickHasher {
    #[inline]
    fn finish(&self) -> u64 {
        self.state
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.state ^ word) * u128::from(SPREAD);
        let [low, high] = halves(product);
        self.state = low ^ high;
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let word = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.write_u64(word);
        }
    }

    #[inline]
    fn write_u8(&mut self, number: u8) {
        self.write_u64(number.into());
    }

    #[inline]
    fn write_u16(&mut self, number: u16) {
        self.write_u64(number.into());
    }

    #[inline]
    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }
}

#[inline]
fn halves(product: u128) -> [u64; 2] {
    let low = product & u128::from(u64::MAX);
    [low, product >> u64::BITS].map(|half| u64::try_from(half).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn hashes_of_near_keys_are_far_apart() {
        let quick = Quick::default();
        let of = |key: (u16, u8)| quick.hash_one(key);
        let keys = (0..400).flat_map(|agency| (1..13).map(move |month| (agency, month)));
        let hashes: Vec<u64> = keys.map(of).collect();
        for shift in [0, 25, 57] {
            let places: BTreeSet<u64> = hashes.iter().map(|hash| hash >> shift & 0x7F).collect();
            assert!(places.len() > 120, "{} of 128 places are used", places.len());
        }
        assert_eq!(hashes.iter().collect::<BTreeSet<_>>().len(), hashes.len());
    }
}
