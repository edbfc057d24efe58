//! What can be wrong with a dossier in itself.

use core::ops::ControlFlow;

use chrono::NaiveDate;

use super::{Dossier, Fees, Payment, Read, Stamps, Status};
use crate::check::{Check, Finding, Rule, Seen};
use crate::code::{DossierCode, FieldCode, ProcedureCode};

impl Check for Dossier {
    fn walk(
        &self,
        as_of: NaiveDate,
        found: &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut tell = |rule, field, seen| found(Finding::new(rule, self.code_str(), field, seen));
        self.check_codes(&mut tell)?;
        self.check_timeline(as_of, &mut tell)?;
        self.check_end(&mut tell)?;
        self.check_supplements(&mut tell)
    }
}

type Tell<'a> = dyn FnMut(Rule, &'static str, Seen) -> ControlFlow<()> + 'a;

impl Dossier {
    fn check_codes(&self, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let (regular, same_day) = (self.traits().regular_code(), self.traits().code_day());
        if !regular {
            tell(Rule::IrregularDossierCode, "MaHoSo", Seen::text(self.code_str()))?;
        } else if let (false, Some(received)) = (same_day, self.received_on())
            && let Ok(code) = DossierCode::scan(self.code_str())
        {
            tell(Rule::CodeDateDiffers, "NgayTiepNhan", Seen::Days(code.date(), received))?;
        }
        if let Some(code) = self.procedure_str()
            && !ProcedureCode::is_regular(code)
        {
            tell(Rule::IrregularProcedureCode, "MaTTHC", Seen::text(code))?;
        }
        let field = self.field.bytes();
        if !field.is_some_and(FieldCode::is_regular)
            && let Some(code) = self.field()
            && code.regular().is_none()
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
        let Stamps { received: Some(received), due, ended, returned, .. } = self.stamps() else {
            return false;
        };
        let whole = self.rare.as_ref().is_none_or(|rare| rare.timeline.is_none());
        whole
            && received.day() <= as_of
            && due.is_none_or(|due| due.day() >= received.day())
            && self.end_stamp().is_none_or(|end| end >= received)
            && ended.zip(returned).is_none_or(|(ended, returned)| ended <= returned)
    }

    fn check_end(&self, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let traits = self.traits();
        if let Some(status) = self.status() {
            if status.is_end() && self.end_day().is_none() {
                tell(Rule::FinishedWithoutEnd, "NgayKetThucXuLy", Seen::Nothing)?;
            }
            if !status.is_end()
                && self.stamps().ended.is_some()
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
