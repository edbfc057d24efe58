//! Every row against the data files, and every look-up against every row.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use vn_egov_metrics::Lang;
use vn_egov_metrics::place::{
    CommuneKinds, Evidence, Holder, Level, Map, NewProvince, OldProvince, Province, ProvinceCode,
    ProvinceKind, Units,
};

use super::day;

#[derive(Deserialize)]
struct OldRow {
    gso_code: String,
    name_vi: String,
    name_ascii: String,
    kind: ProvinceKind,
    agency_code: String,
    agency_code_status: Evidence,
    iso_3166_2: String,
    districts: u64,
    communes: u64,
    districts_2021: u64,
    communes_2021: u64,
}

#[derive(Deserialize)]
struct NewRow {
    gso_code: String,
    name_vi: String,
    name_ascii: String,
    kind: ProvinceKind,
    kind_since_2026_04_30: ProvinceKind,
    agency_code: String,
    iso_3166_2: Option<String>,
    communes: u64,
    wards: u64,
    rural_communes: u64,
    special_zones: u64,
    merged_from: String,
    same_name_old_code: String,
}

fn rows<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).expect("a file of tests/data");
    reader.deserialize().collect::<Result<_, _>>().expect("the columns of the file")
}

pub(super) fn code(text: &str) -> ProvinceCode {
    text.parse().expect("two digits")
}

#[test]
fn old_rows_are_those_of_the_file() {
    let rows: Vec<OldRow> = rows("provinces_until_2025_06_30.csv");
    assert_eq!(rows.len(), 63);
    let (last, in_2021) = (day("2025-06-30"), day("2021-11-01"));
    for (row, old) in rows.iter().zip(OldProvince::ALL) {
        let code = code(&row.gso_code);
        assert_eq!(old.code(), code);
        assert_eq!((old.name().vi, old.name().en), (&*row.name_vi, &*row.name_ascii));
        assert_eq!(old.kind_on(last), row.kind, "{old}");
        assert_eq!(old.iso(), row.iso_3166_2);
        let Units { districts, communes } = old.units_on(last).expect("known");
        assert_eq!((districts, communes), (row.districts, row.communes), "{old}");
        let Units { districts, communes } = old.units_on(in_2021).expect("known");
        assert_eq!((districts, communes), (row.districts_2021, row.communes_2021), "{old}");

        let agency = old.agency_code();
        assert_eq!(agency.evidence(), row.agency_code_status, "{old}");
        match agency.evidence() {
            Evidence::Confirmed => {
                assert_eq!(agency.to_string(), row.agency_code);
                assert_eq!(agency.in_lang(Lang::Vi).to_string(), row.agency_code);
                assert_eq!(agency.confirmed().as_deref(), Some(&*row.agency_code));
            }
            Evidence::Inferred => {
                assert_eq!(agency.to_string(), format!("{} (inferred)", row.agency_code));
                let vietnamese = format!("{} (suy ra, chưa xác nhận)", row.agency_code);
                assert_eq!(agency.in_lang(Lang::Vi).to_string(), vietnamese);
                assert_eq!(agency.confirmed(), None);
            }
        }

        for on in [day("2008-08-01"), in_2021, last] {
            let province = Ok(Province::Old(old));
            assert_eq!(code.on(on), province);
            assert_eq!(Province::by_iso(&row.iso_3166_2, on), province);
            assert_eq!(Province::named(&row.name_vi, on), Ok(Province::Old(old)));
            assert_eq!(Province::named(&row.name_ascii, on), Ok(Province::Old(old)));
            let holder = Province::by_agency(&row.agency_code, on).expect("a code of the file");
            assert_eq!(holder.province, Province::Old(old));
            assert_eq!((holder.evidence, holder.closed), (row.agency_code_status, false));
        }
    }
    let inferred = rows.iter().filter(|row| row.agency_code_status == Evidence::Inferred).count();
    assert_eq!(inferred, 25);
}

#[test]
fn new_rows_are_those_of_the_file() {
    let rows: Vec<NewRow> = rows("provinces_since_2025_07_01.csv");
    assert_eq!(rows.len(), 34);
    let (first, later) = (day("2025-07-01"), day("2026-10-05"));
    for (row, new) in rows.iter().zip(NewProvince::ALL) {
        let code = code(&row.gso_code);
        assert_eq!(new.code(), code);
        assert_eq!((new.name().vi, new.name().en), (&*row.name_vi, &*row.name_ascii));
        assert_eq!(new.kind_on(first), row.kind, "{new}");
        assert_eq!(new.kind_on(day("2026-04-29")), row.kind, "{new}");
        assert_eq!(new.kind_on(day("2026-04-30")), row.kind_since_2026_04_30, "{new}");
        assert_eq!(new.iso(), row.iso_3166_2.as_deref(), "{new}");
        assert_eq!(new.agency_code().confirmed().as_deref(), Some(&*row.agency_code));
        assert_eq!(new.units_on(first), Some(Units { districts: 0, communes: row.communes }));
        let (wards, rural, special) = (row.wards, row.rural_communes, row.special_zones);
        assert_eq!(new.commune_kinds_on(first), Some(CommuneKinds { wards, rural, special }));
        assert_eq!(new.units_on(day("2025-06-30")), None);
        let merged: Vec<String> =
            new.predecessors().iter().map(|old| old.code().to_string()).collect();
        assert_eq!(merged.join("|"), row.merged_from, "{new}");
        assert_eq!(new.namesake().code().to_string(), row.same_name_old_code);

        for on in [first, later] {
            assert_eq!(code.on(on), Ok(Province::New(new)));
            assert_eq!(Province::named(&row.name_vi, on), Ok(Province::New(new)));
            let holder = Province::by_agency(&row.agency_code, on).expect("a code of the file");
            assert_eq!((holder.province, holder.closed), (Province::New(new), false));
            if let Some(iso) = &row.iso_3166_2 {
                assert_eq!(Province::by_iso(iso, on), Ok(Province::New(new)));
            }
        }
    }
}

#[test]
fn every_old_unit_is_in_exactly_one_new_one() {
    #[derive(Deserialize)]
    struct Merger {
        new_code: String,
        old_code: String,
    }
    let mergers: Vec<Merger> = rows("mergers.csv");
    assert_eq!(mergers.len(), 63);
    for (row, old) in mergers.iter().zip(OldProvince::ALL) {
        assert_eq!(code(&row.old_code), old.code());
        assert_eq!(old.successor().code(), code(&row.new_code), "{old}");
        assert_eq!(NewProvince::from(old), old.successor());
        let holders = NewProvince::ALL.iter().filter(|new| new.predecessors().contains(&old));
        assert_eq!(holders.count(), 1, "{old}");
    }
    let made_of =
        |parts| NewProvince::ALL.iter().filter(|new| new.predecessors().len() == parts).count();
    assert_eq!((made_of(1), made_of(2), made_of(3)), (11, 17, 6));
}

#[test]
fn dated_counts_are_those_of_the_file() {
    #[derive(Deserialize)]
    struct Counts {
        code: String,
        since: String,
        until: String,
        districts: u64,
        communes: u64,
    }
    let mut seen = 0;
    let (first, end) = (day("2021-10-31"), day("2025-07-01"));
    let mut known: Vec<(OldProvince, chrono::NaiveDate)> = Vec::new();
    for row in rows::<Counts>("province_counts.csv") {
        let old = code(&row.code).until_2025().expect("a code of the file");
        let (districts, communes) = (row.districts, row.communes);
        for on in day(&row.since).iter_days().take_while(|on| *on <= day(&row.until)) {
            assert_eq!(old.units_on(on), Some(Units { districts, communes }), "{old} on {on}");
            known.push((old, on));
        }
        seen += 1;
    }
    assert_eq!(seen, 122);
    // What the file leaves open is not known.
    known.sort_unstable();
    for old in OldProvince::ALL {
        for on in first.iter_days().take_while(|on| *on <= end) {
            let stated = known.binary_search(&(old, on)).is_ok();
            assert_eq!(old.units_on(on).is_some(), stated, "{old} on {on}");
        }
    }
}

#[test]
fn denominators_have_their_days() {
    let communes = |old: OldProvince, on| old.units_on(day(on)).map(|units| units.communes);
    assert_eq!(communes(OldProvince::TraVinh, "2024-08-29"), Some(106));
    assert_eq!(communes(OldProvince::TraVinh, "2024-12-31"), Some(106));
    assert_eq!(communes(OldProvince::TraVinh, "2025-01-01"), Some(104));
    assert_eq!(communes(OldProvince::TraVinh, "2025-06-30"), Some(104));
    assert_eq!(communes(OldProvince::TraVinh, "2025-07-01"), None);
    assert_eq!(communes(OldProvince::DongThap, "2024-03-31"), Some(143));
    assert_eq!(communes(OldProvince::DongThap, "2025-01-01"), Some(141));
    assert_eq!(communes(OldProvince::VinhLong, "2022-12-31"), Some(107));
    // Between two states that differ, the day of the change is not known.
    assert_eq!(communes(OldProvince::VinhLong, "2024-10-15"), None);
    assert_eq!(communes(OldProvince::VinhLong, "2024-11-01"), Some(102));

    let country = |on| Units::of_country(day(on)).map(|units| (units.districts, units.communes));
    assert_eq!(country("2021-11-01"), Some((705, 10_599)));
    assert_eq!(country("2025-01-31"), Some((696, 10_051)));
    assert_eq!(country("2025-03-01"), Some((696, 10_035)));
    assert_eq!(country("2025-06-30"), Some((696, 10_035)));
    assert_eq!(country("2025-07-01"), Some((0, 3321)));
    assert_eq!(country("2024-12-01"), None);
    assert_eq!(country("2008-07-31"), None);

    let kinds = NewProvince::ALL
        .iter()
        .map(|new| new.commune_kinds_on(day("2025-07-01")).expect("since that day"));
    let sum = kinds.fold((0, 0, 0), |(wards, rural, special), kinds| {
        (wards + kinds.wards, rural + kinds.rural, special + kinds.special)
    });
    assert_eq!(sum, (687, 2621, 13));
    let dong_nai = |on| NewProvince::DongNai.commune_kinds_on(day(on));
    let kinds = |wards, rural| Some(CommuneKinds { wards, rural, special: 0 });
    assert_eq!(dong_nai("2026-04-29"), kinds(23, 72));
    assert_eq!(dong_nai("2026-04-30"), kinds(33, 62));
}

#[test]
fn three_tiers_then_two() {
    let tiers = |on| Map::on(day(on)).map(|map| map.levels().to_vec());
    assert_eq!(tiers("2025-06-30"), Some(Level::ALL.to_vec()));
    assert_eq!(tiers("2025-07-01"), Some(vec![Level::Province, Level::Commune]));
    assert_eq!(tiers("2008-07-31"), None);
    assert_eq!(Map::Until2025.last_day(), Some(day("2025-06-30")));
    assert_eq!(Map::Since2025.last_day(), None);
    let names = Level::ALL.map(|level| level.to_string());
    assert_eq!(names, ["cấp tỉnh", "cấp huyện", "cấp xã"]);
    assert_eq!(Province::all_on(day("2025-06-30")).count(), 63);
    assert_eq!(Province::all_on(day("2025-07-01")).count(), 34);
    assert_eq!(Province::all_on(day("2008-07-31")).count(), 0);
}

#[test]
fn kinds_and_names_have_their_days() {
    let full = |province: Province, on, lang| province.full_name_on(day(on), lang).to_string();
    let hue = Province::Old(OldProvince::Hue);
    assert_eq!(full(hue, "2024-12-31", Lang::Vi), "tỉnh Thừa Thiên Huế");
    assert_eq!(full(hue, "2024-12-31", Lang::En), "Thua Thien Hue province");
    assert_eq!(full(hue, "2025-01-01", Lang::Vi), "thành phố Huế");
    let dong_nai = Province::New(NewProvince::DongNai);
    assert_eq!(full(dong_nai, "2026-04-29", Lang::Vi), "tỉnh Đồng Nai");
    assert_eq!(full(dong_nai, "2026-04-30", Lang::En), "Dong Nai city");

    let municipalities = |on| {
        let is = |province: &Province| province.kind_on(day(on)) == ProvinceKind::Municipality;
        Province::all_on(day(on)).filter(is).count()
    };
    assert_eq!(municipalities("2024-12-31"), 5);
    assert_eq!(municipalities("2025-01-01"), 6);
    assert_eq!(municipalities("2025-07-01"), 6);
    assert_eq!(municipalities("2026-04-30"), 7);
}

#[test]
fn seven_codes_changed_hands() {
    let changed: Vec<(String, &str, &str)> = (0..100)
        .map(|number| code(&format!("{number:02}")))
        .filter(|code| code.changed_hands())
        .map(|code| {
            let (old, new) = (code.until_2025().unwrap(), code.since_2025().unwrap());
            (code.to_string(), old.name().vi, new.name().vi)
        })
        .collect();
    let row = |code: &str, before, after| (code.to_owned(), before, after);
    assert_eq!(
        changed,
        [
            row("15", "Yên Bái", "Lào Cai"),
            row("24", "Bắc Giang", "Bắc Ninh"),
            row("44", "Quảng Bình", "Quảng Trị"),
            row("52", "Bình Định", "Gia Lai"),
            row("80", "Long An", "Tây Ninh"),
            row("82", "Tiền Giang", "Đồng Tháp"),
            row("91", "Kiên Giang", "An Giang"),
        ]
    );
}

#[test]
fn what_is_no_code_says_so() {
    let error = |code_: &str, on| code(code_).on(day(on)).unwrap_err().to_string();
    assert_eq!(error("03", "2024-08-29"), "no province has the code 03 on 2024-08-29");
    assert_eq!(error("03", "2026-08-29"), "no province has the code 03 on 2026-08-29");
    assert_eq!(
        error("84", "2025-07-01"),
        "no province has the code 84 on 2025-07-01: it was Trà Vinh until 2025-06-30, which is part of Vĩnh Long (86) since"
    );
    assert_eq!(
        error("84", "2008-07-31"),
        "the provinces of 2008-07-31 are not known: the first map starts on 2008-08-01"
    );
    for bad in ["", "1", "084", "8a", "84 ", "H59", "８４", "é"] {
        let error = bad.parse::<ProvinceCode>().unwrap_err().to_string();
        assert_eq!(error, format!("{bad:?} is no province code: expected two digits"));
    }
    for bad in ["", "G01", "h59", "H64", "H00", "H5", "H059", "K59", "000.00.17.H59"] {
        let error = Province::by_agency(bad, day("2026-10-05")).unwrap_err().to_string();
        let expected = "is no level-1 agency code of a province: expected H01 to H63";
        assert_eq!(error, format!("{bad:?} {expected}"));
    }
    let iso = |code, on| Province::by_iso(code, day(on)).unwrap_err().to_string();
    assert_eq!(
        iso("VN-15", "2024-08-29"),
        "no province has the ISO 3166-2 code \"VN-15\" on 2024-08-29"
    );
    assert_eq!(
        iso("VN-51", "2025-07-01"),
        "VN-51 was Trà Vinh until 2025-06-30; of Vĩnh Long, which it is part of since, no ISO 3166-2 code is known"
    );
    assert_eq!(
        iso("VN-51", "2000-01-01"),
        "the provinces of 2000-01-01 are not known: the first map starts on 2008-08-01"
    );
}

#[test]
fn closed_agency_codes_lead_to_their_holder() {
    let holder = |code: &str| NewProvince::by_agency(code).expect("a code of a province");
    let mut closed = 0;
    for old in OldProvince::ALL {
        let text = old.agency_code().to_string();
        let Holder { province, evidence, closed: is_closed, .. } = holder(&text[..3]);
        assert_eq!(province, old.successor());
        assert_eq!(evidence, old.agency_code().evidence());
        assert_eq!(is_closed, province.name() != old.name());
        closed += u32::from(is_closed);
    }
    assert_eq!(closed, 63 - 34);
    assert_eq!(holder("H58").province, NewProvince::DongThap);
    assert_eq!(holder("H58").evidence, Evidence::Inferred);
    assert_eq!(holder("H20").province, NewProvince::DongThap);
}

#[test]
fn what_travels_is_pinned_and_guarded() {
    fn round<T>(value: &T, json: &str)
    where
        T: serde::Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        assert_eq!(serde_json::to_string(value).unwrap(), json);
        assert_eq!(&serde_json::from_str::<T>(json).unwrap(), value);
    }
    fn refused<T: DeserializeOwned + std::fmt::Debug>(json: &str) -> String {
        serde_json::from_str::<T>(json).unwrap_err().to_string()
    }
    for old in OldProvince::ALL {
        round(&old, &format!("\"until_2025:{}\"", old.code()));
        round(&Province::Old(old), &format!("\"until_2025:{}\"", old.code()));
    }
    for new in NewProvince::ALL {
        round(&new, &format!("\"since_2025:{}\"", new.code()));
        round(&Province::New(new), &format!("\"since_2025:{}\"", new.code()));
    }
    let by_province = std::collections::BTreeMap::from([(OldProvince::TraVinh, 1)]);
    round(&by_province, "{\"until_2025:84\":1}");
    round(&code("01"), "\"01\"");
    round(&Map::Until2025, "\"until_2025\"");
    round(&Map::Since2025, "\"since_2025\"");
    round(&Level::ALL, "[\"province\",\"district\",\"commune\"]");
    round(&ProvinceKind::ALL, "[\"province\",\"municipality\"]");
    round(&Evidence::ALL, "[\"confirmed\",\"inferred\"]");
    round(&Units { districts: 9, communes: 106 }, "{\"districts\":9,\"communes\":106}");
    let kinds = CommuneKinds { wards: 19, rural: 105, special: 0 };
    round(&kinds, "{\"wards\":19,\"rural\":105,\"special\":0}");

    assert_eq!(
        refused::<Province>("\"since_2025:84\""),
        "\"since_2025:84\" is no province id, such as until_2025:84 or since_2025:86 at line 1 column 15"
    );
    assert_eq!(
        refused::<NewProvince>("\"until_2025:82\""),
        "\"until_2025:82\" is the id of a province of the other map at line 1 column 15"
    );
    for bad in ["82", "\"82\"", "null", "\"Đồng Tháp\"", "\"until_2025:\"", "\"until:82\"", "{}"]
    {
        assert!(!refused::<Province>(bad).is_empty());
        assert!(!refused::<OldProvince>(bad).is_empty());
        assert!(!refused::<NewProvince>(bad).is_empty());
    }
    for bad in ["1", "\"1\"", "\"100\"", "\"-1\"", "null", "[0,1]"] {
        assert!(!refused::<ProvinceCode>(bad).is_empty());
    }
    for bad in ["{\"districts\":9}", "{\"districts\":-1,\"communes\":1}", "[9]"] {
        assert!(!refused::<Units>(bad).is_empty());
    }
    assert_eq!(
        refused::<Units>("{\"districts\":9,\"communes\":1,\"wards\":1}"),
        "unknown field `wards`, expected `districts` or `communes` at line 1 column 35"
    );
    assert!(!refused::<CommuneKinds>("{\"wards\":1,\"rural\":1}").is_empty());
    assert!(!refused::<ProvinceKind>("\"city\"").is_empty());
    assert!(!refused::<Evidence>("\"sure\"").is_empty());
    assert!(!refused::<Map>("\"2025\"").is_empty());
    assert!(!refused::<Level>("\"ward\"").is_empty());
}
