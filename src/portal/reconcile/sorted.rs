//! Joining two streams that are sorted by code.

use core::cmp::Ordering;
use core::iter::{FusedIterator, Peekable};

use super::compare::Compared;
use super::pair::Pair;
use super::record::SyncRecord;
use super::told::{Repeated, Side};
use crate::text::excerpt;

/// What stands on either side of one code, taken out of two streams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedPair {
    local: Option<SyncRecord>,
    portal: Option<SyncRecord>,
    compared: Compared,
    repeated: Vec<Repeated>,
}

impl OwnedPair {
    /// The pair, borrowed.
    pub const fn get(&self) -> Pair<'_> {
        Pair::made(self.local.as_ref(), self.portal.as_ref(), self.compared)
    }

    /// Lines of the code that a later line replaced.
    pub fn repeated(&self) -> &[Repeated] {
        &self.repeated
    }
}

/// A stream that is not sorted by code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct UnsortedError(#[from] Unsorted);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line} of {side}: the code {code:?} comes after {before:?} of line {before_line}; both inputs must be sorted by code, byte by byte"
)]
struct Unsorted {
    side: Side,
    line: u64,
    code: Box<str>,
    before_line: u64,
    before: Box<str>,
}

impl UnsortedError {
    /// The side that is not sorted.
    pub const fn side(&self) -> Side {
        self.0.side
    }

    /// The line whose code comes too late.
    pub const fn line(&self) -> u64 {
        self.0.line
    }
}

/// Joins two streams of records that are sorted by code, and compares those of one code.
///
/// It holds one record of each side, however long the streams are, and its time grows with the
/// records. Codes are sorted byte by byte
/// as they are compared, trimmed and composed (what `LC_ALL=C sort` does to codes that need
/// neither). Each code comes out once, in that order; of a code that comes twice on one side the
/// later record stands. Codes that look like others are told by [`SyncRecord::check_code`]; that
/// another record has the look, only [`reconcile`](super::reconcile) can tell.
///
/// # Errors
/// A code that is less than the one before it on its side; nothing comes after that error.
///
/// # Examples
/// ```
/// use vn_egov_metrics::portal::reconcile::{SortedJoin, SyncRecord};
///
/// let records = |codes: &[&str]| -> Vec<SyncRecord> {
///     (1..).zip(codes).filter_map(|(line, code)| SyncRecord::new(code, line)).collect()
/// };
/// let join = SortedJoin::new(records(&["H59.17-260704-0001", "H59.17-260704-0002"]), records(&["H59.17-260704-0001"]));
/// let states: Result<Vec<_>, _> = join.map(|pair| pair.map(|pair| pair.get().state().id())).collect();
/// assert_eq!(states, Ok(vec!["in_step", "absent"]));
///
/// let mut join = SortedJoin::new(records(&["H59.17-260704-0002", "H59.17-260704-0001"]), []);
/// let error = join.find_map(|pair| pair.err()).unwrap();
/// assert_eq!(
///     error.to_string(),
///     "line 2 of the local system: the code \"H59.17-260704-0001\" comes after \
///      \"H59.17-260704-0002\" of line 1; both inputs must be sorted by code, byte by byte",
/// );
/// ```
#[derive(Debug)]
pub struct SortedJoin<L: Iterator<Item = SyncRecord>, P: Iterator<Item = SyncRecord>> {
    local: Peekable<L>,
    portal: Peekable<P>,
    failed: bool,
}

impl<L: Iterator<Item = SyncRecord>, P: Iterator<Item = SyncRecord>> SortedJoin<L, P> {
    /// Joins the two.
    pub fn new(
        local: impl IntoIterator<IntoIter = L>,
        portal: impl IntoIterator<IntoIter = P>,
    ) -> Self {
        let (local, portal) = (local.into_iter().peekable(), portal.into_iter().peekable());
        Self { local, portal, failed: false }
    }

    fn pair(&mut self) -> Result<Option<OwnedPair>, UnsortedError> {
        let order = match (self.local.peek(), self.portal.peek()) {
            (None, None) => return Ok(None),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(local), Some(portal)) => local.key().cmp(portal.key()),
        };
        let mut repeated = Vec::new();
        let local = if order.is_le() {
            last_of_code(Side::Local, &mut self.local, &mut repeated)?
        } else {
            None
        };
        let portal = if order.is_ge() {
            last_of_code(Side::Portal, &mut self.portal, &mut repeated)?
        } else {
            None
        };
        let compared = Pair::of(local.as_ref(), portal.as_ref()).map(|pair| pair.compared());
        Ok(compared.map(|compared| OwnedPair { local, portal, compared, repeated }))
    }
}

/// The last record of the next code.
fn last_of_code<I: Iterator<Item = SyncRecord>>(
    side: Side,
    records: &mut Peekable<I>,
    repeated: &mut Vec<Repeated>,
) -> Result<Option<SyncRecord>, UnsortedError> {
    let Some(mut last) = records.next() else { return Ok(None) };
    while let Some(next) = records.peek() {
        match next.key().cmp(last.key()) {
            Ordering::Greater => break,
            Ordering::Less => {
                let unsorted = Unsorted {
                    side,
                    line: next.line(),
                    code: excerpt(next.code()),
                    before_line: last.line(),
                    before: excerpt(last.code()),
                };
                return Err(unsorted.into());
            }
            Ordering::Equal => {
                repeated.push(Repeated::of(side, &last, next));
                if let Some(next) = records.next() {
                    last = next;
                }
            }
        }
    }
    Ok(Some(last))
}

impl<L: Iterator<Item = SyncRecord>, P: Iterator<Item = SyncRecord>> Iterator for SortedJoin<L, P> {
    type Item = Result<OwnedPair, UnsortedError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let pair = self.pair().transpose();
        self.failed = matches!(pair, None | Some(Err(_)));
        pair
    }
}

impl<L: Iterator<Item = SyncRecord>, P: Iterator<Item = SyncRecord>> FusedIterator
    for SortedJoin<L, P>
{
}
