//! The wire form of a procedure in the portal's catalogue.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::any::{Any, Fields, Key, Take};
use super::entry_fault::EntryFault;
use super::fault::{FaultKind, PacketFault, Path, Shape};
use super::scalar::Scalar;
use super::wire::{Column, FieldKey, Object, Value, object};

object! {
    /// A procedure as the national portal's catalogue gives it (`LayThuTuc`): what was written,
    /// with nothing judged.
    ///
    /// It borrows from the input and reads as [`Packet`](super::Packet) does: scalars are text,
    /// what came in the wrong shape counts as missing and is told, fields that it does not name
    /// are passed over. Of texts that only people read it keeps the name alone.
    ///
    /// The portal answers with such entries in a [`CatalogueReply`](super::CatalogueReply).
    ///
    /// ```
    /// use vn_egov_metrics::portal::CatalogueEntry;
    ///
    /// let line = r#"{"MATTHC": "1.004194", "TRANGTHAI": "1", "CACHTHUCTHUCHIEN": [{"KENH": "2",
    ///     "THOIGIAN": [{"THOIGIANGIAIQUYET": "15", "DONVITINH": "Ngày làm việc",
    ///         "PHILEPHI": [{"MAPHILEPHI": "1'", "SOTIEN": "300.000"}]}]}]}"#;
    /// let entry: CatalogueEntry = serde_json::from_str(line)?;
    /// let procedure = entry.to_procedure(&mut |_| {}).unwrap();
    /// assert_eq!(procedure.fee, Some(true));
    /// assert_eq!(procedure.limit.map(|limit| limit.to_string()).as_deref(), Some("15 working days"));
    ///
    /// let error = serde_json::from_str::<CatalogueEntry>("{}").unwrap_err();
    /// assert_eq!(error.to_string(), "MATTHC is missing or empty at line 1 column 2");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[doc(alias = "LayThuTuc")]
    pub struct CatalogueEntry {
        /// The code; never missing in what was read.
        "MATTHC" => code: Scalar<'a>,
        /// The name.
        "TENTTHC" => name: Scalar<'a>,
        /// The kind of procedure.
        "LOAITTHC" => kind: Scalar<'a>,
        /// `1` if it is public.
        "TRANGTHAI" => state: Scalar<'a>,
        /// The agency that announced it.
        "MACOQUANCONGBO" => announced_by: Scalar<'a>,
        /// The number of the decision.
        "IDQUYETDINHCONGBO" => decision: Scalar<'a>,
        /// The fields of administration.
        "LINHVUCTHUCHIEN" => fields: Option<Vec<EntryField<'a>>>,
        /// The levels of authority.
        "CAPTHUCHIEN" => levels: Option<Vec<EntryLevel<'a>>>,
        /// The agencies that carry it out.
        "COQUANTHUCHIEN" => agencies: Option<Vec<EntryAgency<'a>>>,
        /// The competent agencies.
        "COQUANCOTHAMQUYEN" => competent: Option<Vec<EntryAgency<'a>>>,
        /// Who may apply.
        "DOITUONGTHUCHIEN" => applicants: Option<Vec<EntryApplicant<'a>>>,
        /// The ways to file, with their limits and fees.
        "CACHTHUCTHUCHIEN" => ways: Option<Vec<EntryWay<'a>>>,
        /// The steps, by case.
        "TRINHTUTHUCHIEN" => steps: Option<Vec<EntrySteps<'a>>>,
        /// The papers of the dossier, by case.
        "THANHPHANHOSO" => papers: Option<Vec<EntryPapers<'a>>>,
        /// The legal texts that it rests on.
        "CANCUPHAPLY" => bases: Option<Vec<EntryBasis<'a>>>,
    }
    and {
        /// What came in the wrong shape or twice.
        faults: Vec<PacketFault>,
    }
}

object! {
    /// A field of administration, an item of `LINHVUCTHUCHIEN`.
    #[doc(alias = "LINHVUCTHUCHIEN")]
    pub struct EntryField {
        /// The code of the field.
        "MALINHVUC" => code: Scalar<'a>,
    }
}

object! {
    /// A level of authority, an item of `CAPTHUCHIEN`.
    #[doc(alias = "CAPTHUCHIEN")]
    pub struct EntryLevel {
        /// `0` ministry, `1` province, `2` district, `3` commune.
        "CAPTHUCHIEN" => level: Scalar<'a>,
    }
}

object! {
    /// An agency, an item of `COQUANTHUCHIEN` or `COQUANCOTHAMQUYEN`.
    #[doc(alias = "COQUANTHUCHIEN")]
    #[doc(alias = "COQUANCOTHAMQUYEN")]
    pub struct EntryAgency {
        /// The code of the agency.
        "MADONVI" => code: Scalar<'a>,
    }
}

object! {
    /// A kind of applicant, an item of `DOITUONGTHUCHIEN`.
    #[doc(alias = "DOITUONGTHUCHIEN")]
    pub struct EntryApplicant {
        /// The code of the kind; no list of these codes was found.
        "MADOITUONG" => code: Scalar<'a>,
        /// The kind in words: `Công dân Việt Nam`.
        "TENDOITUONG" => name: Scalar<'a>,
    }
}

object! {
    /// A way to file, an item of `CACHTHUCTHUCHIEN`.
    #[doc(alias = "CACHTHUCTHUCHIEN")]
    pub struct EntryWay {
        /// The channel: `1` direct, `2` online, `3` post.
        "KENH" => channel: Scalar<'a>,
        /// Its time limits.
        "THOIGIAN" => times: Option<Vec<EntryTime<'a>>>,
    }
}

object! {
    /// A time limit of a way to file, an item of `THOIGIAN`.
    #[doc(alias = "THOIGIAN")]
    pub struct EntryTime {
        /// The amount: `15`, or `0,5`.
        "THOIGIANGIAIQUYET" => amount: Scalar<'a>,
        /// The unit: `Ngày làm việc` or `Ngày`; `Giờ` and `Tháng` are met as well.
        "DONVITINH" => unit: Scalar<'a>,
        /// The fees.
        "PHILEPHI" => fees: Option<Vec<EntryFee<'a>>>,
    }
}

object! {
    /// A fee or charge, an item of `PHILEPHI`.
    #[doc(alias = "PHILEPHI")]
    pub struct EntryFee {
        /// The kind: `1'` phí, `2'` lệ phí, apostrophe and all.
        "MAPHILEPHI" => kind: Scalar<'a>,
        /// The amount in đồng: `300.000`, or `không`.
        "SOTIEN" => amount: Scalar<'a>,
        /// The currency or unit.
        "DONVI" => unit: Scalar<'a>,
    }
}

object! {
    /// The steps of a case, an item of `TRINHTUTHUCHIEN`.
    #[doc(alias = "TRINHTUTHUCHIEN")]
    pub struct EntrySteps {
        /// The steps.
        "TRINHTU" => steps: Option<Vec<EntryStep<'a>>>,
    }
}

object! {
    /// A step, an item of `TRINHTU`.
    #[doc(alias = "TRINHTU")]
    pub struct EntryStep {
        /// What is done.
        "TENTRINHTU" => name: Scalar<'a>,
    }
}

object! {
    /// The papers of a case, an item of `THANHPHANHOSO`.
    #[doc(alias = "THANHPHANHOSO")]
    pub struct EntryPapers {
        /// The papers.
        "GIAYTO" => papers: Option<Vec<EntryPaper<'a>>>,
    }
}

object! {
    /// A paper, an item of `GIAYTO`.
    #[doc(alias = "GIAYTO")]
    pub struct EntryPaper {
        /// The code of the paper.
        "MAGIAYTO" => code: Scalar<'a>,
        /// The name of the paper.
        "TENGIAYTO" => name: Scalar<'a>,
        /// How many originals.
        "SOBANCHINH" => originals: Scalar<'a>,
        /// How many copies.
        "SOBANSAO" => copies: Scalar<'a>,
    }
}

object! {
    /// A legal text, an item of `CANCUPHAPLY`.
    #[doc(alias = "CANCUPHAPLY")]
    pub struct EntryBasis {
        /// The number of the text.
        "SOVANBAN" => number: Scalar<'a>,
        /// The day it was issued.
        "NGAYBANHANH" => issued: Scalar<'a>,
        /// The day it takes effect.
        "NGAYHIEULUC" => takes_effect: Scalar<'a>,
    }
}

impl CatalogueEntry<'_> {
    /// What came in the wrong shape or twice, in the order it was met.
    pub fn faults(&self) -> &[PacketFault] {
        &self.faults
    }
}

impl<'de> CatalogueEntry<'de> {
    /// The entry that an object is, or why it is none.
    pub(super) fn of_object<O: Fields<'de>>(
        object: O,
    ) -> Result<Result<Self, EntryFault>, O::Error> {
        let mut faults = Vec::new();
        let entry = Self::read(object, &Path::default(), &mut faults)?;
        if entry.code.is_missing() {
            return Ok(Err(EntryFault::NoCode));
        }
        Ok(Ok(Self { faults, ..entry }))
    }
}

/// Wants an entry.
struct TakeEntry;

impl<'de> Take<'de> for TakeEntry {
    type Out = CatalogueEntry<'de>;

    fn other<E: Error>(self, shape: Shape) -> Result<Self::Out, E> {
        Err(E::custom(EntryFault::NotAnObject(shape)))
    }

    fn object<O: Fields<'de>>(self, object: O) -> Result<Self::Out, O::Error> {
        CatalogueEntry::of_object(object)?.map_err(O::Error::custom)
    }
}

impl<'de> Deserialize<'de> for CatalogueEntry<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any(TakeEntry))
    }
}
