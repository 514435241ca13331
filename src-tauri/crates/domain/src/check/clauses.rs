//! A programme held to every clause of a quality standard.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::finding::CheckResult;
use super::rules::run;
use crate::institution::Institution;
use crate::programme::Programme;
use crate::quality_standard::QualityStandard;

/// A clause with what its rule found; `None` where only a reviewer can judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClauseCheck {
    /// The clause.
    pub clause_id: crate::ClauseId,
    /// What the rule found.
    pub result: Option<CheckResult>,
}

/// Runs every rule of a standard.
#[must_use]
pub fn run_all(
    standard: &QualityStandard,
    programme: &Programme,
    institution: &Institution,
) -> Vec<ClauseCheck> {
    standard
        .clauses
        .iter()
        .map(|clause| ClauseCheck {
            clause_id: clause.id.clone(),
            result: clause.check.map(|check| run(check, programme, institution)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::finding::Rating;
    use super::*;
    use crate::quality_standard::european;

    #[test]
    fn an_empty_programme_fails_without_panic() {
        let empty = Programme::draft("p".into(), "", "");
        let results = run_all(&european::standard(), &empty, &Institution::default());
        assert_eq!(results.len(), 26);
        assert!(
            results
                .iter()
                .filter_map(|r| r.result.as_ref())
                .filter(|r| r.rating == Rating::NotMet)
                .count()
                >= 8
        );
    }
}
