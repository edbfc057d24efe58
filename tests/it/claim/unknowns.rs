//! Solving for what was not published.

use proptest::prelude::*;
use vn_egov_metrics::claim::{Outcome, Why};

use super::{audit, said, verdict};

fn solved(figures: &[(&str, &str)], kind: &str, members: &str) -> String {
    said(&verdict(figures, kind, members))
}

#[test]
fn one_unknown() {
    let share = |a, b, p, members| solved(&[("a", a), ("b", b), ("p", p)], "share", members);
    assert_eq!(share("551", "0", "79%", "part=a whole=? percent=p"), "reads whole=694..701");
    assert_eq!(share("40", "0", "28%", "part=a whole=? percent=p"), "reads whole=141..145");
    assert_eq!(share("0", "824", "99,9%", "part=? whole=b percent=p"), "reads part=823..823");
    assert_eq!(share("1", "8", "0%", "part=a whole=b percent=?"), "reads percent=12.5..12.5");
    assert_eq!(
        share("88", "143", "0%", "part=a whole=b percent=?"),
        "reads percent=800/13..800/13"
    );
    // No whole of 17 or less has that percentage.
    assert_eq!(share("0", "17", "48,62%", "part=? whole=b percent=p"), "does_not_read");
    // A percentage alone says how few there can be.
    assert_eq!(
        share("0", "0", "50,42%", "part=? whole=? percent=p"),
        "reads part=60.. whole=119.."
    );
    let three = [("a", "12"), ("b", "30"), ("v", "2,8")];
    assert_eq!(solved(&three, "sum", "total=b terms=a ?"), "reads terms=18..18");
    assert_eq!(solved(&three, "sum", "total=b terms=a ? ?"), "reads terms=0..18 terms.3=0..18");
    assert_eq!(solved(&three, "sum", "total=? terms=a b"), "reads total=42..42");
    assert_eq!(solved(&three, "sum", "total=a terms=? b"), "does_not_read");
    assert_eq!(solved(&three, "within", "parts=a ? whole=b"), "reads parts=0..18");
    assert_eq!(solved(&three, "within", "parts=a b whole=?"), "reads whole=42..");
    assert_eq!(solved(&three, "average", "total=? count=b value=v"), "reads total=83..85");
    assert_eq!(solved(&three, "average", "total=a count=? value=v"), "does_not_read");
    assert_eq!(solved(&three, "equal", "figures=a ?"), "reads figures=12..12");
    assert_eq!(
        solved(&[("a", "1 nghìn"), ("v", "8")], "equal", "figures=a ?"),
        "reads figures=500..1500"
    );
    assert_eq!(solved(&three, "meets", "actual=? target=b"), "reads actual=30..");
    assert_eq!(
        solved(&[("n", "1.174"), ("p", "17,4%")], "growth", "before=? now=n percent=p"),
        "reads before=1000..1000"
    );
    assert_eq!(
        solved(&[("b", "1.000"), ("p", "17,4%")], "growth", "before=b now=? percent=p"),
        "reads now=1174..1174"
    );
    assert_eq!(
        solved(&[("b", "1.000"), ("n", "1.174")], "growth", "before=b now=n percent=?"),
        "reads percent=17.4..17.4"
    );
    assert_eq!(
        solved(&[("m", "2,8"), ("t", "5,9")], "sum", "total=t terms=m ?"),
        "reads terms=3..3.2"
    );
}

#[test]
fn the_bases_of_vinh_long() {
    // Over 1.3 million after 17.45 %: at least 1.3 million / 1.17455.
    assert_eq!(
        solved(&[("n", "1,3 triệu|over"), ("p", "17,45%")], "growth", "now=n percent=p before=?"),
        "reads before=1106807.."
    );
    // Below a million after 15.85 %: 82 grown to 95 is the smallest, 999,999 / 1.15845 the most.
    assert_eq!(
        solved(&[("n", "1 triệu|nearly"), ("p", "15,85%")], "growth", "now=n percent=p before=?"),
        "reads before=82..863221"
    );
}

#[test]
fn a_share_is_never_more_than_all_of_its_whole() {
    let share = |a, b, members| solved(&[("a", a), ("b", b)], "share", members);
    // 6 of 6, but not 6 of 1.
    assert_eq!(share("dưới 7", "tối đa 23", "part=a whole=b percent=?"), "reads percent=0..100");
    assert_eq!(share("12", "ít nhất 9", "part=a whole=b percent=?"), "reads percent=0..100");
    assert_eq!(share("12", "ít nhất 15", "part=a whole=b percent=?"), "reads percent=0..80");
    assert_eq!(share("12", "23", "part=? whole=b percent=?"), "reads part=0..23 percent=0..100");
    assert_eq!(share("12", "23", "part=a whole=? percent=?"), "reads whole=12.. percent=0..100");
    // Growth may pass 100 %.
    assert_eq!(
        solved(&[("a", "dưới 7"), ("b", "2")], "growth", "before=b now=a percent=?"),
        "reads percent=-100..200"
    );
}

#[test]
fn nothing_bounds_it() {
    let verdict = verdict(&[("a", "3|about")], "sum", "total=? terms=a");
    assert_eq!(verdict.outcome, Outcome::Undecided(Why::Unbounded));
    assert_eq!(said(&verdict), "undecided total=0..");
    assert!(verdict.modes.is_empty());
    // That a share is 0 to 100 % says nothing of it.
    assert_eq!(
        solved(&[], "share", "part=? whole=? percent=?"),
        "undecided part=0.. whole=1.. percent=0..100"
    );
}

#[test]
fn a_bound_that_is_no_mere_floor_solves() {
    // What is left after a fall of 97 % is something, of however many; a base is 1 in any case.
    let figures = [("b", "35|over"), ("p", "-97%"), ("q", "60%|below")];
    let solved = |members| said(&verdict(&figures, "growth", members));
    assert_eq!(solved("before=b now=? percent=p"), "reads now=1..");
    assert_eq!(solved("before=? now=? percent=q"), "undecided before=1.. now=0..");
}

#[test]
fn unknowns_that_relations_share() {
    // 809 is 48,62 % of 1664 alone; 551 is 79 % of 694 to 701.
    let figures = [
        ("a", "809"),
        ("p", "48,62%"),
        ("c", "282"),
        ("q", "16,95%"),
        ("r", "17,05%"),
        ("d", "28,4%"),
    ];
    let shares = |q| {
        audit(&figures, &[("one", "share", "part=a whole=?w percent=p"), ("two", "share", q)])
            .verdicts()
            .iter()
            .map(said)
            .collect::<Vec<_>>()
    };
    let both = ["reads whole=1664..1664", "reads whole=1664..1664"];
    assert_eq!(shares("part=c whole=?w percent=q"), both);
    let none = ["does_not_read", "does_not_read"];
    assert_eq!(shares("part=c whole=?w percent=r"), none);
    // Each alone would read.
    assert_eq!(shares("part=c whole=? percent=r")[1], "reads whole=1654..1654");
    // Through one another: the part of the second is the whole of the first.
    let chained = audit(
        &[("a", "551"), ("p", "79%"), ("t", "1.000")],
        &[
            ("one", "share", "part=a whole=?w percent=p"),
            ("two", "sum", "total=t terms=?w ?rest"),
            ("three", "within", "parts=?rest whole=300"),
        ],
    );
    let said: Vec<_> = chained.verdicts().iter().map(said).collect();
    assert_eq!(
        said,
        ["reads whole=700..701", "reads terms=700..701 terms.2=299..300", "reads parts=299..300"]
    );
}

#[test]
fn the_least_whole_of_several_percentages() {
    // Without their parts: 48,62 % and 16,95 % need 118 together.
    let audit = audit(
        &[("p", "48,62%"), ("q", "16,95%")],
        &[
            ("one", "share", "part=? whole=?w percent=p"),
            ("two", "share", "part=? whole=?w percent=q"),
        ],
    );
    let reads = |m: u64, b: u64| {
        (0..=b).any(|a| (2 * m - 1) * b <= 20000 * a && 20000 * a <= (2 * m + 1) * b)
    };
    let least = (1..10_000).find(|&b| reads(4862, b) && reads(1695, b)).unwrap();
    let whole = audit.verdicts()[0].solved.iter().find(|solved| &*solved.key == "whole").unwrap();
    assert_eq!(whole.counts().unwrap().least(), least);
    assert_eq!(whole.name.as_deref(), Some("w"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever two shares share, the range is that of trying every whole.
    #[test]
    fn shared_wholes_as_by_trying_all(m in 0..=1000_u64, n in 0..=1000_u64, a in 0..40_u64) {
        let percent = |m: u64| format!("{},{}%", m / 10, m % 10);
        let (p, q, part) = (percent(m), percent(n), a.to_string());
        let audit = audit(&[("p", &p), ("q", &q), ("a", &part)], &[
            ("one", "share", "part=a whole=?w percent=p"),
            ("two", "share", "part=? whole=?w percent=q"),
            ("top", "within", "parts=?w whole=300"),
        ]);
        let reads = |m: u64, a: u64, b: u64| {
            (2 * m).saturating_sub(1) * b <= 2000 * a && 2000 * a <= (2 * m + 1) * b && a <= b
        };
        let wholes: Vec<u64> =
            (1..=300).filter(|&b| reads(m, a, b) && (0..=b).any(|c| reads(n, c, b))).collect();
        let verdict = &audit.verdicts()[2];
        let expected = match (wholes.first(), wholes.last()) {
            (Some(least), Some(most)) => format!("reads parts={least}..{most}"),
            _ => "does_not_read".to_owned(),
        };
        prop_assert_eq!(said(verdict), expected);
    }
}

/// No two counts have both ratios, however large they are.
#[test]
fn ratios_that_contradict_one_another() {
    let outcomes = |relations: &[(&str, &str, &str)]| {
        let figures = [("n", "13"), ("p", "49%"), ("v", "4"), ("w", "1,39")];
        let audit = audit(&figures, relations);
        audit.verdicts().iter().map(|verdict| verdict.outcome.id()).collect::<Vec<_>>()
    };
    let share = ("r", "share", "part=?x whole=?y percent=p");
    let mean = ("s", "average", "total=?y count=?x value=v");
    assert_eq!(outcomes(&[share, mean]), ["does_not_read"; 2]);
    let (more, less) =
        (("r", "within", "parts=?x n whole=?y"), ("s", "average", "total=?x count=?y value=w"));
    assert_eq!(outcomes(&[more, less]), ["does_not_read"; 2]);
    // One of them alone reads in counts without end.
    assert_eq!((outcomes(&[share]), outcomes(&[less])), (vec!["reads"], vec!["reads"]));
}
