//! The announced days off and worked Saturdays, and the days the law names: rows only.
//!
//! Sources marked *as quoted by …* were not read themselves; *not verified* means that no text
//! was found. A new letter of the Prime Minister's office is a few rows more.

use chrono::NaiveDate;

use super::day::Occasion::{
    self, Culture, HungKings, Labour, NationalDay, NewYear, Reunification, Tet,
};
use super::day::{AnnouncedDay, DayKind, Reason};

/// The first day of the embedded calendar.
pub(super) const FIRST: NaiveDate = date(2015, 1, 1);
/// The last day whose days off were announced; a swap can still come in a late letter.
pub(super) const LAST: NaiveDate = date(2027, 12, 31);

/// A day the law names every year, as a projection needs it.
pub(super) struct StatutoryDay {
    pub(super) occasion: Occasion,
    pub(super) falls: Falls,
    /// The first year it is kept.
    pub(super) since: i32,
    /// The article.
    #[allow(dead_code)] // read by people and by a test
    pub(super) source: &'static str,
}

/// When a statutory day falls.
pub(super) enum Falls {
    /// Month and day.
    On(u32, u32),
    /// Five days around the first of the first lunar month; the split is announced yearly.
    AroundTet,
    /// 10th of the third lunar month.
    HungKings,
    /// The day before or after 2 September; which one is announced yearly.
    BesideNationalDay,
}

/// The days off of art. 112(1) of the Labour Code 2019, and 24 November.
pub(super) const STATUTORY: [StatutoryDay; 8] = [
    statutory(NewYear, Falls::On(1, 1), 2015, CODE_2019),
    statutory(Tet, Falls::AroundTet, 2015, CODE_2019),
    statutory(HungKings, Falls::HungKings, 2015, CODE_2019),
    statutory(Reunification, Falls::On(4, 30), 2015, CODE_2019),
    statutory(Labour, Falls::On(5, 1), 2015, CODE_2019),
    statutory(NationalDay, Falls::On(9, 2), 2015, CODE_2019),
    statutory(NationalDay, Falls::BesideNationalDay, 2021, CODE_2019),
    statutory(Culture, Falls::On(11, 24), 2026, RESOLUTION_28),
];

const CODE_2012: &str = "Labour Code 10/2012/QH13, art. 115(1) (not verified)";
const MADE_UP_2012: &str = "Labour Code 10/2012/QH13, art. 115(3) (not verified)";
const CODE_2019: &str = "Labour Code 45/2019/QH14, art. 112(1)";
const MADE_UP_2019: &str = "Labour Code 45/2019/QH14, art. 111(3)";
const RESOLUTION_28: &str = "Resolution 28/2026/QH16, art. 2 (as quoted by the press)";
const PRESS_NEW_YEAR_2015: &str =
    "announcement of the days off of New Year 2015 (as quoted by Bao moi)";
const PRESS_TET_2015: &str = "announcement of Tết 2015, option 1 (as quoted by Cong an nhan dan)";
const PROPOSAL_89: &str = "proposal 89/TTr-LĐTBXH, 2015 (title only, not verified)";
const PRESS_2016: &str = "announcement of the days off of 2016 (as quoted by Kien thuc)";
const RECOLLECTED_2017: &str = "announcement of Tết 2017 (not verified)";
const PRESS_TET_2018: &str = "announcement of Tết 2018 (as quoted by VietnamNet)";
const PRESS_2019: &str = "Ministry of Labour, 6/8/2018 (as quoted by VietnamNet)";
const DAK_LAK_2020: &str =
    "announcement of Tết 2020 (as quoted by the Đắk Lắk department of trade)";
const NOTICE_4875: &str = "notice 4875/TB-LĐTBXH (as quoted by the press)";
const NOTICE_119: &str = "notice 119/TB-LĐTBXH (as quoted by the press)";
const NOTICE_5034: &str = "notice 5034/TB-LĐTBXH (as quoted by the press)";
const NOTICE_5015: &str = "notice 5015/TB-LĐTBXH (as quoted by the press)";
const NOTICE_1570: &str = "notice 1570/TB-LĐTBXH (as quoted by the press)";
const NOTICE_6150: &str = "notice 6150/TB-BLĐTBXH (as quoted by the press)";
const LETTER_12729: &str = "letter 12729/VPCP-KGVX, 25/12/2025 (as quoted by the press)";
const NOTICE_9441: &str = "notice 9441/TB-BNV (as quoted by the press)";
const LETTER_10065: &str = "letter 10065/VPCP-KGVX, 2/10/2026 (as quoted by three repositories)";

/// A day of the civil calendar. A wrong row becomes a day that the tests of the rows refuse.
const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

const fn statutory(
    occasion: Occasion,
    falls: Falls,
    since: i32,
    source: &'static str,
) -> StatutoryDay {
    StatutoryDay { occasion, falls, since, source }
}

const fn holiday(y: i32, m: u32, d: u32, on: Occasion, source: &'static str) -> AnnouncedDay {
    let reason = Reason::Holiday(on);
    AnnouncedDay { date: date(y, m, d), kind: DayKind::Off, reason, source }
}

const fn made_up(y: i32, m: u32, d: u32, on: Occasion, source: &'static str) -> AnnouncedDay {
    let reason = Reason::MadeUp(on);
    AnnouncedDay { date: date(y, m, d), kind: DayKind::Off, reason, source }
}

type Ymd = (i32, u32, u32);

const fn swapped_off(off: Ymd, worked: Ymd, source: &'static str) -> AnnouncedDay {
    let reason = Reason::SwappedWith(date(worked.0, worked.1, worked.2));
    AnnouncedDay { date: date(off.0, off.1, off.2), kind: DayKind::Off, reason, source }
}

const fn swapped_work(worked: Ymd, off: Ymd, source: &'static str) -> AnnouncedDay {
    let reason = Reason::SwappedWith(date(off.0, off.1, off.2));
    AnnouncedDay { date: date(worked.0, worked.1, worked.2), kind: DayKind::Work, reason, source }
}

/// Weekdays off and worked Saturdays, ascending.
pub(super) const ANNOUNCED: [AnnouncedDay; 156] = [
    holiday(2015, 1, 1, NewYear, CODE_2012),
    swapped_off((2015, 1, 2), (2014, 12, 27), PRESS_NEW_YEAR_2015),
    swapped_work((2015, 2, 14), (2015, 2, 16), PRESS_TET_2015),
    swapped_off((2015, 2, 16), (2015, 2, 14), PRESS_TET_2015),
    holiday(2015, 2, 17, Tet, PRESS_TET_2015),
    holiday(2015, 2, 18, Tet, PRESS_TET_2015),
    holiday(2015, 2, 19, Tet, PRESS_TET_2015),
    holiday(2015, 2, 20, Tet, PRESS_TET_2015),
    made_up(2015, 2, 23, Tet, PRESS_TET_2015),
    swapped_work((2015, 4, 25), (2015, 4, 29), PROPOSAL_89),
    holiday(2015, 4, 28, HungKings, CODE_2012),
    swapped_off((2015, 4, 29), (2015, 4, 25), PROPOSAL_89),
    holiday(2015, 4, 30, Reunification, CODE_2012),
    holiday(2015, 5, 1, Labour, CODE_2012),
    holiday(2015, 9, 2, NationalDay, CODE_2012),
    holiday(2016, 1, 1, NewYear, CODE_2012),
    holiday(2016, 2, 8, Tet, PRESS_2016),
    holiday(2016, 2, 9, Tet, PRESS_2016),
    holiday(2016, 2, 10, Tet, PRESS_2016),
    holiday(2016, 2, 11, Tet, PRESS_2016),
    made_up(2016, 2, 12, Tet, PRESS_2016),
    made_up(2016, 4, 18, HungKings, PRESS_2016),
    made_up(2016, 5, 2, Reunification, PRESS_2016),
    made_up(2016, 5, 3, Labour, PRESS_2016),
    holiday(2016, 9, 2, NationalDay, CODE_2012),
    made_up(2017, 1, 2, NewYear, MADE_UP_2012),
    holiday(2017, 1, 26, Tet, RECOLLECTED_2017),
    holiday(2017, 1, 27, Tet, RECOLLECTED_2017),
    holiday(2017, 1, 30, Tet, RECOLLECTED_2017),
    made_up(2017, 1, 31, Tet, RECOLLECTED_2017),
    made_up(2017, 2, 1, Tet, RECOLLECTED_2017),
    holiday(2017, 4, 6, HungKings, CODE_2012),
    holiday(2017, 5, 1, Labour, CODE_2012),
    made_up(2017, 5, 2, Reunification, MADE_UP_2012),
    made_up(2017, 9, 4, NationalDay, MADE_UP_2012),
    holiday(2018, 1, 1, NewYear, CODE_2012),
    holiday(2018, 2, 14, Tet, PRESS_TET_2018),
    holiday(2018, 2, 15, Tet, PRESS_TET_2018),
    holiday(2018, 2, 16, Tet, PRESS_TET_2018),
    made_up(2018, 2, 19, Tet, PRESS_TET_2018),
    made_up(2018, 2, 20, Tet, PRESS_TET_2018),
    holiday(2018, 4, 25, HungKings, CODE_2012),
    holiday(2018, 4, 30, Reunification, CODE_2012),
    holiday(2018, 5, 1, Labour, CODE_2012),
    made_up(2018, 9, 3, NationalDay, MADE_UP_2012),
    swapped_off((2018, 12, 31), (2019, 1, 5), PRESS_2019),
    holiday(2019, 1, 1, NewYear, CODE_2012),
    swapped_work((2019, 1, 5), (2018, 12, 31), PRESS_2019),
    holiday(2019, 2, 4, Tet, PRESS_2019),
    holiday(2019, 2, 5, Tet, PRESS_2019),
    holiday(2019, 2, 6, Tet, PRESS_2019),
    holiday(2019, 2, 7, Tet, PRESS_2019),
    holiday(2019, 2, 8, Tet, PRESS_2019),
    made_up(2019, 4, 15, HungKings, MADE_UP_2012),
    swapped_off((2019, 4, 29), (2019, 5, 4), PRESS_2019),
    holiday(2019, 4, 30, Reunification, CODE_2012),
    holiday(2019, 5, 1, Labour, CODE_2012),
    swapped_work((2019, 5, 4), (2019, 4, 29), PRESS_2019),
    holiday(2019, 9, 2, NationalDay, CODE_2012),
    holiday(2020, 1, 1, NewYear, CODE_2012),
    holiday(2020, 1, 23, Tet, DAK_LAK_2020),
    holiday(2020, 1, 24, Tet, DAK_LAK_2020),
    holiday(2020, 1, 27, Tet, DAK_LAK_2020),
    made_up(2020, 1, 28, Tet, DAK_LAK_2020),
    made_up(2020, 1, 29, Tet, DAK_LAK_2020),
    holiday(2020, 4, 2, HungKings, CODE_2012),
    holiday(2020, 4, 30, Reunification, CODE_2012),
    holiday(2020, 5, 1, Labour, CODE_2012),
    holiday(2020, 9, 2, NationalDay, CODE_2012),
    holiday(2021, 1, 1, NewYear, CODE_2019),
    holiday(2021, 2, 10, Tet, NOTICE_4875),
    holiday(2021, 2, 11, Tet, NOTICE_4875),
    holiday(2021, 2, 12, Tet, NOTICE_4875),
    made_up(2021, 2, 15, Tet, NOTICE_4875),
    made_up(2021, 2, 16, Tet, NOTICE_4875),
    holiday(2021, 4, 21, HungKings, CODE_2019),
    holiday(2021, 4, 30, Reunification, CODE_2019),
    made_up(2021, 5, 3, Labour, MADE_UP_2019),
    holiday(2021, 9, 2, NationalDay, CODE_2019),
    holiday(2021, 9, 3, NationalDay, NOTICE_4875),
    made_up(2022, 1, 3, NewYear, MADE_UP_2019),
    holiday(2022, 1, 31, Tet, NOTICE_119),
    holiday(2022, 2, 1, Tet, NOTICE_119),
    holiday(2022, 2, 2, Tet, NOTICE_119),
    holiday(2022, 2, 3, Tet, NOTICE_119),
    holiday(2022, 2, 4, Tet, NOTICE_119),
    made_up(2022, 4, 11, HungKings, MADE_UP_2019),
    made_up(2022, 5, 2, Reunification, MADE_UP_2019),
    made_up(2022, 5, 3, Labour, MADE_UP_2019),
    holiday(2022, 9, 1, NationalDay, NOTICE_119),
    holiday(2022, 9, 2, NationalDay, CODE_2019),
    made_up(2023, 1, 2, NewYear, MADE_UP_2019),
    holiday(2023, 1, 20, Tet, NOTICE_5034),
    holiday(2023, 1, 23, Tet, NOTICE_5034),
    holiday(2023, 1, 24, Tet, NOTICE_5034),
    made_up(2023, 1, 25, Tet, NOTICE_5034),
    made_up(2023, 1, 26, Tet, NOTICE_5034),
    holiday(2023, 5, 1, Labour, CODE_2019),
    made_up(2023, 5, 2, HungKings, MADE_UP_2019),
    made_up(2023, 5, 3, Reunification, MADE_UP_2019),
    holiday(2023, 9, 1, NationalDay, NOTICE_5034),
    made_up(2023, 9, 4, NationalDay, NOTICE_5034),
    holiday(2024, 1, 1, NewYear, CODE_2019),
    holiday(2024, 2, 8, Tet, NOTICE_5015),
    holiday(2024, 2, 9, Tet, NOTICE_5015),
    holiday(2024, 2, 12, Tet, NOTICE_5015),
    made_up(2024, 2, 13, Tet, NOTICE_5015),
    made_up(2024, 2, 14, Tet, NOTICE_5015),
    holiday(2024, 4, 18, HungKings, CODE_2019),
    swapped_off((2024, 4, 29), (2024, 5, 4), NOTICE_1570),
    holiday(2024, 4, 30, Reunification, CODE_2019),
    holiday(2024, 5, 1, Labour, CODE_2019),
    swapped_work((2024, 5, 4), (2024, 4, 29), NOTICE_1570),
    holiday(2024, 9, 2, NationalDay, CODE_2019),
    holiday(2024, 9, 3, NationalDay, NOTICE_5015),
    holiday(2025, 1, 1, NewYear, CODE_2019),
    holiday(2025, 1, 27, Tet, NOTICE_6150),
    holiday(2025, 1, 28, Tet, NOTICE_6150),
    holiday(2025, 1, 29, Tet, NOTICE_6150),
    holiday(2025, 1, 30, Tet, NOTICE_6150),
    holiday(2025, 1, 31, Tet, NOTICE_6150),
    holiday(2025, 4, 7, HungKings, CODE_2019),
    swapped_work((2025, 4, 26), (2025, 5, 2), NOTICE_6150),
    holiday(2025, 4, 30, Reunification, CODE_2019),
    holiday(2025, 5, 1, Labour, CODE_2019),
    swapped_off((2025, 5, 2), (2025, 4, 26), NOTICE_6150),
    holiday(2025, 9, 1, NationalDay, NOTICE_6150),
    holiday(2025, 9, 2, NationalDay, CODE_2019),
    holiday(2026, 1, 1, NewYear, CODE_2019),
    swapped_off((2026, 1, 2), (2026, 1, 10), LETTER_12729),
    swapped_work((2026, 1, 10), (2026, 1, 2), LETTER_12729),
    holiday(2026, 2, 16, Tet, NOTICE_9441),
    holiday(2026, 2, 17, Tet, NOTICE_9441),
    holiday(2026, 2, 18, Tet, NOTICE_9441),
    holiday(2026, 2, 19, Tet, NOTICE_9441),
    holiday(2026, 2, 20, Tet, NOTICE_9441),
    made_up(2026, 4, 27, HungKings, MADE_UP_2019),
    holiday(2026, 4, 30, Reunification, CODE_2019),
    holiday(2026, 5, 1, Labour, CODE_2019),
    swapped_work((2026, 8, 22), (2026, 8, 31), NOTICE_9441),
    swapped_off((2026, 8, 31), (2026, 8, 22), NOTICE_9441),
    holiday(2026, 9, 1, NationalDay, NOTICE_9441),
    holiday(2026, 9, 2, NationalDay, CODE_2019),
    holiday(2026, 11, 24, Culture, RESOLUTION_28),
    holiday(2027, 1, 1, NewYear, CODE_2019),
    holiday(2027, 2, 4, Tet, LETTER_10065),
    holiday(2027, 2, 5, Tet, LETTER_10065),
    holiday(2027, 2, 8, Tet, LETTER_10065),
    made_up(2027, 2, 9, Tet, LETTER_10065),
    made_up(2027, 2, 10, Tet, LETTER_10065),
    holiday(2027, 4, 16, HungKings, CODE_2019),
    holiday(2027, 4, 30, Reunification, CODE_2019),
    made_up(2027, 5, 3, Labour, MADE_UP_2019),
    holiday(2027, 9, 2, NationalDay, CODE_2019),
    holiday(2027, 9, 3, NationalDay, LETTER_10065),
    holiday(2027, 11, 24, Culture, RESOLUTION_28),
];
