//! Provinces by the names people type.

use core::fmt;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::typed::{Typed, is_gap};
use super::{Map, OldProvince, Province, ProvinceKind};
use crate::text::excerpt;

impl Province {
    /// The province that a name stands for on that day, however it is typed: in NFC or NFD, with
    /// tones or without, in any case, with any spaces, hyphens and points between its words, and
    /// with `Tỉnh`, `Thành phố`, `Tp.` or `Thủ đô` before it (in English `Province` or `City`
    /// behind it).
    ///
    /// `Hoà Bình` and `Hòa Bình`, `Đắk Lắk` and `Đắc Lắc`, `TP.HCM` and `Thành phố Hồ Chí Minh`,
    /// `Thừa Thiên - Huế` and `Huế` are the same. A name is never guessed: what is not one of
    /// these is refused, with the names it could be. Tones may be left out, but not be others:
    /// `Hậ Giang` is not Hà Giang. (`Ha Giang` is, though someone may have meant Hậu Giang.)
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use vn_egov_metrics::place::{OldProvince, Province};
    ///
    /// let day = NaiveDate::from_ymd_opt(2024, 8, 29).unwrap();
    /// for typed in ["Tỉnh Trà Vinh", "tra vinh", "TRÀ  VINH", "T\u{72}a\u{300} Vinh"] {
    ///     assert_eq!(Province::named(typed, day), Ok(OldProvince::TraVinh.into()));
    /// }
    ///
    /// let several = Province::named("Ninh", day).unwrap_err();
    /// assert_eq!(
    ///     several.to_string(),
    ///     "\"Ninh\" could be Quảng Ninh, Bắc Ninh, Ninh Bình, Ninh Thuận or Tây Ninh",
    /// );
    /// assert_eq!(several.candidates().len(), 5);
    /// assert_eq!(
    ///     Province::named("Thành phố Trà Vinh", day).unwrap_err().to_string(),
    ///     "\"Thành phố Trà Vinh\" names a city on 2024-08-29, when Trà Vinh is a province",
    /// );
    /// ```
    ///
    /// # Errors
    /// - `"Ninh"`: several names could be meant
    /// - `"Trà Vin"`: no name, though one is near
    /// - `"Thành phố Trà Vinh"` in 2024: a city within the province
    /// - `"Trà Vinh"` since 1 July 2025: a name of the other map
    /// - a day before 1 August 2008, whose map is not known here
    pub fn named(text: &str, on: NaiveDate) -> Result<Self, NoSuchName> {
        let Some(map) = Map::on(on) else {
            return Err(NameFault::TooEarly { on }.into());
        };
        let typed = Typed::read(text);
        let Some((old, title)) = typed.and_then(find) else {
            return Err(NameFault::unknown(text, on).into());
        };
        let province = match map {
            Map::Until2025 => Self::Old(old),
            Map::Since2025 if old.successor().namesake() == old => Self::New(old.successor()),
            Map::Since2025 => {
                return Err(NameFault::Closed { text: excerpt(text), on, was: old }.into());
            }
        };
        if title == Title::City && province.kind_on(on) == ProvinceKind::Province {
            return Err(NameFault::City { text: excerpt(text), on, province }.into());
        }
        Ok(province)
    }
}

/// A name that stands for no one province on the day that was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct NoSuchName(#[from] NameFault);

impl NoSuchName {
    /// The provinces of the day that could be meant, by code; often none.
    pub fn candidates(&self) -> &[Province] {
        match &self.0 {
            NameFault::Near { candidates, .. } => candidates,
            NameFault::City { province, .. } => core::slice::from_ref(province),
            NameFault::Closed { .. } | NameFault::Unknown { .. } | NameFault::TooEarly { .. } => {
                &[]
            }
        }
    }

    /// Whether more than one province could be meant.
    pub fn is_ambiguous(&self) -> bool {
        self.candidates().len() > 1
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum NameFault {
    #[error("the provinces of {on} are not known: the first map starts on 2008-08-01")]
    TooEarly { on: NaiveDate },
    #[error("{text:?} names no province on {on}")]
    Unknown { text: Box<str>, on: NaiveDate },
    #[error("{text:?} could be {}", OneOf(candidates))]
    Near { text: Box<str>, candidates: Vec<Province> },
    #[error("{text:?} names a city on {on}, when {province} is a province")]
    City { text: Box<str>, on: NaiveDate, province: Province },
    #[error(
        "{text:?} names no province on {on}: {was} is part of {} since 2025-07-01",
        was.successor()
    )]
    Closed { text: Box<str>, on: NaiveDate, was: OldProvince },
}

impl NameFault {
    /// Looks for what could be meant: names with all the typed words, or one letter or some tones
    /// away.
    #[cold]
    fn unknown(text: &str, on: NaiveDate) -> Self {
        let typed = text.split(is_gap).filter(|word| !word.is_empty());
        let words: Option<Vec<Typed>> = typed.map(Typed::read).collect();
        let words = words.unwrap_or_default();
        let whole = Typed::read(text).map(|typed| untitled(typed).0);
        let near = |old: OldProvince| {
            let name = old.name();
            let has = |word: &Typed| name.vi.split(is_gap).any(|own| word.is_word(own));
            let all_words = !words.is_empty() && words.iter().all(has);
            all_words || whole.is_some_and(|typed| typed.is_near(name.en))
        };
        let candidates: Vec<Province> = Province::all_on(on)
            .filter(|province| match province {
                Province::Old(old) => near(*old),
                Province::New(new) => near(new.namesake()),
            })
            .collect();
        let text = excerpt(text);
        if candidates.is_empty() {
            Self::Unknown { text, on }
        } else {
            Self::Near { text, candidates }
        }
    }
}

/// Prints a list of names with "or" before the last.
struct OneOf<'a>(&'a [Province]);

impl fmt::Display for OneOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, province) in self.0.iter().enumerate() {
            match index {
                0 => {}
                last if last + 1 == self.0.len() => f.write_str(" or ")?,
                _ => f.write_str(", ")?,
            }
            province.fmt(f)?;
        }
        Ok(())
    }
}

/// What stands before or behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Title {
    None,
    Province,
    City,
}

/// The old province of that name, and its title.
#[inline]
fn find(typed: Typed) -> Option<(OldProvince, Title)> {
    // As it stands first: most names are typed alone.
    if let Some(known) = look_up(typed) {
        let agrees = typed.marks_are_of(Typed::EMPTY, known.typed);
        return agrees.then_some((known.old, Title::None));
    }
    let (bare, word, title) = untitled(typed);
    let known = look_up(bare)?;
    typed.marks_are_of(word, known.typed).then_some((known.old, title))
}

/// The letters without the title before or behind them, and the title.
fn untitled(typed: Typed) -> (Typed, Typed, Title) {
    let cut = |(word, stands, title): &(Typed, Stands, Title)| {
        let bare = match stands {
            Stands::Before => typed.behind(*word),
            Stands::Behind => typed.before(*word),
        };
        bare.map(|bare| (bare, *word, *title))
    };
    TITLES.iter().find_map(cut).unwrap_or((typed, Typed::EMPTY, Title::None))
}

/// The known name with exactly these letters.
#[inline]
fn look_up(typed: Typed) -> Option<&'static Known> {
    let at = KNOWN.binary_search_by_key(&typed.letters, |known| known.typed.letters).ok()?;
    KNOWN.get(at)
}

/// A name, a spelling or an abbreviation in use, as it is read.
struct Known {
    typed: Typed,
    old: OldProvince,
}

/// Every name and other spelling, by its letters: read once, by the same reader.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let names = OldProvince::ALL.map(|old| (old.name().vi, old));
    let all = names.into_iter().chain(OTHER_NAMES);
    let known = |(name, old)| Typed::read(name).map(|typed| Known { typed, old });
    let mut known: Vec<Known> = all.filter_map(known).collect();
    known.sort_unstable_by_key(|known| known.typed.letters);
    known
});

/// Other spellings, and the abbreviations in use.
const OTHER_NAMES: [(&str, OldProvince); 10] = [
    ("Thừa Thiên Huế", OldProvince::Hue),
    ("TT Huế", OldProvince::Hue),
    ("HCM", OldProvince::HoChiMinh),
    ("BRVT", OldProvince::BaRiaVungTau),
    ("Bắc Cạn", OldProvince::BacKan),
    ("Đắc Lắc", OldProvince::DakLak),
    ("Đắc Lắk", OldProvince::DakLak),
    ("Đắk Lắc", OldProvince::DakLak),
    ("Đắc Nông", OldProvince::DakNong),
    ("Công Tum", OldProvince::KonTum),
];

/// Where a title stands.
#[derive(Debug, Clone, Copy)]
enum Stands {
    Before,
    Behind,
}

/// What may stand before a name, and in English behind it.
static TITLES: LazyLock<Vec<(Typed, Stands, Title)>> = LazyLock::new(|| {
    let titles = [
        ("tỉnh", Stands::Before, Title::Province),
        ("thành phố", Stands::Before, Title::City),
        ("tp", Stands::Before, Title::City),
        ("thủ đô", Stands::Before, Title::City),
        ("province", Stands::Behind, Title::Province),
        ("city", Stands::Behind, Title::City),
    ];
    let read = |(word, stands, title)| Typed::read(word).map(|typed| (typed, stands, title));
    titles.into_iter().filter_map(read).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_no_two_alike() {
        assert_eq!(KNOWN.len(), OldProvince::ALL.len() + OTHER_NAMES.len());
        assert!(KNOWN.windows(2).all(|pair| pair[0].typed.letters < pair[1].typed.letters));
        assert_eq!(TITLES.len(), 6);
        // A name that begins or ends as a title would be cut.
        assert!(KNOWN.iter().all(|known| untitled(known.typed).2 == Title::None));
    }
}
