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
    /// One procedure that several rows list, counted once; the order of the rows is no matter,
    /// and of no row nothing is known.
    ///
    /// | of all the rows | |
    /// |-----------------|-|
    /// | online, full, partial | the highest level of a row in force; where none is in force, of any row |
    /// | announced, published on time | all of them: one late decision makes the procedure late |
    /// | complete | wherever it is published |
    /// | the rest | at least one of them |
    ///
    /// The levels of rows that are not in force are passed over beside one that is (our choice):
    /// an agency that closed its full service does not offer it through another's partial one.
    ///
    /// ```
    /// use vn_egov_metrics::fact::{ProcedureFact, Reading, Standing};
    /// use vn_egov_metrics::record::{Procedure, ServiceLevel};
    ///
    /// let quarter = Reading::new("2026-Q3".parse()?);
    /// let row = |in_force, level| {
    ///     let (in_force, level) = (Some(in_force), Some(level));
    ///     Procedure { in_force, level, ..Procedure::default() }.standing(&quarter)
    /// };
    /// let full = |rows: &[_]| Standing::of_one_procedure(rows).answer(ProcedureFact::Full);
    /// let partial = row(true, ServiceLevel::Partial);
    /// assert_eq!(full(&[partial, row(true, ServiceLevel::Full)]), Some(true));
    /// assert_eq!(full(&[partial, row(false, ServiceLevel::Full)]), Some(false));
    /// # Ok::<(), vn_egov_metrics::time::ParsePeriodError>(())
    /// ```
    pub fn of_one_procedure(rows: &[Self]) -> Self {
        use ProcedureFact as Fact;

        let put = |said: &dyn Fn(&Self) -> Option<bool>, together: Logic| {
            rows.iter().map(said).reduce(together).flatten()
        };
        let either = |fact| put(&|row: &Self| row.answer(fact), or);
        let both = |fact| put(&|row: &Self| row.answer(fact), and);
        let in_force = |answer| rows.iter().any(|row| row.answer(Fact::InForce) == answer);
        let (some_is, some_may_be) = (in_force(Some(true)), in_force(None));
        // A level counts as far as its row is in force, where that tells the rows apart.
        let level = |fact| {
            let said = |row: &Self| match row.answer(Fact::InForce) {
                in_force if some_is => and(in_force, row.answer(fact)),
                Some(false) if some_may_be => Some(false),
                _ => row.answer(fact),
            };
            put(&said, or)
        };
        let complete = |row: &Self| match rows {
            [one] => one.answer(Fact::Complete),
            _ => or(not(row.answer(Fact::Published)), row.answer(Fact::Complete)),
        };
        let full = level(Fact::Full);
        let once =
            Fact::ALL.iter().fold(Self::UNKNOWN, |once, fact| once.set(*fact, either(*fact)));
        once.set(Fact::Online, level(Fact::Online))
            .set(Fact::Full, full)
            .set(Fact::Partial, and(not(full), level(Fact::Partial)))
            .set(Fact::AnnouncedOnTime, both(Fact::AnnouncedOnTime))
            .set(Fact::PublishedOnTime, both(Fact::PublishedOnTime))
            .set(Fact::Complete, put(&complete, and))
    }
}

type Logic = fn(Option<bool>, Option<bool>) -> Option<bool>;
