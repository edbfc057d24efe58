//! Dossiers as rows of a few bytes.

use core::ops::Range;

use super::days::Days;
use crate::record::{DayParts, NearDays};

/// What facts ask of a dossier besides its days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest {
    pub(super) shape: u32,
    pub(super) databases: u32,
    /// By number.
    pub(super) procedure: u32,
}

/// Many rows, a column for each of their days and for what else they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    received: Vec<i16>,
    due: Vec<i16>,
    end: Vec<i16>,
    other: Vec<i16>,
    shapes: Vec<u32>,
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
    shapes: &'a [u32],
    databases: &'a [u32],
    procedures: &'a [u32],
}

impl Rows {
    /// Adds the row.
    pub(super) fn push(&mut self, days: NearDays, rest: Rest) {
        let days = days.parts();
        self.received.push(days.received);
        self.due.push(days.due);
        self.end.push(days.end);
        self.other.push(days.other);
        self.shapes.push(rest.shape);
        self.databases.push(rest.databases);
        self.procedures.push(rest.procedure);
    }

    pub(super) const fn len(&self) -> usize {
        self.shapes.len()
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
                shapes: self.shapes.get(range.clone())?,
                databases: self.databases.get(range.clone())?,
                procedures: self.procedures.get(range)?,
            })
        })
    }
}

impl Block<'_> {
    pub(super) const fn len(&self) -> usize {
        self.shapes.len()
    }

    /// What each row is besides its days.
    #[inline]
    pub(super) fn rests(&self) -> impl Iterator<Item = Rest> {
        let rests = self.shapes.iter().zip(self.databases).zip(self.procedures);
        rests.map(|((&shape, &databases), &procedure)| Rest { shape, databases, procedure })
    }

    /// The code of each row; those behind them stay as they are.
    #[inline]
    pub(super) fn codes(&self, days: Days, codes: &mut [u8; BLOCK]) {
        let moments = self.received.iter().zip(self.due).zip(self.end).zip(self.other);
        for (code, (((&received, &due), &end), &other)) in codes.iter_mut().zip(moments) {
            [*code, _] = days.code(DayParts { received, due, end, other }).to_le_bytes();
        }
    }
}
