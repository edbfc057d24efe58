//! How published figures relate to one another.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::number::Shown;
use crate::text::excerpt;
use crate::{Lang, Name};

/// A way in which figures depend on one another.
///
/// A relation *reads* when some values, each within the strict bounds of its figure, satisfy
/// it; counts are whole and never negative.
///
/// | kind | members | reads when |
/// |------|---------|------------|
/// | `share` | `part` `whole` `percent` | the part does not pass the whole, and the percentage reads |
/// | `sum` | `total` `terms` | the terms add up to the total |
/// | `within` | `parts` `whole` | the parts together do not pass the whole |
/// | `growth` | `before` `now` `percent` | (now − before) / before reads; `before` is 1 or more |
/// | `average` | `total` `count` `value` | total / count reads |
/// | `equal` | `figures` | one value fits all |
/// | `meets` | `actual` `target` | the least that the actual can be reaches the target; where the target is *at most* or *below*, the most it can be does not pass it |
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// A part of a whole, in per cent.
    Share,
    /// Terms and their total.
    Sum,
    /// Disjoint parts, which need not make up the whole.
    Within,
    /// Growth in per cent.
    Growth,
    /// A mean.
    Average,
    /// The same figure from several sources.
    Equal,
    /// A figure held against its target.
    Meets,
}

/// A member's key, and whether it takes a list.
type Key = (&'static str, bool);

impl RelationKind {
    /// Every kind, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::Share,
        Self::Sum,
        Self::Within,
        Self::Growth,
        Self::Average,
        Self::Equal,
        Self::Meets,
    ];

    /// The name it is serialised by.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Sum => "sum",
            Self::Within => "within",
            Self::Growth => "growth",
            Self::Average => "average",
            Self::Equal => "equal",
            Self::Meets => "meets",
        }
    }

    /// The name in both languages: `tăng trưởng`, `growth`.
    pub const fn name(self) -> Name {
        match self {
            Self::Share => Name::new("tỷ lệ", "share"),
            Self::Sum => Name::new("tổng", "sum"),
            Self::Within => Name::new("không vượt", "within"),
            Self::Growth => Name::new("tăng trưởng", "growth"),
            Self::Average => Name::new("bình quân", "average"),
            Self::Equal => Name::new("bằng nhau", "equal"),
            Self::Meets => Name::new("đạt mục tiêu", "meets"),
        }
    }

    const fn keys(self) -> &'static [Key] {
        match self {
            Self::Share => &[("part", false), ("whole", false), ("percent", false)],
            Self::Sum => &[("total", false), ("terms", true)],
            Self::Within => &[("whole", false), ("parts", true)],
            Self::Growth => &[("before", false), ("now", false), ("percent", false)],
            Self::Average => &[("total", false), ("count", false), ("value", false)],
            Self::Equal => &[("figures", true)],
            Self::Meets => &[("actual", false), ("target", false)],
        }
    }
}

impl fmt::Display for RelationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Who stands in one place of a relation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Member {
    /// A figure by its id, or a literal such as `100%`.
    Named(Box<str>),
    /// `?`: a figure that was not published, in this relation alone.
    Unknown,
    /// `?name`: one that was not published, shared by all relations that name it.
    Shared(Box<str>),
}

/// A relation between figures: `share part=dt-full whole=dt-procedures percent=dt-full-share`.
///
/// ```
/// use vn_egov_metrics::claim::Relation;
///
/// let teams = Relation::read("teams", "share", "part=teams whole=? percent=28%")?;
/// assert_eq!(teams.to_string(), "share part=teams whole=? percent=28%");
/// assert_eq!(
///     Relation::read("teams", "share", "part=teams percent=28%").unwrap_err().to_string(),
///     "relation \"teams\": a share needs \"whole\"",
/// );
/// # Ok::<(), vn_egov_metrics::claim::RelationError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RelationParts", into = "RelationParts")]
pub struct Relation {
    id: Box<str>,
    kind: RelationKind,
    // Invariant: the keys of the kind in their order, lists spread out, none missing.
    members: Vec<(&'static str, Member)>,
}

/// The wire form of a relation, and the gate it comes in by.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Relation", deny_unknown_fields)]
struct RelationParts {
    id: String,
    kind: String,
    members: String,
}

/// A relation that cannot be read, or does not fit the figures.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("relation {id:?}: {fault}")]
pub struct RelationError {
    pub(super) id: Box<str>,
    pub(super) fault: RelationFault,
}

impl RelationError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum RelationFault {
    #[error("it has no id")]
    NoId,
    #[error("the id is taken by an earlier relation")]
    Taken,
    #[error(
        "{kind:?} is no kind; expected one of share, sum, within, growth, average, equal, meets"
    )]
    Kind { kind: Box<str> },
    #[error("a {kind} has no member {key:?}; expected {expected}")]
    Key { kind: RelationKind, key: Box<str>, expected: Box<str> },
    #[error("{key:?} is given twice")]
    Twice { key: &'static str },
    #[error("a {kind} needs {key:?}")]
    Missing { kind: RelationKind, key: &'static str },
    #[error("{token:?} stands behind {key:?}, which takes one member")]
    NoList { token: Box<str>, key: &'static str },
    #[error("{token:?} stands before any key; expected {expected}")]
    NoKey { token: Box<str>, expected: Box<str> },
    #[error("{name:?} is neither a figure nor a number")]
    NoFigure { name: Box<str> },
    #[error("{key:?} must be {}, and {name:?} is {}", expected.en, found.en)]
    Unit { key: &'static str, name: Box<str>, expected: Name, found: Name },
}

impl Relation {
    /// Reads a relation from its id, its kind, and its members: `key=id`, the further ids of a
    /// list behind it separated by spaces, `?` or `?name` for what was not published, a number
    /// such as `100%` for what is given.
    ///
    /// # Errors
    /// - a kind that is none of the table
    /// - `part=a b`: one member is expected
    /// - `a part=b`, `half=a`, `part=a part=b`: no key, an unknown one, the same twice
    /// - a key of the kind that is missing, or has no member
    pub fn read(id: &str, kind: &str, members: &str) -> Result<Self, RelationError> {
        let id = id.trim();
        Self::spread(id, kind.trim(), members)
            .map_err(|fault| RelationError { id: excerpt(id), fault })
    }

    fn spread(id: &str, kind: &str, members: &str) -> Result<Self, RelationFault> {
        if id.is_empty() {
            return Err(RelationFault::NoId);
        }
        let named = RelationKind::ALL.into_iter().find(|known| known.id() == kind);
        let kind = named.ok_or_else(|| RelationFault::Kind { kind: excerpt(kind) })?;
        let expected = || {
            let keys: Vec<&str> = kind.keys().iter().map(|(key, _)| *key).collect();
            keys.join(", ").into_boxed_str()
        };
        let mut lists: Vec<(Key, Vec<Member>)> = Vec::new();
        for token in members.split_whitespace() {
            let name = if let Some((key, name)) = token.split_once('=') {
                let found = kind.keys().iter().find(|(known, _)| *known == key);
                let &found = found.ok_or_else(|| RelationFault::Key {
                    kind,
                    key: excerpt(key),
                    expected: expected(),
                })?;
                if lists.iter().any(|(key, _)| *key == found) {
                    return Err(RelationFault::Twice { key: found.0 });
                }
                lists.push((found, Vec::new()));
                name
            } else {
                token
            };
            let Some(((key, takes_list), list)) = lists.last_mut() else {
                return Err(RelationFault::NoKey { token: excerpt(token), expected: expected() });
            };
            if !*takes_list && !list.is_empty() {
                return Err(RelationFault::NoList { token: excerpt(token), key });
            }
            if !name.is_empty() {
                list.push(Member::read(name));
            }
        }
        let mut members = Vec::new();
        for key in kind.keys() {
            let list = lists.iter_mut().find(|(found, _)| found == key);
            let list = list.map(|(_, list)| core::mem::take(list)).unwrap_or_default();
            if list.is_empty() {
                return Err(RelationFault::Missing { kind, key: key.0 });
            }
            members.extend(list.into_iter().map(|member| (key.0, member)));
        }
        Ok(Self { id: id.into(), kind, members })
    }

    /// The name it is reported by.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How its members depend on one another.
    pub const fn kind(&self) -> RelationKind {
        self.kind
    }

    /// The members with their keys, in the order of the kind's table; lists spread out.
    pub fn members(&self) -> impl Iterator<Item = (&'static str, &Member)> {
        self.members.iter().map(|(key, member)| (*key, member))
    }

    pub(super) fn fault(&self, fault: RelationFault) -> RelationError {
        RelationError { id: excerpt(&self.id), fault }
    }
}

impl Member {
    fn read(name: &str) -> Self {
        match name.strip_prefix('?') {
            Some("") => Self::Unknown,
            Some(shared) => Self::Shared(shared.into()),
            None => Self::Named(name.into()),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::Unknown => f.write_str("?"),
            Self::Shared(name) => write!(f, "?{name}"),
        }
    }
}

impl Relation {
    fn members_text(&self) -> String {
        let mut text = String::new();
        let mut last = "";
        for (key, member) in self.members() {
            if !text.is_empty() {
                text.push(' ');
            }
            if key != last {
                text.push_str(key);
                text.push('=');
                last = key;
            }
            text.push_str(&member.to_string());
        }
        text
    }
}

/// Prints the kind and the members: `within whole=c parts=a b`.
impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.members_text())
    }
}

impl TryFrom<RelationParts> for Relation {
    type Error = RelationError;

    fn try_from(parts: RelationParts) -> Result<Self, RelationError> {
        Self::read(&parts.id, &parts.kind, &parts.members)
    }
}

impl From<Relation> for RelationParts {
    fn from(relation: Relation) -> Self {
        let members = relation.members_text();
        Self { id: relation.id.into(), kind: relation.kind.id().to_owned(), members }
    }
}
