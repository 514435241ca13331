//! The institution's assessment standards: written once, adopted by programmes.

use std::collections::BTreeMap;

use domain::assessment_standard::{AssessmentStandard, GradeScale, ScaleKind};
use domain::award::{Attempt, AwardPlan, Verdict, decide};
use domain::decimal::Decimal;
use domain::people::Action;
use domain::programme::{Assessment, AssessmentType, Programme};
use domain::rubric::{Criterion, Rubric, RubricKind, RubricLevel};
use domain::{AssessmentStandardId, RubricId};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Key, Write};

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

/// A standard in a list: its newest version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentStandardSummary {
    /// The newest version's identity.
    pub id: AssessmentStandardId,
    /// The title.
    pub title: String,
    /// The newest version's number.
    pub version: u32,
    /// Whether that version is finished.
    pub finished: bool,
    /// The pass mark, in per cent.
    pub pass_mark: Decimal,
    /// Every finished version, newest first, which programmes can adopt.
    pub adoptable: Vec<AdoptableStandard>,
}

/// A finished version that programmes can adopt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AdoptableStandard {
    /// Its identity.
    pub id: AssessmentStandardId,
    /// Its number.
    pub version: u32,
}

/// A standard with what the program says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentStandardView {
    /// The standard and its revision.
    pub saved: Saved<AssessmentStandard>,
    /// The rules in plain words.
    pub words: Vec<String>,
    /// Programme versions that adopted it.
    pub adopted_by: Vec<String>,
    /// All versions, newest first.
    pub versions: Vec<AdoptableStandard>,
}

/// An invented learner on whom a standard is tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrialLearner {
    /// A name.
    pub name: String,
    /// Points from 0 to 4 for three criteria of a project that weighs 60 %; the first of them
    /// must be passed.
    pub project: Vec<Decimal>,
    /// Points from 0 to 4 for two criteria of a test that weighs 40 %.
    pub test: Vec<Decimal>,
    /// The test taken again, where it was.
    pub test_again: Option<Vec<Decimal>>,
    /// Days the project was late.
    pub days_late: u32,
}

fn trial_rubric(id: &str, titles: &[&str]) -> Rubric {
    let level = |points: u32| RubricLevel {
        id: format!("l{points}").as_str().into(),
        title: format!("Level {}", points + 1),
        points: Decimal::whole(points),
        lowest: None,
    };
    Rubric {
        id: RubricId(id.to_owned()),
        lineage: None,
        version: 1,
        kind: RubricKind::Analytic,
        title: id.to_owned(),
        language: "en".to_owned(),
        levels: (0..=4).map(level).collect(),
        criteria: titles
            .iter()
            .enumerate()
            .map(|(n, title)| Criterion {
                id: format!("{id}-{n}").as_str().into(),
                title: (*title).to_owned(),
                weight: Decimal::ONE,
                outcome_ids: Vec::new(),
                descriptors: vec![String::new(); 5],
                must_pass: n == 0 && titles.len() == 3,
                cognitive_level: None,
            })
            .collect(),
        translations: Vec::new(),
    }
}

/// The programme on which standards are tried.
fn trial_plan(standard: AssessmentStandard) -> Result<AwardPlan, StudioError> {
    let project = trial_rubric("project", &["Method", "Result", "Report"]);
    let test = trial_rubric("test", &["Knowledge", "Application"]);
    let mut assessments = [
        Assessment::new("project".into(), "Project", AssessmentType::Project),
        Assessment::new("test".into(), "Test", AssessmentType::WrittenTest),
    ];
    for (assessment, weight) in assessments.iter_mut().zip([60, 40]) {
        assessment.weight = weight;
    }
    let pairs: Vec<(&Assessment, Option<&Rubric>)> = assessments
        .iter()
        .zip([&project, &test])
        .map(|(a, r)| (a, Some(r)))
        .collect();
    AwardPlan::new(standard, &pairs).map_err(StudioError::refused)
}

/// What a standard makes of invented learners. Changes nothing.
///
/// # Errors
/// When the standard or a score cannot be.
pub fn try_standard(
    standard: &AssessmentStandard,
    learners: &[TrialLearner],
) -> Result<Vec<Verdict>, StudioError> {
    standard.validate().map_err(StudioError::refused)?;
    let plan = trial_plan(standard.clone())?;
    let attempt = |number, points: &[Decimal], days_late| Attempt {
        number,
        points: points
            .iter()
            .map(|p| Some((*p).min(Decimal::whole(4))).filter(|p| p.is_sensible()))
            .collect(),
        absent: false,
        days_late,
    };
    Ok(learners
        .iter()
        .take(20)
        .map(|learner| {
            let mut test = vec![attempt(1, &learner.test, 0)];
            test.extend(learner.test_again.iter().map(|again| attempt(2, again, 0)));
            let project = vec![attempt(1, &learner.project, learner.days_late)];
            decide(&plan, &[project, test])
        })
        .collect())
}

/// The usual scale of a kind.
#[must_use]
pub fn usual_scale(kind: ScaleKind) -> GradeScale {
    GradeScale::of(kind)
}

impl Studio {
    pub(crate) fn assessment_standard(
        &self,
        id: &str,
    ) -> Result<Saved<AssessmentStandard>, StudioError> {
        self.get(records::ASSESSMENT_STANDARD, id)?
            .ok_or_else(|| StudioError::not_found("assessment standard", id))
    }

    fn standard_families(
        &self,
    ) -> Result<BTreeMap<AssessmentStandardId, Vec<AssessmentStandard>>, StudioError> {
        let mut families: BTreeMap<_, Vec<AssessmentStandard>> = BTreeMap::new();
        for saved in self.list::<AssessmentStandard>(records::ASSESSMENT_STANDARD, "")? {
            let family = saved.value.family().clone();
            families.entry(family).or_default().push(saved.value);
        }
        for versions in families.values_mut() {
            versions.sort_by_key(|s| std::cmp::Reverse(s.version));
        }
        Ok(families)
    }

    fn adopters(&self, id: &AssessmentStandardId) -> Result<Vec<Programme>, StudioError> {
        Ok(self
            .list::<Programme>(records::PROGRAMME, "")?
            .into_iter()
            .map(|p| p.value)
            .filter(|p| p.assessment_standard_id.as_ref() == Some(id))
            .collect())
    }

    /// The newest version of every standard, by title.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn assessment_standards(&self) -> Result<Vec<AssessmentStandardSummary>, StudioError> {
        let mut list: Vec<AssessmentStandardSummary> = self
            .standard_families()?
            .into_values()
            .filter_map(|versions| {
                let newest = versions.first()?;
                Some(AssessmentStandardSummary {
                    id: newest.id.clone(),
                    title: newest.title.clone(),
                    version: newest.version,
                    finished: newest.finished_at.is_some(),
                    pass_mark: newest.pass_mark,
                    adoptable: versions
                        .iter()
                        .filter(|s| s.finished_at.is_some())
                        .map(adoptable)
                        .collect(),
                })
            })
            .collect();
        list.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
        Ok(list)
    }

    /// A standard with everything the screen says about it.
    ///
    /// # Errors
    /// When there is none.
    pub fn assessment_standard_view(
        &self,
        id: &str,
    ) -> Result<AssessmentStandardView, StudioError> {
        let saved = self.assessment_standard(id)?;
        let versions = self
            .standard_families()?
            .remove(saved.value.family())
            .unwrap_or_default();
        Ok(AssessmentStandardView {
            words: saved.value.in_words(),
            adopted_by: self
                .adopters(&saved.value.id)?
                .iter()
                .map(|p| format!("{} version {}", p.code, p.version))
                .collect(),
            versions: versions.iter().map(adoptable).collect(),
            saved,
        })
    }

    /// Begins a standard with the usual rules.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn create_assessment_standard(
        &self,
        title: &str,
    ) -> Result<Saved<AssessmentStandard>, StudioError> {
        self.may(Action::SetStandards)?;
        let id = AssessmentStandardId(self.new_id());
        self.add_standard(
            AssessmentStandard::usual(id, title),
            "Add an assessment standard",
        )
    }

    fn add_standard(
        &self,
        standard: AssessmentStandard,
        what: &str,
    ) -> Result<Saved<AssessmentStandard>, StudioError> {
        standard.validate().map_err(StudioError::refused)?;
        let id = standard.id.0.clone();
        self.save(
            what,
            vec![records::absent(records::ASSESSMENT_STANDARD, &id)],
            vec![records::put(records::ASSESSMENT_STANDARD, &id, &standard)?],
        )?;
        Ok(Saved {
            revision: 1,
            value: standard,
        })
    }

    /// Saves a version that is not finished.
    ///
    /// # Errors
    /// When it is finished, was changed meanwhile, or breaks a rule.
    pub fn save_assessment_standard(
        &self,
        saved: &Saved<AssessmentStandard>,
    ) -> Result<AssessmentStandardView, StudioError> {
        self.may(Action::SetStandards)?;
        let id = saved.value.id.as_str();
        let here = self.assessment_standard(id)?.value;
        if here.finished_at.is_some() {
            return Err(StudioError::refused(
                "This version is finished and does not change. Begin the next version. Nothing was changed.",
            ));
        }
        let same = (&here.lineage, here.version, &here.finished_at)
            == (
                &saved.value.lineage,
                saved.value.version,
                &saved.value.finished_at,
            );
        if !same {
            return Err(StudioError::refused(
                "The version of a standard is not changed by hand. Nothing was changed.",
            ));
        }
        saved.value.validate().map_err(StudioError::refused)?;
        self.save(
            &format!("Change assessment standard {}", saved.value.title),
            vec![records::revision_is(
                records::ASSESSMENT_STANDARD,
                id,
                saved.revision,
            )],
            vec![records::put(
                records::ASSESSMENT_STANDARD,
                id,
                &saved.value,
            )?],
        )?;
        self.assessment_standard_view(id)
    }

    /// Finishes a version: from now on it never changes, and programmes can adopt it.
    ///
    /// # Errors
    /// When it is finished already, or was changed meanwhile.
    pub fn finish_assessment_standard(
        &self,
        id: &str,
        revision: u32,
    ) -> Result<AssessmentStandardView, StudioError> {
        self.may(Action::SetStandards)?;
        let mut standard = self.assessment_standard(id)?.value;
        if standard.finished_at.is_some() {
            return Err(StudioError::refused("This version is finished already."));
        }
        standard.validate().map_err(StudioError::refused)?;
        standard.finished_at = Some(self.now());
        self.save_for_good(
            &format!(
                "Finish version {} of assessment standard {}",
                standard.version, standard.title
            ),
            vec![records::revision_is(
                records::ASSESSMENT_STANDARD,
                id,
                revision,
            )],
            vec![records::put(records::ASSESSMENT_STANDARD, id, &standard)?],
        )?;
        self.assessment_standard_view(id)
    }

    /// Begins the next version of a finished one; where one is begun already, that one.
    ///
    /// # Errors
    /// When there is no such standard.
    pub fn next_assessment_standard(
        &self,
        id: &str,
    ) -> Result<Saved<AssessmentStandard>, StudioError> {
        self.may(Action::SetStandards)?;
        let standard = self.assessment_standard(id)?.value;
        let versions = self
            .standard_families()?
            .remove(standard.family())
            .unwrap_or_default();
        let newest = versions.first().unwrap_or(&standard);
        if newest.finished_at.is_none() {
            return self.assessment_standard(newest.id.as_str());
        }
        let next = standard.next_version(AssessmentStandardId(self.new_id()), newest.version + 1);
        self.add_standard(next, &format!("Begin a new version of {}", standard.title))
    }

    /// Deletes a version that nobody adopted and nothing was decided by.
    ///
    /// # Errors
    /// When somebody did.
    pub fn delete_assessment_standard(&self, id: &str) -> Result<(), StudioError> {
        self.may(Action::SetStandards)?;
        let standard = self.assessment_standard(id)?.value;
        let adopters = self.adopters(&standard.id)?;
        let decided = self
            .list::<domain::award::AwardDecision>(records::AWARD, "")?
            .iter()
            .any(|a| a.value.standard_id == standard.id);
        if !adopters.is_empty() || decided {
            return Err(StudioError::refused(
                "A programme adopted this version, or awards were decided by it. It stays.",
            ));
        }
        self.save(
            "Delete an assessment standard",
            Vec::new(),
            vec![Write::Delete(Key::new(records::ASSESSMENT_STANDARD, id))],
        )
    }
}

fn adoptable(standard: &AssessmentStandard) -> AdoptableStandard {
    AdoptableStandard {
        id: standard.id.clone(),
        version: standard.version,
    }
}
