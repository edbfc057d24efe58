//! Regrouping by the successor, and the refused way back.

use proptest::prelude::*;
use vn_egov_metrics::fact::DossierFact;
use vn_egov_metrics::place::{NewProvince, OldProvince, Territory};
use vn_egov_metrics::{Breakdown, Coverage, Lang, Tally};

use crate::strategies::standing;

#[test]
fn the_way_back_is_refused_but_for_what_was_not_merged() {
    let error = |new| OldProvince::try_from(new).unwrap_err();
    assert_eq!(
        error(NewProvince::DongThap).to_string(),
        "Đồng Tháp since 2025-07-01 is made of Tiền Giang and Đồng Tháp: what is counted for it cannot be divided among them"
    );
    assert_eq!(error(NewProvince::DongThap).province(), NewProvince::DongThap);
    for new in NewProvince::ALL {
        match OldProvince::try_from(new) {
            Ok(old) => assert_eq!((old.successor(), old.name()), (new, new.name())),
            Err(refused) => {
                assert_eq!(refused.province(), new);
                assert!(new.predecessors().len() > 1);
            }
        }
    }
    let back = NewProvince::ALL.into_iter().filter_map(|new| OldProvince::try_from(new).ok());
    assert_eq!(back.count(), 11);
}

#[test]
fn territories_know_one_another() {
    let (old, new): (Territory, Territory) =
        (OldProvince::VinhLong.into(), NewProvince::VinhLong.into());
    assert_ne!(old, new);
    assert!(new.contains(old) && !old.contains(new) && old.contains(old));
    assert_eq!(new.in_lang(Lang::En).to_string(), "Ben Tre + Tra Vinh + Vinh Long");
    assert_eq!(old.to_string(), "Vĩnh Long");
    assert_eq!(new.parts(), NewProvince::VinhLong.predecessors());
    // The 34 territories are the 63, each once.
    let mut parts: Vec<OldProvince> =
        NewProvince::ALL.iter().flat_map(|new| new.predecessors()).copied().collect();
    parts.sort_unstable();
    assert_eq!(parts, OldProvince::ALL);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is grouped by old province and regrouped is what is grouped by new province.
    #[test]
    fn regrouping_keeps_every_count(
        records in prop::collection::vec((0_usize..63, standing::<DossierFact>()), 0..100),
    ) {
        let day = "2025-06-30".parse().expect("a date");
        let coverage = Coverage::new(day, "63 tỉnh", day, day).expect("in order");
        let mut by_old = Breakdown::new(coverage.clone(), Tally::new());
        let mut by_new = Breakdown::new(coverage, Tally::new());
        for (index, standing) in records {
            let old = OldProvince::ALL[index];
            by_old.add(old, standing);
            by_new.add(NewProvince::from(old), standing);
        }
        let regrouped = by_old.regroup(|old| old.successor()).expect("nothing overflows");
        prop_assert_eq!(regrouped.total(), by_old.total());
        prop_assert_eq!(regrouped, by_new);
    }
}
