//! Words of standings of any kind, by small tables.

use super::few::Few;
use super::outcomes::Outcomes;
use crate::fact::{Fact, Question, Standing};

/// What eight facts alone let the questions answer, by those of them that hold, or that do not.
type Table = [u64; 256];

/// What a standing adds to the numbers of some indicators, at the cost of a few look-ups however
/// many they are.
///
/// A question is an AND of facts, so the answers of all of them are the AND of what each eight
/// facts let them be: by those that hold, and by those that do not.
#[derive(Debug, Clone)]
pub(super) struct Words<F: Fact> {
    outcomes: Outcomes<F, u64>,
    holding: [Table; 4],
    failing: [Table; 4],
}

impl<F: Fact> Words<F> {
    pub(super) fn of(outcomes: Outcomes<F, u64>) -> Self {
        // A fact that is asked to hold, or not to hold, and does: else no question is a yes by it.
        let holding = tables(&outcomes, |question, fact| {
            let (with, without) = question.masks();
            (with & fact != 0, without & fact != 0)
        });
        let failing = tables(&outcomes, |question, fact| {
            let (with, without) = question.masks();
            (without & fact != 0, with & fact != 0)
        });
        Self { outcomes, holding, failing }
    }

    /// The word of the standing.
    #[inline]
    pub(super) fn word(&self, standing: Standing<F>) -> u64 {
        let (holds, fails) = standing.masks();
        let lanes = lanes(&self.holding, holds) & lanes(&self.failing, fails);
        Outcomes::<F, u64>::apart(lanes)
    }

    /// The numbers of each indicator in turn, as words of it came to.
    pub(super) fn numbers<'a>(&'a self, few: &'a Few) -> impl Iterator<Item = [u64; 4]> + 'a {
        self.outcomes.read_apart(|lane| few.of(lane))
    }
}

/// What the facts at those places let the questions answer.
#[inline]
fn lanes([first, second, third, fourth]: &[Table; 4], facts: u32) -> u64 {
    let get = |table: &Table, facts: u8| table.get(usize::from(facts)).copied().unwrap_or(0);
    let [a, b, c, d] = facts.to_le_bytes();
    get(first, a) & get(second, b) & get(third, c) & get(fourth, d)
}

/// The tables of all facts, where each question says of a fact whether it asks it to be so, and
/// whether it asks it not to be.
fn tables<F: Fact>(
    outcomes: &Outcomes<F, u64>,
    asks: impl Fn(Question<F>, u32) -> (bool, bool),
) -> [Table; 4] {
    let mut tables = [[u64::MAX; 256]; 4];
    for (at, table) in (0..).step_by(8).zip(&mut tables) {
        for fact in 0..8 {
            let asked = |question| asks(question, 1 << (at + fact));
            // It leaves no yes to those that ask it to be so where it is not, and of those that
            // ask it not to be, nothing but a no where it is.
            let is = outcomes.answered(|question| (true, !asked(question).1));
            let is_not = outcomes.answered(|question| (!asked(question).0, true));
            for (facts, lanes) in table.iter_mut().enumerate() {
                *lanes &= if facts >> fact & 1 == 0 { is_not } else { is };
            }
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{DossierFact, Standing};
    use crate::indicator::dossier;

    /// Every word is what the questions answer one by one.
    #[test]
    fn words_are_what_the_questions_answer() {
        let indicators: Vec<_> = dossier::ALL.into_iter().cloned().collect();
        let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
        let mut words = 0;
        for outcomes in Outcomes::of(&indicators) {
            let tables = Words::of(outcomes.clone());
            for _ in 0..5000 {
                bits = bits.wrapping_mul(0xBF58_476D_1CE4_E5B9).rotate_left(29) ^ 0x94D0_49BB;
                let known = bits.rotate_left(7) | bits.rotate_left(40);
                let standing = DossierFact::ALL.iter().fold(Standing::UNKNOWN, |standing, fact| {
                    let answer =
                        (known >> fact.place() & 1 != 0).then_some(bits >> fact.place() & 1 != 0);
                    standing.set(*fact, answer)
                });
                let word = Outcomes::<DossierFact, u64>::apart(outcomes.answers(standing));
                assert_eq!(tables.word(standing), word, "{standing:?}");
                words += usize::from(word.count_ones() > 4);
            }
        }
        assert!(words > 1000, "{words}");
    }
}
