//! Procedures and services of a catalogue, counted each once.

use core::hash::Hash;
use std::collections::BTreeMap;

use super::{Breakdown, Counter, CounterError, Coverage, Tally};
use crate::code::{Coded, ProcedureCode};
use crate::fact::{ProcedureFact, Reading, ServiceFact, Standing, Usage, UsageFact};
use crate::record::{Catalogue, ProcedureAt};

/// The procedures of a catalogue and their online services, counted by group.
///
/// A procedure that several agencies of a group list counts once in it, so a province's total is
/// one of distinct procedures and not the sum of its agencies'.
///
/// # Whose dossiers
/// A dossier decides about the row of the catalogue that is [nearest](Catalogue::nearest) to it,
/// and so about the group of that row: that of its own agency, of an agency above, or the row
/// without an agency. A dossier that no row speaks for decides about its procedure in the group
/// of its own agency, if a row of that group lists it.
///
/// ```
/// use vn_egov_metrics::fact::Reading;
/// use vn_egov_metrics::indicator::procedure;
/// use vn_egov_metrics::record::{Catalogue, CatalogueRow};
/// use vn_egov_metrics::tally::{Listed, Tally};
/// use vn_egov_metrics::Coverage;
///
/// let quarter = Reading::new("2026-Q3".parse()?);
/// let mut catalogue = Catalogue::new();
/// for (agency, procedure, level) in [
///     ("H59.17", "1.004194", "full"),
///     ("H59.18", "1.004194", "partial"),
///     ("H59.18", "1.001612", "partial"),
/// ] {
///     let row = CatalogueRow { agency, procedure, level, in_force: "1", ..CatalogueRow::default() };
///     catalogue.put(row.procedure()?);
/// }
/// let coverage = Coverage::of(&quarter, "catalogue");
/// let usage = None::<&vn_egov_metrics::Breakdown<_, Tally<_>>>;
/// let of_all = Listed::count(&catalogue, usage, &quarter, coverage, |_| "H59")?;
/// let tally = of_all.procedures.get("H59").unwrap();
/// assert_eq!(tally.count(&procedure::FULL).share().to_string(), "1/2"); // not 1/3
/// assert_eq!(tally.count(&procedure::PARTIAL).share().to_string(), "1/2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Listed<G> {
    /// The procedures.
    pub procedures: Breakdown<G, Tally<ProcedureFact>>,
    /// Their online services.
    pub services: Breakdown<G, Tally<ServiceFact>>,
}

impl<G: Hash + Eq> PartialEq for Listed<G> {
    fn eq(&self, other: &Self) -> bool {
        self.procedures == other.procedures && self.services == other.services
    }
}

impl<G: Hash + Eq> Eq for Listed<G> {}

impl<G: Ord + Hash + Clone> Listed<G> {
    /// Counts the procedures of the catalogue by the group of agency and procedure, with what
    /// dossiers decide about them; without usage that is not known.
    ///
    /// # Errors
    /// More dossiers of one procedure than a count holds.
    pub fn count<C: Counter<Fact = UsageFact>>(
        catalogue: &Catalogue,
        usage: Option<&Breakdown<ProcedureAt, C>>,
        reading: &Reading<'_>,
        coverage: Coverage,
        group: impl Fn(&ProcedureAt) -> G,
    ) -> Result<Self, CounterError> {
        let place = |at: &ProcedureAt| {
            let nearest = catalogue.nearest(at).map_or(at, |(row, _)| row);
            (group(nearest), at.procedure().clone())
        };
        let usage = usage.map(|usage| usage.regroup(place)).transpose()?;
        let mut rows = BTreeMap::<(G, Coded<ProcedureCode>), Rows>::new();
        for (at, procedure) in catalogue.iter() {
            let place = (group(at), at.procedure().clone());
            let usage = match &usage {
                None => Usage::UNKNOWN,
                Some(usage) => usage.get(&place).map_or(Usage::NONE, Usage::of),
            };
            let (procedures, services) = rows.entry(place).or_default();
            procedures.push(procedure.standing_with(reading, &usage));
            services.push(procedure.service().standing(reading, &usage));
        }
        let mut listed = Self {
            procedures: Breakdown::new(coverage.clone(), Tally::new()),
            services: Breakdown::new(coverage, Tally::new()),
        };
        for ((group, _), (procedures, services)) in rows {
            listed.procedures.add(group.clone(), Standing::of_one_procedure(&procedures));
            listed.services.add(group, Standing::of_one_service(&services));
        }
        Ok(listed)
    }
}

/// What the rows of one procedure in one group say of it, and of its service.
type Rows = (Vec<Standing<ProcedureFact>>, Vec<Standing<ServiceFact>>);
