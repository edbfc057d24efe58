//! What a sheet comes to: points by criterion, by group and in all.

use super::{Criterion, Explanation, Group, Points, ScoreReading, Scorecard};
use crate::number::{Percent, Places, Rate, Rounding};

/// Why a line has the points it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The counts earned them.
    Counted,
    /// The counts passed what earns the maximum, and were capped there.
    Capped,
    /// 0 of 0, which the row scores as nothing.
    EmptyZero,
    /// 0 of 0, which the row scores as everything.
    EmptyFull,
    /// 0 of 0, which the row does not score.
    EmptyAbsent,
    /// No counts were given.
    NotGiven,
    /// The row gives its maximum whatever the counts.
    FullByRule,
    /// The row gives no points: its percentage is only followed.
    Tracked,
}

impl Reason {
    /// Whether there are points: none are null, never 0.
    pub const fn gives_points(self) -> bool {
        !matches!(self, Self::EmptyAbsent | Self::NotGiven | Self::Tracked)
    }
}

/// One criterion's counts, points and reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'c> {
    pub(super) criterion: &'c Criterion,
    // 0 of 0 if none were given. A unit's lines are many: no room is lost to an option's mark.
    rate: Rate,
    given: bool,
    // 0 if the reason gives none.
    points: Points,
    reason: Reason,
}

impl<'c> Line<'c> {
    #[inline]
    pub(super) fn new(
        criterion: &'c Criterion,
        counts: Option<Rate>,
        points: Points,
        reason: Reason,
    ) -> Self {
        let rate = counts.unwrap_or(Rate::new(0, 0));
        Self { criterion, rate, given: counts.is_some(), points, reason }
    }

    /// The row of the scorecard.
    pub const fn criterion(&self) -> &'c Criterion {
        self.criterion
    }

    /// The counts it was scored by.
    pub const fn counts(&self) -> Option<Rate> {
        if self.given { Some(self.rate) } else { None }
    }

    /// The points; `None` is null, never 0.
    pub const fn points(&self) -> Option<Points> {
        if self.reason.gives_points() { Some(self.points) } else { None }
    }

    /// Why these points.
    pub const fn reason(&self) -> Reason {
        self.reason
    }

    /// The percentage with 2 places, half-up, raw even where it passes 100; `None` without
    /// counts, for 0 of 0, and where the row asks for no counts.
    pub fn percent(&self) -> Option<Percent> {
        self.counts()
            .filter(|_| self.reason != Reason::FullByRule)?
            .percent(Places::TWO, Rounding::HalfUp)
    }

    /// The reason spelt out, and how many more records would earn more.
    pub fn explain(&self) -> Explanation<'c> {
        Explanation::of(*self)
    }

    /// How a published score of this line reads.
    pub fn reading(&self, published: Option<Points>) -> ScoreReading {
        ScoreReading::of(core::slice::from_ref(self), published)
    }
}

/// What a group comes to.
#[doc(alias = "điểm nhóm chỉ số")]
#[doc(alias = "diem nhom chi so")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupScore<'a, 'c> {
    group: &'static Group,
    lines: &'a [Line<'c>],
}

impl<'a, 'c> GroupScore<'a, 'c> {
    /// The group.
    pub const fn group(&self) -> &'static Group {
        self.group
    }

    /// The lines of the group, in the order of the card.
    pub const fn lines(&self) -> &'a [Line<'c>] {
        self.lines
    }

    /// The points of the lines that have any, added up; `None` if none has.
    pub fn points(&self) -> Option<Points> {
        sum(self.lines)
    }

    /// The maxima of the group's rows, absent ones included and missing ones not.
    pub fn maximum(&self) -> Points {
        self.lines.iter().map(|line| line.criterion.maximum).sum()
    }

    /// How a published score of this group reads.
    pub fn reading(&self, published: Option<Points>) -> ScoreReading {
        ScoreReading::of(self.lines, published)
    }
}

/// What a unit's sheet comes to.
#[doc(alias = "kết quả chấm điểm")]
#[doc(alias = "ket qua cham diem")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored<'c> {
    pub(super) card: &'c Scorecard,
    // In the order of the card; only criteria that have a row.
    pub(super) lines: Vec<Line<'c>>,
}

impl<'c> Scored<'c> {
    /// The scorecard.
    pub const fn card(&self) -> &'c Scorecard {
        self.card
    }

    /// A line for each criterion that has a row, in the order of the card.
    pub fn lines(&self) -> &[Line<'c>] {
        &self.lines
    }

    /// The line of the criterion of that id.
    pub fn line(&self, id: &str) -> Option<&Line<'c>> {
        self.lines.iter().find(|line| line.criterion.id == id)
    }

    /// The groups that have rows, in the order of the card.
    pub fn groups(&self) -> impl Iterator<Item = GroupScore<'_, 'c>> {
        // A card keeps the criteria of a group together.
        let together = |one: &Line<'_>, two: &Line<'_>| {
            let (one, two) = (one.criterion.group, two.criterion.group);
            // The same literal, most of the time: nothing to read.
            core::ptr::eq(one, two) || one == two
        };
        self.lines.chunk_by(together).filter_map(|lines| {
            let group = self.card.group(lines.first()?.criterion.group)?;
            Some(GroupScore { group, lines })
        })
    }

    /// What the group of that id comes to; `None` if it has no row.
    pub fn group(&self, id: &str) -> Option<GroupScore<'_, 'c>> {
        self.groups().find(|score| score.group.id == id)
    }

    /// The points of all lines that have any, added up; `None` if none has.
    pub fn total(&self) -> Option<Points> {
        sum(&self.lines)
    }

    /// The maxima of all rows.
    pub fn maximum(&self) -> Points {
        self.lines.iter().map(|line| line.criterion.maximum).sum()
    }

    /// How a published total reads.
    pub fn reading(&self, published: Option<Points>) -> ScoreReading {
        ScoreReading::of(&self.lines, published)
    }

    /// The points by criterion, for comparing.
    pub fn by_criterion(&self) -> impl Iterator<Item = (&'static str, Option<Points>)> {
        self.lines.iter().map(|line| (line.criterion.id, line.points()))
    }

    /// The points by group, for comparing.
    pub fn by_group(&self) -> impl Iterator<Item = (&'static str, Option<Points>)> {
        self.groups().map(|score| (score.group.id, score.points()))
    }
}

fn sum(lines: &[Line<'_>]) -> Option<Points> {
    let any = lines.iter().any(|line| line.reason.gives_points());
    any.then(|| lines.iter().map(|line| line.points).sum())
}
