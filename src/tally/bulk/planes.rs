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
const fn add_three(one: u64, two: u64, three: u64) -> (u64, u64) {
    let sum = one ^ two;
    (sum ^ three, (one & two) | (sum & three))
}

#[inline]
const fn add([a0, a1]: Pair, [b0, b1]: Pair, [c0, c1]: Pair) -> (Pair, Pair) {
    let (sum0, carry0) = add_three(a0, b0, c0);
    let (sum1, carry1) = add_three(a1, b1, c1);
    ([sum0, sum1], [carry0, carry1])
}

/// The sum and the carry of two.
#[inline]
const fn add_two([a0, a1]: Pair, [b0, b1]: Pair) -> (Pair, Pair) {
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

    /// The number of each lane.
    pub(super) fn numbers(&self) -> [u64; 64] {
        let mut all = Self { pairs: [[0; 2]; PAIRS], ..self.clone() };
        let (mut left, mut right) = (0, 0);
        for (place, [one, two]) in all.places.iter_mut().zip(self.pairs) {
            (*place, left) = add_three(*place, one, left);
            (*place, right) = add_three(*place, two, right);
        }
        all.add(PAIRS, left);
        all.add(PAIRS, right);
        let mut numbers = [0; 64];
        let (parts, rest) = all.places.as_chunks();
        for (part, at) in parts.iter().chain([&last_part(rest)]).zip((0..).step_by(PART)) {
            for (number, part) in numbers.iter_mut().zip(numbers_of(part)) {
                *number |= u64::from(part) << at;
            }
        }
        numbers
    }
}

/// How many places of numbers are read off together.
const PART: usize = 16;

fn last_part(places: &[u64]) -> [u64; PART] {
    let mut part = [0; PART];
    part.iter_mut().zip(places).for_each(|(part, place)| *part = *place);
    part
}

/// The numbers of these places.
fn numbers_of(places: &[u64; PART]) -> [u16; 64] {
    // Four numbers a word: those of the lanes `lane`, and 16, 32 and 48 behind it.
    let mut quarters = [0; 16];
    for (place, lanes) in places.iter().enumerate().filter(|(_, lanes)| **lanes != 0) {
        for (lane, quarter) in quarters.iter_mut().enumerate() {
            *quarter |= (lanes >> lane & 0x0001_0001_0001_0001) << place;
        }
    }
    let mut numbers = [0; 64];
    for (lane, quarter) in quarters.into_iter().enumerate() {
        let bytes = quarter.to_le_bytes();
        let (words, _) = bytes.as_chunks();
        for (number, bytes) in numbers.iter_mut().skip(lane).step_by(16).zip(words) {
            *number = u16::from_le_bytes(*bytes);
        }
    }
    numbers
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

    #[test]
    fn numbers_of_any_size_come_back() {
        let mut planes = Planes::ZERO;
        for (place, lanes) in [(0, 5), (3, 4), (15, 1), (16, 1), (17, 1 << 63), (55, 1 << 20)] {
            planes.add(place, lanes);
        }
        let mut expected = [0; 64];
        (expected[0], expected[2]) = (1 | 1 << 15 | 1 << 16, 1 | 1 << 3);
        (expected[63], expected[20]) = (1 << 17, 1 << 55);
        assert_eq!(planes.numbers(), expected);
    }

    fn by_hand(words: &[u64]) -> Vec<u64> {
        let number = |lane: u32| words.iter().map(|word| (*word >> lane) & 1).sum();
        (0..64).map(number).collect()
    }

    #[test]
    fn blocks_and_single_words_count_as_adding_up_does() {
        for count in [64, 128, 1600, 8000, 640_000] {
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
                assert_eq!(planes.numbers().as_slice(), by_hand);
            }
        }
    }
}
