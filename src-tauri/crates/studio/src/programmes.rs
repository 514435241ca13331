//! Designing programmes.

use domain::ProgrammeId;
use domain::assessment_standard::AssessmentStandard;
use domain::blueprint::{CoverageReport, coverage_of};
use domain::check::CheckResult;
use domain::lifecycle::{LifecycleStep, ProgrammeState};
use domain::outcome_verb::vague_verb;
use domain::people::Action;
use domain::programme::{Assessment, Programme, ProgrammeSummary, Stackability};
use domain::rubric::Rubric;
use domain::standard::european;
use exchange::programme_file;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Key, Write};

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

/// A European standard element and whether the programme has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ElementCheck {
    /// The clause's number.
    pub number: String,
    /// The clause's title.
    pub title: String,
    /// Whether a programme must have it.
    pub mandatory: bool,
    /// What the rule found.
    pub result: CheckResult,
}

/// A remark on the wording of an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeRemark {
    /// The outcome.
    pub outcome_id: String,
    /// The verb that cannot be observed.
    pub verb: String,
    /// Two that could stand in its place.
    pub instead: Vec<String>,
}

/// A programme with what the program says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeView {
    /// The version and its revision.
    pub saved: Saved<Programme>,
    /// The European standard elements of Annex I.
    pub elements: Vec<ElementCheck>,
    /// Outcomes whose verb cannot be observed.
    pub remarks: Vec<OutcomeRemark>,
    /// What each assessment tests against its blueprint, in the order of the assessments.
    pub coverage: Vec<CoverageReport>,
    /// Programmes this one counts towards, where the workspace has them.
    pub counts_towards: Vec<ProgrammeSummary>,
    /// Programmes that count towards this one.
    pub built_from: Vec<ProgrammeSummary>,
    /// Every version of it, newest first.
    pub versions: Vec<ProgrammeSummary>,
}

impl Studio {
    pub(crate) fn programme(&self, id: &str) -> Result<Saved<Programme>, StudioError> {
        self.get(records::PROGRAMME, id)?
            .ok_or_else(|| StudioError::not_found("programme", id))
    }

    fn all_programmes(&self) -> Result<Vec<Programme>, StudioError> {
        let mut all: Vec<Programme> = self
            .list(records::PROGRAMME, "")?
            .into_iter()
            .map(|p| p.value)
            .collect();
        all.sort_by(|a, b| a.code.cmp(&b.code).then(b.version.cmp(&a.version)));
        Ok(all)
    }

    /// Every programme version, by code, newest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn programmes(&self) -> Result<Vec<ProgrammeSummary>, StudioError> {
        Ok(self
            .all_programmes()?
            .iter()
            .map(Programme::summary)
            .collect())
    }

    /// The newest version with this code.
    ///
    /// # Errors
    /// When there is none.
    pub fn programme_by_code(&self, code: &str) -> Result<Programme, StudioError> {
        self.all_programmes()?
            .into_iter()
            .find(|p| p.code.eq_ignore_ascii_case(code))
            .ok_or_else(|| StudioError::not_found("programme", code))
    }

    /// A programme with everything the screen says about it.
    ///
    /// # Errors
    /// When there is none.
    pub fn programme_view(&self, id: &str) -> Result<ProgrammeView, StudioError> {
        let saved = self.programme(id)?;
        let institution = self.institution()?.value;
        let standard = european::standard();
        let elements = standard
            .clauses
            .iter()
            .filter(|c| c.part.starts_with("Annex I:"))
            .filter_map(|c| {
                Some(ElementCheck {
                    number: c.number.clone(),
                    title: c.title.clone(),
                    mandatory: c.mandatory,
                    result: domain::check::run(c.check?, &saved.value, &institution),
                })
            })
            .collect();
        let remarks = saved
            .value
            .outcomes
            .iter()
            .filter_map(|o| {
                let vague = vague_verb(&o.text)?;
                Some(OutcomeRemark {
                    outcome_id: o.id.0.clone(),
                    verb: vague.verb,
                    instead: vague.instead.iter().map(|w| (*w).to_owned()).collect(),
                })
            })
            .collect();
        let all = self.all_programmes()?;
        let codes = |p: &Programme| match &p.stackability {
            Stackability::StacksTowards { codes } => codes.clone(),
            _ => Vec::new(),
        };
        let newest = |wanted: &dyn Fn(&Programme) -> bool| {
            let mut seen: Vec<&str> = Vec::new();
            let mut found = Vec::new();
            for p in all.iter().filter(|p| wanted(p)) {
                if !seen.contains(&p.code.as_str()) {
                    seen.push(&p.code);
                    found.push(p.summary());
                }
            }
            found
        };
        let mine = codes(&saved.value);
        let mut coverage = Vec::new();
        for assessment in &saved.value.assessments {
            let rubric = match &assessment.rubric_id {
                Some(id) => self.get::<Rubric>(records::RUBRIC, id.as_str())?,
                None => None,
            };
            coverage.push(coverage_of(assessment, rubric.as_ref().map(|r| &r.value)));
        }
        Ok(ProgrammeView {
            coverage,
            counts_towards: newest(&|p| mine.contains(&p.code)),
            built_from: newest(&|p| codes(p).contains(&saved.value.code)),
            versions: all
                .iter()
                .filter(|p| p.code == saved.value.code)
                .map(Programme::summary)
                .collect(),
            elements,
            remarks,
            saved,
        })
    }

    /// Begins a programme.
    ///
    /// # Errors
    /// When the code is taken or cannot be used.
    pub fn create_programme(
        &self,
        code: &str,
        title: &str,
    ) -> Result<Saved<Programme>, StudioError> {
        self.may(Action::Design)?;
        let code = code.trim();
        if self
            .all_programmes()?
            .iter()
            .any(|p| p.code.eq_ignore_ascii_case(code))
        {
            return Err(StudioError::refused(format!(
                "There is a programme with the code {code} already. Choose another code, or make a new version of that programme."
            )));
        }
        let institution = self.institution()?.value;
        let mut programme = Programme::draft(ProgrammeId(self.new_id()), code, title.trim());
        programme.awarding_body = institution.legal_name;
        programme.country = institution.country;
        self.add_programme(programme, &format!("Add programme {code}"))
    }

    fn add_programme(
        &self,
        programme: Programme,
        what: &str,
    ) -> Result<Saved<Programme>, StudioError> {
        let mut programme = programme;
        self.sign_as_designer(&mut programme);
        programme.validate().map_err(StudioError::refused)?;
        let id = programme.id.0.clone();
        let guard = records::absent(records::PROGRAMME, &id);
        self.save(
            what,
            vec![guard],
            vec![records::put(records::PROGRAMME, &id, &programme)?],
        )?;
        self.programme(&id)
    }

    /// Saves a programme version that may still change.
    ///
    /// # Errors
    /// When it is frozen, was changed meanwhile, or breaks a rule.
    pub fn save_programme(
        &self,
        saved: &Saved<Programme>,
    ) -> Result<Saved<Programme>, StudioError> {
        self.may(Action::Design)?;
        let id = saved.value.id.as_str();
        let before = self.programme(id)?.value;
        if before.state.is_frozen() {
            return Err(StudioError::refused(format!(
                "Version {} of {} is {} and cannot change. Make a new version to go on editing.",
                before.version,
                before.code,
                before.state.in_words()
            )));
        }
        let mut after = saved.value.clone();
        after.designed_by.clone_from(&before.designed_by);
        self.sign_as_designer(&mut after);
        // State, version and sign-off change only by their own steps.
        (after.state, after.version, after.approved_at) =
            (before.state, before.version, before.approved_at);
        after.validate().map_err(StudioError::refused)?;
        if !after.code.eq_ignore_ascii_case(&before.code) {
            let taken = self
                .all_programmes()?
                .iter()
                .any(|p| p.code.eq_ignore_ascii_case(&after.code));
            if taken || after.version > 1 {
                return Err(StudioError::refused(format!(
                    "The code cannot be changed to {}: it is taken, or this is a later version.",
                    after.code
                )));
            }
        }
        let guard = records::revision_is(records::PROGRAMME, id, saved.revision);
        self.save(
            &format!("Change {}", after.code),
            vec![guard],
            vec![records::put(records::PROGRAMME, id, &after)?],
        )?;
        self.programme(id)
    }

    /// Deletes a draft that nothing refers to.
    ///
    /// # Errors
    /// When it is more than a draft, or has audits or cohorts.
    pub fn delete_programme(&self, id: &str) -> Result<(), StudioError> {
        self.may(Action::Design)?;
        let programme = self.programme(id)?.value;
        if programme.state != ProgrammeState::Draft {
            return Err(StudioError::refused(format!(
                "{} is {}; only drafts can be deleted.",
                programme.code,
                programme.state.in_words()
            )));
        }
        let audited = self.audits()?.iter().any(|a| a.programme_id.as_str() == id);
        let followed = self
            .cohorts()?
            .iter()
            .any(|c| c.cohort.programme_id.as_str() == id);
        if audited || followed {
            return Err(StudioError::refused(format!(
                "{} has audits or cohorts and cannot be deleted.",
                programme.code
            )));
        }
        self.save(
            &format!("Delete {}", programme.code),
            Vec::new(),
            vec![Write::Delete(Key::new(records::PROGRAMME, id))],
        )
    }

    /// Takes a step in the life of a version. Approving is done by deciding an audit.
    ///
    /// # Errors
    /// When the step is not open from where the version stands.
    pub fn step_programme(
        &self,
        id: &str,
        step: LifecycleStep,
    ) -> Result<Saved<Programme>, StudioError> {
        if step == LifecycleStep::Approve {
            return Err(StudioError::refused(
                "A programme is approved by deciding an audit of it.",
            ));
        }
        self.may(match step {
            LifecycleStep::Offer | LifecycleStep::Retire => Action::Offer,
            // A reviewer may hand a version back as well as its designer.
            LifecycleStep::ReturnToDraft if self.may(Action::Review).is_ok() => Action::Review,
            _ => Action::Design,
        })?;
        let mut saved = self.programme(id)?;
        saved.value.state = saved
            .value
            .state
            .after(step)
            .map_err(StudioError::refused)?;
        let what = format!(
            "{} is now {}",
            saved.value.code,
            saved.value.state.in_words()
        );
        let guard = records::revision_is(records::PROGRAMME, id, saved.revision);
        self.save(
            &what,
            vec![guard],
            vec![records::put(records::PROGRAMME, id, &saved.value)?],
        )?;
        self.programme(id)
    }

    /// Makes the next version as a draft.
    ///
    /// # Errors
    /// When there is a newer version already that can still change.
    pub fn next_version(&self, id: &str) -> Result<Saved<Programme>, StudioError> {
        self.may(Action::Design)?;
        let programme = self.programme(id)?.value;
        let newest = self.programme_by_code(&programme.code)?;
        if !newest.state.is_frozen() {
            return Err(StudioError::refused(format!(
                "Version {} of {} is {} already. Go on with that one.",
                newest.version,
                newest.code,
                newest.state.in_words()
            )));
        }
        let mut next = programme.next_version(ProgrammeId(self.new_id()));
        next.version = newest.version + 1;
        self.add_programme(next, &format!("Begin a new version of {}", programme.code))
    }

    /// A programme with its rubrics as a file's text.
    ///
    /// # Errors
    /// When there is none.
    pub fn export_programme(&self, id: &str) -> Result<String, StudioError> {
        let programme = self.programme(id)?.value;
        let mut rubrics: Vec<Rubric> = Vec::new();
        for rubric_id in programme
            .assessments
            .iter()
            .filter_map(|a| a.rubric_id.as_ref())
        {
            if let Some(rubric) = self.get::<Rubric>(records::RUBRIC, rubric_id.as_str())?
                && !rubrics.contains(&rubric.value)
            {
                rubrics.push(rubric.value);
            }
        }
        Ok(programme_file::write(programme, rubrics)?)
    }

    /// Takes a programme file in as a draft. Where the code is here already it becomes
    /// the next version; importing what is here unchanged changes nothing.
    ///
    /// # Errors
    /// When the file breaks a rule, or the version here can still change.
    pub fn import_programme(&self, bytes: &[u8]) -> Result<Saved<Programme>, StudioError> {
        self.may(Action::Design)?;
        let file = programme_file::read(bytes)?;
        let mut writes = Vec::new();
        let mut programme = file.programme;
        for mut rubric in file.rubrics {
            match self.get::<Rubric>(records::RUBRIC, rubric.id.as_str())? {
                Some(here) if here.value == rubric => continue,
                Some(_) => {
                    // Another rubric has this identity here: this one comes in beside it.
                    let id = domain::RubricId(self.new_id());
                    for assessment in programme
                        .assessments
                        .iter_mut()
                        .filter(|a| uses(a, &rubric))
                    {
                        assessment.rubric_id = Some(id.clone());
                    }
                    rubric.id = id;
                    rubric.lineage = None;
                    rubric.version = 1;
                }
                None => {}
            }
            writes.push(records::put(records::RUBRIC, rubric.id.as_str(), &rubric)?);
        }
        let here = self
            .all_programmes()?
            .into_iter()
            .find(|p| p.code.eq_ignore_ascii_case(&programme.code));
        if let Some(here) = &here {
            let same = Programme {
                id: here.id.clone(),
                version: here.version,
                state: here.state,
                approved_at: here.approved_at.clone(),
                designed_by: here.designed_by.clone(),
                ..programme.clone()
            };
            if same == *here && writes.is_empty() {
                return self.programme(here.id.as_str());
            }
            if !here.state.is_frozen() {
                return Err(StudioError::refused(format!(
                    "Version {} of {} is {} here and differs from the file. Finish or delete it first, then import again.",
                    here.version,
                    here.code,
                    here.state.in_words()
                )));
            }
        }
        if let Some(id) = &programme.assessment_standard_id
            && self
                .get::<AssessmentStandard>(records::ASSESSMENT_STANDARD, id.as_str())?
                .is_none()
        {
            // The file does not carry the standard: one of this institution is adopted instead.
            programme.assessment_standard_id = None;
        }
        programme.id = ProgrammeId(self.new_id());
        programme.version = here.map_or(1, |p| p.version + 1);
        programme.state = ProgrammeState::Draft;
        programme.approved_at = None;
        let id = programme.id.0.clone();
        writes.push(records::put(records::PROGRAMME, &id, &programme)?);
        self.back_up_before("import")?;
        self.save(
            &format!("Import {}", programme.code),
            vec![records::absent(records::PROGRAMME, &id)],
            writes,
        )?;
        self.programme(&id)
    }
}

fn uses(assessment: &Assessment, rubric: &Rubric) -> bool {
    assessment.rubric_id.as_ref() == Some(&rubric.id)
}
