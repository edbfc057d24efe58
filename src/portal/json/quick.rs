//! A dossier of a packet in JSON by the [quick way](crate::portal::quick).

use super::cursor::Cursor;
use super::memory::Written;
use super::{Fields, Items, Json};
use crate::portal::any::Fields as _;
use crate::portal::quick::{PacketKey, Quick, Seen};
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
    /// The field of that place among those that have a name.
    Field(usize),
    End,
}

/// The dossier of a text; `None` if it is to be read as a packet.
pub(in crate::portal) fn dossier(memory: &mut Memory, text: &str) -> Option<Dossier> {
    let Memory { packet, papers, fees, results, databases, rounds } = memory;
    let mut json = Json { text: Cursor::new(text), left: super::DEPTH };
    let mut quick = Quick::default();
    json.text.peek_token();
    json.fields(packet, |json, key| match key {
        PacketKey::papers => json.list(papers, key, &mut quick, Quick::paper),
        PacketKey::fees => json.list(fees, key, &mut quick, Quick::fee),
        PacketKey::results => {
            json.list(results, key, &mut quick, |quick, _, key, text| quick.result(key, text))
        }
        PacketKey::databases => {
            json.list(databases, key, &mut quick, |quick, _, key, text| quick.database(key, text))
        }
        PacketKey::supplements => json.list(rounds, key, &mut quick, Quick::round),
        _ => quick.scalar(key, json.scalar()?),
    })?;
    json.text.end().ok()?;
    quick.finish()
}

impl<'de> Json<'de> {
    /// Reads an object whose bracket stands next, giving each field that has a name to `each`,
    /// which takes the value.
    #[inline]
    fn fields<K: FieldKey>(
        &mut self,
        written: &mut Written,
        mut each: impl FnMut(&mut Self, K) -> Option<()>,
    ) -> Option<()> {
        let mut place = match written.pass_first(&mut self.text) {
            Some(place) => place,
            None => match self.first_in_full::<K>(written)? {
                Next::Field(place) => place,
                Next::End => return Some(()),
            },
        };
        let (mut seen, mut next) = (Seen::default(), 0);
        loop {
            if place == K::ALL.len() {
                self.text.pass_value().ok()?;
            } else {
                let key = K::at(place);
                seen.meet(key)?;
                each(self, key)?;
            }
            place = match written.pass_next(&mut self.text, &mut next) {
                Some(place) => place,
                None => match self.next_in_full::<K>(written, &mut next)? {
                    Next::Field(place) => place,
                    Next::End => return Some(()),
                },
            };
        }
    }

    /// The first key, where it is not as before.
    #[inline(never)]
    fn first_in_full<K: FieldKey>(&mut self, written: &mut Written) -> Option<Next> {
        let start = self.text.place();
        if self.text.peek()? != b'{' {
            return None;
        }
        self.text.pass();
        let key = Fields { json: self, first: true }.key::<K>().ok()?;
        let Some(place) = key.map(K::place) else { return self.closed(b'}').map(|()| Next::End) };
        written.keep_first(self.text.since(start).as_bytes(), place);
        Some(Next::Field(place))
    }

    /// The next key, where it is not as before.
    #[inline(never)]
    fn next_in_full<K: FieldKey>(
        &mut self,
        written: &mut Written,
        next: &mut usize,
    ) -> Option<Next> {
        if self.text.peek()? == b'}' {
            self.text.pass();
            return Some(Next::End);
        }
        if let Some(place) = written.pass_later(&mut self.text, next) {
            return Some(Next::Field(place));
        }
        let start = self.text.place();
        let key = Fields { json: self, first: false }.key::<K>().ok()?;
        let Some(place) = key.map(K::place) else { return self.closed(b'}').map(|()| Next::End) };
        written.keep_next(self.text.since(start).as_bytes(), place, next);
        Some(Next::Field(place))
    }

    /// Passes the bracket that ends a list or an object.
    #[inline]
    fn closed(&mut self, bracket: u8) -> Option<()> {
        if self.text.peek_token()? != bracket {
            return None;
        }
        self.text.pass();
        Some(())
    }

    /// Reads a list of objects, giving each named field of each item to `put`.
    #[inline]
    fn list<'q, K: FieldKey>(
        &mut self,
        written: &mut Written,
        key: PacketKey,
        quick: &mut Quick<'q>,
        put: impl Fn(&mut Quick<'q>, usize, K, &'de str) -> Option<()>,
    ) -> Option<()> {
        if self.text.peek_token()? != b'[' {
            // Nothing is no list; what else there is a packet will tell.
            return if self.scalar()?.is_empty() { Some(()) } else { None };
        }
        self.text.pass();
        let (mut count, mut first) = (0, true);
        loop {
            let mut items = Items { json: self, first };
            let more = items.more().ok()?;
            first = items.first;
            if !more {
                break;
            }
            self.fields(written, |json, key| put(quick, count, key, json.scalar()?))?;
            count += 1;
        }
        quick.list(key, count)?;
        self.closed(b']')
    }

    /// Takes a scalar as the text it is written as, if it is written plainly; nothing is empty.
    #[inline]
    fn scalar(&mut self) -> Option<&'de str> {
        if let Some(text) = self.text.plain_string() {
            return Some(text);
        }
        self.other_scalar()
    }

    #[inline(never)]
    fn other_scalar(&mut self) -> Option<&'de str> {
        let start = self.text.place();
        let scalar = match self.text.peek()? {
            b'-' | b'0'..=b'9' => {
                self.text.number().ok()?;
                self.text.since(start)
            }
            b't' | b'f' => {
                let word = if self.text.peek()? == b't' { "true" } else { "false" };
                self.text.word(word).ok()?;
                word
            }
            b'n' => {
                self.text.word("null").ok()?;
                ""
            }
            _ => return None,
        };
        Some(scalar)
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}
