//! The facts of an online public service.

use super::kind::facts;
use super::logic::or;
use super::{Reading, Standing, Usage};
use crate::record::{Service, ServiceState};

facts! {
    /// What can be asked of an online public service (dịch vụ công trực tuyến).
    ServiceFact, "service" {
        /// Published, about to be closed, or being tested.
        Published = "published", "đang công khai", "published";
        /// Some dossier in the period was filed online.
        OnlineDossier = "online_dossier", "có hồ sơ trực tuyến", "some dossier filed online";
    }
    exclusive {}
}

impl Service {
    /// What is known of the service, with what dossiers say of it in the period.
    ///
    /// ```
    /// use vn_egov_metrics::fact::{Reading, ServiceFact, Usage};
    /// use vn_egov_metrics::record::{Service, ServiceState};
    ///
    /// let service = Service { state: Some(ServiceState::Testing), ..Service::default() };
    /// let standing = service.standing(&Reading::new("2026-Q3".parse()?), &Usage::UNKNOWN);
    /// assert_eq!(standing.answer(ServiceFact::Published), Some(true));
    /// assert_eq!(standing.answer(ServiceFact::OnlineDossier), None);
    /// # Ok::<(), vn_egov_metrics::time::ParsePeriodError>(())
    /// ```
    pub fn standing(&self, _reading: &Reading<'_>, usage: &Usage) -> Standing<ServiceFact> {
        Standing::UNKNOWN
            .set(ServiceFact::Published, self.state.map(ServiceState::is_published))
            .set(ServiceFact::OnlineDossier, usage.online)
    }
}

impl Standing<ServiceFact> {
    /// One service that several rows list, counted once: published if one of them publishes it,
    /// used if one of them has a dossier.
    pub fn of_one_service(rows: &[Self]) -> Self {
        let either = |fact| rows.iter().map(|row| row.answer(fact)).reduce(or).flatten();
        Self::UNKNOWN
            .set(ServiceFact::Published, either(ServiceFact::Published))
            .set(ServiceFact::OnlineDossier, either(ServiceFact::OnlineDossier))
    }
}
