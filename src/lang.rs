//! The two languages the crate speaks.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language that names and messages can be shown in.
///
/// The serialised names are the ISO 639-1 codes `vi` and `en`.
///
/// ```
/// use vn_egov_metrics::{Lang, Name};
///
/// let full = Name::new("toàn trình", "full");
/// assert_eq!(full.in_lang(Lang::Vi), "toàn trình");
/// assert_eq!(full.in_lang(Lang::En), "full");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Vietnamese, always composed (NFC).
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];
}

/// Prints the serialised name.
impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Vi => "vi",
            Self::En => "en",
        })
    }
}

/// A text that names no language of the crate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no language; expected vi or en")]
pub struct UnknownLang(Box<str>);

/// Reads the serialised names, as command lines give them.
impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        match text {
            "vi" => Ok(Self::Vi),
            "en" => Ok(Self::En),
            _ => Err(UnknownLang(crate::text::excerpt(text))),
        }
    }
}

/// A name in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The Vietnamese name, NFC.
    pub vi: &'static str,
    /// The English name, in the field's standard terms.
    pub en: &'static str,
}

impl Name {
    /// Pairs the Vietnamese name with the English one.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The name in that language.
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}
