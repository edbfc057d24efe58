//! Counts by a key: agency, month, procedure, or whatever the caller groups by.

use core::borrow::Borrow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use super::{Counter, CounterError, Coverage, CoverageError};
use crate::fact::Standing;

/// Counts by any ordered key, over one coverage.
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
/// #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    try_from = "Stored<K, C>",
    into = "Stored<K, C>",
    bound(
        serialize = "K: Clone + Serialize, C: Counter + Serialize",
        deserialize = "K: Ord + Deserialize<'de>, C: Counter + Deserialize<'de>"
    )
)]
pub struct Breakdown<K, C: Counter> {
    coverage: Coverage,
    // Invariant: nothing is counted in it.
    blank: C,
    // Invariant: every cell counts as the blank does, and none is empty.
    cells: BTreeMap<K, C>,
}

impl<K, C: Counter> Breakdown<K, C> {
    /// Nothing counted yet over that coverage, in the way of `counter`.
    pub fn new(coverage: Coverage, counter: C) -> Self {
        let blank = if counter.is_empty() { counter } else { counter.blank() };
        Self { coverage, blank, cells: BTreeMap::new() }
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
        self.cells.is_empty()
    }

    /// Every group with its counts, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &C)> {
        self.cells.iter()
    }

    /// All groups together.
    ///
    /// # Errors
    /// More records than a count holds.
    pub fn total(&self) -> Result<C, CounterError> {
        self.cells
            .values()
            .try_fold(self.blank.clone(), |mut total, cell| total.merge(cell).map(|()| total))
    }
}

impl<K: Ord, C: Counter> Breakdown<K, C> {
    /// The counts of one group.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&C>
    where
        K: Borrow<Q>,
    {
        self.cells.get(key)
    }

    /// Counts one record in its group.
    #[inline]
    pub fn add(&mut self, key: K, standing: Standing<C::Fact>) {
        self.cells.entry(key).or_insert_with(|| self.blank.clone()).add(standing);
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
        match self.cells.entry(key) {
            Entry::Occupied(mut cell) => cell.get_mut().merge(counted),
            Entry::Vacant(place) => {
                let mut cell = self.blank.clone();
                cell.merge(counted)?;
                if !cell.is_empty() {
                    place.insert(cell);
                }
                Ok(())
            }
        }
    }

    /// Takes one record back from its group.
    ///
    /// # Errors
    /// A record that was never counted there.
    pub fn take_back(&mut self, key: K, standing: Standing<C::Fact>) -> Result<(), MergeError> {
        match self.cells.entry(key) {
            Entry::Occupied(mut cell) => {
                cell.get_mut().take_back(standing)?;
                if cell.get().is_empty() {
                    cell.remove();
                }
                Ok(())
            }
            // A blank has nothing to give back: it says so in its own words.
            Entry::Vacant(_) => Ok(self.blank.clone().take_back(standing)?),
        }
    }

    /// Takes one record back from its group, where it is known to be counted.
    pub(super) fn undo(&mut self, key: K, standing: Standing<C::Fact>) {
        if let Entry::Occupied(mut cell) = self.cells.entry(key) {
            cell.get_mut().undo(standing);
            if cell.get().is_empty() {
                cell.remove();
            }
        }
    }

    /// The same records under other keys; keys that become one are added up.
    ///
    /// # Errors
    /// More records in one group than a count holds.
    pub fn regroup<L: Ord>(
        &self,
        mut key: impl FnMut(&K) -> L,
    ) -> Result<Breakdown<L, C>, CounterError> {
        let mut regrouped = Breakdown::new(self.coverage.clone(), self.blank.clone());
        for (old, cell) in &self.cells {
            match regrouped.cells.entry(key(old)) {
                Entry::Occupied(mut sum) => sum.get_mut().merge(cell)?,
                Entry::Vacant(place) => {
                    place.insert(cell.clone());
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
        Self { cells: cells.collect(), ..self.emptied() }
    }

    /// Counts what the cells of the other have, whatever it covers, in all of them or none.
    pub(super) fn merge_cells(&mut self, other: Self) -> Result<(), CounterError> {
        if self.cells.is_empty() {
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
        let mut changed = Vec::with_capacity(other.cells.len());
        for (key, there) in other.cells {
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

impl<K: Ord, C: Counter> TryFrom<Stored<K, C>> for Breakdown<K, C> {
    type Error = StoredFault;

    fn try_from(Stored { coverage, blank, cells }: Stored<K, C>) -> Result<Self, StoredFault> {
        if !blank.is_empty() {
            return Err(StoredFault::Blank);
        }
        let mut breakdown = Self::new(coverage, blank);
        for (index, Cell { key, counted }) in cells.into_iter().enumerate() {
            let alike = breakdown.blank.clone().merge(&counted);
            alike.map_err(|error| StoredFault::Cell(index, error))?;
            if counted.is_empty() {
                return Err(StoredFault::Empty(index));
            }
            if breakdown.cells.insert(key, counted).is_some() {
                return Err(StoredFault::Twice(index));
            }
        }
        Ok(breakdown)
    }
}

impl<K, C: Counter> From<Breakdown<K, C>> for Stored<K, C> {
    fn from(breakdown: Breakdown<K, C>) -> Self {
        let cells = breakdown.cells.into_iter().map(|(key, counted)| Cell { key, counted });
        Self { coverage: breakdown.coverage, blank: breakdown.blank, cells: cells.collect() }
    }
}
