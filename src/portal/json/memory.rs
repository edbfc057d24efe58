//! How objects were written before: packets of one system have their fields in one order.

use super::cursor::Cursor;

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

impl Written {
    /// Nothing was read.
    pub(super) const fn new() -> Self {
        Self { first: Before::NOTHING, fields: Vec::new() }
    }

    /// Passes what stands before the value of the first field.
    #[inline(always)]
    pub(super) fn pass_first(&self, text: &mut Cursor<'_>) -> Option<usize> {
        self.first.pass(text)
    }

    /// Passes what stands before the value of another field. `next` is the one that is awaited.
    #[inline(always)]
    pub(super) fn pass_next(&self, text: &mut Cursor<'_>, next: &mut usize) -> Option<usize> {
        let place = self.fields.get(*next)?.pass(text)?;
        *next += 1;
        Some(place)
    }

    /// The same, where it is not the one that is awaited but one behind it.
    #[inline]
    pub(super) fn pass_later(&self, text: &mut Cursor<'_>, next: &mut usize) -> Option<usize> {
        let later = self.fields.iter().enumerate().skip(*next + 1).take(MISSING);
        let (at, place) =
            later.into_iter().find_map(|(at, field)| Some((at, field.pass(text)?)))?;
        *next = at + 1;
        Some(place)
    }

    /// Remembers what stood before the value of the first field.
    pub(super) fn keep_first(&mut self, before: &[u8], place: usize) {
        self.first = Before::of(before, place).unwrap_or(Before::NOTHING);
    }

    /// Remembers what stood before the value of another field, where `next` was awaited.
    pub(super) fn keep_next(&mut self, before: &[u8], place: usize, next: &mut usize) {
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

    fn of(before: &[u8], place: usize) -> Option<Self> {
        let len = before.len();
        let (mut bytes, mut mask) = ([0; LONG], [0; LONG]);
        bytes.get_mut(..len)?.copy_from_slice(before);
        mask.get_mut(..len)?.fill(u8::MAX);
        Some(Self { words: words(&bytes), mask: words(&mask), len, place })
    }

    /// Passes it, if it stands next.
    #[inline(always)]
    fn pass(&self, text: &mut Cursor<'_>) -> Option<usize> {
        let stands = match text.ahead() {
            Some(ahead) => {
                let ahead = words(ahead).into_iter().zip(self.words).zip(self.mask);
                ahead.fold(0, |other, ((ahead, word), mask)| other | (ahead & mask) ^ word) == 0
            }
            None => self.is_last(text),
        };
        if !stands || self.len == 0 {
            return None;
        }
        text.pass_so_many(self.len);
        Some(self.place)
    }

    /// Whether it stands next, close to the end of the text.
    #[inline(never)]
    fn is_last(&self, text: &Cursor<'_>) -> bool {
        let mut bytes = [0; LONG];
        let rest = text.rest();
        let Some(place) = bytes.get_mut(..rest.len()) else { return false };
        place.copy_from_slice(rest);
        let ahead = words(&bytes).into_iter().zip(self.words).zip(self.mask);
        rest.len() >= self.len
            && ahead.fold(0, |other, ((ahead, word), mask)| other | (ahead & mask) ^ word) == 0
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
