//! What fills the large workspace: the same at every run, through the store's own commits.

use std::path::{Path, PathBuf};

use domain::audit::{Audit, AuditOutcome, Decision, Score};
use domain::certificate::{Certificate, Snapshot, Standing};
use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::lifecycle::ProgrammeState;
use domain::programme::Programme;
use domain::quality_standard::european;
use domain::record_kind::RecordKind;
use domain::{CohortId, Date, SnapshotId, Timestamp, roster};
use serde::Serialize;
use store::{ChangeSet, Key, Records, Store, Write};
use studio::Progress;
use studio::Studio;
use studio::certificates::pages::IssueOptions;

pub(crate) const PROGRAMMES: usize = 10_000;
pub(crate) const COHORTS: usize = 4_000;
pub(crate) const LEARNERS: usize = 200_000;
pub(crate) const CERTIFICATES: usize = 1_000_000;
pub(crate) const AUDITS: usize = 2_000;
/// Learners of the cohort that is still to be issued.
pub(crate) const DUE: usize = 300;

/// Bumped when something else is made.
const VERSION: &str = "1";
/// Records in a commit.
const AT_ONCE: usize = 5_000;

const GIVEN: [&str; 24] = [
    "Zofia",
    "Hồng Ánh",
    "İbrahim",
    "Gwenllian",
    "Þórdís",
    "Ana-Lucía",
    "Søren",
    "Chloë",
    "Dimitra",
    "Emeka",
    "Fatima",
    "Giulia",
    "Hana",
    "Ines",
    "Jonas",
    "Klára",
    "Liam",
    "Mei",
    "Noor",
    "Oskar",
    "Priya",
    "Quentin",
    "Rūta",
    "Sibusiso",
];
const FAMILY: [&str; 29] = [
    "Wójcik",
    "Nguyễn",
    "Iğdır",
    "Llŷr",
    "Ævarsdóttir",
    "d’Almeida",
    "Kjær",
    "Brontë",
    "Papadopoulou",
    "Okafor",
    "El Amrani",
    "Rossi",
    "Nováková",
    "Silva",
    "Lindqvist",
    "Dvořák",
    "O’Connor",
    "Tanaka",
    "Haddad",
    "Virtanen",
    "Sharma",
    "Lefèvre",
    "Kazlauskaitė",
    "Dlamini",
    "Müller",
    "García",
    "Kowalska",
    "Horvat",
    "Popescu",
];

pub(crate) fn programme_id(n: usize) -> String {
    format!("large-programme-{n:06}")
}

pub(crate) fn code(n: usize) -> String {
    format!("LRG-{n:05}")
}

pub(crate) fn cohort_id(n: usize) -> String {
    format!("large-cohort-{n:05}")
}

pub(crate) fn serial(n: usize) -> String {
    format!("LRG-26-{n:07}")
}

pub(crate) fn audit_id(n: usize) -> String {
    format!("large-audit-{n:05}")
}

/// The cohort that is still to be issued.
pub(crate) fn due_cohort() -> String {
    cohort_id(COHORTS)
}

fn run_id(n: usize) -> String {
    format!("large-run-{n:05}")
}

pub(crate) fn name(n: usize) -> String {
    let family = FAMILY[(n / GIVEN.len()) % FAMILY.len()];
    format!("{} {family} {}", GIVEN[n % GIVEN.len()], n / 7)
}

fn put<T: Serialize>(kind: RecordKind, id: &str, value: &T) -> Write {
    let value = serde_json::to_value(value).unwrap();
    Write::put(Key::new(kind.name(), id), value)
}

/// Writes gathered into commits.
struct Filling<'f> {
    store: &'f Store,
    writes: Vec<Write>,
}

impl Filling<'_> {
    fn add(&mut self, write: Write) {
        self.writes.push(write);
        if self.writes.len() >= AT_ONCE {
            self.save();
        }
    }

    fn save(&mut self) {
        self.store
            .commit(ChangeSet {
                writes: std::mem::take(&mut self.writes),
                ..ChangeSet::default()
            })
            .unwrap();
    }
}

/// What others are made from: a programme that is offered, and a run of its certificates.
struct Patterns {
    programme: Programme,
    run: Snapshot,
    certificate: Certificate,
}

/// The sample, with a certificate of a run that keeps its template and letters.
fn begin(place: &Path) -> Patterns {
    let studio = Studio::create_sample(place).unwrap();
    let programme = studio.programme_by_code("ADS-1").unwrap();
    let cohort = studio.cohort_by_name(&programme.id, "Autumn 2026").unwrap();
    let options = IssueOptions {
        template_id: "laurel".into(),
        merged: true,
        ..IssueOptions::default()
    };
    let out = place.with_extension("out");
    studio
        .issue(cohort.id.as_str(), &options, &out, &Progress::quiet())
        .unwrap();
    std::fs::remove_dir_all(out).unwrap();
    let certificate = studio.register("", None, 1).unwrap().certificates.remove(0);
    drop(studio);
    let (store, _) = Studio::open_store(place).unwrap();
    let key = Key::new(RecordKind::Snapshot.name(), certificate.run_id.as_str());
    let run = store.get(&key).unwrap().unwrap();
    Patterns {
        programme,
        run: serde_json::from_value(run.value).unwrap(),
        certificate,
    }
}

fn programme(pattern: &Programme, n: usize) -> Programme {
    Programme {
        id: programme_id(n).as_str().into(),
        code: code(n),
        title: format!("{} {n}", pattern.title),
        state: match n % 10 {
            0..6 => ProgrammeState::Offered,
            6..8 => ProgrammeState::Draft,
            _ => ProgrammeState::Approved,
        },
        assessment_standard_id: None,
        ..pattern.clone()
    }
}

fn learner(cohort: usize, n: usize) -> Learner {
    let cohort_id = CohortId(cohort_id(cohort));
    let number = format!("{n:07}");
    Learner {
        id: roster::learner_id(&cohort_id, &number),
        cohort_id,
        name: name(n),
        number,
        latin_name: String::new(),
        email: format!("learner.{n}@example.org"),
        result: LearnerResult::Passed,
        grade: ["Pass", "Merit", "Distinction"][n % 3].to_owned(),
        completed_on: Date::parse("2026-05-01").ok(),
        earlier_numbers: Vec::new(),
    }
}

/// The programme of a cohort.
pub(crate) fn programme_of(cohort: usize) -> usize {
    // One that is offered.
    cohort * 7 % PROGRAMMES / 10 * 10
}

fn certificate(pattern: &Certificate, n: usize) -> Certificate {
    let owner = n % LEARNERS;
    let cohort = owner / (LEARNERS / COHORTS);
    let of = (programme_of(cohort) + n / LEARNERS) % PROGRAMMES;
    let day = format!("20{:02}-{:02}-{:02}", 16 + n % 10, 1 + n % 12, 1 + n % 28);
    let learner = learner(cohort, owner);
    Certificate {
        serial: serial(n),
        run_id: SnapshotId(run_id(of)),
        programme_id: programme_id(of).as_str().into(),
        programme_code: code(of),
        cohort_id: learner.cohort_id.clone(),
        cohort_name: format!("Group {cohort:05}"),
        learner_id: learner.id,
        learner_number: learner.number,
        name: learner.name,
        grade: learner.grade,
        valid_until: n
            .is_multiple_of(3)
            .then(|| Date::parse("2028-12-31").unwrap()),
        issued_on: Date::parse(&day).unwrap(),
        standing: match n % 500 {
            0 => Standing::Revoked {
                reason: "By mistake".to_owned(),
                at: at(),
            },
            _ => Standing::Valid,
        },
        ..pattern.clone()
    }
}

fn at() -> Timestamp {
    Timestamp("2026-06-01T09:00:00Z".to_owned())
}

fn audit(n: usize) -> Audit {
    Audit {
        id: audit_id(n).as_str().into(),
        programme_id: programme_id(n * 5).as_str().into(),
        standard_id: european::ID.into(),
        reviewer: "Di".to_owned(),
        started_at: at(),
        judgements: Vec::new(),
        checks_at_decision: Vec::new(),
        decision: (!n.is_multiple_of(8)).then(|| Decision {
            outcome: AuditOutcome::Approved,
            signed_by: "Di".to_owned(),
            signed_at: at(),
            reason: "As it should be".to_owned(),
            score: Score::default(),
            profile: String::new(),
            own_work: false,
        }),
        as_shown: None,
    }
}

fn fill(place: &Path) {
    let patterns = begin(place);
    let (store, _) = Studio::open_store(place).unwrap();
    let mut filling = Filling {
        store: &store,
        writes: Vec::new(),
    };
    for n in 0..PROGRAMMES {
        let made = programme(&patterns.programme, n);
        filling.add(put(RecordKind::Programme, made.id.as_str(), &made));
        let run = Snapshot {
            id: SnapshotId(run_id(n)),
            programme: made,
            ..patterns.run.clone()
        };
        filling.add(put(RecordKind::Snapshot, run.id.as_str(), &run));
    }
    for n in 0..=COHORTS {
        let cohort = Cohort {
            id: CohortId(cohort_id(n)),
            programme_id: programme_id(programme_of(n)).as_str().into(),
            name: format!("Group {n:05}"),
        };
        filling.add(put(RecordKind::Cohort, cohort.id.as_str(), &cohort));
        let each = LEARNERS / COHORTS;
        let numbers = match n {
            COHORTS => LEARNERS..LEARNERS + DUE,
            _ => n * each..(n + 1) * each,
        };
        for number in numbers {
            let learner = learner(n, number);
            filling.add(put(RecordKind::Learner, learner.id.as_str(), &learner));
        }
    }
    for n in 0..AUDITS {
        filling.add(put(RecordKind::Audit, &audit_id(n), &audit(n)));
    }
    for n in 0..CERTIFICATES {
        let made = certificate(&patterns.certificate, n);
        filling.add(put(RecordKind::Certificate, &made.serial, &made));
    }
    filling.save();
}

/// The large workspace, made unless an earlier run left it. Says whether it was made now.
pub(crate) fn workspace() -> (PathBuf, bool) {
    let folder = whole_program::root().join("target/bench-large");
    let (place, mark) = (folder.join("workspace"), folder.join("version"));
    let known = std::fs::read_to_string(&mark).unwrap_or_default();
    if known == VERSION {
        return (place, false);
    }
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    fill(&place);
    std::fs::write(mark, VERSION).unwrap();
    (place, true)
}
