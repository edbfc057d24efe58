//! Surveys of how satisfied people are.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{compose, excerpt};
use crate::{Name, Share};

/// An answer of a satisfaction survey, as one-stop desks and portals ask.
///
/// Source: Circular 32/2017/TT-BTTTT, Art. 11(3): rất hài lòng, hài lòng, chưa hài lòng.
///
/// ```
/// use vn_egov_metrics::record::Answer;
///
/// assert_eq!("Rất hài lòng".parse(), Ok(Answer::VerySatisfied));
/// assert_eq!(
///     "tạm được".parse::<Answer>().unwrap_err().to_string(),
///     "\"tạm được\" is no answer; expected very_satisfied, satisfied, not_satisfied, rất hài lòng, hài lòng or chưa hài lòng",
/// );
/// ```
#[doc(alias = "mức độ hài lòng")]
#[doc(alias = "muc do hai long")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Not satisfied (`not_satisfied`).
    #[doc(alias = "chưa hài lòng")]
    #[doc(alias = "chua hai long")]
    NotSatisfied,
    /// Satisfied (`satisfied`).
    #[doc(alias = "hài lòng")]
    #[doc(alias = "hai long")]
    Satisfied,
    /// Very satisfied (`very_satisfied`).
    #[doc(alias = "rất hài lòng")]
    #[doc(alias = "rat hai long")]
    VerySatisfied,
}

impl Answer {
    /// Every answer, from the worst.
    pub const ALL: [Self; 3] = [Self::NotSatisfied, Self::Satisfied, Self::VerySatisfied];

    /// The serialised name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotSatisfied => "not_satisfied",
            Self::Satisfied => "satisfied",
            Self::VerySatisfied => "very_satisfied",
        }
    }

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::NotSatisfied => Name::new("chưa hài lòng", "not satisfied"),
            Self::Satisfied => Name::new("hài lòng", "satisfied"),
            Self::VerySatisfied => Name::new("rất hài lòng", "very satisfied"),
        }
    }
}

/// Prints the serialised name.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A text that is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no answer; expected very_satisfied, satisfied, not_satisfied, rất hài lòng, hài lòng or chưa hài lòng"
)]
pub struct UnknownAnswer(Box<str>);

/// Reads the serialised names, and the Vietnamese ones in any case, in NFC or NFD.
impl FromStr for Answer {
    type Err = UnknownAnswer;

    fn from_str(text: &str) -> Result<Self, UnknownAnswer> {
        match compose(text).to_lowercase().as_str() {
            "very_satisfied" | "rất hài lòng" => Ok(Self::VerySatisfied),
            "satisfied" | "hài lòng" => Ok(Self::Satisfied),
            "not_satisfied" | "chưa hài lòng" | "không hài lòng" => Ok(Self::NotSatisfied),
            _ => Err(UnknownAnswer(excerpt(text))),
        }
    }
}

/// How those who were asked answered.
///
/// Surveys of several agencies are put together by their counts; there is no mean of shares.
///
/// ```
/// use vn_egov_metrics::record::{Answer, Survey};
///
/// let mut desk = Survey::default();
/// for answer in [Some(Answer::VerySatisfied), Some(Answer::NotSatisfied), None] {
///     desk.add(answer)?;
/// }
/// assert_eq!(desk.satisfied().to_string(), "1/2");
/// assert_eq!(desk.answered().to_string(), "2/3");
///
/// let portal = Survey::new(8, 0, 0, 2)?;
/// assert_eq!(desk.plus(portal)?.satisfied().to_string(), "9/10");
/// # Ok::<(), vn_egov_metrics::record::ImpossibleSurvey>(())
/// ```
#[doc(alias = "khảo sát hài lòng")]
#[doc(alias = "khao sat hai long")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "SurveyCounts")]
pub struct Survey {
    // Invariant: all together are at most `MOST`, kept by `Survey::new`.
    very_satisfied: u64,
    satisfied: u64,
    not_satisfied: u64,
    unanswered: u64,
}

/// More people asked than a survey holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than 2^60 - 1 people were asked")]
pub struct ImpossibleSurvey(());

/// Four times as many still fit 64 bits, for the scale from 1 to 5.
const MOST: u64 = (1 << 60) - 1;

pub(super) fn within_most(counts: &[u64]) -> Result<(), ImpossibleSurvey> {
    let sum = counts.iter().try_fold(0_u64, |sum, count| sum.checked_add(*count));
    if sum.is_some_and(|sum| sum <= MOST) { Ok(()) } else { Err(ImpossibleSurvey(())) }
}

pub(super) fn share(part: u64, whole: u64) -> Share {
    // The invariants keep every part within its whole.
    Share::new(part, whole).unwrap_or(Share::EMPTY)
}

impl Survey {
    /// So many very satisfied, satisfied, not satisfied, and asked without an answer.
    ///
    /// # Errors
    /// More than 2^60 − 1 people in all.
    pub fn new(
        very_satisfied: u64,
        satisfied: u64,
        not_satisfied: u64,
        unanswered: u64,
    ) -> Result<Self, ImpossibleSurvey> {
        within_most(&[very_satisfied, satisfied, not_satisfied, unanswered])?;
        Ok(Self { very_satisfied, satisfied, not_satisfied, unanswered })
    }

    /// Counts one who was asked, with the answer if there is one.
    ///
    /// # Errors
    /// More than 2^60 − 1 people in all.
    pub fn add(&mut self, answer: Option<Answer>) -> Result<(), ImpossibleSurvey> {
        let one = match answer {
            Some(Answer::VerySatisfied) => Self { very_satisfied: 1, ..Self::default() },
            Some(Answer::Satisfied) => Self { satisfied: 1, ..Self::default() },
            Some(Answer::NotSatisfied) => Self { not_satisfied: 1, ..Self::default() },
            None => Self { unanswered: 1, ..Self::default() },
        };
        *self = self.plus(one)?;
        Ok(())
    }

    /// Both surveys together.
    ///
    /// # Errors
    /// More than 2^60 − 1 people in all.
    pub fn plus(self, other: Self) -> Result<Self, ImpossibleSurvey> {
        // Neither passes 2^60, so no sum overflows.
        Self::new(
            self.very_satisfied + other.very_satisfied,
            self.satisfied + other.satisfied,
            self.not_satisfied + other.not_satisfied,
            self.unanswered + other.unanswered,
        )
    }

    /// How many gave that answer.
    pub const fn count(self, answer: Answer) -> u64 {
        match answer {
            Answer::VerySatisfied => self.very_satisfied,
            Answer::Satisfied => self.satisfied,
            Answer::NotSatisfied => self.not_satisfied,
        }
    }

    /// The answers.
    pub const fn answers(self) -> u64 {
        self.very_satisfied + self.satisfied + self.not_satisfied
    }

    /// Those who were asked.
    pub const fn asked(self) -> u64 {
        self.answers() + self.unanswered
    }

    /// The share of the answers that are that one.
    pub fn share_of(self, answer: Answer) -> Share {
        share(self.count(answer), self.answers())
    }

    /// The share of the answers that are satisfied or very satisfied.
    pub fn satisfied(self) -> Share {
        share(self.very_satisfied + self.satisfied, self.answers())
    }

    /// The share of those asked who answered.
    pub fn answered(self) -> Share {
        share(self.answers(), self.asked())
    }
}

#[derive(Deserialize)]
#[serde(rename = "Survey", deny_unknown_fields)]
struct SurveyCounts {
    very_satisfied: u64,
    satisfied: u64,
    not_satisfied: u64,
    unanswered: u64,
}

impl TryFrom<SurveyCounts> for Survey {
    type Error = ImpossibleSurvey;

    fn try_from(counts: SurveyCounts) -> Result<Self, ImpossibleSurvey> {
        let SurveyCounts { very_satisfied, satisfied, not_satisfied, unanswered } = counts;
        Self::new(very_satisfied, satisfied, not_satisfied, unanswered)
    }
}
