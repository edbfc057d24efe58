//! What Đồng Tháp published in March 2024, computed exactly.
//!
//! `cargo run --release --example dong_thap [-- --lang en]`

mod support;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use vn_egov_metrics::indicator::{Target, Verdict};
use vn_egov_metrics::number::{CountRange, Shown, Value};
use vn_egov_metrics::{Lang, Name, Numeral, Percent, Rounding, Share};

/// Số liệu Đồng Tháp công bố tháng 3/2024, tính lại chính xác.
#[derive(Parser)]
struct Args {
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

/// A share as published; the whole was not always.
#[derive(Debug, Deserialize)]
struct Published {
    section_vi: String,
    section_en: String,
    subject_vi: String,
    subject_en: String,
    part: Numeral,
    whole: Option<Numeral>,
    percent: Numeral,
    /// A whole that another figure gives, where this one gives none.
    known_whole: Option<Numeral>,
    known_whole_vi: String,
    known_whole_en: String,
}

/// A target, and the figure published for it since.
#[derive(Debug, Deserialize)]
struct Planned {
    subject_vi: String,
    subject_en: String,
    target: String,
    plan: String,
    period: String,
    place: String,
    actual: Option<String>,
}

fn main() -> ExitCode {
    let lang = Args::parse().lang;
    support::print_with(|out| match report(out, lang) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => Ok(support::nothing_done(error)),
    })
}

fn report(out: &mut dyn Write, lang: Lang) -> Result<(), Box<dyn Error>> {
    let shares: Vec<Published> = rows(include_str!("data/dong_thap_2024.csv"))?;
    let header = [
        Name::new("Số liệu", "Figure"),
        Name::new("Phần", "Part"),
        Name::new("Tổng", "Whole"),
        Name::new("Công bố", "Published"),
        Name::new("Tính lại", "Computed"),
        Name::new("Kết luận", "Verdict"),
        Name::new("Tổng phù hợp", "Wholes that read"),
    ];
    for section in shares.chunk_by(|one, next| one.section_vi == next.section_vi) {
        let Some(first) = section.first() else { continue };
        writeln!(out, "{}", pick(lang, &first.section_vi, &first.section_en))?;
        let rows = section.iter().map(|row| row.cells(lang)).collect::<Result<_, _>>()?;
        writeln!(
            out,
            "{}",
            support::table(&header.map(|name| name.in_lang(lang)), &[1, 2, 3, 4], rows)
        )?;
        if let Some(line) = only_whole(section, lang)? {
            writeln!(out, "{line}")?;
        }
        for row in section {
            if let Some(line) = row.by_known_whole(lang)? {
                writeln!(out, "{line}")?;
            }
        }
        writeln!(out)?;
    }
    targets(out, lang)
}

impl Published {
    fn counts(&self) -> Result<(u64, Option<u64>, Percent), Box<dyn Error>> {
        match (self.part.value, self.whole.map(|whole| whole.value), self.percent.value) {
            (Value::Count(part), None, Value::Percent(percent)) => Ok((part, None, percent)),
            (Value::Count(part), Some(Value::Count(whole)), Value::Percent(percent)) => {
                Ok((part, Some(whole), percent))
            }
            _ => Err(format!("{}: expected two counts and a percentage", self.subject_en).into()),
        }
    }

    /// The wholes of which the part reads as the published percentage.
    fn wholes(&self) -> Result<Option<CountRange>, Box<dyn Error>> {
        let (part, _, percent) = self.counts()?;
        Ok(percent.of_share()?.interval(Rounding::HalfUp).wholes_of(part))
    }

    /// Whether a whole that another figure gives would read.
    fn by_known_whole(&self, lang: Lang) -> Result<Option<String>, Box<dyn Error>> {
        let Some(Value::Count(whole)) = self.known_whole.map(|whole| whole.value) else {
            return Ok(None);
        };
        let (part, _, percent) = self.counts()?;
        let reads = percent.interval(Rounding::HalfUp).contains_share(Share::new(part, whole)?);
        let subject = pick(lang, &self.subject_vi, &self.subject_en);
        let given_by = pick(lang, &self.known_whole_vi, &self.known_whole_en);
        let (part, whole) = (Shown::new(part, lang), Shown::new(whole, lang));
        let reads = Name::new(
            if reads { "khớp" } else { "không khớp" },
            if reads { "reads" } else { "does not read" },
        );
        Ok(Some(format!("→ {subject}: {part}/{whole} ({given_by}) {}.", reads.in_lang(lang))))
    }

    fn cells(&self, lang: Lang) -> Result<Vec<String>, Box<dyn Error>> {
        let (part, whole, percent) = self.counts()?;
        let share = whole.map(|whole| Share::new(part, whole)).transpose()?;
        let computed = share.and_then(|share| share.percent(percent.places(), Rounding::HalfUp));
        let verdict = match computed {
            None => Name::new("chưa công bố tổng", "whole not published"),
            Some(computed) if computed == percent => Name::new("khớp", "reads"),
            Some(_) => Name::new("KHÔNG KHỚP", "DOES NOT READ"),
        };
        let wholes = self.wholes()?.map(|range| Shown::new(range, lang).to_string());
        Ok(vec![
            pick(lang, &self.subject_vi, &self.subject_en).to_owned(),
            self.part.in_lang(lang).to_string(),
            self.whole.map_or("?".to_owned(), |whole| whole.in_lang(lang).to_string()),
            percent.in_lang(lang).to_string(),
            computed.map_or("–".to_owned(), |percent| percent.in_lang(lang).to_string()),
            verdict.in_lang(lang).to_owned(),
            wholes.unwrap_or_default(),
        ])
    }
}

/// Where a whole does not read, the only one of which all of its shares do.
fn only_whole(section: &[Published], lang: Lang) -> Result<Option<String>, Box<dyn Error>> {
    let mut common: Option<CountRange> = None;
    let mut published = None;
    for row in section {
        let wholes = row.wholes()?;
        let both = common.zip(wholes).map_or(wholes, |(all, these)| all.intersect(these));
        // Without a whole of which these shares read, no further one can bring it back.
        let Some(both) = both else { return Ok(None) };
        (common, published) = (Some(both), row.counts()?.1);
    }
    let Some((whole, range)) = published.zip(common) else { return Ok(None) };
    if range.contains(whole) || range.width() != Some(1) {
        return Ok(None);
    }
    let (whole, fits) = (Shown::new(whole, lang), Shown::new(range.least(), lang));
    Ok(Some(match lang {
        Lang::Vi => format!("→ Các tỷ lệ chỉ khớp với tổng {fits}, không phải {whole}."),
        Lang::En => format!("→ These shares read only of {fits}, not of {whole}."),
    }))
}

fn targets(out: &mut dyn Write, lang: Lang) -> Result<(), Box<dyn Error>> {
    let planned: Vec<Planned> = rows(include_str!("data/dong_thap_2023_targets.csv"))?;
    let title = Name::new(
        "Mục tiêu kế hoạch năm 2023 và số liệu tháng 3/2024",
        "Targets of the plan for 2023 and figures of March 2024",
    );
    writeln!(out, "{}", title.in_lang(lang))?;
    let header = [
        Name::new("Mục tiêu", "Target"),
        Name::new("Kế hoạch", "Planned"),
        Name::new("Công bố", "Published"),
        Name::new("Kết luận", "Verdict"),
    ];
    let mut cells = Vec::new();
    for row in planned {
        let target = Target {
            subject: pick(lang, &row.subject_vi, &row.subject_en).to_owned(),
            value: row.target.parse()?,
            plan: row.plan,
            period: row.period.parse()?,
            place: row.place,
        };
        let actual = row.actual.as_deref().map(str::parse::<Numeral>).transpose()?;
        let verdict = actual.map(|actual| target.met_by(actual));
        // In Vietnamese the words are the sources' own.
        let shown = |text: String, read: Numeral| match lang {
            Lang::Vi => text,
            Lang::En => read.in_lang(lang).to_string(),
        };
        let missing = Name::new("không công bố số liệu này", "no figure published");
        cells.push(vec![
            target.subject,
            shown(row.target, target.value),
            row.actual.zip(actual).map_or("–".to_owned(), |(text, read)| shown(text, read)),
            verdict.map_or(missing, Verdict::name).in_lang(lang).to_owned(),
        ]);
    }
    writeln!(out, "{}", support::table(&header.map(|name| name.in_lang(lang)), &[1, 2], cells))?;
    Ok(())
}

fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn rows<T: DeserializeOwned>(csv: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(io::Cursor::new(csv)).deserialize().collect()
}
