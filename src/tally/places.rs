//! Numbers for keys, and the quick hashing of them.

use core::hash::{BuildHasher, Hash, Hasher};
use std::collections::hash_map::RandomState;

const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Numbers for keys, in the order in which they were met.
#[derive(Debug)]
pub(super) struct Places<K> {
    // Invariant: at most a quarter of them are taken, so that nearly every key is where it is
    // looked for first. A power of two of them.
    slots: Vec<Option<(K, usize)>>,
    len: usize,
    seed: Quick,
}

impl<K: Hash + Eq> Places<K> {
    pub(super) fn new() -> Self {
        let mut places = Self { slots: Vec::new(), len: 0, seed: Quick::default() };
        places.slots.resize_with(64, || None);
        places
    }

    /// The number of the key.
    #[inline]
    pub(super) fn number(&mut self, key: K) -> usize {
        let place = self.find(&key);
        match self.slots.get(place) {
            Some(Some((_, number))) => *number,
            _ => self.add(key, place),
        }
    }

    /// How many keys there are.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The keys, by number.
    pub(super) fn into_keys(self) -> Vec<K> {
        let mut keys: Vec<_> = self.slots.into_iter().flatten().collect();
        keys.sort_unstable_by_key(|(_, number)| *number);
        keys.into_iter().map(|(key, _)| key).collect()
    }

    /// Where the key is, or else where there is room for it.
    #[inline]
    fn find(&self, key: &K) -> usize {
        let mask = self.slots.len() - 1;
        let hash = self.seed.hash_one(key);
        let mut place = usize::try_from(hash & u64::from(u32::MAX)).unwrap_or(0) & mask;
        while let Some(Some((other, _))) = self.slots.get(place) {
            if other == key {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }

    #[cold]
    fn add(&mut self, key: K, place: usize) -> usize {
        let number = self.len;
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = Some((key, number));
        }
        self.len += 1;
        if self.len * 4 > self.slots.len() {
            let mut wider = Vec::new();
            wider.resize_with(self.slots.len() * 4, || None);
            for (key, number) in core::mem::replace(&mut self.slots, wider).into_iter().flatten() {
                let place = self.find(&key);
                if let Some(slot) = self.slots.get_mut(place) {
                    *slot = Some((key, number));
                }
            }
        }
        number
    }
}

/// Hashes short keys of a table that lives for one count: two multiplications a word, from a seed
/// that is another in every map.
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
                assert_eq!(places.number(format!("agency {key}")), key, "round {round}");
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
