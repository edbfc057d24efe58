//! The hours an office works, for limits in working hours.

use core::fmt;
use core::str::FromStr;

use chrono::{NaiveTime, Timelike, Weekday};
use serde::{Deserialize, Serialize};

use crate::text::excerpt;

/// A stretch of office hours within one day, to the minute: `07:30-11:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Session {
    // Invariant: minutes of the day, from < to < 1440.
    from: u16,
    to: u16,
}

impl Session {
    /// From one time of the day to a later one.
    ///
    /// # Errors
    /// - `11:30-07:30`, `07:30-07:30`: it does not end after it begins
    /// - `07:30:15-11:30`: not a whole minute
    pub fn new(from: NaiveTime, to: NaiveTime) -> Result<Self, SessionsError> {
        let whole = |time: NaiveTime| match (time.second(), time.nanosecond()) {
            (0, 0) => u16::try_from(time.hour() * 60 + time.minute()).ok(),
            _ => None,
        };
        match (whole(from), whole(to)) {
            (Some(start), Some(end)) if start < end => Ok(Self { from: start, to: end }),
            (Some(_), Some(_)) => Err(SessionsFault::Backwards { from, to }.into()),
            (None, _) => Err(SessionsFault::NotMinutes { time: from }.into()),
            (_, None) => Err(SessionsFault::NotMinutes { time: to }.into()),
        }
    }

    /// Nanoseconds of the day at which it begins and ends.
    pub(super) fn ends(self) -> (i64, i64) {
        let nanos = |minutes: u16| i64::from(minutes) * 60_000_000_000;
        (nanos(self.from), nanos(self.to))
    }
}

/// Prints the hours: `07:30-11:30`.
impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to } = self;
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

/// Reads what [`Display`](fmt::Display) prints.
impl FromStr for Session {
    type Err = SessionsError;

    fn from_str(text: &str) -> Result<Self, SessionsError> {
        let unreadable = || SessionsFault::Unreadable { text: excerpt(text) };
        let (from, to) = text.split_once('-').ok_or_else(unreadable)?;
        let time = |text: &str| text.parse::<NaiveTime>().map_err(|_| unreadable());
        Self::new(time(from)?, time(to)?)
    }
}

impl Serialize for Session {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Session {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize_from_str(deserializer, "hours such as 07:30-11:30")
    }
}

/// The office hours of a week, at most four sessions a day.
///
/// They matter for limits in working hours alone, and only on working days of the calendar: to
/// list Saturday hours does not make Saturdays worked. A worked Saturday or Sunday without hours
/// of its own keeps those of Monday, as the one-stop software OpenCPS does.
///
/// It travels by the days of the week: `{"mon":["07:30-11:30","13:00-17:00"],…}`; a day that is
/// left out has no session.
///
/// ```
/// use chrono::Weekday;
/// use vn_egov_metrics::time::{Session, Sessions};
///
/// let mornings: Session = "07:00-11:30".parse()?;
/// let desk = Sessions::new([Weekday::Mon, Weekday::Thu].map(|day| (day, mornings)))?;
/// assert_eq!(desk.of(Weekday::Thu).count(), 1);
/// assert_eq!(desk.of(Weekday::Fri).count(), 0);
///
/// let overlap = Sessions::new([(Weekday::Mon, mornings), (Weekday::Mon, "11:00-12:00".parse()?)]);
/// assert_eq!(
///     overlap.unwrap_err().to_string(),
///     "the sessions 07:00-11:30 and 11:00-12:00 of Mon overlap",
/// );
/// # Ok::<(), vn_egov_metrics::time::SessionsError>(())
/// ```
#[doc(alias = "giờ làm việc")]
#[doc(alias = "gio lam viec")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WireWeek", into = "WireWeek")]
pub struct Sessions {
    // Invariant: of each day from Monday the sessions ascend, apart from one another, and stand
    // before all `None`; some day has one.
    week: [Day; 7],
}

type Day = [Option<Session>; Sessions::MOST_OF_DAY];

impl Sessions {
    /// The most sessions of one day.
    pub const MOST_OF_DAY: usize = 4;

    /// 07:30–11:30 and 13:00–17:00 from Monday to Friday, eight hours a day: what the one-stop
    /// software OpenCPS (`DueDateUtils`) assumes where nothing is set. No law fixes them; each
    /// province sets its own.
    pub const OFFICE: Self = {
        let morning = Some(Session { from: 7 * 60 + 30, to: 11 * 60 + 30 });
        let afternoon = Some(Session { from: 13 * 60, to: 17 * 60 });
        let (day, off) = ([morning, afternoon, None, None], [None; Self::MOST_OF_DAY]);
        Self { week: [day, day, day, day, day, off, off] }
    };

    /// Those sessions, in any order.
    ///
    /// # Errors
    /// - no session at all
    /// - two sessions of a day that overlap
    /// - more than four on one day
    pub fn new(
        sessions: impl IntoIterator<Item = (Weekday, Session)>,
    ) -> Result<Self, SessionsError> {
        let mut all: Vec<(u32, Session)> = sessions
            .into_iter()
            .map(|(weekday, session)| (weekday.num_days_from_monday(), session))
            .collect();
        if all.is_empty() {
            return Err(SessionsFault::None.into());
        }
        all.sort_unstable();
        let mut week = [[None; Self::MOST_OF_DAY]; 7];
        for (weekday, day) in WEEK.into_iter().zip(&mut week) {
            let mut places = day.iter_mut();
            let mut before: Option<Session> = None;
            for &(_, session) in all.iter().filter(|(n, _)| *n == weekday.num_days_from_monday()) {
                if let Some(one) = before.filter(|one| session.from < one.to) {
                    return Err(SessionsFault::Overlap { weekday, one, two: session }.into());
                }
                let place = places.next().ok_or(SessionsFault::TooMany { weekday })?;
                before = Some(session);
                *place = before;
            }
        }
        Ok(Self { week })
    }

    /// The sessions of that day of the week, ascending.
    pub fn of(&self, weekday: Weekday) -> impl Iterator<Item = Session> {
        let day = WEEK.iter().position(|one| *one == weekday).and_then(|day| self.week.get(day));
        day.into_iter().flatten().flatten().copied()
    }

    /// The sessions of a working day: its own, or those of Monday.
    pub(super) fn of_working_day(&self, weekday: Weekday) -> impl Iterator<Item = Session> {
        let weekend = matches!(weekday, Weekday::Sat | Weekday::Sun);
        let stands_in = weekend && self.of(weekday).next().is_none();
        self.of(if stands_in { Weekday::Mon } else { weekday })
    }
}

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// [`Sessions::OFFICE`].
impl Default for Sessions {
    fn default() -> Self {
        Self::OFFICE
    }
}

/// Hours that are no session, or sessions that make no week.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct SessionsError(#[from] SessionsFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum SessionsFault {
    #[error("{text:?} is no session; expected hours such as 07:30-11:30")]
    Unreadable { text: Box<str> },
    #[error("the session from {from} to {to} does not end after it begins")]
    Backwards { from: NaiveTime, to: NaiveTime },
    #[error("{time} is not a whole minute")]
    NotMinutes { time: NaiveTime },
    #[error("a week needs at least one session")]
    None,
    #[error("the sessions {one} and {two} of {weekday} overlap")]
    Overlap { weekday: Weekday, one: Session, two: Session },
    #[error("{weekday} has more than {} sessions", Sessions::MOST_OF_DAY)]
    TooMany { weekday: Weekday },
}

/// The wire form of a week.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Sessions", deny_unknown_fields, default)]
#[derive(Default)]
struct WireWeek {
    mon: Vec<Session>,
    tue: Vec<Session>,
    wed: Vec<Session>,
    thu: Vec<Session>,
    fri: Vec<Session>,
    sat: Vec<Session>,
    sun: Vec<Session>,
}

impl TryFrom<WireWeek> for Sessions {
    type Error = SessionsError;

    fn try_from(wire: WireWeek) -> Result<Self, SessionsError> {
        let days = [wire.mon, wire.tue, wire.wed, wire.thu, wire.fri, wire.sat, wire.sun];
        let of_day = |(weekday, day): (Weekday, Vec<Session>)| {
            day.into_iter().map(move |session| (weekday, session))
        };
        Self::new(WEEK.into_iter().zip(days).flat_map(of_day))
    }
}

impl From<Sessions> for WireWeek {
    fn from(sessions: Sessions) -> Self {
        let [mon, tue, wed, thu, fri, sat, sun] = WEEK.map(|day| sessions.of(day).collect());
        Self { mon, tue, wed, thu, fri, sat, sun }
    }
}
