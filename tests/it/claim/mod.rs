//! Auditing published figures.

mod conditions;
mod defects;
mod kinds;
mod ledger;
mod marks;
mod reading;
mod repairs;
mod report;
mod slips;
mod unknowns;
mod vectors;

use vn_egov_metrics::claim::{Asked, Audit, Claims, Figure, FigureParts, Relation, Verdict};

/// Figures as `(id, published)`, or `(id, published)` with the qualifier behind a `|`.
pub(crate) fn claims(figures: &[(&str, &str)], relations: &[(&str, &str, &str)]) -> Claims {
    let mut claims = Claims::new();
    for (id, published) in figures {
        let (published, qualifier) = published.split_once('|').unwrap_or((published, ""));
        let parts = FigureParts {
            id: (*id).to_owned(),
            published: published.to_owned(),
            qualifier: qualifier.to_owned(),
            ..FigureParts::default()
        };
        claims.publish(Figure::from_parts(parts).unwrap()).unwrap();
    }
    for (id, kind, members) in relations {
        claims.relate(Relation::read(id, kind, members).unwrap()).unwrap();
    }
    claims
}

/// The audit of [`claims`], with nothing special asked.
pub(crate) fn audit(figures: &[(&str, &str)], relations: &[(&str, &str, &str)]) -> Audit {
    claims(figures, relations).audit(&Asked::default())
}

/// The verdict on a single relation.
pub(crate) fn verdict(figures: &[(&str, &str)], kind: &str, members: &str) -> Verdict {
    audit(figures, &[("r", kind, members)]).verdicts()[0].clone()
}

/// `reads whole=694..701` and the like.
pub(crate) fn said(verdict: &Verdict) -> String {
    let end = |end: Option<String>| end.unwrap_or_default();
    let solved = verdict
        .solved
        .iter()
        .map(|solved| format!(" {}={}..{}", solved.key, end(solved.least()), end(solved.most())));
    verdict.outcome.to_string() + &solved.collect::<String>()
}

/// The repairs, each as it prints, with its rank.
pub(crate) fn fixes(verdict: &Verdict) -> Vec<String> {
    verdict.repairs.iter().map(|repair| format!("{} {repair}", repair.rank)).collect()
}
