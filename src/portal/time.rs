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
        let text: &[u8; 14] = text.as_bytes().try_into().map_err(|_| TimeFault::Not14Digits)?;
        // Eight digits at a time: the first, which are the day, and the last, behind the month.
        let day = text.first_chunk().copied().and_then(pairs).ok_or(TimeFault::Not14Digits)?;
        let time = text.last_chunk().copied().and_then(pairs).ok_or(TimeFault::Not14Digits)?;
        let ([century, year, month, day], [_, hour, minute, second]) = (day, time);
        let year = century * 100 + year;
        let day = i32::try_from(year)
            .ok()
            .filter(|year| *year > 0)
            .and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        let day = day.ok_or(TimeFault::NoSuchDay)?;
        if hour > 23 || minute > 59 || second > 59 {
            return Err(TimeFault::NoSuchTime.into());
        }
        let stamp = Stamp::new(day, (hour * 60 + minute) * 60 + second);
        Ok(Self { stamp: stamp.ok_or(TimeFault::NoSuchTime)? })
    }
}

/// The four numbers of two digits that eight digits are; `None` if one is no digit.
#[inline]
fn pairs(digits: [u8; 8]) -> Option<[u32; 4]> {
    const ALL: u64 = u64::MAX / 0xFF; // a 1 in every byte
    let word = u64::from_le_bytes(digits);
    // A byte below `0` borrows, and one above `9` carries, into its highest bit.
    let others = word.wrapping_sub(ALL * 0x30) | word.wrapping_add(ALL * 0x46) | word;
    if others & (ALL * 0x80) != 0 {
        return None;
    }
    let ones = word & (ALL * 0x0F);
    // Ten times each digit, and the one behind it, which little endian has above.
    let twos = ones * 10 + (ones >> 8);
    let [a, _, b, _, c, _, d, _] = twos.to_le_bytes();
    Some([a, b, c, d].map(u32::from))
}

impl fmt::Display for WireTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.get().format("%Y%m%d%H%M%S"))
    }
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn pairs_of_digits_and_nothing_else() {
        assert_eq!(pairs(*b"20260704"), Some([20, 26, 7, 4]));
        assert_eq!(pairs(*b"99999999"), Some([99; 4]));
        for place in 0..8 {
            for byte in 0..=u8::MAX {
                for others in [b'0', b'5', b'9'] {
                    let mut text = [others; 8];
                    text[place] = byte;
                    let mut slow =
                        text.chunks(2).map(|pair| str::from_utf8(pair).ok()?.parse().ok());
                    let slow = [slow.next(), slow.next(), slow.next(), slow.next()];
                    let digits = text.iter().all(u8::is_ascii_digit);
                    assert_eq!(pairs(text).is_some(), digits, "{text:?}");
                    if let Some(pairs) = pairs(text) {
                        assert_eq!(slow.map(Option::flatten), pairs.map(Some));
                    }
                }
            }
        }
    }
}
