//! The answer of one record to all facts of its kind.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::kind::by_id;
use super::logic::Tri;
use super::{Fact, Question, UnknownFact};

/// What is known of one record, within a period as of a day: each fact holds, does not hold, or
/// is not known. Missing is never counted as no.
///
/// Only a record builds a standing (`document.standing(&reading)`), so one that cannot be, early
/// and late at once, does not occur. From outside there is no way to write one:
///
/// ```compile_fail,E0624
/// use vn_egov_metrics::fact::{DossierFact, Standing};
///
/// let both = Standing::<DossierFact>::UNKNOWN
///     .set(DossierFact::Early, Some(true))
///     .set(DossierFact::Late, Some(true));
/// ```
///
/// It travels by the names of the facts, and what cannot be is refused:
///
/// ```
/// use vn_egov_metrics::fact::{DossierFact, Standing};
///
/// let read = |json| serde_json::from_str::<Standing<DossierFact>>(json);
/// let standing = read(r#"{"holds": ["late"], "known": ["early", "late"]}"#)?;
/// assert_eq!(standing.answer(DossierFact::Late), Some(true));
/// assert_eq!(standing.answer(DossierFact::Early), Some(false));
/// assert_eq!(standing.answer(DossierFact::Online), None);
///
/// let refused = read(r#"{"holds": ["late"], "known": []}"#).unwrap_err().to_string();
/// assert!(refused.starts_with("a dossier cannot hold \"late\" when that is not known"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(bound = "", try_from = "Names<'_>", into = "Names<'static>")]
pub struct Standing<F: Fact> {
    // Invariant: the upper half, of the facts that hold, and the lower, of those that do not, have
    // no place in common, and of an exclusive group of facts at most one holds.
    bits: u64,
    kind: PhantomData<F>,
}

impl<F: Fact> Standing<F> {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { bits: 0, kind: PhantomData };

    /// The facts that hold, and those that do not, by their places.
    fn of(holds: u32, fails: u32) -> Self {
        Self { bits: u64::from(holds) << Tri::APART | u64::from(fails), kind: PhantomData }
    }

    /// With that fact settled, or left open.
    #[inline]
    pub(crate) fn set(self, fact: F, answer: Option<bool>) -> Self {
        let place = (1 | 1 << Tri::APART) << fact.place();
        Self { bits: self.bits & !place, kind: PhantomData }.put(fact, answer.into())
    }

    /// With that fact answered, which was left open so far.
    #[inline]
    pub(crate) fn put(self, fact: F, answer: Tri) -> Self {
        Self { bits: self.bits | answer.bits() << fact.place(), kind: PhantomData }
    }

    /// Whether the fact holds; `None` if it is not known.
    pub fn answer(self, fact: F) -> Option<bool> {
        let ((holds, fails), place) = (self.masks(), 1 << fact.place());
        match (holds & place != 0, fails & place != 0) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// The answer to a question of several facts; `None` if it is not known.
    #[inline]
    pub fn asks(self, question: Question<F>) -> Option<bool> {
        question.answer(self)
    }

    /// The places of the facts that hold, and of those that do not.
    #[inline]
    #[allow(clippy::as_conversions, clippy::cast_possible_truncation)] // both halves, in a const fn
    pub(crate) const fn masks(self) -> (u32, u32) {
        ((self.bits >> Tri::APART) as u32, self.bits as u32)
    }
}

/// Prints the facts by name: `Standing(late: yes, early: no)`.
impl<F: Fact> fmt::Debug for Standing<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut known = f.debug_map();
        for fact in F::ALL {
            if let Some(holds) = self.answer(*fact) {
                known.entry(&format_args!("{}", fact.id()), &holds);
            }
        }
        known.finish()
    }
}

/// A standing that no record can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ImpossibleStanding(#[from] Impossible);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Impossible {
    #[error(transparent)]
    Unknown(#[from] UnknownFact),
    #[error("a {kind} cannot hold {fact:?} when that is not known")]
    HoldsUnknown { kind: &'static str, fact: &'static str },
    #[error("a {kind} cannot hold {one:?} and {other:?} at once")]
    Exclusive { kind: &'static str, one: &'static str, other: &'static str },
}

/// The wire form: facts by their names.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Standing", deny_unknown_fields)]
struct Names<'a> {
    #[serde(borrow)]
    holds: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    known: Vec<Cow<'a, str>>,
}

impl<F: Fact> TryFrom<Names<'_>> for Standing<F> {
    type Error = ImpossibleStanding;

    fn try_from(names: Names<'_>) -> Result<Self, ImpossibleStanding> {
        let set = |names| set_of::<F>(names).map_err(Impossible::Unknown);
        let (holds, known) = (set(&names.holds)?, set(&names.known)?);
        if let Some(fact) = ids::<F>(holds & !known).next() {
            return Err(Impossible::HoldsUnknown { kind: F::KIND, fact }.into());
        }
        for group in F::EXCLUSIVE {
            let mut held = group.iter().filter(|fact| holds & (1 << fact.place()) != 0);
            if let (Some(one), Some(other)) = (held.next(), held.next()) {
                let (one, other) = (one.id(), other.id());
                return Err(Impossible::Exclusive { kind: F::KIND, one, other }.into());
            }
        }
        Ok(Self::of(holds, known & !holds))
    }
}

impl<F: Fact> From<Standing<F>> for Names<'static> {
    fn from(standing: Standing<F>) -> Self {
        let names = |set| ids::<F>(set).map(Into::into).collect();
        let (holds, fails) = standing.masks();
        Self { holds: names(holds), known: names(holds | fails) }
    }
}

/// The ids of the facts at those places.
pub(super) fn ids<F: Fact>(set: u32) -> impl Iterator<Item = &'static str> {
    F::ALL.iter().filter(move |fact| set & (1 << fact.place()) != 0).map(|fact| fact.id())
}

/// The places of the facts of those ids.
pub(super) fn set_of<F: Fact>(names: &[Cow<'_, str>]) -> Result<u32, UnknownFact> {
    names.iter().try_fold(0, |set, name| Ok(set | 1 << by_id::<F>(name)?.place()))
}
