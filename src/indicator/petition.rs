//! The indicators of petitions (phản ánh, kiến nghị).

use super::Indicator;
use crate::Name;
use crate::fact::PetitionFact::{
    self, AboutProcedure, AboutStaff, Disliked, InPeriod, OnTime, Repeated,
};
use crate::fact::Question;

type Row = Indicator<PetitionFact>;

const RECEIVED: Question<PetitionFact> = InPeriod.yes();

/// Petitions about administrative procedures (criterion 5.1, tracked only).
pub static ABOUT_PROCEDURE: Row = Indicator::new(
    "petition.about_procedure",
    Name::new("phản ánh, kiến nghị về thủ tục hành chính", "petitions about procedures"),
    RECEIVED,
    AboutProcedure.yes(),
)
.of_decision_766("5.1");

/// Petitions about how staff behaved (criterion 5.1, tracked only).
pub static ABOUT_STAFF: Row = Indicator::new(
    "petition.about_staff",
    Name::new("phản ánh, kiến nghị về cán bộ, công chức", "petitions about staff"),
    RECEIVED,
    AboutStaff.yes(),
)
.of_decision_766("5.1");

/// Petitions handled, or still open, within their limit (criterion 5.2).
pub static ON_TIME: Row = Indicator::new(
    "petition.on_time",
    Name::new("phản ánh, kiến nghị xử lý đúng hạn", "petitions on time"),
    RECEIVED,
    OnTime.yes(),
)
.of_decision_766("5.2");

/// Petitions that were not disliked, not repeated and not overdue, each counted once
/// (criterion 5.3).
pub static SATISFIED: Row = Indicator::new(
    "petition.satisfied",
    Name::new("phản ánh, kiến nghị xử lý hài lòng", "petitions handled to satisfaction"),
    RECEIVED,
    OnTime.yes().and(Disliked.no()).and(Repeated.no()),
)
.of_decision_766("5.3");

/// Every indicator of petitions, by id.
pub static ALL: [&Row; 4] = [&ABOUT_PROCEDURE, &ABOUT_STAFF, &ON_TIME, &SATISFIED];

/// Those that a register of petitions decides that does not say what each is about.
pub static FROM_REGISTER: [&Row; 2] = [&ON_TIME, &SATISFIED];
