//! Moments of whole seconds, as a dossier holds them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::Timeline;

/// A moment to the second: 8 bytes, as an `Option` too, and ordered by two comparisons of
/// integers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Stamp {
    day: NaiveDate,
    // Invariant: a second of a day, below 86,400.
    second: u32,
}

impl Stamp {
    /// The second of that day; `None` from 86,400 on.
    #[inline]
    pub(crate) const fn new(day: NaiveDate, second: u32) -> Option<Self> {
        if second < 86_400 { Some(Self { day, second }) } else { None }
    }

    #[inline]
    pub(crate) const fn day(self) -> NaiveDate {
        self.day
    }

    #[inline]
    pub(crate) const fn moment(self) -> NaiveDateTime {
        match NaiveTime::from_num_seconds_from_midnight_opt(self.second, 0) {
            Some(time) => self.day.and_time(time),
            // Never, by the invariant.
            None => self.day.and_time(NaiveTime::MIN),
        }
    }
}

/// The second that the moment lies in.
impl From<NaiveDateTime> for Stamp {
    fn from(moment: NaiveDateTime) -> Self {
        Self { day: moment.date(), second: moment.num_seconds_from_midnight() }
    }
}

/// A [`Timeline`] to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stamps {
    pub(crate) received: Option<Stamp>,
    pub(crate) due: Option<Stamp>,
    pub(crate) ended: Option<Stamp>,
    pub(crate) returned: Option<Stamp>,
    pub(crate) refused: Option<Stamp>,
    pub(crate) submitted: Option<Stamp>,
}

impl Stamps {
    /// No moment.
    pub(crate) const NONE: Self = Self {
        received: None,
        due: None,
        ended: None,
        returned: None,
        refused: None,
        submitted: None,
    };
}

impl From<&Timeline> for Stamps {
    fn from(timeline: &Timeline) -> Self {
        let Timeline { submitted, received, due, ended, returned, refused } = *timeline;
        let stamp = |moment: Option<NaiveDateTime>| moment.map(Stamp::from);
        Self {
            received: stamp(received),
            due: stamp(due),
            ended: stamp(ended),
            returned: stamp(returned),
            refused: stamp(refused),
            submitted: stamp(submitted),
        }
    }
}

impl From<Stamps> for Timeline {
    fn from(stamps: Stamps) -> Self {
        let moment = |stamp: Option<Stamp>| stamp.map(Stamp::moment);
        Self {
            submitted: moment(stamps.submitted),
            received: moment(stamps.received),
            due: moment(stamps.due),
            ended: moment(stamps.ended),
            returned: moment(stamps.returned),
            refused: moment(stamps.refused),
        }
    }
}
