//! Circular 01/2018/TT-VPCP: rows only.
//!
//! Its decree was replaced by Decree 118/2025 from 1 July 2025; the rows read older reports.

use std::borrow::Cow;

use super::{Band, Bands, Points, Step, Steps, Threshold};

const LIMIT: Threshold = Threshold::percent(100);

const TIME_STEPS: [Step; 2] =
    [Step::from(LIMIT, Points::whole(1)), Step::above(LIMIT, Points::ZERO)];

/// The points of one dossier by its time, held against its time limit: 2 if shorter, 1 if equal,
/// 0 if longer. The index is their mean, rounded to 1 decimal.
///
/// Source: Circular 01/2018/TT-VPCP, Art. 13(1).
#[doc(alias = "thời gian giải quyết")]
#[doc(alias = "thoi gian giai quyet")]
pub const CIRCULAR_01_2018_TIME: Steps = match Steps::new(Points::whole(2), &TIME_STEPS) {
    Ok(steps) => steps,
    // A test sees that this is not what stands here.
    Err(_) => Steps::NONE,
};

/// The bands of an agency's nine indices, 18 points at most.
///
/// Source: Circular 01/2018/TT-VPCP, Art. 15(3)(b).
pub static CIRCULAR_01_2018_BANDS: Bands = Bands { bands: Cow::Borrowed(&BANDS) };

const BANDS: [Band; 5] = [
    Band { id: Cow::Borrowed("excellent"), from: Points::whole(15) },
    Band { id: Cow::Borrowed("good"), from: Points::whole(12) },
    Band { id: Cow::Borrowed("fair"), from: Points::whole(9) },
    Band { id: Cow::Borrowed("average"), from: Points::whole(6) },
    Band { id: Cow::Borrowed("weak"), from: Points::ZERO },
];
