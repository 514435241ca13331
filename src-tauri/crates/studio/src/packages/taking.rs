//! Taking what was chosen of a package, all of it in one commit.

use std::collections::{HashMap, HashSet};

use domain::audit::Audit;
use domain::certificate::Certificate;
use domain::difference::{Step, put};
use domain::lifecycle::ProgrammeState;
use domain::people::Action;
use domain::programme::Programme;
use domain::{PrintRunId, ProfileId};
use serde_json::Value;
use store::{Archive, Guard, Key, Write};

use super::reading::{CHECKS, Reading, Thing};
use super::{Entry, HANDOVER, Handover, PackageChoice, PackageKind, PackageStanding, PackageTaken};
use crate::audits::decided;
use crate::error::StudioError;
use crate::own_fonts::OwnFontEntry;
use crate::records;
use crate::templates::Template;
use crate::workspace::Studio;

/// An attached document is no larger (bytes).
const LARGEST_FILE: u64 = 64_000_000;
/// Up to this many records a taking can be undone.
const UNDOABLE: usize = 5_000;

struct Taking<'c> {
    choices: HashMap<&'c str, &'c PackageChoice>,
    guards: Vec<Guard>,
    writes: Vec<Write>,
    taken: PackageTaken,
    /// A decision was taken, which is not undone.
    decided: bool,
}

impl Studio {
    /// Takes what was chosen of the package that was read last. A backup is made first.
    ///
    /// # Errors
    /// When something chosen breaks a rule or was changed meanwhile; then nothing is taken.
    pub fn take_package(&self, choices: &[PackageChoice]) -> Result<PackageTaken, StudioError> {
        let reading = self
            .package()
            .take()
            .ok_or_else(|| StudioError::refused("Choose a package first."))?;
        let outcome = self.take(&reading, choices);
        if outcome.is_err() {
            // What was read stays on screen.
            *self.package() = Some(reading);
        }
        outcome
    }

    fn take(
        &self,
        reading: &Reading,
        choices: &[PackageChoice],
    ) -> Result<PackageTaken, StudioError> {
        match reading.kind {
            PackageKind::Programme => self.may(Action::Design)?,
            PackageKind::Review => self
                .may(Action::Review)
                .or_else(|_| self.may(Action::Design))?,
            PackageKind::Workspace => self.may(Action::KeepWorkspace)?,
        }
        let mut taking = Taking {
            choices: choices.iter().map(|c| (c.key.as_str(), c)).collect(),
            guards: Vec::new(),
            writes: Vec::new(),
            taken: PackageTaken::default(),
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
        let what = format!("Take in {}", reading.manifest.about);
        let Taking {
            guards,
            writes,
            taken,
            decided,
            ..
        } = taking;
        if decided || writes.len() > UNDOABLE {
            self.save_for_good(&what, guards, writes)?;
        } else {
            self.save(&what, guards, writes)?;
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
                taking.taken.added += 1;
                self.take_new(reading, thing, taking)?;
            }
            PackageStanding::Differs if choice.is_some_and(|c| c.take && !c.changes.is_empty()) => {
                taking.taken.changed += 1;
                let numbers = choice.map(|c| c.changes.as_slice()).unwrap_or_default();
                self.take_changes(thing, numbers, taking)?;
            }
            PackageStanding::New | PackageStanding::Differs | PackageStanding::Refused => {
                taking.taken.left += 1
            }
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
        let key = Key::new(kind, id);
        taking.guards.push(Guard::Absent(key.clone()));
        let mut value = value.clone();
        if kind == records::PROGRAMME && reading.kind != PackageKind::Workspace {
            let mut programme: Programme = read(&value)?;
            if let Ok(newest) = self.programme_by_code(&programme.code) {
                programme.version = newest.version + 1;
            }
            // An approval that was given elsewhere is not ours.
            if reading.kind == PackageKind::Programme || programme.state.is_frozen() {
                programme.state = ProgrammeState::Draft;
            }
            programme.approved_at = None;
            if reading.kind == PackageKind::Programme {
                self.sign_as_designer(&mut programme);
            }
            value = to_value(&programme)?;
        }
        if kind == records::AUDIT && reading.kind != PackageKind::Workspace {
            // A decision taken elsewhere approves nothing here before it is merged.
            let mut audit: Audit = read(&value)?;
            audit.decision = None;
            value = to_value(&audit)?;
        }
        if kind == records::CERTIFICATE_TEMPLATE {
            let mut template: Template = read(&value)?;
            template.name = self.free_template_name(&template.name)?;
            value = to_value(&template)?;
        }
        if kind == records::FONT {
            let font: OwnFontEntry = read(&value)?;
            let file = format!("files/{}", font.hash);
            let bytes = Archive::open(&reading.path)?.read(&file, LARGEST_FILE)?;
            value = to_value(&font.confirmed_by(&bytes)?)?;
        }
        taking.writes.push(Write::Put(key, value));
        Ok(())
    }

    fn take_changes(
        &self,
        thing: &Thing,
        numbers: &[u32],
        taking: &mut Taking<'_>,
    ) -> Result<(), StudioError> {
        let Entry {
            kind, id, value, ..
        } = &thing.entry;
        let key = Key::new(kind, id);
        let here = self
            .get::<Value>(kind, id)?
            .ok_or_else(|| StudioError::not_found("record", id))?;
        taking
            .guards
            .push(Guard::RevisionIs(key.clone(), thing.revision));
        let mut merged = here.value;
        for (n, change) in thing.incoming.iter().enumerate() {
            if numbers.iter().any(|number| *number as usize == n) {
                put(
                    &mut merged,
                    &change.theirs.path,
                    change.theirs.after.clone(),
                );
            }
        }
        match kind.as_str() {
            records::PROGRAMME => {
                let mut programme: Programme = read(&merged)?;
                programme.validate().map_err(StudioError::refused)?;
                // Whoever wrote it there wrote it here too.
                let theirs: Vec<ProfileId> = value
                    .get("designedBy")
                    .and_then(|v| serde_json::from_value(v.clone()).ok())
                    .unwrap_or_default();
                for designer in theirs {
                    if !programme.designed_by.contains(&designer) {
                        programme.designed_by.push(designer);
                    }
                }
                merged = to_value(&programme)?;
            }
            records::AUDIT => {
                if merged.get("decision").is_some_and(|d| !d.is_null()) {
                    let checks = value.get(CHECKS).cloned().unwrap_or_default();
                    put(&mut merged, &[Step::Field(CHECKS.to_owned())], Some(checks));
                }
                let audit: Audit = read(&merged)?;
                self.take_decision(thing, &audit, taking)?;
            }
            _ => {}
        }
        taking.writes.push(Write::Put(key, merged));
        Ok(())
    }

    /// A decision that comes back with an audit is a step in the version's life, and obeys
    /// the same rules as one taken here.
    fn take_decision(
        &self,
        thing: &Thing,
        audit: &Audit,
        taking: &mut Taking<'_>,
    ) -> Result<(), StudioError> {
        let Some(decision) = &audit.decision else {
            return Ok(());
        };
        self.may(Action::SignOff)?;
        let mut programme = self.programme(audit.programme_id.as_str())?;
        let seen = thing.entry.value.get("programmeId").and_then(Value::as_str);
        if seen != Some(programme.value.id.as_str()) {
            return Err(StudioError::refused(
                "The decision is about another programme version. Leave it out and take the rest. Nothing was changed.",
            ));
        }
        let undecided = Audit {
            decision: None,
            ..audit.clone()
        };
        let standard = self.standard(audit.standard_id.as_str())?;
        let standing = undecided.standing(&standard, &programme.value, &self.institution()?.value);
        undecided
            .may_decide(&standing, decision.outcome, &decision.signed_by)
            .map_err(StudioError::refused)?;
        decided(&mut programme.value, decision.outcome, &decision.signed_at)?;
        let id = programme.value.id.as_str();
        if taking
            .writes
            .iter()
            .any(|w| w.key() == &Key::new(records::PROGRAMME, id))
        {
            return Err(StudioError::refused(
                "The package changes the version it decides on. Take the changes first, look at them, and then the decision. Nothing was changed.",
            ));
        }
        taking.guards.push(records::revision_is(
            records::PROGRAMME,
            id,
            programme.revision,
        ));
        taking
            .writes
            .push(records::put(records::PROGRAMME, id, &programme.value)?);
        taking.decided = true;
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
            .find(|e| e.kind == records::AUDIT)
            .map(|e| e.id.clone());
        if let Some(id) = audit.filter(|_| !returning) {
            let handover = Handover { entries };
            taking.writes.push(records::put(HANDOVER, &id, &handover)?);
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
                return Err(StudioError::refused(format!(
                    "“{name}” is not what its name says. Nothing was changed."
                )));
            }
        }
        Ok(())
    }
}

/// Takes the print runs of the certificates that were taken: without its run none is ever printed
/// again.
fn take_runs(reading: &Reading, taking: &mut Taking<'_>) -> Result<(), StudioError> {
    let mut wanted: HashSet<PrintRunId> = HashSet::new();
    for write in &taking.writes {
        if let Write::Put(key, value) = write
            && key.kind == records::CERTIFICATE
        {
            wanted.insert(read::<Certificate>(value)?.run_id);
        }
    }
    for thing in reading.things.iter().filter(|t| t.comes_along()) {
        let Entry {
            kind, id, value, ..
        } = &thing.entry;
        if thing.standing == PackageStanding::New && wanted.contains(&id.as_str().into()) {
            let key = Key::new(kind, id);
            taking.guards.push(Guard::Absent(key.clone()));
            taking.writes.push(Write::Put(key, value.clone()));
        }
    }
    Ok(())
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, StudioError> {
    serde_json::from_value(value.clone())
        .map_err(|e| StudioError::refused(format!("It cannot be read: {e}. Nothing was changed.")))
}

fn to_value<T: serde::Serialize>(value: &T) -> Result<Value, StudioError> {
    serde_json::to_value(value).map_err(|e| StudioError::refused(e.to_string()))
}
