//! Random packets, read by the crate and by the oracle.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use vn_egov_metrics::fact::{Decides, DossierFact, Fact, Procedures, Reading};
use vn_egov_metrics::portal::Packet;
use vn_egov_metrics::record::{ProcedureAt, Terms};
use vn_egov_metrics::{Period, TimeLimit};

use super::oracle::{self, Facts};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A moment near the edges that matter: midnight, the ends of the period, the as-of day.
fn moment() -> BoxedStrategy<NaiveDateTime> {
    const ANCHORS: [&str; 5] =
        ["2026-06-30", "2026-07-01", "2026-07-20", "2026-08-15", "2026-09-30"];
    let day = (prop::sample::select(&ANCHORS[..]), -3_i64..4)
        .prop_map(|(anchor, days)| day(anchor) + TimeDelta::days(days));
    let time = prop_oneof![Just((0, 0, 0)), Just((23, 59, 59)), (0_u32..24, 0_u32..60, 0_u32..60),];
    (day, time).prop_map(|(day, (h, m, s))| day.and_hms_opt(h, m, s).expect("a time")).boxed()
}

/// A moment as the wire writes it, or what stands there when it goes wrong.
fn wire_moment() -> impl Strategy<Value = Value> {
    let written = moment().prop_map(|at| at.format("%Y%m%d%H%M%S").to_string()).boxed();
    prop_oneof![
        12 => written.clone().prop_map(Value::String),
        1 => written.clone().prop_map(|text| Value::String(format!(" {text} "))),
        1 => written.prop_map(|text| json!(text.parse::<u64>().expect("digits"))),
        1 => prop::sample::select(vec![
            json!(""), json!(null), json!("2026-07-01"), json!("20260230000000"),
            json!("20260701240000"), json!("2026070100000"), json!("Nguyễn Văn Mẫu"), json!([]),
            json!({"a": 1}), json!(9.5), json!(true),
        ]),
    ]
}

/// One of these codes, as text or as a number, or something else.
fn code(codes: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop_oneof![
        10 => prop::sample::select(codes).prop_map(|code| json!(code)),
        1 => prop::sample::select(codes).prop_map(|code| code.parse::<u64>().map_or(json!(null), |n| json!(n))),
        1 => prop::sample::select(vec![
            json!(""), json!(null), json!(" 1 "), json!("01"), json!("11"), json!("abc"), json!(1.0),
            json!(true), json!(["1"]), json!({}),
        ]),
    ]
}

/// An object of some of these fields.
fn object(fields: Vec<(&'static str, BoxedStrategy<Value>)>) -> impl Strategy<Value = Value> {
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| {
            prop::option::weighted(0.85, value.prop_map(move |value| (name, value)))
        })
        .collect();
    fields.prop_map(|fields| {
        let fields = fields.into_iter().flatten().map(|(name, value)| (name.to_owned(), value));
        Value::Object(fields.collect::<Map<_, _>>())
    })
}

fn items(fields: Vec<(&'static str, BoxedStrategy<Value>)>, most: usize) -> BoxedStrategy<Value> {
    let item = prop_oneof![
        20 => object(fields).boxed(),
        1 => prop::sample::select(vec![json!(null), json!("x"), json!(7), json!([])]).boxed(),
    ];
    prop_oneof![
        12 => prop::collection::vec(item, 0..=most).prop_map(Value::Array).boxed(),
        1 => prop::sample::select(vec![json!(null), json!("Trần Thị Mẫu"), json!({}), json!(1)]).boxed(),
    ]
    .boxed()
}

fn packet() -> impl Strategy<Value = Value> {
    const FLAGS: &[&str] = &["0", "1"];
    let file = prop::sample::select(vec![
        json!(""),
        json!(null),
        json!("https://example.vn/a"),
        json!("  "),
    ]);
    let price = prop::sample::select(vec![
        json!("0"),
        json!("50000"),
        json!("300.000"),
        json!("1.000.000"),
        json!("0.000"),
        json!("30.00"),
        json!("không"),
        json!(""),
        json!(20000),
        json!(0),
        json!("-5"),
        json!("000"),
    ]);
    object(vec![
        ("KenhThucHien", code(&["1", "2", "3"]).boxed()),
        (
            "TrangThaiHoSo",
            code(&["1", "2", "3", "4", "5", "5", "6", "7", "8", "9", "9", "10", "10"]).boxed(),
        ),
        ("NgayTiepNhan", wire_moment().boxed()),
        ("NgayHenTra", wire_moment().boxed()),
        ("NgayKetThucXuLy", wire_moment().boxed()),
        ("NgayTra", wire_moment().boxed()),
        ("NgayTuChoi", wire_moment().boxed()),
        ("HoSoCoThanhPhanSoHoa", code(FLAGS).boxed()),
        ("TaiKhoanDuocXacThucVoiVNeID", code(FLAGS).boxed()),
        ("DuocThanhToanTrucTuyen", code(&["0", "1", "2", "3"]).boxed()),
        ("ChuHoSo", Just(json!("Lê Thị Mẫu")).boxed()),
        (
            "TaiLieuNop",
            items(
                vec![
                    (
                        "IsDeleted",
                        prop::sample::select(vec![
                            json!("False"),
                            json!("True"),
                            json!(true),
                            json!("1"),
                            json!("0"),
                        ])
                        .boxed(),
                    ),
                    ("DuongDanTaiTepTin", file.clone().boxed()),
                    ("DuocSoHoa", code(FLAGS).boxed()),
                    ("DuocLayTuKhoDMQG", code(FLAGS).boxed()),
                ],
                3,
            ),
        ),
        ("DanhSachLePhi", items(vec![("Gia", price.boxed())], 2)),
        ("DanhSachGiayToKetQua", items(vec![("DuongDanTepTinKetQua", file.boxed())], 2)),
        (
            "DanhSachHoSoBoSung",
            items(
                vec![
                    ("NgayBoSung", wire_moment().boxed()),
                    ("NgayTiepNhanBoSung", wire_moment().boxed()),
                ],
                3,
            ),
        ),
        ("DSKetNoiCSDL", items(vec![("MaCSDL", code(&["1", "7"]).boxed())], 2)),
    ])
    .prop_map(|mut packet| {
        packet["MaHoSo"] = json!("H59.17-260704-0001");
        packet
    })
}

/// What the crate knows of the packet, by the facts' ids.
fn known(packet: &Packet<'_>, reading: &Reading<'_>) -> Facts {
    let dossier = packet.to_dossier(&mut |_| {}).expect("it has a code");
    let standing = dossier.standing(reading);
    DossierFact::ALL.iter().map(|fact| (fact.id(), standing.answer(*fact))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_crate_and_the_oracle_read_alike(
        packet in packet(),
        as_of in prop::sample::select(vec!["2026-06-30", "2026-07-21", "2026-08-15", "2026-09-30", "2026-10-05"]),
    ) {
        let (from, to, as_of) = (day("2026-07-01"), day("2026-09-30"), day(as_of));
        let reading = Reading::new(Period::range(from, to).expect("in order")).on(as_of);
        let line = packet.to_string();
        let read: Packet<'_> = serde_json::from_str(&line).expect("it is an object with a code");
        prop_assert_eq!(known(&read, &reading), oracle::facts(&packet, from, to, as_of), "{}", line);
    }

    /// The days that are told explain the answers of the standing, each of them.
    #[test]
    fn the_days_told_are_those_that_decide(
        packet in packet(),
        limit in prop::option::of(0_u32..40),
        as_of in prop::sample::select(vec!["2026-07-21", "2026-08-15", "2026-09-30"]),
    ) {
        let all = AllTake(limit.map(TimeLimit::WorkingDays));
        let reading = Reading::new("2026-Q3".parse().expect("a quarter")).on(day(as_of));
        let reading = reading.with_procedures(&all);
        let line = packet.to_string();
        let packet: Packet<'_> = serde_json::from_str(&line).expect("it is an object with a code");
        let dossier = packet.to_dossier(&mut |_| {}).expect("it has a code");
        let (timing, standing) = (dossier.timing(&reading), dossier.standing(&reading));

        prop_assert_eq!(timing.on_time(), standing.answer(DossierFact::OnTime), "{}", line);
        prop_assert_eq!(Some(timing.due_on.is_some()), standing.answer(DossierFact::HasDue));
        let finished = match timing.decides {
            Decides::NotKnown => None,
            decides => Some(matches!(decides, Decides::Ended { .. })),
        };
        prop_assert_eq!(finished, standing.answer(DossierFact::Finished), "{}", line);
        if let Decides::Ended { on, waited } = timing.decides {
            let end = dossier.end_moment().expect("it has ended");
            prop_assert_eq!((end - waited).date(), on, "{}", line);
            let late = timing.due_on.map(|due| due < on);
            prop_assert_eq!(late, standing.answer(DossierFact::Late), "{}", line);
        }
        if timing.limit.is_some() {
            prop_assert_eq!(dossier.timeline().due, None);
        }
    }
}

/// Every procedure may take as long as that.
#[derive(Debug)]
struct AllTake(Option<TimeLimit>);

impl Procedures for AllTake {
    fn terms(&self, _: &ProcedureAt) -> Terms {
        Terms { limit: self.0, ..Terms::default() }
    }
}

#[test]
fn what_decides_is_told_with_its_day() {
    let quarter = Reading::new("2026-Q3".parse().expect("a quarter")).on(day("2026-08-15"));
    let timing = |status: &str, rounds: &[&str]| {
        let rounds: Vec<_> = rounds.iter().map(|at| json!({"NgayBoSung": at})).collect();
        let line = json!({"MaHoSo": "H59.17-260704-0001", "TrangThaiHoSo": status,
            "NgayTiepNhan": "20260704080000", "NgayHenTra": "20260720170000",
            "DanhSachHoSoBoSung": rounds});
        let line = line.to_string();
        let packet = Packet::from_json(&line).expect("a packet");
        packet.to_dossier(&mut |_| {}).expect("it has a code").timing(&quarter)
    };
    let (one, two, later) = ("20260710080000", "20260712080000", "20260816080000");
    assert_eq!(timing("4", &[one]).decides, Decides::Open { on: day("2026-08-15") });
    assert_eq!(timing("4", &[one]).on_time(), Some(false));
    assert_eq!(timing("5", &[]).decides, Decides::Open { on: day("2026-08-15") });
    assert_eq!(timing("5", &[one]).decides, Decides::Requested { on: day("2026-07-10") });
    assert_eq!(timing("5", &[one]).on_time(), Some(true));
    assert_eq!(timing("5", &[later, one]).decides, Decides::Requested { on: day("2026-07-10") });
    assert_eq!(timing("5", &[one, two]).decides, Decides::RequestedAgain { times: 2 });
    assert_eq!(timing("5", &[one, two]).on_time(), Some(false));
    assert_eq!(timing("9", &[]).decides, Decides::NotKnown);
    assert_eq!(timing("11", &[]).on_time(), None);
}
