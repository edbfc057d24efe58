//! Periods as ISO, Vietnamese and English text writes them.

use core::fmt;

use chrono::{Datelike, NaiveDate};

use super::period::{Invalid, Kind};
use super::words::{MONTHS, ROMAN};
use super::{InvalidPeriod, Period};
use crate::Lang;
use crate::number::Shown;

/// Prints ISO text, as [`FromStr`](core::str::FromStr) reads it: `2024-Q1`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first(), self.last());
        let year = first.year();
        match self.kind() {
            Kind::Month => write!(f, "{year:04}-{:02}", first.month()),
            Kind::Quarter => write!(f, "{year:04}-Q{}", last.month() / 3),
            Kind::Half => write!(f, "{year:04}-H{}", last.month() / 6),
            Kind::Year => write!(f, "{year:04}"),
            Kind::FirstMonths => write!(f, "{year:04}-01..{year:04}-{:02}", last.month()),
            Kind::Days if first == last => write!(f, "{first}"),
            Kind::Days => write!(f, "{first}..{last}"),
        }
    }
}

impl fmt::Display for Shown<Period> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lang {
            Lang::Vi => vietnamese(self.value, f),
            Lang::En => english(self.value, f),
        }
    }
}

fn vietnamese(period: Period, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (first, last) = (period.first(), period.last());
    let year = first.year();
    match period.kind() {
        Kind::Month => write!(f, "tháng {}/{year:04}", VietnameseMonth(first.month())),
        Kind::Quarter => write!(f, "quý {}/{year:04}", word(&ROMAN, last.month() / 3)),
        Kind::Half if last.month() == 6 => write!(f, "nửa đầu năm {year:04}"),
        Kind::Half => write!(f, "nửa cuối năm {year:04}"),
        Kind::Year => write!(f, "năm {year:04}"),
        Kind::FirstMonths => write!(f, "{} tháng đầu năm {year:04}", last.month()),
        Kind::Days if first == last => write!(f, "ngày {}", VietnameseDay(first)),
        Kind::Days => {
            write!(f, "từ ngày {} đến ngày {}", VietnameseDay(first), VietnameseDay(last))
        }
    }
}

fn english(period: Period, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (first, last) = (period.first(), period.last());
    let year = first.year();
    match period.kind() {
        Kind::Month => write!(f, "{} {year:04}", word(&MONTHS, first.month())),
        Kind::Quarter => write!(f, "Q{} {year:04}", last.month() / 3),
        Kind::Half if last.month() == 6 => write!(f, "first half of {year:04}"),
        Kind::Half => write!(f, "second half of {year:04}"),
        Kind::Year => write!(f, "{year:04}"),
        Kind::FirstMonths if last.month() == 1 => write!(f, "first month of {year:04}"),
        Kind::FirstMonths => write!(f, "first {} months of {year:04}", last.month()),
        Kind::Days if first == last => write!(f, "{}", EnglishDay(first)),
        Kind::Days => write!(f, "{} to {}", EnglishDay(first), EnglishDay(last)),
    }
}

impl fmt::Display for Shown<InvalidPeriod> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.value.0, self.lang) {
            (invalid, Lang::En) => invalid.fmt(f),
            (Invalid::Year(year), Lang::Vi) => write!(f, "năm {year} không thuộc 1 đến 9999"),
            (Invalid::Number { part, number }, Lang::Vi) => {
                write!(f, "{} {number} không thuộc 1 đến {}", part.name().vi, part.most())
            }
            (Invalid::Backward { first, last }, Lang::Vi) => {
                let (first, last) = (VietnameseDay(first), VietnameseDay(last));
                write!(f, "kỳ kết thúc ngày {last}, trước ngày bắt đầu {first}")
            }
        }
    }
}

/// The word that means the number.
fn word(words: &[(&'static str, u32)], number: u32) -> &'static str {
    words.iter().find(|(_, meaning)| *meaning == number).map_or("", |(word, _)| word)
}

/// `01`, `02`, `3`: only the months that could be read as 10, 11 and 12 have a 0 before them.
struct VietnameseMonth(u32);

impl fmt::Display for VietnameseMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 3 { write!(f, "{:02}", self.0) } else { write!(f, "{}", self.0) }
    }
}

/// `01/01/2024`, `20/8/2024`.
pub(super) struct VietnameseDay(pub(super) NaiveDate);

impl fmt::Display for VietnameseDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = VietnameseMonth(self.0.month());
        write!(f, "{:02}/{month}/{:04}", self.0.day(), self.0.year())
    }
}

/// `20 August 2024`.
struct EnglishDay(NaiveDate);

impl fmt::Display for EnglishDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {:04}", self.0.day(), word(&MONTHS, self.0.month()), self.0.year())
    }
}
