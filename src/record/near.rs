//! The days of a dossier that facts ask for, worked out when it is made.

use chrono::{Datelike, NaiveDate};

use super::{Dossier, Status};

/// The days of a dossier that facts ask for, its supplement rounds worked in, each in two bytes;
/// or a note that they must be asked for in the usual way.
///
/// They stand beside the traits of the dossier, so that to count it sixteen bytes tell all, and
/// nothing elsewhere in memory has to be brought. A day is its [number](DayNumber), as far as that
/// is a short one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NearDays {
    // Two days a word: many of them are quicker taken apart so. First `received` and `due`, then
    // `end` and `other`, each time the first in the low half.
    words: [u32; 2],
}

/// The days of [`NearDays`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayParts {
    /// The day of receipt, or [`NEVER`](NearDays::NEVER).
    pub(crate) received: i16,
    /// The due date, or [`OPEN`](NearDays::OPEN).
    pub(crate) due: i16,
    /// The day of the end moment; of a dossier that waits for a supplement that of the first
    /// request. Or [`OPEN`](NearDays::OPEN).
    pub(crate) end: i16,
    /// Of an ended dossier the day of the end moment, its waits taken off: `end` or earlier. Of
    /// one that waits for a supplement the day of the second request, `end` or later. Or
    /// [`OPEN`](NearDays::OPEN).
    pub(crate) other: i16,
}

/// A day as a number that orders as days do: nine bits are its place in the year, those above them
/// the year. It is made and held against another sooner than a day is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DayNumber(i32);

/// The year that is 0.
const EPOCH: i32 = 2024;

/// How many bits the place of a day in its year has.
const ORDINAL: u32 = 9;

impl From<NaiveDate> for DayNumber {
    #[inline]
    fn from(day: NaiveDate) -> Self {
        Self((day.year() - EPOCH) << ORDINAL | day.ordinal().cast_signed())
    }
}

impl From<i16> for DayNumber {
    #[inline]
    fn from(near: i16) -> Self {
        Self(near.into())
    }
}

impl DayNumber {
    /// The day; `None` of a number that is none.
    pub(crate) fn get(self) -> Option<NaiveDate> {
        let ordinal = self.0.cast_unsigned() & ((1 << ORDINAL) - 1);
        NaiveDate::from_yo_opt(EPOCH + (self.0 >> ORDINAL), ordinal)
    }
}

impl NearDays {
    /// No day of receipt: before any period.
    pub(super) const NEVER: i16 = i16::MIN;
    /// No end, or no due date: after any day.
    pub(crate) const OPEN: i16 = i16::MAX;
    /// The first and the last day that can be told: 1960-01-01 and 2087-12-31.
    pub(crate) const EARLIEST: i16 = i16::MIN + 1;
    pub(super) const LATEST: i16 = (63 << ORDINAL) + 365;

    /// Of none: before any end, and no other.
    const NOTHING: i16 = i16::MIN;

    /// Nothing is told.
    pub(crate) const UNTOLD: Self = Self::begun(Self::NEVER, Self::OPEN);

    /// Those of a dossier that is not complete, or of which they do not tell all: some day is too
    /// far off, or there is more than days and traits tell.
    #[inline]
    pub(super) const fn begun(received: i16, due: i16) -> Self {
        Self::of_parts(DayParts { received, due, end: Self::OPEN, other: Self::NOTHING })
    }

    #[inline]
    const fn of_parts(parts: DayParts) -> Self {
        const fn word(low: i16, high: i16) -> u32 {
            let ([first, second], [third, fourth]) = (low.to_le_bytes(), high.to_le_bytes());
            u32::from_le_bytes([first, second, third, fourth])
        }
        Self { words: [word(parts.received, parts.due), word(parts.end, parts.other)] }
    }

    #[inline]
    pub(crate) const fn parts(self) -> DayParts {
        const fn halves(word: u32) -> (i16, i16) {
            let [first, second, third, fourth] = word.to_le_bytes();
            (i16::from_le_bytes([first, second]), i16::from_le_bytes([third, fourth]))
        }
        let [first, last] = self.words;
        let ((received, due), (end, other)) = (halves(first), halves(last));
        DayParts { received, due, end, other }
    }

    /// Whether they tell all that facts ask besides the traits.
    #[inline]
    pub(crate) const fn is_told(self) -> bool {
        self.parts().is_told()
    }

    /// The day in two bytes; one too far off as the nearest that no dossier has.
    pub(crate) fn clamped(day: NaiveDate) -> i16 {
        let far = if day.year() < EPOCH { Self::EARLIEST - 1 } else { Self::LATEST + 1 };
        Self::near(day).unwrap_or(far)
    }

    /// The day in two bytes; `None` for one too far off.
    #[inline]
    pub(super) fn near(day: NaiveDate) -> Option<i16> {
        i16::try_from(DayNumber::from(day).0).ok()
    }

    /// The day that those two bytes are; `None` if they are none.
    #[inline]
    pub(super) fn day(near: i16) -> Option<NaiveDate> {
        DayNumber::from(near).get()
    }

    /// The days of the dossier, by all its other parts.
    #[inline]
    pub(super) fn of(dossier: &Dossier) -> Self {
        let begun = dossier.days().parts();
        let end = dossier.near_end();
        let days = DayParts { end, other: end, ..begun };
        if dossier.rare.is_none() {
            return Self::of_parts(days);
        }
        Self::of_parts(days.with_rare(dossier).unwrap_or(begun))
    }
}

impl DayParts {
    /// Whether the days are told at all.
    #[inline]
    pub(crate) const fn is_told(self) -> bool {
        self.other != NearDays::NOTHING
    }

    pub(crate) const fn has_due(self) -> bool {
        self.due != NearDays::OPEN
    }

    /// With what else there is; `None` if that is more than days tell.
    #[cold]
    fn with_rare(self, dossier: &Dossier) -> Option<Self> {
        if dossier.has_unplaced_database() || dossier.has_far_day() {
            return None;
        }
        if dossier.supplements().is_empty() { Some(self) } else { self.with_rounds(dossier) }
    }

    fn with_rounds(self, dossier: &Dossier) -> Option<Self> {
        if let Some(end) = dossier.end_moment() {
            let other = NearDays::near((end - dossier.waited_before(end)).date())?;
            return Some(Self { other, ..self });
        }
        if dossier.status() != Some(Status::AwaitingSupplement) {
            return Some(self);
        }
        let mut days = self;
        for round in dossier.supplements() {
            let day = NearDays::near(round.requested.date())?;
            (days.end, days.other) = (days.end.min(day), days.other.min(days.end.max(day)));
        }
        Some(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_near_day_comes_back_in_its_order() {
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let (first, last) = (date(1960, 1, 1), date(2087, 12, 31));
        let mut before = NearDays::NEVER;
        for day in first.iter_days().take_while(|day| *day <= last) {
            let near = NearDays::near(day).unwrap();
            assert_eq!((NearDays::day(near), NearDays::clamped(day)), (Some(day), near));
            assert!(near > before, "{day}");
            before = near;
        }
        assert_eq!((NearDays::clamped(first), before), (NearDays::EARLIEST, NearDays::LATEST));
        const { assert!(NearDays::LATEST < NearDays::OPEN - 1) };
    }

    #[test]
    fn far_days_and_none_are_no_days() {
        let far = [(NaiveDate::MIN, 1959), (NaiveDate::MAX, 2088)];
        for (extreme, year) in far {
            let days = [1, 365].map(|day| NaiveDate::from_yo_opt(year, day).unwrap());
            for day in [extreme].into_iter().chain(days) {
                assert_eq!(NearDays::near(day), None, "{day}");
                assert_eq!(DayNumber::from(day).get(), Some(day));
                assert_eq!(NearDays::day(NearDays::clamped(day)), None, "{day}");
            }
        }
        for none in [NearDays::NEVER, NearDays::OPEN, NearDays::LATEST + 1] {
            assert_eq!(NearDays::day(none), None);
        }
    }
}
