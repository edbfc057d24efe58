//! Explanations, verdicts and comparisons of figures that the portal published.

use std::collections::BTreeMap;

use vn_egov_metrics::scorecard::{
    Bands, COMMON_BANDS, Comparison, DECISION_766, Line, Peers, Points, Sheet, read_counts,
};
use vn_egov_metrics::{Lang, Rate, Rounding};

const METRICS: &str = include_str!("../../data/score766/score766_metrics.csv");
const PROGRESS: &str = include_str!("../../data/score766/score766_progress.csv");
const PROVINCES: &str = include_str!("../../../examples/data/provinces_766.csv");

type Row = BTreeMap<String, String>;

fn rows(csv: &str) -> Vec<Row> {
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

fn line(id: &str, numerator: &str, denominator: &str) -> Line<'static> {
    DECISION_766.criterion(id).unwrap().score(read_counts(numerator, denominator).unwrap())
}

/// Every line that the portal published of one province, with its published points.
fn lines() -> Vec<(Line<'static>, Option<Points>)> {
    let points = |row: &Row| (!row["score"].is_empty()).then(|| row["score"].parse().unwrap());
    let criteria = DECISION_766.criteria().iter();
    let ids: BTreeMap<&str, &str> = criteria.map(|row| (row.metric, row.id)).collect();
    let of_metrics = rows(METRICS).into_iter().filter(|row| row["metric"] != "TOTAL").map(|row| {
        (line(ids[row["metric"].as_str()], &row["numerator"], &row["denominator"]), points(&row))
    });
    let of_progress = rows(PROGRESS)
        .into_iter()
        .map(|row| (line("2.1", &row["totalOnTime"], &row["totalReceived"]), points(&row)));
    of_metrics.chain(of_progress).collect()
}

#[test]
fn what_is_published_reads_and_what_is_near_it_says_how_far_off_it_is() {
    let (mut ties, mut near) = (0, 0);
    for (line, published) in lines() {
        let reading = line.reading(published);
        assert!(reading.reads() && reading.off_by().is_none());
        assert!(reading.modes().contains(&Rounding::HalfUp));
        let Some(published) = published else { continue };
        let above = line.reading(Some(published + Points::LEAST));
        assert_eq!((above.reads(), above.off_by()), (false, Some(Points::LEAST)));
        let below = line.reading(Some(published - Points::LEAST));
        assert_eq!(below.reads(), line.explain().is_tie());
        ties += usize::from(below.reads());
        near += 1;
        let null = line.reading(None);
        assert_eq!((null.reads(), null.off_by()), (false, None));
    }
    // 343 + 35 lines of three groups and 165 of progress have points.
    assert_eq!((near, ties), (543, 2));
}

/// One record less would not be enough, and the points are those of the record that is.
#[test]
fn how_many_more_is_the_first_that_is_enough() {
    let mut explained = 0;
    for (line, _) in lines() {
        let (explanation, criterion) = (line.explain(), line.criterion());
        let Some((rate, now)) = line.counts().zip(line.points()) else { continue };
        for (more, target) in
            [(explanation.next(), now + Points::LEAST), (explanation.most(), criterion.maximum)]
        {
            let points = |records| {
                let count = rate.count() + records;
                criterion.score(Some(Rate::new(count, rate.base()))).points().unwrap()
            };
            let Some(more) = more else {
                // Full, or nothing to count.
                assert!(now == criterion.maximum || rate.is_empty(), "{} {rate}", criterion.id);
                continue;
            };
            assert!(points(more.records - 1) < target && points(more.records) >= target);
            assert_eq!(points(more.records), more.points);
            explained += 1;
        }
    }
    assert!(explained > 600, "{explained}");
}

/// The province in the third quarter, and as it stood on 10 October 2026.
#[test]
fn two_periods() {
    let sheet = |counts: [(&str, u64, u64); 3]| {
        let mut sheet = Sheet::new(&DECISION_766);
        for (id, count, base) in counts {
            sheet.put(id, Some(Rate::new(count, base))).unwrap();
        }
        sheet.score()
    };
    let quarter =
        sheet([("2.1", 403_016, 464_494), ("4.2", 83_994, 464_494), ("4.3", 64_382, 464_494)]);
    let october =
        sheet([("2.1", 393_087, 443_565), ("4.2", 93_664, 443_565), ("5.4", 392_869, 443_565)]);
    let compared = Comparison::between(quarter.by_criterion(), october.by_criterion());
    let said = |(id, points): (&str, Points)| format!("{id} {points}");
    assert_eq!(compared.gained().map(said).collect::<Vec<_>>(), ["2.1 0.37", "4.2 0.12"]);
    assert_eq!(compared.lost().count(), 0);
    assert_eq!(compared.one_sided().map(|row| row.key).collect::<Vec<_>>(), ["4.3", "5.4"]);
    let back = Comparison::between(october.by_criterion(), quarter.by_criterion());
    assert_eq!(back.lost().map(said).collect::<Vec<_>>(), ["2.1 -0.37", "4.2 -0.12"]);
    assert_eq!(back.change().to_string(), "-0.49");
}

/// Vĩnh Long beside the best and the median province of each group.
#[test]
fn a_province_beside_its_peers() {
    let codes = DECISION_766.groups().iter().map(|group| group.code);
    let codes: Vec<&'static str> = codes.collect();
    let provinces = rows(PROVINCES);
    let groups = |row: &Row| {
        let points = |code: &&'static str| (*code, Some(row[*code].parse::<Points>().unwrap()));
        codes.iter().map(points).collect::<Vec<_>>()
    };
    let peers = Peers::by_key(provinces.iter().map(groups));
    let vinh_long = provinces.iter().find(|row| row["code"] == "H61").unwrap();
    for code in &codes {
        let mut points: Vec<i64> = provinces
            .iter()
            .map(|row| row[*code].parse::<Points>().unwrap().in_hundredths())
            .collect();
        points.sort_unstable();
        assert_eq!(peers[code].count(), 34);
        assert_eq!(peers[code].best().in_hundredths(), points[33]);
        // Half-up between the two in the middle.
        assert_eq!(peers[code].median().in_hundredths(), (points[16] + points[17] + 1) / 2);
    }
    let best = peers.iter().map(|(code, peers)| (*code, Some(peers.best())));
    let median = peers.iter().map(|(code, peers)| (*code, Some(peers.median())));
    let said = |(code, points): (&str, Points)| format!("{code} {points}");
    let behind = Comparison::between(best, groups(vinh_long));
    assert_eq!(behind.gained().count(), 0);
    assert_eq!(behind.lost().map(said).next().unwrap(), "MDHL -6.12");
    let beside = Comparison::between(median, groups(vinh_long));
    let lost: Vec<String> = beside.lost().map(said).collect();
    let gained: Vec<String> = beside.gained().map(said).collect();
    assert_eq!(lost, ["MDHL -2.52", "TDGQ -1.28", "MDSH -0.09"]);
    assert_eq!(gained, ["CKMB 1.45", "CLGQ 0.40", "TTTT 0.17"]);
}

#[test]
fn bands_are_what_is_configured() {
    let totals = rows(PROVINCES);
    let count = |bands: &Bands, id: &str| {
        let band = |row: &Row| bands.of(row["total"].parse().unwrap()).map(|band| &*band.id);
        totals.iter().filter(|row| band(row) == Some(id)).count()
    };
    assert_eq!((count(&COMMON_BANDS, "fair"), count(&COMMON_BANDS, "average")), (0, 34));
    let own = r#"[{"id":"ahead","from":"65"},{"id":"on_the_way","from":"55"},{"id":"behind","from":"0"}]"#;
    let own: Bands = serde_json::from_str(own).unwrap();
    assert_eq!(["ahead", "on_the_way", "behind"].map(|id| count(&own, id)), [7, 25, 2]);
}

#[test]
fn sentences_of_a_commune() {
    // H44.108, third quarter of 2026.
    let said = |id, numerator, denominator| {
        line(id, numerator, denominator).explain().in_lang(Lang::Vi).to_string()
    };
    assert_eq!(
        said("5.4", "4422", "4539"),
        "4.422/4.539 = 97,42%, đủ điểm từ 90% (vượt mức, chỉ tính tối đa): 6,00/6,00 điểm"
    );
    assert_eq!(
        said("4.5a", "32", "385"),
        "32/385 = 8,31%, đủ điểm từ 100%: 0,17/2,00 điểm; thêm 2 thủ tục được 0,18, thêm 353 được 2,00"
    );
    assert_eq!(said("5.2", "0", "0"), "không phát sinh, tính điểm tối đa: 6,00/6,00 điểm");
}
