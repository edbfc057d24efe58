//! What the days of dossiers answer, worked out once for a count.

use super::outcomes::{Answered, Outcomes};
use super::rows::{CODES, Days};
use crate::fact::{DossierFact, Fact, Reading, Standing, TIMED};
use crate::record::{Dossier, Read, Status, Traits};

/// How many classes there are: 16 statuses, with and without an end, with and without a due date.
const CLASSES: u32 = 64;

/// The [shape](Traits::shape) of a dossier, with what [`Timed`] asks besides: the status, and
/// whether there are an end and a due date, make the class.
#[inline]
pub(super) fn shape(traits: Traits, has_end: bool, has_due: bool) -> u32 {
    let class = u32::from(has_end) | u32::from(has_due) << 1;
    traits.shape() | class << Traits::SHAPE
}

/// The places of the [`TIMED`] facts.
pub(super) fn timed_facts() -> u32 {
    TIMED.iter().fold(0, |places, fact| places | 1 << fact.place())
}

/// What the days of a dossier answer under one reading, by class and code.
#[derive(Debug)]
pub(super) struct Timed([Answered; Self::LEN]);

impl Timed {
    const LEN: usize = 1024;

    pub(super) fn new(reading: &Reading<'_>, outcomes: &Outcomes<DossierFact>) -> Self {
        let asking = outcomes.asking(timed_facts());
        let mut timed = Self([Answered::NOTHING; Self::LEN]);
        let statuses = Status::ALL.iter().map(|status| Read::Known(*status));
        for status in [Read::Missing, Read::Unknown].into_iter().chain(statuses) {
            let mut traits = Traits::default();
            traits.set_status(status);
            for (has_end, has_due) in [(false, false), (false, true), (true, false), (true, true)] {
                let shape = shape(traits, has_end, has_due);
                for code in 0..16 {
                    let days = Days::like(code, (status, has_end, has_due), reading);
                    if let (Some(days), Some(place)) = (days, timed.0.get_mut(place(shape, code))) {
                        let dossier = Dossier::of_shape(traits, days);
                        let standing = dossier.timed(Standing::UNKNOWN, reading, None);
                        *place = asking.answers(standing);
                    }
                }
            }
        }
        timed
    }

    /// What the days of a dossier answer, by its [shape] and code.
    #[inline]
    pub(super) fn of(&self, shape: u32, code: u16) -> Answered {
        self.0.get(place(shape, code)).copied().unwrap_or(Answered::NOTHING)
    }
}

/// Always within: both have their most.
#[inline]
fn place(shape: u32, code: u16) -> usize {
    let class = shape >> Traits::STATUS_AT & (CLASSES - 1);
    usize::try_from(class * CODES + u32::from(code)).unwrap_or(0) % Timed::LEN
}
