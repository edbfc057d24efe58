//! Short text that lives where its value lives.

/// Text of up to `N` bytes, held inline.
///
/// It orders as its text does: the bytes behind the text are 0, and of two that differ in nothing
/// else the shorter comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Inline<const N: usize> {
    // Invariant: the first `len` bytes are UTF-8, the rest are 0.
    bytes: [u8; N],
    len: u8,
}

impl<const N: usize> Inline<N> {
    /// The text; `None` if it is too long.
    #[inline]
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut inline = Self { bytes: [0; N], len: u8::try_from(text.len()).ok()? };
        inline.bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(inline)
    }

    /// The text that the first `len` bytes are; the rest are 0.
    #[inline]
    pub(super) const fn held(bytes: [u8; N], len: u8) -> Self {
        Self { bytes, len }
    }

    /// All bytes, those behind the text too.
    #[inline]
    pub(crate) const fn bytes(&self) -> &[u8; N] {
        &self.bytes
    }

    /// How many bytes the text has.
    #[inline]
    pub(crate) const fn len(&self) -> u8 {
        self.len
    }

    /// A text that the scanner has found to be short enough.
    #[inline]
    pub(super) fn scanned(text: &str) -> Self {
        Self::joined([text], "")
    }

    /// The parts with `separator` between them, under the same condition.
    #[inline]
    pub(super) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>, separator: &str) -> Self {
        let mut inline = Self { bytes: [0; N], len: 0 };
        for part in parts {
            if inline.len > 0 {
                inline.push(separator);
            }
            inline.push(part);
        }
        inline
    }

    /// Adds the text; what does not fit is left out, and the scanner lets none of that through.
    #[inline]
    fn push(&mut self, text: &str) {
        let start = usize::from(self.len);
        let end = start + text.len();
        if let (Some(place), Ok(len)) = (self.bytes.get_mut(start..end), u8::try_from(end)) {
            place.copy_from_slice(text.as_bytes());
            self.len = len;
        }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        // UTF-8 by the invariant, so both always succeed.
        let bytes = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_orders_as_its_text() {
        let texts = ["", "H", "H5", "H59", "H59.1", "H59.10", "H59.2", "H6"];
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(Inline::<6>::scanned(text).as_str(), *text);
            for (other_at, other) in texts.iter().enumerate() {
                let (one, two) = (Inline::<6>::scanned(text), Inline::<6>::scanned(other));
                assert_eq!(one.cmp(&two), at.cmp(&other_at), "{text} and {other}");
            }
        }
    }

    #[test]
    fn what_is_too_long_is_none() {
        assert_eq!(
            Inline::<6>::of("Đức").map(|text| text.as_str().to_owned()).as_deref(),
            Some("Đức")
        );
        assert!(Inline::<6>::of("H59.177").is_none());
    }

    #[test]
    fn it_joins() {
        assert_eq!(Inline::<6>::joined(["H59", "17"], ".").as_str(), "H59.17");
        assert_eq!(Inline::<6>::joined([], ".").as_str(), "");
    }
}
