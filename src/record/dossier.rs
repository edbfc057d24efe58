//! Dossiers: one application for one procedure.

use core::fmt;
use core::hint::select_unpredictable;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::label::{CODE, FieldLabel, Label, PROCEDURE};
use super::stamp::{NearStamp, PackedStamps, Stamp, Stamps};
use super::traits::{Read, Traits, place_of_database};
use super::{
    DayParts, DossierParts, ImpossibleDossier, NearDays, Registered, Status, Supplement, SyncState,
    Timeline, Written,
};
use crate::code::{AgencyCode, CodeKey, Coded, DossierCode, FieldCode, ProcedureCode};

/// A dossier (hồ sơ): one application for one procedure, without anything of its applicant.
///
/// It is made of [`DossierParts`] by one gate. What is `None` is not known; how a missing value
/// counts is decided where the dossier is read ([`Reading`](crate::fact::Reading)).
///
/// It holds its parts packed, in 104 bytes, and what few dossiers have (supplement rounds, unknown
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
    pub(super) stamps: PackedStamps,
    pub(super) field: FieldLabel,
    /// `None` where the rest says everything.
    pub(super) rare: Option<Box<Rare>>,
    pub(super) code: Label<CODE>,
    pub(super) procedure: Label<PROCEDURE>,
}

// A slice of dossiers is counted as fast as memory brings them.
const _: () = assert!(size_of::<Dossier>() == 104);

/// What few dossiers have, or have in an unusual form.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Rare {
    pub(super) supplements: Vec<Supplement>,
    /// Where the places of the word do not give the list back.
    pub(super) databases: Option<Vec<Box<str>>>,
    /// Where some moment is no whole second, or on a day too far off.
    pub(super) timeline: Option<Timeline>,
    /// Texts too long for their labels.
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
        self.procedure_str().map(Coded::kept)
    }

    /// The text of the code of its procedure, regular or not.
    #[inline]
    pub fn procedure_str(&self) -> Option<&str> {
        self.procedure.get().or_else(|| self.rare.as_ref()?.procedure.as_deref())
    }

    /// The field of administration.
    pub fn field(&self) -> Option<Coded<FieldCode>> {
        let elsewhere = || self.rare.as_ref()?.field.as_deref().map(Coded::kept);
        self.field.code().or_else(elsewhere)
    }

    /// When what happened to it.
    pub fn timeline(&self) -> Timeline {
        self.exact_timeline().unwrap_or_else(|| self.stamps().into())
    }

    /// Where its moments do not fit.
    #[inline]
    fn exact_timeline(&self) -> Option<Timeline> {
        self.rare.as_ref()?.timeline
    }

    /// The day on which it was received, in Viet Nam.
    #[inline]
    pub fn received_on(&self) -> Option<NaiveDate> {
        self.received
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

    /// The moment it ended, if its status is one that ends a dossier: the end of processing, or
    /// else the hand-over of one returned and the refusal of one refused.
    pub fn end_moment(&self) -> Option<NaiveDateTime> {
        match self.exact_timeline() {
            Some(Timeline { ended, returned, refused, .. }) => {
                end_of(self.traits, (ended.is_some(), ended, returned, refused), None)
            }
            None => self.near_end_stamp().get().map(Stamp::moment),
        }
    }

    /// The day of the [end moment](Self::end_moment).
    #[inline]
    pub(crate) fn end_day(&self) -> Option<NaiveDate> {
        match self.exact_timeline() {
            Some(_) => self.end_moment().map(|end| end.date()),
            None => NearDays::day(self.near_end()),
        }
    }

    /// The day of the [end moment](Self::end_moment) in two bytes, if all days are near.
    #[inline]
    pub(super) fn near_end(&self) -> i16 {
        let [ended, returned, refused, _] = self.stamps.days();
        let has_ended = ended != NearDays::OPEN;
        end_of(self.traits, (has_ended, ended, returned, refused), NearDays::OPEN)
    }

    /// The [end moment](Self::end_moment), if all days are near.
    #[inline]
    pub(super) fn near_end_stamp(&self) -> NearStamp {
        let [_, _, ended, returned, refused, _] = self.near_stamps();
        let none = NearStamp::new(NearDays::OPEN, 0);
        end_of(self.traits, (ended < none, ended, returned, refused), none)
    }

    /// The day on which the result is due, as the record says it.
    #[inline]
    pub(crate) fn due_on(&self) -> Option<NaiveDate> {
        let due = NearDays::day(self.days.parts().due);
        due.or_else(|| self.exact_timeline()?.due.map(|due| due.date()))
    }

    /// When what happened to it, to the second and as far as days are near: received, due, ended,
    /// returned, refused, submitted.
    #[inline]
    pub(super) fn near_stamps(&self) -> [NearStamp; 6] {
        let DayParts { received, due, .. } = self.days.parts();
        let [ended, returned, refused, submitted] = self.stamps.days();
        let [at_received, at_due, at_ended, at_returned, at_refused, at_submitted] =
            self.stamps.seconds();
        [
            NearStamp::new(received, at_received),
            NearStamp::new(due, at_due),
            NearStamp::new(ended, at_ended),
            NearStamp::new(returned, at_returned),
            NearStamp::new(refused, at_refused),
            NearStamp::new(submitted, at_submitted),
        ]
    }

    /// When what happened to it, to the second.
    pub(super) fn stamps(&self) -> Stamps {
        if let Some(timeline) = self.exact_timeline() {
            return Stamps::from(&timeline);
        }
        let [received, due, ended, returned, refused, submitted] =
            self.near_stamps().map(NearStamp::get);
        Stamps { received, due, ended, returned, refused, submitted }
    }

    /// Whether a day that facts ask for is too far off for [`NearDays`].
    pub(super) fn has_far_day(&self) -> bool {
        let far = |moment: Option<NaiveDateTime>| {
            moment.is_some_and(|moment| NearDays::near(moment.date()).is_none())
        };
        self.exact_timeline().is_some_and(|Timeline { received, due, .. }| {
            far(received) || far(due) || far(self.end_moment())
        })
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

    /// How long it waited for supplements before `end`: answered rounds alone, to the second,
    /// and time that two rounds share once.
    pub(crate) fn waited_before(&self, end: NaiveDateTime) -> TimeDelta {
        let answered = |supplement: &Supplement| {
            let until = supplement.answered?.min(end);
            (supplement.requested < until).then_some((supplement.requested, until))
        };
        if let [one] = self.supplements() {
            return answered(one).map_or(TimeDelta::zero(), |(from, until)| until - from);
        }
        let mut waits: Vec<_> = self.supplements().iter().filter_map(answered).collect();
        waits.sort_unstable();
        let mut counted = NaiveDateTime::MIN;
        waits.into_iter().fold(TimeDelta::zero(), |sum, (from, until)| {
            let from = from.max(counted);
            counted = counted.max(until);
            if from < until { sum + (until - from) } else { sum }
        })
    }
}

/// The end moment of a dossier of that status, by whether there is an end of processing, that, the
/// hand-over and the refusal.
#[inline]
fn end_of<M: Copy>(
    traits: Traits,
    (has_ended, ended, returned, refused): (bool, M, M, M),
    none: M,
) -> M {
    // Statuses come in any order: a processor cannot guess which it is.
    let returned = select_unpredictable(traits.has_status(Status::Returned), returned, none);
    let other = select_unpredictable(traits.has_status(Status::Refused), refused, returned);
    let end = select_unpredictable(has_ended, ended, other);
    select_unpredictable(traits.is_ended(), end, none)
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
