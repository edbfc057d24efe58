//! The wire form of a dossier, field by field.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::any::{Any, Fields, Key, Take};
use super::fault::{FaultKind, PacketFault, Path, ReadPacketError, Shape, Unreadable};
use super::items::{Database, Fee, Paper, ResultPaper, Supplement};
use super::json;
use super::scalar::Scalar;
use super::wire::{Column, FieldKey, Object, Value, object};
use crate::code::{Coded, DossierCode};
use crate::text::trim;

object! {
    /// A dossier as a provincial system sends it to the national portal (`DongBoHoSoMC`): what
    /// was written, with nothing judged.
    ///
    /// It borrows from the input. Scalars are text; missing, null and empty are the same, and
    /// codes nobody knows are kept. A list that is missing or null is `None`, `[]` is a list
    /// without items. Fields that the type does not name are passed over; those are all that is
    /// personal (names, papers, phones, mails, notes, contents) and all that no rule uses.
    ///
    /// It reads and writes any format of serde that describes itself, such as JSON. What it
    /// writes, it reads back the same.
    ///
    /// # Faults and errors
    /// What came in the wrong shape counts as missing and is in [`Packet::faults`]; so does a
    /// field that was written twice, of which the last counts. Only text that is malformed, no
    /// object, or without a `MaHoSo` is no packet; make a [`ReadPacketError`] of the format's
    /// error, which may quote what it found.
    ///
    /// # Examples
    /// ```
    /// use vn_egov_metrics::portal::{Packet, ReadPacketError};
    ///
    /// let line = r#"{"MaHoSo": "H59.17-240829-0001", "TrangThaiHoSo": 9, "NgayHenTra": "",
    ///     "ChuHoSo": "Nguyễn Văn Mẫu", "TaiLieuNop": [{"DuocSoHoa": "1"}, "tep.pdf"]}"#;
    /// let packet: Packet = serde_json::from_str(line)?;
    /// assert_eq!(packet.status.get(), Some("9"));
    /// assert_eq!(packet.due.get(), None);
    /// assert_eq!(packet.fees, None);
    /// assert_eq!(packet.faults().len(), 1);
    /// assert_eq!(
    ///     packet.faults()[0].to_string(),
    ///     "TaiLieuNop, item 2: expected an object, found text",
    /// );
    /// assert_eq!(
    ///     serde_json::to_string(&packet)?,
    ///     r#"{"MaHoSo":"H59.17-240829-0001","TrangThaiHoSo":"9","TaiLieuNop":[{"DuocSoHoa":"1"},{}]}"#,
    /// );
    ///
    /// let error = serde_json::from_str::<Packet>(r#"["Nguyễn Văn Mẫu"]"#).unwrap_err();
    /// let error = ReadPacketError::new(&error, error.line(), error.column());
    /// assert_eq!(error.to_string(), "expected an object, found a list, at line 1, column 23");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[doc(alias = "gói tin đồng bộ hồ sơ")]
    #[doc(alias = "goi tin dong bo ho so")]
    #[doc(alias = "DongBoHoSoMC")]
    pub struct Packet {
        /// The dossier code; never missing in what was read.
        "MaHoSo" => code: Scalar<'a>,
        /// The code of the procedure.
        "MaTTHC" => procedure: Scalar<'a>,
        /// The code of the field of administration.
        "MaLinhVuc" => field: Scalar<'a>,
        /// The channel: `1` direct, `2` online, `3` post.
        "KenhThucHien" => channel: Scalar<'a>,
        /// The kind of applicant: `1` citizen, `2` enterprise, `3` state agency, `4` other.
        "LoaiDoiTuong" => applicant: Scalar<'a>,
        /// When it was submitted.
        "NgayNopHoSo" => submitted: Scalar<'a>,
        /// When it was received.
        "NgayTiepNhan" => received: Scalar<'a>,
        /// When the result is due.
        "NgayHenTra" => due: Scalar<'a>,
        /// The status, `1` to `10`.
        "TrangThaiHoSo" => status: Scalar<'a>,
        /// When it was refused.
        "NgayTuChoi" => refused: Scalar<'a>,
        /// When its processing ended.
        "NgayKetThucXuLy" => finished: Scalar<'a>,
        /// When the result was handed over.
        "NgayTra" => returned: Scalar<'a>,
        /// How the result is handed over: `0` at the desk, `1` by post.
        "HinhThuc" => hand_over: Scalar<'a>,
        /// Where it was filed: `1`, `2`.
        "NoiNopHoSo" => filed_at: Scalar<'a>,
        /// `1` if some paper was digitised.
        "HoSoCoThanhPhanSoHoa" => digitised: Scalar<'a>,
        /// `1` if the applicant's account is verified by VNeID.
        "TaiKhoanDuocXacThucVoiVNeID" => vneid: Scalar<'a>,
        /// Payment: `0` none, `1` on the national portal, `2` on a ministry's or province's
        /// gateway, `3` not online.
        "DuocThanhToanTrucTuyen" => paid_online: Scalar<'a>,
        /// The databases it used.
        "DSKetNoiCSDL" => databases: Option<Vec<Database<'a>>>,
        /// The papers of the dossier.
        "TaiLieuNop" => papers: Option<Vec<Paper<'a>>>,
        /// The fee lines.
        "DanhSachLePhi" => fees: Option<Vec<Fee<'a>>>,
        /// The papers of the result.
        "DanhSachGiayToKetQua" => results: Option<Vec<ResultPaper<'a>>>,
        /// The supplement rounds.
        "DanhSachHoSoBoSung" => supplements: Option<Vec<Supplement<'a>>>,
    }
    and {
        faults: Vec<PacketFault>,
    }
}

impl<'a> Packet<'a> {
    /// What came in the wrong shape or twice, in the order it was met.
    pub fn faults(&self) -> &[PacketFault] {
        &self.faults
    }

    /// The dossier code, trimmed and composed (NFC), regular or not; `None` only of a packet
    /// that was not read.
    pub fn dossier_code(&self) -> Option<Coded<DossierCode>> {
        self.code.get().and_then(Coded::read)
    }

    /// Reads a packet of a JSON text, such as a line of a file.
    ///
    /// It is what `serde_json::from_str` gives, packets, faults and the places of errors alike,
    /// but for numbers, which stay as they were written: `9.00`, or more digits than a computer's
    /// number has. Any other format of serde gives a packet too. This reader is here because a portal's export is
    /// large and reading it is most of the work: it takes about two thirds of the time, by looking
    /// for the ends of strings in eight bytes at once. Whoever only wants dossiers reads them quicker
    /// with a [`DossierReader`](super::DossierReader).
    ///
    /// ```
    /// use vn_egov_metrics::portal::Packet;
    ///
    /// let packet = Packet::from_json(r#"{"MaHoSo": "H59.17-240829-0001", "TrangThaiHoSo": 9}"#)?;
    /// assert_eq!(packet.status.get(), Some("9"));
    ///
    /// let error = Packet::from_json(r#"["Nguyễn Văn Mẫu"]"#).unwrap_err();
    /// assert_eq!(error.to_string(), "expected an object, found a list, at line 1, column 23");
    /// # Ok::<(), vn_egov_metrics::portal::ReadPacketError>(())
    /// ```
    ///
    /// # Errors
    /// A text that is malformed, no object, or without a `MaHoSo`.
    pub fn from_json(text: &'a str) -> Result<Self, ReadPacketError> {
        let mut packet = Self::default();
        json::read(text, TakePacket(&mut packet))?;
        Ok(packet)
    }

    /// Makes a packet of a row of columns, such as a CSV row, by the columns' names.
    ///
    /// Every value is text, so leading zeros stay; an empty one is missing. Columns may stand in
    /// any order; a column that no field is named after is passed over. A column given twice
    /// counts as [`FaultKind::Repeated`] where both have a value, and the last one counts.
    ///
    /// A scalar's column bears its portal name: `MaHoSo`, `NgayTiepNhan`. A list has a column
    /// for each field of its items, `List.Field`, with the items' values in their order and `;`
    /// between them; the longest column of a list says how many items it has. A list all of
    /// whose columns are empty is missing; `[]` in one of them is a list without items.
    ///
    /// | column | values |
    /// |--------|--------|
    /// | `TaiLieuNop.CoTep` | `1` the paper has a file, `0` it has none |
    /// | `TaiLieuNop.DuocSoHoa`, `.DuocTaiSuDung`, `.DuocLayTuKhoDMQG`, `.IsDeleted` | as in the packet |
    /// | `DanhSachGiayToKetQua.CoTep` | `1` the result has a file, `0` it has none |
    /// | `DanhSachGiayToKetQua.MaGiayToKetQua` | as in the packet |
    /// | `DanhSachLePhi.Gia`, `.MaPhiLePhi`, `.LoaiPhiLePhi`, `.HinhThucThu` | as in the packet |
    /// | `DanhSachHoSoBoSung.NgayBoSung`, `.NgayTiepNhanBoSung`, `.TrangThaiBoSung`, `.NgayHenTraTruoc`, `.NgayHenTraMoi` | as in the packet |
    /// | `DSKetNoiCSDL.MaCSDL` | as in the packet |
    ///
    /// So three papers, the second without a file: `TaiLieuNop.CoTep` is `1;0;1`. Whoever only
    /// knows that some paper has a file writes `1`: the facts are the same. Addresses of files
    /// have no column; written as a packet, a file of a row has the address `1`.
    ///
    /// ```
    /// use vn_egov_metrics::portal::Packet;
    ///
    /// let row = [
    ///     ("MaHoSo", "H59.17-240829-0001"),
    ///     ("TrangThaiHoSo", "9"),
    ///     ("TaiLieuNop.CoTep", "1;0"),
    ///     ("DanhSachLePhi.Gia", "[]"),
    ///     ("DanhSachHoSoBoSung.NgayBoSung", ""),
    /// ];
    /// let packet = Packet::from_columns(row)?;
    /// let papers = packet.papers.as_deref().unwrap_or_default();
    /// assert_eq!(papers.iter().filter(|paper| paper.file.is_given()).count(), 1);
    /// assert_eq!(packet.fees, Some(Vec::new()));
    /// assert_eq!(packet.supplements, None);
    ///
    /// let error = Packet::from_columns([("TrangThaiHoSo", "9")]).unwrap_err();
    /// assert_eq!(error.to_string(), "MaHoSo is missing or empty");
    /// # Ok::<(), vn_egov_metrics::portal::ReadPacketError>(())
    /// ```
    ///
    /// The rows of a file have the same columns: [`Columns`](super::Columns) looks at their names
    /// once.
    ///
    /// # Errors
    /// A row whose `MaHoSo` is missing or empty.
    pub fn from_columns<'n>(
        columns: impl IntoIterator<Item = (&'n str, &'a str)>,
    ) -> Result<Self, ReadPacketError> {
        Self::from_cells(columns.into_iter().map(|(name, text)| (column_of(name), text)))
    }

    /// The packet of cells whose columns are known.
    #[inline]
    pub(super) fn from_cells(
        cells: impl Iterator<Item = (Option<Column>, &'a str)>,
    ) -> Result<Self, ReadPacketError> {
        let mut packet = Self::default();
        let (path, mut faults) = (Path::default(), Vec::new());
        for (column, text) in cells {
            if let (Some(column), false) = (column, text.is_empty()) {
                packet.put(column, text, &path, &mut faults);
            }
        }
        if packet.code.is_missing() {
            return Err(Unreadable::NoCode.into());
        }
        packet.faults = faults;
        Ok(packet)
    }
}

/// Where a column of that name goes, of a packet.
pub(super) fn column_of(name: &str) -> Option<Column> {
    let name = trim(name);
    let (field, below) =
        name.split_once('.').map_or((name, None), |(list, field)| (list, Some(field)));
    Packet::column(field, below)
}

/// Wants a packet, for that one, of which nothing is known yet.
struct TakePacket<'p, 'a>(&'p mut Packet<'a>);

impl<'de> Take<'de> for TakePacket<'_, 'de> {
    type Out = ();

    fn other<E: Error>(self, shape: Shape) -> Result<(), E> {
        Err(E::custom(Unreadable::NotAnObject(shape)))
    }

    fn object<O: Fields<'de>>(self, object: O) -> Result<(), O::Error> {
        let mut faults = Vec::new();
        self.0.fill(object, &Path::default(), &mut faults)?;
        if self.0.code.is_missing() {
            let shape = faults.iter().rev().find_map(|fault| match fault.kind() {
                FaultKind::NotText(shape) if fault.field() == "MaHoSo" => Some(shape),
                _ => None,
            });
            return Err(O::Error::custom(
                shape.map_or(Unreadable::NoCode, Unreadable::CodeNotText),
            ));
        }
        self.0.faults = faults;
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Packet<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut packet = Self::default();
        deserializer.deserialize_any(Any(TakePacket(&mut packet)))?;
        Ok(packet)
    }
}
