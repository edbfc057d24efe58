//! Moments of the wire.

use core::fmt;
use core::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime};

use crate::record::Stamp;

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
enum TimeFault {
    #[error("expected the 14 digits of yyyyMMddHHmmss")]
    Not14Digits,
    #[error("no calendar has that day")]
    NoSuchDay,
    #[error("no day has that time")]
    NoSuchTime,
}

impl WireTime {
    /// The moment, in Viet Nam.
    pub const fn get(self) -> NaiveDateTime {
        self.stamp.moment()
    }

    /// The day, in Viet Nam.
    pub const fn date(self) -> NaiveDate {
        self.stamp.day()
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
        let digits: &[u8; 14] = text.as_bytes().try_into().map_err(|_| TimeFault::Not14Digits)?;
        let digits = digits.map(|byte| byte.wrapping_sub(b'0'));
        if digits.iter().any(|&digit| digit > 9) {
            return Err(TimeFault::Not14Digits.into());
        }
        let [c1, c2, y1, y2, mo1, mo2, d1, d2, h1, h2, mi1, mi2, s1, s2] = digits;
        let two = |tens: u8, ones: u8| u32::from(tens * 10 + ones);
        let year = i32::from(c1 * 10 + c2) * 100 + i32::from(y1 * 10 + y2);
        let day = NaiveDate::from_ymd_opt(year, two(mo1, mo2), two(d1, d2));
        let day = day.filter(|_| year > 0).ok_or(TimeFault::NoSuchDay)?;
        let (hour, minute, second) = (two(h1, h2), two(mi1, mi2), two(s1, s2));
        if hour > 23 || minute > 59 || second > 59 {
            return Err(TimeFault::NoSuchTime.into());
        }
        let stamp = Stamp::new(day, (hour * 60 + minute) * 60 + second);
        Ok(Self { stamp: stamp.ok_or(TimeFault::NoSuchTime)? })
    }
}

impl fmt::Display for WireTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.get().format("%Y%m%d%H%M%S"))
    }
}
