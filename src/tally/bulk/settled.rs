//! What the traits of dossiers answer, worked out once for a count.

use super::timed::timed_facts;
use crate::fact::{DossierFact, Fact, Policy, deciding};
use crate::record::{Dossier, ShapeDays, Terms, Traits, place_of_database};
use crate::tally::outcomes::Outcomes;
use crate::tally::word::Word;

/// What the traits of a dossier answer under one policy and the same terms of a procedure.
///
/// A question is an AND of facts, and each fact is decided by one [part](Traits::PARTS) of the
/// traits: so each part has a table of what its facts answer, small enough for the nearest cache,
/// and the answer of all is their AND.
#[derive(Debug)]
pub(super) struct Settled<W> {
    channel: [W; 1 << 9],
    payment: [W; 1 << 10],
    // The highest bit is the database of the population.
    others: [W; 1 << 5],
    // Whether facts of the last are asked for at all.
    asks_others: bool,
    // Where among the databases that of the population is, if it is there at all.
    population: u32,
    placed: u32,
}

impl<W: Word> Settled<W> {
    pub(super) fn new(
        policy: &Policy<'_>,
        terms: Terms,
        outcomes: &Outcomes<DossierFact, W>,
    ) -> Self {
        let place = place_of_database(policy.population_database);
        let mut settled = Self {
            channel: [W::NOTHING; _],
            payment: [W::NOTHING; _],
            others: [W::NOTHING; _],
            asks_others: true,
            population: place.unwrap_or(0),
            placed: u32::from(place.is_some()),
        };
        let [channel, payment, others] = Traits::PARTS;
        let part = |part| Part::new(part, policy, outcomes);
        part(channel).fill(&mut settled.channel, policy, terms);
        part(payment).fill(&mut settled.payment, policy, terms);
        let others = part(others);
        others.fill(&mut settled.others, policy, terms);
        settled.asks_others = others.asked != 0;
        settled
    }

    /// What the first two [parts](Traits::PARTS) of the traits answer; what is above them in the
    /// words does not matter.
    #[inline]
    pub(super) fn of_two(&self, channel: u32, payment: u32) -> W {
        get(&self.channel, channel).and(get(&self.payment, payment))
    }

    /// Whether the third part is asked at all.
    #[inline]
    pub(super) const fn asks_others(&self) -> bool {
        self.asks_others
    }

    /// What the third part answers, with those databases.
    #[inline]
    pub(super) fn of_others(&self, others: u32, databases: u32) -> W {
        let [_, _, (_, bits)] = Traits::PARTS;
        let rest = others & ((1 << bits) - 1);
        let used = databases >> (self.population & 31) & self.placed;
        get(&self.others, rest | used << bits)
    }
}

/// The answer at the place, as far as the table has places.
#[inline]
fn get<W: Word, const N: usize>(answers: &[W; N], place: u32) -> W {
    // A power of two, so that it never is beyond.
    let place = usize::try_from(place).unwrap_or(0) & (N - 1);
    answers.get(place).copied().unwrap_or(W::NOTHING)
}

/// What is asked of one part of the traits.
struct Part<W> {
    at: u32,
    bits: u32,
    asking: Outcomes<DossierFact, W>,
    // The bits that decide what is asked.
    asked: usize,
}

impl<W: Word> Part<W> {
    fn new(
        (at, bits): (u32, u32),
        policy: &Policy<'_>,
        outcomes: &Outcomes<DossierFact, W>,
    ) -> Self {
        let decide = |fact: DossierFact| deciding(fact, policy.population_database);
        let own = |fact: DossierFact| {
            let shape = decide(fact).shape();
            // What no trait decides, the first part answers.
            shape >> at & ((1 << bits) - 1) != 0 || shape == 0 && at == 0
        };
        let facts = DossierFact::ALL.iter().filter(|fact| own(**fact));
        let facts = facts.fold(0, |places, fact| places | 1 << fact.place());
        let asking = outcomes.asking(facts & !timed_facts());
        let asked = asking.facts().fold(0, |asked, fact| {
            let decide = decide(fact);
            asked | decide.shape() >> at | u32::from(decide.database_bits() != 0) << bits
        });
        Self { at, bits, asking, asked: usize::try_from(asked).unwrap_or(0) }
    }

    /// Answers for every value of the part.
    fn fill(&self, answers: &mut [W], policy: &Policy<'_>, terms: Terms) {
        for place in 0..answers.len() {
            // What is not asked for changes nothing.
            let alike = place & self.asked;
            let answer = match answers.get(alike) {
                Some(known) if alike < place => *known,
                _ => self.answer(place, policy, terms),
            };
            if let Some(place) = answers.get_mut(place) {
                *place = answer;
            }
        }
    }

    fn answer(&self, place: usize, policy: &Policy<'_>, terms: Terms) -> W {
        let place = u32::try_from(place).unwrap_or(0);
        let mut traits = Traits::of_shape((place & ((1 << self.bits) - 1)) << self.at);
        if let (1, Some(database)) =
            (place >> self.bits, place_of_database(policy.population_database))
        {
            traits.set_uses(database);
        }
        let dossier = Dossier::of_shape(traits, ShapeDays::default());
        self.asking.answers(dossier.settled(policy, terms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Else a table would answer what it does not know.
    #[test]
    fn every_fact_is_decided_by_one_part() {
        let timed = timed_facts();
        for fact in DossierFact::ALL.iter().filter(|fact| timed >> fact.place() & 1 == 0) {
            let decides = deciding(*fact, "1");
            let asks = |(at, bits): &(u32, u32)| decides.shape() >> at & ((1 << bits) - 1) != 0;
            let parts = Traits::PARTS.iter().filter(|part| asks(part)).count();
            // The policy and the terms decide whether a result is due on paper.
            assert_eq!(parts, usize::from(*fact != DossierFact::PaperResult), "{}", fact.id());
            assert_eq!(decides.shape() >> Traits::STATUS_AT, 0, "{}", fact.id());
            let last = Traits::PARTS.last().unwrap();
            assert!(decides.database_bits() == 0 || asks(last), "{}", fact.id());
        }
    }
}
