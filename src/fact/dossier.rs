//! The facts of a dossier.

use core::cmp::Ordering;
use core::hint::select_unpredictable;

use chrono::NaiveDate;

use super::kind::facts;
use super::logic::Tri;
use super::{MissingChannel, PaperResult, Policy, Reading, Standing};
use crate::record::{
    Channel, DayNumber, Dossier, Fees, Read, Status, SyncState, Terms, Traits, place_of_database,
};
use crate::time::TimeLimit;

facts! {
    /// What can be asked of a dossier (hồ sơ), exactly as Decision 766/QĐ-TTg counts.
    DossierFact, "dossier" {
        /// Received within the period, and not after the day of the reading.
        InPeriod = "in_period", "tiếp nhận trong kỳ", "received in the period";
        /// Ended by the day of the reading: processed, returned, refused, withdrawn or stopped.
        Finished = "finished", "đã kết thúc", "finished";
        /// There is a day by which the result was promised.
        HasDue = "has_due", "có hạn trả", "has a due date";
        /// Ended, or still open, no later than the due date.
        OnTime = "on_time", "đúng hạn hoặc trong hạn", "on time";
        /// Finished before the due date.
        Early = "early", "trước hạn", "early";
        /// Finished on the due date.
        Exact = "exact", "đúng hạn", "exactly on the day";
        /// Finished after the due date.
        Late = "late", "quá hạn", "late";
        /// Counted as online: filed online, with an electronic result where one is due.
        Online = "online", "trực tuyến", "counted as online";
        /// Filed at the one-stop desk.
        Direct = "direct", "trực tiếp", "filed directly";
        /// Filed by public post.
        Post = "post", "bưu chính công ích", "filed by post";
        /// A fee or charge is due.
        FeeDue = "fee_due", "có nghĩa vụ tài chính", "a fee is due";
        /// Paid online, on the national or the local gateway.
        PaidOnline = "paid_online", "thanh toán trực tuyến", "paid online";
        /// The procedure gives its result on paper.
        PaperResult = "paper_result", "phải trả kết quả bản giấy", "a result on paper is due";
        /// There is an electronic file of the result.
        ElectronicResult = "electronic_result", "có kết quả điện tử", "has an electronic result";
        /// Its papers are digitised, and its result where one is due.
        Digitised = "digitised", "được số hóa", "digitised";
        /// Some of its papers were reused from digitised data.
        Reused = "reused", "tái sử dụng dữ liệu số hóa", "reuses digitised data";
        /// Some of its papers came from the citizen's store on the national portal.
        Stored = "stored", "khai thác từ kho dữ liệu cá nhân", "drawn from the citizen's store";
        /// The population database was used.
        PopulationData = "population_data", "khai thác dữ liệu dân cư", "uses population data";
        /// Not accepted (status 3).
        Refused = "refused", "không được tiếp nhận", "refused";
        /// Withdrawn by the applicant (status 7).
        Withdrawn = "withdrawn", "công dân rút hồ sơ", "withdrawn";
        /// Stopped by the agency (status 8).
        Stopped = "stopped", "dừng xử lý", "stopped";
        /// The national portal holds a record of it.
        OnPortal = "on_portal", "đã đồng bộ lên Cổng DVCQG", "on the national portal";
        /// The portal's record is in step with the local one.
        InStep = "in_step", "đồng bộ đúng trạng thái", "in step with the portal";
        /// Someone complained of it, or disliked how it was handled.
        Complained = "complained", "có phản ánh, kiến nghị", "complained of";
    }
    exclusive { [Online, Direct, Post] [Early, Exact, Late] [Refused, Withdrawn, Stopped] }
}

/// The facts that the status, days and rounds of a dossier decide, and nothing else does.
pub(crate) const TIMED: [DossierFact; 10] = [
    DossierFact::InPeriod,
    DossierFact::Finished,
    DossierFact::HasDue,
    DossierFact::OnTime,
    DossierFact::Early,
    DossierFact::Exact,
    DossierFact::Late,
    DossierFact::Refused,
    DossierFact::Withdrawn,
    DossierFact::Stopped,
];

impl Dossier {
    /// What is known of the dossier, within the period and as of the day of the reading.
    ///
    /// Every answer follows Decision 766/QĐ-TTg as the national portal counts; what a missing
    /// field leaves open is not known, unless the [policy](super::Policy) of the reading says how
    /// it counts.
    #[inline]
    pub fn standing(&self, reading: &Reading<'_>) -> Standing<DossierFact> {
        let terms = Terms::of(self, reading);
        self.timed(self.settled(&reading.policy(), terms), reading, terms.limit)
    }

    /// What neither days nor rounds decide: the facts that are not [`TIMED`].
    #[inline]
    pub(crate) fn settled(&self, policy: &Policy<'_>, terms: Terms) -> Standing<DossierFact> {
        let population_data = population_data(self, policy.population_database);
        self.traits().settled(population_data, policy, terms)
    }

    /// The same standing with all that the status, days and rounds decide, the [`TIMED`] facts,
    /// added to what the [traits settle](Traits::settled).
    #[inline]
    pub(crate) fn timed(
        &self,
        settled: Standing<DossierFact>,
        reading: &Reading<'_>,
        limit: Option<TimeLimit>,
    ) -> Standing<DossierFact> {
        use DossierFact as Fact;

        let progress = Progress::of(self, reading, limit);
        let covered = self.received_on().is_some_and(|day| reading.covers(day));
        // A status that ends a dossier on a later day had not ended it as of this one.
        let traits = self.traits();
        let known = traits.knows_status();
        let ended_as = |by| Tri::when(known, traits.has_status(by) && !progress.ends_later);
        let settled_as = |how: fn(Ordering) -> bool| progress.settled(how);

        settled
            .put(Fact::InPeriod, Tri::known(covered))
            .put(Fact::Finished, progress.finished)
            .put(Fact::HasDue, Tri::known(progress.due.is_some()))
            .put(Fact::OnTime, progress.on_time)
            .put(Fact::Early, settled_as(Ordering::is_lt))
            .put(Fact::Exact, settled_as(Ordering::is_eq))
            .put(Fact::Late, settled_as(Ordering::is_gt))
            .put(Fact::Refused, ended_as(Status::Refused))
            .put(Fact::Withdrawn, ended_as(Status::Withdrawn))
            .put(Fact::Stopped, ended_as(Status::Stopped))
    }
}

impl Traits {
    /// The facts that neither days nor rounds touch: they follow from the
    /// [shape](Traits::shape), the policy, the terms of the procedure, and whether
    /// [population data](population_data) was used.
    #[inline]
    pub(crate) fn settled(
        self,
        population_data: Option<bool>,
        policy: &Policy<'_>,
        terms: Terms,
    ) -> Standing<DossierFact> {
        use DossierFact as Fact;

        let direct = policy.missing_channel == MissingChannel::CountsAsDirect;
        let direct = self.is_filed(Channel::Direct, direct);
        let [online, post] = [Channel::Online, Channel::Post].map(|by| self.is_filed(by, false));
        let filed = |so| Tri::when(direct | online | post, so);
        let (known_paid, paid_online) = self.paid_online();
        let sync = self.sync();
        let paper_result = match (terms.paper_result, policy.paper_result) {
            (None, PaperResult::AssumeRequired) => Tri::known(true),
            (told, _) => told.into(),
        };
        let electronic_result = Tri::from(self.electronic_result());
        // An electronic result, unless none is due.
        let result = electronic_result.or(paper_result.not());

        Standing::UNKNOWN
            .put(Fact::Online, filed(online).and(result))
            .put(Fact::Direct, filed(direct))
            .put(Fact::Post, filed(post))
            .put(Fact::FeeDue, fee_due(self.fees(), terms.fee))
            .put(Fact::PaidOnline, Tri::when(known_paid, paid_online))
            .put(Fact::PaperResult, paper_result)
            .put(Fact::ElectronicResult, electronic_result)
            .put(Fact::Digitised, Tri::from(self.paper_file()).and(result))
            .put(Fact::Reused, Tri::from(self.reused()))
            .put(Fact::Stored, Tri::from(self.stored()))
            .put(Fact::PopulationData, population_data.into())
            .put(Fact::OnPortal, sync.map(SyncState::is_on_portal).into())
            .put(Fact::InStep, Tri::when(sync.is_some(), sync == Some(SyncState::InStep)))
            .put(Fact::Complained, Tri::from(self.complained()))
    }
}

/// The bits of the [traits](Traits::settled) that decide the fact: traits that have them alike
/// settle it alike.
pub(crate) fn deciding(fact: DossierFact, population_database: &str) -> Traits {
    use DossierFact as Fact;

    match fact {
        Fact::Online => Traits::CHANNEL.and_bits(Traits::ELECTRONIC_RESULT),
        Fact::Direct | Fact::Post => Traits::CHANNEL,
        Fact::FeeDue => Traits::FEES,
        Fact::PaidOnline => Traits::PAYMENT,
        Fact::ElectronicResult => Traits::ELECTRONIC_RESULT,
        Fact::Digitised => Traits::PAPER_FILE.and_bits(Traits::ELECTRONIC_RESULT),
        Fact::Reused => Traits::REUSED,
        Fact::Stored => Traits::STORED,
        Fact::PopulationData => {
            let mut traits = Traits::VNEID;
            if let Some(place) = place_of_database(population_database) {
                traits.set_uses(place);
            }
            traits
        }
        Fact::OnPortal | Fact::InStep => Traits::SYNC,
        Fact::Complained => Traits::COMPLAINED,
        // The policy and the terms decide the first, days and the status the others.
        Fact::PaperResult
        | Fact::InPeriod
        | Fact::Finished
        | Fact::HasDue
        | Fact::OnTime
        | Fact::Early
        | Fact::Exact
        | Fact::Late
        | Fact::Refused
        | Fact::Withdrawn
        | Fact::Stopped => Traits::default(),
    }
}

/// How far a dossier has come as of a day, and whether it keeps its date.
pub(super) struct Progress {
    pub(super) finished: Tri,
    /// It has an end moment, on a day after the as-of day.
    ends_later: bool,
    /// The day it ended, its waits for supplements taken off; only if it is finished.
    pub(super) ended: Option<DayNumber>,
    pub(super) due: Option<DayNumber>,
    on_time: Tri,
}

impl Progress {
    #[inline]
    pub(super) fn of(dossier: &Dossier, reading: &Reading<'_>, limit: Option<TimeLimit>) -> Self {
        let (as_of, traits) = (DayNumber::from(reading.as_of()), dossier.traits());
        // A limit that the calendar does not reach the end of leaves the due date not known.
        let due = dossier.due_day().or_else(|| due_by(dossier, reading, limit?));
        let end = dossier.end_day();
        let ends_later = end.is_some_and(|end| end > as_of);
        let open = traits.knows_status() & !traits.is_ended();
        let finished = Tri::when(open | end.is_some(), !open && !ends_later);
        let waits = !dossier.supplements().is_empty();
        let ended = end.filter(|_| finished.is_yes());
        let ended = if waits && ended.is_some() { end_without_waits(dossier) } else { ended };
        // Where it is not known whether it is finished, the day that decides is not either.
        let decides = ended.or(finished.is_no().then_some(as_of));
        let on_time = match due.zip(decides) {
            Some((due, decides)) => Tri::known(decides <= due),
            None => Tri::UNKNOWN,
        };
        let on_time = if waits && finished.is_no() && traits.has_status(Status::AwaitingSupplement)
        {
            waiting(dossier, reading.as_of(), due)
        } else {
            on_time
        };
        Self { finished, ends_later, ended, due, on_time }
    }

    /// Whether the end stands so to the due date; asked only of a finished dossier with one.
    #[inline]
    fn settled(&self, how: impl Fn(Ordering) -> bool) -> Tri {
        match self.ended.zip(self.due) {
            Some((ended, due)) => Tri::known(how(ended.cmp(&due))),
            None => Tri::UNKNOWN,
        }
    }
}

// Few dossiers come to these three.

/// The day on which the procedure's limit ends.
#[cold]
fn due_by(dossier: &Dossier, reading: &Reading<'_>, limit: TimeLimit) -> Option<DayNumber> {
    reading.due_on(dossier.timeline().received?, limit).map(DayNumber::from)
}

/// The day it ended, the waits for supplements taken off the end moment.
#[cold]
fn end_without_waits(dossier: &Dossier) -> Option<DayNumber> {
    let end = dossier.end_moment()?;
    Some((end - dossier.waited_before(end)).date().into())
}

/// Whether a dossier that waits for a supplement keeps its date: by the day of the one request,
/// and never once there were several.
#[cold]
fn waiting(dossier: &Dossier, as_of: NaiveDate, due: Option<DayNumber>) -> Tri {
    match requests_by(dossier, as_of) {
        (_, 2..) => Tri::known(false),
        (request, _) => due.map(|due| DayNumber::from(request.unwrap_or(as_of)) <= due).into(),
    }
}

/// The day of the first request for a supplement by that day, and how many there were.
pub(super) fn requests_by(dossier: &Dossier, as_of: NaiveDate) -> (Option<NaiveDate>, usize) {
    let days = dossier.supplements().iter().map(|round| round.requested.date());
    let mut days = days.filter(|day| *day <= as_of);
    let first = days.next();
    (first, usize::from(first.is_some()) + days.count())
}

/// The channel, as the policy counts a missing one.
#[inline]
pub(super) fn channel(traits: Traits, policy: &Policy<'_>) -> Option<Channel> {
    match (traits.channel(), policy.missing_channel) {
        (Read::Missing, MissingChannel::CountsAsDirect) => Some(Channel::Direct),
        (channel, _) => channel.known(),
    }
}

/// The lines settle it; without any, the procedure does.
#[inline]
fn fee_due(fees: Fees, procedure: Option<bool>) -> Tri {
    let lines = Tri::when(fees == Fees::Due || fees == Fees::Free, fees == Fees::Due);
    // What there is comes in any order.
    select_unpredictable(fees == Fees::NoLines, procedure.into(), lines)
}

/// A database that is the population's settles a yes; else what the flag says.
#[inline]
pub(crate) fn population_data(dossier: &Dossier, database: &str) -> Option<bool> {
    if dossier.uses(database) { Some(true) } else { dossier.traits().vneid() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Fact;
    use crate::record::ShapeDays;

    /// A bit that does not decide a fact does not change it, and those of its own do.
    #[test]
    fn only_deciding_bits_decide() {
        let policy = Policy::default();
        let settle = |word: u64| {
            let dossier = Dossier::of_shape(Traits::of_word(word), ShapeDays::default());
            dossier.settled(&policy, Terms::default())
        };
        let mut word = 0x9E37_79B9_7F4A_7C15_u64;
        let mut changed = 0_u32;
        for _ in 0..2000 {
            word = word.wrapping_mul(0xBF58_476D_1CE4_E5B9).rotate_left(29) ^ 0x94D0_49BB_1331_11EB;
            let before = settle(word);
            for bit in 0..64 {
                let after = settle(word ^ 1 << bit);
                for fact in DossierFact::ALL {
                    let same = before.answer(*fact) == after.answer(*fact);
                    let decides = deciding(*fact, "1").of_bits(Traits::of_word(1 << bit)) != 0;
                    assert!(same || decides, "bit {bit} changes {}", fact.id());
                    changed |= u32::from(!same) << fact.place();
                }
            }
        }
        let settled = DossierFact::ALL.iter().filter(|fact| changed >> fact.place() & 1 != 0);
        assert_eq!(settled.count() + TIMED.len() + 1, DossierFact::ALL.len());
    }
}
