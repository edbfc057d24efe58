//! What the portal's catalogue answers: entries, or entries within a text.

use core::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::CatalogueEntry;
use super::any::{Any, Fields, Items, Key, Take};
use super::entry_fault::EntryFault;
use super::fault::Shape;
use super::scalar::{Scalar, TakeScalar};
use crate::Lang;
use crate::number::Shown;

/// An answer of the national portal's catalogue (`LayThuTuc`), in any of the forms it is met in:
///
/// - `{"result": [ENTRY, …]}`, or one entry in place of the list,
/// - `{"message": "{\"result\": […]}"}`: the same as JSON within JSON, which proxies of provinces
///   send. The text is the caller's to read again, as a reply: [`CatalogueReply::message`],
/// - a list of entries.
///
/// An entry that stands alone is no reply but a [`CatalogueEntry`]. An item that is no entry is
/// passed over and told; the others are read.
///
/// ```
/// use vn_egov_metrics::portal::CatalogueReply;
///
/// let line = r#"{"message": "{\"result\": [{\"MATTHC\": \"1.004194\"}, {\"TENTTHC\": \"x\"}]}"}"#;
/// let outer: CatalogueReply = serde_json::from_str(line)?;
/// let inner: CatalogueReply = serde_json::from_str(outer.message().unwrap())?;
/// assert_eq!(inner.entries()[0].code.get(), Some("1.004194"));
/// assert_eq!(inner.skipped()[0].to_string(), "item 2 of result: MATTHC is missing or empty");
///
/// let refused = r#"{"error_code": "-1", "message": "Phiên làm việc đã hết hạn"}"#;
/// let refused: CatalogueReply = serde_json::from_str(refused)?;
/// assert_eq!(refused.error_code(), Some("-1"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(alias = "LayThuTuc")]
#[derive(Clone, PartialEq, Eq, Default)]
pub struct CatalogueReply<'a> {
    entries: Vec<CatalogueEntry<'a>>,
    skipped: Vec<SkippedEntry>,
    message: Scalar<'a>,
    error_code: Scalar<'a>,
    // Whether there was any of the three fields of a reply.
    is_reply: bool,
}

impl<'a> CatalogueReply<'a> {
    /// The entries that were read.
    pub fn entries(&self) -> &[CatalogueEntry<'a>] {
        &self.entries
    }

    /// The items that are no entries, in their order.
    pub fn skipped(&self) -> &[SkippedEntry] {
        &self.skipped
    }

    /// The text that holds the reply, or what went wrong; `None` without one.
    pub fn message(&self) -> Option<&str> {
        self.message.get()
    }

    /// The error code, unless it says that all went well: `0` or `00`.
    pub fn error_code(&self) -> Option<&str> {
        self.error_code.get().filter(|code| !matches!(*code, "0" | "00"))
    }

    /// Whether it is a reply at all: a list, or an object with a `result`, a `message` or an
    /// `error_code`.
    pub const fn is_reply(&self) -> bool {
        self.is_reply
    }
}

/// Counts, for a message can hold anything.
impl fmt::Debug for CatalogueReply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CatalogueReply")
            .field("entries", &self.entries.len())
            .field("skipped", &self.skipped)
            .field("message", &self.message)
            .field("error_code", &self.error_code)
            .finish_non_exhaustive()
    }
}

/// An item of a reply that is no entry: which, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkippedEntry {
    item: usize,
    fault: EntryFault,
}

impl SkippedEntry {
    /// Which item, from 1.
    pub const fn item(self) -> usize {
        self.item
    }

    /// Which and why, as a sentence of that language.
    pub const fn in_lang(self, lang: Lang) -> Shown<Self> {
        Shown::new(self, lang)
    }
}

/// Prints `item 2 of result: MATTHC is missing or empty`.
impl fmt::Display for SkippedEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_lang(Lang::En).fmt(f)
    }
}

impl fmt::Display for Shown<SkippedEntry> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SkippedEntry { item, fault } = self.value;
        let fault = Shown::new(fault, self.lang);
        match self.lang {
            Lang::Vi => write!(f, "mục {item} của result: {fault}"),
            Lang::En => write!(f, "item {item} of result: {fault}"),
        }
    }
}

/// Wants an entry, and says why it is none.
struct TryEntry;

impl<'de> Take<'de> for TryEntry {
    type Out = Result<CatalogueEntry<'de>, EntryFault>;

    fn other<E: Error>(self, shape: Shape) -> Result<Self::Out, E> {
        Ok(Err(EntryFault::NotAnObject(shape)))
    }

    fn object<O: Fields<'de>>(self, object: O) -> Result<Self::Out, O::Error> {
        CatalogueEntry::of_object(object)
    }
}

/// Wants the value of `result`, for that reply.
struct TakeResult<'r, 'de>(&'r mut CatalogueReply<'de>);

impl<'de> TakeResult<'_, 'de> {
    fn put(self, item: usize, read: Result<CatalogueEntry<'de>, EntryFault>) {
        match read {
            Ok(entry) => self.0.entries.push(entry),
            Err(fault) => self.0.skipped.push(SkippedEntry { item, fault }),
        }
    }
}

impl<'de> Take<'de> for TakeResult<'_, 'de> {
    type Out = ();

    fn nothing<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn other<E: Error>(self, shape: Shape) -> Result<(), E> {
        self.put(1, Err(EntryFault::NotAnObject(shape)));
        Ok(())
    }

    fn list<L: Items<'de>>(self, mut list: L) -> Result<(), L::Error> {
        let mut item = 0;
        while let Some(read) = list.next(TryEntry)? {
            item += 1;
            TakeResult(&mut *self.0).put(item, read);
        }
        Ok(())
    }

    fn object<O: Fields<'de>>(self, object: O) -> Result<(), O::Error> {
        let read = CatalogueEntry::of_object(object)?;
        self.put(1, read);
        Ok(())
    }
}

/// The fields of a reply.
enum Part {
    Result,
    Message,
    ErrorCode,
    Other,
}

impl Key for Part {
    fn named(name: &[u8]) -> Self {
        match name {
            b"result" => Self::Result,
            b"message" => Self::Message,
            b"error_code" => Self::ErrorCode,
            _ => Self::Other,
        }
    }
}

/// Wants a reply.
struct TakeReply;

impl<'de> Take<'de> for TakeReply {
    type Out = CatalogueReply<'de>;

    fn other<E: Error>(self, shape: Shape) -> Result<Self::Out, E> {
        Err(E::custom(EntryFault::NotAnObject(shape)))
    }

    fn list<L: Items<'de>>(self, list: L) -> Result<Self::Out, L::Error> {
        let mut reply = CatalogueReply { is_reply: true, ..CatalogueReply::default() };
        TakeResult(&mut reply).list(list)?;
        Ok(reply)
    }

    fn object<O: Fields<'de>>(self, mut object: O) -> Result<Self::Out, O::Error> {
        let mut reply = CatalogueReply::default();
        while let Some(part) = object.key()? {
            match part {
                Part::Result => object.take(TakeResult(&mut reply))?,
                Part::Message => reply.message = scalar(&mut object)?,
                Part::ErrorCode => reply.error_code = scalar(&mut object)?,
                Part::Other => object.skip()?,
            }
            reply.is_reply |= !matches!(part, Part::Other);
        }
        Ok(reply)
    }
}

/// A text, or nothing for whatever else stands there.
fn scalar<'de, O: Fields<'de>>(object: &mut O) -> Result<Scalar<'de>, O::Error> {
    object.take(TakeScalar).map(Result::unwrap_or_default)
}

impl<'de> Deserialize<'de> for CatalogueReply<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any(TakeReply))
    }
}
