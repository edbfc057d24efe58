//! Made-up data that the benches share: portal packets, one JSON object a line.
//!
//! Every person, phone and paper number is invented. The lines have the shape of real exports:
//! the same fields in the same order, lists of some items, about 1,2 KB each.

mod made;

use std::fmt::Write;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde_json::Value;

pub use made::{AGENCIES, Made, TEN, made};

/// Numbers that are spread well and the same in every run (splitmix64).
#[derive(Debug, Clone)]
pub struct Spread(u64);

impl Spread {
    /// Begins at that seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    #[allow(clippy::should_implement_trait)] // it never ends
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `end`.
    pub const fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A yes in so many of a hundred cases.
    pub const fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        let index = usize::try_from(self.below(of.len() as u64)).unwrap_or(0);
        of[index]
    }

    fn days(&mut self, days: u64) -> TimeDelta {
        TimeDelta::days(self.below(days).cast_signed())
    }
}

fn stamp(moment: Option<NaiveDateTime>) -> String {
    moment.map_or_else(String::new, |at| at.format("%Y%m%d%H%M%S").to_string())
}

/// Packets without end, the same for the same seed.
#[derive(Debug, Clone)]
pub struct Packets {
    spread: Spread,
    start: NaiveDateTime,
    number: u64,
}

impl Packets {
    /// Begins at that seed.
    ///
    /// # Panics
    /// Never: the date is in the calendar.
    pub fn new(seed: u64) -> Self {
        let start = NaiveDate::from_ymd_opt(2026, 6, 15).expect("a date");
        let start = start.and_hms_opt(0, 0, 0).expect("midnight");
        Self { spread: Spread::new(seed), start, number: 0 }
    }
}

impl Iterator for Packets {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let line = packet(&mut self.spread, self.start, self.number);
        self.number += 1;
        Some(line)
    }
}

/// So many packets, the same for the same seed.
pub fn packets(count: u64, seed: u64) -> Vec<String> {
    Packets::new(seed).take(usize::try_from(count).unwrap_or(usize::MAX)).collect()
}

/// The scalars of a packet that a table has.
const SCALARS: [&str; 17] = [
    "MaHoSo",
    "MaTTHC",
    "MaLinhVuc",
    "KenhThucHien",
    "LoaiDoiTuong",
    "NgayNopHoSo",
    "NgayTiepNhan",
    "NgayHenTra",
    "TrangThaiHoSo",
    "HinhThuc",
    "NoiNopHoSo",
    "HoSoCoThanhPhanSoHoa",
    "TaiKhoanDuocXacThucVoiVNeID",
    "DuocThanhToanTrucTuyen",
    "NgayTuChoi",
    "NgayKetThucXuLy",
    "NgayTra",
];

/// The lists of a packet that a table has, each with a column for a field of its items.
const LISTS: [(&str, &str); 9] = [
    ("TaiLieuNop", "DuongDanTaiTepTin"),
    ("TaiLieuNop", "IsDeleted"),
    ("TaiLieuNop", "DuocSoHoa"),
    ("TaiLieuNop", "DuocLayTuKhoDMQG"),
    ("DanhSachLePhi", "Gia"),
    ("DanhSachGiayToKetQua", "DuongDanTepTinKetQua"),
    ("DanhSachHoSoBoSung", "NgayBoSung"),
    ("DanhSachHoSoBoSung", "NgayTiepNhanBoSung"),
    ("DSKetNoiCSDL", "MaCSDL"),
];

fn is_file(field: &str) -> bool {
    field.starts_with("DuongDan")
}

/// The header of a table of packets: the columns of `Packet::from_columns`.
pub fn csv_header() -> String {
    let lists = LISTS
        .map(|(list, field)| format!("{list}.{}", if is_file(field) { "CoTep" } else { field }));
    let columns: Vec<&str> = SCALARS.into_iter().chain(lists.iter().map(|name| &**name)).collect();
    columns.join(",")
}

/// A packet as a row of that table.
///
/// # Panics
/// If the line is no packet of [`packets`].
pub fn csv_row(line: &str) -> String {
    let packet: Value = serde_json::from_str(line).expect("a packet is JSON");
    let scalars = SCALARS.map(|name| packet[name].as_str().unwrap_or_default().to_owned());
    let lists = LISTS.map(|(list, field)| {
        let Some(items) = packet[list].as_array() else { return String::new() };
        if items.is_empty() {
            return "[]".to_owned();
        }
        let cells = items.iter().map(|item| match item[field].as_str().unwrap_or_default() {
            address if is_file(field) => u8::from(!address.is_empty()).to_string(),
            text => text.to_owned(),
        });
        cells.collect::<Vec<_>>().join(";")
    });
    [&scalars[..], &lists[..]].concat().join(",")
}

fn packet(spread: &mut Spread, start: NaiveDateTime, number: u64) -> String {
    let agency = match spread.below(61) {
        n @ 0..19 => format!("H20.{:02}", n + 1),
        n @ 19..59 => format!("H61.{}", n + 81),
        59 => "000.00.17.H59".to_owned(),
        _ => "000.05.17.H59".to_owned(),
    };
    let received = start
        + spread.days(121)
        + TimeDelta::seconds(i64::try_from(7 * 3600 + spread.below(10 * 3600)).unwrap_or(0));
    let promised = [0, 1, 3, 5, 7, 10, 15, 20, 30][usize::try_from(spread.below(9)).unwrap_or(0)];
    let due = received + TimeDelta::days(promised);
    let status = match spread.below(100) {
        0..55 => 10,
        55..70 => 9,
        70..80 => 4,
        80..85 => 2,
        85..89 => 5,
        89..91 => 6,
        91..93 => 8,
        93..96 => 7,
        96..99 => 3,
        _ => 1,
    };
    let end = received + spread.days(promised.cast_unsigned() + 3);
    let ended = matches!(status, 7..=10).then_some(end);
    let returned = (status == 10).then(|| end + spread.days(3));
    let refused = (status == 3).then_some(end);
    let mut line = String::with_capacity(1400);
    let _ = write!(
        line,
        r#"{{"MaHoSo": "{agency}-{}-{number:04}", "MaTTHC": "{}.{:06}", "TenTTHC": "Chứng thực bản sao từ bản chính", "MaLinhVuc": "G15-HT02", "TenLinhVuc": "Hộ tịch", "KenhThucHien": "{}", "ChuHoSo": "Nguyễn Văn Mẫu {number}", "LoaiDoiTuong": "{}", "MaDoiTuong": "TECH{number:08}", "Email": "mau{number}@example.vn", "SoDienThoai": "09{number:08}", "SoGiayToChuHoSo": "0{number:011}", "TrichYeuHoSo": "Đề nghị giải quyết hồ sơ", "NgayNopHoSo": "{}", "NgayTiepNhan": "{}", "NgayHenTra": "{}", "TrangThaiHoSo": "{status}", "HinhThuc": "0", "DonViXuLy": "UBND xã mẫu", "NoiNopHoSo": "2", "HoSoCoThanhPhanSoHoa": "{}", "TaiKhoanDuocXacThucVoiVNeID": "{}", "DuocThanhToanTrucTuyen": "{}", "NgayTuChoi": "{}", "NgayKetThucXuLy": "{}", "NgayTra": "{}""#,
        received.format("%y%m%d"),
        1 + spread.below(3),
        1000 + spread.below(300),
        spread.pick(&["2", "2", "2", "1", "3"]),
        spread.pick(&["1", "1", "1", "2"]),
        stamp(Some(received - spread.days(2))),
        stamp(Some(received)),
        stamp(Some(due)),
        u8::from(spread.percent(30)),
        u8::from(spread.percent(60)),
        spread.below(4),
        stamp(refused),
        stamp(ended),
        stamp(returned),
    );
    if spread.percent(90) {
        let papers = list(spread, 4, |spread, number| {
            format!(
                r#"{{"TepDinhKemId": "{number}", "TenTepDinhKem": "tep.pdf", "IsDeleted": "{}", "DuongDanTaiTepTin": "{}", "DuocSoHoa": "{}", "DuocTaiSuDung": "{}", "DuocLayTuKhoDMQG": "{}"}}"#,
                if spread.percent(10) { "True" } else { "False" },
                spread.pick(&["", "https://example.vn/tep.pdf"]),
                spread.below(2),
                spread.below(3),
                u8::from(spread.percent(10)),
            )
        });
        let _ = write!(line, r#", "TaiLieuNop": {papers}"#);
    }
    if spread.percent(70) {
        let fees = list(spread, 3, |spread, _| {
            let price = spread.pick(&["0", "0", "10000", "50000"]);
            format!(
                r#"{{"TenPhiLePhi": "Lệ phí", "MaPhiLePhi": "LP", "HinhThucThu": "1", "Gia": "{price}"}}"#
            )
        });
        let _ = write!(line, r#", "DanhSachLePhi": {fees}"#);
    }
    if status >= 9 && spread.percent(80) {
        let file = spread.pick(&["", "https://example.vn/kq.pdf", "https://example.vn/kq.pdf"]);
        let _ = write!(
            line,
            r#", "DanhSachGiayToKetQua": [{{"TenGiayTo": "Kết quả", "GiayToId": "1", "DuongDanTepTinKetQua": "{file}"}}]"#
        );
    }
    if status == 5 || spread.percent(5) {
        let rounds = list(spread, 3, |spread, number| {
            let asked = received + spread.days(5);
            let back = (status != 5).then(|| asked + spread.days(6));
            format!(
                r#"{{"HoSoBoSungId": "{number}", "NguoiYeuCauBoSung": "Cán bộ Mẫu", "NoiDungBoSung": "Bổ sung giấy tờ", "NgayBoSung": "{}", "NgayTiepNhanBoSung": "{}"}}"#,
                stamp(Some(asked)),
                stamp(back),
            )
        });
        let _ = write!(line, r#", "DanhSachHoSoBoSung": {rounds}"#);
    }
    if spread.percent(20) {
        let code = spread.pick(&["1", "7"]);
        let _ = write!(line, r#", "DSKetNoiCSDL": [{{"MaCSDL": "{code}"}}]"#);
    }
    line.push('}');
    line
}

/// A JSON list of up to `most - 1` items.
fn list(
    spread: &mut Spread,
    most: u64,
    mut item: impl FnMut(&mut Spread, u64) -> String,
) -> String {
    let items: Vec<String> = (0..spread.below(most)).map(|number| item(spread, number)).collect();
    format!("[{}]", items.join(", "))
}
