//! Ratios that are not parts of a whole: they may pass 100 %, or be negative.

use core::cmp::Ordering;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Percent, Places, Rounding, Share};

/// A count held against a base that it is no part of, so that it may pass 100 %.
///
/// Dossiers synchronised against dossiers received by another system, fees paid late against
/// fees due: the portal's criteria 1.4 and 3.6 are such. A base of 0 is ordinary and gives no
/// percentage. `==` compares the counts, [`Rate::cmp_value`] the values.
///
/// ```
/// use vn_egov_metrics::{Places, Rate, Rounding};
///
/// let synced = Rate::new(412, 400);
/// let shown = synced.percent(Places::TWO, Rounding::HalfUp);
/// assert_eq!(shown.map(|percent| percent.to_string()).as_deref(), Some("103.00"));
/// assert_eq!(Rate::new(7, 0).percent(Places::TWO, Rounding::HalfUp), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    count: u64,
    base: u64,
}

impl Rate {
    /// That count against that base; any two counts will do.
    pub const fn new(count: u64, base: u64) -> Self {
        Self { count, base }
    }

    /// What is held against the base.
    pub const fn count(self) -> u64 {
        self.count
    }

    /// What the count is held against.
    pub const fn base(self) -> u64 {
        self.base
    }

    /// Whether the base is 0, so that there is no percentage.
    pub const fn is_empty(self) -> bool {
        self.base == 0
    }

    /// Compares the values by cross-multiplying. `None` if either base is 0.
    pub fn cmp_value(self, other: Self) -> Option<Ordering> {
        let cross = |count: u64, base: u64| u128::from(count) * u128::from(base);
        (!self.is_empty() && !other.is_empty())
            .then(|| cross(self.count, other.base).cmp(&cross(other.count, self.base)))
    }

    /// The percentage, rounded once, by integers, to that many places. `None` means that the
    /// base is 0 and nothing else.
    #[inline]
    pub fn percent(self, places: Places, rounding: Rounding) -> Option<Percent> {
        Percent::of(false, self.count, self.base, places, rounding)
    }
}

/// Prints the counts: `412/400`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.count, self.base)
    }
}

impl From<Share> for Rate {
    fn from(share: Share) -> Self {
        Self::new(share.part(), share.whole())
    }
}

/// Growth from one count to another: `(now − before) / before`, which may be negative.
///
/// A `before` of 0 gives no percentage. `==` compares the counts.
///
/// ```
/// use vn_egov_metrics::{Change, Places, Rounding};
///
/// let shown = |change: Change| {
///     change.percent(Places::TWO, Rounding::HalfUp).map(|percent| percent.to_string())
/// };
/// assert_eq!(shown(Change::new(800, 1000)).as_deref(), Some("25.00"));
/// assert_eq!(shown(Change::new(1000, 800)).as_deref(), Some("-20.00"));
/// assert_eq!(shown(Change::new(0, 800)), None);
/// ```
#[doc(alias = "tăng trưởng")]
#[doc(alias = "tang truong")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    before: u64,
    now: u64,
}

impl Change {
    /// From `before` to `now`.
    pub const fn new(before: u64, now: u64) -> Self {
        Self { before, now }
    }

    /// The count that the change starts from.
    pub const fn before(self) -> u64 {
        self.before
    }

    /// The count that the change leads to.
    pub const fn now(self) -> u64 {
        self.now
    }

    /// Whether `before` is 0, so that there is no percentage.
    pub const fn is_empty(self) -> bool {
        self.before == 0
    }

    /// Compares the growths by value. `None` if either `before` is 0.
    pub fn cmp_value(self, other: Self) -> Option<Ordering> {
        // (now − before) / before orders as now / before does.
        Rate::new(self.now, self.before).cmp_value(Rate::new(other.now, other.before))
    }

    /// The growth in per cent, rounded once, by integers, to that many places. `None` means
    /// that `before` is 0 and nothing else.
    #[inline]
    pub fn percent(self, places: Places, rounding: Rounding) -> Option<Percent> {
        let falls = self.now < self.before;
        Percent::of(falls, self.now.abs_diff(self.before), self.before, places, rounding)
    }
}

/// Prints the counts: `800 -> 1000`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {}", self.before, self.now)
    }
}
