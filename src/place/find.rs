//! Why a code leads to no province.

use chrono::NaiveDate;

use super::{Map, NewProvince, OldProvince, ProvinceCode};
use crate::text::excerpt;

/// A code that stands for no province on the day that was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct NoProvince(#[from] NoProvinceFault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoProvinceFault {
    #[error("the provinces of {on} are not known: the first map starts on 2008-08-01")]
    TooEarly { on: NaiveDate },
    #[error("no province has the code {code} on {on}")]
    NoCode { code: ProvinceCode, on: NaiveDate },
    #[error(
        "no province has the code {code} on {on}: it was {was} until 2025-06-30, which is part of {now} ({}) since",
        now.code()
    )]
    ClosedCode { code: ProvinceCode, on: NaiveDate, was: OldProvince, now: NewProvince },
    #[error("{code:?} is no level-1 agency code of a province: expected H01 to H63")]
    NoAgency { code: Box<str> },
    #[error("no province has the ISO 3166-2 code {code:?} on {on}")]
    NoIso { code: Box<str>, on: NaiveDate },
    #[error(
        "{iso} was {was} until 2025-06-30; of {now}, which it is part of since, no ISO 3166-2 code is known"
    )]
    ClosedIso { iso: &'static str, was: OldProvince, now: NewProvince },
}

impl NoProvinceFault {
    /// Why that code leads to no province on that day.
    #[cold]
    pub(super) fn of_code(code: ProvinceCode, on: NaiveDate) -> Self {
        match (Map::on(on), code.until_2025()) {
            (None, _) => Self::TooEarly { on },
            (Some(Map::Since2025), Some(was)) => {
                Self::ClosedCode { code, on, was, now: was.successor() }
            }
            _ => Self::NoCode { code, on },
        }
    }

    /// Why that ISO code leads to no province on that day, which a map holds.
    #[cold]
    pub(super) fn of_iso(code: &str, on: NaiveDate) -> Self {
        match OldProvince::by_iso(code) {
            Some(was) => Self::ClosedIso { iso: was.iso(), was, now: was.successor() },
            None => Self::NoIso { code: excerpt(code), on },
        }
    }
}
