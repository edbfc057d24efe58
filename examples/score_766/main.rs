//! Scores units by Decision 766/QĐ-TTg, as the national portal does, and says why.
//!
//! `score_766 FILE` takes a CSV `unit,group,metric,numerator,denominator`, in which nothing
//! stands for null. A line that cannot be read is said on standard error; its unit then gets no
//! total, nor a line for the group, since what they would add up is not known.
//! `score_766 --provinces [FILE]` ranks provinces by the points of their groups, and says where
//! one of them loses to the first.

#[path = "../support/csv_file.rs"]
mod csv_file;
mod provinces;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::scorecard::{
    CountField, DECISION_766, Group, Line, Points, Scored, Sheet, ranks, read_counts,
};
use vn_egov_metrics::{Lang, Percent};

use csv_file::CsvFile;
use support::{Complaints, Input, nothing_done, print_with, table};

const COLUMNS: [&str; 5] = ["unit", "group", "metric", "numerator", "denominator"];
const PROVINCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/provinces_766.csv");

#[derive(Parser)]
#[command(about = "Scores units by Decision 766, as the national portal does, and says why")]
struct Args {
    /// A CSV of counts, or with --provinces of points by group; `-` is standard input
    #[arg(required_unless_present = "provinces")]
    file: Option<String>,
    /// Rank provinces by the points of their groups
    #[arg(long)]
    provinces: bool,
    /// The province to hold against the first; H61 is Vĩnh Long, which holds Trà Vinh since 1/7/2025
    #[arg(long, default_value = "H61", requires = "provinces")]
    against: String,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[arg(long, value_enum, default_value_t = Language::Vi)]
    lang: Language,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Table,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    Vi,
    En,
}

impl Args {
    fn lang(&self) -> Lang {
        match self.lang {
            Language::Vi => Lang::Vi,
            Language::En => Lang::En,
        }
    }
}

/// What is printed, as the JSON lines name it.
#[derive(Serialize)]
#[serde(untagged)]
enum Said<'a> {
    Criterion {
        unit: &'a str,
        metric: &'static str,
        percent: Option<Percent>,
        points: Option<Points>,
        max: i64,
        #[serde(skip)]
        line: Line<'static>,
    },
    Group {
        unit: &'a str,
        group: &'static str,
        points: Option<Points>,
        max: i64,
        #[serde(skip)]
        of: &'static Group,
    },
    Total {
        unit: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'a str>,
        total: Option<Points>,
        rank: Option<u64>,
    },
    Difference {
        unit: &'a str,
        against: &'a str,
        group: &'static str,
        difference: Option<Points>,
    },
}

/// A unit's counts, and the groups that a line could not be read for.
struct Unit {
    name: String,
    sheet: Sheet<'static>,
    spoilt: BTreeSet<&'static str>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let name = args.file.as_deref().unwrap_or(PROVINCES);
    let input = match Input::open(name) {
        Ok(input) => input,
        Err(error) => return nothing_done(format_args!("{name}: {error}")),
    };
    let mut complaints = Complaints::default();
    let printed = if args.provinces {
        provinces::read(input, &mut complaints)
            .map(|provinces| print_with(|out| provinces::print(out, &provinces, &args)))
    } else {
        read_units(input, &mut complaints)
            .map(|units| print_with(|out| print_units(out, &units, &args)))
    };
    match printed {
        Err(why) => nothing_done(why),
        Ok(ExitCode::SUCCESS) => complaints.exit_code(),
        Ok(failed) => failed,
    }
}

/// Reads every line that can be read; the others are said, and spoil what they would add to.
fn read_units(input: Input, complaints: &mut Complaints) -> Result<Vec<Unit>, String> {
    let mut file = CsvFile::open(input, &COLUMNS, &COLUMNS)?;
    let mut units: Vec<Unit> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    while let Some((line, row)) = file.next_of_any_length(complaints)? {
        let mut complain = |what: &dyn Display, column: &str| {
            let number = file.column(column);
            complaints.at(file.name(), line, format_args!("{what}, column {number} ({column})"));
        };
        let [unit, group, metric, numerator, denominator] =
            COLUMNS.map(|column| file.get(&row, column));
        let (Some(unit), Some(group), Some(metric)) = (unit, group, metric) else {
            let missing = [unit, group, metric].iter().position(Option::is_none).unwrap_or(0);
            complain(&"the line ends before this", COLUMNS[missing]);
            continue;
        };
        if unit.is_empty() {
            complain(&"no unit", "unit");
            continue;
        }
        let criterion = match DECISION_766.find(group, metric) {
            Ok(criterion) => criterion,
            Err(error) => {
                complain(&error, if error.is_group() { "group" } else { "metric" });
                continue;
            }
        };
        let name: String = unit.nfc().collect();
        let index = *by_name.entry(name).or_insert_with_key(|name| {
            let (name, sheet) = (name.clone(), Sheet::new(&DECISION_766));
            units.push(Unit { name, sheet, spoilt: BTreeSet::new() });
            units.len() - 1
        });
        let unit = &mut units[index];
        let read = match (numerator, denominator) {
            (Some(numerator), Some(denominator)) => {
                read_counts(numerator, denominator).map_err(|error| match error.field() {
                    CountField::Numerator => (error.to_string(), "numerator"),
                    CountField::Denominator => (error.to_string(), "denominator"),
                })
            }
            (None, _) => Err(("the line ends before this".to_owned(), "numerator")),
            (_, None) => Err(("the line ends before this".to_owned(), "denominator")),
        };
        let put = read.and_then(|counts| {
            unit.sheet.put(criterion.id, counts).map_err(|error| {
                (error.to_string(), if error.is_over() { "numerator" } else { "metric" })
            })
        });
        if let Err((what, column)) = put {
            unit.spoilt.insert(criterion.group);
            complain(&what, column);
        }
    }
    Ok(units)
}

fn print_units(out: &mut dyn Write, units: &[Unit], args: &Args) -> io::Result<ExitCode> {
    let scored: Vec<Scored> = units.iter().map(|unit| unit.sheet.score()).collect();
    let totals = units.iter().zip(&scored);
    let ranks = ranks(totals.map(|(unit, score)| score.total().filter(|_| unit.spoilt.is_empty())));
    let mut said = Vec::new();
    for ((unit, scored), rank) in units.iter().zip(&scored).zip(ranks) {
        said.extend(scored.lines().iter().map(|line| Said::Criterion {
            unit: &unit.name,
            metric: line.criterion().metric,
            percent: line.percent(),
            points: line.points(),
            max: line.criterion().maximum.in_hundredths() / 100,
            line: *line,
        }));
        let sound = scored.groups().filter(|score| !unit.spoilt.contains(score.group().id));
        said.extend(sound.map(|score| Said::Group {
            unit: &unit.name,
            group: score.group().portal,
            points: score.points(),
            max: score.maximum().in_hundredths() / 100,
            of: score.group(),
        }));
        if unit.spoilt.is_empty() {
            said.push(Said::Total { unit: &unit.name, name: None, total: scored.total(), rank });
        }
    }
    match args.format {
        Format::Json => print_json(out, &said),
        Format::Table => {
            let header = match args.lang() {
                Lang::Vi => ["Đơn vị", "Chỉ tiêu", "Điểm", "Tối đa", "Vì sao"],
                Lang::En => ["Unit", "Criterion", "Points", "Maximum", "Why"],
            };
            let rows = said.iter().map(|said| said.row(args.lang())).collect();
            writeln!(out, "{}", table(&header, &[2, 3], rows))
        }
    }?;
    Ok(ExitCode::SUCCESS)
}

fn print_json(out: &mut dyn Write, said: &[Said]) -> io::Result<()> {
    for said in said {
        serde_json::to_writer(&mut *out, said)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Points as text in the language shows them; a dash where there are none.
fn shown(points: Option<Points>, lang: Lang) -> String {
    points.map_or("–".to_owned(), |points| points.in_lang(lang).to_string())
}

impl Said<'_> {
    fn row(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::Criterion { unit, points, max, line, .. } => {
                let name = line.criterion().name.in_lang(lang);
                let name = format!("{} {name}", line.criterion().id);
                let why = line.explain().in_lang(lang).to_string();
                vec![unit.to_string(), name, shown(*points, lang), max.to_string(), why]
            }
            Self::Group { unit, points, max, of, .. } => {
                let name = of.name.in_lang(lang).to_uppercase();
                vec![unit.to_string(), name, shown(*points, lang), max.to_string(), String::new()]
            }
            Self::Total { unit, total, rank, .. } => {
                let (name, place) = match lang {
                    Lang::Vi => ("TỔNG ĐIỂM", "hạng"),
                    Lang::En => ("TOTAL", "rank"),
                };
                let rank = rank.map_or(String::new(), |rank| format!("{place} {rank}"));
                vec![unit.to_string(), name.to_owned(), shown(*total, lang), String::new(), rank]
            }
            Self::Difference { .. } => Vec::new(),
        }
    }
}
