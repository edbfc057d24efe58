//! Three-valued logic (Kleene): a definite no settles an AND, a definite yes settles an OR.

/// Whether both hold.
pub(crate) const fn and(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Whether either holds.
pub(crate) const fn or(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

/// Whether it does not hold.
pub(crate) const fn not(one: Option<bool>) -> Option<bool> {
    match one {
        Some(holds) => Some(!holds),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{and, not, or};

    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);
    const OPEN: Option<bool> = None;

    #[test]
    fn the_truth_table_of_kleene() {
        // one, other, and, or
        let table = [
            (YES, YES, YES, YES),
            (YES, OPEN, OPEN, YES),
            (YES, NO, NO, YES),
            (OPEN, YES, OPEN, YES),
            (OPEN, OPEN, OPEN, OPEN),
            (OPEN, NO, NO, OPEN),
            (NO, YES, NO, YES),
            (NO, OPEN, NO, OPEN),
            (NO, NO, NO, NO),
        ];
        for (one, other, both, either) in table {
            assert_eq!(and(one, other), both, "{one:?} and {other:?}");
            assert_eq!(or(one, other), either, "{one:?} or {other:?}");
        }
        assert_eq!([not(YES), not(OPEN), not(NO)], [NO, OPEN, YES]);
    }
}
