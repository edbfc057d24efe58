//! Surveys on a scale from 1 to 5.

use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::survey::{ImpossibleSurvey, share, within_most};
use crate::Share;
use crate::text::{compose, excerpt};

/// A rating from 1, the worst, to 5. It travels as its number.
///
/// ```
/// use vn_egov_metrics::record::Rating;
///
/// assert_eq!("4".parse::<Rating>()?.get(), 4);
/// assert_eq!("Bình thường".parse::<Rating>()?.get(), 3);
/// assert_eq!(
///     "6".parse::<Rating>().unwrap_err().to_string(),
///     "\"6\" is no rating; expected 1 to 5, or rất không hài lòng, không hài lòng, bình thường, hài lòng or rất hài lòng",
/// );
/// # Ok::<(), vn_egov_metrics::record::UnknownRating>(())
/// ```
#[doc(alias = "mức đánh giá")]
#[doc(alias = "muc danh gia")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Rating {
    // Invariant: 1 to 5, kept by `Rating::new`.
    number: u8,
}

/// A number that is no rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("rating {0} is not 1 to 5")]
pub struct RatingOutOfRange(u8);

impl Rating {
    /// The rating of that number.
    ///
    /// # Errors
    /// A number that is not 1 to 5.
    pub const fn new(number: u8) -> Result<Self, RatingOutOfRange> {
        match number {
            1..=5 => Ok(Self { number }),
            _ => Err(RatingOutOfRange(number)),
        }
    }

    /// The number, 1 to 5.
    pub const fn get(self) -> u8 {
        self.number
    }
}

/// A text that is no rating.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no rating; expected 1 to 5, or rất không hài lòng, không hài lòng, bình thường, hài lòng or rất hài lòng"
)]
pub struct UnknownRating(Box<str>);

/// Reads a number from 1 to 5, or the words that forms put to them, in any case, in NFC or NFD.
///
/// The words are those of a scale of five: on one of three steps `rất hài lòng` is an
/// [`Answer`](super::Answer).
impl FromStr for Rating {
    type Err = UnknownRating;

    fn from_str(text: &str) -> Result<Self, UnknownRating> {
        let number = match compose(text).to_lowercase().as_str() {
            "1" | "rất không hài lòng" => 1,
            "2" | "không hài lòng" => 2,
            "3" | "bình thường" => 3,
            "4" | "hài lòng" => 4,
            "5" | "rất hài lòng" => 5,
            _ => return Err(UnknownRating(excerpt(text))),
        };
        Ok(Self { number })
    }
}

impl TryFrom<u8> for Rating {
    type Error = RatingOutOfRange;

    fn try_from(number: u8) -> Result<Self, RatingOutOfRange> {
        Self::new(number)
    }
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> Self {
        rating.get()
    }
}

/// How those who were asked rated, from 1 to 5.
///
/// Ratings of several agencies are put together by their counts: there is no mean of means.
/// It travels as `{"ratings":[0,1,0,2,5],"unanswered":3}`.
///
/// ```
/// use vn_egov_metrics::record::Ratings;
/// use vn_egov_metrics::{Places, Rounding};
///
/// // All rate 3: that is half way from 1 to 5.
/// let middling = Ratings::new([0, 0, 7, 0, 0], 3)?;
/// assert_eq!(middling.score().to_string(), "14/28");
/// assert_eq!(middling.score().percent(Places::ZERO, Rounding::HalfUp).unwrap().to_string(), "50");
/// assert_eq!(middling.answered().to_string(), "7/10");
/// # Ok::<(), vn_egov_metrics::record::ImpossibleSurvey>(())
/// ```
#[doc(alias = "đánh giá")]
#[doc(alias = "danh gia")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "RatingCounts")]
pub struct Ratings {
    // Invariant: all together are at most 2^60 - 1, kept by `Ratings::new`.
    ratings: [u64; 5],
    unanswered: u64,
}

impl Ratings {
    /// So many ratings of 1, 2, 3, 4 and 5, and so many asked without an answer.
    ///
    /// # Errors
    /// More than 2^60 − 1 people in all.
    pub fn new(ratings: [u64; 5], unanswered: u64) -> Result<Self, ImpossibleSurvey> {
        let [one, two, three, four, five] = ratings;
        within_most(&[one, two, three, four, five, unanswered])?;
        Ok(Self { ratings, unanswered })
    }

    /// Counts one who was asked, with the rating if there is one.
    ///
    /// # Errors
    /// More than 2^60 − 1 people in all.
    pub fn add(&mut self, rating: Option<Rating>) -> Result<(), ImpossibleSurvey> {
        let mut one = Self::default();
        match rating.and_then(|rating| one.ratings.get_mut(usize::from(rating.get()) - 1)) {
            Some(count) => *count = 1,
            None => one.unanswered = 1,
        }
        *self = self.plus(one)?;
        Ok(())
    }

    /// Both together.
    ///
    /// # Errors
    /// More than 2^60 − 1 people in all.
    pub fn plus(self, other: Self) -> Result<Self, ImpossibleSurvey> {
        let mut ratings = self.ratings;
        for (count, more) in ratings.iter_mut().zip(other.ratings) {
            // Neither passes 2^60, so no sum overflows.
            *count += more;
        }
        Self::new(ratings, self.unanswered + other.unanswered)
    }

    /// How many gave each rating, from 1.
    pub const fn counts(self) -> [u64; 5] {
        self.ratings
    }

    /// The ratings given.
    pub fn answers(self) -> u64 {
        self.ratings.iter().sum()
    }

    /// Those who were asked.
    pub fn asked(self) -> u64 {
        self.answers() + self.unanswered
    }

    /// The mean, brought from 1 to 5 to the range from nothing to all: `(mean − 1) / (5 − 1)`,
    /// exactly, as a share of the most that all together could have given.
    ///
    /// Source: the GOV.UK service manual's satisfaction score.
    pub fn score(self) -> Share {
        let [_, two, three, four, five] = self.ratings;
        share(two + 2 * three + 3 * four + 4 * five, 4 * self.answers())
    }

    /// The share of the ratings that are that one or better.
    pub fn at_least(self, rating: Rating) -> Share {
        let better = self.ratings.iter().skip(usize::from(rating.get()) - 1).sum();
        share(better, self.answers())
    }

    /// The share of those asked who answered.
    pub fn answered(self) -> Share {
        share(self.answers(), self.asked())
    }
}

#[derive(Deserialize)]
#[serde(rename = "Ratings", deny_unknown_fields)]
struct RatingCounts {
    ratings: [u64; 5],
    unanswered: u64,
}

impl TryFrom<RatingCounts> for Ratings {
    type Error = ImpossibleSurvey;

    fn try_from(counts: RatingCounts) -> Result<Self, ImpossibleSurvey> {
        Self::new(counts.ratings, counts.unanswered)
    }
}
