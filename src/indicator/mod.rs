//! Indicators: among the records that answer one question, which share answers another.
//!
//! The official ones are rows, by kind of record, each with its names and its legal source.
//! Your own are made from the same facts:
//!
//! ```
//! use vn_egov_metrics::fact::DossierFact;
//! use vn_egov_metrics::{Indicator, Name};
//!
//! // Of what is filed online, how much is paid online?
//! const ONLINE_PAID: Indicator<DossierFact> = Indicator::new(
//!     "my.online_paid",
//!     Name::new("hồ sơ trực tuyến được thanh toán trực tuyến", "online dossiers paid online"),
//!     DossierFact::InPeriod.yes().and(DossierFact::Online.yes()).and(DossierFact::FeeDue.yes()),
//!     DossierFact::PaidOnline.yes(),
//! );
//! assert_eq!(ONLINE_PAID.among().to_string(), "in_period and online and fee_due");
//! ```

pub mod document;
pub mod dossier;
#[allow(clippy::module_inception)] // one noun, one file
mod indicator;
pub mod petition;
pub mod procedure;
pub mod service;
mod target;
pub mod usage;

pub use self::indicator::Indicator;
pub use self::target::{Target, Verdict};
