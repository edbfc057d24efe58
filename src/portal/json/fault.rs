//! What stops the reading of a JSON text, and where.

use core::fmt;

use crate::portal::fault::{ReadPacketError, Unreadable};

/// Why a text could not be read.
#[derive(Debug)]
pub(super) struct Fault {
    kind: Unreadable,
    // The byte it stands before; `None` until whoever reads the value around it says.
    at: Option<usize>,
}

impl Fault {
    /// The text is no JSON at that byte.
    #[cold]
    pub(super) const fn malformed(at: usize) -> Self {
        Self { kind: Unreadable::Malformed, at: Some(at) }
    }

    /// The same fault, at that byte unless it has a place.
    #[cold]
    pub(super) fn or_at(self, at: usize) -> Self {
        Self { at: self.at.or(Some(at)), ..self }
    }

    /// As an error, with the line and the column in the text.
    #[cold]
    pub(super) fn in_text(&self, text: &str) -> ReadPacketError {
        let at = self.at.unwrap_or(text.len());
        let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
        let line = before.split(|byte| *byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        ReadPacketError::at(self.kind, line, column)
    }
}

impl serde::de::Error for Fault {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { kind: Unreadable::told(&message), at: None }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl core::error::Error for Fault {}
