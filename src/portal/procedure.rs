//! From the portal's catalogue to a procedure, with what is wrong told on the way.

use core::ops::ControlFlow;

use chrono::NaiveDate;

use super::dossier::rule_of;
use super::{CatalogueEntry, EntryFee, EntryTime, Scalar};
use crate::check::{Check, Finding, Rule, Seen};
use crate::code::{Code, Coded, ProcedureCode};
use crate::number::has_price_in_words;
use crate::record::{AuthorityLevel, Procedure, PublicParts, Registered, halves, limit, unit};
use crate::text::compose;
use crate::time::{LimitUnit, TimeLimit, read_day};

impl CatalogueEntry<'_> {
    /// The procedure that the entry describes; every fault is told on the way, and what is at
    /// fault counts as missing. `None` only of an entry without a code, which was not read.
    ///
    /// | part | from |
    /// |------|------|
    /// | published | `TRANGTHAI` is `1` |
    /// | authority | the first of `COQUANCOTHAMQUYEN`, else of `COQUANTHUCHIEN` |
    /// | level of authority | the highest of `CAPTHUCHIEN` |
    /// | time limit | the longest of `THOIGIAN`; in days of the calendar and of work at once not known |
    /// | fee | some `SOTIEN` that is not 0; `không`, `miễn phí` and 0 are none, no `PHILEPHI` at all is not known |
    /// | for citizens | some `TENDOITUONG` that names citizens or persons; no list is not known |
    /// | the seven parts | each is there or not: the entry is what is public |
    ///
    /// `Giờ` is taken as working hours (our choice). Neither the service level nor the day of the
    /// decision is in this form.
    pub fn to_procedure(&self, found: &mut dyn FnMut(Finding)) -> Option<Procedure> {
        let code: Coded<ProcedureCode> = self.code.get().and_then(Coded::read)?;
        let mut wire = Wire { code: &code, found };
        for fault in self.faults() {
            let field = fault.item_field().unwrap_or(fault.field());
            wire.tell(rule_of(fault.kind()), field, Seen::Nothing);
        }
        wire.regular(Some(&code), "MATTHC", Rule::IrregularProcedureCode);
        let agency = |list: Option<&[super::EntryAgency<'_>]>| {
            list.unwrap_or_default().iter().find_map(|agency| Coded::read(agency.code.get()?))
        };
        let (competent, agencies) = (self.competent.as_deref(), self.agencies.as_deref());
        let authority = agency(competent).or_else(|| agency(agencies));
        wire.regular(authority.as_ref(), "MADONVI", Rule::IrregularAgencyCode);
        let announced_by = self.announced_by.get().and_then(Coded::read);
        wire.regular(announced_by.as_ref(), "MACOQUANCONGBO", Rule::IrregularAgencyCode);
        let mut fields = self.fields.iter().flatten();
        let field = fields.find_map(|field| Coded::read(field.code.get()?));
        wire.regular(field.as_ref(), "MALINHVUC", Rule::IrregularFieldCode);
        let times: Vec<&EntryTime<'_>> =
            self.ways.iter().flatten().flat_map(|way| way.times.iter().flatten()).collect();
        let procedure = Procedure {
            authority_level: wire.level(self),
            published: self.state.get().map(|state| state == "1"),
            parts: self.parts(&times),
            for_citizens: self.for_citizens(),
            fee: wire.fee(&times),
            limit: wire.limit(&times),
            authority,
            announced_by,
            field,
            ..Procedure::default()
        };
        Some(Procedure { code: Some(code), ..procedure })
    }

    /// The day on which the newest legal text that it rests on takes effect, written as
    /// `yyyyMMddHHmmss`, `dd/MM/yyyy` or `yyyy-MM-dd`; `None` where no such day can be read.
    ///
    /// A decision that announces the procedure must come so many working days before it
    /// (criterion 1.1); the day of the decision itself is not in this form.
    pub fn newest_effect(&self) -> Option<NaiveDate> {
        let day = |text: &str| {
            let wire = text.parse().ok().map(super::WireTime::date);
            wire.or_else(|| read_day(text).ok())
        };
        self.bases.iter().flatten().filter_map(|basis| day(basis.takes_effect.get()?)).max()
    }

    fn parts(&self, times: &[&EntryTime<'_>]) -> PublicParts {
        let given = |scalar: &Scalar<'_>| !scalar.is_missing();
        let steps = || self.steps.iter().flatten().flat_map(|case| case.steps.iter().flatten());
        let papers = || self.papers.iter().flatten().flat_map(|case| case.papers.iter().flatten());
        let agencies = self.agencies.iter().chain(&self.competent).flatten();
        let applicants = self.applicants.iter().flatten();
        PublicParts {
            name: Some(given(&self.name)),
            steps: Some(steps().any(|step| given(&step.name))),
            ways: Some(self.ways.iter().flatten().any(|way| given(&way.channel))),
            papers: Some(papers().any(|paper| given(&paper.name) || given(&paper.code))),
            time_limit: Some(times.iter().any(|time| given(&time.amount))),
            applicants: Some(
                applicants.into_iter().any(|one| given(&one.name) || given(&one.code)),
            ),
            agency: Some(agencies.into_iter().any(|agency| given(&agency.code))),
        }
    }

    fn for_citizens(&self) -> Option<bool> {
        let names = self.applicants.as_deref()?.iter().map(|applicant| applicant.name.get());
        let are_citizens = |name: Option<&str>| {
            let name = compose(name?).to_lowercase();
            Some(["công dân", "cá nhân", "người dân"].iter().any(|word| name.contains(word)))
        };
        // One that names citizens settles it; one without a name leaves open what no other settles.
        names.map(are_citizens).reduce(|one, other| match (one, other) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        })?
    }
}

/// Tells the faults of one entry.
struct Wire<'f> {
    code: &'f Coded<ProcedureCode>,
    found: &'f mut dyn FnMut(Finding),
}

impl Wire<'_> {
    fn tell(&mut self, rule: Rule, field: &'static str, seen: Seen) {
        (self.found)(Finding::new(rule, self.code.as_str(), field, seen));
    }

    fn regular<T: Code>(&mut self, code: Option<&Coded<T>>, field: &'static str, rule: Rule) {
        if let Some(code) = code.filter(|code| code.regular().is_none()) {
            self.tell(rule, field, Seen::text(code.as_str()));
        }
    }

    fn level(&mut self, entry: &CatalogueEntry<'_>) -> Option<AuthorityLevel> {
        let mut highest = None;
        for level in entry.levels.iter().flatten() {
            let Some(text) = level.level.get() else { continue };
            match AuthorityLevel::of_code(text) {
                Some(level) => {
                    highest = Some(highest.map_or(level, |other: AuthorityLevel| other.min(level)));
                }
                None => self.tell(Rule::UnknownAuthorityLevel, "CAPTHUCHIEN", Seen::text(text)),
            }
        }
        highest
    }

    /// Some price settles a yes; a price that cannot be read leaves open what no other settles.
    fn fee(&mut self, times: &[&EntryTime<'_>]) -> Option<bool> {
        let mut lists = times.iter().filter_map(|time| time.fees.as_deref()).peekable();
        lists.peek()?;
        let mut answer = Some(false);
        for fee in lists.flatten() {
            answer = match (answer, self.price(fee)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            };
        }
        answer
    }

    fn price(&mut self, fee: &EntryFee<'_>) -> Option<bool> {
        // The apostrophe behind the kind is the portal's own.
        if let Some(kind) = fee.kind.get()
            && !matches!(kind.trim_end_matches('\''), "1" | "2")
        {
            self.tell(Rule::UnknownFeeKind, "MAPHILEPHI", Seen::text(kind));
        }
        let text = fee.amount.get()?;
        let price = has_price_in_words(text);
        if price.is_none() {
            self.tell(Rule::UnreadablePrice, "SOTIEN", Seen::text(text));
        }
        price
    }

    /// The longest: whole and half working days are compared in hours of work; days, months and
    /// these are not comparable.
    fn limit(&mut self, times: &[&EntryTime<'_>]) -> Option<TimeLimit> {
        let limits: Vec<_> = times.iter().filter_map(|time| self.one_limit(time)).collect();
        let length = |limit: &TimeLimit| match *limit {
            TimeLimit::WorkingDays(days) => {
                (LimitUnit::WorkingHours, u64::from(days) * u64::from(TimeLimit::HOURS_OF_DAY))
            }
            other => (other.unit(), u64::from(other.amount())),
        };
        let unit = limits.first().map(|limit| length(limit).0);
        if limits.iter().any(|limit| Some(length(limit).0) != unit) {
            self.tell(Rule::UnlikeLimits, "DONVITINH", Seen::Nothing);
            return None;
        }
        limits.into_iter().max_by_key(|limit| length(limit).1)
    }

    fn one_limit(&mut self, time: &EntryTime<'_>) -> Option<TimeLimit> {
        let (amount, in_unit) = (time.amount.get()?, time.unit.get()?);
        let Some(of) = unit(in_unit) else {
            self.tell(Rule::UnknownUnit, "DONVITINH", Seen::text(in_unit));
            return None;
        };
        let told = halves(&compose(amount)).and_then(|halves| limit(halves, of));
        if told.is_none() {
            self.tell(Rule::UnreadableLimit, "THOIGIANGIAIQUYET", Seen::text(amount));
        }
        told
    }
}

impl Check for CatalogueEntry<'_> {
    fn walk(
        &self,
        _as_of: NaiveDate,
        found: &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut flow = ControlFlow::Continue(());
        self.to_procedure(&mut |finding| {
            if flow.is_continue() {
                flow = found(finding);
            }
        });
        flow
    }
}
