//! Figures together with the relations between them.

use std::collections::BTreeMap;

use super::figure::Figure;
use super::relation::{Member, Relation, RelationError, RelationFault, RelationKind};
use crate::number::{Numeral, Shown, Unit};
use crate::text::excerpt;
use crate::{Lang, Name};

/// A set of published figures and what they claim of one another: what an audit is made of.
///
/// ```
/// use vn_egov_metrics::claim::{Asked, Claims, Figure, Outcome, Relation};
///
/// let mut claims = Claims::new();
/// for (id, published) in [
///     ("full", "809"), ("full-share", "48,62%"),
///     ("partial", "282"), ("partial-share", "16,95%"),
///     ("integrated", "1.644"),
/// ] {
///     claims.publish(Figure::new(id, published)?)?;
/// }
/// claims.relate(Relation::read("a", "share", "part=full whole=integrated percent=full-share")?)?;
/// claims.relate(
///     Relation::read("b", "share", "part=partial whole=integrated percent=partial-share")?,
/// )?;
///
/// let audit = claims.audit(&Asked::default());
/// let verdict = &audit.verdicts()[0];
/// assert_eq!(verdict.outcome, Outcome::DoesNotRead);
/// assert_eq!(verdict.repairs.len(), 1);
/// assert_eq!(verdict.repairs[0].to_string(), "integrated: 1.644 -> 1.664");
///
/// let unknown = Relation::read("c", "sum", "total=integrated terms=full rest")?;
/// assert_eq!(
///     claims.relate(unknown).unwrap_err().to_string(),
///     "relation \"c\": \"rest\" is neither a figure nor a number",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "số liệu công bố")]
#[doc(alias = "so lieu cong bo")]
#[derive(Debug, Clone, Default)]
pub struct Claims {
    figures: Vec<Figure>,
    by_id: BTreeMap<Box<str>, usize>,
    placed: Vec<Placed>,
    ids: BTreeMap<Box<str>, usize>,
    /// What the unknowns that relations share are counted in.
    shared: BTreeMap<Box<str>, Unit>,
}

/// A relation whose members were found.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) relation: Relation,
    pub(super) seats: Vec<(&'static str, Seat)>,
    /// What its members count in, where they need but agree.
    pub(super) unit: Unit,
}

#[derive(Debug, Clone)]
pub(super) enum Seat {
    Figure(usize),
    Literal(Numeral),
    Unknown,
    Shared(Box<str>),
}

/// A figure whose id is taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("figure {id:?}: the id is taken by an earlier figure")]
pub struct IdTaken {
    id: Box<str>,
}

impl IdTaken {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }
}

impl Claims {
    /// No figures, no relations.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a figure.
    ///
    /// # Errors
    /// An id that another figure has.
    pub fn publish(&mut self, figure: Figure) -> Result<(), IdTaken> {
        if self.by_id.contains_key(figure.id()) {
            return Err(IdTaken { id: excerpt(figure.id()) });
        }
        self.by_id.insert(figure.id().into(), self.figures.len());
        self.figures.push(figure);
        Ok(())
    }

    /// Adds a relation between figures that are there already.
    ///
    /// # Errors
    /// - an id that another relation has
    /// - a member that is neither a figure nor a number: `part=nobody`
    /// - a member of the wrong unit: `part=50,4%`, or a sum of counts and percentages
    #[allow(clippy::needless_pass_by_value)] // as `publish`; a relation is read, then given
    pub fn relate(&mut self, relation: Relation) -> Result<(), RelationError> {
        let placed = self.place(&relation).map_err(|fault| relation.fault(fault))?;
        for (key, seat) in &placed.seats {
            if let Seat::Shared(name) = seat {
                let unit = unit_of(relation.kind(), key).unwrap_or(placed.unit);
                self.shared.insert(name.clone(), unit);
            }
        }
        self.ids.insert(relation.id().into(), self.placed.len());
        self.placed.push(placed);
        Ok(())
    }

    fn place(&self, relation: &Relation) -> Result<Placed, RelationFault> {
        if self.ids.contains_key(relation.id()) {
            return Err(RelationFault::Taken);
        }
        let mut seats = Vec::new();
        let mut agreed: Option<Unit> = None;
        for (key, member) in relation.members() {
            let (seat, unit) = match member {
                Member::Unknown => (Seat::Unknown, None),
                Member::Shared(name) => {
                    (Seat::Shared(name.clone()), self.shared.get(name).copied())
                }
                Member::Named(name) => self.named(name)?,
            };
            let expected = unit_of(relation.kind(), key).or(agreed);
            if let (Some(expected), Some(found)) = (expected, unit)
                && expected != found
            {
                return Err(RelationFault::Unit {
                    key,
                    name: excerpt(&member.to_string()),
                    expected: in_words(expected),
                    found: in_words(found),
                });
            }
            agreed = agreed.or(unit);
            seats.push((key, seat));
        }
        let unit = agreed.unwrap_or(Unit::Number);
        Ok(Placed { relation: relation.clone(), seats, unit })
    }

    /// A figure, or else a literal, with what it counts in.
    fn named(&self, name: &str) -> Result<(Seat, Option<Unit>), RelationFault> {
        if let Some(&index) = self.by_id.get(name) {
            let numeral = self.figures.get(index).and_then(Figure::numeral);
            return Ok((Seat::Figure(index), numeral.map(Numeral::unit)));
        }
        let numeral: Numeral =
            name.parse().map_err(|_| RelationFault::NoFigure { name: excerpt(name) })?;
        Ok((Seat::Literal(numeral), Some(numeral.unit())))
    }

    /// The figures, in the order they were published in.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figure of that id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.by_id.get(id).and_then(|&index| self.figures.get(index))
    }

    /// The relations, in the order they were added in.
    pub fn relations(&self) -> impl Iterator<Item = &Relation> {
        self.placed.iter().map(|placed| &placed.relation)
    }

    /// The relation of that id.
    pub fn relation(&self, id: &str) -> Option<&Relation> {
        self.ids.get(id).and_then(|&index| self.placed.get(index)).map(|placed| &placed.relation)
    }

    /// The same claims, with some figures standing for something else.
    pub(super) fn reprinted(&self, numerals: impl Iterator<Item = (usize, Numeral)>) -> Self {
        let mut claims = self.clone();
        for (index, numeral) in numerals {
            if let Some(figure) = claims.figures.get_mut(index) {
                figure.stand_for(numeral);
            }
        }
        claims
    }

    pub(super) fn placed(&self) -> &[Placed] {
        &self.placed
    }
}

/// What that member is counted in; `None` where all members need but agree.
pub(super) fn unit_of(kind: RelationKind, key: &str) -> Option<Unit> {
    match (kind, key) {
        (RelationKind::Share | RelationKind::Growth, "percent") => Some(Unit::Percent),
        (RelationKind::Share | RelationKind::Growth | RelationKind::Average, _) => {
            Some(Unit::Number)
        }
        _ => None,
    }
}

const fn in_words(unit: Unit) -> Name {
    match unit {
        Unit::Number => Name::new("một số", "a number"),
        Unit::Percent => Name::new("một tỷ lệ phần trăm", "a percentage"),
    }
}
