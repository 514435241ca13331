//! What is wrong with the end of the journal, the answer to it, and anchors to hold it against.

use std::path::Path;

use certificate::document::{Block, Document, Orientation, typeset};
use domain::cohort::{Cohort, Learner};
use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Anchored, AuditEntry, Key, Records, Tip};
use words::say::workspace as say;
use words::{Message, ToMessage, english, spoken};

use crate::core::error::StudioError;
use crate::core::outside::write_outside;
use crate::core::studio::Studio;

/// Records named one by one.
const NAMED: usize = 200;

/// What is wrong with the journal, until a person has answered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JournalNotice {
    /// What is wrong, in plain sentences.
    pub findings: Vec<Message>,
    /// What was in damaged saves and cannot be read there.
    pub unreadable: Vec<Message>,
    /// Whether nothing can be saved before the answer.
    pub holds_saves_back: bool,
}

/// What an answer came to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JournalAnswer {
    /// Records read from damaged saves and saved again.
    pub salvaged: u32,
    /// What could not be read.
    pub gone: Vec<Message>,
}

/// An anchor, and how the journal stands to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnchorCheck {
    /// Whether the journal holds it.
    pub holds: bool,
    /// The same in words.
    pub words: Message,
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Studio {
    /// What is wrong with the journal, if anything is.
    ///
    /// # Errors
    /// When what was kept of damaged saves cannot be read.
    pub fn journal_notice(&self) -> Result<Option<JournalNotice>, StudioError> {
        let Some(notice) = self.store.notice() else {
            return Ok(None);
        };
        Ok(Some(JournalNotice {
            findings: notice.findings.iter().map(ToMessage::message).collect(),
            unreadable: self.named(self.store.unreadable()?)?,
            holds_saves_back: notice.holds_saves_back(),
        }))
    }

    /// Goes on with the journal as it is: what can be read of damaged saves is saved again, and
    /// what it goes on without stands in it from then on.
    ///
    /// # Errors
    /// When whoever is signed in may not keep the workspace, or nothing can be written.
    pub fn answer_journal(&self) -> Result<JournalAnswer, StudioError> {
        let permit = self.may(Action::KeepWorkspace)?;
        let answered = self.store.answer(&AuditEntry {
            who: permit.who().map(|id| id.0.clone()).unwrap_or_default(),
            at: self.now().0,
            ..AuditEntry::default()
        })?;
        self.undo_history().clear();
        self.note_changes(&answered.salvaged);
        Ok(JournalAnswer {
            salvaged: number(answered.salvaged.len()),
            gone: self.named(answered.gone)?,
        })
    }

    pub(crate) fn named(&self, keys: Vec<Key>) -> Result<Vec<Message>, StudioError> {
        let more = keys.len().saturating_sub(NAMED);
        let mut names = keys
            .into_iter()
            .take(NAMED)
            .map(|key| self.name_of_record(&key))
            .collect::<Result<Vec<_>, _>>()?;
        if more > 0 {
            names.push(say::record_more(more));
        }
        Ok(names)
    }

    /// What people know a record by. One that was in a damaged save alone is named by what it
    /// belongs to.
    fn name_of_record(&self, key: &Key) -> Result<Message, StudioError> {
        let kind = RecordKind::named(&key.kind);
        let above = key.id.split('/').next().unwrap_or_default();
        let known = match kind {
            Some(kind @ RecordKind::Programme) => self
                .readable::<Programme>(kind, &key.id)?
                .map(|p| say::record_programme(&p.code, &p.title)),
            Some(kind @ RecordKind::Learner) => {
                let cohort = self.readable::<Cohort>(RecordKind::Cohort, above)?;
                let known = self.readable::<Learner>(kind, &key.id)?;
                Some(match (known, cohort) {
                    (Some(one), Some(of)) => {
                        say::record_learner_of(&of.name, &one.name, &one.number)
                    }
                    (Some(one), None) => say::record_learner(&one.name, &one.number),
                    (None, Some(of)) => say::record_learner_lost_of(&of.name),
                    (None, None) => say::record_learner_lost(),
                })
            }
            Some(kind @ RecordKind::Cohort) => self
                .readable::<Cohort>(kind, &key.id)?
                .map(|c| say::record_cohort(&c.name)),
            Some(RecordKind::Certificate) => Some(say::record_certificate(&key.id)),
            _ => None,
        };
        Ok(known.unwrap_or_else(|| Message::verbatim(format!("{} {}", key.kind, key.id))))
    }

    /// A record as it stands, where it can be read at all.
    fn readable<T: serde::de::DeserializeOwned>(
        &self,
        kind: RecordKind,
        id: &str,
    ) -> Result<Option<T>, StudioError> {
        match self.get::<T>(kind, id) {
            Ok(found) => Ok(found.map(|saved| saved.value)),
            // It is only asked for a name.
            Err(error) if error.is_locked() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The newest anchor: number and hash of the last save.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn anchor(&self) -> Result<String, StudioError> {
        Ok(self.store.tip()?.to_string())
    }

    /// Holds the journal against an anchor that was written down earlier.
    ///
    /// # Errors
    /// When it is no anchor, or the journal cannot be read.
    pub fn check_anchor(&self, anchor: &str) -> Result<AnchorCheck, StudioError> {
        let anchor: Tip = anchor.parse()?;
        let found = self.store.holds(&anchor)?;
        let save = anchor.sequence;
        let words = match found {
            Anchored::Holds => say::anchor_holds(save),
            Anchored::Differs => say::anchor_differs(save),
            Anchored::EndsBefore => say::anchor_ends_before(save),
            Anchored::NotHere => say::anchor_not_here(save),
        };
        Ok(AnchorCheck {
            holds: found == Anchored::Holds,
            words,
        })
    }

    /// A page to print and keep elsewhere: the newest anchor and what it is for, in English where
    /// the program does not speak the language.
    ///
    /// # Errors
    /// When there is no journal yet, or no font has a character.
    pub fn anchor_page(&self, language: &str) -> Result<Vec<u8>, StudioError> {
        let words = spoken(language).unwrap_or_else(english);
        let tip = self.store.tip()?;
        let institution = self.institution()?.value;
        let now = self.now();
        let groups: Vec<String> = tip
            .hash
            .as_bytes()
            .chunks(8)
            .map(|chunk| String::from_utf8_lossy(chunk).into_owned())
            .collect();
        let day = now.0.get(..10).unwrap_or_default().to_owned();
        let title = words.put(&say::anchor_title());
        let fact = |name: Message, value: String| (words.put(&name), value);
        let document = Document {
            title: title.clone(),
            author: institution.legal_name.clone(),
            language: words.language().to_owned(),
            made_at: now,
            orientation: Orientation::Portrait,
            attached: None,
            foot: institution.legal_name.clone(),
            blocks: vec![
                Block::Over(institution.legal_name),
                Block::Title(title),
                Block::Facts(vec![
                    fact(say::anchor_save(), tip.sequence.to_string()),
                    fact(say::anchor_day(), day),
                    fact(say::anchor_hash(), groups.join(" ")),
                ]),
                Block::Paragraph(words.put(&say::anchor_command(tip.to_string()))),
                Block::Heading(words.put(&say::anchor_purpose())),
                Block::Paragraph(words.put(&say::anchor_why())),
                Block::Paragraph(words.put(&say::anchor_proves())),
            ],
        };
        Ok(typeset(&*self.fonts_now()?, &document)?)
    }

    /// Writes [`Studio::anchor_page`] to a file.
    ///
    /// # Errors
    /// As for it, or when the file cannot be written.
    pub fn write_anchor_page(&self, language: &str, to: &Path) -> Result<(), StudioError> {
        write_outside(to, &self.anchor_page(language)?)
    }
}
