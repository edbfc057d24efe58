//! How far a procedure is offered online.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Name;
use crate::text::{compose, excerpt};

/// The level of an online public service: information only, partial, or full.
///
/// Decree 42/2022/NĐ-CP Art. 11 brought the terms, Decree 224/2026/NĐ-CP Art. 14 keeps them.
/// Levels are ordered: where a procedure is offered at two, the higher counts once.
///
/// ```
/// use vn_egov_metrics::record::ServiceLevel;
///
/// assert_eq!("toàn trình".parse(), Ok(ServiceLevel::Full));
/// assert!(ServiceLevel::Partial < ServiceLevel::Full);
/// assert_eq!(
///     "mức độ 4".parse::<ServiceLevel>().unwrap_err().to_string(),
///     "\"mức độ 4\" is no service level; expected information, partial, full, toàn trình, một phần or thông tin",
/// );
/// ```
#[doc(alias = "dịch vụ công trực tuyến")]
#[doc(alias = "dich vu cong truc tuyen")]
#[doc(alias = "DVCTT")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ServiceLevel {
    /// Information only (`cung cấp thông tin`): not an online service.
    #[doc(alias = "cung cấp thông tin")]
    #[doc(alias = "cung cap thong tin")]
    Information,
    /// A partial online service (`một phần`): online, but some step is not.
    #[doc(alias = "một phần")]
    #[doc(alias = "mot phan")]
    Partial,
    /// A full online service (`toàn trình`): filed, resolved and returned without a visit.
    #[doc(alias = "toàn trình")]
    #[doc(alias = "toan trinh")]
    Full,
}

impl ServiceLevel {
    /// Every level, from the lowest.
    pub const ALL: [Self; 3] = [Self::Information, Self::Partial, Self::Full];

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Information => Name::new("cung cấp thông tin", "information only"),
            Self::Partial => Name::new("một phần", "partial"),
            Self::Full => Name::new("toàn trình", "full"),
        }
    }

    /// The serialised name: `information`, `partial` or `full`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Partial => "partial",
            Self::Full => "full",
        }
    }

    /// Whether procedures of the level count as offered online: partial and full ones do.
    pub const fn is_online(self) -> bool {
        matches!(self, Self::Partial | Self::Full)
    }
}

/// Prints the serialised name.
impl fmt::Display for ServiceLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A text that names no service level.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no service level; expected information, partial, full, toàn trình, một phần or thông tin"
)]
pub struct UnknownServiceLevel(Box<str>);

/// Reads the serialised names, and the Vietnamese ones in any case, in NFC or NFD, with or without
/// `dịch vụ công trực tuyến` or `DVCTT` before them. What is `chưa cung cấp` or `không cung cấp`
/// online is told as information only: no online service.
impl FromStr for ServiceLevel {
    type Err = UnknownServiceLevel;

    fn from_str(text: &str) -> Result<Self, UnknownServiceLevel> {
        let name = compose(text).to_lowercase();
        let of_service = ["dịch vụ công trực tuyến ", "dvctt "];
        let level = of_service.iter().find_map(|kind| name.strip_prefix(kind)).unwrap_or(&name);
        match level {
            "information"
            | "thông tin"
            | "cung cấp thông tin"
            | "chưa cung cấp"
            | "không cung cấp" => Ok(Self::Information),
            "partial" | "một phần" => Ok(Self::Partial),
            "full" | "toàn trình" => Ok(Self::Full),
            _ => Err(UnknownServiceLevel(excerpt(text))),
        }
    }
}

/// A number that is no level of a scale from 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("level {0} is not 1 to 4")]
pub struct LevelOutOfRange(u8);

/// Writes a scale from 1 to 4, which travels as its number.
macro_rules! scale_of_four {
    ($(#[$doc:meta])* $Scale:ident { $($(#[$level_doc:meta])* $Level:ident = $number:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(Serialize, Deserialize)]
        #[serde(try_from = "u8", into = "u8")]
        pub enum $Scale {
            $($(#[$level_doc])* $Level,)+
        }

        impl $Scale {
            /// Every level, from the first.
            pub const ALL: [Self; 4] = [$(Self::$Level),+];

            /// The level of that number.
            ///
            /// # Errors
            /// A number that is not 1 to 4.
            pub const fn new(number: u8) -> Result<Self, LevelOutOfRange> {
                match number {
                    $($number => Ok(Self::$Level),)+
                    _ => Err(LevelOutOfRange(number)),
                }
            }

            /// The number, 1 to 4.
            pub const fn get(self) -> u8 {
                match self {
                    $(Self::$Level => $number,)+
                }
            }
        }

        impl TryFrom<u8> for $Scale {
            type Error = LevelOutOfRange;

            fn try_from(number: u8) -> Result<Self, LevelOutOfRange> {
                Self::new(number)
            }
        }

        impl From<$Scale> for u8 {
            fn from(level: $Scale) -> Self {
                level.get()
            }
        }
    };
}

scale_of_four! {
    /// The level of the scale that Decree 43/2011/NĐ-CP Art. 3(4) used (`mức độ 1` to `mức độ 4`).
    ///
    /// It is kept beside [`ServiceLevel`], for no official table leads from one to the other:
    /// level 4 allowed the result to be fetched in person, full service does not.
    #[doc(alias = "mức độ")]
    #[doc(alias = "muc do")]
    LegacyLevel {
        /// All information about the procedure.
        One = 1,
        /// And forms to download.
        Two = 2,
        /// And filing online; fee and result in person.
        Three = 3,
        /// And paying online.
        Four = 4,
    }
}

scale_of_four! {
    /// The level of a proactive online service (Decree 224/2026/NĐ-CP Art. 3(25), 16).
    ///
    /// A second axis, never merged with [`ServiceLevel`].
    #[doc(alias = "dịch vụ công trực tuyến chủ động")]
    #[doc(alias = "dich vu cong truc tuyen chu dong")]
    ProactiveLevel {
        /// Reminds the citizen (`nhắc thực hiện`).
        One = 1,
        /// And prepares the dossier (`chuẩn bị hồ sơ`).
        Two = 2,
        /// And recommends a course (`khuyến nghị phương án`).
        Three = 3,
        /// And acts by itself, with a right to refuse (`tự động thực hiện`).
        Four = 4,
    }
}

/// What a legacy level says of the level in use now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FromLegacy {
    /// It is that level.
    Level(ServiceLevel),
    /// It may be full; only the procedure itself can tell.
    CandidateFull,
}

impl LegacyLevel {
    /// 1 and 2 gave information, 3 was partial, 4 is a candidate for full and never full in
    /// silence.
    pub const fn service_level(self) -> FromLegacy {
        match self {
            Self::One | Self::Two => FromLegacy::Level(ServiceLevel::Information),
            Self::Three => FromLegacy::Level(ServiceLevel::Partial),
            Self::Four => FromLegacy::CandidateFull,
        }
    }
}
