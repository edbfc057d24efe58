//! The audit as a report that can be sent to the office that published the figures.

use std::io::{self, Write};

use vn_egov_metrics::claim::{Audit, Claims, Member, Outcome, Relation, Repair, Verdict, Width};
use vn_egov_metrics::number::{Fixed, Numeral, Places, Shown, Unit};
use vn_egov_metrics::{Lang, Name};

use super::solved::{number, range};
use super::support::table;

/// Repairs beyond these are only counted.
const SHOWN: usize = 3;

/// Prints what does not read first, then what was solved, then all.
pub(crate) fn print(
    claims: &Claims,
    audit: &Audit,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    Report { claims, audit, lang }.print(out)
}

struct Report<'a> {
    claims: &'a Claims,
    audit: &'a Audit,
    lang: Lang,
}

impl Report<'_> {
    fn say(&self, vi: &'static str, en: &'static str) -> &'static str {
        Name::new(vi, en).in_lang(self.lang)
    }

    fn count(&self, count: usize) -> String {
        Shown::new(u64::try_from(count).unwrap_or(u64::MAX), self.lang).to_string()
    }

    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let of = |wanted: fn(Outcome) -> bool| {
            self.audit.verdicts().iter().filter(move |verdict| wanted(verdict.outcome))
        };
        let published = self.claims.figures().iter().filter(|figure| figure.numeral().is_some());
        let (figures, relations) =
            (self.count(published.count()), self.count(self.audit.verdicts().len()));
        let refused = of(|outcome| outcome == Outcome::DoesNotRead);
        let undecided = of(|outcome| matches!(outcome, Outcome::Undecided(_)));
        let reads = self.count(of(|outcome| outcome == Outcome::Reads).count());
        let (no, open) =
            (self.count(refused.clone().count()), self.count(undecided.clone().count()));
        match self.lang {
            Lang::Vi => writeln!(
                out,
                "Đối chiếu {figures} số liệu, {relations} quan hệ: {reads} khớp, {no} không khớp, {open} chưa kết luận được."
            )?,
            Lang::En => writeln!(
                out,
                "Audited {figures} figures, {relations} relations: {reads} read, {no} do not read, {open} undecided."
            )?,
        }
        self.each(out, refused, self.say("Không khớp", "Does not read"), Self::refused)?;
        self.each(out, undecided, self.say("Chưa kết luận được", "Undecided"), Self::undecided)?;
        let solved = self.audit.verdicts().iter().filter(|verdict| !verdict.solved.is_empty());
        let title = self.say("Suy ra số không công bố", "Solved for what was not published");
        self.each(out, solved, title, Self::solved)?;
        writeln!(out, "\n{}\n", self.say("Tất cả quan hệ", "All relations"))?;
        self.all(out)?;
        self.sources(out)?;
        writeln!(
            out,
            "\n{}",
            self.say(
                "“Không khớp” nghĩa là không có giá trị nào trong khoảng làm tròn của các số đã in thỏa quan hệ; \
                 định nghĩa, kỳ hoặc nguồn có thể khác nhau. “Số giá trị khớp” càng lớn thì phép đối chiếu càng yếu.",
                "“Does not read” means that no values within the rounding of the printed figures satisfy the \
                 relation; definition, period or source may differ. The more values read, the less a verdict says."
            )
        )
    }

    fn each<'v>(
        &self,
        out: &mut dyn Write,
        verdicts: impl Iterator<Item = &'v Verdict>,
        title: &str,
        print: fn(&Self, &mut dyn Write, &Relation, &Verdict) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut verdicts = verdicts.peekable();
        if verdicts.peek().is_some() {
            writeln!(out, "\n{title}\n")?;
        }
        for verdict in verdicts {
            if let Some(relation) = self.claims.relation(&verdict.relation) {
                writeln!(out, "- {}{}", relation.id(), self.place(relation))?;
                writeln!(out, "  {}", self.members(relation))?;
                print(self, out, relation, verdict)?;
            }
        }
        Ok(())
    }

    /// Where and when the first figure of the relation is from.
    fn place(&self, relation: &Relation) -> String {
        let figure = relation.members().find_map(|(_, member)| match member {
            Member::Named(name) => self.claims.figure(name),
            Member::Unknown | Member::Shared(_) => None,
        });
        match figure.map(|figure| (figure.parts().place.as_str(), figure.parts().period.as_str())) {
            None | Some(("", "")) => String::new(),
            Some((place, "")) => format!(" ({place})"),
            Some((place, period)) => format!(" ({place}, {period})"),
        }
    }

    /// `phần 809 (DVCTT …) · tổng thể 1.644 (…) · tỷ lệ 48,62%`.
    fn members(&self, relation: &Relation) -> String {
        let mut last = "";
        let mut texts = Vec::new();
        for (key, member) in relation.members() {
            let key_text = if key == last { "" } else { self.key(key) };
            last = key;
            let text = match member {
                Member::Unknown => "?".to_owned(),
                Member::Shared(name) => format!("?{name}"),
                Member::Named(name) => match self.claims.figure(name) {
                    None => name.to_string(),
                    Some(figure) => {
                        let shown = figure.numeral().map_or_else(
                            || "–".to_owned(),
                            |numeral| numeral.in_lang(self.lang).to_string(),
                        );
                        format!("{shown} ({})", figure.subject(self.lang))
                    }
                },
            };
            texts.push(format!("{key_text} {text}").trim().to_owned());
        }
        texts.join(" · ")
    }

    fn key(&self, key: &str) -> &'static str {
        match key {
            "part" => self.say("phần", "part"),
            "parts" => self.say("các phần", "parts"),
            "whole" => self.say("tổng thể", "whole"),
            "percent" => self.say("tỷ lệ", "percentage"),
            "total" => self.say("tổng", "total"),
            "terms" => self.say("số hạng", "terms"),
            "before" => self.say("kỳ trước", "before"),
            "now" => self.say("kỳ này", "now"),
            "count" => self.say("số lượng", "count"),
            "value" => self.say("bình quân", "mean"),
            "figures" => self.say("các số", "figures"),
            "actual" => self.say("thực hiện", "actual"),
            "target" => self.say("mục tiêu", "target"),
            _ => "?",
        }
    }

    fn refused(
        &self,
        out: &mut dyn Write,
        relation: &Relation,
        verdict: &Verdict,
    ) -> io::Result<()> {
        if self.part_passes_whole(relation) {
            writeln!(
                out,
                "  {}",
                self.say("Phần lớn hơn tổng thể.", "The part is more than the whole.")
            )?;
        }
        // Without any, it is not the number that does not read.
        if let Some(distance) = verdict.distance.filter(|distance| distance.units > 0) {
            let shown = number(distance.would_print, distance.unit, self.lang);
            let units = i128::try_from(distance.units).unwrap_or(i128::MAX);
            let count = number(Fixed::new(units, Places::ZERO), Unit::Number, self.lang);
            match self.lang {
                Lang::Vi => writeln!(
                    out,
                    "  Tính từ các số kia được {shown}, lệch {count} đơn vị của chữ số cuối."
                )?,
                Lang::En => writeln!(
                    out,
                    "  The other figures make it {shown}, {count} {} of the last digit away.",
                    if units == 1 { "unit" } else { "units" }
                )?,
            }
        }
        if !verdict.modes.is_empty() {
            let only =
                self.say("Chỉ khớp khi làm tròn kiểu", "Only these ways of rounding read it");
            writeln!(out, "  {only}: {}.", verdict.modes.to_string().replace(',', ", "))?;
        }
        if verdict.cut_short {
            let cut = self.say(
                "Phải thử quá nhiều cách in nên đã dừng sớm: có thể còn cách sửa khác, hoặc tốt hơn (xem --printings).",
                "Too many printings to try, so the search was cut short: there may be other changes, or better ones (see --printings).",
            );
            writeln!(out, "  {cut}")?;
        }
        if verdict.repairs.is_empty() {
            let none = self.say(
                "Không tìm thấy cách sửa vài ký tự nào làm mọi quan hệ liên quan khớp.",
                "No change of a few figures makes all that hangs together with it read.",
            );
            return writeln!(out, "  {none}");
        }
        let title = self.say(
            "Đề nghị kiểm tra; sửa như sau thì mọi quan hệ liên quan đều khớp:",
            "Please check; with this change all that hangs together with it reads:",
        );
        writeln!(out, "  {title}")?;
        for repair in verdict.repairs.iter().take(SHOWN) {
            writeln!(out, "  {}. {}", repair.rank, self.repair(repair))?;
        }
        match verdict.repairs.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => {
                let more = self.count(more);
                match self.lang {
                    Lang::Vi => writeln!(out, "  … và {more} cách khác (xem --format json)."),
                    Lang::En => writeln!(out, "  … and {more} more (see --format json)."),
                }
            }
        }
    }

    fn repair(&self, repair: &Repair) -> String {
        let changes: Vec<String> = repair
            .changes
            .iter()
            .map(|change| {
                let subject = self.claims.figure(&change.figure).map(|f| f.subject(self.lang));
                let subject = subject.unwrap_or_default();
                format!("{} → {} ({subject} [{}])", change.from, change.to, change.figure)
            })
            .collect();
        let edits = repair.edits.count();
        let counted = match (self.lang, edits) {
            // A decimal mark is edited as a digit is.
            (Lang::Vi, edits) => format!("{edits} ký tự"),
            (Lang::En, 1) => "1 character".to_owned(),
            (Lang::En, edits) => format!("{edits} characters"),
        };
        format!("{}: {counted}", changes.join("; "))
    }

    /// Whether all that the part can be is more than all that the whole can be.
    fn part_passes_whole(&self, relation: &Relation) -> bool {
        let bounds = |wanted: &str| {
            relation.members().find_map(|(key, member)| match member {
                Member::Named(name) if key == wanted => {
                    self.claims.figure(name)?.numeral().map(Numeral::strict)
                }
                _ => None,
            })
        };
        let ends = bounds("part").zip(bounds("whole"));
        ends.and_then(|(part, whole)| part.least.zip(whole.most))
            .is_some_and(|(part, whole)| part.value > whole.value)
    }

    fn undecided(&self, out: &mut dyn Write, _: &Relation, verdict: &Verdict) -> io::Result<()> {
        let Outcome::Undecided(why) = verdict.outcome else { return Ok(()) };
        let why = why.name().in_lang(self.lang);
        let (first, rest) = why.split_at(why.chars().next().map_or(0, char::len_utf8));
        writeln!(out, "  {}{rest}.", first.to_uppercase())
    }

    fn solved(&self, out: &mut dyn Write, _: &Relation, verdict: &Verdict) -> io::Result<()> {
        for solved in &verdict.solved {
            let key = solved.key.split('.').next().unwrap_or_default();
            let name = solved.name.as_ref().map(|name| format!(" ?{name}")).unwrap_or_default();
            let likely = solved.likely_counts().map(|likely| {
                let words = self.say("theo cách nói thì", "as the words go");
                format!("; {words} {}", Shown::new(likely, self.lang))
            });
            let likely = likely.unwrap_or_default();
            writeln!(out, "  {}{name}: {}{likely}", self.key(key), range(solved, self.lang))?;
        }
        Ok(())
    }

    fn all(&self, out: &mut dyn Write) -> io::Result<()> {
        let header = [
            self.say("Quan hệ", "Relation"),
            self.say("Loại", "Kind"),
            self.say("Kết luận", "Verdict"),
            self.say("Số giá trị khớp", "Values that read"),
        ];
        let rows = self.audit.verdicts().iter().map(|verdict| {
            let kind = self.claims.relation(&verdict.relation).map(Relation::kind);
            let width = match verdict.width {
                Width::Values(values) => Shown::new(values, self.lang).to_string(),
                Width::Unbounded => "∞".to_owned(),
                Width::None => "–".to_owned(),
            };
            vec![
                verdict.relation.to_string(),
                kind.map_or("", |kind| kind.name().in_lang(self.lang)).to_owned(),
                verdict.outcome.name().in_lang(self.lang).to_owned(),
                width,
            ]
        });
        writeln!(out, "{}", table(&header, &[3], rows.collect()))
    }

    /// The ways of rounding that each source can have used, where that says something.
    fn sources(&self, out: &mut dyn Write) -> io::Result<()> {
        let title = self.say(
            "Cách làm tròn phù hợp với mọi quan hệ của nguồn",
            "Ways of rounding that read every relation of the source",
        );
        writeln!(out)?;
        for (source, ways) in self.audit.sources().filter(|(source, _)| !source.is_empty()) {
            let ways = ways.to_string().replace(',', ", ");
            writeln!(out, "{title} {source}: {}", if ways.is_empty() { "–" } else { &ways })?;
        }
        Ok(())
    }
}
