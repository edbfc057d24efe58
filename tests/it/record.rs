//! Levels, published summaries and targets: what they take, and what they become.

use serde::Serialize;
use serde::de::DeserializeOwned;
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::fact::{ProcedureFact, Reading};
use vn_egov_metrics::indicator::{Target, Verdict, dossier, procedure};
use vn_egov_metrics::record::{
    ApplicantKind, CatalogueSummary, Channel, Document, DossierSummary, FromLegacy, LegacyLevel,
    Payment, ProactiveLevel, Procedure, Registered, ServiceLevel, Status, Written,
};
use vn_egov_metrics::tally::Count;
use vn_egov_metrics::{Counts, Indicator, Places, Rounding, Share, Tally};

use crate::said::refused;

fn numbers(count: Count) -> [u64; 4] {
    [count.having(), count.among(), count.having_unknown(), count.among_unknown()]
}

#[test]
fn service_levels_by_every_name() {
    for (level, id, names) in [
        (ServiceLevel::Information, "information", ["thông tin", "Cung cấp thông tin"]),
        (ServiceLevel::Partial, "partial", ["một phần", " MỘT  PHẦN "]),
        (ServiceLevel::Full, "full", ["toàn trình", "Toàn trình"]),
    ] {
        assert_eq!(level.to_string(), id);
        assert_eq!(id.parse(), Ok(level));
        assert_eq!(serde_json::to_string(&level).unwrap(), format!("{id:?}"));
        for name in names {
            assert_eq!(name.parse(), Ok(level), "{name}");
            assert_eq!(name.nfd().collect::<String>().parse(), Ok(level), "{name} in NFD");
        }
    }
    assert!(ServiceLevel::ALL.is_sorted());
    assert_eq!(
        refused::<ServiceLevel>("\"toàn trình\""),
        "unknown variant `toàn trình`, expected one of `information`, `partial`, `full`",
    );
}

#[test]
fn registers_travel_as_their_codes() {
    fn check<T>(all: &[T], first_to_last: &str)
    where
        T: Registered + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug + ToString,
    {
        for value in all {
            let code = value.code();
            assert_eq!(value.to_string(), code);
            assert_eq!(serde_json::to_string(value).expect("text"), format!("{code:?}"));
            for json in [code.to_owned(), format!("\"{code}\""), format!("\" {code}\\n\"")] {
                assert_eq!(serde_json::from_str::<T>(&json).ok().as_ref(), Some(value), "{json}");
                let written = serde_json::from_str::<Written<T>>(&json).expect("a code");
                assert_eq!(written, Written::Known(*value));
            }
            // A column of a fixed width fills it up with spaces.
            assert_eq!(T::read(&format!("\u{a0}{code}  ")), Written::Known(*value));
        }
        for (json, found) in [
            ("\"11\"", "\"11\""),
            ("\"01\"", "\"01\""),
            ("-1", "\"-1\""),
            ("\"Nguyễn Văn Mẫu\"", "<14 characters>"),
        ] {
            let sentence = format!("expected a code from {first_to_last}, found {found}");
            assert_eq!(refused::<T>(json), sentence);
            let kept = serde_json::from_str::<Written<T>>(json).expect("a code");
            assert!(kept.known().is_none());
            let back = serde_json::to_string(&kept).expect("text");
            assert_eq!(serde_json::from_str::<Written<T>>(&back).ok(), Some(kept));
        }
        assert_eq!(refused::<Written<T>>("\" \""), "the code is empty");
        assert_eq!(
            refused::<Written<T>>("true"),
            "invalid type: boolean `true`, expected a code as text or as a number",
        );
    }
    check(Status::ALL, "1 to 10");
    check(Channel::ALL, "1 to 3");
    check(ApplicantKind::ALL, "1 to 4");
    check(Payment::ALL, "0 to 3");
}

#[test]
fn a_legacy_level_is_never_full_in_silence() {
    let level = |number| LegacyLevel::new(number).map(LegacyLevel::service_level);
    assert_eq!(level(1), Ok(FromLegacy::Level(ServiceLevel::Information)));
    assert_eq!(level(2), Ok(FromLegacy::Level(ServiceLevel::Information)));
    assert_eq!(level(3), Ok(FromLegacy::Level(ServiceLevel::Partial)));
    assert_eq!(level(4), Ok(FromLegacy::CandidateFull));
    for number in 0..=255_u8 {
        let of_scale = (1..=4).contains(&number);
        assert_eq!(LegacyLevel::new(number).map(LegacyLevel::get).ok(), of_scale.then_some(number));
        assert_eq!(
            ProactiveLevel::new(number).map(ProactiveLevel::get).ok(),
            of_scale.then_some(number),
        );
    }
}

#[test]
fn scales_travel_as_their_numbers() {
    for level in ProactiveLevel::ALL {
        let wire = serde_json::to_string(&level).unwrap();
        assert_eq!(wire, level.get().to_string());
        assert_eq!(serde_json::from_str::<ProactiveLevel>(&wire).unwrap(), level);
    }
    assert_eq!(refused::<LegacyLevel>("0"), "level 0 is not 1 to 4");
    assert_eq!(refused::<ProactiveLevel>("5"), "level 5 is not 1 to 4");
    assert_eq!(refused::<LegacyLevel>("\"4\""), "invalid type: string \"4\", expected u8");
    assert_eq!(refused::<LegacyLevel>("-1"), "invalid value: integer `-1`, expected u8");
}

#[test]
fn what_a_catalogue_leaves_unstated_is_not_known() {
    // Đồng Tháp, March 2024: 1.797 procedures, 906 full, 611 partial.
    let counts = Counts::from(CatalogueSummary::new(1797, 906, 611).expect("they fit"));
    let count = |indicator: &Indicator<_>| counts.count(indicator).expect("it is stated");
    assert_eq!(numbers(count(&procedure::FULL)), [906, 1797, 280, 0]);
    assert_eq!(numbers(count(&procedure::PARTIAL)), [611, 1797, 280, 0]);
    assert_eq!(numbers(count(&procedure::ONLINE)), [1517, 1797, 280, 0]);
    assert_eq!(counts.records(), 1797);
    assert_eq!(counts.count(&procedure::INTEGRATED), None);

    let full = count(&procedure::FULL);
    assert_eq!(full.completeness(), Share::new(1517, 1797).expect("a part"));
    let shown = |share: Share| share.percent(Places::ONE, Rounding::HalfUp).map(|p| p.to_string());
    assert_eq!(shown(full.range().least).as_deref(), Some("50.4"));
    assert_eq!(shown(full.range().most).as_deref(), Some("66.0"));
}

#[test]
fn published_dossiers_become_counts() {
    // Phường 1, Trà Vinh, 2024: 824 = 447 + 377.
    let counts = Counts::from(DossierSummary::new(824, 377, 447, 0).expect("they fit"));
    let count = |indicator: &Indicator<_>| counts.count(indicator).map(numbers);
    assert_eq!(count(&dossier::ONLINE), Some([377, 824, 0, 0]));
    assert_eq!(count(&dossier::DIRECT), Some([447, 824, 0, 0]));
    assert_eq!(count(&dossier::POST), Some([0, 824, 0, 0]));
    assert_eq!(count(&dossier::ON_TIME), None);
    assert_eq!(DossierSummary::new(824, 377, 0, 0).map(DossierSummary::unstated), Ok(447));
}

#[test]
fn hostile_summaries() {
    let catalogue = |all: u64, full: u64| {
        format!(r#"{{"procedures":{all},"full":{full},"partial":{}}}"#, u64::MAX)
    };
    assert_eq!(
        refused::<CatalogueSummary>(&catalogue(1797, u64::MAX)),
        "the parts of 1797 procedures add up to 36893488147419103230",
    );
    // A whole that no count holds would have become counts of nothing.
    assert_eq!(
        refused::<CatalogueSummary>(&catalogue(u64::MAX, 0)),
        "18446744073709551615 procedures are more than 2^63 - 1",
    );
    let most =
        CatalogueSummary::new(Count::MOST, Count::MOST, 0).expect("as many as a count holds");
    let full = Counts::from(most).count(&procedure::FULL).expect("it is stated");
    assert_eq!(full.having(), Count::MOST);

    let dossiers = r#"{"received":824,"online":377,"direct":447,"post":1}"#;
    assert_eq!(refused::<DossierSummary>(dossiers), "the parts of 824 dossiers add up to 825");
    assert_eq!(
        refused::<DossierSummary>(&dossiers.replace("\"post\":1", "\"post\":-1")),
        "invalid value: integer `-1`, expected u64",
    );
    assert_eq!(
        refused::<DossierSummary>(&dossiers.replace("post", "mail")),
        "unknown field `mail`, expected one of `received`, `online`, `direct`, `post`",
    );
    let trip = serde_json::to_string(&DossierSummary::new(824, 377, 447, 0).expect("they fit"));
    assert_eq!(trip.unwrap(), r#"{"received":824,"online":377,"direct":447,"post":0}"#);
}

#[test]
fn hostile_records() {
    assert_eq!(
        refused::<Document>(r#"{"issued_on":"2024-08-29","signer":"A"}"#),
        "unknown field `signer`, expected one of `issued_on`, `electronic`, `secret`, \
         `paper_only`, `signed_person`, `signed_organisation`",
    );
    assert_eq!(refused::<Document>(r#"{"secret":false}"#), "missing field `issued_on`");
    assert!(refused::<Document>(r#"{"issued_on":"2024-02-30"}"#).contains("out of range"));
    assert_eq!(
        refused::<Procedure>(r#"{"level":"level 4"}"#),
        "unknown variant `level 4`, expected one of `information`, `partial`, `full`",
    );
    assert!(refused::<Procedure>(r#"{"fees":true}"#).starts_with("unknown field `fees`"));
    assert_eq!(serde_json::from_str::<Procedure>("{}").unwrap(), Procedure::default());
}

#[test]
fn a_procedure_at_a_level_answers_for_the_others() {
    let reading = Reading::new("2024-03".parse().expect("a month"));
    let mut tally = Tally::new();
    for level in ServiceLevel::ALL {
        let procedure = Procedure {
            in_force: Some(true),
            within_authority: Some(true),
            level: Some(level),
            ..Procedure::default()
        };
        tally.add(procedure.standing(&reading));
    }
    tally.add(Procedure { in_force: Some(true), ..Procedure::default() }.standing(&reading));
    tally.add(Procedure { in_force: Some(false), ..Procedure::default() }.standing(&reading));
    assert_eq!(numbers(tally.count(&procedure::FULL)), [1, 4, 1, 0]);
    assert_eq!(numbers(tally.count(&procedure::PARTIAL)), [1, 4, 1, 0]);
    // The one of unknown authority may not be asked at all; the one not in force is not.
    assert_eq!(numbers(tally.count(&procedure::ONLINE)), [2, 3, 0, 1]);
}

#[test]
fn a_level_in_use_wins_over_the_legacy_one() {
    let reading = Reading::new("2024-03".parse().expect("a month"));
    let answers = |level, legacy: Option<u8>| {
        let legacy_level = legacy.map(|number| LegacyLevel::new(number).expect("1 to 4"));
        let procedure = Procedure { level, legacy_level, ..Procedure::default() };
        let standing = procedure.standing(&reading);
        [ProcedureFact::Online, ProcedureFact::Full, ProcedureFact::Partial]
            .map(|fact| standing.answer(fact))
    };
    let (yes, no) = (Some(true), Some(false));
    for legacy in [None, Some(1), Some(2), Some(3), Some(4)] {
        assert_eq!(answers(Some(ServiceLevel::Full), legacy), [yes, yes, no]);
        assert_eq!(answers(Some(ServiceLevel::Partial), legacy), [yes, no, yes]);
        assert_eq!(answers(Some(ServiceLevel::Information), legacy), [no, no, no]);
    }
    assert_eq!(answers(None, Some(1)), [no, no, no]);
    assert_eq!(answers(None, Some(2)), [no, no, no]);
    assert_eq!(answers(None, Some(3)), [yes, no, yes]);
    assert_eq!(answers(None, Some(4)), [yes, None, None]);
    assert_eq!(answers(None, None), [None; 3]);

    let wire = r#"{"level":"partial","legacy_level":4,"proactive_level":1}"#;
    let procedure: Procedure = serde_json::from_str(wire).expect(wire);
    assert_eq!(procedure.legacy_level, Some(LegacyLevel::Four));
    assert_eq!(procedure.proactive_level, Some(ProactiveLevel::One));
    assert_eq!(refused::<Procedure>(r#"{"legacy_level":5}"#), "level 5 is not 1 to 4");
}

fn target(value: &str) -> Target {
    Target {
        subject: "văn bản điện tử được ký số".into(),
        value: value.parse().expect("a figure"),
        plan: "Kế hoạch chuyển đổi số".into(),
        period: "2024".parse().expect("a year"),
        place: "Trà Vinh".into(),
    }
}

#[test]
fn targets_met_by_a_share() {
    let met = |value: &str, part, whole| {
        target(value).met_by_share(Share::new(part, whole).expect("a part"))
    };
    // Exactly at, and one below, however many digits that takes.
    assert_eq!(met("80%", 4, 5), Verdict::Met);
    assert_eq!(met("trên 80%", 4, 5), Verdict::Met);
    assert_eq!(met("ít nhất 80%", 799_999_999, 1_000_000_000), Verdict::NotMet);
    assert_eq!(met("86,6%", 433, 500), Verdict::Met);
    assert_eq!(met("86,6%", 432, 500), Verdict::NotMet);
    assert_eq!(met("4/5", 8, 10), Verdict::Met);
    // From above.
    assert_eq!(met("tối đa 5%", 1, 20), Verdict::Met);
    assert_eq!(met("tối đa 5%", 2, 20), Verdict::NotMet);
    // An empty share reaches nothing and misses nothing; a count is no share.
    assert_eq!(met("80%", 0, 0), Verdict::Undecided);
    assert_eq!(met("80", 4, 5), Verdict::Undecided);
}

#[test]
fn hostile_targets() {
    let wire = serde_json::to_string(&target("trên 80%")).expect("it has a wire form");
    assert_eq!(serde_json::from_str::<Target>(&wire).expect(&wire), target("trên 80%"));
    assert_eq!(
        refused::<Target>(&wire.replace("hơn 80%", "80,5.1%")),
        "'.' at character 5 of \"80,5.1%\" stands behind the decimal mark",
    );
    assert!(refused::<Target>(&wire.replace("2024", "2024-13")).contains("2024-13"));
    assert!(
        refused::<Target>(&wire.replace("place", "where")).starts_with("unknown field `where`")
    );
    assert_eq!(serde_json::to_string(&Verdict::NotMet).unwrap(), "\"not_met\"");
    assert!(refused::<Verdict>("\"false\"").starts_with("unknown variant `false`"));
}
