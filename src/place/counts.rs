//! How many districts and communes there were on a day: denominators, dated.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::map::day;
use super::{Map, NewProvince, OldProvince, Province};

/// Districts and communes: the units below a province, or below the country.
///
/// What is counted per commune needs the number of communes *of its day*: Trà Vinh had 106 until
/// the end of 2024, 104 until 30 June 2025, and is part of the 124 of Vĩnh Long since.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::place::{NewProvince, OldProvince, Units};
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// let tra_vinh = |day| OldProvince::TraVinh.units_on(day).map(|units| units.communes);
/// assert_eq!(tra_vinh(day(2024, 12, 31)), Some(106));
/// assert_eq!(tra_vinh(day(2025, 1, 1)), Some(104));
/// assert_eq!(tra_vinh(day(2025, 7, 1)), None);
///
/// let country = Units::of_country(day(2025, 7, 1)).unwrap();
/// assert_eq!((country.districts, country.communes), (0, 3321));
/// ```
#[doc(alias = "đơn vị hành chính")]
#[doc(alias = "don vi hanh chinh")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// Districts, towns and cities within a province; 0 since 1 July 2025.
    pub districts: u64,
    /// Communes, wards, townships and special zones.
    pub communes: u64,
}

/// The communes of a province since 1 July 2025, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommuneKinds {
    /// Wards: `phường`.
    pub wards: u64,
    /// Rural communes: `xã`.
    pub rural: u64,
    /// Special zones: `đặc khu`.
    pub special: u64,
}

impl Units {
    /// The units of the whole country on that day, if those of every province are known.
    ///
    /// It is the sum over the provinces of the day: 705 and 10,599 in November 2021, 696 and
    /// 10,035 from 1 March to 30 June 2025, none and 3,321 since.
    pub fn of_country(on: NaiveDate) -> Option<Self> {
        Province::all_on(on)
            .try_fold(Self::default(), |sum, province| {
                let units = province.units_on(on)?;
                Some(Self {
                    districts: sum.districts.checked_add(units.districts)?,
                    communes: sum.communes.checked_add(units.communes)?,
                })
            })
            // A day without a map has no provinces to add up.
            .filter(|sum| sum.communes > 0)
    }
}

impl OldProvince {
    /// Its districts and communes on that day; `None` where they are not known.
    ///
    /// Known are the states of the official list on ten days from 1 November 2021 to 1 March
    /// 2025, and the days between two states that agree. Where they differ and the day of the
    /// change is not known, as between 1 November 2024 and 1 January 2025 for most, so are the
    /// counts between.
    pub fn units_on(self, day: NaiveDate) -> Option<Units> {
        let holds = |row: &&Row| row.province == self && (row.since..=row.until).contains(&day);
        ROWS.iter().find(holds).map(|row| row.units)
    }
}

impl NewProvince {
    /// Its communes on that day, and no districts; `None` before 1 July 2025.
    pub fn units_on(self, day: NaiveDate) -> Option<Units> {
        let CommuneKinds { wards, rural, special } = self.commune_kinds_on(day)?;
        Some(Units { districts: 0, communes: wards + rural + special })
    }

    /// Its wards, rural communes and special zones on that day; `None` before 1 July 2025.
    pub fn commune_kinds_on(self, day: NaiveDate) -> Option<CommuneKinds> {
        let later = LATER.iter().find(|row| row.province == self && day >= row.since);
        (day >= Map::Since2025.first_day())
            .then(|| later.map_or(self.first_communes(), |row| row.communes))
    }
}

/// Communes by kind that changed after 1 July 2025.
struct Later {
    province: NewProvince,
    since: NaiveDate,
    communes: CommuneKinds,
}

/// Resolution 237/NQ-UBTVQH16, by one data set that cites it.
const LATER: &[Later] = &[Later {
    province: NewProvince::DongNai,
    since: D2026_04_30,
    communes: CommuneKinds { wards: 33, rural: 62, special: 0 },
}];

/// A count that held on every day from `since` to `until`.
struct Row {
    province: OldProvince,
    since: NaiveDate,
    until: NaiveDate,
    units: Units,
}

// The days on which the state of the list of the General Statistics Office is known, each the
// first of a resolution of the National Assembly's Standing Committee.
const D2021_11_01: NaiveDate = day(2021, 11, 1); // 387/NQ-UBTVQH15
const D2022_10_01: NaiveDate = day(2022, 10, 1); // 569 and 570/NQ-UBTVQH15
const D2023_04_10: NaiveDate = day(2023, 4, 10); // 721 to 730/NQ-UBTVQH15
const D2024_02_01: NaiveDate = day(2024, 2, 1); // 939/NQ-UBTVQH15
const D2024_05_01: NaiveDate = day(2024, 5, 1); // 1013/NQ-UBTVQH15
const D2024_09_01: NaiveDate = day(2024, 9, 1); // 1106/NQ-UBTVQH15
const D2024_11_01: NaiveDate = day(2024, 11, 1); // 1203/NQ-UBTVQH15
const D2025_01_01: NaiveDate = day(2025, 1, 1); // 1318/NQ-UBTVQH15
const D2025_03_01: NaiveDate = day(2025, 3, 1); // 1365/NQ-UBTVQH15
const D2026_04_30: NaiveDate = day(2026, 4, 30); // 237/NQ-UBTVQH16
// Last days of a state whose end is known: Trà Vinh by Resolution 1277/NQ-UBTVQH15, Đồng Tháp by
// reports that give 143 for 2024; the seven changes of 1 March 2025; the end of the map.
const D2024_12_31: NaiveDate = day(2024, 12, 31);
const D2025_02_28: NaiveDate = day(2025, 2, 28);
const D2025_06_30: NaiveDate = day(2025, 6, 30);

macro_rules! rows {
    ($($unit:ident $since:ident $until:ident $districts:literal $communes:literal;)*) => {
        &[$(Row {
            province: OldProvince::$unit,
            since: $since,
            until: $until,
            units: Units { districts: $districts, communes: $communes },
        }),*]
    };
}

const ROWS: &[Row] = rows! {
    HaNoi D2021_11_01 D2024_11_01 30 579;
    HaNoi D2025_01_01 D2025_06_30 30 526;
    HaGiang D2021_11_01 D2025_06_30 11 193;
    CaoBang D2021_11_01 D2025_06_30 10 161;
    BacKan D2021_11_01 D2025_06_30 8 108;
    TuyenQuang D2021_11_01 D2024_05_01 7 138;
    TuyenQuang D2024_09_01 D2025_06_30 7 137;
    LaoCai D2021_11_01 D2024_09_01 9 152;
    LaoCai D2024_11_01 D2025_06_30 9 151;
    DienBien D2021_11_01 D2025_06_30 10 129;
    LaiChau D2021_11_01 D2025_06_30 8 106;
    SonLa D2021_11_01 D2025_02_28 12 204;
    SonLa D2025_03_01 D2025_06_30 12 200;
    YenBai D2021_11_01 D2024_11_01 9 173;
    YenBai D2025_01_01 D2025_06_30 9 168;
    HoaBinh D2021_11_01 D2025_06_30 10 151;
    ThaiNguyen D2021_11_01 D2022_10_01 9 178;
    ThaiNguyen D2023_04_10 D2024_11_01 9 177;
    ThaiNguyen D2025_01_01 D2025_06_30 9 172;
    LangSon D2021_11_01 D2024_11_01 11 200;
    LangSon D2025_01_01 D2025_06_30 11 194;
    QuangNinh D2021_11_01 D2024_09_01 13 177;
    QuangNinh D2024_11_01 D2025_06_30 13 171;
    BacGiang D2021_11_01 D2024_11_01 10 209;
    BacGiang D2025_01_01 D2025_02_28 10 195;
    BacGiang D2025_03_01 D2025_06_30 10 192;
    PhuTho D2021_11_01 D2024_11_01 13 225;
    PhuTho D2025_01_01 D2025_06_30 13 207;
    VinhPhuc D2021_11_01 D2024_11_01 9 136;
    VinhPhuc D2025_01_01 D2025_06_30 9 121;
    BacNinh D2021_11_01 D2024_11_01 8 126;
    BacNinh D2025_01_01 D2025_06_30 8 121;
    HaiDuong D2021_11_01 D2024_11_01 12 235;
    HaiDuong D2025_01_01 D2025_06_30 12 207;
    HaiPhong D2021_11_01 D2024_11_01 15 217;
    HaiPhong D2025_01_01 D2025_06_30 15 167;
    HungYen D2021_11_01 D2024_11_01 10 161;
    HungYen D2025_01_01 D2025_06_30 10 139;
    ThaiBinh D2021_11_01 D2024_09_01 8 260;
    ThaiBinh D2024_11_01 D2025_06_30 8 242;
    HaNam D2021_11_01 D2024_11_01 6 109;
    HaNam D2025_01_01 D2025_06_30 6 98;
    NamDinh D2021_11_01 D2024_05_01 10 226;
    NamDinh D2024_09_01 D2025_06_30 9 175;
    NinhBinh D2021_11_01 D2024_11_01 8 143;
    NinhBinh D2025_01_01 D2025_06_30 7 125;
    ThanhHoa D2021_11_01 D2023_04_10 27 559;
    ThanhHoa D2024_02_01 D2024_11_01 27 558;
    ThanhHoa D2025_01_01 D2025_02_28 26 549;
    ThanhHoa D2025_03_01 D2025_06_30 26 547;
    NgheAn D2021_11_01 D2024_11_01 21 460;
    NgheAn D2025_01_01 D2025_06_30 20 412;
    HaTinh D2021_11_01 D2024_11_01 13 216;
    HaTinh D2025_01_01 D2025_02_28 12 210;
    HaTinh D2025_03_01 D2025_06_30 12 209;
    QuangBinh D2021_11_01 D2024_11_01 8 151;
    QuangBinh D2025_01_01 D2025_06_30 8 145;
    QuangTri D2021_11_01 D2024_11_01 10 125;
    QuangTri D2025_01_01 D2025_06_30 10 119;
    Hue D2021_11_01 D2024_11_01 9 141;
    Hue D2025_01_01 D2025_02_28 9 134;
    Hue D2025_03_01 D2025_06_30 9 133;
    DaNang D2021_11_01 D2024_11_01 8 56;
    DaNang D2025_01_01 D2025_06_30 8 47;
    QuangNam D2021_11_01 D2024_11_01 18 241;
    QuangNam D2025_01_01 D2025_02_28 17 234;
    QuangNam D2025_03_01 D2025_06_30 17 233;
    QuangNgai D2021_11_01 D2024_11_01 13 173;
    QuangNgai D2025_01_01 D2025_06_30 13 170;
    BinhDinh D2021_11_01 D2024_11_01 11 159;
    BinhDinh D2025_01_01 D2025_06_30 11 155;
    PhuYen D2021_11_01 D2024_09_01 9 110;
    PhuYen D2024_11_01 D2025_06_30 9 106;
    KhanhHoa D2021_11_01 D2024_09_01 9 139;
    KhanhHoa D2024_11_01 D2025_06_30 9 132;
    NinhThuan D2021_11_01 D2024_09_01 7 65;
    NinhThuan D2024_11_01 D2025_06_30 7 62;
    BinhThuan D2021_11_01 D2024_11_01 10 124;
    BinhThuan D2025_01_01 D2025_06_30 10 121;
    KonTum D2021_11_01 D2025_06_30 10 102;
    GiaLai D2021_11_01 D2024_09_01 17 220;
    GiaLai D2024_11_01 D2025_06_30 17 218;
    DakLak D2021_11_01 D2024_09_01 15 184;
    DakLak D2024_11_01 D2025_06_30 15 180;
    DakNong D2021_11_01 D2025_06_30 8 71;
    LamDong D2021_11_01 D2024_11_01 12 142;
    LamDong D2025_01_01 D2025_02_28 10 141;
    LamDong D2025_03_01 D2025_06_30 10 137;
    BinhPhuoc D2021_11_01 D2025_06_30 11 111;
    TayNinh D2021_11_01 D2025_06_30 9 94;
    BinhDuong D2021_11_01 D2025_06_30 9 91;
    DongNai D2021_11_01 D2024_09_01 11 170;
    DongNai D2024_11_01 D2025_06_30 11 159;
    BaRiaVungTau D2021_11_01 D2024_11_01 8 82;
    BaRiaVungTau D2025_01_01 D2025_06_30 7 77;
    HoChiMinh D2021_11_01 D2024_11_01 22 312;
    HoChiMinh D2025_01_01 D2025_06_30 22 273;
    LongAn D2021_11_01 D2024_11_01 15 188;
    LongAn D2025_01_01 D2025_06_30 15 186;
    TienGiang D2021_11_01 D2024_02_01 11 172;
    TienGiang D2024_05_01 D2024_09_01 11 170;
    TienGiang D2024_11_01 D2025_06_30 11 164;
    BenTre D2021_11_01 D2024_11_01 9 157;
    BenTre D2025_01_01 D2025_06_30 9 148;
    TraVinh D2021_11_01 D2024_12_31 9 106;
    TraVinh D2025_01_01 D2025_06_30 9 104;
    VinhLong D2021_11_01 D2024_09_01 8 107;
    VinhLong D2024_11_01 D2025_06_30 8 102;
    DongThap D2021_11_01 D2024_12_31 12 143;
    DongThap D2025_01_01 D2025_06_30 12 141;
    AnGiang D2021_11_01 D2024_11_01 11 156;
    AnGiang D2025_01_01 D2025_06_30 11 155;
    KienGiang D2021_11_01 D2024_11_01 15 144;
    KienGiang D2025_01_01 D2025_06_30 15 143;
    CanTho D2021_11_01 D2024_09_01 9 83;
    CanTho D2024_11_01 D2025_06_30 9 80;
    HauGiang D2021_11_01 D2025_06_30 8 75;
    SocTrang D2021_11_01 D2024_05_01 11 109;
    SocTrang D2024_09_01 D2025_06_30 11 108;
    BacLieu D2021_11_01 D2025_06_30 7 64;
    CaMau D2021_11_01 D2024_11_01 9 101;
    CaMau D2025_01_01 D2025_06_30 9 100;
};
