//! The mean of points given one by one.

use super::Points;
use super::basis::wide;
use crate::number::{Places, Rounding};

/// Points given one by one, as Circular 01/2018 gives 2, 1 or 0 to each dossier; the index is
/// their mean.
///
/// ```
/// use vn_egov_metrics::{Places, Rounding};
/// use vn_egov_metrics::scorecard::{MeanPoints, Points};
///
/// // Two dossiers early, one on the day, one late: 5 points for 4 dossiers.
/// let index: MeanPoints = [2, 2, 1, 0].map(Points::whole).into_iter().collect();
/// let rounded = index.rounded(Places::ONE, Rounding::HalfUp).unwrap();
/// assert_eq!(format!("{rounded:.1}"), "1.3");
/// assert_eq!(MeanPoints::default().rounded(Places::ONE, Rounding::HalfUp), None);
/// ```
#[doc(alias = "điểm trung bình")]
#[doc(alias = "diem trung binh")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MeanPoints {
    // In hundredths.
    sum: i128,
    count: u64,
}

impl MeanPoints {
    /// Adds the points of one more.
    pub fn add(&mut self, points: Points) {
        self.add_each(points, 1);
    }

    /// Adds as many more with the same points: counts by class do as well as a list.
    pub fn add_each(&mut self, points: Points, count: u64) {
        // No counts of records come to either bound.
        let sum = i128::from(points.in_hundredths()) * i128::from(count);
        self.sum = self.sum.saturating_add(sum);
        self.count = self.count.saturating_add(count);
    }

    /// How many there are.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The mean, rounded to that many places, 2 at most; `None` of none.
    pub fn rounded(&self, places: Places, rounding: Rounding) -> Option<Points> {
        if self.count == 0 {
            return None;
        }
        let step = 100 / u128::from(places.min(Places::TWO).scale());
        let base = u128::from(self.count) * step;
        let negative = self.sum < 0;
        let units = wide(negative, self.sum.unsigned_abs(), base, rounding);
        let rounded = Points::up_to(Points::MOST, units * step);
        Some(if negative { Points::ZERO - rounded } else { rounded })
    }
}

impl FromIterator<Points> for MeanPoints {
    fn from_iter<I: IntoIterator<Item = Points>>(points: I) -> Self {
        let mut mean = Self::default();
        points.into_iter().for_each(|points| mean.add(points));
        mean
    }
}
