//! How objects were written before: packets of one system have their fields in one order.

/// So many bytes before a value are remembered: a comma, the longest key, a colon, and spaces.
const LONG: usize = 40;

/// So many fields of an object are remembered.
const FIELDS: usize = 64;

/// So many fields that were there before may be missing, and the next is found without reading
/// its key.
const MISSING: usize = 4;

/// How the objects of one kind were written.
#[derive(Debug, Clone)]
pub(super) struct Written {
    // Invariant: the first field, from the object's bracket on.
    first: Before,
    // Invariant: those behind another field, in the order they mostly have.
    fields: Vec<Before>,
}

/// All that stands before a value, and what it makes of it: the same bytes at such a place always
/// are the same field.
#[derive(Debug, Clone, Copy)]
struct Before {
    // Bytes that are not part of it are 0, in both.
    words: [u64; LONG / 8],
    mask: [u64; LONG / 8],
    // Nothing is remembered of no length.
    len: usize,
    /// The place of the field among those that have a name.
    place: usize,
}

/// A field that was known by what stands before its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The place of the field among those that have a name.
    pub(super) place: usize,
    /// Where its value begins.
    pub(super) value: usize,
}

impl Written {
    /// Nothing was read.
    pub(super) const fn new() -> Self {
        Self { first: Before::NOTHING, fields: Vec::new() }
    }

    /// What stands before the value of the first field.
    #[inline(always)]
    pub(super) fn first(&self, text: &str, at: usize) -> Option<Known> {
        self.first.known(text, at)
    }

    /// What stands before the value of another field. `next` is the one that is awaited.
    #[inline(always)]
    pub(super) fn next(&self, text: &str, at: usize, next: &mut usize) -> Option<Known> {
        let known = self.fields.get(*next)?.known(text, at)?;
        *next += 1;
        Some(known)
    }

    /// The same, where it is not the one that is awaited but one behind it.
    #[inline]
    pub(super) fn later(&self, text: &str, at: usize, next: &mut usize) -> Option<Known> {
        let later = self.fields.iter().enumerate().skip(*next + 1).take(MISSING);
        let (index, known) =
            later.into_iter().find_map(|(index, field)| Some((index, field.known(text, at)?)))?;
        *next = index + 1;
        Some(known)
    }

    /// Remembers what stood before the value of the first field.
    pub(super) fn keep_first(&mut self, before: &str, place: usize) {
        self.first = Before::of(before, place).unwrap_or(Before::NOTHING);
    }

    /// Remembers what stood before the value of another field, where `next` was awaited.
    pub(super) fn keep_next(&mut self, before: &str, place: usize, next: &mut usize) {
        if let Some(before) = Before::of(before, place)
            && self.fields.len() < FIELDS
        {
            self.fields.insert(*next, before);
            *next += 1;
        }
    }
}

impl Before {
    const NOTHING: Self = Self { words: [0; LONG / 8], mask: [0; LONG / 8], len: 0, place: 0 };

    fn of(before: &str, place: usize) -> Option<Self> {
        let (before, len) = (before.as_bytes(), before.len());
        let (mut bytes, mut mask) = ([0; LONG], [0; LONG]);
        bytes.get_mut(..len)?.copy_from_slice(before);
        mask.get_mut(..len)?.fill(u8::MAX);
        Some(Self { words: words(&bytes), mask: words(&mask), len, place })
    }

    /// What it makes of the bytes there, if it stands there.
    #[inline(always)]
    fn known(&self, text: &str, at: usize) -> Option<Known> {
        let rest = text.as_bytes().get(at..)?;
        let stands = match rest.first_chunk() {
            Some(ahead) => self.is(ahead),
            None => self.is_last(rest),
        };
        (stands && self.len > 0).then(|| Known { place: self.place, value: at + self.len })
    }

    /// Whether those bytes begin with it.
    #[inline(always)]
    fn is(&self, ahead: &[u8; LONG]) -> bool {
        let ahead = words(ahead).into_iter().zip(self.words).zip(self.mask);
        ahead.fold(0, |other, ((ahead, word), mask)| other | (ahead & mask) ^ word) == 0
    }

    /// Whether the last bytes of a text begin with it.
    #[inline(never)]
    fn is_last(&self, rest: &[u8]) -> bool {
        let mut bytes = [0; LONG];
        let Some(place) = bytes.get_mut(..rest.len()) else { return false };
        place.copy_from_slice(rest);
        rest.len() >= self.len && self.is(&bytes)
    }
}

#[inline(always)]
fn words(bytes: &[u8; LONG]) -> [u64; LONG / 8] {
    let (chunks, _) = bytes.as_chunks::<8>();
    let mut words = [0; LONG / 8];
    for (word, chunk) in words.iter_mut().zip(chunks) {
        *word = u64::from_le_bytes(*chunk);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, LONG, Written};

    const BEFORE: [&str; 3] =
        ["{\"MaHoSo\": ", ", \"TrangThaiHoSo\":", ",\"TaiKhoanDuocXacThucVoiVNeID\" : "];

    fn written() -> Written {
        let (mut written, mut next) = (Written::new(), 0);
        written.keep_first(BEFORE[0], 1);
        written.keep_next(BEFORE[1], 2, &mut next);
        written.keep_next(BEFORE[2], 3, &mut next);
        assert_eq!(next, 2);
        written
    }

    #[test]
    fn what_was_kept_is_known_by_all_its_bytes_alone() {
        let written = written();
        let first = |text: &str| written.first(text, 0).map(|known| (known.place, known.value));
        let later = |number, text: &str| {
            let known = written.next(text, 0, &mut { number });
            known.map(|known| (known.place, known.value))
        };
        // Whatever stands behind, be it nothing.
        for behind in [String::new(), "\"9\"}".to_owned(), "x".repeat(LONG)] {
            for (number, before) in BEFORE.iter().enumerate() {
                let known = |text: &str| match number.checked_sub(1) {
                    Some(number) => later(number, text),
                    None => first(text),
                };
                assert_eq!(known(&format!("{before}{behind}")), Some((number + 1, before.len())));
                for at in 0..before.len() {
                    let mut other = format!("{before}{behind}").into_bytes();
                    other[at] ^= 1;
                    assert_eq!(known(&String::from_utf8(other).unwrap()), None, "byte {at}");
                }
                assert_eq!(known(&before[..before.len() - 1]), None);
            }
        }
    }

    #[test]
    fn a_field_that_is_missing_is_passed_over() {
        let (written, mut next) = (written(), 0);
        assert!(written.next(BEFORE[2], 0, &mut next).is_none());
        assert_eq!(written.later(BEFORE[2], 0, &mut next).map(|known| known.place), Some(3));
        assert_eq!(next, 2);
        assert!(written.later(BEFORE[2], 0, &mut next).is_none());
    }

    #[test]
    fn what_is_too_long_or_too_much_is_not_kept() {
        let (mut written, mut next) = (Written::new(), 0);
        written.keep_next(&"k".repeat(LONG + 1), 1, &mut next);
        written.keep_first(&"k".repeat(LONG + 1), 1);
        assert!(written.fields.is_empty() && written.first("", 0).is_none());
        for _ in 0..2 * FIELDS {
            written.keep_next(BEFORE[1], 1, &mut next);
        }
        assert_eq!((written.fields.len(), next), (FIELDS, FIELDS));
    }
}
