//! The catalogue of procedures.

use std::collections::BTreeMap;

use super::{Procedure, ProcedureAt, Terms};
use crate::code::{AgencyCode, Coded, ProcedureCode};
use crate::time::TimeLimit;

/// Procedures by agency and code: what dossiers ask for their fees, papers and due dates, and
/// what indicators of procedures count.
///
/// # What a dossier is told
/// Of the rows of its procedure the nearest one speaks, and speaks alone; an empty cell of it is
/// not known:
///
/// 1. the row of the agency that the dossier's code names,
/// 2. else that of the agency above, level by level: a province's row holds for its departments
///    and communes,
/// 3. else the row without an agency, as a national catalogue has them,
/// 4. else what the rows of other agencies say, where all that say something say the same.
///
/// The rulebook only says "the catalogue"; the order is our choice. So is the fourth step: the
/// terms of a procedure are mostly national, and where they are not the rows differ.
///
/// # Rows that come again
/// A pair of agency and procedure that comes again is one procedure: of two levels the higher
/// counts, of the rest what the later row says, where it says something.
///
/// ```
/// use vn_egov_metrics::code::Coded;
/// use vn_egov_metrics::record::{Catalogue, CatalogueRow, ProcedureAt};
/// use vn_egov_metrics::time::TimeLimit;
///
/// let mut catalogue = Catalogue::new();
/// for (agency, limit) in [("H59", "15"), ("H59.17", "10"), ("H61", "12")] {
///     let (procedure, unit) = ("1.004194", "working_days");
///     let row = CatalogueRow { agency, procedure, limit, unit, ..CatalogueRow::default() };
///     catalogue.put(row.procedure()?);
/// }
/// let limit = |agency| {
///     let code = Coded::read("1.004194.000.00.00.H59").unwrap();
///     catalogue.terms(&ProcedureAt::new(Coded::read(agency).as_ref(), &code)).limit
/// };
/// assert_eq!(limit("000.00.17.H59"), Some(TimeLimit::WorkingDays(10)));
/// assert_eq!(limit("H59.20"), Some(TimeLimit::WorkingDays(15)));
/// assert_eq!(limit("H20.09"), None); // 10, 12 or 15: the others do not agree
/// # Ok::<(), vn_egov_metrics::record::CellError>(())
/// ```
#[doc(alias = "danh mục thủ tục hành chính")]
#[doc(alias = "danh muc thu tuc hanh chinh")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    listed: BTreeMap<Coded<ProcedureCode>, Listed>,
}

/// The rows of one procedure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Listed {
    // Invariant: each row stands under the agency of its `Procedure::at`.
    rows: BTreeMap<Option<Coded<AgencyCode>>, (ProcedureAt, Procedure)>,
    // What the rows with an agency agree on; kept by `Catalogue::put`.
    agreed: Agreed,
}

impl Catalogue {
    /// A catalogue without rows.
    pub const fn new() -> Self {
        Self { listed: BTreeMap::new() }
    }

    /// Adds a row. Says whether one of the same agency and procedure was there, which then says
    /// what both say; a procedure without a code has no row.
    pub fn put(&mut self, procedure: Procedure) -> bool {
        let Some(at) = procedure.at() else { return false };
        let listed = self.listed.entry(at.procedure().clone()).or_default();
        let agency = at.agency().cloned();
        let before = listed.rows.remove(&agency);
        let again = before.is_some();
        let row = match before {
            Some((_, row)) => row.then(procedure),
            None => procedure,
        };
        let (terms, of_agency) = (row.terms(), agency.is_some());
        listed.rows.insert(agency, (at, row));
        if again {
            // What the row said before may have stood in the way.
            listed.agreed =
                listed.of_agencies().map(Agreed::on).fold(Agreed::default(), Agreed::and);
        } else if of_agency {
            listed.agreed = listed.agreed.and(Agreed::on(terms));
        }
        again
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.listed.values().map(|listed| listed.rows.len()).sum()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Every row, by procedure and agency.
    pub fn iter(&self) -> impl Iterator<Item = (&ProcedureAt, &Procedure)> {
        self.listed.values().flat_map(|listed| listed.rows.values()).map(|(at, row)| (at, row))
    }

    /// The row of exactly that agency and procedure.
    pub fn get(&self, at: &ProcedureAt) -> Option<&Procedure> {
        let (_, row) = self.listed.get(at.procedure())?.rows.get(&at.agency().cloned())?;
        Some(row)
    }

    /// The nearest row that speaks for a procedure at an agency: its own, that of an agency
    /// above, or the one without an agency.
    pub fn nearest(&self, at: &ProcedureAt) -> Option<(&ProcedureAt, &Procedure)> {
        self.listed.get(at.procedure())?.nearest(at)
    }

    /// What is known for a dossier of that procedure at that agency.
    pub fn terms(&self, at: &ProcedureAt) -> Terms {
        let Some(listed) = self.listed.get(at.procedure()) else { return Terms::default() };
        listed.nearest(at).map_or_else(|| listed.agreed.terms(), |(_, row)| row.terms())
    }
}

impl Listed {
    fn nearest(&self, at: &ProcedureAt) -> Option<(&ProcedureAt, &Procedure)> {
        let above = |agency: &Coded<AgencyCode>| {
            Some(Coded::from(agency.regular().copied().and_then(AgencyCode::parent)?))
        };
        let levels = core::iter::successors(at.agency().cloned(), above).map(Some);
        let found = levels.chain([None]).find_map(|agency| self.rows.get(&agency));
        found.map(|(at, row)| (at, row))
    }

    /// What the rows with an agency say.
    fn of_agencies(&self) -> impl Iterator<Item = Terms> {
        self.rows.iter().filter(|(agency, _)| agency.is_some()).map(|(_, (_, row))| row.terms())
    }
}

impl FromIterator<Procedure> for Catalogue {
    fn from_iter<I: IntoIterator<Item = Procedure>>(procedures: I) -> Self {
        let mut catalogue = Self::new();
        catalogue.extend(procedures);
        catalogue
    }
}

impl Extend<Procedure> for Catalogue {
    fn extend<I: IntoIterator<Item = Procedure>>(&mut self, procedures: I) {
        for procedure in procedures {
            self.put(procedure);
        }
    }
}

/// What several rows say of one procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Agreed {
    fee: Said<bool>,
    paper_result: Said<bool>,
    limit: Said<TimeLimit>,
}

impl Agreed {
    fn on(terms: Terms) -> Self {
        Self {
            fee: Said::of(terms.fee),
            paper_result: Said::of(terms.paper_result),
            limit: Said::of(terms.limit),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            fee: self.fee.and(other.fee),
            paper_result: self.paper_result.and(other.paper_result),
            limit: self.limit.and(other.limit),
        }
    }

    fn terms(&self) -> Terms {
        Terms {
            fee: self.fee.agreed(),
            paper_result: self.paper_result.agreed(),
            limit: self.limit.agreed(),
        }
    }
}

/// What several say of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Said<T> {
    #[default]
    Nothing,
    One(T),
    Several,
}

impl<T: Copy + PartialEq> Said<T> {
    fn of(said: Option<T>) -> Self {
        said.map_or(Self::Nothing, Self::One)
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, said) | (said, Self::Nothing) => said,
            (Self::One(one), Self::One(two)) if one == two => self,
            _ => Self::Several,
        }
    }

    fn agreed(self) -> Option<T> {
        match self {
            Self::One(said) => Some(said),
            Self::Nothing | Self::Several => None,
        }
    }
}
