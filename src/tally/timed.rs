//! What the days of dossiers answer, worked out once for a count.

use super::days::{CODES, Days};
use super::outcomes::Outcomes;
use super::word::Word;
use crate::fact::{DossierFact, Fact, Reading, Standing, TIMED};
use crate::record::{Dossier, Read, Status, Traits};

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
                if let (Some(days), Some(place)) =
                    (days, timed.0.get_mut(place(traits.shape(), code)))
                {
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
        self.0.get(place(shape, code)).copied().unwrap_or(W::NOTHING)
    }
}

/// Always within: both have their most.
#[inline]
fn place(shape: u32, code: u8) -> usize {
    let status = (shape >> Traits::STATUS_AT) * u32::from(CODES);
    usize::try_from(status | u32::from(code)).unwrap_or(0) % LEN
}
