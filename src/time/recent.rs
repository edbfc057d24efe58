//! Dates of recent years, looked up rather than reckoned.

use chrono::NaiveDate;

/// Years from here on are in the table; any other takes a little longer.
const FIRST: i32 = 2018;
const YEARS: usize = 16;

/// By year, month and day; as many of each as bits can number, so that some are no dates.
static DATES: [[[Option<NaiveDate>; 32]; 16]; YEARS] = dates();

#[allow(clippy::indexing_slicing, clippy::as_conversions, clippy::cast_possible_truncation)]
#[allow(clippy::cast_possible_wrap, clippy::large_stack_arrays)] // in a const, of small numbers
const fn dates() -> [[[Option<NaiveDate>; 32]; 16]; YEARS] {
    let mut dates = [[[None; 32]; 16]; YEARS];
    let mut at = 0;
    while at < YEARS * 16 * 32 {
        let (year, month, day) = (at / 512, at / 32 % 16, at % 32);
        dates[year][month][day] =
            NaiveDate::from_ymd_opt(FIRST + year as i32, month as u32, day as u32);
        at += 1;
    }
    dates
}

/// The date, of a year from 1 on.
#[inline]
pub(crate) fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let months = DATES.get(place(year.wrapping_sub(FIRST.unsigned_abs())));
    let found = months.and_then(|months| months.get(place(month))?.get(place(day)));
    found.map_or_else(|| reckoned(year, month, day), |date| *date)
}

#[cold]
fn reckoned(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{date, reckoned};

    #[test]
    fn dates_are_those_that_are_reckoned() {
        for year in (0..=9999).chain([u32::MAX]) {
            for month in [0, 1, 2, 4, 12, 13, 15, 16, 99] {
                for day in [0, 1, 28, 29, 30, 31, 32, 33, 99, u32::MAX] {
                    assert_eq!(date(year, month, day), reckoned(year, month, day));
                }
            }
        }
        for year in 2017..2036 {
            for day in 0..12 * 32 {
                let (month, day) = (day / 32 + 1, day % 32);
                assert_eq!(date(year, month, day), reckoned(year, month, day));
            }
        }
        assert_eq!(date(0, 1, 1), None);
    }
}
