//! The exact conditions against trying everything, and numbers at the edge of what fits.

use proptest::prelude::*;
use vn_egov_metrics::claim::{Outcome, Why};
use vn_egov_metrics::number::{Bound, Bounds, Exact, Roundings};
use vn_egov_metrics::{Lang, Percent, Places, Rounding, Share};

use super::{said, verdict};

fn places(places: u8) -> Places {
    Places::new(places).unwrap()
}

/// Every way, all parts of wholes to 60, 0 to 3 places: an interval holds exactly the shares
/// that, divided and rounded that way, print the percentage.
#[test]
fn intervals_as_by_rounding() {
    let mut seen = 0_u64;
    for (part, whole) in (1..=60).flat_map(|whole| (0..=whole).map(move |part| (part, whole))) {
        let share = Share::new(part, whole).unwrap();
        for places in (0..=3).map(places) {
            let printed: Vec<(Rounding, Percent)> = Rounding::ALL
                .iter()
                .map(|way| (*way, share.percent(places, *way).unwrap()))
                .collect();
            let floor = share.percent(places, Rounding::Floor).unwrap().units();
            for units in floor - 1..=floor + 2 {
                let percent = Percent::new(units, places);
                for (way, prints) in &printed {
                    let reads = percent.interval(*way).contains_share(share);
                    assert_eq!(reads, *prints == percent, "{share} {percent} {way}");
                    seen += 1;
                }
                // A set reads what some way of it reads, and its interval nothing more.
                for set in [Roundings::NEAREST, Roundings::EITHER, Roundings::ANY, Roundings::ALL] {
                    let some = printed
                        .iter()
                        .any(|(way, prints)| set.contains(*way) && *prints == percent);
                    let reads = set.interval(percent).unwrap().contains_share(share);
                    assert_eq!(reads, some, "{share} {percent} {set}");
                }
            }
        }
    }
    assert!(seen > 290_000);
}

/// The audit says the same, from text.
#[test]
fn verdicts_as_by_rounding() {
    for (part, whole) in (1..=16_u64).flat_map(|whole| (0..=whole).map(move |part| (part, whole))) {
        let share = Share::new(part, whole).unwrap();
        for places in (0..=2).map(places) {
            let floor = share.percent(places, Rounding::Floor).unwrap().units();
            for units in floor..=floor + 1 {
                let percent = Percent::new(units, places);
                let modes: Roundings = Rounding::ALL
                    .into_iter()
                    .filter(|way| share.percent(places, *way) == Some(percent))
                    .collect();
                let text = percent.in_lang(Lang::Vi).to_string();
                let (a, b) = (part.to_string(), whole.to_string());
                let figures = [("a", a.as_str()), ("b", b.as_str()), ("p", text.as_str())];
                let verdict = verdict(&figures, "share", "part=a whole=b percent=p");
                assert_eq!(verdict.modes, modes, "{share} {percent}");
                let nearest = !modes.intersection(Roundings::NEAREST).is_empty();
                assert_eq!(verdict.outcome == Outcome::Reads, nearest, "{share} {percent}");
            }
        }
    }
}

proptest! {
    /// However large, a share reads as its own rounding, in every way, and not as its neighbour.
    #[test]
    fn large_shares(part in any::<u64>(), rest in any::<u64>(), d in 0..=16_u8, way in 0..10_usize) {
        let way = Rounding::ALL[way];
        let whole = part.saturating_add(rest).max(1);
        let share = Share::new(part.min(whole), whole).unwrap();
        let percent = share.percent(places(d), way).unwrap();
        let set = Roundings::from(way);
        prop_assert!(set.interval(percent).unwrap().contains_share(share));
        let next = Percent::new(percent.units() + 1, percent.places());
        prop_assert!(!set.interval(next).unwrap().contains_share(share));
    }

    /// The simplest fraction is the first that trying denominators in turn finds.
    #[test]
    fn simplest_as_by_trying(a in 0..400_i128, b in 1..60_i128, c in 1..400_i128, lc: bool, mc: bool) {
        let least = Bound { value: Exact::new(a, b).unwrap(), closed: lc };
        let wide = least.value.checked_add(Exact::new(c, 9_000).unwrap()).unwrap();
        let bounds = Bounds { least: Some(least), most: Some(Bound { value: wide, closed: mc }) };
        let first = (1..).find_map(|below: i128| {
            let above = least.value.floor() * below;
            let mut tried = (above..=above + below * 2).filter_map(|n| Exact::new(n, below));
            tried.find(|value| bounds.contains(*value))
        });
        prop_assert_eq!(bounds.simplest(), first);
    }

    /// Exact sums and products against 64-bit cross-multiplication.
    #[test]
    fn exact_sums(a in -1000..1000_i128, b in 1..1000_i128, c in -1000..1000_i128, d in 1..1000_i128) {
        let (one, two) = (Exact::new(a, b).unwrap(), Exact::new(c, d).unwrap());
        prop_assert_eq!(one.checked_add(two), Exact::new(a * d + c * b, b * d));
        prop_assert_eq!(one.checked_sub(two), Exact::new(a * d - c * b, b * d));
        prop_assert_eq!(one.checked_mul(two), Exact::new(a * c, b * d));
        prop_assert!(Exact::whole(one.floor()) <= one && one <= Exact::whole(one.ceil()));
        prop_assert!(one.ceil() - one.floor() <= 1);
    }
}

#[test]
fn the_largest_counts_and_the_most_places() {
    let most = u64::MAX.to_string();
    let share = |a: &str, p: &str| {
        said(&verdict(&[("a", a), ("b", &most), ("p", p)], "share", "part=a whole=b percent=p"))
    };
    assert_eq!(share(&most, "100,0000000000000000%"), "reads");
    assert_eq!(share("18446744073709551614", "100,0000000000000000%"), "reads");
    assert_eq!(share("18446744073709551614", "99,9999999999999999%"), "does_not_read");
    assert_eq!(share("9223372036854775807", "50,0000000000000000%"), "reads");
    assert_eq!(share("6148914691236517205", "33,3333333333333333%"), "reads");
    assert_eq!(share("6148914691236517205", "33,3333333333333334%"), "does_not_read");
    let solved = |figures: &[(&str, &str)], kind, members| said(&verdict(figures, kind, members));
    assert_eq!(
        solved(&[("a", &most), ("p", "50,0000000000000000%")], "share", "part=? whole=a percent=p"),
        "reads part=9223372036854775799..9223372036854775816"
    );
    // Sums pass 64 bits without harm.
    assert_eq!(
        solved(&[("a", &most), ("b", &most)], "sum", "total=? terms=a b"),
        "reads total=36893488147419103230..36893488147419103230"
    );
    assert_eq!(solved(&[("a", &most), ("b", &most)], "sum", "total=a terms=a b"), "does_not_read");
    assert_eq!(
        solved(&[("b", "1"), ("n", &most)], "growth", "before=b now=n percent=?"),
        "reads percent=1844674407370955161400..1844674407370955161400"
    );
}

#[test]
fn beyond_128_bits_it_refuses() {
    let figures = [
        ("t", "3"),
        ("c", "3"),
        ("p", "99999999999999999999999999,99%"),
        ("q", "1,0000000000000001%"),
        ("s", "1%"),
    ];
    let outcome = |kind, members| verdict(&figures, kind, members).outcome;
    assert_eq!(outcome("growth", "before=t now=c percent=p"), Outcome::DoesNotRead);
    // Twenty-six digits before the mark and sixteen behind it have no sum in 128 bits.
    assert_eq!(outcome("sum", "total=s terms=p q"), Outcome::Undecided(Why::TooLarge));
}
