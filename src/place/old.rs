//! The 63 provincial units until 30 June 2025.

use core::fmt;
use core::str::FromStr;

use chrono::NaiveDate;

use super::agency::{Evidence, Holder, LevelOneCode};
use super::kind::{self, OLD_ELEVATIONS, ProvinceKind};
use super::{ParseProvinceError, Province, ProvinceCode};
use crate::Name;

/// What the table says of a unit.
struct Row {
    code: u8,
    name: Name,
    kind: ProvinceKind,
    agency: LevelOneCode,
    iso: &'static str,
}

/// Writes the enum of the rows, so that a row cannot be missing from any of its look-ups.
macro_rules! old_provinces {
    ($($unit:ident = $code:literal, $vi:literal / $en:literal, $kind:ident,
        $agency:literal $evidence:ident, $iso:literal;)*) => {
        /// A provincial unit until 30 June 2025: one of 63.
        ///
        /// Units of different maps are different types, since a code and even a name (Vĩnh
        /// Long, Đồng Tháp, …) stands for another territory after 1 July 2025. They order by
        /// code. They travel as an id that says the map: `"until_2025:84"`.
        ///
        /// The rows: code, name, kind on 30 June 2025, level-1 agency code and how it is known,
        /// ISO 3166-2 code. Codes and names are those of the General Statistics Office's list
        /// of 1 March 2025, ISO codes those of CLDR 48.2.
        ///
        /// ```
        /// use vn_egov_metrics::place::{NewProvince, OldProvince};
        ///
        /// assert_eq!(OldProvince::TraVinh.code().to_string(), "84");
        /// assert_eq!(OldProvince::TraVinh.successor(), NewProvince::VinhLong);
        /// ```
        #[doc(alias = "tỉnh")]
        #[doc(alias = "tinh")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum OldProvince {
            $(#[doc = concat!($vi, ", code ", $code, ", ", $iso, ".")] $unit,)*
        }

        impl OldProvince {
            /// Every unit, by code.
            pub const ALL: [Self; 63] = [$(Self::$unit),*];

            const fn row(self) -> &'static Row {
                match self {
                    $(Self::$unit => const { &Row {
                        code: $code,
                        name: Name::new($vi, $en),
                        kind: ProvinceKind::$kind,
                        agency: LevelOneCode::of_row($agency, Evidence::$evidence),
                        iso: $iso,
                    } },)*
                }
            }

            /// The unit alone, as a list of units.
            pub(super) const fn alone(self) -> &'static [Self] {
                match self {
                    $(Self::$unit => &[Self::$unit],)*
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

            /// The unit with that level-1 agency code.
            #[inline]
            const fn of_agency(number: u8) -> Option<Self> {
                match number {
                    $($agency => Some(Self::$unit),)*
                    _ => None,
                }
            }

            /// The unit that the ISO 3166-2 code stands for: `VN-51`.
            #[inline]
            pub fn by_iso(code: &str) -> Option<Self> {
                match code {
                    $($iso => Some(Self::$unit),)*
                    _ => None,
                }
            }
        }
    };
}

old_provinces! {
    HaNoi = 1, "Hà Nội" / "Ha Noi", Municipality, 26 Confirmed, "VN-HN";
    HaGiang = 2, "Hà Giang" / "Ha Giang", Province, 22 Inferred, "VN-03";
    CaoBang = 4, "Cao Bằng" / "Cao Bang", Province, 14 Confirmed, "VN-04";
    BacKan = 6, "Bắc Kạn" / "Bac Kan", Province, 3 Inferred, "VN-53";
    TuyenQuang = 8, "Tuyên Quang" / "Tuyen Quang", Province, 60 Confirmed, "VN-07";
    LaoCai = 10, "Lào Cai" / "Lao Cai", Province, 38 Confirmed, "VN-02";
    DienBien = 11, "Điện Biên" / "Dien Bien", Province, 18 Confirmed, "VN-71";
    LaiChau = 12, "Lai Châu" / "Lai Chau", Province, 35 Confirmed, "VN-01";
    SonLa = 14, "Sơn La" / "Son La", Province, 52 Confirmed, "VN-05";
    YenBai = 15, "Yên Bái" / "Yen Bai", Province, 63 Inferred, "VN-06";
    HoaBinh = 17, "Hòa Bình" / "Hoa Binh", Province, 28 Inferred, "VN-14";
    ThaiNguyen = 19, "Thái Nguyên" / "Thai Nguyen", Province, 55 Confirmed, "VN-69";
    LangSon = 20, "Lạng Sơn" / "Lang Son", Province, 37 Confirmed, "VN-09";
    QuangNinh = 22, "Quảng Ninh" / "Quang Ninh", Province, 49 Confirmed, "VN-13";
    BacGiang = 24, "Bắc Giang" / "Bac Giang", Province, 2 Inferred, "VN-54";
    PhuTho = 25, "Phú Thọ" / "Phu Tho", Province, 44 Confirmed, "VN-68";
    VinhPhuc = 26, "Vĩnh Phúc" / "Vinh Phuc", Province, 62 Inferred, "VN-70";
    BacNinh = 27, "Bắc Ninh" / "Bac Ninh", Province, 5 Confirmed, "VN-56";
    HaiDuong = 30, "Hải Dương" / "Hai Duong", Province, 23 Inferred, "VN-61";
    HaiPhong = 31, "Hải Phòng" / "Hai Phong", Municipality, 24 Confirmed, "VN-HP";
    HungYen = 33, "Hưng Yên" / "Hung Yen", Province, 31 Confirmed, "VN-66";
    ThaiBinh = 34, "Thái Bình" / "Thai Binh", Province, 54 Confirmed, "VN-20";
    HaNam = 35, "Hà Nam" / "Ha Nam", Province, 25 Inferred, "VN-63";
    NamDinh = 36, "Nam Định" / "Nam Dinh", Province, 40 Inferred, "VN-67";
    NinhBinh = 37, "Ninh Bình" / "Ninh Binh", Province, 42 Confirmed, "VN-18";
    ThanhHoa = 38, "Thanh Hóa" / "Thanh Hoa", Province, 56 Confirmed, "VN-21";
    NgheAn = 40, "Nghệ An" / "Nghe An", Province, 41 Confirmed, "VN-22";
    HaTinh = 42, "Hà Tĩnh" / "Ha Tinh", Province, 27 Confirmed, "VN-23";
    QuangBinh = 44, "Quảng Bình" / "Quang Binh", Province, 46 Inferred, "VN-24";
    QuangTri = 45, "Quảng Trị" / "Quang Tri", Province, 50 Confirmed, "VN-25";
    Hue = 46, "Huế" / "Hue", Municipality, 57 Confirmed, "VN-26";
    DaNang = 48, "Đà Nẵng" / "Da Nang", Municipality, 17 Confirmed, "VN-DN";
    QuangNam = 49, "Quảng Nam" / "Quang Nam", Province, 47 Inferred, "VN-27";
    QuangNgai = 51, "Quảng Ngãi" / "Quang Ngai", Province, 48 Confirmed, "VN-29";
    BinhDinh = 52, "Bình Định" / "Binh Dinh", Province, 8 Inferred, "VN-31";
    PhuYen = 54, "Phú Yên" / "Phu Yen", Province, 45 Inferred, "VN-32";
    KhanhHoa = 56, "Khánh Hòa" / "Khanh Hoa", Province, 32 Confirmed, "VN-34";
    NinhThuan = 58, "Ninh Thuận" / "Ninh Thuan", Province, 43 Inferred, "VN-36";
    BinhThuan = 60, "Bình Thuận" / "Binh Thuan", Province, 11 Inferred, "VN-40";
    KonTum = 62, "Kon Tum" / "Kon Tum", Province, 34 Inferred, "VN-28";
    GiaLai = 64, "Gia Lai" / "Gia Lai", Province, 21 Confirmed, "VN-30";
    DakLak = 66, "Đắk Lắk" / "Dak Lak", Province, 15 Confirmed, "VN-33";
    DakNong = 67, "Đắk Nông" / "Dak Nong", Province, 16 Inferred, "VN-72";
    LamDong = 68, "Lâm Đồng" / "Lam Dong", Province, 36 Confirmed, "VN-35";
    BinhPhuoc = 70, "Bình Phước" / "Binh Phuoc", Province, 10 Inferred, "VN-58";
    TayNinh = 72, "Tây Ninh" / "Tay Ninh", Province, 53 Confirmed, "VN-37";
    BinhDuong = 74, "Bình Dương" / "Binh Duong", Province, 9 Inferred, "VN-57";
    DongNai = 75, "Đồng Nai" / "Dong Nai", Province, 19 Confirmed, "VN-39";
    BaRiaVungTau = 77, "Bà Rịa - Vũng Tàu" / "Ba Ria - Vung Tau", Province, 6 Inferred, "VN-43";
    HoChiMinh = 79, "Hồ Chí Minh" / "Ho Chi Minh", Municipality, 29 Confirmed, "VN-SG";
    LongAn = 80, "Long An" / "Long An", Province, 39 Inferred, "VN-41";
    TienGiang = 82, "Tiền Giang" / "Tien Giang", Province, 58 Inferred, "VN-46";
    BenTre = 83, "Bến Tre" / "Ben Tre", Province, 7 Inferred, "VN-50";
    TraVinh = 84, "Trà Vinh" / "Tra Vinh", Province, 59 Confirmed, "VN-51";
    VinhLong = 86, "Vĩnh Long" / "Vinh Long", Province, 61 Confirmed, "VN-49";
    DongThap = 87, "Đồng Tháp" / "Dong Thap", Province, 20 Confirmed, "VN-45";
    AnGiang = 89, "An Giang" / "An Giang", Province, 1 Confirmed, "VN-44";
    KienGiang = 91, "Kiên Giang" / "Kien Giang", Province, 33 Inferred, "VN-47";
    CanTho = 92, "Cần Thơ" / "Can Tho", Municipality, 13 Confirmed, "VN-CT";
    HauGiang = 93, "Hậu Giang" / "Hau Giang", Province, 30 Confirmed, "VN-73";
    SocTrang = 94, "Sóc Trăng" / "Soc Trang", Province, 51 Confirmed, "VN-52";
    BacLieu = 95, "Bạc Liêu" / "Bac Lieu", Province, 4 Inferred, "VN-55";
    CaMau = 96, "Cà Mau" / "Ca Mau", Province, 12 Confirmed, "VN-59";
}

impl OldProvince {
    /// The two-digit code.
    pub const fn code(self) -> ProvinceCode {
        ProvinceCode::of_row(self.row().code)
    }

    /// The name without its kind: `Trà Vinh`, in English without tones.
    ///
    /// Code 46 is `Huế`, its name since 1 January 2025; see [`OldProvince::name_on`].
    pub const fn name(self) -> Name {
        self.row().name
    }

    /// The name on that day: `Thừa Thiên Huế` until 31 December 2024, `Huế` since.
    pub fn name_on(self, day: NaiveDate) -> Name {
        kind::name_on(self.row().code, self.name(), OLD_ELEVATIONS, day)
    }

    /// Whether it was a province or a municipality on that day: Huế became a municipality on
    /// 1 January 2025.
    pub fn kind_on(self, day: NaiveDate) -> ProvinceKind {
        kind::kind_on(self.row().code, self.row().kind, OLD_ELEVATIONS, day)
    }

    /// Its level-1 agency code, which says whether it is confirmed.
    pub const fn agency_code(self) -> LevelOneCode {
        self.row().agency
    }

    /// Its ISO 3166-2 code: `VN-51`.
    #[doc(alias = "ISO 3166-2")]
    pub const fn iso(self) -> &'static str {
        self.row().iso
    }

    /// The unit with that level-1 agency code: Trà Vinh for `H59`. `None` if the text is no such
    /// code.
    #[inline]
    pub fn by_agency(code: &str) -> Option<Holder<Self>> {
        let province = Self::of_agency(LevelOneCode::number(code)?)?;
        let evidence = province.agency_code().evidence();
        Some(Holder { province, evidence, closed: false })
    }
}

/// Prints the Vietnamese name: `Trà Vinh`.
impl fmt::Display for OldProvince {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().vi)
    }
}

/// Reads the id of a unit of this map: `until_2025:84`.
impl FromStr for OldProvince {
    type Err = ParseProvinceError;

    fn from_str(id: &str) -> Result<Self, ParseProvinceError> {
        match id.parse()? {
            Province::Old(province) => Ok(province),
            Province::New(_) => Err(ParseProvinceError::of_other_map(id)),
        }
    }
}
