//! The awards of a cohort as they are shown and written as a table: what the scores come to,
//! beside what was decided, and why.

use domain::LearnerId;
use domain::award::{AwardDecision, Verdict};
use domain::certificate::Standing;
use domain::cohort::LearnerResult;
use domain::decimal::Decimal;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::table::TableStyle;
use report::AwardLine;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;
use words::say::awards as say;

use crate::assessment::marking::count;
use crate::core::error::StudioError;
use crate::core::studio::Studio;

/// A learner in the list of awards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AwardRow {
    /// The learner.
    pub learner_id: LearnerId,
    /// The number.
    pub number: String,
    /// The name.
    pub name: String,
    /// What the scores come to now.
    pub result: LearnerResult,
    /// The rounded result in per cent.
    pub percent: Option<Decimal>,
    /// The grade.
    pub grade: String,
    /// What was decided before, where it was.
    pub decided: Option<LearnerResult>,
    /// The grade that was decided before.
    pub decided_grade: String,
    /// Whether a decision would differ from the one before.
    pub differs: bool,
    /// The serial of a valid certificate.
    pub certificate: Option<String>,
}

/// The awards of a cohort, before or after they are decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AwardView {
    /// The standard's title and version; nothing where none is adopted.
    pub standard: Option<Message>,
    /// Its rules in plain words.
    pub words: Vec<Message>,
    /// What stands in the way of deciding; empty where nothing does.
    pub blocked: Vec<Message>,
    /// Every learner.
    pub rows: Vec<AwardRow>,
    /// Learners who would pass.
    pub passed: u32,
    /// Learners who would not.
    pub failed: u32,
    /// Learners whose scores are missing.
    pub pending: u32,
    /// Learners whose decision would be new or another.
    pub to_decide: u32,
}

/// Why a learner has the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AwardExplained {
    /// What was decided, where it was.
    pub decision: Option<AwardDecision>,
    /// What the scores come to now.
    pub now: Option<Verdict>,
}

impl Studio {
    /// What the scores of a cohort come to, beside what was decided. Changes nothing.
    ///
    /// # Errors
    /// When there is no such cohort.
    pub fn award_view(&self, cohort: &str) -> Result<AwardView, StudioError> {
        let Some(deciding) = self.deciding(cohort, None)? else {
            return Ok(AwardView {
                standard: None,
                words: Vec::new(),
                blocked: vec![say::blocked_no_standard()],
                rows: Vec::new(),
                passed: 0,
                failed: 0,
                pending: 0,
                to_decide: 0,
            });
        };
        let decided = self.decisions(cohort)?;
        let held = self.issued_to(&self.cohort(cohort)?, &deciding.programme)?;
        let rows: Vec<AwardRow> = deciding
            .learners
            .iter()
            .zip(&deciding.verdicts)
            .map(|(learner, verdict)| {
                let before = decided.get(&learner.id).map(|d| &d.value.verdict);
                AwardRow {
                    learner_id: learner.id.clone(),
                    number: learner.number.clone(),
                    name: learner.name.clone(),
                    result: verdict.result,
                    percent: verdict.percent,
                    grade: verdict.grade.clone(),
                    decided: before.map(|v| v.result),
                    decided_grade: before.map(|v| v.grade.clone()).unwrap_or_default(),
                    differs: before.is_some_and(|b| !b.same_decision(verdict)),
                    certificate: held
                        .get(&learner.number)
                        .filter(|c| c.standing == Standing::Valid)
                        .map(|c| c.serial.clone()),
                }
            })
            .collect();
        let of = |result| count(rows.iter().filter(|r| r.result == result).count());
        Ok(AwardView {
            standard: Some(say::standard_version(
                &deciding.standard.title,
                deciding.standard.version,
            )),
            words: deciding.standard.in_words(),
            blocked: deciding.blocked,
            passed: of(LearnerResult::Passed),
            failed: of(LearnerResult::Failed),
            pending: of(LearnerResult::Pending),
            to_decide: count(
                rows.iter()
                    .filter(|r| {
                        r.result != LearnerResult::Pending && (r.decided.is_none() || r.differs)
                    })
                    .count(),
            ),
            rows,
        })
    }

    /// Why a learner has the result, step by step.
    ///
    /// # Errors
    /// When there is no such cohort.
    pub fn award_explained(
        &self,
        cohort: &str,
        learner: &LearnerId,
    ) -> Result<AwardExplained, StudioError> {
        let decision = self
            .get::<AwardDecision>(RecordKind::Award, learner.as_str())?
            .map(|d| d.value);
        let now = self
            .deciding(cohort, Some(learner))?
            .and_then(|d| d.verdicts.into_iter().next());
        Ok(AwardExplained { decision, now })
    }

    /// A decision on each learner of a cohort as CSV.
    ///
    /// # Errors
    /// When there is no such cohort.
    pub fn export_awards(&self, cohort: &str, style: &TableStyle) -> Result<Vec<u8>, StudioError> {
        self.ask_to_export(Action::ExportRegister, &say::step_export())?;
        let decided = self.decisions(cohort)?;
        let learners = self.learners(cohort)?;
        let lines = learners.iter().map(|learner| AwardLine {
            number: &learner.number,
            name: &learner.name,
            decision: decided.get(&learner.id).map(|d| &d.value),
        });
        Ok(report::csv(report::awards(), style, lines))
    }
}
