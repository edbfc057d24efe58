//! The groups that records count in.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{Datelike, NaiveDate};
use clap::ValueEnum;
use vn_egov_metrics::code::{AgencyCode, CodeKey, Coded, ProcedureCode};
use vn_egov_metrics::place::{NewProvince, Province};
use vn_egov_metrics::record::Dossier;
use vn_egov_metrics::tally::GroupNumbers;

use crate::indicators::{By, Group};

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
    pub fn of_agency(
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

/// Numbers for the groups of dossiers, the same in every thread: a dossier is counted by a number,
/// which costs less than a list of names, and few groups are met by many dossiers.
#[derive(Debug, Clone)]
pub struct Groups<G> {
    names: Arc<Mutex<GroupNumbers<G>>>,
    /// What this thread has met, and the group of each.
    written: GroupNumbers<Written>,
    numbers: Vec<usize>,
}

impl<G: Hash + Eq> Groups<G> {
    /// No group yet.
    pub fn new() -> Self {
        let (names, written) = (Arc::default(), GroupNumbers::new());
        Self { names, written, numbers: Vec::new() }
    }

    /// The number of the group of that name, where a dossier counts that writes this of it.
    #[inline]
    pub fn number(&mut self, written: Written, name: impl FnOnce() -> G) -> usize {
        let written = self.written.number(written);
        self.numbers.get(written).copied().unwrap_or_else(|| {
            let number = self.names().number(name());
            self.numbers.push(number);
            number
        })
    }

    /// The groups by number.
    pub fn names(&self) -> MutexGuard<'_, GroupNumbers<G>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a dossier writes of its group, as far as it is grouped by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Written {
    agency: Option<CodeKey>,
    procedure: Option<CodeKey>,
    month: i32,
    day: Option<NaiveDate>,
}

impl Written {
    /// What it writes of that.
    #[inline]
    pub fn of(dossier: &Dossier, by: &[By]) -> Self {
        let mut written = Self::default();
        let received = dossier.received_on();
        for by in by {
            match by {
                By::Agency => written.agency = dossier.agency_key(),
                By::Month => {
                    let month = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
                    written.month = received.map_or(0, month);
                }
                By::Procedure => written.procedure = dossier.procedure_key(),
                // By the map of the day.
                By::Province => (written.agency, written.day) = (dossier.agency_key(), received),
            }
        }
        written
    }
}

/// The name of a month.
pub fn month(day: NaiveDate) -> Box<str> {
    format!("{:04}-{:02}", day.year(), day.month()).into()
}
