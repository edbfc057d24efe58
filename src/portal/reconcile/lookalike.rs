//! Codes that look the same and are not: letters of other alphabets, marks nobody sees.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// A character of a code that can be taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Odd {
    /// Its place, from 1.
    pub(super) at: usize,
    pub(super) found: char,
    /// What it looks like; `None` if it does not show.
    pub(super) like: Option<char>,
}

/// Whether the code is its own [`skeleton`], told without making one.
pub(super) fn is_plain(code: &str) -> bool {
    code.bytes().all(|byte| match byte {
        b'I' | b'O' | b'|' => false,
        b'a'..=b'z' => false,
        byte => byte.is_ascii_graphic(),
    })
}

/// The text that all codes of one look share: what does not show left out, letters as Latin
/// capitals, and `O`, `I` as the digits they are taken for.
pub(super) fn skeleton(code: &str) -> Cow<'_, str> {
    if is_plain(code) {
        return Cow::Borrowed(code);
    }
    let looks = code.nfkc().filter_map(look).map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | '|' => '1',
        // A capital L is nobody's 1; a small one is.
        'L' if c == 'l' => '1',
        other => other,
    });
    Cow::Owned(looks.collect())
}

/// The first character that is not what it seems, if there is one: a letter of another alphabet,
/// a dash that is no hyphen, a mark that does not show. Case, and digits for letters, are no
/// faults in themselves.
pub(super) fn first_odd(code: &str) -> Option<Odd> {
    code.chars().enumerate().find_map(|(index, found)| {
        let like = look(found);
        // A plain space shows: it is unusual, and nobody's look-alike.
        let odd = like != Some(found) && found != ' ';
        odd.then_some(Odd { at: index + 1, found, like })
    })
}

/// The Latin letter, digit or mark that the character looks like; itself if it is none of the
/// known look-alikes, `None` if it does not show.
fn look(found: char) -> Option<char> {
    Some(match found {
        c if c.is_whitespace() || c.is_control() => return None,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => return None,
        // Cyrillic.
        'А' | 'а' => 'A',
        'В' => 'B',
        'С' | 'с' => 'C',
        'Е' | 'е' => 'E',
        'Н' => 'H',
        'І' | 'і' | 'Ӏ' => 'I',
        'Ј' | 'ј' => 'J',
        'К' | 'к' => 'K',
        'М' => 'M',
        'О' | 'о' => 'O',
        'Р' | 'р' => 'P',
        'Ѕ' | 'ѕ' => 'S',
        'Т' => 'T',
        'У' | 'у' | 'Ү' => 'Y',
        'Х' | 'х' => 'X',
        'Ԛ' | 'ԛ' => 'Q',
        'Ԍ' => 'G',
        'Ԝ' | 'ԝ' => 'W',
        'З' | 'з' => '3',
        // Greek.
        'Α' => 'A',
        'Β' => 'B',
        'Ε' => 'E',
        'Ζ' => 'Z',
        'Η' => 'H',
        'Ι' => 'I',
        'Κ' => 'K',
        'Μ' => 'M',
        'Ν' => 'N',
        'Ο' | 'ο' => 'O',
        'Ρ' => 'P',
        'Τ' => 'T',
        'Υ' => 'Y',
        'Χ' => 'X',
        // Dashes and points.
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{b7}' | '\u{2024}' | '\u{2027}' | '\u{22c5}' | '\u{3002}' => '.',
        // The full-width forms, which Unicode itself calls the same.
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(found).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(found)
        }
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::{Odd, first_odd, is_plain, look, skeleton};

    #[test]
    fn codes_of_one_look_have_one_skeleton() {
        let plain = "H59.17-240829-0001";
        for code in [
            "\u{41d}59.17-240829-0001",
            "\u{397}59.17-240829-0001",
            "h59.17-240829-OO01",
            "H59.17\u{2013}240829\u{2212}0001",
            "H59.17-24\u{200b}0829-0001",
            "H59.17 - 240829 - 0001",
            "\u{ff28}59\u{ff0e}17-240829-0001",
            "H59.17-240829-000l",
        ] {
            assert_eq!(skeleton(code), plain, "{code:?}");
            assert!(!is_plain(code), "{code:?}");
        }
        assert_ne!(skeleton("L59.17-240829-0001"), skeleton("159.17-240829-0001"));
        assert_ne!(skeleton("H59.17-240829-0002"), plain);
        // Vietnamese letters are nobody's look-alikes.
        assert_eq!(first_odd("HS-\u{110}1"), None);
    }

    #[test]
    fn the_odd_character_is_named() {
        assert_eq!(first_odd("H59.17-240829-0001"), None);
        assert_eq!(first_odd("h59.17-24O829-0001"), None);
        let odd = Odd { at: 1, found: '\u{41d}', like: Some('H') };
        assert_eq!(first_odd("\u{41d}59.17"), Some(odd));
        let odd = Odd { at: 4, found: '\u{200b}', like: None };
        assert_eq!(first_odd("H59\u{200b}.17"), Some(odd));
    }

    #[test]
    fn plain_is_what_its_skeleton_leaves_alone() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let text = format!("H{c}5");
            let same = skeleton(&text) == text;
            assert!(!is_plain(&text) || same, "{c:?} is called plain");
            // Every look-alike looks like a character of plain codes, or like none.
            if let Some(like) = look(c).filter(|like| *like != c) {
                assert!(like.is_ascii_graphic(), "{c:?}");
            }
        }
    }
}
