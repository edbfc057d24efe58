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

/// So many records are looked for before the first of them is counted.
const AHEAD: usize = 64;

impl<Id: Hash + Eq, K: Hash + Eq + Clone, C: Counter> Ledger<Id, K, C> {
    /// Keeps the books of that breakdown; what it has already counted cannot be corrected.
    pub fn new(breakdown: Breakdown<K, C>) -> Self {
        Self { breakdown, counted: Dense::default() }
    }

    /// Counts the record, in place of what was counted for it before. Says whether there was
    /// such.
    pub fn put(&mut self, id: Id, key: K, standing: Standing<C::Fact>) -> bool {
        let hash = self.counted.hash(&id);
        self.change(hash, id, Some((key, standing))).is_some()
    }

    /// Counts each record in place of what was counted for it before, as [`put`](Self::put) does one
    /// after another, or takes it back where nothing is to be counted for it, as
    /// [`remove`](Self::remove) does; and sooner, for far memory is waited for by many at once.
    /// Gives to `again` each record for which something was counted before.
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
    /// let issued = Document::issued_on("2024-08-20".parse()?).standing(&august);
    /// let lines = [
    ///     ("12/QĐ-STP", Some(("Sở Tư pháp", issued))),
    ///     ("13/QĐ-STP", Some(("Sở Tư pháp", issued))),
    ///     ("12/QĐ-STP", None), // withdrawn
    /// ];
    /// let mut again = Vec::new();
    /// ledger.put_all(lines, |number| again.push(number));
    /// assert_eq!((ledger.len(), again), (1, vec!["12/QĐ-STP"]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn put_all(
        &mut self,
        records: impl IntoIterator<Item = (Id, Option<(K, Standing<C::Fact>)>)>,
        mut again: impl FnMut(Id),
    ) {
        let (mut records, mut some) = (records.into_iter(), Vec::with_capacity(AHEAD));
        let mut hashes = [0; AHEAD];
        loop {
            some.extend(records.by_ref().take(AHEAD));
            if some.is_empty() {
                return;
            }
            for ((id, _), hash) in some.iter().zip(&mut hashes) {
                *hash = self.counted.hash(id);
            }
            // One right behind the other, so that many are waited for at once.
            hashes.iter().take(some.len()).for_each(|hash| self.counted.touch(*hash));
            for ((id, counts), hash) in some.drain(..).zip(hashes) {
                if let Some(before) = self.change(hash, id, counts) {
                    again(before);
                }
            }
        }
    }

    /// Counts a record of that hash, or takes it back. Gives it back if it was counted before.
    #[inline]
    fn change(&mut self, hash: u64, id: Id, counts: Option<(K, Standing<C::Fact>)>) -> Option<Id> {
        let before = match &counts {
            Some(counts) => self.counted.insert_hashed(hash, id, counts.clone()),
            None => self.counted.remove_hashed(hash, &id).map(|before| (id, before)),
        };
        let before = before.map(|(id, (key, standing))| {
            self.breakdown.undo(&key, standing);
            id
        });
        if let Some((key, standing)) = counts {
            self.breakdown.add(key, standing);
        }
        before
    }

    /// Takes the record back. Says whether it was counted.
    pub fn remove<Q: Hash + Eq + ?Sized>(&mut self, id: &Q) -> bool
    where
        Id: Borrow<Q>,
    {
        let Some((key, standing)) = self.counted.remove(id) else { return false };
        self.breakdown.undo(&key, standing);
        true
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
