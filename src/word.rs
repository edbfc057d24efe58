//! Short texts eight bytes at once, as a number: a byte each, the first one lowest.
//!
//! Looking at each byte of a short text costs a guess of the processor at where it ends.

/// A 1 in every byte.
const ONES: u64 = u64::MAX / 0xFF;
/// The highest bit of every byte.
const HIGH: u64 = ONES << 7;

/// The word of a text of at most eight bytes, with zeros behind it.
#[inline]
pub(crate) fn word(text: &[u8]) -> Option<u64> {
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        let before = u32::try_from(text.len()).ok().filter(|len| *len <= 8)? - 4;
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        // Where the two share bytes they are the same.
        return Some(u64::from(first) | u64::from(last) << (8 * before));
    }
    match *text {
        [] => Some(0),
        [first, .., last] => {
            let second = text.get(1).copied().unwrap_or(0);
            let shift = 8 * (text.len() - 1);
            Some(u64::from(first) | u64::from(second) << 8 | u64::from(last) << shift)
        }
        [one] => Some(one.into()),
    }
}

/// The word of exactly eight bytes.
#[inline]
pub(crate) const fn full(text: [u8; 8]) -> u64 {
    u64::from_le_bytes(text)
}

/// The highest bits of the first bytes.
#[inline]
pub(crate) const fn high(bytes: usize) -> u64 {
    if bytes >= 8 { HIGH } else { HIGH & ((1 << (8 * bytes)) - 1) }
}

/// The highest bit of each byte in that range of ASCII.
#[inline]
pub(crate) const fn within(word: u64, first: u8, last: u8) -> u64 {
    let (from, behind) = (0x80 - first, 0x7F - last);
    let low = word & !HIGH;
    (low + ONES * widen(from)) & !(low + ONES * widen(behind)) & !word & HIGH
}

#[inline]
#[allow(clippy::as_conversions)] // `u64::from` is not const
const fn widen(byte: u8) -> u64 {
    byte as u64
}

/// The four numbers of two digits that eight digits are; `None` if one is no digit.
#[inline]
pub(crate) fn pairs(digits: [u8; 8]) -> Option<[u32; 4]> {
    let word = u64::from_le_bytes(digits);
    // A byte below `0` borrows, and one above `9` carries, into its highest bit.
    let others = word.wrapping_sub(ONES * 0x30) | word.wrapping_add(ONES * 0x46) | word;
    if others & HIGH != 0 {
        return None;
    }
    let ones = word & (ONES * 0x0F);
    // Ten times each digit, and the one behind it, which little endian has above.
    let twos = ones * 10 + (ones >> 8);
    let [a, _, b, _, c, _, d, _] = twos.to_le_bytes();
    Some([a, b, c, d].map(u32::from))
}

#[cfg(test)]
mod tests {
    use super::{full, high, pairs, within, word};

    #[test]
    fn a_word_holds_up_to_eight_bytes() {
        let text = *b"\x01\x82\x04\x88\x10\xA0\x40\xFF\x03";
        for len in 0..=8 {
            let mut bytes = [0; 8];
            bytes[..len].copy_from_slice(&text[..len]);
            assert_eq!(word(&text[..len]), Some(u64::from_le_bytes(bytes)));
        }
        assert_eq!(word(&text), None);
        assert_eq!(word(&[1; 300]), None);
        assert_eq!(full(*b"12345678"), word(b"12345678").unwrap());
    }

    #[test]
    fn ranges_are_told_of_every_byte_at_every_place() {
        for (first, last) in [(b'0', b'9'), (b'A', b'Z'), (b'.', b'.'), (0, 0), (0x7F, 0x7F)] {
            for byte in 0..=u8::MAX {
                for place in 0..8 {
                    for other in [0, b'/', b'0', b'9', b':', b'Z', 0x7F, 0xFF] {
                        let mut bytes = [other; 8];
                        bytes[place] = byte;
                        let told = within(full(bytes), first, last).to_le_bytes();
                        let slow =
                            bytes.map(|byte| if (first..=last).contains(&byte) { 0x80 } else { 0 });
                        assert_eq!(told, slow, "{bytes:?}");
                    }
                }
            }
        }
        assert_eq!(high(0), 0);
        assert_eq!(high(1), 0x80);
        assert_eq!(high(7), 0x0080_8080_8080_8080);
        assert_eq!(high(8), 0x8080_8080_8080_8080);
    }

    #[test]
    fn pairs_of_digits_and_nothing_else() {
        assert_eq!(pairs(*b"20260704"), Some([20, 26, 7, 4]));
        assert_eq!(pairs(*b"99999999"), Some([99; 4]));
        for place in 0..8 {
            for byte in 0..=u8::MAX {
                for others in [b'0', b'5', b'9'] {
                    let mut text = [others; 8];
                    text[place] = byte;
                    let mut slow =
                        text.chunks(2).map(|pair| str::from_utf8(pair).ok()?.parse().ok());
                    let slow = [slow.next(), slow.next(), slow.next(), slow.next()];
                    let digits = text.iter().all(u8::is_ascii_digit);
                    assert_eq!(pairs(text).is_some(), digits, "{text:?}");
                    if let Some(pairs) = pairs(text) {
                        assert_eq!(slow.map(Option::flatten), pairs.map(Some));
                    }
                }
            }
        }
    }
}
