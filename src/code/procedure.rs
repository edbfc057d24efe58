//! Procedure codes: national, of a local copy, of an online service.

use core::str::FromStr;

use super::agency::AgencyCode;
use super::coded::Coded;
use super::inline::Inline;
use super::scan::{Fault, Scanner, code, within};

/// Characters of the national code, `1.004194`.
const NATIONAL: usize = 8;
/// Characters with the agency behind it, `.000.00.00.H56`.
const LOCAL: usize = NATIONAL + 14;
/// The form of such a code: digits, marks, and a letter from A to Y.
const LOCAL_FORM: [u8; LOCAL] = *b"0.000000.000.00.00.A00";
/// Characters with the number of a service behind both, `.02`.
const SERVICE: usize = LOCAL + 3;

/// The code of an administrative procedure, as it was written: `1.004194`.
///
/// | form | looks like |
/// |------|------------|
/// | national | `1.004194` |
/// | a local copy, with the agency that published it | `1.004194.000.00.00.H56` |
/// | an online service of a local copy | `1.004194.000.00.00.H56.02` |
///
/// Newer data drops what stands behind the national code, so compare and group by
/// [`ProcedureCode::national`]; `==` and the order compare what was written. The leading digits
/// 1, 2 and 3 are seen; none is refused.
///
/// # Examples
/// ```
/// use vn_egov_metrics::code::ProcedureCode;
///
/// let service: ProcedureCode = "2.000815.000.00.00.H55.02".parse()?;
/// assert_eq!(service.national().to_string(), "2.000815");
/// assert_eq!(service.publisher().map(|agency| agency.to_string()).as_deref(), Some("000.00.00.H55"));
/// assert_eq!(service.service(), Some(2));
///
/// assert_eq!(
///     "TS_lop1".parse::<ProcedureCode>().unwrap_err().to_string(),
///     "expected a digit, found 'T' at character 1 of \"TS_lop1\"",
/// );
/// # Ok::<(), vn_egov_metrics::code::ParseProcedureCodeError>(())
/// ```
#[doc(alias = "mã thủ tục hành chính")]
#[doc(alias = "ma thu tuc hanh chinh")]
#[doc(alias = "MaTTHC")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProcedureCode {
    // Invariant: 8, 22 or 25 characters, as `FromStr` accepts them.
    text: Inline<SERVICE>,
}

/// A text that is no procedure code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseProcedureCodeError(#[from] Fault);

impl ProcedureCode {
    /// The code as it was read.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// Whether eight bytes are a national code.
    #[inline]
    pub(crate) fn is_national(text: [u8; NATIONAL]) -> bool {
        within(text, *b"0.000000", *b"9.999999")
    }

    /// A text of the form `1.004194.000.00.00.H56` as a number below 2⁵⁸, each its own; `None` of
    /// any other text.
    #[inline]
    pub(crate) fn packed(text: &[u8]) -> Option<u64> {
        let text: &[u8; LOCAL] = text.try_into().ok()?;
        text.iter().zip(LOCAL_FORM).try_fold(0, |number, (byte, form)| {
            let place = u64::from(byte.wrapping_sub(form));
            let places = places(form);
            (place < places).then(|| number * places + place)
        })
    }

    /// The text that was [packed](Self::packed).
    pub(crate) fn unpacked(mut number: u64) -> [u8; LOCAL] {
        let mut text = LOCAL_FORM;
        for byte in text.iter_mut().rev() {
            // By constants a processor divides quickly.
            let (before, place) = match places(*byte) {
                10 => (number / 10, number % 10),
                LETTERS => (number / LETTERS, number % LETTERS),
                _ => continue,
            };
            *byte += u8::try_from(place).unwrap_or(0);
            number = before;
        }
        text
    }

    /// The procedure in the national catalogue: `2.000815` of `2.000815.000.00.00.H55.02`.
    pub fn national(self) -> Self {
        self.as_str().get(..NATIONAL).map_or(self, |text| Self { text: Inline::scanned(text) })
    }

    /// The agency that published the local copy, in the form of QCVN 102:2016; `None` for a
    /// national code.
    pub fn publisher(&self) -> Option<AgencyCode> {
        self.as_str().get(NATIONAL + 1..LOCAL).map(AgencyCode::scanned)
    }

    /// The number of the online service, 0 to 99; `None` where the code names the procedure.
    pub fn service(&self) -> Option<u8> {
        self.as_str().get(LOCAL + 1..).and_then(|digits| digits.parse().ok())
    }
}

/// How many letters a level-1 agency can have.
const LETTERS: u64 = 25;

/// How many characters can stand where the form has that one.
#[inline]
const fn places(form: u8) -> u64 {
    match form {
        b'0' => 10,
        b'A' => LETTERS,
        _ => 1,
    }
}

impl Coded<ProcedureCode> {
    /// The procedure in the national catalogue, by which procedures are compared and grouped;
    /// an irregular code stays as it came.
    pub fn national(&self) -> Self {
        self.regular().map_or_else(|| self.clone(), |code| code.national().into())
    }
}

/// Reads a code of any of the three forms.
///
/// # Errors
/// With the character where it stands:
/// - `1.04194`, `1-004194`: not a digit, a point and six digits
/// - `1.004194.H56`, `1.004194.02`: behind the national code stands an agency as QCVN 102:2016
///   writes it
/// - `1.004194.000.00.00.H56.2`: the number of a service has two digits
/// - `1.004194 `: something is left over
impl FromStr for ProcedureCode {
    type Err = ParseProcedureCodeError;

    fn from_str(text: &str) -> Result<Self, ParseProcedureCodeError> {
        scan(text)?;
        Ok(Self { text: Inline::scanned(text) })
    }
}

#[inline]
fn scan(text: &str) -> Result<(), Fault> {
    let mut scanner = Scanner::new(text);
    scanner.digits(1)?;
    scanner.mark(b'.', "'.'")?;
    scanner.digits(6)?;
    if scanner.passes(b'.') {
        scanner.qcvn_102()?;
        if scanner.passes(b'.') {
            scanner.digits(2)?;
        }
    }
    scanner.end()
}

code!(ProcedureCode, ParseProcedureCodeError, "a procedure code such as 1.004194");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::ProcedureCode;

    fn is_code(text: &[u8]) -> bool {
        core::str::from_utf8(text).is_ok_and(|text| text.parse::<ProcedureCode>().is_ok())
    }

    #[test]
    fn what_is_packed_comes_back() {
        for text in [
            "0.000000.000.00.00.A00",
            "1.001033.000.00.00.H20",
            "2.002492.002.01.20.G09",
            "9.999999.999.99.99.Y99",
        ] {
            let number = ProcedureCode::packed(text.as_bytes()).unwrap();
            assert!(number < 1 << 58);
            assert_eq!(ProcedureCode::unpacked(number), text.as_bytes());
            assert!(text.parse::<ProcedureCode>().is_ok());
        }
    }

    /// One byte changed, at every place.
    #[test]
    fn nothing_is_packed_that_is_not_regular() {
        let (regular, mut packed) = (*b"1.001033.000.00.00.H20", 0);
        for place in 0..regular.len() {
            for byte in 0..=u8::MAX {
                let mut text = regular;
                text[place] = byte;
                let number = ProcedureCode::packed(&text);
                assert_eq!(number.is_some(), is_code(&text), "{text:?}");
                if let Some(number) = number {
                    packed += 1;
                    assert_eq!(ProcedureCode::unpacked(number), text);
                }
            }
        }
        assert_eq!(packed, 16 * 10 + 25 + 5);
        for other in ["", "1.001033", "1.001033.000.00.00.H2", "1.001033.000.00.00.H20.02"] {
            assert_eq!(ProcedureCode::packed(other.as_bytes()), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_regular_can_be_read(text in "[0-9/:]\\.[0-9]{6}|[0-9.đ-]{7,9}|1\\.004194(\\.000\\.00\\.00\\.H[0-9a]{2}(\\.[0-9]{2})?)?") {
            let bytes = text.as_bytes();
            let national = bytes.try_into().is_ok_and(ProcedureCode::is_national);
            let local = ProcedureCode::packed(bytes).is_some();
            let told = national || local || bytes.len() == super::SERVICE && is_code(bytes);
            prop_assert_eq!(told, is_code(bytes), "{}", text);
        }
    }
}
