//! All that facts ask of a dossier besides its days and its rounds, in one word.

use super::bits::Bits;
use super::register::small_number;
use super::{ApplicantKind, Channel, Fees, Payment, Status, SyncState};

/// The registers, fees, flags and databases of a dossier, each in a few bits of one word.
///
/// Two dossiers of one [shape](Self::shape) have the same facts but for those that days, rounds,
/// terms of procedures and the population database decide, unless that has no
/// [place](place_of_database) here. 0 is a dossier of which nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Traits(u64);

// Those that decide a fact together stand together, in three parts: see `Traits::PARTS`.
const CHANNEL: Bits = Bits::new(0, 3);
const ELECTRONIC_RESULT: Bits = Bits::new(3, 2);
const PAPER_FILE: Bits = Bits::new(5, 2);
const REUSED: Bits = Bits::new(7, 2);
const PAYMENT: Bits = Bits::new(9, 3);
const FEES: Bits = Bits::new(12, 2);
const STORED: Bits = Bits::new(14, 2);
const SYNC: Bits = Bits::new(16, 3);
const VNEID: Bits = Bits::new(19, 2);
const COMPLAINED: Bits = Bits::new(21, 2);
const STATUS: Bits = Bits::new(23, 4);
/// No fact asks of these three.
const APPLICANT: Bits = Bits::new(27, 3);
const REGULAR_CODE: Bits = Bits::new(30, 1);
const CODE_DAY: Bits = Bits::new(31, 1);
/// One bit for each database whose code is a number below 32.
const DATABASES: Bits = Bits::new(32, 32);

/// The places of the statuses that end a dossier, one bit each.
const ENDED: u64 = {
    let (mut places, mut index) = (0, 0);
    while index < Status::ALL.len() {
        #[allow(clippy::indexing_slicing)] // in a const, where it is checked
        if Status::ALL[index].is_end() {
            places |= 1 << (index + 2);
        }
        index += 1;
    }
    places
};

/// How a coded field came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Read<T> {
    /// Not at all.
    Missing,
    /// With a code that the register does not have.
    Unknown,
    /// With a value of the register.
    Known(T),
}

impl<T: Copy> Read<T> {
    /// The value, if the register has it.
    #[inline]
    pub(crate) const fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Missing | Self::Unknown => None,
        }
    }
}

/// The place that a database has among 32, by its code: a number below 32 without zeros before.
#[inline]
pub(crate) fn place_of_database(code: &str) -> Option<u32> {
    small_number(code.as_bytes()).map(u32::from).filter(|place| *place < 32)
}

macro_rules! flags {
    ($($BITS:ident: $get:ident, $set:ident;)+) => {$(
        #[inline]
        pub(crate) const fn $get(self) -> Option<bool> {
            $BITS.flag(self.0)
        }

        #[inline]
        pub(crate) const fn $set(&mut self, flag: Option<bool>) {
            $BITS.put_flag(&mut self.0, flag);
        }
    )+};
}

macro_rules! registers {
    ($($BITS:ident: $T:ty, $get:ident, $set:ident;)+) => {$(
        #[inline]
        pub(crate) fn $get(self) -> Read<$T> {
            $BITS.read(self.0)
        }

        #[inline]
        pub(crate) fn $set(&mut self, read: Read<$T>) {
            $BITS.write(&mut self.0, read);
        }
    )+};
}

impl Traits {
    /// Nothing.
    pub(crate) const NONE: Self = Self(0);

    /// Where the parts of a [shape](Self::shape) begin and how many bits they have: besides the
    /// database of the population, no fact but those of status and days asks more than one part.
    pub(crate) const PARTS: [(u32, u32); 3] = [(0, 9), (9, 10), (19, 4)];

    /// Where in a [shape](Self::shape) the status is.
    pub(crate) const STATUS_AT: u32 = STATUS.at();

    /// How many bits a [shape](Self::shape) has.
    pub(crate) const SHAPE: u32 = STATUS.at() + 4;

    /// What of the word decides facts, but for the databases.
    #[inline]
    pub(crate) fn shape(self) -> u32 {
        u32::try_from(self.0 & ((1 << Self::SHAPE) - 1)).unwrap_or(0)
    }

    /// The databases that were used, one bit each.
    #[inline]
    pub(crate) fn database_bits(self) -> u32 {
        u32::try_from(DATABASES.get(self.0)).unwrap_or(0)
    }

    /// The traits of a shape, with no database.
    pub(crate) fn of_shape(shape: u32) -> Self {
        Self(u64::from(shape) & ((1 << Self::SHAPE) - 1))
    }

    #[cfg(test)]
    pub(crate) const fn of_word(word: u64) -> Self {
        Self(word)
    }

    /// The word, as far as the other has bits.
    #[cfg(test)]
    pub(crate) const fn of_bits(self, bits: Self) -> u64 {
        self.0 & bits.0
    }

    /// Every bit of either.
    pub(crate) const fn and_bits(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const CHANNEL: Self = Self(CHANNEL.all());
    pub(crate) const PAYMENT: Self = Self(PAYMENT.all());
    pub(crate) const FEES: Self = Self(FEES.all());
    pub(crate) const SYNC: Self = Self(SYNC.all());
    pub(crate) const PAPER_FILE: Self = Self(PAPER_FILE.all());
    pub(crate) const REUSED: Self = Self(REUSED.all());
    pub(crate) const STORED: Self = Self(STORED.all());
    pub(crate) const ELECTRONIC_RESULT: Self = Self(ELECTRONIC_RESULT.all());
    pub(crate) const VNEID: Self = Self(VNEID.all());
    pub(crate) const COMPLAINED: Self = Self(COMPLAINED.all());

    /// Whether the status ends a dossier.
    #[inline]
    pub(crate) const fn is_ended(self) -> bool {
        ENDED >> STATUS.get(self.0) & 1 != 0
    }

    /// Whether they alone are no finding of a dossier without supplement rounds: its code is
    /// regular and names the day of receipt, it has a status, and no two parts contradict each
    /// other.
    #[inline]
    pub(crate) fn is_sound(self) -> bool {
        let codes = self.regular_code() & self.code_day();
        let status = self.knows_status() & !self.has_status(Status::AwaitingSupplement);
        let result = self.has_status(Status::Refused) & (self.electronic_result() == Some(true));
        let ((_, paid), free) = (self.paid_online(), self.fees() == Fees::Free);
        let free_yet_paid = paid & free;
        codes && status && !(result | free_yet_paid)
    }

    /// Whether the status is that one.
    #[inline]
    pub(crate) fn has_status(self, status: Status) -> bool {
        STATUS.has(self.0, status)
    }

    /// Whether the status is one of the register.
    #[inline]
    pub(crate) fn knows_status(self) -> bool {
        STATUS.knows::<Status>(self.0)
    }

    /// Whether it was filed so, or the channel is missing and `unless` says so.
    #[inline]
    pub(crate) fn is_filed(self, by: Channel, unless: bool) -> bool {
        CHANNEL.has(self.0, by) | ((CHANNEL.get(self.0) == 0) & unless)
    }

    /// Whether it is known how it was paid, and whether online.
    #[inline]
    pub(crate) fn paid_online(self) -> (bool, bool) {
        let ways = [Payment::NationalPortal, Payment::LocalGateway];
        (PAYMENT.knows::<Payment>(self.0), ways.iter().any(|way| PAYMENT.has(self.0, *way)))
    }

    flags! {
        PAPER_FILE: paper_file, set_paper_file;
        REUSED: reused, set_reused;
        STORED: stored, set_stored;
        ELECTRONIC_RESULT: electronic_result, set_electronic_result;
        VNEID: vneid, set_vneid;
        COMPLAINED: complained, set_complained;
    }

    registers! {
        CHANNEL: Channel, channel, set_channel;
        STATUS: Status, status, set_status;
        APPLICANT: ApplicantKind, applicant, set_applicant;
        PAYMENT: Payment, payment, set_payment;
    }

    #[inline]
    pub(crate) const fn fees(self) -> Fees {
        match FEES.get(self.0) {
            0 => Fees::NoLines,
            1 => Fees::Due,
            2 => Fees::Free,
            _ => Fees::Unclear,
        }
    }

    #[inline]
    pub(crate) const fn set_fees(&mut self, fees: Fees) {
        let value = match fees {
            Fees::NoLines => 0,
            Fees::Due => 1,
            Fees::Free => 2,
            Fees::Unclear => 3,
        };
        FEES.put(&mut self.0, value);
    }

    #[inline]
    pub(crate) fn sync(self) -> Option<SyncState> {
        let place = usize::try_from(SYNC.get(self.0)).ok()?.checked_sub(1)?;
        SyncState::ALL.get(place).copied()
    }

    pub(crate) fn set_sync(&mut self, sync: Option<SyncState>) {
        let place = sync.and_then(|sync| SyncState::ALL.iter().position(|other| *other == sync));
        SYNC.put(&mut self.0, place.and_then(|place| u64::try_from(place + 1).ok()).unwrap_or(0));
    }

    /// Whether the code follows its rule.
    #[inline]
    pub(crate) const fn regular_code(self) -> bool {
        REGULAR_CODE.get(self.0) != 0
    }

    #[inline]
    pub(crate) fn set_regular_code(&mut self, regular: bool) {
        REGULAR_CODE.put(&mut self.0, u64::from(regular));
    }

    /// Whether the code names the day on which the dossier was received, as it should.
    #[inline]
    pub(crate) const fn code_day(self) -> bool {
        CODE_DAY.get(self.0) != 0
    }

    #[inline]
    pub(crate) fn set_code_day(&mut self, same: bool) {
        CODE_DAY.put(&mut self.0, u64::from(same));
    }

    /// Whether the database of that place was used.
    #[inline]
    pub(crate) const fn uses(self, place: u32) -> bool {
        DATABASES.get(self.0) >> place & 1 != 0
    }

    #[inline]
    pub(crate) const fn set_uses(&mut self, place: u32) {
        self.0 |= 1 << (DATABASES.at() + place);
    }

    /// The places of the databases that were used, ascending.
    pub(crate) fn databases(self) -> impl Iterator<Item = u32> {
        (0..32).filter(move |place| self.uses(*place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::register::Placed;

    fn every<T: Placed>() -> impl Iterator<Item = Read<T>> {
        [Read::Missing, Read::Unknown].into_iter().chain(T::VALUES.iter().copied().map(Read::Known))
    }

    /// Each part is set on a full and on an empty word: it comes back, and no other moves.
    #[test]
    fn every_value_of_every_part_comes_back_and_moves_no_other() {
        macro_rules! check {
            ($get:ident, $set:ident, $bits:expr, $values:expr) => {
                for value in $values {
                    for before in [Traits(0), Traits(u64::MAX)] {
                        let mut after = before;
                        after.$set(value);
                        assert_eq!(after.$get(), value);
                        assert_eq!((after.0 ^ before.0) & !$bits.all(), 0);
                    }
                }
            };
        }
        check!(channel, set_channel, CHANNEL, every::<Channel>());
        check!(status, set_status, STATUS, every::<Status>());
        check!(applicant, set_applicant, APPLICANT, every::<ApplicantKind>());
        check!(payment, set_payment, PAYMENT, every::<Payment>());
        let fees = [Fees::NoLines, Fees::Due, Fees::Free, Fees::Unclear];
        check!(fees, set_fees, FEES, fees);
        let sync = [None].into_iter().chain(SyncState::ALL.map(Some));
        check!(sync, set_sync, SYNC, sync);
        let flags = [None, Some(false), Some(true)];
        check!(paper_file, set_paper_file, PAPER_FILE, flags);
        check!(reused, set_reused, REUSED, flags);
        check!(stored, set_stored, STORED, flags);
        check!(electronic_result, set_electronic_result, ELECTRONIC_RESULT, flags);
        check!(vneid, set_vneid, VNEID, flags);
        check!(complained, set_complained, COMPLAINED, flags);
        check!(regular_code, set_regular_code, REGULAR_CODE, [false, true]);
        check!(code_day, set_code_day, CODE_DAY, [false, true]);
    }

    #[test]
    fn databases_have_places_by_number() {
        let placed = [("0", 0), ("1", 1), ("9", 9), ("10", 10), ("31", 31)];
        for (code, place) in placed {
            assert_eq!(place_of_database(code), Some(place));
            let mut traits = Traits::default();
            traits.set_uses(place);
            assert_eq!(traits.databases().collect::<Vec<_>>(), [place]);
        }
        for code in ["", "01", "32", "99", "100", "a", "1a", "a1", "-1", " 1", "١"] {
            assert_eq!(place_of_database(code), None, "{code}");
        }
    }

    #[test]
    fn statuses_that_end_are_told_by_their_bits() {
        for status in every::<Status>() {
            let mut traits = Traits::default();
            traits.set_status(status);
            assert_eq!(traits.is_ended(), status.known().is_some_and(Status::is_end));
            for other in Status::ALL {
                assert_eq!(traits.has_status(*other), status == Read::Known(*other));
            }
        }
    }

    #[test]
    fn a_shape_is_what_facts_ask() {
        let mut traits = Traits::default();
        traits.set_status(Read::Known(Status::Returned));
        traits.set_complained(Some(true));
        let shape = traits.shape();
        assert_eq!(Traits::of_shape(shape), traits);
        traits.set_applicant(Read::Known(ApplicantKind::Other));
        traits.set_regular_code(true);
        traits.set_code_day(true);
        traits.set_uses(31);
        assert_ne!(Traits::of_shape(shape), traits);
        assert_eq!((traits.shape(), traits.database_bits()), (shape, 1 << 31));
    }
}
