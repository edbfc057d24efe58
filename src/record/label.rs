//! Short texts that live where their dossier lives.

use crate::code::{CodeKey, Coded, FieldCode, INLINE as KEY, ProcedureCode};
use crate::word::{full, word};

/// How many bytes of a code a dossier holds itself: one in the long form with a number of five
/// digits, `000.00.17.H59-240829-00001`.
pub(super) const CODE: usize = 26;

/// A text of up to `N` bytes, held inline; or a note that there is none, or that it is longer
/// and kept elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<const N: usize> {
    // Invariant: a text in UTF-8 that ends in no 0, and zeros; or what `ELSEWHERE` begins with, and
    // zeros.
    bytes: [u8; N],
}

/// No text begins so.
const ELSEWHERE: u8 = u8::MAX;

impl<const N: usize> Label<N> {
    /// No text.
    pub(super) const NONE: Self = Self { bytes: [0; N] };

    /// The text; one that is longer than `N`, or ends in a 0, must be kept elsewhere.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Self {
        let mut bytes = [0; N];
        match bytes.get_mut(..text.len()) {
            Some(place) if text.last() != Some(&0) => copy(text, place),
            _ => bytes.iter_mut().take(1).for_each(|first| *first = ELSEWHERE),
        }
        Self { bytes }
    }

    /// Whether the text is kept elsewhere.
    #[inline]
    pub(super) fn is_elsewhere(self) -> bool {
        self.bytes.first() == Some(&ELSEWHERE)
    }

    /// The text; `None` if there is none here.
    #[inline]
    pub(super) fn get(&self) -> Option<&str> {
        // It was copied from a text.
        core::str::from_utf8(self.bytes()?).ok()
    }

    /// The bytes of the text, which need no second look; `None` if there is none here.
    #[inline]
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        let bytes = self.bytes.get(..self.len()).filter(|bytes| !bytes.is_empty());
        bytes.filter(|_| !self.is_elsewhere())
    }

    /// How many bytes there are before the zeros of the end, eight at a time.
    #[inline]
    fn len(&self) -> usize {
        let mut bytes = self.bytes.as_slice();
        while let Some((before, last)) = bytes.split_last_chunk() {
            let zeros = u64::from_le_bytes(*last).leading_zeros() / 8;
            if let Some(rest @ 1..) = 8_u32.checked_sub(zeros) {
                return before.len() + usize::try_from(rest).unwrap_or(0);
            }
            bytes = before;
        }
        bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)
    }
}

/// Copies a short text to a place of its length. Two copies of 8 or 16 bytes, which may share some,
/// cost less than one of a length that nobody knows before.
#[inline]
fn copy(text: &[u8], place: &mut [u8]) {
    if !copy_ends::<16>(text, place) && !copy_ends::<8>(text, place) {
        place.copy_from_slice(text);
    }
}

/// Copies the first and the last `N` bytes, if those are all. Says whether they are.
#[inline]
fn copy_ends<const N: usize>(text: &[u8], place: &mut [u8]) -> bool {
    let (Some(first), Some(last)) = (text.first_chunk::<N>(), text.last_chunk::<N>()) else {
        return false;
    };
    if text.len() > 2 * N {
        return false;
    }
    if let Some(place) = place.first_chunk_mut::<N>() {
        *place = *first;
    }
    if let Some(place) = place.last_chunk_mut::<N>() {
        *place = *last;
    }
    true
}

impl Label<CODE> {
    /// The text as a key; `None` if it is kept elsewhere.
    #[inline]
    pub(super) fn key(self) -> Option<CodeKey> {
        let len = u8::try_from(self.len()).ok().filter(|_| !self.is_elsewhere())?;
        let mut bytes = [0; KEY];
        *bytes.first_chunk_mut()? = self.bytes;
        Some(CodeKey::held(bytes, len))
    }

    /// What stands before the mark, as a key; `None` if there is no such mark here.
    #[inline]
    pub(super) fn key_before(&self, mark: u8) -> Option<CodeKey> {
        let len = self.bytes.iter().position(|byte| *byte == mark)?;
        let mut bytes = [0; KEY];
        copy(self.bytes.get(..len)?, bytes.get_mut(..len)?);
        Some(CodeKey::held(bytes, u8::try_from(len).ok()?))
    }
}

/// The code of a procedure, in eight bytes: a text of as many or fewer, or a packed one with its
/// agency; or nothing, or a note that the text is kept elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct ProcedureLabel(
    // Invariant: the bytes of a text in UTF-8 that ends in no 0, of eight bytes in an ASCII one, and
    // zeros; or `PACKED` and the number of a code; or one of the two constants.
    u64,
);

/// No text has this bit in its eighth byte.
const PACKED: u64 = 1 << 63;

impl ProcedureLabel {
    /// No text.
    pub(super) const NONE: Self = Self(0);
    const ELSEWHERE: Self = Self(u64::MAX);

    /// The text; one of another form must be kept elsewhere.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Self {
        match text.try_into().map(full) {
            // The last byte is ASCII and no 0.
            Ok(word) if word.cast_signed() >= 1 << 56 => Self(word),
            _ => Self::of_other(text),
        }
    }

    #[inline(never)]
    fn of_other(text: &[u8]) -> Self {
        if let Some(number) = ProcedureCode::packed(text) {
            return Self(PACKED | number);
        }
        match word(text) {
            Some(word) if word & PACKED == 0 && text.last() != Some(&0) => Self(word),
            _ => Self::ELSEWHERE,
        }
    }

    /// Whether the text is kept elsewhere.
    #[inline]
    pub(super) fn is_elsewhere(self) -> bool {
        self == Self::ELSEWHERE
    }

    /// Whether there is nothing, or here a code of the usual form.
    #[inline]
    pub(super) fn is_regular(self) -> bool {
        if self.0 & PACKED != 0 {
            return !self.is_elsewhere();
        }
        self == Self::NONE || ProcedureCode::is_national(self.0.to_le_bytes())
    }

    /// The text as a key; `None` if there is none here.
    #[inline]
    pub(super) fn key(self) -> Option<CodeKey> {
        if self == Self::NONE || self.is_elsewhere() {
            return None;
        }
        let mut bytes = [0; KEY];
        if self.0 & PACKED != 0 {
            let text = ProcedureCode::unpacked(self.0 ^ PACKED);
            *bytes.first_chunk_mut()? = text;
            return Some(CodeKey::held(bytes, u8::try_from(text.len()).ok()?));
        }
        *bytes.first_chunk_mut()? = self.0.to_le_bytes();
        let zeros = self.0.leading_zeros() / 8;
        Some(CodeKey::held(bytes, u8::try_from(8_u32.checked_sub(zeros)?).ok()?))
    }
}

/// A regular field code, in four bytes; or nothing, or a note that the text is kept elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct FieldLabel(
    // Invariant: the number of a packed code, or one of the two constants.
    u32,
);

impl FieldLabel {
    /// No text.
    pub(super) const NONE: Self = Self(0);
    const ELSEWHERE: Self = Self(u32::MAX);

    /// The text; one of another form must be kept elsewhere.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Self {
        FieldCode::packed(text).map_or(Self::ELSEWHERE, Self)
    }

    /// Whether the text is kept elsewhere.
    #[inline]
    pub(super) fn is_elsewhere(self) -> bool {
        self == Self::ELSEWHERE
    }

    /// The code; `None` if there is none here.
    pub(super) fn code(self) -> Option<Coded<FieldCode>> {
        if self == Self::NONE || self.is_elsewhere() {
            return None;
        }
        core::str::from_utf8(&FieldCode::unpacked(self.0)).ok().map(Coded::kept)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldLabel, Label, ProcedureLabel};
    use crate::code::CodeKey;

    #[test]
    fn it_holds_what_fits_and_says_what_does_not() {
        for text in ["G15", "Đ", "G15-HT02"] {
            assert_eq!(Label::<8>::of(text.as_bytes()).get(), Some(text));
            assert!(!Label::<8>::of(text.as_bytes()).is_elsewhere());
        }
        for text in ["G15-HT02.", &"a".repeat(300), "a\0", "\0"] {
            assert_eq!(Label::<8>::of(text.as_bytes()).get(), None);
            assert!(Label::<8>::of(text.as_bytes()).is_elsewhere());
        }
        assert_eq!(Label::<8>::NONE.get(), None);
        assert!(!Label::<8>::NONE.is_elsewhere());
        assert!(Label::<8>::of(b"") == Label::NONE);
        assert_eq!(Label::<8>::of(b"\0a").get(), Some("\0a"));
    }

    #[test]
    fn it_holds_texts_of_every_length() {
        for len in 1..=70 {
            let text: String = ('a'..='z').cycle().skip(len).take(len).collect();
            let label = Label::<60>::of(text.as_bytes());
            assert_eq!(label.get(), (len <= 60).then_some(&*text));
            assert_eq!(label.is_elsewhere(), len > 60);
            assert!(label.bytes.iter().skip(len).all(|byte| *byte == 0));
        }
    }

    #[test]
    fn a_field_is_regular_or_elsewhere() {
        for text in ["G15-HT02", "A00-AA00", "Y99-ZZ99"] {
            assert_eq!(FieldLabel::of(text.as_bytes()).code().unwrap().as_str(), text);
            assert!(!FieldLabel::of(text.as_bytes()).is_elsewhere());
        }
        for text in ["", "G15.HT02", "G15-HT0", "G15-HT022", "abc-defg", "ệ-efgh", "\0bc-defg"] {
            assert!(FieldLabel::of(text.as_bytes()).code().is_none(), "{text}");
            assert!(FieldLabel::of(text.as_bytes()).is_elsewhere(), "{text}");
        }
        assert!(FieldLabel::NONE.code().is_none() && !FieldLabel::NONE.is_elsewhere());
    }

    #[test]
    fn a_procedure_is_held_if_it_is_short_or_packed() {
        let held = [
            ("1.001033", true),
            ("1.001033.000.00.00.H20", true),
            ("9.999999.999.99.99.Y99", true),
            ("1.00103", false),
            ("1.00103a", false),
            ("TS_lop1", false),
            ("Đất", false),
            ("Đất 1", false),
            ("\0\0a", false),
            ("a", false),
        ];
        for (text, regular) in held {
            let label = ProcedureLabel::of(text.as_bytes());
            assert_eq!(label.key().unwrap().as_str(), text);
            assert!(label.key() == Some(CodeKey::of(text)) && !label.is_elsewhere());
            assert_eq!(label.is_regular(), regular, "{text}");
        }
        for text in [
            "1.001033.000.00.00.Z20",
            "1.001033.000.00.00.H20.02",
            "1.001033.000.00.00.H2",
            "1.0010330",
            "1.00103\0",
            "a\0",
            "\0",
            "Đấtđ",
            "abcdefđ",
        ] {
            let label = ProcedureLabel::of(text.as_bytes());
            assert!(label.key().is_none() && label.is_elsewhere(), "{text}");
            assert!(!label.is_regular(), "{text}");
        }
        let none = ProcedureLabel::NONE;
        assert!(ProcedureLabel::of(b"") == none && none.key().is_none() && none.is_regular());
        assert!(!none.is_elsewhere());
    }
}
