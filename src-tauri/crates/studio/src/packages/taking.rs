//! Taking what was chosen of a package, all of it in one commit.

use std::collections::{HashMap, HashSet};

use domain::SnapshotId;
use domain::audit::Audit;
use domain::certificate::Certificate;
use domain::difference::put;
use domain::lifecycle::ProgrammeState;
use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::{RecordKind, Undo};
use serde_json::Value;
use store::{Archive, Guard, Range, Write};
use words::Message;
use words::say::packages as say;

use super::decisions::designers_in;
use super::reading::{Reading, Thing};
use super::rules::needed_for;
use super::take::Taking;
use super::{Entry, Handover, PackageChoice, PackageKind, PackageStanding, PackageTaken};
use crate::certificates::fonts::OwnFontEntry;
use crate::certificates::templates::Template;
use crate::core::error::{StudioError, from_below};
use crate::core::indexes::PROGRAMME_CODE;
use crate::core::records;
use crate::core::studio::Studio;

/// An attached document is no larger (bytes).
const LARGEST_FILE: u64 = 64_000_000;
/// Up to this many records a taking can be undone.
const UNDOABLE: usize = 5_000;

impl Studio {
    /// Takes what was chosen of the package that was read last. A backup is made first.
    ///
    /// # Errors
    /// When something chosen breaks a rule or was changed meanwhile; then nothing is taken.
    pub fn take_package(&self, choices: &[PackageChoice]) -> Result<PackageTaken, StudioError> {
        let reading = self
            .held
            .take::<Reading>()
            .ok_or_else(|| StudioError::refused(say::refused_no_file()))?;
        let outcome = self.take(&reading, choices);
        if outcome.is_err() {
            // What was read stays on screen.
            self.held.put(reading);
        }
        outcome
    }

    fn take(
        &self,
        reading: &Reading,
        choices: &[PackageChoice],
    ) -> Result<PackageTaken, StudioError> {
        let permit = match reading.kind {
            PackageKind::Programme => self.may(Action::Design)?,
            PackageKind::Review => self
                .may(Action::Review)
                .or_else(|_| self.may(Action::Design))?,
            PackageKind::Workspace => self.may(Action::KeepWorkspace)?,
        };
        let mut taking = Taking {
            choices: choices.iter().map(|c| (c.key.as_str(), c)).collect(),
            guards: Vec::new(),
            writes: Vec::new(),
            taken: PackageTaken::default(),
            numbers: HashMap::new(),
            allowed: HashSet::new(),
            decided: false,
        };
        for thing in reading.things.iter().filter(|t| !t.comes_along()) {
            self.take_thing(reading, thing, &mut taking)?;
        }
        take_runs(reading, &mut taking)?;
        if taking.writes.is_empty() {
            return Ok(taking.taken);
        }
        self.remember_handover(reading, &mut taking)?;
        self.keep_files_of(reading)?;
        self.back_up_before("merging")?;
        let what = say::step_take(Message::from_stored(&reading.manifest.about));
        let Taking {
            guards,
            writes,
            taken,
            decided,
            ..
        } = taking;
        if decided || writes.len() > UNDOABLE || writes.iter().any(is_for_good) {
            self.save_for_good(&permit, &what, guards, writes)?;
        } else {
            self.save(&permit, &what, guards, writes)?;
        }
        Ok(taken)
    }

    fn take_thing(
        &self,
        reading: &Reading,
        thing: &Thing,
        taking: &mut Taking<'_>,
    ) -> Result<(), StudioError> {
        let key = thing.key();
        let choice = taking.choices.get(key.as_str()).copied();
        match thing.standing {
            PackageStanding::Same => {}
            PackageStanding::New if choice.is_none_or(|c| c.take) => {
                if !comes_to_be_reviewed(reading.kind, thing.entry.kind) {
                    self.may_take(thing.entry.kind, taking)?;
                }
                taking.taken.added += 1;
                self.take_new(reading, thing, taking)?;
            }
            PackageStanding::Differs if choice.is_some_and(|c| c.take && !c.changes.is_empty()) => {
                self.may_take(thing.entry.kind, taking)?;
                taking.taken.changed += 1;
                let numbers = choice.map(|c| c.changes.as_slice()).unwrap_or_default();
                self.take_fields(reading, thing, numbers, taking)?;
            }
            PackageStanding::New | PackageStanding::Differs | PackageStanding::Refused => {
                taking.taken.left += 1
            }
        }
        Ok(())
    }

    /// Whether whoever is signed in may take in such a thing.
    fn may_take(&self, kind: RecordKind, taking: &mut Taking<'_>) -> Result<(), StudioError> {
        let action = needed_for(kind);
        if !taking.allowed.contains(&action) {
            self.may(action)?;
            taking.allowed.insert(action);
        }
        Ok(())
    }

    fn take_new(
        &self,
        reading: &Reading,
        thing: &Thing,
        taking: &mut Taking<'_>,
    ) -> Result<(), StudioError> {
        let Entry {
            kind, id, value, ..
        } = &thing.entry;
        let key = records::key(*kind, id);
        taking.guards.push(Guard::Absent(key.clone()));
        let mut value = value.clone();
        if *kind == RecordKind::Programme {
            let mut programme: Programme = read(&value)?;
            self.number_version(reading.kind, &mut programme, taking)?;
            if reading.kind != PackageKind::Workspace {
                // An approval that was given elsewhere is not ours.
                if reading.kind == PackageKind::Programme || programme.state.is_frozen() {
                    programme.state = ProgrammeState::Draft;
                }
                programme.approved_at = None;
            }
            if programme.state.is_frozen() {
                // It was approved elsewhere, and is approved here by whoever takes it in.
                self.may(Action::SignOff)?;
                self.own_work_on(&programme.designed_by)?;
            } else {
                // Whoever takes a version in answers for what is in it.
                self.sign_as_designer(&mut programme);
            }
            value = to_value(&programme)?;
        }
        if *kind == RecordKind::Audit {
            let mut audit: Audit = read(&value)?;
            let file = audit.judgements.clone();
            audit
                .take_judgements(&[], &file, &self.given_now()?)
                .map_err(StudioError::refused)?;
            if reading.kind != PackageKind::Workspace {
                // A decision taken elsewhere approves nothing here before it is merged.
                audit.decision = None;
            }
            if let Some(decision) = &mut audit.decision {
                self.may(Action::SignOff)?;
                let designers = self.designers(reading, audit.programme_id.as_str())?;
                decision.own_work = self.own_work_of(decision, &designers)?;
                self.sign_decision(decision)?;
            }
            value = to_value(&audit)?;
        }
        if *kind == RecordKind::CertificateTemplate {
            let mut template: Template = read(&value)?;
            template.name = self.free_template_name(&template.name)?;
            value = to_value(&template)?;
        }
        if *kind == RecordKind::Font {
            let font: OwnFontEntry = read(&value)?;
            let file = format!("files/{}", font.hash);
            let bytes = Archive::open(&reading.path)?.read(&file, LARGEST_FILE)?;
            value = to_value(&font.confirmed_by(&bytes)?)?;
        }
        taking.writes.push(Write::put(key, value));
        Ok(())
    }

    /// Gives a version that comes in its number: the next one here, or in a whole workspace
    /// its own where that is free.
    fn number_version(
        &self,
        package: PackageKind,
        programme: &mut Programme,
        taking: &mut Taking<'_>,
    ) -> Result<(), StudioError> {
        let given = taking
            .numbers
            .entry(programme.code.to_ascii_lowercase())
            .or_default();
        let own = Range::of(programme.code.as_str()).and(programme.version);
        let is_free = !given.contains(&programme.version) && !self.any_in(&PROGRAMME_CODE, own)?;
        if package != PackageKind::Workspace || !is_free {
            let newest = self.newest_programme(&programme.code)?;
            let newest = newest.map(|newest| newest.value.version);
            if let Some(last) = newest.max(given.last().copied()) {
                programme.version = records::next_number(last)?;
            }
        }
        given.insert(programme.version);
        Ok(())
    }

    fn take_fields(
        &self,
        reading: &Reading,
        thing: &Thing,
        numbers: &[u32],
        taking: &mut Taking<'_>,
    ) -> Result<(), StudioError> {
        let Entry {
            kind, id, value, ..
        } = &thing.entry;
        let key = records::key(*kind, id);
        let here = self
            .get::<Value>(*kind, id)?
            .ok_or_else(|| StudioError::not_found(*kind, id))?;
        taking
            .guards
            .push(Guard::RevisionIs(key.clone(), thing.revision));
        let before = here.value;
        let mut merged = before.clone();
        for (n, change) in thing.incoming.iter().enumerate() {
            if numbers.iter().any(|number| *number as usize == n) {
                put(
                    &mut merged,
                    &change.theirs.path,
                    change.theirs.after.clone(),
                );
            }
        }
        match kind {
            RecordKind::Programme => {
                let mut programme: Programme = read(&merged)?;
                programme.validate().map_err(StudioError::refused)?;
                // Whoever wrote it there wrote it here too, and so did whoever takes it in.
                for designer in designers_in(value) {
                    if !programme.designed_by.contains(&designer) {
                        programme.designed_by.push(designer);
                    }
                }
                self.sign_as_designer(&mut programme);
                merged = to_value(&programme)?;
            }
            RecordKind::Audit => {
                let mut audit: Audit = read(&merged)?;
                let (before, file) = (read::<Audit>(&before)?, read::<Audit>(value)?);
                audit
                    .take_judgements(&before.judgements, &file.judgements, &self.given_now()?)
                    .map_err(StudioError::refused)?;
                self.take_decision(reading, thing, &mut audit, taking)?;
                merged = to_value(&audit)?;
            }
            _ => {}
        }
        taking.writes.push(Write::put(key, merged));
        Ok(())
    }

    /// What came is kept as it came, so that it can go back with what was changed.
    fn remember_handover(
        &self,
        reading: &Reading,
        taking: &mut Taking<'_>,
    ) -> Result<(), StudioError> {
        if reading.kind != PackageKind::Review {
            return Ok(());
        }
        let entries: Vec<Entry> = reading
            .things
            .iter()
            .map(|t| Entry {
                base: None,
                ..t.entry.clone()
            })
            .collect();
        let returning = reading.things.iter().any(|t| t.entry.base.is_some());
        let audit = entries
            .iter()
            .find(|e| e.kind == RecordKind::Audit)
            .map(|e| e.id.clone());
        if let Some(id) = audit.filter(|_| !returning) {
            let handover = Handover { entries };
            taking
                .writes
                .push(records::put(RecordKind::Handover, &id, &handover)?);
        }
        Ok(())
    }

    /// Files are kept under the hash of their content before anything refers to them.
    fn keep_files_of(&self, reading: &Reading) -> Result<(), StudioError> {
        let names: Vec<String> = reading
            .manifest
            .entries
            .iter()
            .map(|e| e.name.clone())
            .filter(|n| n.starts_with("files/"))
            .collect();
        if names.is_empty() {
            return Ok(());
        }
        let mut archive = Archive::open(&reading.path)?;
        for name in names {
            let bytes = archive.read(&name, LARGEST_FILE)?;
            let hash = self.keep_file(&bytes)?;
            if name.strip_prefix("files/") != Some(hash.as_str()) {
                return Err(StudioError::refused(say::refused_other_content(name)));
            }
        }
        Ok(())
    }
}

/// Whether a new thing comes with a review, to be reviewed: leave to review is enough for it.
fn comes_to_be_reviewed(package: PackageKind, kind: RecordKind) -> bool {
    package == PackageKind::Review
        && [
            RecordKind::Programme,
            RecordKind::Rubric,
            RecordKind::AssessmentStandard,
        ]
        .contains(&kind)
}

/// Takes the print runs of the certificates that were taken: without its run none is ever printed
/// again.
fn take_runs(reading: &Reading, taking: &mut Taking<'_>) -> Result<(), StudioError> {
    let mut wanted: HashSet<SnapshotId> = HashSet::new();
    for write in &taking.writes {
        if let Write::Put(key, value) = write
            && key.kind == RecordKind::Certificate.name()
        {
            wanted.insert(read::<Certificate>(&value.value().map_err(unreadable)?)?.run_id);
        }
    }
    for thing in reading.things.iter().filter(|t| t.comes_along()) {
        let Entry {
            kind, id, value, ..
        } = &thing.entry;
        if thing.standing == PackageStanding::New && wanted.contains(&id.as_str().into()) {
            let key = records::key(*kind, id);
            taking.guards.push(Guard::Absent(key.clone()));
            taking.writes.push(Write::put(key, value.clone()));
        }
    }
    Ok(())
}

/// Whether a write is of what undo never takes back.
fn is_for_good(write: &Write) -> bool {
    RecordKind::named(&write.key().kind).is_some_and(|kind| kind.undo() == Undo::Never)
}

pub(super) fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, StudioError> {
    serde_json::from_value(value.clone()).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> StudioError {
    StudioError::refused(say::refused_unreadable(error.to_string()))
}

fn to_value<T: serde::Serialize>(value: &T) -> Result<Value, StudioError> {
    serde_json::to_value(value).map_err(|e| StudioError::refused(from_below(&e)))
}
