//! The quick way from the wire to a dossier, for packets in which nothing is wrong.
//!
//! Most packets of an export are sound: their scalars are plain, their flags are 0 or 1, their
//! moments have 14 digits. Of those a dossier is made here field by field, without a [`Packet`] in
//! between. Whatever is not as it should be, or merely rare, gives up here and is read as a packet
//! instead: what a fault means is decided there alone. Tests hold both ways equal.

mod cells;
mod line;
mod lists;

use core::mem;

pub(super) use self::cells::Plan;
pub(super) use self::line::{Cut, Starts};
pub(super) use self::lists::fees;
use self::lists::{Flags, ITEMS, Papers, Prices, ROUNDS, Round, bit, first};
use chrono::NaiveDate;

use super::items::{Database, Fee, Paper, ResultPaper, Supplement};
use super::packet::Packet;
use super::time::WireTime;
use super::wire::{FieldKey, Object};
use crate::code::DossierCode;
use crate::number::has_price;
use crate::record::{Dossier, Read, Registered, Stamp, Stamps, place_of_database};

pub(super) type PacketKey = <Packet<'static> as Object<'static>>::Key;
pub(super) type PaperKey = <Paper<'static> as Object<'static>>::Key;
pub(super) type FeeKey = <Fee<'static> as Object<'static>>::Key;
pub(super) type ResultKey = <ResultPaper<'static> as Object<'static>>::Key;
pub(super) type RoundKey = <Supplement<'static> as Object<'static>>::Key;
pub(super) type DatabaseKey = <Database<'static> as Object<'static>>::Key;

/// A dossier in the making, of a packet in which nothing was wrong so far.
///
/// Each method gives `None` at what it leaves to the packet.
#[derive(Debug)]
pub(super) struct Quick<'a> {
    /// What is written into it early can be moved without waiting.
    dossier: Dossier,
    has_code: bool,
    code_day: Option<NaiveDate>,
    // ASCII, if it is there.
    field: &'a [u8],
    stamps: Stamps,
    digitised: Option<bool>,
    papers: Papers,
    fees: Prices,
    result: bool,
    last_database: Option<u32>,
    rounds: [Round; ROUNDS],
    round_count: usize,
}

impl Default for Quick<'_> {
    #[inline]
    fn default() -> Self {
        Self {
            dossier: Dossier::BLANK,
            has_code: false,
            code_day: None,
            field: &[],
            stamps: Stamps::default(),
            digitised: None,
            papers: Papers::default(),
            fees: Prices::default(),
            result: false,
            last_database: None,
            rounds: [Round::default(); ROUNDS],
            round_count: 0,
        }
    }
}

impl<'a> Quick<'a> {
    /// The code; an empty one is none.
    #[inline]
    fn set_code(&mut self, code: &[u8]) {
        self.has_code = !code.is_empty();
        self.dossier.set_code(code);
        self.code_day = DossierCode::day_of(code);
    }

    /// A scalar of the packet; an empty one is missing.
    #[inline]
    pub(super) fn scalar(&mut self, key: PacketKey, text: &'a str) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let text = plain(text)?;
        let stamps = &mut self.stamps;
        match key {
            PacketKey::code => self.set_code(ascii(text.as_bytes())?),
            PacketKey::procedure => self.dossier.set_procedure(ascii(text.as_bytes())?),
            PacketKey::field => self.field = ascii(text.as_bytes())?,
            PacketKey::channel => self.dossier.traits_mut().set_channel(known(text)?),
            PacketKey::applicant => self.dossier.traits_mut().set_applicant(known(text)?),
            PacketKey::submitted => stamps.submitted = Some(stamp(text)?),
            PacketKey::received => stamps.received = Some(stamp(text)?),
            PacketKey::due => stamps.due = Some(stamp(text)?),
            PacketKey::status => self.dossier.traits_mut().set_status(known(text)?),
            PacketKey::refused => stamps.refused = Some(stamp(text)?),
            PacketKey::finished => stamps.ended = Some(stamp(text)?),
            PacketKey::returned => stamps.returned = Some(stamp(text)?),
            PacketKey::hand_over | PacketKey::filed_at => {}
            PacketKey::digitised => self.digitised = Some(flag(text)?),
            PacketKey::vneid => self.dossier.traits_mut().set_vneid(Some(flag(text)?)),
            PacketKey::paid_online => self.dossier.traits_mut().set_payment(known(text)?),
            PacketKey::databases
            | PacketKey::papers
            | PacketKey::fees
            | PacketKey::results
            | PacketKey::supplements
            | PacketKey::other => return None,
        }
        Some(())
    }

    /// A list of so many items, of which nothing else is known yet.
    #[inline]
    pub(super) fn list(&mut self, key: PacketKey, count: usize) -> Option<()> {
        if count > ITEMS {
            return None;
        }
        match key {
            PacketKey::papers => {
                self.papers.listed = true;
                self.papers.count = self.papers.count.max(count);
            }
            PacketKey::fees => self.fees.count = self.fees.count.max(count),
            PacketKey::supplements => {
                self.round_count = self.round_count.max(count);
                self.rounds.get(..count)?;
            }
            _ => {}
        }
        Some(())
    }

    /// A field of a paper; an empty one is missing.
    #[inline]
    pub(super) fn paper(&mut self, index: usize, key: PaperKey, text: &str) -> Option<()> {
        let (bit, papers) = (bit(index)?, &mut self.papers);
        if text.is_empty() {
            return Some(());
        }
        let text = plain(text)?;
        match key {
            PaperKey::deleted if is_deleted(text) => papers.deleted |= bit,
            PaperKey::file => papers.files |= bit,
            PaperKey::digitised => papers.digitised.set(bit, flag(text)?),
            PaperKey::stored => papers.stored.set(bit, flag(text)?),
            PaperKey::deleted | PaperKey::reused | PaperKey::other => {}
        }
        Some(())
    }

    /// A field of a fee line; an empty one is missing.
    #[inline]
    pub(super) fn fee(&mut self, index: usize, key: FeeKey, text: &str) -> Option<()> {
        let bit = bit(index)?;
        if text.is_empty() {
            return Some(());
        }
        let text = plain(text)?;
        if key == FeeKey::price {
            self.fees.priced.set(bit, has_price(text)?);
        }
        Some(())
    }

    /// A field of a paper of the result; an empty one is missing.
    #[inline]
    pub(super) fn result(&mut self, key: ResultKey, text: &str) -> Option<()> {
        if !text.is_empty() {
            plain(text)?;
            self.result |= key == ResultKey::file;
        }
        Some(())
    }

    /// A field of a database; an empty one is missing.
    #[inline]
    pub(super) fn database(&mut self, key: DatabaseKey, text: &str) -> Option<()> {
        if text.is_empty() || key != DatabaseKey::code {
            return Some(());
        }
        let place = place_of_database(text)?;
        // In this order alone the places give the list back.
        if Some(place) <= self.last_database {
            return None;
        }
        self.last_database = Some(place);
        self.dossier.traits_mut().set_uses(place);
        Some(())
    }

    /// A field of a supplement round; an empty one is missing.
    #[inline]
    pub(super) fn round(&mut self, index: usize, key: RoundKey, text: &str) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let (text, round) = (plain(text)?, self.rounds.get_mut(index)?);
        match key {
            RoundKey::requested => round.requested = Some(stamp(text)?),
            RoundKey::answered => round.answered = Some(stamp(text)?),
            RoundKey::old_due => round.old_due = Some(stamp(text)?),
            RoundKey::new_due => round.new_due = Some(stamp(text)?),
            RoundKey::state | RoundKey::other => {}
        }
        Some(())
    }

    /// The dossier of all that was said.
    #[inline]
    pub(super) fn finish(&mut self) -> Option<Dossier> {
        if !self.has_code {
            return None;
        }
        let dossier = &mut self.dossier;
        dossier.set_stamps(self.stamps);
        dossier.set_code_day(self.code_day);
        if !self.field.is_empty() {
            dossier.set_field(self.field);
        }
        let traits = dossier.traits_mut();
        traits.set_fees(self.fees.told());
        let papers = self.papers;
        let kept = first(papers.count) & !papers.deleted;
        let of_papers = |flags: Flags| papers.listed.then(|| flags.of(kept)).flatten();
        traits.set_paper_file(papers.listed.then_some(papers.files & kept != 0));
        traits.set_reused(reused(self.digitised, of_papers(papers.digitised)));
        traits.set_stored(of_papers(papers.stored));
        traits.set_electronic_result(Some(self.result));
        if self.round_count > 0 {
            let rounds = self.rounds.get(..self.round_count)?;
            let rounds = rounds.iter().map(Round::told).collect::<Option<_>>()?;
            dossier.set_supplements(rounds).ok()?;
        }
        Some(mem::replace(dossier, Dossier::BLANK).completed())
    }
}

/// Whether something digitised is reused: a yes of the dossier or of a paper settles it, then a no
/// of the dossier.
#[inline]
pub(super) const fn reused(dossier: Option<bool>, papers: Option<bool>) -> Option<bool> {
    match (dossier, papers) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), _) => Some(false),
        (None, papers) => papers,
    }
}

/// Whether a paper is deleted, by the mark it has.
#[inline]
pub(super) fn is_deleted(mark: &str) -> bool {
    matches!(mark, "True" | "true" | "1")
}

/// A text that has nothing around it to be trimmed.
#[inline]
fn plain(text: &str) -> Option<&str> {
    let (first, last) = (text.as_bytes().first()?, text.as_bytes().last()?);
    (first.is_ascii_graphic() && last.is_ascii_graphic()).then_some(text)
}

/// A text that needs no composing.
#[inline]
fn ascii(text: &[u8]) -> Option<&[u8]> {
    text.is_ascii().then_some(text)
}

#[inline]
fn known<T: Registered>(text: &str) -> Option<Read<T>> {
    T::of_code(text).map(Read::Known)
}

#[inline]
fn flag(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

#[inline]
fn stamp(text: &str) -> Option<Stamp> {
    text.parse().ok().map(WireTime::stamp)
}

/// Which fields of an object were met: one that is written twice is a fault.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen(u32);

impl Seen {
    /// Meets a field; `None` if it was met before.
    #[inline]
    pub(super) fn meet(&mut self, key: impl FieldKey) -> Option<()> {
        let bit = 1_u32.checked_shl(u32::try_from(key.place()).ok()?)?;
        let new = self.0 & bit == 0;
        self.0 |= bit;
        new.then_some(())
    }
}
