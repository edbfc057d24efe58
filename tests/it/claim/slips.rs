//! Random slips of one digit, the same in every run: the true repair is first, or tied for it.

use vn_egov_metrics::claim::{Asked, Claims, Figure, Outcome, Relation};
use vn_egov_metrics::{Places, Rounding, Share};

/// A generator of numbers, good enough for slips (Steele and Vigna's splitmix).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn place(&mut self, bound: usize) -> usize {
        usize::try_from(self.below(u64::try_from(bound).unwrap())).unwrap()
    }

    /// Another printing of the digits, as often replaced, left out, swapped or put in as typists
    /// do it (112, 15, 14 and 11 of 152).
    fn slip(&mut self, digits: &str) -> String {
        loop {
            let mut chars: Vec<char> = digits.chars().collect();
            let at = self.place(chars.len());
            let digit = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'][self.place(10)];
            match self.below(152) {
                0..112 if chars[at].is_ascii_digit() => chars[at] = digit,
                112..127 if chars[at].is_ascii_digit() => drop(chars.remove(at)),
                127..141 if at + 1 < chars.len() => chars.swap(at, at + 1),
                141.. => chars.insert(at, digit),
                _ => continue,
            }
            let slipped: String = chars.into_iter().collect();
            let sound = !slipped.starts_with(['0', ',']) && !slipped.ends_with(',');
            if slipped != digits && !slipped.is_empty() && sound {
                return slipped;
            }
        }
    }
}

const CASES: u32 = 300;

#[test]
fn nine_in_ten_at_two_places_with_two_shares() {
    let mut random = Random(20240331);
    let (mut found, mut unique, mut undetected) = (0, 0, 0);
    for _ in 0..CASES {
        let whole = 100 + random.below(4900);
        let parts = [1 + random.below(whole), 1 + random.below(whole)];
        let percent = |part| {
            let share = Share::new(part, whole).unwrap();
            let shown = share.percent(Places::TWO, Rounding::HalfUp).unwrap();
            shown.to_string().replace('.', ",")
        };
        let mut texts = [
            whole.to_string(),
            parts[0].to_string(),
            parts[1].to_string(),
            percent(parts[0]),
            percent(parts[1]),
        ];
        let wrong = random.place(5);
        let truth = texts[wrong].clone();
        texts[wrong] = random.slip(&truth);
        let sign = |index: usize| if index > 2 { "%" } else { "" };
        let mut claims = Claims::new();
        for (index, (id, text)) in ["b", "a", "c", "p", "q"].iter().zip(&texts).enumerate() {
            claims.publish(Figure::new(id, &format!("{text}{}", sign(index))).unwrap()).unwrap();
        }
        for (id, members) in [("r", "part=a whole=b percent=p"), ("s", "part=c whole=b percent=q")]
        {
            claims.relate(Relation::read(id, "share", members).unwrap()).unwrap();
        }
        let audit = claims.audit(&Asked::default());
        let broken = audit.verdicts().iter().find(|v| v.outcome == Outcome::DoesNotRead);
        let Some(broken) = broken else {
            undetected += 1;
            continue;
        };
        let best: Vec<_> = broken.repairs.iter().filter(|repair| repair.rank == 1).collect();
        let plain = |text: &str| text.replace(['.', '%'], "");
        if best
            .iter()
            .any(|repair| repair.changes.len() == 1 && plain(&repair.changes[0].to) == truth)
        {
            found += 1;
            unique += u32::from(best.len() == 1);
        }
    }
    assert!(undetected * 20 < CASES, "{undetected} undetected");
    assert!(found * 10 >= CASES * 9, "{found} of {CASES} found");
    assert!(unique * 10 >= CASES * 8, "{unique} of {CASES} without a rival");
}
