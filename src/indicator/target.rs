//! What a plan sets out to reach, and whether a figure reaches it.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::number::Numeral;
use crate::{Lang, Name, Period, Share};

/// A target that a plan sets (chỉ tiêu kế hoạch): `trên 80%` of households, by the end of 2023.
///
/// ```
/// use vn_egov_metrics::indicator::{Target, Verdict};
///
/// // Đồng Tháp's plan for 2023 against the figure of March 2024.
/// let target = Target {
///     subject: "hộ gia đình có Internet băng rộng cố định".into(),
///     value: "trên 80%".parse()?,
///     plan: "Kế hoạch phát triển kinh tế số, xã hội số năm 2023".into(),
///     period: "2023".parse()?,
///     place: "Đồng Tháp".into(),
/// };
/// assert_eq!(target.met_by("trên 83,66%".parse()?), Verdict::Met);
/// assert_eq!(target.met_by("79,4%".parse()?), Verdict::NotMet);
/// assert_eq!(target.met_by("gần 83%".parse()?), Verdict::Undecided);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "chỉ tiêu")]
#[doc(alias = "chi tieu")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// What is to be reached, in the plan's words.
    pub subject: String,
    /// How much of it, in the plan's words.
    pub value: Numeral,
    /// The plan that sets it.
    pub plan: String,
    /// When it is to be reached.
    pub period: Period,
    /// For which place.
    pub place: String,
}

/// Whether a published figure reaches a target, decided by strict bounds alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every value the figure can stand for reaches it.
    Met,
    /// No value the figure can stand for reaches it.
    NotMet,
    /// The figure is too loose to tell, or counts in another unit.
    Undecided,
}

impl Target {
    /// Whether a published figure reaches the target.
    ///
    /// A target is reached from its value X upward (`trên 80%` is reached by 80 %); one that
    /// bounds from above (`tối đa`, `dưới`) is reached up to X.
    pub fn met_by(&self, actual: Numeral) -> Verdict {
        match actual.meets(self.value) {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::NotMet,
            None => Verdict::Undecided,
        }
    }

    /// Whether an exact share reaches the target, which must be a percentage or a share.
    pub fn met_by_share(&self, actual: Share) -> Verdict {
        self.met_by(Numeral::exact(crate::number::Value::Share(actual)))
    }
}

impl Verdict {
    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Met => Name::new("đạt", "met"),
            Self::NotMet => Name::new("chưa đạt", "not met"),
            Self::Undecided => Name::new("chưa xác định được", "undecided"),
        }
    }
}

/// Prints the English name.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().in_lang(Lang::En))
    }
}
