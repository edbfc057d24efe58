//! The two languages the crate speaks.

use core::fmt;

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

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Vi => "vi",
            Self::En => "en",
        })
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
