//! The whole points between two slopes: which counts have a partner in the right ratio.

use crate::number::{Bound, Bounds, Exact};

/// Points (x, y) with `low · x ≤ y ≤ high · x`; each end may be open, or absent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cone {
    // Invariant: positive where present, and not crossed.
    low: Option<Bound>,
    high: Option<Bound>,
    /// No point of a smaller x lies in the cone.
    from: i128,
}

/// A range of counts; no bound where `most` is `None`.
pub(super) type Counts = (i128, Option<i128>);

/// The search was given up after [`STEPS`] steps.
#[derive(Debug, Clone, Copy)]
pub(super) struct GivenUp;

/// A percentage of two places has a partner for every whole from 10,000 upward, one of three
/// for every whole from 100,000.
const STEPS: u32 = 1 << 17;

impl Cone {
    /// Between those slopes; `None` if one of them is not positive.
    pub(super) fn new(slopes: Bounds) -> Option<Self> {
        let positive = |end: Option<Bound>| end.is_none_or(|end| end.value > Exact::whole(0));
        (positive(slopes.least) && positive(slopes.most)).then(|| {
            let from = slopes.simplest().map_or(0, Exact::denominator);
            let from = if slopes.least.is_some() { from } else { 0 };
            Self { low: slopes.least, high: slopes.most, from }
        })
    }

    /// The same points with x and y exchanged.
    pub(super) fn turned(self) -> Self {
        let turned = |end: Option<Bound>| {
            let Bound { value, closed } = end?;
            value.inverse().map(|value| Bound { value, closed })
        };
        Self { low: turned(self.high), high: turned(self.low), from: 0 }
    }

    /// The first and the last x that have a y, both within their ranges.
    pub(super) fn xs(self, x: Counts, y: Counts) -> Result<Option<Counts>, GivenUp> {
        let mut first = x.0.max(self.from);
        if let Some(high) = self.high {
            first = first.max(least_over(y.0, high));
        }
        let mut last = x.1;
        if let (Some(low), Some(most)) = (self.low, y.1) {
            let reached = most_under(most, low);
            last = Some(last.map_or(reached, |last| last.min(reached)));
        }
        let Some(first) = self.first(first, last, y)? else {
            return Ok(None);
        };
        let last = match last {
            Some(last) => self.last(first, last, y)?,
            None => None,
        };
        Ok(Some((first, last)))
    }

    /// How many x between the first and the last have a y; `None` for no end.
    pub(super) fn count(self, xs: Counts, y: Counts) -> Result<Option<i128>, GivenUp> {
        let (first, Some(last)) = xs else {
            return Ok(None);
        };
        // Where the slopes are 1 or more apart, every x has one.
        let wide = |x: i128| match (self.low, self.high) {
            (Some(low), Some(high)) => {
                let span = high.value.checked_sub(low.value);
                span.and_then(|span| span.checked_mul(Exact::whole(x)))
                    .is_some_and(|span| span > Exact::whole(1))
            }
            _ => true,
        };
        let (mut x, mut found) = (first, 0);
        for _ in 0..STEPS {
            if x > last {
                return Ok(Some(found));
            }
            if wide(x) {
                return Ok(Some(found + (last - x) + 1));
            }
            found += 1;
            match self.first(x + 1, Some(last), y)? {
                Some(next) => x = next,
                None => return Ok(Some(found)),
            }
        }
        Err(GivenUp)
    }

    /// The y of the right ratio to x, within their range: empty if the first passes the last.
    fn ys(self, x: i128, y: Counts) -> (i128, i128) {
        let low = self.low.map_or(y.0, |low| y.0.max(least_times(x, low)));
        let most = y.1.unwrap_or(i128::MAX);
        (low, self.high.map_or(most, |high| most.min(most_times(x, high))))
    }

    fn first(self, mut x: i128, last: Option<i128>, y: Counts) -> Result<Option<i128>, GivenUp> {
        for _ in 0..STEPS {
            if last.is_some_and(|last| x > last) {
                return Ok(None);
            }
            let (low, high) = self.ys(x, y);
            if low <= high {
                return Ok(Some(x));
            }
            // The next x that is large enough for the y that was just too large.
            x = self.high.map_or(x, |high| least_over(low, high)).max(x.saturating_add(1));
        }
        Err(GivenUp)
    }

    fn last(self, first: i128, mut x: i128, y: Counts) -> Result<Option<i128>, GivenUp> {
        for _ in 0..STEPS {
            let (low, high) = self.ys(x, y);
            if low <= high || x <= first {
                return Ok(Some(x.max(first)));
            }
            x = self.low.map_or(x, |low| most_under(high, low)).min(x - 1);
        }
        Err(GivenUp)
    }
}

/// The least whole number from `slope · x` upward.
fn least_times(x: i128, slope: Bound) -> i128 {
    up(x, slope.value.numerator(), slope.value.denominator(), slope.closed)
}

/// The largest whole number up to `slope · x`.
fn most_times(x: i128, slope: Bound) -> i128 {
    down(x, slope.value.numerator(), slope.value.denominator(), slope.closed)
}

/// The least x for which `y` does not pass `slope · x`.
fn least_over(y: i128, slope: Bound) -> i128 {
    up(y, slope.value.denominator(), slope.value.numerator(), slope.closed)
}

/// The largest x for which `slope · x` does not pass `y`.
fn most_under(y: i128, slope: Bound) -> i128 {
    down(y, slope.value.denominator(), slope.value.numerator(), slope.closed)
}

/// The least whole number at or (when open) after `x · times / by`.
fn up(x: i128, times: i128, by: i128, closed: bool) -> i128 {
    let (floor, exact) = quotient(x, times, by);
    if closed && exact { floor } else { floor.saturating_add(1) }
}

/// The last whole number at or (when open) before `x · times / by`.
fn down(x: i128, times: i128, by: i128, closed: bool) -> i128 {
    let (floor, exact) = quotient(x, times, by);
    if !closed && exact { floor.saturating_sub(1) } else { floor }
}

/// `x · times / by` rounded down, and whether nothing was lost; `times` and `by` are positive.
/// What passes 128 bits stops there: no count reaches it.
fn quotient(x: i128, times: i128, by: i128) -> (i128, bool) {
    match x.checked_mul(times) {
        Some(product) => (product.div_euclid(by), product.rem_euclid(by) == 0),
        None => wide_quotient(x.unsigned_abs(), times.unsigned_abs(), by.unsigned_abs()),
    }
}

/// The same where the product takes up to 256 bits; x is a count, so it is not negative here.
#[cold]
fn wide_quotient(x: u128, times: u128, by: u128) -> (i128, bool) {
    // Two by two halves of 64 bits; no sum below passes 128 bits.
    const LOW: u128 = (1 << 64) - 1;
    let ((upper, lower), (above, below)) = ((x >> 64, x & LOW), (times >> 64, times & LOW));
    let last = lower * below;
    let cross = upper * below + (last >> 64);
    let middle = lower * above + (cross & LOW);
    let high = upper * above + (cross >> 64) + (middle >> 64);
    let low = (middle << 64) | (last & LOW);
    // Long division, bit by bit: `by` is below 2^127, so the rest can be doubled.
    let (mut rest, mut floor) = (0_u128, 0_u128);
    for bit in (0..256).rev() {
        let word = if bit >= 128 { high >> (bit - 128) } else { low >> bit };
        rest = (rest << 1) | (word & 1);
        let fits = u128::from(rest >= by);
        rest -= by * fits;
        if floor >> 126 != 0 {
            return (i128::MAX, false);
        }
        floor = (floor << 1) | fits;
    }
    (floor.cast_signed(), rest == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_quotients() {
        let big = u128::from(u64::MAX);
        let same = |x: u128, times: u128, by: u128| {
            assert_eq!(
                wide_quotient(x, times, by),
                (((x * times) / by).cast_signed(), (x * times).is_multiple_of(by))
            );
        };
        for (x, times, by) in
            [(7, 9, 2), (big, big, big), (big, 3, 7), (big - 1, big, 12), (6, 7, 42)]
        {
            same(x, times, by);
        }
        // (2^64 − 1)^3 / (2^64 − 1)^2, and one part less.
        let square = big * big / 4;
        assert_eq!(wide_quotient(square, 8, 8), (square.cast_signed(), true));
        assert_eq!(
            wide_quotient(square, 8, 9),
            ((square / 9 * 8 + square % 9 * 8 / 9).cast_signed(), square.is_multiple_of(9))
        );
        assert_eq!(wide_quotient(u128::MAX >> 1, u128::MAX >> 1, 1), (i128::MAX, false));
    }

    fn bound(end: Option<(i128, i128, bool)>) -> Option<Bound> {
        let (above, below, closed) = end?;
        Some(Bound { value: Exact::new(above, below).unwrap(), closed })
    }

    /// The first and last x against trying every point of a small square.
    #[test]
    fn first_and_last_as_by_trying_all() {
        let slopes = [
            (1, 7, true),
            (2, 13, false),
            (48, 100, true),
            (99, 100, false),
            (1, 1, true),
            (7, 5, false),
        ];
        let ends = || slopes.into_iter().map(Some).chain([None]);
        let mut seen = 0;
        for (low, high) in ends().flat_map(|low| ends().map(move |high| (low, high))) {
            let bounds = Bounds { least: bound(low), most: bound(high) };
            if bounds.is_empty() {
                continue;
            }
            let cone = Cone::new(bounds).unwrap();
            for (x0, x1, y0, y1) in
                [(1, 40, 0, 40), (5, 9, 2, 3), (17, 30, 0, 5), (1, 40, 13, 13), (9, 40, 20, 22)]
            {
                let inside = |x: i128, y: i128| bounds.contains(Exact::new(y, x).unwrap());
                let xs: Vec<i128> =
                    (x0..=x1).filter(|&x| (y0..=y1).any(|y| inside(x, y))).collect();
                let expected = xs.first().map(|&first| (first, xs.last().copied()));
                let found = cone.xs((x0, Some(x1)), (y0, Some(y1))).unwrap();
                assert_eq!(found, expected, "{bounds} {x0} {x1} {y0} {y1}");
                if let Some(found) = found {
                    let count = cone.count(found, (y0, Some(y1))).unwrap();
                    assert_eq!(
                        count,
                        i128::try_from(xs.len()).ok(),
                        "{bounds} {x0} {x1} {y0} {y1}"
                    );
                }
                let ys: Vec<i128> =
                    (y0..=y1).filter(|&y| (x0..=x1).any(|x| inside(x, y))).collect();
                let expected = ys.first().map(|&first| (first, ys.last().copied()));
                assert_eq!(
                    cone.turned().xs((y0, Some(y1)), (x0, Some(x1))).unwrap(),
                    expected,
                    "{bounds} turned"
                );
                seen += 1;
            }
        }
        assert!(seen > 100);
    }
}
