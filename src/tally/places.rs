//! Numbers for keys, and the quick hashing of them.

use core::hash::{BuildHasher, Hash, Hasher};
use std::collections::hash_map::RandomState;

const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Numbers for keys, in the order in which they were met.
#[derive(Debug)]
pub(super) struct Places<K> {
    keys: Vec<K>,
    // Invariant: at most a quarter of them are not 0, so that nearly every key is where it is
    // looked for first; those are the number of a key, from 1. A power of two of them.
    slots: Vec<u32>,
    seed: Quick,
}

impl<K: Hash + Eq> Places<K> {
    pub(super) fn new() -> Self {
        Self { keys: Vec::new(), slots: vec![0; 64], seed: Quick::default() }
    }

    /// The hash of the key, for [`number`](Self::number).
    #[inline]
    pub(super) fn hash(&self, key: &K) -> u64 {
        self.seed.hash_one(key)
    }

    /// The number of the key of that hash; the place of its number if it has none yet.
    #[inline]
    pub(super) fn find(&self, key: &K, hash: u64) -> Result<usize, usize> {
        let mut place = self.first_place(hash);
        loop {
            let slot = self.slots.get(place).copied().unwrap_or(0);
            let number = usize::try_from(slot).unwrap_or(0).wrapping_sub(1);
            match self.keys.get(number) {
                Some(other) if *other == *key => return Ok(number),
                Some(_) => place = self.next(place),
                None => return Err(place),
            }
        }
    }

    /// The number of the key of that hash, which it is given if it has none yet.
    pub(super) fn number(&mut self, key: K, hash: u64) -> usize {
        match self.find(&key, hash) {
            Ok(number) => number,
            Err(place) => self.add(key, place),
        }
    }

    /// How many keys there are.
    pub(super) const fn len(&self) -> usize {
        self.keys.len()
    }

    /// The keys, by number.
    pub(super) fn into_keys(self) -> Vec<K> {
        self.keys
    }

    #[inline]
    fn first_place(&self, hash: u64) -> usize {
        usize::try_from(hash & u64::from(u32::MAX)).unwrap_or(0) & (self.slots.len() - 1)
    }

    #[inline]
    fn next(&self, place: usize) -> usize {
        (place + 1) & (self.slots.len() - 1)
    }

    #[cold]
    fn add(&mut self, key: K, place: usize) -> usize {
        self.keys.push(key);
        self.put(place, self.keys.len());
        if self.keys.len() * 4 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 4];
            for number in 1..=self.keys.len() {
                let Some(key) = self.keys.get(number - 1) else { break };
                let mut place = self.first_place(self.hash(key));
                while self.slots.get(place).is_some_and(|slot| *slot != 0) {
                    place = self.next(place);
                }
                self.put(place, number);
            }
        }
        self.keys.len() - 1
    }

    fn put(&mut self, place: usize, number: usize) {
        if let (Some(slot), Ok(number)) = (self.slots.get_mut(place), u32::try_from(number)) {
            *slot = number;
        }
    }
}

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
    fn places_number_keys_as_they_come() {
        let mut places = Places::new();
        for round in 0..2 {
            for key in 0..10_000_usize {
                let text = format!("agency {key}");
                let hash = places.hash(&text);
                assert_eq!(places.number(text, hash), key, "round {round}");
            }
        }
        assert_eq!(places.into_keys().len(), 10_000);
    }

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
