//! Moments of whole seconds, as a dossier holds them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::{NearDays, Timeline};

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

/// A moment as a number, by the day in two bytes: they order as the moments do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NearStamp(i64);

/// How many bits a second of a day has.
const SECOND: u32 = 17;

impl NearStamp {
    #[inline]
    pub(super) fn new(day: i16, second: u32) -> Self {
        Self(i64::from(day) << SECOND | i64::from(second))
    }

    /// The moment; `None` if its day is none.
    #[inline]
    pub(super) fn get(self) -> Option<Stamp> {
        let day = NearDays::day(i16::try_from(self.0 >> SECOND).ok()?)?;
        Stamp::new(day, u32::try_from(self.0 & ((1 << SECOND) - 1)).ok()?)
    }
}

/// What is left of the moments of a dossier beside the day of receipt and the due date, in 21 bytes:
/// four days, and the seconds of all six.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PackedStamps {
    // Those of `ended`, `returned`, `refused` and `submitted`, or `NearDays::OPEN`.
    days: [[u8; 2]; 4],
    // Those of `received` and `due`, then of the four: 16 bits of each, 0 where there is no day, and
    // the highest bits of all. A processor reads again what it has just written only where it reads
    // no more than was written at once, so they do not stand closer.
    seconds: [[u8; 2]; 6],
    highest: u8,
}

impl PackedStamps {
    /// No moment.
    pub(super) const NONE: Self =
        Self { days: [NearDays::OPEN.to_le_bytes(); 4], seconds: [[0; 2]; 6], highest: 0 };

    /// The days of `ended`, `returned`, `refused` and `submitted`, and all seconds.
    #[inline]
    pub(super) fn of([ended, returned, refused, submitted]: [i16; 4], stamps: &Stamps) -> Self {
        let Stamps { received, due, ended: end, returned: back, refused: no, submitted: filed } =
            *stamps;
        let mut highest = 0;
        let mut second = |stamp: Option<Stamp>| {
            let [low, high, top, _] = stamp.map_or(0, |stamp| stamp.second).to_le_bytes();
            highest = highest << 1 | top;
            [low, high]
        };
        let seconds =
            [second(received), second(due), second(end), second(back), second(no), second(filed)];
        let bytes = i16::to_le_bytes;
        let days = [bytes(ended), bytes(returned), bytes(refused), bytes(submitted)];
        Self { days, seconds, highest }
    }

    /// The days of `ended`, `returned`, `refused` and `submitted`.
    #[inline]
    pub(super) const fn days(self) -> [i16; 4] {
        let [ended, returned, refused, submitted] = self.days;
        let day = i16::from_le_bytes;
        [day(ended), day(returned), day(refused), day(submitted)]
    }

    /// The seconds of `received` and `due`, then of the four.
    #[inline]
    pub(super) fn seconds(self) -> [u32; 6] {
        let [received, due, ended, returned, refused, submitted] = self.seconds;
        let second = |[low, high]: [u8; 2], place: u32| {
            u32::from_le_bytes([low, high, self.highest >> place & 1, 0])
        };
        [
            second(received, 5),
            second(due, 4),
            second(ended, 3),
            second(returned, 2),
            second(refused, 1),
            second(submitted, 0),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_days_come_back() {
        let day = |days: i64| NaiveDate::MIN + chrono::TimeDelta::days(days);
        for (at, second) in [0, 1, 59, 65_535, 65_536, 86_399].into_iter().enumerate() {
            let stamp = |place: u32| Stamp::new(day(1), second ^ place);
            // Each alone, and all at once.
            for given in (0..6).map(|place| 1 << place).chain([0, 63]) {
                let of = |place: u32| stamp(place).filter(|_| given >> place & 1 != 0);
                let [received, due, ended] = [of(0), of(1), of(2)];
                let [returned, refused, submitted] = [of(3), of(4), of(5)];
                let stamps = Stamps { received, due, ended, returned, refused, submitted };
                let days = [i16::MIN, -1, 0, i16::MAX];
                let packed = PackedStamps::of(days, &stamps);
                assert_eq!(packed.days(), days);
                let seconds = [0, 1, 2, 3, 4, 5].map(|place| of(place).map_or(0, |at| at.second));
                assert_eq!(packed.seconds(), seconds, "second {at}, places {given:b}");
            }
        }
    }

    #[test]
    fn near_stamps_come_back_and_order_as_moments_do() {
        let day = |day: i16| NearDays::day(day).unwrap();
        let days = [NearDays::EARLIEST, -1024 + 200, 366, NearDays::LATEST];
        let stamps = days.into_iter().flat_map(|near| {
            [0, 1, 86_399]
                .map(|second| (NearStamp::new(near, second), Stamp::new(day(near), second)))
        });
        let stamps: Vec<_> = stamps.collect();
        assert!(stamps.is_sorted());
        assert!(stamps.iter().all(|(near, stamp)| near.get() == *stamp));
        for none in [NearDays::NEVER, NearDays::OPEN] {
            assert_eq!(NearStamp::new(none, 0).get(), None);
        }
        assert!(NearStamp::new(NearDays::NEVER, 0) < stamps[0].0);
        assert!(NearStamp::new(NearDays::OPEN, 0) > stamps[stamps.len() - 1].0);
    }
}
