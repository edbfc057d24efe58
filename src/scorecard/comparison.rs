//! Two scores side by side, and one beside its peers.

use std::collections::BTreeMap;

use super::Points;

/// The points of one criterion, group or other key, on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference<K> {
    /// What the points are of.
    pub key: K,
    /// The points on the first side; `None` is null, or no row.
    pub before: Option<Points>,
    /// The points on the second side.
    pub after: Option<Points>,
}

impl<K> Difference<K> {
    /// What the second side has more, or less (negative); `None` if either has no points.
    pub fn change(&self) -> Option<Points> {
        self.after.zip(self.before).map(|(after, before)| after - before)
    }
}

/// Two scores side by side: a unit's two periods, or a unit and another.
///
/// ```
/// use vn_egov_metrics::Rate;
/// use vn_egov_metrics::scorecard::{Comparison, DECISION_766, Sheet};
///
/// let mut july = Sheet::new(&DECISION_766);
/// july.put("2.1", Some(Rate::new(9, 10)))?;
/// july.put("4.1", Some(Rate::new(1, 2)))?;
/// july.put("5.2", None)?;
/// let mut august = Sheet::new(&DECISION_766);
/// august.put("2.1", Some(Rate::new(8, 10)))?;
/// august.put("4.1", Some(Rate::new(2, 2)))?;
/// august.put("5.2", Some(Rate::new(0, 0)))?;
///
/// let (july, august) = (july.score(), august.score());
/// let compared = Comparison::between(july.by_criterion(), august.by_criterion());
/// let said = |(id, points)| format!("{id} {points}");
/// assert_eq!(compared.lost().map(said).collect::<Vec<_>>(), ["2.1 -2.00"]);
/// assert_eq!(compared.gained().map(said).collect::<Vec<_>>(), ["4.1 3.00"]);
/// // Points where there were none before are no gain of 6: the two are not comparable.
/// assert_eq!(compared.one_sided().map(|row| row.key).collect::<Vec<_>>(), ["5.2"]);
/// # Ok::<(), vn_egov_metrics::scorecard::PutError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison<K> {
    rows: Vec<Difference<K>>,
}

impl<K: Ord + Copy> Comparison<K> {
    /// The two sides by key: the first side's keys in its order, then what only the second has.
    pub fn between(
        before: impl IntoIterator<Item = (K, Option<Points>)>,
        after: impl IntoIterator<Item = (K, Option<Points>)>,
    ) -> Self {
        let after: Vec<(K, Option<Points>)> = after.into_iter().collect();
        let mut rest: BTreeMap<K, Option<Points>> = after.iter().copied().collect();
        let row = |(key, before)| Difference { key, before, after: rest.remove(&key).flatten() };
        let mut rows: Vec<Difference<K>> = before.into_iter().map(row).collect();
        let only = after.into_iter().filter(|(key, _)| rest.contains_key(key));
        rows.extend(only.map(|(key, after)| Difference { key, before: None, after }));
        Self { rows }
    }

    /// Every key, with both sides.
    pub fn rows(&self) -> &[Difference<K>] {
        &self.rows
    }

    /// Where the second side has more, the largest gain first.
    pub fn gained(&self) -> impl Iterator<Item = (K, Points)> {
        self.changed(|change| change > Points::ZERO).into_iter().rev()
    }

    /// Where the second side has less, the largest loss (negative) first.
    pub fn lost(&self) -> impl Iterator<Item = (K, Points)> {
        self.changed(|change| change < Points::ZERO).into_iter()
    }

    fn changed(&self, wanted: impl Fn(Points) -> bool) -> Vec<(K, Points)> {
        let changes = self.rows.iter().filter_map(|row| Some((row.key, row.change()?)));
        let mut changes: Vec<(K, Points)> = changes.filter(|(_, change)| wanted(*change)).collect();
        changes.sort_by_key(|(_, change)| *change);
        changes
    }

    /// Where one side has points and the other has none: no gain and no loss.
    pub fn one_sided(&self) -> impl Iterator<Item = &Difference<K>> {
        self.rows.iter().filter(|row| row.before.is_some() != row.after.is_some())
    }

    /// What the second side has more in all, where both have points.
    pub fn change(&self) -> Points {
        self.rows.iter().filter_map(Difference::change).sum()
    }
}

/// The best and the median of peers' points.
///
/// ```
/// use vn_egov_metrics::scorecard::{Peers, Points};
///
/// let peers = Peers::of([Some(Points::whole(17)), None, Some(Points::whole(20))]).unwrap();
/// assert_eq!((peers.best(), peers.median()), (Points::whole(20), Points::hundredths(1850)));
/// assert_eq!(peers.count(), 2);
/// assert_eq!(Peers::of([None]), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peers {
    best: Points,
    median: Points,
    count: usize,
}

impl Peers {
    /// The peers that have points; `None` if none has.
    pub fn of(points: impl IntoIterator<Item = Option<Points>>) -> Option<Self> {
        let mut points: Vec<Points> = points.into_iter().flatten().collect();
        points.sort_unstable();
        let (best, count) = (*points.last()?, points.len());
        let upper = *points.get(count / 2)?;
        let lower = *points.get((count - 1) / 2)?;
        Some(Self { best, median: lower.middle(upper), count })
    }

    /// The same by key: by criterion, or by group.
    ///
    /// ```
    /// use vn_egov_metrics::scorecard::{Comparison, Peers, Points};
    ///
    /// let unit = [("progress", Some(Points::hundredths(1643)))];
    /// let peer = [("progress", Some(Points::hundredths(1763)))];
    /// let peers = Peers::by_key([peer]);
    /// let best = peers.iter().map(|(key, peers)| (*key, Some(peers.best())));
    /// let behind = Comparison::between(best, unit);
    /// assert_eq!(behind.change().to_string(), "-1.20");
    /// ```
    pub fn by_key<K: Ord, U: IntoIterator<Item = (K, Option<Points>)>>(
        units: impl IntoIterator<Item = U>,
    ) -> BTreeMap<K, Self> {
        let mut by_key: BTreeMap<K, Vec<Option<Points>>> = BTreeMap::new();
        for (key, points) in units.into_iter().flatten() {
            by_key.entry(key).or_default().push(points);
        }
        by_key.into_iter().filter_map(|(key, points)| Some((key, Self::of(points)?))).collect()
    }

    /// The most points of a peer.
    pub const fn best(self) -> Points {
        self.best
    }

    /// The median; of an even number of peers the mean of the middle two, half-up to 0.01.
    pub const fn median(self) -> Points {
        self.median
    }

    /// How many peers have points.
    pub const fn count(self) -> usize {
        self.count
    }
}
