//! What stops the reading of a JSON text, and where.

use core::fmt;

use crate::portal::fault::{ReadPacketError, Unreadable};

/// Why a text could not be read; boxed, for there mostly is none.
#[derive(Debug)]
pub(super) struct Fault(Box<Parts>);

#[derive(Debug)]
struct Parts {
    kind: Unreadable,
    // The byte it stands before; `None` until whoever reads the value around it says.
    at: Option<usize>,
}

impl Fault {
    /// The text is no JSON at that byte.
    #[cold]
    pub(super) fn malformed(at: usize) -> Self {
        Self(Box::new(Parts { kind: Unreadable::Malformed, at: Some(at) }))
    }

    /// The same fault, at that byte unless it has a place.
    #[cold]
    pub(super) fn or_at(mut self, at: usize) -> Self {
        self.0.at.get_or_insert(at);
        self
    }

    /// As an error, with the line and the column in the text.
    #[cold]
    pub(super) fn in_text(&self, text: &str) -> ReadPacketError {
        let at = self.0.at.unwrap_or(text.len());
        let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
        let line = before.split(|byte| *byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        ReadPacketError::at(self.0.kind, line, column)
    }
}

impl serde::de::Error for Fault {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(Box::new(Parts { kind: Unreadable::told(&message), at: None }))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.kind.fmt(f)
    }
}

impl core::error::Error for Fault {}
