//! Dossiers: one application for one procedure.

use chrono::{NaiveDateTime, TimeDelta};

use super::{ApplicantKind, Channel, Payment, Status, SyncState, Written};
use crate::code::{Coded, DossierCode, FieldCode, ProcedureCode};

/// A dossier (hồ sơ): one application for one procedure, without anything of its applicant.
///
/// It is made of [`DossierParts`] by one gate. What is `None` is not known; how a missing value
/// counts is decided where the dossier is read ([`Reading`](crate::fact::Reading)).
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    // Invariant: every supplement is answered after its request, if at all.
    parts: DossierParts,
}

/// All that makes a dossier, each part optional but the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierParts {
    /// The code, regular or kept as it came.
    pub code: Coded<DossierCode>,
    /// The procedure it applies for.
    pub procedure: Option<Coded<ProcedureCode>>,
    /// The field of administration.
    pub field: Option<Coded<FieldCode>>,
    /// The way it was filed.
    pub channel: Option<Written<Channel>>,
    /// Its status.
    pub status: Option<Written<Status>>,
    /// The kind of applicant.
    pub applicant: Option<Written<ApplicantKind>>,
    /// When what happened.
    pub timeline: Timeline,
    /// The supplement rounds that were asked for, in the order of the record.
    pub supplements: Vec<Supplement>,
    /// Its fee lines.
    pub fees: Fees,
    /// How it was paid.
    pub payment: Option<Written<Payment>>,
    /// Whether some paper of it has a file.
    pub paper_file: Option<bool>,
    /// Whether some paper of it was digitised before and is reused.
    pub reused: Option<bool>,
    /// Whether some paper of it came from the citizen's store on the national portal.
    pub stored: Option<bool>,
    /// Whether its result has an electronic file.
    pub electronic_result: Option<bool>,
    /// Whether the applicant's account is verified by VNeID.
    pub vneid: Option<bool>,
    /// The codes of the databases that were used.
    pub databases: Vec<Box<str>>,
    /// How the national portal's record stands to it; absent is not known.
    pub sync: Option<SyncState>,
    /// Whether someone complained of it, or disliked how it was handled; absent is not known.
    pub complained: Option<bool>,
}

/// When what happened to a dossier, in Viet Nam (UTC+7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Timeline {
    /// Submitted (`NgayNopHoSo`).
    pub submitted: Option<NaiveDateTime>,
    /// Received (`NgayTiepNhan`).
    pub received: Option<NaiveDateTime>,
    /// Due (`NgayHenTra`).
    pub due: Option<NaiveDateTime>,
    /// Processing ended (`NgayKetThucXuLy`).
    pub ended: Option<NaiveDateTime>,
    /// Result handed over (`NgayTra`).
    pub returned: Option<NaiveDateTime>,
    /// Refused (`NgayTuChoi`).
    pub refused: Option<NaiveDateTime>,
}

/// One supplement round: papers asked for, and in or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supplement {
    /// When they were asked for.
    pub requested: NaiveDateTime,
    /// When they came in.
    pub answered: Option<NaiveDateTime>,
    /// When the result was due before the round.
    pub old_due: Option<NaiveDateTime>,
    /// When the result is due after the round.
    pub new_due: Option<NaiveDateTime>,
}

/// What the fee lines of a dossier say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Fees {
    /// There is no line: only the procedure can tell.
    #[default]
    NoLines,
    /// Some line has a price that is not 0.
    Due,
    /// Every line has the price 0.
    Free,
    /// Some line has no readable price, and no other has one that is not 0.
    Unclear,
}

/// Parts that no dossier can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("supplement round {round} was answered on {answered}, before its request on {requested}")]
pub struct ImpossibleDossier {
    round: usize,
    requested: NaiveDateTime,
    answered: NaiveDateTime,
}

impl DossierParts {
    /// A dossier of that code, of which nothing else is known yet.
    pub fn of(code: Coded<DossierCode>) -> Self {
        Self {
            code,
            procedure: None,
            field: None,
            channel: None,
            status: None,
            applicant: None,
            timeline: Timeline::default(),
            supplements: Vec::new(),
            fees: Fees::NoLines,
            payment: None,
            paper_file: None,
            reused: None,
            stored: None,
            electronic_result: None,
            vneid: None,
            databases: Vec::new(),
            sync: None,
            complained: None,
        }
    }
}

impl Dossier {
    /// Makes a dossier of its parts.
    ///
    /// # Errors
    /// A supplement answered before its request.
    pub fn from_parts(parts: DossierParts) -> Result<Self, ImpossibleDossier> {
        let backwards = parts.supplements.iter().enumerate().find_map(|(index, supplement)| {
            let Supplement { requested, answered, .. } = *supplement;
            let answered = answered.filter(|answered| *answered < requested)?;
            Some(ImpossibleDossier { round: index + 1, requested, answered })
        });
        backwards.map_or(Ok(Self { parts }), Err)
    }

    /// Everything it is made of.
    pub const fn parts(&self) -> &DossierParts {
        &self.parts
    }

    /// Everything it is made of, to change and make a dossier of again.
    pub fn into_parts(self) -> DossierParts {
        self.parts
    }

    /// The same dossier, complained of or not; a register of petitions tells. `None` is not known.
    pub fn with_complained(mut self, complained: Option<bool>) -> Self {
        // No part that the gate asks of.
        self.parts.complained = complained;
        self
    }

    /// The dossier with what a reconciliation found of it; `None` is not known.
    pub const fn with_sync(mut self, sync: Option<SyncState>) -> Self {
        self.parts.sync = sync;
        self
    }

    /// The code.
    pub const fn code(&self) -> &Coded<DossierCode> {
        &self.parts.code
    }

    /// The status, if it is one of the ten.
    pub fn status(&self) -> Option<Status> {
        self.parts.status.as_ref().and_then(Written::known)
    }

    /// The moment it ended, if its status is one that ends a dossier: the end of processing, or
    /// else the hand-over of one returned and the refusal of one refused.
    pub fn end_moment(&self) -> Option<NaiveDateTime> {
        let Timeline { ended, returned, refused, .. } = self.parts.timeline;
        match self.status()? {
            Status::Returned => ended.or(returned),
            Status::Refused => ended.or(refused),
            Status::Processed | Status::Stopped | Status::Withdrawn => ended,
            _ => None,
        }
    }

    /// How long it waited for supplements before `end`: answered rounds alone, to the second,
    /// and time that two rounds share once.
    pub(crate) fn waited_before(&self, end: NaiveDateTime) -> TimeDelta {
        let answered = |supplement: &Supplement| {
            let until = supplement.answered?.min(end);
            (supplement.requested < until).then_some((supplement.requested, until))
        };
        let mut waits: Vec<_> = self.parts.supplements.iter().filter_map(answered).collect();
        waits.sort_unstable();
        let mut counted = NaiveDateTime::MIN;
        waits.into_iter().fold(TimeDelta::zero(), |sum, (from, until)| {
            let from = from.max(counted);
            counted = counted.max(until);
            if from < until { sum + (until - from) } else { sum }
        })
    }
}
