//! Provinces and municipalities, and since when.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::map::day;
use crate::{Lang, Name};

/// What a provincial unit is. Serialised as `province` and `municipality`.
///
/// It is dated: see [`OldProvince::kind_on`](super::OldProvince::kind_on) and
/// [`NewProvince::kind_on`](super::NewProvince::kind_on).
#[doc(alias = "thành phố trực thuộc trung ương")]
#[doc(alias = "thanh pho truc thuoc trung uong")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvinceKind {
    /// `tỉnh`.
    Province,
    /// `thành phố trực thuộc trung ương`, a city that is a unit of its own.
    Municipality,
}

impl ProvinceKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Province, Self::Municipality];

    /// The word before the name, in both languages: `tỉnh` of `tỉnh Vĩnh Long`.
    pub const fn name(self) -> Name {
        match self {
            Self::Province => Name::new("tỉnh", "province"),
            Self::Municipality => Name::new("thành phố", "city"),
        }
    }
}

/// Prints the Vietnamese word: `tỉnh`.
impl fmt::Display for ProvinceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().in_lang(Lang::Vi))
    }
}

/// A province that became a municipality within the days of its map.
pub(super) struct Elevation {
    /// The two-digit code on that map.
    code: u8,
    /// The first day as a municipality.
    since: NaiveDate,
    /// The name until then, where it was another.
    name_before: Option<Name>,
}

/// Until 30 June 2025: Huế, Resolution 175/2024/QH15 of 30 November 2024.
pub(super) const OLD_ELEVATIONS: &[Elevation] = &[Elevation {
    code: 46,
    since: day(2025, 1, 1),
    name_before: Some(Name::new("Thừa Thiên Huế", "Thua Thien Hue")),
}];

/// Since 1 July 2025: Đồng Nai, Resolution 30/2026/QH16 of 14 April 2026, by one data set that
/// cites it (the resolution itself was not seen).
pub(super) const NEW_ELEVATIONS: &[Elevation] =
    &[Elevation { code: 75, since: day(2026, 4, 30), name_before: None }];

/// The kind on a day of the unit with that code, which is of `kind` but for its elevation.
pub(super) fn kind_on(
    code: u8,
    kind: ProvinceKind,
    elevations: &[Elevation],
    day: NaiveDate,
) -> ProvinceKind {
    match elevations.iter().find(|row| row.code == code) {
        Some(row) if day < row.since => ProvinceKind::Province,
        Some(_) => ProvinceKind::Municipality,
        None => kind,
    }
}

/// The name on a day of the unit with that code, which is called `name` but before its elevation.
pub(super) fn name_on(code: u8, name: Name, elevations: &[Elevation], day: NaiveDate) -> Name {
    let before = |row: &&Elevation| row.code == code && day < row.since;
    elevations.iter().find(before).and_then(|row| row.name_before).unwrap_or(name)
}
