//! A dossier of a packet in JSON by the [quick way](crate::portal::quick).

use super::cursor::{Cursor, stop_from, string_end};
use super::memory::{Known, Written};
use super::{Fields, Json};
use crate::portal::any::Fields as _;
use crate::portal::quick::{PacketKey, PaperKey, Quick, ResultKey, Seen};
use crate::portal::wire::FieldKey;
use crate::record::Dossier;

/// How packets and the items of their lists were written, in what was read before.
#[derive(Debug, Clone)]
pub(in crate::portal) struct Memory {
    packet: Written,
    papers: Written,
    fees: Written,
    results: Written,
    databases: Written,
    rounds: Written,
}

impl Memory {
    /// Nothing was read.
    pub(in crate::portal) const fn new() -> Self {
        const NOTHING: Written = Written::new();
        Self {
            packet: NOTHING,
            papers: NOTHING,
            fees: NOTHING,
            results: NOTHING,
            databases: NOTHING,
            rounds: NOTHING,
        }
    }
}

/// What comes next in an object.
enum Next {
    Field(Known),
    /// Nothing; where it is over.
    End(usize),
}

/// The dossier of a text; `None` if it is to be read as a packet.
pub(in crate::portal) fn dossier(memory: &mut Memory, text: &str) -> Option<Dossier> {
    let Memory { packet, papers, fees, results, databases, rounds } = memory;
    let mut quick = Quick::default();
    let text = Text(text);
    let end = text.fields(packet, text.space(0), |at, key| match key {
        PacketKey::papers => {
            text.list(papers, at, key, Some(PaperKey::file), &mut quick, Quick::paper)
        }
        PacketKey::fees => text.list(fees, at, key, None, &mut quick, Quick::fee),
        PacketKey::results => {
            text.list(results, at, key, Some(ResultKey::file), &mut quick, |quick, _, key, text| {
                quick.result(key, text)
            })
        }
        PacketKey::databases => {
            text.list(databases, at, key, None, &mut quick, |quick, _, key, text| {
                quick.database(key, text)
            })
        }
        PacketKey::supplements => text.list(rounds, at, key, None, &mut quick, Quick::round),
        _ => {
            let (scalar, behind) = text.scalar(at)?;
            quick.scalar(key, scalar)?;
            Some(behind)
        }
    })?;
    text.cursor(end).end().ok()?;
    quick.finish()
}

/// White space of JSON.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

/// A text whose values are read from one place to the next. Places are handed on by hand, so that
/// they stay where a processor has them at once: what it waits for mostly is where the next is.
#[derive(Debug, Clone, Copy)]
struct Text<'de>(&'de str);

impl<'de> Text<'de> {
    fn cursor(self, at: usize) -> Cursor<'de> {
        Cursor::at(self.0, at)
    }

    fn json(self, at: usize) -> Json<'de> {
        Json { text: self.cursor(at), left: super::DEPTH }
    }

    #[inline]
    fn byte(self, at: usize) -> Option<u8> {
        self.0.as_bytes().get(at).copied()
    }

    /// Reads an object whose bracket stands there, giving each field that has a name to `each`,
    /// with the place of its value; it gives the place behind. So does this.
    #[inline]
    fn fields<K: FieldKey>(
        self,
        written: &mut Written,
        at: usize,
        mut each: impl FnMut(usize, K) -> Option<usize>,
    ) -> Option<usize> {
        let mut known = match written.first(self.0, at) {
            Some(known) => known,
            None => match self.first_in_full::<K>(written, at)? {
                Next::Field(known) => known,
                Next::End(end) => return Some(end),
            },
        };
        let (mut seen, mut next) = (Seen::default(), 0);
        loop {
            let Known { place, value } = known;
            let at = if place == K::ALL.len() {
                self.skip(value)?
            } else {
                let key = K::at(place);
                seen.meet(key)?;
                each(value, key)?
            };
            known = match written.next(self.0, at, &mut next) {
                Some(known) => known,
                None if self.byte(at) == Some(b'}') => return Some(at + 1),
                None => match self.next_in_full::<K>(written, at, &mut next)? {
                    Next::Field(known) => known,
                    Next::End(end) => return Some(end),
                },
            };
        }
    }

    /// The first key, where it is not as before.
    #[inline(never)]
    fn first_in_full<K: FieldKey>(self, written: &mut Written, at: usize) -> Option<Next> {
        if self.byte(at)? != b'{' {
            return None;
        }
        let next = self.key_in_full::<K>(at + 1, true)?;
        if let Next::Field(known) = next {
            written.keep_first(self.0.get(at..known.value)?, known.place);
        }
        Some(next)
    }

    /// The next key, where it is not as before.
    #[inline(never)]
    fn next_in_full<K: FieldKey>(
        self,
        written: &mut Written,
        at: usize,
        next: &mut usize,
    ) -> Option<Next> {
        if let Some(known) = written.later(self.0, at, next) {
            return Some(Next::Field(known));
        }
        let field = self.key_in_full::<K>(at, false)?;
        if let Next::Field(known) = field {
            written.keep_next(self.0.get(at..known.value)?, known.place, next);
        }
        Some(field)
    }

    /// A key, by its name.
    fn key_in_full<K: FieldKey>(self, at: usize, first: bool) -> Option<Next> {
        let mut json = self.json(at);
        let key = Fields { json: &mut json, first }.key::<K>().ok()?;
        if let Some(place) = key.map(K::place) {
            return Some(Next::Field(Known { place, value: json.text.place() }));
        }
        json.leave(b'}').ok()?;
        Some(Next::End(json.text.place()))
    }

    /// Reads a list of objects, giving each named field of each item to `put`; gives the place
    /// behind. Of the field `file` it is only asked whether there is one.
    #[inline]
    fn list<'q, K: FieldKey>(
        self,
        written: &mut Written,
        at: usize,
        key: PacketKey,
        file: Option<K>,
        quick: &mut Quick<'q>,
        put: impl Fn(&mut Quick<'q>, usize, K, &'de str) -> Option<()>,
    ) -> Option<usize> {
        if self.byte(at)? != b'[' {
            // Nothing is no list; what else there is a packet will tell.
            let (scalar, behind) = self.scalar(at)?;
            return scalar.is_empty().then_some(behind);
        }
        let (mut at, mut count) = (self.space(at + 1), 0);
        while self.byte(at)? != b']' {
            if count > 0 {
                at = self.comma(at)?;
            }
            at = self.fields(written, at, |at, key: K| {
                let (scalar, behind) = match self.scalar(at) {
                    Some(scalar) => scalar,
                    None if file.is_some_and(|file| file.place() == key.place()) => {
                        ("1", self.address(at)?)
                    }
                    None => return None,
                };
                put(quick, count, key, scalar)?;
                Some(behind)
            })?;
            at = self.space(at);
            count += 1;
        }
        quick.list(key, count)?;
        Some(at + 1)
    }

    /// Passes a comma and the white space behind it.
    #[inline]
    fn comma(self, at: usize) -> Option<usize> {
        match self.0.as_bytes().get(at..)? {
            [b',', b' ', b'{', ..] => Some(at + 2),
            [b',', ..] => Some(self.space(at + 1)),
            _ => None,
        }
    }

    /// Passes white space.
    #[inline]
    fn space(self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(is_space) {
            at += 1;
        }
        at
    }

    /// Takes a scalar as the text it is written as, if it is written plainly, with the place
    /// behind; nothing is empty.
    #[inline(always)]
    fn scalar(self, at: usize) -> Option<(&'de str, usize)> {
        if let Some(digit) = self.digit(at) {
            return Some((digit, at + 3));
        }
        match self.string_end(at) {
            Some(end) => Some((self.0.get(at + 1..end)?, end + 1)),
            None => self.other_scalar(at),
        }
    }

    /// A string of one digit, as most flags and codes are. What comes behind needs not wait for
    /// the end to be found: it was foreseen.
    #[inline(always)]
    fn digit(self, at: usize) -> Option<&'static str> {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let [b'"', digit @ b'0'..=b'9', b'"', ..] = self.0.as_bytes().get(at..)? else {
            return None;
        };
        DIGITS.get(usize::from(digit - b'0')).copied()
    }

    #[inline(never)]
    fn string_end(self, at: usize) -> Option<usize> {
        string_end(self.0, at)
    }

    #[inline(never)]
    fn other_scalar(self, at: usize) -> Option<(&'de str, usize)> {
        let mut text = self.cursor(at);
        let scalar = match text.peek()? {
            b'-' | b'0'..=b'9' => {
                text.number().ok()?;
                text.since(at)
            }
            b't' | b'f' => {
                let word = if text.peek()? == b't' { "true" } else { "false" };
                text.word(word).ok()?;
                word
            }
            b'n' => {
                text.word("null").ok()?;
                ""
            }
            _ => return None,
        };
        Some((scalar, text.place()))
    }

    /// Passes an address whose slashes are escaped, as some systems write them; gives the place
    /// behind.
    #[inline(never)]
    fn address(self, at: usize) -> Option<usize> {
        let bytes = self.0.as_bytes();
        let mut end = stop_from(self.0, at + 1);
        while let [b'\\', b'/', ..] = bytes.get(end..)? {
            end = stop_from(self.0, end + 2);
        }
        match bytes.get(at..=end)? {
            [b'"', first, .., last, b'"']
                if first.is_ascii_graphic() && last.is_ascii_graphic() =>
            {
                Some(end + 1)
            }
            _ => None,
        }
    }

    /// Passes a value; gives the place behind.
    #[inline(always)]
    fn skip(self, at: usize) -> Option<usize> {
        if self.digit(at).is_some() {
            return Some(at + 3);
        }
        match self.string_end(at) {
            Some(end) => Some(end + 1),
            None => self.skip_other(at),
        }
    }

    #[inline(never)]
    fn skip_other(self, at: usize) -> Option<usize> {
        let mut text = self.cursor(at);
        text.pass_value().ok()?;
        Some(text.place())
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}
