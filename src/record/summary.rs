//! What reports publish instead of records: a whole, and some of its parts.

use serde::{Deserialize, Serialize};

/// A whole and parts that no records can have been counted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct ImpossibleSummary(#[from] Impossible);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Impossible {
    #[error("the parts of {whole} {kind} add up to {parts}")]
    PartsOverWhole { kind: &'static str, parts: u128, whole: u64 },
    #[error("{whole} {kind} are more than 2^63 - 1")]
    TooMany { kind: &'static str, whole: u64 },
}

/// The gate of both summaries: so many of a kind, of which these are parts.
fn check(kind: &'static str, whole: u64, parts: &[u64]) -> Result<(), ImpossibleSummary> {
    // The most that a count holds.
    if whole > u64::MAX >> 1 {
        return Err(Impossible::TooMany { kind, whole }.into());
    }
    let parts = parts.iter().copied().map(u128::from).sum::<u128>();
    if parts > u128::from(whole) {
        return Err(Impossible::PartsOverWhole { kind, parts, whole }.into());
    }
    Ok(())
}

/// A published catalogue: so many procedures, so many of them full and partial services.
///
/// Marginal counts fix no joint standing, so a summary turns into
/// [`Counts`](crate::tally::Counts), never into a tally; and what it leaves unstated stays not
/// known.
///
/// ```
/// use vn_egov_metrics::record::CatalogueSummary;
///
/// // Đồng Tháp, March 2024: of 280 of its 1.797 procedures the report says nothing.
/// let catalogue = CatalogueSummary::new(1797, 906, 611)?;
/// assert_eq!(catalogue.unstated(), 280);
///
/// assert_eq!(
///     CatalogueSummary::new(1500, 906, 611).unwrap_err().to_string(),
///     "the parts of 1500 procedures add up to 1517",
/// );
/// # Ok::<(), vn_egov_metrics::record::ImpossibleSummary>(())
/// ```
#[doc(alias = "số thủ tục hành chính")]
#[doc(alias = "so thu tuc hanh chinh")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "CatalogueParts")]
pub struct CatalogueSummary {
    // Invariant: full + partial <= procedures, kept by `CatalogueSummary::new`.
    procedures: u64,
    full: u64,
    partial: u64,
}

impl CatalogueSummary {
    /// So many procedures, of which so many are full and so many partial online services.
    ///
    /// # Errors
    /// Parts that together pass the whole, or more than 2^63 − 1 in all.
    pub fn new(procedures: u64, full: u64, partial: u64) -> Result<Self, ImpossibleSummary> {
        check("procedures", procedures, &[full, partial])?;
        Ok(Self { procedures, full, partial })
    }

    /// The procedures.
    pub const fn procedures(self) -> u64 {
        self.procedures
    }

    /// The full online services among them.
    pub const fn full(self) -> u64 {
        self.full
    }

    /// The partial online services among them.
    pub const fn partial(self) -> u64 {
        self.partial
    }

    /// The procedures of which the report says nothing.
    pub const fn unstated(self) -> u64 {
        self.procedures - self.full - self.partial
    }
}

#[derive(Deserialize)]
#[serde(rename = "CatalogueSummary", deny_unknown_fields)]
struct CatalogueParts {
    procedures: u64,
    full: u64,
    partial: u64,
}

impl TryFrom<CatalogueParts> for CatalogueSummary {
    type Error = ImpossibleSummary;

    fn try_from(parts: CatalogueParts) -> Result<Self, ImpossibleSummary> {
        Self::new(parts.procedures, parts.full, parts.partial)
    }
}

/// Published dossiers: so many received, so many of them online, at the desk and by post.
///
/// ```
/// use vn_egov_metrics::record::DossierSummary;
///
/// // Phường 1, Trà Vinh, 2024: 824 received, 377 online and 447 at the one-stop desk.
/// let dossiers = DossierSummary::new(824, 377, 447, 0)?;
/// assert_eq!(dossiers.unstated(), 0);
///
/// assert_eq!(
///     DossierSummary::new(800, 377, 447, 0).unwrap_err().to_string(),
///     "the parts of 800 dossiers add up to 824",
/// );
/// # Ok::<(), vn_egov_metrics::record::ImpossibleSummary>(())
/// ```
#[doc(alias = "số hồ sơ tiếp nhận")]
#[doc(alias = "so ho so tiep nhan")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "DossierParts")]
pub struct DossierSummary {
    // Invariant: online + direct + post <= received, kept by `DossierSummary::new`.
    received: u64,
    online: u64,
    direct: u64,
    post: u64,
}

impl DossierSummary {
    /// So many dossiers, of which so many came online, directly and by post.
    ///
    /// # Errors
    /// Parts that together pass the whole, or more than 2^63 − 1 in all.
    pub fn new(
        received: u64,
        online: u64,
        direct: u64,
        post: u64,
    ) -> Result<Self, ImpossibleSummary> {
        check("dossiers", received, &[online, direct, post])?;
        Ok(Self { received, online, direct, post })
    }

    /// The dossiers received.
    pub const fn received(self) -> u64 {
        self.received
    }

    /// Those received online.
    pub const fn online(self) -> u64 {
        self.online
    }

    /// Those received at the desk.
    pub const fn direct(self) -> u64 {
        self.direct
    }

    /// Those received by post.
    pub const fn post(self) -> u64 {
        self.post
    }

    /// The dossiers of whose way the report says nothing.
    pub const fn unstated(self) -> u64 {
        self.received - self.online - self.direct - self.post
    }
}

#[derive(Deserialize)]
#[serde(rename = "DossierSummary", deny_unknown_fields)]
struct DossierParts {
    received: u64,
    online: u64,
    direct: u64,
    post: u64,
}

impl TryFrom<DossierParts> for DossierSummary {
    type Error = ImpossibleSummary;

    fn try_from(parts: DossierParts) -> Result<Self, ImpossibleSummary> {
        Self::new(parts.received, parts.online, parts.direct, parts.post)
    }
}
