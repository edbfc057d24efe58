//! A province of either map.

use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;

use super::agency::{Holder, LevelOneCode};
use super::find::{NoProvince, NoProvinceFault};
use super::{Map, NewProvince, OldProvince, ProvinceCode, ProvinceKind, Units};
use crate::text::excerpt;
use crate::{Lang, Name};

/// A provincial unit of one of the two maps: what a look-up as of a day finds.
///
/// It travels as an id that says the map, and is read from nothing else: `"until_2025:84"`,
/// `"since_2025:86"`.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::place::{NewProvince, OldProvince, Province};
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// let before = Province::named("Tp. Hồ Chí Minh", day(2024, 8, 29))?;
/// assert_eq!(before, Province::Old(OldProvince::HoChiMinh));
/// let since = Province::by_agency("H59", day(2026, 10, 5))?;
/// assert_eq!(since.province, Province::New(NewProvince::VinhLong));
///
/// assert_eq!("since_2025:86".parse(), Ok(Province::New(NewProvince::VinhLong)));
/// assert_eq!(
///     "86".parse::<Province>().unwrap_err().to_string(),
///     "\"86\" is no province id, such as until_2025:84 or since_2025:86",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "tỉnh")]
#[doc(alias = "tinh")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Province {
    /// A unit until 30 June 2025.
    Old(OldProvince),
    /// A unit since 1 July 2025.
    New(NewProvince),
}

impl Province {
    /// The provinces of that day, by code: 63, then 34, and none before 1 August 2008.
    pub fn all_on(day: NaiveDate) -> impl Iterator<Item = Self> + Clone {
        let map = Map::on(day);
        let old = (map == Some(Map::Until2025)).then_some(OldProvince::ALL);
        let new = (map == Some(Map::Since2025)).then_some(NewProvince::ALL);
        old.into_iter().flatten().map(Self::Old).chain(new.into_iter().flatten().map(Self::New))
    }

    /// The province that a level-1 agency code, such as `H59`, stands for on that day.
    ///
    /// Since 1 July 2025 a closed code leads to the unit that holds its territory since.
    ///
    /// # Errors
    /// - `"G01"`, `"h59"`, `"H64"`: not the level-1 code of a province
    /// - a day before 1 August 2008, whose map is not known here
    #[inline]
    pub fn by_agency(code: &str, on: NaiveDate) -> Result<Holder<Self>, NoProvince> {
        let found = match Map::on(on) {
            Some(Map::Until2025) => OldProvince::by_agency(code).map(Holder::widen),
            Some(Map::Since2025) => NewProvince::by_agency(code).map(Holder::widen),
            None => return Err(NoProvinceFault::TooEarly { on }.into()),
        };
        found.ok_or_else(|| NoProvinceFault::NoAgency { code: excerpt(code) }.into())
    }

    /// The province that an ISO 3166-2 code, such as `VN-51`, stands for on that day.
    ///
    /// # Errors
    /// - `"VN-15"`: the code of no province of the day
    /// - `"VN-51"` since 1 July 2025: the code of a unit that was merged, for which no new list
    ///   of ISO codes is known
    /// - a day before 1 August 2008, whose map is not known here
    pub fn by_iso(code: &str, on: NaiveDate) -> Result<Self, NoProvince> {
        let found = match Map::on(on) {
            Some(Map::Until2025) => OldProvince::by_iso(code).map(Self::Old),
            Some(Map::Since2025) => NewProvince::by_iso(code).map(Self::New),
            None => return Err(NoProvinceFault::TooEarly { on }.into()),
        };
        found.ok_or_else(|| NoProvinceFault::of_iso(code, on).into())
    }

    /// The map it stands on.
    pub const fn map(self) -> Map {
        match self {
            Self::Old(_) => Map::Until2025,
            Self::New(_) => Map::Since2025,
        }
    }

    /// The unit that holds its territory since 1 July 2025: itself, if it is one.
    pub const fn today(self) -> NewProvince {
        match self {
            Self::Old(old) => old.successor(),
            Self::New(new) => new,
        }
    }

    /// The two-digit code, which means nothing without the map.
    pub const fn code(self) -> ProvinceCode {
        match self {
            Self::Old(old) => old.code(),
            Self::New(new) => new.code(),
        }
    }

    /// The name without its kind.
    pub const fn name(self) -> Name {
        match self {
            Self::Old(old) => old.name(),
            Self::New(new) => new.name(),
        }
    }

    /// Whether it was a province or a municipality on that day.
    pub fn kind_on(self, day: NaiveDate) -> ProvinceKind {
        match self {
            Self::Old(old) => old.kind_on(day),
            Self::New(new) => new.kind_on(day),
        }
    }

    /// The name with its kind on that day: `tỉnh Trà Vinh`, `Tra Vinh province`, `thành phố Huế`.
    pub fn full_name_on(self, day: NaiveDate, lang: Lang) -> impl fmt::Display {
        let name = match self {
            Self::Old(old) => old.name_on(day),
            Self::New(new) => new.name(),
        };
        FullName { name, kind: self.kind_on(day), lang }
    }

    /// The level-1 agency code, which says whether it is confirmed.
    pub const fn agency_code(self) -> LevelOneCode {
        match self {
            Self::Old(old) => old.agency_code(),
            Self::New(new) => new.agency_code(),
        }
    }

    /// The ISO 3166-2 code, where one is known.
    pub const fn iso(self) -> Option<&'static str> {
        match self {
            Self::Old(old) => Some(old.iso()),
            Self::New(new) => new.iso(),
        }
    }

    /// Its districts and communes on that day; `None` where they are not known.
    pub fn units_on(self, day: NaiveDate) -> Option<Units> {
        match self {
            Self::Old(old) => old.units_on(day),
            Self::New(new) => new.units_on(day),
        }
    }
}

struct FullName {
    name: Name,
    kind: ProvinceKind,
    lang: Lang,
}

impl fmt::Display for FullName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, kind) = (self.name.in_lang(self.lang), self.kind.name().in_lang(self.lang));
        match self.lang {
            Lang::Vi => write!(f, "{kind} {name}"),
            Lang::En => write!(f, "{name} {kind}"),
        }
    }
}

impl<P: Into<Province>> Holder<P> {
    fn widen(self) -> Holder<Province> {
        let Self { province, evidence, closed } = self;
        Holder { province: province.into(), evidence, closed }
    }
}

impl From<OldProvince> for Province {
    fn from(old: OldProvince) -> Self {
        Self::Old(old)
    }
}

impl From<NewProvince> for Province {
    fn from(new: NewProvince) -> Self {
        Self::New(new)
    }
}

/// Prints the Vietnamese name: `Vĩnh Long`.
impl fmt::Display for Province {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().vi)
    }
}

/// A text that is no province's id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseProvinceError(#[from] IdFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum IdFault {
    #[error("{id:?} is no province id, such as until_2025:84 or since_2025:86")]
    NotAnId { id: Box<str> },
    #[error("{id:?} is the id of a province of the other map")]
    OtherMap { id: Box<str> },
}

impl ParseProvinceError {
    pub(super) fn of_other_map(id: &str) -> Self {
        Self(IdFault::OtherMap { id: excerpt(id) })
    }
}

/// Reads an id: the map, a colon, the code.
///
/// # Errors
/// - `"86"`, `"Vĩnh Long"`: not an id
/// - `"since_2025:84"`: no province of that map
impl FromStr for Province {
    type Err = ParseProvinceError;

    fn from_str(id: &str) -> Result<Self, ParseProvinceError> {
        let found = id.split_once(':').and_then(|(map, code)| {
            let code: ProvinceCode = code.parse().ok()?;
            if map == Map::Until2025.id() {
                code.until_2025().map(Self::Old)
            } else if map == Map::Since2025.id() {
                code.since_2025().map(Self::New)
            } else {
                None
            }
        });
        found.ok_or_else(|| IdFault::NotAnId { id: excerpt(id) }.into())
    }
}

/// Writes the id, and reads it back by `FromStr`.
macro_rules! travels_as_id {
    ($($type:ty, $expected:literal;)*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let province = Province::from(*self);
                let (map, code) = (province.map(), province.code());
                serializer.collect_str(&format_args!("{map}:{code}"))
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text::deserialize_from_str(deserializer, $expected)
            }
        }
    )*};
}

travels_as_id! {
    Province, "the id of a province, such as until_2025:84";
    OldProvince, "the id of a province until 30 June 2025, such as until_2025:84";
    NewProvince, "the id of a province since 1 July 2025, such as since_2025:86";
}
