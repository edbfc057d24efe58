//! From dossiers counted by procedure to what they decide about it.

use super::Counter;
use crate::fact::{Usage, UsageFact};
use crate::indicator::{Indicator, usage};

impl Usage {
    /// What the counted dossiers decide: one that has it settles a yes, else one of which it is
    /// not known leaves it open, else it is a no.
    ///
    /// Counts must keep the indicators of [`usage::ALL`]; of one that they do not keep nothing is
    /// known.
    ///
    /// ```
    /// use vn_egov_metrics::fact::{Reading, Usage};
    /// use vn_egov_metrics::indicator::usage;
    /// use vn_egov_metrics::record::{Channel, Dossier, DossierParts, Written};
    /// use vn_egov_metrics::{Breakdown, Counts, Coverage, Ledger};
    ///
    /// let quarter = Reading::new("2026-Q3".parse()?);
    /// let mut parts = DossierParts::of("H20.09-260704-0001".parse::<vn_egov_metrics::code::DossierCode>()?.into());
    /// parts.timeline.received = "2026-07-04T08:00:00".parse().ok();
    /// parts.channel = Some(Written::Known(Channel::Online));
    /// let dossier = Dossier::from_parts(parts)?;
    ///
    /// let coverage = Coverage::of(&quarter, "packets");
    /// let mut ledger = Ledger::new(Breakdown::new(coverage, Counts::of(usage::ALL)));
    /// ledger.put(dossier.code().to_string(), "1.004194", dossier.usage(&quarter));
    /// let seen = Usage::of(ledger.breakdown().get("1.004194").unwrap());
    /// assert_eq!(seen.online, Some(true));
    /// assert_eq!(seen.paid_online, None); // the field was missing
    ///
    /// // Taken back, it says nothing any more.
    /// ledger.remove(dossier.code().as_str());
    /// assert!(ledger.breakdown().get("1.004194").is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of<C: Counter<Fact = UsageFact>>(counted: &C) -> Self {
        let some = |indicator: &Indicator<UsageFact>| {
            let count = counted.count_of(indicator)?;
            match (count.having(), count.unknown()) {
                (1.., _) => Some(true),
                (0, 0) => Some(false),
                (0, _) => None,
            }
        };
        Self {
            online: some(&usage::ONLINE),
            fee: some(&usage::FEE),
            paid_online: some(&usage::PAID_ONLINE),
            population_data: some(&usage::POPULATION_DATA),
        }
    }
}
