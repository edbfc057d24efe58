//! What the portal answers to a packet.

use core::fmt;
use std::borrow::Cow;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::portal::any::{Any, Fields, Key, Take};
use crate::portal::{Scalar, Shape};
use crate::text::compose;

/// The portal's answer to one packet: its code, and what its message says in the few words that
/// matter. The message itself is not kept: it can name a person.
///
/// `error_code` comes as a number or as text; some gateways name it `response_code`. Other fields
/// are passed over.
///
/// ```
/// use vn_egov_metrics::portal::reconcile::{Reply, ReplyPolicy, Verdict};
///
/// let reply: Reply = serde_json::from_str(r#"{"error_code": 0, "message": "Thành công"}"#)?;
/// assert_eq!(ReplyPolicy::CAREFUL.verdict(&reply), Verdict::Accepted);
///
/// let reply: Reply = serde_json::from_str(r#"{"error_code": "-1", "message": "Hồ sơ đã tồn tại"}"#)?;
/// assert_eq!(ReplyPolicy::CAREFUL.verdict(&reply), Verdict::Exists);
///
/// let error = serde_json::from_str::<Reply>(r#"["Nguyễn Văn Mẫu"]"#).unwrap_err();
/// assert!(error.to_string().starts_with("expected a reply with error_code, found a list"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Reply {
    code: Option<Box<str>>,
    says: Says,
}

/// What the message of a reply says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Says {
    /// Nothing that matters.
    Nothing,
    /// That it succeeded: `thành công`.
    Success,
    /// That it did not: `không thành công`, `chưa thành công`, `thất bại`.
    Failure,
    /// That the dossier is there already: `đã tồn tại`.
    Exists,
}

impl Says {
    /// What the message says, in any case, composed or not.
    pub fn read(message: &str) -> Self {
        let message = compose(message).to_lowercase();
        let has = |words: &str| message.contains(words);
        if has("đã tồn tại") {
            Self::Exists
        } else if ["không thành công", "chưa thành công", "thất bại"].into_iter().any(has)
        {
            Self::Failure
        } else if has("thành công") {
            Self::Success
        } else {
            Self::Nothing
        }
    }
}

impl Reply {
    /// The reply of that code and message.
    pub fn new(code: &str, message: &str) -> Self {
        let code = Scalar::new(code).get().map(Into::into);
        Self { code, says: Says::read(message) }
    }

    /// The code, as it was written; `None` if there was none.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What its message says.
    pub const fn says(&self) -> Says {
        self.says
    }
}

/// Shows a code that looks like one, and only counts the characters of any other text.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.as_deref().map_or(Scalar::MISSING, Scalar::new);
        f.debug_struct("Reply").field("code", &code).field("says", &self.says).finish()
    }
}

/// What a reply means for the packet it answers.
///
/// They are ordered by how much they settle: of two replies to one sending, the greater holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The portal did not take it: it is still to be sent.
    Refused,
    /// The portal holds a record of the code already: it is to be sent as an update.
    Exists,
    /// The portal took it.
    Accepted,
}

/// How the codes of replies are understood: they mean different things to different systems.
///
/// Met in the public code of systems in use, none of it official; so the policy has a name, and
/// the caller chooses.
///
/// | policy | accepted | asks the message | refused |
/// |--------|----------|------------------|---------|
/// | [`CAREFUL`](Self::CAREFUL) | `0`, `00`, unless the message says otherwise | `3`, `-3` | anything else |
/// | [`MESSAGE_DECIDES`](Self::MESSAGE_DECIDES) | – | `0`, `3`, `-3` | anything else |
/// | [`ZERO`](Self::ZERO) | `0` | – | anything else |
/// | [`DOUBLE_ZERO`](Self::DOUBLE_ZERO) | `00` | – | anything else |
///
/// A code that asks the message is accepted if it says `thành công`. Under the first two policies
/// `đã tồn tại` means [`Verdict::Exists`]: for `CAREFUL` whatever the code, for `MESSAGE_DECIDES`
/// with the codes that it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyPolicy {
    name: &'static str,
    accepted: &'static [&'static str],
    asks: &'static [&'static str],
    reads: Reads,
}

/// With which codes a message is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reads {
    Never,
    Asked,
    Always,
}

impl ReplyPolicy {
    /// Takes a packet for sent only where nothing in the reply speaks against it; the default.
    pub const CAREFUL: Self =
        Self { name: "careful", accepted: &["0", "00"], asks: &["3", "-3"], reads: Reads::Always };

    /// The codes `0`, `3` and `-3` all ask the message, as a provincial system in use does.
    pub const MESSAGE_DECIDES: Self = Self {
        name: "message_decides",
        accepted: &[],
        asks: &["0", "3", "-3"],
        reads: Reads::Asked,
    };

    /// `0` is accepted and nothing else, whatever the message.
    pub const ZERO: Self = Self { name: "zero", accepted: &["0"], asks: &[], reads: Reads::Never };

    /// `00` is accepted and nothing else, whatever the message, as older gateways answer.
    pub const DOUBLE_ZERO: Self =
        Self { name: "double_zero", accepted: &["00"], asks: &[], reads: Reads::Never };

    /// Every policy.
    pub const ALL: [Self; 4] =
        [Self::CAREFUL, Self::MESSAGE_DECIDES, Self::ZERO, Self::DOUBLE_ZERO];

    /// The name: `careful`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the reply means.
    pub fn verdict(&self, reply: &Reply) -> Verdict {
        let is_of = |codes: &[&str]| reply.code().is_some_and(|code| codes.contains(&code));
        let asked = is_of(self.asks);
        let says = match self.reads {
            Reads::Always => reply.says,
            Reads::Asked if asked => reply.says,
            Reads::Asked | Reads::Never => Says::Nothing,
        };
        match says {
            Says::Exists => Verdict::Exists,
            Says::Success if asked => Verdict::Accepted,
            Says::Success | Says::Nothing if is_of(self.accepted) => Verdict::Accepted,
            Says::Success | Says::Nothing | Says::Failure => Verdict::Refused,
        }
    }
}

impl Default for ReplyPolicy {
    fn default() -> Self {
        Self::CAREFUL
    }
}

impl<'de> Deserialize<'de> for Reply {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any(TakeReply))
    }
}

/// The fields of a reply.
enum Part {
    Code,
    Message,
    Other,
}

impl Key for Part {
    fn named(name: &[u8]) -> Self {
        match name {
            b"error_code" | b"response_code" => Self::Code,
            b"message" => Self::Message,
            _ => Self::Other,
        }
    }
}

/// Wants a reply.
struct TakeReply;

impl<'de> Take<'de> for TakeReply {
    type Out = Reply;

    fn other<E: Error>(self, shape: Shape) -> Result<Reply, E> {
        Err(E::custom(format_args!("expected a reply with error_code, found {shape}")))
    }

    fn object<O: Fields<'de>>(self, mut object: O) -> Result<Reply, O::Error> {
        let (mut code, mut says) = (None, Says::Nothing);
        while let Some(part) = object.key()? {
            match part {
                Part::Code => code = object.take(TakeText)?,
                Part::Message => {
                    let message = object.take(TakeText)?;
                    says = message.map_or(Says::Nothing, |message| Says::read(&message));
                }
                Part::Other => object.skip()?,
            }
        }
        let code = code.map(Scalar::new);
        Ok(Reply { code: code.as_ref().and_then(Scalar::get).map(Into::into), says })
    }
}

/// Wants text, or a number as text; anything else is none.
struct TakeText;

impl<'de> Take<'de> for TakeText {
    type Out = Option<Cow<'de, str>>;

    fn nothing<E: Error>(self) -> Result<Self::Out, E> {
        Ok(None)
    }

    fn text<E: Error>(self, text: Cow<'de, str>, _: Shape) -> Result<Self::Out, E> {
        Ok(Some(text))
    }

    fn other<E: Error>(self, _: Shape) -> Result<Self::Out, E> {
        Ok(None)
    }
}
