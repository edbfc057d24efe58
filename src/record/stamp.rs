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

impl PackedStamps {
    /// No moment.
    pub(super) const NONE: Self = Self {
        received: None,
        due: None,
        ended: None,
        returned: None,
        refused: None,
        submitted: None,
        first: 0,
        last: 0,
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

/// The same in 40 bytes: the days, and the seconds of three of them a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PackedStamps {
    pub(super) received: Option<NaiveDate>,
    pub(super) due: Option<NaiveDate>,
    pub(super) ended: Option<NaiveDate>,
    pub(super) returned: Option<NaiveDate>,
    pub(super) refused: Option<NaiveDate>,
    submitted: Option<NaiveDate>,
    // Invariant: seconds of days, 0 where there is no day; 20 bits each.
    first: u64,
    last: u64,
}

/// How many bits a second of [`PackedStamps`] has.
const SECOND: u32 = 20;

impl From<Stamps> for PackedStamps {
    #[inline]
    fn from(stamps: Stamps) -> Self {
        let Stamps { received, due, ended, returned, refused, submitted } = stamps;
        let day = |stamp: Option<Stamp>| stamp.map(Stamp::day);
        let pack = |stamps: [Option<Stamp>; 3]| {
            stamps.into_iter().fold(0, |seconds, stamp| {
                seconds << SECOND | stamp.map_or(0, |stamp| u64::from(stamp.second))
            })
        };
        Self {
            received: day(received),
            due: day(due),
            ended: day(ended),
            returned: day(returned),
            refused: day(refused),
            submitted: day(submitted),
            first: pack([received, due, ended]),
            last: pack([returned, refused, submitted]),
        }
    }
}

impl From<PackedStamps> for Stamps {
    #[inline]
    fn from(packed: PackedStamps) -> Self {
        let unpack = |day: Option<NaiveDate>, seconds: u64, place: u32| {
            let second = seconds >> (place * SECOND) & ((1 << SECOND) - 1);
            Some(Stamp { day: day?, second: u32::try_from(second).unwrap_or(0) })
        };
        let PackedStamps { received, due, ended, returned, refused, submitted, first, last } =
            packed;
        Self {
            received: unpack(received, first, 2),
            due: unpack(due, first, 1),
            ended: unpack(ended, first, 0),
            returned: unpack(returned, last, 2),
            refused: unpack(refused, last, 1),
            submitted: unpack(submitted, last, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_stamps_come_back() {
        let day = |days: i64| NaiveDate::MIN + chrono::TimeDelta::days(days);
        let seconds = [0, 1, 59, 86_399];
        for (at, second) in seconds.into_iter().enumerate() {
            let stamp = |place: i64| Stamp::new(day(place), second ^ u32::try_from(place).unwrap());
            // Each alone, and all at once.
            for given in (0..6).map(|place| 1 << place).chain([0, 63]) {
                let of = |place: i64| stamp(place).filter(|_| given >> place & 1 != 0);
                let [received, due, ended] = [of(0), of(1), of(2)];
                let [returned, refused, submitted] = [of(3), of(4), of(5)];
                let stamps = Stamps { received, due, ended, returned, refused, submitted };
                let packed = PackedStamps::from(stamps);
                assert_eq!(Stamps::from(packed), stamps, "second {at}, places {given:b}");
            }
        }
    }
}
