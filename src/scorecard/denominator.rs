//! The denominator of criterion 1.4, and what it falls back to.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::number::{Rate, Shown};
use crate::{Lang, Name};

/// The spans that the portal scores, each with its own part of last year's total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoredSpan {
    /// A month: a twelfth of last year.
    Month,
    /// A quarter: a fourth of last year.
    Quarter,
    /// A year: all of last year.
    Year,
}

impl ScoredSpan {
    /// How many such spans a year has: 12, 4 or 1.
    pub const fn in_a_year(self) -> u64 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }
}

/// The totals of dossiers received that criterion 1.4 looks at; `None` is not known.
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::scorecard::{DenominatorSource, ReceivedTotals, ScoredSpan};
///
/// let both = ReceivedTotals { national: Some(410), portal: Some(412), last_year: Some(6000) };
/// let used = both.denominator(ScoredSpan::Month).unwrap();
/// assert_eq!(used.source(), DenominatorSource::Portal);
/// assert_eq!(used.to_string(), "412, received on the portal");
/// assert_eq!(used.in_lang(Lang::Vi).to_string(), "412, tiếp nhận trên Cổng Dịch vụ công quốc gia");
///
/// let none = ReceivedTotals { national: None, portal: Some(0), last_year: Some(5000) };
/// let used = none.denominator(ScoredSpan::Month).unwrap();
/// assert_eq!(used.to_string(), "5000/12, received last year");
/// // 300 of 416 2/3, exactly.
/// assert_eq!(used.rate(300).unwrap().to_string(), "3600/5000");
///
/// // Without last year there is nothing to hold dossiers against: absent, never 0.
/// assert_eq!(ReceivedTotals { last_year: None, ..none }.denominator(ScoredSpan::Month), None);
/// ```
#[doc(alias = "tổng số hồ sơ tiếp nhận")]
#[doc(alias = "tong so ho so tiep nhan")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceivedTotals {
    /// Received in the period by the national reporting system.
    pub national: Option<u64>,
    /// Received in the period on the national portal.
    pub portal: Option<u64>,
    /// Received in the whole of last year.
    pub last_year: Option<u64>,
}

/// Which total a denominator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DenominatorSource {
    /// The national reporting system's, also where the portal's is the same.
    National,
    /// The portal's.
    Portal,
    /// Last year's, divided by the spans in a year.
    LastYear,
}

/// A denominator, and where it comes from.
#[doc(alias = "mẫu số")]
#[doc(alias = "mau so")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Denominator {
    // Invariant: total >= 1, spans >= 1.
    total: u64,
    spans: u64,
    source: DenominatorSource,
}

impl ReceivedTotals {
    /// The larger of the period's two totals; if both are 0 or not known, last year's divided by
    /// such spans in a year. `None` if that too is 0 or not known: the criterion is absent.
    pub fn denominator(&self, span: ScoredSpan) -> Option<Denominator> {
        let some = |total: Option<u64>| total.filter(|total| *total > 0);
        let now = match (some(self.national), some(self.portal)) {
            (Some(national), portal) if portal.is_none_or(|portal| portal <= national) => {
                Some((national, DenominatorSource::National))
            }
            (_, portal) => portal.map(|portal| (portal, DenominatorSource::Portal)),
        };
        match now {
            Some((total, source)) => Some(Denominator { total, spans: 1, source }),
            None => some(self.last_year).map(|total| Denominator {
                total,
                spans: span.in_a_year(),
                source: DenominatorSource::LastYear,
            }),
        }
    }
}

impl Denominator {
    /// The total that was taken.
    pub const fn total(self) -> u64 {
        self.total
    }

    /// What the total is divided by: 1, but for last year's 12 or 4.
    pub const fn divided_by(self) -> u64 {
        self.spans
    }

    /// Which total it is.
    pub const fn source(self) -> DenominatorSource {
        self.source
    }

    /// That many dossiers held against the denominator, exactly: 300 of 5000/12 are 3600 of
    /// 5000. `None` if the dossiers, multiplied so, pass 64 bits.
    pub fn rate(self, dossiers: u64) -> Option<Rate> {
        Some(Rate::new(dossiers.checked_mul(self.spans)?, self.total))
    }

    /// As text in that language shows it: `5.000/12, tiếp nhận năm trước`.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }

    /// How many dossiers `more` counts of such a rate are, the last one whole.
    pub const fn dossiers(self, more: u64) -> u64 {
        more.div_ceil(self.spans)
    }
}

impl DenominatorSource {
    /// The words a reader is told, in both languages.
    pub const fn name(self) -> Name {
        match self {
            Self::National => Name::new(
                "tiếp nhận theo Hệ thống báo cáo quốc gia",
                "received by the national reporting system",
            ),
            Self::Portal => {
                Name::new("tiếp nhận trên Cổng Dịch vụ công quốc gia", "received on the portal")
            }
            Self::LastYear => Name::new("tiếp nhận năm trước", "received last year"),
        }
    }
}

/// Prints the total, what divides it, and its source: `5000/12, received last year`.
impl fmt::Display for Denominator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, &self.total, Lang::En)
    }
}

/// Prints the same as text in that language shows it: `5.000/12, tiếp nhận năm trước`.
impl fmt::Display for Shown<Denominator> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.write(f, &Shown::new(self.value.total, self.lang), self.lang)
    }
}

impl Denominator {
    fn write(
        self,
        f: &mut fmt::Formatter<'_>,
        total: &dyn fmt::Display,
        lang: Lang,
    ) -> fmt::Result {
        let source = self.source.name().in_lang(lang);
        match self.spans {
            1 => write!(f, "{total}, {source}"),
            spans => write!(f, "{total}/{spans}, {source}"),
        }
    }
}
