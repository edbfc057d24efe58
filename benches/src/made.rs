//! Dossiers in memory, as plain numbers: what both sides of a comparison are filled from.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use vn_egov_metrics::Indicator;
use vn_egov_metrics::code::Coded;
use vn_egov_metrics::fact::DossierFact;
use vn_egov_metrics::indicator::dossier;
use vn_egov_metrics::record::{Dossier, DossierParts, Fees, Registered, Supplement, Written};

use crate::Spread;

/// How many agencies there are; with twelve months they make 4.800 groups.
pub const AGENCIES: u64 = 400;

/// One dossier, its parts by the portal's codes; a day is a number of days from 1970-01-01.
///
/// -1 is a part that is missing, 9 a code that no register has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// Below [`AGENCIES`]; few have many dossiers.
    pub agency: u16,
    /// `TrangThaiHoSo`.
    pub status: i8,
    /// `KenhThucHien`.
    pub channel: i8,
    /// No lines, due, free, unclear: 0 to 3.
    pub fees: i8,
    /// `DuocThanhToanTrucTuyen`.
    pub payment: i8,
    /// Some paper has a file.
    pub paper_file: i8,
    /// Some paper is reused.
    pub reused: i8,
    /// Some paper came from the citizen's store.
    pub stored: i8,
    /// The result has a file.
    pub electronic_result: i8,
    /// The account is verified.
    pub vneid: i8,
    /// A database that was used: 1 is the population's.
    pub database: i8,
    /// The day of receipt.
    pub received: i32,
    /// The due date.
    pub due: i32,
    /// The day it ended.
    pub ended: i32,
    /// Days of requests for a supplement, and whether they were answered, some days later.
    pub rounds: [Option<(i32, bool)>; 2],
}

/// 2026-01-01.
const START: i32 = 20_454;

/// So many dossiers received in 2026, the same for the same seed: all statuses, some parts missing,
/// a few in a hundred with supplement rounds.
pub fn made(count: u64, seed: u64) -> impl Iterator<Item = Made> {
    let mut spread = Spread::new(seed);
    (0..count).map(move |_| one(&mut spread))
}

fn below(spread: &mut Spread, end: u64) -> i32 {
    i32::try_from(spread.below(end)).unwrap_or(0)
}

/// One of these, each so many times in a hundred; the last one otherwise.
fn one_of(spread: &mut Spread, parts: &[(u64, i8)]) -> i8 {
    let mut left = spread.below(100);
    for (percent, value) in parts {
        if left < *percent {
            return *value;
        }
        left -= percent;
    }
    parts.last().map_or(-1, |(_, value)| *value)
}

fn one(spread: &mut Spread) -> Made {
    let flag = |spread: &mut Spread, yes| one_of(spread, &[(yes, 1), (100, 0)]);
    // A packet without the list of its papers leaves both open.
    let papers = !spread.percent(8);
    let of_papers = |flag: i8| if papers { flag } else { -1 };
    // The product of two even numbers: the first of the agencies have the most.
    let agency = spread.below(AGENCIES) * spread.below(AGENCIES) / AGENCIES;
    let status = one_of(
        spread,
        &[
            (55, 10),
            (15, 9),
            (9, 4),
            (5, 2),
            (4, 5),
            (2, 6),
            (2, 8),
            (3, 7),
            (3, 3),
            (1, 1),
            (1, -1),
        ],
    );
    let received = START + below(spread, 365);
    let promised = [0, 1, 3, 5, 7, 10, 15, 20, 30][usize::try_from(spread.below(9)).unwrap_or(0)];
    let ends = matches!(status, 3 | 7..=10) && !spread.percent(1);
    let end = received + below(spread, u64::try_from(promised).unwrap_or(0) + 3);
    let asked = match status {
        5 => 1 + spread.below(2),
        _ if spread.percent(4) => 1,
        _ => 0,
    };
    let mut round = |number| {
        let day = received + below(spread, 5);
        (number < asked).then_some((day, status != 5))
    };
    let rounds = [round(0), round(1)];
    let finished = matches!(status, 9 | 10);
    Made {
        agency: u16::try_from(agency).unwrap_or(0),
        status,
        channel: one_of(spread, &[(60, 2), (32, 1), (4, 3), (3, -1), (1, 9)]),
        fees: one_of(spread, &[(30, 0), (32, 1), (36, 2), (2, 3)]),
        payment: one_of(spread, &[(30, 0), (25, 1), (20, 2), (20, 3), (5, -1)]),
        paper_file: of_papers(flag(spread, 60)),
        reused: flag(spread, 40),
        stored: of_papers(flag(spread, 10)),
        electronic_result: i8::from(finished && spread.percent(60)),
        vneid: one_of(spread, &[(60, 1), (3, -1), (37, 0)]),
        database: one_of(spread, &[(14, 1), (6, 7), (80, -1)]),
        received,
        due: if spread.percent(97) { received + promised } else { -1 },
        ended: if ends { end } else { -1 },
        rounds,
    }
}

fn midnight(day: i32) -> Option<NaiveDateTime> {
    let day = u64::try_from(day).ok()?;
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
    epoch.checked_add_days(Days::new(day)).map(NaiveDateTime::from)
}

fn code<T: Registered>(code: i8) -> Option<Written<T>> {
    (code >= 0).then(|| T::read(&code.to_string()))
}

fn flag(code: i8) -> Option<bool> {
    (code >= 0).then_some(code == 1)
}

impl Made {
    /// The dossier; its code is always the same.
    ///
    /// # Panics
    /// Never: rounds are answered after their requests.
    pub fn dossier(&self) -> Dossier {
        let mut parts = DossierParts::of(Coded::read("H59.17-260704-0001").expect("a code"));
        parts.procedure = Coded::read("1.004194");
        parts.channel = code(self.channel);
        parts.status = code(self.status);
        parts.payment = code(self.payment);
        parts.fees = match self.fees {
            0 => Fees::NoLines,
            1 => Fees::Due,
            2 => Fees::Free,
            _ => Fees::Unclear,
        };
        parts.timeline.received = midnight(self.received);
        parts.timeline.due = midnight(self.due);
        match self.status {
            3 => parts.timeline.refused = midnight(self.ended),
            10 => parts.timeline.returned = midnight(self.ended),
            _ => parts.timeline.ended = midnight(self.ended),
        }
        let rounds = self.rounds.iter().flatten().filter_map(|(day, answered)| {
            let requested = midnight(*day)?;
            let answered = answered.then(|| requested + TimeDelta::days(3));
            Some(Supplement { requested, answered, old_due: None, new_due: None })
        });
        parts.supplements = rounds.collect();
        (parts.paper_file, parts.reused) = (flag(self.paper_file), flag(self.reused));
        (parts.stored, parts.vneid) = (flag(self.stored), flag(self.vneid));
        parts.electronic_result = flag(self.electronic_result);
        let database = (self.database >= 0).then(|| self.database.to_string().into());
        parts.databases = database.into_iter().collect();
        Dossier::from_parts(parts).expect("answered after the request")
    }
}

/// The ten indicators that the rivals count too.
pub static TEN: [&Indicator<DossierFact>; 10] = [
    &dossier::ON_TIME,
    &dossier::EARLY,
    &dossier::EXACT,
    &dossier::LATE,
    &dossier::ONLINE,
    &dossier::DIRECT,
    &dossier::PAID_ONLINE,
    &dossier::ELECTRONIC_RESULT,
    &dossier::DIGITISED,
    &dossier::REUSED,
];
