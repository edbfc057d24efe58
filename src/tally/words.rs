//! Words of standings of any kind, by small tables.

use super::few::Few;
use super::outcomes::{Answered, Outcomes};
use crate::fact::{Fact, Question, Standing};

/// How many facts a table tells of.
const FACTS: u32 = 4;

/// By which of its facts hold, or do not hold: what they alone let the questions answer.
type Table = [Answered; 1 << FACTS];

/// What a standing adds to the numbers of some indicators, at the cost of a few look-ups however
/// many they are.
///
/// A question is an AND of facts, so the answers of all of them are the AND of what each few
/// facts that hold let them be, and each few that do not. The tables are small enough to stay in
/// the nearest cache beside whatever else is read.
#[derive(Debug, Clone)]
pub(super) struct Words<F: Fact> {
    outcomes: Outcomes<F>,
    // A table for those that hold and one for those that do not, for each few facts of 32.
    tables: [[Table; 2]; 8],
}

impl<F: Fact> Words<F> {
    pub(super) fn of(outcomes: Outcomes<F>) -> Self {
        let mut tables = [[[Answered::NOTHING; 1 << FACTS]; 2]; 8];
        for (at, [holding, failing]) in (0..).step_by(4).zip(&mut tables) {
            for (facts, (holds, fails)) in (0..).zip(holding.iter_mut().zip(failing)) {
                let of = |question: Question<F>, against: bool| {
                    let (with, without) = question.masks();
                    let (wanted, other) = if against { (without, with) } else { (with, without) };
                    let [wanted, other] = [wanted, other].map(|asked| asked >> at & 0xF);
                    (wanted & !facts == 0, other & facts == 0)
                };
                *holds = outcomes.answered(|question| of(question, false));
                *fails = outcomes.answered(|question| of(question, true));
            }
        }
        Self { outcomes, tables }
    }

    /// The word of the standing.
    #[inline]
    pub(super) fn word(&self, standing: Standing<F>) -> u64 {
        let (holds, fails) = standing.masks();
        let mut answers = Answered::EVERYTHING;
        for (at, [holding, failing]) in (0..).step_by(4).zip(&self.tables) {
            answers = answers.and(get(holding, holds >> at)).and(get(failing, fails >> at));
        }
        self.outcomes.word(answers)
    }

    /// The numbers of each indicator in turn, as words of it came to.
    pub(super) fn numbers<'a>(&'a self, few: &'a Few) -> impl Iterator<Item = [u64; 4]> + 'a {
        self.outcomes.read(|lane| few.of(lane))
    }
}

/// The answer at the lowest bits.
#[inline]
fn get(table: &Table, facts: u32) -> Answered {
    let place = usize::try_from(facts & ((1 << FACTS) - 1)).unwrap_or(0);
    table.get(place).copied().unwrap_or(Answered::NOTHING)
}
