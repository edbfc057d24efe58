//! Each kind of relation, by worked figures.

use vn_egov_metrics::Rounding;
use vn_egov_metrics::claim::{Asked, Outcome, Why, Width};
use vn_egov_metrics::number::Roundings;

use super::{audit, claims, said, verdict};

fn outcome(figures: &[(&str, &str)], kind: &str, members: &str) -> String {
    said(&verdict(figures, kind, members))
}

#[test]
fn share() {
    let members = "part=a whole=b percent=p";
    let of = |a, b, p| outcome(&[("a", a), ("b", b), ("p", p)], "share", members);
    assert_eq!(of("906", "1.797", "50,4%"), "reads");
    assert_eq!(of("906", "1.797", "50,5%"), "does_not_read");
    // The part does not pass the whole, even where the percentage would read.
    assert_eq!(of("412", "400", "103%"), "does_not_read");
    // No percentage is that of nothing.
    assert_eq!(of("0", "0", "0%"), "does_not_read");
    assert_eq!(of("0", "5", "0%"), "reads");
    // 1 of 3 is 33.3…: the places of the text decide.
    assert_eq!(of("1", "3", "33%"), "reads");
    assert_eq!(of("1", "3", "33,0%"), "does_not_read");
    // Rounded and loosened members: some values within their bounds will do.
    assert_eq!(of("1,9 triệu", "2,0 triệu", "95%"), "reads");
    assert_eq!(of("1,9 triệu", "2,0 triệu", "91%"), "reads");
    assert_eq!(of("1,9 triệu", "2,0 triệu", "90%"), "reads"); // 1.85 of 2.05 is 90.2
    assert_eq!(of("1,9 triệu", "2,0 triệu", "89%"), "does_not_read");
    assert_eq!(of("906", "1.797", "50%|over"), "reads");
    assert_eq!(of("906", "1.797", "51%|over"), "does_not_read");
    assert_eq!(of("906", "1.797", "51%|below"), "reads");
    assert_eq!(of("906", "1.797", "90%|about"), "reads");
    assert_eq!(of("88", "143", "88/143"), "reads");
    assert_eq!(of("87", "143", "88/143"), "does_not_read");
    // Measures with decimals are not whole counts.
    assert_eq!(of("2,8", "5,6", "50%"), "reads");
    assert_eq!(of("2,8", "5,6", "60%"), "does_not_read");
}

#[test]
fn sum() {
    let of = |total, one, two| {
        outcome(&[("t", total), ("a", one), ("b", two)], "sum", "total=t terms=a b")
    };
    assert_eq!(of("824", "447", "377"), "reads");
    assert_eq!(of("825", "447", "377"), "does_not_read");
    assert_eq!(of("1 nghìn", "447", "377"), "reads");
    assert_eq!(of("2 nghìn", "447", "377"), "does_not_read");
    // 1.45 … 1.55 and 0.35 … 0.45 million make 1.80 … 2.00, which touches 1.95 … 2.05.
    assert_eq!(of("2,0 triệu", "1,5 triệu", "0,4 triệu"), "reads");
    assert_eq!(of("2,2 triệu", "1,5 triệu", "0,4 triệu"), "does_not_read");
    assert_eq!(of("5,9", "2,8", "3,1"), "reads");
    assert_eq!(of("6,1", "2,8", "3,1"), "does_not_read");
    assert_eq!(of("824", "447|over", "377"), "reads");
    assert_eq!(of("823", "447|over", "377"), "does_not_read");
    assert_eq!(of("824", "448|below", "377"), "reads");
    assert_eq!(of("824", "447|below", "377"), "does_not_read");
    // Shares of one whole, in per cent, against 100 %.
    assert_eq!(of("100%", "50,4%", "49,6%"), "reads");
    assert_eq!(of("100,0%", "50,4%", "49,4%"), "does_not_read");
}

#[test]
fn within() {
    let of = |whole, one, two| {
        outcome(&[("w", whole), ("a", one), ("b", two)], "within", "parts=a b whole=w")
    };
    assert_eq!(of("1.797", "906", "611"), "reads");
    assert_eq!(of("1.517", "906", "611"), "reads");
    assert_eq!(of("1.516", "906", "611"), "does_not_read");
    assert_eq!(of("1,5 nghìn", "906", "611"), "reads");
    assert_eq!(of("1.500|over", "906", "611"), "reads");
    assert_eq!(of("1.516", "906", "611|about"), "reads");
    assert_eq!(of("100%", "60%", "50%"), "does_not_read");
}

#[test]
fn growth() {
    let of = |before, now, p| {
        let figures = [("b", before), ("n", now), ("p", p)];
        outcome(&figures, "growth", "now=n percent=p before=b")
    };
    assert_eq!(of("800", "1.000", "25%"), "reads");
    assert_eq!(of("1.000", "800", "-20%"), "reads");
    assert_eq!(of("1.000", "800", "20%"), "does_not_read");
    assert_eq!(of("1.000", "0", "-100%"), "reads");
    assert_eq!(of("1.000", "1.000", "0%"), "reads");
    assert_eq!(of("100", "1.000", "900%"), "reads");
    assert_eq!(of("0", "1.000", "900%"), "does_not_read");
    assert_eq!(of("1,1 triệu", "1,3 triệu|over", "17,45%"), "reads");
    assert_eq!(of("1,0 triệu", "1,3 triệu|over", "17,45%"), "does_not_read");
}

#[test]
fn average() {
    let of = |total, count, value| {
        let figures = [("t", total), ("c", count), ("v", value)];
        outcome(&figures, "average", "total=t count=c value=v")
    };
    assert_eq!(of("176", "63", "2,8"), "reads"); // 2.79…
    assert_eq!(of("174", "63", "2,8"), "reads"); // 2.76…
    assert_eq!(of("173", "63", "2,8"), "does_not_read"); // 2.746
    assert_eq!(of("176", "63", "3"), "reads"); // a whole mean is rounded too
    assert_eq!(of("176", "63", "2"), "does_not_read");
    assert_eq!(of("176", "0", "2,8"), "does_not_read");
    assert_eq!(of("176", "63", "2,8|about"), "reads");
    assert_eq!(of("1,2 triệu", "3", "0,4 triệu"), "reads");
}

#[test]
fn equal() {
    let of = |one, two| outcome(&[("a", one), ("b", two)], "equal", "figures=a b");
    assert_eq!(of("1.797", "1.797"), "reads");
    assert_eq!(of("1.797", "1.798"), "does_not_read");
    assert_eq!(of("1.897.432", "1,9 triệu"), "reads");
    assert_eq!(of("1,9 triệu|over", "1.897.432"), "does_not_read");
    assert_eq!(of("88/143", "62%"), "reads");
    assert_eq!(of("88/143", "61%"), "does_not_read");
    assert_eq!(of("50,4%", "50,42%"), "reads");
    assert_eq!(of("1 triệu|nearly", "1 triệu|over"), "does_not_read");
}

#[test]
fn meets() {
    let of = |actual, target| {
        verdict(&[("a", actual), ("t", target)], "meets", "actual=a target=t").outcome
    };
    assert_eq!(of("83,66%|over", "80%|over"), Outcome::Reads);
    assert_eq!(of("79%", "80%"), Outcome::DoesNotRead);
    // 80 % may be 79.5 %: the least of the actual decides.
    assert_eq!(of("80%", "80%|over"), Outcome::Undecided(Why::Target));
    assert_eq!(of("80%|over", "80%|over"), Outcome::Reads);
    assert_eq!(of("80%|below", "80%"), Outcome::DoesNotRead);
    assert_eq!(of("70%|over", "80%"), Outcome::Undecided(Why::Target));
    assert_eq!(of("800", "800|over"), Outcome::Reads);
    assert_eq!(of("88/143", "61,5%"), Outcome::Reads);
    // A rank is the better the smaller: a target from above is met from below.
    assert_eq!(of("8", "10|at most"), Outcome::Reads);
    assert_eq!(of("11", "10|at most"), Outcome::DoesNotRead);
    assert_eq!(of("10", "10|below"), Outcome::DoesNotRead);
}

#[test]
fn a_system_without_a_figure_leaves_it_undecided() {
    let figures = [("a", "|none"), ("b", "3")];
    let verdict = verdict(&figures, "sum", "total=b terms=a");
    assert_eq!(verdict.outcome, Outcome::Undecided(Why::NoFigure));
    assert_eq!((verdict.modes, verdict.width), (Roundings::NONE, Width::None));
}

#[test]
fn only_rounding_to_the_nearest_reads_unless_more_is_asked() {
    // 1 of 6 is 16.66…: cut off it reads 16 %, rounded it does not.
    let figures = [("a", "1"), ("b", "6"), ("p", "16%")];
    let relation = [("r", "share", "part=a whole=b percent=p")];
    let verdict = audit(&figures, &relation).verdicts()[0].clone();
    assert_eq!(verdict.outcome, Outcome::DoesNotRead);
    assert_eq!(verdict.modes.to_string(), "floor,trunc");
    let asked = Asked::default().roundings(Rounding::Trunc.into());
    assert_eq!(claims(&figures, &relation).audit(&asked).verdicts()[0].outcome, Outcome::Reads);
    let distance = verdict.distance.unwrap();
    assert_eq!((distance.would_print.to_string().as_str(), distance.units), ("17", 1));
}

#[test]
fn ties_are_told_apart_by_mode() {
    // 1 of 8 is 12.5 %.
    let modes = |p| {
        let figures = [("a", "1"), ("b", "8"), ("p", p)];
        let verdict = verdict(&figures, "share", "part=a whole=b percent=p");
        format!("{} {}", verdict.outcome, verdict.modes)
    };
    assert_eq!(modes("13%"), "reads half_up,half_odd,half_away,ceil,away");
    assert_eq!(modes("12%"), "reads half_down,half_even,half_toward_zero,floor,trunc");
}

#[test]
fn an_unknown_of_its_own_is_what_each_mode_makes_of_it() {
    // 14 of 38 is 0.368…, rounded 0.37; 14 of 37 is 0.378…, cut off 0.37.
    let figures = [("t", "14"), ("v", "0,37")];
    let verdict = verdict(&figures, "average", "total=t count=? value=v");
    assert_eq!(said(&verdict), "reads count=38..38");
    assert_eq!(verdict.modes, Roundings::ALL);
}

#[test]
fn width_counts_what_would_read() {
    let width = |a, p| {
        let figures = [("a", a), ("b", "1.797"), ("p", p)];
        verdict(&figures, "share", "part=a whole=b percent=p").width
    };
    assert_eq!(width("611", "34%"), Width::Values(52));
    assert_eq!(width("906", "50,4%"), Width::Values(4));
    assert_eq!(width("809", "48,62%"), Width::Values(1));
    assert_eq!(width("809", "148,62%"), Width::Values(0));
    assert_eq!(width("0", "0%"), Width::Unbounded);
    // Only bases that have a whole count in them: 82, 101, 145 … 863.221.
    let growth =
        verdict(&[("n", "200|below"), ("p", "15,85%")], "growth", "before=? now=n percent=p");
    let by_hand = (1..=200_u64)
        .filter(|b| (0..200_u64).any(|n| n * 20000 >= b * 23169 && n * 20000 <= b * 23171))
        .count();
    assert_eq!(growth.width, Width::Values(by_hand as u64));
    let sum = verdict(&[("a", "3"), ("b", "4"), ("t", "8")], "sum", "total=t terms=a b");
    assert_eq!(sum.width, Width::Values(1));
    assert_eq!(sum.distance.unwrap().units, 1);
}

#[test]
fn modes_that_survive_across_one_source() {
    let figures = [("a", "809"), ("b", "1.664"), ("p", "48,62%"), ("q", "16,95%"), ("c", "282")];
    let relations =
        [("r", "share", "part=a whole=b percent=p"), ("s", "share", "part=c whole=b percent=q")];
    let audit = audit(&figures, &relations);
    let sources: Vec<_> = audit.sources().collect();
    let nearest = "half_up,half_down,half_even,half_odd,half_away,half_toward_zero,ceil,away";
    assert_eq!(sources.len(), 1);
    assert_eq!(sources[0].1.to_string(), nearest);
}
