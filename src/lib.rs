#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::as_conversions,
        clippy::print_stdout
    )
)]

mod lang;
mod text;
mod word;

pub mod check;
pub mod claim;
pub mod code;
pub mod fact;
pub mod indicator;
pub mod number;
pub mod place;
pub mod portal;
pub mod record;
pub mod scorecard;
pub mod tally;
pub mod time;

/// Longer pages, whose code is tested with the crate's.
pub mod guide {
    #[doc = include_str!("../docs/audit.md")]
    pub mod audit {}
    #[doc = include_str!("../docs/catalogue.md")]
    pub mod catalogue {}
    #[doc = include_str!("../docs/counting.md")]
    pub mod counting {}
    #[doc = include_str!("../docs/findings.md")]
    pub mod findings {}
    #[doc = include_str!("../docs/scorecard.md")]
    pub mod scorecard {}
    #[doc = include_str!("../docs/sync.md")]
    pub mod sync {}
    #[doc = include_str!("../docs/performance.md")]
    pub mod performance {}
}

#[doc(no_inline)]
pub use crate::indicator::Indicator;
pub use crate::lang::{Lang, Name, UnknownLang};
#[doc(no_inline)]
pub use crate::number::{Change, Numeral, PartOverWhole, Percent, Places, Rate, Rounding, Share};
#[doc(no_inline)]
pub use crate::scorecard::{Points, Scorecard};
#[doc(no_inline)]
pub use crate::tally::{Breakdown, Counts, Coverage, Ledger, Tally};
#[doc(no_inline)]
pub use crate::time::{DeadlinePolicy, Period, TimeLimit, WorkCalendar};
