//! Standard competition ranking.

use std::collections::BTreeMap;

/// The ranks of these values, best first: 1, 2, 2, 4. What has no value has no rank.
///
/// ```
/// use vn_egov_metrics::scorecard::{Points, ranks};
///
/// let totals = [6547, 6557, 6547, 6513].map(|points| Some(Points::hundredths(points)));
/// assert_eq!(ranks(totals), [Some(2), Some(1), Some(2), Some(4)]);
/// assert_eq!(ranks([None, Some(Points::ZERO)]), [None, Some(1)]);
/// ```
#[doc(alias = "xếp hạng")]
#[doc(alias = "xep hang")]
pub fn ranks<T: Ord>(values: impl IntoIterator<Item = Option<T>>) -> Vec<Option<u64>> {
    let values: Vec<Option<T>> = values.into_iter().collect();
    let mut better: BTreeMap<&T, u64> = BTreeMap::new();
    for value in values.iter().flatten() {
        *better.entry(value).or_default() += 1;
    }
    let mut above = 0;
    for count in better.values_mut().rev() {
        (above, *count) = (above + *count, above);
    }
    let rank = |value: &Option<T>| better.get(value.as_ref()?).map(|above| above + 1);
    values.iter().map(rank).collect()
}
