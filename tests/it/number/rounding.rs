//! The ways of rounding: their names, and the table in their documentation.

use proptest::prelude::*;
use vn_egov_metrics::{Change, Lang, Places, Rounding};

use super::oracle::{self, any_rounding};

const TABLE: [(&str, [i128; 6]); 10] = [
    ("half_up", [3, 4, -2, 2, 3, -2]),
    ("half_down", [2, 3, -3, 2, 3, -2]),
    ("half_even", [2, 4, -2, 2, 3, -2]),
    ("half_odd", [3, 3, -3, 2, 3, -2]),
    ("half_away", [3, 4, -3, 2, 3, -2]),
    ("half_toward_zero", [2, 3, -2, 2, 3, -2]),
    ("floor", [2, 3, -3, 2, 2, -3]),
    ("ceil", [3, 4, -2, 3, 3, -2]),
    ("trunc", [2, 3, -2, 2, 2, -2]),
    ("away", [3, 4, -3, 3, 3, -3]),
];

/// 2.5, 3.5, −2.5, 2.4, 2.6 and −2.4.
const COLUMNS: [i128; 6] = [25, 35, -25, 24, 26, -24];

#[test]
fn the_table_is_what_happens() {
    for (way, (name, row)) in Rounding::ALL.into_iter().zip(TABLE) {
        assert_eq!(way.id(), name);
        for (tenths, expected) in COLUMNS.into_iter().zip(row) {
            // That many tenths of a per cent, as growth from 1000.
            let now = u64::try_from(1000 + tenths).unwrap();
            let shown = Change::new(1000, now).percent(Places::ZERO, way).unwrap();
            assert_eq!(shown.units(), expected, "{tenths} tenths, {name}");
            assert_eq!(oracle::rounded(tenths, 10, way), expected, "the oracle on {tenths}");
        }
    }
}

#[test]
fn the_documentation_holds_the_same_table() {
    let docs = include_str!("../../../src/number/rounding.rs");
    for (name, row) in TABLE {
        let printed = docs
            .lines()
            .find(|line| line.starts_with(&format!("/// | `{name}`")))
            .unwrap_or_else(|| panic!("no row of {name}"));
        let cells: Vec<i128> = printed
            .split('|')
            .skip(2)
            .filter_map(|cell| cell.trim().replace('−', "-").parse().ok())
            .collect();
        assert_eq!(cells, row, "{printed}");
    }
}

#[test]
fn each_has_a_name_in_both_languages() {
    let names = [
        ("gần nhất, giữa thì lên", "nearest, half up"),
        ("gần nhất, giữa thì xuống", "nearest, half down"),
        ("gần nhất, giữa thì về số chẵn", "nearest, half to even"),
        ("gần nhất, giữa thì về số lẻ", "nearest, half to odd"),
        ("gần nhất, giữa thì ra xa 0", "nearest, half away from 0"),
        ("gần nhất, giữa thì về phía 0", "nearest, half toward 0"),
        ("làm tròn xuống", "down"),
        ("làm tròn lên", "up"),
        ("cắt bỏ phần lẻ", "cut off"),
        ("ra xa 0", "away from 0"),
    ];
    let told =
        Rounding::ALL.map(|way| (way.name().in_lang(Lang::Vi), way.name().in_lang(Lang::En)));
    assert_eq!(told, names);
}

#[test]
fn the_way_of_the_reports_is_the_default() {
    assert_eq!(Rounding::default(), Rounding::HalfUp);
}

#[test]
fn other_names_are_refused() {
    let refused = |name: &str| name.parse::<Rounding>().unwrap_err().to_string();
    assert_eq!(
        refused("half-up"),
        "\"half-up\" is no way of rounding; expected one of half_up, half_down, half_even, \
         half_odd, half_away, half_toward_zero, floor, ceil, trunc, away"
    );
    assert!(refused("").starts_with("\"\" is no way of rounding; "));
    assert!(refused("Floor").starts_with("\"Floor\" is no way of rounding; "));
    // A hostile name is not repeated at length.
    assert!(refused(&"x".repeat(100_000)).len() < 300);
}

proptest! {
    #[test]
    fn a_name_printed_then_read_is_the_same(way in any_rounding()) {
        prop_assert_eq!(way.to_string().parse(), Ok(way));
        prop_assert_eq!(serde_json::to_value(way).unwrap(), way.id());
    }
}
