//! What each kind of relation demands of its members, as the narrowing of what they can be.

use super::RelationKind;
use super::cone::Cone;
use super::domain::Domain;
use crate::number::{Bound, Bounds, Exact, Qualifier};

/// A member's place among the domains.
pub(super) type Var = usize;

/// A relation, with its members by their places.
#[derive(Debug, Clone)]
pub(super) struct Law {
    pub(super) kind: RelationKind,
    /// In the order of the kind's keys.
    pub(super) vars: Vec<Var>,
    /// Of `meets`: what loosens the target.
    pub(super) target: Qualifier,
}

/// Why narrowing ended before nothing more could be narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// No values are left: the relations do not read.
    Empty,
    /// Beyond 128 bits.
    TooLarge,
    /// More steps than a search may take.
    GivenUp,
}

/// What each member can still be.
#[derive(Debug, Clone)]
pub(super) struct Domains(pub(super) Vec<Domain>);

impl Domains {
    pub(super) fn get(&self, var: Var) -> Domain {
        // Every place is made by the same plan as the domains.
        self.0.get(var).copied().unwrap_or_else(|| Domain::free(false))
    }

    pub(super) fn set(&mut self, var: Var, domain: Domain) {
        if let Some(place) = self.0.get_mut(var) {
            *place = domain;
        }
    }

    /// Keeps what lies within the bounds; says whether something was lost.
    pub(super) fn narrow(&mut self, var: Var, bounds: Bounds) -> Result<bool, Stop> {
        let old = self.get(var);
        let new = old.within(bounds);
        let beyond = new.free && new.bounds.least.is_some_and(|end| end.value > MOST);
        if new.is_empty() || beyond {
            return Err(Stop::Empty);
        }
        let lost = new.bounds != old.bounds;
        if lost {
            self.set(var, new);
        }
        Ok(lost)
    }
}

/// Nothing is counted so high. Relations that contradict one another in two unknowns drive both
/// ever higher, and would end in numbers too large instead.
const MOST: Exact = Exact::whole(1 << 100);

const ZERO: Exact = Exact::whole(0);
const ONE: Exact = Exact::whole(1);

impl Law {
    /// What the member is never below, whatever the figures: a base is 1 or more, a count never
    /// negative.
    pub(super) fn floor(&self, var: Var) -> Exact {
        let base = match (self.kind, self.vars.as_slice()) {
            (RelationKind::Share | RelationKind::Average, &[_, base, _])
            | (RelationKind::Growth, &[base, ..]) => Some(base),
            _ => None,
        };
        if base == Some(var) { ONE } else { ZERO }
    }

    /// What the member does not pass even where no figure bounds it from above: a part of a
    /// whole is 100 % of it at most.
    pub(super) fn ceiling(&self, var: Var, domains: &Domains) -> Option<Exact> {
        match (self.kind, self.vars.as_slice()) {
            (RelationKind::Share, &[part, _, percent]) if percent == var => {
                domains.get(part).bounds.most.is_none().then_some(ONE)
            }
            _ => None,
        }
    }

    /// Narrows the members once; says whether something was lost.
    pub(super) fn narrow(&self, domains: &mut Domains) -> Result<bool, Stop> {
        if self.vars.iter().any(|&var| domains.get(var).is_empty()) {
            return Err(Stop::Empty);
        }
        match (self.kind, self.vars.as_slice()) {
            (RelationKind::Share, &[part, whole, percent]) => {
                let share = Bounds::from(ZERO).intersect(Bounds::up_to(ONE));
                let lost = domains.narrow(percent, share)?;
                let slopes = domains.get(percent).bounds;
                Ok(ratio(domains, part, whole, percent, slopes, ZERO)? || lost)
            }
            (RelationKind::Growth, &[before, now, percent]) => {
                let grown = domains.get(percent).bounds.checked_add(Bounds::point(ONE));
                ratio(domains, now, before, percent, grown.ok_or(Stop::TooLarge)?, ONE)
            }
            (RelationKind::Average, &[total, count, value]) => {
                let slopes = domains.get(value).bounds;
                ratio(domains, total, count, value, slopes, ZERO)
            }
            (RelationKind::Sum, [total, terms @ ..]) => sum(domains, *total, terms),
            (RelationKind::Within, [whole, parts @ ..]) => within(domains, *whole, parts),
            (RelationKind::Equal, vars) => equal(domains, vars),
            (RelationKind::Meets, &[actual, target]) => self.meets(domains, actual, target),
            _ => Ok(false),
        }
    }

    fn meets(&self, domains: &mut Domains, actual: Var, target: Var) -> Result<bool, Stop> {
        let (held, goal) = (domains.get(actual), domains.get(target));
        let below = |closed| {
            move |end: Bound| Bounds { least: None, most: Some(Bound { value: end.value, closed }) }
        };
        let above = |end: Bound| Bounds::from(end.value);
        match (held.free, goal.free, self.target) {
            (true, false, Qualifier::AtMost) => {
                goal.bounds.most.map_or(Ok(false), |x| domains.narrow(actual, below(true)(x)))
            }
            (true, false, Qualifier::Below) => {
                goal.bounds.most.map_or(Ok(false), |x| domains.narrow(actual, below(false)(x)))
            }
            (true, false, _) => {
                goal.bounds.least.map_or(Ok(false), |x| domains.narrow(actual, above(x)))
            }
            (false, true, Qualifier::AtMost | Qualifier::Below) => {
                held.bounds.most.map_or(Err(Stop::Empty), |end| domains.narrow(target, above(end)))
            }
            (false, true, _) => held
                .bounds
                .least
                .map_or(Err(Stop::Empty), |end| domains.narrow(target, below(true)(end))),
            _ => match self.met(domains) {
                Some(false) => Err(Stop::Empty),
                _ => Ok(false),
            },
        }
    }

    /// Of `meets`: whether all, or none, of what the actual can be reaches the target; `None`
    /// where that is undecided. Every other relation counts as met.
    pub(super) fn met(&self, domains: &Domains) -> Option<bool> {
        let (RelationKind::Meets, &[actual, target]) = (self.kind, self.vars.as_slice()) else {
            return Some(true);
        };
        let (held, goal) = (domains.get(actual), domains.get(target));
        if goal.free {
            return Some(true);
        }
        held.bounds.reach(goal.bounds.least?.value, self.target)
    }
}

/// `part / whole` lies between the slopes, which are those of `value` and `shift` more.
fn ratio(
    domains: &mut Domains,
    part: Var,
    whole: Var,
    value: Var,
    slopes: Bounds,
    shift: Exact,
) -> Result<bool, Stop> {
    let slopes = slopes.intersect(Bounds::from(ZERO));
    if slopes.is_empty() {
        return Err(Stop::Empty);
    }
    let base = Bounds { least: Some(Bound { value: ZERO, closed: false }), most: None };
    let mut lost = domains.narrow(whole, base)?;
    // A slope of 0 bounds the part alone: it is 0, or it is not.
    if let Some(Bound { value: ZERO, closed: true }) = slopes.most {
        lost |= domains.narrow(part, Bounds::point(ZERO))?;
    } else if slopes.least == Some(Bound { value: ZERO, closed: false }) {
        lost |= domains.narrow(part, base)?;
    }
    let positive = |end: Option<Bound>| end.filter(|end| end.value > ZERO);
    let slopes = Bounds { least: positive(slopes.least), most: positive(slopes.most) };
    lost |= if domains.get(part).whole && domains.get(whole).whole {
        whole_ratio(domains, part, whole, slopes)?
    } else {
        real_ratio(domains, part, whole, slopes)?
    };
    if domains.get(value).is_point() {
        return Ok(lost);
    }
    let (part, whole) = (domains.get(part).bounds, domains.get(whole).bounds);
    let over = |above: Bound, below: Bound| {
        let value = above.value.checked_mul(below.value.inverse()?)?;
        Some(Bound { value, closed: above.closed && below.closed })
    };
    let quotient = |above: Option<Bound>, below: Option<Bound>| match (above, below) {
        (Some(above), Some(below)) if below.value > ZERO => {
            over(above, below).map(Some).ok_or(Stop::TooLarge)
        }
        _ => Ok(None),
    };
    let least = match whole.most {
        // An unbounded whole leaves the ratio of a positive part above 0.
        None => part.least.map(|end| Bound { value: ZERO, closed: end.value == ZERO }),
        most => quotient(part.least, most)?,
    };
    let values = Bounds { least, most: quotient(part.most, whole.least)? };
    let values = values.checked_sub(Bounds::point(shift)).ok_or(Stop::TooLarge)?;
    Ok(domains.narrow(value, values)? || lost)
}

/// How many values of `held` have a partner, of those that `solved` leaves; `None` without end.
pub(super) fn width(law: &Law, solved: &Domains, held: Var) -> Result<Option<i128>, Stop> {
    let domain = solved.get(held);
    let hull = domain.most().map(|most| most.saturating_sub(domain.least()).saturating_add(1));
    let (part, whole, value, shift) = match (law.kind, law.vars.as_slice()) {
        (RelationKind::Share, &[part, whole, percent]) => (part, whole, percent, ZERO),
        (RelationKind::Growth, &[before, now, percent]) => (now, before, percent, ONE),
        (RelationKind::Average, &[total, count, value]) => (total, count, value, ZERO),
        _ => return Ok(hull),
    };
    let other = solved.get(if held == whole { part } else { whole });
    if other.is_point() || !other.whole {
        return Ok(hull);
    }
    // Small counts may leave gaps between them: not every one has a partner.
    let slopes = solved.get(value).bounds.checked_add(Bounds::point(shift));
    let mut slopes = slopes.ok_or(Stop::TooLarge)?.intersect(Bounds::from(ZERO));
    if law.kind == RelationKind::Share {
        slopes = slopes.intersect(Bounds::up_to(ONE));
    }
    let positive = |end: Option<Bound>| end.filter(|end| end.value > ZERO);
    let slopes = Bounds { least: positive(slopes.least), most: positive(slopes.most) };
    let Some(cone) = Cone::new(slopes) else {
        return Ok(hull);
    };
    let cone = if held == whole { cone } else { cone.turned() };
    let counts = |domain: Domain| (domain.least(), domain.most());
    cone.count(counts(domain), counts(other)).map_err(|_| Stop::GivenUp)
}

fn whole_ratio(domains: &mut Domains, part: Var, whole: Var, slopes: Bounds) -> Result<bool, Stop> {
    let Some(cone) = Cone::new(slopes) else {
        return Ok(false);
    };
    let counts = |domain: Domain| (domain.least(), domain.most());
    let bounds = |(least, most): (i128, Option<i128>)| {
        Bounds::from(Exact::whole(least))
            .intersect(most.map_or(Bounds::NONE, |most| Bounds::up_to(Exact::whole(most))))
    };
    let (parts, wholes) = (counts(domains.get(part)), counts(domains.get(whole)));
    let found = cone.xs(wholes, parts).map_err(|_| Stop::GivenUp)?;
    let wholes = found.ok_or(Stop::Empty)?;
    let lost = domains.narrow(whole, bounds(wholes))?;
    let found = cone.turned().xs(parts, wholes).map_err(|_| Stop::GivenUp)?;
    Ok(domains.narrow(part, bounds(found.ok_or(Stop::Empty)?))? || lost)
}

fn real_ratio(domains: &mut Domains, part: Var, whole: Var, slopes: Bounds) -> Result<bool, Stop> {
    let times = |end: Option<Bound>, slope: Option<Bound>, turned: bool| match (end, slope) {
        (Some(end), Some(slope)) => {
            let by = if turned { slope.value.inverse() } else { Some(slope.value) };
            let value = by.and_then(|by| end.value.checked_mul(by)).ok_or(Stop::TooLarge)?;
            Ok(Some(Bound { value, closed: end.closed && slope.closed }))
        }
        _ => Ok(None),
    };
    let (a, b) = (domains.get(part).bounds, domains.get(whole).bounds);
    let parts = Bounds {
        least: times(b.least, slopes.least, false)?,
        most: times(b.most, slopes.most, false)?,
    };
    let wholes = Bounds {
        least: times(a.least, slopes.most, true)?,
        most: times(a.most, slopes.least, true)?,
    };
    let lost = domains.narrow(part, parts)?;
    Ok(domains.narrow(whole, wholes)? || lost)
}

fn sum(domains: &mut Domains, total: Var, terms: &[Var]) -> Result<bool, Stop> {
    let add = |domains: &Domains, but: Option<Var>| {
        terms
            .iter()
            .filter(|&&term| Some(term) != but)
            .try_fold(Bounds::point(ZERO), |sum, &term| {
                sum.checked_add(domains.get(term).bounds).ok_or(Stop::TooLarge)
            })
    };
    let all = add(domains, None)?;
    let mut lost = domains.narrow(total, all)?;
    for &term in terms {
        if !domains.get(term).is_point() {
            let rest = add(domains, Some(term))?;
            let left = domains.get(total).bounds.checked_sub(rest).ok_or(Stop::TooLarge)?;
            lost |= domains.narrow(term, shared_out(left, term, terms)?)?;
        }
    }
    Ok(lost)
}

/// What each of a member's places in the list can have of what they have together.
fn shared_out(left: Bounds, member: Var, list: &[Var]) -> Result<Bounds, Stop> {
    let times = list.iter().filter(|&&found| found == member).count();
    let each = i128::try_from(times).ok().and_then(|times| Exact::new(1, times));
    match times {
        1 => Ok(left),
        _ => each.and_then(|each| left.checked_mul(each)).ok_or(Stop::TooLarge),
    }
}

fn within(domains: &mut Domains, whole: Var, parts: &[Var]) -> Result<bool, Stop> {
    let least = |domains: &Domains, but: Option<Var>| {
        parts.iter().filter(|&&part| Some(part) != but).try_fold(
            Bounds::point(ZERO),
            |sum, &part| {
                let from = Bounds { least: domains.get(part).bounds.least, most: None };
                sum.checked_add(from).ok_or(Stop::TooLarge)
            },
        )
    };
    let all = least(domains, None)?;
    let mut lost = domains.narrow(whole, all)?;
    for &part in parts {
        if !domains.get(part).is_point() {
            let rest = least(domains, Some(part))?;
            let most = Bounds { least: None, most: domains.get(whole).bounds.most };
            let left = most.checked_sub(rest).ok_or(Stop::TooLarge)?;
            lost |= domains.narrow(part, shared_out(left, part, parts)?)?;
        }
    }
    Ok(lost)
}

fn equal(domains: &mut Domains, vars: &[Var]) -> Result<bool, Stop> {
    let mut lost = false;
    // There and back: the first then holds what all have in common, and gives it to the rest.
    for &var in vars {
        let Some(&first) = vars.first() else { break };
        lost |= domains.narrow(first, domains.get(var).bounds)?;
    }
    for &var in vars {
        let Some(&first) = vars.first() else { break };
        lost |= domains.narrow(var, domains.get(first).bounds)?;
    }
    Ok(lost)
}
