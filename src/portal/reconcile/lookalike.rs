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
        b'I' | b'O' | b'|' | b'a'..=b'z' => false,
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
    if found.is_ascii_graphic() {
        return Some(found);
    }
    if does_not_show(found) {
        return None;
    }
    let like = LOOKS.iter().find(|(looks, _)| looks.contains(found)).map(|(_, like)| *like);
    // The full-width forms, which Unicode itself calls the same.
    let narrow = || {
        let code = u32::from(found).checked_sub(0xfee0)?;
        char::from_u32(code).filter(char::is_ascii_graphic)
    };
    Some(like.or_else(narrow).unwrap_or(found))
}

fn does_not_show(found: char) -> bool {
    let marks = ['\u{ad}', '\u{feff}'];
    found.is_whitespace()
        || found.is_control()
        || marks.contains(&found)
        || ('\u{200b}'..='\u{200f}').contains(&found)
        || ('\u{202a}'..='\u{202e}').contains(&found)
        || ('\u{2060}'..='\u{2064}').contains(&found)
}

/// Cyrillic and Greek letters, dashes and points, with what each of them looks like.
const LOOKS: &[(&str, char)] = &[
    ("\u{410}\u{430}\u{391}", 'A'),
    ("\u{412}\u{392}", 'B'),
    ("\u{421}\u{441}\u{3f9}", 'C'),
    ("\u{415}\u{435}\u{395}", 'E'),
    ("\u{50c}", 'G'),
    ("\u{41d}\u{397}", 'H'),
    ("\u{406}\u{456}\u{4c0}\u{399}", 'I'),
    ("\u{408}\u{458}", 'J'),
    ("\u{41a}\u{43a}\u{39a}", 'K'),
    ("\u{41c}\u{39c}", 'M'),
    ("\u{39d}", 'N'),
    ("\u{41e}\u{43e}\u{39f}\u{3bf}", 'O'),
    ("\u{420}\u{440}\u{3a1}", 'P'),
    ("\u{51a}\u{51b}", 'Q'),
    ("\u{405}\u{455}", 'S'),
    ("\u{422}\u{3a4}", 'T'),
    ("\u{51c}\u{51d}", 'W'),
    ("\u{425}\u{445}\u{3a7}", 'X'),
    ("\u{423}\u{443}\u{4ae}\u{3a5}", 'Y'),
    ("\u{396}", 'Z'),
    ("\u{417}\u{437}", '3'),
    ("\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2043}\u{2212}\u{fe58}\u{fe63}", '-'),
    ("\u{b7}\u{2024}\u{2027}\u{22c5}\u{3002}", '.'),
];

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
