//! Dossiers as rows of days: what of them changes from one to the next.

use core::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::fact::Reading;
use crate::record::{Dossier, ShapeDays, Status};

/// No day of receipt: before any period.
const NEVER: i32 = i32::MIN;
/// No due date, or no day that counts as the end: after any day.
const OPEN: i32 = i32::MAX;

/// The days of one dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) received: i32,
    pub(super) due: i32,
    /// The day of the end moment; [`NEVER`] without one.
    pub(super) end: i32,
    /// The day that is held against the due date, if that is before the day of the reading: of
    /// an ended dossier the day of the end moment, its waits taken off; of one that waits for a
    /// supplement the day of the request.
    pub(super) counted: i32,
}

fn number(day: Option<NaiveDate>, without: i32) -> i32 {
    day.map_or(without, |day| day.num_days_from_ce())
}

impl Row {
    /// The days of that dossier; `None` if it has more than a row holds: a second request for a
    /// supplement that it waits for.
    pub(super) fn of(dossier: &Dossier) -> Option<Self> {
        let end = dossier.end_day();
        let waits = dossier.status() == Some(Status::AwaitingSupplement);
        let counted = match (end, dossier.supplements()) {
            (Some(end), []) => Some(end),
            (Some(_), [..]) => {
                let end = dossier.end_moment()?;
                Some((end - dossier.waited_before(end)).date())
            }
            (None, [round]) if waits => Some(round.requested.date()),
            (None, [_, ..]) if waits => return None,
            (None, _) => None,
        };
        Some(Self {
            received: number(dossier.received_on(), NEVER),
            due: number(dossier.due_on(), OPEN),
            end: number(end, NEVER),
            counted: number(counted, OPEN),
        })
    }

    pub(super) const fn has_end(self) -> bool {
        self.end != NEVER
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
        let inside = (row.received >= self.first) & (row.received <= self.last);
        let later = row.end > self.as_of;
        let end = if later { self.as_of } else { row.counted.min(self.as_of) };
        let (after, on) = (end > row.due, end == row.due);
        u32::from(inside) << 3 | u32::from(later) << 2 | u32::from(after) << 1 | u32::from(on)
    }

    /// Days of some dossier that has that code; `None` if none has.
    pub(super) fn like(
        code: u32,
        has_end: bool,
        has_due: bool,
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
        let first = reading.period().first();
        Some(ShapeDays {
            received: (code & 8 != 0).then_some(first),
            due: if has_due { Some(due()?) } else { None },
            end: if has_end { Some(end()?) } else { None },
        })
    }
}

/// The days that a reading holds dossiers against one by one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moments {
    first: NaiveDate,
    last: NaiveDate,
    as_of: NaiveDate,
}

impl Moments {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let (as_of, period) = (reading.as_of(), reading.period());
        Self { first: period.first(), last: period.last().min(as_of), as_of }
    }

    /// All that the days of a dossier say under the reading, below [`MOMENTS`], for its status:
    /// [`Days::code`], and whether there is an end or a due date at all.
    #[inline]
    pub(super) fn code(&self, dossier: &Dossier) -> u64 {
        let inside = dossier.received_on().is_some_and(|day| self.first <= day && day <= self.last);
        let (end, counted) = match dossier.end_day() {
            None => (0, self.as_of),
            Some(day) if day <= self.as_of => (1, day),
            Some(_) => (2, self.as_of),
        };
        let due = match dossier.due_on() {
            None => 0,
            Some(due) if counted < due => 1,
            Some(due) if counted == due => 2,
            Some(_) => 3,
        };
        dossier.traits().status_place() << 5 | u64::from(inside) << 4 | end << 2 | due
    }
}

/// How many codes the moments of a dossier can have.
pub(super) const MOMENTS: usize = 16 << 5;

/// Many rows, a column for each of their days, with what else they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    received: Vec<i32>,
    due: Vec<i32>,
    end: Vec<i32>,
    counted: Vec<i32>,
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
    counted: &'a [i32],
    shapes: &'a [u32],
    places: &'a [u32],
}

impl Rows {
    pub(super) fn push(&mut self, row: Row, shape: u32, place: u32) {
        self.received.push(row.received);
        self.due.push(row.due);
        self.end.push(row.end);
        self.counted.push(row.counted);
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
                counted: self.counted.get(range.clone())?,
                shapes: self.shapes.get(range.clone())?,
                places: self.places.get(range)?,
            })
        })
    }
}

impl Block<'_> {
    /// What each row says: shape, place and code.
    #[inline]
    pub(super) fn rows(&self, days: Days) -> impl Iterator<Item = (u32, u32, u32)> {
        let mut codes = [0; BLOCK];
        let moments = self.received.iter().zip(self.due).zip(self.end.iter().zip(self.counted));
        for (code, ((&received, &due), (&end, &counted))) in codes.iter_mut().zip(moments) {
            *code = days.code(Row { received, due, end, counted });
        }
        let told = self.shapes.iter().zip(self.places);
        told.zip(codes).map(|((shape, place), code)| (*shape, *place, code))
    }
}
