//! How else a figure may be printed: the numbers that a repair chooses from.

use std::collections::BTreeSet;

use super::domain::Role;
use super::edits::Edits;
use super::figure::Figure;
use super::law::{Domains, Stop};
use super::printed::neighbours;
use super::range::{Range, one_digit};
use super::search::Search;
use crate::number::{Fixed, Places, Qualifier, Value};

/// Other digits for one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reprint {
    pub(super) figure: usize,
    pub(super) number: Fixed,
    pub(super) digits: String,
    pub(super) edits: Edits,
    /// Whether the places stay, or become those of a percentage beside it.
    pub(super) keeps_places: bool,
}

/// More values of one figure than this are not tried one by one.
const VALUES: i128 = 512;

/// Up to so many edits of a figure every printing is thought of; beyond them, those alone that
/// keep its places, or have those of a percentage beside it.
const EDITS: u32 = 2;

impl Search<'_> {
    /// The values of a figure, of the fewest edits, that make every group it is in hold.
    /// Among too many they are sought one edit away, and where it is `alone` in being changed,
    /// two.
    pub(super) fn values(&self, figure: usize, domains: &Domains, alone: bool) -> Vec<Reprint> {
        let Some(ranges) = self.ranges(figure, self.groups_of(figure), domains) else {
            return Vec::new();
        };
        let is_few = |range: &&Range| range.len().is_some_and(|len| len <= VALUES);
        let (few, many): (Vec<&Range>, Vec<&Range>) = ranges.iter().partition(is_few);
        let few = few.into_iter().flat_map(Range::all);
        let mut others: Vec<Reprint> =
            few.filter_map(|number| self.reprint(figure, number)).collect();
        if many.is_empty() {
            return self.nearest(others, domains);
        }
        let inside = |number: Fixed| many.iter().any(|range| range.holds(number));
        let near = self.near(figure).iter().filter(|other| inside(other.number));
        others.extend(near.cloned());
        let near = self.nearest(others.clone(), domains);
        if near.iter().any(|other| other.keeps_places && other.edits.count() <= 1) {
            return near;
        }
        if alone {
            others.extend(self.near_twice(figure, inside));
            let far = self.nearest(others, domains);
            if !far.is_empty() {
                return far;
            }
        } else if !near.is_empty() {
            return near;
        }
        let ends = many.iter().flat_map(|range| range.ends());
        self.nearest(ends.filter_map(|number| self.reprint(figure, number)).collect(), domains)
    }

    /// Of the numbers that make every group of their figure hold, those of the fewest edits, and
    /// those of the fewest that keep its places.
    fn nearest(&self, others: Vec<Reprint>, domains: &Domains) -> Vec<Reprint> {
        let mut found: Vec<Reprint> = Vec::new();
        let mut domains = domains.clone();
        for other in sorted(others) {
            let fewer = |first: &&Reprint| first.edits.count() < other.edits.count();
            let mut nearer = found.iter().filter(fewer);
            if nearer.any(|first| first.keeps_places) {
                break;
            }
            if !other.keeps_places && found.iter().any(|first| fewer(&first)) {
                continue;
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
    fn reprint(&self, index: usize, number: Fixed) -> Option<Reprint> {
        let figure = self.figure(index)?;
        let own = figure.fixed()?;
        if number == own || one_digit(number) {
            return None;
        }
        let keeps_places = number.places() == own.places() || self.beside(index, number.places());
        if !keeps_places && !self.may_move_mark(index) {
            return None;
        }
        figure.with_number(number)?;
        let printed = figure.printed().digits();
        let digits = figure.printed().digits_of(number);
        let most = if keeps_places { u32::MAX } else { EDITS };
        let longer = u32::try_from(digits.len().abs_diff(printed.len())).unwrap_or(u32::MAX);
        if longer > most {
            return None;
        }
        let edits = Edits::between(&printed, &digits);
        (1..=most).contains(&edits.count()).then_some(Reprint {
            figure: index,
            number,
            digits,
            edits,
            keeps_places,
        })
    }

    /// Whether the figure is a percentage, beside one of so many places.
    fn beside(&self, index: usize, places: Places) -> bool {
        self.places.contains(&places)
            && self
                .figure(index)
                .and_then(Figure::numeral)
                .is_some_and(|numeral| matches!(numeral.value, Value::Percent(_)))
    }

    /// Whether the decimal mark of a figure may be a slip: a count never has one.
    fn may_move_mark(&self, index: usize) -> bool {
        self.figure(index).and_then(Figure::numeral).is_some_and(|numeral| {
            !matches!(numeral.value, Value::Count(_)) || self.plan.is_measure(index)
        })
    }

    /// The numbers that one edit gives.
    fn near(&self, index: usize) -> &[Reprint] {
        let near = || self.read(index, &neighbours(&self.digits(index)), |_| true);
        self.near.get(&index).map(|cell| cell.get_or_init(near).as_slice()).unwrap_or_default()
    }

    /// Those of the numbers that two edits give.
    fn near_twice(&self, index: usize, inside: impl Fn(Fixed) -> bool) -> Vec<Reprint> {
        let once: BTreeSet<String> = neighbours(&self.digits(index)).into_iter().collect();
        let twice: BTreeSet<String> = once.iter().flat_map(|digits| neighbours(digits)).collect();
        self.read(index, &twice, inside)
    }

    fn digits(&self, index: usize) -> String {
        self.figure(index).map(|figure| figure.printed().digits()).unwrap_or_default()
    }

    fn read<'t>(
        &self,
        index: usize,
        texts: impl IntoIterator<Item = &'t String>,
        inside: impl Fn(Fixed) -> bool,
    ) -> Vec<Reprint> {
        let Some(figure) = self.figure(index) else {
            return Vec::new();
        };
        let numbers: BTreeSet<(Places, i128)> = texts
            .into_iter()
            .filter_map(|text| figure.number(text))
            .filter(|&number| inside(number))
            .map(|number| (number.places(), number.units()))
            .collect();
        let number = |(places, units)| self.reprint(index, Fixed::new(units, places));
        numbers.into_iter().filter_map(number).collect()
    }

    /// The values that a repair of several figures tries first: near ones, those that another
    /// figure has (two may be swapped), and those that make the group hold, where they are few.
    pub(super) fn starts(&self, figure: usize, group: usize, domains: &Domains) -> Vec<Reprint> {
        let mut starts = self.near(figure).to_vec();
        let others = self.figures.iter().filter_map(|&other| self.figure(other)?.fixed());
        starts.extend(others.filter_map(|number| self.reprint(figure, number)));
        let ranges = self.ranges(figure, &[group], domains).unwrap_or_default();
        for range in ranges.iter().filter(|range| range.len().is_some_and(|len| len <= 64)) {
            let all = range.all().into_iter();
            starts.extend(all.filter_map(|number| self.reprint(figure, number)));
        }
        sorted(starts)
    }

    /// The units of the last digit between which the figure must lie for the groups to hold, for
    /// each number of places; `None` if nothing will do.
    fn ranges(&self, index: usize, groups: &[usize], domains: &Domains) -> Option<Vec<Range>> {
        let figure = self.figure(index)?;
        let numeral = figure.numeral()?;
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
        Some(self.places_of(index).into_iter().filter_map(range).collect())
    }

    /// The places that a repair may print the figure with.
    fn places_of(&self, index: usize) -> BTreeSet<Places> {
        let own = self.figure(index).and_then(Figure::fixed).map(Fixed::places);
        let mut places: BTreeSet<Places> = own.into_iter().collect();
        if self.may_move_mark(index) {
            let digits = self.digits(index).chars().filter(char::is_ascii_digit).count();
            // The edits put in so many, and one digit stands before the mark.
            let most = u8::try_from(digits + 1).unwrap_or(u8::MAX);
            places.extend((0..=most).map_while(|places| Places::new(places).ok()));
        }
        places.extend(self.places.iter().filter(|&&places| self.beside(index, places)));
        places
    }
}

/// Those of the fewest edits first, each once.
fn sorted(mut others: Vec<Reprint>) -> Vec<Reprint> {
    others.sort_by(|one, two| (one.edits, &one.digits).cmp(&(two.edits, &two.digits)));
    others.dedup();
    others
}
