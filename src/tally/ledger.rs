//! Counting with corrections.

use core::borrow::Borrow;
use core::hash::Hash;

use super::dense::Dense;
use super::{Breakdown, Counter};
use crate::fact::Standing;

/// A breakdown that remembers, for each record, what it counted: a record that comes again
/// replaces what it counted before.
///
/// A packet is a state, not an event, so the later line replaces the earlier. The memory grows
/// with the number of distinct records, not with the number of lines: least with a
/// [`CodeKey`](crate::code::CodeKey) for the record and a number of
/// [`GroupNumbers`](super::GroupNumbers) for its group. Records are found by a quick
/// hash, seeded anew in every ledger: good for the codes of one's own systems, but not made to
/// withstand someone who chooses codes to slow it down and can watch how it goes.
///
/// ```
/// use vn_egov_metrics::fact::Reading;
/// use vn_egov_metrics::indicator::document;
/// use vn_egov_metrics::record::Document;
/// use vn_egov_metrics::{Breakdown, Counts, Coverage, Ledger};
///
/// let august = Reading::new("2024-08".parse()?);
/// let coverage = Coverage::of(&august, "iOffice");
/// let mut ledger = Ledger::new(Breakdown::new(coverage, Counts::of(document::ALL)));
///
/// let draft = Document::issued_on("2024-08-20".parse()?);
/// let electronic = Document { electronic: Some(true), ..draft };
/// ledger.put("12/QĐ-STP", "Sở Tư pháp", draft.standing(&august));
/// ledger.put("12/QĐ-STP", "Sở Tư pháp", electronic.standing(&august)); // corrected
///
/// let counts = ledger.breakdown().get("Sở Tư pháp").unwrap();
/// assert_eq!(counts.records(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Ledger<Id, K, C: Counter> {
    // Invariant: what `counted` says of a record is counted in `breakdown`.
    breakdown: Breakdown<K, C>,
    counted: Dense<Id, (K, Standing<C::Fact>)>,
}

impl<Id: Hash + Eq, K: Hash + Eq + Clone, C: Counter> Ledger<Id, K, C> {
    /// Keeps the books of that breakdown; what it has already counted cannot be corrected.
    pub fn new(breakdown: Breakdown<K, C>) -> Self {
        Self { breakdown, counted: Dense::default() }
    }

    /// Counts the record, in place of what was counted for it before. Says whether there was
    /// such.
    pub fn put(&mut self, id: Id, key: K, standing: Standing<C::Fact>) -> bool {
        let before = self.counted.insert(id, (key.clone(), standing));
        let replaces = before.is_some();
        self.take_back(before);
        self.breakdown.add(key, standing);
        replaces
    }

    /// Brings near what is remembered of a record that is soon [put](Self::put) or removed, while
    /// its standing is worked out: far memory takes as long to answer. It changes nothing.
    #[inline]
    pub fn look_ahead<Q: Hash + Eq + ?Sized>(&self, id: &Q)
    where
        Id: Borrow<Q>,
    {
        self.counted.touch(id);
    }

    /// Takes the record back. Says whether it was counted.
    pub fn remove<Q: Hash + Eq + ?Sized>(&mut self, id: &Q) -> bool
    where
        Id: Borrow<Q>,
    {
        let before = self.counted.remove(id);
        let counted = before.is_some();
        self.take_back(before);
        counted
    }

    fn take_back(&mut self, entry: Option<(K, Standing<C::Fact>)>) {
        if let Some((key, standing)) = entry {
            self.breakdown.undo(&key, standing);
        }
    }

    /// How many records are counted.
    pub fn len(&self) -> usize {
        self.counted.len()
    }

    /// Whether no record is counted.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is counted so far.
    pub const fn breakdown(&self) -> &Breakdown<K, C> {
        &self.breakdown
    }

    /// What was counted; the memory of single records is given up.
    pub fn into_breakdown(self) -> Breakdown<K, C> {
        self.breakdown
    }
}
