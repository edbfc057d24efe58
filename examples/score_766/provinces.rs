//! Provinces by the points of their groups: ranked, and one of them beside the first.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::number::{Numeral, Qualifier, Value};
use vn_egov_metrics::scorecard::{Comparison, DECISION_766, Group, Points, ranks};
use vn_egov_metrics::{Lang, Name};

use crate::Args;
use crate::card::{Format, Said, print_json, shown};
use crate::complain_of;
use crate::csv_file::CsvFile;
use crate::support::{Complaints, Input, table};

/// A province's points by group, in the order of the card.
pub(crate) struct Province {
    pub(crate) code: String,
    name: String,
    groups: Vec<(&'static Group, Option<Points>)>,
    spoilt: bool,
}

impl Province {
    fn total(&self) -> Option<Points> {
        let known: Vec<Points> = self.groups.iter().filter_map(|(_, points)| *points).collect();
        (!self.spoilt && !known.is_empty()).then(|| known.into_iter().sum())
    }

    fn by_group(&self) -> impl Iterator<Item = (&'static str, Option<Points>)> {
        self.groups.iter().map(|(group, points)| (group.id, *points))
    }
}

/// Reads a line for each province, its points in columns named by the portal's group codes.
pub(crate) fn read(input: Input, complaints: &mut Complaints) -> Result<Vec<Province>, String> {
    let lang = complaints.lang;
    let groups = DECISION_766.groups();
    let codes = groups.iter().map(|group| group.code);
    let columns: Vec<&str> = ["code", "name"].into_iter().chain(codes).collect();
    let mut file = CsvFile::open(input, &columns, &columns, lang)?;
    let mut provinces = Vec::new();
    while let Some((line, row)) = file.next(complaints)? {
        let text = |column| file.get(&row, column).unwrap_or_default();
        let mut complain = |what: &dyn Display, column: &str| {
            complain_of(complaints, &file, line, what, column);
        };
        let (code, name): (String, String) =
            (text("code").nfc().collect(), text("name").nfc().collect());
        if code.is_empty() || provinces.iter().any(|other: &Province| other.code == code) {
            let what = if code.is_empty() {
                Name::new("không có mã", "no code")
            } else {
                Name::new("tỉnh có hai lần", "the province is given twice")
            };
            complain(&what.in_lang(lang), "code");
            continue;
        }
        let mut province = Province { code, name, groups: Vec::new(), spoilt: false };
        for group in groups {
            let points = points(text(group.code), group, lang).unwrap_or_else(|what| {
                complain(&what, group.code);
                province.spoilt = true;
                None
            });
            province.groups.push((group, points));
        }
        provinces.push(province);
    }
    Ok(provinces)
}

/// A group's points, which do not pass its maximum; nothing is null.
fn points(text: &str, group: &Group, lang: Lang) -> Result<Option<Points>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let points = read_points(text).ok_or_else(|| {
        let text: String = text.chars().take(40).collect();
        match lang {
            Lang::Vi => format!("{text:?} không phải là điểm như 16,43 hoặc 16.43"),
            Lang::En => format!("{text:?} is not points such as 16.43 or 16,43"),
        }
    })?;
    let most = DECISION_766.group_maximum(group.id);
    if points < Points::ZERO || points > most {
        let [points, least, most] = [points, Points::ZERO, most].map(|one| one.in_lang(lang));
        return Err(match lang {
            Lang::Vi => format!("{points} điểm, cần từ {least} đến {most}"),
            Lang::En => format!("{points} points, expected {least} to {most}"),
        });
    }
    Ok(Some(points))
}

/// Points as the portal writes them, 16.43, or as Vietnamese text does, 16,43.
fn read_points(text: &str) -> Option<Points> {
    if !text.contains(',') {
        return text.parse().ok();
    }
    match Numeral::read(text, Lang::Vi).ok()? {
        Numeral { qualifier: Qualifier::Exact, value: Value::Rounded(number) }
            if number.power() == 0 =>
        {
            number.digits().try_into().ok()
        }
        _ => None,
    }
}

pub(crate) fn print(
    out: &mut dyn Write,
    provinces: &[Province],
    args: &Args,
) -> io::Result<ExitCode> {
    let ranks = ranks(provinces.iter().map(Province::total));
    let mut ranked: Vec<_> = provinces.iter().zip(ranks).collect();
    ranked.sort_by_key(|(_, rank)| rank.unwrap_or(u64::MAX));
    let first = ranked.first().filter(|(_, rank)| rank.is_some()).map(|(first, _)| *first);
    let code = args.against.as_deref().unwrap_or("H61");
    let against = provinces.iter().find(|province| province.code == code);
    let compared = first.zip(against);
    match args.format {
        Format::Json => {
            let mut said = Vec::new();
            for (province, rank) in &ranked {
                let unit = Some(province.code.as_str());
                said.extend(province.groups.iter().map(|(group, points)| Said::Group {
                    unit,
                    group: group.portal,
                    points: *points,
                    max: DECISION_766.group_maximum(group.id).in_hundredths() / 100,
                    of: group,
                }));
                let (name, total) = (Some(province.name.as_str()), province.total());
                said.push(Said::Total { unit, name, total, rank: *rank });
            }
            if let Some((first, other)) = compared {
                let compared = Comparison::between(first.by_group(), other.by_group());
                let rows = compared.rows().iter().zip(DECISION_766.groups());
                said.extend(rows.map(|(row, group)| Said::Difference {
                    unit: Some(&other.code),
                    against: &first.code,
                    group: group.portal,
                    difference: row.change(),
                }));
            }
            print_json(out, said)?;
        }
        Format::Table => {
            let lang = args.lang;
            let header = match lang {
                Lang::Vi => ["Hạng", "Mã", "Tỉnh, thành phố", "Tổng điểm"],
                Lang::En => ["Rank", "Code", "Province", "Total"],
            };
            let codes = DECISION_766.groups().iter().map(|group| group.code);
            let header: Vec<&str> = header.into_iter().chain(codes).collect();
            let rows = ranked.iter().map(|(province, rank)| {
                let rank = rank.map_or("–".to_owned(), |rank| rank.to_string());
                let place = [rank, province.code.clone(), province.name.clone()];
                let points = province.groups.iter().map(|(_, points)| *points);
                let points = [province.total()].into_iter().chain(points);
                place.into_iter().chain(points.map(|points| shown(points, lang))).collect()
            });
            writeln!(out, "{}", table(&header, &[0, 3, 4, 5, 6, 7, 8, 9], rows.collect()))?;
            if let Some((first, other)) = compared {
                let rank = ranked.iter().find(|(province, _)| province.code == other.code);
                let rank = rank.and_then(|(_, rank)| *rank);
                writeln!(out, "\n{}", beside_the_first(first, other, rank, lang))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Where a province has less than the first, and where it has more.
fn beside_the_first(first: &Province, other: &Province, rank: Option<u64>, lang: Lang) -> String {
    let compared = Comparison::between(first.by_group(), other.by_group());
    let said = |changes: &mut dyn Iterator<Item = (&'static str, Points)>| {
        let each = changes.map(|(id, change)| {
            let name = DECISION_766.group(id).map_or(id, |group| group.name.in_lang(lang));
            format!("{name} {}", change.in_lang(lang))
        });
        each.collect::<Vec<_>>().join("; ")
    };
    let or_none = |said: String| if said.is_empty() { "–".to_owned() } else { said };
    let lost = or_none(said(&mut compared.lost()));
    let gained = or_none(said(&mut compared.gained()));
    let totals = [first, other].map(|province| shown(province.total(), lang));
    let [first_total, total] = totals;
    let rank = rank.map_or("–".to_owned(), |rank| rank.to_string());
    let (first, other) = (&first.name, &other.name);
    let change = compared.change().in_lang(lang);
    match lang {
        Lang::Vi => format!(
            "{other} ({total}, hạng {rank}) so với {first} ({first_total}, hạng 1): {change} điểm.\n\
             Kém ở: {lost}.\nHơn ở: {gained}."
        ),
        Lang::En => format!(
            "{other} ({total}, rank {rank}) beside {first} ({first_total}, rank 1): {change} points.\n\
             Loses in: {lost}.\nGains in: {gained}."
        ),
    }
}
