//! The level of the authority that settles a procedure.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Registered;
use crate::Name;

/// The level of the authority that settles a procedure (`CAPTHUCHIEN`), from the highest.
///
/// Serialised by name; on the wire of the portal it is the number in brackets. There is no
/// district level since 1 July 2025; catalogues of before still have it.
#[doc(alias = "cấp thực hiện")]
#[doc(alias = "cap thuc hien")]
#[doc(alias = "CAPTHUCHIEN")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorityLevel {
    /// A ministry or an agency of its rank (0).
    #[doc(alias = "cấp bộ")]
    #[doc(alias = "cap bo")]
    Ministry,
    /// A province (1).
    #[doc(alias = "cấp tỉnh")]
    #[doc(alias = "cap tinh")]
    Province,
    /// A district (2).
    #[doc(alias = "cấp huyện")]
    #[doc(alias = "cap huyen")]
    District,
    /// A commune (3).
    #[doc(alias = "cấp xã")]
    #[doc(alias = "cap xa")]
    Commune,
}

impl AuthorityLevel {
    /// Every level, from the highest.
    pub const ALL: [Self; 4] = [Self::Ministry, Self::Province, Self::District, Self::Commune];

    /// The serialised name: `ministry`, `province`, `district` or `commune`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ministry => "ministry",
            Self::Province => "province",
            Self::District => "district",
            Self::Commune => "commune",
        }
    }

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Ministry => Name::new("cấp bộ", "ministry"),
            Self::Province => Name::new("cấp tỉnh", "province"),
            Self::District => Name::new("cấp huyện", "district"),
            Self::Commune => Name::new("cấp xã", "commune"),
        }
    }
}

impl Registered for AuthorityLevel {
    fn code(self) -> &'static str {
        match self {
            Self::Ministry => "0",
            Self::Province => "1",
            Self::District => "2",
            Self::Commune => "3",
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// Prints the serialised name.
impl fmt::Display for AuthorityLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
