//! What more than one room's tests say in the same words.

use serde::Deserialize;

/// What reading that JSON is refused with, without the place.
pub(crate) fn refused<'de, T: Deserialize<'de> + std::fmt::Debug>(json: &'de str) -> String {
    let error = serde_json::from_str::<T>(json).expect_err(json).to_string();
    error.split(" at line").next().unwrap_or_default().to_owned()
}

/// Kleene's AND, as a sentence.
pub(crate) fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    if one == Some(false) || other == Some(false) {
        Some(false)
    } else if one == Some(true) && other == Some(true) {
        Some(true)
    } else {
        None
    }
}

/// Whether at least one is a yes; one that is not known leaves it open.
pub(crate) fn some(answers: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let answers: Vec<_> = answers.into_iter().collect();
    if answers.contains(&Some(true)) {
        Some(true)
    } else if answers.contains(&None) {
        None
    } else {
        Some(false)
    }
}
