//! Numbers for keys.

use core::hash::{BuildHasher, Hash};

use super::quick::Quick;

/// Numbers for keys, in the order in which they were met.
//
// Not a `Dense`, which is smaller but looks twice at each key: counting slices took 9 % more
// instructions by one.
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
