//! What a standing adds to the numbers of some indicators, as the lanes of one word.

use core::marker::PhantomData;

use super::word::Word;
use crate::fact::{Fact, Question, Standing};
use crate::indicator::Indicator;

/// Gives the numbers of some indicators lanes of a word. Indicators that ask the same records
/// share what is counted of those.
///
/// A question is an AND of facts. So a lane is set where some facts are a yes and some others are
/// not a no, and what a part of the facts leaves of it and what the rest does come together as
/// the AND of two words.
#[derive(Debug, Clone)]
pub(super) struct Outcomes<F: Fact, W> {
    // Each once.
    among: Vec<Question<F>>,
    indicators: Vec<Asked<F>>,
    word: PhantomData<W>,
}

/// The questions of an indicator.
#[derive(Debug, Clone, Copy)]
struct Asked<F: Fact> {
    // By its place.
    among: usize,
    having: Question<F>,
}

/// The lane that every record sets.
const EVERY: usize = 0;

/// The first of the two lanes of the question at that place.
const fn lane(place: usize) -> usize {
    2 * place + 1
}

/// The first lane of every question.
const YESES: u64 = u64::MAX / 3 * 2;

impl<F: Fact, W: Word> Outcomes<F, W> {
    /// Lanes for all of them, in their order: one word for about 26 indicators of 64 lanes.
    pub(super) fn of(indicators: &[Indicator<F>]) -> Vec<Self> {
        let none = || Self { among: vec![], indicators: vec![], word: PhantomData };
        let mut words = vec![none()];
        for indicator in indicators {
            let taken = words.last_mut().is_some_and(|last| last.take(indicator));
            if !taken {
                let mut next = none();
                next.take(indicator);
                words.push(next);
            }
        }
        words
    }

    /// Gives the indicator its lanes, if there are so many left.
    fn take(&mut self, indicator: &Indicator<F>) -> bool {
        let (among, having) = (indicator.among(), indicator.having());
        let known = self.among.iter().position(|other| *other == among);
        let questions = self.among.len() + self.indicators.len() + 1;
        if lane(questions + usize::from(known.is_none())) > W::LANES {
            return false;
        }
        let place = known.unwrap_or(self.among.len());
        if known.is_none() {
            self.among.push(among);
        }
        self.indicators.push(Asked { among: place, having });
        true
    }

    /// How many indicators it has.
    pub(super) const fn len(&self) -> usize {
        self.indicators.len()
    }

    /// Its questions, as far as they ask for those facts.
    pub(super) fn asking(&self, facts: u32) -> Self {
        let among = self.among.iter().map(|among| among.of_facts(facts)).collect();
        let indicators = self.indicators.iter();
        let indicators =
            indicators.map(|asked| Asked { having: asked.having.of_facts(facts), ..*asked });
        Self { among, indicators: indicators.collect(), word: PhantomData }
    }

    /// The facts that are asked for.
    pub(super) fn facts(&self) -> impl Iterator<Item = F> {
        let having = self.indicators.iter().map(|asked| &asked.having);
        let places = self.among.iter().chain(having).fold(0, |places, question| {
            let (with, without) = question.masks();
            places | with | without
        });
        F::ALL.iter().copied().filter(move |fact| places >> fact.place() & 1 != 0)
    }

    /// The lanes that the standing leaves set.
    #[inline]
    pub(super) fn answers(&self, standing: Standing<F>) -> W {
        self.answered(|question| {
            let (yes, no) = question.settles(standing);
            (yes, !no)
        })
    }

    /// The lanes that are set where each question comes to a yes, and to what is not a no, so:
    /// two for each, and of an indicator both ask `among` for a yes besides.
    #[inline]
    pub(super) fn answered(&self, answer: impl Fn(Question<F>) -> (bool, bool)) -> W {
        let mut bits = 1 << EVERY;
        let mut put = |place, (yes, open)| {
            bits |= u64::from(yes) << lane(place) | u64::from(open) << (lane(place) + 1);
        };
        for (place, among) in self.among.iter().enumerate() {
            put(place, answer(*among));
        }
        for (place, asked) in self.indicators.iter().enumerate() {
            let counts = self.among.get(asked.among).is_some_and(|among| answer(*among).0);
            let (yes, open) = answer(asked.having);
            put(self.among.len() + place, (counts && yes, counts && open));
        }
        W::of(bits)
    }

    /// The records, by what each lane came to.
    pub(super) fn records(of: impl Fn(usize) -> u64) -> u64 {
        of(EVERY)
    }

    /// The numbers of each indicator in turn (having, among, having not known, among not known),
    /// by what each lane came to.
    pub(super) fn read(&self, of: impl Fn(usize) -> u64) -> impl Iterator<Item = [u64; 4]> {
        // Not known is what is not a no, but no yes either.
        self.read_known(move |place| {
            let yes = of(lane(place));
            (yes, of(lane(place) + 1).saturating_sub(yes))
        })
    }

    /// The same, by how often each question is a yes, and how often it is not known.
    fn read_known(&self, known: impl Fn(usize) -> (u64, u64)) -> impl Iterator<Item = [u64; 4]> {
        self.indicators.iter().enumerate().map(move |(place, asked)| {
            let (among, among_unknown) = known(asked.among);
            let (having, having_unknown) = known(self.among.len() + place);
            [having, among, having_unknown, among_unknown]
        })
    }
}

impl<F: Fact> Outcomes<F, u64> {
    /// The lanes with those that are not known in place of those that are not a no, so that each
    /// lane adds up, and is taken back, by itself.
    #[inline]
    pub(super) const fn apart(lanes: u64) -> u64 {
        lanes ^ (lanes & YESES) << 1
    }

    /// [`read`](Self::read) of such lanes.
    pub(super) fn read_apart(&self, of: impl Fn(usize) -> u64) -> impl Iterator<Item = [u64; 4]> {
        self.read_known(move |place| (of(lane(place)), of(lane(place) + 1)))
    }
}
