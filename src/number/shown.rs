//! Numbers as text in Vietnamese and in English shows them.

use core::fmt;

use super::read::{powers, qualifiers};
use super::{CountRange, Fixed, Numeral, Percent, Places, Rounded, Share, Value};
use crate::Lang;

/// A number as text in a language shows it: `1.797` and `50,4%`, or `1,797` and `50.4%`.
///
/// ```
/// use vn_egov_metrics::{Lang, Share};
/// use vn_egov_metrics::number::Shown;
///
/// assert_eq!(Shown::new(1797_u64, Lang::Vi).to_string(), "1.797");
/// assert_eq!(Shown::new(1797_u64, Lang::En).to_string(), "1,797");
/// assert_eq!(Shown::new(Share::new(1517, 1797)?, Lang::Vi).to_string(), "1.517/1.797");
/// # Ok::<(), vn_egov_metrics::PartOverWhole>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<T> {
    pub(crate) value: T,
    pub(crate) lang: Lang,
}

impl<T> Shown<T> {
    /// The value, to be shown in that language.
    pub const fn new(value: T, lang: Lang) -> Self {
        Self { value, lang }
    }
}

/// What stands between thousands.
pub(super) const fn group_mark(lang: Lang) -> char {
    match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    }
}

/// What stands before the decimal places.
pub(super) const fn decimal_mark(lang: Lang) -> char {
    match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    }
}

/// Writes a whole number with `group` between its thousands.
fn write_whole(f: &mut fmt::Formatter<'_>, number: u128, group: Option<char>) -> fmt::Result {
    match group {
        Some(mark) if number >= 1000 => {
            write_whole(f, number / 1000, group)?;
            write!(f, "{mark}{:03}", number % 1000)
        }
        _ => write!(f, "{number}"),
    }
}

/// Writes a decimal number with all its places and these marks.
pub(super) fn write_decimal(
    f: &mut fmt::Formatter<'_>,
    number: Fixed,
    group: Option<char>,
    mark: char,
) -> fmt::Result {
    let scale = u128::from(number.places().scale());
    let magnitude = number.units().unsigned_abs();
    if number.units() < 0 {
        f.write_str("-")?;
    }
    write_whole(f, magnitude / scale, group)?;
    if number.places() > Places::ZERO {
        let width = usize::from(number.places().get());
        write!(f, "{mark}{:0width$}", magnitude % scale)?;
    }
    Ok(())
}

impl fmt::Display for Shown<u64> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_whole(f, self.value.into(), Some(group_mark(self.lang)))
    }
}

impl fmt::Display for Shown<Fixed> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(f, self.value, Some(group_mark(self.lang)), decimal_mark(self.lang))
    }
}

impl fmt::Display for Shown<Percent> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", Shown::new(self.value.to_fixed(), self.lang))
    }
}

impl fmt::Display for Shown<Share> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |count: u64| Shown::new(count, self.lang);
        write!(f, "{}/{}", shown(self.value.part()), shown(self.value.whole()))
    }
}

impl fmt::Display for Shown<CountRange> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |count: u64| Shown::new(count, self.lang);
        let least = shown(self.value.least());
        match (self.value.most(), self.lang) {
            (Some(most), _) if most == self.value.least() => least.fmt(f),
            (Some(most), Lang::Vi) => write!(f, "{least} đến {}", shown(most)),
            (Some(most), Lang::En) => write!(f, "{least} to {}", shown(most)),
            (None, Lang::Vi) => write!(f, "từ {least} trở lên"),
            (None, Lang::En) => write!(f, "{least} or more"),
        }
    }
}

impl fmt::Display for Shown<Rounded> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown::new(self.value.digits(), self.lang).fmt(f)?;
        match powers(self.lang).iter().find(|(_, power)| *power == self.value.power()) {
            Some((word, _)) => write!(f, " {word}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Shown<Value> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            Value::Count(count) => Shown::new(count, self.lang).fmt(f),
            Value::Rounded(rounded) => Shown::new(rounded, self.lang).fmt(f),
            Value::Percent(percent) => Shown::new(percent, self.lang).fmt(f),
            Value::Share(share) => Shown::new(share, self.lang).fmt(f),
        }
    }
}

impl fmt::Display for Shown<Numeral> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let qualifier = self.value.qualifier;
        if let Some((word, _)) = qualifiers(self.lang).iter().find(|(_, q)| *q == qualifier) {
            write!(f, "{word} ")?;
        }
        Shown::new(self.value.value, self.lang).fmt(f)
    }
}
