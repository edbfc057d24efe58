//! The digits of a published text, and the same text with other digits.

use crate::Lang;
use crate::number::{Fixed, Places};

/// Where the number stands in a published text, and how it is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Printed {
    text: Box<str>,
    // Invariant: both lie on the borders of characters of the text.
    start: usize,
    end: usize,
    lang: Lang,
}

impl Printed {
    pub(super) fn new(text: &str, lang: Lang) -> Self {
        let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let (before, after) = text.split_at(digit);
        let sign = before.chars().next_back().filter(|c| matches!(c, '-' | '−'));
        let length = after
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(after.len());
        let start = digit - sign.map_or(0, char::len_utf8);
        Self { text: text.into(), start, end: digit + length, lang }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    fn number(&self) -> &str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    fn marks(&self) -> (char, char) {
        match self.lang {
            Lang::Vi => ('.', ','),
            Lang::En => (',', '.'),
        }
    }

    /// The digits as they are compared: no groups, a point for the decimal mark.
    pub(super) fn digits(&self) -> String {
        let (group, mark) = self.marks();
        let plain = |c| match c {
            '−' => '-',
            c if c == mark => '.',
            c => c,
        };
        self.number().chars().filter(|&c| c != group).map(plain).collect()
    }

    /// Those digits for another number, with the leading zeros of this one: `09` becomes `08`.
    pub(super) fn digits_of(&self, number: Fixed) -> String {
        let own = self.digits();
        let own = own.trim_start_matches('-');
        let whole = own.split('.').next().unwrap_or_default();
        let width = if whole.starts_with('0') { whole.len() } else { 1 };
        let scale = u128::from(number.places().scale());
        let magnitude = number.units().unsigned_abs();
        let sign = if number.units() < 0 { "-" } else { "" };
        let digits = format!("{sign}{:0width$}", magnitude / scale);
        if number.places() > Places::ZERO {
            let places = usize::from(number.places().get());
            let behind = magnitude % scale;
            return format!("{digits}.{behind:0places$}");
        }
        digits
    }

    /// The text with those digits in place of its own, grouped as the text is.
    pub(super) fn with_digits(&self, digits: &str) -> String {
        let (group, mark) = self.marks();
        let own = self.digits();
        let ungrouped = |digits: &str| {
            digits.trim_start_matches('-').split('.').next().unwrap_or_default().len() > 3
        };
        let grouped = self.number().contains(group) || !ungrouped(&own);
        let (sign, magnitude) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
        let (whole, places) = match magnitude.split_once('.') {
            Some((whole, places)) => (whole, Some(places)),
            None => (magnitude, None),
        };
        let mut number = String::from(sign);
        for (index, digit) in whole.chars().enumerate() {
            if grouped && index > 0 && (whole.len() - index).is_multiple_of(3) {
                number.push(group);
            }
            number.push(digit);
        }
        if let Some(places) = places {
            number.push(mark);
            number.push_str(places);
        }
        let around = |range| self.text.get(range).unwrap_or_default();
        format!("{}{number}{}", around(0..self.start), around(self.end..self.text.len()))
    }
}

/// Every number that one edit turns the digits into, as digits; some more than once.
pub(super) fn neighbours(digits: &str) -> Vec<String> {
    let chars: Vec<char> = digits.chars().collect();
    let mut found = Vec::new();
    let keep = |from: usize, to: usize| chars.get(from..to).unwrap_or_default().iter();
    for index in 0..=chars.len() {
        for put in "0123456789.".chars() {
            found.push(keep(0, index).chain([&put]).chain(keep(index, chars.len())).collect());
            if index < chars.len() {
                let rest = keep(index + 1, chars.len());
                found.push(keep(0, index).chain([&put]).chain(rest).collect());
            }
        }
        if let (Some(one), Some(two)) = (chars.get(index), chars.get(index + 1)) {
            let rest = keep(index + 2, chars.len());
            found.push(keep(0, index).chain([two, one]).chain(rest).collect());
        }
        if index < chars.len() {
            found.push(keep(0, index).chain(keep(index + 1, chars.len())).collect());
        }
    }
    found
}

/// The number that digits write, unless they are malformed or begin with a 0 that `padded` does
/// not allow.
pub(super) fn number(digits: &str, padded: bool) -> Option<Fixed> {
    let magnitude = digits.strip_prefix('-').unwrap_or(digits);
    let whole = magnitude.split('.').next().unwrap_or_default();
    if !padded && whole.len() > 1 && whole.starts_with('0') {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str, lang: Lang, digits: &str) -> String {
        Printed::new(text, lang).with_digits(digits)
    }

    #[test]
    fn other_digits_are_printed_as_the_text_was() {
        assert_eq!(with("1.644", Lang::Vi, "1664"), "1.664");
        assert_eq!(with("hơn 1,9 triệu", Lang::Vi, "2.4"), "hơn 2,4 triệu");
        assert_eq!(with("1644", Lang::Vi, "11664"), "11664");
        assert_eq!(with("644", Lang::Vi, "1644"), "1.644");
        assert_eq!(with("over 1,234.5%", Lang::En, "-1234567.5"), "over -1,234,567.5%");
        let padded = Printed::new("09", Lang::Vi);
        assert_eq!(padded.digits_of(Fixed::new(8, Places::ZERO)), "08");
        assert_eq!(padded.digits_of(Fixed::new(18, Places::ZERO)), "18");
        assert_eq!(Printed::new("−7,45%", Lang::Vi).digits(), "-7.45");
    }

    #[test]
    fn neighbours_are_one_edit_away_and_complete() {
        let near = neighbours("48.6");
        for text in ["48.62", "48", "4.86", "486", "48.5", "8.6", "84.6", "048.6"] {
            let text = if text == "48" { "48." } else { text };
            assert!(near.iter().any(|found| found == text), "{text}");
        }
        for found in near {
            assert!(super::super::Edits::between("48.6", &found).count() <= 1, "{found}");
        }
    }
}
