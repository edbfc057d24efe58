//! What stands beside the packets: a catalogue of procedures, and a register of petitions.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::collections::HashSet;
use std::ffi::OsStr;
use std::io::{self, BufRead};
use std::path::Path;

use chrono::NaiveDate;
use vn_egov_metrics::Indicator;
use vn_egov_metrics::check::{Finding, Rule, Seen};
use vn_egov_metrics::code::{AgencyCode, Coded};
use vn_egov_metrics::fact::{PetitionFact, ProcedureFact};
use vn_egov_metrics::indicator::{petition, procedure};
use vn_egov_metrics::portal::CatalogueEntry;
use vn_egov_metrics::record::{Catalogue, CatalogueRow, Dossier, Petition, PetitionRow, Procedure};

use crate::csv_file::CsvFile;
use crate::feed::Met;
use crate::support::Input;

const CATALOGUE: [&str; 19] = [
    "agency",
    "procedure",
    "in_force",
    "level",
    "eligible_full",
    "published",
    "for_citizens",
    "fee",
    "paper_result",
    "limit",
    "unit",
    "field",
    "authority_level",
    "announced_by",
    "decided_on",
    "takes_effect_on",
    "published_on",
    "complete",
    "integrated",
];

const PETITIONS: [&str; 10] = [
    "agency",
    "dossier",
    "received_on",
    "closed_on",
    "outcome",
    "satisfied",
    "repeats",
    "forwarded_on",
    "published_on",
    "class",
];

/// A catalogue, and the indicators of procedures that its columns allow.
#[derive(Debug)]
pub struct Procedures {
    pub catalogue: Catalogue,
    pub indicators: Vec<&'static Indicator<ProcedureFact>>,
}

/// Reads every row of a catalogue that can be read: a CSV, or in the portal's own form, an object
/// of JSON a line.
pub fn catalogue(name: &str, met: &mut Met) -> Result<Procedures, String> {
    let input = Input::open(name).map_err(|error| format!("{name}: {error}"))?;
    if let Some("json" | "ndjson") = Path::new(name).extension().and_then(OsStr::to_str) {
        return entries(input, met).map_err(|error| format!("{name}: {error}"));
    }
    let mut file = CsvFile::open(input, &["procedure"], &CATALOGUE)?;
    let header = file.header().clone();
    let mut catalogue = Catalogue::new();
    while let Some((line, cells)) = file.next(&mut met.complaints)? {
        // Cells as text suit every column, so only what stands in them can be wrong.
        let row: CatalogueRow<'_> =
            cells.deserialize(Some(&header)).map_err(|error| format!("{name}:{line}: {error}"))?;
        match row.procedure() {
            Ok(procedure) => put(&mut catalogue, procedure, met),
            Err(error) => met.complaints.at(file.name(), line, error),
        }
    }
    let there = |columns: &[&str]| columns.iter().all(|column| file.column(column) > 0);
    let allowed = |indicator: &&&Indicator<ProcedureFact>| match indicator.id() {
        "procedure.announced_on_time" => there(&["decided_on", "takes_effect_on"]),
        "procedure.published_on_time" => there(&["decided_on", "published_on"]),
        "procedure.complete" => there(&["complete"]),
        "procedure.integrated" => there(&["integrated"]),
        _ => true,
    };
    let indicators = procedure::ALL.iter().filter(allowed).copied().collect();
    Ok(Procedures { catalogue, indicators })
}

/// The portal's form says what is public of a procedure, and nothing of how far it is online, of
/// decisions, or of its place on the portal itself.
fn entries(input: Input, met: &mut Met) -> io::Result<Procedures> {
    let mut catalogue = Catalogue::new();
    for (number, line) in (1..).zip(input.reader.split(b'\n')) {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<CatalogueEntry<'_>>(&line) {
            Ok(entry) => {
                if let Some(one) = entry.to_procedure(&mut |finding| met.report.add(finding)) {
                    put(&mut catalogue, one, met);
                }
            }
            // It names places and shapes, and quotes nothing.
            Err(error) => met.complaints.at(&input.name, number, error),
        }
    }
    let asked = [&procedure::COMPLETE, &procedure::FEE_DOSSIER, &procedure::PAID_ONLINE];
    let indicators = asked.into_iter().chain([&procedure::POPULATION_DATA]).collect();
    Ok(Procedures { catalogue, indicators })
}

/// A row for another decision that announces a procedure is no row that came again.
fn put(catalogue: &mut Catalogue, procedure: Procedure, met: &mut Met) {
    let code = procedure.code.as_ref().map_or("", |code| code.as_str()).to_owned();
    let decision = procedure.announcements.is_some();
    if catalogue.put(procedure) && !decision {
        met.report.add(Finding::new(Rule::RepeatedProcedure, &code, "procedure", Seen::Nothing));
    }
}

/// Petitions, each with the agency that handles it, and the indicators that the columns allow.
#[derive(Debug)]
pub struct Petitions {
    pub rows: Vec<(Option<Coded<AgencyCode>>, Petition)>,
    pub indicators: &'static [&'static Indicator<PetitionFact>],
    complained: HashSet<Box<str>>,
}

/// Reads every petition that can be read; those received after `as_of` are not there yet.
pub fn petitions(name: &str, as_of: NaiveDate, met: &mut Met) -> Result<Petitions, String> {
    let input = Input::open(name).map_err(|error| format!("{name}: {error}"))?;
    let mut file = CsvFile::open(input, &["received_on"], &PETITIONS)?;
    let header = file.header().clone();
    let classified = file.column("class") > 0;
    let mut petitions = Petitions {
        rows: Vec::new(),
        indicators: if classified { &petition::ALL } else { &petition::FROM_REGISTER },
        complained: HashSet::new(),
    };
    while let Some((line, cells)) = file.next(&mut met.complaints)? {
        let row: PetitionRow<'_> =
            cells.deserialize(Some(&header)).map_err(|error| format!("{name}:{line}: {error}"))?;
        match row.petition() {
            Ok(petition) if petition.parts().received_on <= as_of => {
                let dossier = petition.parts().dossier.as_ref();
                petitions.complained.extend(dossier.map(|code| code.as_str().into()));
                petitions.rows.push((row.agency(), petition));
            }
            Ok(_) => {}
            Err(error) => met.complaints.at(file.name(), line, error),
        }
    }
    Ok(petitions)
}

impl Petitions {
    /// Whether one of them complains of the dossier.
    pub fn complain_of(&self, dossier: &Dossier) -> bool {
        self.complained.contains(dossier.code_str())
    }
}
