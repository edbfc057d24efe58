//! Dossier codes: the agency, the day and the number of the day.

use core::str::FromStr;

use chrono::NaiveDate;

use super::agency::AgencyCode;
use super::inline::Inline;
use super::scan::{AGENCY_MOST, Fault, Scanner, code};
use super::usual;

/// The longest dossier code: an agency, a day of 8 digits, a number of 7.
const MOST: usize = AGENCY_MOST + 1 + 8 + 1 + 7;

/// The code of a dossier, as it was written: `000.00.17.H59-240829-0001`, `H59.17-240829-0001`.
///
/// The agency that received it, the day, and a number of 4 to 7 digits that starts anew each
/// day. The law writes the day as `yyMMdd` (of this century) and the number with 4 digits;
/// `yyyyMMdd` and longer numbers are in use. `==` and the order compare what was written.
///
/// Source: Circular 01/2018/TT-VPCP Art. 19; forms in use as met in portals of ministries and
/// provinces.
///
/// # Examples
/// ```
/// use vn_egov_metrics::code::DossierCode;
///
/// let code: DossierCode = "000.00.17.H59-240829-0001".parse()?;
/// assert_eq!(code.agency().to_decision_20().to_string(), "H59.17");
/// assert_eq!(code.date().to_string(), "2024-08-29");
/// assert_eq!(code.serial(), 1);
///
/// assert_eq!(
///     "H59.17-240230-0001".parse::<DossierCode>().unwrap_err().to_string(),
///     "no calendar has the day \"240230\" at character 8 of \"H59.17-240230-0001\"",
/// );
/// # Ok::<(), vn_egov_metrics::code::ParseDossierCodeError>(())
/// ```
#[doc(alias = "mã số hồ sơ")]
#[doc(alias = "ma so ho so")]
#[doc(alias = "MaHoSo")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DossierCode {
    // Invariant: accepted by `DossierCode::scan`; the rest is what it found there.
    text: Inline<MOST>,
    agency_len: u8,
    date: NaiveDate,
    serial: u32,
}

/// A text that is no dossier code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseDossierCodeError(#[from] Fault);

/// A dossier code in its parts, borrowed from its text: what [`DossierCode::scan`] finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DossierParts<'a> {
    text: &'a str,
    agency: &'a str,
    date: NaiveDate,
    serial: u32,
}

impl DossierCode {
    /// Finds the parts of a dossier code without keeping a copy of it; nothing is allocated for
    /// a sound one.
    ///
    /// ```
    /// use vn_egov_metrics::code::DossierCode;
    ///
    /// let parts = DossierCode::scan("000.00.17.H59-240829-0001")?;
    /// assert_eq!(parts.agency().to_decision_20().as_str(), "H59.17");
    /// # Ok::<(), vn_egov_metrics::code::ParseDossierCodeError>(())
    /// ```
    ///
    /// # Errors
    /// With the character where it stands:
    /// - what [`AgencyCode`] refuses, before the first `-`
    /// - `H59.17-2408-0001`: a day has 6 or 8 digits
    /// - `H59.17-240230-0001`: February has no 30th
    /// - `H59.17-240829-001`, `H59.17-240829-00000001`: a number has 4 to 7 digits
    /// - `H59.17/240829/0001`, `H59.17-240829-0001 `: anything else in between or behind
    #[inline]
    pub fn scan(text: &str) -> Result<DossierParts<'_>, ParseDossierCodeError> {
        if let Some((agency, date, serial)) = usual::dossier(text.as_bytes())
            && let Some(agency) = text.get(..agency)
        {
            return Ok(DossierParts { text, agency, date, serial });
        }
        Self::scan_slowly(text)
    }

    /// The day of a text that is a dossier code; `None` of any other.
    #[inline]
    pub(crate) fn day_of(text: &[u8]) -> Option<NaiveDate> {
        if let Some((_, date, _)) = usual::dossier(text) {
            return Some(date);
        }
        let text = core::str::from_utf8(text).ok()?;
        Self::scan_slowly(text).ok().map(|parts| parts.date)
    }

    /// The same, whatever the form, byte by byte.
    pub(super) fn scan_slowly(text: &str) -> Result<DossierParts<'_>, ParseDossierCodeError> {
        let mut scanner = Scanner::new(text);
        let agency = scanner.agency()?;
        scanner.mark(b'-', "'-'")?;
        let date = scanner.day()?;
        scanner.mark(b'-', "'-'")?;
        let serial = scanner.serial()?;
        scanner.end()?;
        Ok(DossierParts { text, agency, date, serial })
    }

    /// The code as it was read.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The agency, in the form it was written in.
    #[inline]
    pub fn agency(&self) -> AgencyCode {
        let text = self.as_str();
        AgencyCode::scanned(text.get(..self.agency_len.into()).unwrap_or(text))
    }

    /// The day that the code says: by law the day the dossier was received.
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// The number within the day; its leading zeros are in the text alone.
    pub const fn serial(&self) -> u32 {
        self.serial
    }
}

impl<'a> DossierParts<'a> {
    /// The whole code.
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// The agency part, as it was written.
    pub const fn agency_str(&self) -> &'a str {
        self.agency
    }

    /// The agency, in the form it was written in.
    #[inline]
    pub fn agency(&self) -> AgencyCode {
        AgencyCode::scanned(self.agency)
    }

    /// The day that the code says.
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// The number within the day.
    pub const fn serial(&self) -> u32 {
        self.serial
    }
}

impl From<DossierParts<'_>> for DossierCode {
    fn from(parts: DossierParts<'_>) -> Self {
        Self {
            text: Inline::scanned(parts.text),
            // At most `AGENCY_MOST`.
            agency_len: u8::try_from(parts.agency.len()).unwrap_or(u8::MAX),
            date: parts.date,
            serial: parts.serial,
        }
    }
}

/// Reads a code of either form; [`DossierCode::scan`] lists what it refuses.
impl FromStr for DossierCode {
    type Err = ParseDossierCodeError;

    fn from_str(text: &str) -> Result<Self, ParseDossierCodeError> {
        Self::scan(text).map(Self::from)
    }
}

code!(DossierCode, ParseDossierCodeError, "a dossier code such as H59.17-240829-0001");
