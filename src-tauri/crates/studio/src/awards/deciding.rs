//! Deciding awards: scores and the standard that the programme adopted, learner by learner.

use std::collections::{BTreeMap, HashMap};

use domain::LearnerId;
use domain::assessment_standard::AssessmentStandard;
use domain::award::{Attempt, AwardDecision, AwardPlan, RubricOfAssessment, Verdict, Work, decide};
use domain::certificate::Standing;
use domain::cohort::{Learner, LearnerResult};
use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::scoring::{Marker, ScoreSheet};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Guard;
use words::say::awards as say;
use words::{AsShown, Message, ToMessage};

use crate::assessment::marking::{MarkingContext, MarkingStage};
use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;

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
pub(super) struct Deciding {
    pub(super) programme: Programme,
    pub(super) standard: AssessmentStandard,
    pub(super) plan: AwardPlan,
    pub(super) rubrics: Vec<RubricOfAssessment>,
    pub(super) learners: Vec<Learner>,
    pub(super) verdicts: Vec<Verdict>,
    pub(super) blocked: Vec<Message>,
    /// What must still be so when it is saved.
    pub(super) guards: Vec<Guard>,
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
    pub(super) fn deciding(
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
        let kind = RecordKind::AssessmentStandard;
        let standard = self
            .get::<AssessmentStandard>(kind, standard_id.as_str())?
            .ok_or_else(|| StudioError::refused(say::blocked_no_standard_here()))?
            .value;
        let contexts = self.attempts_of(cohort, &programme)?;
        let pairs: Vec<_> = contexts
            .iter()
            .filter_map(|list| list.first())
            .map(|c| (&c.assessment, c.rubric.as_ref()))
            .collect();
        let guards = contexts
            .iter()
            .flatten()
            .map(|context| {
                let revision = context.marking.revision;
                records::revision_is(RecordKind::Marking, &context.of.id(), revision)
            })
            .collect();
        let mut blocked = Vec::new();
        if standard.finished_at.is_none() {
            let (title, version) = (&standard.title, standard.version);
            blocked.push(say::blocked_not_finished(title, version));
        }
        let mut learners = self.learners(cohort)?;
        learners.retain(|l| only.is_none_or(|wanted| l.id == *wanted));
        let plan = match AwardPlan::new(standard.clone(), &pairs) {
            Ok(plan) => plan,
            Err(fault) => {
                blocked.push(fault.message());
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
                    guards,
                }));
            }
        };
        for context in contexts.iter().flatten() {
            let title = &context.assessment.title;
            match context.stage() {
                MarkingStage::Done => {}
                MarkingStage::NotBegun => blocked.push(say::blocked_not_scored(title)),
                MarkingStage::FirstMarking => blocked.push(say::blocked_marking_open(title)),
                MarkingStage::ToSample => blocked.push(say::blocked_no_sample(title)),
                MarkingStage::SecondMarking => blocked.push(say::blocked_second_open(title)),
                MarkingStage::Moderation => blocked.push(say::blocked_differences(title)),
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
            guards,
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
                            self.get::<ScoreSheet>(
                                RecordKind::Score,
                                &context.of.sheet(marker, id),
                            )?
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
            .beginning::<AwardDecision>(RecordKind::Award, &format!("{cohort}/"))?
            .into_iter()
            .map(|saved| (saved.value.learner_id.clone(), saved))
            .collect())
    }

    /// What was decided on these learners.
    pub(crate) fn decisions_on(
        &self,
        learners: &[Learner],
    ) -> Result<HashMap<LearnerId, AwardDecision>, StudioError> {
        let ids: Vec<String> = learners.iter().map(|l| l.id.0.clone()).collect();
        let found = self.get_many::<AwardDecision>(RecordKind::Award, &ids)?;
        let decided = found.into_iter().flatten().map(|saved| saved.value);
        Ok(decided.map(|d| (d.learner_id.clone(), d)).collect())
    }

    /// Decides: each learner whose scores are complete gets a decision with the version of
    /// the standard and a worked explanation. Who holds a valid certificate keeps the result
    /// it was issued on.
    ///
    /// # Errors
    /// When something stands in the way.
    pub fn decide_awards(&self, cohort: &str) -> Result<AwardsDecided, StudioError> {
        let permit = self.may(Action::DecideAwards)?;
        let deciding = self.deciding(cohort, None)?;
        let deciding = deciding.ok_or_else(|| StudioError::refused(say::refused_no_standard()))?;
        if let Some(first) = deciding.blocked.first() {
            let reason = say::refused_blocked(first.clone());
            return Err(StudioError::refused(reason));
        }
        debug_assert_eq!(
            deciding.plan.parts.len(),
            deciding.programme.assessments.len()
        );
        let decided = self.decisions(cohort)?;
        let held = self.issued_to(&self.cohort(cohort)?, &deciding.programme)?;
        let revisions: HashMap<LearnerId, u32> = self
            .learners_saved(cohort)?
            .into_iter()
            .map(|saved| (saved.value.id, saved.revision))
            .collect();
        let (mut guards, mut writes) = (deciding.guards, Vec::new());
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
                d.value.verdict.same_decision(&verdict)
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
                Some(before) => records::revision_is(RecordKind::Award, id, before.revision),
                None => records::absent(RecordKind::Award, id),
            });
            let revision = revisions.get(&learner.id).copied().unwrap_or(0);
            guards.push(records::revision_is(RecordKind::Learner, id, revision));
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
                as_shown: Some(AsShown::of(
                    words::english(),
                    verdict.explanation.messages(),
                )),
                verdict,
                decided_by: self.session().clone(),
                decided_at: at.clone(),
            };
            writes.push(records::put(RecordKind::Award, id, &decision)?);
            writes.push(records::put(RecordKind::Learner, id, &known)?);
            totals.recorded += 1;
        }
        if writes.is_empty() {
            return Ok(totals);
        }
        self.save_for_good(&permit, &say::step_decide(totals.recorded), guards, writes)?;
        Ok(totals)
    }
}
