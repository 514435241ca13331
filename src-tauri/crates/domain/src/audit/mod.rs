//! Audits: a reviewer's judgement of a programme version, clause by clause.

mod decision;
mod judgement;
mod standing;

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{AsShown, Message};

pub use self::decision::{AuditOutcome, Decision, DecisionRefused};
pub use self::judgement::{Evidence, EvidenceFile, Given, GivenByOther, Judgement, Severity};
pub use self::standing::{AuditStanding, ClauseStanding, Finding, Score};

use self::standing::{finding, score};
use crate::check::{CheckResult, ClauseCheck, Rating};
use crate::institution::Institution;
use crate::programme::Programme;
use crate::quality_standard::QualityStandard;
use crate::{AuditId, ClauseId, ProgrammeId, QualityStandardId, Timestamp};

/// An audit of one programme version against one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
    /// Its identity.
    pub id: AuditId,
    /// The version under audit.
    pub programme_id: ProgrammeId,
    /// The standard.
    pub standard_id: QualityStandardId,
    /// Who reviews.
    pub reviewer: String,
    /// When it was begun.
    pub started_at: Timestamp,
    /// One entry for each clause that has been touched.
    pub judgements: Vec<Judgement>,
    /// The checks as they stood when the audit was decided.
    pub checks_at_decision: Vec<ClauseCheck>,
    /// The decision, once taken.
    pub decision: Option<Decision>,
    /// What checks said in the words in which it was shown to who signed; `None` in audits that are
    /// not decided, and in those from before it was kept.
    #[serde(default)]
    pub as_shown: Option<AsShown>,
}

impl Audit {
    fn judgement(&self, clause: &ClauseId) -> Option<&Judgement> {
        self.judgements.iter().find(|j| j.clause_id == *clause)
    }

    /// Puts a judgement in the place of the one for the same clause.
    pub fn judge(&mut self, judgement: Judgement) {
        match self
            .judgements
            .iter_mut()
            .find(|j| j.clause_id == judgement.clause_id)
        {
            Some(place) => *place = judgement,
            None => self.judgements.push(judgement),
        }
    }

    /// Takes in judgements that came by a `file`, as `taker` gives them here: what changes is entered
    /// under the taker, with whom the file names. A judgement that somebody else gave is changed,
    /// or taken away, by nobody but that person.
    ///
    /// # Errors
    /// [`GivenByOther`] with the first that somebody else gave.
    pub fn take_judgements(
        &mut self,
        before: &[Judgement],
        file: &[Judgement],
        taker: &Given,
    ) -> Result<(), GivenByOther> {
        let named = |clause: &ClauseId| {
            let there = file.iter().find(|j| j.clause_id == *clause);
            let given = there.and_then(|j| j.given.as_ref());
            given.map(|given| given.name.clone()).unwrap_or_default()
        };
        let others = |judgement: &Judgement| match &judgement.given {
            Some(given) if given.by.is_some() && given.by != taker.by => Some(GivenByOther {
                clause: judgement.clause_id.clone(),
                name: given.name.clone(),
            }),
            _ => None,
        };
        for known in before {
            let now = self.judgement(&known.clause_id);
            let same = now.is_some_and(|now| now.says_the_same(known));
            if let Some(refused) = others(known).filter(|_| !same) {
                return Err(refused);
            }
        }
        for judgement in &mut self.judgements {
            let known = before.iter().find(|b| b.clause_id == judgement.clause_id);
            judgement.given = match known.filter(|known| judgement.says_the_same(known)) {
                Some(known) => known.given.clone(),
                None => Some(Given {
                    file_says: named(&judgement.clause_id),
                    ..taker.clone()
                }),
            };
        }
        Ok(())
    }

    /// How the audit stands. A decided audit is shown as it was decided.
    #[must_use]
    pub fn standing(
        &self,
        standard: &QualityStandard,
        programme: &Programme,
        institution: &Institution,
    ) -> AuditStanding {
        let checks = if self.decision.is_some() && !self.checks_at_decision.is_empty() {
            self.checks_at_decision.clone()
        } else {
            crate::check::run_all(standard, programme, institution)
        };
        let clauses: Vec<ClauseStanding> = standard
            .clauses
            .iter()
            .map(|clause| {
                let check = checks
                    .iter()
                    .find(|c| c.clause_id == clause.id)
                    .and_then(|c| c.result.clone());
                let judgement = self.judgement(&clause.id).cloned();
                let judged = judgement.as_ref().and_then(|j| j.rating);
                let rating = judged.or_else(|| check.as_ref().map(|c| c.rating));
                ClauseStanding {
                    clause: clause.clone(),
                    check,
                    judgement,
                    rating,
                }
            })
            .collect();
        let score = score(&clauses);
        let findings = clauses.iter().filter_map(finding).collect();
        AuditStanding {
            clauses,
            score,
            findings,
        }
    }

    /// Everything that checks said when the audit was decided, in the order of the record.
    pub fn said_at_decision(&self) -> impl Iterator<Item = &Message> {
        self.checks_at_decision
            .iter()
            .filter_map(|check| check.result.as_ref())
            .flat_map(CheckResult::messages)
    }

    /// Whether this decision may be taken.
    ///
    /// # Errors
    /// [`DecisionRefused`] says what stands in the way.
    pub fn may_decide(
        &self,
        standing: &AuditStanding,
        outcome: AuditOutcome,
        signed_by: &str,
    ) -> Result<(), DecisionRefused> {
        if self.decision.is_some() {
            return Err(DecisionRefused::AlreadyDecided);
        }
        if signed_by.trim().is_empty() {
            return Err(DecisionRefused::NoSignature);
        }
        if outcome == AuditOutcome::Approved {
            if standing.score.to_do > 0 {
                return Err(DecisionRefused::ClausesToDo(standing.score.to_do));
            }
            let blocking = standing
                .findings
                .iter()
                .find(|f| f.mandatory && f.rating == Rating::NotMet);
            if let Some(f) = blocking {
                return Err(DecisionRefused::MandatoryNotMet(
                    f.clause_number.clone(),
                    f.clause_title.clone(),
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::quality_standard::european;

    fn audit() -> Audit {
        Audit {
            id: "a".into(),
            programme_id: "p".into(),
            standard_id: european::ID.into(),
            reviewer: "R".into(),
            started_at: Timestamp("2026-11-23T10:00:00Z".into()),
            judgements: vec![],
            checks_at_decision: vec![],
            decision: None,
            as_shown: None,
        }
    }

    fn judged(clause: &str, rating: Rating) -> Judgement {
        Judgement {
            given: None,
            clause_id: clause.into(),
            rating: Some(rating),
            note: String::new(),
            severity: None,
            owner: String::new(),
            due: None,
            evidence: vec![],
        }
    }

    #[test]
    fn the_reviewers_word_outweighs_the_rule() {
        let standard = european::standard();
        let programme = Programme::draft("p".into(), "A", "");
        let mut audit = audit();
        let before = audit.standing(&standard, &programme, &Institution::default());
        assert!(before.findings.iter().any(|f| f.clause_number == "2"));
        audit.judge(judged("e2", Rating::Met));
        audit.judge(judged("e2", Rating::Met));
        assert_eq!(audit.judgements.len(), 1);
        let after = audit.standing(&standard, &programme, &Institution::default());
        assert_eq!(after.score.met, before.score.met + 1);
        assert!(after.score.conformity > before.score.conformity);
    }

    #[test]
    fn approval_needs_every_clause_judged_and_no_mandatory_one_unmet() {
        let standard = european::standard();
        let programme = Programme::draft("p".into(), "A", "T");
        let mut audit = audit();
        let standing = |a: &Audit| a.standing(&standard, &programme, &Institution::default());
        assert!(matches!(
            audit.may_decide(&standing(&audit), AuditOutcome::Approved, "R"),
            Err(DecisionRefused::ClausesToDo(_))
        ));
        for clause in &standard.clauses {
            audit.judge(judged(clause.id.as_str(), Rating::Met));
        }
        assert_eq!(
            audit.may_decide(&standing(&audit), AuditOutcome::Approved, "R"),
            Ok(())
        );
        assert_eq!(standing(&audit).score.conformity, 100);
        audit.judge(judged("e9", Rating::NotMet));
        assert!(matches!(
            audit.may_decide(&standing(&audit), AuditOutcome::Approved, "R"),
            Err(DecisionRefused::MandatoryNotMet(..))
        ));
        assert_eq!(
            audit.may_decide(&standing(&audit), AuditOutcome::ReturnedForChanges, "R"),
            Ok(())
        );
        assert_eq!(
            audit.may_decide(&standing(&audit), AuditOutcome::ReturnedForChanges, " "),
            Err(DecisionRefused::NoSignature)
        );
    }

    fn given(by: &str) -> Given {
        Given {
            by: Some(by.into()),
            name: by.to_uppercase(),
            at: Timestamp("2026-11-30T10:00:00Z".into()),
            file_says: String::new(),
        }
    }

    #[test]
    fn a_file_changes_no_judgement_that_somebody_else_gave() {
        let mine = |clause, rating| Judgement {
            given: Some(given("rhea")),
            ..judged(clause, rating)
        };
        let before = vec![mine("a", Rating::NotMet), judged("b", Rating::Partly)];
        let take = |judgements: Vec<Judgement>, taker: &str| {
            let file = judgements.clone();
            let mut audit = Audit {
                judgements,
                ..audit()
            };
            audit
                .take_judgements(&before, &file, &given(taker))
                .map(|()| audit.judgements)
        };
        // As it was, with others beside it, whatever the file says of who gave them.
        let forged = Judgement {
            given: Some(given("somebody")),
            ..judged("c", Rating::Met)
        };
        let same = Judgement {
            given: None,
            ..mine("a", Rating::NotMet)
        };
        let taken = take(vec![same, judged("b", Rating::Met), forged], "dee").unwrap();
        assert_eq!(taken[0].given, Some(given("rhea")));
        assert_eq!(taken[1].given, Some(given("dee")));
        let third = taken[2].given.clone().unwrap();
        assert_eq!(
            (third.by, third.file_says.as_str()),
            (given("dee").by, "SOMEBODY")
        );
        // Changed, or gone.
        for now in [
            vec![mine("a", Rating::Met)],
            vec![judged("b", Rating::Partly)],
        ] {
            let refused = take(now.clone(), "dee").unwrap_err();
            assert_eq!(
                (refused.clause.as_str(), refused.name.as_str()),
                ("a", "RHEA")
            );
            assert!(take(now, "rhea").is_ok(), "her own");
        }
    }
}
