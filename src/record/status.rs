//! The registers of a dossier: status, channel, applicant, payment.

use super::register::register;

register! {
    /// The status of a dossier, one of the ten of the national portal (`TrangThaiHoSo`).
    #[doc(alias = "trạng thái hồ sơ")]
    #[doc(alias = "trang thai ho so")]
    #[doc(alias = "TrangThaiHoSo")]
    Status {
        /// Filed, not yet received.
        Filed = "1", "mới đăng ký", "filed";
        /// Received at the one-stop desk.
        Received = "2", "được tiếp nhận", "received";
        /// Not accepted.
        Refused = "3", "không được tiếp nhận", "not accepted";
        /// In process.
        InProcess = "4", "đang xử lý", "in process";
        /// Waiting for further papers.
        AwaitingSupplement = "5", "yêu cầu bổ sung giấy tờ", "awaiting a supplement";
        /// Waiting for a tax or fee.
        AwaitingPayment = "6", "yêu cầu thực hiện nghĩa vụ tài chính", "awaiting payment";
        /// Withdrawn by the applicant.
        Withdrawn = "7", "công dân yêu cầu rút hồ sơ", "withdrawn";
        /// Stopped by the agency.
        Stopped = "8", "dừng xử lý", "stopped";
        /// Processed: the result is at the desk.
        Processed = "9", "đã xử lý xong", "processed";
        /// The result is handed over.
        Returned = "10", "đã trả kết quả", "returned";
    }
}

impl Status {
    /// The number of the status, 1 to 10.
    pub const fn number(self) -> u8 {
        match self {
            Self::Filed => 1,
            Self::Received => 2,
            Self::Refused => 3,
            Self::InProcess => 4,
            Self::AwaitingSupplement => 5,
            Self::AwaitingPayment => 6,
            Self::Withdrawn => 7,
            Self::Stopped => 8,
            Self::Processed => 9,
            Self::Returned => 10,
        }
    }

    /// Whether a dossier of the status has ended: refused, withdrawn, stopped, processed,
    /// returned.
    pub const fn is_end(self) -> bool {
        matches!(
            self,
            Self::Refused | Self::Withdrawn | Self::Stopped | Self::Processed | Self::Returned
        )
    }

    /// Whether `next` often follows; no official table was found, so a step that does not is
    /// only worth a warning. Staying is no step.
    pub fn often_leads_to(self, next: Self) -> bool {
        use Status::{
            AwaitingPayment, AwaitingSupplement, Filed, InProcess, Processed, Received, Refused,
            Returned, Stopped, Withdrawn,
        };
        let nexts: &[Self] = match self {
            Filed => &[Received, Refused, AwaitingSupplement, Withdrawn],
            Received => {
                &[InProcess, AwaitingSupplement, AwaitingPayment, Withdrawn, Stopped, Processed]
            }
            InProcess => {
                &[Received, AwaitingSupplement, AwaitingPayment, Withdrawn, Stopped, Processed]
            }
            AwaitingSupplement => &[Received, InProcess, Refused, Withdrawn, Stopped],
            AwaitingPayment => &[InProcess, AwaitingSupplement, Withdrawn, Stopped, Processed],
            Stopped => &[InProcess],
            Processed => &[Returned, InProcess],
            Withdrawn => &[Stopped],
            Refused | Returned => &[],
        };
        self == next || nexts.contains(&next)
    }
}

register! {
    /// The way a dossier was filed (`KenhThucHien`).
    #[doc(alias = "kênh thực hiện")]
    #[doc(alias = "kenh thuc hien")]
    #[doc(alias = "KenhThucHien")]
    Channel {
        /// At the one-stop desk.
        Direct = "1", "trực tiếp", "direct";
        /// Online.
        Online = "2", "trực tuyến", "online";
        /// By public post.
        Post = "3", "bưu chính công ích", "post";
    }
}

register! {
    /// The kind of applicant (`LoaiDoiTuong`).
    #[doc(alias = "loại đối tượng")]
    #[doc(alias = "loai doi tuong")]
    #[doc(alias = "LoaiDoiTuong")]
    ApplicantKind {
        /// A citizen.
        Citizen = "1", "công dân", "citizen";
        /// An enterprise.
        Enterprise = "2", "doanh nghiệp", "enterprise";
        /// A state agency.
        Agency = "3", "cơ quan nhà nước", "state agency";
        /// Another organisation.
        Other = "4", "tổ chức khác", "other organisation";
    }
}

register! {
    /// How a dossier was paid (`DuocThanhToanTrucTuyen`).
    #[doc(alias = "thanh toán trực tuyến")]
    #[doc(alias = "thanh toan truc tuyen")]
    #[doc(alias = "DuocThanhToanTrucTuyen")]
    Payment {
        /// Not at all.
        None = "0", "không thanh toán", "no payment";
        /// Online on the national portal.
        NationalPortal = "1", "thanh toán trên Cổng DVCQG", "on the national portal";
        /// Online on the gateway of the ministry or province.
        LocalGateway = "2", "thanh toán trên cổng bộ, tỉnh", "on the local gateway";
        /// A fee there is, not paid online.
        NotOnline = "3", "có phí, không thanh toán trực tuyến", "not online";
    }
}

impl Payment {
    /// Whether it was paid online, on either gateway.
    pub const fn is_online(self) -> bool {
        matches!(self, Self::NationalPortal | Self::LocalGateway)
    }
}
