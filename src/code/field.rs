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

    /// Whether a text of so many bytes is such a code.
    #[inline]
    pub(crate) fn is_regular(text: [u8; 8]) -> bool {
        within(text, *b"A00-AA00", *b"Y99-ZZ99")
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
        fn what_is_regular_can_be_read(text in "[@A-YZa][/0-9:]{2}-[@A-Z\\[]{2}[/0-9:]{2}|[A-Z0-9-]{8}|[A-Y][0-9]{2}[-.ă]{1,2}[A-Z]{2}[0-9]{2}") {
            if let Ok(eight) = text.as_bytes().try_into() {
                prop_assert_eq!(FieldCode::is_regular(eight), text.parse::<FieldCode>().is_ok(), "{}", text);
            }
        }
    }
}
