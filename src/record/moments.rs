//! The moments of a dossier: how they are packed, and what follows from them.

use core::hint::select_unpredictable;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::stamp::{NearStamp, PackedStamps, Stamp, Stamps};
use super::{DayNumber, DayParts, Dossier, NearDays, Status, Supplement, Timeline};

impl Dossier {
    /// What its moments are to the second.
    #[inline]
    pub(crate) fn set_stamps(&mut self, stamps: Stamps) {
        let Stamps { received, due, ended, returned, refused, submitted } = stamps;
        let mut some_far = false;
        let mut near = |stamp: Option<Stamp>, none| {
            let day = stamp.map_or(Some(none), |stamp| NearDays::near(stamp.day()));
            some_far |= day.is_none();
            day.unwrap_or(none)
        };
        self.received = received.map(Stamp::day);
        self.days = NearDays::begun(near(received, NearDays::NEVER), near(due, NearDays::OPEN));
        let mut last = |stamp| near(stamp, NearDays::OPEN);
        let days = [last(ended), last(returned), last(refused), last(submitted)];
        self.stamps = PackedStamps::of(days, &stamps);
        if some_far {
            self.rare().timeline = Some(stamps.into());
        }
    }

    /// When what happened to it.
    pub fn timeline(&self) -> Timeline {
        self.exact_timeline().unwrap_or_else(|| {
            let [received, due, ended, returned, refused, submitted] =
                self.near_stamps().map(NearStamp::get);
            Stamps { received, due, ended, returned, refused, submitted }.into()
        })
    }

    /// Where its moments do not fit.
    #[inline]
    fn exact_timeline(&self) -> Option<Timeline> {
        self.rare.as_ref()?.timeline
    }

    /// The day on which it was received, in Viet Nam.
    #[inline]
    pub fn received_on(&self) -> Option<NaiveDate> {
        self.received
    }

    /// The moment it ended, if its status is one that ends a dossier: the end of processing, or
    /// else the hand-over of one returned and the refusal of one refused. One that was withdrawn
    /// before it was received has none.
    pub fn end_moment(&self) -> Option<NaiveDateTime> {
        match self.exact_timeline() {
            Some(Timeline { ended, returned, refused, .. }) => {
                self.end_of((ended.is_some(), ended, returned, refused), None)
            }
            None => self.near_end_stamp().get().map(Stamp::moment),
        }
    }

    /// The day of the [end moment](Self::end_moment).
    #[inline]
    pub(crate) fn end_day(&self) -> Option<DayNumber> {
        match self.exact_timeline() {
            Some(_) => self.end_moment().map(|end| end.date().into()),
            None => near(self.near_end()),
        }
    }

    /// Whether it says an end of processing, whatever its status is.
    pub(super) fn says_ended(&self) -> bool {
        let [ended, ..] = self.stamps.days();
        self.exact_timeline().map_or(ended != NearDays::OPEN, |exact| exact.ended.is_some())
    }

    /// The day of the [end moment](Self::end_moment) in two bytes, if all days are near.
    #[inline]
    pub(super) fn near_end(&self) -> i16 {
        let [ended, returned, refused, _] = self.stamps.days();
        let has_ended = ended != NearDays::OPEN;
        self.end_of((has_ended, ended, returned, refused), NearDays::OPEN)
    }

    /// The [end moment](Self::end_moment), if all days are near.
    #[inline]
    pub(super) fn near_end_stamp(&self) -> NearStamp {
        let [_, _, ended, returned, refused, _] = self.near_stamps();
        let none = NearStamp::new(NearDays::OPEN, 0);
        self.end_of((ended < none, ended, returned, refused), none)
    }

    /// Which of these is the end: by whether there is an end of processing, that, the hand-over and
    /// the refusal.
    #[inline]
    fn end_of<M: Copy>(
        &self,
        (has_ended, ended, returned, refused): (bool, M, M, M),
        none: M,
    ) -> M {
        let traits = self.traits;
        // Statuses come in any order: a processor cannot guess which it is.
        let returned = select_unpredictable(traits.has_status(Status::Returned), returned, none);
        let other = select_unpredictable(traits.has_status(Status::Refused), refused, returned);
        let end = select_unpredictable(has_ended, ended, other);
        let begun = self.received.is_some() | !traits.has_status(Status::Withdrawn);
        select_unpredictable(traits.is_ended() & begun, end, none)
    }

    /// The day on which the result is due, as the record says it.
    #[inline]
    pub(crate) fn due_day(&self) -> Option<DayNumber> {
        let due = near(self.days.parts().due);
        due.or_else(|| self.exact_timeline()?.due.map(|due| due.date().into()))
    }

    /// When what happened to it, to the second and as far as days are near: received, due, ended,
    /// returned, refused, submitted.
    #[inline]
    pub(super) fn near_stamps(&self) -> [NearStamp; 6] {
        let DayParts { received, due, .. } = self.days.parts();
        let [ended, returned, refused, submitted] = self.stamps.days();
        let [at_received, at_due, at_ended, at_returned, at_refused, at_submitted] =
            self.stamps.seconds();
        [
            NearStamp::new(received, at_received),
            NearStamp::new(due, at_due),
            NearStamp::new(ended, at_ended),
            NearStamp::new(returned, at_returned),
            NearStamp::new(refused, at_refused),
            NearStamp::new(submitted, at_submitted),
        ]
    }

    /// Whether a day that facts ask for is too far off for [`NearDays`].
    pub(super) fn has_far_day(&self) -> bool {
        let far = |moment: Option<NaiveDateTime>| {
            moment.is_some_and(|moment| NearDays::near(moment.date()).is_none())
        };
        self.exact_timeline().is_some_and(|Timeline { received, due, .. }| {
            far(received) || far(due) || far(self.end_moment())
        })
    }

    /// How long it waited for supplements before `end`: answered rounds alone, to the second,
    /// and time that two rounds share once.
    pub(crate) fn waited_before(&self, end: NaiveDateTime) -> TimeDelta {
        let answered = |supplement: &Supplement| {
            let until = supplement.answered?.min(end);
            (supplement.requested < until).then_some((supplement.requested, until))
        };
        if let [one] = self.supplements() {
            return answered(one).map_or(TimeDelta::zero(), |(from, until)| until - from);
        }
        let mut waits: Vec<_> = self.supplements().iter().filter_map(answered).collect();
        waits.sort_unstable();
        let mut counted = NaiveDateTime::MIN;
        waits.into_iter().fold(TimeDelta::zero(), |sum, (from, until)| {
            let from = from.max(counted);
            counted = counted.max(until);
            if from < until { sum + (until - from) } else { sum }
        })
    }
}

/// The day, unless those two bytes are none.
#[inline]
fn near(day: i16) -> Option<DayNumber> {
    (day != NearDays::OPEN).then(|| day.into())
}
