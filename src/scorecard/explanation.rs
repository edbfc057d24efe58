//! Why a line has its points, and what would earn more.

use core::fmt;

use super::{Curve, Line, Points, Reason};
use crate::Lang;
use crate::number::{Percent, Rate, Shown};

/// What more records would earn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct More {
    /// How many more records would have to have what is asked, the denominator staying as it is.
    pub records: u64,
    /// The points of the line then.
    pub points: Points,
}

/// Why a line has its points, and how many more records would earn more: exact, by integers.
///
/// ```
/// use vn_egov_metrics::{Lang, Rate};
/// use vn_egov_metrics::scorecard::DECISION_766;
///
/// let reused = DECISION_766.criterion("4.3").unwrap().score(Some(Rate::new(82645, 443565)));
/// let explained = reused.explain();
/// assert_eq!(explained.next().unwrap().records, 1633);
/// assert_eq!(
///     explained.in_lang(Lang::En).to_string(),
///     "82,645/443,565 = 18.63%, full at 80%: 0.47 of 2.00 points; 1,633 more dossiers earn \
///      0.48, 271,320 more earn 2.00",
/// );
/// assert_eq!(
///     explained.in_lang(Lang::Vi).to_string(),
///     "82.645/443.565 = 18,63%, đủ điểm từ 80%: 0,47/2,00 điểm; thêm 1.633 hồ sơ được 0,48, \
///      thêm 271.320 được 2,00",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation<'c> {
    line: Line<'c>,
    next: Option<More>,
    most: Option<More>,
}

impl<'c> Explanation<'c> {
    pub(super) fn of(line: Line<'c>) -> Self {
        let (criterion, counts, points) = (line.criterion, line.counts(), line.points());
        let from = counts.filter(|rate| !rate.is_empty()).zip(points);
        let more = |target: Option<Points>| -> Option<More> {
            let ((rate, now), target) = from.zip(target)?;
            (target > now).then(|| least_more(&line, rate, target))?
        };
        let next = points.map(|points| points + Points::LEAST);
        Self { line, next: more(next), most: more(Some(criterion.maximum)) }
    }

    /// The line that is explained.
    pub const fn line(&self) -> Line<'c> {
        self.line
    }

    /// The fewest more records that earn at least 0.01 more. `None` if the line has no points,
    /// has all it can have, or cannot have more against its denominator.
    pub const fn next(&self) -> Option<More> {
        self.next
    }

    /// The fewest more records that earn the maximum; `None` as for [`Explanation::next`].
    pub const fn most(&self) -> Option<More> {
        self.most
    }

    /// Whether the exact value is a tie between two scores, so that half-down reads 0.01 lower:
    /// a portal that computes by binary doubles may publish that.
    pub fn is_tie(&self) -> bool {
        let line = self.line;
        line.points() != line.criterion.points(line.counts(), crate::Rounding::HalfDown)
    }

    /// Prints in that language.
    pub const fn in_lang(self, lang: Lang) -> impl fmt::Display {
        Explained { explanation: self, lang }
    }
}

/// The fewest more records with which the line has `target` points or more.
fn least_more(line: &Line<'_>, rate: Rate, target: Points) -> Option<More> {
    let criterion = line.criterion;
    // A curve turns nowhere but at its marks, so the first mark that is enough is the answer.
    let counts = criterion
        .curve
        .marks(criterion.maximum, target)
        .filter_map(|mark| criterion.basis.least_count(mark, rate.base()))
        .filter(|count| *count > rate.count());
    for count in counts {
        if count > rate.base() && !criterion.may_pass_whole {
            return None;
        }
        match criterion.score(Some(Rate::new(count, rate.base()))).points() {
            Some(points) if points >= target => {
                return Some(More { records: count - rate.count(), points });
            }
            _ => {}
        }
    }
    None
}

struct Explained<'c> {
    explanation: Explanation<'c>,
    lang: Lang,
}

impl fmt::Display for Explained<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counts(f)?;
        let reason = self.explanation.line.reason();
        f.write_str(match (reason, self.lang) {
            (Reason::Counted, _) => "",
            (Reason::Capped, Lang::Vi) => " (vượt mức, chỉ tính tối đa)",
            (Reason::Capped, Lang::En) => " (capped)",
            (Reason::EmptyZero, Lang::Vi) => "không phát sinh, tính 0 điểm",
            (Reason::EmptyZero, Lang::En) => "nothing to count, scored as 0",
            (Reason::EmptyFull, Lang::Vi) => "không phát sinh, tính điểm tối đa",
            (Reason::EmptyFull, Lang::En) => "nothing to count, scored as the maximum",
            (Reason::EmptyAbsent, Lang::Vi) => "không phát sinh, không có điểm",
            (Reason::EmptyAbsent, Lang::En) => "nothing to count, no points",
            (Reason::NotGiven, Lang::Vi) => "không có số liệu, không có điểm",
            (Reason::NotGiven, Lang::En) => "no counts, no points",
            (Reason::FullByRule, Lang::Vi) => "không công bố số đếm, tính điểm tối đa",
            (Reason::FullByRule, Lang::En) => "no counts are published, scored as the maximum",
            (Reason::Tracked, Lang::Vi) => "chỉ theo dõi, không tính điểm",
            (Reason::Tracked, Lang::En) => "only followed, not scored",
        })?;
        self.points(f)?;
        self.more(f)
    }
}

impl Explained<'_> {
    /// `906/1.797 = 50,42%, đủ điểm từ 80%`; for a line that counts nothing, at most its counts.
    fn counts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, lang) = (self.explanation.line, self.lang);
        let Some((rate, percent)) = line.counts().zip(line.percent()) else { return Ok(()) };
        let shown = |count: u64| Shown::new(count, lang);
        write!(f, "{}/{} = {}", shown(rate.count()), shown(rate.base()), percent.in_lang(lang))?;
        match (line.criterion.curve, lang) {
            (Curve::Linear { full_at }, lang) => {
                let full_at: Percent = full_at.into();
                let words = match lang {
                    Lang::Vi => "đủ điểm từ",
                    Lang::En => "full at",
                };
                write!(f, ", {words} {}", full_at.in_lang(lang))
            }
            (Curve::Steps(_), Lang::Vi) => f.write_str(", tính theo bậc"),
            (Curve::Steps(_), Lang::En) => f.write_str(", by steps"),
            // Only a followed percentage comes here: the other has none.
            (Curve::FullByRule | Curve::Tracked, _) => f.write_str("; "),
        }
    }

    fn points(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, lang) = (self.explanation.line, self.lang);
        let Some(points) = line.points() else { return Ok(()) };
        let (points, maximum) = (points.in_lang(lang), line.criterion.maximum.in_lang(lang));
        match lang {
            Lang::Vi => write!(f, ": {points}/{maximum} điểm"),
            Lang::En => write!(f, ": {points} of {maximum} points"),
        }
    }

    fn more(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Explanation { line, next, most } = self.explanation;
        let lang = self.lang;
        let Some(next) = next else { return Ok(()) };
        let records = Shown::new(next.records, lang);
        let (noun, points) = (line.criterion.records.in_lang(lang), next.points.in_lang(lang));
        match lang {
            Lang::Vi => write!(f, "; thêm {records} {noun} được {points}")?,
            Lang::En if next.records == 1 => write!(f, "; 1 more of the {noun} earns {points}")?,
            Lang::En => write!(f, "; {records} more {noun} earn {points}")?,
        }
        let Some(most) = most.filter(|most| *most != next) else { return Ok(()) };
        let (records, points) = (Shown::new(most.records, lang), most.points.in_lang(lang));
        match lang {
            Lang::Vi => write!(f, ", thêm {records} được {points}"),
            Lang::En => write!(f, ", {records} more earn {points}"),
        }
    }
}
