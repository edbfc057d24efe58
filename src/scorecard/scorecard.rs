//! Scorecards: groups and criteria, rows only.

use chrono::NaiveDate;

use super::{Criterion, Curve, Group, Points};
use crate::number::Shown;
use crate::text::excerpt;
use crate::{Lang, Name};

/// A scorecard: groups, and criteria that stand in them.
///
/// The portal's is [`DECISION_766`](super::DECISION_766); a province's own card is made from the
/// same parts, by [`Scorecard::new`].
///
/// ```
/// use vn_egov_metrics::Name;
/// use vn_egov_metrics::scorecard::{Criterion, DECISION_766, Group, Points, Scorecard};
///
/// static GROUPS: [Group; 1] = [Group {
///     id: "settlement",
///     portal: "settlement",
///     code: "GQHS",
///     name: Name::new("Giải quyết hồ sơ", "Settlement"),
/// }];
/// let on_time = DECISION_766.criterion("2.1").copied().unwrap();
/// let own = Criterion { id: "A", group: "settlement", maximum: Points::whole(50), ..on_time };
/// let name = Name::new("Bộ chỉ số của tỉnh", "The province's own card");
///
/// let criteria: &'static [Criterion] = Box::leak(Box::new([own]));
/// assert_eq!(Scorecard::new("own", name, &GROUPS, criteria)?.maximum().to_string(), "50.00");
///
/// let criteria: &'static [Criterion] = Box::leak(Box::new([own, own]));
/// assert_eq!(
///     Scorecard::new("own", name, &GROUPS, criteria).unwrap_err().to_string(),
///     "the criterion A stands twice",
/// );
/// # Ok::<(), vn_egov_metrics::scorecard::ScorecardError>(())
/// ```
#[doc(alias = "bộ chỉ số")]
#[doc(alias = "bo chi so")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scorecard {
    // Invariant: `Scorecard::check` accepts it.
    pub(super) id: &'static str,
    pub(super) name: Name,
    pub(super) groups: &'static [Group],
    pub(super) criteria: &'static [Criterion],
}

/// Rows that make no scorecard.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ScorecardError(#[from] CardFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum CardFault {
    #[error("the group {0} stands twice")]
    GroupTwice(&'static str),
    #[error("the criterion {0} stands twice")]
    CriterionTwice(&'static str),
    #[error("the metric {metric} stands twice in the group {group}")]
    MetricTwice { metric: &'static str, group: &'static str },
    #[error("the criterion {criterion} stands in the group {group}, which the card does not have")]
    NoGroup { criterion: &'static str, group: &'static str },
    #[error("the criterion {criterion} stands apart from its group {group}")]
    Apart { criterion: &'static str, group: &'static str },
    #[error("the criterion {criterion} has a maximum of {maximum}, expected 0.00 to 21474836.47")]
    Maximum { criterion: &'static str, maximum: Points },
    #[error("the criterion {0} is full at 0 %, which every value reaches")]
    FullAtZero(&'static str),
    #[error("a step of the criterion {criterion} gives {points}, expected 0.00 to {maximum}")]
    StepPoints { criterion: &'static str, points: Points, maximum: Points },
    #[error("the criterion {0} holds until a day before its first")]
    Dates(&'static str),
}

impl Scorecard {
    /// A card of these rows.
    ///
    /// # Errors
    /// - a group or a criterion twice, by id, or twice by the portal's name
    /// - a criterion in a group that the card does not have, or apart from the others of its group
    /// - a negative maximum, a line that is full at 0 %, a step that gives less than nothing or
    ///   more than the maximum
    /// - a last day before the first
    pub fn new(
        id: &'static str,
        name: Name,
        groups: &'static [Group],
        criteria: &'static [Criterion],
    ) -> Result<Self, ScorecardError> {
        let card = Self { id, name, groups, criteria };
        card.check()?;
        Ok(card)
    }

    fn check(&self) -> Result<(), CardFault> {
        for (index, group) in self.groups.iter().enumerate() {
            let same = |other: &Group| other.id == group.id || other.portal == group.portal;
            if self.groups.iter().take(index).any(same) {
                return Err(CardFault::GroupTwice(group.id));
            }
        }
        for (index, criterion) in self.criteria.iter().enumerate() {
            let Criterion { id, group, metric, maximum, .. } = *criterion;
            let earlier = || self.criteria.iter().take(index);
            if earlier().any(|other| other.id == id) {
                return Err(CardFault::CriterionTwice(id));
            }
            if earlier().any(|other| other.group == group && other.metric == metric) {
                return Err(CardFault::MetricTwice { metric, group });
            }
            let last = earlier().next_back();
            if earlier().any(|other| other.group == group)
                && last.is_some_and(|last| last.group != group)
            {
                return Err(CardFault::Apart { criterion: id, group });
            }
            if !self.groups.iter().any(|known| known.id == group) {
                return Err(CardFault::NoGroup { criterion: id, group });
            }
            if maximum < Points::ZERO || maximum > Points::hundredths(i32::MAX) {
                return Err(CardFault::Maximum { criterion: id, maximum });
            }
            if criterion.until.is_some_and(|until| until < criterion.from) {
                return Err(CardFault::Dates(id));
            }
            match criterion.curve {
                Curve::Linear { full_at } if full_at.hundredths() == 0 => {
                    return Err(CardFault::FullAtZero(id));
                }
                Curve::Steps(steps) => {
                    let given = steps.steps().iter().map(|step| step.points());
                    let mut given = given.chain([steps.first()]);
                    if let Some(points) = given.find(|p| *p < Points::ZERO || *p > maximum) {
                        return Err(CardFault::StepPoints { criterion: id, points, maximum });
                    }
                }
                Curve::Linear { .. } | Curve::FullByRule | Curve::Tracked => {}
            }
        }
        Ok(())
    }

    /// The id of the card: `decision_766`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The name to show.
    pub const fn name(&self) -> Name {
        self.name
    }

    /// The groups, in the order of the card.
    pub const fn groups(&self) -> &'static [Group] {
        self.groups
    }

    /// The criteria, in the order of the card.
    pub const fn criteria(&self) -> &'static [Criterion] {
        self.criteria
    }

    /// The criteria that hold on that day.
    pub fn in_force(&self, on: NaiveDate) -> impl Iterator<Item = &'static Criterion> {
        self.criteria.iter().filter(move |criterion| criterion.in_force(on))
    }

    /// The criterion of that id.
    pub fn criterion(&self, id: &str) -> Option<&'static Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }

    /// The criterion that asks for that indicator's share.
    pub fn criterion_of_indicator(&self, indicator: &str) -> Option<&'static Criterion> {
        self.criteria.iter().find(|criterion| criterion.indicator == Some(indicator))
    }

    /// The group of that id.
    pub fn group(&self, id: &str) -> Option<&'static Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The most that the group of that id gives a unit with every row.
    pub fn group_maximum(&self, id: &str) -> Points {
        let members = self.criteria.iter().filter(|criterion| criterion.group == id);
        members.map(|criterion| criterion.maximum).sum()
    }

    /// The criterion that the portal's files call `metric` in the group they call `group`.
    ///
    /// ```
    /// use vn_egov_metrics::scorecard::DECISION_766;
    ///
    /// assert_eq!(DECISION_766.find("digitized", "REUSED_DIGITIZED_DATA")?.id, "4.3");
    /// assert_eq!(
    ///     DECISION_766.find("progress", "ON_TIMES").unwrap_err().to_string(),
    ///     "unknown metric \"ON_TIMES\" in the group progress; expected one of ON_TIME",
    /// );
    /// # Ok::<(), vn_egov_metrics::scorecard::FindCriterionError>(())
    /// ```
    ///
    /// # Errors
    /// A group that the card does not have, or a metric that the group does not have.
    pub fn find(
        &self,
        group: &str,
        metric: &str,
    ) -> Result<&'static Criterion, FindCriterionError> {
        let Some(known) = self.groups.iter().find(|known| known.portal == group) else {
            let expected = join(self.groups.iter().map(|known| known.portal));
            return Err(NotFound::Group { group: excerpt(group), expected }.into());
        };
        let mut members = self.criteria.iter().filter(|criterion| criterion.group == known.id);
        members.clone().find(|criterion| criterion.metric == metric).ok_or_else(|| {
            let expected = join(members.by_ref().map(|criterion| criterion.metric));
            NotFound::Metric { metric: excerpt(metric), group: known.portal, expected }.into()
        })
    }

    /// The most that a unit with every row can have.
    pub fn maximum(&self) -> Points {
        self.criteria.iter().map(|criterion| criterion.maximum).sum()
    }
}

fn join(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// A group or a metric that a card does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct FindCriterionError(#[from] pub(super) NotFound);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum NotFound {
    #[error("unknown group {group:?}; expected one of {expected}")]
    Group { group: Box<str>, expected: String },
    #[error("unknown metric {metric:?} in the group {group}; expected one of {expected}")]
    Metric { metric: Box<str>, group: &'static str, expected: String },
}

impl FindCriterionError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }

    /// Whether it is the group that is not known, so that the metric was not looked for.
    pub const fn is_group(&self) -> bool {
        matches!(self.0, NotFound::Group { .. })
    }
}
