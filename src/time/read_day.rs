//! Days as people write them.

use core::fmt;

use chrono::NaiveDate;

use crate::Lang;
use crate::number::Shown;
use crate::text::{compose, excerpt};

/// Reads a day as Viet Nam writes it, `31/7/2026` or `01/07/2026`, or as ISO 8601 does,
/// `2026-07-31`.
///
/// The day always stands before the month, and a year has 4 digits. Days and months below 10 may
/// have a 0 before them or not, and spaces may stand around the marks.
///
/// # Errors
/// - `07/13/2026`, `30/2/2026`, `2026-13-01`: no such day
/// - `1/7/26`, `7/2026`, `31.7.2026`, `hôm nay`: not written so
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::time::read_day;
///
/// assert_eq!(read_day("01/7/2026")?, read_day("2026-07-01")?);
///
/// let refused = read_day("07/13/2026").unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "there is no day \"07/13/2026\"; expected one such as 31/7/2026 or 2026-07-31",
/// );
/// assert_eq!(
///     refused.in_lang(Lang::Vi).to_string(),
///     "không có ngày \"07/13/2026\"; cần ngày như 31/7/2026 hoặc 2026-07-31",
/// );
/// # Ok::<(), vn_egov_metrics::time::ParseDayError>(())
/// ```
#[doc(alias = "đọc ngày")]
#[doc(alias = "doc ngay")]
#[doc(alias = "dd/mm/yyyy")]
pub fn read_day(text: &str) -> Result<NaiveDate, ParseDayError> {
    let text = compose(text);
    let three = |mark| {
        let mut parts = text.split(mark).map(str::trim);
        Some([parts.next()?, parts.next()?, parts.next()?]).filter(|_| parts.next().is_none())
    };
    let day_first = three('/').map(|[day, month, year]| [year, month, day]);
    let written = day_first.or_else(|| three('-')).and_then(|[year, month, day]| {
        let year = number(year, 4, 4).filter(|year| *year >= 1000)?;
        Some((year, number(month, 1, 2)?, number(day, 1, 2)?))
    });
    let Some((year, month, day)) = written else {
        return Err(Fault::NotADay(excerpt(&text)).into());
    };
    let day = NaiveDate::from_ymd_opt(year.cast_signed(), month, day);
    day.ok_or_else(|| Fault::NoSuchDay(excerpt(&text)).into())
}

/// A number of so many ASCII digits.
fn number(text: &str, least: usize, most: usize) -> Option<u32> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits && (least..=most).contains(&text.len()))
}

/// A text that is no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseDayError(#[from] Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("{0:?} is not a day such as 31/7/2026 or 2026-07-31")]
    NotADay(Box<str>),
    #[error("there is no day {0:?}; expected one such as 31/7/2026 or 2026-07-31")]
    NoSuchDay(Box<str>),
}

impl ParseDayError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

impl fmt::Display for Shown<&ParseDayError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.value.0, self.lang) {
            (fault, Lang::En) => fault.fmt(f),
            (Fault::NotADay(text), Lang::Vi) => {
                write!(f, "{text:?} không phải là ngày như 31/7/2026 hoặc 2026-07-31")
            }
            (Fault::NoSuchDay(text), Lang::Vi) => {
                write!(f, "không có ngày {text:?}; cần ngày như 31/7/2026 hoặc 2026-07-31")
            }
        }
    }
}
