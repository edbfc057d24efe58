//! The wire form of counts.

use serde::{Deserialize, Serialize};

use super::{Count, Counts};
use crate::fact::Fact;
use crate::indicator::Indicator;

/// The records, and each indicator with its count.
#[derive(Serialize, Deserialize)]
#[serde(bound = "", rename = "Counts", deny_unknown_fields)]
pub(super) struct Stored<F: Fact> {
    records: u64,
    counts: Vec<StoredCount<F>>,
}

#[derive(Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
struct StoredCount<F: Fact> {
    indicator: Indicator<F>,
    count: Count,
}

/// Counts that cannot have been counted together.
#[derive(Debug, thiserror::Error)]
pub(super) enum StoredFault {
    #[error("indicator {0:?} is counted twice")]
    Twice(Box<str>),
    #[error("indicator {id:?} counts {counted} records, more than the {records} there are")]
    MoreThanRecords { id: Box<str>, counted: u64, records: u64 },
    #[error("{0} records are more than 2^63 - 1")]
    TooMany(u64),
}

impl<F: Fact> TryFrom<Stored<F>> for Counts<F> {
    type Error = StoredFault;

    fn try_from(Stored { records, counts }: Stored<F>) -> Result<Self, StoredFault> {
        if records > Count::MOST {
            return Err(StoredFault::TooMany(records));
        }
        let mut kept: Vec<Indicator<F>> = Vec::with_capacity(counts.len());
        let mut numbers = Vec::with_capacity(counts.len());
        for StoredCount { indicator, count } in counts {
            let counted = count.records();
            if counted > records {
                let id = indicator.id().into();
                return Err(StoredFault::MoreThanRecords { id, counted, records });
            }
            if kept.iter().any(|other| other.id() == indicator.id()) {
                return Err(StoredFault::Twice(indicator.id().into()));
            }
            kept.push(indicator);
            numbers.push(count);
        }
        Ok(Self::counted(kept, numbers.into(), records))
    }
}

impl<F: Fact> From<Counts<F>> for Stored<F> {
    fn from(counts: Counts<F>) -> Self {
        let stored = counts
            .iter()
            .map(|(indicator, count)| StoredCount { indicator: indicator.clone(), count })
            .collect();
        Self { records: counts.records(), counts: stored }
    }
}
