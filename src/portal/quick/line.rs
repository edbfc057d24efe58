//! The cells of a line.

use super::cells::{Cells, Slot};

/// Cuts a line at each delimiter, and puts the cells into their slots.
///
/// Cells end every few bytes: a search from one end to the next would cost more than the rest of
/// the row, so 64 bytes at once become bits, and those are counted.
#[inline]
pub(in crate::portal) fn cut<'a>(
    line: &'a [u8],
    delimiter: u8,
    slots: &[Slot],
    cells: &mut Cells<'a>,
) -> Option<()> {
    let (mut slots, mut start) = (slots.iter(), 0);
    let (blocks, rest) = line.as_chunks::<64>();
    let last = last_bits(line, rest, delimiter);
    let bits = blocks.iter().map(|block| bits_of(block, delimiter)).chain([last]);
    for (number, mut bits) in bits.enumerate() {
        while bits != 0 {
            let end = number * 64 + usize::try_from(bits.trailing_zeros()).ok()?;
            let Some(slot) = slots.next() else { return Some(()) };
            cells.put(*slot, line.get(start..end)?);
            start = end + 1;
            bits &= bits - 1;
        }
    }
    cells.put(slots.next().copied().unwrap_or(Slot::NONE), line.get(start..)?);
    Some(())
}

/// Where the delimiter is among the bytes behind the last block.
#[inline]
fn last_bits(line: &[u8], rest: &[u8], delimiter: u8) -> u64 {
    match line.last_chunk() {
        // The bytes before them were looked at, which costs less than copying those.
        Some(block) if !rest.is_empty() => bits_of(block, delimiter) >> (64 - rest.len()),
        _ => {
            let mut block = [!delimiter; 64];
            if let Some(place) = block.get_mut(..rest.len()) {
                place.copy_from_slice(rest);
            }
            bits_of(&block, delimiter)
        }
    }
}

/// One bit for each byte: whether it is the delimiter.
#[inline]
fn bits_of(block: &[u8; 64], delimiter: u8) -> u64 {
    let found = block.map(|byte| u8::from(byte == delimiter));
    let (words, _) = found.as_chunks::<8>();
    // Multiplying moves the ones of a word side by side into its highest byte.
    words.iter().rev().fold(0, |all: u64, word| {
        all << 8 | u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}
