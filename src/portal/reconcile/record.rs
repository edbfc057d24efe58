//! What a reconciliation keeps of a dossier: its code, status and five moments.

use core::fmt;
use core::num::NonZero;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::field::{SyncField, SyncFields};
use super::key::{Key, Marks};
use super::lookalike;
use crate::check::{Finding, Rule, Seen};
use crate::code::{Coded, DossierCode};
use crate::portal::{Packet, Scalar, WireTime};
use crate::record::{Dossier, Registered, Status, Written};

/// What a reconciliation compares of a dossier, and nothing else of it: 80 bytes, and an allocation
/// only for codes of more than 29 bytes and for statuses that are none of the ten.
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
    status: Option<Status>,
    // Invariant: only without a status.
    unknown_status: Option<Box<UnknownStatus>>,
    moments: Moments,
}

/// A status that is none of the ten, as it was written: rare, so it is kept apart.
#[derive(Clone, PartialEq, Eq)]
struct UnknownStatus(Box<str>);

/// The moments in the order of [`SyncField::MOMENTS`], six bytes each: a record is read from end to
/// end for each of millions, and this makes it a third smaller.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Moments([[u8; 6]; 5]);

impl Moments {
    fn of(stamps: [Option<Stamp>; 5]) -> Self {
        Self(stamps.map(|stamp| {
            let [bytes @ .., _, _] = stamp.map_or(0, |Stamp(digits)| digits.get()).to_le_bytes();
            bytes
        }))
    }

    fn get(self) -> [Option<Stamp>; 5] {
        self.0.map(|[a, b, c, d, e, f]| {
            NonZero::new(u64::from_le_bytes([a, b, c, d, e, f, 0, 0])).map(Stamp)
        })
    }
}

/// A moment as the number that its 14 digits are, less than 2^48: it orders as it should.
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
        Some(Self {
            key: Key::read(code)?,
            line,
            status: None,
            unknown_status: None,
            moments: Moments::default(),
        })
    }

    /// What is compared of a packet; `None` only of a packet without a code, which was not read.
    pub fn of_packet(packet: &Packet<'_>, line: u64) -> Option<Self> {
        let moment = |scalar: &Scalar<'_>| scalar.time().ok().flatten().and_then(Stamp::of);
        let mut record = Self::new(packet.code.as_written()?, line)?;
        record.put_status(packet.status.get().map(Status::read));
        record.moments = Moments::of([
            moment(&packet.received),
            moment(&packet.due),
            moment(&packet.finished),
            moment(&packet.returned),
            moment(&packet.refused),
        ]);
        Some(record)
    }

    /// What is compared of a dossier; parts of a second are dropped, as the wire has none.
    pub fn of_dossier(dossier: &Dossier, line: u64) -> Option<Self> {
        let times = dossier.timeline();
        let moment =
            |at: Option<NaiveDateTime>| at.and_then(WireTime::to_second).and_then(Stamp::of);
        let mut record = Self::new(dossier.code_str(), line)?;
        let known = dossier.status().map(Written::Known);
        record.put_status(known.or_else(|| dossier.parts().status));
        record.moments = Moments::of(
            [times.received, times.due, times.ended, times.returned, times.refused].map(moment),
        );
        Some(record)
    }

    fn put_status(&mut self, status: Option<Written<Status>>) {
        (self.status, self.unknown_status) = match status {
            Some(Written::Known(status)) => (Some(status), None),
            Some(Written::Unknown(text)) => (None, Some(Box::new(UnknownStatus(text)))),
            None => (None, None),
        };
    }

    /// The record with that status, as it is written on the wire; a blank one is none.
    pub fn with_status(mut self, written: &str) -> Self {
        self.put_status(Scalar::new(written).get().map(Status::read));
        self
    }

    /// The record with that moment; of [`SyncField::Status`], which is none, it changes nothing.
    pub fn with_moment(mut self, field: SyncField, moment: Option<WireTime>) -> Self {
        let mut moments = self.moments.get();
        let fields = SyncField::MOMENTS.into_iter();
        if let Some((place, _)) = moments.iter_mut().zip(fields).find(|(_, own)| *own == field) {
            *place = moment.and_then(Stamp::of);
        }
        self.moments = Moments::of(moments);
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

    /// The status, if it is one of the ten.
    pub const fn status(&self) -> Option<Status> {
        self.status
    }

    /// The status as it was written, one of the ten or not; `None` if there is none.
    pub fn written_status(&self) -> Option<&str> {
        let unknown = || self.unknown_status.as_deref().map(|UnknownStatus(text)| &**text);
        self.status.map(Registered::code).or_else(unknown)
    }

    #[inline]
    pub(super) fn has_status_of(&self, other: &Self) -> bool {
        self.status == other.status && self.unknown_status == other.unknown_status
    }

    /// The moment of that field; the status has none.
    pub fn moment(&self, field: SyncField) -> Option<WireTime> {
        let fields = SyncField::MOMENTS.into_iter();
        let (moment, _) =
            self.moments.get().into_iter().zip(fields).find(|(_, own)| *own == field)?;
        moment.and_then(Stamp::time)
    }

    /// The latest moment at which something happened to it: received, ended, returned, refused.
    /// When it is due is a promise, and no change.
    pub fn last_change(&self) -> Option<WireTime> {
        self.last_stamp().and_then(Stamp::time)
    }

    pub(super) fn last_stamp(&self) -> Option<Stamp> {
        let [received, _, ended, returned, refused] = self.moments.get();
        received.max(ended).max(returned).max(refused)
    }

    /// The fields that it has a value for.
    pub fn given(&self) -> SyncFields {
        let moments = SyncField::MOMENTS.into_iter().zip(self.moments.get());
        let given = moments.filter(|(_, moment)| moment.is_some()).map(|(field, _)| field);
        given.chain(self.written_status().map(|_| SyncField::Status)).collect()
    }

    pub(super) const fn key(&self) -> &Key {
        &self.key
    }

    /// A number that the first and the last of its bytes go into: to ask memory for all of it.
    #[inline]
    pub(super) fn ends(&self) -> u64 {
        let Moments([.., [last, ..]]) = self.moments;
        u64::from(last) ^ self.line ^ self.key.first()
    }

    pub(super) fn moments(&self) -> [Option<Stamp>; 5] {
        self.moments.get()
    }

    #[inline]
    pub(super) fn has_moments_of(&self, other: &Self) -> bool {
        self.moments == other.moments
    }

    /// Tells what is unusual about the code as it came: white space around it, decomposed letters,
    /// letters that look like others. It was joined without the first two; the third is never
    /// joined with what it looks like.
    pub fn check_code(&self, found: &mut dyn FnMut(Finding)) {
        let marks = self.key.marks();
        let mut tell = |rule, seen| found(Finding::new(rule, self.code(), "MaHoSo", seen));
        if marks.has(Marks::PADDED) {
            tell(Rule::PaddedCode, Seen::Line(self.line));
        }
        if marks.has(Marks::DECOMPOSED) {
            tell(Rule::DecomposedCode, Seen::Line(self.line));
        }
        if let Some(odd) =
            Some(self.code()).filter(|_| marks.has(Marks::UNPLAIN)).and_then(lookalike::first_odd)
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
        self.key == other.key && self.has_moments_of(other) && self.has_status_of(other)
    }
}

impl Eq for SyncRecord {}

impl fmt::Debug for SyncRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("SyncRecord");
        debug.field("code", &self.key).field("line", &self.line);
        // Text in the wrong field can be a person's name.
        let unknown = self.unknown_status.as_deref().map(|UnknownStatus(text)| &**text);
        let status = self.status.map(Registered::code).or(unknown);
        debug.field("status", &status.map_or(Scalar::MISSING, Scalar::new));
        for (field, moment) in SyncField::MOMENTS.into_iter().zip(self.moments.get()) {
            if let Some(Stamp(digits)) = moment {
                debug.field(field.portal_name(), &digits);
            }
        }
        debug.finish()
    }
}
