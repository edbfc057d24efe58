//! Sixty-four numbers that grow by at most one a record, counted side by side.
//!
//! A record is a word: each bit says whether it adds one to the number of its lane. The numbers
//! are kept on their side, a word for each of their binary places, so that one carry-save adder
//! (five operations on words) adds a place of 64 numbers at once.

/// The binary places of a number; more records than that are beyond any memory.
const PLACES: usize = 56;

/// Sixty-four numbers, one for each bit of a word.
#[derive(Debug, Clone)]
pub(super) struct Planes {
    places: [u64; PLACES],
    // The lowest places of what came in blocks, two words abreast: for the machine one wide word.
    pairs: [Pair; PAIRS],
}

type Pair = [u64; 2];

/// How many places come in pairs: what is carried beyond them is seldom anything.
const PAIRS: usize = 10;

/// The sum and the carry of three words, bit for bit.
#[inline]
fn add(a: Pair, b: Pair, c: Pair) -> (Pair, Pair) {
    let [a0, a1] = a;
    let [b0, b1] = b;
    let [c0, c1] = c;
    let (sum0, sum1) = (a0 ^ b0, a1 ^ b1);
    ([sum0 ^ c0, sum1 ^ c1], [(a0 & b0) | (sum0 & c0), (a1 & b1) | (sum1 & c1)])
}

/// The sum and the carry of two.
#[inline]
fn add_two([a0, a1]: Pair, [b0, b1]: Pair) -> (Pair, Pair) {
    ([a0 ^ b0, a1 ^ b1], [a0 & b0, a1 & b1])
}

impl Planes {
    pub(super) const ZERO: Self = Self { places: [0; PLACES], pairs: [[0; 2]; PAIRS] };

    /// Adds 2 to the power of `place` to the number of each lane that is set.
    #[inline]
    pub(super) fn add(&mut self, place: usize, mut lanes: u64) {
        for plane in self.places.iter_mut().skip(place) {
            if lanes == 0 {
                break;
            }
            (*plane, lanes) = (*plane ^ lanes, *plane & lanes);
        }
    }

    /// Adds every word, each lane that is set once.
    #[inline]
    pub(super) fn add_block(&mut self, words: &[u64; 64]) {
        let (pairs, _) = words.as_chunks();
        let (halves, _) = pairs.as_chunks();
        for half in halves {
            let mut lanes = self.add_half(half);
            for pair in self.pairs.iter_mut().skip(4) {
                (*pair, lanes) = add_two(*pair, lanes);
            }
            if lanes != [0; 2] {
                for lanes in lanes {
                    self.add(PAIRS, lanes);
                }
            }
        }
    }

    #[inline]
    #[allow(clippy::many_single_char_names)] // sixteen of a kind
    fn add_half(&mut self, words: &[Pair; 16]) -> Pair {
        let [ones, twos, fours, eights, ..] = self.pairs;
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *words;
        let (one, two_a) = add(ones, a, b);
        let (one, two_b) = add(one, c, d);
        let (two, four_a) = add(twos, two_a, two_b);
        let (one, two_a) = add(one, e, f);
        let (one, two_b) = add(one, g, h);
        let (two, four_b) = add(two, two_a, two_b);
        let (four, eight_a) = add(fours, four_a, four_b);
        let (one, two_a) = add(one, i, j);
        let (one, two_b) = add(one, k, l);
        let (two, four_a) = add(two, two_a, two_b);
        let (one, two_a) = add(one, m, n);
        let (one, two_b) = add(one, o, p);
        let (two, four_b) = add(two, two_a, two_b);
        let (four, eight_b) = add(four, four_a, four_b);
        let (eight, sixteens) = add(eights, eight_a, eight_b);
        let [ones, twos, fours, eights, ..] = &mut self.pairs;
        (*ones, *twos, *fours, *eights) = (one, two, four, eight);
        sixteens
    }

    /// The numbers as they stand, to be read off.
    pub(super) fn numbers(&self) -> Numbers {
        let mut all = Self { pairs: [[0; 2]; PAIRS], ..self.clone() };
        for (place, pair) in self.pairs.iter().enumerate() {
            for lanes in pair {
                all.add(place, *lanes);
            }
        }
        let used = all.places.iter().rposition(|lanes| *lanes != 0);
        Numbers { places: all.places, used: used.map_or(0, |last| last + 1) }
    }
}

/// Sixty-four numbers to be read off.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    places: [u64; PLACES],
    // How many places any number has.
    used: usize,
}

impl Numbers {
    /// The number of a lane, 0 to 63.
    #[inline]
    pub(super) fn of(&self, lane: usize) -> u64 {
        let places = self.places.iter().take(self.used).enumerate();
        places.fold(0, |number, (place, lanes)| number | (lanes >> lane & 1) << place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of which a lane is set ever more seldom, the same in every run.
    fn words() -> impl Iterator<Item = u64> {
        let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
        core::iter::repeat_with(move || {
            bits = bits.wrapping_mul(0xBF58_476D_1CE4_E5B9).rotate_left(23) ^ 0x94D0_49BB_1331_11EB;
            bits | 1
        })
    }

    fn by_hand(words: &[u64]) -> Vec<u64> {
        let number = |lane: u32| words.iter().map(|word| (*word >> lane) & 1).sum();
        (0..64).map(number).collect()
    }

    #[test]
    fn blocks_and_single_words_count_as_adding_up_does() {
        for count in [64, 128, 1600, 8000] {
            let words: Vec<u64> = words().take(count).collect();
            let (mut blocks, mut single) = (Planes::ZERO, Planes::ZERO);
            let (chunks, rest) = words.as_chunks();
            assert!(rest.is_empty());
            for block in chunks {
                blocks.add_block(block);
            }
            for word in &words {
                single.add(0, *word);
            }
            let by_hand = by_hand(&words);
            for planes in [blocks, single] {
                let numbers = planes.numbers();
                let counted: Vec<u64> = (0..64).map(|lane| numbers.of(lane)).collect();
                assert_eq!(counted, by_hand);
            }
        }
    }
}
