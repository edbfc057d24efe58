//! How a published score reads beside its counts.

use core::fmt;

use super::{Line, Points};
use crate::Lang;
use crate::number::Rounding;

/// How a published score reads beside the points of its counts: by which ways of rounding, or
/// how far off.
///
/// The portal computes from binary doubles, so where the exact value is a tie its score can be
/// 0.01 lower than half-up: such a score reads as half-down. A verdict is modest: a score that
/// does not read may rest on other counts, another period or another rule.
///
/// ```
/// use vn_egov_metrics::{Lang, Rate};
/// use vn_egov_metrics::scorecard::DECISION_766;
///
/// // 1 of 800 dossiers is 0.025 of 20 points exactly: a tie.
/// let tied = DECISION_766.criterion("2.1").unwrap().score(Some(Rate::new(1, 800)));
/// assert_eq!(tied.points().unwrap().to_string(), "0.03");
/// let lower = tied.reading("0.02".parse().ok());
/// assert!(lower.reads());
/// assert_eq!(
///     lower.in_lang(Lang::En).to_string(),
///     "0.02 reads as half_down: the exact value lies half-way to 0.03",
/// );
/// assert_eq!(
///     tied.reading("0.05".parse().ok()).in_lang(Lang::En).to_string(),
///     "0.05 does not read: the counts give 0.03, which is 0.02 lower",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreReading {
    published: Option<Points>,
    computed: Option<Points>,
    // What half-down gives: below `computed` where there is a tie.
    least: Option<Points>,
    modes: Vec<Rounding>,
}

impl ScoreReading {
    pub(super) fn of(lines: &[Line<'_>], published: Option<Points>) -> Self {
        let rounded = |rounding| {
            let points = lines.iter().map(|line| line.criterion.points(line.counts(), rounding));
            let mut known = points.flatten();
            known.next().map(|first| first + known.sum())
        };
        let modes = Rounding::ALL.into_iter().filter(|mode| rounded(*mode) == published).collect();
        let (computed, least) = (rounded(Rounding::HalfUp), rounded(Rounding::HalfDown));
        Self { published, computed, least, modes }
    }

    /// The published score.
    pub const fn published(&self) -> Option<Points> {
        self.published
    }

    /// What the counts give, half-up.
    pub const fn computed(&self) -> Option<Points> {
        self.computed
    }

    /// The ways of rounding that, used for every criterion alike, give the published score.
    pub fn modes(&self) -> &[Rounding] {
        &self.modes
    }

    /// Whether rounding to the nearest gives the published score. The criteria of a sum may
    /// break their ties each their own way, as doubles do.
    pub fn reads(&self) -> bool {
        match (self.published, self.computed, self.least) {
            (Some(published), Some(most), Some(least)) => (least..=most).contains(&published),
            (published, computed, _) => published == computed,
        }
    }

    /// How far the published score lies above what the counts give, or below (negative); `None`
    /// if it reads, or if one of the two is null.
    pub fn off_by(&self) -> Option<Points> {
        let (published, computed) = self.published.zip(self.computed)?;
        (!self.reads()).then(|| published - computed)
    }

    /// Prints in that language.
    pub const fn in_lang(&self, lang: Lang) -> impl fmt::Display {
        Read { reading: self, lang }
    }
}

struct Read<'a> {
    reading: &'a ScoreReading,
    lang: Lang,
}

impl fmt::Display for Read<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ScoreReading { published, computed, .. } = *self.reading;
        let shown = |points: Points| points.in_lang(self.lang);
        match (published, computed, self.lang) {
            (None, None, Lang::Vi) => f.write_str("không có điểm, đúng như số liệu"),
            (None, None, Lang::En) => f.write_str("no points, as the counts give none"),
            (Some(published), None, Lang::Vi) => {
                write!(f, "{} không khớp: số liệu không cho điểm", shown(published))
            }
            (Some(published), None, Lang::En) => {
                write!(f, "{} does not read: the counts give no points", shown(published))
            }
            (None, Some(computed), Lang::Vi) => {
                write!(f, "bỏ trống không khớp: số liệu cho {}", shown(computed))
            }
            (None, Some(computed), Lang::En) => {
                write!(f, "null does not read: the counts give {}", shown(computed))
            }
            (Some(published), Some(computed), _) => self.both(f, published, computed),
        }
    }
}

impl Read<'_> {
    fn both(&self, f: &mut fmt::Formatter<'_>, published: Points, computed: Points) -> fmt::Result {
        let reading = self.reading;
        let shown = |points: Points| points.in_lang(self.lang);
        let (face, right) = (shown(published), shown(computed));
        let mode = reading.modes.first().copied();
        if published == computed {
            return match self.lang {
                Lang::Vi => write!(f, "{face} khớp theo half_up"),
                Lang::En => write!(f, "{face} reads as half_up"),
            };
        }
        if reading.reads() {
            return match (mode, self.lang) {
                (Some(mode), Lang::Vi) => {
                    write!(f, "{face} khớp theo {mode}: giá trị đúng nằm chính giữa, tới {right}")
                }
                (Some(mode), Lang::En) => {
                    write!(f, "{face} reads as {mode}: the exact value lies half-way to {right}")
                }
                (None, Lang::Vi) => {
                    write!(
                        f,
                        "{face} khớp nếu chỉ một số tiêu chí ở chính giữa làm tròn lên, tới {right}"
                    )
                }
                (None, Lang::En) => {
                    write!(
                        f,
                        "{face} reads if only some of the ties are rounded up, all to {right}"
                    )
                }
            };
        }
        let off =
            shown(if published > computed { published - computed } else { computed - published });
        match (published > computed, self.lang) {
            (true, Lang::Vi) => write!(f, "{face} không khớp: số liệu cho {right}, thấp hơn {off}"),
            (true, Lang::En) => {
                write!(f, "{face} does not read: the counts give {right}, which is {off} lower")
            }
            (false, Lang::Vi) => write!(f, "{face} không khớp: số liệu cho {right}, cao hơn {off}"),
            (false, Lang::En) => {
                write!(f, "{face} does not read: the counts give {right}, which is {off} higher")
            }
        }
    }
}
