//! The words and the grammar of periods in Vietnamese and in English.

use super::part::Part;
use super::period::Period;
use super::read::{DAY, Fault, Reader, Written};
use crate::Name;
use crate::text::strip_word;

/// The numbers of quarters, the longest first.
pub(super) const ROMAN: [(&str, u32); 4] = [("IV", 4), ("III", 3), ("II", 2), ("I", 1)];

/// The English names of the months.
pub(super) const MONTHS: [(&str, u32); 12] = [
    ("January", 1),
    ("February", 2),
    ("March", 3),
    ("April", 4),
    ("May", 5),
    ("June", 6),
    ("July", 7),
    ("August", 8),
    ("September", 9),
    ("October", 10),
    ("November", 11),
    ("December", 12),
];

/// Vietnamese text.
impl<'a> Reader<'a> {
    pub(super) fn vietnamese(&mut self) -> Result<Period, Fault> {
        if self.take_word("quý") || self.take_word("quí") {
            let quarter = match self.take_one_of(&ROMAN) {
                Some(quarter) => quarter,
                None => self.number(
                    Part::Quarter.name(),
                    Name::new("quý, I đến IV hoặc 1 đến 4,", "a quarter, I to IV or 1 to 4,"),
                )?,
            };
            let year = self.vietnamese_year()?;
            return self.make(Period::quarter, quarter, year);
        }
        if self.take_word("tháng") {
            let month = self
                .number(Part::Month.name(), Name::new("số của tháng", "the number of a month"))?;
            let year = self.vietnamese_year()?;
            return self.make(Period::month, month, year);
        }
        if self.take_word("nửa") {
            let half = self.vietnamese_half()?;
            let year = self.vietnamese_year()?;
            return self.make(Period::half, half, year);
        }
        if self.take_word("năm") {
            let year = self.year()?;
            return self.make_year(year);
        }
        if self.take_word("từ") {
            let start = self.vietnamese_day()?;
            return if self.take_word("đến") {
                self.vietnamese_range_to(start)
            } else {
                self.expected(Name::new("\"đến\" và một ngày", "\"đến\" and a day"))
            };
        }
        let mut ahead = *self;
        let number = ahead.take_digits();
        ahead.space();
        if number.digits > 0 && !ahead.rest.starts_with('/') {
            if ahead.take_word("tháng") {
                *self = ahead;
                return self.vietnamese_months(number);
            }
            let year = self.year()?;
            return self.make_year(year);
        }
        if number.digits == 0 && strip_word(self.rest, "ngày").is_none() {
            return self.expected(Name::new("một kỳ", "a period"));
        }
        if number.digits > 0 && ahead.comes_slash_and_year() {
            let month = self
                .number(Part::Month.name(), Name::new("số của tháng", "the number of a month"))?;
            let year = self.vietnamese_year()?;
            return self.make(Period::month, month, year);
        }
        let start = self.vietnamese_day()?;
        if self.take_word("đến") { self.vietnamese_range_to(start) } else { Ok(start) }
    }

    /// What follows `7 tháng`.
    fn vietnamese_months(&mut self, months: Written<'a>) -> Result<Period, Fault> {
        let months = self.of_width(Part::Months.name(), months, 1, 2)?;
        let half = self.vietnamese_half()?;
        let year = self.vietnamese_year()?;
        match (half.number, months.number) {
            (1, _) => self.make(Period::first_months, months, year),
            (_, 6) => self.make(Period::half, half, year),
            _ => Err(Fault::NotAHalf { at: self.place(months.from), text: self.quoted() }),
        }
    }

    fn vietnamese_half(&mut self) -> Result<Written<'a>, Fault> {
        match self.take_one_of(&[("đầu", 1), ("cuối", 2)]) {
            Some(half) => Ok(half),
            None => self.expected(Name::new("\"đầu\" hoặc \"cuối\"", "\"đầu\" or \"cuối\"")),
        }
    }

    /// `/2024` or `năm 2024`.
    fn vietnamese_year(&mut self) -> Result<Written<'a>, Fault> {
        if !self.take("/") && !self.take_word("năm") {
            return self.expected(Name::new(
                "\"/\" hoặc \"năm\" và số năm",
                "\"/\" or \"năm\" and a year",
            ));
        }
        self.space();
        self.year()
    }

    /// Whether `/2024` comes next and nothing of a day behind it: what stands before is a month.
    fn comes_slash_and_year(mut self) -> bool {
        if !self.take("/") {
            return false;
        }
        self.space();
        let year = self.take_digits();
        self.space();
        year.digits > 2 && !self.rest.starts_with('/')
    }

    /// `20/8/2024`, `ngày 20/8/2024` or `ngày 20 tháng 8 năm 2024`.
    fn vietnamese_day(&mut self) -> Result<Period, Fault> {
        let worded = self.take_word("ngày");
        let from = *self;
        let day = self.number(DAY, Name::new("một ngày", "a day"))?;
        if self.comes_slash_and_year() {
            return from.expected(Name::new(
                "ngày, tháng và năm, không chỉ tháng,",
                "a day, a month and a year, not a month alone,",
            ));
        }
        if !(self.take("/") || worded && self.take_word("tháng")) {
            return self.expected(Name::new("\"/\" và số của tháng", "\"/\" and a month"));
        }
        self.space();
        let month =
            self.number(Part::Month.name(), Name::new("số của tháng", "the number of a month"))?;
        let year = self.vietnamese_year()?;
        self.space();
        self.make_day(day, month, year)
    }

    fn vietnamese_range_to(&mut self, start: Period) -> Result<Period, Fault> {
        self.take_word("hết");
        let end = self.vietnamese_day()?;
        self.between(start, end)
    }
}

/// English text.
impl<'a> Reader<'a> {
    pub(super) fn english(&mut self) -> Result<Period, Fault> {
        if self.take_word("Q") {
            let quarter = self
                .number(Part::Quarter.name(), Name::new("quý, 1 đến 4,", "a quarter, 1 to 4,"))?;
            let year = self.year()?;
            return self.make(Period::quarter, quarter, year);
        }
        if let Some(month) = self.take_one_of(&MONTHS) {
            let year = self.year()?;
            return self.make(Period::month, month, year);
        }
        if let Some(half) = self.take_one_of(&[("first", 1), ("second", 2)]) {
            return self.english_part(half);
        }
        let ranged = self.take_word("from");
        let mut ahead = *self;
        match ahead.take_digits().digits {
            0 if !ranged => return self.expected(Name::new("một kỳ", "a period")),
            3.. if !ranged => {
                let year = self.year()?;
                return self.make_year(year);
            }
            _ => {}
        }
        let start = self.english_day()?;
        if self.take_word("to") {
            let end = self.english_day()?;
            return self.between(start, end);
        }
        if ranged {
            self.expected(Name::new("\"to\" và một ngày", "\"to\" and a day"))
        } else {
            Ok(start)
        }
    }

    /// What follows `first` or `second`: a half, or so many months.
    fn english_part(&mut self, half: Written<'a>) -> Result<Period, Fault> {
        if self.take_word("half") {
            let year = self.english_year()?;
            return self.make(Period::half, half, year);
        }
        if half.number != 1 {
            return self.expected(Name::new("\"half\"", "\"half\""));
        }
        // The first month is the first 1 months: its number is 1, like that of the half.
        let mut months = half;
        if !self.take_word("month") {
            months = self.number(
                Part::Months.name(),
                Name::new(
                    "\"half\", \"month\" hoặc số tháng",
                    "\"half\", \"month\" or a number of months",
                ),
            )?;
            if !self.take_word("months") && !self.take_word("month") {
                return self.expected(Name::new("\"months\"", "\"months\""));
            }
        }
        let year = self.english_year()?;
        self.make(Period::first_months, months, year)
    }

    /// `of 2024`.
    fn english_year(&mut self) -> Result<Written<'a>, Fault> {
        if self.take_word("of") {
            self.year()
        } else {
            self.expected(Name::new("\"of\" và số năm", "\"of\" and a year"))
        }
    }

    /// `20 August 2024`.
    fn english_day(&mut self) -> Result<Period, Fault> {
        let day = self.number(DAY, Name::new("một ngày", "a day"))?;
        let Some(month) = self.take_one_of(&MONTHS) else {
            return self.expected(Name::new("tên của tháng", "the name of a month"));
        };
        let year = self.year()?;
        self.space();
        self.make_day(day, month, year)
    }
}
