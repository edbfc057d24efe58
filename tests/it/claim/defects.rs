//! What other programs got wrong, each once more, and right.

use vn_egov_metrics::claim::{Asked, Edits, Outcome};
use vn_egov_metrics::number::{Bound, Bounds, Exact, Fixed, Numeral};
use vn_egov_metrics::{Percent, Rounding, Share};

use super::{audit, claims, fixes, said, verdict};

#[test]
fn a_percentage_without_a_decimal_mark() {
    // scrutipy panics on it.
    let percent: Percent = "34".parse().unwrap();
    assert!(percent.interval(Rounding::HalfUp).contains_share(Share::new(611, 1797).unwrap()));
}

#[test]
fn no_tolerance_makes_a_third() {
    // scrutiny takes 0.33333334 for 1 of 3, by a tolerance of 1.5e-8.
    let mean: Fixed = "0.33333334".parse().unwrap();
    let near: Fixed = "0.33333333".parse().unwrap();
    assert_eq!(mean.interval(Rounding::HalfUp).counts_of(3), None);
    assert_eq!(near.interval(Rounding::HalfUp).counts_of(3).unwrap().to_string(), "1");
}

#[test]
fn digits_are_compared_as_printed() {
    // deducorrect compares 1e+05 with 110000: distance 4, and misses the repair.
    assert_eq!(Edits::between("100000", "110000").count(), 1);
    let audit = audit(
        &[("x", "100.000"), ("y", "20.000"), ("z", "130.000")],
        &[("r", "sum", "total=z terms=x y")],
    );
    let all = ["1 z: 130.000 -> 120.000", "1 x: 100.000 -> 110.000", "1 y: 20.000 -> 30.000"];
    assert_eq!(fixes(&audit.verdicts()[0]), all);
}

#[test]
fn large_values() {
    // deducorrect aborts beyond 2^31, errorlocate loses what passes 10^7.
    let audit = audit(
        &[("x", "10.000.000.000"), ("y", "5.000.000.000"), ("z", "15.001.000.000")],
        &[("r", "sum", "total=z terms=x y")],
    );
    let all = [
        "1 z: 15.001.000.000 -> 15.000.000.000",
        "1 x: 10.000.000.000 -> 10.001.000.000",
        "1 y: 5.000.000.000 -> 5.001.000.000",
    ];
    assert_eq!(fixes(&audit.verdicts()[0]), all);
}

#[test]
fn whole_repairs_only() {
    // deducorrect rewrites x to 3 where 2x = 7: still violated, called partial.
    let claims = claims(&[("x", "14"), ("y", "27")], &[("r", "sum", "total=y terms=x x")]);
    let audit = claims.audit(&Asked::default().pin("y"));
    assert_eq!(audit.verdicts()[0].repairs, []);
    assert_eq!(claims.minimal_sets("r", &Asked::default().pin("y")), Vec::<Vec<&str>>::new());
}

#[test]
fn touching_half_open_ranges_share_nothing() {
    // Arelle: 100 truncated to hundreds, [100, 200), meets an exact 200.
    let cut = "1".parse::<Fixed>().unwrap().interval(Rounding::Trunc).bounds();
    let two = Bounds::point(Exact::whole(2));
    assert!(cut.intersect(two).is_empty());
    // A weight of −1 swaps the ends, and which of them belong.
    let turned = cut.checked_mul(Exact::whole(-1)).unwrap();
    assert_eq!(turned.to_string(), "above -2 to -1");
    assert_eq!(turned.least, Some(Bound { value: Exact::whole(-2), closed: false }));
    // In an audit: nearly and at least a million are not equal.
    let figures = [("a", "1 triệu|nearly"), ("b", "1 triệu|at least")];
    assert_eq!(said(&verdict(&figures, "equal", "figures=a b")), "does_not_read");
}

#[test]
fn duplicates_that_differ_are_found() {
    // Arelle overwrites the flag of facts with equal decimals and different values.
    let figures = [("a", "1.797"), ("b", "1.797"), ("c", "1.791")];
    let audit = audit(&figures, &[("r", "equal", "figures=a b c")]);
    assert_eq!(audit.verdicts()[0].outcome, Outcome::DoesNotRead);
    assert_eq!(fixes(&audit.verdicts()[0]), ["1 c: 1.791 -> 1.797"]);
}

#[test]
fn the_places_decide_and_no_half_point() {
    // A fixed half of a per cent lets 59,4% pass for 59.8 %.
    let share = |p| {
        said(&verdict(&[("a", "79"), ("b", "132"), ("p", p)], "share", "part=a whole=b percent=p"))
    };
    assert_eq!((share("59,4%").as_str(), share("59,8%").as_str()), ("does_not_read", "reads"));
}

#[test]
fn only_rounding_makes_it_read_and_the_modes_say_so() {
    // statcheck does not tell what is consistent thanks to rounding alone.
    let half =
        verdict(&[("a", "1"), ("b", "8"), ("p", "12%")], "share", "part=a whole=b percent=p");
    assert_eq!(half.modes.to_string(), "half_down,half_even,half_toward_zero,floor,trunc");
}

#[test]
fn trailing_zeros_count() {
    assert_ne!(
        "50,0%".parse::<Numeral>().unwrap().strict(),
        "50%".parse::<Numeral>().unwrap().strict()
    );
}

#[test]
fn ties_are_all_returned_in_one_order() {
    // errorlocate breaks them by random noise.
    let figures = [("a", "11"), ("b", "12"), ("t", "24")];
    let run = || fixes(&audit(&figures, &[("r", "sum", "total=t terms=a b")]).verdicts()[0]);
    let all = ["1 t: 24 -> 23", "1 b: 12 -> 13", "1 a: 11 -> 12"];
    assert_eq!(run(), all);
    assert_eq!(run(), run());
}
