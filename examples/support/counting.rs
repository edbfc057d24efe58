//! From dossiers and what stands beside them to counts by group.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use chrono::{Datelike, NaiveDate};
use clap::ValueEnum;
use vn_egov_metrics::check::{Check, Finding, Report, Rule, Seen};
use vn_egov_metrics::code::{AgencyCode, CodeKey, Coded, ProcedureCode};
use vn_egov_metrics::fact::{DossierFact, Fact, PetitionFact, Reading, Standing, UsageFact};
use vn_egov_metrics::indicator::{dossier, usage};
use vn_egov_metrics::place::{NewProvince, Province};
use vn_egov_metrics::portal::reconcile::{SyncRecord, SyncStore};
use vn_egov_metrics::record::{Dossier, ProcedureAt, SyncState};
use vn_egov_metrics::tally::{CounterError, GroupNumbers, Listed, MergeError};
use vn_egov_metrics::{Breakdown, Counts, Coverage, Ledger, Period, Tally};

use crate::indicators::{By, Group};
use crate::registers::{Petitions, Procedures};

/// The map of provinces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Map {
    /// The 34 since 1 July 2025.
    #[value(name = "2025")]
    Since2025,
}

/// What records are grouped by.
#[derive(Debug, Clone, Copy)]
pub struct Grouping<'a> {
    pub by: &'a [By],
    pub map: Option<Map>,
}

/// What a record tells of its group.
struct Place<'a> {
    agency: Option<&'a str>,
    root: Option<AgencyCode>,
    day: Option<NaiveDate>,
    procedure: Option<Coded<ProcedureCode>>,
}

impl Grouping<'_> {
    fn group(self, place: &Place<'_>) -> Group {
        self.by.iter().map(|by| self.value(*by, place)).collect()
    }

    fn value(self, by: By, place: &Place<'_>) -> Option<Box<str>> {
        match by {
            By::Agency => place.agency.map(Into::into),
            By::Month => place.day.map(month),
            By::Procedure => place.procedure.as_ref().map(|code| code.as_str().into()),
            By::Province => {
                let code = place.root?;
                let name = match self.map {
                    Some(Map::Since2025) => NewProvince::by_agency(code.as_str())?.province.name(),
                    None => Province::by_agency(code.as_str(), place.day?).ok()?.province.name(),
                };
                Some(name.vi.into())
            }
        }
    }

    /// Where a dossier counts.
    pub fn of_dossier(self, dossier: &Dossier) -> Group {
        let agency = dossier.agency().map(AgencyCode::to_decision_20);
        self.group(&Place {
            agency: agency.as_ref().map(AgencyCode::as_str),
            root: agency.map(AgencyCode::root),
            day: dossier.received_on(),
            procedure: dossier.procedure().as_ref().map(Coded::national),
        })
    }

    /// Where what an agency lists or handles counts, as of that day.
    fn of_agency(
        self,
        agency: Option<&Coded<AgencyCode>>,
        day: NaiveDate,
        procedure: Option<Coded<ProcedureCode>>,
    ) -> Group {
        self.group(&Place {
            agency: agency.map(Coded::as_str),
            root: agency.and_then(|agency| agency.regular()).map(|code| code.root()),
            day: Some(day),
            procedure,
        })
    }
}

/// Groups by number: a dossier is counted by a number, which costs less than a list of names, and
/// few groups are met by many dossiers.
#[derive(Default)]
struct Groups {
    names: GroupNumbers<Group>,
    written: GroupNumbers<Written>,
    /// The group of each that is written.
    numbers: Vec<usize>,
}

/// What a dossier writes of its group, as far as it is grouped by.
#[derive(Default, PartialEq, Eq, Hash)]
struct Written {
    agency: Option<CodeKey>,
    procedure: Option<CodeKey>,
    month: i32,
    day: Option<NaiveDate>,
}

impl Written {
    fn of(dossier: &Dossier, by: &[By]) -> Self {
        let mut written = Self::default();
        let received = dossier.received_on();
        for by in by {
            match by {
                By::Agency => written.agency = dossier.agency_key(),
                By::Month => {
                    let month = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
                    written.month = received.map_or(0, month);
                }
                By::Procedure => written.procedure = dossier.procedure_str().map(CodeKey::of),
                // By the map of the day.
                By::Province => (written.agency, written.day) = (dossier.agency_key(), received),
            }
        }
        written
    }
}

impl Groups {
    /// The number of the group where a dossier counts.
    fn of_dossier(&mut self, grouping: Grouping<'_>, dossier: &Dossier) -> usize {
        let written = self.written.number(Written::of(dossier, grouping.by));
        self.numbers.get(written).copied().unwrap_or_else(|| {
            let number = self.names.number(grouping.of_dossier(dossier));
            self.numbers.push(number);
            number
        })
    }

    fn name(&self, number: usize) -> Group {
        self.names.key(number).cloned().unwrap_or_default()
    }
}

fn month(day: NaiveDate) -> Box<str> {
    format!("{:04}-{:02}", day.year(), day.month()).into()
}

/// Counts, with or without a memory of the codes that were counted.
enum Book<K, F: Fact> {
    Ledger(Ledger<CodeKey, K, Counts<F>>),
    Plain(Breakdown<K, Counts<F>>),
}

impl<K: Ord + Hash + Clone, F: Fact> Book<K, F> {
    fn new(breakdown: Breakdown<K, Counts<F>>, no_dedup: bool) -> Self {
        if no_dedup { Self::Plain(breakdown) } else { Self::Ledger(Ledger::new(breakdown)) }
    }

    /// The later record replaces the earlier, also by not counting any more: `None`. Says whether
    /// there was an earlier one.
    fn put(&mut self, dossier: &Dossier, key: Option<K>, standing: Standing<F>) -> bool {
        let code = || dossier.code_key();
        match (self, key) {
            (Self::Plain(groups), Some(key)) => groups.add(key, standing),
            (Self::Plain(_), None) => {}
            (Self::Ledger(ledger), Some(key)) => return ledger.put(code(), key, standing),
            (Self::Ledger(ledger), None) => return ledger.remove(&code()),
        }
        false
    }

    fn into_breakdown(self) -> Breakdown<K, Counts<F>> {
        match self {
            Self::Ledger(ledger) => ledger.into_breakdown(),
            Self::Plain(groups) => groups,
        }
    }
}

/// A procedure at an agency, in a month if that is grouped by.
type Use = (Option<Box<str>>, ProcedureAt);

/// What is asked of a dossier before it is counted, whatever was counted before it.
#[derive(Clone, Copy)]
pub struct Asks<'a> {
    portal: Option<&'a SyncStore>,
    reading: Reading<'a>,
    petitions: Option<&'a Petitions>,
}

/// A dossier and what was asked of it.
pub struct Answer {
    dossier: Dossier,
    standing: Standing<DossierFact>,
    complained: Option<bool>,
}

impl Asks<'_> {
    /// The answer of a dossier; what is wrong with it is reported.
    #[inline]
    pub fn answer(&self, mut dossier: Dossier, report: &mut Report) -> Answer {
        dossier.report_to(self.reading.as_of(), report);
        let complained = self.petitions.and_then(|petitions| petitions.complain_of(&dossier));
        let sync = self.sync(&dossier);
        // Most ask neither, and a dossier is large to hand on.
        if complained.is_some() || sync.is_some() {
            dossier = dossier.with_complained(complained).with_sync(sync);
        }
        let standing = dossier.standing(&self.reading);
        Answer { dossier, standing, complained }
    }

    fn sync(&self, dossier: &Dossier) -> Option<SyncState> {
        let portal = self.portal?;
        Some(portal.compared_to(&SyncRecord::of_dossier(dossier, 0)?).state)
    }
}

/// Dossiers on their way to counts.
pub struct Counting<'a> {
    asks: Asks<'a>,
    grouping: Grouping<'a>,
    /// The procedure of each dossier that is complained of, which its petitions count under.
    procedures: HashMap<Box<str>, Coded<ProcedureCode>>,
    groups: Groups,
    dossiers: Book<usize, DossierFact>,
    usage: Option<Book<Use, UsageFact>>,
}

impl<'a> Counting<'a> {
    /// Nothing counted yet; without a catalogue nobody asks what dossiers say of procedures.
    pub fn new(
        reading: Reading<'a>,
        grouping: Grouping<'a>,
        petitions: Option<&'a Petitions>,
        no_dedup: bool,
    ) -> Self {
        let coverage = || Coverage::of(&reading, "packets");
        let complaints = petitions.is_some_and(Petitions::tells_dossiers);
        let rows = if complaints {
            Counts::of(dossier::FROM_PACKETS_AND_PETITIONS)
        } else {
            Counts::of(dossier::FROM_PACKETS)
        };
        let usage = reading
            .procedures()
            .map(|_| Book::new(Breakdown::new(coverage(), Counts::of(usage::ALL)), no_dedup));
        let dossiers = Book::new(Breakdown::new(coverage(), rows), no_dedup);
        Self {
            asks: Asks { portal: None, reading, petitions },
            grouping,
            procedures: HashMap::new(),
            groups: Groups::default(),
            dossiers,
            usage,
        }
    }

    /// Also asks of each dossier whether the portal holds it, and in step; nothing is counted yet.
    pub fn with_portal(self, portal: Option<&'a SyncStore>) -> Self {
        let no_dedup = matches!(self.dossiers, Book::Plain(_));
        let groups = self.dossiers.into_breakdown();
        let rows = groups.blank();
        let sync = portal.map(|_| [&dossier::ON_PORTAL, &dossier::IN_STEP]);
        let rows = Counts::of(rows.indicators().iter().chain(sync.into_iter().flatten()));
        let dossiers = Book::new(Breakdown::new(groups.coverage().clone(), rows), no_dedup);
        Self { asks: Asks { portal, ..self.asks }, dossiers, ..self }
    }

    /// What is asked of each dossier, of whatever thread.
    #[allow(dead_code)] // of the example that reads with several
    pub const fn asks(&self) -> Asks<'a> {
        self.asks
    }

    /// Counts a dossier, and reports what is wrong with it.
    #[inline]
    pub fn count(&mut self, dossier: Dossier, report: &mut Report) {
        if let Book::Ledger(ledger) = &self.dossiers {
            ledger.look_ahead(&dossier.code_key());
        }
        let answer = self.asks.answer(dossier, report);
        self.put(&answer, report);
    }

    /// Counts a dossier, and reports it if its code came before.
    pub fn put(&mut self, answer: &Answer, report: &mut Report) {
        let Answer { dossier, standing, complained } = answer;
        if *complained == Some(true)
            && let Some(procedure) = dossier.procedure()
        {
            self.procedures.insert(dossier.code_str().into(), procedure.national());
        }
        let counted = standing.answer(DossierFact::InPeriod) == Some(true);
        let group = counted.then(|| self.groups.of_dossier(self.grouping, dossier));
        if self.dossiers.put(dossier, group, *standing) {
            let code = dossier.code_str();
            let repeated = || Finding::new(Rule::RepeatedCode, code, "MaHoSo", Seen::Nothing);
            report.count(Rule::RepeatedCode, repeated);
        }
        if let Some(book) = &mut self.usage {
            let by_month = self.grouping.by.contains(&By::Month);
            let received = dossier.received_on().filter(|_| by_month);
            let place = counted.then(|| dossier.procedure_at()).flatten();
            let place = place.map(|at| (received.map(month), at));
            book.put(dossier, place, dossier.usage(&self.asks.reading));
        }
    }

    /// All that was counted, by group.
    pub fn finish(self, procedures: Option<&Procedures>) -> Result<Counted, MergeError> {
        let Self { grouping, procedures: of_dossiers, groups, dossiers, usage, .. } = self;
        let Asks { reading, petitions, .. } = self.asks;
        let petitions =
            petitions.map(|petitions| count_petitions(petitions, &of_dossiers, &reading, grouping));
        let usage = usage.map(Book::into_breakdown);
        Ok(Counted {
            dossiers: dossiers.into_breakdown().regroup(|number| groups.name(*number))?,
            petitions,
            listed: procedures
                .zip(usage)
                .map(|(procedures, usage)| list(procedures, &usage, &reading, grouping))
                .transpose()?,
        })
    }
}

fn count_petitions(
    petitions: &Petitions,
    procedures: &HashMap<Box<str>, Coded<ProcedureCode>>,
    reading: &Reading<'_>,
    grouping: Grouping<'_>,
) -> Breakdown<Group, Counts<PetitionFact>> {
    let coverage = Coverage::of(reading, "petitions");
    let mut groups = Breakdown::new(coverage, Counts::of(petitions.indicators.iter().copied()));
    for (agency, petition) in &petitions.rows {
        let standing = petition.standing(reading);
        if standing.answer(PetitionFact::InPeriod) == Some(true) {
            let parts = petition.parts();
            let procedure = parts.dossier.as_ref().and_then(|code| procedures.get(code.as_str()));
            let place = grouping.of_agency(agency.as_ref(), parts.received_on, procedure.cloned());
            groups.add(place, standing);
        }
    }
    groups
}

/// The procedures of the catalogue by group. A month is a period of its own: what dossiers of
/// the month say is what counts in it.
fn list(
    procedures: &Procedures,
    usage: &Breakdown<Use, Counts<UsageFact>>,
    reading: &Reading<'_>,
    grouping: Grouping<'_>,
) -> Result<Listed<Group>, MergeError> {
    let mut uses = BTreeMap::<Option<Box<str>>, Breakdown<ProcedureAt, Counts<UsageFact>>>::new();
    let none = || Breakdown::new(usage.coverage().clone(), Counts::of(usage::ALL));
    for ((month, at), counts) in usage.iter() {
        uses.entry(month.clone()).or_insert_with(none).add_counted(at.clone(), counts)?;
    }
    let count = |reading: &Reading<'_>, month: Option<Box<str>>| {
        let (first, last) = (reading.period().first(), reading.as_of());
        let group = |at: &ProcedureAt| {
            // Agencies stand in the province of the last day; months are those of the period.
            let day = if month.is_some() { first } else { last };
            grouping.of_agency(at.agency(), day, Some(at.procedure().clone()))
        };
        let usage = uses.get(&month).cloned().unwrap_or_else(none);
        let coverage = Coverage::of(reading, "catalogue");
        Listed::count(&procedures.catalogue, Some(&usage), reading, coverage, group)
    };
    if !grouping.by.contains(&By::Month) {
        return Ok(count(reading, None)?);
    }
    let mut months = months(reading).into_iter();
    let of = |part: Reading<'_>| -> Result<_, CounterError> {
        count(&part, Some(month(part.period().first())))
    };
    let mut all = Listed {
        procedures: Breakdown::new(Coverage::NONE, Tally::new()),
        services: Breakdown::new(Coverage::NONE, Tally::new()),
    };
    months.try_for_each(|part| {
        let one = of(part)?;
        all.procedures.merge(one.procedures)?;
        all.services.merge(one.services)
    })?;
    Ok(all)
}

/// The reading of each month of the period that has begun by the day of the reading.
fn months<'a>(reading: &Reading<'a>) -> Vec<Reading<'a>> {
    let (mut first, last) = (reading.period().first(), reading.period().last());
    let mut months = Vec::new();
    while first <= last.min(reading.as_of()) {
        let next = first.with_day(1).and_then(|day| day.checked_add_months(chrono::Months::new(1)));
        let end = next.and_then(|day| day.pred_opt()).map_or(last, |end| end.min(last));
        let Ok(period) = Period::range(first, end) else { break };
        months.push(reading.within(period));
        let Some(next) = next else { break };
        first = next;
    }
    months
}

/// Counts by group.
pub struct Counted {
    pub dossiers: Breakdown<Group, Counts<DossierFact>>,
    pub petitions: Option<Breakdown<Group, Counts<PetitionFact>>>,
    pub listed: Option<Listed<Group>>,
}
