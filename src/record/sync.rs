//! Whether the national portal holds a record, and in step.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{Lang, Name};

/// How a local record stands to the national portal's; a reconciliation finds it.
#[doc(alias = "trạng thái đồng bộ")]
#[doc(alias = "trang thai dong bo")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// Same status, same moments.
    InStep,
    /// The portal is behind the local record.
    Behind,
    /// The portal is ahead of the local record.
    Ahead,
    /// They differ, and neither is ahead.
    Differs,
    /// The portal does not hold it.
    Absent,
    /// Only the portal holds it.
    Orphan,
}

impl SyncState {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::InStep, Self::Behind, Self::Ahead, Self::Differs, Self::Absent, Self::Orphan];

    /// Whether the portal holds a record of a local one: all but absent.
    pub const fn is_on_portal(self) -> bool {
        !matches!(self, Self::Absent)
    }

    /// The serialised name: `in_step`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::InStep => "in_step",
            Self::Behind => "behind",
            Self::Ahead => "ahead",
            Self::Differs => "differs",
            Self::Absent => "absent",
            Self::Orphan => "orphan",
        }
    }

    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::InStep => Name::new("khớp", "in step"),
            Self::Behind => Name::new("Cổng chậm hơn", "behind"),
            Self::Ahead => Name::new("Cổng mới hơn", "ahead"),
            Self::Differs => Name::new("khác nhau", "differs"),
            Self::Absent => Name::new("chưa có trên Cổng", "absent"),
            Self::Orphan => Name::new("chỉ có trên Cổng", "orphan"),
        }
    }
}

/// Prints the English name: `in step`.
impl fmt::Display for SyncState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().in_lang(Lang::En))
    }
}
