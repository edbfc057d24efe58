//! Points, thresholds, bands, ranks, comparisons, denominators and means.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vn_egov_metrics::number::Fixed;
use vn_egov_metrics::scorecard::{
    Band, Bands, COMMON_BANDS, Comparison, DenominatorSource, MeanPoints, Peers, Points,
    ReceivedTotals, ScoredSpan, Threshold, ranks,
};
use vn_egov_metrics::{Lang, Places, Rate, Rounding};

use DenominatorSource::{LastYear, National, Portal};
use ScoredSpan::{Month, Quarter, Year};

#[test]
fn points_as_text() {
    for hundredths in (-10_101..10_101).chain([i32::MIN, i32::MAX]) {
        let points = Points::hundredths(hundredths);
        let text = points.to_string();
        assert_eq!(text.parse(), Ok(points));
        assert_eq!(serde_json::to_string(&points).unwrap(), format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<Points>(&format!("\"{text}\"")).unwrap(), points);
        // Rounded to one place, as the decimals say.
        let tenths = hundredths.div_euclid(10) + i32::from(hundredths.rem_euclid(10) >= 5);
        assert_eq!(points.in_places(Places::ONE), Fixed::new(tenths.into(), Places::ONE));
    }
    assert_eq!(Points::hundredths(-120).to_string(), "-1.20");
    assert_eq!(
        format!(
            "{:.0} {:.1} {:.2} {:.9}",
            Points::whole(6),
            Points::hundredths(125),
            Points::hundredths(125),
            Points::hundredths(125)
        ),
        "6 1.3 1.25 1.25"
    );
    assert_eq!("6".parse(), Ok(Points::whole(6)));
    assert_eq!("6.500".parse(), Ok(Points::hundredths(650)));
    assert_eq!("-0".parse(), Ok(Points::ZERO));
}

#[test]
fn texts_that_are_no_points() {
    let said = |text: &str| text.parse::<Points>().unwrap_err().to_string();
    assert_eq!(said("8,9"), "expected a digit, found ',' at character 2 of \"8,9\"");
    assert_eq!(said(""), "expected a digit, found the end of \"\"");
    assert_eq!(
        said("0.001"),
        "0.001 is not a whole number of hundredths from -21474836.48 to 21474836.47",
    );
    assert_eq!(
        said("21474836.48"),
        "21474836.48 is not a whole number of hundredths from -21474836.48 to 21474836.47",
    );
    for json in ["17.72", "1772", "null", "\"17.725\"", "\"\"", "\"1e2\"", "[]", "{}"] {
        assert!(serde_json::from_str::<Points>(json).is_err(), "{json}");
    }
}

#[test]
fn thresholds_as_text() {
    assert_eq!(serde_json::to_string(&Threshold::percent(80)).unwrap(), "\"80\"");
    assert_eq!(serde_json::from_str::<Threshold>("\"12.5\"").unwrap().to_string(), "12.50");
    for json in ["\"-1\"", "\"10000.01\"", "\"0.001\"", "80", "null"] {
        assert!(serde_json::from_str::<Threshold>(json).is_err(), "{json}");
    }
    let most: Threshold = serde_json::from_str("\"10000\"").unwrap();
    assert_eq!(most.to_percent().to_string(), "10000");
}

#[test]
fn bands_from_configuration() {
    let bands = |json: &str| serde_json::from_str::<Bands>(json).map_err(|error| error.to_string());
    let two = r#"[{"id":"passed","from":"50.00"},{"id":"failed","from":"0.00"}]"#;
    assert_eq!(serde_json::to_string(&bands(two).unwrap()).unwrap(), two);
    assert_eq!(
        bands(r#"[{"id":"a","from":"50"},{"id":"b","from":"50"}]"#).unwrap_err(),
        "the band \"b\" from 50.00 does not lie below the band \"a\" from 50.00",
    );
    assert_eq!(
        bands(r#"[{"id":"a","from":"50"},{"id":"b","from":"40"},{"id":"a","from":"30"}]"#)
            .unwrap_err(),
        "the band \"a\" stands twice",
    );
    for json in [
        r#"[{"id":"a","from":"50","to":"60"}]"#,
        r#"[{"id":"a"}]"#,
        r#"[{"id":"a","from":50}]"#,
        "{}",
        "null",
    ] {
        assert!(bands(json).is_err(), "{json}");
    }
    let ends = [
        ("90", "excellent"),
        ("89.99", "good"),
        ("80", "good"),
        ("79.99", "fair"),
        ("70", "fair"),
        ("69.99", "average"),
        ("50", "average"),
        ("49.99", "weak"),
        ("0", "weak"),
    ];
    for (points, id) in ends {
        assert_eq!(COMMON_BANDS.of(points.parse().unwrap()).unwrap().id, id);
    }
    assert_eq!(COMMON_BANDS.of(Points::hundredths(-1)), None);
    assert_eq!(Bands::new(Vec::<Band>::new()).unwrap().of(Points::ZERO), None);
}

proptest! {
    #[test]
    fn a_rank_is_one_more_than_those_above(
        values in prop::collection::vec(prop::option::of(0..20_u32), 0..30),
    ) {
        for (rank, value) in ranks(values.clone()).into_iter().zip(&values) {
            let above = values.iter().flatten().filter(|other| Some(**other) > *value).count();
            prop_assert_eq!(rank, value.map(|_| u64::try_from(above).unwrap() + 1));
        }
    }

    #[test]
    fn a_comparison_loses_no_key(
        before in prop::collection::btree_map(0..9_u8, prop::option::of(-99..99_i32), 0..9),
        after in prop::collection::btree_map(0..9_u8, prop::option::of(-99..99_i32), 0..9),
    ) {
        let points = |side: &BTreeMap<u8, Option<i32>>| {
            side.iter().map(|(key, points)| (*key, points.map(Points::hundredths))).collect::<Vec<_>>()
        };
        let compared = Comparison::between(points(&before), points(&after));
        let mut keys: Vec<u8> = before.keys().chain(after.keys()).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        let mut seen: Vec<u8> = compared.rows().iter().map(|row| row.key).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, keys);
        let gained: Vec<Points> = compared.gained().map(|(_, points)| points).collect();
        let lost: Vec<Points> = compared.lost().map(|(_, points)| points).collect();
        prop_assert!(gained.iter().all(|points| *points > Points::ZERO));
        prop_assert!(lost.iter().all(|points| *points < Points::ZERO));
        prop_assert!(gained.is_sorted_by(|one, two| one >= two));
        prop_assert!(lost.is_sorted());
        let sum: Points = gained.into_iter().chain(lost).sum();
        prop_assert_eq!(sum, compared.change());
        for row in compared.rows() {
            let side = |side: &BTreeMap<u8, Option<i32>>| side.get(&row.key).copied().flatten();
            prop_assert_eq!(row.before, side(&before).map(Points::hundredths));
            prop_assert_eq!(row.after, side(&after).map(Points::hundredths));
            // A null side is no zero.
            prop_assert_eq!(row.change().is_some(), row.before.is_some() && row.after.is_some());
        }
    }

    #[test]
    fn a_median_has_as_many_above_as_below(
        points in prop::collection::vec(prop::option::of(0..40_i32), 0..12),
    ) {
        let peers = Peers::of(points.iter().map(|points| points.map(Points::hundredths)));
        let mut known: Vec<i32> = points.into_iter().flatten().collect();
        known.sort_unstable();
        prop_assert_eq!(peers.map(Peers::count), (!known.is_empty()).then_some(known.len()));
        if let Some(peers) = peers {
            prop_assert_eq!(peers.best(), Points::hundredths(known[known.len() - 1]));
            // The middle two, taken from both ends.
            let mut middle = &known[..];
            while middle.len() > 2 {
                middle = &middle[1..middle.len() - 1];
            }
            let twice: i32 = if middle.len() == 1 { 2 * middle[0] } else { middle.iter().sum() };
            prop_assert_eq!(peers.median(), Points::hundredths((twice + 1) / 2));
        }
    }

    #[test]
    fn a_mean_is_the_points_over_their_count(
        points in prop::collection::vec(-200..201_i32, 0..20),
        rounding in prop::sample::select(&Rounding::ALL[..]),
        places in 0..3_u8,
    ) {
        let mean: MeanPoints = points.iter().copied().map(Points::hundredths).collect();
        prop_assert_eq!(mean.count(), u64::try_from(points.len()).unwrap());
        let places = Places::new(places).unwrap();
        let rounded = mean.rounded(places, rounding);
        prop_assert_eq!(rounded.is_none(), points.is_empty());
        if let Some(rounded) = rounded {
            // Off by less than one unit, by at most half of one if rounded to the nearest.
            let (sum, count): (i32, i32) = (points.iter().sum(), i32::try_from(points.len()).unwrap());
            let unit = [100, 10, 1][usize::from(places.get())];
            let off = (rounded.in_hundredths() * i64::from(count) - i64::from(sum)).abs();
            prop_assert!(off < unit * i64::from(count));
            prop_assert_eq!(rounded.in_hundredths() % unit, 0);
            if rounding == Rounding::HalfUp {
                prop_assert!(2 * off <= unit * i64::from(count));
            }
        }
    }
}

/// Counts by class do as well as a list, up to the largest there are.
#[test]
fn a_mean_of_counts_by_class() {
    let mut by_class = MeanPoints::default();
    for (points, count) in [(2, 2), (1, 1), (0, 1)] {
        by_class.add_each(Points::whole(points), count);
    }
    assert_eq!(by_class, [2, 2, 1, 0].map(Points::whole).into_iter().collect());
    by_class.add_each(Points::whole(2), u64::MAX);
    by_class.add_each(Points::whole(2), u64::MAX);
    assert_eq!(by_class.count(), u64::MAX);
    assert!(by_class.rounded(Places::TWO, Rounding::HalfUp).is_some());
}

#[test]
fn the_denominator_says_where_it_comes_from() {
    let totals = |national, portal, last_year| ReceivedTotals { national, portal, last_year };
    let used = |totals: ReceivedTotals, span| {
        totals.denominator(span).map(|used| (used.total(), used.divided_by(), used.source()))
    };
    let cases = [
        (totals(Some(5), Some(4), Some(9)), Month, Some((5, 1, National))),
        (totals(Some(4), Some(5), Some(9)), Month, Some((5, 1, Portal))),
        (totals(Some(5), Some(5), None), Year, Some((5, 1, National))),
        (totals(Some(5), None, None), Year, Some((5, 1, National))),
        (totals(None, Some(5), None), Year, Some((5, 1, Portal))),
        (totals(Some(0), Some(5), None), Year, Some((5, 1, Portal))),
        (totals(Some(0), Some(0), Some(9)), Month, Some((9, 12, LastYear))),
        (totals(None, Some(0), Some(9)), Quarter, Some((9, 4, LastYear))),
        (totals(None, None, Some(9)), Year, Some((9, 1, LastYear))),
        (totals(None, None, Some(0)), Year, None),
        (totals(Some(0), None, None), Month, None),
    ];
    for (totals, span, expected) in cases {
        assert_eq!(used(totals, span), expected, "{totals:?}");
    }
    let said = |totals: ReceivedTotals| totals.denominator(Quarter).unwrap().to_string();
    assert_eq!(said(totals(Some(5), None, None)), "5, received by the national reporting system");
    assert_eq!(said(totals(None, Some(5), None)), "5, received on the portal");
    assert_eq!(said(totals(None, None, Some(5))), "5/4, received last year");
    let shown = |totals: ReceivedTotals| {
        let denominator = totals.denominator(Quarter).unwrap();
        Lang::ALL.map(|lang| denominator.in_lang(lang).to_string())
    };
    assert_eq!(
        shown(totals(Some(1797), None, None)),
        [
            "1.797, tiếp nhận theo Hệ thống báo cáo quốc gia",
            "1,797, received by the national reporting system",
        ]
    );
    assert_eq!(
        shown(totals(None, Some(1797), None)),
        ["1.797, tiếp nhận trên Cổng Dịch vụ công quốc gia", "1,797, received on the portal"]
    );
    assert_eq!(
        shown(totals(None, None, Some(1797))),
        ["1.797/4, tiếp nhận năm trước", "1,797/4, received last year"]
    );

    let twelfth = totals(None, None, Some(100)).denominator(Month).unwrap();
    assert_eq!(twelfth.rate(3), Some(Rate::new(36, 100)));
    assert_eq!(twelfth.rate(u64::MAX), None);
    assert_eq!([0, 1, 12, 13].map(|more| twelfth.dossiers(more)), [0, 1, 1, 2]);
}

#[test]
fn words_of_the_denominator() {
    let totals = ReceivedTotals { national: None, portal: Some(0), last_year: Some(9) };
    let json = r#"{"national":null,"portal":0,"last_year":9}"#;
    assert_eq!(serde_json::to_string(&totals).unwrap(), json);
    assert_eq!(serde_json::from_str::<ReceivedTotals>(json).unwrap(), totals);
    for json in [r#"{"portal":-1}"#, r#"{"portal":1.5}"#, r#"{"Portal":1}"#, "[]"] {
        assert!(serde_json::from_str::<ReceivedTotals>(json).is_err(), "{json}");
    }
    assert_eq!(
        serde_json::to_string(&[National, Portal, LastYear]).unwrap(),
        r#"["national","portal","last_year"]"#,
    );
    assert_eq!(
        serde_json::to_string(&[Month, Quarter, Year]).unwrap(),
        r#"["month","quarter","year"]"#,
    );
    assert!(serde_json::from_str::<ScoredSpan>("\"half\"").is_err());
    assert!(serde_json::from_str::<DenominatorSource>("\"\"").is_err());
}
