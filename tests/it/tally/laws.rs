//! What holds of any counting.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use proptest::prelude::*;
use vn_egov_metrics::fact::{DossierFact, DossierFact::*, Fact, Question, Standing};
use vn_egov_metrics::indicator::dossier;
use vn_egov_metrics::tally::{Count, Counter, GroupNumbers};
use vn_egov_metrics::{Breakdown, Counts, Coverage, Indicator, Ledger, Name, Tally};

use crate::strategies::{standing, standing_of, standings};

type DossierTally = Tally<DossierFact>;

fn tally(standings: &[Standing<DossierFact>]) -> DossierTally {
    standings.iter().copied().collect()
}

fn counts(standings: &[Standing<DossierFact>]) -> Counts<DossierFact> {
    let mut counts = Counts::of(dossier::ALL);
    counts.extend(standings.iter().copied());
    counts
}

/// Both together, by a fresh copy.
fn merged<C: Counter>(one: &C, other: &C) -> C {
    let mut both = one.clone();
    both.merge(other).expect("nothing overflows");
    both
}

fn coverage(source: &str) -> Coverage {
    let day = |text: &str| text.parse().expect("a date");
    let (first, last) = (day("2026-07-01"), day("2026-09-30"));
    Coverage::new(last, source, first, last).expect("in order")
}

fn by_key<C: Counter<Fact = DossierFact>>(
    source: &str,
    counter: C,
    records: &[(u8, Standing<DossierFact>)],
) -> Breakdown<u8, C> {
    let mut breakdown = Breakdown::new(coverage(source), counter);
    for (key, standing) in records {
        breakdown.add(*key, *standing);
    }
    breakdown
}

/// Each fact asked for of all, and asked not to be of those in the period.
fn every_fact_twice() -> Vec<Indicator<DossierFact>> {
    let indicator = |(place, fact): (usize, &DossierFact)| {
        let (among, having) =
            if place % 2 == 0 { (Question::ALL, fact.yes()) } else { (InPeriod.yes(), fact.no()) };
        let id = format!("{place}.{}", fact.id()).leak();
        Indicator::new(id, Name::new("", ""), among, having)
    };
    let facts = DossierFact::ALL.iter().flat_map(|fact| [fact, fact]);
    facts.enumerate().map(indicator).collect()
}

/// Counting by hand: one record, one indicator, one question after another.
fn by_hand(standings: &[Standing<DossierFact>], row: usize) -> [u64; 4] {
    let indicator = dossier::ALL[row];
    let mut numbers = [0; 4];
    for standing in standings {
        match (standing.asks(indicator.among()), standing.asks(indicator.having())) {
            (Some(true), having) => {
                numbers[1] += 1;
                numbers[0] += u64::from(having == Some(true));
                numbers[2] += u64::from(having.is_none());
            }
            (Some(false), _) => {}
            (None, _) => numbers[3] += 1,
        }
    }
    numbers
}

fn numbers(count: Count) -> [u64; 4] {
    [count.having(), count.among(), count.having_unknown(), count.among_unknown()]
}

/// One answer, by the truth table of Kleene: the minimum of no < not known < yes.
fn kleene(question: &[(bool, Option<bool>)]) -> Option<bool> {
    let asked = question.iter().map(|(wanted, answer)| match answer {
        Some(answer) => {
            if answer == wanted {
                2
            } else {
                0
            }
        }
        None => 1,
    });
    [Some(false), None, Some(true)][asked.min().unwrap_or(2)]
}

#[test]
fn every_question_of_three_facts_by_the_truth_table() {
    let facts = [InPeriod, Finished, OnTime];
    let answers = [Some(true), Some(false), None];
    for code in 0..27 {
        let known = [answers[code % 3], answers[code / 3 % 3], answers[code / 9]];
        let standing =
            standing_of(&[(facts[0], known[0]), (facts[1], known[1]), (facts[2], known[2])]);
        for asked in 0..64 {
            let mut question = Question::ALL;
            let mut wanted = Vec::new();
            for (index, fact) in facts.into_iter().enumerate() {
                let bits = asked >> (2 * index);
                if bits & 1 != 0 {
                    question = question.and(fact.yes());
                    wanted.push((true, known[index]));
                }
                if bits & 2 != 0 {
                    question = question.and(fact.no());
                    wanted.push((false, known[index]));
                }
            }
            assert_eq!(standing.asks(question), kleene(&wanted), "{question} of {standing:?}");
        }
    }
}

/// What came last can make up for a record in the first word of numbers, and not in the second.
#[test]
fn a_record_of_long_ago_is_taken_back_from_every_number() {
    let asked = every_fact_twice();
    let unknown = standing_of::<DossierFact>(&[]);
    let late: Vec<_> = DossierFact::ALL[18..].iter().map(|fact| (*fact, Some(false))).collect();
    let known_late = standing_of(&late);
    let mut ledger = Ledger::new(Breakdown::new(coverage("one"), Counts::of(&asked)));
    for code in 0..255 {
        ledger.put(code, "all", unknown);
    }
    ledger.put(255, "all", known_late);
    assert!(ledger.remove(&0));
    let left: DossierTally = (1..255).map(|_| unknown).chain([known_late]).collect();
    assert_eq!(ledger.breakdown().get("all"), Some(&left.to_counts(&asked)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn counts_agree_with_counting_by_hand(records in standings()) {
        let (tally, counts) = (tally(&records), counts(&records));
        for (row, indicator) in dossier::ALL.into_iter().enumerate() {
            let by_hand = by_hand(&records, row);
            prop_assert_eq!(numbers(tally.count(indicator)), by_hand, "{}", indicator.id());
            prop_assert_eq!(counts.count(indicator).map(numbers), Some(by_hand), "{}", indicator.id());
        }
        prop_assert_eq!(tally.to_counts(dossier::ALL), counts);
    }

    #[test]
    fn merging_commutes_associates_and_has_an_identity(
        a in standings(), b in standings(), c in standings(),
    ) {
        fn check<C: Counter>(a: &C, b: &C, c: &C) {
            assert_eq!(merged(a, b), merged(b, a));
            assert_eq!(merged(&merged(a, b), c), merged(a, &merged(b, c)));
            assert_eq!(&merged(a, &a.blank()), a);
            assert_eq!(&merged(&a.blank(), a), a);
        }
        check(&tally(&a), &tally(&b), &tally(&c));
        check(&counts(&a), &counts(&b), &counts(&c));
        prop_assert_eq!(merged(&counts(&a), &counts(&b)), counts(&[a, b].concat()));
    }

    #[test]
    fn taking_back_undoes_adding(records in standings(), more in standing()) {
        fn check<C: Counter<Fact = DossierFact>>(before: &C, more: Standing<DossierFact>) {
            let mut after = before.clone();
            after.add(more);
            assert_ne!(&after, before);
            after.take_back(more).expect("it was added");
            assert_eq!(&after, before);
            let all = merged(before, before);
            let mut half = all.clone();
            half.subtract(before).expect("it was merged");
            assert_eq!(&half, before);
        }
        check(&tally(&records), more);
        check(&counts(&records), more);
    }

    #[test]
    fn counts_are_the_same_however_they_came_about(
        here in standings(), there in standings(), seed in any::<prop::sample::Index>(),
    ) {
        // Whole blocks counted, a rest waiting, or all of it put together from two.
        let all = [here.clone(), there.clone()].concat();
        let (whole, mut both) = (counts(&all), merged(&counts(&here), &counts(&there)));
        prop_assert_eq!(&both, &whole);
        prop_assert_eq!(&both.clone(), &whole);
        prop_assert_eq!(both.records(), all.len() as u64);
        // Taken back from any place on, and added again in another order.
        let from = if all.is_empty() { 0 } else { seed.index(all.len()) };
        for standing in &all[from..] {
            both.take_back(*standing).expect("it was added");
        }
        prop_assert_eq!(&both, &counts(&all[..from]));
        both.extend(all[from..].iter().rev().copied());
        prop_assert_eq!(&both, &whole);
        for standing in all.iter().rev() {
            both.take_back(*standing).expect("it was added");
        }
        prop_assert!(both.is_empty());
        prop_assert_eq!(both, whole.blank());
    }

    #[test]
    fn breakdowns_merge_by_cell_and_regroup_by_addition(
        here in prop::collection::vec((0_u8..5, standing()), 0..40),
        there in prop::collection::vec((0_u8..5, standing()), 0..40),
    ) {
        let one = by_key("one", Tally::new(), &here);
        let other = by_key("other", Tally::new(), &there);
        let (mut both, mut turned) = (one.clone(), other.clone());
        both.merge(other.clone()).expect("disjoint sources");
        turned.merge(one.clone()).expect("disjoint sources");
        prop_assert_eq!(&both, &turned);

        let all = [here, there].concat();
        let standings: Vec<_> = all.iter().map(|(_, standing)| *standing).collect();
        prop_assert_eq!(both.total(), Ok(tally(&standings)));
        let regrouped = both.regroup(|key| key % 2).expect("no overflow");
        let direct = by_key("one", Tally::new(), &all.iter().map(|(key, s)| (key % 2, *s)).collect::<Vec<_>>());
        prop_assert!(regrouped.iter().eq(direct.iter()));

        both.subtract(other).expect("it was merged");
        prop_assert_eq!(both, one);
    }

    #[test]
    fn groups_take_what_was_counted_elsewhere(
        here in prop::collection::vec((0_u8..5, standing()), 0..40),
        there in prop::collection::vec((0_u8..5, standing()), 0..40),
    ) {
        let mut taken = by_key("one", Counts::of(dossier::ALL), &here);
        for (key, counted) in by_key("other", Counts::of(dossier::ALL), &there).iter() {
            taken.add_counted(*key, counted).expect("the same indicators");
        }
        taken.add_counted(9, &Counts::of(dossier::ALL)).expect("nothing is a little");
        prop_assert_eq!(taken, by_key("one", Counts::of(dossier::ALL), &[here, there].concat()));
    }

    #[test]
    fn any_number_of_threads_counts_the_same(
        records in prop::collection::vec((0_u8..5, standing()), 0..120), threads in 1_usize..9,
    ) {
        let all = by_key("one", Counts::of(dossier::ALL), &records);
        let mut shared = by_key("one", Counts::of(dossier::ALL), &[]);
        let threads = threads.try_into().expect("at least one");
        shared.count_on(threads, &records, |record| Some(*record)).expect("no overflow");
        prop_assert_eq!(shared, all);
    }

    #[test]
    fn a_ledger_ends_where_a_recount_does(
        lines in prop::collection::vec((0_u8..12, 0_u8..4, standing(), any::<bool>()), 0..120),
    ) {
        let mut ledger = Ledger::new(by_key("one", Counts::of(dossier::ALL), &[]));
        let mut last = BTreeMap::new();
        for (code, key, standing, stays) in &lines {
            if *stays {
                prop_assert_eq!(ledger.put(*code, *key, *standing), last.insert(*code, (*key, *standing)).is_some());
            } else {
                prop_assert_eq!(ledger.remove(code), last.remove(code).is_some());
            }
        }
        prop_assert_eq!(ledger.len(), last.len());
        let recount: Vec<_> = last.into_values().collect();
        prop_assert_eq!(ledger.into_breakdown(), by_key("one", Counts::of(dossier::ALL), &recount));
    }

    #[test]
    fn many_lines_are_put_as_one_after_another(
        lines in prop::collection::vec((0_u16..300, 0_u8..4, standing(), any::<bool>()), 0..160),
        cut in any::<prop::sample::Index>(),
    ) {
        let blank = || Ledger::new(by_key("one", Counts::of(dossier::ALL), &[]));
        let (mut one_by_one, mut again) = (blank(), Vec::new());
        for (code, key, standing, stays) in &lines {
            let was_there =
                if *stays { one_by_one.put(*code, *key, *standing) } else { one_by_one.remove(code) };
            again.extend(was_there.then_some(*code));
        }
        let (mut at_once, mut told) = (blank(), Vec::new());
        let lines = lines.iter().map(|(code, key, standing, stays)| (*code, stays.then_some((*key, *standing))));
        let lines: Vec<_> = lines.collect();
        let (first, last) = lines.split_at(if lines.is_empty() { 0 } else { cut.index(lines.len()) });
        at_once.put_all(first.iter().copied(), |code| told.push(code));
        at_once.put_all(last.iter().copied(), |code| told.push(code));
        prop_assert_eq!(told, again);
        prop_assert_eq!(at_once.len(), one_by_one.len());
        prop_assert_eq!(at_once.into_breakdown(), one_by_one.into_breakdown());
    }

    #[test]
    fn a_ledger_of_one_full_group_ends_where_a_recount_does(
        few in prop::collection::vec(standing(), 1..6),
        lines in prop::collection::vec(
            (0_u16..400, any::<prop::sample::Index>(), prop::bool::weighted(0.8)), 0..1000,
        ),
    ) {
        // More indicators than one word of numbers has room for, and more records than a line.
        let asked = every_fact_twice();
        let mut ledger = Ledger::new(Breakdown::new(coverage("one"), Counts::of(&asked)));
        let mut last = BTreeMap::new();
        for (code, pick, stays) in &lines {
            let standing = *pick.get(&few);
            if *stays {
                prop_assert_eq!(ledger.put(*code, "all", standing), last.insert(*code, standing).is_some());
            } else {
                prop_assert_eq!(ledger.remove(code), last.remove(code).is_some());
            }
        }
        let recount: DossierTally = last.into_values().collect();
        let counted = ledger.into_breakdown();
        prop_assert_eq!(counted.len(), usize::from(recount.records() > 0));
        let counts = counted.get("all").cloned().unwrap_or_else(|| counted.blank());
        prop_assert_eq!(counts, recount.to_counts(&asked));
    }

    #[test]
    fn groups_are_numbered_as_they_come(groups in prop::collection::vec("[ab]{0,4}", 0..60)) {
        let mut numbers = GroupNumbers::new();
        let mut met: Vec<&str> = Vec::new();
        for group in &groups {
            let known = met.iter().position(|other| other == group).unwrap_or_else(|| {
                met.push(group);
                met.len() - 1
            });
            prop_assert_eq!(numbers.number(&**group), known);
            prop_assert_eq!(numbers.len(), met.len());
        }
        for number in 0..=met.len() {
            prop_assert_eq!(numbers.key(number), met.get(number));
        }
        prop_assert_eq!(numbers.is_empty(), groups.is_empty());
    }

    #[test]
    fn a_range_holds_the_share_whatever_the_unknowns_turn_out_to_be(
        records in standings(), guesses in prop::collection::vec(any::<bool>(), 24 * 150),
    ) {
        // Every unknown fact is guessed; exclusive facts do not matter to this indicator.
        let mut settled = Tally::new();
        for (index, record) in records.iter().enumerate() {
            let settle = |(place, fact): (usize, DossierFact)| {
                (fact, record.answer(fact).or(Some(guesses[index * 24 + place])))
            };
            settled.add(standing_of(&[InPeriod, OnTime].map(|fact| settle((fact as usize, fact)))));
        }
        let count = tally(&records).count(&dossier::ON_TIME);
        let truth = settled.count(&dossier::ON_TIME).share();
        let range = count.range();
        if !truth.is_empty() {
            prop_assert!(range.least.cmp_value(truth).is_some_and(Ordering::is_le));
            prop_assert!(range.most.cmp_value(truth).is_some_and(Ordering::is_ge));
        }
        prop_assert_eq!(count.completeness().part(), count.among() - count.having_unknown());
    }
}
