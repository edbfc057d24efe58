//! The items of a packet's lists.

use super::any::{Fields, Key};
use super::fault::{FaultKind, PacketFault, Path};
use super::quick::is_deleted;
use super::scalar::{FileLink, Scalar};
use super::wire::{Column, FieldKey, Object, Value, object};

object! {
    /// A paper of the dossier, an item of `TaiLieuNop`.
    ///
    /// The file's name is personal and not kept.
    #[doc(alias = "thành phần hồ sơ")]
    #[doc(alias = "thanh phan ho so")]
    pub struct Paper {
        /// Whether the item is deleted; see [`Paper::is_deleted`].
        "IsDeleted" => deleted: Scalar<'a>,
        /// The file.
        "DuongDanTaiTepTin" => file: FileLink<'a>,
        /// `1` if it was digitised.
        "DuocSoHoa" => digitised: Scalar<'a>,
        /// `0` not reused, `1` from another dossier's papers, `2` from another dossier's result.
        "DuocTaiSuDung" => reused: Scalar<'a>,
        /// `1` if it was taken from the applicant's store on the national portal.
        "DuocLayTuKhoDMQG" => stored: Scalar<'a>,
    }
}

impl Paper<'_> {
    /// Whether the item is marked as deleted (`True`, `true` or `1`), which makes it as if absent
    /// for every fact.
    pub fn is_deleted(&self) -> bool {
        self.deleted.get().is_some_and(is_deleted)
    }
}

object! {
    /// A fee line, an item of `DanhSachLePhi`.
    #[doc(alias = "phí, lệ phí")]
    #[doc(alias = "phi, le phi")]
    pub struct Fee {
        /// The price in đồng, plain or dotted: `300.000`.
        "Gia" => price: Scalar<'a>,
        /// The code of the fee.
        "MaPhiLePhi" => code: Scalar<'a>,
        /// The kind of fee.
        "LoaiPhiLePhi" => kind: Scalar<'a>,
        /// When it is collected: `1` on receipt, `2` on supplement, `4` on hand-over.
        "HinhThucThu" => collected: Scalar<'a>,
    }
}

object! {
    /// A paper of the result, an item of `DanhSachGiayToKetQua`.
    ///
    /// Its name is personal and not kept.
    #[doc(alias = "giấy tờ kết quả")]
    #[doc(alias = "giay to ket qua")]
    pub struct ResultPaper {
        /// The file.
        "DuongDanTepTinKetQua" => file: FileLink<'a>,
        /// The code of this kind of result.
        "MaGiayToKetQua" => code: Scalar<'a>,
    }
}

object! {
    /// A supplement round, an item of `DanhSachHoSoBoSung`.
    ///
    /// Who asked, who took in and what was said are personal and not kept.
    #[doc(alias = "bổ sung hồ sơ")]
    #[doc(alias = "bo sung ho so")]
    pub struct Supplement {
        /// When the supplement was requested.
        "NgayBoSung" => requested: Scalar<'a>,
        /// When it came in.
        "NgayTiepNhanBoSung" => answered: Scalar<'a>,
        /// The state of the round.
        "TrangThaiBoSung" => state: Scalar<'a>,
        /// When the result was due before the round.
        "NgayHenTraTruoc" => old_due: Scalar<'a>,
        /// When the result is due after the round.
        "NgayHenTraMoi" => new_due: Scalar<'a>,
    }
}

object! {
    /// A database that the dossier used, an item of `DSKetNoiCSDL`.
    #[doc(alias = "cơ sở dữ liệu")]
    #[doc(alias = "co so du lieu")]
    pub struct Database {
        /// The code of the database.
        "MaCSDL" => code: Scalar<'a>,
    }
}
