//! The report of the example `audit`: what an office reads of relations that its ledger has none
//! of.

use std::collections::BTreeSet;

use vn_egov_metrics::Lang;
use vn_egov_metrics::claim::{Outcome, RelationKind, Why};

use crate::board::Held;
use crate::examples::run;

const FIGURES: &str = "id,published\n\
    n809,809\nn1644,1.644\nn88,88\nn143,143\nn101,101\nn100,100\nhuge,18.446.744.073.709.551.615\n\
    nearly,gần 300\nhalf,50%\np101,\"101,0%\"\np62,62%\n\
    small,10\nfar,\"5.000%\"\n";

/// The lines of the report on those relations.
fn report(relations: &str, more: &[&str]) -> Vec<String> {
    let file = Held::new(&format!("id,kind,members\n{relations}\n"));
    let output = run("audit", &[&["-", file.path()], more].concat(), FIGURES);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn what_was_solved_is_printed_as_the_language_prints_numbers() {
    for (relation, vi, en) in [
        // 80900/1644 is no decimal number.
        ("r,share,part=n809 whole=n1644 percent=?", "tỷ lệ: ≈ 49,2092%", "percentage: ≈ 49.2092%"),
        ("r,growth,before=n88 now=n143 percent=?", "tỷ lệ: 62,5%", "percentage: 62.5%"),
        ("r,average,total=n143 count=n88 value=?", "bình quân: 1,625", "mean: 1.625"),
        // Beyond 64 bits.
        (
            "r,sum,total=? terms=huge huge",
            "tổng: 36.893.488.147.419.103.230",
            "total: 36,893,488,147,419,103,230",
        ),
        ("r,meets,actual=? target=half", "thực hiện: từ 50% trở lên", "actual: 50% or more"),
        ("r,meets,actual=half target=?", "mục tiêu: đến 49,5%", "target: up to 49.5%"),
        // 0 to 299 of 100: at the most, three times as many less one.
        (
            "r,growth,before=n100 now=nearly percent=?",
            "tỷ lệ: -100% đến 199%",
            "percentage: -100% to 199%",
        ),
    ] {
        for (lang, expected) in [("vi", vi), ("en", en)] {
            let printed = report(relation, &["--lang", lang]);
            let expected = format!("  {expected}");
            assert!(printed.contains(&expected), "{expected:?} in\n{}", printed.join("\n"));
        }
    }
}

#[test]
fn a_part_beyond_its_whole_is_said_so() {
    let beyond = "r,share,part=n101 whole=n100 percent=p101";
    let printed = report(beyond, &[]);
    assert!(printed.contains(&"  Phần lớn hơn tổng thể.".to_owned()), "{printed:?}");
    // The percentage itself is what the counts come to.
    assert!(!printed.iter().any(|line| line.contains("lệch")), "{printed:?}");
    let printed = report(beyond, &["--lang", "en"]);
    assert!(printed.contains(&"  The part is more than the whole.".to_owned()), "{printed:?}");
    // 88 of 143 is 61.5 %: it is 62 % half-up, and only the way that is asked for is another.
    let printed = report("r,share,part=n88 whole=n143 percent=p62", &["--modes", "floor"]);
    assert!(!printed.iter().any(|line| line.contains("lệch") || line.contains("Phần lớn")));
    assert!(printed.iter().any(|line| line.contains("half_up")), "{printed:?}");
}

#[test]
fn how_far_off_is_counted_as_the_language_counts() {
    let one = "r,sum,total=n100 terms=n101";
    let said = "  Tính từ các số kia được 101, lệch 1 đơn vị của chữ số cuối.";
    assert!(report(one, &[]).contains(&said.to_owned()));
    let said = "  The other figures make it 101, 1 unit of the last digit away.";
    assert!(report(one, &["--lang", "en"]).contains(&said.to_owned()));
    let far = "r,share,part=small whole=n100 percent=far";
    let said = "  Tính từ các số kia được 10%, lệch 4.990 đơn vị của chữ số cuối.";
    assert!(report(far, &[]).contains(&said.to_owned()));
    let said = "  The other figures make it 10%, 4,990 units of the last digit away.";
    assert!(report(far, &["--lang", "en"]).contains(&said.to_owned()));
}

#[test]
fn verdicts_have_names_of_their_own_in_both_languages() {
    const WHY: [Why; 5] = [Why::NoFigure, Why::Unbounded, Why::Target, Why::TooLarge, Why::GivenUp];
    assert_eq!(Outcome::DoesNotRead.name().vi, "không khớp");
    assert_eq!(RelationKind::Growth.name().in_lang(Lang::Vi), "tăng trưởng");
    let outcomes = [Outcome::Reads, Outcome::DoesNotRead, Outcome::Undecided(Why::Target)];
    for lang in Lang::ALL {
        let kinds = RelationKind::ALL.map(|kind| kind.name().in_lang(lang));
        let named = outcomes.map(|outcome| outcome.name().in_lang(lang));
        let why = WHY.map(|why| why.name().in_lang(lang));
        for (names, count) in [(&kinds[..], 7), (&named[..], 3), (&why[..], 5)] {
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), count, "{names:?}");
        }
    }
}
