//! Why a dossier keeps its date, or does not.

use chrono::{NaiveDate, TimeDelta};

use super::Reading;
use super::dossier::{Progress, requests_by};
use crate::record::{DayNumber, Dossier, Status, Terms};
use crate::time::TimeLimit;

/// The days that decide whether a dossier keeps its date: what stands behind the answer to
/// [`DossierFact::OnTime`](super::DossierFact::OnTime), for whoever has to explain it.
///
/// Source: the portal's rule for criterion 2.1 of Decision 766/QĐ-TTg.
///
/// ```
/// use vn_egov_metrics::fact::{Decides, Reading};
/// use vn_egov_metrics::portal::Packet;
///
/// let packet = Packet::from_json(r#"{"MaHoSo": "H59.17-260706-0001", "TrangThaiHoSo": "9",
///     "NgayTiepNhan": "20260706080000", "NgayHenTra": "20260710170000",
///     "NgayKetThucXuLy": "20260714100000", "DanhSachHoSoBoSung": [
///         {"NgayBoSung": "20260707080000", "NgayTiepNhanBoSung": "20260710080000"}]}"#)?;
/// let dossier = packet.to_dossier(&mut |_| {}).unwrap();
/// let timing = dossier.timing(&Reading::new("2026-Q3".parse()?));
///
/// // Ended on 14 July, less the three days it waited for papers: late by a day.
/// let Decides::Ended { on, waited } = timing.decides else { panic!("it has ended") };
/// assert_eq!((on.to_string().as_str(), waited.num_days()), ("2026-07-11", 3));
/// assert_eq!(timing.due_on.unwrap().to_string(), "2026-07-10");
/// assert_eq!(timing.on_time(), Some(false));
///
/// // Before it is received, and without a due date, nothing can be said.
/// let filed = Packet::from_json(r#"{"MaHoSo": "H59.17-260706-0002", "TrangThaiHoSo": "1"}"#)?;
/// let filed = filed.to_dossier(&mut |_| {}).unwrap();
/// assert_eq!(filed.timing(&Reading::new("2026-Q3".parse()?)).on_time(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// The day that is held against the due day.
    pub decides: Decides,
    /// The day it is due: as the record says it, else the day on which the limit of its procedure
    /// ends; `None` if that is not known.
    pub due_on: Option<NaiveDate>,
    /// The limit of the procedure that the due day comes from; `None` if the record says the day.
    pub limit: Option<TimeLimit>,
}

/// What is held against the due day of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decides {
    /// Whether it has ended is not known, and so neither is the day.
    NotKnown,
    /// It has ended.
    Ended {
        /// The day of its end moment, the waits for supplements taken off.
        on: NaiveDate,
        /// How long it waited for supplements that came, to the second, shared time once.
        waited: TimeDelta,
    },
    /// It is open: the day of the reading.
    Open {
        /// That day.
        on: NaiveDate,
    },
    /// It waits for a supplement that was asked for once.
    Requested {
        /// The day of the request.
        on: NaiveDate,
    },
    /// It waits for a supplement, and several were asked for by the day of the reading: that is
    /// late, whatever the days.
    RequestedAgain {
        /// How often it was asked for.
        times: usize,
    },
}

impl Decides {
    /// The day, if one decides.
    pub const fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Ended { on, .. } | Self::Open { on } | Self::Requested { on } => Some(on),
            Self::NotKnown | Self::RequestedAgain { .. } => None,
        }
    }
}

impl Timing {
    /// Whether the date is kept: what the standing answers.
    pub fn on_time(&self) -> Option<bool> {
        match self.decides {
            Decides::RequestedAgain { .. } => Some(false),
            decides => Some(decides.day()? <= self.due_on?),
        }
    }
}

impl Dossier {
    /// The days that decide whether it keeps its date, as of the day of the reading.
    #[doc(alias = "đúng hạn")]
    #[doc(alias = "dung han")]
    pub fn timing(&self, reading: &Reading<'_>) -> Timing {
        let terms = Terms::of(self, reading);
        let progress = Progress::of(self, reading, terms.limit);
        let decides = match progress.ended.and_then(DayNumber::get) {
            Some(on) => {
                let waited = self.end_moment().map(|end| self.waited_before(end));
                Decides::Ended { on, waited: waited.unwrap_or_default() }
            }
            None if progress.finished.is_no() => self.open_by(reading.as_of()),
            None => Decides::NotKnown,
        };
        let limit = terms.limit.filter(|_| self.due_day().is_none() && progress.due.is_some());
        Timing { decides, due_on: progress.due.and_then(DayNumber::get), limit }
    }

    /// What decides of one that has not ended.
    fn open_by(&self, as_of: NaiveDate) -> Decides {
        if self.status() != Some(Status::AwaitingSupplement) {
            return Decides::Open { on: as_of };
        }
        match requests_by(self, as_of) {
            (None, _) => Decides::Open { on: as_of },
            (Some(on), 1) => Decides::Requested { on },
            (Some(_), times) => Decides::RequestedAgain { times },
        }
    }
}
