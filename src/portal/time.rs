//! Moments of the wire.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::record::Stamp;
use crate::text::deserialize_from_str;
use crate::time::date;
use crate::word::pairs;

/// A moment as the portal writes it, `yyyyMMddHHmmss`, in Viet Nam (UTC+7): `20260704104605`.
///
/// # Examples
/// ```
/// use vn_egov_metrics::portal::WireTime;
///
/// let received: WireTime = "20260704104605".parse()?;
/// assert_eq!(received.get().to_string(), "2026-07-04 10:46:05");
/// assert_eq!(received.to_string(), "20260704104605");
///
/// assert_eq!(
///     "20260230104605".parse::<WireTime>().unwrap_err().to_string(),
///     "no calendar has that day",
/// );
/// # Ok::<(), vn_egov_metrics::portal::ParseWireTimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireTime {
    // Invariant: a year from 1 to 9999.
    stamp: Stamp,
}

/// A text that is no moment of the wire.
///
/// It does not quote the text: what stands in a field of the wrong kind can be personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ParseWireTimeError(#[from] TimeFault);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum TimeFault {
    #[error("expected the 14 digits of yyyyMMddHHmmss")]
    Not14Digits,
    #[error("no calendar has that day")]
    NoSuchDay,
    #[error("no day has that time")]
    NoSuchTime,
}

impl WireTime {
    /// The moment to the second, as the wire has it; parts of a second are dropped. `None` for a
    /// year that has no four digits.
    pub fn to_second(moment: NaiveDateTime) -> Option<Self> {
        (1..=9999).contains(&moment.year()).then(|| Self { stamp: moment.into() })
    }

    /// The moment, in Viet Nam.
    pub const fn get(self) -> NaiveDateTime {
        self.stamp.moment()
    }

    /// The day, in Viet Nam.
    pub const fn date(self) -> NaiveDate {
        self.stamp.day()
    }

    /// The moment that these bytes are. A row has six: one copy of this is the quickest.
    #[inline(never)]
    pub(super) fn of_bytes(text: &[u8]) -> Result<Self, TimeFault> {
        let text: &[u8; 14] = text.try_into().map_err(|_| TimeFault::Not14Digits)?;
        // Eight digits at a time: the first, which are the day, and the last, behind the month.
        let day = text.first_chunk().copied().and_then(pairs).ok_or(TimeFault::Not14Digits)?;
        let time = text.last_chunk().copied().and_then(pairs).ok_or(TimeFault::Not14Digits)?;
        let ([century, year, month, day], [_, hour, minute, second]) = (day, time);
        let day = date(century * 100 + year, month, day).ok_or(TimeFault::NoSuchDay)?;
        if hour > 23 || minute > 59 || second > 59 {
            return Err(TimeFault::NoSuchTime);
        }
        let stamp = Stamp::new(day, (hour * 60 + minute) * 60 + second);
        Ok(Self { stamp: stamp.ok_or(TimeFault::NoSuchTime)? })
    }

    /// The moment as a dossier holds it.
    #[inline]
    pub(super) const fn stamp(self) -> Stamp {
        self.stamp
    }
}

impl From<WireTime> for NaiveDateTime {
    fn from(time: WireTime) -> Self {
        time.get()
    }
}

/// Reads the 14 digits, and nothing else.
///
/// # Errors
/// - `2026-07-04 10:46:05`, `20260704`, ` 20260704104605`: not 14 digits
/// - `20260230104605`, `00000101000000`: no such day
/// - `20260704240000`, `20260704235960`: no such time
impl FromStr for WireTime {
    type Err = ParseWireTimeError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ParseWireTimeError> {
        Ok(Self::of_bytes(text.as_bytes())?)
    }
}

/// Travels as its 14 digits.
impl Serialize for WireTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for WireTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_from_str(deserializer, "a moment such as 20260704104605")
    }
}

impl fmt::Display for WireTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.get().format("%Y%m%d%H%M%S"))
    }
}
