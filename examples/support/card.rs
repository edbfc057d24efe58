//! A unit's card by Decision 766: every criterion with its points and why, its groups, its total
//! and its rank.
#![allow(dead_code, unreachable_pub)] // a module of each example that needs a part of it

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use serde::Serialize;
use vn_egov_metrics::scorecard::{Group, Line, Points, Scored, Sheet, ranks};
use vn_egov_metrics::{Lang, Percent};

use crate::support::table;

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A readable table.
    Table,
    /// One JSON object a line.
    Json,
}

/// A unit's counts, and the groups that a line could not be read for.
pub struct Unit {
    /// Its name; none of records that name no agency.
    pub name: Option<String>,
    pub sheet: Sheet<'static>,
    pub spoilt: BTreeSet<&'static str>,
}

/// What is printed, as the JSON lines name it.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Said<'a> {
    Criterion {
        unit: Option<&'a str>,
        metric: &'static str,
        percent: Option<Percent>,
        points: Option<Points>,
        max: i64,
        #[serde(skip)]
        line: Line<'static>,
    },
    Group {
        unit: Option<&'a str>,
        group: &'static str,
        points: Option<Points>,
        max: i64,
        #[serde(skip)]
        of: &'static Group,
    },
    Total {
        unit: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'a str>,
        total: Option<Points>,
        rank: Option<u64>,
    },
    Difference {
        unit: Option<&'a str>,
        against: &'a str,
        group: &'static str,
        difference: Option<Points>,
    },
}

/// Prints the card of every unit.
pub fn print_units(
    out: &mut dyn Write,
    units: &[Unit],
    (format, lang): (Format, Lang),
) -> io::Result<ExitCode> {
    let scored: Vec<Scored> = units.iter().map(|unit| unit.sheet.score()).collect();
    let totals = units.iter().zip(&scored);
    let ranks = ranks(totals.map(|(unit, score)| score.total().filter(|_| unit.spoilt.is_empty())));
    let cards = units.iter().zip(&scored).zip(ranks);
    let said = cards.flat_map(|((unit, scored), rank)| said_of(unit, scored, rank));
    match format {
        Format::Json => print_json(out, said),
        Format::Table => {
            let header = match lang {
                Lang::Vi => ["Đơn vị", "Chỉ tiêu", "Điểm", "Tối đa", "Vì sao"],
                Lang::En => ["Unit", "Criterion", "Points", "Maximum", "Why"],
            };
            let rows = said.map(|said| said.row(lang)).collect();
            writeln!(out, "{}", table(&header, &[2, 3], rows))
        }
    }?;
    Ok(ExitCode::SUCCESS)
}

/// A unit's card, line by line; what a line that could not be read would add to is left out.
fn said_of<'a>(unit: &'a Unit, scored: &Scored<'static>, rank: Option<u64>) -> Vec<Said<'a>> {
    let name = unit.name.as_deref();
    let criteria = scored.lines().iter().map(|line| Said::Criterion {
        unit: name,
        metric: line.criterion().metric,
        percent: line.percent(),
        points: line.points(),
        max: line.criterion().maximum.in_hundredths() / 100,
        line: *line,
    });
    let sound = scored.groups().filter(|score| !unit.spoilt.contains(score.group().id));
    let groups = sound.map(|score| Said::Group {
        unit: name,
        group: score.group().portal,
        points: score.points(),
        max: score.maximum().in_hundredths() / 100,
        of: score.group(),
    });
    let total = unit.spoilt.is_empty().then(|| Said::Total {
        unit: name,
        name: None,
        total: scored.total(),
        rank,
    });
    criteria.chain(groups).chain(total).collect()
}

/// Prints what programs read.
pub fn print_json<'a>(
    out: &mut dyn Write,
    said: impl IntoIterator<Item = Said<'a>>,
) -> io::Result<()> {
    for said in said {
        serde_json::to_writer(&mut *out, &said)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Points as text in the language shows them; a dash where there are none.
pub fn shown(points: Option<Points>, lang: Lang) -> String {
    points.map_or("–".to_owned(), |points| points.in_lang(lang).to_string())
}

fn named(unit: Option<&str>) -> String {
    unit.unwrap_or("–").to_owned()
}

impl Said<'_> {
    fn row(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::Criterion { unit, points, max, line, .. } => {
                let name = line.criterion().name.in_lang(lang);
                let name = format!("{} {name}", line.criterion().id);
                let why = line.explain().in_lang(lang).to_string();
                vec![named(*unit), name, shown(*points, lang), max.to_string(), why]
            }
            Self::Group { unit, points, max, of, .. } => {
                let name = of.name.in_lang(lang).to_uppercase();
                vec![named(*unit), name, shown(*points, lang), max.to_string(), String::new()]
            }
            Self::Total { unit, total, rank, .. } => {
                let (name, place) = match lang {
                    Lang::Vi => ("TỔNG ĐIỂM", "hạng"),
                    Lang::En => ("TOTAL", "rank"),
                };
                let rank = rank.map_or(String::new(), |rank| format!("{place} {rank}"));
                vec![named(*unit), name.to_owned(), shown(*total, lang), String::new(), rank]
            }
            Self::Difference { .. } => Vec::new(),
        }
    }
}
