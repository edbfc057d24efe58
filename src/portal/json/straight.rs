//! Which packets are read straight, and which are not.

use super::quick::{Memory, dossier};

const SOUND: &str = r#"{"MaHoSo": "H61.107-260817-0001", "MaTTHC": "1.001033",
    "TenTTHC": "Chứng thực \"bản sao\"", "MaLinhVuc": "G15-HT02", "KenhThucHien": 2,
    "ChuHoSo": "Nguyễn Văn Mẫu", "LoaiDoiTuong": "1", "Khac": {"a": [1, null, {"b": "\u00e1"}]},
    "NgayNopHoSo": "20260816163630", "NgayTiepNhan": 20260817163630, "NgayHenTra": null,
    "TrangThaiHoSo": "9", "HoSoCoThanhPhanSoHoa": "0", "NgayTuChoi": "",
    "TaiLieuNop": [{"IsDeleted": "False", "DuongDanTaiTepTin": "https://example.vn/tep.pdf"},
        {"IsDeleted": true, "DuongDanTaiTepTin": "https:\/\/example.vn\/tep.pdf"}, {} ],
    "DanhSachLePhi": [{"Gia": "300.000"}, {"Gia": 0}], "DSKetNoiCSDL": [{"MaCSDL": "1"}],
    "DanhSachGiayToKetQua": [{"DuongDanTepTinKetQua": null}, {"DuongDanTepTinKetQua": "\/kq"}],
    "DanhSachHoSoBoSung": [{"NgayBoSung": "20260818080000", "NgayTiepNhanBoSung": ""}]}"#;

/// Each with a packet that is sound without it, and which has it.
const RARE: [(&str, &str); 27] = [
    (r#""G15-HT02""#, r#""G15-HT02 ""#),
    (r#""\/kq""#, r#""\/kq ""#),
    (r#"}, {"Gia""#, r#"}; {"Gia""#),
    (r#"[{"Gia""#, r#"["Gia""#),
    (r#"[{"Gia""#, r#"[x"Gia""#),
    (r#"[{"MaCSDL": "1"}]"#, r#"[{"MaCSDL": "1"}, {"MaCSDL": "1"}]"#),
    (r#"{"MaHoSo""#, r#"x"MaHoSo""#),
    (r#""H61.107-260817-0001""#, r#"" H61.107-260817-0001""#),
    (r#""H61.107-260817-0001""#, r#""""#),
    (r#""1.001033""#, r#""1\u002e001033""#),
    (r#""1.001033""#, r#""1.00103ệ""#),
    (r#""G15-HT02""#, r#"["G15-HT02"]"#),
    (r#""LoaiDoiTuong": "1""#, r#""LoaiDoiTuong": "9.0""#),
    (r#""20260816163630""#, r#""20260230163630""#),
    (r#""TrangThaiHoSo": "9""#, r#""TrangThaiHoSo": "9", "MaTTHC": "1.001033""#),
    (r#""HoSoCoThanhPhanSoHoa": "0""#, r#""HoSoCoThanhPhanSoHoa": "2""#),
    (r#""https:\/\/example.vn"#, r#""https:\u002f\/example.vn"#),
    (r#""https:\/\/example.vn"#, r#"" https:\/\/example.vn"#),
    (r#""IsDeleted": true"#, r#""IsDeleted": true, "IsDeleted": "0""#),
    (", {} ]", ", null ]"),
    (", {} ]", ", {}, ]"),
    (", {} ]", " {} ]"),
    (r#""300.000""#, r#""ba trăm""#),
    (r#"[{"MaCSDL": "1"}]"#, r#"[{"MaCSDL": "2"}, {"MaCSDL": "1"}]"#),
    (r#"[{"MaCSDL": "1"}]"#, r#""x""#),
    (r#""NgayBoSung": "20260818080000", "#, ""),
    (r#""NgayTiepNhanBoSung": ""}]}"#, r#""NgayTiepNhanBoSung": ""}]}}"#),
];

#[test]
fn a_sound_packet_is_read_straight_and_one_with_a_rare_thing_is_not() {
    let mut memory = Memory::new();
    for turn in 0..3 {
        assert!(dossier(&mut memory, SOUND).is_some(), "in turn {turn}");
        for (sound, rare) in RARE {
            let text = SOUND.replacen(sound, rare, 1);
            assert_ne!(text, SOUND, "{sound}");
            assert!(dossier(&mut memory, &text).is_none(), "{rare} in turn {turn}");
        }
    }
}

#[test]
fn fields_may_be_missing_or_more_or_in_another_order() {
    let code = r#""MaHoSo": "H61.107-260817-0001""#;
    let mut memory = Memory::new();
    for text in [
        format!("{{{code}}}"),
        format!(r#" {{{code}, "TrangThaiHoSo": "9", "NgayTra": null}} "#),
        format!(r#"{{"NgayTra":null,{code} , "TrangThaiHoSo"  : "9"}}"#),
        format!(r#"{{ "TrangThaiHoSo":"9",{code},"TaiLieuNop":[],"DanhSachLePhi" :[ ]}}"#),
        format!(r#"{{{code}, "TaiLieuNop": [ {{}},{{"DuocSoHoa": "1"}} , {{ }}]}}"#),
    ] {
        for _ in 0..3 {
            assert!(dossier(&mut memory, &text).is_some(), "{text}");
        }
    }
}

#[test]
fn a_first_field_is_none_behind_another() {
    let mut memory = Memory::new();
    let first = r#"{"MaHoSo": "H61.107-260817-0001"}"#;
    for _ in 0..3 {
        assert!(dossier(&mut memory, first).is_some());
        assert!(dossier(&mut memory, &first.replace(": ", r#": "1"{"MaTTHC": "#)).is_none());
        assert!(dossier(&mut memory, &first.replace('}', r#""TrangThaiHoSo": "9"}"#)).is_none());
        assert!(dossier(&mut memory, &first.replace('}', r#"{"MaHoSo": "H61"}"#)).is_none());
        assert!(dossier(&mut memory, &format!("{{, {first}")).is_none());
    }
}
