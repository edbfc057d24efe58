//! Where strings of a JSON text can stop.

/// So many bytes are looked at in one go.
const CHUNK: usize = 8;

const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; CHUNK])
}

/// The first byte that a string cannot go on over: a quote, a backslash or a control character.
///
/// Strings are short; looking at eight bytes of each costs less than an index of all that a text
/// has, for what stands before its values is [known](super::memory).
#[inline(always)]
pub(super) fn stop_of(chunk: &[u8; CHUNK]) -> Option<usize> {
    let bytes = u64::from_le_bytes(*chunk);
    // Taking away lends from the byte above only where this one is a stop. Bytes of 128 and more
    // are none.
    let quote = (bytes ^ each(b'"')).wrapping_sub(each(1));
    let escape = (bytes ^ each(b'\\')).wrapping_sub(each(1));
    let control = bytes.wrapping_sub(each(b' '));
    let stops = (quote | escape | control) & !bytes & each(0x80);
    if stops == 0 { None } else { usize::try_from(stops.trailing_zeros() / 8).ok() }
}

/// Whether a string cannot go on over it.
#[inline]
pub(super) const fn is_stop(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | ..b' ')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CHUNK, is_stop, stop_of};

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..CHUNK {
                for around in [b' ', b'a', b'#', b'!', b']', b'[', 0x7F, 0x80, 0xA2, 0xDC, 0xFF] {
                    let mut chunk = [around; CHUNK];
                    chunk[place] = byte;
                    let found = is_stop(byte).then_some(place);
                    assert_eq!(stop_of(&chunk), found, "{byte} at {place} in {around}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn the_first_stop_is_found(chunk: [u8; CHUNK]) {
            prop_assert_eq!(stop_of(&chunk), chunk.iter().position(|byte| is_stop(*byte)));
        }
    }
}
