//! Every score that the portal published of one province, and its nulls.

use std::collections::BTreeMap;

use vn_egov_metrics::scorecard::{DECISION_766, Points, Sheet, read_counts};
use vn_egov_metrics::{Percent, Places, Rate, Rounding};

const METRICS: &str = include_str!("../../data/score766/score766_metrics.csv");
const PROGRESS: &str = include_str!("../../data/score766/score766_progress.csv");
const PAYMENT: &str = include_str!("../../data/score766/score766_payment.csv");
const ONLINE: &str = include_str!("../../data/score766/score766_online.csv");

type Row = BTreeMap<String, String>;

fn rows(csv: &str) -> Vec<Row> {
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

/// Published points; nothing is null.
fn points(text: &str) -> Option<Points> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

fn counts(row: &Row, numerator: &str, denominator: &str) -> Option<Rate> {
    read_counts(&row[numerator], &row[denominator]).unwrap()
}

/// The portal prints a percentage without closing zeros.
fn same_percent(computed: Option<Percent>, published: &str) {
    let published: Percent = published.parse().unwrap();
    let computed = computed.unwrap().to_fixed();
    assert!(computed.cmp_value(published.to_fixed()).is_eq(), "{computed} for {published}");
}

#[test]
fn metrics_and_their_group_totals() {
    let groups = [
        ("transparency/", "transparency"),
        ("dossier-digitized/", "digitized"),
        ("handling-satisfaction/", "satisfaction"),
    ];
    let mut units: BTreeMap<(String, String), Vec<Row>> = BTreeMap::new();
    for row in rows(METRICS) {
        units.entry((row["file"].clone(), row["code"].clone())).or_default().push(row);
    }
    let (mut scored_lines, mut nulls, mut full, mut totals) = (0, 0, 0, 0);
    for ((file, _), rows) in units {
        let group = groups.iter().find(|(start, _)| file.starts_with(start)).unwrap().1;
        let mut sheet = Sheet::new(&DECISION_766);
        for row in rows.iter().filter(|row| row["metric"] != "TOTAL") {
            let criterion = DECISION_766.find(group, &row["metric"]).unwrap();
            sheet.put(criterion.id, counts(row, "numerator", "denominator")).unwrap();
        }
        let scored = sheet.score();
        for row in &rows {
            let maximum = points(&row["maxScore"]).unwrap();
            if row["metric"] == "TOTAL" {
                let score = scored.groups().next().unwrap();
                assert_eq!((score.points(), score.maximum()), (points(&row["score"]), maximum));
                totals += 1;
                continue;
            }
            let line = scored.line(DECISION_766.find(group, &row["metric"]).unwrap().id).unwrap();
            assert_eq!(line.points(), points(&row["score"]), "{row:?}");
            assert_eq!(line.criterion().maximum, maximum, "{row:?}");
            match (line.points(), line.counts()) {
                (Some(_), Some(_)) => scored_lines += 1,
                (Some(_), None) => full += 1,
                (None, _) => nulls += 1,
            }
            if line.counts().is_some_and(|rate| !rate.is_empty()) {
                same_percent(line.percent(), &row["ratio"]);
            }
        }
    }
    assert_eq!((scored_lines, nulls, full, totals), (343, 68, 35, 81));
}

#[test]
fn progress() {
    let rows = rows(PROGRESS);
    for row in &rows {
        let line = DECISION_766.criterion("2.1").unwrap();
        let line = line.score(counts(row, "totalOnTime", "totalReceived"));
        assert_eq!(line.points(), points(&row["score"]), "{row:?}");
        if line.counts().is_some_and(|rate| !rate.is_empty()) {
            same_percent(line.percent(), &row["ratio"]);
        }
    }
    assert_eq!(rows.len(), 165);
}

/// The points of a group, each criterion by its two columns.
fn group(row: &Row, columns: [(&str, Option<Rate>); 3]) {
    let mut sheet = Sheet::new(&DECISION_766);
    for (id, counts) in columns {
        sheet.put(id, counts).unwrap();
    }
    let scored = sheet.score();
    assert_eq!(scored.total(), points(&row["totalScore"]), "{row:?}");
    assert_eq!(scored.maximum(), points(&row["totalMaxScore"]).unwrap());
    // The portal's ratio of a group is its points held against its maximum.
    let units = |points: Points| u64::try_from(points.in_hundredths()).unwrap();
    let ratio = Rate::new(units(scored.total().unwrap()), units(scored.maximum()));
    same_percent(ratio.percent(Places::TWO, Rounding::HalfUp), &row["ratio"]);
    assert_eq!(scored.groups().count(), 1);
}

#[test]
fn payment() {
    let rows = rows(PAYMENT);
    for row in &rows {
        let of = |numerator, denominator| counts(row, numerator, denominator);
        group(
            row,
            [
                ("3.6", of("totalDossierOnlinePaymentSuccess", "totalDossierFinancialObligation")),
                ("3.5b", of("totalDossierOnlineFormalityPaymentSuccess", "totalFeeFormality")),
                ("3.5", of("totalFeeDossierFormality", "totalFeeFormality")),
            ],
        );
    }
    assert_eq!(rows.len(), 172);
}

#[test]
fn online() {
    let rows = rows(ONLINE);
    for row in &rows {
        let count = |column: &str| row[column].parse::<u64>().unwrap();
        let online = Rate::new(count("partialCount") + count("fullCount"), count("authorityCount"));
        group(
            row,
            [
                ("3.1", Some(online)),
                ("3.2", counts(row, "onlineDossierCount", "onlineServiceTotal")),
                ("3.3", counts(row, "channelOnlineSum", "channelTotalSum")),
            ],
        );
    }
    assert_eq!(rows.len(), 2);
}

/// 343 + 165 + 172 + 2 scores that rest on counts.
#[test]
fn scores_there_are() {
    assert_eq!(343 + rows(PROGRESS).len() + rows(PAYMENT).len() + rows(ONLINE).len(), 682);
}

/// The checks that were made by hand on the province's figures of 10 October 2026.
#[test]
fn another_day() {
    let scores = [
        ("2.1", 393087, 443565, "17.72"),
        ("4.3", 82645, 443565, "0.47"),
        ("4.2", 93664, 443565, "0.84"),
        ("5.4", 392869, 443565, "5.90"),
    ];
    for (id, numerator, denominator, published) in scores {
        let line =
            DECISION_766.criterion(id).unwrap().score(Some(Rate::new(numerator, denominator)));
        assert_eq!(line.points().unwrap().to_string(), published);
    }
    // Payment is published as percentages: 87.65, 42.55 and 14.89 %.
    let percents = [("3.6", 8765, "5.26"), ("3.5b", 4255, "1.06"), ("3.5", 1489, "0.37")];
    for (id, percent, published) in percents {
        let line = DECISION_766.criterion(id).unwrap().score(Some(Rate::new(percent, 10000)));
        assert_eq!(line.points().unwrap().to_string(), published);
    }
}
