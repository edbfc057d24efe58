//! What can be wrong with a dossier in itself.

use core::ops::ControlFlow;

use chrono::NaiveDate;

use super::{Dossier, Fees, Payment, Status, Written};
use crate::check::{Check, Finding, Rule, Seen};
use crate::code::DossierCode;

impl Check for Dossier {
    fn walk(
        &self,
        as_of: NaiveDate,
        found: &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut tell =
            |rule, field, seen| found(Finding::new(rule, self.code().as_str(), field, seen));
        self.check_codes(&mut tell)?;
        self.check_timeline(as_of, &mut tell)?;
        self.check_end(&mut tell)?;
        self.check_supplements(&mut tell)
    }
}

type Tell<'a> = dyn FnMut(Rule, &'static str, Seen) -> ControlFlow<()> + 'a;

impl Dossier {
    fn check_codes(&self, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let parts = self.parts();
        let irregular = |text: &str| Seen::text(text);
        match (parts.code.regular(), parts.timeline.received) {
            (None, _) => {
                tell(Rule::IrregularDossierCode, "MaHoSo", irregular(parts.code.as_str()))?;
            }
            (Some(code), Some(received)) if DossierCode::date(code) != received.date() => {
                let seen = Seen::Days(code.date(), received.date());
                tell(Rule::CodeDateDiffers, "NgayTiepNhan", seen)?;
            }
            _ => {}
        }
        if let Some(code) = &parts.procedure
            && code.regular().is_none()
        {
            tell(Rule::IrregularProcedureCode, "MaTTHC", irregular(code.as_str()))?;
        }
        if let Some(code) = &parts.field
            && code.regular().is_none()
        {
            tell(Rule::IrregularFieldCode, "MaLinhVuc", irregular(code.as_str()))?;
        }
        unknown(parts.status.as_ref(), Rule::UnknownStatus, "TrangThaiHoSo", tell)?;
        unknown(parts.channel.as_ref(), Rule::UnknownChannel, "KenhThucHien", tell)?;
        unknown(parts.applicant.as_ref(), Rule::UnknownApplicant, "LoaiDoiTuong", tell)?;
        unknown(parts.payment.as_ref(), Rule::UnknownPayment, "DuocThanhToanTrucTuyen", tell)?;
        if parts.status.is_none() {
            tell(Rule::MissingStatus, "TrangThaiHoSo", Seen::Nothing)?;
        }
        ControlFlow::Continue(())
    }

    fn check_timeline(&self, as_of: NaiveDate, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let times = &self.parts().timeline;
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

    fn check_end(&self, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let parts = self.parts();
        if let Some(status) = self.status() {
            if status.is_end() && self.end_moment().is_none() {
                tell(Rule::FinishedWithoutEnd, "NgayKetThucXuLy", Seen::Nothing)?;
            }
            if let Some(ended) = parts.timeline.ended.filter(|_| !status.is_end()) {
                tell(Rule::OpenWithEnd, "NgayKetThucXuLy", Seen::Moment(ended))?;
            }
            if status == Status::Refused && parts.electronic_result == Some(true) {
                tell(Rule::RefusedWithResult, "DanhSachGiayToKetQua", Seen::Nothing)?;
            }
        }
        let paid = parts.payment.as_ref().and_then(Written::known).is_some_and(Payment::is_online);
        if paid && parts.fees == Fees::Free {
            tell(Rule::PaidWithoutFee, "DuocThanhToanTrucTuyen", Seen::Nothing)?;
        }
        ControlFlow::Continue(())
    }

    fn check_supplements(&self, tell: &mut Tell<'_>) -> ControlFlow<()> {
        let rounds = &self.parts().supplements;
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
            .then(|| Finding::new(Rule::UnusualStep, self.code().as_str(), "TrangThaiHoSo", seen))
    }
}

/// Tells of a code that the register does not have.
fn unknown<T>(
    written: Option<&Written<T>>,
    rule: Rule,
    field: &'static str,
    tell: &mut Tell<'_>,
) -> ControlFlow<()> {
    match written {
        Some(Written::Unknown(code)) => tell(rule, field, Seen::text(code)),
        _ => ControlFlow::Continue(()),
    }
}
