//! From dossiers and what stands beside them to counts by group.
#![allow(unreachable_pub)] // a module of each example that needs it

mod grouping;
mod threads;

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike;
use vn_egov_metrics::check::{Check, Finding, Report, Rule, Seen};
use vn_egov_metrics::code::{CodeKey, Coded, ProcedureCode};
use vn_egov_metrics::fact::{DossierFact, Fact, PetitionFact, Reading, Standing, UsageFact};
use vn_egov_metrics::indicator::{dossier, usage};
use vn_egov_metrics::portal::reconcile::{SyncRecord, SyncStore};
use vn_egov_metrics::record::{Dossier, ProcedureAt, SyncState};
use vn_egov_metrics::tally::{CounterError, Listed, MergeError};
use vn_egov_metrics::{Breakdown, Counts, Coverage, Ledger, Period, Tally};

#[allow(unused_imports)] // each example names its part of it
pub use grouping::{Grouping, Map};
use grouping::{Groups, Written, month};

use crate::feed::{Feed, Form, Met};
use crate::indicators::{By, Group};
use crate::registers::{Petitions, Procedures};

/// Counts by the number of a group, with or without a memory of the codes that were counted.
enum Book<F: Fact> {
    Ledger(Ledger<CodeKey, usize, Counts<F>>),
    Plain(Breakdown<usize, Counts<F>>),
}

impl<F: Fact> Book<F> {
    fn new(breakdown: Breakdown<usize, Counts<F>>, no_dedup: bool) -> Self {
        if no_dedup { Self::Plain(breakdown) } else { Self::Ledger(Ledger::new(breakdown)) }
    }

    /// A later record replaces an earlier one, also by not counting any more: `None`. Gives to
    /// `again` each of which there was an earlier one.
    fn put_all(
        &mut self,
        records: impl Iterator<Item = (CodeKey, Option<(usize, Standing<F>)>)>,
        again: impl FnMut(CodeKey),
    ) {
        match self {
            Self::Plain(groups) => records
                .filter_map(|(_, counts)| counts)
                .for_each(|(group, standing)| groups.add(group, standing)),
            Self::Ledger(ledger) => ledger.put_all(records, again),
        }
    }

    fn into_breakdown(self) -> Breakdown<usize, Counts<F>> {
        match self {
            Self::Ledger(ledger) => ledger.into_breakdown(),
            Self::Plain(groups) => groups,
        }
    }
}

/// A procedure at an agency, in a month if that is grouped by.
type Use = (Option<Box<str>>, ProcedureAt);

/// What is asked of a dossier before it is counted, whatever was counted before it; each thread has
/// its own.
#[derive(Clone)]
struct Asks<'a> {
    reading: Reading<'a>,
    portal: Option<&'a SyncStore>,
    petitions: Option<&'a Petitions>,
    grouping: Grouping<'a>,
    groups: Groups<Group>,
    uses: Groups<Option<Use>>,
}

/// What was asked of a dossier: all that is counted of it.
struct Answer {
    code: CodeKey,
    /// Where it counts and as what, if it does.
    counts: Option<(usize, Standing<DossierFact>)>,
    /// Under which procedure a petition counts that complains of it.
    complained: Option<Box<Coded<ProcedureCode>>>,
    /// What it says of its procedure, if that is asked.
    usage: Option<(usize, Standing<UsageFact>)>,
}

impl Asks<'_> {
    /// The answer of a dossier; what is wrong with it is reported.
    #[inline]
    fn answer(&mut self, mut dossier: Dossier, report: &mut Report) -> Answer {
        dossier.report_to(self.reading.as_of(), report);
        let complained = self.petitions.and_then(|petitions| petitions.complain_of(&dossier));
        let sync = self.sync(&dossier);
        // Most ask neither, and a dossier is large to hand on.
        if complained.is_some() || sync.is_some() {
            dossier = dossier.with_complained(complained).with_sync(sync);
        }
        let standing = dossier.standing(&self.reading);
        let counted = standing.answer(DossierFact::InPeriod) == Some(true);
        let Self { grouping, groups, .. } = self;
        let counts = counted.then(|| {
            let written = Written::of(&dossier, grouping.by);
            (groups.number(written, || grouping.of_dossier(&dossier)), standing)
        });
        let procedure = || Some(Box::new(dossier.procedure()?.national()));
        Answer {
            code: dossier.code_key(),
            counts,
            complained: complained.filter(|complained| *complained).and_then(|_| procedure()),
            usage: (counted && self.reading.procedures().is_some())
                .then(|| Some((self.used(&dossier)?, dossier.usage(&self.reading))))
                .flatten(),
        }
    }

    /// The number of the use of its procedure.
    fn used(&mut self, dossier: &Dossier) -> Option<usize> {
        if !dossier.has_procedure() {
            return None;
        }
        let by_month = self.grouping.by.contains(&By::Month);
        let by = [By::Agency, By::Procedure, By::Month];
        let written = Written::of(dossier, if by_month { &by } else { &by[..2] });
        Some(self.uses.number(written, || {
            let received = dossier.received_on().filter(|_| by_month);
            dossier.procedure_at().map(|at| (received.map(month), at))
        }))
    }

    fn sync(&self, dossier: &Dossier) -> Option<SyncState> {
        let portal = self.portal?;
        Some(portal.compared_to(&SyncRecord::of_dossier(dossier, 0)?).state)
    }
}

/// Dossiers on their way to counts.
pub struct Counting<'a> {
    asks: Asks<'a>,
    /// The procedure of each dossier that is complained of, which its petitions count under.
    procedures: HashMap<Box<str>, Coded<ProcedureCode>>,
    dossiers: Book<DossierFact>,
    usage: Option<Book<UsageFact>>,
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
        let (groups, uses) = (Groups::new(), Groups::new());
        let asks = Asks { reading, portal: None, petitions, grouping, groups, uses };
        Self { asks, procedures: HashMap::new(), dossiers, usage }
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

    /// Counts the dossiers of a file in that form, read by so many threads. Says whether it could be
    /// read at all.
    pub fn read(
        &mut self,
        name: &str,
        (form, threads): (Option<Form>, usize),
        met: &mut Met,
    ) -> bool {
        let read = Feed::open(name, form, met.complaints.lang).and_then(|feed| {
            let mut asks = self.asks.clone();
            let ask = move |dossier: Dossier, report: &mut Report| asks.answer(dossier, report);
            let put =
                &mut |answers: &mut Vec<_>, report: &mut Report| self.put_all(answers, report);
            threads::read(feed, threads, met, &ask, put)
        });
        read.map_err(|why| met.complaints.say(why)).is_ok()
    }

    /// Counts dossiers, and reports those whose codes came before.
    fn put_all(&mut self, answers: &mut Vec<Answer>, report: &mut Report) {
        if self.asks.petitions.is_some() {
            self.procedures.extend(answers.iter_mut().filter_map(|answer| {
                let procedure = *answer.complained.take()?;
                Some((answer.code.as_str().into(), procedure))
            }));
        }
        if let Some(book) = &mut self.usage {
            let used = answers.iter().map(|answer| (answer.code.clone(), answer.usage));
            book.put_all(used, drop);
        }
        let answers = answers.drain(..).map(|answer| (answer.code, answer.counts));
        self.dossiers.put_all(answers, |code| {
            let repeated =
                || Finding::new(Rule::RepeatedCode, code.as_str(), "MaHoSo", Seen::Nothing);
            report.count(Rule::RepeatedCode, repeated);
        });
    }

    /// All that was counted, by group.
    pub fn finish(self, procedures: Option<&Procedures>) -> Result<Counted, MergeError> {
        let Self { asks, procedures: of_dossiers, dossiers, usage } = self;
        let Asks { reading, petitions, grouping, groups, uses, .. } = asks;
        let petitions =
            petitions.map(|petitions| count_petitions(petitions, &of_dossiers, &reading, grouping));
        let usage = usage.map(|usage| {
            let uses = uses.names();
            usage.into_breakdown().regroup(|number| uses.key(*number).cloned().flatten())
        });
        let names = groups.names();
        let name = |number: &usize| names.key(*number).cloned().unwrap_or_default();
        Ok(Counted {
            dossiers: dossiers.into_breakdown().regroup(name)?,
            petitions,
            listed: procedures
                .zip(usage.transpose()?)
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
    usage: &Breakdown<Option<Use>, Counts<UsageFact>>,
    reading: &Reading<'_>,
    grouping: Grouping<'_>,
) -> Result<Listed<Group>, MergeError> {
    let mut uses = BTreeMap::<Option<Box<str>>, Breakdown<ProcedureAt, Counts<UsageFact>>>::new();
    let none = || Breakdown::new(usage.coverage().clone(), Counts::of(usage::ALL));
    for (used, counts) in usage.iter() {
        let Some((month, at)) = used else { continue };
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
