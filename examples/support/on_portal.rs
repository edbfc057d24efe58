//! What the national portal holds: its records of dossiers, and the services declared on it.
#![allow(dead_code, unreachable_pub)] // a module of each example that needs a part of it

use std::collections::BTreeMap;
use std::io::BufRead;

use vn_egov_metrics::Name;
use vn_egov_metrics::fact::{DossierFact, Reading};
use vn_egov_metrics::indicator::procedure;
use vn_egov_metrics::portal::reconcile::{DeclaredServices, SyncField, SyncRecord, SyncStore};
use vn_egov_metrics::portal::{CatalogueEntry, ReadEntryError, WireTime};
use vn_egov_metrics::record::{Catalogue, Dossier, DossierParts};

use crate::counting::Grouping;
use crate::feed::{self, Each, Form, Met};
use crate::indicators::Group;
use crate::registers::Procedures;
use crate::support::{Input, unread};

/// Reads the portal's records of dossiers: packets as those that are counted.
pub fn dossiers(name: &str, form: Option<Form>, met: &mut Met) -> Result<SyncStore, String> {
    let mut store = SyncStore::new();
    let read = feed::read(
        name,
        form,
        met,
        Each::Packets(&mut |line, packet, report| {
            if let Some(record) = SyncRecord::of_packet(packet, line) {
                record.check_code(&mut |finding| report.add(finding));
                store.observe(record);
            }
        }),
    );
    let why = Name::new("không có gì để đối chiếu hồ sơ", "nothing to hold the dossiers against");
    read.then_some(store).ok_or_else(|| format!("{name}: {}", why.in_lang(met.complaints.lang)))
}

/// Reads the procedures that the portal lists, one object of JSON a line with its `MATTHC`.
pub fn services(name: &str, met: &mut Met) -> Result<DeclaredServices, String> {
    let lang = met.complaints.lang;
    let said = |error: std::io::Error| unread(name, &error, lang);
    let input = Input::open(name).map_err(said)?;
    let mut codes = Vec::new();
    for (number, line) in (1..).zip(input.reader.split(b'\n')) {
        let line = line.map_err(said)?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<CatalogueEntry<'_>>(&line) {
            Ok(entry) => codes.extend(entry.code.get().map(str::to_owned)),
            Err(error) => {
                let (what, column) = (ReadEntryError::new(&error), error.column());
                let at = Name::new("cột", "column").in_lang(lang);
                let what = format_args!("{}, {at} {column}", what.in_lang(lang));
                met.complaints.at(&input.name, number, what);
            }
        }
    }
    Ok(DeclaredServices::of(codes.iter().map(String::as_str)))
}

/// The catalogue with what the portal's list says of each procedure: declared there, or not.
pub fn mark(procedures: Procedures, declared: &DeclaredServices) -> Procedures {
    let mut catalogue = Catalogue::new();
    for (at, procedure) in procedures.catalogue.iter() {
        catalogue.put(declared.mark(at.procedure(), procedure.clone()));
    }
    let mut indicators = procedures.indicators;
    if !indicators.contains(&&procedure::INTEGRATED) {
        indicators.push(&procedure::INTEGRATED);
    }
    Procedures { catalogue, indicators }
}

/// How many dossiers the portal holds that were received in the period, whoever else holds them.
pub fn received(
    portal: &SyncStore,
    reading: &Reading<'_>,
    grouping: Grouping<'_>,
) -> BTreeMap<Group, u64> {
    let mut totals = BTreeMap::new();
    for record in portal.pairs().filter_map(|pair| pair.portal()) {
        let Some(code) = record.dossier_code() else { continue };
        let mut parts = DossierParts::of(code);
        parts.timeline.received = record.moment(SyncField::Received).map(WireTime::get);
        let Ok(dossier) = Dossier::from_parts(parts) else { continue };
        if dossier.standing(reading).answer(DossierFact::InPeriod) == Some(true) {
            *totals.entry(grouping.of_dossier(&dossier)).or_default() += 1;
        }
    }
    totals
}
