//! The audit of a set of claims.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::{Claims, Placed, Seat};
use super::domain::Domain;
use super::law::{Domains, Stop, Var, width};
use super::plan::Plan;
use super::search::repairs;
use super::verdict::{Distance, Outcome, Solved, Verdict, Why, Width};
use super::{Figure, RelationKind};
use crate::number::{Bounds, Exact, Fixed, Places, Roundings, Unit, Value};

/// What is asked of an audit; the default is what the rulebook asks.
///
/// ```
/// use vn_egov_metrics::claim::Asked;
/// use vn_egov_metrics::number::Roundings;
///
/// let asked = Asked::default().roundings(Roundings::ALL).pin("dt-procedures").changes(3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub(super) roundings: Roundings,
    pub(super) pinned: BTreeSet<Box<str>>,
    pub(super) changes: u8,
    pub(super) printings: u32,
}

/// Far less than a second.
const PRINTINGS: u32 = 1 << 15;

impl Default for Asked {
    fn default() -> Self {
        Self {
            roundings: Roundings::NEAREST,
            pinned: BTreeSet::new(),
            changes: 2,
            printings: PRINTINGS,
        }
    }
}

impl Asked {
    /// Which ways of rounding make a relation read; to the nearest by default.
    #[must_use]
    pub fn roundings(self, roundings: Roundings) -> Self {
        Self { roundings, ..self }
    }

    /// Trusts the figure of that id: no repair changes it.
    #[must_use]
    pub fn pin(mut self, id: &str) -> Self {
        self.pinned.insert(id.into());
        self
    }

    /// How many figures a repair may change at most; 2 by default. Each further one costs about
    /// a hundred times as long.
    #[must_use]
    pub fn changes(self, changes: u8) -> Self {
        Self { changes, ..self }
    }

    /// How many printings a search for repairs may try; 32,768 by default. One that is
    /// [cut short](Verdict::cut_short) ends with what it has found.
    #[must_use]
    pub fn printings(self, printings: u32) -> Self {
        Self { printings, ..self }
    }
}

/// What an audit found: a verdict for each relation, in their order.
#[doc(alias = "kiểm tra số liệu")]
#[doc(alias = "kiem tra so lieu")]
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    verdicts: Vec<Verdict>,
    sources: BTreeMap<Box<str>, Roundings>,
}

impl Audit {
    /// A verdict for each relation, in their order.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// The verdict on the relation of that id.
    pub fn verdict(&self, relation: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| &*verdict.relation == relation)
    }

    /// The ways of rounding that read every relation of each source that reads: one office
    /// rounds one way. Relations across sources say nothing of either.
    pub fn sources(&self) -> impl Iterator<Item = (&str, Roundings)> {
        self.sources.iter().map(|(source, ways)| (&**source, *ways))
    }
}

impl Claims {
    /// Decides every relation, solves for what was not published, and seeks the smallest repairs
    /// of what does not read.
    pub fn audit(&self, asked: &Asked) -> Audit {
        let plan = Plan::new(self);
        let base = plan.domains(asked.roundings);
        let likely = plan.likely(asked.roundings);
        let by_mode: Vec<_> =
            Roundings::ALL.iter().map(|way| (way, plan.domains(way.into()))).collect();
        let mut verdicts: Vec<Option<Verdict>> = vec![None; plan.laws.len()];
        for component in &plan.components {
            let mut refused = Vec::new();
            for &group in component {
                let laws = plan.group(group);
                let solved = plan.solve(laws, &base);
                let likely = likely.as_ref().and_then(|likely| plan.solve(laws, likely).ok());
                for &law in laws {
                    let Some(placed) = self.placed().get(law) else { continue };
                    let outcome = outcome(&plan, law, &solved);
                    let judged = Judged { plan: &plan, law, laws, placed, outcome };
                    let modes = by_mode
                        .iter()
                        .filter(|(_, domains)| judged.reads_in(domains, &solved))
                        .map(|(way, _)| *way)
                        .collect();
                    if outcome == Outcome::DoesNotRead {
                        refused.push(law);
                    }
                    let verdict = Verdict {
                        relation: placed.relation.id().into(),
                        outcome,
                        solved: judged.solved(&solved, likely.as_ref()),
                        modes,
                        width: judged.width(&base),
                        distance: judged.distance(),
                        repairs: Vec::new(),
                        cut_short: false,
                    };
                    if let Some(place) = verdicts.get_mut(law) {
                        *place = Some(verdict);
                    }
                }
            }
            if !refused.is_empty() {
                let (found, cut_short) = repairs(self, &plan, component, &base, asked);
                for law in refused {
                    if let Some(Some(verdict)) = verdicts.get_mut(law) {
                        verdict.repairs.clone_from(&found);
                        verdict.cut_short = cut_short;
                    }
                }
            }
        }
        let verdicts: Vec<Verdict> = verdicts.into_iter().flatten().collect();
        let sources = self.surviving(&verdicts);
        Audit { verdicts, sources }
    }

    fn surviving(&self, verdicts: &[Verdict]) -> BTreeMap<Box<str>, Roundings> {
        let mut sources = BTreeMap::<Box<str>, Roundings>::new();
        for (placed, verdict) in self.placed().iter().zip(verdicts) {
            let mut seeds: Vec<&str> =
                self.members(placed).map(|figure| figure.parts().seed.as_str()).collect();
            seeds.dedup();
            let [seed] = seeds.as_slice() else { continue };
            let rounded = verdict.outcome == Outcome::Reads && verdict.modes != Roundings::ALL;
            let ways = sources.entry((*seed).into()).or_insert(Roundings::ALL);
            if rounded {
                *ways = ways.intersection(verdict.modes);
            }
        }
        sources
    }

    fn members(&self, placed: &Placed) -> impl Iterator<Item = &Figure> {
        placed.seats.iter().filter_map(|(_, seat)| match seat {
            Seat::Figure(index) => self.figures().get(*index),
            Seat::Literal(_) | Seat::Unknown | Seat::Shared(_) => None,
        })
    }
}

fn outcome(plan: &Plan, law: usize, solved: &Result<Domains, Stop>) -> Outcome {
    if plan.law(law).is_none() {
        return Outcome::Undecided(Why::NoFigure);
    }
    match solved {
        Err(Stop::Empty) => Outcome::DoesNotRead,
        Err(Stop::TooLarge) => Outcome::Undecided(Why::TooLarge),
        Err(Stop::GivenUp) => Outcome::Undecided(Why::GivenUp),
        Ok(solved) => plan.doubt(law, solved).map_or(Outcome::Reads, Outcome::Undecided),
    }
}

/// A relation that is being judged.
struct Judged<'a> {
    plan: &'a Plan,
    law: usize,
    laws: &'a [usize],
    placed: &'a Placed,
    outcome: Outcome,
}

impl Judged<'_> {
    /// Whether it reads when all is rounded one way, which `domains` tell.
    fn reads_in(&self, domains: &Domains, solved: &Result<Domains, Stop>) -> bool {
        match (self.outcome, solved) {
            (Outcome::Reads, Ok(solved)) => {
                // An unknown that other relations share is what all of them make of it together;
                // one of its own is what this way of rounding makes of it.
                let mut domains = domains.clone();
                let others = self.laws.iter().filter(|&&law| law != self.law);
                let others = others.filter_map(|&law| self.plan.law(law));
                for &var in others.flat_map(|law| &law.vars).filter(|&&v| self.plan.is_unknown(v)) {
                    domains.set(var, solved.get(var));
                }
                self.plan.solve(&[self.law], &domains).is_ok()
            }
            (Outcome::DoesNotRead, _) => self.plan.solve(self.laws, domains).is_ok(),
            _ => false,
        }
    }

    fn solved(&self, solved: &Result<Domains, Stop>, likely: Option<&Domains>) -> Vec<Solved> {
        let (Ok(solved), Some(law)) = (solved, self.plan.law(self.law)) else {
            return Vec::new();
        };
        let mut found: Vec<Solved> = Vec::new();
        let mut place = 0;
        let mut last = "";
        for ((key, seat), &var) in self.placed.seats.iter().zip(&law.vars) {
            place = if *key == last { place + 1 } else { 1 };
            last = key;
            let name = match seat {
                Seat::Unknown => None,
                Seat::Shared(name) => Some(name.clone()),
                Seat::Figure(_) | Seat::Literal(_) => continue,
            };
            let taken = found.iter().any(|solved| &*solved.key == *key);
            let key = if taken { format!("{key}.{place}") } else { (*key).to_owned() };
            let Domain { bounds, whole, .. } = solved.get(var);
            let unit = self.plan.stands.get(var).map_or(Unit::Number, |stand| stand.unit);
            let scaled = |bounds: Bounds| match unit {
                Unit::Number => bounds,
                // 100 % is 1 throughout.
                Unit::Percent => bounds.checked_mul(Exact::whole(100)).unwrap_or(bounds),
            };
            let likely = likely.map(|likely| likely.get(var).bounds).filter(|b| *b != bounds);
            let (bounds, likely) = (scaled(bounds), likely.map(scaled));
            found.push(Solved { key: key.into(), name, unit, bounds, likely, whole });
        }
        found
    }

    /// How many values of the member that the others are held against would read.
    fn width(&self, base: &Domains) -> Width {
        let Some(law) = self.plan.law(self.law) else {
            return Width::None;
        };
        let unknown = |var: &Var| self.plan.is_unknown(*var);
        let held = match (law.kind, law.vars.as_slice()) {
            (RelationKind::Share, [part, whole, _]) if unknown(part) && !unknown(whole) => part,
            (RelationKind::Share, [_, whole, _]) => whole,
            (RelationKind::Growth, [before, ..]) => before,
            (RelationKind::Average, [_, count, _]) => count,
            (RelationKind::Sum | RelationKind::Within, [total, ..]) => total,
            _ => return Width::None,
        };
        let mut domains = base.clone();
        let whole = domains.get(*held).whole;
        domains.set(*held, Domain::free(whole));
        match self.plan.solve(&[self.law], &domains) {
            Ok(solved) if whole => Width::of(width(law, &solved, *held)),
            Err(Stop::Empty) => Width::Values(0),
            _ => Width::None,
        }
    }

    /// What exact members would print in place of the percentage, mean or total.
    fn distance(&self) -> Option<Distance> {
        let law = self.plan.law(self.law).filter(|_| self.outcome == Outcome::DoesNotRead)?;
        let exact = self.plan.domains(Roundings::NEAREST);
        let point = |var: &Var| {
            let domain = exact.get(*var);
            domain.bounds.least.filter(|_| domain.is_point()).map(|end| end.value)
        };
        let ratio = |above: &Var, below: &Var| point(above)?.checked_mul(point(below)?.inverse()?);
        let (shown, value) = match (law.kind, law.vars.as_slice()) {
            (RelationKind::Share, [part, whole, percent]) => (percent, ratio(part, whole)?),
            (RelationKind::Growth, [before, now, percent]) => {
                (percent, ratio(now, before)?.checked_sub(Exact::whole(1))?)
            }
            (RelationKind::Average, [total, count, value]) => (value, ratio(total, count)?),
            (RelationKind::Sum, [total, terms @ ..]) => {
                let add = |sum: Exact, term: &Var| sum.checked_add(point(term)?);
                (total, terms.iter().try_fold(Exact::whole(0), add)?)
            }
            _ => return None,
        };
        self.off(*shown, value)
    }

    fn off(&self, shown: Var, value: Exact) -> Option<Distance> {
        let stand = self.plan.stands.get(shown)?;
        let (printed, value) = match stand.numeral?.value {
            Value::Count(count) => (Fixed::new(count.into(), Places::ZERO), value),
            Value::Percent(percent) => (percent.to_fixed(), value.checked_mul(Exact::whole(100))?),
            Value::Rounded(rounded) if rounded.power() == 0 => (rounded.digits(), value),
            Value::Rounded(_) | Value::Share(_) => return None,
        };
        let scale = Exact::whole(printed.places().scale().into());
        let half = Exact::new(1, 2)?;
        let units = value.checked_mul(scale)?.checked_add(half)?.floor();
        Some(Distance {
            would_print: Fixed::new(units, printed.places()),
            unit: stand.unit,
            units: units.abs_diff(printed.units()),
        })
    }
}
