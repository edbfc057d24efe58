//! Findings of many records: all counted, few kept.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Finding, Rule};

/// Counts every finding by its rule, and keeps the first few of each as samples.
///
/// ```
/// use vn_egov_metrics::check::{Finding, Report, Rule, Seen};
///
/// let mut report = Report::keeping(1);
/// for code in ["H59.17-240829-0001", "H59.17-240829-0002"] {
///     report.add(Finding::new(Rule::UnknownStatus, code, "TrangThaiHoSo", Seen::text("11")));
/// }
/// assert_eq!(report.total(), 2);
/// let (rule, samples) = report.iter().next().unwrap();
/// assert_eq!((rule, samples.count()), (Rule::UnknownStatus, 2));
/// assert_eq!(samples.kept().len(), 1); // the count goes on past the samples
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    keep: usize,
    rules: BTreeMap<Rule, Samples>,
}

/// How often a rule was broken, and the first findings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Samples {
    count: u64,
    kept: Vec<Finding>,
}

impl Samples {
    /// How often the rule was broken.
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The first findings.
    pub fn kept(&self) -> &[Finding] {
        &self.kept
    }
}

impl Report {
    /// An empty report that keeps so many samples of each rule.
    pub const fn keeping(keep: usize) -> Self {
        Self { keep, rules: BTreeMap::new() }
    }

    /// Counts a finding.
    pub fn add(&mut self, finding: Finding) {
        self.count(finding.rule(), || finding);
    }

    /// Counts a finding of the rule, which is only made if it is kept.
    ///
    /// ```
    /// use vn_egov_metrics::check::{Finding, Report, Rule, Seen};
    ///
    /// let mut report = Report::keeping(1);
    /// for code in ["H59.17-240829-0001", "H59.17-240829-0002"] {
    ///     let rule = Rule::MissingStatus;
    ///     report.count(rule, || Finding::new(rule, code, "TrangThaiHoSo", Seen::Nothing));
    /// }
    /// assert_eq!(report.total(), 2);
    /// ```
    pub fn count(&mut self, rule: Rule, finding: impl FnOnce() -> Finding) {
        let samples = self.rules.entry(rule).or_default();
        samples.count += 1;
        if samples.kept.len() < self.keep {
            samples.kept.push(finding());
        }
    }

    /// Counts all that another report has counted; it keeps this one's samples first.
    pub fn merge(&mut self, other: Self) {
        for (rule, theirs) in other.rules {
            let ours = self.rules.entry(rule).or_default();
            ours.count = ours.count.saturating_add(theirs.count);
            let room = self.keep.saturating_sub(ours.kept.len());
            ours.kept.extend(theirs.kept.into_iter().take(room));
        }
    }

    /// How many findings there are in all.
    pub fn total(&self) -> u64 {
        self.rules.values().map(Samples::count).sum()
    }

    /// Whether nothing was found.
    pub fn is_clean(&self) -> bool {
        self.rules.is_empty()
    }

    /// Every rule that was broken, in the order of the rules.
    pub fn iter(&self) -> impl Iterator<Item = (Rule, &Samples)> {
        self.rules.iter().map(|(rule, samples)| (*rule, samples))
    }
}
