//! Dossiers reduced to what facts ask of them, and made of that again.

use chrono::NaiveDate;

use super::Dossier;
use super::stamp::{Stamp, Stamps};
use super::traits::{Traits, place_of_database};

/// The days of a dossier that facts ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ShapeDays {
    pub(crate) received: Option<NaiveDate>,
    pub(crate) due: Option<NaiveDate>,
    /// Of the end moment.
    pub(crate) end: Option<NaiveDate>,
}

impl Dossier {
    /// A dossier of those traits and days, without any code.
    pub(crate) fn of_shape(traits: Traits, days: ShapeDays) -> Self {
        let mut dossier = Self::of_code("", false);
        *dossier.traits_mut() = traits;
        let stamp = |day: Option<NaiveDate>| day.and_then(|day| Stamp::new(day, 0));
        dossier.set_stamps(Stamps {
            received: stamp(days.received),
            due: stamp(days.due),
            ended: stamp(days.end),
            ..Stamps::default()
        });
        dossier
    }

    /// Whether its traits and stamps say all that facts ask.
    #[inline]
    pub(crate) const fn is_plain(&self) -> bool {
        self.rare.is_none()
    }

    /// Whether it used a database that its traits do not tell.
    pub(crate) fn has_unplaced_database(&self) -> bool {
        let listed = self.rare.as_ref().and_then(|rare| rare.databases.as_ref());
        listed.is_some_and(|codes| codes.iter().any(|code| place_of_database(code).is_none()))
    }
}
