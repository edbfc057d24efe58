//! Cells of a table, as people write them.

use core::fmt;

use chrono::NaiveDate;

use crate::text::{compose, excerpt};

/// A cell that does not hold what its column asks for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: expected {expected}, found {found:?}")]
pub struct CellError {
    column: &'static str,
    expected: &'static str,
    found: Box<str>,
}

impl CellError {
    /// The name of the column.
    pub const fn column(&self) -> &'static str {
        self.column
    }
}

/// One cell of a named column.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) column: &'static str,
    pub(super) text: &'a str,
}

impl fmt::Debug for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cell({})", self.column)
    }
}

impl Cell<'_> {
    fn refused(self, expected: &'static str) -> CellError {
        CellError { column: self.column, expected, found: excerpt(self.text) }
    }

    /// A yes, a no, or nothing: empty is not known.
    pub(super) fn flag(self) -> Result<Option<bool>, CellError> {
        match compose(self.text).to_lowercase().as_str() {
            "" => Ok(None),
            "1" | "true" | "yes" | "có" => Ok(Some(true)),
            "0" | "false" | "no" | "không" => Ok(Some(false)),
            _ => Err(self.refused("1, true, yes or có, 0, false, no or không, or nothing")),
        }
    }

    /// A day: `2024-08-29`, or as Viet Nam writes it, `29/8/2024`.
    pub(super) fn day(self) -> Result<NaiveDate, CellError> {
        let text = compose(self.text);
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d")
            .or_else(|_| NaiveDate::parse_from_str(&text, "%d/%m/%Y"));
        day.map_err(|_| self.refused("a day such as 2024-08-29 or 29/8/2024"))
    }
}
