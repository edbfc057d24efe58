//! The values that one member of a relation can still have.

use crate::number::{
    Bound, Bounds, Exact, Interval, Numeral, Qualifier, Rounded, Rounding, Roundings, Unit, Value,
};

/// What a member is in its relation; 100 % is 1 throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A count, or a measure with decimals.
    Number,
    /// The value of a mean, rounded as printed even when it is whole.
    Mean,
    /// A percentage.
    Percent,
    /// What is held against a target: by its strict bounds, whatever the ways of rounding.
    Actual,
    /// The target: its own X.
    Target,
}

/// Values within bounds; for counts, the whole ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Domain {
    // Invariant: of a `whole` domain both ends are whole and closed (or it is empty).
    pub(super) bounds: Bounds,
    pub(super) whole: bool,
    /// Whether it is an unknown, or a figure that a repair may change.
    pub(super) free: bool,
}

impl Domain {
    pub(super) fn new(bounds: Bounds, whole: bool) -> Self {
        if !whole {
            return Self { bounds, whole, free: false };
        }
        let closed = |value| Some(Bound { value: Exact::whole(value), closed: true });
        let least = bounds.least.map_or(0, |end| {
            let past = i128::from(!end.closed && end.value.denominator() == 1);
            end.value.ceil().saturating_add(past).max(0)
        });
        let most = bounds.most.and_then(|end| {
            let past = i128::from(!end.closed && end.value.denominator() == 1);
            closed(end.value.floor().saturating_sub(past))
        });
        Self { bounds: Bounds { least: closed(least), most }, whole, free: false }
    }

    /// Any count, or any value.
    pub(super) fn free(whole: bool) -> Self {
        Self { free: true, ..Self::new(Bounds::NONE, whole) }
    }

    /// What the figure can stand for in that role, in some way of the set.
    pub(super) fn of(numeral: Numeral, role: Role, roundings: Roundings) -> Self {
        Self::bounded(numeral, role, roundings, numeral.strict())
    }

    /// What the words of the figure suggest that it stands for.
    pub(super) fn likely(numeral: Numeral, role: Role, roundings: Roundings) -> Self {
        Self::bounded(numeral, role, roundings, numeral.likely())
    }

    fn bounded(numeral: Numeral, role: Role, roundings: Roundings, loosened: Bounds) -> Self {
        let whole = match numeral.value {
            Value::Count(_) => true,
            Value::Rounded(rounded) => rounded.power() > 0,
            Value::Percent(_) | Value::Share(_) => false,
        };
        let whole = whole && role != Role::Mean;
        let scaled = |bounds: Bounds| match numeral.unit() {
            Unit::Number => bounds,
            Unit::Percent => Exact::new(1, 100)
                .and_then(|hundredth| bounds.checked_mul(hundredth))
                .unwrap_or(Bounds::NONE),
        };
        if role == Role::Target {
            let face = numeral.face().map_or(Bounds::NONE, Bounds::point);
            return Self::new(scaled(face), false);
        }
        let rounded = (numeral.qualifier == Qualifier::Exact && role != Role::Actual)
            .then(|| rounds_to(numeral.value, role, roundings))
            .flatten();
        Self::new(rounded.unwrap_or_else(|| scaled(loosened)), whole)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }

    /// Those of the values within the bounds.
    pub(super) fn within(self, bounds: Bounds) -> Self {
        let both = self.bounds.intersect(bounds);
        if both == self.bounds {
            return self;
        }
        Self { free: self.free, ..Self::new(both, self.whole) }
    }

    /// The smallest count.
    pub(super) fn least(&self) -> i128 {
        self.bounds.least.map_or(0, |end| end.value.ceil())
    }

    /// The largest count.
    pub(super) fn most(&self) -> Option<i128> {
        self.bounds.most.map(|end| end.value.floor())
    }

    /// Whether nothing bounds it, beyond that it is never below `least`, nor above `most`: a
    /// count is never negative anyway, a base never 0, a share never more than 100 %.
    pub(super) fn is_unbounded(&self, least: Exact, most: Option<Exact>) -> bool {
        let above = |end: Bound| most.is_some_and(|most| end.closed && end.value >= most);
        let below = |end: Bound| end.value <= least;
        self.bounds.most.is_none_or(above) && self.bounds.least.is_none_or(below)
    }

    /// Whether it is one value.
    pub(super) fn is_point(&self) -> bool {
        matches!((self.bounds.least, self.bounds.most), (Some(least), Some(most)) if least == most)
    }
}

/// The values that read as a percentage, a decimal number or a mean in some way of the set;
/// `None` for what the ways have no say in.
fn rounds_to(value: Value, role: Role, roundings: Roundings) -> Option<Bounds> {
    let hull = |interval: &dyn Fn(Rounding) -> Interval| {
        // No way at all reads nothing.
        let nothing = Bounds::from(Exact::whole(1)).intersect(Bounds::up_to(Exact::whole(0)));
        let intervals = roundings.iter().map(interval).map(Interval::bounds);
        intervals.reduce(hull).unwrap_or(nothing)
    };
    match (value, role) {
        (Value::Percent(percent), _) => Some(hull(&|way| percent.interval(way))),
        (Value::Count(count), Role::Mean) => {
            let fixed = crate::number::Fixed::new(count.into(), crate::number::Places::ZERO);
            Some(hull(&|way| fixed.interval(way)))
        }
        (Value::Rounded(rounded), role) if rounded.power() == 0 || role == Role::Mean => {
            lifted(hull(&|way| rounded.digits().interval(way)), rounded)
        }
        _ => None,
    }
}

fn lifted(bounds: Bounds, rounded: Rounded) -> Option<Bounds> {
    bounds.checked_mul(Exact::whole(10_i128.pow(rounded.power().into())))
}

/// The values in either, and between them.
fn hull(one: Bounds, two: Bounds) -> Bounds {
    let outer = |one: Option<Bound>, two: Option<Bound>, second: fn(Exact, Exact) -> bool| {
        let (one, two) = (one?, two?);
        Some(match one.value == two.value {
            true => Bound { value: one.value, closed: one.closed || two.closed },
            false if second(two.value, one.value) => two,
            false => one,
        })
    };
    Bounds {
        least: outer(one.least, two.least, |two, one| two < one),
        most: outer(one.most, two.most, |two, one| two > one),
    }
}
