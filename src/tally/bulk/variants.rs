//! The procedures that many dossiers apply for, by number, and what a reading says of them.

use std::collections::HashMap;

use crate::fact::Reading;
use crate::record::{Dossier, ProcedureAt, Terms};
use crate::tally::quick::Quick;

/// The procedures that were met, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Procedures {
    // By the texts of agency and procedure, as they are written.
    numbers: HashMap<Box<str>, u32, Quick>,
    met: Vec<ProcedureAt>,
    text: String,
}

impl Procedures {
    /// The number of the procedure that a dossier applies for, from 1; 0 if it names none.
    pub(super) fn number(&mut self, dossier: &Dossier) -> Option<u32> {
        let Some(procedure) = dossier.procedure_key() else { return Some(0) };
        self.text.clear();
        self.text.push_str(dossier.agency_str().unwrap_or_default());
        // No agency's code has such a mark.
        self.text.push('-');
        self.text.push_str(procedure.as_str());
        if let Some(number) = self.numbers.get(&*self.text) {
            return Some(*number);
        }
        let next = u32::try_from(self.met.len() + 1).ok()?;
        self.met.push(dossier.procedure_at()?);
        self.numbers.insert((&*self.text).into(), next);
        Some(next)
    }
}

/// What a reading says of procedures: their variants by number, and the terms of each variant.
#[derive(Debug, Clone)]
pub(super) struct Variants {
    of: Vec<usize>,
    terms: Vec<Terms>,
}

impl Variants {
    /// Without a catalogue there is one variant, of which nothing is known.
    pub(super) fn of(reading: &Reading<'_>, procedures: &Procedures) -> Self {
        let mut variants = Self { of: Vec::new(), terms: vec![Terms::default()] };
        let Some(catalogue) = reading.procedures() else { return variants };
        variants.of.push(0);
        for at in &procedures.met {
            // A dossier that would need the limit is read whole.
            let told = Terms { limit: None, ..catalogue.terms(at) };
            let known = variants.terms.iter().position(|known| *known == told);
            variants.of.push(known.unwrap_or_else(|| {
                variants.terms.push(told);
                variants.terms.len() - 1
            }));
        }
        variants
    }

    /// The terms of each variant.
    pub(super) fn terms(&self) -> &[Terms] {
        &self.terms
    }

    /// Whether all are of the first variant.
    pub(super) fn is_one(&self) -> bool {
        self.of.is_empty()
    }

    /// The variant of the procedure of that number.
    #[inline]
    pub(super) fn number(&self, procedure: u32) -> usize {
        let number = usize::try_from(procedure).ok();
        number.and_then(|number| self.of.get(number)).copied().unwrap_or(0)
    }
}
