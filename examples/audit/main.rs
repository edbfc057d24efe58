//! Audits published figures: which relations read, what was left unsaid, which slip explains it.
//!
//! `cargo run --example audit -- examples/data/published/figures.csv
//! examples/data/published/relations.csv`
//!
//! FIGURES has the columns of [`FigureParts`] (`id` and `published` must be there), RELATIONS
//! has `id,kind,members`; other columns are not read. With `--format json`, a line for each
//! relation.

#[path = "../support/csv_file.rs"]
mod csv_file;
mod report;
mod solved;
#[path = "../support/mod.rs"]
mod support;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use serde::ser::{Serialize, SerializeMap, Serializer};
use vn_egov_metrics::claim::{Asked, Audit, Claims, Figure, FigureParts, Relation, Verdict};
use vn_egov_metrics::number::Roundings;
use vn_egov_metrics::{Lang, Name};

use csv_file::CsvFile;
use support::{Complaints, Input, nothing_done, print_with, unread, wrong_cells};

/// Đối chiếu các số liệu đã công bố với nhau: số nào không khớp, số nào có thể in sai.
#[derive(Debug, Parser)]
struct Arguments {
    /// Tệp CSV các số liệu, hoặc - để đọc đầu vào chuẩn
    figures: String,
    /// Tệp CSV các quan hệ giữa chúng, hoặc -
    relations: String,
    /// Báo cáo để đọc, hoặc mỗi quan hệ một dòng JSON
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, value_enum, default_value = "vi")]
    lang: Language,
    /// Các cách làm tròn được coi là khớp, cách nhau bằng dấu phẩy
    #[arg(long, default_value = "nearest")]
    modes: Roundings,
    /// Số liệu chắc chắn đúng, không đề nghị sửa; có thể nêu nhiều lần
    #[arg(long, value_name = "ID")]
    pin: Vec<String>,
    /// Một cách sửa đổi nhiều nhất bao nhiêu số liệu
    #[arg(long, default_value_t = 2)]
    changes: u8,
    /// Thử nhiều nhất bao nhiêu cách in trước khi dừng tìm cách sửa
    #[arg(long, default_value_t = 32768)]
    printings: u32,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    Vi,
    En,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = arguments.lang.into();
    let mut complaints = Complaints::of(lang);
    let claims = match read(&arguments, &mut complaints) {
        Ok(claims) => claims,
        Err(why) => return nothing_done(why),
    };
    for id in arguments.pin.iter().filter(|id| claims.figure(id).is_none()) {
        let what = Name::new("không số liệu nào có id", "no figure has the id").in_lang(lang);
        complaints.say(format_args!("--pin: {what} {id:?}"));
    }
    let asked = Asked::default().roundings(arguments.modes).changes(arguments.changes);
    let asked = asked.printings(arguments.printings);
    let asked = arguments.pin.iter().fold(asked, |asked, id| asked.pin(id));
    let audit = claims.audit(&asked);
    print_with(|out| {
        match arguments.format {
            Format::Json => json(&audit, out)?,
            Format::Text => report::print(&claims, &audit, lang, out)?,
        }
        Ok(complaints.exit_code())
    })
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

/// Reads both files; what is malformed is complained of, and left out.
fn read(arguments: &Arguments, complaints: &mut Complaints) -> Result<Claims, String> {
    let lang = complaints.lang;
    let mut claims = Claims::new();
    let needed = ["id", "published"];
    rows(&arguments.figures, &needed, complaints, |field| {
        let figure = Figure::from_parts(FigureParts {
            id: field("id").trim().to_owned(),
            seed: field("seed"),
            place: field("place"),
            period: field("period"),
            system: field("system"),
            subject_vi: field("subject_vi"),
            subject_en: field("subject_en"),
            published: field("published"),
            qualifier: field("qualifier"),
            unit: field("unit"),
        });
        let figure = figure.map_err(|error| error.in_lang(lang).to_string())?;
        claims.publish(figure).map_err(|error| error.in_lang(lang).to_string())
    })?;
    let needed = ["id", "kind", "members"];
    rows(&arguments.relations, &needed, complaints, |field| {
        let relation = Relation::read(&field("id"), &field("kind"), &field("members"));
        let relation = relation.map_err(|error| error.in_lang(lang).to_string())?;
        claims.relate(relation).map_err(|error| error.in_lang(lang).to_string())
    })?;
    Ok(claims)
}

/// Gives each row of a CSV file, as a look-up by column, to `take`.
fn rows(
    name: &str,
    needed: &[&str],
    complaints: &mut Complaints,
    mut take: impl FnMut(&dyn Fn(&str) -> String) -> Result<(), String>,
) -> Result<(), String> {
    let lang = complaints.lang;
    let input = Input::open(name).map_err(|error| unread(name, &error, lang))?;
    let mut file = CsvFile::open(input, needed, needed, lang)?;
    while let Some((line, row)) = file.next_of_any_length(complaints)? {
        let field = |wanted: &str| file.get(&row, wanted).unwrap_or_default().to_owned();
        let missing = needed.iter().find(|wanted| file.get(&row, wanted).is_none());
        if file.has_surplus(&row) || missing.is_some() {
            complaints.at(name, line, wrong_cells(row.len(), file.header().len(), lang));
        } else if let Err(what) = take(&field) {
            complaints.at(name, line, what);
        }
    }
    Ok(())
}

fn json(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    for verdict in audit.verdicts() {
        serde_json::to_writer(&mut *out, &Line(verdict))?;
        writeln!(out)?;
    }
    Ok(())
}

/// A verdict as a line of JSON.
struct Line<'a>(&'a Verdict);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let verdict = self.0;
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("relation", &verdict.relation)?;
        line.serialize_entry("verdict", verdict.outcome.id())?;
        line.serialize_entry("solved", &Unknowns(verdict))?;
        line.serialize_entry("modes", &verdict.modes)?;
        line.serialize_entry("width", &verdict.width.values())?;
        let repairs: Vec<Fix> = verdict
            .repairs
            .iter()
            .map(|repair| Fix {
                rank: repair.rank,
                edits: repair.edits.count(),
                changes: repair
                    .changes
                    .iter()
                    .map(|change| Edit {
                        figure: &change.figure,
                        from: &change.from,
                        to: &change.to,
                    })
                    .collect(),
            })
            .collect();
        line.serialize_entry("repairs", &repairs)?;
        // Only where it is true: most lines stay as services know them.
        if verdict.cut_short {
            line.serialize_entry("cut_short", &true)?;
        }
        line.end()
    }
}

struct Unknowns<'a>(&'a Verdict);

impl Serialize for Unknowns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let range = |solved: &vn_egov_metrics::claim::Solved| Ends {
            least: solved.least(),
            most: solved.most(),
        };
        serializer.collect_map(self.0.solved.iter().map(|solved| (&solved.key, range(solved))))
    }
}

#[derive(serde::Serialize)]
struct Ends {
    least: Option<String>,
    most: Option<String>,
}

#[derive(serde::Serialize)]
struct Fix<'a> {
    rank: u32,
    edits: u32,
    changes: Vec<Edit<'a>>,
}

#[derive(serde::Serialize)]
struct Edit<'a> {
    figure: &'a str,
    from: &'a str,
    to: &'a str,
}
