//! Panels that set cut scores.

use domain::PanelId;
use domain::decimal::Decimal;
use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::standard_setting::{Panel, PanelItem, PanelMethod, PanelResult, Round, panel_result};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Range, Records, StoreError, Write};
use words::{Message, say};

use crate::assessment::marking::parts_of;
use crate::core::error::{Sought, StudioError};
use crate::core::finding::{rows_of_page, shown_count};
use crate::core::indexes::PANEL_TITLE;
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

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

/// A page of panels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PanelPage {
    /// The panels, by title.
    pub panels: Vec<PanelSummary>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<String>,
    /// How many panels there are, whatever their titles.
    pub total: u32,
}

/// A panel with what its rounds say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PanelView {
    /// The panel and its revision.
    pub saved: Saved<Panel>,
    /// What each round says, first first.
    pub results: Vec<PanelResult>,
    /// The assessment it is for; nothing for none.
    pub about: Option<Message>,
}

impl Studio {
    pub(super) fn panel(&self, id: &str) -> Result<Saved<Panel>, StudioError> {
        self.get(RecordKind::Panel, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Panel, id))
    }

    /// A page of panels by title, of those whose title begins so.
    ///
    /// # Errors
    /// When the index cannot be read, or the list cannot go on from there.
    pub fn panels(
        &self,
        beginning: &str,
        after: Option<String>,
        limit: u32,
    ) -> Result<PanelPage, StudioError> {
        let range = Range::all().beginning(beginning.trim());
        let found = self.page_in::<Panel>(&PANEL_TITLE, range, rows_of_page(limit), after, false);
        let (page, next) = match found {
            Err(StudioError::Store(StoreError::NoOrder { .. })) => (
                self.panels_titled(beginning.trim(), rows_of_page(limit))?,
                None,
            ),
            other => other?,
        };
        let panels = page.into_iter().map(|p| PanelSummary {
            round: u32::try_from(p.value.rounds.len()).unwrap_or(1),
            id: p.value.id,
            title: p.value.title,
            method: p.value.method,
            adopted: p.value.adopted,
        });
        Ok(PanelPage {
            panels: panels.collect(),
            next,
            total: shown_count(self.store.count(RecordKind::Panel.name())?),
        })
    }

    /// Panels whose title begins so, in a locked workspace: there titles have no order, and all are
    /// looked through, a page at a time. An institution has few.
    fn panels_titled(
        &self,
        beginning: &str,
        limit: usize,
    ) -> Result<Vec<Saved<Panel>>, StudioError> {
        const AT_ONCE: usize = 200;
        let beginning = beginning.to_lowercase();
        let mut found: Vec<Saved<Panel>> = Vec::new();
        let mut after = None;
        loop {
            let all = Range::all();
            let (page, next) = self.page_in::<Panel>(&PANEL_TITLE, all, AT_ONCE, after, false)?;
            let titled = |p: &Saved<Panel>| p.value.title.to_lowercase().starts_with(&beginning);
            found.extend(page.into_iter().filter(titled));
            if next.is_none() || found.len() >= limit {
                break;
            }
            after = next;
        }
        found.truncate(limit);
        found.sort_by(|a, b| (&a.value.title, &a.value.id).cmp(&(&b.value.title, &b.value.id)));
        Ok(found)
    }

    /// A panel with what its rounds say.
    ///
    /// # Errors
    /// When there is none.
    pub fn panel_view(&self, id: &str) -> Result<PanelView, StudioError> {
        let saved = self.panel(id)?;
        let panel = &saved.value;
        let programme = match &panel.programme_id {
            Some(programme) => self.get::<Programme>(RecordKind::Programme, programme.as_str())?,
            None => None,
        };
        let about = programme.and_then(|p| {
            let assessment = p
                .value
                .assessments
                .iter()
                .find(|a| Some(&a.id) == panel.assessment_id.as_ref())?;
            Some(say::panels::about_assessment(
                p.value.code,
                &assessment.title,
                p.value.version,
            ))
        });
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
        let permit = self.may(Action::SetStandards)?;
        let mut items = Vec::new();
        if let (Some(programme), Some(wanted)) = (programme, assessment) {
            let programme = self.programme(programme)?.value;
            let found = programme
                .assessments
                .iter()
                .find(|a| a.id.as_str() == wanted)
                .ok_or_else(|| StudioError::not_found(Sought::Assessment, wanted))?;
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
        let title = match title.trim() {
            "" => say::panels::untitled().in_english(),
            title => title.to_owned(),
        };
        let panel = Panel {
            id: PanelId(self.new_id()),
            title,
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
        let mut guards = vec![records::absent(RecordKind::Panel, &id)];
        if let Some(programme) = &panel.programme_id {
            let kind = RecordKind::Programme;
            guards.push(records::present_at_save(kind, programme.as_str()));
        }
        self.save_one(
            &permit,
            &say::panels::step_add(),
            guards,
            (RecordKind::Panel, &id),
            panel,
        )
    }

    pub(super) fn put_panel(
        &self,
        permit: &Permit,
        revision: u32,
        panel: &Panel,
        what: &Message,
        for_good: bool,
    ) -> Result<PanelView, StudioError> {
        panel.validate().map_err(StudioError::refused)?;
        let id = panel.id.as_str();
        let guards = vec![records::revision_is(RecordKind::Panel, id, revision)];
        let writes = vec![records::put(RecordKind::Panel, id, panel)?];
        if for_good {
            self.save_for_good(permit, what, guards, writes)?;
        } else {
            self.save(permit, what, guards, writes)?;
        }
        self.panel_view(id)
    }

    /// Saves a panel. What was said in closed rounds does not change.
    ///
    /// # Errors
    /// When it would, breaks a rule, or was changed meanwhile.
    pub fn save_panel(&self, saved: &Saved<Panel>) -> Result<PanelView, StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let here = self.panel(saved.value.id.as_str())?.value;
        here.may_become(&saved.value)
            .map_err(StudioError::refused)?;
        if here.adopted != saved.value.adopted || here.rounds.len() != saved.value.rounds.len() {
            return Err(StudioError::refused(say::panels::refused_own_steps()));
        }
        self.put_panel(
            &permit,
            saved.revision,
            &saved.value,
            &say::panels::step_change(&saved.value.title),
            false,
        )
    }

    /// Deletes a panel.
    ///
    /// # Errors
    /// When its cut score was taken over.
    pub fn delete_panel(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::SetStandards)?;
        let saved = self.panel(id)?;
        if saved.value.adopted.is_some() {
            return Err(StudioError::refused(say::panels::refused_adopted()));
        }
        self.save(
            &permit,
            &say::panels::step_delete(),
            vec![records::revision_is(RecordKind::Panel, id, saved.revision)],
            vec![Write::Delete(records::key(RecordKind::Panel, id))],
        )
    }
}
