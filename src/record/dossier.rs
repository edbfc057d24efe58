//! Dossiers: one application for one procedure.

use core::fmt;

use chrono::NaiveDate;

use super::label::{CODE, FieldLabel, Label, ProcedureLabel};
use super::stamp::{PackedStamps, Stamps};
use super::traits::{Read, Traits, place_of_database};
use super::{
    DossierParts, ImpossibleDossier, NearDays, Registered, Status, Supplement, SyncState, Timeline,
    Written,
};
use crate::code::{AgencyCode, CodeKey, Coded, DossierCode, FieldCode, ProcedureCode};

/// A dossier (hồ sơ): one application for one procedure, without anything of its applicant.
///
/// It is made of [`DossierParts`] by one gate. What is `None` is not known; how a missing value
/// counts is decided where the dossier is read ([`Reading`](crate::fact::Reading)).
///
/// It holds its parts packed, in 88 bytes, and what few dossiers have (supplement rounds, unknown
/// codes, long texts, days before 1960 or after 2087) in a box of its own; [`Dossier::parts`] gives
/// all of them back.
///
/// ```
/// use vn_egov_metrics::fact::{DossierFact, Reading};
/// use vn_egov_metrics::record::{Channel, Dossier, DossierParts, Status, Timeline, Written};
///
/// let moment = |text: &str| text.parse().ok();
/// let dossier = Dossier::from_parts(DossierParts {
///     channel: Some(Written::Known(Channel::Online)),
///     status: Some(Written::Known(Status::Returned)),
///     timeline: Timeline {
///         received: moment("2026-07-04T14:46:05"),
///         due: moment("2026-07-14T14:46:05"),
///         ended: moment("2026-07-14T17:00:00"),
///         ..Timeline::default()
///     },
///     ..DossierParts::of("H20.09-260704-0001".parse::<vn_egov_metrics::code::DossierCode>()?.into())
/// })?;
///
/// // The day decides, not the hour: due and ended on 14 July.
/// let standing = dossier.standing(&Reading::new("2026-Q3".parse()?));
/// assert_eq!(standing.answer(DossierFact::OnTime), Some(true));
/// assert_eq!(standing.answer(DossierFact::Exact), Some(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "hồ sơ")]
#[doc(alias = "ho so")]
#[derive(Clone, PartialEq, Eq)]
// In this order in memory: counting asks the first three alone.
#[repr(C)]
pub struct Dossier {
    // Invariant: every supplement is answered after its request, if at all; and each part has
    // one form, so that dossiers are the same exactly if their parts are.
    pub(super) traits: Traits,
    /// Received and due of the moments; the rest is untold until the dossier is
    /// [complete](Self::completed).
    pub(super) days: NearDays,
    /// However far off it is.
    pub(super) received: Option<NaiveDate>,
    pub(super) field: FieldLabel,
    pub(super) procedure: ProcedureLabel,
    /// `None` where the rest says everything.
    pub(super) rare: Option<Box<Rare>>,
    pub(super) stamps: PackedStamps,
    pub(super) code: Label<CODE>,
}

// A slice of dossiers is counted as fast as memory brings them.
const _: () = assert!(size_of::<Dossier>() <= 88);

/// What few dossiers have, or have in an unusual form.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Rare {
    pub(super) supplements: Vec<Supplement>,
    /// Where the places of the word do not give the list back.
    pub(super) databases: Option<Vec<Box<str>>>,
    /// Where some moment is no whole second, or on a day too far off.
    pub(super) timeline: Option<Timeline>,
    /// Texts that their labels do not hold.
    pub(super) code: Option<Box<str>>,
    pub(super) procedure: Option<Box<str>>,
    pub(super) field: Option<Box<str>>,
    /// Codes that the registers do not have.
    pub(super) channel: Option<Box<str>>,
    pub(super) status: Option<Box<str>>,
    pub(super) applicant: Option<Box<str>>,
    pub(super) payment: Option<Box<str>>,
}

impl Dossier {
    /// Makes a dossier of its parts.
    ///
    /// # Errors
    /// A supplement answered before its request.
    pub fn from_parts(parts: DossierParts) -> Result<Self, ImpossibleDossier> {
        let code_day = parts.code.regular().map(DossierCode::date);
        let stamps = Stamps::from(&parts.timeline);
        let mut dossier = Self::begun(parts.code.as_str().as_bytes(), code_day, stamps);
        if let Some(code) = &parts.procedure {
            dossier.set_procedure(code.as_str().as_bytes());
        }
        if let Some(code) = &parts.field {
            dossier.set_field(code.as_str().as_bytes());
        }
        dossier.set_channel(parts.channel);
        dossier.set_status(parts.status);
        dossier.set_applicant(parts.applicant);
        dossier.set_payment(parts.payment);
        if Timeline::from(stamps) != parts.timeline {
            dossier.rare().timeline = Some(parts.timeline);
        }
        dossier.set_supplements(parts.supplements)?;
        dossier.set_databases(parts.databases.iter().map(|code| &**code));
        let traits = &mut dossier.traits;
        traits.set_fees(parts.fees);
        traits.set_paper_file(parts.paper_file);
        traits.set_reused(parts.reused);
        traits.set_stored(parts.stored);
        traits.set_electronic_result(parts.electronic_result);
        traits.set_vneid(parts.vneid);
        traits.set_sync(parts.sync);
        traits.set_complained(parts.complained);
        Ok(dossier.completed())
    }

    /// Everything it is made of.
    pub fn parts(&self) -> DossierParts {
        let rare = self.rare.as_deref();
        let databases = || self.traits.databases().map(|place| place.to_string().into());
        DossierParts {
            code: self.code(),
            procedure: self.procedure(),
            field: self.field(),
            channel: written(self.traits.channel(), rare.and_then(|rare| rare.channel.as_deref())),
            status: written(self.traits.status(), rare.and_then(|rare| rare.status.as_deref())),
            applicant: written(
                self.traits.applicant(),
                rare.and_then(|rare| rare.applicant.as_deref()),
            ),
            timeline: self.timeline(),
            supplements: self.supplements().to_vec(),
            fees: self.traits.fees(),
            payment: written(self.traits.payment(), rare.and_then(|rare| rare.payment.as_deref())),
            paper_file: self.traits.paper_file(),
            reused: self.traits.reused(),
            stored: self.traits.stored(),
            electronic_result: self.traits.electronic_result(),
            vneid: self.traits.vneid(),
            databases: rare
                .and_then(|rare| rare.databases.clone())
                .unwrap_or_else(|| databases().collect()),
            sync: self.traits.sync(),
            complained: self.traits.complained(),
        }
    }

    /// Everything it is made of, to change and make a dossier of again.
    pub fn into_parts(self) -> DossierParts {
        self.parts()
    }

    /// The same dossier, complained of or not; a register of petitions tells. `None` is not known.
    pub fn with_complained(mut self, complained: Option<bool>) -> Self {
        self.traits.set_complained(complained);
        self
    }

    /// The dossier with what a reconciliation found of it; `None` is not known.
    pub fn with_sync(mut self, sync: Option<SyncState>) -> Self {
        self.traits.set_sync(sync);
        self
    }

    /// The code.
    pub fn code(&self) -> Coded<DossierCode> {
        Coded::kept(self.code_str())
    }

    /// The text of the code, regular or not.
    #[inline]
    pub fn code_str(&self) -> &str {
        let elsewhere = || self.rare.as_ref()?.code.as_deref();
        self.code.get().or_else(elsewhere).unwrap_or_default()
    }

    /// The text of the code as a key, to be remembered by.
    #[inline]
    pub fn code_key(&self) -> CodeKey {
        self.code.key().unwrap_or_else(|| CodeKey::of(self.code_str()))
    }

    /// The agency that its code names, in the form it was written in; `None` of an irregular code.
    #[inline]
    pub fn agency(&self) -> Option<AgencyCode> {
        self.agency_str().map(AgencyCode::kept)
    }

    /// The text of the agency that its code names; `None` of an irregular code.
    #[inline]
    pub fn agency_str(&self) -> Option<&str> {
        if !self.traits.regular_code() {
            return None;
        }
        // No agency's code has such a mark. A regular code is ASCII.
        let code = self.code.bytes().unwrap_or_else(|| self.code_str().as_bytes());
        let agency = code.split(|byte| *byte == b'-').next()?;
        core::str::from_utf8(agency).ok()
    }

    /// The text of the agency that its code names as a key; `None` of an irregular code.
    #[inline]
    pub fn agency_key(&self) -> Option<CodeKey> {
        if !self.traits.regular_code() {
            return None;
        }
        self.code.key_before(b'-').or_else(|| self.agency_str().map(CodeKey::of))
    }

    /// The procedure it applies for.
    pub fn procedure(&self) -> Option<Coded<ProcedureCode>> {
        self.procedure_key().map(|key| Coded::kept(key.as_str()))
    }

    /// The text of the code of its procedure, regular or not, as a key.
    #[inline]
    pub fn procedure_key(&self) -> Option<CodeKey> {
        let elsewhere = || self.rare.as_ref()?.procedure.as_deref().map(CodeKey::of);
        self.procedure.key().or_else(elsewhere)
    }

    /// Whether it names a procedure.
    #[inline]
    pub fn has_procedure(&self) -> bool {
        self.procedure != ProcedureLabel::NONE
    }

    /// The field of administration.
    pub fn field(&self) -> Option<Coded<FieldCode>> {
        let elsewhere = || self.rare.as_ref()?.field.as_deref().map(Coded::kept);
        self.field.code().or_else(elsewhere)
    }

    /// The supplement rounds that were asked for, in the order of the record.
    #[inline]
    pub fn supplements(&self) -> &[Supplement] {
        self.rare.as_ref().map_or(&[], |rare| &rare.supplements)
    }

    /// The status, if it is one of the ten.
    #[inline]
    pub fn status(&self) -> Option<Status> {
        self.traits.status().known()
    }

    /// The days that facts ask for.
    #[inline]
    pub(crate) const fn days(&self) -> NearDays {
        self.days
    }

    /// All that facts ask besides days and rounds.
    #[inline]
    pub(crate) const fn traits(&self) -> Traits {
        self.traits
    }

    /// Whether the database of that code was used.
    #[inline]
    pub(crate) fn uses(&self, database: &str) -> bool {
        if let Some(place) = place_of_database(database) {
            return self.traits.uses(place);
        }
        let listed = self.rare.as_ref().and_then(|rare| rare.databases.as_ref());
        listed.is_some_and(|codes| codes.iter().any(|code| **code == *database))
    }
}

/// The two put together again.
fn written<T: Registered>(read: Read<T>, unknown: Option<&str>) -> Option<Written<T>> {
    match read {
        Read::Missing => None,
        Read::Known(value) => Some(Written::Known(value)),
        Read::Unknown => Some(Written::Unknown(unknown.unwrap_or_default().into())),
    }
}

impl fmt::Debug for Dossier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dossier").field("parts", &self.parts()).finish()
    }
}
