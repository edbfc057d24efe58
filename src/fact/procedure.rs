//! The facts of an administrative procedure.

use super::kind::facts;
use super::logic::{and, not, or};
use super::procedure_dates::Dates;
use super::{Fact as _, Reading, Standing, Usage};
use crate::record::{Procedure, ServiceLevel};

facts! {
    /// What can be asked of an administrative procedure (thủ tục hành chính).
    ProcedureFact, "procedure" {
        /// In force.
        InForce = "in_force", "đang có hiệu lực", "in force";
        /// Within the authority of the agency that is counted.
        WithinAuthority = "within_authority", "thuộc thẩm quyền", "within the authority";
        /// Offered online, fully or in part; a procedure with both counts once.
        Online = "online", "dịch vụ công trực tuyến", "offered online";
        /// A full online service.
        Full = "full", "toàn trình", "full online service";
        /// A partial online service.
        Partial = "partial", "một phần", "partial online service";
        /// Flagged as eligible for full online service.
        EligibleFull = "eligible_full", "đủ điều kiện toàn trình", "eligible for full service";
        /// Declared on and integrated with the national portal.
        Integrated = "integrated", "tích hợp Cổng DVCQG", "integrated with the portal";
        /// Its applicants pay a fee or charge.
        Fee = "fee", "có phí, lệ phí", "has a fee";
        /// Some dossier in the period carries fee data.
        FeeDossier = "fee_dossier", "có hồ sơ phát sinh phí", "some dossier with a fee";
        /// Some dossier in the period was paid online.
        PaidOnline = "paid_online", "có hồ sơ thanh toán trực tuyến", "some dossier paid online";
        /// Its applicants are citizens.
        ForCitizens = "for_citizens", "đối tượng là người dân", "for citizens";
        /// Some dossier in the period used population data.
        PopulationData = "population_data", "có hồ sơ khai thác dữ liệu dân cư",
            "some dossier with population data";
        /// Announced by a decision in the period.
        Announced = "announced", "công bố trong kỳ", "announced in the period";
        /// Every such decision came early enough before it takes effect.
        AnnouncedOnTime = "announced_on_time", "công bố đúng hạn", "announced on time";
        /// To be made public in the period.
        ToPublish = "to_publish", "phải công khai trong kỳ", "to be published in the period";
        /// Made public soon enough after the decision.
        PublishedOnTime = "published_on_time", "công khai đúng hạn", "published on time";
        /// Public now.
        Published = "published", "đang công khai", "published";
        /// Public with all seven mandatory parts.
        Complete = "complete", "công khai đủ nội dung", "published with all its parts";
    }
    exclusive { [Full, Partial] }
}

impl Procedure {
    /// What is known of the procedure.
    ///
    /// ```
    /// use vn_egov_metrics::fact::{ProcedureFact, Reading};
    /// use vn_egov_metrics::record::{LegacyLevel, Procedure};
    ///
    /// // Level 4 of the old scale is online, but a full service only if the procedure says so.
    /// let legacy_level = Some(LegacyLevel::Four);
    /// let procedure = Procedure { legacy_level, ..Procedure::default() };
    /// let standing = procedure.standing(&Reading::new("2024-03".parse()?));
    /// assert_eq!(standing.answer(ProcedureFact::Online), Some(true));
    /// assert_eq!(standing.answer(ProcedureFact::Full), None);
    /// # Ok::<(), vn_egov_metrics::time::ParsePeriodError>(())
    /// ```
    ///
    /// What only dossiers can tell is not known; [`Procedure::standing_with`] takes it.
    pub fn standing(&self, reading: &Reading<'_>) -> Standing<ProcedureFact> {
        self.standing_with(reading, &Usage::UNKNOWN)
    }

    /// What is known of the procedure, with what its dossiers decide in the period.
    ///
    /// *To be published in the period* is a procedure whose limit for it, after the decision,
    /// ends in the period and not after the day of the reading (our choice).
    ///
    /// ```
    /// use vn_egov_metrics::fact::{ProcedureFact, Reading, Usage};
    /// use vn_egov_metrics::record::Procedure;
    ///
    /// let reading = Reading::new("2026-Q3".parse()?);
    /// let procedure = Procedure { fee: Some(true), ..Procedure::default() };
    /// let unpaid = procedure.standing_with(&reading, &Usage::NONE);
    /// assert_eq!(unpaid.answer(ProcedureFact::PaidOnline), Some(false));
    /// assert_eq!(procedure.standing(&reading).answer(ProcedureFact::PaidOnline), None);
    /// # Ok::<(), vn_egov_metrics::time::ParsePeriodError>(())
    /// ```
    pub fn standing_with(&self, reading: &Reading<'_>, usage: &Usage) -> Standing<ProcedureFact> {
        use ProcedureFact as Fact;

        let (online, at_level) = self.online();
        let dates = Dates::of(self, reading);
        Standing::UNKNOWN
            .set(Fact::InForce, self.in_force)
            .set(Fact::WithinAuthority, self.within_authority)
            .set(Fact::Online, online)
            .set(Fact::Full, at_level(ServiceLevel::Full))
            .set(Fact::Partial, at_level(ServiceLevel::Partial))
            .set(Fact::EligibleFull, self.eligible_full)
            .set(Fact::Integrated, self.integrated)
            .set(Fact::Fee, self.fee)
            .set(Fact::FeeDossier, usage.fee)
            .set(Fact::PaidOnline, usage.paid_online)
            .set(Fact::ForCitizens, self.for_citizens)
            .set(Fact::PopulationData, usage.population_data)
            .set(Fact::Announced, dates.announced)
            .set(Fact::AnnouncedOnTime, dates.announced_on_time)
            .set(Fact::ToPublish, dates.to_publish)
            .set(Fact::PublishedOnTime, dates.published_on_time)
            .set(Fact::Published, self.published)
            .set(Fact::Complete, self.complete.or(self.parts.complete()))
    }
}

impl Standing<ProcedureFact> {
    /// One procedure that several agencies list, counted once: in force, online, with a fee if
    /// it is so at one of them, at the higher of its levels; announced and published on time if
    /// it was so at all of them, and complete if it is so wherever it is published.
    pub fn once(self, other: Self) -> Self {
        use ProcedureFact as Fact;

        let either = |fact| or(self.answer(fact), other.answer(fact));
        let both = |fact| and(self.answer(fact), other.answer(fact));
        let complete = |of: Self| or(not(of.answer(Fact::Published)), of.answer(Fact::Complete));
        let full = either(Fact::Full);
        let once =
            Fact::ALL.iter().fold(Self::UNKNOWN, |once, fact| once.set(*fact, either(*fact)));
        once.set(Fact::Partial, and(not(full), either(Fact::Partial)))
            .set(Fact::AnnouncedOnTime, both(Fact::AnnouncedOnTime))
            .set(Fact::PublishedOnTime, both(Fact::PublishedOnTime))
            .set(Fact::Complete, and(complete(self), complete(other)))
    }
}
