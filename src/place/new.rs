//! The 34 provincial units since 1 July 2025.

use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;

use super::agency::{Holder, LevelOneCode};
use super::counts::CommuneKinds;
use super::kind::{self, NEW_ELEVATIONS, ProvinceKind};
use super::{Map, OldProvince, ParseProvinceError, Province, ProvinceCode};
use crate::Name;

/// What the table says of a unit.
struct Row {
    code: u8,
    namesake: OldProvince,
    predecessors: &'static [OldProvince],
    communes: CommuneKinds,
}

/// Writes the enum of the rows. That each old unit is in exactly one row is seen by the compiler:
/// `successor` matches every old unit once.
macro_rules! new_provinces {
    ($($unit:ident = $code:literal, [$($old:ident)*], $wards:literal + $rural:literal + $zones:literal;)*) => {
        /// A provincial unit since 1 July 2025: one of 34.
        ///
        /// Its name and its level-1 agency code are those of one of the old units it is made of
        /// (Decision 09/2025/QĐ-TTg); its two-digit code is that of the old unit where its seat
        /// is, so the two can differ: see [`ProvinceCode`]. They order by code. They travel as
        /// an id that says the map: `"since_2025:86"`.
        ///
        /// The rows: code, the old units it is made of, and its wards, rural communes and
        /// special zones on 1 July 2025. Source: Resolution 202/2025/QH15 and Decision
        /// 19/2025/QĐ-TTg, as the lists of the General Statistics Office give them.
        ///
        /// ```
        /// use vn_egov_metrics::place::{NewProvince, OldProvince};
        ///
        /// let dong_thap = NewProvince::DongThap;
        /// assert_eq!(dong_thap.code(), OldProvince::TienGiang.code());
        /// assert_eq!(dong_thap.agency_code(), OldProvince::DongThap.agency_code());
        /// assert_eq!(
        ///     dong_thap.predecessors(),
        ///     [OldProvince::TienGiang, OldProvince::DongThap],
        /// );
        /// ```
        #[doc(alias = "tỉnh")]
        #[doc(alias = "tinh")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum NewProvince {
            $(#[doc = concat!("Code ", $code, ", made of", $(" ", stringify!($old),)* ".")] $unit,)*
        }

        impl NewProvince {
            /// Every unit, by code.
            pub const ALL: [Self; 34] = [$(Self::$unit),*];

            const fn row(self) -> &'static Row {
                match self {
                    $(Self::$unit => &Row {
                        code: $code,
                        namesake: OldProvince::$unit,
                        predecessors: &[$(OldProvince::$old),*],
                        communes: CommuneKinds { wards: $wards, rural: $rural, special: $zones },
                    },)*
                }
            }

            /// The unit with that code.
            #[inline]
            pub(super) const fn numbered(code: u8) -> Option<Self> {
                match code {
                    $($code => Some(Self::$unit),)*
                    _ => None,
                }
            }
        }

        impl OldProvince {
            /// The unit that holds its territory since 1 July 2025.
            ///
            /// This is the mapping by which a breakdown by old province is regrouped. It leads
            /// to another type, so that regrouping twice does not compile:
            /// ```compile_fail,E0599
            /// use vn_egov_metrics::place::OldProvince;
            /// use vn_egov_metrics::{Breakdown, Coverage, Tally};
            /// use vn_egov_metrics::fact::DossierFact;
            ///
            /// let by_old: Breakdown<OldProvince, Tally<DossierFact>> =
            ///     Breakdown::new(Coverage::NONE, Tally::new());
            /// let once = by_old.regroup(|old| old.successor()).unwrap();
            /// let twice = once.regroup(|old| old.successor()).unwrap();
            /// ```
            #[doc(alias = "sáp nhập")]
            #[doc(alias = "sap nhap")]
            #[inline]
            pub const fn successor(self) -> NewProvince {
                match self {
                    $($(Self::$old)|* => NewProvince::$unit,)*
                }
            }
        }
    };
}

new_provinces! {
    HaNoi = 1, [HaNoi], 51 + 75 + 0;
    CaoBang = 4, [CaoBang], 3 + 53 + 0;
    TuyenQuang = 8, [HaGiang TuyenQuang], 7 + 117 + 0;
    DienBien = 11, [DienBien], 3 + 42 + 0;
    LaiChau = 12, [LaiChau], 2 + 36 + 0;
    SonLa = 14, [SonLa], 8 + 67 + 0;
    LaoCai = 15, [LaoCai YenBai], 10 + 89 + 0;
    ThaiNguyen = 19, [BacKan ThaiNguyen], 15 + 77 + 0;
    LangSon = 20, [LangSon], 4 + 61 + 0;
    QuangNinh = 22, [QuangNinh], 30 + 22 + 2;
    BacNinh = 24, [BacGiang BacNinh], 33 + 66 + 0;
    PhuTho = 25, [HoaBinh PhuTho VinhPhuc], 15 + 133 + 0;
    HaiPhong = 31, [HaiDuong HaiPhong], 45 + 67 + 2;
    HungYen = 33, [HungYen ThaiBinh], 11 + 93 + 0;
    NinhBinh = 37, [HaNam NamDinh NinhBinh], 32 + 97 + 0;
    ThanhHoa = 38, [ThanhHoa], 19 + 147 + 0;
    NgheAn = 40, [NgheAn], 11 + 119 + 0;
    HaTinh = 42, [HaTinh], 9 + 60 + 0;
    QuangTri = 44, [QuangBinh QuangTri], 8 + 69 + 1;
    Hue = 46, [Hue], 21 + 19 + 0;
    DaNang = 48, [DaNang QuangNam], 23 + 70 + 1;
    QuangNgai = 51, [QuangNgai KonTum], 9 + 86 + 1;
    GiaLai = 52, [BinhDinh GiaLai], 25 + 110 + 0;
    KhanhHoa = 56, [KhanhHoa NinhThuan], 16 + 48 + 1;
    DakLak = 66, [PhuYen DakLak], 14 + 88 + 0;
    LamDong = 68, [BinhThuan DakNong LamDong], 20 + 103 + 1;
    DongNai = 75, [BinhPhuoc DongNai], 23 + 72 + 0;
    HoChiMinh = 79, [BinhDuong BaRiaVungTau HoChiMinh], 113 + 54 + 1;
    TayNinh = 80, [TayNinh LongAn], 14 + 82 + 0;
    DongThap = 82, [TienGiang DongThap], 20 + 82 + 0;
    VinhLong = 86, [BenTre TraVinh VinhLong], 19 + 105 + 0;
    AnGiang = 91, [AnGiang KienGiang], 14 + 85 + 3;
    CanTho = 92, [CanTho HauGiang SocTrang], 31 + 72 + 0;
    CaMau = 96, [BacLieu CaMau], 9 + 55 + 0;
}

impl NewProvince {
    /// The two-digit code.
    pub const fn code(self) -> ProvinceCode {
        ProvinceCode::of_row(self.row().code)
    }

    /// The name without its kind: `Vĩnh Long`, in English without tones.
    pub const fn name(self) -> Name {
        self.namesake().name()
    }

    /// The old unit whose name and level-1 agency code it goes on using.
    pub const fn namesake(self) -> OldProvince {
        self.row().namesake
    }

    /// The old units whose territory it holds, by code: one to three.
    #[doc(alias = "sáp nhập")]
    #[doc(alias = "sap nhap")]
    pub const fn predecessors(self) -> &'static [OldProvince] {
        self.row().predecessors
    }

    /// Whether it is a province or a municipality on that day: Đồng Nai became a municipality
    /// on 30 April 2026. A day before 1 July 2025 is answered as that day.
    pub fn kind_on(self, day: NaiveDate) -> ProvinceKind {
        let before = self.namesake().kind_on(Map::Since2025.first_day());
        kind::kind_on(self.row().code, before, NEW_ELEVATIONS, day)
    }

    /// Its level-1 agency code, that of its namesake: `H61` for Vĩnh Long.
    pub const fn agency_code(self) -> LevelOneCode {
        self.namesake().agency_code()
    }

    /// Its ISO 3166-2 code, for the eleven that were not merged. No list of ISO codes after the
    /// merger was seen, so the others have none.
    pub const fn iso(self) -> Option<&'static str> {
        match self.predecessors() {
            [only] => Some(only.iso()),
            _ => None,
        }
    }

    /// The unit that the ISO 3166-2 code stands for, if it was not merged: `VN-HN`.
    pub fn by_iso(code: &str) -> Option<Self> {
        let new = OldProvince::by_iso(code)?.successor();
        new.iso().is_some().then_some(new)
    }

    /// The unit that holds what that level-1 agency code stands for. A closed code, such as
    /// Trà Vinh's `H59`, leads to the unit that holds its territory since. `None` if the text is
    /// no such code.
    ///
    /// ```
    /// use vn_egov_metrics::place::NewProvince;
    ///
    /// let holder = NewProvince::by_agency("H59").unwrap();
    /// assert_eq!((holder.province, holder.closed), (NewProvince::VinhLong, true));
    /// assert_eq!(NewProvince::by_agency("G01"), None);
    /// ```
    #[inline]
    pub fn by_agency(code: &str) -> Option<Holder<Self>> {
        let Holder { province: old, evidence, .. } = OldProvince::by_agency(code)?;
        let province = old.successor();
        Some(Holder { province, evidence, closed: province.namesake() != old })
    }

    /// Its wards, rural communes and special zones on 1 July 2025.
    pub(super) const fn first_communes(self) -> CommuneKinds {
        self.row().communes
    }
}

/// Prints the Vietnamese name: `Vĩnh Long`.
impl fmt::Display for NewProvince {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().vi)
    }
}

/// Reads the id of a unit of this map: `since_2025:86`.
impl FromStr for NewProvince {
    type Err = ParseProvinceError;

    fn from_str(id: &str) -> Result<Self, ParseProvinceError> {
        match id.parse()? {
            Province::New(province) => Ok(province),
            Province::Old(_) => Err(ParseProvinceError::of_other_map(id)),
        }
    }
}
