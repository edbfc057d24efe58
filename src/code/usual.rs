//! The forms that most codes have, told by words of eight bytes instead of byte by byte.
//!
//! They only say yes: what they do not know, the [scanner](super::scan) reads.

use chrono::NaiveDate;

use crate::time::date;
use crate::word::{full, high, pairs, within, word};

/// How long the agency, the day, and the number of a dossier code whose agency has a usual form,
/// with a day of 6 digits; `None` of any other text.
#[inline]
pub(super) fn dossier(text: &[u8]) -> Option<(usize, NaiveDate, u32)> {
    let last = full(*text.last_chunk()?);
    // The number is what stands behind the last mark.
    let marks = within(last, b'-', b'-');
    let len = usize::try_from(marks.leading_zeros() / 8).ok()?;
    if !(4..=7).contains(&len) {
        return None;
    }
    let behind = u64::MAX << (8 * (8 - len));
    let [a, b, c, d] = pairs((last & behind | full(*b"00000000") & !behind).to_le_bytes())?;
    let serial = ((a * 100 + b) * 100 + c) * 100 + d;
    let (agency, day) = text.get(..text.len() - len - 1)?.split_last_chunk::<7>()?;
    let [b'-', y1, y2, m1, m2, d1, d2] = *day else { return None };
    let [century, year, month, day] = pairs([b'2', b'0', y1, y2, m1, m2, d1, d2])?;
    if !is_agency(agency) {
        return None;
    }
    Some((agency.len(), date(century * 100 + year, month, day)?, serial))
}

/// Whether a text is an agency code of Decision 20/2020/QĐ-TTg with at most 8 characters, not of
/// Art. 6, or one of QCVN 102:2016.
#[inline]
fn is_agency(text: &[u8]) -> bool {
    if let Some(word) = word(text) { is_decision_20(word, text.len()) } else { is_qcvn_102(text) }
}

/// Whether so many bytes are `H59`, or that and groups of digits and capital letters, each behind
/// a point.
#[inline]
fn is_decision_20(word: u64, len: usize) -> bool {
    let [digits, capitals, points] = kinds(word);
    // The place of a byte is that of its highest bit.
    let numbers = high(3) & !high(1);
    let fourth = high(4) & !high(3);
    let last = high(len) & !high(len.saturating_sub(1));
    let wrong = (digits | capitals | points) ^ high(len)
        | high(1) & !within(word, b'A', b'Y')
        | numbers & !digits
        | fourth & (points ^ high(len))
        | points & (points << 8 | last);
    wrong == 0
}

/// Whether the text is of the form `000.00.17.H59`.
#[inline]
fn is_qcvn_102(text: &[u8]) -> bool {
    const BEFORE: [u64; 2] = places(*b"000.00.1");
    const BEHIND: [u64; 2] = places(*b"0.17.H59");
    let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) else { return false };
    let (first, last) = (full(*first), full(*last));
    let other = |word, [digits, points]: [u64; 2]| {
        let [found_digits, _, found_points] = kinds(word);
        (found_digits ^ digits) | (found_points ^ points)
    };
    let letter = high(6) & !high(5);
    let wrong = other(first, BEFORE) | other(last, BEHIND) | (within(last, b'A', b'Y') ^ letter);
    text.len() == 13 && wrong == 0
}

/// Where the digits, the capital letters and the points of a word are.
#[inline]
const fn kinds(word: u64) -> [u64; 3] {
    [within(word, b'0', b'9'), within(word, b'A', b'Z'), within(word, b'.', b'.')]
}

/// Where the digits and the points of a form are.
const fn places(form: [u8; 8]) -> [u64; 2] {
    let [digits, _, points] = kinds(full(form));
    [digits, points]
}

#[cfg(test)]
mod tests {
    use super::dossier;
    use crate::code::DossierCode;

    #[test]
    fn usual_codes_are_known() {
        for agency in ["H59", "H61.107", "H20.18", "A00.A", "G1Z", "H59.1.2", "000.00.17.H59"] {
            let known = agency != "G1Z";
            for serial in ["0102", "99999", "000000", "1234567"] {
                let text = format!("{agency}-240829-{serial}");
                let code = DossierCode::scan(&text);
                assert_eq!(dossier(text.as_bytes()).is_some(), known, "{text}");
                assert_eq!(code.is_ok(), known, "{text}");
            }
        }
    }

    /// One byte changed, left out or put in, at every place: whatever is known here, the scanner
    /// reads the same.
    #[test]
    fn nothing_is_known_that_the_scanner_refuses() {
        let mut known = 0;
        for agency in ["H59", "H61.107", "H20.1.2A", "Z01AB", "000.00.17.H59", "Y00.A"] {
            let serial = if agency.len() > 7 { "1234567" } else { "0102" };
            let text = format!("{agency}-240229-{serial}");
            for place in 0..=text.len() {
                for byte in (b' '..=b'~').chain([b'\n']).map(char::from).chain(['é', '\0']) {
                    let (before, behind) = text.split_at(place);
                    let changed = behind.get(1..).unwrap_or_default();
                    for text in [
                        format!("{before}{byte}{behind}"),
                        format!("{before}{byte}{changed}"),
                        format!("{before}{changed}"),
                    ] {
                        let Some((agency, date, serial)) = dossier(text.as_bytes()) else {
                            continue;
                        };
                        known += 1;
                        let parts = DossierCode::scan_slowly(&text).expect(&text);
                        assert_eq!(parts.agency_str().len(), agency);
                        assert_eq!((parts.date(), parts.serial()), (date, serial));
                    }
                }
            }
        }
        assert!(known > 1000, "{known}");
    }
}
