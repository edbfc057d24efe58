//! How a dossier is filled, part by part: [`Dossier::from_parts`] and the wire do.

use chrono::NaiveDate;

use super::dossier::Rare;
use super::label::{FieldLabel, Label, ProcedureLabel};
use super::stamp::{PackedStamps, Stamps};
use super::traits::{Read, Traits, place_of_database};
use super::{
    ApplicantKind, Channel, Dossier, ImpossibleDossier, NearDays, Payment, Status, Supplement,
    Written,
};

impl Dossier {
    /// A dossier of which nothing is known yet, to be filled; it has no code.
    pub(crate) const BLANK: Self = Self {
        traits: Traits::NONE,
        days: NearDays::UNTOLD,
        received: None,
        stamps: PackedStamps::NONE,
        field: FieldLabel::NONE,
        rare: None,
        code: Label::NONE,
        procedure: ProcedureLabel::NONE,
    };

    /// A dossier of a code that was read, a text of UTF-8, and of what its moments are to the
    /// second; of which nothing else is known yet. A regular code names a day.
    #[inline]
    pub(crate) fn begun(code: &[u8], code_day: Option<NaiveDate>, stamps: Stamps) -> Self {
        let mut dossier = Self::BLANK;
        dossier.set_stamps(stamps);
        dossier.set_code(code);
        dossier.set_code_day(code_day);
        dossier
    }

    /// The code, a text of UTF-8 that was read.
    #[inline]
    pub(crate) fn set_code(&mut self, code: &[u8]) {
        self.code = Label::of(code);
        if self.code.is_elsewhere() {
            self.rare().code = Some(text(code));
        }
    }

    /// The day that the code names, if it is regular; the moments are known.
    #[inline]
    pub(crate) fn set_code_day(&mut self, day: Option<NaiveDate>) {
        self.traits.set_regular_code(day.is_some());
        self.traits.set_code_day(day.is_some() && day == self.received);
    }

    /// The procedure, by a code that was read.
    #[inline]
    pub(crate) fn set_procedure(&mut self, code: &[u8]) {
        self.procedure = ProcedureLabel::of(code);
        if self.procedure.is_elsewhere() {
            self.rare().procedure = Some(text(code));
        }
    }

    /// The field, by a code that was read.
    #[inline]
    pub(crate) fn set_field(&mut self, code: &[u8]) {
        self.field = FieldLabel::of(code);
        if self.field.is_elsewhere() {
            self.rare().field = Some(text(code));
        }
    }

    /// The word of flags, fees and registers, to be set.
    #[inline]
    pub(crate) const fn traits_mut(&mut self) -> &mut Traits {
        &mut self.traits
    }

    #[inline]
    pub(crate) fn set_channel(&mut self, channel: Option<Written<Channel>>) {
        let (read, unknown) = split(channel);
        self.traits.set_channel(read);
        if unknown.is_some() {
            self.rare().channel = unknown;
        }
    }

    #[inline]
    pub(crate) fn set_status(&mut self, status: Option<Written<Status>>) {
        let (read, unknown) = split(status);
        self.traits.set_status(read);
        if unknown.is_some() {
            self.rare().status = unknown;
        }
    }

    #[inline]
    pub(crate) fn set_applicant(&mut self, applicant: Option<Written<ApplicantKind>>) {
        let (read, unknown) = split(applicant);
        self.traits.set_applicant(read);
        if unknown.is_some() {
            self.rare().applicant = unknown;
        }
    }

    #[inline]
    pub(crate) fn set_payment(&mut self, payment: Option<Written<Payment>>) {
        let (read, unknown) = split(payment);
        self.traits.set_payment(read);
        if unknown.is_some() {
            self.rare().payment = unknown;
        }
    }

    /// The rounds, through the one gate.
    pub(crate) fn set_supplements(
        &mut self,
        supplements: Vec<Supplement>,
    ) -> Result<(), ImpossibleDossier> {
        for (index, supplement) in supplements.iter().enumerate() {
            let Supplement { requested, answered, .. } = *supplement;
            if let Some(answered) = answered.filter(|answered| *answered < requested) {
                return Err(ImpossibleDossier { round: index + 1, requested, answered });
            }
        }
        if !supplements.is_empty() {
            self.rare().supplements = supplements;
        }
        Ok(())
    }

    /// The databases that were used, in the order of the record.
    #[inline]
    pub(crate) fn set_databases<'c>(&mut self, codes: impl Iterator<Item = &'c str> + Clone) {
        let mut last = None;
        let mut in_order = true;
        for code in codes.clone() {
            let place = place_of_database(code);
            in_order &= place.is_some() && place > last;
            last = place;
            if let Some(place) = place {
                self.traits.set_uses(place);
            }
        }
        if !in_order {
            self.rare().databases = Some(codes.map(Into::into).collect());
        }
    }

    /// The dossier, with nothing left to set but what traits hold.
    #[inline]
    pub(crate) fn completed(mut self) -> Self {
        self.days = NearDays::of(&self);
        self
    }

    #[cold]
    pub(super) fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }
}

/// A text that was one before.
#[cold]
fn text(bytes: &[u8]) -> Box<str> {
    String::from_utf8_lossy(bytes).into()
}

/// What was read of a coded field, and the code that the register does not have.
#[inline]
fn split<T>(written: Option<Written<T>>) -> (Read<T>, Option<Box<str>>) {
    match written {
        None => (Read::Missing, None),
        Some(Written::Known(value)) => (Read::Known(value), None),
        Some(Written::Unknown(code)) => (Read::Unknown, Some(code)),
    }
}
