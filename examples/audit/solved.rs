//! What was not published, as text of a language.

use vn_egov_metrics::claim::Solved;
use vn_egov_metrics::number::{Bound, Exact, Fixed, Percent, Places, Shown, Unit};
use vn_egov_metrics::{Lang, Name};

/// `823`, `82 đến 863.221`, `từ 50% trở lên`, `≈ 49,2092%`.
pub(crate) fn range(solved: &Solved, lang: Lang) -> String {
    if let Some(counts) = solved.counts() {
        return Shown::new(counts, lang).to_string();
    }
    let say = |vi, en| Name::new(vi, en).in_lang(lang);
    let shown = |end: Bound| value(end.value, solved.unit, lang);
    match (solved.bounds.least, solved.bounds.most) {
        (Some(least), Some(most)) if least.value == most.value => shown(least),
        (Some(least), Some(most)) => {
            let above = if least.closed { "" } else { say("trên ", "above ") };
            let to =
                if most.closed { say("đến", "to") } else { say("đến dưới", "to below") };
            format!("{above}{} {to} {}", shown(least), shown(most))
        }
        (Some(least), None) => match (least.closed, lang) {
            (true, Lang::Vi) => format!("từ {} trở lên", shown(least)),
            (true, Lang::En) => format!("{} or more", shown(least)),
            (false, _) => format!("{} {}", say("trên", "above"), shown(least)),
        },
        (None, Some(most)) => {
            let to = if most.closed { say("đến", "up to") } else { say("dưới", "below") };
            format!("{to} {}", shown(most))
        }
        (None, None) => say("số nào cũng được", "any value").to_owned(),
    }
}

/// The number, with its sign where it is a percentage.
pub(crate) fn number(number: Fixed, unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Number => Shown::new(number, lang).to_string(),
        Unit::Percent => Percent::new(number.units(), number.places()).in_lang(lang).to_string(),
    }
}

/// As a decimal number, to 4 places where no such number is exact.
fn value(value: Exact, unit: Unit, lang: Lang) -> String {
    let exact = (0..=16).find_map(|places| {
        let places = Places::new(places).ok()?;
        let units = in_units(value, places)?;
        (units.denominator() == 1).then_some(Fixed::new(units.numerator(), places))
    });
    let near = || {
        let (places, half) = (Places::new(4).ok()?, Exact::new(1, 2)?);
        Some(Fixed::new(in_units(value, places)?.checked_add(half)?.floor(), places))
    };
    match exact {
        Some(fixed) => number(fixed, unit, lang),
        None => near()
            .map_or_else(|| value.to_string(), |fixed| format!("≈ {}", number(fixed, unit, lang))),
    }
}

/// The value in units of the last of so many places; `None` beyond 128 bits.
fn in_units(value: Exact, places: Places) -> Option<Exact> {
    value.checked_mul(Exact::whole(10_i128.pow(places.get().into())))
}
