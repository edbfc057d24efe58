//! The quick way from the cells of a row.
//!
//! A plan of the columns says where the cell of each field is, and each field is read by its own
//! code: a processor learns what is usual of each, which it cannot where one loop reads all.

use super::lists::{Flags, Prices, bit};
use super::{DatabaseKey, FeeKey, PacketKey, PaperKey, Quick, ResultKey, RoundKey, plain};
use crate::portal::time::WireTime;
use crate::portal::wire::{Column, FieldKey};
use crate::record::{Dossier, Placed, Read, Stamp, Stamps};
use crate::word::{full, high, word};

/// Where the cell of a column goes among the [cells](Cells) of a row.
#[derive(Debug, Clone, Copy)]
struct Slot(usize);

// Where the slots of an object's fields begin.
const PAPERS: usize = 17;
const FEES: usize = PAPERS + 5;
const RESULTS: usize = FEES + 4;
const ROUNDS: usize = RESULTS + 2;
const DATABASES: usize = ROUNDS + 5;
pub(super) const SLOTS: usize = DATABASES + 1;

impl Slot {
    /// That of a column which tells nothing.
    const NONE: Self = Self(SLOTS);

    fn of(column: Option<Column>) -> Self {
        let Some(Column { field, below }) = column else { return Self::NONE };
        match (PacketKey::at(field), below) {
            (PacketKey::papers, Some(below)) => Self(PAPERS + below),
            (PacketKey::fees, Some(below)) => Self(FEES + below),
            (PacketKey::results, Some(below)) => Self(RESULTS + below),
            (PacketKey::supplements, Some(below)) => Self(ROUNDS + below),
            (PacketKey::databases, Some(below)) => Self(DATABASES + below),
            // A scalar has no fields, and a list without its items' field tells nothing.
            (_, None) if field < PAPERS => Self(field),
            _ => Self::NONE,
        }
    }
}

/// Where the cells of a table's rows go.
#[derive(Debug, Clone)]
pub(in crate::portal) struct Plan {
    /// The slot of each column.
    slots: Vec<Slot>,
    /// The column of each slot; `None` if a line has no room for them.
    pub(super) columns: Option<[u8; SLOTS]>,
}

/// The column of a slot that has none, and more than any has.
pub(super) const NO_COLUMN: u8 = 62;

impl Plan {
    /// The plan of those columns. If two tell the same there is none: a row in which both have a
    /// value has a fault.
    pub(in crate::portal) fn of(places: &[Option<Column>]) -> Option<Self> {
        let slots: Vec<_> = places.iter().map(|column| Slot::of(*column)).collect();
        let mut columns = Some([NO_COLUMN; SLOTS]);
        let mut taken = [false; SLOTS];
        for (column, Slot(slot)) in slots.iter().enumerate() {
            let Some(taken) = taken.get_mut(*slot) else { continue };
            if core::mem::replace(taken, true) {
                return None;
            }
            match (&mut columns, u8::try_from(column)) {
                (Some(columns), Ok(column)) if column < NO_COLUMN - 1 => {
                    *columns.get_mut(*slot)? = column;
                }
                _ => columns = None,
            }
        }
        Some(Self { slots, columns })
    }

    /// The dossier of cells in the order of the columns; `None` if it is to be read as a packet.
    #[inline]
    pub(in crate::portal) fn dossier<'a>(
        &self,
        cells: impl Iterator<Item = &'a str>,
    ) -> Option<Dossier> {
        let mut slotted = Slotted([&[]; SLOTS]);
        for (slot, cell) in self.slots.iter().zip(cells) {
            if let Some(place) = slotted.0.get_mut(slot.0) {
                *place = cell.as_bytes();
            }
        }
        slotted.dossier()
    }
}

/// What is left to the packet.
pub(super) struct Unusual;

/// The cells of a row, each in the slot of its column.
struct Slotted<'a>([&'a [u8]; SLOTS]);

impl<'a> Cells<'a> for Slotted<'a> {
    #[inline]
    fn at(&self, slot: usize) -> &'a [u8] {
        self.0.get(slot).copied().unwrap_or_default()
    }
}

/// The cells of a row, by their slots.
pub(super) trait Cells<'a> {
    /// The cell of that slot; empty if the row has none.
    fn at(&self, slot: usize) -> &'a [u8];

    #[inline]
    fn scalar(&self, key: PacketKey) -> &'a [u8] {
        self.at(key.place())
    }

    /// The dossier of the row; `None` if it is to be read as a packet.
    fn dossier(&self) -> Option<Dossier> {
        let mut quick = Quick::default();
        quick.set_code(ascii(self.scalar(PacketKey::code))?);
        quick.dossier.set_procedure(ascii(self.scalar(PacketKey::procedure))?);
        quick.field = ascii(self.scalar(PacketKey::field))?;
        quick.stamps = Stamps {
            submitted: self.stamp(PacketKey::submitted).ok()?,
            received: self.stamp(PacketKey::received).ok()?,
            due: self.stamp(PacketKey::due).ok()?,
            ended: self.stamp(PacketKey::finished).ok()?,
            returned: self.stamp(PacketKey::returned).ok()?,
            refused: self.stamp(PacketKey::refused).ok()?,
        };
        quick.digitised = self.flag(PacketKey::digitised).ok()?;
        let traits = quick.dossier.traits_mut();
        traits.set_channel(self.known(PacketKey::channel)?);
        traits.set_applicant(self.known(PacketKey::applicant)?);
        traits.set_status(self.known(PacketKey::status)?);
        traits.set_payment(self.known(PacketKey::paid_online)?);
        traits.set_vneid(self.flag(PacketKey::vneid).ok()?);
        self.papers(&mut quick)?;
        self.fees(&mut quick)?;
        self.results(&mut quick)?;
        self.rounds(&mut quick)?;
        self.databases(&mut quick)?;
        quick.finish()
    }

    #[inline]
    fn known<T: Placed>(&self, key: PacketKey) -> Option<Read<T>> {
        match self.scalar(key) {
            [] => Some(Read::Missing),
            text => T::of_bytes(text).map(Read::Known),
        }
    }

    #[inline]
    fn flag(&self, key: PacketKey) -> Result<Option<bool>, Unusual> {
        match *self.scalar(key) {
            [] => Ok(None),
            [flag] if flag ^ b'0' < 2 => Ok(Some(flag == b'1')),
            _ => Err(Unusual),
        }
    }

    #[inline]
    fn stamp(&self, key: PacketKey) -> Result<Option<Stamp>, Unusual> {
        match self.scalar(key) {
            [] => Ok(None),
            text => WireTime::of_bytes(text).map(|time| Some(time.stamp())).or(Err(Unusual)),
        }
    }

    #[inline]
    fn papers(&self, quick: &mut Quick<'a>) -> Option<()> {
        let cell = |key: PaperKey| self.at(PAPERS + key.place());
        let keys = [PaperKey::file, PaperKey::digitised, PaperKey::stored];
        let (cells, deleted, reused) =
            (keys.map(cell), cell(PaperKey::deleted), cell(PaperKey::reused));
        let some = cells.iter().fold(deleted.len() | reused.len(), |len, cell| len | cell.len());
        quick.papers.listed = some > 0;
        for (key, cell) in keys.into_iter().zip(cells) {
            let Some((count, flags)) = flags(cell) else {
                paper_by_paper(cell, key, quick)?;
                continue;
            };
            let papers = &mut quick.papers;
            papers.count = papers.count.max(count);
            match key {
                PaperKey::file => papers.files = flags.yes,
                PaperKey::digitised => papers.digitised = flags,
                _ => papers.stored = flags,
            }
        }
        match truths(deleted) {
            Some((count, deleted)) => {
                quick.papers.count = quick.papers.count.max(count);
                quick.papers.deleted = deleted;
            }
            None => paper_by_paper(deleted, PaperKey::deleted, quick)?,
        }
        if !reused.is_empty() {
            paper_by_paper(reused, PaperKey::reused, quick)?;
        }
        Some(())
    }

    #[inline]
    fn fees(&self, quick: &mut Quick<'a>) -> Option<()> {
        let cell = |key: FeeKey| self.at(FEES + key.place());
        match cell(FeeKey::price) {
            [] | b"[]" => {}
            cell => match prices(cell) {
                Some(prices) => quick.fees = prices,
                None => fee_by_fee(cell, FeeKey::price, quick)?,
            },
        }
        for key in [FeeKey::code, FeeKey::kind, FeeKey::collected] {
            if !cell(key).is_empty() {
                fee_by_fee(cell(key), key, quick)?;
            }
        }
        Some(())
    }

    #[inline]
    fn results(&self, quick: &mut Quick<'a>) -> Option<()> {
        match self.at(RESULTS + ResultKey::file.place()) {
            [] => Some(()),
            [flag] if *flag ^ b'0' < 2 => {
                quick.result = *flag == b'1';
                Some(())
            }
            cell => result_by_result(cell, quick),
        }
    }

    #[inline]
    fn rounds(&self, quick: &mut Quick<'a>) -> Option<()> {
        let cell = |key: RoundKey| self.at(ROUNDS + key.place());
        let mut keys = RoundKey::ALL.iter();
        if keys.all(|key| cell(*key).is_empty()) {
            return Some(());
        }
        for key in RoundKey::ALL {
            if !cell(*key).is_empty() {
                round_by_round(cell(*key), *key, quick)?;
            }
        }
        Some(())
    }

    #[inline]
    fn databases(&self, quick: &mut Quick<'a>) -> Option<()> {
        match self.at(DATABASES + DatabaseKey::code.place()) {
            [] => Some(()),
            cell => each(text(cell)?, |_, text| quick.database(DatabaseKey::code, text)).map(drop),
        }
    }
}

/// A text that needs no trimming and no composing.
#[inline]
fn ascii(cell: &[u8]) -> Option<&[u8]> {
    let is_graphic = u8::is_ascii_graphic;
    let plain = cell.first().is_none_or(is_graphic) && cell.last().is_none_or(is_graphic);
    super::ascii(cell).filter(|_| plain)
}

#[inline]
fn text(cell: &[u8]) -> Option<&str> {
    core::str::from_utf8(cell).ok()
}

/// How many items a cell of up to four flags has, and the flags, one bit each; `None` of any other.
#[inline]
fn flags(cell: &[u8]) -> Option<(usize, Flags)> {
    const FORM: u64 = full(*b"0;0;0;0;");
    const BITS: u64 = full(*b"\x01\0\x01\0\x01\0\x01\0");
    // A list without items is as long as none.
    let cell = if cell == b"[]" { &[] } else { cell };
    let len = cell.len();
    let bytes = high(len) >> 7 & BITS;
    let other = word(cell)? ^ (FORM & ((high(len) >> 7) * 0xFF));
    if other & !bytes != 0 || len > 0 && len % 2 == 0 {
        return None;
    }
    Some((len.div_ceil(2), Flags { yes: gathered(other), no: gathered(bytes & !other) }))
}

/// The lowest bits of every other byte, side by side.
#[inline]
fn gathered(bits: u64) -> u32 {
    const SHIFTS: u64 = 1 << 48 | 1 << 33 | 1 << 18 | 1 << 3;
    u32::try_from(bits.wrapping_mul(SHIFTS) >> 48 & 0xF).unwrap_or(0)
}

/// How many items a cell of `True` and `False` has, and which are true, one bit each; `None` of any
/// other.
#[inline]
fn truths(cell: &[u8]) -> Option<(usize, u32)> {
    let (mut rest, mut count, mut truths) = (cell, 0, 0);
    if cell.is_empty() || cell == b"[]" {
        return Some((0, 0));
    }
    loop {
        let bit = bit(count)?;
        rest = match (rest.split_first_chunk(), rest.split_first_chunk()) {
            (Some((b"False", behind)), _) => behind,
            (_, Some((b"True", behind))) => {
                truths |= bit;
                behind
            }
            _ => return None,
        };
        count += 1;
        match *rest {
            [] => return Some((count, truths)),
            [b';', ref behind @ ..] => rest = behind,
            _ => return None,
        }
    }
}

/// The prices of a cell without points; `None` of any other.
#[inline]
fn prices(cell: &[u8]) -> Option<Prices> {
    let mut prices = Prices::default();
    let (mut all, mut empty) = (0, true);
    for byte in cell {
        let digit = byte.wrapping_sub(b'0');
        if digit <= 9 {
            all |= digit;
            empty = false;
        } else if *byte == b';' && !empty {
            prices.push(all > 0)?;
            (all, empty) = (0, true);
        } else {
            return None;
        }
    }
    if empty {
        return None;
    }
    prices.push(all > 0)?;
    Some(prices)
}

#[inline(never)]
fn paper_by_paper(cell: &[u8], key: PaperKey, quick: &mut Quick<'_>) -> Option<()> {
    let count = each(text(cell)?, |index, text| {
        quick.paper(index, key, if key == PaperKey::file { given(text)? } else { text })
    })?;
    quick.list(PacketKey::papers, count)
}

#[inline(never)]
fn fee_by_fee(cell: &[u8], key: FeeKey, quick: &mut Quick<'_>) -> Option<()> {
    let count = each(text(cell)?, |index, text| quick.fee(index, key, text))?;
    quick.list(PacketKey::fees, count)
}

#[inline(never)]
fn result_by_result(cell: &[u8], quick: &mut Quick<'_>) -> Option<()> {
    each(text(cell)?, |_, text| quick.result(ResultKey::file, given(text)?)).map(drop)
}

#[inline(never)]
fn round_by_round(cell: &[u8], key: RoundKey, quick: &mut Quick<'_>) -> Option<()> {
    let count = each(text(cell)?, |index, text| quick.round(index, key, text))?;
    quick.list(PacketKey::supplements, count)
}

/// Gives the items of a cell to `put`, one by one, and says how many there are.
#[inline]
fn each<'a>(text: &'a str, mut put: impl FnMut(usize, &'a str) -> Option<()>) -> Option<usize> {
    if text == "[]" {
        return Some(0);
    }
    let (mut rest, mut index) = (plain(text)?, 0);
    loop {
        let end = rest.bytes().position(|byte| byte == b';');
        let (item, behind) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        put(index, item)?;
        index += 1;
        match behind.strip_prefix(';') {
            Some(behind) => rest = behind,
            None => return Some(index),
        }
    }
}

/// The address of a file of which a column says whether there is one.
#[inline]
fn given(text: &str) -> Option<&'static str> {
    match text {
        "1" | "true" | "True" => Some("1"),
        "" | "0" | "false" | "False" => Some(""),
        _ => None,
    }
}
