//! The periods that reports cover.

use core::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::part::Part;
use super::read::{self, ParsePeriodError};
use crate::Lang;
use crate::number::Shown;

/// A period of whole days in Viet Nam (UTC+7): a month, a quarter, a half year, a year, the
/// first months of a year, or any range of days.
///
/// Both ends belong to it, and years run from 1 to 9999. A period keeps what it was said as:
/// `==` tells the first quarter from the range of the same days, [`Period::same_days`] does not.
/// Periods are ordered by their first day, then by their last.
///
/// # Texts
/// | period | ISO | Vietnamese | English |
/// |--------|-----|------------|---------|
/// | month | `2024-03` | `tháng 3/2024` | `March 2024` |
/// | quarter | `2024-Q1` | `quý I/2024` | `Q1 2024` |
/// | half year | `2024-H1` | `nửa đầu năm 2024` | `first half of 2024` |
/// | year | `2024` | `năm 2024` | `2024` |
/// | first months | `2024-01..2024-07` | `7 tháng đầu năm 2024` | `first 7 months of 2024` |
/// | days | `2024-01-01..2024-08-20` | `từ ngày 01/01/2024 đến ngày 20/8/2024` | `1 January 2024 to 20 August 2024` |
/// | one day | `2024-08-20` | `ngày 20/8/2024` | `20 August 2024` |
///
/// [`Display`](core::fmt::Display), [`FromStr`] and serde speak ISO; [`Period::in_lang`] and
/// [`Period::read`] speak the languages. What is printed is read back as the same period.
///
/// `6 tháng đầu năm` is read, and printed, as the first 6 months, which have the days of the
/// first half year; `6 tháng cuối năm` is the second half year. Days below 10 and the months 1
/// and 2 print with a 0 before them in Vietnamese, as administrative documents write dates.
///
/// # Examples
/// ```
/// use vn_egov_metrics::{Lang, Period};
///
/// let quarter = Period::read("quý I/2024", Lang::Vi)?;
/// assert_eq!(quarter.to_string(), "2024-Q1");
/// assert_eq!(quarter.days(), 91);
/// assert_eq!(quarter.preceding().unwrap().in_lang(Lang::Vi).to_string(), "quý IV/2023");
///
/// // What is no period is refused, with its place.
/// assert_eq!(
///     "2024-13".parse::<Period>().unwrap_err().to_string(),
///     "month 13 at character 6 of \"2024-13\" is not 1 to 12",
/// );
/// # Ok::<(), vn_egov_metrics::time::ParsePeriodError>(())
/// ```
#[doc(alias = "kỳ báo cáo")]
#[doc(alias = "ky bao cao")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    // Invariant: first <= last, both in the years 1 to 9999, and they are the days that the kind
    // says; kept by `Period::of_months` and `Period::range`.
    first: NaiveDate,
    last: NaiveDate,
    kind: Kind,
}

/// What a period was said as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Month,
    Quarter,
    Half,
    Year,
    FirstMonths,
    Days,
}

/// Numbers and days that make no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct InvalidPeriod(#[from] pub(super) Invalid);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Invalid {
    #[error("year {0} is not 1 to 9999")]
    Year(i32),
    #[error("{} {number} is not 1 to {}", part.name().en, part.most())]
    Number { part: Part, number: u32 },
    #[error("the range ends on {last}, before it starts on {first}")]
    Backward { first: NaiveDate, last: NaiveDate },
}

impl InvalidPeriod {
    /// The error as a sentence of that language.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }
}

impl Period {
    /// A month of a year.
    ///
    /// # Errors
    /// - month 0 or 13
    /// - a year outside 1 to 9999
    ///
    /// ```
    /// use vn_egov_metrics::Period;
    ///
    /// assert_eq!(Period::month(2024, 2)?.days(), 29);
    /// assert_eq!(
    ///     Period::month(2024, 13).unwrap_err().to_string(),
    ///     "month 13 is not 1 to 12",
    /// );
    /// # Ok::<(), vn_egov_metrics::time::InvalidPeriod>(())
    /// ```
    #[doc(alias = "tháng")]
    #[doc(alias = "thang")]
    pub const fn month(year: i32, month: u32) -> Result<Self, InvalidPeriod> {
        Self::of_months(Kind::Month, Part::Month, year, month, 1)
    }

    /// A quarter of a year, 1 to 4.
    ///
    /// # Errors
    /// - quarter 0 or 5
    /// - a year outside 1 to 9999
    #[doc(alias = "quý")]
    #[doc(alias = "quy")]
    pub const fn quarter(year: i32, quarter: u32) -> Result<Self, InvalidPeriod> {
        Self::of_months(Kind::Quarter, Part::Quarter, year, quarter, 3)
    }

    /// A half of a year, 1 or 2.
    ///
    /// # Errors
    /// - half 0 or 3
    /// - a year outside 1 to 9999
    #[doc(alias = "nửa năm")]
    #[doc(alias = "nua nam")]
    pub const fn half(year: i32, half: u32) -> Result<Self, InvalidPeriod> {
        Self::of_months(Kind::Half, Part::Half, year, half, 6)
    }

    /// A year.
    ///
    /// # Errors
    /// A year outside 1 to 9999.
    #[doc(alias = "năm")]
    #[doc(alias = "nam")]
    pub const fn year(year: i32) -> Result<Self, InvalidPeriod> {
        Self::of_months(Kind::Year, Part::Month, year, 1, 12)
    }

    /// The first months of a year, so many of them: 1 to 12.
    ///
    /// # Errors
    /// - no month, or 13
    /// - a year outside 1 to 9999
    #[doc(alias = "tháng đầu năm")]
    #[doc(alias = "thang dau nam")]
    pub const fn first_months(year: i32, months: u32) -> Result<Self, InvalidPeriod> {
        Self::of_months(Kind::FirstMonths, Part::Months, year, months, 1)
    }

    /// The days from one to another, both of them included.
    ///
    /// # Errors
    /// - an end before the start
    /// - a year outside 1 to 9999
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use vn_egov_metrics::Period;
    ///
    /// let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap();
    /// assert_eq!(Period::range(day(1, 1), day(8, 20))?.days(), 233);
    /// assert_eq!(
    ///     Period::range(day(8, 20), day(1, 1)).unwrap_err().to_string(),
    ///     "the range ends on 2024-01-01, before it starts on 2024-08-20",
    /// );
    /// # Ok::<(), vn_egov_metrics::time::InvalidPeriod>(())
    /// ```
    pub fn range(first: NaiveDate, last: NaiveDate) -> Result<Self, InvalidPeriod> {
        if let Some(day) = [first, last].into_iter().find(|day| !is_year(day.year())) {
            return Err(InvalidPeriod(Invalid::Year(day.year())));
        }
        if last < first {
            return Err(InvalidPeriod(Invalid::Backward { first, last }));
        }
        Ok(Self { first, last, kind: Kind::Days })
    }

    /// The gate of all kinds but days: the part of that number, each part so many months long.
    const fn of_months(
        kind: Kind,
        part: Part,
        year: i32,
        number: u32,
        length: u32,
    ) -> Result<Self, InvalidPeriod> {
        if number == 0 || number > part.most() {
            return Err(InvalidPeriod(Invalid::Number { part, number }));
        }
        let last = number * length;
        let first = match kind {
            Kind::FirstMonths => 1,
            _ => last - length + 1,
        };
        match (NaiveDate::from_ymd_opt(year, first, 1), last_of_month(year, last)) {
            (Some(first), Some(last)) if is_year(year) => Ok(Self { first, last, kind }),
            _ => Err(InvalidPeriod(Invalid::Year(year))),
        }
    }

    /// Reads a period as text in that language writes it, in NFC or NFD and in any case.
    ///
    /// Besides the texts that [`Period`] lists, Vietnamese may say `quý 1`, `quí I`,
    /// `tháng 3 năm 2024`, `07 tháng đầu năm 2024`, `6 tháng cuối năm 2024`,
    /// `ngày 20 tháng 8 năm 2024`, `từ 06/5/2023 đến hết ngày 12/5/2023`, and leave out `từ`,
    /// `ngày`, and the `tháng` or `năm` of a month or year alone (`07/2024`, always the month
    /// first); English may put `from` before two days.
    ///
    /// # Errors
    /// Anything malformed or left over, with the character (of the composed text) where it
    /// stands:
    /// - `tháng 13/2024`, `quý V/2024`, `00 tháng đầu năm 2024`: no such month, quarter, number
    /// - `tháng 3/24`: a year has 4 digits
    /// - `từ 07/2024 đến 09/2024`: a range has days at its ends
    /// - `ngày 30/2/2024`: a day that does not exist
    /// - `3 tháng cuối năm 2024`: only 6 months end a year as a half of it
    /// - `từ ngày 20/8/2024 đến ngày 01/01/2024`: an end before the start
    pub fn read(text: &str, lang: Lang) -> Result<Self, ParsePeriodError> {
        read::period(text, lang)
    }

    /// The period as text in that language writes it.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }

    /// The first day.
    #[inline]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day, which belongs to the period.
    #[inline]
    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// Whether the day, as it is in Viet Nam, lies in the period.
    #[inline]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it has, at least 1.
    pub fn days(self) -> u64 {
        (self.last - self.first).num_days().unsigned_abs() + 1
    }

    /// Whether both have the same days, whatever they were said as.
    ///
    /// ```
    /// use vn_egov_metrics::Period;
    ///
    /// let (half, months) = (Period::half(2024, 1)?, Period::first_months(2024, 6)?);
    /// assert_ne!(half, months);
    /// assert!(half.same_days(months));
    /// # Ok::<(), vn_egov_metrics::time::InvalidPeriod>(())
    /// ```
    pub fn same_days(self, other: Self) -> bool {
        self.first == other.first && self.last == other.last
    }

    /// The period that ends on the day before this one starts, and is as long; `None` if it would
    /// start before the year 1.
    ///
    /// A month, quarter, half year or year follows one of its own kind. The first N months of a
    /// year follow the range of the N months before them, which are no first months: before the
    /// first 7 months of 2024 stand June to December 2023. A range from the first day of a month
    /// to the last day of a month counts its length in months as well; any other range counts it
    /// in days.
    ///
    /// ```
    /// use vn_egov_metrics::Period;
    ///
    /// let preceding = |text: &str| text.parse::<Period>().unwrap().preceding().unwrap().to_string();
    /// assert_eq!(preceding("2024-H1"), "2023-H2");
    /// assert_eq!(preceding("2024-01..2024-07"), "2023-06-01..2023-12-31");
    /// assert_eq!(preceding("2024-03-01..2024-03-31"), "2024-02-01..2024-02-29");
    /// assert_eq!(preceding("2024-03-01..2024-03-30"), "2024-01-31..2024-02-29");
    /// ```
    #[doc(alias = "kỳ trước")]
    #[doc(alias = "ky truoc")]
    pub fn preceding(self) -> Option<Self> {
        let last = self.first.pred_opt()?;
        let first = if self.is_whole_months() {
            month_start(last, self.months().checked_sub(1)?)?
        } else {
            self.first.checked_sub_days(Days::new(self.days()))?
        };
        let kind = if self.kind == Kind::FirstMonths { Kind::Days } else { self.kind };
        is_year(first.year()).then_some(Self { first, last, kind })
    }

    /// The same period one year before; `None` if it would start before the year 1.
    ///
    /// Whole months stay whole months, those of a range as well: before 1 January to 28
    /// February 2025 stands 1 January to 29 February 2024. In any other range each end keeps its day and
    /// month, and 29 February becomes 28 February.
    ///
    /// ```
    /// use vn_egov_metrics::Period;
    ///
    /// let before = |text: &str| text.parse::<Period>().unwrap().same_last_year().unwrap().to_string();
    /// assert_eq!(before("2024-01..2024-07"), "2023-01..2023-07");
    /// assert_eq!(before("2025-01-01..2025-02-28"), "2024-01-01..2024-02-29");
    /// assert_eq!(before("2025-02-22..2025-02-28"), "2024-02-22..2024-02-28");
    /// assert_eq!(before("2024-02-29"), "2023-02-28");
    /// ```
    #[doc(alias = "cùng kỳ năm trước")]
    #[doc(alias = "cung ky nam truoc")]
    pub fn same_last_year(self) -> Option<Self> {
        let back = |day: NaiveDate| day.checked_sub_months(chrono::Months::new(12));
        let first = back(self.first)?;
        let last = if self.is_whole_months() {
            last_of_month(self.last.year() - 1, self.last.month())?
        } else {
            back(self.last)?
        };
        is_year(first.year()).then_some(Self { first, last, kind: self.kind })
    }

    /// Whether it runs from the first day of a month to the last day of a month.
    fn is_whole_months(self) -> bool {
        let next = self.last.succ_opt();
        self.first.day() == 1 && next.is_none_or(|day| day.day() == 1)
    }

    /// How many months it touches, at least 1.
    fn months(self) -> u32 {
        month_number(self.last) - month_number(self.first) + 1
    }

    pub(super) const fn kind(self) -> Kind {
        self.kind
    }
}

const fn is_year(year: i32) -> bool {
    1 <= year && year <= 9999
}

/// The last day of a month; `None` in a year that no calendar reaches.
const fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let days = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    NaiveDate::from_ymd_opt(year, month, days)
}

/// The months before the day's own month since the year 0; no day of a period is before it.
fn month_number(day: NaiveDate) -> u32 {
    day.year().unsigned_abs() * 12 + day.month0()
}

/// The first day of the month that many months before the day's own.
fn month_start(day: NaiveDate, months_before: u32) -> Option<NaiveDate> {
    day.with_day(1)?.checked_sub_months(chrono::Months::new(months_before))
}

/// Reads ISO text; [`Period::read`] takes the language.
///
/// # Errors
/// - `"2024-13"`, `"2024-Q5"`, `"2024-02-30"`: no such month, quarter, day
/// - `"2024-3"`: two digits make a month
/// - `"2024-08-20..2024-01-01"`: an end before the start
/// - `"2024-01..2024-08-20"`: one end a month, the other a day
impl FromStr for Period {
    type Err = ParsePeriodError;

    fn from_str(text: &str) -> Result<Self, ParsePeriodError> {
        read::iso(text)
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize_from_str(deserializer, "a period as ISO text, such as \"2024-Q1\"")
    }
}
