//! What the sources leave open, by name.

use serde::{Deserialize, Serialize};

/// How a dossier without a channel counts. Serialised by the names in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingChannel {
    /// As filed directly, as the national portal counts it (`counts_as_direct`).
    #[default]
    CountsAsDirect,
    /// As one of which nothing is known (`not_known`).
    NotKnown,
}

/// Whether a procedure of which the catalogue says nothing gives its result on paper.
/// Serialised by the names in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperResult {
    /// It does: our choice, for most do (`assume_required`).
    #[default]
    AssumeRequired,
    /// Nothing is known (`not_known`).
    NotKnown,
}

/// How a petition counts whose sender's liking or repeating nobody wrote down. Serialised by the
/// names in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingRating {
    /// As one of which nothing is known (`not_known`).
    #[default]
    NotKnown,
    /// As one that nobody disliked or repeated: reports that take from all petitions those
    /// disliked and repeated count so (`not_disliked`).
    NotDisliked,
}

/// From which day the limits of a petition run that was forwarded to the competent agency.
///
/// No text that was read says whether forwarding starts them anew. Serialised by the names in
/// brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forwarding {
    /// From the day it was first received: our choice, for whoever sent it waits since then
    /// (`keeps_running`).
    #[default]
    KeepsRunning,
    /// From the day it reached the competent agency (`starts_anew`).
    StartsAnew,
}

/// The choices that no source decides, each by its name; the default is what the crate's
/// rulebook takes. It travels by the names of its fields, those left out by their defaults; the code
/// of the database is borrowed from the text it is read from.
///
/// ```
/// use vn_egov_metrics::fact::{MissingChannel, Policy, Reading};
/// use vn_egov_metrics::indicator::dossier;
/// use vn_egov_metrics::portal::Packet;
/// use vn_egov_metrics::Tally;
/// use vn_egov_metrics::tally::Count;
///
/// let line = r#"{"MaHoSo": "H59.17-260704-0001", "NgayTiepNhan": "20260704080000"}"#;
/// let dossier = Packet::from_json(line)?.to_dossier(&mut |_| {}).unwrap();
/// let direct = |policy| -> Result<Count, Box<dyn std::error::Error>> {
///     let reading = Reading::new("2026-Q3".parse()?).with_policy(policy);
///     let mut tally = Tally::new();
///     tally.add(dossier.standing(&reading));
///     Ok(tally.count(&dossier::DIRECT))
/// };
/// assert_eq!(direct(Policy::default())?.share().to_string(), "1/1");
///
/// let strict = Policy { missing_channel: MissingChannel::NotKnown, ..Policy::default() };
/// assert_eq!(direct(strict)?.unknown(), 1);
///
/// let read = |json| serde_json::from_str::<Policy<'_>>(json);
/// assert_eq!(read(r#"{"missing_channel":"not_known"}"#)?, strict);
/// assert!(read(r#"{"missing_channel":"unknown"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy<'a> {
    /// How a dossier without a channel counts.
    pub missing_channel: MissingChannel,
    /// Whether a result is due on paper where no catalogue says.
    pub paper_result: PaperResult,
    /// The code (`MaCSDL`) of the population database; `1` by default, which is inferred from
    /// use and confirmed by no list.
    pub population_database: &'a str,
    /// How a petition counts that nobody rated.
    pub missing_rating: MissingRating,
    /// From which day the limits of a forwarded petition run.
    pub forwarding: Forwarding,
}

impl Default for Policy<'_> {
    fn default() -> Self {
        Self {
            missing_channel: MissingChannel::default(),
            paper_result: PaperResult::default(),
            population_database: "1",
            missing_rating: MissingRating::default(),
            forwarding: Forwarding::default(),
        }
    }
}
