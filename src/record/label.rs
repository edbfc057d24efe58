//! Short texts that live where their dossier lives.

use crate::code::{CodeKey, Coded, FieldCode, INLINE as KEY};

/// How many bytes of a code a dossier holds itself: one in the long form with a number of five
/// digits, `000.00.17.H59-240829-00001`.
pub(super) const CODE: usize = 26;

/// How many of the code of a procedure: one with its agency, `1.001234.000.00.00.H59`.
pub(super) const PROCEDURE: usize = 22;

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

/// A field code of the usual form, `G15-HT02`, without its mark; or nothing, or a note that the
/// text is kept elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct FieldLabel {
    // Invariant: ASCII that begins with no 0, or one of the two constants.
    agency: [u8; 3],
    field: [u8; 4],
}

impl FieldLabel {
    /// No text.
    pub(super) const NONE: Self = Self { agency: [0; 3], field: [0; 4] };
    const ELSEWHERE: Self = Self { agency: [u8::MAX; 3], field: [u8::MAX; 4] };

    /// The text; one of another form must be kept elsewhere.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Self {
        match (text, text.first_chunk(), text.last_chunk()) {
            ([1..=127, _, _, b'-', _, _, _, _], Some(agency), Some(field)) if text.is_ascii() => {
                Self { agency: *agency, field: *field }
            }
            _ => Self::ELSEWHERE,
        }
    }

    /// Whether the text is kept elsewhere.
    #[inline]
    pub(super) fn is_elsewhere(self) -> bool {
        self == Self::ELSEWHERE
    }

    /// The text; `None` if there is none here.
    #[inline]
    pub(super) fn bytes(self) -> Option<[u8; 8]> {
        if self == Self::NONE || self.is_elsewhere() {
            return None;
        }
        let mut text = [b'-'; 8];
        *text.first_chunk_mut()? = self.agency;
        *text.last_chunk_mut()? = self.field;
        Some(text)
    }

    /// The code; `None` if there is none here.
    pub(super) fn code(self) -> Option<Coded<FieldCode>> {
        core::str::from_utf8(&self.bytes()?).ok().map(Coded::kept)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldLabel, Label};

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
    fn a_field_has_one_form() {
        for text in ["G15-HT02", "abc-defg"] {
            assert_eq!(FieldLabel::of(text.as_bytes()).code().unwrap().as_str(), text);
            assert!(!FieldLabel::of(text.as_bytes()).is_elsewhere());
        }
        for text in ["G15.HT02", "G15-HT0", "G15-HT022", "Hộ tịch", "ệ-efgh", "\0bc-defg"] {
            assert!(FieldLabel::of(text.as_bytes()).code().is_none(), "{text}");
            assert!(FieldLabel::of(text.as_bytes()).is_elsewhere(), "{text}");
        }
        assert!(FieldLabel::NONE.code().is_none() && !FieldLabel::NONE.is_elsewhere());
    }
}
