//! From the wire to a dossier, with what the wire form alone can tell to be wrong.

use core::ops::ControlFlow;

use chrono::{NaiveDate, NaiveDateTime};

use super::quick::{fees, reused};
use super::{FaultKind, Fee, Packet, Paper, Scalar, Supplement, WireTime};
use crate::check::{Check, Finding, Rule, Seen};
use crate::code::DossierCode;
use crate::fact::or;
use crate::number::has_price;
use crate::record::{self, Dossier, Fees, Registered, Stamp, Stamps, Written};
use crate::text::compose_trimmed;

impl Packet<'_> {
    /// The dossier that the packet describes; every fault of the wire form is told on the way,
    /// and what is at fault counts as missing. `None` only of a packet without a code, which was
    /// not read.
    ///
    /// What is wrong with the dossier itself, its own [`Check`] tells; that of the packet tells
    /// both.
    pub fn to_dossier(&self, found: &mut dyn FnMut(Finding)) -> Option<Dossier> {
        let code = compose_trimmed(self.code.get()?);
        let mut wire = Wire { code: &code, found };
        wire.shapes(self);
        let stamps = Stamps {
            submitted: wire.stamp("NgayNopHoSo", &self.submitted),
            received: wire.stamp("NgayTiepNhan", &self.received),
            due: wire.stamp("NgayHenTra", &self.due),
            ended: wire.stamp("NgayKetThucXuLy", &self.finished),
            returned: wire.stamp("NgayTra", &self.returned),
            refused: wire.stamp("NgayTuChoi", &self.refused),
        };
        let code_day = DossierCode::day_of(code.as_bytes());
        let mut dossier = Dossier::begun(code.as_bytes(), code_day, stamps);
        if let Some(code) = self.procedure.get() {
            dossier.set_procedure(compose_trimmed(code).as_bytes());
        }
        if let Some(code) = self.field.get() {
            dossier.set_field(compose_trimmed(code).as_bytes());
        }
        dossier.set_channel(written(&self.channel));
        dossier.set_status(written(&self.status));
        dossier.set_applicant(written(&self.applicant));
        dossier.set_payment(written(&self.paid_online));
        let rounds = wire.supplements(self.supplements.as_deref().unwrap_or_default());
        let papers = self.papers.as_deref();
        let traits = dossier.traits_mut();
        traits.set_fees(wire.fees(self.fees.as_deref().unwrap_or_default()));
        traits.set_paper_file(papers.map(|papers| kept(papers).any(|paper| paper.file.is_given())));
        traits.set_reused(wire.reused(&self.digitised, papers));
        traits.set_stored(wire.some_paper("DuocLayTuKhoDMQG", papers, |paper| &paper.stored));
        // A list that is missing is no result.
        let result = self.results.iter().flatten().any(|result| result.file.is_given());
        traits.set_electronic_result(Some(result));
        traits.set_vneid(wire.flag("TaiKhoanDuocXacThucVoiVNeID", &self.vneid));
        let databases = self.databases.iter().flatten();
        dossier.set_databases(databases.filter_map(|database| database.code.get()));
        // The one fault that the gate refuses, an answer before its request, was told and dropped.
        dossier.set_supplements(rounds).ok()?;
        Some(dossier.completed())
    }
}

/// The papers that are not deleted; the others are as if absent.
fn kept<'p, 'a>(papers: &'p [Paper<'a>]) -> impl Iterator<Item = &'p Paper<'a>> {
    papers.iter().filter(|paper| !paper.is_deleted())
}

fn written<T: Registered>(scalar: &Scalar<'_>) -> Option<Written<T>> {
    scalar.get().map(T::read)
}

/// Tells the faults of one packet.
struct Wire<'f> {
    code: &'f str,
    found: &'f mut dyn FnMut(Finding),
}

impl Wire<'_> {
    fn tell(&mut self, rule: Rule, field: &'static str, seen: Seen) {
        (self.found)(Finding::new(rule, self.code, field, seen));
    }

    fn shapes(&mut self, packet: &Packet<'_>) {
        for fault in packet.faults() {
            self.tell(
                rule_of(fault.kind()),
                fault.item_field().unwrap_or(fault.field()),
                Seen::Nothing,
            );
        }
    }

    fn stamp(&mut self, field: &'static str, scalar: &Scalar<'_>) -> Option<Stamp> {
        if let Ok(time) = scalar.time() {
            return time.map(WireTime::stamp);
        }
        self.tell(Rule::UnreadableMoment, field, Seen::text(scalar.get().unwrap_or_default()));
        None
    }

    fn moment(&mut self, field: &'static str, scalar: &Scalar<'_>) -> Option<NaiveDateTime> {
        self.stamp(field, scalar).map(Stamp::moment)
    }

    fn flag(&mut self, field: &'static str, scalar: &Scalar<'_>) -> Option<bool> {
        let flag = scalar.flag();
        if let (None, Some(text)) = (flag, scalar.get()) {
            self.tell(Rule::UnknownFlag, field, Seen::text(text));
        }
        flag
    }

    /// Yes if one paper says so; not known without the list, or if one paper leaves it open; no
    /// otherwise.
    fn some_paper<'p, 'a>(
        &mut self,
        field: &'static str,
        papers: Option<&'p [Paper<'a>]>,
        flag: impl Fn(&'p Paper<'a>) -> &'p Scalar<'a>,
    ) -> Option<bool> {
        let mut answer = Some(false);
        for paper in kept(papers?) {
            answer = or(answer, self.flag(field, flag(paper)));
        }
        answer
    }

    fn reused(&mut self, dossier: &Scalar<'_>, papers: Option<&[Paper<'_>]>) -> Option<bool> {
        let dossier = self.flag("HoSoCoThanhPhanSoHoa", dossier);
        reused(dossier, self.some_paper("DuocSoHoa", papers, |paper| &paper.digitised))
    }

    fn fees(&mut self, lines: &[Fee<'_>]) -> Fees {
        let mut priced = Some(false);
        for line in lines {
            let price = line.price.get().map(has_price);
            if price == Some(None) {
                let seen = Seen::text(line.price.get().unwrap_or_default());
                self.tell(Rule::UnreadablePrice, "Gia", seen);
            }
            priced = or(priced, price.flatten());
        }
        fees(lines.len(), priced)
    }

    fn supplements(&mut self, rounds: &[Supplement<'_>]) -> Vec<record::Supplement> {
        let mut supplements = Vec::new();
        for round in rounds {
            let requested = self.moment("NgayBoSung", &round.requested);
            let answered = self.moment("NgayTiepNhanBoSung", &round.answered);
            let old_due = self.moment("NgayHenTraTruoc", &round.old_due);
            let new_due = self.moment("NgayHenTraMoi", &round.new_due);
            let Some(requested) = requested else {
                if round.requested.is_missing() {
                    self.tell(Rule::SupplementWithoutRequest, "NgayBoSung", Seen::Nothing);
                }
                continue;
            };
            let early = answered.filter(|answered| *answered < requested);
            if let Some(early) = early {
                let seen = Seen::Moments(requested, early);
                self.tell(Rule::SupplementAnswerFirst, "NgayTiepNhanBoSung", seen);
            }
            let answered = answered.filter(|_| early.is_none());
            supplements.push(record::Supplement { requested, answered, old_due, new_due });
        }
        supplements
    }
}

/// The rule that a fault of the wire form breaks.
pub(super) const fn rule_of(kind: FaultKind) -> Rule {
    match kind {
        FaultKind::Repeated => Rule::RepeatedField,
        FaultKind::NotAFlag => Rule::UnknownFlag,
        _ => Rule::WrongShape,
    }
}

impl Check for Packet<'_> {
    fn walk(
        &self,
        as_of: NaiveDate,
        found: &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut flow = ControlFlow::Continue(());
        let dossier = self.to_dossier(&mut |finding| {
            if flow.is_continue() {
                flow = found(finding);
            }
        });
        flow?;
        dossier.map_or(ControlFlow::Continue(()), |dossier| dossier.walk(as_of, found))
    }
}
