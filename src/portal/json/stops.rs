//! Where strings of a JSON text can stop.

/// How many bytes are looked at in one go: a block of 64 for each bit of the words.
const BLOCKS: usize = 32;
const WINDOW: usize = BLOCKS * 64;

/// One bit for each byte of a window of the text: whether a string cannot go on over it, because
/// it is a quote, a backslash or a control character.
///
/// Looking at 64 bytes at once costs less than looking at each string byte by byte, and where a
/// string ends is then a matter of counting zeros.
#[derive(Debug)]
pub(super) struct Stops {
    // One more than there are blocks, without a stop: each block has another behind it.
    words: [u64; BLOCKS + 1],
    // Invariant: `words` are those of the window that begins here.
    start: usize,
}

impl Stops {
    /// Those of the first window.
    #[inline]
    pub(super) fn new(text: &[u8]) -> Self {
        let mut stops = Self { words: [0; BLOCKS + 1], start: 0 };
        stops.look(text);
        stops
    }

    fn look(&mut self, text: &[u8]) {
        let window = text.get(self.start..).unwrap_or_default();
        let (blocks, rest) = window.as_chunks::<64>();
        let mut words = self.words.iter_mut().take(BLOCKS);
        // Blocks first: when there are no more, no word may be taken.
        for (block, word) in blocks.iter().zip(words.by_ref()) {
            *word = stops_of(block);
        }
        // Where the window is full no word is left for the rest.
        let mut last = [b' '; 64];
        if let (Some(word), Some(place)) = (words.next(), last.get_mut(..rest.len())) {
            place.copy_from_slice(rest);
            *word = stops_of(&last);
        }
        words.for_each(|word| *word = 0);
    }

    /// The first stop from `at` on, if it is within a window that begins there.
    #[inline(always)]
    pub(super) fn from(&mut self, text: &[u8], at: usize) -> Option<usize> {
        let within = at.wrapping_sub(self.start);
        if within < WINDOW {
            // The 64 bits from there on, of two words: which of them has the next stop is a
            // branch that nobody could foresee.
            let (block, bit) = (within / 64, within % 64);
            let words = (self.words.get(block)?, self.words.get(block + 1)?);
            let word = words.0 >> bit | words.1 << 1 << (63 - bit);
            if word != 0 {
                return Some(at + usize::try_from(word.trailing_zeros()).ok()?);
            }
        }
        self.far_from(text, at)
    }

    #[inline(never)]
    fn far_from(&mut self, text: &[u8], at: usize) -> Option<usize> {
        let block = at.wrapping_sub(self.start) / 64 + 1;
        self.in_blocks(block).or_else(|| {
            self.start = at;
            self.look(text);
            self.in_blocks(0)
        })
    }

    /// The first stop of the window from a block on.
    fn in_blocks(&self, block: usize) -> Option<usize> {
        let words = self.words.iter().enumerate().skip(block);
        let (block, word) = words.into_iter().find(|(_, word)| **word != 0)?;
        Some(self.start + block * 64 + usize::try_from(word.trailing_zeros()).ok()?)
    }
}

/// One bit for each byte of the block, the first byte lowest.
#[inline]
fn stops_of(block: &[u8; 64]) -> u64 {
    // Bytes of 0 and 1 first, which compilers do many at a time.
    let stops =
        block.map(|byte| u8::from(byte == b'"') | u8::from(byte == b'\\') | u8::from(byte < b' '));
    let (words, _) = stops.as_chunks::<8>();
    // Multiplying moves the ones of a word side by side into its highest byte.
    words.iter().rev().fold(0, |all, word| {
        let byte = u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        all << 8 | byte
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Stops, WINDOW};

    fn is_stop(byte: u8) -> bool {
        byte < 0x20 || byte == b'"' || byte == b'\\'
    }

    #[test]
    fn every_byte_at_every_place_of_a_block() {
        for byte in 0..=u8::MAX {
            for place in 0..64 {
                let mut block = [b'a'; 64];
                block[place] = byte;
                let found = Stops::new(&block).from(&block, 0);
                assert_eq!(found, is_stop(byte).then_some(place), "{byte} at {place}");
            }
        }
    }

    proptest! {
        #[test]
        fn stops_are_found_from_any_place_in_any_order(
            stops in prop::collection::vec(0..3 * WINDOW, 0..40),
            len in 0..3 * WINDOW,
            places in prop::collection::vec(0..3 * WINDOW, 1..40),
        ) {
            let mut text = vec![b'a'; len];
            for stop in stops {
                if let Some(byte) = text.get_mut(stop) {
                    *byte = b'"';
                }
            }
            let mut index = Stops::new(&text);
            for at in places {
                let near = text.iter().enumerate().skip(at).find(|(_, byte)| is_stop(**byte));
                match index.from(&text, at) {
                    Some(found) => prop_assert_eq!(near.map(|(place, _)| place), Some(found)),
                    // It may stand behind the window.
                    None => prop_assert!(near.is_none_or(|(place, _)| place - at >= WINDOW)),
                }
            }
        }
    }
}
