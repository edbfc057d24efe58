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
    pub(super) fn of(dossier: &Dossier) -> (Self, Option<Wait>) {
        let row = Self {
            received: number(dossier.received_on(), NEVER),
            due: number(dossier.due_on(), OPEN),
            end: number(dossier.end_day(), OPEN),
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

/// A row that is not held in columns: a dossier that waited for a supplement, or that has a day
/// far off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Other {
    pub(super) row: Row,
    pub(super) wait: Option<Wait>,
    pub(super) rest: Rest,
}

/// What facts ask of a dossier besides its days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest {
    pub(super) shape: u32,
    pub(super) databases: u32,
    /// By number.
    pub(super) procedure: u32,
}

/// The days that a reading holds rows against, as wide as those of the rows.
#[derive(Debug, Clone, Copy)]
struct Bounds<T> {
    first: T,
    last: T,
    as_of: T,
}

impl<T: Ord + Copy> Bounds<T> {
    #[inline]
    fn code(self, received: T, due: T, end: T, counted: T) -> u16 {
        let inside = u16::from(received >= self.first) & u16::from(received <= self.last);
        let (later, after, on) = (end > self.as_of, counted > due, counted == due);
        inside << 3 | u16::from(later) << 2 | u16::from(after) << 1 | u16::from(on)
    }
}

/// The days that a reading holds rows against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    wide: Bounds<i32>,
    narrow: Bounds<i16>,
    dates: Bounds<NaiveDate>,
}

/// How many codes a row can have.
pub(super) const CODES: u32 = 16;

impl Days {
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let as_of = reading.as_of().num_days_from_ce();
        let first = reading.period().first().num_days_from_ce();
        let last = reading.period().last().num_days_from_ce().min(as_of);
        // No day of a column is so early or so late.
        let narrow = |day: i32| {
            let far = if day < EPOCH { i16::MIN } else { LATEST + 1 };
            i16::try_from(day.saturating_sub(EPOCH)).unwrap_or(far).min(LATEST + 1)
        };
        let (period, date) = (reading.period(), reading.as_of());
        Self {
            dates: Bounds { first: period.first(), last: period.last().min(date), as_of: date },
            wide: Bounds { first, last, as_of },
            narrow: Bounds {
                first: narrow(first).max(EARLIEST),
                last: narrow(last),
                as_of: narrow(as_of),
            },
        }
    }

    /// All that the days of a row say under the reading, below [`CODES`]: received in the period
    /// or not, ended by the day of the reading or later, and whether what counts as the end is
    /// before, on or after the due date.
    #[inline]
    pub(super) fn code(self, row: Row, wait: Option<Wait>) -> u16 {
        let as_of = self.wide.as_of;
        let counted = match wait {
            Some(wait) if wait.ended && row.end > as_of => as_of,
            Some(wait) => wait.counted.min(as_of),
            None => row.end.min(as_of),
        };
        self.wide.code(row.received, row.due, row.end, counted)
    }

    /// The same of a dossier without supplement rounds, and whether it has an end and a due date.
    #[inline]
    pub(super) fn code_of_plain(self, dossier: &Dossier) -> (u16, bool, bool) {
        // Where there is none, the code says nothing of it.
        let (due, end) = (dossier.due_on(), dossier.end_day());
        let (received, due_or) = (dossier.received_on(), due.unwrap_or(NaiveDate::MAX));
        let end_or = end.unwrap_or(NaiveDate::MAX);
        let counted = end_or.min(self.dates.as_of);
        let code = self.dates.code(received.unwrap_or(NaiveDate::MIN), due_or, end_or, counted);
        (code, end.is_some(), due.is_some())
    }

    /// Days of some dossier that has that code; `None` if none has.
    pub(super) fn like(
        code: u16,
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

/// The day 0 of columns, 2000-01-01.
const EPOCH: i32 = 730_120;
/// The first and the last day of columns, in 1910 and 2089; what is none is beyond.
const EARLIEST: i16 = i16::MIN + 1;
const LATEST: i16 = i16::MAX - 2;

/// A day in two bytes; `None` for one far off.
fn narrow(day: i32, without: i32, instead: i16) -> Option<i16> {
    if day == without {
        return Some(instead);
    }
    let day = i16::try_from(day.checked_sub(EPOCH)?).ok()?;
    (EARLIEST..=LATEST).contains(&day).then_some(day)
}

/// Many rows, a column for each of their days and for what else they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    received: Vec<i16>,
    due: Vec<i16>,
    end: Vec<i16>,
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
    shapes: &'a [u32],
    databases: &'a [u32],
    procedures: &'a [u32],
}

impl Rows {
    /// Adds the row; says whether its days are near enough.
    pub(super) fn push(&mut self, row: Row, rest: Rest) -> bool {
        let received = narrow(row.received, NEVER, i16::MIN);
        let due = narrow(row.due, OPEN, i16::MAX);
        let end = narrow(row.end, OPEN, i16::MAX);
        let (Some(received), Some(due), Some(end)) = (received, due, end) else { return false };
        self.received.push(received);
        self.due.push(due);
        self.end.push(end);
        self.shapes.push(rest.shape);
        self.databases.push(rest.databases);
        self.procedures.push(rest.procedure);
        true
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
    pub(super) fn codes(&self, days: Days, codes: &mut [u16; BLOCK]) {
        let days = days.narrow;
        let moments = self.received.iter().zip(self.due).zip(self.end);
        for (code, ((&received, &due), &end)) in codes.iter_mut().zip(moments) {
            *code = days.code(received, due, end, end.min(days.as_of));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Period;

    const NONE: Rest = Rest { shape: 0, databases: 0, procedure: 0 };

    /// The same in two bytes as in four, at both ends of what two hold and beyond.
    #[test]
    fn narrow_days_say_what_wide_ones_do() {
        let day = |number: i32| NaiveDate::from_num_days_from_ce_opt(EPOCH + number);
        let ends = [EARLIEST, LATEST].map(i32::from);
        let near = |end: i32| (end - 3)..=(end + 3);
        let numbers: Vec<i32> = ends.into_iter().flat_map(near).chain([0]).collect();
        let mut held = 0;
        for as_of in &numbers {
            for received in &numbers {
                for (due, end) in
                    numbers.iter().flat_map(|due| numbers.iter().map(move |end| (due, end)))
                {
                    let row =
                        Row { received: EPOCH + received, due: EPOCH + due, end: EPOCH + end };
                    for row in [row, Row { due: OPEN, ..row }, Row { end: OPEN, ..row }] {
                        let mut rows = Rows::default();
                        if !rows.push(row, NONE) {
                            continue;
                        }
                        held += 1;
                        let (first, last) = (day(*received).unwrap(), day(numbers[0]).unwrap());
                        let period = Period::range(first.min(last), first.max(last)).unwrap();
                        let days = Days::of(&Reading::new(period).on(day(*as_of).unwrap()));
                        let mut codes = [0; BLOCK];
                        rows.blocks(0..1).for_each(|block| block.codes(days, &mut codes));
                        assert_eq!(codes[0], days.code(row, None), "{row:?} as of {as_of}");
                    }
                }
            }
        }
        assert!(held > 1000);
    }
}
