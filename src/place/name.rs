//! Provinces by the names people type.

use core::fmt;

use chrono::NaiveDate;
use unicode_normalization::char::decompose_canonical;

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
        let Some((old, title)) = typed.and_then(|typed| typed.find(text)) else {
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
        let whole = Typed::read(text).map(|typed| typed.untitled().0);
        let near = |old: OldProvince| {
            let name = old.name();
            let own = || name.en.split(is_gap).zip(name.vi.split(is_gap));
            let is = |word: &Typed, en: &str| word.letters == Typed::of_row(en).letters;
            let has = |word: &Typed| own().any(|(en, vi)| is(word, en) && word.agrees_with(&[vi]));
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

/// A typed name: its letters a to z without case, gaps and marks, 5 bits each, the last lowest,
/// and the marks apart.
///
/// 25 letters fit, and the longest name with its title has 24; a number is compared and cut
/// faster than a text, and needs no memory.
#[derive(Debug, Clone, Copy)]
struct Typed {
    letters: u128,
    count: u32,
    /// Grave, acute, tilde, hook and dot, wherever in the syllable they are put.
    tones: Marks,
    /// Circumflex, breve, horn and the stroke of Đ.
    shapes: Marks,
}

/// The bits of a letter.
const LETTER: u32 = 5;

impl Typed {
    const EMPTY: Self = Self { letters: 0, count: 0, tones: Marks(0), shapes: Marks(0) };

    /// The letters and marks of a text; `None` for more than 25 letters, and for what no name is
    /// typed with.
    #[inline]
    fn read(text: &str) -> Option<Self> {
        let mut typed = Self::EMPTY;
        for c in text.chars() {
            if c.is_ascii_alphabetic() {
                typed.push(c)?;
            } else if !is_gap(c) {
                let mut known = Some(());
                // Composed or not, only the parts of a letter remain.
                decompose_canonical(c, |part| known = known.and(typed.push(part)));
                known?;
            }
        }
        Some(typed)
    }

    /// Adds a letter or a mark.
    #[inline]
    fn push(&mut self, part: char) -> Option<()> {
        let letter = match part {
            'a'..='z' | 'A'..='Z' => u8::try_from(part).ok()? & 0b11111,
            // Eth and the African D look like Đ, and are typed for it.
            'Đ' | 'đ' | 'Ð' | 'ð' | 'Ɖ' | 'ɖ' => {
                self.shapes.push(4)?;
                b'd' & 0b11111
            }
            '\u{300}' => return self.tones.push(1),
            '\u{301}' => return self.tones.push(2),
            '\u{303}' => return self.tones.push(3),
            '\u{309}' => return self.tones.push(4),
            '\u{323}' => return self.tones.push(5),
            '\u{302}' => return self.shapes.push(1),
            '\u{306}' => return self.shapes.push(2),
            '\u{31B}' => return self.shapes.push(3),
            _ => return None,
        };
        if self.count == 25 {
            return None;
        }
        self.letters = self.letters << LETTER | u128::from(letter);
        self.count += 1;
        Some(())
    }

    /// The letters of a text of a table: ASCII letters and gaps.
    const fn of_row(text: &str) -> Self {
        let (mut letters, mut count) = (0, 0);
        let mut rest = text.as_bytes();
        while let [byte, tail @ ..] = rest {
            if byte.is_ascii_alphabetic() {
                letters = letters << LETTER | widen(*byte & 0b11111);
                count += 1;
            }
            rest = tail;
        }
        Self { letters, count, ..Self::EMPTY }
    }

    /// The old province that the text, which this was read from, names, and its title.
    #[inline]
    fn find(self, text: &str) -> Option<(OldProvince, Title)> {
        // As it stands first: most names are typed alone, as they are written.
        if let Some((old, name)) = self.look_up() {
            return (text == name || self.agrees_with(&[name])).then_some((old, Title::None));
        }
        let (bare, word, title) = self.untitled();
        let (old, name) = bare.look_up()?;
        self.agrees_with(&[word, name]).then_some((old, title))
    }

    /// The letters without the title before or behind them, and the title.
    fn untitled(self) -> (Self, &'static str, Title) {
        let before = || BEFORE.iter().find_map(|row| Some((self.behind(row.0)?, row.1, row.2)));
        let behind = || BEHIND.iter().find_map(|row| Some((self.before(row.0)?, row.1, row.2)));
        before().or_else(behind).unwrap_or((self, "", Title::None))
    }

    /// The old province with exactly these letters, and how it is written.
    #[inline]
    fn look_up(self) -> Option<(OldProvince, &'static str)> {
        // No name has more than 12 letters, so half the width compares.
        let letters = u64::try_from(self.letters).ok()?;
        let own = OldProvince::BY_LETTERS.iter().find(|(name, _)| *name == letters);
        own.map(|(_, old)| (*old, old.name().vi)).or_else(|| {
            let other = OTHER_NAMES.iter().find(|(name, _, _)| *name == letters);
            other.map(|(_, name, old)| (*old, *name))
        })
    }

    /// Whether these are the letters of the words, and every mark is one of theirs.
    ///
    /// Marks are compared in their order, not by their letter: `Hoà` is `Hòa`.
    fn agrees_with(self, words: &[&str]) -> bool {
        let mut own = Self::EMPTY;
        for word in words {
            let Some(word) = Self::read(word) else { return false };
            own.letters = own.letters << (word.count * LETTER) | word.letters;
            own.tones = own.tones.then(word.tones);
            own.shapes = own.shapes.then(word.shapes);
        }
        self.tones.are_within(own.tones)
            && self.shapes.are_within(own.shapes)
            // What stands behind a name is no word of the list: its letters were seen before.
            && (words.len() > 1 || self.letters == own.letters)
    }

    /// What is left when it starts with those letters.
    const fn behind(self, start: Self) -> Option<Self> {
        let Some(count) = self.count.checked_sub(start.count) else { return None };
        let bits = count * LETTER;
        if self.letters >> bits == start.letters {
            Some(Self { letters: self.letters & ((1 << bits) - 1), count, ..self })
        } else {
            None
        }
    }

    /// What is left when it ends in those letters.
    const fn before(self, end: Self) -> Option<Self> {
        let Some(count) = self.count.checked_sub(end.count) else { return None };
        let bits = end.count * LETTER;
        if self.letters & ((1 << bits) - 1) == end.letters {
            Some(Self { letters: self.letters >> bits, count, ..self })
        } else {
            None
        }
    }

    /// Whether at most one letter added, dropped or changed makes it that name.
    fn is_near(self, name: &str) -> bool {
        let name = Self::of_row(name);
        let dropped = |long: Self, short: Self| {
            long.count == short.count + 1
                && (0..long.count).any(|at| {
                    let low = long.letters & ((1 << (at * LETTER)) - 1);
                    (long.letters >> ((at + 1) * LETTER)) << (at * LETTER) | low == short.letters
                })
        };
        let changed = || {
            let differ = self.letters ^ name.letters;
            // The lowest and the highest bit that differ are of one letter, or none do.
            let high = differ.checked_ilog2().unwrap_or(0) / LETTER;
            self.count == name.count && (differ == 0 || high == differ.trailing_zeros() / LETTER)
        };
        self.count > 0 && (dropped(self, name) || dropped(name, self) || changed())
    }
}

/// Marks in the order they are typed, 3 bits each and none of them 0, the last lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marks(u64);

/// The bits of a mark.
const MARK: u32 = 3;

impl Marks {
    /// Adds a mark; `None` where there are more than any name has.
    #[inline]
    fn push(&mut self, mark: u64) -> Option<()> {
        if self.0 >> 30 != 0 {
            return None;
        }
        self.0 = self.0 << MARK | mark;
        Some(())
    }

    /// These and then the others; a title and a name have no more than 8 together.
    const fn then(self, others: Self) -> Self {
        let count = (u64::BITS - others.0.leading_zeros()).div_ceil(MARK);
        Self(self.0 << (count * MARK) | others.0)
    }

    /// Whether all of them are among the others, in their order.
    const fn are_within(self, others: Self) -> bool {
        let (mut mine, mut theirs) = (self.0, others.0);
        while mine != 0 && theirs != 0 {
            if mine & 0b111 == theirs & 0b111 {
                mine >>= MARK;
            }
            theirs >>= MARK;
        }
        mine == 0
    }
}

/// What stands between the letters of a name: spaces, hyphens, points, and the zero-width marks
/// that copying leaves behind.
fn is_gap(c: char) -> bool {
    matches!(
        c,
        ' ' | '-' | '.' | ',' | '_' | '\u{2010}'
            ..='\u{2015}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{2212}'
    ) || c.is_whitespace()
}

#[allow(clippy::as_conversions, clippy::cast_lossless)] // u8 to u128 in a const fn
const fn widen(letter: u8) -> u128 {
    letter as u128
}

/// The letters of a name in half the width.
#[allow(clippy::as_conversions, clippy::cast_possible_truncation)] // 12 letters, 60 bits
pub(super) const fn letters(text: &str) -> u64 {
    Typed::of_row(text).letters as u64
}

/// What may stand before a name.
const BEFORE: [(Typed, &str, Title); 4] = [
    (Typed::of_row("thanh pho"), "thành phố", Title::City),
    (Typed::of_row("tp"), "", Title::City),
    (Typed::of_row("tinh"), "tỉnh", Title::Province),
    (Typed::of_row("thu do"), "thủ đô", Title::City),
];

/// What may stand behind a name, in English.
const BEHIND: [(Typed, &str, Title); 2] =
    [(Typed::of_row("province"), "", Title::Province), (Typed::of_row("city"), "", Title::City)];

/// Other spellings, and the abbreviations in use.
const OTHER_NAMES: [(u64, &str, OldProvince); 10] = [
    (letters("Thua Thien Hue"), "Thừa Thiên Huế", OldProvince::Hue),
    (letters("TT Hue"), "TT Huế", OldProvince::Hue),
    (letters("HCM"), "HCM", OldProvince::HoChiMinh),
    (letters("BRVT"), "BRVT", OldProvince::BaRiaVungTau),
    (letters("Bac Can"), "Bắc Cạn", OldProvince::BacKan),
    (letters("Dac Lac"), "Đắc Lắc", OldProvince::DakLak),
    (letters("Dac Lak"), "Đắc Lắk", OldProvince::DakLak),
    (letters("Dak Lac"), "Đắk Lắc", OldProvince::DakLak),
    (letters("Dac Nong"), "Đắc Nông", OldProvince::DakNong),
    (letters("Cong Tum"), "Công Tum", OldProvince::KonTum),
];
