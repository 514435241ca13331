//! Deciding awards: scores and the standard that the programme adopted, learner by learner.

use std::collections::{BTreeMap, HashMap};

use domain::LearnerId;
use domain::assessment_standard::AssessmentStandard;
use domain::award::{Attempt, AwardDecision, AwardPlan, RubricOfAssessment, Verdict, Work, decide};
use domain::certificate::Standing;
use domain::cohort::{Learner, LearnerResult};
use domain::decimal::Decimal;
use domain::people::Action;
use domain::programme::Programme;
use domain::scoring::{Marker, ScoreSheet};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::marking::{MarkingContext, MarkingStage, count};
use crate::records;
use crate::workspace::Studio;

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
    /// The standard's title and version; empty where none is adopted.
    pub standard: String,
    /// Its rules in plain words.
    pub words: Vec<String>,
    /// What stands in the way of deciding; empty where nothing does.
    pub blocked: Vec<String>,
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

/// What a deciding did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AwardsDecided {
    /// Decisions recorded: new ones and those that changed.
    pub recorded: u32,
    /// Learners who pass, of all in the cohort.
    pub passed: u32,
    /// Learners who do not.
    pub failed: u32,
    /// Learners left undecided because scores are missing.
    pub pending: u32,
}

/// Everything that decides the awards of a cohort.
struct Deciding {
    programme: Programme,
    standard: AssessmentStandard,
    plan: AwardPlan,
    rubrics: Vec<RubricOfAssessment>,
    learners: Vec<Learner>,
    verdicts: Vec<Verdict>,
    blocked: Vec<String>,
}

/// An attempt as the award rules see it: what was agreed, or else the first marks.
fn attempt(
    context: &MarkingContext,
    sheet: &ScoreSheet,
    plan_parts: &[domain::RubricPartId],
) -> Attempt {
    Attempt {
        number: context.of.attempt,
        points: plan_parts
            .iter()
            .map(|id| sheet.score(id).and_then(|s| s.points))
            .collect(),
        absent: sheet.absent,
        days_late: sheet.days_late,
    }
}

impl Studio {
    fn deciding(
        &self,
        cohort: &str,
        only: Option<&LearnerId>,
    ) -> Result<Option<Deciding>, StudioError> {
        let programme = self
            .programme(self.cohort(cohort)?.programme_id.as_str())?
            .value;
        let Some(standard_id) = &programme.assessment_standard_id else {
            return Ok(None);
        };
        let kind = records::ASSESSMENT_STANDARD;
        let standard = self
            .get::<AssessmentStandard>(kind, standard_id.as_str())?
            .ok_or_else(|| {
                StudioError::refused(
                    "The assessment standard that the programme adopted is not in this workspace. Take it in, or adopt another.",
                )
            })?
            .value;
        let contexts = self.attempts_of(cohort, &programme)?;
        let pairs: Vec<_> = contexts
            .iter()
            .filter_map(|list| list.first())
            .map(|c| (&c.assessment, c.rubric.as_ref()))
            .collect();
        let mut blocked = Vec::new();
        if standard.finished_at.is_none() {
            blocked.push(format!(
                "Version {} of “{}” is not finished. Finish it first: awards are decided by rules that no longer change.",
                standard.version, standard.title
            ));
        }
        let mut learners = self.learners(cohort)?;
        learners.retain(|l| only.is_none_or(|wanted| l.id == *wanted));
        let plan = match AwardPlan::new(standard.clone(), &pairs) {
            Ok(plan) => plan,
            Err(fault) => {
                blocked.push(fault.to_string());
                return Ok(Some(Deciding {
                    plan: AwardPlan {
                        standard: standard.clone(),
                        parts: Vec::new(),
                    },
                    programme,
                    standard,
                    rubrics: Vec::new(),
                    learners,
                    verdicts: Vec::new(),
                    blocked,
                }));
            }
        };
        for context in contexts.iter().flatten() {
            let title = &context.assessment.title;
            match context.stage() {
                MarkingStage::Done => {}
                MarkingStage::NotBegun => blocked.push(format!("Nobody has scored “{title}” yet.")),
                MarkingStage::FirstMarking => {
                    blocked.push(format!("The marking of “{title}” is not closed."))
                }
                MarkingStage::ToSample => blocked.push(format!(
                    "The standard asks for moderation: draw the sample of “{title}”."
                )),
                MarkingStage::SecondMarking => {
                    blocked.push(format!("The second marking of “{title}” is not closed."))
                }
                MarkingStage::Moderation => {
                    blocked.push(format!("Differences in “{title}” are not settled."))
                }
            }
        }
        let rubrics = contexts
            .iter()
            .filter_map(|list| list.first())
            .filter_map(|c| {
                let rubric = c.rubric.as_ref()?;
                Some(RubricOfAssessment {
                    assessment_id: c.assessment.id.clone(),
                    rubric_id: rubric.id.clone(),
                    version: rubric.version,
                })
            })
            .collect();
        let work = self.work_of(&contexts, &plan, only)?;
        let none = vec![Vec::new(); plan.parts.len()];
        let verdicts = learners
            .iter()
            .map(|l| decide(&plan, work.get(&l.id).unwrap_or(&none)))
            .collect();
        Ok(Some(Deciding {
            programme,
            standard,
            plan,
            rubrics,
            learners,
            verdicts,
            blocked,
        }))
    }

    /// Everybody's attempts, assessment by assessment.
    fn work_of(
        &self,
        contexts: &[Vec<MarkingContext>],
        plan: &AwardPlan,
        only: Option<&LearnerId>,
    ) -> Result<HashMap<LearnerId, Work>, StudioError> {
        let mut work: HashMap<LearnerId, Work> = HashMap::new();
        for (place, (attempts, part)) in contexts.iter().zip(&plan.parts).enumerate() {
            let ids: Vec<_> = part.criteria.iter().map(|c| c.id.clone()).collect();
            for context in attempts {
                let mut sheets = HashMap::new();
                for marker in [Marker::First, Marker::Agreed] {
                    match only {
                        Some(id) => sheets.extend(
                            self.get::<ScoreSheet>(records::SCORE, &context.of.sheet(marker, id))?
                                .map(|sheet| (id.clone(), sheet)),
                        ),
                        None => sheets.extend(self.sheets(&context.of, marker)?),
                    }
                }
                for (learner, sheet) in sheets {
                    // What is being marked a second time shows in no result until that is done.
                    if sheet.value.is_blank() || context.is_blind_for(&learner) {
                        continue;
                    }
                    let own = work
                        .entry(learner)
                        .or_insert_with(|| vec![Vec::new(); plan.parts.len()]);
                    if let Some(list) = own.get_mut(place) {
                        list.push(attempt(context, &sheet.value, &ids));
                    }
                }
            }
        }
        Ok(work)
    }

    /// Decisions of a cohort, by learner.
    pub(crate) fn decisions(
        &self,
        cohort: &str,
    ) -> Result<BTreeMap<LearnerId, records::Saved<AwardDecision>>, StudioError> {
        Ok(self
            .list::<AwardDecision>(records::AWARD, &format!("{cohort}/"))?
            .into_iter()
            .map(|saved| (saved.value.learner_id.clone(), saved))
            .collect())
    }

    /// What the scores of a cohort come to, beside what was decided. Changes nothing.
    ///
    /// # Errors
    /// When there is no such cohort.
    pub fn award_view(&self, cohort: &str) -> Result<AwardView, StudioError> {
        let Some(deciding) = self.deciding(cohort, None)? else {
            return Ok(AwardView {
                standard: String::new(),
                words: Vec::new(),
                blocked: vec![
                    "The programme adopts no assessment standard, so results come with the roster. Adopt one on the programme’s Assessment page.".to_owned(),
                ],
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
                    differs: before.is_some_and(|b| *b != *verdict),
                    certificate: held
                        .get(&learner.number)
                        .filter(|c| c.standing == Standing::Valid)
                        .map(|c| c.serial.clone()),
                }
            })
            .collect();
        let of = |result| count(rows.iter().filter(|r| r.result == result).count());
        Ok(AwardView {
            standard: format!(
                "{}, version {}",
                deciding.standard.title, deciding.standard.version
            ),
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
            .get::<AwardDecision>(records::AWARD, learner.as_str())?
            .map(|d| d.value);
        let now = self
            .deciding(cohort, Some(learner))?
            .and_then(|d| d.verdicts.into_iter().next());
        Ok(AwardExplained { decision, now })
    }

    /// Decides: each learner whose scores are complete gets a decision with the version of
    /// the standard and a worked explanation. Who holds a valid certificate keeps the result
    /// it was issued on.
    ///
    /// # Errors
    /// When something stands in the way.
    pub fn decide_awards(&self, cohort: &str) -> Result<AwardsDecided, StudioError> {
        self.may(Action::DecideAwards)?;
        let deciding = self.deciding(cohort, None)?.ok_or_else(|| {
            StudioError::refused(
                "The programme adopts no assessment standard. Nothing was decided.",
            )
        })?;
        if let Some(first) = deciding.blocked.first() {
            return Err(StudioError::refused(format!(
                "{first} Nothing was decided."
            )));
        }
        debug_assert_eq!(
            deciding.plan.parts.len(),
            deciding.programme.assessments.len()
        );
        let decided = self.decisions(cohort)?;
        let held = self.issued_to(&self.cohort(cohort)?, &deciding.programme)?;
        let (mut guards, mut writes) = (Vec::new(), Vec::new());
        let mut totals = AwardsDecided::default();
        let at = self.now();
        for (learner, verdict) in deciding.learners.iter().zip(deciding.verdicts) {
            match verdict.result {
                LearnerResult::Passed => totals.passed += 1,
                LearnerResult::Failed => totals.failed += 1,
                LearnerResult::Pending => totals.pending += 1,
            }
            let before = decided.get(&learner.id);
            let same = before.is_some_and(|d| {
                d.value.verdict == verdict
                    && d.value.standard_id == deciding.standard.id
                    && d.value.learner_name == learner.name
            });
            let issued = held
                .get(&learner.number)
                .is_some_and(|c| c.standing == Standing::Valid);
            if verdict.result == LearnerResult::Pending || same || (issued && before.is_some()) {
                continue;
            }
            let id = learner.id.as_str();
            guards.push(match before {
                Some(before) => records::revision_is(records::AWARD, id, before.revision),
                None => records::absent(records::AWARD, id),
            });
            let known = Learner {
                result: verdict.result,
                grade: if verdict.result == LearnerResult::Passed {
                    verdict.grade.clone()
                } else {
                    String::new()
                },
                ..learner.clone()
            };
            let decision = AwardDecision {
                learner_id: learner.id.clone(),
                learner_name: learner.name.clone(),
                cohort_id: learner.cohort_id.clone(),
                standard_id: deciding.standard.id.clone(),
                standard_version: deciding.standard.version,
                standard_title: deciding.standard.title.clone(),
                rubrics: deciding.rubrics.clone(),
                verdict,
                decided_by: self.session().clone(),
                decided_at: at.clone(),
            };
            writes.push(records::put(records::AWARD, id, &decision)?);
            writes.push(records::put(records::LEARNER, id, &known)?);
            totals.recorded += 1;
        }
        if writes.is_empty() {
            return Ok(totals);
        }
        self.save_for_good(
            &format!("Decide {} awards", totals.recorded),
            guards,
            writes,
        )?;
        Ok(totals)
    }

    /// A decision on each learner of a cohort as CSV.
    ///
    /// # Errors
    /// When there is no such cohort.
    pub fn export_awards(&self, cohort: &str) -> Result<Vec<u8>, StudioError> {
        let decided = self.decisions(cohort)?;
        let heading = [
            "Number",
            "Name",
            "Result",
            "Per cent",
            "Grade",
            "Standard",
            "Version",
            "Decided at",
            "Why",
        ];
        let rows = self.learners(cohort)?.into_iter().map(|learner| {
            let decision = decided.get(&learner.id).map(|d| &d.value);
            let text = |f: &dyn Fn(&AwardDecision) -> String| decision.map(f).unwrap_or_default();
            vec![
                learner.number.clone(),
                learner.name.clone(),
                text(&|d| {
                    match d.verdict.result {
                        LearnerResult::Passed => "passed",
                        LearnerResult::Failed => "not passed",
                        LearnerResult::Pending => "",
                    }
                    .to_owned()
                }),
                text(&|d| d.verdict.percent.map(|p| p.to_string()).unwrap_or_default()),
                text(&|d| d.verdict.grade.clone()),
                text(&|d| d.standard_title.clone()),
                text(&|d| d.standard_version.to_string()),
                text(&|d| d.decided_at.0.clone()),
                text(&|d| {
                    let rules = d.verdict.explanation.rules.iter();
                    rules
                        .map(|r| r.sentence.clone())
                        .collect::<Vec<_>>()
                        .join(" ")
                }),
            ]
        });
        Ok(report::csv(&heading, rows.collect::<Vec<_>>()))
    }
}
