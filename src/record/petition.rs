//! Petitions of citizens and firms.

use core::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Name;
use crate::code::{Coded, DossierCode};

/// A petition (phản ánh, kiến nghị) of a citizen or a firm, without anything of who sent it.
///
/// It is made of [`PetitionParts`] by one gate. What is `None` is not known.
///
/// ```
/// use vn_egov_metrics::fact::{PetitionFact, Reading};
/// use vn_egov_metrics::record::{Outcome, Petition, PetitionParts};
///
/// // Received before Tết 2026 (16 to 20 February) and resolved on the 15th working day.
/// let parts = PetitionParts {
///     outcome: Some(Outcome::Resolved),
///     closed_on: Some("2026-03-10".parse()?),
///     ..PetitionParts::received_on("2026-02-10".parse()?)
/// };
/// let quarter = Reading::new("2026-Q1".parse()?);
/// let standing = Petition::from_parts(parts.clone())?.standing(&quarter);
/// assert_eq!(standing.answer(PetitionFact::OnTime), Some(true));
///
/// let closed_on = Some("2026-02-09".parse()?);
/// assert_eq!(
///     Petition::from_parts(PetitionParts { closed_on, ..parts }).unwrap_err().to_string(),
///     "the petition was closed on 2026-02-09, before it was received on 2026-02-10",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "phản ánh, kiến nghị")]
#[doc(alias = "phan anh, kien nghi")]
#[doc(alias = "PAKN")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Petition {
    // Invariant: nothing happened before it was received, an open one has no day of closing, and
    // only a published one has a day of publication.
    parts: PetitionParts,
}

/// All that makes a petition, each part optional but the day it was received.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PetitionParts {
    /// The day it was received by whoever received it first.
    pub received_on: NaiveDate,
    /// The day it reached the agency that is competent, if another had received it.
    pub forwarded_on: Option<NaiveDate>,
    /// How far it has come.
    pub outcome: Option<Outcome>,
    /// The day it was refused, asked for more, or resolved.
    pub closed_on: Option<NaiveDate>,
    /// The day the answer was made public.
    pub published_on: Option<NaiveDate>,
    /// Whether whoever sent it liked the answer, or disliked it; `None` if that is not known.
    pub satisfied: Option<bool>,
    /// Whether it was sent again, or another followed on the same matter.
    pub repeated: Option<bool>,
    /// What it is about.
    pub class: Option<PetitionClass>,
    /// The dossier that it complains of.
    pub dossier: Option<Coded<DossierCode>>,
}

/// How far a petition has come. Serialised by the names of the petitions' table, in brackets.
#[doc(alias = "kết quả xử lý phản ánh, kiến nghị")]
#[doc(alias = "ket qua xu ly phan anh, kien nghi")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not handled yet (`open`).
    Open,
    /// Refused (`refused`).
    #[doc(alias = "từ chối")]
    #[doc(alias = "tu choi")]
    Refused,
    /// More was asked for (`asked`).
    #[doc(alias = "yêu cầu bổ sung")]
    #[doc(alias = "yeu cau bo sung")]
    Asked,
    /// Resolved (`resolved`).
    #[doc(alias = "đã xử lý")]
    #[doc(alias = "da xu ly")]
    Resolved,
    /// Resolved, and the answer made public (`published`).
    #[doc(alias = "đã công khai")]
    #[doc(alias = "da cong khai")]
    Published,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] =
        [Self::Open, Self::Refused, Self::Asked, Self::Resolved, Self::Published];

    /// The name in tables.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Refused => "refused",
            Self::Asked => "asked",
            Self::Resolved => "resolved",
            Self::Published => "published",
        }
    }

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Open => Name::new("đang xử lý", "open"),
            Self::Refused => Name::new("từ chối tiếp nhận", "refused"),
            Self::Asked => Name::new("yêu cầu bổ sung thông tin", "asked for more"),
            Self::Resolved => Name::new("đã xử lý", "resolved"),
            Self::Published => Name::new("đã công khai", "published"),
        }
    }
}

/// Prints the name in tables: `resolved`.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// What a petition is about: the classes that criterion 5.1 tracks. Serialised by the names of the
/// petitions' table, in brackets.
#[doc(alias = "loại phản ánh, kiến nghị")]
#[doc(alias = "loai phan anh, kien nghi")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PetitionClass {
    /// An administrative procedure (`procedure`).
    #[doc(alias = "phản ánh về thủ tục hành chính")]
    #[doc(alias = "phan anh ve thu tuc hanh chinh")]
    Procedure,
    /// How staff behaved (`staff`).
    #[doc(alias = "phản ánh về cán bộ, công chức")]
    #[doc(alias = "phan anh ve can bo, cong chuc")]
    Staff,
    /// Anything else: a street light, a power line (`other`).
    Other,
}

impl PetitionClass {
    /// Every class.
    pub const ALL: [Self; 3] = [Self::Procedure, Self::Staff, Self::Other];

    /// The name in tables.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Staff => "staff",
            Self::Other => "other",
        }
    }

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Procedure => Name::new("thủ tục hành chính", "procedure"),
            Self::Staff => Name::new("cán bộ, công chức", "staff"),
            Self::Other => Name::new("khác", "other"),
        }
    }
}

/// Prints the name in tables: `staff`.
impl fmt::Display for PetitionClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Parts that no petition can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ImpossiblePetition(#[from] Impossible);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Impossible {
    #[error("the petition was {what} on {day}, before it was received on {received}")]
    Before { what: &'static str, column: &'static str, day: NaiveDate, received: NaiveDate },
    #[error("the petition is open, and was closed on {0}")]
    OpenClosed(NaiveDate),
    #[error("the petition was published on {0}, and its outcome is another")]
    NotPublished(NaiveDate),
    #[error("the petition was published on {published}, before it was closed on {closed}")]
    PublishedFirst { published: NaiveDate, closed: NaiveDate },
}

impl ImpossiblePetition {
    /// The column of a register that is at fault.
    pub(super) const fn column(self) -> &'static str {
        match self.0 {
            Impossible::Before { column, .. } => column,
            Impossible::OpenClosed(_) => "closed_on",
            Impossible::NotPublished(_) | Impossible::PublishedFirst { .. } => "published_on",
        }
    }

    /// What should stand there.
    pub(super) const fn expected(self) -> Name {
        match self.0 {
            Impossible::Before { .. } => {
                Name::new("ngày không trước received_on", "a day not before received_on")
            }
            Impossible::OpenClosed(_) => {
                Name::new("để trống, vì phản ánh đang xử lý", "nothing, for the petition is open")
            }
            Impossible::NotPublished(_) => Name::new(
                "để trống, vì kết quả không phải là published",
                "nothing, for the outcome is not published",
            ),
            Impossible::PublishedFirst { .. } => {
                Name::new("ngày không trước closed_on", "a day not before closed_on")
            }
        }
    }
}

impl PetitionParts {
    /// A petition received on that day, of which nothing else is known yet.
    pub const fn received_on(day: NaiveDate) -> Self {
        Self {
            received_on: day,
            forwarded_on: None,
            outcome: None,
            closed_on: None,
            published_on: None,
            satisfied: None,
            repeated: None,
            class: None,
            dossier: None,
        }
    }
}

impl Petition {
    /// Makes a petition of its parts.
    ///
    /// # Errors
    /// - forwarded, closed or published before it was received
    /// - open, and closed on some day
    /// - published on some day, with another outcome
    /// - published before it was closed
    pub fn from_parts(parts: PetitionParts) -> Result<Self, ImpossiblePetition> {
        let received = parts.received_on;
        for (what, column, day) in [
            ("forwarded", "forwarded_on", parts.forwarded_on),
            ("closed", "closed_on", parts.closed_on),
            ("published", "published_on", parts.published_on),
        ] {
            if let Some(day) = day.filter(|day| *day < received) {
                return Err(Impossible::Before { what, column, day, received }.into());
            }
        }
        match (parts.outcome, parts.closed_on, parts.published_on) {
            (Some(Outcome::Open), Some(closed), _) => Err(Impossible::OpenClosed(closed).into()),
            (outcome, _, Some(published)) if outcome != Some(Outcome::Published) => {
                Err(Impossible::NotPublished(published).into())
            }
            (_, Some(closed), Some(published)) if published < closed => {
                Err(Impossible::PublishedFirst { published, closed }.into())
            }
            _ => Ok(Self { parts }),
        }
    }

    /// Everything it is made of.
    pub const fn parts(&self) -> &PetitionParts {
        &self.parts
    }

    /// Everything it is made of, to change and make a petition of again.
    pub fn into_parts(self) -> PetitionParts {
        self.parts
    }
}
