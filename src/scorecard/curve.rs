//! How a value turns into points.

use super::basis::{Mark, Value, quotient, wide};
use super::{Basis, Points, Reason, Threshold};
use crate::number::{Rate, Rounding};

/// How the value of a rate turns into points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Curve {
    /// In proportion, up to the maximum at `full_at`: `maximum × min(1, value / full_at)`,
    /// rounded to hundredths.
    Linear {
        /// The value that earns the maximum.
        full_at: Threshold,
    },
    /// By steps: the points of the last step that the value has reached.
    Steps(Steps),
    /// The maximum, whatever the counts: a criterion whose counts nobody publishes.
    FullByRule,
    /// No points at all: a percentage that is only followed.
    Tracked,
}

/// The points that are given from a value on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    at: Threshold,
    beyond: bool,
    points: Points,
}

impl Step {
    /// These points from that value on, itself included.
    pub const fn from(at: Threshold, points: Points) -> Self {
        Self { at, beyond: false, points }
    }

    /// These points above that value, itself not included.
    pub const fn above(at: Threshold, points: Points) -> Self {
        Self { at, beyond: true, points }
    }

    /// The value that the step stands at.
    pub const fn at(self) -> Threshold {
        self.at
    }

    /// Whether the value itself is not yet on the step.
    pub const fn is_above(self) -> bool {
        self.beyond
    }

    /// What the step gives.
    pub const fn points(self) -> Points {
        self.points
    }

    fn mark(self) -> Mark {
        Mark { numerator: self.at.hundredths().into(), denominator: 1, beyond: self.beyond }
    }
}

/// Steps in ascending order, and the points below the first of them.
///
/// ```
/// use vn_egov_metrics::scorecard::{Points, Step, Steps, Threshold};
///
/// // 2 points for less than the time limit, 1 for all of it, 0 for more.
/// const LIMIT: Threshold = Threshold::percent(100);
/// const TIME: [Step; 2] = [Step::from(LIMIT, Points::whole(1)), Step::above(LIMIT, Points::ZERO)];
/// assert!(Steps::new(Points::whole(2), &TIME).is_ok());
///
/// const TURNED: [Step; 2] = [TIME[1], TIME[0]];
/// assert_eq!(
///     Steps::new(Points::whole(2), &TURNED).unwrap_err().to_string(),
///     "the step at 100 % does not come after the step above 100 %",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps {
    first: Points,
    // Invariant: strictly ascending by (at, beyond).
    steps: &'static [Step],
}

/// Steps that do not ascend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the step {} {} % does not come after the step {} {} %",
    if next.beyond { "above" } else { "at" }, next.at,
    if before.beyond { "above" } else { "at" }, before.at,
)]
pub struct StepsOutOfOrder {
    before: Step,
    next: Step,
}

impl Steps {
    /// No step, and no points.
    pub(super) const NONE: Self = Self { first: Points::ZERO, steps: &[] };

    /// `first` below the first step, then each step's points from it on.
    ///
    /// # Errors
    /// A step that does not lie above the one before it.
    pub const fn new(first: Points, steps: &'static [Step]) -> Result<Self, StepsOutOfOrder> {
        let mut rest = steps;
        while let [before, next, ..] = rest {
            let (low, high) = (before.at.hundredths(), next.at.hundredths());
            if low > high || (low == high && (before.beyond || !next.beyond)) {
                return Err(StepsOutOfOrder { before: *before, next: *next });
            }
            let Some((_, tail)) = rest.split_first() else { break };
            rest = tail;
        }
        Ok(Self { first, steps })
    }

    /// What is given below the first step.
    pub const fn first(self) -> Points {
        self.first
    }

    /// The steps, ascending.
    pub const fn steps(self) -> &'static [Step] {
        self.steps
    }

    /// The most that any step gives.
    pub fn most(self) -> Points {
        self.steps.iter().map(|step| step.points).fold(self.first, Points::max)
    }

    /// The points of a count held against a base, such as the days a dossier took against the
    /// days it may take; `None` for a base of 0.
    ///
    /// ```
    /// use vn_egov_metrics::scorecard::{CIRCULAR_01_2018_TIME, Points};
    ///
    /// assert_eq!(CIRCULAR_01_2018_TIME.points(4, 5), Some(Points::whole(2)));
    /// assert_eq!(CIRCULAR_01_2018_TIME.points(5, 5), Some(Points::whole(1)));
    /// assert_eq!(CIRCULAR_01_2018_TIME.points(6, 5), Some(Points::ZERO));
    /// assert_eq!(CIRCULAR_01_2018_TIME.points(0, 0), None);
    /// ```
    pub fn points(self, count: u64, base: u64) -> Option<Points> {
        Basis::Exact.value(Rate::new(count, base), Rounding::HalfUp).map(|value| self.at(value))
    }

    fn at(self, value: Value) -> Points {
        let reached = |step: &&Step| {
            let mark = u128::from(value.base) * u128::from(step.at.hundredths());
            let held = u128::from(value.count) * 10_000;
            held > mark || (held == mark && !step.beyond)
        };
        self.steps.iter().take_while(reached).last().map_or(self.first, |step| step.points)
    }
}

impl Curve {
    /// The points of a value, and why.
    #[inline]
    pub(super) fn points(
        self,
        maximum: Points,
        value: Value,
        rounding: Rounding,
    ) -> (Points, Reason) {
        match self {
            Self::Linear { full_at } => {
                let (points, capped) = linear(maximum, full_at, value, rounding);
                (points, if capped { Reason::Capped } else { Reason::Counted })
            }
            Self::Steps(steps) => (steps.at(value).min(maximum), Reason::Counted),
            Self::FullByRule => (maximum, Reason::FullByRule),
            Self::Tracked => (Points::ZERO, Reason::Tracked),
        }
    }

    /// The marks at which a growing value may come to `target` points or more, ascending.
    pub(super) fn marks(self, maximum: Points, target: Points) -> impl Iterator<Item = Mark> {
        let (linear, steps) = match self {
            Self::Linear { full_at } if target > Points::ZERO && target <= maximum => {
                // Rounded half-up, what comes to half a hundredth below the target is enough.
                let numerator =
                    u128::from(2 * target.magnitude() - 1) * u128::from(full_at.hundredths());
                let denominator = u128::from(2 * maximum.magnitude());
                (Some(Mark { numerator, denominator, beyond: false }), [].as_slice())
            }
            Self::Steps(steps) => (None, steps.steps),
            Self::Linear { .. } | Self::FullByRule | Self::Tracked => (None, [].as_slice()),
        };
        linear.into_iter().chain(steps.iter().copied().map(Step::mark))
    }
}

/// The points of a value in proportion, and whether it passes what earns the maximum.
#[inline]
fn linear(maximum: Points, full_at: Threshold, value: Value, rounding: Rounding) -> (Points, bool) {
    let (most, (part, whole)) = (maximum.magnitude(), full_at.part_of_whole());
    // What there is, and what earns the maximum, both times the base.
    let held = value.count.checked_mul(whole.into());
    let full = value.base.checked_mul(part.into());
    let scaled = held.and_then(|held| held.checked_mul(most));
    if let (Some(held), Some(full @ 1..), Some(scaled)) = (held, full, scaled) {
        // Division by 64 bits is several times as quick, and all that real counts need.
        let points = quotient(scaled, full, rounding);
        return (Points::up_to(maximum, points.into()), held > full);
    }
    // At most 2^78, 2^84 and, times the maximum, 2^109.
    let held = u128::from(value.count) * u128::from(whole);
    let full = u128::from(value.base) * u128::from(part);
    let points = match full {
        // Every value reaches 0 %.
        0 => u128::MAX,
        full => wide(false, held * u128::from(most), full, rounding),
    };
    (Points::up_to(maximum, points), held > full)
}
