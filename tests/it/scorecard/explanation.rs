//! How many more records earn more, against trying them one by one.

use proptest::prelude::*;
use proptest::sample::select;
use vn_egov_metrics::scorecard::{
    Basis, Criterion, Curve, DECISION_766, More, Points, Step, Steps, Threshold,
};
use vn_egov_metrics::{Lang, Percent, Rate, Rounding};

/// The fewest more records with which the points are `target` or more, one by one.
fn slow_more(row: &Criterion, rate: Rate, target: Points) -> Option<More> {
    let now = row.score(Some(rate)).points()?;
    let last = if row.may_pass_whole { 110 * rate.base() } else { rate.base() };
    (now < target).then_some(())?;
    (rate.count() + 1..=last).find_map(|count| {
        let points = row.score(Some(Rate::new(count, rate.base()))).points()?;
        (points >= target).then_some(More { records: count - rate.count(), points })
    })
}

fn check(row: &Criterion, rate: Rate) -> Result<(), TestCaseError> {
    let line = row.score(Some(rate));
    let explained = line.explain();
    let next = line.points().and_then(|now| slow_more(row, rate, now + Points::LEAST));
    prop_assert_eq!(explained.next(), next, "next of {} at {}", row.id, rate);
    prop_assert_eq!(
        explained.most(),
        slow_more(row, rate, row.maximum),
        "most of {:?} at {}",
        row,
        rate
    );
    Ok(())
}

fn threshold() -> impl Strategy<Value = Threshold> {
    let units = prop_oneof![select(vec![100, 5000, 8000, 9000, 10000, 10001]), 1..25000_i128];
    units.prop_map(|units| Percent::new(units, vn_egov_metrics::Places::TWO).try_into().unwrap())
}

fn curve() -> impl Strategy<Value = (Points, Curve)> {
    let linear = (threshold(), 0..3000_i32)
        .prop_map(|(full_at, most)| (Points::hundredths(most), Curve::Linear { full_at }));
    // Steps in any order of points, and several of them within one record's reach.
    let step = (threshold(), any::<bool>(), 0..500_i32);
    let steps = (0..500_i32, prop::collection::vec(step, 0..6)).prop_map(|(first, mut steps)| {
        steps.sort_unstable();
        steps.dedup_by_key(|(at, beyond, _)| (*at, *beyond));
        let steps: Vec<Step> = steps
            .into_iter()
            .map(|(at, beyond, points)| {
                let points = Points::hundredths(points);
                if beyond { Step::above(at, points) } else { Step::from(at, points) }
            })
            .collect();
        let steps = Steps::new(Points::hundredths(first), steps.leak()).unwrap();
        (steps.most(), Curve::Steps(steps))
    });
    prop_oneof![linear, steps]
}

proptest! {
    #[test]
    fn of_decision_766(
        row in select(DECISION_766.criteria()), base in 0..4000_u64, count in 0..4000_u64,
    ) {
        prop_assume!(count <= base || row.may_pass_whole);
        check(&row, Rate::new(count, base))?;
    }

    #[test]
    fn of_any_card(
        (maximum, curve) in curve(),
        basis in select(vec![Basis::Exact, Basis::PercentFirst]),
        may_pass_whole in any::<bool>(),
        base in 0..40_u64,
        count in 0..60_u64,
    ) {
        let on_time = *DECISION_766.criterion("2.1").unwrap();
        let row = Criterion { maximum, curve, basis, may_pass_whole, ..on_time };
        prop_assume!(count <= base || may_pass_whole);
        check(&row, Rate::new(count, base))?;
    }

    #[test]
    fn a_tie_is_where_half_down_reads_lower(base in 1..3000_u64, count in 0..3000_u64) {
        let row = DECISION_766.criterion("2.1").unwrap();
        prop_assume!(count <= base);
        let line = row.score(Some(Rate::new(count, base)));
        // 2000 hundredths · count / base lies half-way between two whole numbers.
        let tie = (4000 * count).is_multiple_of(base) && (4000 * count / base) % 2 == 1;
        prop_assert_eq!(line.explain().is_tie(), tie);
        let lower = line.points().map(|points| points - Points::LEAST);
        prop_assert_eq!(line.reading(lower).reads(), tie);
        prop_assert!(line.reading(line.points()).reads());
    }
}

fn said(id: &str, counts: Option<(u64, u64)>) -> [String; 2] {
    let counts = counts.map(|(count, base)| Rate::new(count, base));
    let explained = DECISION_766.criterion(id).unwrap().score(counts).explain();
    [Lang::En, Lang::Vi].map(|lang| explained.in_lang(lang).to_string())
}

#[test]
fn sentences() {
    assert_eq!(
        said("2.1", Some((1, 1))),
        [
            "1/1 = 100.00%, full at 100%: 20.00 of 20.00 points",
            "1/1 = 100,00%, đủ điểm từ 100%: 20,00/20,00 điểm",
        ]
    );
    assert_eq!(
        said("1.4", Some((412, 400))),
        [
            "412/400 = 103.00%, full at 100% (capped): 6.00 of 6.00 points",
            "412/400 = 103,00%, đủ điểm từ 100% (vượt mức, chỉ tính tối đa): 6,00/6,00 điểm",
        ]
    );
    assert_eq!(
        said("1.1", Some((0, 1))),
        [
            "0/1 = 0.00%, full at 100%: 0.00 of 6.00 points; 1 more of the procedures earns 6.00",
            "0/1 = 0,00%, đủ điểm từ 100%: 0,00/6,00 điểm; thêm 1 thủ tục được 6,00",
        ]
    );
    assert_eq!(
        said("1.1", Some((0, 0))),
        ["nothing to count, no points", "không phát sinh, không có điểm",]
    );
    assert_eq!(said("1.1", None), ["no counts, no points", "không có số liệu, không có điểm"]);
    assert_eq!(
        said("2.1", Some((0, 0))),
        [
            "nothing to count, scored as 0: 0.00 of 20.00 points",
            "không phát sinh, tính 0 điểm: 0,00/20,00 điểm",
        ]
    );
    assert_eq!(
        said("5.2", Some((0, 0))),
        [
            "nothing to count, scored as the maximum: 6.00 of 6.00 points",
            "không phát sinh, tính điểm tối đa: 6,00/6,00 điểm",
        ]
    );
    assert_eq!(
        said("4.6", None),
        [
            "no counts are published, scored as the maximum: 2.00 of 2.00 points",
            "không công bố số đếm, tính điểm tối đa: 2,00/2,00 điểm",
        ]
    );
    assert_eq!(said("4.6", Some((1, 9))), said("4.6", None));
    assert_eq!(
        said("5.1a", Some((373, 499))),
        [
            "373/499 = 74.75%; only followed, not scored",
            "373/499 = 74,75%; chỉ theo dõi, không tính điểm",
        ]
    );
    let steps = Steps::new(Points::ZERO, &[]).unwrap();
    let row = Criterion { curve: Curve::Steps(steps), ..*DECISION_766.criterion("2.1").unwrap() };
    let explained = row.score(Some(Rate::new(1, 2))).explain();
    assert_eq!(
        explained.in_lang(Lang::En).to_string(),
        "1/2 = 50.00%, by steps: 0.00 of 20.00 points"
    );
    assert_eq!(
        explained.in_lang(Lang::Vi).to_string(),
        "1/2 = 50,00%, tính theo bậc: 0,00/20,00 điểm",
    );
}

#[test]
fn published_scores() {
    let line = DECISION_766.criterion("2.1").unwrap().score(Some(Rate::new(1, 800)));
    let read = |points: &str| line.reading(points.parse().ok());
    let said = |points: &str| Lang::ALL.map(|lang| read(points).in_lang(lang).to_string());
    // 0.025 exactly: half-even reads 0.02, half-odd 0.03.
    let lower = read("0.02");
    assert_eq!(
        lower.modes(),
        [
            Rounding::HalfDown,
            Rounding::HalfEven,
            Rounding::HalfTowardZero,
            Rounding::Floor,
            Rounding::Trunc,
        ]
    );
    assert_eq!((lower.off_by(), lower.computed()), (None, "0.03".parse().ok()));
    assert_eq!(said("0.03"), ["0,03 khớp theo half_up", "0.03 reads as half_up"]);
    assert_eq!(
        said("0.02"),
        [
            "0,02 khớp theo half_down: giá trị đúng nằm chính giữa, tới 0,03",
            "0.02 reads as half_down: the exact value lies half-way to 0.03",
        ]
    );
    assert_eq!(
        said("0.01"),
        [
            "0,01 không khớp: số liệu cho 0,03, cao hơn 0,02",
            "0.01 does not read: the counts give 0.03, which is 0.02 higher",
        ]
    );
    assert_eq!(
        said("0.05"),
        [
            "0,05 không khớp: số liệu cho 0,03, thấp hơn 0,02",
            "0.05 does not read: the counts give 0.03, which is 0.02 lower",
        ]
    );
    assert_eq!(read("0.05").off_by(), "0.02".parse().ok());
    assert_eq!(read("0.01").off_by(), "-0.02".parse().ok());
    assert!(read("0.01").modes().is_empty());
    assert_eq!(
        said(""),
        ["bỏ trống không khớp: số liệu cho 0,03", "null does not read: the counts give 0.03",]
    );
    let absent = DECISION_766.criterion("1.1").unwrap().score(None);
    assert!(absent.reading(None).reads());
    assert!(!absent.reading(Some(Points::ZERO)).reads());
    let said = |points| Lang::ALL.map(|lang| absent.reading(points).in_lang(lang).to_string());
    assert_eq!(
        said(None),
        ["không có điểm, đúng như số liệu", "no points, as the counts give none"]
    );
    assert_eq!(
        said(Some(Points::ZERO)),
        [
            "0,00 không khớp: số liệu không cho điểm",
            "0.00 does not read: the counts give no points",
        ]
    );
}

/// Doubles break each tie their own way: a sum may lie between all up and all down.
#[test]
fn published_sums() {
    use vn_egov_metrics::scorecard::Sheet;
    let mut sheet = Sheet::new(&DECISION_766);
    for (id, base) in [("1.1", 240), ("1.2", 800), ("1.3", 80)] {
        // 6/240 = 0.025, 4/800 = 0.005, 2/80 = 0.025.
        sheet.put(id, Some(Rate::new(1, base))).unwrap();
    }
    let scored = sheet.score();
    let group = scored.group("transparency").unwrap();
    let read = |points: i32| group.reading(Some(Points::hundredths(points)));
    assert_eq!(read(7).modes().first(), Some(&Rounding::HalfUp));
    assert_eq!(read(4).modes().first(), Some(&Rounding::HalfDown));
    for (points, reads) in [(3, false), (4, true), (5, true), (6, true), (7, true), (8, false)] {
        assert_eq!(read(points).reads(), reads, "{points}");
        assert_eq!(scored.reading(Some(Points::hundredths(points))).reads(), reads);
    }
    assert_eq!(read(8).off_by(), Some(Points::LEAST));
    assert_eq!(
        Lang::ALL.map(|lang| read(6).in_lang(lang).to_string()),
        [
            "0,06 khớp nếu chỉ một số tiêu chí ở chính giữa làm tròn lên, tới 0,07",
            "0.06 reads if only some of the ties are rounded up, all to 0.07",
        ],
    );
}
