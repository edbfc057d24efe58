//! A name as it is typed, without what people type in many ways.

use unicode_normalization::char::decompose_canonical;

/// A typed name: its letters a to z without case, gaps and marks, 5 bits each, the last lowest,
/// and the marks apart.
///
/// 25 letters fit, and the longest name with its title has 24; a number is compared and cut
/// faster than a text, and needs no memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typed {
    pub(super) letters: u128,
    count: u32,
    /// Grave, acute, tilde, hook and dot, wherever in the syllable they are put.
    tones: Marks,
    /// Circumflex, breve, horn and the stroke of Đ.
    shapes: Marks,
}

/// The bits of a letter.
const LETTER: u32 = 5;

impl Typed {
    /// No letters and no marks.
    pub(super) const EMPTY: Self = Self { letters: 0, count: 0, tones: Marks(0), shapes: Marks(0) };

    /// The letters and marks of a text; `None` for more than 25 letters, and for what no name is
    /// typed with.
    #[inline]
    pub(super) fn read(text: &str) -> Option<Self> {
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

    /// Whether every mark is one of the title's or the name's.
    ///
    /// Marks are compared in their order, not by their letter: `Hoà` is `Hòa`.
    #[inline]
    pub(super) fn marks_are_of(self, title: Self, name: Self) -> bool {
        self.tones.are_within(title.tones.then(name.tones))
            && self.shapes.are_within(title.shapes.then(name.shapes))
    }

    /// Whether it is that word of a name, some of its marks left out.
    pub(super) fn is_word(self, own: &str) -> bool {
        Self::read(own)
            .is_some_and(|own| self.letters == own.letters && self.marks_are_of(Self::EMPTY, own))
    }

    /// What is left when it starts with those letters.
    pub(super) const fn behind(self, start: Self) -> Option<Self> {
        let Some(count) = self.count.checked_sub(start.count) else { return None };
        let bits = count * LETTER;
        if self.letters >> bits == start.letters {
            Some(Self { letters: self.letters & ((1 << bits) - 1), count, ..self })
        } else {
            None
        }
    }

    /// What is left when it ends in those letters.
    pub(super) const fn before(self, end: Self) -> Option<Self> {
        let Some(count) = self.count.checked_sub(end.count) else { return None };
        let bits = end.count * LETTER;
        if self.letters & ((1 << bits) - 1) == end.letters {
            Some(Self { letters: self.letters >> bits, count, ..self })
        } else {
            None
        }
    }

    /// Whether at most one letter added, dropped or changed makes it that name.
    pub(super) fn is_near(self, name: &str) -> bool {
        let Some(name) = Self::read(name) else { return false };
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
pub(super) fn is_gap(c: char) -> bool {
    matches!(
        c,
        ' ' | '-' | '.' | ',' | '_' | '\u{2010}'
            ..='\u{2015}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{2212}'
    ) || c.is_whitespace()
}
