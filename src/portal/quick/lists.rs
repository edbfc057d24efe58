//! The lists of a dossier in the making.

use crate::record::{self, Fees, Stamp};

/// So many items a list may have, one bit each.
pub(super) const ITEMS: usize = 31;

/// So many rounds a dossier may have.
pub(super) const ROUNDS: usize = 3;

/// The papers of a dossier, one bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Papers {
    pub(super) listed: bool,
    pub(super) count: usize,
    pub(super) deleted: u32,
    pub(super) files: u32,
    pub(super) digitised: Flags,
    pub(super) stored: Flags,
}

/// A flag of every item, one bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) yes: u32,
    pub(super) no: u32,
}

/// The fee lines of a dossier.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Prices {
    pub(super) count: usize,
    /// Whether the line has a price.
    pub(super) priced: Flags,
}

/// A supplement round.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Round {
    pub(super) requested: Option<Stamp>,
    pub(super) answered: Option<Stamp>,
    pub(super) old_due: Option<Stamp>,
    pub(super) new_due: Option<Stamp>,
}

impl Flags {
    #[inline]
    pub(super) const fn set(&mut self, bit: u32, flag: bool) {
        if flag {
            self.yes |= bit;
        } else {
            self.no |= bit;
        }
    }

    /// Whether those items have it together, as `or` of them one by one.
    #[inline]
    pub(super) const fn of(self, kept: u32) -> Option<bool> {
        if self.yes & kept != 0 {
            return Some(true);
        }
        if kept & !self.no == 0 { Some(false) } else { None }
    }
}

impl Prices {
    /// Another line, with a price or with the price 0.
    #[inline]
    pub(super) fn push(&mut self, some: bool) -> Option<()> {
        self.priced.set(bit(self.count)?, some);
        self.count += 1;
        Some(())
    }

    #[inline]
    pub(super) fn told(self) -> Fees {
        fees(self.count, self.priced.of(first(self.count)))
    }
}

/// The fees of so many lines, of which it is known or not whether some line has a price.
#[inline]
pub(in crate::portal) const fn fees(lines: usize, priced: Option<bool>) -> Fees {
    match (lines, priced) {
        (0, _) => Fees::NoLines,
        (_, Some(true)) => Fees::Due,
        (_, Some(false)) => Fees::Free,
        (_, None) => Fees::Unclear,
    }
}

impl Round {
    pub(super) fn told(&self) -> Option<record::Supplement> {
        let moment = |stamp: Option<Stamp>| stamp.map(Stamp::moment);
        Some(record::Supplement {
            requested: self.requested?.moment(),
            answered: moment(self.answered),
            old_due: moment(self.old_due),
            new_due: moment(self.new_due),
        })
    }
}

/// The bit of an item.
#[inline]
pub(super) fn bit(index: usize) -> Option<u32> {
    (index < ITEMS).then(|| 1 << index)
}

/// The bits of the first items.
#[inline]
pub(super) fn first(count: usize) -> u32 {
    (1 << count.min(ITEMS)) - 1
}
