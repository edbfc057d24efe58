//! Reading figures as Vietnamese and English text prints them.

use super::fixed::{Digits, Fixed, Places};
use super::numeral::{Numeral, Qualifier, Rounded, Value};
use super::percent::Percent;
use super::share::{PartOverWhole, Share};
use super::shown::{Shown, decimal_mark, group_mark};
use crate::Lang;
use crate::text::{compose, excerpt, strip_word};

/// A text that is no figure, or more than one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseNumeralError(#[from] pub(super) Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("expected a digit, found {found:?} at character {at} of {text:?}")]
    NotADigit { found: char, at: usize, text: Box<str> },
    #[error("expected a digit, found the end of {text:?}")]
    End { text: Box<str> },
    #[error(
        "{mark:?} at character {at} of {text:?} groups thousands, so 3 digits must follow it, not {digits}"
    )]
    Group { mark: char, at: usize, digits: usize, text: Box<str> },
    #[error(
        "{mark:?} at character {at} of {text:?} groups thousands, so 1 to 3 digits without a leading 0 must stand before it"
    )]
    FirstGroup { mark: char, at: usize, text: Box<str> },
    #[error("{mark:?} at character {at} of {text:?} stands behind the decimal mark")]
    BehindDecimals { mark: char, at: usize, text: Box<str> },
    #[error("the number at character {at} of {text:?} has more than 16 decimal places")]
    TooManyPlaces { at: usize, text: Box<str> },
    #[error("the number at character {at} of {text:?} is too large")]
    TooLarge { at: usize, text: Box<str> },
    #[error("the number at character {at} of {text:?} must be a whole count")]
    NotACount { at: usize, text: Box<str> },
    #[error("unexpected {rest:?} at character {at} of {text:?}")]
    Rest { rest: Box<str>, at: usize, text: Box<str> },
    #[error("\"từ\" must end in \"trở lên\", found the end of {text:?}")]
    NotUpward { text: Box<str> },
    #[error("{over} in {text:?}")]
    Share { over: PartOverWhole, text: Box<str> },
}

impl ParseNumeralError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

/// The words that loosen a figure, the one that is written first of each meaning; a longer word
/// stands before the one it begins with.
pub(super) const fn qualifiers(lang: Lang) -> &'static [(&'static str, Qualifier)] {
    match lang {
        Lang::Vi => &[
            ("hơn", Qualifier::Over),
            ("trên", Qualifier::Over),
            ("gần", Qualifier::Nearly),
            ("khoảng", Qualifier::About),
            ("ít nhất", Qualifier::AtLeast),
            ("đến", Qualifier::AtMost),
            ("tối đa", Qualifier::AtMost),
            ("trong nhóm", Qualifier::AtMost),
            ("dưới", Qualifier::Below),
        ],
        Lang::En => &[
            ("over", Qualifier::Over),
            ("more than", Qualifier::Over),
            ("nearly", Qualifier::Nearly),
            ("almost", Qualifier::Nearly),
            ("about", Qualifier::About),
            ("around", Qualifier::About),
            ("at least", Qualifier::AtLeast),
            ("up to", Qualifier::AtMost),
            ("at most", Qualifier::AtMost),
            ("below", Qualifier::Below),
            ("under", Qualifier::Below),
            ("less than", Qualifier::Below),
        ],
    }
}

/// The words for powers of ten, the one that is written first of each power; a longer word
/// stands before the one it begins with.
pub(super) const fn powers(lang: Lang) -> &'static [(&'static str, u8)] {
    match lang {
        Lang::Vi => &[
            ("nghìn tỷ", 12),
            ("nghìn tỉ", 12),
            ("ngàn tỷ", 12),
            ("ngàn tỉ", 12),
            ("tỷ", 9),
            ("tỉ", 9),
            ("triệu", 6),
            ("nghìn", 3),
            ("ngàn", 3),
        ],
        Lang::En => &[("trillion", 12), ("billion", 9), ("million", 6), ("thousand", 3)],
    }
}

/// Reads one figure.
pub(super) fn numeral(text: &str, lang: Lang) -> Result<Numeral, ParseNumeralError> {
    let text = compose(text);
    let mut reader = Reader { text: &text, rest: &text, lang };
    reader.numeral().map_err(ParseNumeralError)
}

/// What is left of a composed text; a place is the number of characters before it, and one.
struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
    lang: Lang,
}

impl<'a> Reader<'a> {
    fn at(&self) -> usize {
        1 + self.text.chars().count() - self.rest.chars().count()
    }

    fn quoted(&self) -> Box<str> {
        excerpt(self.text)
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }

    /// Takes the word if it comes next, in any case, and is not the beginning of a longer one.
    fn take_word(&mut self, word: &str) -> bool {
        strip_word(self.rest, word).map(|rest| self.rest = rest).is_some()
    }

    fn take_one_of<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        words.iter().find_map(|&(word, meaning)| self.take_word(word).then_some(meaning))
    }

    fn take_mark(&mut self, mark: char) -> bool {
        self.rest.strip_prefix(mark).map(|rest| self.rest = rest).is_some()
    }

    fn numeral(&mut self) -> Result<Numeral, Fault> {
        self.space();
        let upward = self.lang == Lang::Vi && self.take_word("từ");
        let qualifier = if upward {
            Qualifier::AtLeast
        } else {
            self.take_one_of(qualifiers(self.lang)).unwrap_or_default()
        };
        let value = self.value()?;
        self.space();
        if upward && !self.take_word("trở lên") && self.rest.is_empty() {
            return Err(Fault::NotUpward { text: self.quoted() });
        }
        if self.rest.is_empty() {
            Ok(Numeral { qualifier, value })
        } else {
            Err(Fault::Rest { rest: excerpt(self.rest), at: self.at(), text: self.quoted() })
        }
    }

    fn value(&mut self) -> Result<Value, Fault> {
        let at = self.at();
        let number = self.number()?;
        if self.take_mark('/') {
            let whole_at = self.at();
            let whole = self.number()?;
            let (part, whole) = (self.count(number, at)?, self.count(whole, whole_at)?);
            return Share::new(part, whole)
                .map(Value::Share)
                .map_err(|over| Fault::Share { over, text: self.quoted() });
        }
        self.space();
        if self.take_mark('%') {
            return Ok(Value::Percent(Percent::new(number.units(), number.places())));
        }
        let power = self.take_one_of(powers(self.lang));
        if power.is_none() && number.places() == Places::ZERO {
            return self.count(number, at).map(Value::Count);
        }
        Rounded::new(number, power.unwrap_or(0))
            .map(Value::Rounded)
            .ok_or_else(|| Fault::TooLarge { at, text: self.quoted() })
    }

    fn count(&self, number: Fixed, at: usize) -> Result<u64, Fault> {
        if number.places() > Places::ZERO || number.units() < 0 {
            return Err(Fault::NotACount { at, text: self.quoted() });
        }
        u64::try_from(number.units()).map_err(|_| Fault::TooLarge { at, text: self.quoted() })
    }

    /// A number with its groups and decimals.
    fn number(&mut self) -> Result<Fixed, Fault> {
        let (group, mark) = (group_mark(self.lang), decimal_mark(self.lang));
        let at = self.at();
        let negative = self.take_mark('-') || self.take_mark('−');
        let mut digits = Digits::of(negative);
        let mut add = |run: &str, text: &str| {
            run.bytes()
                .try_for_each(|digit| digits.push(u32::from(digit - b'0')))
                .ok_or_else(|| Fault::TooLarge { at, text: excerpt(text) })
        };
        let first = self.run()?;
        add(first, self.text)?;
        let mut before = (first.len(), first.starts_with('0'));
        while self.rest.starts_with(group) {
            let here = self.rest;
            if !matches!(before, (1..=3, false)) {
                return Err(Fault::FirstGroup { mark: group, at: self.at(), text: self.quoted() });
            }
            self.take_mark(group);
            let run = self.run()?;
            if run.len() != 3 {
                let digits = run.len();
                self.rest = here;
                return Err(Fault::Group {
                    mark: group,
                    at: self.at(),
                    digits,
                    text: self.quoted(),
                });
            }
            add(run, self.text)?;
            before = (3, false);
        }
        let decimals = if self.take_mark(mark) { self.run()? } else { "" };
        if !decimals.is_empty() && self.rest.starts_with([group, mark]) {
            let mark = if self.rest.starts_with(group) { group } else { mark };
            return Err(Fault::BehindDecimals { mark, at: self.at(), text: self.quoted() });
        }
        let places = u8::try_from(decimals.len()).ok().and_then(|n| Places::new(n).ok());
        let places = places.ok_or_else(|| Fault::TooManyPlaces { at, text: self.quoted() })?;
        add(decimals, self.text)?;
        Ok(Fixed::new(digits.units, places))
    }

    /// One run of ASCII digits, at least one.
    fn run(&mut self) -> Result<&'a str, Fault> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let (run, rest) = self.rest.split_at(end);
        if run.is_empty() {
            let text = self.quoted();
            return Err(match rest.chars().next() {
                Some(found) => Fault::NotADigit { found, at: self.at(), text },
                None => Fault::End { text },
            });
        }
        self.rest = rest;
        Ok(run)
    }
}
