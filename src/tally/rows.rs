//! Dossiers as rows of days: what of them changes from one to the next.

use core::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::fact::Reading;
use crate::record::{Dossier, Read, ShapeDays, Status};

/// No day of receipt: before any period.
const NEVER: i32 = i32::MIN;
/// No end, or no due date: after any day.
const OPEN: i32 = i32::MAX;

/// The days of one dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    received: i32,
    due: i32,
    /// The day of the end moment; of one that waits for a supplement, that of the second request.
    end: i32,
}

/// The day that is held against the due date of a dossier that waited, or waits, for a supplement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wait {
    /// Of an ended dossier the day of the end moment, its waits taken off, of another the day of
    /// the first request.
    counted: i32,
    ended: bool,
}

fn number(day: Option<NaiveDate>, without: i32) -> i32 {
    day.map_or(without, |day| day.num_days_from_ce())
}

impl Row {
    /// The days of that dossier, and what its supplement rounds change.
    #[inline]
    pub(super) fn of(dossier: &Dossier) -> (Self, Option<Wait>) {
        let end = dossier.end_day();
        let row = Self {
            received: number(dossier.received_on(), NEVER),
            due: number(dossier.due_on(), OPEN),
            end: number(end, OPEN),
        };
        if dossier.supplements().is_empty() { (row, None) } else { row.with_rounds(dossier) }
    }

    fn with_rounds(self, dossier: &Dossier) -> (Self, Option<Wait>) {
        if let Some(end) = dossier.end_moment() {
            let counted = (end - dossier.waited_before(end)).date().num_days_from_ce();
            let wait = Wait { counted, ended: true };
            return (self, (counted != self.end).then_some(wait));
        }
        if dossier.status() != Some(Status::AwaitingSupplement) {
            return (self, None);
        }
        let requested = dossier.supplements().iter().map(|round| round.requested.date());
        let (first, second) = requested.fold((OPEN, OPEN), |(first, second), day| {
            let day = day.num_days_from_ce();
            (first.min(day), second.min(first.max(day)))
        });
        (Self { end: second, ..self }, Some(Wait { counted: first, ended: false }))
    }

    pub(super) const fn has_end(self) -> bool {
        self.end != OPEN
    }

    pub(super) const fn has_due(self) -> bool {
        self.due != OPEN
    }
}

/// The days that a reading holds rows against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    first: i32,
    last: i32,
    as_of: i32,
}

/// How many codes a row can have.
pub(super) const CODES: u32 = 16;

impl Days {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let as_of = reading.as_of().num_days_from_ce();
        let (first, last) = (reading.period().first(), reading.period().last());
        Self { first: first.num_days_from_ce(), last: last.num_days_from_ce().min(as_of), as_of }
    }

    /// All that the days of a row say under the reading, below [`CODES`]: received in the period
    /// or not, ended by the day of the reading or later, and whether what counts as the end is
    /// before, on or after the due date.
    #[inline]
    pub(super) fn code(self, row: Row) -> u32 {
        self.code_of(row, row.end.min(self.as_of))
    }

    /// The same of a row that waited.
    pub(super) fn code_of_waited(self, row: Row, wait: Wait) -> u32 {
        let later = wait.ended && row.end > self.as_of;
        self.code_of(row, if later { self.as_of } else { wait.counted.min(self.as_of) })
    }

    #[inline]
    fn code_of(self, row: Row, counted: i32) -> u32 {
        let inside = (row.received >= self.first) & (row.received <= self.last);
        let (later, after, on) = (row.end > self.as_of, counted > row.due, counted == row.due);
        u32::from(inside) << 3 | u32::from(later) << 2 | u32::from(after) << 1 | u32::from(on)
    }

    /// Days of some dossier that has that code; `None` if none has.
    pub(super) fn like(
        code: u32,
        (status, has_end, has_due): (Read<Status>, bool, bool),
        reading: &Reading<'_>,
    ) -> Option<ShapeDays> {
        let as_of = reading.as_of();
        let end = || if code & 4 == 0 { Some(as_of) } else { as_of.succ_opt() };
        let due = || match code & 3 {
            0 => as_of.succ_opt(),
            1 => Some(as_of),
            2 => as_of.pred_opt(),
            _ => None,
        };
        let mut days = ShapeDays {
            received: (code & 8 != 0).then_some(reading.period().first()),
            due: if has_due { Some(due()?) } else { None },
            end: if has_end { Some(end()?) } else { None },
            requested: [None; 2],
        };
        if has_end && status == Read::Known(Status::AwaitingSupplement) {
            days.requested = [Some(as_of), days.end.take()];
        }
        Some(days)
    }
}

/// Many rows, a column for each of their days and for what else they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    received: Vec<i32>,
    due: Vec<i32>,
    end: Vec<i32>,
    shapes: Vec<u32>,
    places: Vec<u32>,
}

/// How many rows are read in one go.
pub(super) const BLOCK: usize = 64;

/// Some rows next to each other, at most [`BLOCK`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'a> {
    received: &'a [i32],
    due: &'a [i32],
    end: &'a [i32],
    pub(super) shapes: &'a [u32],
    pub(super) places: &'a [u32],
}

impl Rows {
    pub(super) fn push(&mut self, row: Row, shape: u32, place: u32) {
        self.received.push(row.received);
        self.due.push(row.due);
        self.end.push(row.end);
        self.shapes.push(shape);
        self.places.push(place);
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
                shapes: self.shapes.get(range.clone())?,
                places: self.places.get(range)?,
            })
        })
    }
}

impl Block<'_> {
    /// The code of each row; those behind them stay as they are.
    #[inline]
    pub(super) fn codes(&self, days: Days, codes: &mut [u32; BLOCK]) {
        let moments = self.received.iter().zip(self.due).zip(self.end);
        for (code, ((&received, &due), &end)) in codes.iter_mut().zip(moments) {
            *code = days.code(Row { received, due, end });
        }
    }
}
