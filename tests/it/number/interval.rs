//! Which values, parts and wholes read as a percentage: closed forms against counting.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vn_egov_metrics::number::{CountRange, Interval};
use vn_egov_metrics::{Change, Percent, Places, Rate, Rounding, Share};

use super::oracle::{self, any_count, any_rounding, any_share, half_adjacent, places};

const MOST: u64 = 60;

fn interval(text: &str, way: Rounding) -> Interval {
    text.parse::<Percent>().unwrap().interval(way)
}

/// The counts that were found one by one, which must be a range without gaps.
fn range(counts: impl Iterator<Item = u64>) -> Option<(u64, u64)> {
    let mut found = None;
    counts.for_each(|count| extend(&mut found, count));
    found
}

/// One more count, which must be the next.
fn extend(range: &mut Option<(u64, u64)>, count: u64) {
    let (least, next) = range.map_or((count, count), |(least, most)| (least, most + 1));
    assert_eq!(count, next, "a gap behind {least}");
    *range = Some((least, count));
}

/// The range cut to the counts up to `most`, which is as far as counting goes.
fn up_to(range: Option<CountRange>, most: u64) -> Option<(u64, u64)> {
    let range = range?.intersect(CountRange::new(0, Some(most))?)?;
    Some((range.least(), range.most()?))
}

/// What was counted for one percentage: by whole its parts, and by part its wholes, to 60.
#[derive(Clone)]
struct Counted {
    parts: Vec<Option<(u64, u64)>>,
    wholes: Vec<Option<(u64, u64)>>,
}

impl Counted {
    fn nothing() -> Self {
        let none = vec![None; usize::try_from(MOST + 1).unwrap()];
        Self { parts: none.clone(), wholes: none }
    }

    /// Holds the closed forms against what was counted.
    fn agrees(&self, percent: Percent, way: Rounding) {
        let interval = percent.interval(way);
        for (count, (&parts, &wholes)) in (0..).zip(self.parts.iter().zip(&self.wholes)) {
            let found =
                interval.parts_of(count).map(|range| (range.least(), range.most().unwrap()));
            assert_eq!(found, parts, "{percent} % {way}: parts of {count}");
            let found = up_to(interval.wholes_of(count), MOST);
            assert_eq!(found, wholes, "{percent} % {way}: wholes of {count}");
        }
    }
}

#[test]
fn every_share_to_60_reads_as_counting_says() {
    for way in Rounding::ALL {
        for places in (0..=3).map(|places| Places::new(places).unwrap()) {
            let mut counted: BTreeMap<i128, Counted> = BTreeMap::new();
            for whole in 1..=MOST {
                for part in 0..=whole {
                    let share = Share::new(part, whole).unwrap();
                    let units = oracle::percent(part.into(), whole, places, way);
                    assert_eq!(share.percent(places, way), Some(Percent::new(units, places)));
                    for beside in units - 1..=units + 1 {
                        let interval = Percent::new(beside, places).interval(way);
                        let reads = interval.contains_share(share);
                        assert_eq!(reads, beside == units, "{share} {beside} {places:?} {way}");
                    }
                    let counted = counted.entry(units).or_insert_with(Counted::nothing);
                    extend(&mut counted.parts[usize::try_from(whole).unwrap()], part);
                    extend(&mut counted.wholes[usize::try_from(part).unwrap()], whole);
                }
            }
            for (&units, counted) in &counted {
                counted.agrees(Percent::new(units, places), way);
            }
            // No part of any whole to 60 reads as any other percentage.
            let last = i128::from(100 * 10_u32.pow(places.get().into()));
            let nothing = Counted::nothing();
            for units in (-2..=last + 2).filter(|units| !counted.contains_key(units)) {
                // Beyond 1 place there are many: those beside one that is read are enough.
                if places <= Places::ONE
                    || counted.contains_key(&(units - 1))
                    || counted.contains_key(&(units + 1))
                {
                    nothing.agrees(Percent::new(units, places), way);
                }
            }
        }
    }
}

#[test]
fn no_share_of_nothing_reads() {
    for way in Rounding::ALL {
        let zero = interval("0", way);
        assert!(!zero.contains_share(Share::EMPTY), "{way}");
        assert!(!zero.contains_rate(Rate::new(7, 0)), "{way}");
        assert!(!zero.contains_change(Change::new(0, 0)), "{way}");
        assert_eq!(zero.parts_of(0), None, "{way}");
        assert_eq!(zero.counts_of(0), None, "{way}");
        // Nothing of any whole is 0 %, whatever the whole.
        assert_eq!(zero.wholes_of(0).unwrap().to_string(), "1 or more", "{way}");
        assert_eq!(interval("1", way).wholes_of(0), None, "{way}");
    }
}

#[test]
fn rates_beyond_the_base_read_as_counting_says() {
    for way in Rounding::ALL {
        for base in 1..=12_u64 {
            for units in [-1, 0, 1, 33, 99, 100, 101, 150, 167, 250, 999, 1000] {
                let interval = Percent::new(units, Places::ZERO).interval(way);
                let reads = |count: u64, base: u64| {
                    oracle::percent(count.into(), base, Places::ZERO, way) == units
                };
                let counts = range((0..=130).filter(|&count| reads(count, base)));
                assert_eq!(up_to(interval.counts_of(base), 130), counts, "{units} {way} {base}");
                // Counts and bases change places.
                let bases = range((1..=130).filter(|&other| reads(base, other)));
                assert_eq!(up_to(interval.bases_of(base), 130), bases, "{units} {way} {base}");
                for count in 0..=130 {
                    let rate = Rate::new(count, base);
                    assert_eq!(interval.contains_rate(rate), reads(count, base), "{rate} {way}");
                }
            }
        }
    }
}

#[test]
fn growth_reads_as_counting_says() {
    let reads = |before: u64, now: u64, places, way| {
        let change = Change::new(before, now);
        let growth = i128::from(now) - i128::from(before);
        let units = oracle::percent(growth, before, places, way);
        for beside in units - 1..=units + 1 {
            let interval = Percent::new(beside, places).interval(way);
            assert_eq!(interval.contains_change(change), beside == units, "{change} {way}");
        }
    };
    for way in Rounding::ALL {
        for before in 1..=30 {
            (0..=70).for_each(|now| reads(before, now, Places::ONE, way));
        }
        // One of 200 is half a per cent: every odd change is a tie, those beside 0 included.
        (0..=500).for_each(|now| reads(200, now, Places::ZERO, way));
    }
}

/// Whether an end, in tenths of a per cent, and its two neighbours a millionth away read: the
/// growth from 10^9 that stands there.
fn reads_around(interval: Interval, tenths: i64) -> (bool, bool, bool) {
    let reads = |millionths: i64| {
        let now = 1_000_000_000 + tenths * 1_000_000 + millionths;
        interval.contains_change(Change::new(1_000_000_000, u64::try_from(now).unwrap()))
    };
    (reads(-1), reads(0), reads(1))
}

/// Checks one printed interval, such as `[33.5, 34.5)`.
fn is_what_stands(percent: &str, way: Rounding, printed: &str) {
    let tenths = |text: &str| {
        let text = text.trim().replace('−', "-");
        let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
        let sign = if whole.starts_with('-') { -1 } else { 1 };
        whole.parse::<i64>().unwrap() * 10 + sign * tenth.parse::<i64>().unwrap()
    };
    let ends = printed.trim().trim_matches(['[', ']', '(', ')']);
    let (low, high) = ends.split_once(',').unwrap();
    let (low, high) = (tenths(low), tenths(high));
    let (low_closed, high_closed) = (printed.starts_with('['), printed.ends_with(']'));
    let interval = interval(percent, way);
    let point = low == high;
    assert_eq!(reads_around(interval, low), (false, low_closed, !point), "{percent} {way} low");
    assert_eq!(reads_around(interval, high), (!point, high_closed, false), "{percent} {way} high");
}

#[test]
fn the_documented_table_is_what_happens() {
    let docs = include_str!("../../../src/number/interval.rs");
    let check = |start: &str, way, percents: [&str; 3]| {
        let line = docs
            .lines()
            .find(|line| line.starts_with(&format!("/// | {start} |")))
            .unwrap_or_else(|| panic!("no row {start}"));
        let cells: Vec<&str> =
            line.trim_end_matches('|').split('|').skip(2).map(str::trim).collect();
        assert_eq!(cells.len(), 3, "{line}");
        for (percent, printed) in percents.into_iter().zip(cells) {
            if printed != "–" {
                is_what_stands(percent, way, printed);
            }
        }
    };
    check("`half_even`, even last digit", Rounding::HalfEven, ["34", "-34", "0"]);
    check("`half_even`, odd last digit (35)", Rounding::HalfEven, ["35", "-35", ""]);
    // Its row says: as half_even, the other way about.
    is_what_stands("35", Rounding::HalfOdd, "[34.5, 35.5]");
    is_what_stands("-35", Rounding::HalfOdd, "[-35.5, -34.5]");
    is_what_stands("34", Rounding::HalfOdd, "(33.5, 34.5)");
    is_what_stands("-34", Rounding::HalfOdd, "(-34.5, -33.5)");
    is_what_stands("0", Rounding::HalfOdd, "(-0.5, 0.5)");
    for way in Rounding::ALL {
        if !matches!(way, Rounding::HalfEven | Rounding::HalfOdd) {
            check(&format!("`{way}`"), way, ["34", "-34", "0"]);
        }
    }
}

#[test]
fn published_figures_solve() {
    let wholes =
        |percent, part| interval(percent, Rounding::HalfUp).wholes_of(part).unwrap().to_string();
    assert_eq!(wholes("50.4", 906), "1796 to 1799");
    assert_eq!(wholes("34", 611), "1772 to 1823");
    assert_eq!(wholes("48.62", 809), "1664");
    assert_eq!(wholes("16.95", 282), "1664");
    assert_eq!(wholes("79", 551), "694 to 701");
    assert_eq!(wholes("0", 3), "601 or more");
    let parts = |percent, whole| interval(percent, Rounding::HalfUp).parts_of(whole);
    assert_eq!(parts("48.62", 1644), None);
    assert_eq!(parts("16.95", 1644), None);
    assert_eq!(parts("62", 143).unwrap().to_string(), "88 to 89");
    // A floor tells 809 of 1664 from 48.62 %, a half does not.
    let share = Share::new(809, 1664).unwrap();
    let ways: Vec<&str> = Rounding::ALL
        .into_iter()
        .filter(|&way| interval("48.62", way).contains_share(share))
        .map(Rounding::id)
        .collect();
    let nearest =
        ["half_up", "half_down", "half_even", "half_odd", "half_away", "half_toward_zero"];
    assert_eq!(ways, [&nearest[..], &["ceil", "away"]].concat());
}

#[test]
fn no_bound_is_beyond_64_bits() {
    for way in Rounding::ALL {
        // A part of u64::MAX is less than 1 % of no whole that 64 bits hold.
        assert_eq!(interval("0.5", way).wholes_of(u64::MAX), None, "{way}");
        // Some way beyond any count, on either side: nothing reads, and nothing overflows.
        for units in
            [i128::MAX, i128::MAX - 1, i128::MAX / 2, i128::MIN, i128::MIN + 1, i128::MIN / 2]
        {
            for places in [Places::ZERO, Places::MOST] {
                let interval = Percent::new(units, places).interval(way);
                for count in [0, 1, u64::MAX] {
                    assert_eq!(interval.parts_of(count), None);
                    assert_eq!(interval.counts_of(count), None);
                    assert_eq!(interval.wholes_of(count), None);
                    assert_eq!(interval.bases_of(count), None);
                    for base in [0, 1, u64::MAX] {
                        assert!(!interval.contains_rate(Rate::new(count, base)));
                        assert!(!interval.contains_change(Change::new(base, count)));
                    }
                }
            }
        }
    }
    let hundred = Percent::HUNDRED.interval(Rounding::HalfUp);
    assert_eq!(hundred.parts_of(u64::MAX).unwrap().most(), Some(u64::MAX));
    assert_eq!(hundred.wholes_of(u64::MAX).unwrap().to_string(), "18446744073709551615");
    // One count, against every base that makes it no more than a trace of a per cent.
    let trace = interval("0.0000000000000005", Rounding::Floor).bases_of(1).unwrap();
    assert_eq!((trace.least(), trace.most()), (166666666666666667, Some(200000000000000000)));
}

/// That the percentage's ranges hold the rate, and end where the percentage ends.
fn ranges_are_tight(rate: Rate, percent: Percent, way: Rounding) {
    let interval = percent.interval(way);
    assert!(interval.contains_rate(rate));
    let reads = |count: u64, base: u64| Rate::new(count, base).percent(percent.places(), way);
    let counts = interval.counts_of(rate.base()).unwrap();
    assert!(counts.contains(rate.count()));
    let most = counts.most().unwrap();
    for count in [counts.least(), most] {
        assert_eq!(reads(count, rate.base()), Some(percent), "{count} of {rate} {way}");
    }
    for count in [counts.least().checked_sub(1), most.checked_add(1)].into_iter().flatten() {
        assert_ne!(reads(count, rate.base()), Some(percent), "{count} of {rate} {way}");
    }
    let bases = interval.bases_of(rate.count()).unwrap();
    assert!(bases.contains(rate.base()));
    for base in [bases.least(), bases.most().unwrap_or(u64::MAX)] {
        assert_eq!(reads(rate.count(), base), Some(percent), "{rate} of {base} {way}");
    }
    let beyond = [bases.least() - 1, bases.most().unwrap_or(u64::MAX).saturating_add(1)];
    for base in beyond.into_iter().filter(|&base| !bases.contains(base)) {
        assert_ne!(reads(rate.count(), base), Some(percent), "{rate} of {base} {way}");
    }
}

proptest! {
    #[test]
    fn every_share_reads_as_its_own_percent_and_as_no_other(
        share in prop_oneof![any_share(), half_adjacent(Places::TWO), half_adjacent(Places::MOST)],
        places in places(16),
        way in any_rounding(),
        other in any::<i64>(),
    ) {
        let percent = share.percent(places, way).unwrap();
        prop_assert!(percent.interval(way).contains_share(share));
        for units in [percent.units() - 1, percent.units() + 1, i128::from(other)] {
            let reads = Percent::new(units, places).interval(way).contains_share(share);
            prop_assert_eq!(reads, units == percent.units());
        }
        let interval = percent.interval(way);
        prop_assert!(interval.parts_of(share.whole()).unwrap().contains(share.part()));
        prop_assert!(interval.wholes_of(share.part()).unwrap().contains(share.whole()));
        ranges_are_tight(share.into(), percent, way);
    }

    #[test]
    fn every_rate_and_growth_reads_as_its_own_percent(
        count in any_count(), base in any_count(), places in places(16), way in any_rounding()
    ) {
        let rate = Rate::new(count, base.max(1));
        let percent = rate.percent(places, way).unwrap();
        ranges_are_tight(rate, percent, way);
        let change = Change::new(base.max(1), count);
        let percent = change.percent(places, way).unwrap();
        prop_assert!(percent.interval(way).contains_change(change));
        for units in [percent.units() - 1, percent.units() + 1] {
            prop_assert!(!Percent::new(units, places).interval(way).contains_change(change));
        }
    }

    #[test]
    fn ranges_meet_as_sets_do(
        (one_least, one_most) in (0..20_u64, proptest::option::of(0..20_u64)),
        (two_least, two_most) in (0..20_u64, proptest::option::of(0..20_u64)),
    ) {
        let (one, two) = (CountRange::new(one_least, one_most), CountRange::new(two_least, two_most));
        prop_assert_eq!(one.is_none(), one_most.is_some_and(|most| most < one_least));
        if let (Some(one), Some(two)) = (one, two) {
            let both = one.intersect(two);
            for count in (0..25).chain([u64::MAX]) {
                let inside = one.contains(count) && two.contains(count);
                prop_assert_eq!(both.is_some_and(|both| both.contains(count)), inside);
            }
            let width = (0..25).filter(|&count| one.contains(count)).count();
            prop_assert_eq!(one.width(), one_most.map(|_| u64::try_from(width).unwrap()));
        }
    }
}

#[test]
fn ranges_print() {
    use vn_egov_metrics::Lang::{En, Vi};
    use vn_egov_metrics::number::Shown;

    let shown = |least, most| {
        let range = CountRange::new(least, most).unwrap();
        [range.to_string(), Shown::new(range, Vi).to_string(), Shown::new(range, En).to_string()]
    };
    assert_eq!(shown(694, Some(701)), ["694 to 701", "694 đến 701", "694 to 701"]);
    assert_eq!(shown(1664, Some(1664)), ["1664", "1.664", "1,664"]);
    assert_eq!(shown(1600, None), ["1600 or more", "từ 1.600 trở lên", "1,600 or more"]);
    assert_eq!(CountRange::new(0, Some(u64::MAX)).unwrap().width(), None);
    assert_eq!(CountRange::new(1, Some(u64::MAX)).unwrap().width(), Some(u64::MAX));
}
