//! Which few figures, printed a little otherwise, would make everything read.

use core::cell::Cell;
use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use super::audit::Asked;
use super::claims::Claims;
use super::domain::Role;
use super::edits::Edits;
use super::figure::Figure;
use super::law::{Domains, Stop};
use super::plan::{Plan, State};
use super::printed::neighbours;
use super::range::{Range, one_digit};
use crate::number::{Exact, Fixed, Places, Qualifier, Value};

/// Figures that, printed otherwise, make a relation read, and all that hangs together with it.
///
/// Ranked by the number of figures, then by the edits of their digits: repairs that tie in both
/// have the same rank. In a rank they stand by how likely the slips are, by the relative change,
/// and by the order of the figures.
#[doc(alias = "sửa số")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// 1 for the best; ties share it.
    pub rank: u32,
    /// The edits of all changes.
    pub edits: Edits,
    /// The changes, in the order of the figures.
    pub changes: Vec<Change>,
}

/// One figure printed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The figure's id.
    pub figure: Box<str>,
    /// Its text, as published.
    pub from: Box<str>,
    /// The text that would read.
    pub to: Box<str>,
    /// The edits between their digits and decimal marks.
    pub edits: Edits,
}

/// Prints the changes: `integrated: 1.644 -> 1.664`.
impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, change) in self.changes.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{}: {} -> {}", change.figure, change.from, change.to)?;
        }
        Ok(())
    }
}

/// Other digits for one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Other {
    figure: usize,
    number: Fixed,
    digits: String,
    edits: Edits,
}

/// Figures that a repair may change are searched one by one, their values by closed forms; where
/// more than one must change, all but the last are taken from their neighbourhood.
struct Search<'a> {
    claims: &'a Claims,
    plan: &'a Plan,
    asked: &'a Asked,
    component: &'a [usize],
    /// Groups that cannot be decided as published: a repair need only not refute them.
    undecided: BTreeSet<usize>,
    /// The figures that may be changed, in their order.
    figures: Vec<usize>,
    /// The decimal places that percentages of the component are printed with.
    places: BTreeSet<Places>,
    /// How many more printings may be tried.
    trials: Cell<u32>,
}

/// More values of one figure than this are not tried one by one.
const VALUES: i128 = 512;

/// Printings that are tried before a search ends with what it has found: far less than a second.
const TRIALS: u32 = 1 << 15;

pub(super) fn repairs(
    claims: &Claims,
    plan: &Plan,
    component: &[usize],
    base: &Domains,
    asked: &Asked,
) -> Vec<Repair> {
    let search = Search::new(claims, plan, component, base, asked);
    let states: BTreeMap<usize, bool> =
        component.iter().map(|&group| (group, search.holds(group, base))).collect();
    for size in 1..=asked.changes {
        let mut found = Vec::new();
        search.sets(size, base, &states, &mut Vec::new(), &mut found);
        if !found.is_empty() {
            return search.ranked(found);
        }
    }
    Vec::new()
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
        let figures = members.into_iter().filter(may_change).collect();
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
            trials: Cell::new(TRIALS),
        }
    }

    /// Whether a repair may leave the group as it is.
    fn holds(&self, group: usize, domains: &Domains) -> bool {
        match self.plan.state(group, domains) {
            State::Reads => true,
            State::Not => false,
            State::Undecided => self.undecided.contains(&group),
        }
    }

    fn groups_of(&self, figure: usize) -> &[usize] {
        self.plan.figure_groups.get(&figure).map(Vec::as_slice).unwrap_or_default()
    }

    fn figure(&self, figure: usize) -> Option<&Figure> {
        self.claims.figures().get(figure)
    }

    /// Every set of `size` further changes that makes all hold, found with its values.
    fn sets(
        &self,
        size: u8,
        domains: &Domains,
        states: &BTreeMap<usize, bool>,
        changed: &mut Vec<Other>,
        found: &mut Vec<Vec<Other>>,
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

    fn may_try(&self) -> bool {
        let left = self.trials.get().checked_sub(1);
        self.trials.set(left.unwrap_or(0));
        left.is_some()
    }

    fn print(&self, other: &Other, domains: &mut Domains) {
        let numeral = self.figure(other.figure).and_then(|figure| figure.with_number(other.number));
        if let Some(numeral) = numeral {
            self.plan.print(other.figure, numeral, self.asked.roundings, domains);
        }
    }

    /// The values of a figure, of the fewest edits, that make every group it is in hold.
    /// Two edits away they are sought only where it is `alone` in being changed.
    fn values(&self, figure: usize, domains: &Domains, alone: bool) -> Vec<Other> {
        let Some(ranges) = self.ranges(figure, self.groups_of(figure), domains) else {
            return Vec::new();
        };
        let few = ranges.iter().all(|range| range.len().is_some_and(|len| len <= VALUES));
        if few {
            let all = ranges.iter().flat_map(Range::all);
            return self.nearest(all.filter_map(|number| self.other(figure, number)), domains);
        }
        let inside = |other: &Other| ranges.iter().any(|range| range.holds(other.number));
        let near = self.nearest(self.near(figure).into_iter().filter(inside), domains);
        if !near.is_empty() {
            return near;
        }
        if alone {
            let far = self.nearest(self.near_twice(figure).into_iter().filter(inside), domains);
            if !far.is_empty() {
                return far;
            }
        }
        let ends = ranges.iter().flat_map(Range::ends);
        self.nearest(ends.filter_map(|number| self.other(figure, number)), domains)
    }

    /// Of the numbers that make every group of their figure hold, those of the fewest edits.
    fn nearest(&self, others: impl Iterator<Item = Other>, domains: &Domains) -> Vec<Other> {
        let others = sorted(others.collect());
        let mut found: Vec<Other> = Vec::new();
        let mut domains = domains.clone();
        for other in others {
            let fewest = found.first().map(|first| first.edits.count());
            if fewest.is_some_and(|fewest| other.edits.count() > fewest) {
                break;
            }
            if !self.may_try() {
                break;
            }
            self.print(&other, &mut domains);
            if self.groups_of(other.figure).iter().all(|&group| self.holds(group, &domains)) {
                found.push(other);
            }
        }
        found
    }

    /// The figure with that number, if a repair may print it so.
    fn other(&self, index: usize, number: Fixed) -> Option<Other> {
        let figure = self.figure(index)?;
        let own = figure.fixed()?;
        let allowed = number.places() == own.places()
            || (matches!(figure.numeral()?.value, Value::Percent(_))
                && self.places.contains(&number.places()));
        if number == own || !allowed || one_digit(number) {
            return None;
        }
        figure.with_number(number)?;
        let digits = figure.printed().digits_of(number);
        let edits = Edits::between(&figure.printed().digits(), &digits);
        (edits.count() > 0).then_some(Other { figure: index, number, digits, edits })
    }

    /// The numbers that one edit of the digits gives.
    fn near(&self, index: usize) -> Vec<Other> {
        let digits = self.figure(index).map(|figure| figure.printed().digits());
        self.read(index, &neighbours(&digits.unwrap_or_default()))
    }

    /// The numbers that two edits of the digits give.
    fn near_twice(&self, index: usize) -> Vec<Other> {
        let digits = self.figure(index).map(|figure| figure.printed().digits());
        let once: BTreeSet<String> = neighbours(&digits.unwrap_or_default()).into_iter().collect();
        let twice: BTreeSet<String> = once.iter().flat_map(|digits| neighbours(digits)).collect();
        self.read(index, &twice)
    }

    fn read<'t>(&self, index: usize, texts: impl IntoIterator<Item = &'t String>) -> Vec<Other> {
        let Some(figure) = self.figure(index) else {
            return Vec::new();
        };
        let numbers: BTreeSet<(Places, i128)> = texts
            .into_iter()
            .filter_map(|text| figure.number(text))
            .map(|number| (number.places(), number.units()))
            .collect();
        let number = |(places, units)| self.other(index, Fixed::new(units, places));
        numbers.into_iter().filter_map(number).collect()
    }

    /// The values that a repair of several figures tries first: near ones, those that another
    /// figure has (two may be swapped), and those that make the group hold, where they are few.
    fn starts(&self, figure: usize, group: usize, domains: &Domains) -> Vec<Other> {
        let mut starts = self.near(figure);
        let others = self.figures.iter().filter_map(|&other| self.figure(other)?.fixed());
        starts.extend(others.filter_map(|number| self.other(figure, number)));
        let ranges = self.ranges(figure, &[group], domains).unwrap_or_default();
        for range in ranges.iter().filter(|range| range.len().is_some_and(|len| len <= 64)) {
            starts.extend(range.all().into_iter().filter_map(|number| self.other(figure, number)));
        }
        sorted(starts)
    }

    /// The units of the last digit between which the figure must lie for the groups to hold, for
    /// each number of places; `None` if nothing will do.
    fn ranges(&self, index: usize, groups: &[usize], domains: &Domains) -> Option<Vec<Range>> {
        let figure = self.figure(index)?;
        let numeral = figure.numeral()?;
        let own = figure.fixed()?.places();
        let vars = self.plan.figure_vars.get(&index)?;
        let mut free = domains.clone();
        self.plan.free(index, &mut free);
        for &group in groups {
            match self.plan.solve(self.plan.group(group), &free) {
                Ok(solved) => vars.iter().for_each(|&var| free.set(var, solved.get(var))),
                Err(Stop::Empty) => return None,
                Err(Stop::TooLarge | Stop::GivenUp) => {}
            }
        }
        let mut places: Vec<Places> = vec![own];
        if matches!(numeral.value, Value::Percent(_)) {
            places.extend(self.places.iter().filter(|&&places| places != own));
        }
        let range = |places: Places| {
            let mut range = Range { least: None, most: None, places };
            for &var in vars {
                let stand = self.plan.stands.get(var)?;
                // A loosened figure may be printed far from what it stands for.
                if numeral.qualifier == Qualifier::Exact || stand.role == Role::Target {
                    range.cut(free.get(var).bounds, figure.unit(places)?)?;
                }
            }
            Some(range)
        };
        Some(places.into_iter().filter_map(range).collect())
    }

    /// The sets with the fewest edits for their figures, in order, with their ranks.
    fn ranked(&self, found: Vec<Vec<Other>>) -> Vec<Repair> {
        let edits =
            |set: &Vec<Other>| set.iter().fold(Edits::NONE, |edits, other| edits.plus(other.edits));
        let figures =
            |set: &Vec<Other>| -> Vec<usize> { set.iter().map(|other| other.figure).collect() };
        let mut fewest = BTreeMap::<Vec<usize>, u32>::new();
        for set in &found {
            let count = edits(set).count();
            let least = fewest.entry(figures(set)).or_insert(count);
            *least = (*least).min(count);
        }
        let mut kept: Vec<_> = found
            .into_iter()
            .filter(|set| fewest.get(&figures(set)) == Some(&edits(set).count()))
            .map(|set| {
                let relative = set.iter().filter_map(|other| self.relative(other)).max();
                let digits: Vec<String> = set.iter().map(|other| other.digits.clone()).collect();
                (edits(&set), relative, figures(&set), digits, set)
            })
            .collect();
        kept.sort_by(|one, two| {
            (one.0, one.1, &one.2, &one.3).cmp(&(two.0, two.1, &two.2, &two.3))
        });
        kept.dedup();
        let mut rank = 0;
        let mut last = None;
        kept.into_iter()
            .map(|(edits, .., set)| {
                if last != Some(edits.count()) {
                    last = Some(edits.count());
                    rank += 1;
                }
                let changes = set.iter().filter_map(|other| self.change(other)).collect();
                Repair { rank, edits, changes }
            })
            .collect()
    }

    /// By how much of itself the figure changes; a figure of 0 by as much as can be.
    fn relative(&self, other: &Other) -> Option<Exact> {
        let old: Exact = self.figure(other.figure)?.fixed()?.into();
        let by = Exact::from(other.number).checked_sub(old)?;
        let magnitude =
            |value: Exact| Exact::new(value.numerator().checked_abs()?, value.denominator());
        match magnitude(old)?.inverse() {
            Some(inverse) => magnitude(by)?.checked_mul(inverse),
            None => Some(Exact::whole(i128::MAX)),
        }
    }

    fn change(&self, other: &Other) -> Option<Change> {
        let figure = self.figure(other.figure)?;
        let printed = figure.printed();
        Some(Change {
            figure: figure.id().into(),
            from: printed.text().into(),
            to: printed.with_digits(&other.digits).into(),
            edits: other.edits,
        })
    }
}

/// Those of the fewest edits first, each once.
fn sorted(mut others: Vec<Other>) -> Vec<Other> {
    others.sort_by(|one, two| (one.edits, &one.digits).cmp(&(two.edits, &two.digits)));
    others.dedup();
    others
}
