//! Other programs' cases, `tests/data/audit/`. What does not apply is said where it is left out,
//! and counted, so that no row is dropped in silence.

use std::collections::BTreeMap;

use vn_egov_metrics::claim::{Asked, Claims, Edits, Figure, FigureParts, Outcome, Relation};
use vn_egov_metrics::number::{Bound, Bounds, Exact, Fixed, Interval, Numeral, Roundings};
use vn_egov_metrics::{Lang, Percent, Rounding, Share};

type Row = BTreeMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let path = format!("{}/tests/data/audit/{file}", env!("CARGO_MANIFEST_DIR"));
    let rows: Vec<Row> =
        csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect();
    assert!(rows.len() > 5, "{file}");
    rows
}

/// The ways by the names of the files; negative values are mirrored, with their ways.
fn ways(name: &str, negative: bool) -> Option<Roundings> {
    use Rounding::{
        Away, Ceil, Floor, HalfAway, HalfDown, HalfEven, HalfTowardZero, HalfUp, Trunc,
    };
    let one = |way: Rounding| Some(Roundings::from(way));
    match (name, negative) {
        ("half_up", false) | ("half_down", true) => one(HalfUp),
        ("half_down", false) | ("half_up", true) => one(HalfDown),
        ("floor", false) | ("ceil", true) => one(Floor),
        ("ceil", false) | ("floor", true) => one(Ceil),
        ("half_even", _) => one(HalfEven),
        ("half_away", _) => one(HalfAway),
        ("half_zero", _) => one(HalfTowardZero),
        ("trunc", _) => one(Trunc),
        ("away", _) => one(Away),
        ("either", _) => Some(Roundings::EITHER),
        ("any", _) => Some(Roundings::ANY),
        // A threshold other than 5, and Python's 05UP: no report is known to round so.
        ("up_from" | "down_from" | "05up", _) => None,
        (other, _) => panic!("{other}"),
    }
}

#[test]
fn grim_cases() {
    let (mut agreed, mut left_out) = (0, 0);
    for row in rows("grim_cases.csv") {
        let (text, negative) =
            row["x"].strip_prefix('-').map_or((&*row["x"], false), |x| (x, true));
        let Some(ways) = ways(&row["exact_mode"], negative) else {
            left_out += 1;
            continue;
        };
        let count: u64 = row["n"].parse::<u64>().unwrap() * row["items"].parse::<u64>().unwrap();
        let interval = |way| -> Interval {
            if row["percent"] == "true" {
                text.parse::<Percent>().unwrap().interval(way)
            } else {
                text.parse::<Fixed>().unwrap().interval(way)
            }
        };
        let reads = ways.iter().any(|way| interval(way).counts_of(count).is_some());
        assert_eq!(reads.to_string(), row["exact"], "{row:?}");
        // Of the peers' answers the exact one is given wherever they are not rounding dust.
        assert_eq!(row["exact"] == row["expected"], row["agrees"] == "yes", "{row:?}");
        agreed += 1;
    }
    assert_eq!((agreed, left_out), (287, 13));
}

#[test]
fn percent_claims() {
    for row in rows("percent_claims.csv") {
        let percent: Percent = row["percent"].parse().unwrap();
        let (part, whole): (u64, u64) =
            (row["part"].parse().unwrap(), row["whole"].parse().unwrap());
        let interval = Roundings::EITHER.interval(percent).unwrap();
        let reads = interval.contains_share(Share::new(part, whole).unwrap());
        assert_eq!(reads.to_string(), row["expected"], "{row:?}");
        let range = |range: &str| {
            let (least, most) = range.split_once("..").unwrap();
            (least.parse::<u64>().unwrap(), most.parse::<u64>().ok())
        };
        let parts = interval.parts_of(whole).map(|parts| (parts.least(), parts.most()));
        assert_eq!(parts, Some(range(&row["parts_at_whole"])), "{row:?}");
        let wholes = interval.wholes_of(part).map(|wholes| (wholes.least(), wholes.most()));
        assert_eq!(wholes, Some(range(&row["wholes_at_part"])), "{row:?}");
        // The same by way of relations, as published text.
        let figures = [
            ("a", row["part"].clone()),
            ("b", row["whole"].clone()),
            ("p", percent.vietnamese().to_string()),
        ];
        let figures: Vec<(&str, &str)> = figures.iter().map(|(id, text)| (*id, &**text)).collect();
        let verdict = super::verdict(&figures, "share", "part=a whole=b percent=p");
        assert_eq!((verdict.outcome == Outcome::Reads).to_string(), row["expected"], "{row:?}");
    }
}

#[test]
fn min_whole_cases() {
    for row in rows("min_whole_cases.csv") {
        let percent: Percent = row["percent"].parse().unwrap();
        let simplest = percent.interval(row["rounding"].parse().unwrap()).simplest().unwrap();
        assert_eq!(simplest.base().to_string(), row["min_whole"], "{row:?}");
        assert_eq!(simplest.to_string(), row["fraction"], "{row:?}");
    }
}

#[test]
fn digit_distance_cases() {
    for row in rows("digit_distance_cases.csv") {
        let edits = Edits::between(&row["a"], &row["b"]);
        assert_eq!(edits.count().to_string(), row["osa_distance"], "{row:?}");
    }
}

/// One equation as a sum, or one bound, of the records' conditions.
fn relate(claims: &mut Claims, number: usize, condition: &str) {
    let id = format!("c{number}");
    let terms = |side: &str| side.split('+').map(str::trim).collect::<Vec<_>>().join(" ");
    let (kind, members) = if let Some((left, right)) = condition.split_once("==") {
        let (left, right) = (left.trim(), right.trim());
        if let Some((from, less)) = right.split_once('-') {
            ("sum", format!("total={} terms={} {left}", from.trim(), less.trim()))
        } else if let Some((twice, rest)) = left.strip_prefix("2*").and_then(|l| l.split_once('+'))
        {
            let (twice, rest) = (twice.trim(), rest.trim());
            ("sum", format!("total={right} terms={twice} {twice} {rest}"))
        } else if right.contains('+') {
            ("sum", format!("total={left} terms={}", terms(right)))
        } else {
            ("sum", format!("total={right} terms={}", terms(left)))
        }
    } else {
        let compact: String = condition.chars().filter(|c| !c.is_whitespace()).collect();
        match compact.as_str() {
            // Counts are whole, and never negative.
            "x<1" => ("within", "parts=x whole=0".to_owned()),
            "x>1" => ("meets", "actual=x target=2".to_owned()),
            "x>5" => ("meets", "actual=x target=6".to_owned()),
            "y>x" => ("within", "parts=x 1 whole=y".to_owned()),
            "x/y<=1" => ("within", "parts=x whole=y".to_owned()),
            "cost>=0.6*turnover" | "cost/turnover>=0.6" => {
                ("share", "part=cost whole=turnover percent=sixty".to_owned())
            }
            "c-0.6*t>=0" => ("share", "part=c whole=t percent=sixty".to_owned()),
            other if other.ends_with(">=0") => return,
            other => panic!("{other}"),
        }
    };
    claims.relate(Relation::read(&id, kind, &members).unwrap()).unwrap();
}

fn record(json: &str) -> BTreeMap<String, i64> {
    serde_json::from_str(json).unwrap()
}

fn recorded(record: &BTreeMap<String, i64>) -> Claims {
    let mut claims = Claims::new();
    for (id, value) in record {
        claims.publish(Figure::new(id, &value.to_string()).unwrap()).unwrap();
    }
    let sixty = FigureParts {
        id: "sixty".to_owned(),
        published: "60%".to_owned(),
        qualifier: "at least".to_owned(),
        ..FigureParts::default()
    };
    claims.publish(Figure::from_parts(sixty).unwrap()).unwrap();
    claims
}

#[test]
fn fh_cases() {
    for row in rows("fh_cases.csv") {
        let mut claims = recorded(&record(&row["record"]));
        let conditions: Vec<&str> = row["edits"].split(';').map(str::trim).collect();
        for (number, condition) in conditions.iter().enumerate() {
            relate(&mut claims, number, condition);
        }
        let mut asked = Asked::default().pin("sixty");
        if !row["weights"].is_empty() {
            // An infinite weight is a figure that is trusted; finite ones are all 1 here.
            let weights: BTreeMap<String, serde_json::Value> =
                serde_json::from_str(&row["weights"]).unwrap();
            for (id, _) in weights.iter().filter(|(_, weight)| **weight == "Inf") {
                asked = asked.pin(id);
            }
        }
        let audit = claims.audit(&asked);
        let broken = audit.verdicts().iter().find(|v| v.outcome == Outcome::DoesNotRead).unwrap();
        let sets = claims.minimal_sets(&broken.relation, &asked);
        let found: Vec<String> = sets.iter().map(|set| format!("{{{}}}", set.join(","))).collect();
        assert_eq!(found.join(" | "), row["expected_sets"], "{row:?}");
    }
}

#[test]
fn typo_cases() {
    let (mut seen, mut left_out) = (0, Vec::new());
    for row in rows("typo_cases.csv") {
        let before = record(&row["record"]);
        // Wrong signs, swapped fields and values off by rounding are other slips than digits;
        // counts here are never negative.
        if row["kind"] != "typo" || before.values().any(|value| *value < 0) {
            left_out.push(row["id"].clone());
            continue;
        }
        let mut claims = recorded(&before);
        for (number, condition) in row["edits"].split(';').enumerate() {
            relate(&mut claims, number, condition.trim());
        }
        let asked =
            row["fixate"].split(',').fold(Asked::default(), |asked, id| asked.pin(id.trim()));
        let audit = claims.audit(&asked);
        let reads = audit.verdicts().iter().all(|verdict| verdict.outcome == Outcome::Reads);
        assert_eq!(reads, row["expected_status"] == "valid", "{row:?}");
        // Theirs are the repairs of one edit that no other rivals.
        let repairs = audit.verdicts().iter().find(|v| !v.repairs.is_empty()).map(|v| &v.repairs);
        let best: Vec<_> =
            repairs.into_iter().flatten().filter(|repair| repair.rank == 1).collect();
        let mut after = before.clone();
        if let [only] = best.as_slice()
            && only.changes.iter().all(|change| change.edits.count() == 1)
        {
            for change in &only.changes {
                let Numeral { value, .. } = Numeral::read(&change.to, Lang::Vi).unwrap();
                let vn_egov_metrics::number::Value::Count(count) = value else { panic!() };
                after.insert(change.figure.to_string(), count.cast_signed());
            }
        }
        assert_eq!(after, record(&row["expected"]), "{row:?}");
        seen += 1;
    }
    assert_eq!((seen, left_out.join(" ").as_str()), (6, "T26 T18 T27 T22 T25 T20 T21 T24"));
}

/// `[5,15]`, `(1,2]`, or a point.
fn bounds(text: &str) -> Bounds {
    let text = text.trim();
    let (least, most) = text[1..text.len() - 1].split_once(',').unwrap();
    let end = |end: &str, closed| {
        Some(Bound { value: Exact::from(end.trim().parse::<Fixed>().unwrap()), closed })
    };
    Bounds { least: end(least, text.starts_with('[')), most: end(most, text.ends_with(']')) }
}

/// A figure of so many decimals as Vietnamese text; thousands for −3.
fn at_decimals(text: &str) -> Option<String> {
    let (value, decimals) = text.split_once('@').unwrap();
    match decimals.parse::<i32>().unwrap() {
        -3 => Some(format!("{} nghìn", value.strip_suffix("000")?)),
        0 if !value.contains('.') => Some(value.to_owned()),
        places if places > 0 => {
            let printed = value.split_once('.')?.1.len();
            (i32::try_from(printed) == Ok(places)).then(|| value.replace('.', ","))
        }
        _ => None,
    }
}

#[test]
fn xbrl_cases() {
    let (mut seen, mut left_out) = (0, BTreeMap::<&str, u32>::new());
    for row in rows("xbrl_cases.csv") {
        let (inputs, expected) = (row["inputs"].as_str(), row["expected"].as_str());
        match row["kind"].as_str() {
            "intersect" => {
                let all = inputs.split('&').map(bounds).fold(Bounds::NONE, Bounds::intersect);
                match expected {
                    "empty" => assert!(all.is_empty(), "{row:?}"),
                    expected => assert_eq!(all, bounds(expected), "{row:?}"),
                }
            }
            "add" => {
                let (one, two) = inputs.split_once('+').unwrap();
                assert_eq!(bounds(one).checked_add(bounds(two)), Some(bounds(expected)), "{row:?}");
            }
            "times" => {
                let (range, by) = inputs.split_once('*').unwrap();
                let by = Exact::from(by.trim().parse::<Fixed>().unwrap());
                assert_eq!(bounds(range).checked_mul(by), Some(bounds(expected)), "{row:?}");
            }
            "interval" => {
                let Some(text) = at_decimals(inputs) else {
                    // -20.123 to tens: a text prints no digits beyond its places.
                    *left_out.entry("interval").or_default() += 1;
                    continue;
                };
                let fixed: Fixed = inputs.split('@').next().unwrap().parse().unwrap();
                let found = match row["mode"].as_str() {
                    "truncate" => fixed.interval(Rounding::Trunc).bounds(),
                    _ if text.contains(',') => text.parse::<Numeral>().unwrap().strict(),
                    // A plain count is exact here; as a mean it is rounded.
                    _ => hull(fixed),
                };
                assert_eq!(found, bounds(expected), "{row:?}");
            }
            "sum" => {
                let mut figures = Vec::new();
                let mut total = Vec::new();
                let mut terms = Vec::new();
                for (index, part) in inputs.split(';').map(str::trim).enumerate() {
                    let (less, figure) = if let Some(figure) = part.strip_prefix("total=") {
                        (true, figure)
                    } else {
                        let (weight, figure) = part.split_once('*').unwrap();
                        (weight == "-1", figure)
                    };
                    figures.push((format!("f{index}"), at_decimals(figure)));
                    // What is taken off stands beside the total.
                    if less { &mut total } else { &mut terms }.push(format!("f{index}"));
                }
                if figures.iter().any(|(_, text)| text.is_none()) {
                    // Known to tens, which no text says: a text in tens is a plain count.
                    *left_out.entry("sum").or_default() += 1;
                    continue;
                }
                let mut claims = Claims::new();
                for (id, text) in &figures {
                    claims.publish(Figure::new(id, text.as_ref().unwrap()).unwrap()).unwrap();
                }
                let left = format!("total=?x terms={}", total.join(" "));
                let right = format!("total=?x terms={}", terms.join(" "));
                claims.relate(Relation::read("left", "sum", &left).unwrap()).unwrap();
                claims.relate(Relation::read("right", "sum", &right).unwrap()).unwrap();
                let audit = claims.audit(&Asked::default());
                let reads = audit.verdicts().iter().all(|v| v.outcome == Outcome::Reads);
                assert_eq!(reads, expected.starts_with("consistent"), "{row:?}");
            }
            // Digits beyond the declared places: a text has none.
            "excess_digits" => {
                *left_out.entry("excess_digits").or_default() += 1;
                continue;
            }
            other => panic!("{other}"),
        }
        seen += 1;
    }
    let left_out: Vec<_> = left_out.into_iter().collect();
    assert_eq!((seen, left_out), (13, vec![("excess_digits", 25), ("interval", 1), ("sum", 1)]));
}

/// Both half-up and half-down: closed at both ends.
fn hull(fixed: Fixed) -> Bounds {
    let (up, down) = (fixed.interval(Rounding::HalfUp), fixed.interval(Rounding::HalfDown));
    Bounds { least: up.bounds().least, most: down.bounds().most }
}
