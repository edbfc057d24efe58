//! The full card of each agency by Decision 766, from the packets, procedures and petitions that
//! its counts come from.
//!
//! `cargo run --release --example scoreboard -- PACKETS… --catalogue FILE --from DATE --to DATE
//! [--as-of DATE] [--petitions FILE] [--input ndjson|csv] [--no-dedup] [--format json]
//! [--portal FILE]`
//!
//! The files and dates are those of `indicators`, and the lines of JSON those of `score_766`. What no input
//! supports is absent, never 0: without a register of petitions, criteria 5.2 to 5.4; without what
//! the portal holds, criterion 1.4, which is held against the larger total received; of an agency
//! that the catalogue does not list, those of procedures and services. An agency that received
//! nothing has 0 of 0 dossiers, and each criterion says what that gives.

#[path = "support/card.rs"]
mod card;
#[path = "support/counting.rs"]
mod counting;
#[path = "support/csv_file.rs"]
mod csv_file;
#[path = "support/feed.rs"]
mod feed;
#[path = "support/indicators.rs"]
#[allow(dead_code)] // what is grouped by, but no lines
mod indicators;
#[path = "support/on_portal.rs"]
mod on_portal;
#[path = "support/registers.rs"]
mod registers;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::process::ExitCode;

use card::{Format, Unit};
use chrono::NaiveDate;
use clap::Parser;
use counting::{Counted, Counting, Grouping};
use feed::{Form, Met};
use indicators::{By, Group};
use registers::Procedures;
use vn_egov_metrics::fact::Reading;
use vn_egov_metrics::indicator::{dossier, petition, service};
use vn_egov_metrics::scorecard::{
    DECISION_766, Given, PutError, ReceivedTotals, ScoredSpan, Sheet,
};
use vn_egov_metrics::tally::{Count, Counter};
use vn_egov_metrics::{Breakdown, Indicator, Lang, Period, Rate};

/// Bảng điểm theo Quyết định 766 của từng cơ quan, tính từ gói tin đồng bộ.
#[derive(Parser)]
#[command(after_long_help = registers::COLUMNS)]
struct Args {
    /// Tệp gói tin NDJSON hoặc CSV; - để đọc đầu vào chuẩn
    #[arg(required = true)]
    packets: Vec<String>,
    /// Danh mục thủ tục (CSV)
    #[arg(long)]
    catalogue: String,
    /// Ngày đầu kỳ: 01/7/2026 hoặc 2026-07-01
    #[arg(long, value_parser = support::day)]
    from: NaiveDate,
    /// Ngày cuối kỳ
    #[arg(long, value_parser = support::day)]
    to: NaiveDate,
    /// Tính đến ngày nào; mặc định là ngày cuối kỳ
    #[arg(long, value_parser = support::day)]
    as_of: Option<NaiveDate>,
    /// Sổ phản ánh, kiến nghị (CSV)
    #[arg(long)]
    petitions: Option<String>,
    /// Tệp gói tin trên Cổng, NDJSON hoặc CSV, cho tỷ lệ đồng bộ
    #[arg(long)]
    portal: Option<String>,
    /// Dạng đầu vào; mặc định theo đuôi tệp
    #[arg(long)]
    input: Option<Form>,
    /// Mỗi mã hồ sơ chỉ có một lần, không cần nhớ
    #[arg(long)]
    no_dedup: bool,
    /// Dạng kết quả
    #[arg(long, default_value = "table")]
    format: Format,
    /// Ngôn ngữ: vi hoặc en
    #[arg(long, default_value = "vi")]
    lang: Lang,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match Period::range(args.from, args.to) {
        Ok(period) => support::print_with(|out| run(out, &args, period)),
        Err(error) => support::nothing_done(error.in_lang(args.lang)),
    }
}

fn run(out: &mut dyn Write, args: &Args, period: Period) -> io::Result<ExitCode> {
    let reading = Reading::new(period);
    let reading = args.as_of.map_or(reading, |day| reading.on(day));
    let mut met = Met::of(args.lang);
    let read = |met: &mut Met| -> Result<_, String> {
        let as_of = reading.as_of();
        let procedures = registers::catalogue(&args.catalogue, as_of, met)?;
        let petitions =
            args.petitions.as_deref().map(|name| registers::petitions(name, as_of, met));
        Ok((procedures, petitions.transpose()?))
    };
    let (procedures, petitions) = match read(&mut met) {
        Ok(read) => read,
        Err(why) => return Ok(support::nothing_done(why)),
    };
    let reading = reading.with_procedures(&procedures.catalogue);
    let portal = args.portal.as_deref();
    let portal = portal.map(|name| on_portal::dossiers(name, args.input, &mut met)).transpose();
    let portal = match portal {
        Ok(portal) => portal,
        Err(why) => return Ok(support::nothing_done(why)),
    };
    let grouping = Grouping { by: &[By::Agency], map: None };
    let mut counting = Counting::new(reading, grouping, petitions.as_ref(), args.no_dedup)
        .with_portal(portal.as_ref());
    let mut opened = false;
    for name in &args.packets {
        opened |= counting.read(name, (args.input, 1), &mut met);
    }
    if !opened {
        return Ok(ExitCode::from(2));
    }
    let counted = counting.finish(Some(&procedures)).map_err(io::Error::other)?;
    let received = portal.map(|portal| on_portal::received(&portal, &reading, grouping));
    let units = units(&counted, &procedures, received.as_ref()).map_err(io::Error::other)?;
    card::print_units(out, &units, (args.format, args.lang))?;
    support::summarise(&met.report, args.lang)?;
    Ok(met.complaints.exit_code())
}

/// What one agency counts, by the id of the indicator.
type Given766<'a> = BTreeMap<&'a str, Count>;

/// Every agency that received a dossier, lists a procedure or handles a petition.
fn units(
    counted: &Counted,
    procedures: &Procedures,
    on_portal: Option<&BTreeMap<Group, u64>>,
) -> Result<Vec<Unit>, PutError> {
    let listed = counted.listed.as_ref();
    let agencies: BTreeSet<&Group> = keys(&counted.dossiers)
        .chain(counted.petitions.iter().flat_map(keys))
        .chain(listed.iter().flat_map(|listed| keys(&listed.procedures)))
        .collect();
    let unit = |agency: &Group| {
        let mut counts = Given766::new();
        // No dossier, or no petition, is 0 of 0; no row of a catalogue says nothing.
        put(&mut counts, &counted.dossiers, &dossier::ALL, agency, true);
        if let Some(petitions) = &counted.petitions {
            put(&mut counts, petitions, &petition::ALL, agency, true);
        }
        if let Some(listed) = listed {
            put(&mut counts, &listed.procedures, &procedures.indicators, agency, false);
            put(&mut counts, &listed.services, &service::ALL, agency, false);
        }
        let sheet = Sheet::fill(&DECISION_766, |criterion| {
            let count = criterion.indicator.and_then(|id| counts.get(id));
            let portal = on_portal.and_then(|totals| totals.get(agency)).copied();
            Given::from(count.and_then(|count| match criterion.id {
                "1.4" => on_the_portal(*count, portal),
                _ => count.rate(),
            }))
        })?;
        let name = agency.iter().flatten().map(ToString::to_string).next();
        Ok(Unit { name, sheet, spoilt: BTreeSet::new() })
    };
    agencies.into_iter().map(unit).collect()
}

/// Criterion 1.4: the dossiers on the portal, held against the larger of the two received totals.
/// That of the national reporting system is what its agencies report: what they received.
fn on_the_portal(count: Count, portal: Option<u64>) -> Option<Rate> {
    let totals = ReceivedTotals { national: Some(count.among()), portal, last_year: None };
    // Without last year's total no span matters.
    totals.denominator(ScoredSpan::Year)?.rate(count.rate()?.count())
}

fn keys<C: Counter>(groups: &Breakdown<Group, C>) -> impl Iterator<Item = &Group> {
    groups.iter().map(|(group, _)| group)
}

/// What was counted of the agency for each of the indicators that were.
fn put<'a, C: Counter>(
    counts: &mut Given766<'a>,
    groups: &Breakdown<Group, C>,
    indicators: &[&'a Indicator<C::Fact>],
    agency: &Group,
    none_is_zero: bool,
) {
    let counted = match groups.get(agency) {
        Some(counted) => counted.clone(),
        None if none_is_zero => groups.blank(),
        None => return,
    };
    counts.extend(indicators.iter().filter_map(|row| Some((row.id(), counted.count_of(row)?))));
}
