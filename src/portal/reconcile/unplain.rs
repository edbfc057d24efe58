//! Codes that look like others, found while slices are joined.

use super::join::Join;
use super::key::{Key, Marks};
use super::lookalike;
use super::partition::{Seen, Spread, Table};
use super::record::SyncRecord;
use super::told::{LookAlike, Side};

/// Codes that are not plain, by the hash of what they look like.
#[derive(Default)]
pub(super) struct Unplain {
    codes: Vec<UnplainCode>,
    next: usize,
}

pub(super) struct UnplainCode {
    hash: u64,
    skeleton: Key,
    side: Side,
    at: usize,
}

impl Unplain {
    /// Keeps the code if it is not plain.
    #[inline]
    pub(super) fn see(&mut self, side: Side, at: usize, record: &SyncRecord) {
        if record.key().marks().has(Marks::UNPLAIN)
            && let Some(skeleton) = Key::read(&lookalike::skeleton(record.code()))
        {
            self.codes.push(UnplainCode { hash: 0, skeleton, side, at });
        }
    }

    /// Sorts what was kept by the hash of what it looks like.
    pub(super) fn sort(&mut self, spread: Spread) {
        for code in &mut self.codes {
            code.hash = spread.hash(&code.skeleton);
        }
        self.codes.sort_by(|one, other| {
            one.hash.cmp(&other.hash).then_with(|| one.skeleton.cmp(&other.skeleton))
        });
    }

    /// Those whose look would be in that part; parts are asked in their order.
    pub(super) fn of_part(&mut self, part: usize, spread: Spread) -> &[UnplainCode] {
        let rest = self.codes.get(self.next..).unwrap_or_default();
        let count = rest.iter().take_while(|code| spread.part(code.hash) == part).count();
        self.next += count;
        rest.get(..count).unwrap_or_default()
    }

    /// Codes of one look none of which is plain: each is told beside the one before.
    pub(super) fn among_themselves(&self, join: &mut Join<'_>) {
        for pair in self.codes.windows(2) {
            if let [one, other] = pair
                && one.skeleton == other.skeleton
                && let Some(own) = join.record(other.side, other.at)
                && let Some(like) = join.record(one.side, one.at)
            {
                join.done.look_alikes.extend(LookAlike::of((other.side, own), (one.side, like)));
            }
        }
    }
}

impl UnplainCode {
    /// The plain codes that look as this one does, in the part that was joined last.
    pub(super) fn look_alikes(&self, join: &mut Join<'_>, table: &Table) {
        let found = table.get(self.hash);
        for (side, seen) in [(Side::Local, found.local), (Side::Portal, found.portal)] {
            let at = match seen {
                Seen::None => None,
                Seen::One(at) => Some(at),
                Seen::Many => join.last_of_several(side, &self.skeleton),
            };
            let plain = at.and_then(|at| join.record(side, at));
            if let Some(plain) = plain.filter(|plain| *plain.key() == self.skeleton)
                && let Some(own) = join.record(self.side, self.at)
            {
                join.done.look_alikes.extend(LookAlike::of((self.side, own), (side, plain)));
            }
        }
    }
}
