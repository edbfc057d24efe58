//! The wire form of a step in the progress of a dossier.

use core::fmt;
use std::borrow::Cow;

use chrono::NaiveDateTime;
use serde::de::Error;
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Deserializer, Serialize};

use super::any::{Any, Fields, Key, Take};
use super::fault::{FaultKind, PacketFault, Path, Shape};
use super::scalar::Scalar;
use super::time::WireTime;
use super::wire::{Column, FieldKey, Object, Value, object};
use crate::code::{Coded, DossierCode};
use crate::record::{Dossier, Registered, Status, Timeline};

object! {
    /// A step in the progress of a dossier, a row of `CapNhatTienDoHoSoMC`: what was written, with
    /// nothing judged.
    ///
    /// It borrows from the input and reads as [`Packet`](super::Packet) does: scalars are text,
    /// numbers too; what came in the wrong shape counts as missing and is told; fields that it does
    /// not name are passed over. Those are the handler, the position, the department and the words
    /// of the step, which can name a person; whoever sends a row fills them ([`ProgressRow::fill`]).
    ///
    /// ```
    /// use vn_egov_metrics::portal::ProgressRow;
    ///
    /// let line = r#"{"MaHoSo": "H59.17-260704-0001", "NguoiXuLy": "Nguyễn Văn Mẫu",
    ///     "ThoiDiemXuLy": "20260706090000", "NoiDungXuLy": "Trả kết quả", "TrangThai": 9}"#;
    /// let row: ProgressRow = serde_json::from_str(line)?;
    /// assert_eq!(row.status.get(), Some("9"));
    /// assert_eq!(
    ///     serde_json::to_string(&row)?,
    ///     r#"{"MaHoSo":"H59.17-260704-0001","ThoiDiemXuLy":"20260706090000","TrangThai":"9"}"#,
    /// );
    ///
    /// let error = serde_json::from_str::<ProgressRow>(r#"{"TrangThai": 9}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "MaHoSo is missing or empty at line 1 column 16");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[doc(alias = "tiến độ hồ sơ")]
    #[doc(alias = "tien do ho so")]
    #[doc(alias = "CapNhatTienDoHoSoMC")]
    pub struct ProgressRow {
        /// The dossier code; never missing in what was read.
        "MaHoSo" => code: Scalar<'a>,
        /// When the step was taken.
        "ThoiDiemXuLy" => at: Scalar<'a>,
        /// The status since, `1` to `10`.
        "TrangThai" => status: Scalar<'a>,
        /// When the step began.
        "NgayBatDau" => began: Scalar<'a>,
        /// When the step has to end by its rule.
        "NgayKetThucTheoQuyDinh" => due: Scalar<'a>,
    }
    and {
        faults: Vec<PacketFault>,
    }
}

/// What a row says in words, and of whom: the caller's to fill, and only sent, never kept.
///
/// The portal asks for the handler and the words of every step.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct StepWords<'a> {
    /// Who took the step (`NguoiXuLy`).
    pub handler: &'a str,
    /// The position of the handler (`ChucDanh`); left out where it is empty.
    pub position: &'a str,
    /// The department (`PhongBanXuLy`); left out where it is empty.
    pub department: &'a str,
    /// What was done (`NoiDungXuLy`).
    pub content: &'a str,
}

/// Shows none of it.
impl fmt::Debug for StepWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StepWords(..)")
    }
}

/// A row as it is sent, with its words: it can be written, and nothing else.
#[derive(Clone, Copy)]
pub struct FilledRow<'r> {
    row: &'r ProgressRow<'r>,
    words: StepWords<'r>,
}

/// Shows the row alone.
impl fmt::Debug for FilledRow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FilledRow").field(self.row).field(&self.words).finish()
    }
}

impl Serialize for FilledRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ProgressRow { code, at, status, began, due, .. } = self.row;
        let StepWords { handler, position, department, content } = self.words;
        let mut object = serializer.serialize_struct("FilledRow", 9)?;
        object.serialize_field("MaHoSo", code)?;
        object.serialize_field("NguoiXuLy", handler)?;
        if !position.is_empty() {
            object.serialize_field("ChucDanh", position)?;
        }
        object.serialize_field("ThoiDiemXuLy", at)?;
        if !department.is_empty() {
            object.serialize_field("PhongBanXuLy", department)?;
        }
        object.serialize_field("NoiDungXuLy", content)?;
        object.serialize_field("TrangThai", status)?;
        for (name, scalar) in [("NgayBatDau", began), ("NgayKetThucTheoQuyDinh", due)] {
            if !scalar.is_missing() {
                object.serialize_field(name, scalar)?;
            }
        }
        object.end()
    }
}

impl<'a> ProgressRow<'a> {
    /// How many rows the portal's own clients send at a time.
    pub const CHUNK: usize = 10;

    /// A step of a dossier to a status.
    ///
    /// ```
    /// use vn_egov_metrics::portal::{ProgressRow, StepWords};
    /// use vn_egov_metrics::record::Status;
    ///
    /// let row = ProgressRow::new("H59.17-260704-0001", Status::Received, "20260704080000".parse()?);
    /// let words = StepWords { handler: "Chuyên viên", content: "Tiếp nhận hồ sơ", ..StepWords::default() };
    /// assert_eq!(
    ///     serde_json::to_string(&row.fill(words))?,
    ///     r#"{"MaHoSo":"H59.17-260704-0001","NguoiXuLy":"Chuyên viên","ThoiDiemXuLy":"20260704080000","NoiDungXuLy":"Tiếp nhận hồ sơ","TrangThai":"2"}"#,
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(code: impl Into<Cow<'a, str>>, status: Status, at: WireTime) -> Self {
        Self {
            code: Scalar::new(code),
            at: Scalar::new(at.to_string()),
            status: Scalar::new(status.code()),
            ..Self::default()
        }
    }

    /// The steps that a dossier's own moments tell, in the order the portal's clients send them:
    /// received first, handed over last. What has no moment is no step, and neither is an end that
    /// the status does not speak of.
    pub fn of_dossier(dossier: &'a Dossier) -> Vec<Self> {
        let Timeline { received, ended, returned, .. } = dossier.timeline();
        let end = match dossier.status() {
            Some(Status::Refused) => [Some((Status::Refused, dossier.end_moment())), None],
            Some(status @ (Status::Withdrawn | Status::Stopped | Status::Processed)) => {
                [Some((status, ended)), None]
            }
            Some(Status::Returned) => {
                [Some((Status::Processed, ended)), Some((Status::Returned, returned))]
            }
            _ => [None, None],
        };
        let steps = [Some((Status::Received, received))].into_iter().chain(end).flatten();
        let row = |(status, at): (Status, Option<NaiveDateTime>)| {
            Some(Self::new(dossier.code_str(), status, WireTime::to_second(at?)?))
        };
        steps.filter_map(row).collect()
    }

    /// The row with its words, to be sent.
    pub const fn fill(&'a self, words: StepWords<'a>) -> FilledRow<'a> {
        FilledRow { row: self, words }
    }

    /// What came in the wrong shape or twice, in the order it was met.
    pub fn faults(&self) -> &[PacketFault] {
        &self.faults
    }

    /// The dossier code, trimmed and composed (NFC), regular or not; `None` only of a row that was
    /// not read.
    pub fn dossier_code(&self) -> Option<Coded<DossierCode>> {
        self.code.get().and_then(Coded::read)
    }
}

/// Wants a row.
struct TakeRow;

impl<'de> Take<'de> for TakeRow {
    type Out = ProgressRow<'de>;

    fn other<E: Error>(self, shape: Shape) -> Result<Self::Out, E> {
        Err(E::custom(format_args!("expected an object, found {shape}")))
    }

    fn object<O: Fields<'de>>(self, object: O) -> Result<Self::Out, O::Error> {
        let mut faults = Vec::new();
        let mut row = ProgressRow::read(object, &Path::default(), &mut faults)?;
        if row.code.is_missing() {
            return Err(O::Error::custom("MaHoSo is missing or empty"));
        }
        row.faults = faults;
        Ok(row)
    }
}

impl<'de> Deserialize<'de> for ProgressRow<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any(TakeRow))
    }
}
