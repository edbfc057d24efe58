//! Dossiers as rows of a few bytes.

use core::ops::Range;

use super::days::Days;
use super::timed::place_of;
use crate::record::{DayParts, NearDays, Traits};

/// What facts ask of a dossier besides its days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest {
    /// The [parts](Traits::PARTS) of the traits, each with others above it.
    pub(super) parts: [u32; 3],
    pub(super) databases: u32,
    /// By number.
    pub(super) procedure: u32,
}

/// Many rows, a column for each of their days and for what else facts ask of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    received: Vec<i16>,
    due: Vec<i16>,
    end: Vec<i16>,
    other: Vec<i16>,
    // The parts of the traits: the first and the third, then the second and the status.
    channel: Vec<u16>,
    payment: Vec<u16>,
    databases: Vec<u32>,
    procedures: Vec<u32>,
}

/// How many rows are read in one go.
pub(super) const BLOCK: usize = 64;

/// Some rows next to each other, at most [`BLOCK`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'a> {
    received: &'a [i16],
    due: &'a [i16],
    end: &'a [i16],
    other: &'a [i16],
    channel: &'a [u16],
    payment: &'a [u16],
    databases: &'a [u32],
    procedures: &'a [u32],
}

impl Rows {
    /// Adds the row of a dossier with those days and traits, of a procedure by number.
    pub(super) fn push(&mut self, days: NearDays, traits: Traits, procedure: u32) {
        let days = days.parts();
        self.received.push(days.received);
        self.due.push(days.due);
        self.end.push(days.end);
        self.other.push(days.other);
        let [channel, payment] = halves(traits.shape());
        self.channel.push(channel);
        self.payment.push(payment);
        self.databases.push(traits.database_bits());
        self.procedures.push(procedure);
    }

    pub(super) const fn len(&self) -> usize {
        self.channel.len()
    }

    /// The rows of that range, block by block.
    pub(super) fn blocks(&self, range: Range<usize>) -> impl Iterator<Item = Block<'_>> {
        let starts = range.clone().step_by(BLOCK);
        starts.filter_map(move |start| {
            let range = start..(start + BLOCK).min(range.end);
            Some(Block {
                received: self.received.get(range.clone())?,
                due: self.due.get(range.clone())?,
                end: self.end.get(range.clone())?,
                other: self.other.get(range.clone())?,
                channel: self.channel.get(range.clone())?,
                payment: self.payment.get(range.clone())?,
                databases: self.databases.get(range.clone())?,
                procedures: self.procedures.get(range)?,
            })
        })
    }
}

/// A [shape](Traits::shape) in two columns.
fn halves(shape: u32) -> [u16; 2] {
    let [(channel, _), (payment, _), (others, others_bits)] = Traits::PARTS;
    let part = |at: u32, bits: u32| shape >> at & ((1 << bits) - 1);
    let first = part(channel, CHANNEL_BITS) | part(others, others_bits) << CHANNEL_BITS;
    let last = part(payment, PAYMENT_BITS) | shape >> Traits::STATUS_AT << PAYMENT_BITS;
    [first, last].map(|half| u16::try_from(half).unwrap_or(0))
}

const CHANNEL_BITS: u32 = {
    let [(_, bits), _, _] = Traits::PARTS;
    bits
};

const PAYMENT_BITS: u32 = {
    let [_, (_, bits), _] = Traits::PARTS;
    bits
};

impl Block<'_> {
    pub(super) const fn len(&self) -> usize {
        self.channel.len()
    }

    /// The first two parts of the traits of each row, with others above them.
    #[inline]
    pub(super) fn parts(&self) -> impl Iterator<Item = [u32; 2]> {
        let parts = self.channel.iter().zip(self.payment);
        parts.map(|(&channel, &payment)| [channel, payment].map(u32::from))
    }

    /// What each row is besides its days.
    #[inline]
    pub(super) fn rests(&self) -> impl Iterator<Item = Rest> {
        let rests = self.parts().zip(self.databases).zip(self.procedures);
        rests.map(|(([channel, payment], &databases), &procedure)| Rest {
            parts: [channel, payment, channel >> CHANNEL_BITS],
            databases,
            procedure,
        })
    }

    /// Where each row is among what days answer; those behind them stay as they are.
    #[inline]
    pub(super) fn timed(&self, days: Days, places: &mut [u16; BLOCK]) {
        let rows = self.received.iter().zip(self.due).zip(self.end).zip(self.other);
        let rows = rows.zip(self.payment);
        for (place, ((((&received, &due), &end), &other), payment)) in places.iter_mut().zip(rows) {
            let code = days.code(DayParts { received, due, end, other });
            *place = place_of(payment >> PAYMENT_BITS, code);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every bit of a shape comes back, where the tables look for it.
    #[test]
    fn halves_hold_all_of_a_shape() {
        for bit in 0..Traits::SHAPE {
            let mut rows = Rows::default();
            rows.push(NearDays::UNTOLD, Traits::of_shape(1 << bit), 0);
            let mut found = Vec::new();
            for block in rows.blocks(0..1) {
                let rest = block.rests().next().unwrap();
                for ((at, bits), part) in Traits::PARTS.into_iter().zip(rest.parts) {
                    let part = part & ((1 << bits) - 1);
                    found.extend((0..bits).filter(|bit| part >> bit & 1 != 0).map(|bit| at + bit));
                }
                let status = u32::from(block.payment[0] >> PAYMENT_BITS);
                found.extend(
                    (0..4).filter(|bit| status >> bit & 1 != 0).map(|bit| Traits::STATUS_AT + bit),
                );
            }
            assert_eq!(found, [bit]);
        }
    }
}
