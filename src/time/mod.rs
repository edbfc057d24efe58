//! Periods, working days, and the due dates that hang on them. All days and hours are those of
//! Viet Nam (UTC+7).

mod amendment;
mod calendar;
mod day;
mod deadline;
mod holidays;
mod limit;
mod lunar;
mod part;
mod period;
mod projected;
mod projection;
mod read;
mod read_day;
mod recent;
mod refused;
mod sessions;
mod settlement;
mod shown;
mod words;

pub use self::amendment::{Amendment, CalendarError};
pub use self::calendar::{OutOfCoverage, WorkCalendar};
pub use self::day::{AnnouncedDay, CalendarDay, DayKind, Occasion, Reason};
pub use self::deadline::{DeadlinePolicy, Due, DueError, Moment, ReceiptOnDayOff};
pub use self::limit::{LimitUnit, TimeLimit};
pub use self::lunar::{hung_kings, tet};
pub use self::period::{InvalidPeriod, Period};
pub use self::projected::{Foreseen, ProjectedCalendar, ProjectionError};
pub use self::projection::{NationalDayPair, Projection, TetSplit};
pub use self::read::ParsePeriodError;
pub use self::read_day::{ParseDayError, read_day};
pub(crate) use self::recent::date;
pub use self::sessions::{Session, Sessions, SessionsError};
pub use self::settlement::{Appointment, Reappointment, Settlement, Timeliness};
