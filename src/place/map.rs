//! The two maps of provinces, and the tiers of government on each.

use core::fmt;
use core::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Lang, Name};

/// A day of a table's row; the rows' tests see that none falls back.
pub(super) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// One of the two lists of provinces this crate knows, by the days it holds.
///
/// | map | units | holds | law |
/// |-----|-------|-------|-----|
/// | `until_2025` | 63 | 1 August 2008 to 30 June 2025 | Resolution 15/2008/QH12 |
/// | `since_2025` | 34 | since 1 July 2025 | Resolution 202/2025/QH15 |
///
/// Serialised by the names in the table.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::place::Map;
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// assert_eq!(Map::on(day(2025, 6, 30)), Some(Map::Until2025));
/// assert_eq!(Map::on(day(2025, 7, 1)), Some(Map::Since2025));
/// // Before August 2008 there was Hà Tây: that map is not known here.
/// assert_eq!(Map::on(day(2008, 7, 31)), None);
/// ```
#[doc(alias = "đơn vị hành chính cấp tỉnh")]
#[doc(alias = "don vi hanh chinh cap tinh")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Map {
    /// The 63 units until 30 June 2025, since Hà Tây joined Hà Nội.
    #[serde(rename = "until_2025")]
    Until2025,
    /// The 34 units since 1 July 2025.
    #[serde(rename = "since_2025")]
    Since2025,
}

impl Map {
    /// Both maps, the older first.
    pub const ALL: [Self; 2] = [Self::Until2025, Self::Since2025];

    /// The map of that day; `None` before 1 August 2008.
    #[inline]
    pub fn on(day: NaiveDate) -> Option<Self> {
        if day >= Self::Since2025.first_day() {
            Some(Self::Since2025)
        } else {
            (day >= Self::Until2025.first_day()).then_some(Self::Until2025)
        }
    }

    /// The first day it holds.
    pub const fn first_day(self) -> NaiveDate {
        match self {
            Self::Until2025 => day(2008, 8, 1),
            Self::Since2025 => day(2025, 7, 1),
        }
    }

    /// The last day it holds; `None` while it is in force.
    pub const fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Until2025 => Some(day(2025, 6, 30)),
            Self::Since2025 => None,
        }
    }

    /// Whether every one of these days is of this map; no days at all are of none.
    pub fn holds(self, days: &RangeInclusive<NaiveDate>) -> bool {
        Self::on(*days.start()) == Some(self)
            && Self::on(*days.end()) == Some(self)
            && !days.is_empty()
    }

    /// The tiers of local government, the highest first: three until 30 June 2025, two since
    /// (Law 72/2025/QH15 on the Organisation of Local Government, Article 51).
    pub const fn levels(self) -> &'static [Level] {
        match self {
            Self::Until2025 => &[Level::Province, Level::District, Level::Commune],
            Self::Since2025 => &[Level::Province, Level::Commune],
        }
    }

    /// The name it is serialised by.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Until2025 => "until_2025",
            Self::Since2025 => "since_2025",
        }
    }
}

/// Prints the serialised name: `since_2025`.
impl fmt::Display for Map {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A tier of local government. Serialised as `province`, `district`, `commune`.
#[doc(alias = "cấp hành chính")]
#[doc(alias = "cap hanh chinh")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Provinces and municipalities: `cấp tỉnh`.
    Province,
    /// Districts, towns and cities within a province: `cấp huyện`, gone since 1 July 2025.
    District,
    /// Communes, wards, townships and special zones: `cấp xã`.
    Commune,
}

impl Level {
    /// Every tier, the highest first.
    pub const ALL: [Self; 3] = [Self::Province, Self::District, Self::Commune];

    /// Its name in both languages.
    pub const fn name(self) -> Name {
        match self {
            Self::Province => Name::new("cấp tỉnh", "province level"),
            Self::District => Name::new("cấp huyện", "district level"),
            Self::Commune => Name::new("cấp xã", "commune level"),
        }
    }
}

/// Prints the Vietnamese name: `cấp xã`.
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().in_lang(Lang::Vi))
    }
}
