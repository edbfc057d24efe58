//! Territories across 1 July 2025: one way by addition, no way back.

use core::fmt;

use super::{NewProvince, OldProvince, Province};
use crate::Lang;

/// What land a figure is of, as the old provinces it is made of.
///
/// Names and codes do not say: Vĩnh Long is one of the 63 and one of the 34, and the second is
/// made of Bến Tre, Trà Vinh and the first. Two figures compare like for like when their
/// territories are equal, whatever their provinces are called.
///
/// ```
/// use vn_egov_metrics::place::{NewProvince, OldProvince, Territory};
///
/// let today = Territory::from(NewProvince::VinhLong);
/// assert_eq!(today.to_string(), "Bến Tre + Trà Vinh + Vĩnh Long");
/// assert_ne!(today, OldProvince::VinhLong.into());
/// // Hà Nội was not merged.
/// assert_eq!(Territory::from(NewProvince::HaNoi), OldProvince::HaNoi.into());
/// ```
#[doc(alias = "địa bàn")]
#[doc(alias = "dia ban")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Territory {
    // Invariant: ascending, and one old province or all of those of a new one.
    parts: &'static [OldProvince],
}

impl Territory {
    /// The old provinces it is made of, by code.
    pub const fn parts(self) -> &'static [OldProvince] {
        self.parts
    }

    /// Whether it holds the whole of the other.
    pub fn contains(self, other: Self) -> bool {
        other.parts.iter().all(|part| self.parts.contains(part))
    }

    /// Its parts' names in that language: `Ben Tre + Tra Vinh + Vinh Long`.
    pub const fn in_lang(self, lang: Lang) -> impl fmt::Display {
        Names { parts: self.parts, lang, between: " + ", last: " + " }
    }
}

impl From<OldProvince> for Territory {
    fn from(old: OldProvince) -> Self {
        Self { parts: old.alone() }
    }
}

impl From<NewProvince> for Territory {
    fn from(new: NewProvince) -> Self {
        Self { parts: new.predecessors() }
    }
}

impl From<Province> for Territory {
    fn from(province: Province) -> Self {
        match province {
            Province::Old(old) => old.into(),
            Province::New(new) => new.into(),
        }
    }
}

/// Prints the parts' Vietnamese names: `Bến Tre + Trà Vinh + Vĩnh Long`.
impl fmt::Display for Territory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lang(Lang::Vi).fmt(f)
    }
}

/// Prints names with something between them.
pub(super) struct Names<'a> {
    pub(super) parts: &'a [OldProvince],
    pub(super) lang: Lang,
    pub(super) between: &'static str,
    pub(super) last: &'static str,
}

impl<'a> Names<'a> {
    /// As an English sentence lists them: `Bến Tre, Trà Vinh and Vĩnh Long`.
    pub(super) const fn listed(parts: &'a [OldProvince]) -> Self {
        Self { parts, lang: Lang::Vi, between: ", ", last: " and " }
    }
}

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts.iter().enumerate() {
            match index {
                0 => {}
                last if last + 1 == self.parts.len() => f.write_str(self.last)?,
                _ => f.write_str(self.between)?,
            }
            f.write_str(part.name().in_lang(self.lang))?;
        }
        Ok(())
    }
}

/// A unit that was merged: what is counted for it is not divided again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "{province} since 2025-07-01 is made of {}: what is counted for it cannot be divided among them",
    Names::listed(province.predecessors())
)]
pub struct Indivisible {
    province: NewProvince,
}

impl Indivisible {
    /// The merged unit.
    pub const fn province(self) -> NewProvince {
        self.province
    }
}

impl From<OldProvince> for NewProvince {
    /// The successor: the way a breakdown is regrouped.
    fn from(old: OldProvince) -> Self {
        old.successor()
    }
}

/// The way back, which only the eleven units that were not merged have.
///
/// ```
/// use vn_egov_metrics::place::{NewProvince, OldProvince};
///
/// assert_eq!(OldProvince::try_from(NewProvince::HaNoi), Ok(OldProvince::HaNoi));
/// assert_eq!(
///     OldProvince::try_from(NewProvince::VinhLong).unwrap_err().to_string(),
///     "Vĩnh Long since 2025-07-01 is made of Bến Tre, Trà Vinh and Vĩnh Long: what is counted for it cannot be divided among them",
/// );
/// ```
impl TryFrom<NewProvince> for OldProvince {
    type Error = Indivisible;

    fn try_from(new: NewProvince) -> Result<Self, Indivisible> {
        match new.predecessors() {
            [only] => Ok(*only),
            _ => Err(Indivisible { province: new }),
        }
    }
}
