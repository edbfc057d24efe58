//! Counting on several threads.

use core::hash::Hash;
use core::num::NonZeroUsize;
use std::thread;

use crate::fact::Standing;
use crate::tally::{Breakdown, Counter, CounterError};

impl<K: Hash + Eq + Clone + Send + Sync, C: Counter + Send + Sync> Breakdown<K, C> {
    /// Counts every record of the slice that `read` gives a group and a standing, on so many
    /// threads; the result is the same bit for bit, whatever their number.
    ///
    /// Each thread counts its part of the slice by itself, and the parts are added up in the
    /// end: the records are distinct, so nothing can be counted twice. Where a later record
    /// replaces an earlier one, count through a [`Ledger`](crate::Ledger) instead, in order.
    ///
    /// ```
    /// use std::num::NonZeroUsize;
    /// use vn_egov_metrics::fact::Reading;
    /// use vn_egov_metrics::indicator::document;
    /// use vn_egov_metrics::record::Document;
    /// use vn_egov_metrics::{Breakdown, Counts, Coverage};
    ///
    /// let august = Reading::new("2024-08".parse()?);
    /// let register = vec![Document::issued_on("2024-08-20".parse()?); 1000];
    /// let blank = || Breakdown::new(Coverage::of(&august, "iOffice"), Counts::of(document::ALL));
    ///
    /// let (mut one, mut four) = (blank(), blank());
    /// let read = |document: &Document| Some((document.issued_on, document.standing(&august)));
    /// one.count_on(NonZeroUsize::MIN, &register, read)?;
    /// four.count_on(NonZeroUsize::new(4).unwrap(), &register, read)?;
    /// assert_eq!(one, four);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// More records in one group than a count holds; the groups added until then stay.
    ///
    /// # Panics
    /// When `read` panics.
    pub fn count_on<T: Sync>(
        &mut self,
        threads: NonZeroUsize,
        records: &[T],
        read: impl Fn(&T) -> Option<(K, Standing<C::Fact>)> + Sync,
    ) -> Result<(), CounterError> {
        let share = records.len().div_ceil(threads.get()).max(1);
        let blank = self.emptied();
        let count = |part: &[T]| {
            let mut counted = blank.clone();
            for (key, standing) in part.iter().filter_map(&read) {
                counted.add(key, standing);
            }
            counted
        };
        let parts = on_threads(records.chunks(share), &count);
        parts.into_iter().try_for_each(|part| self.merge_cells(part))
    }
}

/// What `count` makes of each part, in their order, each but the first on a thread of its own.
pub(super) fn on_threads<P: Send, R: Send>(
    mut parts: impl Iterator<Item = P>,
    count: &(impl Fn(P) -> R + Sync),
) -> Vec<R> {
    thread::scope(|scope| {
        // The first part is this thread's own.
        let first = parts.next();
        let others: Vec<_> = parts.map(|part| scope.spawn(move || count(part))).collect();
        let mut counted: Vec<_> = first.map(count).into_iter().collect();
        for other in others {
            counted.push(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        counted
    })
}
