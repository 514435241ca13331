//! The rounds of a panel: closed and opened, with the candidates they are judged by, to the cut
//! score that is taken over.

use domain::CohortId;
use domain::decimal::Decimal;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::scoring::Marker;
use domain::standard_setting::{Candidate, PanelItem, Round, panel_result};
use words::say;

use crate::assessment::marking::MarkingOf;
use crate::assessment::panels::PanelView;
use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;

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
        let candidate = candidate
            .filter(|c| c.score.is_sensible())
            .ok_or_else(|| StudioError::refused(say::panels::refused_line(number + 1)))?;
        if list.len() == 100_000 {
            return Err(StudioError::refused(say::panels::refused_candidates()));
        }
        list.push(candidate);
    }
    Ok(list)
}

impl Studio {
    /// Closes the open round: from now on its feedback is shown, and it does not change.
    ///
    /// # Errors
    /// When no judge has finished.
    pub fn close_round(&self, id: &str, revision: u32) -> Result<PanelView, StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        let last = panel.rounds.len().saturating_sub(1);
        let result = panel_result(&panel, last);
        if result.cut.is_none() {
            let caution = result.caution.iter().cloned();
            let caution = caution.reduce(say::common::said_together);
            return Err(StudioError::refused(say::panels::refused_not_closed(
                caution.unwrap_or_default(),
            )));
        }
        let closed = self.closed_now();
        if let Some(round) = panel.rounds.last_mut().filter(|r| r.closed.is_none()) {
            round.closed = Some(closed);
        }
        self.put_panel(
            &permit,
            revision,
            &panel,
            &say::panels::step_close(last + 1, &panel.title),
            true,
        )
    }

    /// Opens the next round: it begins with what each judge said in the one before.
    ///
    /// # Errors
    /// When the last round is not closed, or there are nine.
    pub fn open_round(&self, id: &str, revision: u32) -> Result<PanelView, StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        let Some(last) = panel.rounds.last().filter(|r| r.closed.is_some()) else {
            return Err(StudioError::refused(say::panels::refused_round_open()));
        };
        let next = Round {
            closed: None,
            ..last.clone()
        };
        panel.rounds.push(next);
        self.put_panel(
            &permit,
            revision,
            &panel,
            &say::panels::step_open(panel.rounds.len(), &panel.title),
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
        let permit = self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        panel.candidates = read_candidates(text)?;
        panel.cohort_id = None;
        self.put_panel(
            &permit,
            revision,
            &panel,
            &say::panels::step_scores(&panel.title),
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
        let permit = self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        let assessment = panel
            .assessment_id
            .clone()
            .ok_or_else(|| StudioError::refused(say::panels::refused_no_assessment()))?;
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
            return Err(StudioError::refused(say::panels::refused_no_scores()));
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
            &permit,
            revision,
            &panel,
            &say::panels::step_scores(&panel.title),
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
        let permit = self.may(Action::SetStandards)?;
        let mut panel = self.panel(id)?.value;
        if panel.rounds.iter().all(|r| r.closed.is_none()) {
            return Err(StudioError::refused(say::panels::refused_no_round()));
        }
        if !percent.is_percent() {
            return Err(StudioError::refused(say::panels::refused_percent()));
        }
        panel.adopted = Some(percent);
        let mut guards = vec![records::revision_is(RecordKind::Panel, id, revision)];
        let mut writes = vec![records::put(RecordKind::Panel, id, &panel)?];
        if let (Some(programme), Some(assessment)) = (&panel.programme_id, &panel.assessment_id) {
            let mut saved = self.programme(programme.as_str())?;
            if saved.value.state.is_frozen() {
                return Err(StudioError::refused(say::panels::refused_frozen()));
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
                RecordKind::Programme,
                programme.as_str(),
                saved.revision,
            ));
            writes.push(records::put(
                RecordKind::Programme,
                programme.as_str(),
                &saved.value,
            )?);
        }
        self.save(
            &permit,
            &say::panels::step_adopt(&panel.title),
            guards,
            writes,
        )?;
        self.panel_view(id)
    }
}
