//! What is told of many dossiers by numbers: their shapes, and the procedures they apply for.

use core::num::NonZeroUsize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::columns::on_threads;
use super::outcomes::{Answered, Outcomes};
use super::rows::{CODES, Days, Row};
use crate::fact::{DossierFact, Fact, Reading, Standing, TIMED};
use crate::record::{Dossier, ProcedureAt, Read, ShapeDays, Status, Terms, Traits};

/// How many classes there are: 16 statuses, with and without an end, with and without a due date.
const CLASSES: u32 = 64;

/// More shapes than this are not told apart, so that they have room in 32 bits with the class
/// and, for 9 variants, the code.
const MOST: usize = 1 << 24;

/// The shapes that were met, and the procedures, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Shapes {
    numbers: HashMap<Traits, u32>,
    met: Vec<Traits>,
    places: HashMap<ProcedureAt, u32>,
}

/// The class of a dossier: all but its days that [`TIMED`] facts ask.
#[inline]
fn class(status_place: u64, has_end: bool, has_due: bool) -> u32 {
    let status = u32::try_from(status_place & 15).unwrap_or(0);
    status | u32::from(has_end) << 4 | u32::from(has_due) << 5
}

impl Shapes {
    /// The number of the shape and the class, as [`Timed`] and [`Settled`] read them; `None` if there are too
    /// many, or the traits do not tell all.
    pub(super) fn number(&mut self, dossier: &Dossier, row: Row) -> Option<u32> {
        if dossier.has_unplaced_database() {
            return None;
        }
        let traits = dossier.traits().shape();
        let class = class(traits.status_place(), row.has_end(), row.has_due());
        let number = match self.numbers.entry(traits) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(_) if self.met.len() >= MOST => return None,
            Entry::Vacant(place) => {
                let number = u32::try_from(self.met.len()).ok()?;
                self.met.push(traits);
                *place.insert(number)
            }
        };
        Some(number * CLASSES + class)
    }

    /// The number of the procedure that a dossier applies for, from 1; 0 if it names none.
    pub(super) fn place(&mut self, dossier: &Dossier) -> Option<u32> {
        let Some(at) = dossier.procedure_at() else { return Some(0) };
        let next = u32::try_from(self.places.len() + 1).ok()?;
        Some(*self.places.entry(at).or_insert(next))
    }
}

/// What a reading says of procedures: their variants by the number of the place, and the terms of
/// each variant.
#[derive(Debug, Clone)]
pub(super) struct Variants {
    of: Vec<u32>,
    terms: Vec<Terms>,
}

impl Variants {
    /// Without procedures there is one variant, of which nothing is known.
    pub(super) fn of(reading: &Reading<'_>, shapes: &Shapes) -> Self {
        let mut variants = Self { of: Vec::new(), terms: vec![Terms::default()] };
        let Some(procedures) = reading.procedures() else { return variants };
        variants.of = vec![0; shapes.places.len() + 1];
        for (at, number) in &shapes.places {
            // A dossier that would need the limit is read whole.
            let told = Terms { limit: None, ..procedures.terms(at) };
            let known = variants.terms.iter().position(|known| *known == told);
            let variant = known.unwrap_or_else(|| {
                variants.terms.push(told);
                variants.terms.len() - 1
            });
            let place = usize::try_from(*number).ok().and_then(|place| variants.of.get_mut(place));
            if let (Some(place), Ok(variant)) = (place, u32::try_from(variant)) {
                *place = variant;
            }
        }
        variants
    }
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
                let class = class(traits.status_place(), has_end, has_due);
                for code in 0..16 {
                    let days = Days::like(code, (status, has_end, has_due), reading);
                    let place = usize::try_from(class * CODES + u32::from(code)).ok();
                    let place = place.and_then(|place| timed.0.get_mut(place));
                    if let (Some(days), Some(place)) = (days, place) {
                        let dossier = Dossier::of_shape(traits, days);
                        let standing = dossier.timed(Standing::UNKNOWN, reading, None);
                        *place = asking.answers(standing);
                    }
                }
            }
        }
        timed
    }

    /// What the days of a row answer, by what [`Shapes::number`] says of it and its code.
    #[inline]
    pub(super) fn of_row(&self, shape: u32, code: u16) -> Answered {
        let place = (shape % CLASSES) * CODES + u32::from(code);
        // Always within: both have their most.
        let place = usize::try_from(place).unwrap_or(0) % Self::LEN;
        self.0.get(place).copied().unwrap_or(Answered::NOTHING)
    }

    /// What the days of a dossier answer, by its code and whether it has an end and a due date.
    #[inline]
    pub(super) fn of(
        &self,
        dossier: &Dossier,
        (code, has_end, has_due): (u16, bool, bool),
    ) -> Answered {
        self.of_row(class(dossier.traits().status_place(), has_end, has_due), code)
    }
}

/// What the shapes of rows answer under one reading, by variant.
#[derive(Debug)]
pub(super) struct Settled<'a> {
    variants: &'a Variants,
    answers: Vec<Answered>,
}

impl<'a> Settled<'a> {
    pub(super) fn new(
        threads: NonZeroUsize,
        reading: &Reading<'_>,
        shapes: &Shapes,
        variants: &'a Variants,
        outcomes: &Outcomes<DossierFact>,
    ) -> Self {
        let (policy, asking) = (reading.policy(), outcomes.asking(!timed_facts()));
        let part = shapes.met.len().div_ceil(threads.get()).max(1);
        let answers = on_threads(shapes.met.chunks(part), &|shapes: &[Traits]| {
            let mut answers = Vec::with_capacity(shapes.len() * variants.terms.len());
            for traits in shapes {
                let dossier = Dossier::of_shape(*traits, ShapeDays::default());
                for terms in &variants.terms {
                    answers.push(asking.answers(dossier.settled(&policy, *terms)));
                }
            }
            answers
        });
        Self { variants, answers: answers.concat() }
    }

    /// What the shapes of rows at those places answer.
    #[inline]
    pub(super) fn of_rows(&self, shapes: &[u32], places: &[u32], answers: &mut [Answered]) {
        let all = &*self.answers;
        let get = |number: u32| {
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            all.get(number).copied().unwrap_or(Answered::NOTHING)
        };
        if self.variants.of.is_empty() {
            for (answer, shape) in answers.iter_mut().zip(shapes) {
                *answer = get(shape / CLASSES);
            }
        } else {
            let count = u32::try_from(self.variants.terms.len()).unwrap_or(1);
            for (answer, (shape, place)) in answers.iter_mut().zip(shapes.iter().zip(places)) {
                let place = usize::try_from(*place).ok();
                let variant = place.and_then(|place| self.variants.of.get(place));
                *answer = get(shape / CLASSES * count + variant.copied().unwrap_or(0));
            }
        }
    }
}
