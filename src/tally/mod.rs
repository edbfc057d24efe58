//! Counting: standings of one kind over a stated coverage.
//!
//! There are two ways to keep count. A [`Tally`] keeps standings, so that any indicator can be
//! asked of it later; its size is the number of distinct standings, which in fine groups can
//! near the number of records. [`Counts`] keep four numbers for each indicator of a fixed list:
//! bounded memory, and the fast way for files and fine groups. A [`Breakdown`] holds either, by
//! any key with an order and a hash, with its [`Coverage`]; a [`Ledger`] corrects what it has
//! counted, and [`GroupNumbers`] keep what it remembers small.
//!
//! ```
//! use vn_egov_metrics::fact::Reading;
//! use vn_egov_metrics::indicator::document;
//! use vn_egov_metrics::record::Document;
//! use vn_egov_metrics::{Breakdown, Coverage, Counts, Places, Rounding};
//!
//! let august = Reading::new("2024-08".parse()?);
//! let coverage = Coverage::of(&august, "iOffice");
//! let mut by_agency = Breakdown::new(coverage, Counts::of(document::ALL));
//!
//! let mut signed = Document::issued_on("2024-08-20".parse()?);
//! signed.electronic = Some(true);
//! signed.secret = Some(false);
//! signed.paper_only = Some(false);
//! signed.signed_person = Some(true);
//! signed.signed_organisation = Some(true);
//! let unsigned = Document { signed_person: Some(false), ..signed };
//!
//! // Group by whatever key you like: here the agency's name.
//! by_agency.add("Sở Tư pháp", signed.standing(&august));
//! by_agency.add("Sở Tư pháp", unsigned.standing(&august));
//!
//! let count = by_agency.get("Sở Tư pháp").unwrap().count(&document::SIGNED).unwrap();
//! let shown = count.share().percent(Places::ONE, Rounding::HalfUp).unwrap();
//! assert_eq!(shown.vietnamese().to_string(), "50,0%");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod breakdown;
mod bulk;
mod count;
mod counter;
mod counts;
mod coverage;
mod dense;
mod few;
mod ledger;
mod listed;
mod numbers;
mod outcomes;
mod places;
mod quick;
mod stored;
#[allow(clippy::module_inception)] // one noun, one file
mod tally;
mod usage;
mod word;
mod words;

pub use self::breakdown::{Breakdown, MergeError};
pub use self::bulk::DossierColumns;
pub use self::count::{Count, CountOutOfRange, ShareRange};
pub use self::counter::{Counter, CounterError};
pub use self::counts::Counts;
pub use self::coverage::{Coverage, CoverageError};
pub use self::ledger::Ledger;
pub use self::listed::Listed;
pub use self::numbers::GroupNumbers;
pub use self::tally::{Answers, Tally};
