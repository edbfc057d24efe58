//! The relations as laws over numbered members, and what hangs together among them.

use std::collections::BTreeMap;

use super::RelationKind;
use super::claims::{Claims, Placed, Seat, unit_of};
use super::domain::{Domain, Role};
use super::law::{Domains, Law, Stop, Var};
use super::verdict::Why;
use crate::number::{Bounds, Exact, Numeral, Qualifier, Roundings, Unit, Value};

/// A member that laws speak of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    /// What was published, or given; `None` for an unknown.
    pub(super) numeral: Option<Numeral>,
    pub(super) role: Role,
    pub(super) unit: Unit,
    whole: bool,
    /// Whether a count in its place may be one that lost its decimal mark: it is a mean, or
    /// stands beside decimals.
    measure: bool,
}

/// How the relations of one set of claims hang together.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) stands: Vec<Stand>,
    /// One for each relation; `None` if a member has no figure.
    pub(super) laws: Vec<Option<Law>>,
    /// Laws that share unknowns, by their places; each law is in one group.
    pub(super) groups: Vec<Vec<usize>>,
    /// The members that stand for each figure: one for each role it has.
    pub(super) figure_vars: BTreeMap<usize, Vec<Var>>,
    /// The groups that each figure is in.
    pub(super) figure_groups: BTreeMap<usize, Vec<usize>>,
    /// Groups that share figures, by their places; each group is in one.
    pub(super) components: Vec<Vec<usize>>,
}

/// What a group of laws comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Reads,
    Not,
    Undecided,
}

/// Rounds of narrowing, and ends tried one by one, before a search is given up.
const ROUNDS: u32 = 1 << 14;
const TRIALS: u32 = 1 << 11;

impl Plan {
    pub(super) fn new(claims: &Claims) -> Self {
        let mut maker = Maker::default();
        let laws: Vec<Option<Law>> =
            claims.placed().iter().map(|placed| maker.law(claims, placed)).collect();
        let groups = joined(laws.len(), maker.shared_laws.values());
        let mut figure_groups = BTreeMap::<usize, Vec<usize>>::new();
        for (group, members) in groups.iter().enumerate() {
            for &law in members {
                for figure in maker.law_figures.get(&law).into_iter().flatten() {
                    let found = figure_groups.entry(*figure).or_default();
                    if found.last() != Some(&group) {
                        found.push(group);
                    }
                }
            }
        }
        let components = joined(groups.len(), figure_groups.values());
        Self {
            stands: maker.stands,
            laws,
            groups,
            figure_vars: maker.figure_vars,
            figure_groups,
            components,
        }
    }

    /// What every member can stand for, in some way of the set.
    pub(super) fn domains(&self, roundings: Roundings) -> Domains {
        Domains(self.stands.iter().map(|stand| stand.domain(stand.numeral, roundings)).collect())
    }

    /// What the words suggest that every member stands for; `None` if no member is loosened.
    pub(super) fn likely(&self, roundings: Roundings) -> Option<Domains> {
        let loosened = |numeral: Numeral| numeral.qualifier != Qualifier::Exact;
        self.stands.iter().filter_map(|stand| stand.numeral).find(|numeral| loosened(*numeral))?;
        let domain = |stand: &Stand| match stand.numeral {
            Some(numeral) => Domain::likely(numeral, stand.role, roundings),
            None => Domain::free(stand.whole),
        };
        Some(Domains(self.stands.iter().map(domain).collect()))
    }

    /// Sets what a figure is printed as.
    pub(super) fn print(
        &self,
        figure: usize,
        numeral: Numeral,
        roundings: Roundings,
        to: &mut Domains,
    ) {
        for &var in self.figure_vars.get(&figure).into_iter().flatten() {
            if let Some(stand) = self.stands.get(var) {
                to.set(var, stand.domain(Some(numeral), roundings));
            }
        }
    }

    /// Lets a figure be anything.
    pub(super) fn free(&self, figure: usize, domains: &mut Domains) {
        for &var in self.figure_vars.get(&figure).into_iter().flatten() {
            if let Some(stand) = self.stands.get(var) {
                domains.set(var, Domain::free(stand.whole && !stand.measure));
            }
        }
    }

    /// Whether a figure that is printed without a decimal mark may have lost it.
    pub(super) fn is_measure(&self, figure: usize) -> bool {
        let vars = self.figure_vars.get(&figure).into_iter().flatten();
        vars.filter_map(|&var| self.stands.get(var)).any(|stand| stand.measure)
    }

    pub(super) fn group(&self, group: usize) -> &[usize] {
        self.groups.get(group).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn law(&self, law: usize) -> Option<&Law> {
        self.laws.get(law).and_then(Option::as_ref)
    }

    fn laws_of(&self, laws: &[usize]) -> Vec<&Law> {
        laws.iter().filter_map(|&law| self.law(law)).collect()
    }

    /// What the members of these laws can be when all of them hold.
    pub(super) fn solve(&self, laws: &[usize], domains: &Domains) -> Result<Domains, Stop> {
        let laws = self.laws_of(laws);
        let mut domains = domains.clone();
        settle(&laws, &mut domains)?;
        if laws.len() > 1 {
            self.try_ends(&laws, &mut domains)?;
        }
        Ok(domains)
    }

    /// Makes sure that both ends of each unknown that several laws share can be had.
    fn try_ends(&self, laws: &[&Law], domains: &mut Domains) -> Result<(), Stop> {
        let mut trials = TRIALS;
        for var in 0..self.stands.len() {
            let laws_on = laws.iter().filter(|law| law.vars.contains(&var)).count();
            let domain = domains.get(var);
            if !domain.free || !domain.whole || laws_on < 2 {
                continue;
            }
            let ends: [fn(&Domain) -> Option<i128>; 2] = [|d| Some(d.least()), Domain::most];
            for (index, end) in ends.iter().enumerate() {
                while let Some(value) = end(&domains.get(var)) {
                    let mut tried = domains.clone();
                    let point = Bounds::point(Exact::whole(value));
                    match tried.narrow(var, point).and_then(|_| settle(laws, &mut tried)) {
                        Ok(()) => break,
                        Err(Stop::Empty) if trials > 0 => trials -= 1,
                        Err(Stop::Empty) => return Err(Stop::GivenUp),
                        Err(stop) => return Err(stop),
                    }
                    let rest = match index {
                        0 => Bounds::from(Exact::whole(value.saturating_add(1))),
                        _ => Bounds::up_to(Exact::whole(value.saturating_sub(1))),
                    };
                    domains.narrow(var, rest)?;
                    settle(laws, domains)?;
                }
            }
        }
        Ok(())
    }

    /// Why a law that its solved members satisfy is undecided all the same.
    pub(super) fn doubt(&self, law: usize, solved: &Domains) -> Option<Why> {
        let law = self.law(law)?;
        if law.met(solved).is_none() {
            return Some(Why::Target);
        }
        let mut unknowns = law.vars.iter().filter(|&&var| self.is_unknown(var)).peekable();
        let unbounded = unknowns.peek().is_some()
            && unknowns
                .all(|&var| solved.get(var).is_unbounded(law.floor(var), law.ceiling(var, solved)));
        unbounded.then_some(Why::Unbounded)
    }

    pub(super) fn is_unknown(&self, var: Var) -> bool {
        self.stands.get(var).is_some_and(|stand| stand.numeral.is_none())
    }

    /// Whether a group reads with those domains.
    pub(super) fn state(&self, group: usize, domains: &Domains) -> State {
        let laws = self.group(group);
        if laws.iter().any(|&law| self.law(law).is_none()) {
            return State::Undecided;
        }
        match self.solve(laws, domains) {
            Err(Stop::Empty) => State::Not,
            Err(_) => State::Undecided,
            Ok(solved) if laws.iter().any(|&law| self.doubt(law, &solved).is_some()) => {
                State::Undecided
            }
            Ok(_) => State::Reads,
        }
    }
}

/// Narrows by all the laws until nothing more is lost.
fn settle(laws: &[&Law], domains: &mut Domains) -> Result<(), Stop> {
    for _ in 0..ROUNDS {
        let mut lost = false;
        for law in laws {
            lost |= law.narrow(domains)?;
        }
        if !lost {
            return Ok(());
        }
    }
    Err(Stop::GivenUp)
}

impl Stand {
    fn domain(&self, numeral: Option<Numeral>, roundings: Roundings) -> Domain {
        match numeral {
            Some(numeral) => Domain::of(numeral, self.role, roundings),
            None => Domain::free(self.whole),
        }
    }
}

/// What is made while the laws are made.
#[derive(Debug, Default)]
struct Maker {
    stands: Vec<Stand>,
    figure_vars: BTreeMap<usize, Vec<Var>>,
    shared: BTreeMap<Box<str>, Var>,
    shared_laws: BTreeMap<Box<str>, Vec<usize>>,
    law_figures: BTreeMap<usize, Vec<usize>>,
    made: usize,
}

impl Maker {
    fn law(&mut self, claims: &Claims, placed: &Placed) -> Option<Law> {
        let law = self.made;
        self.made += 1;
        let kind = placed.relation.kind();
        let numeral_of = |seat: &Seat| match seat {
            Seat::Figure(index) => claims.figures().get(*index)?.numeral(),
            Seat::Literal(numeral) => Some(*numeral),
            Seat::Unknown | Seat::Shared(_) => None,
        };
        let silent = placed
            .seats
            .iter()
            .any(|(_, seat)| matches!(seat, Seat::Figure(_)) && numeral_of(seat).is_none());
        if silent {
            return None;
        }
        let decimal = |numeral: Numeral| matches!(numeral.value, Value::Rounded(rounded) if rounded.power() == 0);
        // Where a measure has decimals, an unknown beside it may have them too.
        let decimals = kind != RelationKind::Average
            && placed.seats.iter().filter_map(|(_, seat)| numeral_of(seat)).any(decimal);
        let mut vars = Vec::with_capacity(placed.seats.len());
        let mut target = Qualifier::Exact;
        for (key, seat) in &placed.seats {
            let unit = unit_of(kind, key).unwrap_or(placed.unit);
            let role = match (kind, *key, unit) {
                (RelationKind::Average, "value", _) => Role::Mean,
                (RelationKind::Meets, "actual", _) => Role::Actual,
                (RelationKind::Meets, _, _) => Role::Target,
                (_, _, Unit::Percent) => Role::Percent,
                (_, _, Unit::Number) => Role::Number,
            };
            let numeral = numeral_of(seat);
            if role == Role::Target {
                target = numeral.map_or(Qualifier::Exact, |numeral| numeral.qualifier);
            }
            let whole = match numeral {
                Some(numeral) => Domain::of(numeral, role, Roundings::NEAREST).whole,
                None => unit == Unit::Number && role != Role::Mean && !decimals,
            };
            let measure = unit == Unit::Number && (role == Role::Mean || decimals);
            let stand = Stand { numeral, role, unit, whole, measure };
            vars.push(match seat {
                Seat::Figure(index) => {
                    self.law_figures.entry(law).or_default().push(*index);
                    self.figure(*index, stand)
                }
                Seat::Literal(_) | Seat::Unknown => self.stand(stand),
                Seat::Shared(name) => {
                    self.shared_laws.entry(name.clone()).or_default().push(law);
                    self.shared(name, stand)
                }
            });
        }
        Some(Law { kind, vars, target })
    }

    fn stand(&mut self, stand: Stand) -> Var {
        self.stands.push(stand);
        self.stands.len() - 1
    }

    fn figure(&mut self, index: usize, stand: Stand) -> Var {
        let vars = self.figure_vars.entry(index).or_default();
        let same =
            |var: &&Var| self.stands.get(**var).is_some_and(|found| found.role == stand.role);
        if let Some(&var) = vars.iter().find(same) {
            if let Some(found) = self.stands.get_mut(var) {
                found.measure |= stand.measure;
            }
            return var;
        }
        vars.push(self.stands.len());
        self.stand(stand)
    }

    fn shared(&mut self, name: &str, stand: Stand) -> Var {
        if let Some(&var) = self.shared.get(name) {
            // Whole only where every relation takes it so.
            if let Some(found) = self.stands.get_mut(var) {
                found.whole &= stand.whole;
            }
            return var;
        }
        self.shared.insert(name.into(), self.stands.len());
        self.stand(stand)
    }
}

/// Joins the numbers below `count` that stand in one list, and gives the sets in the order of
/// their first members.
fn joined<'a>(count: usize, lists: impl Iterator<Item = &'a Vec<usize>>) -> Vec<Vec<usize>> {
    let mut labels: Vec<usize> = (0..count).collect();
    for list in lists {
        let label = |member: &usize| labels.get(*member).copied();
        let Some(least) = list.iter().filter_map(label).min() else { continue };
        let replaced: Vec<usize> = list.iter().filter_map(label).collect();
        for label in &mut labels {
            if replaced.contains(label) {
                *label = least;
            }
        }
    }
    let mut sets = BTreeMap::<usize, Vec<usize>>::new();
    for (member, label) in labels.into_iter().enumerate() {
        sets.entry(label).or_default().push(member);
    }
    sets.into_values().collect()
}
