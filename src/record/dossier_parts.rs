//! What a dossier is made of.

use core::fmt;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{ApplicantKind, Channel, Payment, Status, SyncState, Written};
use crate::code::{Coded, DossierCode, FieldCode, ProcedureCode};
use crate::text::Discreet;

/// All that makes a dossier, each part optional but the code.
///
/// They travel by the names of the fields, of which all but `code` may be left out: a database of
/// one's own can hold them, and what it gives back goes through [`Dossier::from_parts`](super::Dossier::from_parts).
/// A format may quote in its errors what it refuses: packets of others are read by
/// `portal::Packet`, whose errors quote nothing.
///
/// `Debug` shows of irregular codes what looks like a code, and only counts the characters of any
/// other text: a person's name can stand in the wrong field.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    #[serde(default)]
    pub timeline: Timeline,
    /// The supplement rounds that were asked for, in the order of the record.
    #[serde(default)]
    pub supplements: Vec<Supplement>,
    /// Its fee lines.
    #[serde(default)]
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
    #[serde(default)]
    pub databases: Vec<Box<str>>,
    /// How the national portal's record stands to it; absent is not known.
    pub sync: Option<SyncState>,
    /// Whether someone complained of it, or disliked how it was handled; absent is not known.
    pub complained: Option<bool>,
}

/// When what happened to a dossier, in Viet Nam (UTC+7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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

/// What the fee lines of a dossier say. Serialised by the names in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fees {
    /// There is no line: only the procedure can tell (`no_lines`).
    #[default]
    NoLines,
    /// Some line has a price that is not 0 (`due`).
    Due,
    /// Every line has the price 0 (`free`).
    Free,
    /// Some line has no readable price, and no other has one that is not 0 (`unclear`).
    Unclear,
}

/// Parts that no dossier can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("supplement round {round} was answered on {answered}, before its request on {requested}")]
pub struct ImpossibleDossier {
    pub(super) round: usize,
    pub(super) requested: NaiveDateTime,
    pub(super) answered: NaiveDateTime,
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

impl fmt::Debug for DossierParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            procedure,
            field,
            channel,
            status,
            applicant,
            timeline,
            supplements,
            fees,
            payment,
            paper_file,
            reused,
            stored,
            electronic_result,
            vneid,
            databases,
            sync,
            complained,
        } = self;
        let databases: Vec<_> = databases.iter().map(|code| Discreet(code)).collect();
        f.debug_struct("DossierParts")
            .field("code", code)
            .field("procedure", procedure)
            .field("field", field)
            .field("channel", channel)
            .field("status", status)
            .field("applicant", applicant)
            .field("timeline", timeline)
            .field("supplements", supplements)
            .field("fees", fees)
            .field("payment", payment)
            .field("paper_file", paper_file)
            .field("reused", reused)
            .field("stored", stored)
            .field("electronic_result", electronic_result)
            .field("vneid", vneid)
            .field("databases", &databases)
            .field("sync", sync)
            .field("complained", complained)
            .finish()
    }
}
