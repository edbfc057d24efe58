//! What a join tells of codes: repeated ones, and those that look like others.

use core::fmt;

use serde::Serialize;

use super::record::SyncRecord;
use crate::check::{Finding, Rule, Seen};
use crate::{Lang, Name};

/// The side a record stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The local system.
    Local,
    /// The national portal.
    Portal,
}

impl Side {
    /// The name in Vietnamese and English.
    pub const fn name(self) -> Name {
        match self {
            Self::Local => Name::new("hệ thống địa phương", "the local system"),
            Self::Portal => Name::new("Cổng Dịch vụ công quốc gia", "the portal"),
        }
    }
}

/// Prints the English name.
impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().in_lang(Lang::En))
    }
}

/// A code that came before on its side: the later line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    side: Side,
    code: Box<str>,
    lines: (u64, u64),
}

impl Repeated {
    pub(super) fn of(side: Side, earlier: &SyncRecord, later: &SyncRecord) -> Self {
        Self { side, code: later.code().into(), lines: (earlier.line(), later.line()) }
    }

    /// The side it is repeated on.
    pub const fn side(&self) -> Side {
        self.side
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The line that is replaced, and the later one that stands.
    pub const fn lines(&self) -> (u64, u64) {
        self.lines
    }

    /// The same as a finding, which names both lines.
    pub fn finding(&self) -> Finding {
        let (earlier, later) = self.lines;
        Finding::new(Rule::RepeatedCode, &self.code, "MaHoSo", Seen::Lines(earlier, later))
    }

    pub(super) fn order(&self) -> (Side, u64, u64) {
        (self.side, self.lines.1, self.lines.0)
    }
}

/// Two codes that look the same and are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlike {
    side: Side,
    code: Box<str>,
    line: u64,
    like: Box<str>,
    like_line: u64,
    like_side: Side,
}

impl LookAlike {
    /// `None` if the codes are the same.
    pub(super) fn of(
        (side, own): (Side, &SyncRecord),
        (like_side, like): (Side, &SyncRecord),
    ) -> Option<Self> {
        (own.key() != like.key()).then(|| Self {
            side,
            code: own.code().into(),
            line: own.line(),
            like: like.code().into(),
            like_line: like.line(),
            like_side,
        })
    }

    /// The side of the code.
    pub const fn side(&self) -> Side {
        self.side
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Its line.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The code that it looks like.
    pub fn like(&self) -> &str {
        &self.like
    }

    /// The side of the code that it looks like.
    pub const fn like_side(&self) -> Side {
        self.like_side
    }

    /// The line of the code that it looks like.
    pub const fn like_line(&self) -> u64 {
        self.like_line
    }

    /// The same as a finding, which names both lines.
    pub fn finding(&self) -> Finding {
        let seen = Seen::Like {
            line: self.line,
            other: self.like_line,
            same_input: self.side == self.like_side,
        };
        Finding::new(Rule::LookAlikeCode, &self.code, "MaHoSo", seen)
    }

    pub(super) fn order(&self) -> (Side, u64, Side, u64) {
        (self.side, self.line, self.like_side, self.like_line)
    }
}
