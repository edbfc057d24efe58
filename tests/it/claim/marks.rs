//! Slips of the decimal mark, and that no printing one or two edits away is overlooked.

use std::collections::BTreeSet;

use vn_egov_metrics::claim::{Asked, Edits, Outcome};

use super::{audit, claims, fixes};

fn found(figures: &[(&str, &str)], kind: &str, members: &str) -> Vec<String> {
    fixes(&audit(figures, &[("r", kind, members)]).verdicts()[0])
}

const SHARE: &str = "part=a whole=b percent=p";

/// Asserts that the repair is of the first rank.
fn is_best(figures: &[(&str, &str)], kind: &str, members: &str, repair: &str) {
    let all = found(figures, kind, members);
    assert!(all.contains(&format!("1 {repair}")), "{repair} in {all:?}");
}

#[test]
fn of_a_percentage() {
    for (a, b, p, repair) in [
        ("504", "1.000", "5,04%", "p: 5,04% -> 50,4%"),
        ("504", "1.000", "504%", "p: 504% -> 50,4%"),
        ("504", "1.000", "50,04%", "p: 50,04% -> 50,4%"),
        ("35", "530", "66%", "p: 66% -> 6,6%"),
        ("12", "12", "10,0%", "p: 10,0% -> 100%"),
    ] {
        is_best(&[("a", a), ("b", b), ("p", p)], "share", SHARE, repair);
    }
}

#[test]
fn of_a_mean() {
    for (t, v, repair) in [
        ("1.008", "28", "v: 28 -> 2,8"),
        ("1.008", "28,0", "v: 28,0 -> 2,80"),
        ("10.080", "2,8", "v: 2,8 -> 28"),
    ] {
        let figures = [("t", t), ("c", "360"), ("v", v)];
        is_best(&figures, "average", "total=t count=c value=v", repair);
    }
}

#[test]
fn of_a_rounded_count() {
    for (a, repair) in
        [("19 triệu", "a: 19 triệu -> 1,9 triệu"), ("10,9 triệu", "a: 10,9 triệu -> 1,9 triệu")]
    {
        let figures = [("t", "4,3 triệu"), ("a", a), ("b", "2,4 triệu")];
        is_best(&figures, "sum", "total=t terms=a b", repair);
    }
}

#[test]
fn of_a_measure_and_of_a_count() {
    // A comma for the point that groups: 1,797 is 1.797.
    let figures = [("a", "906"), ("b", "1,797"), ("p", "50,4%")];
    is_best(&figures, "share", SHARE, "b: 1,797 -> 1.797");
    // Beside decimals a count may have lost its mark.
    let figures = [("t", "45"), ("a", "2,2"), ("b", "2,3")];
    is_best(&figures, "sum", "total=t terms=a b", "t: 45 -> 4,5");
    // A plain count never had one.
    let figures = [("a", "906"), ("b", "1.797"), ("p", "5,04%")];
    is_best(&figures, "share", SHARE, "p: 5,04% -> 50,4%");
    let all = found(&figures, "share", SHARE);
    assert!(!all.iter().any(|fix| !fix.contains("p:") && fix.contains(',')), "{all:?}");
}

/// A number that loses its mark becomes a count, and an unknown beside it whole.
#[test]
fn what_is_unknown_beside_a_count_is_whole() {
    let figures = [("a", "90"), ("b", "9,5")];
    let found = |percent: &str| {
        let share = format!("part=?rest whole=10 percent={percent}");
        let relations = [("r", "within", "parts=a ?rest whole=b"), ("s", "share", &share)];
        fixes(&audit(&figures, &relations).verdicts()[0])
    };
    let count = "1 b: 9,5 -> 95".to_owned();
    assert!(found("30%").contains(&count));
    // The rest would be 3.3 of 10, were it no count.
    assert!(!found("33%").contains(&count));
}

/// Digits and mark as a number of the units of its last place, and that unit.
fn number(digits: &str) -> Option<(i128, i128)> {
    let (whole, places) = digits.split_once(',').unwrap_or((digits, "0"));
    let sound = |run: &str| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit());
    if !sound(whole) || !sound(places) || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let places = if digits.contains(',') { places } else { "" };
    let scale = 10_i128.pow(u32::try_from(places.len()).unwrap());
    Some((format!("{whole}{places}").parse().unwrap(), scale))
}

fn once(digits: &str) -> BTreeSet<String> {
    let chars: Vec<char> = digits.chars().collect();
    let mut all = BTreeSet::new();
    for at in 0..=chars.len() {
        for put in "0123456789,".chars() {
            let mut edited = chars.clone();
            edited.insert(at, put);
            all.insert(edited.iter().collect());
            if at < chars.len() {
                edited.remove(at + 1);
                all.insert(edited.iter().collect());
            }
        }
        let mut edited = chars.clone();
        if at + 1 < chars.len() {
            edited.swap(at, at + 1);
            all.insert(edited.iter().collect());
        }
        if at < chars.len() {
            let mut edited = chars.clone();
            edited.remove(at);
            all.insert(edited.iter().collect());
        }
    }
    all
}

/// Every sound printing one or two edits away, with the edits.
fn around(digits: &str) -> Vec<(String, u32)> {
    let near = once(digits);
    let mut all: BTreeSet<String> = near.iter().flat_map(|digits| once(digits)).collect();
    all.extend(near);
    let edits = |text: &String| Edits::between(digits, text).count();
    let mut all: Vec<_> = all
        .into_iter()
        .filter(|text| number(text).is_some_and(|(units, _)| units >= 10))
        .map(|text| (edits(&text), text))
        .filter(|(edits, _)| (1..=2).contains(edits))
        .map(|(edits, text)| (text, edits))
        .collect();
    all.sort();
    all
}

/// Numbers as their units and their unit's part of one; whether they read, by plain integers.
type Reads = fn(&[(i128, i128)]) -> bool;

/// `|above / below − value| ≤ half a unit` of the value, in hundredths where it is a percentage.
fn shows(above: i128, below: i128, (units, scale): (i128, i128), times: i128) -> bool {
    below > 0 && (2 * above * times * scale - 2 * units * below).abs() <= below
}

fn share_reads(numbers: &[(i128, i128)]) -> bool {
    let [(part, 1), (whole, 1), percent] = *numbers else { return false };
    part <= whole && shows(part, whole, percent, 100)
}

fn mean_reads(numbers: &[(i128, i128)]) -> bool {
    let [(total, 1), (count, 1), mean] = *numbers else { return false };
    shows(total, count, mean, 1)
}

/// All in thousands: whole counts within half a unit, closed.
fn sum_reads(numbers: &[(i128, i128)]) -> bool {
    let range = |&(units, scale): &(i128, i128)| {
        let (low, high) = ((2 * units - 1) * 1000, (2 * units + 1) * 1000);
        ((low + 2 * scale - 1).div_euclid(2 * scale), high.div_euclid(2 * scale))
    };
    let ranges: Vec<(i128, i128)> = numbers.iter().map(range).collect();
    let [total, one, two] = ranges[..] else { return false };
    ranges.iter().all(|(low, high)| low <= high)
        && one.0 + two.0 <= total.1
        && total.0 <= one.1 + two.1
}

/// What the audit offers in place of one figure, against trying every printing.
fn same_as_trying_all(digits: [&str; 3], kind: &str, members: &str, word: [&str; 3], reads: Reads) {
    let ids = ["x", "y", "z"];
    let texts: Vec<String> =
        digits.iter().zip(word).map(|(d, word)| format!("{d}{word}")).collect();
    let figures: Vec<(&str, &str)> =
        ids.into_iter().zip(texts.iter().map(String::as_str)).collect();
    let audit = audit(&figures, &[("r", kind, members)]);
    let verdict = &audit.verdicts()[0];
    let own: Vec<(i128, i128)> = digits.iter().map(|digits| number(digits).unwrap()).collect();
    assert_eq!(verdict.outcome == Outcome::Reads, reads(&own), "{digits:?}");
    if reads(&own) {
        return;
    }
    let plain = |text: &str, word: &str| text.strip_suffix(word).unwrap().replace('.', "");
    for (index, id) in ids.iter().enumerate() {
        let offered: BTreeSet<(u32, String)> = verdict
            .repairs
            .iter()
            .filter(|repair| repair.changes.len() == 1 && *repair.changes[0].figure == **id)
            .filter(|repair| repair.edits.count() <= 2)
            .map(|repair| (repair.edits.count(), plain(&repair.changes[0].to, word[index])))
            .collect();
        let reading: Vec<(String, u32)> = around(digits[index])
            .into_iter()
            .filter(|(text, _)| {
                let mut numbers = own.clone();
                numbers[index] = number(text).unwrap();
                own[index].0 >= 10 && reads(&numbers)
            })
            .collect();
        let scale = own[index].1;
        let keeps = |text: &str| number(text).unwrap().1 == scale;
        let fewest = reading.iter().map(|(_, edits)| *edits).min();
        let fewest_kept =
            reading.iter().filter(|(text, _)| keeps(text)).map(|(_, edits)| *edits).min();
        let expected: BTreeSet<(u32, String)> = reading
            .iter()
            .filter(|(text, edits)| {
                Some(*edits) == fewest || (keeps(text) && Some(*edits) == fewest_kept)
            })
            .map(|(text, edits)| (*edits, text.clone()))
            .collect();
        assert_eq!(offered, expected, "{id} of {digits:?}, {kind}");
    }
}

#[test]
fn no_printing_of_two_edits_is_overlooked() {
    for digits in [
        ["504", "1000", "5,04"],
        ["504", "1000", "504"],
        ["35", "530", "66"],
        ["35", "530", "6,06"],
        ["12", "12", "10,0"],
        ["11", "24", "5,8"],
        ["809", "1644", "48,62"],
        ["17", "93", "1,83"],
        ["40", "13", "32"],
        ["21", "20", "95"],
    ] {
        same_as_trying_all(digits, "share", "part=x whole=y percent=z", ["", "", "%"], share_reads);
    }
    for digits in
        [["175", "36", "2,8"], ["1008", "360", "28"], ["99", "12", "0,83"], ["41", "11", "37"]]
    {
        let members = "total=x count=y value=z";
        same_as_trying_all(digits, "average", members, [""; 3], mean_reads);
    }
    for digits in
        [["4,3", "19", "2,4"], ["43", "1,9", "2,4"], ["5,0", "0,19", "31"], ["1,2", "15", "72"]]
    {
        let members = "total=x terms=y z";
        same_as_trying_all(digits, "sum", members, [" nghìn"; 3], sum_reads);
    }
}

/// Both percentages of a whole are wrong, in any places, and all else is trusted.
#[test]
fn no_pair_is_overlooked() {
    for (parts, whole, printed) in [
        ([79, 53], 132, ["63", "37"]),
        ([35, 495], 530, ["66", "93,04"]),
        ([504, 496], 1000, ["5,04", "4,96"]),
        ([11, 13], 24, ["5,48", "54,1"]),
    ] {
        let texts = [
            parts[0].to_string(),
            parts[1].to_string(),
            whole.to_string(),
            format!("{}%", printed[0]),
            format!("{}%", printed[1]),
        ];
        let ids = ["a", "c", "b", "p", "q"];
        let figures: Vec<(&str, &str)> =
            ids.into_iter().zip(texts.iter().map(String::as_str)).collect();
        let relations = [
            ("r", "share", "part=a whole=b percent=p"),
            ("s", "share", "part=c whole=b percent=q"),
            ("u", "sum", "total=100% terms=p q"),
        ];
        let asked = ["a", "b", "c"].into_iter().fold(Asked::default(), Asked::pin);
        let audit = claims(&figures, &relations).audit(&asked);
        let offered: BTreeSet<(u32, String)> = audit.verdicts()[0]
            .repairs
            .iter()
            .filter(|repair| repair.changes.iter().all(|change| change.edits.count() <= 2))
            .map(|repair| (repair.edits.count(), repair.to_string()))
            .collect();
        // Half a unit of either percentage: their sum reads where it is no further from 100.
        let adds_up = |(one, scale): (i128, i128), (two, other): (i128, i128)| {
            (2 * (one * other + two * scale - 100 * scale * other)).abs() <= scale + other
        };
        let around = |index: usize| {
            let shown = around(printed[index]).into_iter().map(|(text, edits)| {
                let number = number(&text).unwrap();
                (text, edits, number)
            });
            shown.filter(move |(_, _, number)| shows(parts[index], whole, *number, 100))
        };
        let places = |index: usize| number(printed[index]).unwrap().1;
        let home = [places(0), places(1)];
        let mut reading = Vec::new();
        for (p, p_edits, p_number) in around(0) {
            for (q, q_edits, q_number) in around(1) {
                if adds_up(p_number, q_number) {
                    let text = format!("p: {}% -> {p}%, q: {}% -> {q}%", printed[0], printed[1]);
                    let keeps = home.contains(&p_number.1) && home.contains(&q_number.1);
                    reading.push((p_edits + q_edits, text, keeps));
                }
            }
        }
        let fewest = reading.iter().map(|(edits, ..)| *edits).min();
        let fewest_kept = reading.iter().filter(|(.., keeps)| *keeps).map(|(e, ..)| *e).min();
        let expected: BTreeSet<(u32, String)> = reading
            .into_iter()
            .filter(|(edits, _, keeps)| {
                Some(*edits) == fewest || (*keeps && Some(*edits) == fewest_kept)
            })
            .map(|(edits, text, _)| (edits, text))
            .collect();
        assert!(!expected.is_empty(), "{printed:?}");
        assert_eq!(offered, expected, "{printed:?}");
    }
}
