//! Which online services are declared on the portal.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::{Coded, ProcedureCode};
use crate::record::{Procedure, SyncState};

/// The procedures that the national portal lists as an agency's services (`LayDanhSachTTHC`).
///
/// A procedure is the same by its national code: older data write the agency that published a
/// local copy behind it, newer data do not. Irregular codes are the same by their text.
///
/// ```
/// use vn_egov_metrics::portal::reconcile::DeclaredServices;
/// use vn_egov_metrics::record::Procedure;
///
/// let declared = DeclaredServices::of(["1.004194", "2.000815.000.00.00.H55.02"]);
/// let code = |text: &str| vn_egov_metrics::code::Coded::read(text).unwrap();
/// assert!(declared.has(&code("1.004194.000.00.00.H59")));
/// assert!(!declared.has(&code("1.004195")));
///
/// let procedure = declared.mark(&code("1.004195"), Procedure::default());
/// assert_eq!(procedure.integrated, Some(false));
/// ```
#[doc(alias = "dịch vụ công khai báo trên Cổng")]
#[doc(alias = "dich vu cong khai bao tren Cong")]
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeclaredServices {
    codes: BTreeSet<Coded<ProcedureCode>>,
}

impl DeclaredServices {
    /// Those of the codes that the portal lists; blank ones are none.
    pub fn of<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        let codes = codes.into_iter().filter_map(Coded::read);
        Self { codes: codes.map(|code| code.national()).collect() }
    }

    /// Whether the portal lists it.
    pub fn has(&self, code: &Coded<ProcedureCode>) -> bool {
        self.codes.contains(&code.national())
    }

    /// How many procedures the portal lists.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it lists none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The procedure with what the list says of it, from which `procedure.integrated` follows.
    pub fn mark(&self, code: &Coded<ProcedureCode>, procedure: Procedure) -> Procedure {
        Procedure { integrated: Some(self.has(code)), ..procedure }
    }

    /// Every procedure of the catalogue and of the list that is on one side alone, by its national
    /// code, ascending: absent from the portal, or an orphan there.
    pub fn one_sided<'a>(
        &self,
        catalogue: impl IntoIterator<Item = &'a Coded<ProcedureCode>>,
    ) -> BTreeMap<Coded<ProcedureCode>, SyncState> {
        let catalogue: BTreeSet<_> = catalogue.into_iter().map(Coded::national).collect();
        let absent = catalogue.difference(&self.codes).map(|code| (code, SyncState::Absent));
        let orphans = self.codes.difference(&catalogue).map(|code| (code, SyncState::Orphan));
        absent.chain(orphans).map(|(code, state)| (code.clone(), state)).collect()
    }
}
