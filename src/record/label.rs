//! Short texts that live where their dossier lives.

use crate::code::{CodeKey, Coded, FieldCode, INLINE as KEY};

/// A text of up to `N` bytes, held inline; or a note that there is none, or that it is longer
/// and kept elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<const N: usize> {
    // Invariant: the first `len` bytes are a text in UTF-8 and the rest are 0; or `len` is
    // `ELSEWHERE`. A text has at least one byte.
    bytes: [u8; N],
    len: u8,
}

const ELSEWHERE: u8 = u8::MAX;

impl<const N: usize> Label<N> {
    /// No text.
    pub(super) const NONE: Self = Self { bytes: [0; N], len: 0 };

    /// The text; one that is longer than `N` must be kept elsewhere.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Self {
        let mut bytes = [0; N];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(len)) if len < ELSEWHERE => {
                copy(text, place);
                Self { bytes, len }
            }
            _ => Self { bytes, len: ELSEWHERE },
        }
    }

    /// Whether the text is kept elsewhere.
    #[inline]
    pub(super) const fn is_elsewhere(self) -> bool {
        self.len == ELSEWHERE
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
        self.bytes.get(..usize::from(self.len)).filter(|bytes| !bytes.is_empty())
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

impl Label<KEY> {
    /// The text as a key; `None` if it is kept elsewhere.
    #[inline]
    pub(super) fn key(self) -> Option<CodeKey> {
        (!self.is_elsewhere()).then_some(CodeKey::held(self.bytes, self.len))
    }

    /// What stands before the mark, as a key; `None` if there is no such mark here.
    #[inline]
    pub(super) fn key_before(self, mark: u8) -> Option<CodeKey> {
        let len = self.bytes.iter().position(|byte| *byte == mark)?;
        let mut bytes = [0; KEY];
        for (at, (kept, byte)) in bytes.iter_mut().zip(self.bytes).enumerate() {
            *kept = if at < len { byte } else { 0 };
        }
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
        for text in ["G15-HT02.", &"a".repeat(300)] {
            assert_eq!(Label::<8>::of(text.as_bytes()).get(), None);
            assert!(Label::<8>::of(text.as_bytes()).is_elsewhere());
        }
        assert_eq!(Label::<8>::NONE.get(), None);
        assert!(!Label::<8>::NONE.is_elsewhere());
        assert!(Label::<8>::of(b"") == Label::NONE);
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
