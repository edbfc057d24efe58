//! The two lunar days that move working days: Tết and the commemoration of the Hùng Kings.

use chrono::{Days, NaiveDate};

const FIRST_YEAR: i32 = 1990;

/// The last year of both tables.
pub(super) const LAST_YEAR: i32 = 2100;

/// Days from 21 January to the first of the first lunar month, a decade a line.
///
/// Computed from the new moons and principal terms at 105°E (UTC+7, the rule since 1968). Every
/// new moon of the table stands at least 340 seconds from midnight, more than the theories differ.
const TET: [u8; 111] = [
    6, 25, 14, 2, 20, 10, 29, 17, 7, 26, // 1990
    15, 3, 22, 11, 1, 19, 8, 27, 17, 5, // 2000
    24, 13, 2, 20, 10, 29, 18, 7, 26, 15, // 2010
    4, 22, 11, 1, 20, 8, 27, 16, 5, 23, // 2020
    12, 2, 21, 10, 29, 18, 7, 25, 14, 3, // 2030
    22, 11, 1, 20, 9, 27, 16, 5, 24, 12, // 2040
    2, 21, 11, 28, 18, 7, 25, 14, 3, 22, // 2050
    12, 0, 19, 8, 27, 15, 5, 24, 13, 2, // 2060
    21, 10, 29, 17, 6, 25, 15, 3, 22, 12, // 2070
    1, 19, 8, 27, 16, 5, 24, 13, 3, 20, // 2080
    9, 28, 17, 6, 25, 15, 4, 22, 11, 0,  // 2090
    19, // 2100
];

/// Days from 30 March to the 10th of the third (never the leap) lunar month.
const HUNG_KINGS: [u8; 111] = [
    6, 25, 13, 2, 21, 10, 28, 17, 7, 26, // 1990
    15, 4, 23, 12, 29, 19, 8, 27, 16, 5, // 2000
    24, 13, 1, 20, 10, 29, 17, 7, 26, 15, // 2010
    3, 22, 11, 30, 19, 8, 27, 17, 5, 24, // 2020
    13, 2, 20, 10, 29, 18, 7, 25, 14, 4, // 2030
    21, 11, 30, 20, 8, 27, 16, 5, 23, 12, // 2040
    2, 21, 10, 29, 18, 7, 25, 14, 3, 22, // 2050
    11, 1, 20, 9, 27, 16, 5, 24, 12, 2, // 2060
    21, 10, 28, 17, 6, 25, 14, 3, 22, 12, // 2070
    0, 19, 8, 27, 15, 4, 23, 13, 2, 21, // 2080
    10, 29, 17, 6, 25, 14, 3, 22, 12, 30, // 2090
    19, // 2100
];

/// The first day of the lunar year in Viet Nam (mùng 1 Tết); `None` outside 1990 to 2100.
///
/// It is not always that of China: in 2007, 2030 and 2053 it is a day earlier.
///
/// ```
/// use vn_egov_metrics::time::tet;
///
/// assert_eq!(tet(2030).unwrap().to_string(), "2030-02-02"); // in China the 3rd
/// assert_eq!(tet(2101), None);
/// ```
#[doc(alias = "Tết Nguyên đán")]
#[doc(alias = "Tet Nguyen dan")]
pub fn tet(year: i32) -> Option<NaiveDate> {
    of_table(&TET, year, (1, 21))
}

/// The commemoration of the Hùng Kings, 10th of the third lunar month; `None` outside 1990 to
/// 2100. In a year with a leap third month it falls in the first of the two.
///
/// ```
/// use vn_egov_metrics::time::hung_kings;
///
/// assert_eq!(hung_kings(2086).unwrap().to_string(), "2086-04-22"); // by China's moons the 23rd
/// assert_eq!(hung_kings(1989), None);
/// ```
#[doc(alias = "Giỗ Tổ Hùng Vương")]
#[doc(alias = "Gio To Hung Vuong")]
#[doc(alias = "gio to Hung Vuong")]
pub fn hung_kings(year: i32) -> Option<NaiveDate> {
    of_table(&HUNG_KINGS, year, (3, 30))
}

fn of_table(table: &[u8], year: i32, (month, day): (u32, u32)) -> Option<NaiveDate> {
    let row = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
    let days = Days::new((*table.get(row)?).into());
    NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(days)
}
