//! What a reconciliation keeps of a dossier: its code, status and five moments.

use core::fmt;
use core::num::NonZero;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::field::{SyncField, SyncFields};
use super::key::Key;
use super::lookalike;
use crate::check::{Finding, Rule, Seen};
use crate::code::{Coded, DossierCode};
use crate::portal::{Packet, Scalar, WireTime};
use crate::record::{Dossier, Registered, Status, Written};

/// What a reconciliation compares of a dossier, and nothing else of it: about 100 bytes, without
/// an allocation for codes of up to 29 bytes.
///
/// The code is trimmed and composed (NFC), the status kept as it was written, a moment that cannot
/// be read is missing. The line says where in its input the record stood; it is not compared.
///
/// ```
/// use vn_egov_metrics::portal::Packet;
/// use vn_egov_metrics::portal::reconcile::{SyncField, SyncRecord};
///
/// let line = r#"{"MaHoSo": " H59.17-260704-0001 ", "TrangThaiHoSo": "9",
///     "NgayTiepNhan": "20260704080000", "NgayHenTra": "14/7/2026", "ChuHoSo": "Nguyễn Văn Mẫu"}"#;
/// let packet: Packet = serde_json::from_str(line)?;
/// let record = SyncRecord::of_packet(&packet, 1).unwrap();
/// assert_eq!(record.code(), "H59.17-260704-0001");
/// assert_eq!(record.moment(SyncField::Received).unwrap().to_string(), "20260704080000");
/// assert_eq!(record.moment(SyncField::Due), None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "bản ghi đồng bộ")]
#[doc(alias = "ban ghi dong bo")]
#[derive(Clone)]
pub struct SyncRecord {
    key: Key,
    line: u64,
    status: Option<Written<Status>>,
    moments: Moments,
}

/// The moments, in the order of [`SyncField::MOMENTS`].
pub(super) type Moments = [Option<Stamp>; 5];

/// A moment as the number that its 14 digits are: as small as it gets, and it orders as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp(NonZero<u64>);

impl Stamp {
    fn of(time: WireTime) -> Option<Self> {
        let moment = time.get();
        let year = u64::try_from(moment.year()).ok()?;
        let parts = [moment.month(), moment.day(), moment.hour(), moment.minute(), moment.second()];
        let digits = parts.into_iter().fold(year, |digits, part| digits * 100 + u64::from(part));
        NonZero::new(digits).map(Self)
    }

    fn time(self) -> Option<WireTime> {
        let mut digits = self.0.get();
        let mut two = || {
            let part = u32::try_from(digits % 100).unwrap_or_default();
            digits /= 100;
            part
        };
        let (second, minute, hour, day, month) = (two(), two(), two(), two(), two());
        let year = i32::try_from(digits).ok()?;
        let moment =
            NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second)?;
        WireTime::to_second(moment)
    }
}

impl SyncRecord {
    /// A record of that code of which nothing else is known yet, at that line of its input,
    /// counted from 1; `None` for a blank code.
    pub fn new(code: &str, line: u64) -> Option<Self> {
        Some(Self { key: Key::read(code)?, line, status: None, moments: Moments::default() })
    }

    /// What is compared of a packet; `None` only of a packet without a code, which was not read.
    pub fn of_packet(packet: &Packet<'_>, line: u64) -> Option<Self> {
        let moment = |scalar: &Scalar<'_>| scalar.time().ok().flatten().and_then(Stamp::of);
        Some(Self {
            key: Key::read(packet.code.as_written()?)?,
            line,
            status: packet.status.get().map(Status::read),
            moments: [
                moment(&packet.received),
                moment(&packet.due),
                moment(&packet.finished),
                moment(&packet.returned),
                moment(&packet.refused),
            ],
        })
    }

    /// What is compared of a dossier; parts of a second are dropped, as the wire has none.
    pub fn of_dossier(dossier: &Dossier, line: u64) -> Option<Self> {
        let parts = dossier.parts();
        let times = &parts.timeline;
        let moment =
            |at: Option<NaiveDateTime>| at.and_then(WireTime::to_second).and_then(Stamp::of);
        Some(Self {
            key: Key::read(parts.code.as_str())?,
            line,
            status: parts.status.clone(),
            moments: [times.received, times.due, times.ended, times.returned, times.refused]
                .map(moment),
        })
    }

    /// The record with that status, as it is written on the wire; a blank one is none.
    pub fn with_status(mut self, written: &str) -> Self {
        self.status = Scalar::new(written).get().map(Status::read);
        self
    }

    /// The record with that moment; of [`SyncField::Status`], which is none, it changes nothing.
    pub fn with_moment(mut self, field: SyncField, moment: Option<WireTime>) -> Self {
        let fields = SyncField::MOMENTS.into_iter();
        if let Some((place, _)) = self.moments.iter_mut().zip(fields).find(|(_, own)| *own == field)
        {
            *place = moment.and_then(Stamp::of);
        }
        self
    }

    /// The code, trimmed and composed (NFC), regular or not.
    pub fn code(&self) -> &str {
        self.key.as_str()
    }

    /// The code as one of a dossier, from which its agency follows.
    pub fn dossier_code(&self) -> Option<Coded<DossierCode>> {
        Coded::read(self.code())
    }

    /// Where in its input it stood, counted from 1.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The status, or the code as it was written where it is none of the ten.
    pub const fn status(&self) -> Option<&Written<Status>> {
        self.status.as_ref()
    }

    /// The moment of that field; the status has none.
    pub fn moment(&self, field: SyncField) -> Option<WireTime> {
        let fields = SyncField::MOMENTS.into_iter();
        let (moment, _) = self.moments.iter().zip(fields).find(|(_, own)| *own == field)?;
        moment.and_then(Stamp::time)
    }

    /// The latest moment at which something happened to it: received, ended, returned, refused.
    /// When it is due is a promise, and no change.
    pub fn last_change(&self) -> Option<WireTime> {
        self.last_stamp().and_then(Stamp::time)
    }

    pub(super) fn last_stamp(&self) -> Option<Stamp> {
        let [received, _, ended, returned, refused] = self.moments;
        received.max(ended).max(returned).max(refused)
    }

    /// The fields that it has a value for.
    pub fn given(&self) -> SyncFields {
        let moments = SyncField::MOMENTS.into_iter().zip(&self.moments);
        let given = moments.filter(|(_, moment)| moment.is_some()).map(|(field, _)| field);
        given.chain(self.status.is_some().then_some(SyncField::Status)).collect()
    }

    pub(super) const fn key(&self) -> &Key {
        &self.key
    }

    /// A number that the first and the last of its bytes go into: to ask memory for all of it.
    #[inline]
    pub(super) fn ends(&self) -> u64 {
        let [.., last] = self.moments;
        last.map_or(0, |Stamp(digits)| digits.get()) ^ self.line ^ self.key.first()
    }

    pub(super) const fn moments(&self) -> &Moments {
        &self.moments
    }

    /// Tells what is unusual about the code as it came: white space around it, decomposed letters,
    /// letters that look like others. It was joined without the first two; the third is never
    /// joined with what it looks like.
    pub fn check_code(&self, found: &mut dyn FnMut(Finding)) {
        let marks = self.key.marks();
        let mut tell = |rule, seen| found(Finding::new(rule, self.code(), "MaHoSo", seen));
        if marks.padded {
            tell(Rule::PaddedCode, Seen::Line(self.line));
        }
        if marks.decomposed {
            tell(Rule::DecomposedCode, Seen::Line(self.line));
        }
        if let Some(odd) =
            Some(self.code()).filter(|_| marks.unplain).and_then(lookalike::first_odd)
        {
            let seen =
                Seen::Letter { line: self.line, at: odd.at, found: odd.found, like: odd.like };
            tell(Rule::LookAlikeCode, seen);
        }
    }
}

/// Two records are equal if all that is compared is; where they stood is not.
impl PartialEq for SyncRecord {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.moments == other.moments && self.status == other.status
    }
}

impl Eq for SyncRecord {}

impl fmt::Debug for SyncRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("SyncRecord");
        debug.field("code", &self.key).field("line", &self.line);
        match &self.status {
            // Text in the wrong field can be a person's name.
            Some(Written::Unknown(text)) => {
                debug.field("status", &Scalar::new(&**text));
            }
            status => {
                debug.field("status", status);
            }
        }
        for (field, moment) in SyncField::MOMENTS.into_iter().zip(&self.moments) {
            if let Some(Stamp(digits)) = moment {
                debug.field(field.portal_name(), digits);
            }
        }
        debug.finish()
    }
}
