//! Programmes in lists, by their codes, and with everything a screen says about one.

use std::collections::BTreeMap;

use domain::blueprint::{CoverageReport, coverage_of};
use domain::check::CheckResult;
use domain::lifecycle::ProgrammeState;
use domain::outcome_verb::vague_verb;
use domain::programme::{Programme, ProgrammeSummary, Stackability};
use domain::quality_standard::european;
use domain::record_kind::RecordKind;
use domain::rubric::Rubric;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{PartValue, Range, SearchFor};
use words::Message;

use crate::core::error::StudioError;
use crate::core::finding::{rows_of_page, shown_count};
use crate::core::indexes::{PROGRAMME_CODE, PROGRAMME_STATE, PROGRAMME_TOWARDS};
use crate::core::records::Saved;
use crate::core::studio::Studio;

/// Versions that count towards a programme are looked at up to this many.
const MOST_BUILT_FROM: usize = 50;

/// A page of programme versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammePage {
    /// The versions, by code and number; best first where words were looked for.
    pub programmes: Vec<ProgrammeSummary>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<String>,
    /// How many versions there are in all, are in the state, or answer the words.
    pub total: u32,
    /// How many versions are in each state, of all; states that no version is in are left out.
    pub states: Vec<StateCount>,
}

/// How many programme versions are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StateCount {
    /// The state.
    pub state: ProgrammeState,
    /// The versions in it.
    pub count: u32,
}

/// A European standard element and whether the programme has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ElementCheck {
    /// The clause's number.
    pub number: String,
    /// The clause's title.
    pub title: Message,
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
    /// Programmes that count towards this one, by code.
    pub built_from: Vec<ProgrammeSummary>,
    /// Whether there are more of those than are listed.
    pub built_from_more: bool,
    /// Every version of it, newest first.
    pub versions: Vec<ProgrammeSummary>,
}

fn summaries<'p>(
    programmes: impl IntoIterator<Item = &'p Saved<Programme>>,
) -> Vec<ProgrammeSummary> {
    programmes.into_iter().map(|p| p.value.summary()).collect()
}

impl Studio {
    pub(crate) fn programme(&self, id: &str) -> Result<Saved<Programme>, StudioError> {
        self.get(RecordKind::Programme, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Programme, id))
    }

    fn states_of_programmes(&self) -> Result<Vec<StateCount>, StudioError> {
        let mut states = Vec::new();
        for state in ProgrammeState::ALL {
            let count = self.count_of(&PROGRAMME_STATE, &Range::of(state.key()))?;
            if count > 0 {
                states.push(StateCount {
                    state,
                    count: shown_count(count),
                });
            }
        }
        Ok(states)
    }

    /// A page of programme versions by code and number: all, those in a state, or those that
    /// answer words, in whatever state they are.
    ///
    /// # Errors
    /// When a stored value cannot be read, or `after` is no place of this list.
    pub fn programmes(
        &self,
        words: &str,
        state: Option<ProgrammeState>,
        after: Option<String>,
        limit: u32,
    ) -> Result<ProgrammePage, StudioError> {
        let limit = rows_of_page(limit);
        let states = self.states_of_programmes()?;
        if words.trim().is_empty() {
            let (index, range) = match state {
                Some(state) => (&PROGRAMME_STATE, Range::of(state.key())),
                None => (&PROGRAMME_CODE, Range::all()),
            };
            let total = states
                .iter()
                .filter(|counted| state.is_none_or(|state| counted.state == state))
                .map(|counted| counted.count)
                .fold(0, u32::saturating_add);
            let (page, next) = self.page_in(index, range, limit, after, false)?;
            return Ok(ProgrammePage {
                programmes: summaries(&page),
                next,
                total,
                states,
            });
        }
        let found = self.found_page::<Programme>(
            SearchFor {
                words: words.to_owned(),
                kind: RecordKind::Programme.name().to_owned(),
                ..SearchFor::default()
            },
            after,
            limit,
        )?;
        Ok(ProgrammePage {
            programmes: summaries(&found.records),
            next: found.next,
            total: found.total,
            states,
        })
    }

    /// The newest version with this code, if there is one.
    pub(crate) fn newest_programme(
        &self,
        code: &str,
    ) -> Result<Option<Saved<Programme>>, StudioError> {
        let (page, _) = self.page_in(&PROGRAMME_CODE, Range::of(code), 1, None, true)?;
        Ok(page.into_iter().next())
    }

    /// The newest version with this code.
    ///
    /// # Errors
    /// When there is none.
    pub fn programme_by_code(&self, code: &str) -> Result<Programme, StudioError> {
        self.newest_programme(code)?
            .map(|saved| saved.value)
            .ok_or_else(|| StudioError::not_found(RecordKind::Programme, code))
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
            .filter(|c| european::is_element(&c.id))
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
        let mut counts_towards = Vec::new();
        if let Stackability::StacksTowards { codes } = &saved.value.stackability {
            for code in codes {
                counts_towards.extend(self.newest_programme(code)?.map(|p| p.value.summary()));
            }
        }
        let (built_from, built_from_more) = self.built_from(&saved.value.code)?;
        let mut versions: Vec<Saved<Programme>> =
            self.all_in(&PROGRAMME_CODE, &Range::of(saved.value.code.as_str()))?;
        versions.reverse();
        let mut coverage = Vec::new();
        for assessment in &saved.value.assessments {
            let rubric = match &assessment.rubric_id {
                Some(id) => self.get::<Rubric>(RecordKind::Rubric, id.as_str())?,
                None => None,
            };
            coverage.push(coverage_of(assessment, rubric.as_ref().map(|r| &r.value)));
        }
        Ok(ProgrammeView {
            coverage,
            counts_towards,
            built_from,
            built_from_more,
            versions: summaries(&versions),
            elements,
            remarks,
            saved,
        })
    }

    /// The newest of each programme's versions that count towards a code, and whether there
    /// are more.
    fn built_from(&self, code: &str) -> Result<(Vec<ProgrammeSummary>, bool), StudioError> {
        let found = self.entries(&PROGRAMME_TOWARDS, Range::of(code), MOST_BUILT_FROM, None)?;
        // A later version of the same code comes after an earlier one and takes its place.
        let newest: BTreeMap<Option<PartValue>, String> = found
            .entries
            .into_iter()
            .map(|entry| (entry.parts.into_iter().nth(1), entry.key.id))
            .collect();
        let ids: Vec<String> = newest.into_values().collect();
        let programmes = self.get_many::<Programme>(RecordKind::Programme, &ids)?;
        Ok((summaries(programmes.iter().flatten()), found.next.is_some()))
    }
}
