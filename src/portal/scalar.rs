//! The scalars of the wire: text, or nothing.

use core::fmt;
use std::borrow::Cow;

use serde::de::Error;
use serde::{Serialize, Serializer};

use super::any::{Fields, Take};
use super::fault::{FaultKind, PacketFault, Path, Shape};
use super::time::{ParseWireTimeError, WireTime};
use super::wire::Value;
use crate::text::{Discreet, trim};

/// A scalar of a packet: a text as it was written, or nothing.
///
/// The portal sends scalars as text; a number or a truth value is kept as the text it would be
/// (`9`, `9.0`, `true`). Missing, null, empty and blank are the same. It is written back as the
/// text it was.
///
/// `Debug` shows text that looks like a code and only counts the characters of any other, since
/// a person's name can stand in the wrong field.
///
/// ```
/// use vn_egov_metrics::portal::Scalar;
///
/// let status = Scalar::new(" 9 ");
/// assert_eq!(status.get(), Some("9"));
/// assert_eq!(Scalar::new("  "), Scalar::MISSING);
/// assert_eq!(format!("{:?}", Scalar::new("Nguyễn Văn Mẫu")), "<14 characters>");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Scalar<'a> {
    // Invariant: not blank, kept by `Scalar::new`.
    text: Option<Cow<'a, str>>,
}

impl<'a> Scalar<'a> {
    /// No text.
    pub const MISSING: Self = Self { text: None };

    /// That text; a blank one is [`Scalar::MISSING`].
    #[inline]
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let blank = !text.bytes().next().is_some_and(|first| first.is_ascii_graphic())
            && trim(&text).is_empty();
        Self { text: (!blank).then_some(text) }
    }

    /// The text without white space around it; `None` if there is none.
    #[inline]
    pub fn get(&self) -> Option<&str> {
        self.text.as_deref().map(trim)
    }

    /// The text exactly as it was written; `None` if there is none.
    pub fn as_written(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Whether there is no text.
    pub const fn is_missing(&self) -> bool {
        self.text.is_none()
    }

    /// Whether the text is still the input's own, so that nothing was copied.
    pub const fn is_borrowed(&self) -> bool {
        matches!(self.text, Some(Cow::Borrowed(_)))
    }

    /// The flag `1` or `0`; `None` for anything else, the missing flag included.
    #[inline]
    pub fn flag(&self) -> Option<bool> {
        match self.get() {
            Some("1") => Some(true),
            Some("0") => Some(false),
            _ => None,
        }
    }

    /// The moment; `None` if the scalar is missing.
    ///
    /// ```
    /// use vn_egov_metrics::portal::Scalar;
    ///
    /// let time = Scalar::new("20260704104605").time()?;
    /// assert_eq!(time.map(|time| time.to_string()).as_deref(), Some("20260704104605"));
    /// assert_eq!(Scalar::new(" ").time()?, None);
    ///
    /// // The 31st of June.
    /// assert!(Scalar::new("20260631104605").time().is_err());
    /// # Ok::<(), vn_egov_metrics::portal::ParseWireTimeError>(())
    /// ```
    ///
    /// # Errors
    /// A text that is no moment of the wire, as [`WireTime`] lists them.
    #[inline]
    pub fn time(&self) -> Result<Option<WireTime>, ParseWireTimeError> {
        self.get().map(str::parse).transpose()
    }
}

impl fmt::Debug for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_written() {
            None => f.write_str("missing"),
            Some(text) => fmt::Debug::fmt(&Discreet(text), f),
        }
    }
}

impl Serialize for Scalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_written().unwrap_or_default())
    }
}

/// Wants text.
pub(super) struct TakeScalar;

impl<'de> Take<'de> for TakeScalar {
    type Out = Result<Scalar<'de>, Shape>;

    fn nothing<E: Error>(self) -> Result<Self::Out, E> {
        Ok(Ok(Scalar::MISSING))
    }

    #[inline]
    fn text<E: Error>(self, text: Cow<'de, str>, _: Shape) -> Result<Self::Out, E> {
        Ok(Ok(Scalar::new(text)))
    }

    fn other<E: Error>(self, shape: Shape) -> Result<Self::Out, E> {
        Ok(Err(shape))
    }
}

/// A value that is not at hand as text.
#[inline(never)]
fn take<'de, O: Fields<'de>>(
    object: &mut O,
    path: &Path,
    key: &'static str,
    faults: &mut Vec<PacketFault>,
) -> Result<Scalar<'de>, O::Error> {
    Ok(object.take(TakeScalar)?.unwrap_or_else(|shape| {
        faults.push(path.field(key).fault(FaultKind::NotText(shape)));
        Scalar::MISSING
    }))
}

impl<'de> Value<'de> for Scalar<'de> {
    fn is_missing(&self) -> bool {
        self.is_missing()
    }

    #[inline]
    fn read<O: Fields<'de>>(
        object: &mut O,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) -> Result<Self, O::Error> {
        match object.text() {
            Some(text) => Ok(Self::new(text)),
            None => take(object, path, key, faults),
        }
    }

    fn put(
        &mut self,
        below: Option<usize>,
        text: &'de str,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) {
        let scalar = Self::new(text);
        if below.is_some() || scalar.is_missing() {
            return;
        }
        if !self.is_missing() {
            faults.push(path.field(key).fault(FaultKind::Repeated));
        }
        *self = scalar;
    }
}

/// The address of a file, kept to be written back and never shown: it can hold a person's name.
///
/// Whether there is a file is all that the rules ask.
#[doc(alias = "đường dẫn tệp tin")]
#[doc(alias = "duong dan tep tin")]
#[doc(alias = "DuongDanTaiTepTin")]
#[derive(Clone, PartialEq, Eq, Default)]
pub struct FileLink<'a> {
    address: Scalar<'a>,
}

impl<'a> FileLink<'a> {
    /// That address; a blank one is no file.
    pub fn new(address: impl Into<Cow<'a, str>>) -> Self {
        Self { address: Scalar::new(address) }
    }

    /// Whether there is a file.
    pub const fn is_given(&self) -> bool {
        !self.address.is_missing()
    }
}

impl fmt::Debug for FileLink<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_given() { "<file>" } else { "missing" })
    }
}

impl Serialize for FileLink<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.address.serialize(serializer)
    }
}

impl<'de> Value<'de> for FileLink<'de> {
    fn is_missing(&self) -> bool {
        !self.is_given()
    }

    #[inline]
    fn read<O: Fields<'de>>(
        object: &mut O,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) -> Result<Self, O::Error> {
        Scalar::read(object, path, key, faults).map(|address| Self { address })
    }

    /// Columns hold no addresses, only whether there is a file.
    fn is_column(column: &str, _: &str) -> bool {
        column == "CoTep"
    }

    fn put(
        &mut self,
        below: Option<usize>,
        text: &'de str,
        path: &Path,
        key: &'static str,
        faults: &mut Vec<PacketFault>,
    ) {
        match trim(text) {
            "1" | "true" | "True" => self.address.put(below, "1", path, key, faults),
            "" | "0" | "false" | "False" => {}
            _ => faults.push(path.field(key).fault(FaultKind::NotAFlag)),
        }
    }
}
