//! Indicators by group, as lines of JSON or as a table.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::io::{self, Write};

use clap::ValueEnum;
use serde::ser::{Serialize, SerializeMap, Serializer};
use vn_egov_metrics::number::Shown;
use vn_egov_metrics::tally::{Count, Counter};
use vn_egov_metrics::{Breakdown, Indicator, Lang, Name, Percent, Places, Rounding};

/// What to group by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// The agency.
    Agency,
    /// The month, as `2026-07`.
    Month,
    /// The procedure.
    Procedure,
    /// The province.
    Province,
}

impl By {
    /// What was asked for, each once.
    pub fn once(asked: &[Self]) -> Vec<Self> {
        let first =
            |(place, by): &(usize, &Self)| asked.iter().position(|b| b == *by) == Some(*place);
        asked.iter().enumerate().filter(first).map(|(_, by)| *by).collect()
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Month => "month",
            Self::Procedure => "procedure",
            Self::Province => "province",
        }
    }

    const fn name(self) -> Name {
        match self {
            Self::Agency => Name::new("Cơ quan", "Agency"),
            Self::Month => Name::new("Tháng", "Month"),
            Self::Procedure => Name::new("Thủ tục", "Procedure"),
            Self::Province => Name::new("Tỉnh, thành phố", "Province"),
        }
    }
}

/// The values of a group, in the order of what is grouped by; one that is not known comes first.
pub type Group = Vec<Option<Box<str>>>;

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A readable table.
    Table,
    /// One JSON object a line.
    Json,
}

/// One indicator of one group.
pub struct Line<'a> {
    group: &'a Group,
    indicator: &'a str,
    name: &'a str,
    count: Count,
}

impl Line<'_> {
    fn percent(&self) -> Option<Percent> {
        self.count.share().percent(Places::TWO, Rounding::HalfUp)
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let group = self.group.iter().map(|value| value.as_deref().unwrap_or("–").to_owned());
        let number = |number| Shown::new(number, lang).to_string();
        let percent =
            self.percent().map_or("–".to_owned(), |percent| percent.in_lang(lang).to_string());
        group
            .chain([
                self.name.to_owned(),
                number(self.count.having()),
                number(self.count.among()),
                number(self.count.unknown()),
                percent,
            ])
            .collect()
    }
}

/// The lines of every group for these indicators, as far as they were counted; those of `others`
/// too, in which nothing was met: 0 of 0.
pub fn lines<'a, C: Counter>(
    groups: &'a Breakdown<Group, C>,
    others: impl IntoIterator<Item = &'a Group>,
    indicators: &'a [&'a Indicator<C::Fact>],
    lang: Lang,
) -> Vec<Line<'a>> {
    let line = |group, row: &&'a Indicator<C::Fact>, count: Option<Count>| {
        let name = row.name().map_or(row.id(), |name| name.in_lang(lang));
        Some(Line { group, indicator: row.id(), name, count: count? })
    };
    let none = groups.blank();
    let mut lines = Vec::new();
    for (group, counted) in groups.iter() {
        lines.extend(indicators.iter().filter_map(|row| line(group, row, counted.count_of(row))));
    }
    for group in others.into_iter().filter(|group| groups.get(*group).is_none()) {
        lines.extend(indicators.iter().filter_map(|row| line(group, row, none.count_of(row))));
    }
    lines
}

/// A line as JSON, with the keys of what was grouped by.
struct Json<'a>(&'a [By], &'a Line<'a>);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(by, line) = self;
        let mut map = serializer.serialize_map(None)?;
        for (by, value) in by.iter().zip(line.group) {
            map.serialize_entry(by.key(), value)?;
        }
        map.serialize_entry("indicator", line.indicator)?;
        map.serialize_entry("having", &line.count.having())?;
        map.serialize_entry("among", &line.count.among())?;
        map.serialize_entry("unknown", &line.count.unknown())?;
        map.serialize_entry("percent", &line.percent())?;
        map.end()
    }
}

/// Prints the lines, groups ascending and in each the indicators by id.
pub fn print(
    out: &mut dyn Write,
    (format, lang): (Format, Lang),
    by: &[By],
    mut lines: Vec<Line<'_>>,
) -> io::Result<()> {
    lines.sort_by_key(|line| (line.group, line.indicator));
    match format {
        Format::Json => {
            for line in &lines {
                serde_json::to_writer(&mut *out, &Json(by, line))?;
                writeln!(out)?;
            }
            Ok(())
        }
        Format::Table => {
            let header = by.iter().map(|by| by.name()).chain([
                Name::new("Chỉ số", "Indicator"),
                Name::new("Đạt", "Having"),
                Name::new("Tổng", "Among"),
                Name::new("Chưa rõ", "Unknown"),
                Name::new("Tỷ lệ", "Share"),
            ]);
            let header: Vec<_> = header.map(|name| name.in_lang(lang)).collect();
            let numbers: Vec<_> = (by.len() + 1..by.len() + 5).collect();
            let rows = lines.iter().map(|line| line.cells(lang)).collect();
            writeln!(out, "{}", crate::support::table(&header, &numbers, rows))
        }
    }
}
