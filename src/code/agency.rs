//! Agency codes, in the form of QCVN 102:2016 and in that of Decision 20/2020.

use core::str::FromStr;

use super::coded::Coded;
use super::inline::Inline;
use super::scan::{AGENCY_MOST, Fault, Scanner, code};

/// The identification code of an agency, as it was written: `000.00.17.H59` or `H59.17`.
///
/// Both forms name the same agency. `==` and the order compare what was written; bring codes to
/// one form by [`AgencyCode::to_decision_20`] before comparing or grouping.
///
/// | form | looks like | level 1 stands | source |
/// |------|------------|----------------|--------|
/// | [`AgencyForm::Qcvn102`] | `000.00.17.H59` | last | QCVN 102:2016/BTTTT |
/// | [`AgencyForm::Decision20`] | `H59`, `H59.17`, `H61.124.5A` | first | Decision 20/2020/QĐ-TTg Art. 4 |
/// | [`AgencyForm::OtherOrganisation`] | `Z01`, `Z01ABC` | – | the same, Art. 6 |
///
/// The registration number of an enterprise (Art. 5) is no code of this kind.
///
/// # Examples
/// ```
/// use vn_egov_metrics::code::AgencyCode;
///
/// let old: AgencyCode = "000.00.17.H59".parse()?;
/// let new: AgencyCode = "H59.17".parse()?;
/// assert_eq!(old.to_string(), "000.00.17.H59");
/// assert_eq!(old.to_decision_20(), new);
/// assert_eq!(new.to_qcvn_102(), Ok(old));
/// assert!(new.is_under(new.root()));
///
/// assert_eq!(
///     "H59.h17".parse::<AgencyCode>().unwrap_err().to_string(),
///     "expected a digit or a capital letter, found 'h' at character 5 of \"H59.h17\"",
/// );
/// # Ok::<(), vn_egov_metrics::code::ParseAgencyCodeError>(())
/// ```
#[doc(alias = "mã định danh điện tử")]
#[doc(alias = "ma dinh danh dien tu")]
#[doc(alias = "MaDonVi")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyCode {
    // Invariant: accepted by `Scanner::agency`, whole.
    text: Inline<AGENCY_MOST>,
}

/// A text that is no agency code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseAgencyCodeError(#[from] Fault);

/// Which rule an agency code is written by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgencyForm {
    /// QCVN 102:2016: `VVV.ZZ.YY.MXX`, level 1 last.
    Qcvn102,
    /// Decision 20/2020 Art. 4: groups from level 1 down.
    Decision20,
    /// Decision 20/2020 Art. 6: `Z01` to `Z99`, and up to 32 characters behind.
    OtherOrganisation,
}

/// What an agency belongs to, by the letter of its level-1 code.
///
/// Only letters whose meaning is confirmed have a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum AgencyKind {
    /// `G`: a ministry or an agency of its rank.
    Ministry,
    /// `H`: a province.
    Province,
    /// `Z`: an organisation outside the levels of the administration.
    OtherOrganisation,
}

/// An agency code that QCVN 102:2016 cannot write.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct NoQcvnForm(#[from] NoForm);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum NoForm {
    #[error("{code} has no form of QCVN 102:2016, which gives no code to other organisations")]
    Other { code: AgencyCode },
    #[error("{code} has no form of QCVN 102:2016, which has no place for its group {group:?}")]
    Group { group: Box<str>, code: AgencyCode },
}

impl AgencyCode {
    /// The code as it was read.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// A text that the scanner accepted as an agency code.
    #[inline]
    pub(super) fn scanned(text: &str) -> Self {
        Self { text: Inline::scanned(text) }
    }

    /// A text that was accepted as an agency code before.
    #[inline]
    pub(crate) fn kept(text: &str) -> Self {
        Self::scanned(text)
    }

    /// Which rule it is written by.
    pub fn form(&self) -> AgencyForm {
        match self.as_str().bytes().next() {
            Some(b'0'..=b'9') => AgencyForm::Qcvn102,
            Some(b'Z') => AgencyForm::OtherOrganisation,
            _ => AgencyForm::Decision20,
        }
    }

    /// The same agency in the form of Decision 20/2020: groups of zeros dropped, the rest
    /// reversed. Codes of the decision stay as they are.
    ///
    /// | QCVN 102:2016 | Decision 20/2020 |
    /// |---------------|------------------|
    /// | `000.00.17.H59` | `H59.17` |
    /// | `000.00.00.H38` | `H38` |
    /// | `002.00.20.H13` | `H13.20.002` |
    #[inline]
    pub fn to_decision_20(self) -> Self {
        if self.form() != AgencyForm::Qcvn102 {
            return self;
        }
        let text = self.as_str();
        // The form is of fixed width, which is quicker than looking for its points.
        let levels = [text.get(10..), text.get(7..9), text.get(4..6), text.get(..3)];
        let groups = levels.into_iter().flatten();
        Self { text: Inline::joined(groups.filter(|group| !matches!(*group, "00" | "000")), ".") }
    }

    /// The same agency in the form of QCVN 102:2016, where it has one.
    ///
    /// A group takes the next level that is as wide as it is: two digits at levels 2 and 3,
    /// three at level 4; a level that is passed over is written as zeros. So `H59.17` is
    /// `000.00.17.H59` and `H13.20.002` is `002.00.20.H13`, and
    /// [`to_decision_20`](Self::to_decision_20) leads back from each of them.
    ///
    /// # Errors
    /// - `H61.124.05`: no level is left for a group of two digits below one of three
    /// - `H59.1A`, `H59.5`: such a group is as wide as no level, or has letters
    /// - `H59.00`: a group of zeros would mean that there is none
    /// - `Z01ABC`: other organisations have no such code
    pub fn to_qcvn_102(self) -> Result<Self, NoQcvnForm> {
        match self.form() {
            AgencyForm::Qcvn102 => return Ok(self),
            AgencyForm::OtherOrganisation => return Err(NoForm::Other { code: self }.into()),
            AgencyForm::Decision20 => {}
        }
        let mut groups = self.as_str().split('.');
        let level_1 = groups.next().unwrap_or_default();
        // Levels 2, 3 and 4 as they stand when nothing is there.
        let mut levels = ["00", "00", "000"];
        let mut free = levels.iter_mut();
        for group in groups {
            let fits = group.bytes().all(|byte| byte.is_ascii_digit())
                && group.bytes().any(|byte| byte != b'0');
            let level = if fits { free.find(|level| level.len() == group.len()) } else { None };
            match level {
                Some(level) => *level = group,
                None => return Err(NoForm::Group { group: group.into(), code: self }.into()),
            }
        }
        let [level_2, level_3, level_4] = levels;
        Ok(Self { text: Inline::joined([level_4, level_3, level_2, level_1], ".") })
    }

    /// The level-1 agency it belongs to, in the form of Decision 20/2020: `H59` of `H59.17`.
    ///
    /// An organisation of Art. 6 is its own root.
    pub fn root(self) -> Self {
        match self.form() {
            AgencyForm::OtherOrganisation => self,
            AgencyForm::Qcvn102 | AgencyForm::Decision20 => {
                let code = self.to_decision_20();
                code.as_str().split('.').next().map_or(code, Self::scanned)
            }
        }
    }

    /// The agency directly above, in the form of Decision 20/2020: `H61.124` of `H61.124.05`;
    /// `None` at level 1 and for an organisation of Art. 6.
    pub fn parent(self) -> Option<Self> {
        let code = self.to_decision_20();
        code.as_str().rsplit_once('.').map(|(above, _)| Self::scanned(above))
    }

    /// Whether it stands below that agency, at any depth and in whatever form either is written.
    ///
    /// An agency is not under itself, and `H61.124` is not under `H61.12`.
    pub fn is_under(self, other: Self) -> bool {
        let (code, above) = (self.to_decision_20(), other.to_decision_20());
        code.as_str().strip_prefix(above.as_str()).is_some_and(|rest| rest.starts_with('.'))
    }

    /// What the agency belongs to, by its letter; `None` where the letter's meaning is not
    /// confirmed.
    pub fn kind(&self) -> Option<AgencyKind> {
        match self.as_str().bytes().find(u8::is_ascii_uppercase) {
            Some(b'G') => Some(AgencyKind::Ministry),
            Some(b'H') => Some(AgencyKind::Province),
            Some(b'Z') => Some(AgencyKind::OtherOrganisation),
            _ => None,
        }
    }
}

impl Coded<AgencyCode> {
    /// The same agency in the form of Decision 20/2020, by which agencies are grouped; text that
    /// is no code, such as a name, stays as it came.
    pub fn to_decision_20(&self) -> Self {
        self.regular().map_or_else(|| self.clone(), |code| code.to_decision_20().into())
    }
}

/// Reads a code of any of the three forms.
///
/// # Errors
/// With the character where it stands:
/// - `59.17`, `h59`, ` H59`: not a level-1 code, nor a code that ends in one
/// - `H59.`, `H59..1`: a group without a character
/// - `H5917`, `000.00.17.H59.2`: something is left over
/// - `Z00`, `Z01.05`: the numbers of Art. 6 begin at 01, and its codes have no separator
/// - more than 35 characters
impl FromStr for AgencyCode {
    type Err = ParseAgencyCodeError;

    fn from_str(text: &str) -> Result<Self, ParseAgencyCodeError> {
        let mut scanner = Scanner::new(text);
        let agency = scanner.agency()?;
        scanner.end()?;
        Ok(Self::scanned(agency))
    }
}

code!(AgencyCode, ParseAgencyCodeError, "an agency code such as H59.17");
