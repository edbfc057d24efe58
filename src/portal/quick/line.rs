//! The cells of a line.

use super::cells::{Cells, NO_COLUMN, Plan, SLOTS};
use crate::record::Dossier;

/// A line and where its cells begin.
pub(in crate::portal) struct Cut<'a> {
    line: &'a [u8],
    columns: &'a [u8; SLOTS],
    starts: &'a [u16; STARTS],
    /// How many cells there are, if not more than have a place.
    pub(in crate::portal) cells: Option<usize>,
}

/// Room to [cut](Plan::cut) a line in.
///
/// It holds where the cell of each column begins, and behind the last where another would; 0 where
/// there is none.
pub(in crate::portal) struct Starts([u16; STARTS]);

/// One more than six bits can number: no look needs a check.
const STARTS: usize = 65;

impl Starts {
    #[inline]
    pub(in crate::portal) const fn new() -> Self {
        Self([0; STARTS])
    }
}

impl Plan {
    /// The cells of a line that have that delimiter between them, cut in new room; `None` if it is
    /// to be read in another way.
    ///
    /// Cells end every few bytes: a search from one end to the next would cost more than the rest
    /// of the row, so 64 bytes at once become bits, and those are counted.
    #[inline]
    pub(in crate::portal) fn cut<'a>(
        &'a self,
        line: &'a str,
        delimiter: u8,
        Starts(starts): &'a mut Starts,
    ) -> Option<Cut<'a>> {
        let line = line.as_bytes();
        let len = u16::try_from(line.len()).ok().filter(|len| *len < u16::MAX / 2)?;
        let columns = self.columns.as_ref()?;
        // Those of no column stay 0.
        let places = starts.get_mut(1..usize::from(NO_COLUMN))?;
        let all = places.len();
        let mut free = places.iter_mut();
        let (blocks, rest) = line.as_chunks::<64>();
        let last = last_bits(line, rest, delimiter);
        let bits = blocks.iter().map(|block| bits_of(block, delimiter)).chain([last]);
        let mut behind = 1;
        'cells: for mut bits in bits {
            while bits != 0 {
                // Cells that have no column are passed over.
                let Some(start) = free.next() else { break 'cells };
                *start = behind + u16::try_from(bits.trailing_zeros()).unwrap_or(0);
                bits &= bits - 1;
            }
            behind += 64;
        }
        let end = free.next().map(|start| *start = len + 1);
        let cells = end.map(|()| all - free.len());
        Some(Cut { line, columns, starts, cells })
    }
}

impl Cut<'_> {
    /// The dossier of the line; `None` if it is to be read in another way.
    #[inline]
    pub(in crate::portal) fn dossier(&self) -> Option<Dossier> {
        Cells::dossier(self)
    }
}

impl<'a> Cells<'a> for Cut<'a> {
    #[inline]
    fn at(&self, slot: usize) -> &'a [u8] {
        let place = |column: usize| Some(usize::from(*self.starts.get(column)?));
        let column = usize::from(self.columns.get(slot).copied().unwrap_or(NO_COLUMN) & 63);
        let cell = place(column).zip(place(column + 1));
        // Where there is no next cell, there is no end that a text could have.
        let cell = cell.and_then(|(start, next)| self.line.get(start..next.wrapping_sub(1)));
        cell.unwrap_or_default()
    }
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
