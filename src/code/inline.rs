//! Short ASCII text that lives where its value lives.

/// Up to `N` ASCII characters, held inline.
///
/// It orders as its text does: the bytes behind the text are 0, below any character of a code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Inline<const N: usize> {
    // Invariant: the first `len` bytes are ASCII, the rest are 0.
    bytes: [u8; N],
    len: u8,
}

impl<const N: usize> Inline<N> {
    /// A text of ASCII that the scanner has found to be short enough.
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
    pub(super) fn as_str(&self) -> &str {
        // ASCII by the invariant, so both always succeed.
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
    fn it_joins() {
        assert_eq!(Inline::<6>::joined(["H59", "17"], ".").as_str(), "H59.17");
        assert_eq!(Inline::<6>::joined([], ".").as_str(), "");
    }
}
