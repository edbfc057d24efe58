//! Online public services.

use serde::{Deserialize, Serialize};

use super::Procedure;
use crate::Name;
use crate::code::{AgencyCode, Coded, ProcedureCode};

/// An online public service (dịch vụ công trực tuyến): a procedure as it is offered online.
///
/// What is `None` is not known, and is never counted as no.
#[doc(alias = "dịch vụ công")]
#[doc(alias = "dich vu cong")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Service {
    /// The code of the service, or of its procedure.
    pub code: Option<Coded<ProcedureCode>>,
    /// The agency that offers it.
    pub authority: Option<Coded<AgencyCode>>,
    /// Where it stands with the public.
    pub state: Option<ServiceState>,
}

/// Where a service stands with the public, serialised by the names in brackets.
///
/// Three states count as published: a service about to be closed or being tested still takes
/// dossiers in.
#[doc(alias = "trạng thái dịch vụ công")]
#[doc(alias = "trang thai dich vu cong")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceState {
    /// Not published (`not_published`).
    #[doc(alias = "không công khai")]
    #[doc(alias = "khong cong khai")]
    NotPublished,
    /// Being tested (`testing`).
    #[doc(alias = "đang kiểm thử")]
    #[doc(alias = "dang kiem thu")]
    Testing,
    /// Published, and about to be closed (`closing`).
    #[doc(alias = "chờ dừng công khai")]
    #[doc(alias = "cho dung cong khai")]
    Closing,
    /// Published (`published`).
    #[doc(alias = "đang công khai")]
    #[doc(alias = "dang cong khai")]
    Published,
}

impl ServiceState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::NotPublished, Self::Testing, Self::Closing, Self::Published];

    /// The serialised name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotPublished => "not_published",
            Self::Testing => "testing",
            Self::Closing => "closing",
            Self::Published => "published",
        }
    }

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::NotPublished => Name::new("không công khai", "not published"),
            Self::Testing => Name::new("đang kiểm thử", "being tested"),
            Self::Closing => Name::new("chờ dừng công khai", "about to be closed"),
            Self::Published => Name::new("đang công khai", "published"),
        }
    }

    /// Whether services of the state count as published (criterion 3.2).
    pub const fn is_published(self) -> bool {
        !matches!(self, Self::NotPublished)
    }
}

impl Procedure {
    /// The procedure as an online service.
    ///
    /// Where its `service_state` is not told, it is a published one if the procedure is public
    /// and offered fully or in part, and none if either is not so: information alone is no
    /// service that takes dossiers in (our choice).
    ///
    /// ```
    /// use vn_egov_metrics::record::{Procedure, ServiceLevel, ServiceState};
    ///
    /// let published = Some(true);
    /// let full = Procedure { published, level: Some(ServiceLevel::Full), ..Procedure::default() };
    /// assert_eq!(full.service().state, Some(ServiceState::Published));
    ///
    /// let information = Procedure { level: Some(ServiceLevel::Information), ..Procedure::default() };
    /// assert_eq!(information.service().state, Some(ServiceState::NotPublished));
    /// assert_eq!(Procedure { published, ..Procedure::default() }.service().state, None);
    /// ```
    pub fn service(&self) -> Service {
        let (online, _) = self.online();
        let state = self.service_state.or(match (self.published, online) {
            (Some(false), _) | (_, Some(false)) => Some(ServiceState::NotPublished),
            (Some(true), Some(true)) => Some(ServiceState::Published),
            _ => None,
        });
        Service { code: self.code.clone(), authority: self.authority.clone(), state }
    }
}
