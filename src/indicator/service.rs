//! The indicators of online public services (dịch vụ công trực tuyến).

use super::Indicator;
use crate::Name;
use crate::fact::ServiceFact::{self, OnlineDossier, Published};

type Row = Indicator<ServiceFact>;

/// Published services that had some dossier filed online (criterion 3.2).
pub static WITH_ONLINE_DOSSIER: Row = Indicator::new(
    "service.with_online_dossier",
    Name::new("dịch vụ công có hồ sơ trực tuyến", "services with online dossiers"),
    Published.yes(),
    OnlineDossier.yes(),
)
.of_decision_766("3.2");

/// Every indicator of services, by id.
pub static ALL: [&Row; 1] = [&WITH_ONLINE_DOSSIER];
