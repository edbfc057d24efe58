//! How a procedure is announced and made public.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A decision that announces a procedure (quyết định công bố), and what followed from it.
///
/// A procedure can be in several decisions; one that came late makes it late.
#[doc(alias = "quyết định công bố")]
#[doc(alias = "quyet dinh cong bo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// The day of the decision.
    pub decided_on: NaiveDate,
    /// The day on which the newest legal text that it rests on takes effect.
    #[serde(default)]
    pub takes_effect_on: Option<NaiveDate>,
    /// The day on which the procedure was made public.
    #[serde(default)]
    pub published_on: Option<NaiveDate>,
}

impl Announcement {
    /// A decision of that day, of which nothing else is known yet.
    pub const fn decided_on(day: NaiveDate) -> Self {
        Self { decided_on: day, takes_effect_on: None, published_on: None }
    }
}
