//! Whether procedures are announced and made public on time.

use chrono::NaiveDate;

use super::Reading;
use super::limits::{
    ANNOUNCE_MINISTRY, ANNOUNCE_PROVINCE, LegalLimit, PUBLISH_MINISTRY, PUBLISH_PROVINCE,
};
use super::logic::{and, or};
use crate::code::{AgencyCode, AgencyKind, Coded};
use crate::record::{Announcement, AuthorityLevel, Procedure};

/// The four facts of criteria 1.1 and 1.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) announced: Option<bool>,
    pub(super) announced_on_time: Option<bool>,
    pub(super) to_publish: Option<bool>,
    pub(super) published_on_time: Option<bool>,
}

impl Dates {
    pub(super) fn of(procedure: &Procedure, reading: &Reading<'_>) -> Self {
        let Some(announcements) = &procedure.announcements else {
            return Self {
                announced: None,
                announced_on_time: None,
                to_publish: None,
                published_on_time: None,
            };
        };
        let limits = limits(procedure);
        let none = Self {
            announced: Some(false),
            announced_on_time: Some(true),
            to_publish: Some(false),
            published_on_time: Some(true),
        };
        // One late decision makes the procedure late.
        announcements.iter().fold(none, |sum, announcement| {
            let one = Self::of_one(announcement, limits, reading);
            Self {
                announced: or(sum.announced, one.announced),
                announced_on_time: and(sum.announced_on_time, one.announced_on_time),
                to_publish: or(sum.to_publish, one.to_publish),
                published_on_time: and(sum.published_on_time, one.published_on_time),
            }
        })
    }

    /// A decision outside the period is not late in it.
    fn of_one(one: &Announcement, limits: Option<Limits>, reading: &Reading<'_>) -> Self {
        let announced = reading.covers(one.decided_on);
        let early_enough = || {
            let (limits, effect) = (limits?, one.takes_effect_on?);
            working_days_before(reading, one.decided_on, effect)
                .map(|days| days >= i64::from(limits.announce.limit.amount()))
        };
        let publish_by = limits.and_then(|l| reading.due_on(one.decided_on, l.publish.limit));
        let to_publish = publish_by.map(|due| reading.covers(due));
        let soon_enough = match (to_publish, publish_by, one.published_on) {
            (Some(false), ..) => Some(true),
            (Some(true), Some(due), Some(day)) => Some(day <= due),
            _ => None,
        };
        Self {
            announced: Some(announced),
            announced_on_time: if announced { early_enough() } else { Some(true) },
            to_publish,
            published_on_time: soon_enough,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Limits {
    announce: &'static LegalLimit,
    publish: &'static LegalLimit,
}

/// The limits are those of whoever announces; where that is not told, of the level that settles;
/// where that is not told either, of the agency that lists it (our choice: a province's list is
/// announced by the province).
fn limits(procedure: &Procedure) -> Option<Limits> {
    let kind_of = |agency: &Option<Coded<AgencyCode>>| match agency
        .as_ref()
        .and_then(Coded::regular)
        .and_then(AgencyCode::kind)
    {
        Some(AgencyKind::Ministry) => Some(true),
        Some(AgencyKind::Province) => Some(false),
        _ => None,
    };
    let ministry = kind_of(&procedure.announced_by)
        .or_else(|| Some(procedure.authority_level? == AuthorityLevel::Ministry))
        .or_else(|| kind_of(&procedure.authority))?;
    Some(if ministry {
        Limits { announce: &ANNOUNCE_MINISTRY, publish: &PUBLISH_MINISTRY }
    } else {
        Limits { announce: &ANNOUNCE_PROVINCE, publish: &PUBLISH_PROVINCE }
    })
}

/// The working days from one day up to the day before another: counted back from the day of
/// effect, which is not one of them.
fn working_days_before(reading: &Reading<'_>, from: NaiveDate, effect: NaiveDate) -> Option<i64> {
    let (before, last) = (from.pred_opt()?, effect.pred_opt()?);
    reading.calendar().working_days_between(before, last).ok().map(i64::from)
}
