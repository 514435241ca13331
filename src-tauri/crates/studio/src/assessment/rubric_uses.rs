//! Where a version of a rubric is used, and whether that keeps it from changing.

use domain::RubricId;
use domain::cohort::Cohort;
use domain::lifecycle::ProgrammeState;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::rubric::OutcomeOfProgramme;
use domain::scoring::Marking;
use store::{Guard, PartValue, Range};
use words::Message;
use words::say::programmes::code_version;

use crate::core::error::StudioError;
use crate::core::finding::shown_count;
use crate::core::indexes::{Guarding, MARKING_MOVED, MARKING_RUBRIC, PROGRAMME_RUBRIC};
use crate::core::studio::Studio;

/// Programme versions and cohorts are named up to this many; the rest is counted.
const NAMED: usize = 20;

/// The states in which a programme version and what it is marked with do not change.
fn frozen_states() -> impl Iterator<Item = &'static str> {
    ProgrammeState::ALL
        .into_iter()
        .filter(|state| state.is_frozen())
        .map(ProgrammeState::key)
}

/// Where a version is used.
pub(crate) struct Uses {
    /// The first programme versions whose assessments use it.
    programmes: Vec<Programme>,
    /// How many programme versions use it.
    pub programme_count: u32,
    /// Names of the first cohorts whose work is or was scored with it.
    pub cohorts: Vec<String>,
    /// How many markings are or were scored with it.
    pub marking_count: u32,
}

fn uses(programme: &Programme, id: &RubricId) -> bool {
    let mut assessments = programme.assessments.iter();
    assessments.any(|a| a.rubric_id.as_ref() == Some(id))
}

impl Uses {
    /// The programme versions, by code and number.
    pub(crate) fn used_by(&self) -> Vec<Message> {
        let named = |p: &Programme| code_version(&p.code, p.version);
        self.programmes.iter().map(named).collect()
    }

    /// Their outcomes, which criteria can be aligned to.
    pub(crate) fn outcomes(&self, id: &RubricId) -> Vec<OutcomeOfProgramme> {
        let mut list = Vec::new();
        for programme in self.programmes.iter().filter(|p| uses(p, id)) {
            list.extend(programme.outcomes.iter().map(|outcome| OutcomeOfProgramme {
                id: outcome.id.clone(),
                text: outcome.text.clone(),
                programme: code_version(&programme.code, programme.version),
                assessed_here: programme.assessments.iter().any(|a| {
                    a.rubric_id.as_ref() == Some(id) && a.outcome_ids.contains(&outcome.id)
                }),
            }));
        }
        list
    }
}

/// Guards that a version is in use nowhere where it would have to stay as it is.
pub(crate) fn not_frozen(id: &str) -> Vec<Guard> {
    frozen_states()
        .map(|state| PROGRAMME_RUBRIC.none([PartValue::from(id), PartValue::from(state)]))
        .chain([MARKING_RUBRIC.none([id]), MARKING_MOVED.none([id])])
        .collect()
}

impl Studio {
    /// Whether an approved programme or scored work uses a version, so that it cannot change.
    pub(crate) fn is_rubric_frozen(&self, id: &str) -> Result<bool, StudioError> {
        for state in frozen_states() {
            if self.any_in(&PROGRAMME_RUBRIC, Range::of(id).and(state))? {
                return Ok(true);
            }
        }
        Ok(self.any_in(&MARKING_RUBRIC, Range::of(id))?
            || self.any_in(&MARKING_MOVED, Range::of(id))?)
    }

    /// Where a version is used. The first places are read, the rest is counted.
    pub(crate) fn rubric_uses(&self, id: &RubricId) -> Result<Uses, StudioError> {
        let range = || Range::of(id.as_str());
        let (programmes, _) =
            self.page_in::<Programme>(&PROGRAMME_RUBRIC, range(), NAMED, None, false)?;
        let mut ids = Vec::new();
        for index in [&MARKING_RUBRIC, &MARKING_MOVED] {
            let (markings, _) = self.page_in::<Marking>(index, range(), NAMED, None, false)?;
            ids.extend(markings.into_iter().map(|m| m.value.cohort_id.0));
        }
        ids.sort();
        ids.dedup();
        ids.truncate(NAMED);
        let cohorts = self.get_many::<Cohort>(RecordKind::Cohort, &ids)?;
        let mut names: Vec<String> = cohorts
            .into_iter()
            .flatten()
            .map(|c| c.value.name)
            .collect();
        names.sort();
        names.dedup();
        let markings =
            self.count_of(&MARKING_RUBRIC, &range())? + self.count_of(&MARKING_MOVED, &range())?;
        Ok(Uses {
            programmes: programmes.into_iter().map(|p| p.value).collect(),
            programme_count: shown_count(self.count_of(&PROGRAMME_RUBRIC, &range())?),
            cohorts: names,
            marking_count: shown_count(markings),
        })
    }
}
