//! Which values, and which whole counts, read as a given percentage.

use core::fmt;

use super::{Bound, Bounds, Change, Exact, Fixed, Percent, Rate, Rounding, Share};

/// The values that read as one percentage, when rounded one way: 34 % rounded half-up stands
/// for every value from 33.5 % (included) to 34.5 % (not included).
///
/// Which ends belong to it depends on the way of rounding; each interval holds the percentage
/// itself. All answers are exact and take constant time.
///
/// | way | 34 % | −34 % | 0 % |
/// |-----|------|-------|-----|
/// | `half_up` | [33.5, 34.5) | [−34.5, −33.5) | [−0.5, 0.5) |
/// | `half_down` | (33.5, 34.5] | (−34.5, −33.5] | (−0.5, 0.5] |
/// | `half_even`, even last digit | [33.5, 34.5] | [−34.5, −33.5] | [−0.5, 0.5] |
/// | `half_even`, odd last digit (35) | (34.5, 35.5) | (−35.5, −34.5) | – |
/// | `half_odd` | as `half_even`, the other way about | | |
/// | `half_away` | [33.5, 34.5) | (−34.5, −33.5] | (−0.5, 0.5) |
/// | `half_toward_zero` | (33.5, 34.5] | [−34.5, −33.5) | [−0.5, 0.5] |
/// | `floor` | [34, 35) | [−34, −33) | [0, 1) |
/// | `ceil` | (33, 34] | (−35, −34] | (−1, 0] |
/// | `trunc` | [34, 35) | (−35, −34] | (−1, 1) |
/// | `away` | (33, 34] | [−34, −33) | [0, 0] |
///
/// ```
/// use vn_egov_metrics::{Rounding, Share};
///
/// // Đồng Tháp, March 2024: 809 services are "48,62 %" of 1.644. They are not.
/// let published = "48.62".parse::<vn_egov_metrics::Percent>().unwrap();
/// let reading = published.interval(Rounding::HalfUp);
/// assert!(!reading.contains_share(Share::new(809, 1644)?));
/// assert_eq!(reading.parts_of(1644), None);
/// assert_eq!(reading.wholes_of(809).unwrap().to_string(), "1664");
/// # Ok::<(), vn_egov_metrics::PartOverWhole>(())
/// ```
#[doc(alias = "GRIM")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    // The ends in halves of the last printed digit, so that they are whole.
    low: i128,
    high: i128,
    low_closed: bool,
    high_closed: bool,
    /// Halves of the last digit in 1, at most 2 · 10^18: a value v stands at `scale * v`.
    scale: i128,
}

impl Interval {
    pub(super) fn of(percent: Percent, rounding: Rounding) -> Self {
        let scale = i128::from(percent.places().scale()) * 200;
        Self::around(percent.units(), scale, rounding)
    }

    /// The values that read as that plain number: a mean, a ratio.
    pub(super) fn of_fixed(fixed: Fixed, rounding: Rounding) -> Self {
        let scale = i128::from(fixed.places().scale()) * 2;
        Self::around(fixed.units(), scale, rounding)
    }

    /// The values that read as the percentage when ties may go either way: half a unit to either
    /// side, both ends included.
    pub(super) fn either(percent: Percent) -> Self {
        let up = Self::of(percent, Rounding::HalfUp);
        Self { high_closed: true, ..up }
    }

    fn around(units: i128, scale: i128, rounding: Rounding) -> Self {
        // Beyond the units that any two counts reach, every end compares alike.
        let at = |halves: i128| units.saturating_mul(2).saturating_add(halves);
        let even = units % 2 == 0;
        let half = |low_closed, high_closed| (-1, low_closed, 1, high_closed);
        let (low, low_closed, high, high_closed) = match (rounding, units.signum()) {
            (Rounding::HalfUp, _) => half(true, false),
            (Rounding::HalfDown, _) => half(false, true),
            (Rounding::HalfEven, _) => half(even, even),
            (Rounding::HalfOdd, _) => half(!even, !even),
            (Rounding::HalfAway, sign) => half(sign > 0, sign < 0),
            (Rounding::HalfTowardZero, sign) => half(sign <= 0, sign >= 0),
            (Rounding::Floor, _) | (Rounding::Trunc, 1) | (Rounding::Away, -1) => {
                (0, true, 2, false)
            }
            (Rounding::Ceil, _) | (Rounding::Trunc, -1) | (Rounding::Away, 1) => {
                (-2, false, 0, true)
            }
            (Rounding::Trunc, _) => (-2, false, 2, false),
            (Rounding::Away, _) => (0, true, 0, true),
        };
        Self { low: at(low), high: at(high), low_closed, high_closed, scale }
    }

    /// The values in either interval, and between them; both must be of one printed value, which
    /// lies in each, so that nothing is between them.
    pub(super) fn hull(self, other: Self) -> Self {
        let (low, high) = (self.low.min(other.low), self.high.max(other.high));
        let closed = |one: (i128, bool), two: (i128, bool), end| {
            (one.0 == end && one.1) || (two.0 == end && two.1)
        };
        Self {
            low,
            high,
            low_closed: closed((self.low, self.low_closed), (other.low, other.low_closed), low),
            high_closed: closed(
                (self.high, self.high_closed),
                (other.high, other.high_closed),
                high,
            ),
            scale: self.scale,
        }
    }

    /// The ends as exact values: 1 is 100 %.
    pub fn bounds(self) -> Bounds {
        let end =
            |halves, closed| Exact::new(halves, self.scale).map(|value| Bound { value, closed });
        Bounds { least: end(self.low, self.low_closed), most: end(self.high, self.high_closed) }
    }

    /// The simplest rate that reads as the percentage: of the smallest base, and of those the
    /// smallest count. `None` if every value is negative.
    ///
    /// A percentage alone thus tells how few records it can come from: `50,42%` needs 119.
    ///
    /// ```
    /// use vn_egov_metrics::{Percent, Rounding};
    ///
    /// let simplest = |text: &str| {
    ///     text.parse::<Percent>().unwrap().interval(Rounding::HalfUp).simplest()
    /// };
    /// assert_eq!(simplest("50.42").unwrap().to_string(), "60/119");
    /// assert_eq!(simplest("-0.51"), None);
    /// ```
    pub fn simplest(self) -> Option<Rate> {
        let simplest = self.bounds().simplest()?;
        let count = u64::try_from(simplest.numerator()).ok()?;
        Some(Rate::new(count, u64::try_from(simplest.denominator()).ok()?))
    }

    /// Whether the share reads as the percentage; an empty share reads as none.
    pub fn contains_share(self, share: Share) -> bool {
        self.contains_rate(share.into())
    }

    /// Whether the rate reads as the percentage; a rate of base 0 reads as none.
    pub fn contains_rate(self, rate: Rate) -> bool {
        self.contains(rate.count().into(), rate.base())
    }

    /// Whether the growth reads as the percentage; growth from 0 reads as none.
    pub fn contains_change(self, change: Change) -> bool {
        self.contains(i128::from(change.now()) - i128::from(change.before()), change.before())
    }

    fn contains(self, count: i128, base: u64) -> bool {
        // Cross-multiplied, in halves of the last digit: at most 2 · 10^18 · 2^64 in the middle,
        // which fits; an end that saturates lies beyond it on the right side.
        let value = self.scale * count;
        let (low, high) = self.ends_at(base);
        base > 0
            && (low < value || (self.low_closed && low == value))
            && (value < high || (self.high_closed && value == high))
    }

    fn ends_at(self, base: u64) -> (i128, i128) {
        (self.low.saturating_mul(base.into()), self.high.saturating_mul(base.into()))
    }

    /// The parts of that whole that read as the percentage: from 0 to the whole. `None` if there
    /// is none, as for a whole of 0.
    pub fn parts_of(self, whole: u64) -> Option<CountRange> {
        self.counts_of(whole)?.up_to(whole)
    }

    /// The counts that, held against that base, read as the percentage; they may pass the base.
    /// `None` if there is none, as for a base of 0.
    pub fn counts_of(self, base: u64) -> Option<CountRange> {
        let (low, high) = self.ends_at(base);
        let least = first_at(low, self.scale, self.low_closed);
        let most = last_at(high, self.scale, self.high_closed);
        (base > 0).then(|| CountRange::clipped(least, Some(most)))?
    }

    /// The wholes of which that part reads as the percentage: from the part (and 1) upward.
    /// `None` if there is none.
    pub fn wholes_of(self, part: u64) -> Option<CountRange> {
        self.bases_of(part)?.at_least(part)
    }

    /// The bases against which that count reads as the percentage, from 1 upward. `None` if
    /// there is none.
    pub fn bases_of(self, count: u64) -> Option<CountRange> {
        let value = self.scale * i128::from(count);
        if value == 0 {
            return self.contains(0, 1).then_some(CountRange { least: 1, most: None });
        }
        if self.high <= 0 {
            return None;
        }
        let least = first_at(value, self.high, self.high_closed).max(1);
        let most = (self.low > 0).then(|| last_at(value, self.low, self.low_closed));
        CountRange::clipped(least, most)
    }
}

/// The first integer at or (when the end is open) after `end / by`, for a positive `by`.
fn first_at(end: i128, by: i128, closed: bool) -> i128 {
    let floor = end.div_euclid(by);
    if closed && end.rem_euclid(by) == 0 { floor } else { floor + 1 }
}

/// The last integer at or (when the end is open) before `end / by`, for a positive `by`.
fn last_at(end: i128, by: i128, closed: bool) -> i128 {
    let floor = end.div_euclid(by);
    if !closed && end.rem_euclid(by) == 0 { floor - 1 } else { floor }
}

/// Counts from a least to a most, or to no bound; there is always at least one.
///
/// It prints as `694 to 701`, `1664`, or `13 or more`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CountRange {
    // Invariant: least <= most.
    least: u64,
    most: Option<u64>,
}

impl CountRange {
    /// From `least` to `most` (`None`: no bound). `None` if that holds no count.
    pub fn new(least: u64, most: Option<u64>) -> Option<Self> {
        most.is_none_or(|most| least <= most).then_some(Self { least, most })
    }

    /// Cuts the range of integers to the counts that 64 bits hold.
    fn clipped(least: i128, most: Option<i128>) -> Option<Self> {
        let least = u64::try_from(least.max(0)).ok()?;
        match most {
            Some(most) if most < 0 => None,
            // A bound beyond 64 bits excludes no count.
            Some(most) => Self::new(least, Some(u64::try_from(most).unwrap_or(u64::MAX))),
            None => Self::new(least, None),
        }
    }

    /// The smallest of the counts.
    pub const fn least(self) -> u64 {
        self.least
    }

    /// The largest of the counts, `None` if there is no bound.
    pub const fn most(self) -> Option<u64> {
        self.most
    }

    /// How many counts there are, `None` if there is no bound (or 2^64 of them).
    pub const fn width(self) -> Option<u64> {
        match self.most {
            Some(most) => (most - self.least).checked_add(1),
            None => None,
        }
    }

    /// Whether the count is one of them.
    pub fn contains(self, count: u64) -> bool {
        self.least <= count && self.most.is_none_or(|most| count <= most)
    }

    /// The counts in both ranges, `None` if there is none.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let most = match (self.most, other.most) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Self::new(self.least.max(other.least), most)
    }

    /// Those of the counts that do not pass `most`.
    fn up_to(self, most: u64) -> Option<Self> {
        self.intersect(Self { least: 0, most: Some(most) })
    }

    /// Those of the counts that are `least` or more.
    fn at_least(self, least: u64) -> Option<Self> {
        self.intersect(Self { least, most: None })
    }
}

impl fmt::Display for CountRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.most {
            Some(most) if most == self.least => write!(f, "{most}"),
            Some(most) => write!(f, "{} to {most}", self.least),
            None => write!(f, "{} or more", self.least),
        }
    }
}
