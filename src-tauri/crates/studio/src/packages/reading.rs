//! Reading a package, and holding it against what is here.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use domain::difference::{Incoming, Step, incoming, shown};
use domain::record_kind::RecordKind;
use serde_json::Value;
use store::{Archive, Key, Manifest, Opening, PageOf, Record, Records, Store, plain};
use words::Message;
use words::say::common;
use words::say::packages as say;

use super::rules::{comes_by, is_what_it_says};
use super::{
    Entry, LARGEST_RECORDS, MERGED, MOST_RECORDS, PackageChange, PackageCount, PackageItem,
    PackageKind, PackagePreview, PackageStanding, RECORDS,
};
use crate::core::error::StudioError;
use crate::core::indexes;
use crate::core::migration::{self, SCHEMA};
use crate::core::records;
use crate::core::studio::Studio;
use crate::workspace::encryption::WorkspaceLock;

/// Records held against what is here at once.
const AT_ONCE: usize = 1_000;
/// New things shown one by one at most; the rest is counted.
const SHOWN_NEW: usize = 200;
/// The checks that go with a decision, and are taken with it.
const CHECKS: &str = "checksAtDecision";
/// Fields of a programme that only their own steps change.
const OWN_STEPS: [&str; 4] = ["state", "version", "approvedAt", "designedBy"];
/// Fields of an audit that are as they were when it was begun, or go with a decision.
const AUDIT_STEPS: [&str; 5] = [CHECKS, "asShown", "programmeId", "standardId", "startedAt"];
/// Who gave a judgement: entered here, never as a file says.
const GIVEN: &str = "given";

/// A package that was read and waits for what a person chooses.
pub(crate) struct Reading {
    pub(super) path: PathBuf,
    pub(super) kind: PackageKind,
    pub(super) manifest: Manifest,
    pub(super) things: Vec<Thing>,
}

/// A thing of a package and how it stands to what is here.
pub(super) struct Thing {
    pub(super) entry: Entry,
    pub(super) standing: PackageStanding,
    pub(super) incoming: Vec<Incoming>,
    /// The revision it was held against; 0 when it is not here.
    pub(super) revision: u32,
    pub(super) note: Option<Message>,
}

impl Thing {
    /// Whether it is nothing to choose: it comes with what needs it.
    pub(super) fn comes_along(&self) -> bool {
        self.entry.kind == RecordKind::Snapshot
    }

    pub(super) fn key(&self) -> String {
        format!("{}/{}", self.entry.kind, self.entry.id)
    }
}

fn title(entry: &Entry) -> Message {
    let text = |name: &str| {
        entry
            .value
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    match entry.kind {
        RecordKind::Programme => {
            let version = entry.value.get("version").and_then(Value::as_u64);
            say::about(text("code"), text("title"), version.unwrap_or(1))
        }
        RecordKind::Certificate => common::facts(text("serial"), text("name")),
        RecordKind::VoidSerial => Message::verbatim(text("serial")),
        RecordKind::Competency => Message::verbatim(text("label")),
        _ => {
            let known = [text("title"), text("name")];
            let known = known.into_iter().find(|text| !text.is_empty());
            Message::verbatim(known.unwrap_or_default())
        }
    }
}

/// What people call a kind.
pub(super) fn kind_said(kind: RecordKind) -> Message {
    let named = Message::named("packages-kinds", kind.name());
    named.unwrap_or_else(|| Message::verbatim(kind.name()))
}

fn kind_of(what: &str) -> Option<PackageKind> {
    Some(match what {
        "programme" => PackageKind::Programme,
        "review" => PackageKind::Review,
        "workspace" => PackageKind::Workspace,
        _ => return None,
    })
}

impl Studio {
    /// Reads a package or another workspace’s archive and says what it holds. Nothing is
    /// changed.
    ///
    /// # Errors
    /// When it is damaged, hostile, too large, or made by a newer program.
    pub fn read_package(&self, path: &Path) -> Result<PackagePreview, StudioError> {
        let mut archive = Archive::open(path)?;
        let manifest = archive.manifest().clone();
        let kind = kind_of(&manifest.what)
            .ok_or_else(|| StudioError::refused(say::refused_nothing_in_it()))?;
        let entries = if kind == PackageKind::Workspace {
            entries_of_workspace(self, path)?
        } else {
            let bytes = archive.read(RECORDS, LARGEST_RECORDS)?;
            // The files in it are verified before any is taken.
            archive.verify()?;
            entries_of(&bytes)?
        };
        let mut seen = HashSet::new();
        let mut things = Vec::with_capacity(entries.len());
        let mut entries = entries.into_iter();
        loop {
            let some: Vec<Entry> = entries.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                break;
            }
            let keys: Vec<Key> = some.iter().map(|e| records::key(e.kind, &e.id)).collect();
            for (entry, here) in some.into_iter().zip(self.store.get_many(&keys)?) {
                if !seen.insert((entry.kind, entry.id.clone())) {
                    return Err(StudioError::refused(say::refused_twice(
                        entry.id,
                        kind_said(entry.kind),
                    )));
                }
                things.push(self.thing(kind, entry, here)?);
            }
        }
        let reading = Reading {
            path: path.to_path_buf(),
            kind,
            manifest,
            things,
        };
        let preview = self.preview(&reading);
        self.held.put(reading);
        Ok(preview)
    }

    /// Forgets a package that was read.
    pub fn forget_package(&self) {
        self.held.forget::<Reading>();
    }

    fn thing(
        &self,
        kind: PackageKind,
        mut entry: Entry,
        here: Option<Record>,
    ) -> Result<Thing, StudioError> {
        let refused = |entry: Entry, why: Message| Thing {
            entry,
            standing: PackageStanding::Refused,
            incoming: Vec::new(),
            revision: 0,
            note: Some(why),
        };
        if entry.schema > SCHEMA {
            return Ok(refused(entry, say::note_newer()));
        }
        entry.value = migration::to_present(entry.kind, entry.schema, entry.value);
        entry.base = entry
            .base
            .map(|b| migration::to_present(entry.kind, entry.schema, b));
        if !comes_by(kind, entry.kind) {
            return Ok(refused(entry, say::note_not_by_this()));
        }
        if let Err(why) = is_what_it_says(entry.kind, &entry.id, &entry.value) {
            return Ok(refused(entry, say::note_unreadable(why)));
        }
        let Some(here) = here else {
            let note = self.note_on_new(kind, &entry)?;
            let (standing, note) = match note {
                Ok(note) => (PackageStanding::New, note),
                Err(why) => (PackageStanding::Refused, Some(why)),
            };
            return Ok(Thing {
                entry,
                standing,
                incoming: Vec::new(),
                revision: 0,
                note,
            });
        };
        let ours = migration::to_present(entry.kind, here.schema, here.value);
        let base = entry.base.clone().unwrap_or_else(|| ours.clone());
        let mut changes = incoming(&base, &ours, &entry.value);
        let by_rule: &[&str] = match entry.kind {
            RecordKind::Programme => &OWN_STEPS,
            RecordKind::Audit => &AUDIT_STEPS,
            _ => &[],
        };
        let is = |step: Option<&Step>, names: &[&str]| matches!(step, Some(Step::Field(name)) if names.contains(&name.as_str()));
        let audit = entry.kind == RecordKind::Audit;
        changes.retain(|c| {
            let path = &c.theirs.path;
            let given = audit && is(path.get(2), &[GIVEN]);
            !given && !is(path.first(), by_rule)
        });
        let (standing, note) = if changes.is_empty() {
            (PackageStanding::Same, None)
        } else if let Some(why) = self.why_not_changed(&entry, &ours)? {
            (PackageStanding::Refused, Some(why))
        } else {
            (PackageStanding::Differs, None)
        };
        Ok(Thing {
            entry,
            standing,
            incoming: changes,
            revision: here.revision,
            note,
        })
    }
}

fn entries_of(bytes: &[u8]) -> Result<Vec<Entry>, StudioError> {
    let mut entries = Vec::new();
    for (n, line) in bytes.split(|b| *b == b'\n').enumerate() {
        if line.is_empty() {
            continue;
        }
        if entries.len() == MOST_RECORDS {
            return Err(too_many());
        }
        let entry: Entry = serde_json::from_slice(line)
            .map_err(|e| StudioError::refused(say::refused_line(e.to_string(), n + 1)))?;
        entries.push(entry);
    }
    Ok(entries)
}

fn too_many() -> StudioError {
    StudioError::refused(say::refused_too_many(MOST_RECORDS))
}

/// The records of another workspace. They are read in memory: what is sealed here is not to lie
/// here in the clear because of another workspace. One of Credwright 0.1 has to be brought into the
/// present form first: where nothing is sealed it is restored beside the backups, read, and taken
/// away again.
fn entries_of_workspace(studio: &Studio, path: &Path) -> Result<Vec<Entry>, StudioError> {
    let names = MERGED.map(RecordKind::name);
    if let Some(found) = store::records_in(path, &names, MOST_RECORDS)? {
        if found.more {
            return Err(too_many());
        }
        let mut by_kind: BTreeMap<RecordKind, Vec<Entry>> = BTreeMap::new();
        for record in found.records {
            if let Some(kind) = RecordKind::named(&record.key.kind) {
                by_kind.entry(kind).or_default().push(Entry {
                    kind,
                    id: record.key.id,
                    schema: record.schema,
                    value: record.value,
                    base: None,
                });
            }
        }
        let ordered = MERGED.into_iter().filter_map(|kind| by_kind.remove(&kind));
        return Ok(ordered.flatten().collect());
    }
    if studio.lock()? != WorkspaceLock::Open {
        return Err(StudioError::refused(say::refused_old_beside_locked()));
    }
    restored_entries(studio, path)
}

fn restored_entries(studio: &Studio, path: &Path) -> Result<Vec<Entry>, StudioError> {
    let place = store::looked_at(studio.folder())?;
    let read = (|| {
        store::restore(path, &place)?;
        let (other, _) = Store::open(
            &place,
            &Opening {
                indexes: indexes::ALL,
                present: records::present,
                schema: SCHEMA,
                ..Opening::default()
            },
        )?;
        let mut entries = Vec::new();
        for kind in MERGED {
            let mut of = PageOf {
                kind: kind.name().to_owned(),
                limit: 1_000,
                ..PageOf::default()
            };
            loop {
                let page = other.page(&of)?;
                if entries.len() + page.records.len() > MOST_RECORDS {
                    return Err(too_many());
                }
                entries.extend(page.records.into_iter().map(|r| Entry {
                    kind,
                    id: r.key.id,
                    schema: r.schema,
                    value: r.value,
                    base: None,
                }));
                match page.next {
                    Some(next) => of.after = Some(next),
                    None => break,
                }
            }
        }
        Ok(entries)
    })();
    // What cannot be taken away goes at the next opening.
    let _ = plain::remove_folder(&place);
    read
}

fn count(kind: RecordKind, things: &[Thing]) -> PackageCount {
    let of = |standing| {
        let number = things
            .iter()
            .filter(|t| t.entry.kind == kind && t.standing == standing)
            .count();
        u32::try_from(number).unwrap_or(u32::MAX)
    };
    PackageCount {
        kind,
        new: of(PackageStanding::New),
        same: of(PackageStanding::Same),
        differs: of(PackageStanding::Differs),
        refused: of(PackageStanding::Refused),
    }
}

impl Studio {
    fn item(&self, thing: &Thing) -> PackageItem {
        PackageItem {
            key: thing.key(),
            kind: thing.entry.kind,
            title: self.title(&thing.entry),
            standing: thing.standing,
            changes: thing
                .incoming
                .iter()
                .enumerate()
                .map(|(n, change)| PackageChange {
                    number: u32::try_from(n).unwrap_or(u32::MAX),
                    place: self.place_known(
                        thing.entry.kind,
                        &thing.entry.value,
                        &change.theirs.place,
                    ),
                    ours: shown(&change.theirs.path, change.ours.as_ref()),
                    theirs: shown(&change.theirs.path, change.theirs.after.as_ref()),
                    meeting: change.meeting,
                })
                .collect(),
            note: thing.note.clone(),
        }
    }

    fn preview(&self, reading: &Reading) -> PackagePreview {
        let kinds: BTreeMap<usize, RecordKind> = reading
            .things
            .iter()
            .filter(|t| !t.comes_along())
            .map(|t| {
                let place = MERGED
                    .iter()
                    .position(|k| *k == t.entry.kind)
                    .unwrap_or(MERGED.len());
                (place, t.entry.kind)
            })
            .collect();
        let mut news = 0;
        let items = reading
            .things
            .iter()
            .filter(|t| !t.comes_along())
            .filter(|t| match t.standing {
                PackageStanding::Same => false,
                PackageStanding::New => {
                    news += 1;
                    news <= SHOWN_NEW
                }
                PackageStanding::Differs | PackageStanding::Refused => true,
            })
            .map(|thing| self.item(thing))
            .collect();
        PackagePreview {
            kind: reading.kind,
            about: Message::from_stored(&reading.manifest.about),
            made_at: reading.manifest.made_at.clone(),
            counts: kinds
                .values()
                .map(|kind| count(*kind, &reading.things))
                .collect(),
            items,
        }
    }

    fn title(&self, entry: &Entry) -> Message {
        let of_standard = entry
            .value
            .get("standardId")
            .and_then(|id| self.standard(id.as_str()?).ok())
            .map(|standard| standard.title);
        match of_standard {
            Some(title) if entry.kind == RecordKind::Audit => title,
            _ => title(entry),
        }
    }
}
