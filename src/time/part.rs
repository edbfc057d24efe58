//! The numbered parts of a year.

use crate::Name;

/// A numbered part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Month,
    Quarter,
    Half,
    Months,
}

impl Part {
    /// How errors call it.
    pub(super) const fn name(self) -> Name {
        match self {
            Self::Month => Name::new("tháng", "month"),
            Self::Quarter => Name::new("quý", "quarter"),
            Self::Half => Name::new("nửa năm", "half year"),
            Self::Months => Name::new("số tháng", "number of months"),
        }
    }

    /// Its largest number in a year.
    pub(super) const fn most(self) -> u32 {
        match self {
            Self::Month | Self::Months => 12,
            Self::Quarter => 4,
            Self::Half => 2,
        }
    }
}
