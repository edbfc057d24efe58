//! A part of a whole.

use core::cmp::Ordering;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Percent, Places, Rate, Rounding, Shown};
use crate::Lang;

/// A part of a whole: two counts, exact until they are shown.
///
/// The part never passes the whole. A whole of 0 is ordinary (a commune with no dossiers): such
/// a share is *empty*, it has no percentage, neither 0 % nor 100 %.
///
/// `==` compares the counts, since 3 of 4 and 6 of 8 are different evidence; [`Share::cmp_value`]
/// compares the values. Shares do not add up: two provinces' shares have no sum, only their
/// tallies have.
///
/// # Examples
/// ```
/// use vn_egov_metrics::{Places, Rounding, Share};
///
/// // Đồng Tháp, March 2024: 906 of 1.797 procedures are full online services.
/// let full = Share::new(906, 1797)?;
/// let shown = full.percent(Places::ONE, Rounding::HalfUp);
/// assert_eq!(shown.map(|percent| percent.to_string()).as_deref(), Some("50.4"));
///
/// // A part beyond its whole is refused, and an empty share has no percentage.
/// assert_eq!(
///     Share::new(1798, 1797).unwrap_err().to_string(),
///     "the part 1798 is more than its whole 1797",
/// );
/// assert_eq!(Share::EMPTY.percent(Places::ONE, Rounding::HalfUp), None);
/// # Ok::<(), vn_egov_metrics::PartOverWhole>(())
/// ```
#[doc(alias = "tỷ lệ")]
#[doc(alias = "ty le")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Counts")]
pub struct Share {
    // Invariant: part <= whole, kept by `Share::new`.
    part: u64,
    whole: u64,
}

/// A part that is larger than its whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the part {part} is more than its whole {whole}")]
pub struct PartOverWhole {
    pub(super) part: u64,
    pub(super) whole: u64,
}

impl PartOverWhole {
    /// The error as a sentence of that language.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }
}

impl Share {
    /// No part of nothing: 0 of 0.
    pub const EMPTY: Self = Self { part: 0, whole: 0 };

    /// A part of a whole.
    ///
    /// # Errors
    /// A part larger than its whole, such as 1798 of 1797. A ratio that may pass 100 % is a
    /// [`Rate`].
    pub const fn new(part: u64, whole: u64) -> Result<Self, PartOverWhole> {
        if part > whole { Err(PartOverWhole { part, whole }) } else { Ok(Self { part, whole }) }
    }

    /// The records that have what was asked for.
    pub const fn part(self) -> u64 {
        self.part
    }

    /// The records that were asked.
    pub const fn whole(self) -> u64 {
        self.whole
    }

    /// What is left of the whole, as a share of it: 891 of 1797 beside 906 of 1797.
    pub const fn rest(self) -> Self {
        Self { part: self.whole - self.part, whole: self.whole }
    }

    /// Whether the whole is 0, so that there is no percentage.
    pub const fn is_empty(self) -> bool {
        self.whole == 0
    }

    /// Compares the values: 3 of 4 equals 6 of 8. `None` if either share is empty.
    ///
    /// ```
    /// use core::cmp::Ordering;
    /// use vn_egov_metrics::Share;
    ///
    /// let (three, six) = (Share::new(3, 4)?, Share::new(6, 8)?);
    /// assert_ne!(three, six);
    /// assert_eq!(three.cmp_value(six), Some(Ordering::Equal));
    /// assert_eq!(three.cmp_value(Share::EMPTY), None);
    /// # Ok::<(), vn_egov_metrics::PartOverWhole>(())
    /// ```
    pub fn cmp_value(self, other: Self) -> Option<Ordering> {
        Rate::from(self).cmp_value(other.into())
    }

    /// The percentage, rounded once, by integers, to that many places. `None` means that the
    /// share is empty and nothing else.
    #[inline]
    pub fn percent(self, places: Places, rounding: Rounding) -> Option<Percent> {
        Rate::from(self).percent(places, rounding)
    }
}

/// Prints the counts: `906/1797`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.whole)
    }
}

/// The wire form of a share, and the gate it comes in by.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a share, such as {\"part\":906,\"whole\":1797}")]
struct Counts {
    part: u64,
    whole: u64,
}

impl TryFrom<Counts> for Share {
    type Error = PartOverWhole;

    fn try_from(counts: Counts) -> Result<Self, PartOverWhole> {
        Self::new(counts.part, counts.whole)
    }
}

impl TryFrom<Rate> for Share {
    type Error = PartOverWhole;

    fn try_from(rate: Rate) -> Result<Self, PartOverWhole> {
        Self::new(rate.count(), rate.base())
    }
}
