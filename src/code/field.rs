//! Field codes: the ministry, and the field within it.

use core::str::FromStr;

use super::agency::AgencyCode;
use super::inline::Inline;
use super::scan::{Fault, Scanner, code, within};

/// The code of a field of administration, as it was written: `G03-GD10`.
///
/// The level-1 agency in charge, then two letters and two digits for the field.
///
/// Source: Circular 01/2018/TT-VPCP Art. 20 (`MX1X2-LV`), the field's part as met in data.
///
/// ```
/// use vn_egov_metrics::code::FieldCode;
///
/// let field: FieldCode = "G03-GD10".parse()?;
/// assert_eq!(field.agency().to_string(), "G03");
///
/// assert_eq!(
///     "G03.GD10".parse::<FieldCode>().unwrap_err().to_string(),
///     "expected '-', found '.' at character 4 of \"G03.GD10\"",
/// );
/// # Ok::<(), vn_egov_metrics::code::ParseFieldCodeError>(())
/// ```
#[doc(alias = "mã lĩnh vực")]
#[doc(alias = "ma linh vuc")]
#[doc(alias = "MaLinhVuc")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldCode {
    // Invariant: 8 characters, as `FromStr` accepts them.
    text: Inline<8>,
}

/// The bits of the field in a [packed](FieldCode::packed) code.
const FIELD: u32 = 0x0F0F_1F1F;

/// A text that is no field code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseFieldCodeError(#[from] Fault);

impl FieldCode {
    /// The code as it was read.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// Such a code as a number that is neither 0 nor the greatest, each its own; `None` of any
    /// other text.
    #[inline]
    pub(crate) fn packed(text: &[u8]) -> Option<u32> {
        let text: [u8; 8] = text.try_into().ok()?;
        if !within(text, *b"A00-AA00", *b"Y99-ZZ99") {
            return None;
        }
        // Five bits of a letter and four of a digit tell it. The first three characters go where
        // the last four leave bits.
        let [letter, tens, ones, _, field @ ..] = text;
        let [letter, tens, ones] = [letter, tens, ones].map(u32::from);
        let agency = (letter & 0x07) << 5 | (letter & 0x18) << 10 | (tens & 0xF) << 20;
        Some(agency | ones << 28 | u32::from_le_bytes(field) & FIELD)
    }

    /// The text that was [packed](Self::packed).
    pub(crate) fn unpacked(number: u32) -> [u8; 8] {
        let [a, b, c, d] = (number & FIELD).to_le_bytes();
        let digit = |at: u32| b'0' | u8::try_from(number >> at & 0xF).unwrap_or(0);
        let letter = u8::try_from(number >> 5 & 0x07 | number >> 10 & 0x18).unwrap_or(0);
        [b'@' | letter, digit(20), digit(28), b'-', b'@' | a, b'@' | b, b'0' | c, b'0' | d]
    }

    /// The level-1 agency in charge: `G03`.
    pub fn agency(&self) -> AgencyCode {
        let text = self.as_str();
        AgencyCode::scanned(text.get(..3).unwrap_or(text))
    }
}

/// Reads a field code.
///
/// # Errors
/// With the character where it stands:
/// - `03-GD10`: no level-1 agency
/// - `G03-G10`, `G03-GD1`: the field has two capital letters and two digits
/// - `G03-GD100`: something is left over
impl FromStr for FieldCode {
    type Err = ParseFieldCodeError;

    fn from_str(text: &str) -> Result<Self, ParseFieldCodeError> {
        scan(text)?;
        Ok(Self { text: Inline::scanned(text) })
    }
}

/// Passes a field code, whole.
#[inline]
fn scan(text: &str) -> Result<(), Fault> {
    let mut scanner = Scanner::new(text);
    scanner.level_1()?;
    scanner.mark(b'-', "'-'")?;
    scanner.capitals(2)?;
    scanner.digits(2)?;
    scanner.end()
}

code!(FieldCode, ParseFieldCodeError, "a field code such as G03-GD10");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::FieldCode;

    proptest! {
        #[test]
        fn what_is_regular_is_packed_and_comes_back(text in "[@A-YZa][/0-9:]{2}-[@A-Z\\[]{2}[/0-9:]{2}|[A-Z0-9-]{8}|[A-Y][0-9]{2}[-.ă]{1,2}[A-Z]{2}[0-9]{2}") {
            let packed = FieldCode::packed(text.as_bytes());
            prop_assert_eq!(packed.is_some(), text.parse::<FieldCode>().is_ok(), "{}", text);
            if let Some(number) = packed {
                prop_assert!(number != 0 && number != u32::MAX);
                prop_assert_eq!(FieldCode::unpacked(number), text.as_bytes());
            }
        }
    }
}
