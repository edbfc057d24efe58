//! What the days of dossiers answer, worked out once for a count.

use super::days::{CODES, Days};
use crate::fact::{DossierFact, Fact, Reading, Standing, TIMED};
use crate::record::{Dossier, Read, Status, Traits};
use crate::tally::outcomes::Outcomes;
use crate::tally::word::Word;

/// The places of the [`TIMED`] facts.
pub(super) fn timed_facts() -> u32 {
    TIMED.iter().fold(0, |places, fact| places | 1 << fact.place())
}

/// What the days of a dossier answer under one reading, by its status and code.
#[derive(Debug)]
pub(super) struct Timed<W>([W; LEN]);

const LEN: usize = 1024;

impl<W: Word> Timed<W> {
    pub(super) fn new(reading: &Reading<'_>, outcomes: &Outcomes<DossierFact, W>) -> Self {
        let asking = outcomes.asking(timed_facts());
        let mut timed = Self([W::NOTHING; LEN]);
        let statuses = Status::ALL.iter().map(|status| Read::Known(*status));
        for status in [Read::Missing, Read::Unknown].into_iter().chain(statuses) {
            let mut traits = Traits::default();
            traits.set_status(status);
            for code in 0..CODES {
                let days = Days::like(code, status, reading);
                let place = usize::from(place(traits.shape(), code)) % LEN;
                if let (Some(days), Some(place)) = (days, timed.0.get_mut(place)) {
                    let dossier = Dossier::of_shape(traits, days);
                    let standing = dossier.timed(Standing::UNKNOWN, reading, None);
                    *place = asking.answers(standing);
                }
            }
        }
        timed
    }

    /// What the days of a dossier answer, by its [shape](Traits::shape) and code.
    #[inline]
    pub(super) fn of(&self, shape: u32, code: u8) -> W {
        self.at(place(shape, code))
    }

    /// The same by the [place](place_of) of both.
    #[inline]
    pub(super) fn at(&self, place: u16) -> W {
        self.0.get(usize::from(place) % LEN).copied().unwrap_or(W::NOTHING)
    }
}

#[inline]
fn place(shape: u32, code: u8) -> u16 {
    // Four bits.
    place_of(u16::try_from(shape >> Traits::STATUS_AT).unwrap_or(0), code.into())
}

/// Where the answer is, by the status as the traits have it and the code.
#[inline]
pub(super) fn place_of(status: u16, code: u16) -> u16 {
    status * u16::from(CODES) + code
}
