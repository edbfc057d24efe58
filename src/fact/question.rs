//! What is asked of a standing.

use core::fmt;
use core::marker::PhantomData;

use serde::{Deserialize, Serialize};

use super::standing::{ids, set_of};
use super::{Fact, Standing, UnknownFact};

/// Asks for some facts to hold and for some not to: only AND, and AND NOT.
///
/// An OR is a fact of its own, decided once, where the record is read. Facts write the
/// questions, so that a question cannot mix kinds:
///
/// ```
/// use vn_egov_metrics::fact::DossierFact;
///
/// let question = DossierFact::InPeriod.yes().and(DossierFact::Finished.no());
/// assert_eq!(question.to_string(), "in_period and not finished");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(bound = "", try_from = "Names<'_>", into = "Names<'static>")]
pub struct Question<F: Fact> {
    with: u32,
    without: u32,
    kind: PhantomData<F>,
}

impl<F: Fact> Question<F> {
    /// Asks nothing: every record answers yes.
    pub const ALL: Self = Self::of(0, 0);

    pub(crate) const fn of(with: u32, without: u32) -> Self {
        Self { with, without, kind: PhantomData }
    }

    /// Asks both.
    pub const fn and(self, other: Self) -> Self {
        Self::of(self.with | other.with, self.without | other.without)
    }

    /// The places of the facts that must hold, and of those that must not.
    pub(crate) const fn masks(self) -> (u32, u32) {
        (self.with, self.without)
    }

    /// The part of the question that asks for those facts, by their places.
    #[inline]
    pub(crate) const fn of_facts(self, places: u32) -> Self {
        Self::of(self.with & places, self.without & places)
    }

    /// The answer for that standing, by Kleene's logic: one definite miss settles a no, and only
    /// if every fact is known as asked it is a yes; otherwise it is not known (`None`).
    #[inline]
    pub fn answer(self, standing: Standing<F>) -> Option<bool> {
        match self.settles(standing) {
            (_, true) => Some(false),
            (true, _) => Some(true),
            _ => None,
        }
    }

    /// Whether the standing settles a yes, and whether a no.
    #[inline]
    pub(crate) const fn settles(self, standing: Standing<F>) -> (bool, bool) {
        let (holds, fails) = standing.masks();
        let no = (fails & self.with) | (holds & self.without) != 0;
        let yes = (!holds & self.with) | (!fails & self.without) == 0;
        (yes, no)
    }
}

/// Prints the ids: `in_period and not finished`, or `all`.
impl<F: Fact> fmt::Display for Question<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = ids::<F>(self.with).map(|id| ("", id));
        let without = ids::<F>(self.without).map(|id| ("not ", id));
        let mut parts = with.chain(without).peekable();
        if parts.peek().is_none() {
            return f.write_str("all");
        }
        while let Some((not, id)) = parts.next() {
            let and = if parts.peek().is_some() { " and " } else { "" };
            write!(f, "{not}{id}{and}")?;
        }
        Ok(())
    }
}

impl<F: Fact> fmt::Debug for Question<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Question({self})")
    }
}

/// The wire form: facts by their names.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Question", deny_unknown_fields)]
struct Names<'a> {
    #[serde(default, borrow)]
    with: Vec<std::borrow::Cow<'a, str>>,
    #[serde(default, borrow)]
    without: Vec<std::borrow::Cow<'a, str>>,
}

impl<F: Fact> TryFrom<Names<'_>> for Question<F> {
    type Error = UnknownFact;

    fn try_from(names: Names<'_>) -> Result<Self, UnknownFact> {
        Ok(Self::of(set_of::<F>(&names.with)?, set_of::<F>(&names.without)?))
    }
}

impl<F: Fact> From<Question<F>> for Names<'static> {
    fn from(question: Question<F>) -> Self {
        Self {
            with: ids::<F>(question.with).map(Into::into).collect(),
            without: ids::<F>(question.without).map(Into::into).collect(),
        }
    }
}
