//! Indicators by group, as lines of JSON or as a table.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::io::{self, Write};

use clap::ValueEnum;
use serde::ser::{Serialize, SerializeMap, Serializer};
use vn_egov_metrics::fact::Fact;
use vn_egov_metrics::number::Shown;
use vn_egov_metrics::tally::Count;
use vn_egov_metrics::{Breakdown, Counts, Indicator, Lang, Name, Percent, Places, Rounding};

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
struct Line<'a> {
    by: &'a [By],
    group: &'a Group,
    indicator: &'a str,
    count: Count,
}

impl Line<'_> {
    fn percent(&self) -> Option<Percent> {
        self.count.share().percent(Places::TWO, Rounding::HalfUp)
    }
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        for (by, value) in self.by.iter().zip(self.group) {
            line.serialize_entry(by.key(), value)?;
        }
        line.serialize_entry("indicator", self.indicator)?;
        line.serialize_entry("having", &self.count.having())?;
        line.serialize_entry("among", &self.count.among())?;
        line.serialize_entry("unknown", &self.count.unknown())?;
        line.serialize_entry("percent", &self.percent())?;
        line.end()
    }
}

/// Prints every group, ascending, and in each every indicator, in the order they are kept.
pub fn print<F: Fact>(
    out: &mut dyn Write,
    (format, lang): (Format, Lang),
    by: &[By],
    groups: &Breakdown<Group, Counts<F>>,
) -> io::Result<()> {
    let lines = groups.iter().flat_map(|(group, counts)| {
        counts.iter().map(move |(indicator, count)| {
            (indicator, Line { by, group, indicator: indicator.id(), count })
        })
    });
    match format {
        Format::Json => {
            for (_, line) in lines {
                serde_json::to_writer(&mut *out, &line)?;
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
            let rows = lines.map(|(indicator, line)| cells(indicator, &line, lang)).collect();
            writeln!(out, "{}", crate::support::table(&header, &numbers, rows))
        }
    }
}

fn cells<F: Fact>(indicator: &Indicator<F>, line: &Line<'_>, lang: Lang) -> Vec<String> {
    let group = line.group.iter().map(|value| value.as_deref().unwrap_or("–").to_owned());
    let name = indicator.name().map_or(indicator.id(), |name| name.in_lang(lang));
    let number = |number| Shown::new(number, lang).to_string();
    let percent =
        line.percent().map_or("–".to_owned(), |percent| percent.in_lang(lang).to_string());
    let Line { count, .. } = line;
    group
        .chain([
            name.to_owned(),
            number(count.having()),
            number(count.among()),
            number(count.unknown()),
            percent,
        ])
        .collect()
}
