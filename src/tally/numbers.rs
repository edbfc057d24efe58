//! Numbers for groups.

use core::hash::Hash;

use super::dense::Dense;

/// Numbers for groups, from 0 in the order in which they were met.
///
/// A [`Ledger`](super::Ledger) remembers the group of each record: 8 bytes of a number are less
/// than names of agencies and months, and quicker to count by. In the end the names come back by
/// [regrouping](super::Breakdown::regroup).
///
/// ```
/// use vn_egov_metrics::fact::Reading;
/// use vn_egov_metrics::indicator::document;
/// use vn_egov_metrics::record::Document;
/// use vn_egov_metrics::tally::GroupNumbers;
/// use vn_egov_metrics::{Breakdown, Counts, Coverage};
///
/// let august = Reading::new("2024-08".parse()?);
/// let coverage = Coverage::of(&august, "iOffice");
/// let mut counted = Breakdown::new(coverage, Counts::of(document::ALL));
/// let mut groups = GroupNumbers::new();
///
/// let document = Document::issued_on("2024-08-20".parse()?);
/// for office in ["Sở Tư pháp", "Sở Nội vụ", "Sở Tư pháp"] {
///     counted.add(groups.number(office), document.standing(&august));
/// }
/// assert_eq!((groups.number("Sở Nội vụ"), groups.len()), (1, 2));
/// let by_name = counted.regroup(|number| groups.key(*number).copied())?;
/// assert_eq!(by_name.get(&Some("Sở Tư pháp")).unwrap().records(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct GroupNumbers<K> {
    groups: Dense<K, ()>,
}

impl<K> GroupNumbers<K> {
    /// No group yet.
    pub fn new() -> Self {
        Self { groups: Dense::default() }
    }

    /// How many groups there are.
    pub const fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<K: Hash + Eq> GroupNumbers<K> {
    /// The number of the group, which is new if it was not met before.
    #[inline]
    pub fn number(&mut self, key: K) -> usize {
        self.groups.place(key, || ())
    }

    /// The group of that number; `None` if none has it.
    pub fn key(&self, number: usize) -> Option<&K> {
        self.groups.key(number)
    }
}

impl<K> Default for GroupNumbers<K> {
    fn default() -> Self {
        Self::new()
    }
}
