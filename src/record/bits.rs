//! A few bits of a word, for one part of it.

use super::register::Placed;
use super::traits::Read;

/// Where a part of a word begins, and how many low bits it takes.
#[derive(Clone, Copy)]
pub(super) struct Bits {
    at: u32,
    mask: u64,
}

impl Bits {
    pub(super) const fn new(at: u32, width: u32) -> Self {
        Self { at, mask: (1 << width) - 1 }
    }

    /// The lowest of them.
    pub(super) const fn at(self) -> u32 {
        self.at
    }

    /// A word with all of them set, and no other.
    pub(super) const fn all(self) -> u64 {
        self.mask << self.at
    }

    #[inline]
    pub(super) const fn get(self, word: u64) -> u64 {
        word >> self.at & self.mask
    }

    #[inline]
    pub(super) const fn put(self, word: &mut u64, value: u64) {
        *word = *word & !self.all() | (value & self.mask) << self.at;
    }

    #[inline]
    pub(super) const fn flag(self, word: u64) -> Option<bool> {
        match self.get(word) {
            0 => None,
            flag => Some(flag == 2),
        }
    }

    #[inline]
    pub(super) const fn put_flag(self, word: &mut u64, flag: Option<bool>) {
        let value = match flag {
            None => 0,
            Some(false) => 1,
            Some(true) => 2,
        };
        self.put(word, value);
    }

    /// Whether the part has that value of its register.
    #[inline]
    pub(super) fn has<T: Placed>(self, word: u64, value: T) -> bool {
        self.get(word) == value.place() + 2
    }

    /// Whether the part has a value of its register.
    #[inline]
    pub(super) fn knows<T: Placed>(self, word: u64) -> bool {
        let values = u64::try_from(T::VALUES.len()).unwrap_or(0);
        self.get(word).wrapping_sub(2) < values
    }

    #[inline]
    pub(super) fn read<T: Placed>(self, word: u64) -> Read<T> {
        match self.get(word) {
            0 => Read::Missing,
            1 => Read::Unknown,
            place => T::at(place - 2).map_or(Read::Unknown, Read::Known),
        }
    }

    #[inline]
    pub(super) fn write<T: Placed>(self, word: &mut u64, read: Read<T>) {
        let value = match read {
            Read::Missing => 0,
            Read::Unknown => 1,
            Read::Known(value) => value.place() + 2,
        };
        self.put(word, value);
    }
}
