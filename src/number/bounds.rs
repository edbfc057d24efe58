//! What can be done with the values that figures can stand for.

use super::{Bound, Bounds, Exact, Qualifier};

impl Bounds {
    /// Exactly that value.
    pub const fn point(value: Exact) -> Self {
        let end = Some(Bound { value, closed: true });
        Self { least: end, most: end }
    }

    /// That value and all above it.
    pub const fn from(value: Exact) -> Self {
        Self { least: Some(Bound { value, closed: true }), most: None }
    }

    /// That value and all below it.
    pub const fn up_to(value: Exact) -> Self {
        Self { least: None, most: Some(Bound { value, closed: true }) }
    }

    /// Whether no value lies within both ends.
    pub fn is_empty(self) -> bool {
        match (self.least, self.most) {
            (Some(least), Some(most)) => {
                let closed = least.closed && most.closed;
                least.value > most.value || (least.value == most.value && !closed)
            }
            _ => false,
        }
    }

    /// Whether all of the values, or none, reach a goal that is qualified so: from the goal
    /// upward, but up to it where it bounds from above; `None` where that is undecided.
    pub(crate) fn reach(self, goal: Exact, qualifier: Qualifier) -> Option<bool> {
        let Self { least, most } = self;
        let short = |end: Bound| end.value < goal || (!end.closed && end.value == goal);
        let past = |end: Bound| end.value > goal || (!end.closed && end.value == goal);
        match qualifier {
            Qualifier::AtMost if most.is_some_and(|end| end.value <= goal) => Some(true),
            Qualifier::AtMost => least.is_some_and(past).then_some(false),
            Qualifier::Below if most.is_some_and(short) => Some(true),
            Qualifier::Below => least.is_some_and(|end| end.value >= goal).then_some(false),
            _ if least.is_some_and(|end| end.value >= goal) => Some(true),
            _ => most.is_some_and(short).then_some(false),
        }
    }

    /// The values within both; it may be empty. Half-open ranges that only touch have no value
    /// in common.
    pub fn intersect(self, other: Self) -> Self {
        let inner = |one: Option<Bound>,
                     two: Option<Bound>,
                     prefer_second: fn(Exact, Exact) -> bool| {
            match (one, two) {
                (Some(one), Some(two)) if one.value == two.value => {
                    Some(Bound { value: one.value, closed: one.closed && two.closed })
                }
                (Some(one), Some(two)) => {
                    Some(if prefer_second(two.value, one.value) { two } else { one })
                }
                (one, two) => one.or(two),
            }
        };
        Self {
            least: inner(self.least, other.least, |two, one| two > one),
            most: inner(self.most, other.most, |two, one| two < one),
        }
    }

    /// What the sums of one value of each can be; `None` beyond 128 bits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Some(Self {
            least: both(self.least, other.least, Exact::checked_add)?,
            most: both(self.most, other.most, Exact::checked_add)?,
        })
    }

    /// What the differences of one value of each can be; `None` beyond 128 bits.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        Some(Self {
            least: both(self.least, other.most, Exact::checked_sub)?,
            most: both(self.most, other.least, Exact::checked_sub)?,
        })
    }

    /// The values times a number; a negative number swaps the ends, and whether they belong.
    /// `None` beyond 128 bits.
    pub fn checked_mul(self, by: Exact) -> Option<Self> {
        let scaled = |end: Option<Bound>| match end {
            Some(Bound { value, closed }) => {
                value.checked_mul(by).map(|value| Some(Bound { value, closed }))
            }
            None => Some(None),
        };
        let (one, two) = (scaled(self.least)?, scaled(self.most)?);
        Some(match by.cmp(&Exact::whole(0)) {
            core::cmp::Ordering::Less => Self { least: two, most: one },
            core::cmp::Ordering::Equal => Self::point(by),
            core::cmp::Ordering::Greater => Self { least: one, most: two },
        })
    }

    /// The fraction of the smallest denominator within the bounds that is not negative, and of
    /// those the smallest (Stern and Brocot's tree). `None` if there is none.
    pub fn simplest(self) -> Option<Exact> {
        let bounds = self.intersect(Self::from(Exact::whole(0)));
        if bounds.is_empty() {
            return None;
        }
        let least = bounds.least?;
        let whole =
            if least.closed { least.value.ceil() } else { least.value.floor().checked_add(1)? };
        if bounds.contains(Exact::whole(whole)) {
            return Some(Exact::whole(whole));
        }
        // Both ends lie between two whole numbers: what is above the lower one, turned over.
        let floor = Exact::whole(least.value.floor());
        let turned = |end: Option<Bound>| {
            let Bound { value, closed } = end?;
            Some(Bound { value: value.checked_sub(floor)?.inverse()?, closed })
        };
        let inner = Self { least: turned(bounds.most), most: turned(bounds.least) }.simplest()?;
        inner.inverse()?.checked_add(floor)
    }
}

/// One end of a sum; unbounded if either is. The outer `None` is an overflow.
#[allow(clippy::option_option)]
fn both(
    one: Option<Bound>,
    two: Option<Bound>,
    join: fn(Exact, Exact) -> Option<Exact>,
) -> Option<Option<Bound>> {
    match (one, two) {
        (Some(one), Some(two)) => {
            let value = join(one.value, two.value)?;
            Some(Some(Bound { value, closed: one.closed && two.closed }))
        }
        _ => Some(None),
    }
}
