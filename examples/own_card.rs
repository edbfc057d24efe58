//! A province's own scorecard, made of the parts that Decision 766 is made of, and Circular
//! 01/2018, whose points go by steps.
//!
//! The card here is made up: 100 points for what a people's committee might look at each week.

mod support;

use std::process::ExitCode;

use clap::Parser;
use vn_egov_metrics::number::Shown;
use vn_egov_metrics::scorecard::{
    Band, CIRCULAR_01_2018_BANDS, CIRCULAR_01_2018_TIME, Criterion, Curve, DECISION_766, Group,
    MeanPoints, Points, Scorecard, Sheet, Step, Steps, Threshold,
};
use vn_egov_metrics::{Lang, Name, Places, Rate, Rounding};

use support::{nothing_done, print_with, table};

static GROUPS: [Group; 2] = [
    Group {
        id: "settlement",
        portal: "settlement",
        code: "GQ",
        name: Name::new("Giải quyết hồ sơ", "Settlement"),
    },
    Group {
        id: "digital",
        portal: "digital",
        code: "SO",
        name: Name::new("Chuyển đổi số", "Digital"),
    },
];

/// 10 points from 30 % on, 20 from 60 %, all 30 above 90 %.
static REUSE: [Step; 3] = [
    Step::from(Threshold::percent(30), Points::whole(10)),
    Step::from(Threshold::percent(60), Points::whole(20)),
    Step::above(Threshold::percent(90), Points::whole(30)),
];

const SOURCE: &str = "bộ chỉ số minh họa";

/// Bộ chỉ số riêng của một tỉnh, làm từ các phần của Quyết định 766 (số liệu minh họa).
#[derive(Parser)]
struct Args {
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

fn main() -> ExitCode {
    let lang = Args::parse().lang;
    let say = |vi, en| Name::new(vi, en).in_lang(lang);
    match card() {
        Err(why) => nothing_done(why),
        Ok(card) => print_with(|out| {
            let mut sheet = Sheet::new(&card);
            let counts =
                [("A", Some(Rate::new(970, 1000))), ("B", Some(Rate::new(590, 1000))), ("C", None)];
            for (id, counts) in counts {
                if let Err(why) = sheet.put(id, counts) {
                    return Ok(nothing_done(why));
                }
            }
            let scored = sheet.score();
            let rows = scored.lines().iter().map(|line| {
                let criterion = line.criterion();
                let points = line
                    .points()
                    .map_or("–".to_owned(), |points| points.in_lang(lang).to_string());
                let why = line.explain().in_lang(lang).to_string();
                vec![criterion.name.in_lang(lang).to_owned(), points, why]
            });
            let header =
                [say("Chỉ tiêu", "Criterion"), say("Điểm", "Points"), say("Vì sao", "Why")];
            writeln!(out, "{}", table(&header, &[1], rows.collect()))?;
            let total = scored.total().unwrap_or_default();
            let maximum = scored.maximum();
            let (total, maximum) = (total.in_lang(lang), maximum.in_lang(lang));
            writeln!(out, "{}: {total}/{maximum}\n", say("Tổng", "Total"))?;
            time_index(out, lang)
        }),
    }
}

/// The province's card: one criterion of Decision 766 with a weight of its own, one by steps, and
/// one with another threshold.
fn card() -> Result<Scorecard, String> {
    let portal = |id| DECISION_766.criterion(id).copied().ok_or(format!("no criterion {id}"));
    let steps = Steps::new(Points::ZERO, &REUSE).map_err(|error| error.to_string())?;
    let criteria = vec![
        Criterion {
            id: "A",
            group: "settlement",
            maximum: Points::whole(50),
            source: SOURCE,
            ..portal("2.1")?
        },
        Criterion {
            id: "B",
            group: "digital",
            maximum: Points::whole(30),
            curve: Curve::Steps(steps),
            source: SOURCE,
            ..portal("4.3")?
        },
        Criterion {
            id: "C",
            group: "digital",
            maximum: Points::whole(20),
            curve: Curve::Linear { full_at: Threshold::percent(95) },
            source: SOURCE,
            ..portal("3.6")?
        },
    ];
    let name = Name::new("Bộ chỉ số của tỉnh", "The province's own card");
    // Rows are read as long as the program runs.
    Scorecard::new("own", name, &GROUPS, criteria.leak()).map_err(|error| error.to_string())
}

/// Circular 01/2018, Art. 13(1): a dossier has 2 points if it took less than its time limit, 1 if
/// exactly that, 0 if more; the index is the mean, to one decimal.
fn time_index(out: &mut dyn std::io::Write, lang: Lang) -> std::io::Result<ExitCode> {
    // Working days taken, and allowed.
    let dossiers = [(3, 5), (5, 5), (4, 5), (9, 7), (10, 15), (1, 2), (20, 20)];
    let points = dossiers.map(|(taken, allowed)| CIRCULAR_01_2018_TIME.points(taken, allowed));
    let index: MeanPoints = points.into_iter().flatten().collect();
    let one_place = |points: Points| Shown::new(points.in_places(Places::ONE), lang);
    let rounded = index.rounded(Places::ONE, Rounding::HalfUp).unwrap_or_default();
    let (count, index) = (index.count(), one_place(rounded));
    match lang {
        Lang::Vi => writeln!(
            out,
            "Thông tư 01/2018, Điều 13 khoản 1: {count} hồ sơ, chỉ số thời gian {index}/2"
        )?,
        Lang::En => writeln!(
            out,
            "Circular 01/2018, Article 13(1): {count} dossiers, index of time {index}/2"
        )?,
    }
    // Nine such indices make an agency's points: eight full ones and this.
    let total = Points::whole(16) + rounded;
    let band = CIRCULAR_01_2018_BANDS.of(total).and_then(Band::name);
    let (total, band) = (one_place(total), band.map_or("–", |name| name.in_lang(lang)));
    match lang {
        Lang::Vi => writeln!(out, "Chín chỉ số: {total}/18, xếp loại {band}")?,
        Lang::En => writeln!(out, "Nine indices: {total}/18, {band}")?,
    }
    Ok(ExitCode::SUCCESS)
}
