//! What makes a value no entry of a catalogue.

use core::fmt;

use super::fault::Shape;
use crate::Lang;
use crate::number::Shown;

/// A text that is no entry and no reply of a catalogue: unreadable, no object, or without a code.
///
/// It is made from a format's error and keeps of it the kind alone, for formats quote values.
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::portal::{CatalogueEntry, ReadEntryError};
///
/// let error = serde_json::from_str::<CatalogueEntry>(r#"{"MATTHC": ""}"#).unwrap_err();
/// let error = ReadEntryError::new(&error);
/// assert_eq!(error.to_string(), "MATTHC is missing or empty");
/// assert_eq!(error.in_lang(Lang::Vi).to_string(), "MATTHC bị thiếu hoặc trống");
///
/// let error = serde_json::from_str::<CatalogueEntry>("{").unwrap_err();
/// assert_eq!(ReadEntryError::new(&error).to_string(), "the text is malformed");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadEntryError {
    // `None` for a text that is malformed.
    fault: Option<EntryFault>,
}

impl ReadEntryError {
    /// The error of a format, with what it quotes left out.
    pub fn new(error: &impl fmt::Display) -> Self {
        let text = error.to_string();
        let shapes = Shape::ALL.into_iter().map(EntryFault::NotAnObject);
        let told = |fault: &EntryFault| text.starts_with(&fault.to_string());
        Self { fault: core::iter::once(EntryFault::NoCode).chain(shapes).find(told) }
    }

    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

impl fmt::Display for Shown<&ReadEntryError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.value.fault, self.lang) {
            (Some(fault), lang) => Shown::new(fault, lang).fmt(f),
            (None, Lang::Vi) => f.write_str("văn bản sai cú pháp"),
            (None, Lang::En) => f.write_str("the text is malformed"),
        }
    }
}

/// Prints the English sentence.
impl fmt::Display for ReadEntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lang(Lang::En).fmt(f)
    }
}

impl core::error::Error for ReadEntryError {}

/// Why a value is no entry. A format carries it as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryFault {
    NotAnObject(Shape),
    NoCode,
}

impl fmt::Display for EntryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown::new(*self, Lang::En).fmt(f)
    }
}

impl fmt::Display for Shown<EntryFault> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.value, self.lang) {
            (EntryFault::NotAnObject(shape), Lang::Vi) => {
                write!(f, "cần một đối tượng, thấy {}", shape.name().vi)
            }
            (EntryFault::NotAnObject(shape), Lang::En) => {
                write!(f, "expected an object, found {shape}")
            }
            (EntryFault::NoCode, Lang::Vi) => f.write_str("MATTHC bị thiếu hoặc trống"),
            (EntryFault::NoCode, Lang::En) => f.write_str("MATTHC is missing or empty"),
        }
    }
}
