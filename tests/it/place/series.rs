//! Series over the break, and what compares like for like.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use proptest::prelude::*;
use vn_egov_metrics::Change;
use vn_egov_metrics::place::{NewProvince, OldProvince, Point, Province, Series, Territory};

use super::day;

fn year(year: i32) -> RangeInclusive<NaiveDate> {
    day(&format!("{year}-01-01"))..=day(&format!("{year}-12-31"))
}

#[test]
fn a_figure_is_refused_where_it_does_not_belong() {
    let mut series = Series::of(NewProvince::VinhLong);
    let mut refused =
        |days, province: Province| series.put(days, province, 1_u64).unwrap_err().to_string();
    assert_eq!(
        refused(year(2024), OldProvince::HaNoi.into()),
        "Hà Nội is no part of Vĩnh Long since 2025-07-01"
    );
    assert_eq!(
        refused(year(2026), NewProvince::DongThap.into()),
        "Đồng Tháp is no part of Vĩnh Long since 2025-07-01"
    );
    assert_eq!(
        refused(year(2025), OldProvince::TraVinh.into()),
        "Trà Vinh, 2025-01-01 to 2025-12-31: the old province is one only from 2008-08-01 to 2025-06-30"
    );
    assert_eq!(
        refused(*year(2024).end()..=*year(2024).start(), OldProvince::TraVinh.into()),
        "Trà Vinh, 2024-12-31 to 2024-01-01: the last day is before the first"
    );
    series.put(year(2024), OldProvince::TraVinh, 1).unwrap();
    assert_eq!(
        series.put(year(2024), OldProvince::TraVinh, 2).unwrap_err().to_string(),
        "Trà Vinh, 2024-01-01 to 2024-12-31: the series has a figure of this territory and these days"
    );
    // What was refused has left nothing behind.
    assert_eq!(series.points().len(), 1);
    assert_eq!(series.province(), NewProvince::VinhLong);
}

#[test]
fn an_unmerged_province_has_one_territory() {
    let mut series = Series::of(NewProvince::HaNoi);
    series.put(year(2024), OldProvince::HaNoi, 100_u64).unwrap();
    series.put(year(2026), NewProvince::HaNoi, 110).unwrap();
    assert_eq!(series.change(&year(2024), &year(2026)), Ok(Change::new(100, 110)));
    // The same territory by either name is the same figure.
    assert!(series.put(year(2024), NewProvince::HaNoi, 1).is_err());
}

#[test]
fn change_is_like_for_like() {
    let mut series = Series::of(NewProvince::VinhLong);
    series.put(year(2026), NewProvince::VinhLong, 600_u64).unwrap();
    let error = |series: &Series<u64>, before| {
        series.change(&year(before), &year(2026)).unwrap_err().to_string()
    };
    assert_eq!(
        error(&series, 2022),
        "there is no figure of Bến Tre + Trà Vinh + Vĩnh Long for 2022-01-01 to 2022-12-31"
    );
    series.put(year(2022), OldProvince::VinhLong, 200).unwrap();
    assert_eq!(
        error(&series, 2022),
        "2022-01-01 to 2022-12-31 lacks Bến Tre and Trà Vinh, which Vĩnh Long since 2025-07-01 is made of as well"
    );
    series.put(year(2022), OldProvince::TraVinh, 150).unwrap();
    series.put(year(2022), OldProvince::BenTre, 150).unwrap();
    assert_eq!(series.change(&year(2022), &year(2026)), Ok(Change::new(500, 600)));

    // Within one old province, over the years of its map.
    series.put(year(2024), OldProvince::TraVinh, 180).unwrap();
    let change = series.change_in(OldProvince::TraVinh, &year(2022), &year(2024));
    assert_eq!(change, Ok(Change::new(150, 180)));
    assert_eq!(
        series.change_in(OldProvince::HaNoi, &year(2022), &year(2024)).unwrap_err().to_string(),
        "Hà Nội is no part of Vĩnh Long since 2025-07-01"
    );
    // A figure added up for today's territory afterwards stands before its parts.
    series.put(year(2024), NewProvince::VinhLong, 540).unwrap();
    assert_eq!(series.change(&year(2024), &year(2026)), Ok(Change::new(540, 600)));

    let territories: Vec<String> =
        series.points().iter().map(|point| point.territory().to_string()).collect();
    let whole = "Bến Tre + Trà Vinh + Vĩnh Long";
    assert_eq!(territories, ["Bến Tre", "Trà Vinh", "Vĩnh Long", whole, "Trà Vinh", whole]);
}

#[test]
fn parts_that_do_not_add_up_are_refused() {
    let mut series = Series::of(NewProvince::DongThap);
    series.put(year(2022), OldProvince::TienGiang, u64::MAX).unwrap();
    series.put(year(2022), OldProvince::DongThap, 1).unwrap();
    assert_eq!(
        series.change(&year(2022), &year(2022)).unwrap_err().to_string(),
        "the parts of Tiền Giang + Đồng Tháp do not add up for 2022-01-01 to 2022-12-31"
    );
}

proptest! {
    /// The figure of a province over its old units is their sum, in whatever order they come.
    #[test]
    fn parts_add_up(
        index in 0_usize..34,
        counts in prop::collection::vec(0_u64..1_000_000, 3),
        backwards: bool,
    ) {
        let new = NewProvince::ALL[index];
        let mut parts: Vec<_> = new.predecessors().iter().copied().zip(counts).collect();
        let sum: u64 = parts.iter().map(|(_, count)| count).sum();
        if backwards {
            parts.reverse();
        }
        let mut series = Series::of(new);
        for (old, count) in parts {
            series.put(year(2024), old, count).unwrap();
        }
        let add = |sum: u64, value: &u64| sum.checked_add(*value);
        prop_assert_eq!(series.figure(Territory::from(new), &year(2024), add), Ok(sum));
        prop_assert!(series.points().is_sorted_by_key(Point::territory));
    }
}
