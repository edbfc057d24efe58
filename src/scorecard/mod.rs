//! From counts to points: the national portal's scorecard, and others built from the same parts.
//!
//! A [`Scorecard`] is rows only: each [`Criterion`] says which share it asks for, what it is
//! worth, where its [`Curve`] is full, and what it gives when there is nothing to count. A
//! [`Sheet`] holds one unit's counts, and knows a row that is missing from one that is null. To
//! [`score`](Sheet::score) it gives the points of each criterion, of each group and of the unit,
//! every one with its reason.
//!
//! Points are whole hundredths, rounded half-up once for each criterion, by integers, and then
//! added. What has no points is `None`, never 0.
//!
//! ```
//! use vn_egov_metrics::Rate;
//! use vn_egov_metrics::scorecard::{DECISION_766, Sheet};
//!
//! // Phú Thọ, third quarter of 2026: 403.016 of 464.494 dossiers on time.
//! let mut sheet = Sheet::new(&DECISION_766);
//! sheet.put("2.1", Some(Rate::new(403016, 464494)))?;
//! sheet.put("1.1", None)?;
//! let scored = sheet.score();
//! let on_time = scored.line("2.1").unwrap();
//! assert_eq!(on_time.points().unwrap().to_string(), "17.35");
//! // The absent criterion leaves no points, and its 6 in the maximum.
//! assert_eq!(scored.total().unwrap().to_string(), "17.35");
//! assert_eq!(scored.maximum().to_string(), "26.00");
//!
//! assert_eq!(
//!     sheet.put("2.1", None).unwrap_err().to_string(),
//!     "the criterion 2.1 is given twice",
//! );
//! # Ok::<(), vn_egov_metrics::scorecard::PutError>(())
//! ```

mod bands;
mod basis;
mod circular_01_2018;
mod comparison;
mod criterion;
mod curve;
mod decision_766;
mod denominator;
mod explanation;
mod group;
mod mean;
mod points;
mod published;
mod rank;
mod refused;
#[allow(clippy::module_inception)] // the room's own noun
mod scorecard;
mod scored;
mod sheet;
mod threshold;

pub use self::bands::{Band, Bands, BandsError};
pub use self::basis::Basis;
pub use self::circular_01_2018::{CIRCULAR_01_2018_BANDS, CIRCULAR_01_2018_TIME};
pub use self::comparison::{Comparison, Difference, Peers};
pub use self::criterion::{Criterion, WhenEmpty};
pub use self::curve::{Curve, Step, Steps, StepsOutOfOrder};
pub use self::decision_766::{COMMON_BANDS, DECISION_766};
pub use self::denominator::{Denominator, DenominatorSource, ReceivedTotals, ScoredSpan};
pub use self::explanation::{Explanation, More};
pub use self::group::Group;
pub use self::mean::MeanPoints;
pub use self::points::{ParsePointsError, Points, PointsOutOfRange};
pub use self::published::ScoreReading;
pub use self::rank::ranks;
pub use self::scorecard::{FindCriterionError, Scorecard, ScorecardError};
pub use self::scored::{GroupScore, Line, Reason, Scored};
pub use self::sheet::{CountField, Given, PutError, ReadCountsError, Sheet, read_counts};
pub use self::threshold::{Threshold, ThresholdOutOfRange};
