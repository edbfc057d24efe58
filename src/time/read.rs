//! Reading periods as ISO, Vietnamese and English text writes them.

use chrono::{Datelike, NaiveDate};

use super::part::Part;
use super::period::{Invalid, InvalidPeriod, Kind, Period};
use crate::number::Shown;
use crate::text::{compose, excerpt, strip_word};
use crate::{Lang, Name};

/// How errors call a year and a day.
pub(super) const YEAR: Name = Name::new("năm", "year");
pub(super) const DAY: Name = Name::new("ngày", "day");

/// A text that is no period, or more than one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParsePeriodError(#[from] pub(super) Fault);

impl ParsePeriodError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("expected {} at character {at} of {text:?}", what.en)]
    Expected { what: Name, at: usize, text: Box<str> },
    #[error("the {} at character {at} of {text:?} must have {}, not {found}", name.en, digits.en)]
    Width { name: Name, digits: Name, found: usize, at: usize, text: Box<str> },
    #[error("{} {number} at character {at} of {text:?} is not 1 to {most}", name.en)]
    Number { name: Name, number: u32, most: u32, at: usize, text: Box<str> },
    #[error("day {day} at character {at} of {text:?} is not 1 to {most}, the days of {month}")]
    NoSuchDay { day: u32, most: u64, month: Period, at: usize, text: Box<str> },
    #[error("the number of months at character {at} of {text:?} must be 6 before \"cuối\"")]
    NotAHalf { at: usize, text: Box<str> },
    #[error("the ends of {text:?} must be two months or two days")]
    Ends { text: Box<str> },
    #[error("the range {text:?} ends on {last}, before it starts on {first}")]
    Backward { first: NaiveDate, last: NaiveDate, text: Box<str> },
    #[error("unexpected {rest:?} at character {at} of {text:?}")]
    Rest { rest: Box<str>, at: usize, text: Box<str> },
}

/// Reads one period in a language.
pub(super) fn period(text: &str, lang: Lang) -> Result<Period, ParsePeriodError> {
    let text = compose(text);
    let mut reader = Reader { text: &text, rest: &text };
    let period = match lang {
        Lang::Vi => reader.vietnamese()?,
        Lang::En => reader.english()?,
    };
    Ok(reader.end(period)?)
}

/// Reads one period as ISO text.
pub(super) fn iso(text: &str) -> Result<Period, ParsePeriodError> {
    let mut reader = Reader { text, rest: text };
    let period = reader.iso()?;
    Ok(reader.end(period)?)
}

/// What is left of a text; a place is the number of characters before it, and one.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) rest: &'a str,
}

/// A number as it was written: where it stands is worked out only for an error.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) number: u32,
    pub(super) digits: usize,
    /// The rest of the text from it on.
    pub(super) from: &'a str,
}

impl<'a> Reader<'a> {
    /// The place where that rest of the text begins.
    pub(super) fn place(&self, from: &str) -> usize {
        1 + self.text.chars().count() - from.chars().count()
    }

    pub(super) fn quoted(&self) -> Box<str> {
        excerpt(self.text)
    }

    pub(super) fn expected<T>(&self, what: Name) -> Result<T, Fault> {
        Err(Fault::Expected { what, at: self.place(self.rest), text: self.quoted() })
    }

    pub(super) fn end(&self, period: Period) -> Result<Period, Fault> {
        if self.rest.is_empty() {
            return Ok(period);
        }
        let (rest, at) = (excerpt(self.rest), self.place(self.rest));
        Err(Fault::Rest { rest, at, text: self.quoted() })
    }

    pub(super) fn take(&mut self, mark: &str) -> bool {
        self.rest.strip_prefix(mark).map(|rest| self.rest = rest).is_some()
    }

    pub(super) fn space(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }

    /// Takes the word if it comes next, in any case, and is not the beginning of a longer one.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        strip_word(self.rest, word).map(|rest| self.rest = rest).is_some()
    }

    pub(super) fn take_one_of(&mut self, words: &[(&str, u32)]) -> Option<Written<'a>> {
        let from = self.rest;
        let number =
            words.iter().find_map(|&(word, number)| self.take_word(word).then_some(number));
        number.map(|number| Written { number, digits: 0, from })
    }

    /// One run of ASCII digits, perhaps empty; its number is 0 when it is too long to matter.
    pub(super) fn take_digits(&mut self) -> Written<'a> {
        let from = self.rest;
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (run, rest) = from.split_at(end);
        self.rest = rest;
        Written { number: run.parse().unwrap_or(0), digits: run.len(), from }
    }

    /// Refuses a number that is not written with so many digits.
    pub(super) fn of_width(
        &self,
        name: Name,
        written: Written<'a>,
        least: usize,
        most: usize,
    ) -> Result<Written<'a>, Fault> {
        if (least..=most).contains(&written.digits) {
            return Ok(written);
        }
        let digits = match (least, most) {
            (_, 1) => Name::new("1 chữ số", "1 digit"),
            (1, _) => Name::new("1 hoặc 2 chữ số", "1 or 2 digits"),
            (2, _) => Name::new("2 chữ số", "2 digits"),
            _ => Name::new("4 chữ số", "4 digits"),
        };
        let (found, at) = (written.digits, self.place(written.from));
        Err(Fault::Width { name, digits, found, at, text: self.quoted() })
    }

    /// A number of 1 or 2 digits among words, and the spaces behind it; `what` is expected where
    /// there is none.
    pub(super) fn number(&mut self, name: Name, what: Name) -> Result<Written<'a>, Fault> {
        if !self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            return self.expected(what);
        }
        let written = self.take_digits();
        self.space();
        self.of_width(name, written, 1, 2)
    }

    pub(super) fn year(&mut self) -> Result<Written<'a>, Fault> {
        if !self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            return self.expected(Name::new("năm gồm 4 chữ số", "a year of 4 digits"));
        }
        let written = self.take_digits();
        self.of_width(YEAR, written, 4, 4)
    }

    /// Makes a period of a number and a year, or says which of them is none.
    pub(super) fn make(
        &self,
        new: fn(i32, u32) -> Result<Period, InvalidPeriod>,
        number: Written<'a>,
        year: Written<'a>,
    ) -> Result<Period, Fault> {
        new(year.number.cast_signed(), number.number).map_err(|InvalidPeriod(invalid)| {
            let (name, from, bad, most) = match invalid {
                Invalid::Number { part, number: bad } => {
                    (part.name(), number.from, bad, part.most())
                }
                _ => (YEAR, year.from, year.number, 9999),
            };
            let (at, text) = (self.place(from), self.quoted());
            Fault::Number { name, number: bad, most, at, text }
        })
    }

    pub(super) fn make_year(&self, year: Written<'a>) -> Result<Period, Fault> {
        self.make(|year, _| Period::year(year), year, year)
    }

    /// One day, as a range.
    pub(super) fn make_day(
        &self,
        day: Written<'a>,
        month: Written<'a>,
        year: Written<'a>,
    ) -> Result<Period, Fault> {
        let whole = self.make(Period::month, month, year)?;
        NaiveDate::from_ymd_opt(year.number.cast_signed(), month.number, day.number)
            .and_then(|day| Period::range(day, day).ok())
            .ok_or_else(|| Fault::NoSuchDay {
                day: day.number,
                most: whole.days(),
                month: whole,
                at: self.place(day.from),
                text: self.quoted(),
            })
    }

    /// From the first day of one period to the last day of the other.
    pub(super) fn between(&self, start: Period, end: Period) -> Result<Period, Fault> {
        let (first, last) = (start.first(), end.last());
        Period::range(first, last).map_err(|_| Fault::Backward { first, last, text: self.quoted() })
    }
}

/// ISO text: nothing is composed, and case counts.
impl Reader<'_> {
    fn iso(&mut self) -> Result<Period, Fault> {
        let start = self.iso_point()?;
        if !self.take("..") {
            return Ok(start);
        }
        let end = self.iso_point()?;
        match (start.kind(), end.kind()) {
            (Kind::Days, Kind::Days) => self.between(start, end),
            (Kind::Month, Kind::Month) => {
                let range = self.between(start, end)?;
                let last = range.last();
                let months = Period::first_months(last.year(), last.month()).ok();
                Ok(months.filter(|months| months.same_days(range)).unwrap_or(range))
            }
            _ => Err(Fault::Ends { text: self.quoted() }),
        }
    }

    /// `2024`, `2024-07`, `2024-08-20`, `2024-Q1` or `2024-H1`.
    fn iso_point(&mut self) -> Result<Period, Fault> {
        let year = self.year()?;
        if !self.take("-") {
            return self.make_year(year);
        }
        if self.take("Q") {
            let quarter = self.take_digits();
            let quarter = self.of_width(Part::Quarter.name(), quarter, 1, 1)?;
            return self.make(Period::quarter, quarter, year);
        }
        if self.take("H") {
            let half = self.take_digits();
            let half = self.of_width(Part::Half.name(), half, 1, 1)?;
            return self.make(Period::half, half, year);
        }
        let month = self.take_digits();
        let month = self.of_width(Part::Month.name(), month, 2, 2)?;
        if !self.take("-") {
            return self.make(Period::month, month, year);
        }
        let day = self.take_digits();
        let day = self.of_width(DAY, day, 2, 2)?;
        self.make_day(day, month, year)
    }
}
