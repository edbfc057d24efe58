//! What dossiers decide about their procedures.

use super::dossier::{channel, population_data};
use super::kind::facts;
use super::logic::or;
use super::{Reading, Standing};
use crate::record::{Channel, Dossier, Fees, Payment};

facts! {
    /// What one dossier says of its procedure.
    ///
    /// Counted by procedure and agency, dossiers decide whether *some* dossier of a procedure
    /// was filed online, had a fee, was paid online, used population data; see [`Usage`].
    UsageFact, "use of a procedure" {
        /// Received within the period, and not after the day of the reading.
        InPeriod = "in_period", "tiếp nhận trong kỳ", "received in the period";
        /// Filed online, whatever its result.
        FiledOnline = "filed_online", "nộp trực tuyến", "filed online";
        /// It carries a fee line that is not 0: what the catalogue says of the fee is no fee data.
        FeeData = "fee_data", "có dữ liệu phí, lệ phí", "carries fee data";
        /// Paid online, on the national or the local gateway.
        PaidOnline = "paid_online", "thanh toán trực tuyến", "paid online";
        /// The population database was used.
        PopulationData = "population_data", "khai thác dữ liệu dân cư", "uses population data";
    }
    exclusive {}
}

impl Dossier {
    /// What the dossier says of its procedure, within the period and as of the day of the
    /// reading.
    pub fn usage(&self, reading: &Reading<'_>) -> Standing<UsageFact> {
        use UsageFact as Fact;

        let (traits, policy) = (self.traits(), reading.policy());
        let channel = channel(traits, &policy);
        let fee_data = match traits.fees() {
            Fees::Due => Some(true),
            Fees::Free | Fees::NoLines => Some(false),
            Fees::Unclear => None,
        };
        Standing::UNKNOWN
            .set(Fact::InPeriod, Some(self.received_on().is_some_and(|day| reading.covers(day))))
            .set(Fact::FiledOnline, channel.map(|channel| channel == Channel::Online))
            .set(Fact::FeeData, fee_data)
            .set(Fact::PaidOnline, traits.payment().known().map(Payment::is_online))
            .set(Fact::PopulationData, population_data(self, policy.population_database))
    }
}

/// What the dossiers of a period decide about a procedure; `None` is not known.
///
/// One dossier that has it settles a yes; one of which it is not known leaves open what no other
/// settles. Usages of disjoint dossiers are put together by [`Usage::and`], in any order.
///
/// Dossiers are counted as [`UsageFact`]s, by procedure and agency, in a
/// [`Breakdown`](crate::Breakdown) or a [`Ledger`](crate::Ledger), so that a dossier can be
/// corrected or taken back; [`Usage::of`](Self::of) reads off what they decide. A dossier that
/// names no procedure decides about none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Usage {
    /// Some dossier was filed online.
    pub online: Option<bool>,
    /// Some dossier carries fee data.
    pub fee: Option<bool>,
    /// Some dossier was paid online.
    pub paid_online: Option<bool>,
    /// Some dossier used population data.
    pub population_data: Option<bool>,
}

impl Usage {
    /// Nothing is known: no dossiers were read.
    pub const UNKNOWN: Self = Self::all(None);

    /// There was no dossier of it among all that were read.
    pub const NONE: Self = Self::all(Some(false));

    const fn all(answer: Option<bool>) -> Self {
        Self { online: answer, fee: answer, paid_online: answer, population_data: answer }
    }

    /// What the dossiers of both decide.
    pub const fn and(self, other: Self) -> Self {
        Self {
            online: or(self.online, other.online),
            fee: or(self.fee, other.fee),
            paid_online: or(self.paid_online, other.paid_online),
            population_data: or(self.population_data, other.population_data),
        }
    }
}
