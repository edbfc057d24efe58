//! What Vĩnh Long (2022) and Trà Vinh (2024) published, placed in the Vĩnh Long of today, beside
//! its points of October 2026.
//!
//! `cargo run --release --example vinh_long [-- --lang en --format json]`

mod support;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use serde::{Deserialize, Serialize};
use vn_egov_metrics::number::{Numeral, Qualifier, Shown};
use vn_egov_metrics::place::{NewProvince, OldProvince, Province, Series, Territory, Units};
use vn_egov_metrics::scorecard::{DECISION_766, Group, Points};
use vn_egov_metrics::{Change, Lang, Name, Places, Rounding};

const TODAY: NewProvince = NewProvince::VinhLong;

/// Số liệu Vĩnh Long (2022) và Trà Vinh (2024) đặt vào tỉnh Vĩnh Long hôm nay.
#[derive(Parser)]
struct Args {
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi", value_parser = ["vi", "en"])]
    lang: String,
    /// Dạng kết quả
    #[arg(long, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

#[derive(Deserialize)]
struct FigureRow {
    id: String,
    place: String,
    period: String,
    last_day: NaiveDate,
    subject_vi: String,
    subject_en: String,
    published: String,
    qualifier: Qualifier,
}

/// A published figure, placed in the province of its last day.
struct Figure {
    row: FigureRow,
    province: Province,
    numeral: Numeral,
}

impl Figure {
    fn placed(row: FigureRow) -> Result<Self, Box<dyn Error>> {
        let name = row.place.split_once(" / ").map_or(&*row.place, |(province, _)| province);
        let province = Province::named(name, row.last_day)?;
        let mut numeral: Numeral = row.published.parse()?;
        numeral.qualifier = row.qualifier;
        Ok(Self { row, province, numeral })
    }
}

/// The points of one province, by the groups of the card.
struct Score {
    groups: Vec<(&'static Group, Points)>,
    total: Points,
    rank: u64,
}

impl Score {
    /// A row by the names of its columns: groups stand in those of the portal's codes.
    fn of(row: &BTreeMap<String, String>) -> Result<Self, Box<dyn Error>> {
        let text = |column: &str| row.get(column).ok_or_else(|| format!("no column {column}"));
        let points = |group: &'static Group| -> Result<_, Box<dyn Error>> {
            Ok((group, text(group.code)?.parse()?))
        };
        Ok(Self {
            groups: DECISION_766.groups().iter().map(points).collect::<Result<_, _>>()?,
            total: text("total")?.parse()?,
            rank: text("rank")?.parse()?,
        })
    }
}

/// What was read: the figures, the points with the number of provinces ranked, and their day.
struct Report {
    figures: Vec<Figure>,
    score: Score,
    ranked: usize,
    scores_on: NaiveDate,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let lang = if args.lang == "en" { Lang::En } else { Lang::Vi };
    match Report::read() {
        Err(error) => support::nothing_done(error),
        Ok(report) => support::print_with(|out| {
            match args.format {
                Format::Json => report.json(out)?,
                Format::Table => report.tables(out, lang)?,
            }
            Ok(ExitCode::SUCCESS)
        }),
    }
}

/// The rows of a file of `examples/data`.
fn rows<T: for<'de> Deserialize<'de>>(text: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().collect()
}

impl Report {
    fn read() -> Result<Self, Box<dyn Error>> {
        let scores_on = NaiveDate::from_ymd_opt(2026, 10, 5).ok_or("no such day")?;
        let figures = rows(include_str!("data/vinh_long_figures.csv"))?;
        let figures = figures.into_iter().map(Figure::placed).collect::<Result<_, _>>()?;
        let scores: Vec<BTreeMap<String, String>> = rows(include_str!("data/provinces_766.csv"))?;
        let ranked = scores.len();
        let own = |row: &&BTreeMap<String, String>| {
            let holder = row.get("code").and_then(|code| NewProvince::by_agency(code));
            holder.is_some_and(|holder| holder.province == TODAY)
        };
        let score = Score::of(scores.iter().find(own).ok_or("no points of the province")?)?;
        Ok(Self { figures, score, ranked, scores_on })
    }

    /// Each unit the report speaks of, on the last day it is spoken of.
    fn units(&self) -> BTreeMap<Province, NaiveDate> {
        let mut units = BTreeMap::from([(Province::New(TODAY), self.scores_on)]);
        for figure in &self.figures {
            let day = units.entry(figure.province).or_insert(figure.row.last_day);
            *day = figure.row.last_day.max(*day);
        }
        units
    }

    /// Like for like: the communes of today's territory on 1 January 2025, when those of each of
    /// its parts are known, and today.
    fn communes(&self) -> Result<Change, Box<dyn Error>> {
        let before = NaiveDate::from_ymd_opt(2025, 1, 1).ok_or("no such day")?;
        let (before, now) = (before..=before, self.scores_on..=self.scores_on);
        let count = |units: Option<Units>| units.map(|units| units.communes).ok_or("not known");
        let mut series = Series::of(TODAY);
        for part in TODAY.predecessors() {
            series.put(before.clone(), *part, count(part.units_on(*before.start()))?)?;
        }
        series.put(now.clone(), TODAY, count(TODAY.units_on(self.scores_on))?)?;
        Ok(series.change(&before, &now)?)
    }

    fn tables(&self, out: &mut dyn Write, lang: Lang) -> io::Result<()> {
        let pick = |vi, en| Name::new(vi, en).in_lang(lang);
        let shown = |count: Option<u64>| {
            count.map_or("–".to_owned(), |count| Shown::new(count, lang).to_string())
        };
        writeln!(
            out,
            "{} {} = {}\n",
            Province::from(TODAY).full_name_on(self.scores_on, lang),
            pick("từ 1/7/2025", "since 1 July 2025"),
            Territory::from(TODAY).in_lang(lang),
        )?;

        let header = [
            pick("Đơn vị", "Unit"),
            pick("Ngày", "Day"),
            pick("Mã", "Code"),
            pick("Mã cấp 1", "Agency code"),
            pick("Cấp huyện", "Districts"),
            pick("Cấp xã", "Communes"),
        ];
        let rows = self.units().into_iter().map(|(province, day)| {
            let units = province.units_on(day);
            vec![
                province.full_name_on(day, lang).to_string(),
                shown_day(day, lang),
                province.code().to_string(),
                province.agency_code().in_lang(lang).to_string(),
                shown(units.map(|units| units.districts)),
                shown(units.map(|units| units.communes)),
            ]
        });
        writeln!(out, "{}\n", support::table(&header, &[4, 5], rows.collect()))?;

        let header = [
            pick("Địa bàn", "Territory"),
            pick("Kỳ", "Period"),
            pick("Chỉ tiêu", "Figure"),
            pick("Công bố", "Published"),
            pick("Cấp xã khi đó", "Communes then"),
        ];
        let rows = self.figures.iter().map(|figure| {
            let units = figure.province.units_on(figure.row.last_day);
            let subject = match lang {
                Lang::Vi => &figure.row.subject_vi,
                Lang::En => &figure.row.subject_en,
            };
            vec![
                figure.row.place.clone(),
                figure.row.period.clone(),
                subject.clone(),
                figure.numeral.in_lang(lang).to_string(),
                shown(units.map(|units| units.communes)),
            ]
        });
        writeln!(out, "{}\n", support::table(&header, &[3, 4], rows.collect()))?;
        let lacking: Vec<&str> = self.lacking().map(|part| part.name().in_lang(lang)).collect();
        if !lacking.is_empty() {
            let why = pick(
                "Không có số liệu nào của các phần còn lại, nên không so được với tỉnh hôm nay",
                "There are no figures of the other parts, so nothing compares with today's province",
            );
            writeln!(out, "{why}: {}.", lacking.join(", "))?;
        }
        if let Ok(change) = self.communes() {
            let percent = change.percent(Places::ONE, Rounding::HalfUp);
            let percent = percent.map_or(String::new(), |p| format!(" ({})", p.in_lang(lang)));
            let words = pick(
                "Cùng địa bàn, số đơn vị cấp xã từ 1/1/2025",
                "In the same territory, communes since 1 January 2025",
            );
            let (before, now) = (change.before(), change.now());
            writeln!(out, "{words}: {before} → {now}{percent}.\n")?;
        }

        let header = [
            pick("Điểm Quyết định 766", "Points, Decision 766"),
            pick("Điểm", "Points"),
            pick("Tối đa", "Maximum"),
        ];
        let row = |name: &str, points: Points, max: Points| {
            vec![name.to_owned(), points.in_lang(lang).to_string(), format!("{max:.0}")]
        };
        let groups = self.score.groups.iter().map(|(group, points)| {
            row(group.name.in_lang(lang), *points, DECISION_766.group_maximum(group.id))
        });
        let total = row(pick("Tổng", "Total"), self.score.total, DECISION_766.maximum());
        let rows = groups.chain([total]).collect();
        writeln!(out, "{}", support::table(&header, &[1, 2], rows))?;
        let (rank, of) = (self.score.rank, self.ranked);
        let day = shown_day(self.scores_on, lang);
        match lang {
            Lang::Vi => writeln!(out, "Hạng {rank} trong {of} tỉnh, thành phố, ngày {day}."),
            Lang::En => writeln!(out, "Rank {rank} of {of} provinces, {day}."),
        }
    }

    /// The parts of today's territory of which there is no figure.
    fn lacking(&self) -> impl Iterator<Item = OldProvince> {
        let has = |part: Territory| {
            self.figures.iter().any(|figure| Territory::from(figure.province).contains(part))
        };
        TODAY.predecessors().iter().copied().filter(move |part| !has((*part).into()))
    }

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let names = |territory: Territory| -> Vec<&'static str> {
            territory.parts().iter().map(|part| part.name().vi).collect()
        };
        let province = TODAY.name().vi;
        for (unit, on) in self.units() {
            let units = unit.units_on(on);
            line(
                out,
                &UnitLine {
                    province,
                    unit: unit.full_name_on(on, Lang::Vi).to_string(),
                    territory: names(unit.into()),
                    on,
                    code: unit.code().to_string(),
                    agency: unit.agency_code().to_string(),
                    districts: units.map(|units| units.districts),
                    communes: units.map(|units| units.communes),
                },
            )?;
        }
        for figure in &self.figures {
            line(
                out,
                &FigureLine {
                    province,
                    territory: names(figure.province.into()),
                    place: &figure.row.place,
                    period: &figure.row.period,
                    figure: &figure.row.id,
                    published: figure.numeral.to_string(),
                    strict: figure.numeral.strict().to_string(),
                },
            )?;
        }
        if let Ok(change) = self.communes() {
            let percent = change.percent(Places::TWO, Rounding::HalfUp);
            line(
                out,
                &ChangeLine {
                    province,
                    like_for_like: "communes",
                    before: change.before(),
                    now: change.now(),
                    percent: percent.map(|percent| percent.to_string()),
                },
            )?;
        }
        let on = self.scores_on;
        for (group, points) in &self.score.groups {
            let max = DECISION_766.group_maximum(group.id).in_hundredths() / 100;
            line(out, &GroupLine { province, on, group: group.portal, points: *points, max })?;
        }
        let Score { total, rank, .. } = self.score;
        line(out, &TotalLine { province, on, total, rank, of: self.ranked })
    }
}

fn shown_day(day: NaiveDate, lang: Lang) -> String {
    let form = match lang {
        Lang::Vi => "%-d/%-m/%Y",
        Lang::En => "%-d %B %Y",
    };
    day.format(form).to_string()
}

fn line(out: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    writeln!(out)
}

#[derive(Serialize)]
struct UnitLine {
    province: &'static str,
    unit: String,
    territory: Vec<&'static str>,
    on: NaiveDate,
    code: String,
    agency: String,
    districts: Option<u64>,
    communes: Option<u64>,
}

#[derive(Serialize)]
struct FigureLine<'a> {
    province: &'static str,
    territory: Vec<&'static str>,
    place: &'a str,
    period: &'a str,
    figure: &'a str,
    published: String,
    strict: String,
}

#[derive(Serialize)]
struct ChangeLine {
    province: &'static str,
    like_for_like: &'static str,
    before: u64,
    now: u64,
    percent: Option<String>,
}

#[derive(Serialize)]
struct GroupLine {
    province: &'static str,
    on: NaiveDate,
    group: &'static str,
    points: Points,
    max: i64,
}

#[derive(Serialize)]
struct TotalLine {
    province: &'static str,
    on: NaiveDate,
    total: Points,
    rank: u64,
    of: usize,
}
