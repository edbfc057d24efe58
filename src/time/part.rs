//! The numbered parts of a year.

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
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half year",
            Self::Months => "number of months",
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
