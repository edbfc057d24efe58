//! What was found.

use core::fmt;
use core::ops::ControlFlow;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Serialize, Serializer};

use super::{Report, Rule};
use crate::number::Shown;
use crate::{Lang, text};

/// A fault in the data: which rule, of which record, in which field, and what was seen there.
///
/// What stands in a field of the wrong kind can be a person's name or number, so text is only
/// told by its size unless it is as short as a code.
///
/// ```
/// use vn_egov_metrics::Lang;
/// use vn_egov_metrics::check::{Finding, Rule, Seen};
///
/// let seen = Seen::text("Nguyễn Văn Mẫu");
/// let finding = Finding::new(Rule::UnreadableMoment, "H59.17-240829-0001", "NgayHenTra", seen);
/// assert_eq!(
///     finding.in_lang(Lang::En).to_string(),
///     "H59.17-240829-0001, NgayHenTra: the moment is not in the form yyyyMMddHHmmss (14 characters)",
/// );
/// assert_eq!(Seen::text("11").in_lang(Lang::En).to_string(), "\"11\"");
/// ```
#[doc(alias = "lỗi dữ liệu")]
#[doc(alias = "loi du lieu")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    rule: Rule,
    subject: Box<str>,
    field: &'static str,
    seen: Seen,
}

impl Finding {
    /// What was seen in that field of that record breaks the rule.
    pub fn new(rule: Rule, subject: &str, field: &'static str, seen: Seen) -> Self {
        Self { rule, subject: text::excerpt(subject), field, seen }
    }

    /// The rule it breaks.
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// The code of the record.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The field, by its portal name.
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// What was seen there.
    pub const fn seen(&self) -> &Seen {
        &self.seen
    }

    /// The finding as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

impl fmt::Display for Shown<&Finding> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { rule, subject, field, seen } = self.value;
        write!(f, "{subject}, {field}: {}", rule.text().in_lang(self.lang))?;
        match seen {
            Seen::Nothing => Ok(()),
            seen => write!(f, " ({})", seen.in_lang(self.lang)),
        }
    }
}

/// What was seen in a field, without what could be personal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Seen {
    /// Nothing, or nothing that helps.
    Nothing,
    /// A code of at most four letters and digits.
    Code(ShortCode),
    /// A text of so many characters.
    Characters(usize),
    /// A moment.
    Moment(NaiveDateTime),
    /// Two moments that do not go together.
    Moments(NaiveDateTime, NaiveDateTime),
    /// Two days that do not go together.
    Days(NaiveDate, NaiveDate),
    /// A step from one status to another.
    Step(u8, u8),
    /// The line of an input.
    Line(u64),
    /// Two lines of one input.
    Lines(u64, u64),
    /// A character of a code, at that place from 1, that looks like another or does not show.
    Letter {
        /// The line of the code.
        line: u64,
        /// The place of the character in the code, from 1.
        at: usize,
        /// The character.
        found: char,
        /// What it looks like; `None` if it does not show.
        like: Option<char>,
    },
    /// A code that looks like the code of another line.
    Like {
        /// The line of the code.
        line: u64,
        /// The line of the other code.
        other: u64,
        /// Whether both stand in one input.
        same_input: bool,
    },
}

impl Seen {
    /// A text, told as itself only if it is as short as a code.
    pub fn text(text: &str) -> Self {
        match ShortCode::new(text) {
            Some(code) => Self::Code(code),
            None => Self::Characters(text.chars().count()),
        }
    }

    /// What was seen, as a phrase of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

impl fmt::Display for Shown<&Seen> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            Seen::Nothing => Ok(()),
            Seen::Code(code) => write!(f, "{:?}", code.as_str()),
            Seen::Characters(count) => match self.lang {
                Lang::Vi => write!(f, "{count} ký tự"),
                Lang::En => write!(f, "{count} characters"),
            },
            Seen::Moment(moment) => moment.fmt(f),
            Seen::Moments(one, other) => write!(f, "{one}, {other}"),
            Seen::Days(one, other) => write!(f, "{one}, {other}"),
            Seen::Step(from, to) => write!(f, "{from} → {to}"),
            Seen::Line(line) => write!(f, "{} {line}", self.lines()),
            Seen::Lines(one, other) => match self.lang {
                Lang::Vi => write!(f, "dòng {one} và {other}"),
                Lang::En => write!(f, "lines {one} and {other}"),
            },
            Seen::Letter { line, at, found, like } => {
                write!(f, "{} {line}, ", self.lines())?;
                let code = u32::from(*found);
                match (like, self.lang) {
                    (Some(like), Lang::Vi) => {
                        write!(f, "ký tự {at} là U+{code:04X}, trông như {like:?}")
                    }
                    (Some(like), Lang::En) => {
                        write!(f, "character {at} is U+{code:04X}, which looks like {like:?}")
                    }
                    (None, Lang::Vi) => write!(f, "ký tự {at} là U+{code:04X}, không nhìn thấy"),
                    (None, Lang::En) => {
                        write!(f, "character {at} is U+{code:04X}, which does not show")
                    }
                }
            }
            Seen::Like { line, other, same_input } => {
                let other_input = match (same_input, self.lang) {
                    (true, _) => "",
                    (false, Lang::Vi) => " bên kia",
                    (false, Lang::En) => " of the other side",
                };
                match self.lang {
                    Lang::Vi => write!(f, "dòng {line} trông như dòng {other}{other_input}"),
                    Lang::En => write!(f, "line {line} looks like line {other}{other_input}"),
                }
            }
        }
    }
}

impl Shown<&Seen> {
    const fn lines(&self) -> &'static str {
        match self.lang {
            Lang::Vi => "dòng",
            Lang::En => "line",
        }
    }
}

impl Serialize for Seen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.in_lang(Lang::En))
    }
}

/// A code of at most four ASCII letters, digits or points: too short to name anybody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ShortCode {
    // Invariant: ASCII letters, digits and points, then zeros.
    bytes: [u8; 4],
}

impl ShortCode {
    fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; 4];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
        (plain && !text.is_empty()).then_some(Self { bytes })
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        let text = str::from_utf8(&self.bytes).unwrap_or_default();
        text.trim_end_matches('\0')
    }
}

impl fmt::Debug for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// What can be walked for findings, as of a day; nothing reads a clock.
pub trait Check {
    /// Tells every finding in order, until told to stop.
    fn walk(
        &self,
        as_of: NaiveDate,
        found: &mut dyn FnMut(Finding) -> ControlFlow<()>,
    ) -> ControlFlow<()>;

    /// Whether nothing is found.
    fn is_clean(&self, as_of: NaiveDate) -> bool {
        self.walk(as_of, &mut |_| ControlFlow::Break(())).is_continue()
    }

    /// The first finding.
    fn first_finding(&self, as_of: NaiveDate) -> Option<Finding> {
        let mut first = None;
        let _ = self.walk(as_of, &mut |finding| {
            first = Some(finding);
            ControlFlow::Break(())
        });
        first
    }

    /// All findings.
    fn findings(&self, as_of: NaiveDate) -> Vec<Finding> {
        let mut all = Vec::new();
        let _ = self.walk(as_of, &mut |finding| {
            all.push(finding);
            ControlFlow::Continue(())
        });
        all
    }

    /// Counts all findings in the report.
    fn report_to(&self, as_of: NaiveDate, report: &mut Report) {
        let _ = self.walk(as_of, &mut |finding| {
            report.add(finding);
            ControlFlow::Continue(())
        });
    }
}
