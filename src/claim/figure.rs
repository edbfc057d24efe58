//! Figures as they were published.

use serde::{Deserialize, Serialize};

use super::printed::{Printed, number};
use crate::Lang;
use crate::number::{
    Exact, Fixed, Numeral, ParseNumeralError, Percent, Places, Qualifier, Rounded, Shown, Value,
};
use crate::text::{compose, excerpt};

/// A figure as published: its text is kept, with what it stands for and where it comes from.
///
/// A system may be named without a figure; it then stands for nothing. It travels as its
/// [`FigureParts`], all of them text.
///
/// ```
/// use vn_egov_metrics::claim::{Figure, FigureParts};
///
/// let phones = Figure::from_parts(FigureParts {
///     id: "dt-phone-subs".to_owned(),
///     published: "1,9 triệu".to_owned(),
///     qualifier: "over".to_owned(),
///     ..FigureParts::default()
/// })?;
/// assert_eq!(phones.numeral().unwrap().strict().to_string(), "from 1900000");
///
/// let refused = Figure::new("dt-procedures", "1.79").unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "figure \"dt-procedures\": '.' at character 2 of \"1.79\" groups thousands, \
///      so 3 digits must follow it, not 2",
/// );
/// # Ok::<(), vn_egov_metrics::claim::FigureError>(())
/// ```
#[doc(alias = "số liệu")]
#[doc(alias = "so lieu")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "FigureParts", into = "FigureParts")]
pub struct Figure {
    parts: FigureParts,
    // Invariant: `None` if and only if nothing is published; read from the parts.
    numeral: Option<Numeral>,
    printed: Printed,
}

/// What is known of a figure, as text; the columns of a published ledger.
///
/// Only `id` must be there. `published` is Vietnamese text (`1.797`, `50,4%`, `1,9 triệu`,
/// `88/143`, `09`), or English where its words are English (`1.9 million`). `qualifier` is one
/// of `exact`, `over`, `nearly`, `about`, `at least`, `at most`, `below`, `none` (or empty: what
/// the text itself says). A `unit` of `percent` makes a bare number one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FigureParts {
    /// The name that relations use; without white space, `=` or a leading `?`.
    pub id: String,
    /// The source: figures of one source are taken to be rounded one way.
    pub seed: String,
    /// The place it speaks of.
    pub place: String,
    /// The period or day it speaks of.
    pub period: String,
    /// The system it was taken from.
    pub system: String,
    /// What is counted, in Vietnamese.
    pub subject_vi: String,
    /// What is counted, in English.
    pub subject_en: String,
    /// The text of the figure.
    pub published: String,
    /// The word that loosens it.
    pub qualifier: String,
    /// What it is counted in.
    pub unit: String,
}

/// A figure that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct FigureError(#[from] pub(super) Fault);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("a figure has no id")]
    NoId,
    #[error("figure {id:?}: an id has no white space, no '=' and no '?' in front")]
    Id { id: Box<str> },
    #[error("figure {id:?}: {error}")]
    Published { id: Box<str>, error: ParseNumeralError },
    #[error(
        "figure {id:?}: {word:?} is no qualifier; expected one of exact, over, nearly, about, at least, at most, below, none"
    )]
    Qualifier { id: Box<str>, word: Box<str> },
    #[error("figure {id:?}: the qualifier {word:?} contradicts the text {text:?}")]
    Contradiction { id: Box<str>, word: Box<str>, text: Box<str> },
    #[error("figure {id:?}: the qualifier {word:?} has no published text to loosen")]
    Nothing { id: Box<str>, word: Box<str> },
}

impl FigureError {
    /// The error as a sentence of that language.
    pub const fn in_lang(&self, lang: Lang) -> Shown<&Self> {
        Shown::new(self, lang)
    }
}

impl Figure {
    /// A figure of that id and Vietnamese text, without more.
    ///
    /// # Errors
    /// As [`Figure::from_parts`].
    pub fn new(id: &str, published: &str) -> Result<Self, FigureError> {
        let published = published.to_owned();
        Self::from_parts(FigureParts { id: id.to_owned(), published, ..FigureParts::default() })
    }

    /// The figure with those parts.
    ///
    /// # Errors
    /// - an id that is empty, or has white space, `=`, or a leading `?`
    /// - a published text that is no figure, such as `1.79`
    /// - a qualifier that is not in the list, contradicts the text (`gần` with `over`), or
    ///   stands without a text
    pub fn from_parts(parts: FigureParts) -> Result<Self, FigureError> {
        let id = || excerpt(&parts.id);
        if parts.id.is_empty() {
            return Err(Fault::NoId.into());
        }
        if parts.id.contains(|c: char| c.is_whitespace() || c == '=') || parts.id.starts_with('?') {
            return Err(Fault::Id { id: id() }.into());
        }
        let word = qualifier(&parts.qualifier)
            .ok_or_else(|| Fault::Qualifier { id: id(), word: excerpt(&parts.qualifier) })?;
        let text = compose(&parts.published);
        let contradiction = || Fault::Contradiction {
            id: id(),
            word: excerpt(&parts.qualifier),
            text: excerpt(&parts.published),
        };
        if text.is_empty() {
            return match word {
                Word::None | Word::Unsaid => {
                    let printed = Printed::new("", Lang::Vi);
                    Ok(Self { parts, numeral: None, printed })
                }
                Word::Is(_) => {
                    Err(Fault::Nothing { id: id(), word: excerpt(&parts.qualifier) }.into())
                }
            };
        }
        let (mut numeral, lang) =
            read(&text).map_err(|error| Fault::Published { id: id(), error })?;
        numeral.qualifier = match (word, numeral.qualifier) {
            (Word::Unsaid | Word::Is(Qualifier::Exact), said) => said,
            (Word::Is(word), Qualifier::Exact) => word,
            (Word::Is(word), said) if word == said => word,
            _ => return Err(contradiction().into()),
        };
        if matches!(compose(&parts.unit).as_ref(), "percent" | "per cent" | "%" | "phần trăm") {
            numeral.value = in_percent(numeral.value);
        }
        let printed = Printed::new(&text, lang);
        Ok(Self { parts, numeral: Some(numeral), printed })
    }

    /// The name that relations use.
    pub fn id(&self) -> &str {
        &self.parts.id
    }

    /// What is known of it, as text.
    pub const fn parts(&self) -> &FigureParts {
        &self.parts
    }

    /// What it stands for; `None` for a system named without a figure.
    pub const fn numeral(&self) -> Option<Numeral> {
        self.numeral
    }

    /// What it counts, in that language where it says so, or else its id.
    pub fn subject(&self, lang: Lang) -> &str {
        let subject = match lang {
            Lang::Vi => &self.parts.subject_vi,
            Lang::En => &self.parts.subject_en,
        };
        if subject.is_empty() { self.id() } else { subject }
    }

    pub(super) const fn printed(&self) -> &Printed {
        &self.printed
    }

    /// The printed number, without unit and power; `None` for a share and for no figure.
    pub(super) fn fixed(&self) -> Option<Fixed> {
        match self.numeral?.value {
            Value::Count(count) => Some(Fixed::new(count.into(), Places::ZERO)),
            Value::Rounded(rounded) => Some(rounded.digits()),
            Value::Percent(percent) => Some(percent.to_fixed()),
            Value::Share(_) => None,
        }
    }

    /// The figure with another number, all else as printed, as its text would then be read;
    /// `None` if it cannot be that number.
    pub(super) fn with_number(&self, fixed: Fixed) -> Option<Numeral> {
        let own = self.numeral?;
        let power = match own.value {
            Value::Rounded(rounded) => rounded.power(),
            Value::Count(_) | Value::Percent(_) | Value::Share(_) => 0,
        };
        let value = match own.value {
            Value::Percent(_) => Value::Percent(Percent::new(fixed.units(), fixed.places())),
            Value::Share(_) => return None,
            // Without a word behind it, a number is a count or has decimals.
            Value::Count(_) | Value::Rounded(_) if power == 0 && fixed.places() == Places::ZERO => {
                Value::Count(u64::try_from(fixed.units()).ok()?)
            }
            Value::Count(_) | Value::Rounded(_) => Value::Rounded(Rounded::new(fixed, power)?),
        };
        Some(Numeral { value, ..own })
    }

    /// Stands for something else; only for what relates to it, since its text stays.
    pub(super) fn stand_for(&mut self, numeral: Numeral) {
        self.numeral = Some(numeral);
    }

    /// The number that digits write, if this figure could be printed so.
    pub(super) fn number(&self, digits: &str) -> Option<Fixed> {
        number(digits, self.printed.digits().starts_with('0'))
    }

    /// One unit of the last of so many places, exactly; 100 % is 1.
    pub(super) fn unit(&self, places: Places) -> Option<Exact> {
        let scale = i128::from(places.scale());
        match self.numeral?.value {
            Value::Percent(_) => Exact::new(1, scale * 100),
            Value::Rounded(rounded) => Exact::new(10_i128.pow(rounded.power().into()), scale),
            Value::Count(_) | Value::Share(_) => Exact::new(1, scale),
        }
    }
}

/// Vietnamese, or English where the words say so: what no word decides is never guessed.
fn read(text: &str) -> Result<(Numeral, Lang), ParseNumeralError> {
    Numeral::read(text, Lang::Vi).map(|numeral| (numeral, Lang::Vi)).or_else(|error| {
        let english = text.contains(|c: char| c.is_ascii_alphabetic());
        let read = english.then(|| Numeral::read(text, Lang::En).ok()).flatten();
        read.map(|numeral| (numeral, Lang::En)).ok_or(error)
    })
}

fn in_percent(value: Value) -> Value {
    match value {
        Value::Count(count) => Value::Percent(Percent::new(count.into(), Places::ZERO)),
        Value::Rounded(rounded) if rounded.power() == 0 => {
            Value::Percent(Percent::new(rounded.digits().units(), rounded.digits().places()))
        }
        value => value,
    }
}

enum Word {
    Unsaid,
    None,
    Is(Qualifier),
}

fn qualifier(word: &str) -> Option<Word> {
    let word = compose(word).to_lowercase().replace('_', " ");
    Some(Word::Is(match word.as_str() {
        "" => return Some(Word::Unsaid),
        "none" => return Some(Word::None),
        "exact" => Qualifier::Exact,
        "over" | "hơn" | "trên" => Qualifier::Over,
        "nearly" | "gần" => Qualifier::Nearly,
        "about" | "khoảng" => Qualifier::About,
        "at least" | "ít nhất" => Qualifier::AtLeast,
        "at most" | "đến" | "tối đa" | "trong nhóm" => Qualifier::AtMost,
        "below" | "dưới" => Qualifier::Below,
        _ => return None,
    }))
}

impl TryFrom<FigureParts> for Figure {
    type Error = FigureError;

    fn try_from(parts: FigureParts) -> Result<Self, FigureError> {
        Self::from_parts(parts)
    }
}

impl From<Figure> for FigureParts {
    fn from(figure: Figure) -> Self {
        figure.parts
    }
}
