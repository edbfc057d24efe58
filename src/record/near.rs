//! The days of a dossier that facts ask for, worked out when it is made.

use chrono::{Datelike, NaiveDate};

use super::{Dossier, Status};

/// The days of a dossier that facts ask for, its supplement rounds worked in, each in two bytes;
/// or a note that they must be asked for in the usual way.
///
/// They follow from the other parts of the dossier and stand beside its traits, so that to count
/// it sixteen bytes tell all, and nothing elsewhere in memory has to be brought.
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

/// The day 0, 2000-01-01.
const EPOCH: i32 = 730_120;

impl NearDays {
    /// No day of receipt: before any period.
    pub(crate) const NEVER: i16 = i16::MIN;
    /// No end, or no due date: after any day.
    pub(crate) const OPEN: i16 = i16::MAX;
    /// The first and the last day that can be told, in 1910 and 2089.
    pub(crate) const EARLIEST: i16 = i16::MIN + 1;
    pub(crate) const LATEST: i16 = i16::MAX - 2;

    /// Of none: before any end, and no other.
    const NOTHING: i16 = i16::MIN;

    /// Nothing is told: some day is too far off, or there is more than days and traits tell.
    pub(crate) const UNTOLD: Self = Self::of_parts(DayParts {
        received: Self::NEVER,
        due: Self::OPEN,
        end: Self::OPEN,
        other: Self::NOTHING,
    });

    #[inline]
    pub(crate) const fn of_parts(parts: DayParts) -> Self {
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
        let far = if day.num_days_from_ce() < EPOCH { i16::MIN } else { i16::MAX };
        let near = i16::try_from(day.num_days_from_ce().saturating_sub(EPOCH)).unwrap_or(far);
        near.clamp(Self::EARLIEST - 1, Self::LATEST + 1)
    }

    /// The day in two bytes; `None` for one too far off.
    fn near(day: NaiveDate) -> Option<i16> {
        let day = Self::clamped(day);
        (Self::EARLIEST..=Self::LATEST).contains(&day).then_some(day)
    }

    /// The days of the dossier, by all its other parts.
    pub(super) fn of(dossier: &Dossier) -> Self {
        if dossier.has_unplaced_database() {
            return Self::UNTOLD;
        }
        Self::all_near(dossier).unwrap_or(Self::UNTOLD)
    }

    /// `None` if one is too far off.
    #[inline]
    fn all_near(dossier: &Dossier) -> Option<Self> {
        let near = |day: Option<NaiveDate>, without| day.map_or(Some(without), Self::near);
        let end = near(dossier.end_day(), Self::OPEN)?;
        let days = DayParts {
            received: near(dossier.received_on(), Self::NEVER)?,
            due: near(dossier.due_on(), Self::OPEN)?,
            end,
            other: end,
        };
        let days = if dossier.supplements().is_empty() { days } else { days.with_rounds(dossier)? };
        Some(Self::of_parts(days))
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

    #[cold]
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
