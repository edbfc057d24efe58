//! What a standing adds to the numbers of some indicators, as the bits of one word.

use super::planes::Planes;
use crate::fact::{Fact, Question, Standing};
use crate::indicator::Indicator;

/// The lane that every word sets: it counts the records, and tells a word from none.
const EVERY: usize = 63;

/// How many questions a word has lanes for: a yes in its lower half, a not known in its upper.
const QUESTIONS: usize = 31;

/// How many of them can be asked first, to choose who is asked the others.
const AMONG: usize = 8;

/// Gives each number of some indicators a lane of a word. Indicators that ask the same records
/// share what is counted of those.
#[derive(Debug, Clone)]
pub(super) struct Outcomes<F: Fact> {
    // Those of who is asked, then those of what they are asked.
    among: Vec<Question<F>>,
    having: Vec<Question<F>>,
    // By indicator: where its two questions are.
    indicators: Vec<(usize, usize)>,
    // By the yeses to `among`: the lanes of all that count then.
    counted: Vec<u64>,
}

/// What is known of the answers to the questions of [`Outcomes`]: in the lower half of the word
/// each yes, in the upper each that is not a no.
///
/// What some facts answer and what the others do come together as an AND of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answered(pub(super) u64);

impl Answered {
    /// What no record answers: the word of it counts none.
    pub(super) const NOTHING: Self = Self(0);

    /// What a record answers of which all questions can be a yes, as far as is known.
    pub(super) const EVERYTHING: Self = Self(u64::MAX);

    #[inline]
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl<F: Fact> Outcomes<F> {
    /// Lanes for all of them, in their order: one word for about 26 indicators.
    pub(super) fn of(indicators: &[Indicator<F>]) -> Vec<Self> {
        let none = Self { among: vec![], having: vec![], indicators: vec![], counted: vec![] };
        let mut words = vec![none.clone()];
        for indicator in indicators {
            let taken = words.last_mut().is_some_and(|last| last.take(indicator));
            if !taken {
                let mut next = none.clone();
                next.take(indicator);
                words.push(next);
            }
        }
        for word in &mut words {
            word.counted = (0..1 << word.among.len()).map(|yeses| word.counted_of(yeses)).collect();
        }
        words
    }

    /// Gives the indicator its lanes, if there are so many left.
    fn take(&mut self, indicator: &Indicator<F>) -> bool {
        let place = |questions: &mut Vec<Question<F>>, question| {
            questions.iter().position(|other| *other == question).unwrap_or_else(|| {
                questions.push(question);
                questions.len() - 1
            })
        };
        let (mut among, mut having) = (self.among.clone(), self.having.clone());
        let asked = place(&mut among, indicator.among());
        having.push(indicator.having());
        if among.len() > AMONG || among.len() + having.len() > QUESTIONS {
            return false;
        }
        self.indicators.push((asked, having.len() - 1));
        (self.among, self.having) = (among, having);
        true
    }

    /// The lanes that count where `among` is answered so.
    fn counted_of(&self, yeses: u64) -> u64 {
        let among = (1 << self.among.len()) - 1;
        let counted = self.indicators.iter().filter(|(asked, _)| yeses >> asked & 1 != 0);
        let half =
            counted.fold(among, |lanes: u64, (_, having)| lanes | 1 << (self.among.len() + having));
        half | half << 32 | 1 << EVERY
    }

    /// Its questions, as far as they ask for those facts.
    pub(super) fn asking(&self, facts: u32) -> Asking<F> {
        Asking(self.questions().map(|question| question.of_facts(facts)).collect())
    }

    /// What is answered if each question comes to a yes, and to what is not a no, so.
    pub(super) fn answered(&self, answer: impl Fn(Question<F>) -> (bool, bool)) -> Answered {
        let mut answers = 1 << EVERY;
        for (lane, question) in self.questions().enumerate() {
            let (yes, open) = answer(question);
            answers |= u64::from(yes) << lane | u64::from(open) << (lane + 32);
        }
        Answered(answers)
    }

    /// Its questions, by their lanes.
    fn questions(&self) -> impl Iterator<Item = Question<F>> {
        self.among.iter().chain(&self.having).copied()
    }

    /// What a record adds that answers so.
    #[inline]
    pub(super) fn word(&self, Answered(answers): Answered) -> u64 {
        // Not known is what is neither a yes nor a no.
        let lanes = answers ^ (answers << 32);
        let place = usize::try_from(answers).unwrap_or(0) & (self.counted.len() - 1);
        lanes & self.counted.get(place).copied().unwrap_or(0)
    }

    /// The numbers of each indicator in turn (having, among, having not known, among not known),
    /// and the records.
    pub(super) fn numbers(&self, planes: &Planes) -> (impl Iterator<Item = [u64; 4]> + '_, u64) {
        let numbers = planes.numbers();
        let records = numbers.of(EVERY);
        (self.read(move |lane| numbers.of(lane)), records)
    }

    /// The same numbers of each indicator, by those of the lanes.
    pub(super) fn read<'a>(
        &'a self,
        number: impl Fn(usize) -> u64 + 'a,
    ) -> impl Iterator<Item = [u64; 4]> + 'a {
        self.indicators.iter().map(move |(among, having)| {
            let having = self.among.len() + having;
            [having, *among, having + 32, among + 32].map(&number)
        })
    }
}

/// The questions of [`Outcomes`], as far as they ask for some of the facts.
#[derive(Debug, Clone)]
pub(super) struct Asking<F: Fact>(Vec<Question<F>>);

impl<F: Fact> Asking<F> {
    /// The facts that are asked for.
    pub(super) fn facts(&self) -> impl Iterator<Item = F> {
        let places = self.0.iter().fold(0, |places, question| {
            let (with, without) = question.masks();
            places | with | without
        });
        F::ALL.iter().copied().filter(move |fact| places >> fact.place() & 1 != 0)
    }

    /// What the standing answers.
    #[inline]
    pub(super) fn answers(&self, standing: Standing<F>) -> Answered {
        let mut answers = 1 << EVERY;
        for (lane, question) in self.0.iter().enumerate() {
            let (yes, no) = question.settles(standing);
            answers |= u64::from(yes) << lane | u64::from(!no) << (lane + 32);
        }
        Answered(answers)
    }
}
