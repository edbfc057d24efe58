//! Counts by a key: agency, month, procedure, or whatever the caller groups by.

use core::borrow::Borrow;
use core::hash::Hash;

use serde::{Deserialize, Serialize};

use super::dense::Dense;
use super::{Counter, CounterError, Coverage, CoverageError};
use crate::fact::Standing;

/// Counts by any key that has an order and a hash, over one coverage.
///
/// Two of them merge when their coverages are disjoint, and regrouping (old provinces into new
/// ones) is addition. Where something is refused, nothing is changed.
///
/// The key is yours: a name, a number, a pair, or a type of your own.
///
/// ```
/// use vn_egov_metrics::fact::Reading;
/// use vn_egov_metrics::indicator::procedure;
/// use vn_egov_metrics::record::{Procedure, ServiceLevel};
/// use vn_egov_metrics::{Breakdown, Coverage, Tally};
///
/// #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// enum Tier {
///     Province,
///     Commune,
/// }
///
/// let march = Reading::new("2024-03".parse()?);
/// let mut by_tier = Breakdown::new(Coverage::of(&march, "catalogue"), Tally::new());
/// for (tier, level) in [
///     (Tier::Province, ServiceLevel::Full),
///     (Tier::Province, ServiceLevel::Partial),
///     (Tier::Commune, ServiceLevel::Full),
/// ] {
///     let (in_force, level) = (Some(true), Some(level));
///     let procedure = Procedure { in_force, level, ..Procedure::default() };
///     by_tier.add(tier, procedure.standing(&march));
/// }
/// let full = |tally: &Tally<_>| tally.count(&procedure::FULL).share().to_string();
/// assert_eq!(by_tier.get(&Tier::Province).map(full).as_deref(), Some("1/2"));
///
/// // Under another key the same records are added up, never counted again.
/// let everywhere = by_tier.regroup(|_| "all")?;
/// assert_eq!(everywhere.get("all").map(full).as_deref(), Some("2/3"));
///
/// // What both cover would count twice.
/// assert_eq!(
///     by_tier.merge(by_tier.clone()).unwrap_err().to_string(),
///     "source \"catalogue\" is counted twice from 2024-03-01 to 2024-03-31",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(
    try_from = "Stored<K, C>",
    into = "Stored<K, C>",
    bound(
        serialize = "K: Ord + Clone + Serialize, C: Counter + Serialize",
        deserialize = "K: Hash + Eq + Deserialize<'de>, C: Counter + Deserialize<'de>"
    )
)]
pub struct Breakdown<K, C: Counter> {
    coverage: Coverage,
    // Invariant: nothing is counted in it.
    blank: C,
    // Invariant: every cell counts as the blank does, and none is empty.
    cells: Dense<K, C>,
}

impl<K, C: Counter> Breakdown<K, C> {
    /// Nothing counted yet over that coverage, in the way of `counter`.
    pub fn new(coverage: Coverage, counter: C) -> Self {
        let blank = if counter.is_empty() { counter } else { counter.blank() };
        Self { coverage, blank, cells: Dense::default() }
    }

    /// What is counted.
    pub const fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// What a group counts of which there is no record: 0 of 0 for all that is asked.
    pub fn blank(&self) -> C {
        self.blank.clone()
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nothing is counted.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every group with its counts, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &C)>
    where
        K: Ord,
    {
        let mut cells: Vec<_> = self.cells.iter().collect();
        cells.sort_unstable_by_key(|(key, _)| *key);
        cells.into_iter()
    }

    /// All groups together.
    ///
    /// # Errors
    /// More records than a count holds.
    pub fn total(&self) -> Result<C, CounterError> {
        let mut cells = self.cells.iter();
        cells.try_fold(self.blank.clone(), |mut total, (_, cell)| total.merge(cell).map(|()| total))
    }
}

impl<K: Hash + Eq, C: Counter> Breakdown<K, C> {
    /// The counts of one group.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&C>
    where
        K: Borrow<Q>,
    {
        self.cells.get(key)
    }

    /// Counts one record in its group.
    #[inline]
    pub fn add(&mut self, key: K, standing: Standing<C::Fact>) {
        if let Some(cell) = self.cells.get_or(key, || self.blank.clone()) {
            cell.add(standing);
        }
    }

    /// Counts in a group all that `counted` has: a published summary, or what another machine
    /// has counted.
    ///
    /// It must lie within the coverage; a breakdown of another coverage is
    /// [merged](Breakdown::merge).
    ///
    /// ```
    /// use vn_egov_metrics::indicator::dossier;
    /// use vn_egov_metrics::record::DossierSummary;
    /// use vn_egov_metrics::{Breakdown, Counts, Coverage, fact::Reading};
    ///
    /// let reading = Reading::new("2024".parse()?);
    /// let phuong_1 = Counts::from(DossierSummary::new(824, 377, 447, 0)?);
    /// let mut by_ward = Breakdown::new(Coverage::of(&reading, "reports"), phuong_1.clone());
    /// by_ward.add_counted("Phường 1", &phuong_1)?;
    /// let online = by_ward.total()?.count(&dossier::ONLINE).unwrap();
    /// assert_eq!(online.share().to_string(), "377/824");
    ///
    /// let others = Counts::of([&dossier::LATE]);
    /// assert_eq!(
    ///     by_ward.add_counted("Phường 2", &others).unwrap_err().to_string(),
    ///     "counts of other indicators: \"dossier.direct\" here, \"dossier.late\" there",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Counts of other indicators, or more records than a count holds.
    pub fn add_counted(&mut self, key: K, counted: &C) -> Result<(), CounterError> {
        if let Some(cell) = self.cells.get_mut(&key) {
            return cell.merge(counted);
        }
        let mut cell = self.blank.clone();
        cell.merge(counted)?;
        if !cell.is_empty() {
            self.cells.insert(key, cell);
        }
        Ok(())
    }

    /// Takes one record back from its group.
    ///
    /// # Errors
    /// A record that was never counted there.
    pub fn take_back<Q: Hash + Eq + ?Sized>(
        &mut self,
        key: &Q,
        standing: Standing<C::Fact>,
    ) -> Result<(), MergeError>
    where
        K: Borrow<Q>,
    {
        match self.cells.get_mut(key) {
            Some(cell) => {
                cell.take_back(standing)?;
                if cell.is_empty() {
                    self.cells.remove(key);
                }
                Ok(())
            }
            // A blank has nothing to give back: it says so in its own words.
            None => Ok(self.blank.clone().take_back(standing)?),
        }
    }

    /// Takes one record back from its group, where it is known to be counted.
    pub(super) fn undo(&mut self, key: &K, standing: Standing<C::Fact>) {
        if let Some(cell) = self.cells.get_mut(key) {
            cell.undo(standing);
            if cell.is_empty() {
                self.cells.remove(key);
            }
        }
    }

    /// The same records under other keys; keys that become one are added up.
    ///
    /// # Errors
    /// More records in one group than a count holds.
    pub fn regroup<L: Hash + Eq>(
        &self,
        mut key: impl FnMut(&K) -> L,
    ) -> Result<Breakdown<L, C>, CounterError> {
        let mut regrouped = Breakdown::new(self.coverage.clone(), self.blank.clone());
        for (old, cell) in self.cells.iter() {
            let key = key(old);
            match regrouped.cells.get_mut(&key) {
                Some(sum) => sum.merge(cell)?,
                None => {
                    regrouped.cells.insert(key, cell.clone());
                }
            }
        }
        Ok(regrouped)
    }

    /// Counts all that the other has counted.
    ///
    /// # Errors
    /// Different as-of days, a source whose days both cover, counts of other indicators, or more
    /// records than a count holds.
    pub fn merge(&mut self, other: Self) -> Result<(), MergeError> {
        let coverage = self.coverage.join(&other.coverage)?;
        self.blank.clone().merge(&other.blank)?;
        self.change(other, C::merge)?;
        self.coverage = coverage;
        Ok(())
    }

    /// Takes back all that the part has counted.
    ///
    /// # Errors
    /// Different as-of days, a part that is not covered, counts of other indicators, or records
    /// that were never counted.
    pub fn subtract(&mut self, part: Self) -> Result<(), MergeError> {
        let coverage = self.coverage.without(&part.coverage)?;
        self.blank.clone().merge(&part.blank)?;
        self.change(part, C::subtract)?;
        self.coverage = coverage;
        Ok(())
    }

    /// The same coverage, counted the same way, with nothing counted.
    pub(super) fn emptied(&self) -> Self {
        Self::new(self.coverage.clone(), self.blank.clone())
    }

    /// The same coverage, counted the same way, with those cells: none empty, no key twice.
    pub(super) fn with_cells(&self, cells: impl Iterator<Item = (K, C)>) -> Self {
        let mut with = self.emptied();
        for (key, cell) in cells {
            with.cells.insert(key, cell);
        }
        with
    }

    /// Counts what the cells of the other have, whatever it covers, in all of them or none.
    pub(super) fn merge_cells(&mut self, other: Self) -> Result<(), CounterError> {
        if self.is_empty() {
            self.cells = other.cells;
            return Ok(());
        }
        self.change(other, C::merge)
    }

    /// Changes each cell that the other also has, all of them or none.
    pub(super) fn change(
        &mut self,
        other: Self,
        change: impl Fn(&mut C, &C) -> Result<(), CounterError>,
    ) -> Result<(), CounterError> {
        let mut changed = Vec::with_capacity(other.len());
        for (key, there) in other.cells.into_entries() {
            let mut here = self.cells.get(&key).unwrap_or(&self.blank).clone();
            change(&mut here, &there)?;
            changed.push((key, here));
        }
        for (key, cell) in changed {
            if cell.is_empty() {
                self.cells.remove(&key);
            } else {
                self.cells.insert(key, cell);
            }
        }
        Ok(())
    }
}

/// Equal when the same groups came to the same counts over the same coverage.
impl<K: Hash + Eq, C: Counter> PartialEq for Breakdown<K, C> {
    fn eq(&self, other: &Self) -> bool {
        self.coverage == other.coverage && self.blank == other.blank && self.cells == other.cells
    }
}

impl<K: Hash + Eq, C: Counter + Eq> Eq for Breakdown<K, C> {}

/// Why two breakdowns could not be put together or taken apart.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// What they cover does not go together.
    #[error(transparent)]
    Coverage(#[from] CoverageError),
    /// What they counted does not go together.
    #[error(transparent)]
    Counter(#[from] CounterError),
}

/// The wire form: the cells as a list, so that any key travels.
#[derive(Serialize, Deserialize)]
#[serde(
    rename = "Breakdown",
    deny_unknown_fields,
    bound(
        serialize = "K: Serialize, C: Counter + Serialize",
        deserialize = "K: Deserialize<'de>, C: Counter + Deserialize<'de>"
    )
)]
struct Stored<K, C: Counter> {
    coverage: Coverage,
    blank: C,
    cells: Vec<Cell<K, C>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell<K, C> {
    key: K,
    counted: C,
}

/// Cells that are no breakdown.
#[derive(Debug, thiserror::Error)]
enum StoredFault {
    #[error("the blank of a breakdown has records")]
    Blank,
    #[error("cell {0} of a breakdown has the key of one before it")]
    Twice(usize),
    #[error("cell {0} of a breakdown has no records")]
    Empty(usize),
    #[error("cell {0} of a breakdown: {1}")]
    Cell(usize, CounterError),
}

impl<K: Hash + Eq, C: Counter> TryFrom<Stored<K, C>> for Breakdown<K, C> {
    type Error = StoredFault;

    fn try_from(Stored { coverage, blank, cells }: Stored<K, C>) -> Result<Self, StoredFault> {
        if !blank.is_empty() {
            return Err(StoredFault::Blank);
        }
        let mut breakdown = Self::new(coverage, blank);
        for (index, Cell { key, counted }) in cells.into_iter().enumerate() {
            // The cells share what they count.
            let mut cell = breakdown.blank.clone();
            cell.merge(&counted).map_err(|error| StoredFault::Cell(index, error))?;
            if cell.is_empty() {
                return Err(StoredFault::Empty(index));
            }
            if breakdown.cells.insert(key, cell).is_some() {
                return Err(StoredFault::Twice(index));
            }
        }
        Ok(breakdown)
    }
}

impl<K: Ord, C: Counter> From<Breakdown<K, C>> for Stored<K, C> {
    fn from(breakdown: Breakdown<K, C>) -> Self {
        let mut cells = breakdown.cells.into_entries();
        cells.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let cells = cells.into_iter().map(|(key, counted)| Cell { key, counted });
        Self { coverage: breakdown.coverage, blank: breakdown.blank, cells: cells.collect() }
    }
}
