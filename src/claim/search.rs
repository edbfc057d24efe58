//! Which figures a repair changes: all sets of the fewest.

use core::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

use super::audit::Asked;
use super::claims::Claims;
use super::figure::Figure;
use super::law::Domains;
use super::plan::{Plan, State};
use super::range::one_digit;
use super::repair::{Repair, ranked};
use super::reprint::Reprint;
use crate::number::{Places, Value};

/// Figures that a repair may change are searched one by one, their values by closed forms; where
/// more than one must change, all but the last are taken from their neighbourhood.
pub(super) struct Search<'a> {
    pub(super) claims: &'a Claims,
    pub(super) plan: &'a Plan,
    asked: &'a Asked,
    component: &'a [usize],
    /// Groups that cannot be decided as published: a repair need only not refute them.
    undecided: BTreeSet<usize>,
    /// The figures that may be changed, in their order.
    pub(super) figures: Vec<usize>,
    /// The decimal places that percentages of the component are printed with.
    pub(super) places: BTreeSet<Places>,
    /// What one edit makes of each figure that may be changed, once it was asked for.
    pub(super) near: BTreeMap<usize, OnceCell<Vec<Reprint>>>,
    /// How many more printings may be tried.
    trials: Cell<u32>,
    /// Whether a printing was left untried for that.
    cut_short: Cell<bool>,
}

/// The repairs of a component, and whether the search for them was cut short.
pub(super) fn repairs(
    claims: &Claims,
    plan: &Plan,
    component: &[usize],
    base: &Domains,
    asked: &Asked,
) -> (Vec<Repair>, bool) {
    let search = Search::new(claims, plan, component, base, asked);
    let states: BTreeMap<usize, bool> =
        component.iter().map(|&group| (group, search.holds(group, base))).collect();
    for size in 1..=asked.changes {
        let mut found = Vec::new();
        search.sets(size, base, &states, &mut Vec::new(), &mut found);
        found.retain(|set| search.stays_sound(set));
        if !found.is_empty() || search.cut_short.get() {
            return (ranked(claims, found), search.cut_short.get());
        }
    }
    (Vec::new(), false)
}

impl<'a> Search<'a> {
    fn new(
        claims: &'a Claims,
        plan: &'a Plan,
        component: &'a [usize],
        base: &Domains,
        asked: &'a Asked,
    ) -> Self {
        let within = |groups: &Vec<usize>| groups.iter().any(|group| component.contains(group));
        let members = plan.figure_groups.iter().filter(|(_, groups)| within(groups));
        let members: Vec<usize> = members.map(|(figure, _)| *figure).collect();
        let places = members.iter().filter_map(|&figure| claims.figures().get(figure)).filter_map(
            |figure| match figure.numeral()?.value {
                Value::Percent(percent) => Some(percent.places()),
                _ => None,
            },
        );
        let places = places.collect();
        let may_change = |&figure: &usize| {
            claims.figures().get(figure).is_some_and(|figure| {
                let number = figure.fixed();
                number.is_some_and(|number| !one_digit(number))
                    && !asked.pinned.contains(figure.id())
            })
        };
        let figures: Vec<usize> = members.into_iter().filter(may_change).collect();
        let near = figures.iter().map(|&figure| (figure, OnceCell::new())).collect();
        let undecided = component
            .iter()
            .copied()
            .filter(|&group| plan.state(group, base) == State::Undecided)
            .collect();
        Self {
            claims,
            plan,
            asked,
            component,
            undecided,
            figures,
            places,
            near,
            trials: Cell::new(asked.printings),
            cut_short: Cell::new(false),
        }
    }

    /// Whether a repair may leave the group as it is.
    pub(super) fn holds(&self, group: usize, domains: &Domains) -> bool {
        self.holds_in(self.plan, group, domains)
    }

    fn holds_in(&self, plan: &Plan, group: usize, domains: &Domains) -> bool {
        match plan.state(group, domains) {
            State::Reads => true,
            State::Not => false,
            State::Undecided => self.undecided.contains(&group),
        }
    }

    pub(super) fn groups_of(&self, figure: usize) -> &[usize] {
        self.plan.figure_groups.get(&figure).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn figure(&self, figure: usize) -> Option<&Figure> {
        self.claims.figures().get(figure)
    }

    /// Every set of `size` further changes that makes all hold, found with its values.
    fn sets(
        &self,
        size: u8,
        domains: &Domains,
        states: &BTreeMap<usize, bool>,
        changed: &mut Vec<Reprint>,
        found: &mut Vec<Vec<Reprint>>,
    ) {
        let broken: Vec<usize> = self
            .component
            .iter()
            .copied()
            .filter(|group| states.get(group) == Some(&false))
            .collect();
        let Some(&first) = broken.first() else {
            return; // fewer changes do, and were found before
        };
        let unchanged = |figure: &usize| !changed.iter().any(|other| other.figure == *figure);
        let on = |figure: usize, group: &usize| self.groups_of(figure).contains(group);
        let figures: Vec<usize> = self.figures.iter().copied().filter(unchanged).collect();
        if size <= 1 {
            for figure in figures {
                if broken.iter().all(|group| on(figure, group)) {
                    for other in self.values(figure, domains, changed.is_empty()) {
                        let mut set = changed.clone();
                        set.push(other);
                        set.sort_by_key(|other| other.figure);
                        found.push(set);
                    }
                }
            }
            return;
        }
        for figure in figures.into_iter().filter(|&figure| on(figure, &first)) {
            for other in self.starts(figure, first, domains) {
                if !self.may_try() {
                    return;
                }
                let mut domains = domains.clone();
                self.print(&other, &mut domains);
                let mut states = states.clone();
                for &group in self.groups_of(figure) {
                    states.insert(group, self.holds(group, &domains));
                }
                changed.push(other);
                self.sets(size - 1, &domains, &states, changed, found);
                changed.pop();
            }
        }
    }

    /// Counts a printing that is to be tried, unless too many were.
    pub(super) fn may_try(&self) -> bool {
        let left = self.trials.get().checked_sub(1);
        self.trials.set(left.unwrap_or(0));
        self.cut_short.set(left.is_none());
        left.is_some()
    }

    pub(super) fn print(&self, other: &Reprint, domains: &mut Domains) {
        let numeral = self.figure(other.figure).and_then(|figure| figure.with_number(other.number));
        if let Some(numeral) = numeral {
            self.plan.print(other.figure, numeral, self.asked.roundings, domains);
        }
    }

    /// Whether all holds where the changes are read anew. A number that gains its mark is a
    /// measure, one that loses it a count, and what is unknown beside it follows.
    fn stays_sound(&self, set: &[Reprint]) -> bool {
        let numerals: Vec<_> = set
            .iter()
            .filter_map(|other| {
                let figure = self.figure(other.figure)?;
                Some((other.figure, figure.numeral()?, figure.with_number(other.number)?))
            })
            .collect();
        let count = |value: Value| matches!(value, Value::Count(_));
        if numerals.iter().all(|(_, old, new)| count(old.value) == count(new.value)) {
            return true;
        }
        let claims = self.claims.reprinted(numerals.iter().map(|&(figure, _, new)| (figure, new)));
        let plan = Plan::new(&claims);
        let domains = plan.domains(self.asked.roundings);
        self.component.iter().all(|&group| self.holds_in(&plan, group, &domains))
    }
}
