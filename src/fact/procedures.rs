//! What dossiers ask of their procedures.

use core::fmt;

use super::Reading;
use crate::record::{Catalogue, Dossier, ProcedureAt, Terms};

/// Procedures that dossiers can be read with: a [`Catalogue`], or a look-up of your own.
///
/// ```
/// use vn_egov_metrics::fact::{DossierFact, Procedures, Reading};
/// use vn_egov_metrics::record::{Dossier, DossierParts, ProcedureAt, Terms};
///
/// /// Nothing here costs anything.
/// #[derive(Debug)]
/// struct AllFree;
///
/// impl Procedures for AllFree {
///     fn terms(&self, _: &ProcedureAt) -> Terms {
///         Terms { fee: Some(false), ..Terms::default() }
///     }
/// }
///
/// let mut parts = DossierParts::of("H20.09-260704-0001".parse::<vn_egov_metrics::code::DossierCode>()?.into());
/// parts.procedure = vn_egov_metrics::code::Coded::read("1.004194");
/// let dossier = Dossier::from_parts(parts)?;
/// let reading = Reading::new("2026-Q3".parse()?);
/// assert_eq!(dossier.standing(&reading).answer(DossierFact::FeeDue), None);
/// let reading = reading.with_procedures(&AllFree);
/// assert_eq!(dossier.standing(&reading).answer(DossierFact::FeeDue), Some(false));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Procedures: fmt::Debug + Sync {
    /// What is known of that procedure at that agency.
    fn terms(&self, at: &ProcedureAt) -> Terms;
}

impl Procedures for Catalogue {
    fn terms(&self, at: &ProcedureAt) -> Terms {
        self.terms(at)
    }
}

impl Terms {
    /// What the reading's procedures say to a dossier.
    #[inline]
    pub(super) fn of(dossier: &Dossier, reading: &Reading<'_>) -> Self {
        let told = reading.procedures().and_then(|all| Some(all.terms(&dossier.procedure_at()?)));
        told.unwrap_or_default()
    }
}
