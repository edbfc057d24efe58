//! Text as it arrives: in NFC or NFD, with no-break spaces, as a string in a document.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use std::borrow::Cow;

use serde::de::{Error, Visitor};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text composed (NFC), with plain single spaces between its words and none around them.
pub(crate) fn compose(text: &str) -> Cow<'_, str> {
    let plain = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    let spaced = text.split(' ').all(|word| !word.is_empty() && !word.contains(is_space));
    if plain && spaced {
        return Cow::Borrowed(text);
    }
    let composed: String = text.nfc().collect();
    let words: Vec<&str> = composed.split(is_space).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// The text composed (NFC) with no white space around it; what stands inside stays as it is.
pub(crate) fn compose_trimmed(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// The text without the white space around it.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    match *text.as_bytes() {
        // Most texts begin and end with a letter or digit.
        [one] if one.is_ascii_graphic() => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => trim_slowly(text),
    }
}

fn trim_slowly(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// White space, the no-break kinds included, and the zero-width marks that copying leaves behind.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}')
}

/// The text as an error quotes it: at most 40 characters of it.
pub(crate) fn excerpt(text: &str) -> Box<str> {
    match text.char_indices().nth(40) {
        Some(_) => text.chars().take(39).chain(['…']).collect(),
        None => text.into(),
    }
}

/// Text as `Debug` shows it where a person's name or number can stand in the wrong field: what
/// looks like a code as it is, and of any other the number of its characters.
pub(crate) struct Discreet<'a>(pub(crate) &'a str);

impl fmt::Debug for Discreet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = *self;
        let like_code = |c: char| c.is_ascii_alphanumeric() || ".-_/:'".contains(c);
        if text.len() <= 64 && text.chars().all(like_code) {
            fmt::Debug::fmt(text, f)
        } else {
            write!(f, "<{} characters>", text.chars().count())
        }
    }
}

/// What follows the word at the beginning of a composed text, in any case, and the spaces behind
/// it; `None` if the text begins otherwise, or with a longer word.
pub(crate) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    let same = word.chars().all(|letter| {
        rest.next().is_some_and(|found| found.to_lowercase().eq(letter.to_lowercase()))
    });
    let rest = rest.as_str();
    (same && !rest.starts_with(char::is_alphabetic)).then(|| rest.trim_start_matches(' '))
}

/// Reads a value from a text of any serde format by its `FromStr`, so that the wire has no door
/// of its own.
pub(crate) fn deserialize_from_str<'de, D, T>(
    deserializer: D,
    expected: &'static str,
) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    struct FromText<T>(&'static str, PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for FromText<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    deserializer.deserialize_str(FromText(expected, PhantomData))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use unicode_normalization::UnicodeNormalization;

    use super::{compose, excerpt, is_space, trim, trim_slowly};

    #[test]
    fn plain_text_is_not_copied() {
        for text in ["1.797", "hơn 1,9 triệu"] {
            assert!(matches!(compose(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn marks_are_composed_and_spaces_made_plain() {
        let decomposed: String = "hơn 1,9 triệu".nfd().collect();
        assert_ne!(decomposed, "hơn 1,9 triệu");
        assert_eq!(compose(&decomposed), "hơn 1,9 triệu");
        // No-break, narrow, thin, ideographic, and of no width at all.
        for space in ['\u{a0}', '\u{202f}', '\u{2009}', '\u{3000}', '\t', '\u{200b}', '\u{feff}'] {
            let text = format!("{space}50,4{space} {space}%{space}");
            assert_eq!(compose(&text), "50,4 %", "{space:?}");
        }
        assert_eq!(compose(" \n"), "");
    }

    #[test]
    fn trimming_takes_white_space_of_any_kind_and_nothing_else() {
        for text in [
            "",
            "a",
            "ệ",
            "1 ",
            " 1",
            "\u{a0}ab\u{feff}",
            "a b",
            "\u{200b}",
            "!",
            "\0",
            "a\u{2060}",
        ] {
            assert_eq!(trim(text), trim_slowly(text), "{text:?}");
            assert!(!trim(text).starts_with(is_space) && !trim(text).ends_with(is_space));
        }
        assert_eq!(trim(" a b\u{a0}"), "a b");
    }

    #[test]
    fn an_excerpt_has_40_characters_at_most() {
        assert_eq!(&*excerpt(&"ệ".repeat(40)), "ệ".repeat(40));
        assert_eq!(&*excerpt(&"ệ".repeat(41)), format!("{}…", "ệ".repeat(39)));
    }
}
