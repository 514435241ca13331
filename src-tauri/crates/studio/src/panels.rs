//! Panels that set cut scores.

use domain::decimal::Decimal;
use domain::people::Action;
use domain::programme::Programme;
use domain::scoring::Marker;
use domain::standard_setting::{
    Candidate, Panel, PanelItem, PanelMethod, PanelResult, Round, panel_result,
};
use domain::{CohortId, PanelId};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Key, Write};

use crate::error::StudioError;
use crate::marking::{MarkingOf, parts_of};
use crate::records::{self, Saved};
use crate::workspace::Studio;

/// A panel in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PanelSummary {
    /// Its identity.
    pub id: PanelId,
    /// The title.
    pub title: String,
    /// The method.
    pub method: PanelMethod,
    /// The round that is open, or the last.
    pub round: u32,
    /// The cut score taken over, in per cent.
    pub adopted: Option<Decimal>,
}

/// A panel with what its rounds say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PanelView {
    /// The panel and its revision.
    pub saved: Saved<Panel>,
    /// What each round says, first first.
    pub results: Vec<PanelResult>,
    /// The assessment it is for, in words; empty for none.
    pub about: String,
}

/// Reads candidates from text: a line each with a score and, where there is one, a rating from
/// 1 (fail) to 5 (excellent), separated by a space, a tab or a semicolon.
///
/// # Errors
/// Names the first line that cannot be read.
pub fn read_candidates(text: &str) -> Result<Vec<Candidate>, StudioError> {
    let mut list = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line
            .split([' ', '\t', ';'])
            .filter(|c| !c.is_empty())
            .collect();
        let candidate = match cells.as_slice() {
            [] => continue,
            [score] => Decimal::parse(score).map(|score| Candidate {
                score,
                rating: None,
            }),
            [score, rating] => Decimal::parse(score)
                .zip(rating.parse().ok().filter(|r| (1..=5).contains(r)))
                .map(|(score, rating)| Candidate {
                    score,
                    rating: Some(rating),
                }),
            _ => None,
        };
        let candidate = candidate.filter(|c| c.score.is_sensible()).ok_or_else(|| {
            StudioError::refused(format!(
                "Line {} cannot be read. Write a score and a rating from 1 to 5, such as 34 2. Nothing was changed.",
                number + 1
            ))
        })?;
        if list.len() == 100_000 {
            return Err(StudioError::refused(
                "There are more than 100,000 candidates.",
            ));
        }
        list.push(candidate);
    }
    Ok(list)
}

impl Studio {
    fn panel(&self, id: &str) -> Result<Saved<Panel>, StudioError> {
        self.get(records::PANEL, id)?
            .ok_or_else(|| StudioError::not_found("panel", id))
    }

    /// Every panel, by title.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn panels(&self) -> Result<Vec<PanelSummary>, StudioError> {
        let mut list: Vec<PanelSummary> = self
            .list::<Panel>(records::PANEL, "")?
            .into_iter()
            .map(|p| PanelSummary {
                round: u32::try_from(p.value.rounds.len()).unwrap_or(1),
                id: p.value.id,
                title: p.value.title,
                method: p.value.method,
                adopted: p.value.adopted,
            })
            .collect();
        list.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
        Ok(list)
    }

    /// A panel with what its rounds say.
    ///
    /// # Errors
    /// When there is none.
    pub fn panel_view(&self, id: &str) -> Result<PanelView, StudioError> {
        let saved = self.panel(id)?;
        let panel = &saved.value;
        let programme = match &panel.programme_id {
            Some(programme) => self.get::<Programme>(records::PROGRAMME, programme.as_str())?,
            None => None,
        };
        let about = programme
            .and_then(|p| {
                let assessment = p
                    .value
                    .assessments
                    .iter()
                    .find(|a| Some(&a.id) == panel.assessment_id.as_ref())?;
                Some(format!(
                    "{}, {} version {}",
                    assessment.title, p.value.code, p.value.version
                ))
            })
            .unwrap_or_default();
        Ok(PanelView {
            results: (0..panel.rounds.len())
                .map(|n| panel_result(panel, n))
                .collect(),
            about,
            saved,
        })
    }

    /// Begins a panel. With a programme and an assessment its items or criteria become the
    /// panel's items.
    ///
    /// # Errors
    /// When there is no such assessment.
    pub fn create_panel(
        &self,
        title: &str,
        method: PanelMethod,
        programme: Option<&str>,
        assessment: Option<&str>,
    ) -> Result<Saved<Panel>, StudioError> {
        self.may(Action::SetStandards)?;
        let mut items = Vec::new();
        if let (Some(programme), Some(wanted)) = (programme, assessment) {
            let programme = self.programme(programme)?.value;
            let found = programme
                .assessments
                .iter()
                .find(|a| a.id.as_str() == wanted)
                .ok_or_else(|| StudioError::not_found("assessment", wanted))?;
            let rubric = match &found.rubric_id {
                Some(id) => Some(self.rubric(id.as_str())?.value),
                None => None,
            };
            items.extend(
                parts_of(found, rubric.as_ref())
                    .into_iter()
                    .map(|part| PanelItem {
                        id: part.id,
                        title: part.title,
                        points: part.most,
                        correct: None,
                    }),
            );
        }
        let title = title.trim();
        let panel = Panel {
            id: PanelId(self.new_id()),
            title: if title.is_empty() { "New panel" } else { title }.to_owned(),
            programme_id: programme.map(Into::into),
            assessment_id: assessment.map(Into::into),
            cohort_id: None,
            method,
            minimally_competent: String::new(),
            judges: Vec::new(),
            items,
            candidates: Vec::new(),
            rounds: vec![Round::default()],
            adopted: None,
        };
        panel.validate().map_err(StudioError::refused)?;
        let id = panel.id.0.clone();
        self.save(
            "Add a panel",
            vec![records::absent(records::PANEL, &id)],
            vec![records::put(records::PANEL, &id, &panel)?],
        )?;
        Ok(Saved {
            revision: 1,
            value: panel,
        })
    }

    fn put_panel(
        &self,
        revision: u32,
        panel: &Panel,
        what: &str,
        for_good: bool,
    ) -> Result<PanelView, StudioError> {
        panel.validate().map_err(StudioError::refused)?;
        let id = panel.id.as_str();
        let guards = vec![records::revision_is(records::PANEL, id, revision)];
        let writes = vec![records::put(records::PANEL, id, panel)?];
        if for_good {
            self.save_for_good(what, guards, writes)?;
        } else {
            self.save(what, guards, writes)?;
        }
        self.panel_view(id)
    }

    /// Saves a panel. What was said in closed rounds does not change.
    ///
    /// # Errors
    /// When it would, breaks a rule, or was changed meanwhile.
    pub fn save_panel(&self, saved: &Saved<Panel>) -> Result<PanelView, StudioError> {
        self.may(Action::SetStandards)?;
        let here = self.panel(saved.value.id.as_str())?.value;
        here.may_become(&saved.value)
            .map_err(StudioError::refused)?;
        if here.adopted != saved.value.adopted || here.rounds.len() != saved.value.rounds.len() {
            return Err(StudioError::refused(
                "Rounds and the cut score have steps of their own. Nothing was changed.",
            ));
        }
        self.put_panel(
            saved.revision,
            &saved.value,
            &format!("Change panel {}", saved.value.title),
            false,
        )
    }

    /// Closes the open round: from now on its feedback is shown, and it does not change.
    ///
    /// # Errors
    /// When no judge has finished.
    pub fn close_round(&self, id: &str, revision: u32) -> Result<PanelView, StudioError> {
        self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        let last = panel.rounds.len().saturating_sub(1);
        let result = panel_result(&panel, last);
        if result.cut.is_none() {
            return Err(StudioError::refused(format!(
                "{} Nothing was closed.",
                result.caution
            )));
        }
        let closed = self.closed_now();
        if let Some(round) = panel.rounds.last_mut().filter(|r| r.closed.is_none()) {
            round.closed = Some(closed);
        }
        self.put_panel(
            revision,
            &panel,
            &format!("Close round {} of {}", last + 1, panel.title),
            true,
        )
    }

    /// Opens the next round: it begins with what each judge said in the one before.
    ///
    /// # Errors
    /// When the last round is not closed, or there are nine.
    pub fn open_round(&self, id: &str, revision: u32) -> Result<PanelView, StudioError> {
        self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        let Some(last) = panel.rounds.last().filter(|r| r.closed.is_some()) else {
            return Err(StudioError::refused(
                "Close this round first. Nothing was changed.",
            ));
        };
        let next = Round {
            closed: None,
            ..last.clone()
        };
        panel.rounds.push(next);
        self.put_panel(
            revision,
            &panel,
            &format!("Open round {} of {}", panel.rounds.len(), panel.title),
            true,
        )
    }

    /// Takes candidates from pasted text.
    ///
    /// # Errors
    /// Names the first line that cannot be read.
    pub fn set_candidates(
        &self,
        id: &str,
        revision: u32,
        text: &str,
    ) -> Result<PanelView, StudioError> {
        self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        panel.candidates = read_candidates(text)?;
        panel.cohort_id = None;
        self.put_panel(
            revision,
            &panel,
            &format!("Take scores into {}", panel.title),
            false,
        )
    }

    /// Takes the scores of a cohort on the panel's assessment, and how many got each item
    /// right.
    ///
    /// # Errors
    /// When the panel has no assessment, or the cohort no scores on it.
    pub fn take_scores(
        &self,
        id: &str,
        revision: u32,
        cohort: &str,
    ) -> Result<PanelView, StudioError> {
        self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        let assessment = panel.assessment_id.clone().ok_or_else(|| {
            StudioError::refused(
                "This panel is not about an assessment of a programme. Paste the scores instead.",
            )
        })?;
        let of = MarkingOf {
            cohort: cohort.to_owned(),
            assessment: assessment.0,
            attempt: 1,
        };
        let mut sheets: Vec<_> = self
            .sheets(&of, Marker::First)?
            .into_values()
            .map(|s| s.value)
            .collect();
        sheets.retain(|s| !s.absent);
        sheets.sort_by(|a, b| a.learner_id.cmp(&b.learner_id));
        let points = |sheet: &domain::scoring::ScoreSheet, item: &PanelItem| {
            sheet.score(&item.id).and_then(|s| s.points)
        };
        let mut candidates = Vec::new();
        for sheet in &sheets {
            let all: Option<Vec<Decimal>> = panel.items.iter().map(|i| points(sheet, i)).collect();
            if let Some(all) = all {
                let sum: f64 = all.iter().map(|p| p.approximately()).sum();
                candidates.extend(Decimal::nearest(sum, 4).map(|score| Candidate {
                    score,
                    rating: None,
                }));
            }
        }
        if candidates.is_empty() {
            return Err(StudioError::refused(
                "Nobody in this cohort has complete scores on it. Nothing was changed.",
            ));
        }
        // What closed rounds were shown does not change afterwards.
        if panel.rounds.iter().all(|r| r.closed.is_none()) {
            for item in &mut panel.items {
                let shares: Vec<f64> = sheets
                    .iter()
                    .filter_map(|s| points(s, item))
                    .map(|p| p.approximately() / item.points.approximately().max(1e-9) * 100.0)
                    .collect();
                let mean = shares.iter().sum::<f64>() / shares.len().max(1) as f64;
                item.correct =
                    Decimal::nearest(mean.clamp(0.0, 100.0), 1).filter(|_| !shares.is_empty());
            }
        }
        panel.candidates = candidates;
        panel.cohort_id = Some(CohortId(cohort.to_owned()));
        self.put_panel(
            revision,
            &panel,
            &format!("Take scores into {}", panel.title),
            false,
        )
    }

    /// Takes a cut score over, in per cent: it is recorded here, and becomes the cut score of
    /// the assessment where its programme can still change.
    ///
    /// # Errors
    /// When no round is closed, or the number is no per cent.
    pub fn adopt_cut_score(
        &self,
        id: &str,
        revision: u32,
        percent: Decimal,
    ) -> Result<PanelView, StudioError> {
        self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        if panel.rounds.iter().all(|r| r.closed.is_none()) {
            return Err(StudioError::refused(
                "Close a round first. Nothing was changed.",
            ));
        }
        if !percent.is_percent() {
            return Err(StudioError::refused(
                "A cut score is between 0 and 100 per cent.",
            ));
        }
        panel.adopted = Some(percent);
        let mut guards = vec![records::revision_is(records::PANEL, id, revision)];
        let mut writes = vec![records::put(records::PANEL, id, &panel)?];
        if let (Some(programme), Some(assessment)) = (&panel.programme_id, &panel.assessment_id) {
            let mut saved = self.programme(programme.as_str())?;
            if saved.value.state.is_frozen() {
                return Err(StudioError::refused(
                    "The programme is approved and does not change. Begin its next version, and a panel for that. Nothing was changed.",
                ));
            }
            for own in saved
                .value
                .assessments
                .iter_mut()
                .filter(|a| a.id == *assessment)
            {
                own.cut_score = Some(percent);
            }
            guards.push(records::revision_is(
                records::PROGRAMME,
                programme.as_str(),
                saved.revision,
            ));
            writes.push(records::put(
                records::PROGRAMME,
                programme.as_str(),
                &saved.value,
            )?);
        }
        self.save(
            &format!("Take over the cut score of {}", panel.title),
            guards,
            writes,
        )?;
        self.panel_view(id)
    }

    /// Deletes a panel.
    ///
    /// # Errors
    /// When its cut score was taken over.
    pub fn delete_panel(&self, id: &str) -> Result<(), StudioError> {
        self.may(Action::SetStandards)?;
        if self.panel(id)?.value.adopted.is_some() {
            return Err(StudioError::refused(
                "Its cut score was taken over, so the panel stays on record.",
            ));
        }
        self.save(
            "Delete a panel",
            Vec::new(),
            vec![Write::Delete(Key::new(records::PANEL, id))],
        )
    }
}
