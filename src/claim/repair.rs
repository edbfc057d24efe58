//! Which few figures, printed a little otherwise, would make everything read.

use core::fmt;
use std::collections::BTreeMap;

use super::claims::Claims;
use super::edits::Edits;
use super::reprint::Reprint;
use crate::number::Exact;

/// Figures that, printed otherwise, make a relation read, and all that hangs together with it.
///
/// Ranked by the number of figures, then by the edits of their digits and decimal marks: repairs
/// that tie in both have the same rank. In a rank they stand by how likely the slips are, by the
/// relative change, and by the order of the figures.
#[doc(alias = "sửa số")]
#[doc(alias = "sua so")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// 1 for the best; ties share it.
    pub rank: u32,
    /// The edits of all changes.
    pub edits: Edits,
    /// The changes, in the order of the figures.
    pub changes: Vec<Change>,
}

/// One figure printed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The figure's id.
    pub figure: Box<str>,
    /// Its text, as published.
    pub from: Box<str>,
    /// The text that would read.
    pub to: Box<str>,
    /// The edits between their digits and decimal marks.
    pub edits: Edits,
}

/// Prints the changes: `integrated: 1.644 -> 1.664`.
impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, change) in self.changes.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{}: {} -> {}", change.figure, change.from, change.to)?;
        }
        Ok(())
    }
}

/// The sets with the fewest edits for their figures, and with the fewest that keep the places, in
/// order, with their ranks.
pub(super) fn ranked(claims: &Claims, found: Vec<Vec<Reprint>>) -> Vec<Repair> {
    let edits =
        |set: &Vec<Reprint>| set.iter().fold(Edits::NONE, |edits, other| edits.plus(other.edits));
    let figures =
        |set: &Vec<Reprint>| -> Vec<usize> { set.iter().map(|other| other.figure).collect() };
    let keeps_places = |set: &Vec<Reprint>| set.iter().all(|other| other.keeps_places);
    let mut fewest = BTreeMap::<(Vec<usize>, bool), u32>::new();
    for set in &found {
        let count = edits(set).count();
        for keeping in [false, true] {
            if !keeping || keeps_places(set) {
                let least = fewest.entry((figures(set), keeping)).or_insert(count);
                *least = (*least).min(count);
            }
        }
    }
    let mut kept: Vec<_> = found
        .into_iter()
        .filter(|set| fewest.get(&(figures(set), keeps_places(set))) == Some(&edits(set).count()))
        .map(|set| {
            let relative = set.iter().filter_map(|other| relative(claims, other)).max();
            let digits: Vec<String> = set.iter().map(|other| other.digits.clone()).collect();
            (edits(&set), relative, figures(&set), digits, set)
        })
        .collect();
    kept.sort_by(|one, two| (one.0, one.1, &one.2, &one.3).cmp(&(two.0, two.1, &two.2, &two.3)));
    kept.dedup();
    let mut rank = 0;
    let mut last = None;
    kept.into_iter()
        .map(|(edits, .., set)| {
            if last != Some(edits.count()) {
                last = Some(edits.count());
                rank += 1;
            }
            let changes = set.iter().filter_map(|other| change(claims, other)).collect();
            Repair { rank, edits, changes }
        })
        .collect()
}

/// By how much of itself the figure changes; a figure of 0 by as much as can be.
fn relative(claims: &Claims, other: &Reprint) -> Option<Exact> {
    let old: Exact = claims.figures().get(other.figure)?.fixed()?.into();
    let by = Exact::from(other.number).checked_sub(old)?;
    let magnitude =
        |value: Exact| Exact::new(value.numerator().checked_abs()?, value.denominator());
    match magnitude(old)?.inverse() {
        Some(inverse) => magnitude(by)?.checked_mul(inverse),
        None => Some(Exact::whole(i128::MAX)),
    }
}

fn change(claims: &Claims, other: &Reprint) -> Option<Change> {
    let figure = claims.figures().get(other.figure)?;
    let printed = figure.printed();
    Some(Change {
        figure: figure.id().into(),
        from: printed.text().into(),
        to: printed.with_digits(&other.digits).into(),
        edits: other.edits,
    })
}
