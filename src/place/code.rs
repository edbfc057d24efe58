//! The two-digit code, which needs its day.

use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::find::{NoProvince, NoProvinceFault};
use super::{Map, NewProvince, OldProvince, Province};
use crate::text::excerpt;

/// A two-digit code of the General Statistics Office, which is no province until it is said
/// when.
///
/// Since 1 July 2025 a merged unit has the code of the old unit where its seat is, under the
/// name of another: seven codes name differently named units before and after.
///
/// | code | until 30 June 2025 | since 1 July 2025 |
/// |------|--------------------|-------------------|
/// | 15 | Yên Bái | Lào Cai |
/// | 24 | Bắc Giang | Bắc Ninh |
/// | 44 | Quảng Bình | Quảng Trị |
/// | 52 | Bình Định | Gia Lai |
/// | 80 | Long An | Tây Ninh |
/// | 82 | Tiền Giang | Đồng Tháp |
/// | 91 | Kiên Giang | An Giang |
///
/// So there is no way from a code to a province without a day or a map. It travels as the text
/// `"82"`. Source: Decision 124/2004/QĐ-TTg and Decision 19/2025/QĐ-TTg.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::place::{NewProvince, OldProvince, ProvinceCode};
///
/// let code: ProvinceCode = "82".parse().unwrap();
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// assert_eq!(code.on(day(2024, 8, 29)), Ok(OldProvince::TienGiang.into()));
/// assert_eq!(code.on(day(2025, 7, 1)), Ok(NewProvince::DongThap.into()));
///
/// let closed: ProvinceCode = "87".parse().unwrap();
/// assert_eq!(
///     closed.on(day(2025, 7, 1)).unwrap_err().to_string(),
///     "no province has the code 87 on 2025-07-01: it was Đồng Tháp until 2025-06-30, which is part of Đồng Tháp (82) since",
/// );
/// assert_eq!(
///     "8".parse::<ProvinceCode>().unwrap_err().to_string(),
///     "\"8\" is no province code: expected two digits",
/// );
/// ```
///
/// Without the day it does not compile:
/// ```compile_fail
/// use vn_egov_metrics::place::{Province, ProvinceCode};
///
/// let code: ProvinceCode = "82".parse().unwrap();
/// let province: Province = code.into();
/// ```
#[doc(alias = "mã tỉnh")]
#[doc(alias = "ma tinh")]
#[doc(alias = "GSO code")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Invariant: below 100, kept by `ProvinceCode::from_str`.
pub struct ProvinceCode(u8);

/// A text that is no two-digit code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no province code: expected two digits")]
pub struct ParseProvinceCodeError {
    text: Box<str>,
}

impl ProvinceCode {
    /// The code with that number, which a row of the tables has.
    pub(super) const fn of_row(number: u8) -> Self {
        Self(number)
    }

    /// The province that has the code on that day.
    ///
    /// # Errors
    /// - a code that no province has on that day: 87 since 1 July 2025, 03 on any day
    /// - a day before 1 August 2008, whose map is not known here
    #[inline]
    pub fn on(self, day: NaiveDate) -> Result<Province, NoProvince> {
        let found = match Map::on(day) {
            Some(Map::Until2025) => self.until_2025().map(Province::Old),
            Some(Map::Since2025) => self.since_2025().map(Province::New),
            None => None,
        };
        found.ok_or_else(|| NoProvinceFault::of_code(self, day).into())
    }

    /// The province that had the code until 30 June 2025.
    #[inline]
    pub const fn until_2025(self) -> Option<OldProvince> {
        OldProvince::numbered(self.0)
    }

    /// The province that has the code since 1 July 2025.
    #[inline]
    pub const fn since_2025(self) -> Option<NewProvince> {
        NewProvince::numbered(self.0)
    }

    /// Whether it is one of the seven that passed to a unit of another name on 1 July 2025.
    pub fn changed_hands(self) -> bool {
        match (self.until_2025(), self.since_2025()) {
            (Some(old), Some(new)) => old != new.namesake(),
            _ => false,
        }
    }
}

/// Prints both digits: `01`.
impl fmt::Display for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

/// Reads two ASCII digits and nothing else.
///
/// # Errors
/// - `"1"`: the leading 0 belongs to the code
/// - `"H26"`: an agency code
impl FromStr for ProvinceCode {
    type Err = ParseProvinceCodeError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ParseProvinceCodeError> {
        match text.as_bytes() {
            &[tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
                Ok(Self((tens - b'0') * 10 + (ones - b'0')))
            }
            _ => Err(ParseProvinceCodeError { text: excerpt(text) }),
        }
    }
}

impl Serialize for ProvinceCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ProvinceCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize_from_str(deserializer, "a two-digit province code as text")
    }
}
