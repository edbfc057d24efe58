//! Figures of one province over time, across 1 July 2025.

use core::fmt;
use core::ops::RangeInclusive;

use chrono::NaiveDate;

use super::merger::Names;
use super::{Map, NewProvince, OldProvince, Province, Territory};
use crate::number::Change;

/// Figures of one of today's provinces over time: each of certain days and of a known territory.
///
/// A figure may be of the province itself, or of an old province that is part of it since
/// 1 July 2025. Change is asked like for like: against the same territory before, taken as a
/// whole or added up from all its parts, and never against a part of it that has its name.
///
/// ```
/// use chrono::NaiveDate;
/// use vn_egov_metrics::place::{NewProvince, OldProvince, Series};
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// let q1_2025 = day(2025, 1, 1)..=day(2025, 3, 31);
/// let q1_2026 = day(2026, 1, 1)..=day(2026, 3, 31);
/// let mut series = Series::of(NewProvince::VinhLong);
/// series.put(q1_2025.clone(), OldProvince::TraVinh, 100_u64)?;
/// series.put(q1_2025.clone(), OldProvince::VinhLong, 150)?;
/// series.put(q1_2026.clone(), NewProvince::VinhLong, 480)?;
///
/// // Old Vĩnh Long is not the Vĩnh Long of today, and neither are two parts of it.
/// assert_eq!(
///     series.change(&q1_2025, &q1_2026).unwrap_err().to_string(),
///     "2025-01-01 to 2025-03-31 lacks Bến Tre, which Vĩnh Long since 2025-07-01 is made of as well",
/// );
/// series.put(q1_2025.clone(), OldProvince::BenTre, 150)?;
/// let change = series.change(&q1_2025, &q1_2026)?;
/// assert_eq!((change.before(), change.now()), (400, 480));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "chuỗi thời gian")]
#[doc(alias = "chuoi thoi gian")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series<T> {
    of: NewProvince,
    // Invariant: by last day, first day and territory, each of them once; every territory is
    // part of the province's.
    points: Vec<Point<T>>,
}

/// One figure of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point<T> {
    days: RangeInclusive<NaiveDate>,
    province: Province,
    value: T,
}

impl<T> Point<T> {
    /// The days it counts, both ends included.
    pub const fn days(&self) -> &RangeInclusive<NaiveDate> {
        &self.days
    }

    /// The province it was given for.
    pub const fn province(&self) -> Province {
        self.province
    }

    /// The territory it is of.
    pub fn territory(&self) -> Territory {
        self.province.into()
    }

    /// The figure.
    pub const fn value(&self) -> &T {
        &self.value
    }

    fn place(&self) -> (NaiveDate, NaiveDate, Territory) {
        (*self.days.end(), *self.days.start(), self.territory())
    }
}

impl<T> Series<T> {
    /// A series of that province without figures.
    pub const fn of(province: NewProvince) -> Self {
        Self { of: province, points: Vec::new() }
    }

    /// The province it is of.
    pub const fn province(&self) -> NewProvince {
        self.of
    }

    /// Adds the figure of a province for those days.
    ///
    /// A figure of the province of today may be of days before 1 July 2025, when it was added
    /// up for its territory afterwards.
    ///
    /// # Errors
    /// - no days at all, as from 31 March to 1 January
    /// - a province that is no part of the series' province: Hà Nội in a series of Vĩnh Long
    /// - an old province on days outside its map: Trà Vinh in 2026, or the whole of 2025
    /// - a second figure of the same days and territory
    pub fn put(
        &mut self,
        days: RangeInclusive<NaiveDate>,
        province: impl Into<Province>,
        value: T,
    ) -> Result<(), PointRefused> {
        let point = Point { days, province: province.into(), value };
        let fault = |fault: fn(_) -> PointFault| {
            Err(fault(At { province: point.province, days: Days(point.days.clone()) }).into())
        };
        if point.days.is_empty() {
            return fault(PointFault::NoDays);
        }
        if point.province.today() != self.of {
            return Err(PointFault::Elsewhere { province: point.province, of: self.of }.into());
        }
        if matches!(point.province, Province::Old(_)) && !Map::Until2025.holds(&point.days) {
            return fault(PointFault::OutsideMap);
        }
        match self.points.binary_search_by_key(&point.place(), Point::place) {
            Ok(_) => fault(PointFault::Twice),
            Err(at) => {
                self.points.insert(at, point);
                Ok(())
            }
        }
    }

    /// The figures by last day, then first day, then territory.
    pub fn points(&self) -> &[Point<T>] {
        &self.points
    }

    /// The figure of that territory for exactly those days: as it was given, or else added up
    /// from all its parts by `add`, which gives `None` for what does not add up.
    ///
    /// # Errors
    /// - a territory that is not part of the province's
    /// - a part without a figure of those days
    /// - parts that do not add up
    pub fn figure(
        &self,
        territory: impl Into<Territory>,
        days: &RangeInclusive<NaiveDate>,
        add: impl FnMut(T, &T) -> Option<T>,
    ) -> Result<T, NotComparable>
    where
        T: Clone,
    {
        let territory = territory.into();
        if !Territory::from(self.of).contains(territory) {
            return Err(CompareFault::Elsewhere { territory, of: self.of }.into());
        }
        let of = |territory: Territory| {
            let found = |point: &&Point<T>| point.days == *days && point.territory() == territory;
            self.points.iter().find(found).map(Point::value)
        };
        if let Some(value) = of(territory) {
            return Ok(value.clone());
        }
        let parts = territory.parts();
        let lacking = |part: &OldProvince| of((*part).into()).is_none();
        let lacks: Vec<OldProvince> = parts.iter().copied().filter(lacking).collect();
        let (of_province, days) = (self.of, Days(days.clone()));
        if lacks.len() == parts.len() {
            return Err(CompareFault::Nothing { territory, days }.into());
        }
        if !lacks.is_empty() {
            return Err(CompareFault::Lacks { lacks, of: of_province, days }.into());
        }
        let mut values = parts.iter().filter_map(|part| of((*part).into()));
        let first = values.next().cloned();
        first
            .and_then(|first| values.try_fold(first, add))
            .ok_or_else(|| CompareFault::DoesNotAdd { territory, days }.into())
    }
}

impl Series<u64> {
    /// The like-for-like change of a count from the one to the other days, for the province's
    /// territory of today.
    ///
    /// # Errors
    /// As [`Series::figure`], for either.
    pub fn change(
        &self,
        before: &RangeInclusive<NaiveDate>,
        now: &RangeInclusive<NaiveDate>,
    ) -> Result<Change, NotComparable> {
        self.change_in(self.of, before, now)
    }

    /// The like-for-like change of a count for a territory within the province's: Trà Vinh in
    /// 2024 against Trà Vinh in 2022.
    ///
    /// # Errors
    /// As [`Series::figure`], for either.
    pub fn change_in(
        &self,
        territory: impl Into<Territory>,
        before: &RangeInclusive<NaiveDate>,
        now: &RangeInclusive<NaiveDate>,
    ) -> Result<Change, NotComparable> {
        let territory = territory.into();
        let count = |days| self.figure(territory, days, |sum, value| sum.checked_add(*value));
        Ok(Change::new(count(before)?, count(now)?))
    }
}

/// Prints both ends: `2025-01-01 to 2025-03-31`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Days(RangeInclusive<NaiveDate>);

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.0.start(), self.0.end())
    }
}

/// A figure that a series does not take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct PointRefused(#[from] PointFault);

/// The province and the days of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
struct At {
    province: Province,
    days: Days,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.province, self.days)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum PointFault {
    #[error("{0}: the last day is before the first")]
    NoDays(At),
    #[error("{province} is no part of {of} since 2025-07-01")]
    Elsewhere { province: Province, of: NewProvince },
    #[error("{0}: the old province is one only from 2008-08-01 to 2025-06-30")]
    OutsideMap(At),
    #[error("{0}: the series has a figure of this territory and these days")]
    Twice(At),
}

/// Figures that do not compare like for like.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct NotComparable(#[from] CompareFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum CompareFault {
    #[error("{territory} is no part of {of} since 2025-07-01")]
    Elsewhere { territory: Territory, of: NewProvince },
    #[error("there is no figure of {territory} for {days}")]
    Nothing { territory: Territory, days: Days },
    #[error(
        "{days} lacks {}, which {of} since 2025-07-01 is made of as well",
        Names::listed(lacks)
    )]
    Lacks { lacks: Vec<OldProvince>, of: NewProvince, days: Days },
    #[error("the parts of {territory} do not add up for {days}")]
    DoesNotAdd { territory: Territory, days: Days },
}
