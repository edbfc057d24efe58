//! A map whose entries lie side by side, found by a quick hash.

use core::borrow::Borrow;
use core::hash::{BuildHasher, Hash};
use core::hint::black_box;

use super::quick::Quick;

/// A map for many short keys: entries take no more room than they need, and a key that is new is
/// mostly told from one look at the slots, which are small.
///
/// The order of the entries is that in which they came, until one is removed.
///
/// A slot has the number of its entry, from 1, in as many bits as the slots need to be told apart,
/// and above them the highest bits of the hash of its key, so that growing looks at no key: up to
/// `SEEN` bits of place are seen in it.
#[derive(Debug, Clone)]
pub(super) struct Dense<K, V, const SEEN: u32 = 32> {
    entries: Vec<(K, V)>,
    // Invariant: a power of two of them, or none, each an entry's or 0; at most three in four are
    // taken, and none is 0 between the place where a key is looked for first and its own.
    slots: Vec<u64>,
    seed: Quick,
}

const FREE: u64 = 0;

/// The slot of a key, or the free one where it belongs.
enum Found {
    At(usize),
    Free(usize),
}

impl<K, V, const SEEN: u32> Dense<K, V, SEEN> {
    /// How many entries there are.
    pub(super) const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Every entry, in any order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// Every entry, in any order.
    pub(super) fn into_entries(self) -> Vec<(K, V)> {
        self.entries
    }

    /// The bits of a slot that are the number of its entry.
    #[inline]
    fn numbers(&self) -> u64 {
        u64::try_from(self.slots.len()).unwrap_or(u64::MAX).wrapping_sub(1)
    }

    /// The entry of a slot; out of range if it is free.
    #[inline]
    fn entry(&self, slot: u64) -> usize {
        usize::try_from(slot & self.numbers()).unwrap_or(usize::MAX).wrapping_sub(1)
    }

    /// Where a key of that hash is looked for first, by its highest bits.
    #[inline]
    fn first(&self, hash: u64) -> usize {
        let place = hash.checked_shr(self.numbers().leading_zeros()).unwrap_or(0);
        usize::try_from(place).unwrap_or(0)
    }

    #[inline]
    fn next(&self, place: usize) -> usize {
        (place + 1) & self.slots.len().wrapping_sub(1)
    }

    #[inline]
    fn slot(&self, place: usize) -> u64 {
        self.slots.get(place).copied().unwrap_or(FREE)
    }

    #[inline]
    fn put(&mut self, place: usize, slot: u64) {
        if let Some(place) = self.slots.get_mut(place) {
            *place = slot;
        }
    }

    /// Puts the entry of a key of that hash in the slot.
    #[inline]
    fn put_entry(&mut self, place: usize, hash: u64, entry: usize) {
        let number = u64::try_from(entry + 1).unwrap_or(FREE);
        self.put(place, hash & !self.numbers() | number);
    }

    /// The first free slot for a key of that hash.
    #[inline]
    fn first_free(&self, hash: u64) -> usize {
        let mut place = self.first(hash);
        while self.slot(place) != FREE {
            place = self.next(place);
        }
        place
    }
}

impl<K: Hash + Eq, V, const SEEN: u32> Dense<K, V, SEEN> {
    #[inline]
    fn find<Q: Hash + Eq + ?Sized>(&self, key: &Q, hash: u64) -> Found
    where
        K: Borrow<Q>,
    {
        let mut place = self.first(hash);
        loop {
            let slot = self.slot(place);
            if slot == FREE {
                return Found::Free(place);
            }
            if (slot ^ hash) & !self.numbers() == 0
                && let Some((other, _)) = self.entries.get(self.entry(slot))
                && other.borrow() == key
            {
                return Found::At(place);
            }
            place = self.next(place);
        }
    }

    /// The hash of the key.
    #[inline]
    pub(super) fn hash<Q: Hash + ?Sized>(&self, key: &Q) -> u64 {
        self.seed.hash_one(key)
    }

    /// Brings near where a key of that hash is looked for first.
    #[inline]
    pub(super) fn touch(&self, hash: u64) {
        black_box(self.slot(self.first(hash)));
    }

    /// The value of the key.
    #[inline]
    pub(super) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        match self.find(key, self.hash(key)) {
            Found::At(place) => Some(&self.entries.get(self.entry(self.slot(place)))?.1),
            Found::Free(_) => None,
        }
    }

    /// The value of the key, to be changed.
    #[inline]
    pub(super) fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        match self.find(key, self.hash(key)) {
            Found::At(place) => {
                let entry = self.entry(self.slot(place));
                Some(&mut self.entries.get_mut(entry)?.1)
            }
            Found::Free(_) => None,
        }
    }

    /// The value of the key, which is `new` where there is none yet.
    #[inline]
    pub(super) fn get_or(&mut self, key: K, new: impl FnOnce() -> V) -> Option<&mut V> {
        let entry = self.place(key, new);
        // There always is one.
        self.entries.get_mut(entry).map(|(_, value)| value)
    }

    /// The place of the entry of the key, with `new` where there is none yet.
    #[inline]
    pub(super) fn place(&mut self, key: K, new: impl FnOnce() -> V) -> usize {
        let hash = self.hash(&key);
        match self.find(&key, hash) {
            Found::At(place) => self.entry(self.slot(place)),
            Found::Free(place) => self.add(place, hash, key, new()),
        }
    }

    /// The key of the entry at that place.
    pub(super) fn key(&self, place: usize) -> Option<&K> {
        self.entries.get(place).map(|(key, _)| key)
    }

    /// Puts the value in place of that of the key, which is given back.
    pub(super) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let hash = self.hash(&key);
        self.insert_hashed(hash, key, value).map(|(_, before)| before)
    }

    /// The same of a key of that hash; gives the key back too.
    #[inline]
    pub(super) fn insert_hashed(&mut self, hash: u64, key: K, value: V) -> Option<(K, V)> {
        match self.find(&key, hash) {
            Found::At(place) => {
                let entry = self.entry(self.slot(place));
                let (_, before) = self.entries.get_mut(entry)?;
                Some((key, core::mem::replace(before, value)))
            }
            Found::Free(place) => {
                self.add(place, hash, key, value);
                None
            }
        }
    }

    /// Adds an entry whose key belongs in that free slot. Gives its place among them.
    #[inline]
    fn add(&mut self, mut place: usize, hash: u64, key: K, value: V) -> usize {
        let entry = self.entries.len();
        if (entry + 1) * 4 > self.slots.len() * 3 {
            self.grow();
            place = self.first_free(hash);
        }
        self.put_entry(place, hash, entry);
        self.entries.push((key, value));
        entry
    }

    /// The hash of the key of a slot, as far as slots twice as many need it.
    #[inline]
    fn hash_of(&self, slot: u64) -> u64 {
        if self.numbers().count_ones() < SEEN {
            return slot & !self.numbers();
        }
        self.entries.get(self.entry(slot)).map_or(0, |(key, _)| self.hash(key))
    }

    #[cold]
    fn grow(&mut self) {
        let twice = (self.slots.len() * 2).max(8);
        let mut grown =
            Self { entries: Vec::new(), slots: vec![FREE; twice], seed: self.seed.clone() };
        // From the first place to the last, so that those of the grown ones are met in order too.
        for slot in self.slots.iter().copied().filter(|slot| *slot != FREE) {
            let hash = self.hash_of(slot);
            grown.put_entry(grown.first_free(hash), hash, self.entry(slot));
        }
        self.slots = grown.slots;
    }

    /// Removes the entry of the key; the last one takes its place.
    pub(super) fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.remove_hashed(self.hash(key), key)
    }

    /// The same of a key of that hash.
    pub(super) fn remove_hashed<Q: Hash + Eq + ?Sized>(&mut self, hash: u64, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let Found::At(place) = self.find(key, hash) else { return None };
        let (entry, last) = (self.entry(self.slot(place)), self.entries.len().checked_sub(1)?);
        let last_hash = self.seed.hash_one(&self.entries.get(last)?.0);
        let mut moves = self.first(last_hash);
        while self.entry(self.slot(moves)) != last {
            moves = self.next(moves);
        }
        self.put_entry(moves, last_hash, entry);
        let (_, removed) = self.entries.swap_remove(entry);
        self.close(place);
        Some(removed)
    }

    /// Frees the slot, and moves back those behind it that are looked for at or before it.
    fn close(&mut self, mut free: usize) {
        let mut place = free;
        loop {
            place = self.next(place);
            let slot = self.slot(place);
            if slot == FREE {
                break;
            }
            let first = self.first(self.hash_of(slot));
            let behind = |from: usize| place.wrapping_sub(from) & (self.slots.len() - 1);
            if behind(first) >= behind(free) {
                self.put(free, slot);
                free = place;
            }
        }
        self.put(free, FREE);
    }
}

impl<K, V, const SEEN: u32> Default for Dense<K, V, SEEN> {
    fn default() -> Self {
        Self { entries: Vec::new(), slots: Vec::new(), seed: Quick::default() }
    }
}

/// Equal with equal entries, in whatever order.
impl<K: Hash + Eq, V: PartialEq, const SEEN: u32> PartialEq for Dense<K, V, SEEN> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<K: Hash + Eq, V: Eq, const SEEN: u32> Eq for Dense<K, V, SEEN> {}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::Dense;

    #[derive(Debug, Clone)]
    enum Step {
        Insert(u8, u32),
        GetOr(u8, u32),
        Remove(u8),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            2 => (any::<u8>(), any::<u32>()).prop_map(|(key, value)| Step::Insert(key, value)),
            1 => (any::<u8>(), any::<u32>()).prop_map(|(key, value)| Step::GetOr(key, value)),
            2 => any::<u8>().prop_map(Step::Remove),
        ]
    }

    fn check<const SEEN: u32>(steps: Vec<Step>) {
        let key = |key: u8| format!("H59.{key}");
        let (mut dense, mut map) = (Dense::<_, _, SEEN>::default(), HashMap::new());
        for step in steps {
            match step {
                Step::Insert(at, value) => {
                    assert_eq!(dense.insert(key(at), value), map.insert(key(at), value));
                }
                Step::GetOr(at, value) => {
                    let here = dense.get_or(key(at), || value).copied();
                    assert_eq!(here, Some(*map.entry(key(at)).or_insert(value)));
                }
                Step::Remove(at) => {
                    assert_eq!(dense.remove(&*key(at)), map.remove(&*key(at)));
                }
            }
            assert_eq!(dense.len(), map.len());
        }
        for at in 0..=u8::MAX {
            assert_eq!(dense.get(&*key(at)), map.get(&*key(at)));
            assert_eq!(dense.get_mut(&*key(at)), map.get_mut(&*key(at)));
        }
        let again = map.into_iter().fold(Dense::default(), |mut all, (key, value)| {
            all.insert(key, value);
            all
        });
        assert!(dense == again);
    }

    proptest! {
        #[test]
        fn it_is_a_map(steps in prop::collection::vec(step(), 0..600)) {
            check::<32>(steps.clone());
            // As if there were so many slots that theirs are not all of a hash that growing asks.
            check::<5>(steps);
        }
    }

    #[test]
    fn many_keys_are_found_and_no_other() {
        let mut dense = Dense::<u64, u64>::default();
        for key in 0..100_000_u64 {
            assert_eq!(dense.insert(key * 3, key), None);
        }
        for key in 0..300_000_u64 {
            assert_eq!(dense.get(&key).copied(), (key % 3 == 0).then_some(key / 3));
        }
        let twice = dense.clone();
        for key in 0..100_000_u64 {
            assert_eq!(dense.remove(&(key * 3)), Some(key));
        }
        assert!(dense.len() == 0 && twice.len() == 100_000 && dense != twice);
    }
}
