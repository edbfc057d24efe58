//! Surveys: shares of answers, the rescaled mean, the share of those asked who answered.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vn_egov_metrics::record::{Answer, Rating, Ratings, Survey};
use vn_egov_metrics::{Places, Rounding, Share};

use crate::said::refused;

fn percent(share: Share) -> Option<String> {
    share.percent(Places::TWO, Rounding::HalfUp).map(|percent| percent.to_string())
}

#[test]
fn answers_by_every_name() {
    for (answer, id, names) in [
        (Answer::VerySatisfied, "very_satisfied", ["Rất hài lòng", "RẤT  HÀI LÒNG"]),
        (Answer::Satisfied, "satisfied", ["hài lòng", "Hài lòng "]),
        (Answer::NotSatisfied, "not_satisfied", ["chưa hài lòng", "Không hài lòng"]),
    ] {
        assert_eq!((answer.id(), answer.to_string().as_str()), (id, id));
        assert_eq!(serde_json::to_string(&answer).expect("it travels"), format!("{id:?}"));
        for name in names.into_iter().chain([id]) {
            assert_eq!(name.parse(), Ok(answer), "{name}");
            assert_eq!(name.nfd().collect::<String>().parse(), Ok(answer), "{name} in NFD");
        }
    }
    assert!(Answer::ALL.is_sorted());
    assert_eq!(
        refused::<Answer>("\"ok\""),
        "unknown variant `ok`, expected one of `not_satisfied`, `satisfied`, `very_satisfied`",
    );
}

#[test]
fn ratings_by_number_and_words() {
    for (number, words) in (1..).zip([
        "rất không hài lòng",
        "không hài lòng",
        "bình thường",
        "hài lòng",
        "rất hài lòng",
    ]) {
        let rating = Rating::new(number).expect("1 to 5");
        assert_eq!(rating.get(), number);
        assert_eq!(number.to_string().parse(), Ok(rating));
        assert_eq!(words.to_uppercase().nfd().collect::<String>().parse(), Ok(rating), "{words}");
        assert_eq!(serde_json::to_string(&rating).expect("it travels"), number.to_string());
    }
    for number in [0, 6, 255] {
        let sentence = format!("rating {number} is not 1 to 5");
        assert_eq!(Rating::new(number).unwrap_err().to_string(), sentence);
        assert_eq!(refused::<Rating>(&number.to_string()), sentence);
    }
    assert_eq!(refused::<Rating>("\"5\""), "invalid type: string \"5\", expected u8");
    for text in ["", "0", "5.0", "+5", "tốt"] {
        assert_eq!(
            text.parse::<Rating>().unwrap_err().to_string(),
            format!(
                "{text:?} is no rating; expected 1 to 5, or rất không hài lòng, không hài lòng, \
                 bình thường, hài lòng or rất hài lòng"
            ),
        );
    }
}

#[test]
fn of_nobody_asked_there_is_no_share() {
    let (survey, ratings) = (Survey::default(), Ratings::default());
    for share in [survey.satisfied(), survey.answered(), ratings.score(), ratings.answered()] {
        assert!(share.is_empty());
        assert_eq!(percent(share), None);
    }
    // Asked and silent is 0 of them answered, and still no satisfaction.
    let silent = Survey::new(0, 0, 0, 9).expect("few");
    assert_eq!(
        (percent(silent.answered()).as_deref(), percent(silent.satisfied())),
        (Some("0.00"), None)
    );
}

#[test]
fn means_do_not_take_a_mean() {
    // 1 of 1 and 0 of 9: together 10 %, whatever the mean of 100 % and 0 % is.
    let one = Survey::new(1, 0, 0, 0).expect("few");
    let nine = Survey::new(0, 0, 9, 0).expect("few");
    assert_eq!(percent(one.plus(nine).expect("few").satisfied()).as_deref(), Some("10.00"));
    let (five, ones) = (Ratings::new([0, 0, 0, 0, 1], 0), Ratings::new([9, 0, 0, 0, 0], 0));
    let both = five.expect("few").plus(ones.expect("few")).expect("few");
    assert_eq!(percent(both.score()).as_deref(), Some("10.00"));
    // (mean - 1) / (5 - 1): the mean of 4, 4, 5 is 13/3, and rescaled 10/12.
    assert_eq!(Ratings::new([0, 0, 0, 2, 1], 0).expect("few").score().to_string(), "10/12");
    assert_eq!(
        percent(Ratings::new([7, 0, 0, 0, 0], 0).expect("few").score()).as_deref(),
        Some("0.00")
    );
}

#[test]
fn a_survey_holds_so_many_and_no_more() {
    const MOST: u64 = (1 << 60) - 1;
    let sentence = "more than 2^60 - 1 people were asked";
    let full = Survey::new(MOST - 2, 1, 1, 0).expect("as many as fit");
    assert_eq!(full.satisfied().to_string(), format!("{}/{MOST}", MOST - 1));
    assert_eq!(full.plus(Survey::new(0, 0, 0, 1).expect("few")).unwrap_err().to_string(), sentence);
    let mut survey = full;
    assert_eq!(survey.add(None).unwrap_err().to_string(), sentence);
    assert_eq!(survey, full);
    assert_eq!(Survey::new(u64::MAX, 1, 0, 0).unwrap_err().to_string(), sentence);
    let ratings = Ratings::new([0, 0, 0, 0, MOST], 0).expect("as many as fit");
    assert_eq!(percent(ratings.score()).as_deref(), Some("100.00"));
    assert_eq!(Ratings::new([MOST, 0, 0, 0, 0], 1).unwrap_err().to_string(), sentence);
    let mut more = ratings;
    assert_eq!(more.add(Rating::new(5).ok()).unwrap_err().to_string(), sentence);
    assert_eq!(more, ratings);
}

#[test]
fn hostile_surveys() {
    let sound = r#"{"very_satisfied":1,"satisfied":2,"not_satisfied":3,"unanswered":4}"#;
    let survey: Survey = serde_json::from_str(sound).expect(sound);
    assert_eq!(serde_json::to_string(&survey).expect("it travels"), sound);
    for (from, to, sentence) in [
        ("1", "-1", "invalid value: integer `-1`, expected u64"),
        ("1", "1.0", "invalid type: floating point `1.0`, expected u64"),
        ("1", "1152921504606846975", "more than 2^60 - 1 people were asked"),
        (
            "\"unanswered\":4",
            "\"x\":4",
            "unknown field `x`, expected one of `very_satisfied`, `satisfied`, `not_satisfied`, `unanswered`",
        ),
        (",\"unanswered\":4", "", "missing field `unanswered`"),
    ] {
        assert_eq!(refused::<Survey>(&sound.replacen(from, to, 1)), sentence);
    }
    let sound = r#"{"ratings":[0,1,0,2,5],"unanswered":3}"#;
    let ratings: Ratings = serde_json::from_str(sound).expect(sound);
    assert_eq!(serde_json::to_string(&ratings).expect("it travels"), sound);
    for (from, to, sentence) in [
        (",5]", "]", "invalid length 4, expected an array of length 5"),
        ("5]", "5,6]", "trailing characters"),
        ("5]", "1152921504606846975]", "more than 2^60 - 1 people were asked"),
        ("unanswered", "silent", "unknown field `silent`, expected `ratings` or `unanswered`"),
    ] {
        assert_eq!(refused::<Ratings>(&sound.replacen(from, to, 1)), sentence);
    }
}

proptest! {
    /// Counted one by one, in any parts: as a list of answers would be.
    #[test]
    fn parts_go_together_in_any_order(
        answers in prop::collection::vec((prop::option::of(0..3_usize), prop::option::of(1..6_u8)), 0..60),
        cut in any::<prop::sample::Index>(),
    ) {
        let survey = |part: &[(Option<usize>, Option<u8>)]| {
            let (mut survey, mut ratings) = (Survey::default(), Ratings::default());
            for (answer, rating) in part {
                survey.add(answer.map(|place| Answer::ALL[place])).expect("few");
                ratings.add(rating.map(|number| Rating::new(number).expect("1 to 5"))).expect("few");
            }
            (survey, ratings)
        };
        let whole = survey(&answers);
        let (one, two) = answers.split_at(cut.index(answers.len() + 1));
        let (one, two) = (survey(one), survey(two));
        prop_assert_eq!(two.0.plus(one.0).expect("few"), whole.0);
        prop_assert_eq!(two.1.plus(one.1).expect("few"), whole.1);

        let given: Vec<_> = answers.iter().filter_map(|(answer, _)| *answer).collect();
        let count = |wanted| u64::try_from(given.iter().filter(|place| **place == wanted).count()).expect("few");
        let all = u64::try_from(given.len()).expect("few");
        for (place, answer) in Answer::ALL.into_iter().enumerate() {
            prop_assert_eq!(whole.0.count(answer), count(place));
            prop_assert_eq!(whole.0.share_of(answer), Share::new(count(place), all).expect("a part"));
        }
        prop_assert_eq!(whole.0.satisfied(), Share::new(count(1) + count(2), all).expect("a part"));
        let asked = u64::try_from(answers.len()).expect("few");
        prop_assert_eq!(whole.0.answered(), Share::new(all, asked).expect("a part"));

        let rated: Vec<u64> = answers.iter().filter_map(|(_, rating)| Some((*rating)?.into())).collect();
        let rates = u64::try_from(rated.len()).expect("few");
        let above: u64 = rated.iter().map(|rating| rating - 1).sum();
        prop_assert_eq!(whole.1.score(), Share::new(above, 4 * rates).expect("a part"));
        prop_assert_eq!((whole.1.answers(), whole.1.asked()), (rates, asked));
        for least in 1..6_u8 {
            let better = rated.iter().filter(|rating| **rating >= least.into()).count();
            let better = u64::try_from(better).expect("few");
            let rating = Rating::new(least).expect("1 to 5");
            prop_assert_eq!(whole.1.at_least(rating), Share::new(better, rates).expect("a part"));
        }
    }
}
