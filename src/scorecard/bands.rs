//! Bands of points, such as excellent or weak: configuration, never a constant of the crate.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Points;
use crate::Name;

/// A band: its id, and the least points that are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The id: `excellent`.
    pub id: Cow<'static, str>,
    /// The least points in the band.
    pub from: Points,
}

impl Band {
    /// The name in both languages of a band that the rows here have, told by its id: `xuất sắc`
    /// of `excellent`. `None` for a band of your own.
    ///
    /// ```
    /// use vn_egov_metrics::Lang;
    /// use vn_egov_metrics::scorecard::{COMMON_BANDS, Band, Points};
    ///
    /// let fair = COMMON_BANDS.of(Points::whole(75)).unwrap();
    /// assert_eq!(fair.name().unwrap().in_lang(Lang::Vi), "khá");
    /// assert_eq!(Band { id: "passed".into(), from: Points::whole(50) }.name(), None);
    /// ```
    pub fn name(&self) -> Option<Name> {
        Some(match &*self.id {
            "excellent" => Name::new("xuất sắc", "excellent"),
            "good" => Name::new("tốt", "good"),
            "fair" => Name::new("khá", "fair"),
            "average" => Name::new("trung bình", "average"),
            "weak" => Name::new("yếu", "weak"),
            _ => return None,
        })
    }
}

/// Bands from the best to the weakest.
///
/// They travel as a list: `[{"id":"passed","from":"50.00"},{"id":"failed","from":"0.00"}]`.
///
/// ```
/// use vn_egov_metrics::scorecard::{Band, Bands, Points};
///
/// let band = |id: &'static str, from| Band { id: id.into(), from: Points::whole(from) };
/// let bands = Bands::new(vec![band("passed", 50), band("failed", 0)])?;
/// assert_eq!(bands.of(Points::hundredths(4999)).unwrap().id, "failed");
/// assert_eq!(bands.of(Points::whole(50)).unwrap().id, "passed");
/// assert_eq!(
///     Bands::new(vec![band("failed", 0), band("passed", 50)]).unwrap_err().to_string(),
///     "the band \"passed\" from 50.00 does not lie below the band \"failed\" from 0.00",
/// );
/// # Ok::<(), vn_egov_metrics::scorecard::BandsError>(())
/// ```
#[doc(alias = "xếp loại")]
#[doc(alias = "xep loai")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Band>", into = "Vec<Band>")]
pub struct Bands {
    // Invariant: strictly descending by `from`, and no id twice.
    pub(super) bands: Cow<'static, [Band]>,
}

/// Bands that are no order from the best to the weakest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct BandsError(#[from] BandsFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum BandsFault {
    #[error("the band {:?} from {} does not lie below the band {:?} from {}", next.id, next.from, before.id, before.from)]
    Order { before: Box<Band>, next: Box<Band> },
    #[error("the band {0:?} stands twice")]
    Twice(Cow<'static, str>),
}

impl Bands {
    /// These bands, the best first.
    ///
    /// # Errors
    /// A band that does not lie below the one before it, or an id twice.
    pub fn new(bands: Vec<Band>) -> Result<Self, BandsError> {
        for (index, (next, before)) in bands.iter().skip(1).zip(&bands).enumerate() {
            if next.from >= before.from {
                let (before, next) = (before.clone().into(), next.clone().into());
                return Err(BandsFault::Order { before, next }.into());
            }
            if bands.iter().take(index + 1).any(|earlier| earlier.id == next.id) {
                return Err(BandsFault::Twice(next.id.clone()).into());
            }
        }
        Ok(Self { bands: bands.into() })
    }

    /// The bands, the best first.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The band that these points are in; `None` below the weakest.
    pub fn of(&self, points: Points) -> Option<&Band> {
        self.bands.iter().find(|band| band.from <= points)
    }
}

impl TryFrom<Vec<Band>> for Bands {
    type Error = BandsError;

    fn try_from(bands: Vec<Band>) -> Result<Self, BandsError> {
        Self::new(bands)
    }
}

impl From<Bands> for Vec<Band> {
    fn from(bands: Bands) -> Self {
        bands.bands.into_owned()
    }
}
