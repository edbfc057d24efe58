//! Days and periods in Viet Nam (UTC+7).

mod period;
mod read;
mod shown;
mod words;

pub use self::period::{InvalidPeriod, Period};
pub use self::read::ParsePeriodError;
