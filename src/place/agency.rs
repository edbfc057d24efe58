//! Level-1 agency codes of provinces, and how sure each of them is.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{Lang, Name};

/// How a level-1 agency code is known. Serialised as `confirmed` and `inferred`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Seen in an official text, in a working system of the province or the government, or in
    /// the national portal's list of October 2026.
    Confirmed,
    /// Filled in from the alphabetical order of the confirmed ones; nothing was seen.
    Inferred,
}

impl Evidence {
    /// Both, the better first.
    pub const ALL: [Self; 2] = [Self::Confirmed, Self::Inferred];

    /// The words a reader is told.
    pub const fn name(self) -> Name {
        match self {
            Self::Confirmed => Name::new("đã xác nhận", "confirmed"),
            Self::Inferred => Name::new("suy ra, chưa xác nhận", "inferred"),
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Confirmed => "confirmed",
            Self::Inferred => "inferred",
        })
    }
}

/// A province's level-1 agency code (`mã cấp 1` of Decision 20/2020/QĐ-TTg), such as `H59`, and
/// how it is known.
///
/// The appendix that lists the 63 codes could not be read: 38 are confirmed, the other 25 are
/// inferred. An inferred code says so wherever it is printed, and [`confirmed`] does not give
/// it; there is no way to its bare text.
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::place::OldProvince;
///
/// let tra_vinh = OldProvince::TraVinh.agency_code();
/// assert_eq!(tra_vinh.to_string(), "H59");
/// assert_eq!(tra_vinh.confirmed().as_deref(), Some("H59"));
///
/// let ben_tre = OldProvince::BenTre.agency_code();
/// assert_eq!(ben_tre.to_string(), "H07 (inferred)");
/// assert_eq!(ben_tre.in_lang(Lang::Vi).to_string(), "H07 (suy ra, chưa xác nhận)");
/// assert_eq!(ben_tre.confirmed(), None);
/// ```
///
/// [`confirmed`]: Self::confirmed
#[doc(alias = "mã định danh cấp 1")]
#[doc(alias = "ma dinh danh cap 1")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LevelOneCode {
    // Invariant: 1 to 63, the number behind the H.
    number: u8,
    evidence: Evidence,
}

impl LevelOneCode {
    /// The code `H` and that number, which a row of the tables has.
    pub(super) const fn of_row(number: u8, evidence: Evidence) -> Self {
        Self { number, evidence }
    }

    /// The number behind the H, if the text is an H and two digits.
    #[inline]
    pub(super) fn number(text: &str) -> Option<u8> {
        match text.as_bytes() {
            &[b'H', tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
                Some((tens - b'0') * 10 + (ones - b'0'))
            }
            _ => None,
        }
    }

    /// How it is known.
    pub const fn evidence(self) -> Evidence {
        self.evidence
    }

    /// The code itself, if it is confirmed.
    pub fn confirmed(self) -> Option<Box<str>> {
        match self.evidence {
            Evidence::Confirmed => Some(self.to_string().into()),
            Evidence::Inferred => None,
        }
    }

    /// The code, and in that language that it is inferred, if it is.
    pub const fn in_lang(self, lang: Lang) -> impl fmt::Display {
        InLang { code: self, lang }
    }
}

struct InLang {
    code: LevelOneCode,
    lang: Lang,
}

impl fmt::Display for InLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "H{:02}", self.code.number)?;
        match self.code.evidence {
            Evidence::Confirmed => Ok(()),
            Evidence::Inferred => write!(f, " ({})", Evidence::Inferred.name().in_lang(self.lang)),
        }
    }
}

/// Prints the code, and in English that it is inferred, if it is: `H59`, `H07 (inferred)`.
impl fmt::Display for LevelOneCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lang(Lang::En).fmt(f)
    }
}

/// The province that a level-1 agency code stands for, on one of the maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Holder<P> {
    /// The province.
    pub province: P,
    /// How it is known that the code is that province's.
    pub evidence: Evidence,
    /// Whether the code was closed on 1 July 2025, so that the province holds what was its
    /// unit's without using the code itself.
    pub closed: bool,
}
