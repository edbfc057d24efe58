//! What a packet holds in the wrong shape, and what makes a line no packet: places and kinds,
//! never the values, since a value in the wrong place can be a person's name.

use core::fmt;

use crate::number::Shown;
use crate::{Lang, Name};

/// The shape a value was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Shape {
    /// Null.
    Null,
    /// A text.
    Text,
    /// A number, whole or not.
    Number,
    /// True or false.
    Truth,
    /// Bytes, in formats that have them.
    Bytes,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Shape {
    pub(super) const ALL: [Self; 7] =
        [Self::Null, Self::Text, Self::Number, Self::Truth, Self::Bytes, Self::List, Self::Object];

    /// The words of sentences for it, in both languages: `một danh sách`, `a list`.
    pub const fn name(self) -> Name {
        match self {
            Self::Null => Name::new("null", "null"),
            Self::Text => Name::new("văn bản", "text"),
            Self::Number => Name::new("một số", "a number"),
            Self::Truth => Name::new("true hoặc false", "true or false"),
            Self::Bytes => Name::new("byte", "bytes"),
            Self::List => Name::new("một danh sách", "a list"),
            Self::Object => Name::new("một đối tượng", "an object"),
        }
    }
}

/// Prints the shape as sentences name it: `a list`.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name().in_lang(Lang::En))
    }
}

/// What is wrong with a field of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// Text was wanted; the field counts as missing.
    #[error("expected text, found {0}")]
    NotText(Shape),
    /// A list was wanted; the field counts as missing.
    #[error("expected a list, found {0}")]
    NotAList(Shape),
    /// An item of a list is no object; it counts as an item of which nothing is known.
    #[error("expected an object, found {0}")]
    NotAnObject(Shape),
    /// The field was written more than once; the last one counts.
    #[error("written more than once")]
    Repeated,
    /// A column that says whether there is a file holds neither 0 nor 1; it counts as 0.
    #[error("expected 0 or 1")]
    NotAFlag,
}

/// A field of a packet that came in the wrong shape, or twice: where, and what kind of fault.
///
/// It never holds what was written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PacketFault {
    path: Path,
    kind: FaultKind,
}

impl PacketFault {
    /// The packet's field, by its portal name: `TaiLieuNop`.
    pub const fn field(&self) -> &'static str {
        self.path.field
    }

    /// Which item of that list, from 1.
    pub const fn item(&self) -> Option<usize> {
        self.path.item
    }

    /// The item's field, by its portal name: `DuocSoHoa`.
    pub const fn item_field(&self) -> Option<&'static str> {
        self.path.item_field
    }

    /// What is wrong.
    pub const fn kind(&self) -> FaultKind {
        self.kind
    }
}

/// Prints `TaiLieuNop, item 2, DuocSoHoa: expected text, found a list`.
impl fmt::Display for PacketFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path.field)?;
        if let Some(item) = self.path.item {
            write!(f, ", item {item}")?;
        }
        if let Some(field) = self.path.item_field {
            write!(f, ", {field}")?;
        }
        write!(f, ": {}", self.kind)
    }
}

/// Where in a packet a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Path {
    field: &'static str,
    item: Option<usize>,
    item_field: Option<&'static str>,
}

impl Path {
    /// A field of what stands here.
    pub(super) const fn field(self, name: &'static str) -> Self {
        match self.item {
            None => Self { field: name, ..self },
            Some(_) => Self { item_field: Some(name), ..self },
        }
    }

    /// An item of the list that stands here, from 0. In a list within an item the outer item is
    /// named: where to look is what matters.
    pub(super) const fn item(self, index: usize) -> Self {
        match self.item_field {
            None => Self { item: Some(index + 1), ..self },
            Some(_) => self,
        }
    }

    pub(super) const fn fault(self, kind: FaultKind) -> PacketFault {
        PacketFault { path: self, kind }
    }
}

/// A line that is no packet: unreadable, no object, or without a dossier code.
///
/// Formats quote values in their errors, and a value in the wrong place can be a person's name.
/// So this error is made from a format's error and keeps of it the place and the kind alone.
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::portal::{Packet, ReadPacketError};
///
/// let error = serde_json::from_str::<Packet>(r#"{"MaHoSo": ""}"#).unwrap_err();
/// let error = ReadPacketError::new(&error, error.line(), error.column());
/// assert_eq!(error.to_string(), "MaHoSo is missing or empty, at line 1, column 14");
/// assert_eq!(error.in_lang(Lang::Vi).to_string(), "MaHoSo bị thiếu hoặc trống, ở dòng 1, cột 14");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPacketError {
    kind: Unreadable,
    // Line and column, from 1; a column of 0 stands before the line.
    at: Option<(usize, usize)>,
}

impl ReadPacketError {
    /// The error of a format, at that line and column, with what it quotes left out.
    pub fn new(error: &impl fmt::Display, line: usize, column: usize) -> Self {
        Self::at(Unreadable::told(error), line, column)
    }

    pub(super) const fn at(kind: Unreadable, line: usize, column: usize) -> Self {
        Self { kind, at: Some((line, column)) }
    }

    /// The same error, at that line of what its text was a line of.
    pub fn on_line(self, line: usize) -> Self {
        Self { at: self.at.map(|(_, column)| (line, column)), ..self }
    }

    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }

    /// The line it was found at, from 1 in what was read.
    pub fn line(&self) -> Option<usize> {
        self.at.map(|(line, _)| line)
    }

    /// The column it was found at.
    pub fn column(&self) -> Option<usize> {
        self.at.map(|(_, column)| column)
    }

    /// The field in question, by its portal name.
    pub const fn field(&self) -> Option<&'static str> {
        match self.kind {
            Unreadable::NoCode | Unreadable::CodeNotText(_) => Some("MaHoSo"),
            Unreadable::Malformed | Unreadable::NotAnObject(_) => None,
        }
    }
}

impl From<Unreadable> for ReadPacketError {
    fn from(kind: Unreadable) -> Self {
        Self { kind, at: None }
    }
}

/// Prints the English sentence.
impl fmt::Display for ReadPacketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lang(Lang::En).fmt(f)
    }
}

impl fmt::Display for Shown<&ReadPacketError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ReadPacketError { kind, at } = self.value;
        match (kind, self.lang) {
            (kind, Lang::En) => kind.fmt(f)?,
            (Unreadable::Malformed, Lang::Vi) => f.write_str("văn bản sai cú pháp")?,
            (Unreadable::NotAnObject(shape), Lang::Vi) => {
                write!(f, "cần một đối tượng, thấy {}", shape.name().vi)?;
            }
            (Unreadable::NoCode, Lang::Vi) => f.write_str("MaHoSo bị thiếu hoặc trống")?,
            (Unreadable::CodeNotText(shape), Lang::Vi) => {
                write!(f, "MaHoSo phải là văn bản, thấy {}", shape.name().vi)?;
            }
        }
        match (at, self.lang) {
            (None, _) => Ok(()),
            (Some((line, column)), Lang::Vi) => write!(f, ", ở dòng {line}, cột {column}"),
            (Some((line, column)), Lang::En) => write!(f, ", at line {line}, column {column}"),
        }
    }
}

impl core::error::Error for ReadPacketError {}

/// Why a line is no packet. A format carries it as text, so `Unreadable::told` knows it by its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreadable {
    #[error("the text is malformed")]
    Malformed,
    #[error("expected an object, found {0}")]
    NotAnObject(Shape),
    #[error("MaHoSo is missing or empty")]
    NoCode,
    #[error("expected text in MaHoSo, found {0}")]
    CodeNotText(Shape),
}

impl Unreadable {
    /// What a format was told, and tells; anything else is its own, of a text that is malformed.
    pub(super) fn told(error: &impl fmt::Display) -> Self {
        let text = error.to_string();
        let shapes = || Shape::ALL.into_iter();
        core::iter::once(Self::NoCode)
            .chain(shapes().map(Self::NotAnObject))
            .chain(shapes().map(Self::CodeNotText))
            .find(|kind| text.starts_with(&kind.to_string()))
            .unwrap_or(Self::Malformed)
    }
}
