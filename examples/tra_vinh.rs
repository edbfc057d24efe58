//! What Trà Vinh published in August 2024: sums, shares and a signing rate, computed again.
//!
//! `cargo run --release --example tra_vinh [-- --lang en]`

mod support;

use std::collections::HashMap;
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use serde::Deserialize;
use vn_egov_metrics::fact::Reading;
use vn_egov_metrics::indicator::{document, dossier};
use vn_egov_metrics::number::{Shown, Value};
use vn_egov_metrics::record::{DocumentRow, DossierSummary};
use vn_egov_metrics::{
    Breakdown, Counts, Coverage, Lang, Name, Numeral, Places, Rounding, Share, Tally,
};

const FIGURES: &str = include_str!("data/tra_vinh_2024.csv");
const REGISTER: &str = include_str!("data/tra_vinh_register_made_up.csv");

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Số liệu Trà Vinh công bố tháng 8/2024, tính lại chính xác.
#[derive(Parser)]
struct Args {
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

fn main() -> ExitCode {
    let lang = Args::parse().lang;
    support::print_with(|out| match Report::new(out, lang).and_then(Report::print) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => Ok(support::nothing_done(error)),
    })
}

/// A figure as published.
#[derive(Deserialize)]
struct Figure {
    key: String,
    name_vi: String,
    name_en: String,
    published: Numeral,
}

struct Report<'a> {
    out: &'a mut dyn Write,
    lang: Lang,
    figures: HashMap<String, Figure>,
}

impl<'a> Report<'a> {
    fn new(out: &'a mut dyn Write, lang: Lang) -> Outcome<Self> {
        let rows = csv::Reader::from_reader(io::Cursor::new(FIGURES)).into_deserialize();
        let keyed = |row: Result<Figure, _>| row.map(|figure| (figure.key.clone(), figure));
        Ok(Self { out, lang, figures: rows.map(keyed).collect::<Result<_, _>>()? })
    }

    fn print(mut self) -> Outcome {
        self.phuong_1()?;
        self.duc_my()?;
        self.levels()?;
        self.post()?;
        self.signing()
    }

    /// 824 dossiers by the way they came, and how many of them 99,9 % are.
    fn phuong_1(&mut self) -> Outcome {
        self.title("Phường 1, từ đầu năm đến 20/8/2024", "Phường 1, 1 January to 20 August 2024")?;
        self.sum("phuong1", &["phuong1-onestop", "phuong1-online"])?;

        let received = self.count("phuong1")?;
        let (online, desk) = (self.count("phuong1-online")?, self.count("phuong1-onestop")?);
        let counts = Counts::from(DossierSummary::new(received, online, desk, 0)?);
        let header = [
            Name::new("Chỉ số", "Indicator"),
            Name::new("Phần", "Part"),
            Name::new("Tổng", "Whole"),
            Name::new("Tỷ lệ", "Share"),
        ];
        let mut rows = Vec::new();
        for indicator in [&dossier::ONLINE, &dossier::DIRECT] {
            let share = counts.count(indicator).ok_or("the summary does not state it")?.share();
            let name = indicator.name().map_or(indicator.id(), |name| name.in_lang(self.lang));
            rows.push(vec![
                name.to_owned(),
                self.shown(share.part()),
                self.shown(share.whole()),
                self.percent(share, Places::TWO),
            ]);
        }
        self.table(&header, &[1, 2, 3], rows)?;

        let Value::Percent(settled) = self.figure("phuong1-settled")?.published.value else {
            return Err("phuong1-settled: expected a percentage".into());
        };
        let parts = settled.interval(Rounding::HalfUp).parts_of(received);
        let parts =
            parts.map_or("–".to_owned(), |parts| Shown::new(parts, self.lang).to_string());
        let (name, of) = (self.name("phuong1-settled")?.to_owned(), self.shown(received));
        let (settled, lang) = (settled.in_lang(self.lang), self.lang);
        match lang {
            Lang::Vi => writeln!(self.out, "→ {name} {settled} của {of}: {parts} hồ sơ.\n")?,
            Lang::En => writeln!(self.out, "→ {name} {settled} of {of}: {parts} dossiers.\n")?,
        }
        Ok(())
    }

    fn duc_my(&mut self) -> Outcome {
        self.title("Xã Đức Mỹ, 7 tháng đầu năm 2024", "Xã Đức Mỹ, first 7 months of 2024")?;
        let field = self.count("duc-my-administrative")?;
        let share = Share::new(field, self.count("duc-my")?)?;
        let name = self.name("duc-my-administrative")?.to_owned();
        let (counts, percent) = (Shown::new(share, self.lang), self.percent(share, Places::TWO));
        Ok(writeln!(self.out, "→ {name}: {counts} = {percent}\n")?)
    }

    /// Every total by level, and whether each system serves the same communes.
    fn levels(&mut self) -> Outcome {
        self.title("Hệ thống dùng chung, tháng 8/2024", "Shared systems, August 2024")?;
        let header = [
            Name::new("Hệ thống", "System"),
            Name::new("Cấp tỉnh", "Province"),
            Name::new("Cấp huyện", "District"),
            Name::new("Cấp xã", "Commune"),
            Name::new("Cộng", "Sum"),
            Name::new("Công bố", "Published"),
            Name::new("Kết luận", "Verdict"),
        ];
        let (mut rows, mut communes) = (Vec::new(), Vec::new());
        for system in ["ioffice", "network-state", "reporting", "video"] {
            let level = |level| self.count(&format!("{system}-{level}"));
            let terms = [level("province")?, level("district")?, level("commune")?];
            let (total, sum) = (self.count(system)?, terms.iter().sum::<u64>());
            communes.push(terms[2]);
            let mut row = vec![self.name(system)?.to_owned()];
            row.extend(terms.into_iter().chain([sum, total]).map(|count| self.shown(count)));
            row.push(self.verdict(sum == total).to_owned());
            rows.push(row);
        }
        self.table(&header, &[1, 2, 3, 4, 5], rows)?;
        self.sum("network", &["network-party", "network-state"])?;
        communes.dedup();
        let told = communes.iter().map(|count| self.shown(*count)).collect::<Vec<_>>().join(", ");
        let line = match (self.lang, communes.len()) {
            (Lang::Vi, 1) => format!("→ Hệ thống nào cũng phục vụ {told} xã, phường, thị trấn."),
            (Lang::En, 1) => format!("→ Each system serves {told} communes."),
            (Lang::Vi, _) => format!("→ Số xã được phục vụ không như nhau: {told}."),
            (Lang::En, _) => format!("→ The systems serve different numbers of communes: {told}."),
        };
        Ok(writeln!(self.out, "{line}\n")?)
    }

    fn post(&mut self) -> Outcome {
        self.title("Bưu chính, tháng 8/2024", "Post, August 2024")?;
        let Value::Share(share) = self.figure("post")?.published.value else {
            return Err("post: expected a share".into());
        };
        let name = self.name("post")?.to_owned();
        let (counts, percent) = (Shown::new(share, self.lang), self.percent(share, Places::ZERO));
        Ok(writeln!(self.out, "→ {name}: {counts} = {percent}\n")?)
    }

    /// The published rate, and the three readings of it over a register that is made up.
    fn signing(&mut self) -> Outcome {
        self.title("Ký số văn bản điện tử, tháng 8/2024", "Digital signatures, August 2024")?;
        let name = self.name("signing")?.to_owned();
        let published = self.figure("signing")?.published.in_lang(self.lang);
        match self.lang {
            Lang::Vi => writeln!(
                self.out,
                "→ {name}: công bố {published}, không kèm số lượng và cách tính. Dưới đây là ba cách \
                 tính trên một sổ văn bản GIẢ ĐỊNH, không phải số liệu của Trà Vinh:"
            )?,
            Lang::En => writeln!(
                self.out,
                "→ {name}: published as {published}, without counts or definition. Below, three \
                 readings of it over a MADE-UP register, which is no data of Trà Vinh:"
            )?,
        }
        let tally = register()?;
        let header = [
            Name::new("Chỉ số (sổ giả định)", "Indicator (made-up register)"),
            Name::new("Đạt", "Having"),
            Name::new("Tổng", "Among"),
            Name::new("Chưa rõ", "Unknown"),
            Name::new("Tỷ lệ", "Share"),
        ];
        let rows = document::ALL.map(|indicator| {
            let count = tally.count(indicator);
            let name = indicator.name().map_or(indicator.id(), |name| name.in_lang(self.lang));
            let counts = [count.having(), count.among(), count.unknown()];
            let mut row = vec![name.to_owned()];
            row.extend(counts.map(|count| self.shown(count)));
            row.push(self.percent(count.share(), Places::ONE));
            row
        });
        self.table(&header, &[1, 2, 3, 4], rows.into())
    }

    /// Says whether a total is the sum of its terms.
    fn sum(&mut self, total: &str, terms: &[&str]) -> Outcome {
        let counts = terms.iter().map(|key| self.count(key)).collect::<Outcome<Vec<_>>>()?;
        let published = self.count(total)?;
        let verdict = self.verdict(counts.iter().sum::<u64>() == published);
        let terms: Vec<String> = terms
            .iter()
            .zip(counts)
            .map(|(key, count)| Ok(format!("{} {}", self.shown(count), self.name(key)?)))
            .collect::<Outcome<_>>()?;
        let (total, terms) = (self.name(total)?.to_owned(), terms.join(" + "));
        let published = self.shown(published);
        Ok(writeln!(self.out, "→ {published} {total} = {terms}: {verdict}")?)
    }

    fn figure(&self, key: &str) -> Outcome<&Figure> {
        self.figures.get(key).ok_or_else(|| format!("{key}: no such figure").into())
    }

    fn name(&self, key: &str) -> Outcome<&str> {
        let Figure { name_vi, name_en, .. } = self.figure(key)?;
        Ok(match self.lang {
            Lang::Vi => name_vi,
            Lang::En => name_en,
        })
    }

    fn count(&self, key: &str) -> Outcome<u64> {
        match self.figure(key)?.published.value {
            Value::Count(count) => Ok(count),
            _ => Err(format!("{key}: expected a count").into()),
        }
    }

    fn verdict(&self, reads: bool) -> &'static str {
        let name = if reads {
            Name::new("khớp", "reads")
        } else {
            Name::new("KHÔNG KHỚP", "DOES NOT READ")
        };
        name.in_lang(self.lang)
    }

    fn shown(&self, count: u64) -> String {
        Shown::new(count, self.lang).to_string()
    }

    fn percent(&self, share: Share, places: Places) -> String {
        let percent = share.percent(places, Rounding::HalfUp);
        percent.map_or("–".to_owned(), |percent| percent.in_lang(self.lang).to_string())
    }

    fn title(&mut self, vi: &'static str, en: &'static str) -> Outcome {
        Ok(writeln!(self.out, "{}", Name::new(vi, en).in_lang(self.lang))?)
    }

    fn table(&mut self, header: &[Name], right: &[usize], rows: Vec<Vec<String>>) -> Outcome {
        let header: Vec<_> = header.iter().map(|name| name.in_lang(self.lang)).collect();
        Ok(writeln!(self.out, "{}", support::table(&header, right, rows))?)
    }
}

/// The made-up documents, counted by their agencies and put together.
fn register() -> Outcome<Tally<vn_egov_metrics::fact::DocumentFact>> {
    let august = Reading::new("2024-08".parse()?);
    let coverage = Coverage::of(&august, "made-up register");
    let mut by_agency: Breakdown<String, _> = Breakdown::new(coverage, Tally::new());
    let mut file = csv::Reader::from_reader(io::Cursor::new(REGISTER));
    let header = file.headers()?.clone();
    for record in file.records() {
        let record = record?;
        let row: DocumentRow<'_> = record.deserialize(Some(&header))?;
        by_agency.add(row.agency.to_owned(), row.document()?.standing(&august));
    }
    Ok(by_agency.total()?)
}
