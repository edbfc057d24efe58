//! Dossiers reduced to what facts ask of them, and made of that again.

use chrono::NaiveDate;

use super::stamp::{Stamp, Stamps};
use super::traits::{Traits, place_of_database};
use super::{Dossier, Supplement};

/// The days of a dossier that facts ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ShapeDays {
    pub(crate) received: Option<NaiveDate>,
    pub(crate) due: Option<NaiveDate>,
    /// Of the end moment.
    pub(crate) end: Option<NaiveDate>,
    /// Of requests for a supplement, not answered.
    pub(crate) requested: [Option<NaiveDate>; 2],
}

impl Dossier {
    /// A dossier of those traits and days, without any code.
    pub(crate) fn of_shape(traits: Traits, days: ShapeDays) -> Self {
        let stamp = |day: Option<NaiveDate>| day.and_then(|day| Stamp::new(day, 0));
        let stamps = Stamps {
            received: stamp(days.received),
            due: stamp(days.due),
            ended: stamp(days.end),
            ..Stamps::default()
        };
        let mut dossier = Self::begun(b"", None, stamps);
        *dossier.traits_mut() = traits;
        let rounds = days.requested.into_iter().flatten().map(|day| Supplement {
            requested: day.into(),
            answered: None,
            old_due: None,
            new_due: None,
        });
        // Not answered at all, so not before their requests.
        let _ = dossier.set_supplements(rounds.collect());
        dossier
    }

    /// Whether it used a database that its traits do not tell.
    pub(crate) fn has_unplaced_database(&self) -> bool {
        let listed = self.rare.as_ref().and_then(|rare| rare.databases.as_ref());
        listed.is_some_and(|codes| codes.iter().any(|code| place_of_database(code).is_none()))
    }
}
