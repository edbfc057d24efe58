//! A dossier of a packet in JSON by the [quick way](crate::portal::quick).

use super::cursor::Cursor;
use super::{Fields, Items, Json};
use crate::portal::any::Fields as _;
use crate::portal::quick::{PacketKey, Quick, Seen};
use crate::portal::wire::FieldKey;
use crate::record::Dossier;

/// The dossier of a text; `None` if it is to be read as a packet.
pub(in crate::portal) fn dossier(text: &str) -> Option<Dossier> {
    let mut json = Json { text: Cursor::new(text), left: super::DEPTH };
    let mut quick = Quick::default();
    if json.text.peek_token()? != b'{' {
        return None;
    }
    json.fields(|json, key| match key {
        PacketKey::papers => json.list(key, &mut quick, Quick::paper),
        PacketKey::fees => json.list(key, &mut quick, Quick::fee),
        PacketKey::results => {
            json.list(key, &mut quick, |quick, _, key, text| quick.result(key, text))
        }
        PacketKey::databases => {
            json.list(key, &mut quick, |quick, _, key, text| quick.database(key, text))
        }
        PacketKey::supplements => json.list(key, &mut quick, Quick::round),
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
        mut each: impl FnMut(&mut Self, K) -> Option<()>,
    ) -> Option<()> {
        self.enter().ok()?;
        let mut seen = Seen::default();
        let mut fields = Fields { json: self, first: true };
        while let Some(key) = fields.key::<K>().ok()? {
            if key.place() == K::ALL.len() {
                fields.skip().ok()?;
                continue;
            }
            seen.meet(key)?;
            each(fields.json, key)?;
        }
        self.leave(b'}').ok()
    }

    /// Reads a list of objects, giving each named field of each item to `put`.
    #[inline]
    fn list<'q, K: FieldKey>(
        &mut self,
        key: PacketKey,
        quick: &mut Quick<'q>,
        put: impl Fn(&mut Quick<'q>, usize, K, &'de str) -> Option<()>,
    ) -> Option<()> {
        if self.text.peek_token()? != b'[' {
            // Nothing is no list; what else there is a packet will tell.
            return if self.scalar()?.is_empty() { Some(()) } else { None };
        }
        self.enter().ok()?;
        let (mut count, mut first) = (0, true);
        loop {
            let mut items = Items { json: self, first };
            let more = items.more().ok()?;
            first = items.first;
            if !more {
                break;
            }
            if self.text.peek()? != b'{' {
                return None;
            }
            self.fields(|json, key| put(quick, count, key, json.scalar()?))?;
            count += 1;
        }
        quick.list(key, count)?;
        self.leave(b']').ok()
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
        self.text.settle();
        Some(scalar)
    }
}
