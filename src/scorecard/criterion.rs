//! Criteria: what is asked, what it is worth, and what nothing to count is worth.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Basis, Curve, Line, Points, Reason};
use crate::Name;
use crate::number::{Rate, Rounding};

/// What a rate of base 0 gives: 0 of 0 is ordinary, and each row says what it means.
///
/// Serialised by the names in the table.
///
/// | name | points |
/// |------|--------|
/// | `zero` | 0.00 |
/// | `full` | the maximum: no petition, none late |
/// | `absent` | none; the maximum stays |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenEmpty {
    /// No points earned.
    Zero,
    /// The maximum.
    Full,
    /// No points to speak of: null, never 0.
    Absent,
}

/// One row of a scorecard.
///
/// It takes an `Option<Rate>` and not a share, since the portal's 1.4 and 3.6 may pass 100 %:
/// the percentage then keeps its raw value, and only the points are capped.
///
/// ```
/// use vn_egov_metrics::Rate;
/// use vn_egov_metrics::scorecard::DECISION_766;
///
/// let synced = DECISION_766.criterion("1.4").unwrap().score(Some(Rate::new(412, 400)));
/// assert_eq!(synced.percent().unwrap().to_string(), "103.00");
/// assert_eq!(synced.points().unwrap().to_string(), "6.00");
///
/// // No count is no number.
/// assert_eq!(DECISION_766.criterion("1.4").unwrap().score(None).points(), None);
/// ```
#[doc(alias = "chỉ tiêu")]
#[doc(alias = "chi tieu")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// The number in the decision: `2.1`.
    pub id: &'static str,
    /// The id of its group: `progress`.
    pub group: &'static str,
    /// The name in the portal's files and answers: `ON_TIME`.
    pub metric: &'static str,
    /// The indicator whose share it asks for, where one counts it: `dossier.on_time`.
    pub indicator: Option<&'static str>,
    /// The name to show.
    pub name: Name,
    /// What is counted.
    pub records: Name,
    /// The most it gives.
    pub maximum: Points,
    /// How the value turns into points.
    pub curve: Curve,
    /// Which value the curve reads.
    pub basis: Basis,
    /// What 0 of 0 gives.
    pub when_empty: WhenEmpty,
    /// Whether the numerator may pass the denominator.
    pub may_pass_whole: bool,
    /// The text that the row rests on.
    pub source: &'static str,
    /// The first day it holds.
    pub from: NaiveDate,
    /// The last day it holds, if it no longer does.
    pub until: Option<NaiveDate>,
}

impl Criterion {
    /// Whether the row holds on that day.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// The points of these counts, rounded half-up, with their reason. No counts give no points,
    /// unless the row asks for none.
    #[inline]
    pub fn score(&self, counts: Option<Rate>) -> Line<'_> {
        let (points, reason) = self.evaluate(counts, Rounding::HalfUp);
        Line::new(self, counts, points, reason)
    }

    /// The same points, where percentages and points are rounded another way: how a published
    /// score is asked what it was rounded by.
    pub fn points(&self, counts: Option<Rate>, rounding: Rounding) -> Option<Points> {
        let (points, reason) = self.evaluate(counts, rounding);
        reason.gives_points().then_some(points)
    }

    /// The points, 0 where the reason gives none.
    #[allow(clippy::inline_always)] // a call costs about as much as the arithmetic
    #[inline(always)]
    fn evaluate(&self, counts: Option<Rate>, rounding: Rounding) -> (Points, Reason) {
        match counts.and_then(|rate| self.basis.value(rate, rounding)) {
            Some(value) => self.curve.points(self.maximum, value, rounding),
            None => self.without_value(counts.is_some()),
        }
    }

    /// What no counts, or 0 of 0, give.
    fn without_value(&self, counted: bool) -> (Points, Reason) {
        match (self.curve, self.when_empty) {
            (Curve::Tracked, _) => (Points::ZERO, Reason::Tracked),
            (Curve::FullByRule, _) => (self.maximum, Reason::FullByRule),
            _ if !counted => (Points::ZERO, Reason::NotGiven),
            (_, WhenEmpty::Zero) => (Points::ZERO, Reason::EmptyZero),
            (_, WhenEmpty::Full) => (self.maximum, Reason::EmptyFull),
            (_, WhenEmpty::Absent) => (Points::ZERO, Reason::EmptyAbsent),
        }
    }
}
