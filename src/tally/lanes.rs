//! Counting 64 records at once: each fact becomes a lane of 64 bits, one bit a record.
//!
//! Asking one record after another costs some instructions for every indicator. Turned on its
//! side, a block of 64 records is a word for each fact, so that an indicator is a handful of
//! ANDs and a population count for all 64 of them.
#![allow(clippy::indexing_slicing)] // all places are below 32; `tests/it` compares with asking

use crate::fact::{Fact, Standing};
use crate::indicator::Indicator;

/// How many records a block holds.
pub(super) const BLOCK: usize = 64;

/// For each fact, the records of a block of which it holds, and of which it does not.
#[derive(Debug)]
pub(super) struct Lanes {
    holds: [u64; 32],
    fails: [u64; 32],
    records: u64,
}

impl Lanes {
    /// Turns a block of at most 64 standings on its side.
    pub(super) fn of<F: Fact>(block: &[Standing<F>]) -> Self {
        let mut holds = [[0_u32; 32]; 2];
        let mut fails = [[0_u32; 32]; 2];
        for (index, standing) in block.iter().take(BLOCK).enumerate() {
            (holds[index / 32][index % 32], fails[index / 32][index % 32]) = standing.masks();
        }
        let records = match block.len() {
            0 => 0,
            len if len >= BLOCK => u64::MAX,
            len => u64::MAX >> (BLOCK - len),
        };
        Self { holds: turned(holds), fails: turned(fails), records }
    }

    /// How many of the records count as having, among, having not known, among not known.
    #[inline]
    pub(super) fn count<F: Fact>(&self, indicator: &Indicator<F>) -> [u32; 4] {
        let (among, not_among) = self.ask(indicator.among().masks());
        let (having, not_having) = self.ask(indicator.having().masks());
        [
            (among & having).count_ones(),
            among.count_ones(),
            (among & !having & !not_having).count_ones(),
            (self.records & !among & !not_among).count_ones(),
        ]
    }

    /// The records that answer yes, and those that answer no.
    #[inline]
    fn ask(&self, (with, without): (u32, u32)) -> (u64, u64) {
        let (mut yes, mut no) = (self.records, 0);
        for place in places(with) {
            yes &= self.holds[place];
            no |= self.fails[place];
        }
        for place in places(without) {
            yes &= self.fails[place];
            no |= self.holds[place];
        }
        (yes, no)
    }
}

/// The places of the bits that are set, from the lowest.
#[inline]
fn places(mut set: u32) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros())?;
        set &= set - 1;
        usize::try_from(place).ok()
    })
}

/// Two blocks of 32 rows, turned into 32 lanes of 64 records.
fn turned([mut low, mut high]: [[u32; 32]; 2]) -> [u64; 32] {
    transpose(&mut low);
    transpose(&mut high);
    let mut lanes = [0; 32];
    for (lane, (low, high)) in lanes.iter_mut().zip(low.iter().zip(high)) {
        *lane = u64::from(*low) | u64::from(high) << 32;
    }
    lanes
}

/// Swaps rows and bits of a square of 32 by 32, in five rounds of ever smaller squares.
#[inline]
fn transpose(rows: &mut [u32; 32]) {
    let mut width = 16;
    let mut mask = 0x0000_FFFF_u32;
    while width != 0 {
        for start in (0..32).step_by(2 * width) {
            for row in start..start + width {
                let swap = ((rows[row] >> width) ^ rows[row + width]) & mask;
                rows[row] ^= swap << width;
                rows[row + width] ^= swap;
            }
        }
        width /= 2;
        mask ^= mask << width;
    }
}

#[cfg(test)]
mod tests {
    use super::transpose;

    #[test]
    fn rows_and_bits_change_places() {
        let mut rows = [0_u32; 32];
        let mut bits = 0x9E37_79B9_u32;
        for row in &mut rows {
            bits = bits.wrapping_mul(0x85EB_CA6B).rotate_left(13) ^ 0xC2B2_AE35;
            *row = bits;
        }
        let before = rows;
        transpose(&mut rows);
        for (bit, lane) in rows.into_iter().enumerate() {
            for (row, bits) in before.into_iter().enumerate() {
                assert_eq!(lane >> row & 1, bits >> bit & 1, "row {row}, bit {bit}");
            }
        }
    }
}
