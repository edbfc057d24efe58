//! Cells of a table, as people write them.

use core::fmt;

use chrono::{NaiveDate, NaiveTime};

use super::{
    Answer, AuthorityLevel, LegacyLevel, Outcome, PetitionClass, ServiceLevel, ServiceState,
};
use crate::code::{AgencyCode, Code, Coded};
use crate::number::{Shown, has_price_in_words};
use crate::text::{compose, excerpt};
use crate::time::{LimitUnit, TimeLimit, read_day};
use crate::{Lang, Name};

/// A cell that does not hold what its column asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError {
    column: &'static str,
    expected: Name,
    found: Found,
}

/// What stands in a cell, as an error tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    /// At most 40 characters of the text, and how many it has.
    Text(Box<str>, usize),
    Characters(usize),
}

/// Prints the English sentence.
impl fmt::Display for CellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lang(Lang::En).fmt(f)
    }
}

impl fmt::Display for Shown<&CellError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CellError { column, expected, found } = self.value;
        let expected = expected.in_lang(self.lang);
        match self.lang {
            Lang::Vi => write!(f, "cột {column}: cần {expected}, thấy ")?,
            Lang::En => write!(f, "column {column}: expected {expected}, found ")?,
        }
        match (found, self.lang) {
            (Found::Text(text, _), _) => fmt::Debug::fmt(text, f),
            (Found::Characters(count), Lang::Vi) => write!(f, "{count} ký tự"),
            (Found::Characters(count), Lang::En) => write!(f, "{count} characters"),
        }
    }
}

impl core::error::Error for CellError {}

impl CellError {
    /// The name of the column.
    pub const fn column(&self) -> &'static str {
        self.column
    }

    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }

    /// The same, with the text of the cell only if it is a day or as short as a code: in a table
    /// of petitions anything longer can be whoever sent it.
    pub(super) fn discreet(self) -> Self {
        let found = match self.found {
            Found::Text(text, count) if !is_harmless(&text) => Found::Characters(count),
            found => found,
        };
        Self { found, ..self }
    }
}

fn is_harmless(text: &str) -> bool {
    let like_day = text.bytes().all(|byte| byte.is_ascii_digit() || b"-/".contains(&byte));
    match text.len() {
        0..=4 => true,
        5..=10 => like_day && text.contains(['-', '/']),
        _ => false,
    }
}

/// One cell of a named column.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) column: &'static str,
    pub(super) text: &'a str,
}

impl fmt::Debug for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cell({})", self.column)
    }
}

impl Cell<'_> {
    pub(super) fn refused(self, expected: Name) -> CellError {
        let found = Found::Text(excerpt(self.text), self.text.chars().count());
        CellError { column: self.column, expected, found }
    }

    /// A yes, a no, or nothing: empty is not known.
    pub(super) fn flag(self) -> Result<Option<bool>, CellError> {
        match compose(self.text).to_lowercase().as_str() {
            "" => Ok(None),
            "1" | "true" | "yes" | "có" => Ok(Some(true)),
            "0" | "false" | "no" | "không" => Ok(Some(false)),
            _ => Err(self.refused(Name::new(
                "1, true, yes hoặc có, 0, false, no hoặc không, hoặc để trống",
                "1, true, yes or có, 0, false, no or không, or nothing",
            ))),
        }
    }

    /// A day: `2024-08-29`, or as Viet Nam writes it, `29/8/2024`; a time of that day behind it,
    /// which office programs add, is passed over. One with a zone is refused: it may be another
    /// day in Viet Nam.
    pub(super) fn day(self) -> Result<NaiveDate, CellError> {
        let text = compose(self.text);
        let is_time = |time: &str| {
            ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"]
                .iter()
                .any(|form| NaiveTime::parse_from_str(time, form).is_ok())
        };
        let parts = text.split_once([' ', 'T']).filter(|(_, time)| is_time(time));
        let text = parts.map_or(&*text, |(day, _)| day);
        read_day(text).map_err(|_| {
            self.refused(Name::new(
                "ngày như 29/8/2024 hoặc 2024-08-29",
                "a day such as 2024-08-29 or 29/8/2024",
            ))
        })
    }

    /// A day, or nothing.
    pub(super) fn day_if_any(self) -> Result<Option<NaiveDate>, CellError> {
        if self.is_empty() {
            return Ok(None);
        }
        let day = self.day().map(Some);
        day.map_err(|_| {
            self.refused(Name::new(
                "ngày như 29/8/2024 hoặc 2024-08-29, hoặc để trống",
                "a day such as 2024-08-29 or 29/8/2024, or nothing",
            ))
        })
    }

    pub(super) fn is_empty(self) -> bool {
        compose(self.text).is_empty()
    }

    /// A code, regular or as it came; `None` where nothing is written.
    pub(super) fn code<T: Code>(self) -> Option<Coded<T>> {
        Coded::read(self.text)
    }

    /// An agency as records are grouped by it: its code in the form of Decision 20/2020, or what
    /// is written, with single spaces.
    pub(super) fn agency(self) -> Option<Coded<AgencyCode>> {
        Coded::read(&compose(self.text)).map(|agency: Coded<AgencyCode>| agency.to_decision_20())
    }

    /// A level of service, or nothing.
    pub(super) fn level(self) -> Result<Option<ServiceLevel>, CellError> {
        if self.is_empty() {
            return Ok(None);
        }
        let level = self.text.parse().map(Some);
        level.map_err(|_| {
            self.refused(Name::new(
                "thông tin, một phần hoặc toàn trình, hoặc để trống",
                "information, partial or full, or nothing",
            ))
        })
    }

    /// A level of the scale before, or nothing: `4`, or `mức độ 4`.
    pub(super) fn legacy_level(self) -> Result<Option<LegacyLevel>, CellError> {
        let text = compose(self.text).to_lowercase();
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.strip_prefix("mức độ ").unwrap_or(&text).parse().ok();
        let level = number.and_then(|number| LegacyLevel::new(number).ok());
        level.map(Some).ok_or_else(|| {
            self.refused(Name::new("1, 2, 3 hoặc 4, hoặc để trống", "1, 2, 3 or 4, or nothing"))
        })
    }

    /// The one of `all` that the cell names, or nothing.
    fn one_of<T: Copy>(
        self,
        all: &[T],
        names: impl Fn(&T, &str) -> bool,
        expected: Name,
    ) -> Result<Option<T>, CellError> {
        let text = compose(self.text).to_lowercase();
        if text.is_empty() {
            return Ok(None);
        }
        let one = all.iter().find(|one| names(one, &text)).copied();
        one.map(Some).ok_or_else(|| self.refused(expected))
    }

    /// A level of authority, or nothing.
    pub(super) fn authority_level(self) -> Result<Option<AuthorityLevel>, CellError> {
        self.one_of(
            &AuthorityLevel::ALL,
            |level, text| text == level.id() || text == level.name().vi,
            Name::new(
                "ministry, province, district hoặc commune, hoặc để trống",
                "ministry, province, district or commune, or nothing",
            ),
        )
    }

    /// Where a service stands with the public, or nothing.
    pub(super) fn service_state(self) -> Result<Option<ServiceState>, CellError> {
        self.one_of(
            &ServiceState::ALL,
            |state, text| text == state.id() || text == state.name().vi,
            Name::new(
                "published, closing, testing hoặc not_published, hoặc để trống",
                "published, closing, testing or not_published, or nothing",
            ),
        )
    }

    /// A unit of time limits, or nothing.
    pub(super) fn unit(self) -> Result<Option<LimitUnit>, CellError> {
        if self.is_empty() {
            return Ok(None);
        }
        let unit = unit(self.text).map(Some);
        unit.ok_or_else(|| {
            self.refused(Name::new(
                "ngày làm việc, giờ làm việc, ngày hoặc tháng, hoặc để trống",
                "working_days, working_hours, days or months, or nothing",
            ))
        })
    }

    /// How far a petition has come, or nothing.
    pub(super) fn outcome(self) -> Result<Option<Outcome>, CellError> {
        self.one_of(
            &Outcome::ALL,
            |outcome, text| text == outcome.id() || text == outcome.name().vi,
            Name::new(
                "refused, asked, resolved, published hoặc open, hoặc để trống",
                "refused, asked, resolved, published or open, or nothing",
            ),
        )
    }

    /// What a petition is about, or nothing.
    pub(super) fn class(self) -> Result<Option<PetitionClass>, CellError> {
        self.one_of(
            &PetitionClass::ALL,
            |class, text| text == class.id() || text == class.name().vi,
            Name::new(
                "procedure, staff hoặc other, hoặc để trống",
                "procedure, staff or other, or nothing",
            ),
        )
    }

    /// Whether an answer was liked, or nothing: a flag, or the answer of a survey.
    pub(super) fn liked(self) -> Result<Option<bool>, CellError> {
        if let Ok(answer) = self.text.parse::<Answer>() {
            return Ok(Some(answer != Answer::NotSatisfied));
        }
        match compose(self.text).to_lowercase().as_str() {
            "liked" => Ok(Some(true)),
            "disliked" => Ok(Some(false)),
            _ => self.flag().map_err(|_| {
                self.refused(Name::new(
                    "cờ như 1 hoặc 0, liked hoặc disliked, hài lòng hoặc không hài lòng, hoặc để trống",
                    "a flag such as 1 or 0, liked or disliked, hài lòng or không hài lòng, or nothing",
                ))
            }),
        }
    }

    /// Whether there is a fee, or nothing: a flag, or a price in whole đồng.
    pub(super) fn fee(self) -> Result<Option<bool>, CellError> {
        self.flag().or_else(|_| {
            let price = has_price_in_words(self.text).map(Some);
            price.ok_or_else(|| {
                self.refused(Name::new(
                    "cờ như 1 hoặc 0, mức phí như 300.000, hoặc để trống",
                    "a flag such as 1 or 0, a price such as 300.000, or nothing",
                ))
            })
        })
    }

    /// A flag, or a count of which any but 0 is a yes.
    pub(super) fn flag_or_count(self) -> Result<Option<bool>, CellError> {
        let text = compose(self.text);
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Some(text.bytes().any(|byte| byte != b'0')));
        }
        self.flag().map_err(|_| {
            self.refused(Name::new(
                "số nguyên, yes hoặc có, no hoặc không, hoặc để trống",
                "a whole number, yes or có, no or không, or nothing",
            ))
        })
    }

    /// The amount of a time limit in halves, or nothing: `15`, or `0,5`.
    pub(super) fn halves(self) -> Result<Option<u32>, CellError> {
        let text = compose(self.text);
        if text.is_empty() {
            return Ok(None);
        }
        halves(&text).map(Some).ok_or_else(|| {
            self.refused(Name::new(
                "số nguyên hoặc nửa như 0,5, hoặc để trống",
                "a whole number or a half, or nothing",
            ))
        })
    }
}

/// How many halves a whole number or a half is: `15` is 30, `0,5` is 1.
pub(crate) fn halves(text: &str) -> Option<u32> {
    let (whole, half) = match text.split_once([',', '.']) {
        Some((whole, "5")) => (whole, 1),
        Some((whole, "0")) => (whole, 0),
        Some(_) => return None,
        None => (text, 0),
    };
    let digits = whole.bytes().all(|byte| byte.is_ascii_digit());
    let whole: u32 = whole.parse().ok().filter(|_| digits)?;
    whole.checked_mul(2)?.checked_add(half)
}

/// The unit of that name: the serialised one, or the Vietnamese one in any case. `Giờ` alone is
/// taken as working hours (our choice).
pub(crate) fn unit(text: &str) -> Option<LimitUnit> {
    match compose(text).to_lowercase().as_str() {
        "giờ" => Some(LimitUnit::WorkingHours),
        text => LimitUnit::ALL.into_iter().find(|unit| text == unit.id() || text == unit.name().vi),
    }
}

/// The time limit of that many halves of a unit; only working days are told in halves.
pub(crate) fn limit(halves: u32, unit: LimitUnit) -> Option<TimeLimit> {
    match unit {
        LimitUnit::WorkingDays => TimeLimit::half_working_days(halves),
        _ => halves.is_multiple_of(2).then(|| TimeLimit::of(halves / 2, unit)),
    }
}
