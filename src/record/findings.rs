//! What can be wrong with a dossier in itself.

use core::ops::ControlFlow;

use chrono::NaiveDate;

use super::stamp::NearStamp;
use super::{DayParts, Dossier, Fees, NearDays, Payment, Read, Status};
use crate::check::{Check, Finding, Report, Rule, Seen};
use crate::code::DossierCode;

impl Check for Dossier {
    fn walk(
        &self,
        as_of: NaiveDate,
        found: &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.tell_all(as_of, &mut |rule, field, seen| {
            found(Finding::new(rule, self.code_str(), field, seen))
        })
    }

    fn report_to(&self, as_of: NaiveDate, report: &mut Report) {
        let _ = self.tell_all(as_of, &mut |rule, field, seen| {
            // Few are kept: most need no more than their rule.
            report.count(rule, || Finding::new(rule, self.code_str(), field, seen));
            ControlFlow::Continue(())
        });
    }
}

type Tell<'a> = dyn FnMut(Rule, &'static str, Seen) -> ControlFlow<()> + 'a;

impl Dossier {
    #[inline]
    fn tell_all(&self, as_of: NaiveDate, tell: &mut Tell<'_>) -> ControlFlow<()> {
        if self.is_sound(as_of) {
            return ControlFlow::Continue(());
        }
        self.check(as_of, tell)
    }

    /// One rule after another.
    #[inline(never)]
    fn check(&self, as_of: NaiveDate, tell: &mut Tell<'_>) -> ControlFlow<()> {
        self.check_codes(tell)?;
        self.check_timeline(as_of, tell)?;
        self.check_end(tell)?;
        self.check_supplements(tell)
    }

    /// Whether no rule can find anything, told without asking them one by one: most have nothing
    /// to tell. What stands elsewhere is for the rules to look at.
    #[inline]
    fn is_sound(&self, as_of: NaiveDate) -> bool {
        let ended = self.traits.is_ended();
        let [finished, ..] = self.stamps.days();
        let end = if ended { self.near_end() } else { finished };
        let ends_as_said = (end != NearDays::OPEN) == ended;
        // Each is as good as a guess of the processor: none of them is left out.
        self.rare.is_none() & self.traits.is_sound() & ends_as_said & self.stamps_keep_order(as_of)
            && self.procedure.is_regular()
    }

    fn check_codes(&self, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let (regular, same_day) = (self.traits().regular_code(), self.traits().code_day());
        if !regular {
            tell(Rule::IrregularDossierCode, "MaHoSo", Seen::text(self.code_str()))?;
        } else if let (false, Some(received)) = (same_day, self.received_on())
            && let Ok(code) = DossierCode::scan(self.code_str())
        {
            tell(Rule::CodeDateDiffers, "NgayTiepNhan", Seen::Days(code.date(), received))?;
        }
        if !self.procedure.is_regular()
            && let Some(code) = self.procedure()
            && code.regular().is_none()
        {
            tell(Rule::IrregularProcedureCode, "MaTTHC", Seen::text(code.as_str()))?;
        }
        // A regular one stands here.
        if self.field.is_elsewhere()
            && let Some(code) = self.field()
        {
            tell(Rule::IrregularFieldCode, "MaLinhVuc", Seen::text(code.as_str()))?;
        }
        if let Some(rare) = &self.rare {
            let mut unknown = |code: &Option<Box<str>>, rule, field| match code {
                Some(code) => tell(rule, field, Seen::text(code)),
                None => ControlFlow::Continue(()),
            };
            unknown(&rare.status, Rule::UnknownStatus, "TrangThaiHoSo")?;
            unknown(&rare.channel, Rule::UnknownChannel, "KenhThucHien")?;
            unknown(&rare.applicant, Rule::UnknownApplicant, "LoaiDoiTuong")?;
            unknown(&rare.payment, Rule::UnknownPayment, "DuocThanhToanTrucTuyen")?;
        }
        if self.traits().status() == Read::Missing {
            tell(Rule::MissingStatus, "TrangThaiHoSo", Seen::Nothing)?;
        }
        ControlFlow::Continue(())
    }

    fn check_timeline(&self, as_of: NaiveDate, tell: &mut Tell<'_>) -> ControlFlow<()> {
        if self.keeps_order(as_of) {
            return ControlFlow::Continue(());
        }
        let times = self.timeline();
        let Some(received) = times.received else {
            return tell(Rule::MissingReceived, "NgayTiepNhan", Seen::Nothing);
        };
        if received.date() > as_of {
            tell(Rule::ReceivedInFuture, "NgayTiepNhan", Seen::Moment(received))?;
        }
        // A due date is a day: an earlier hour of the day of receipt is no fault.
        if let Some(due) = times.due.filter(|due| due.date() < received.date()) {
            tell(Rule::DueBeforeReceived, "NgayHenTra", Seen::Moments(received, due))?;
        }
        if let Some(end) = self.end_moment().filter(|end| *end < received) {
            let field = "NgayKetThucXuLy";
            tell(Rule::FinishedBeforeReceived, field, Seen::Moments(received, end))?;
        }
        if let (Some(ended), Some(returned)) = (times.ended, times.returned)
            && returned < ended
        {
            tell(Rule::ReturnedBeforeFinished, "NgayTra", Seen::Moments(ended, returned))?;
        }
        ControlFlow::Continue(())
    }

    /// Whether the moments, all of whole seconds, leave nothing to tell: most do.
    #[inline]
    fn keeps_order(&self, as_of: NaiveDate) -> bool {
        let whole = self.rare.as_ref().is_none_or(|rare| rare.timeline.is_none());
        whole && self.stamps_keep_order(as_of)
    }

    #[inline]
    fn stamps_keep_order(&self, as_of: NaiveDate) -> bool {
        let [received, _, ended, returned, ..] = self.near_stamps();
        let DayParts { received: day, due, .. } = self.days.parts();
        // What is missing is later than any day, but for the day of receipt.
        let (is_received, received_by) = (day != NearDays::NEVER, day <= NearDays::clamped(as_of));
        let (due, end) = (due >= day, self.near_end_stamp() >= received);
        let returned = ended <= returned || ended == NearStamp::new(NearDays::OPEN, 0);
        is_received & received_by & due & end & returned
    }

    fn check_end(&self, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let traits = self.traits();
        if let Some(status) = self.status() {
            // One that was withdrawn before it was received can say an end, and yet has none.
            let says_ended = self.says_ended();
            if status.is_end() && self.end_day().is_none() && !says_ended {
                tell(Rule::FinishedWithoutEnd, "NgayKetThucXuLy", Seen::Nothing)?;
            }
            if !status.is_end()
                && says_ended
                && let Some(ended) = self.timeline().ended
            {
                tell(Rule::OpenWithEnd, "NgayKetThucXuLy", Seen::Moment(ended))?;
            }
            if status == Status::Refused && traits.electronic_result() == Some(true) {
                tell(Rule::RefusedWithResult, "DanhSachGiayToKetQua", Seen::Nothing)?;
            }
        }
        let paid = traits.payment().known().is_some_and(Payment::is_online);
        if paid && traits.fees() == Fees::Free {
            tell(Rule::PaidWithoutFee, "DuocThanhToanTrucTuyen", Seen::Nothing)?;
        }
        ControlFlow::Continue(())
    }

    fn check_supplements(&self, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let rounds = self.supplements();
        if self.status() == Some(Status::AwaitingSupplement) && rounds.is_empty() {
            tell(Rule::WaitingWithoutRequest, "DanhSachHoSoBoSung", Seen::Nothing)?;
        }
        for pair in rounds.windows(2) {
            if let [before, after] = pair
                && after.requested < before.requested
            {
                let seen = Seen::Moments(before.requested, after.requested);
                tell(Rule::SupplementOrder, "DanhSachHoSoBoSung", seen)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Whether the step to this record from an earlier one of the same code is unusual.
    ///
    /// No official table says which status may follow which, so it is a warning, never a fault.
    pub fn check_step(&self, before: &Self) -> Option<Finding> {
        let (from, to) = (before.status()?, self.status()?);
        let seen = Seen::Step(from.number(), to.number());
        (!from.often_leads_to(to))
            .then(|| Finding::new(Rule::UnusualStep, self.code_str(), "TrangThaiHoSo", seen))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use proptest::option::weighted;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::code::Coded;
    use crate::record::{DossierParts, Registered, Supplement, Timeline};

    /// A moment of few days, mostly of whole seconds.
    fn moment() -> impl Strategy<Value = NaiveDateTime> {
        let day = |day| NaiveDate::from_ymd_opt(2026, 7, day);
        let nano = prop_oneof![19 => Just(0), 1 => Just(5)];
        (3_u32..7, 0_u32..3, nano).prop_map(move |(at, second, nano)| {
            day(at).unwrap().and_hms_nano_opt(8, 0, second, nano).unwrap()
        })
    }

    fn code<T: crate::code::Code>(
        texts: &'static [&'static str],
    ) -> impl Strategy<Value = Coded<T>> {
        // The first is regular, and as likely as all others.
        prop_oneof![Just(texts.first().copied().unwrap_or_default()), select(texts)]
            .prop_map(|text| Coded::read(text).unwrap())
    }

    fn parts() -> impl Strategy<Value = DossierParts> {
        let codes = (
            code(&[
                "H59.17-260704-0001",
                "H59.17-260705-0001",
                "17",
                "000.00.17.H59-20260704-0000001",
            ]),
            weighted(
                0.7,
                code(&[
                    "1.004194",
                    "1.004194.000.00.00.H56",
                    "1.00419a",
                    "1.004194.000.00.00.H56.021",
                ]),
            ),
            weighted(0.7, code(&["G15-HT02", "Z15-HT02", "G15-HT022"])),
        );
        let statuses: Vec<_> =
            Status::ALL.iter().map(|status| status.code()).chain(["11"]).collect();
        let registers = (
            weighted(0.95, select(statuses)),
            weighted(0.9, select(&["0", "1", "2", "3", "4"][..])),
        );
        let times = [0.95, 0.7, 0.5, 0.2, 0.2].map(|known| weighted(known, moment()));
        let fees = select(&[Fees::NoLines, Fees::Due, Fees::Free, Fees::Unclear][..]);
        let rounds = prop_oneof![4 => Just(0_usize..1), 1 => Just(0..3)]
            .prop_flat_map(|many| prop::collection::vec(moment(), many));
        (codes, registers, times, fees, any::<Option<bool>>(), rounds).prop_map(
            |(
                (code, procedure, field),
                (status, payment),
                times,
                fees,
                electronic_result,
                rounds,
            )| {
                let [received, due, ended, returned, refused] = times;
                let round = |requested| Supplement {
                    requested,
                    answered: None,
                    old_due: None,
                    new_due: None,
                };
                DossierParts {
                    procedure,
                    field,
                    status: status.map(Status::read),
                    payment: payment.map(Payment::read),
                    timeline: Timeline { received, due, ended, returned, refused, submitted: None },
                    fees,
                    electronic_result,
                    supplements: rounds.into_iter().map(round).collect(),
                    ..DossierParts::of(code)
                }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn a_sound_dossier_is_one_of_which_no_rule_tells(parts in parts(), day in 3_u32..7) {
            let as_of = NaiveDate::from_ymd_opt(2026, 7, day).unwrap();
            let dossier = Dossier::from_parts(parts).unwrap();
            let mut told = Vec::new();
            let _ = dossier.check(as_of, &mut |rule, _, _| {
                told.push(rule);
                ControlFlow::Continue(())
            });
            let sound = dossier.is_sound(as_of);
            prop_assert!(!sound || told.is_empty(), "{told:?}");
            prop_assert!(sound || !told.is_empty() || dossier.rare.is_some());
            prop_assert_eq!(dossier.findings(as_of).len(), told.len());
            let mut report = Report::keeping(0);
            dossier.report_to(as_of, &mut report);
            prop_assert_eq!(report.total(), u64::try_from(told.len()).unwrap());
        }
    }
}
