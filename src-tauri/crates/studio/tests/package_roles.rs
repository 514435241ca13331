//! Every kind of package, taken in by every role: what is in it needs the permission for its kind,
//! is entered under whoever takes it in, and the rule on own work holds.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::{Path, PathBuf};

use domain::audit::{AuditOutcome, Judgement};
use domain::check::Rating;
use domain::lifecycle::LifecycleStep;
use domain::people::Role;
use serde_json::Value;
use studio::packages::{PackageChoice, PackagePreview};
use studio::{Progress, Studio, StudioError};

const WORDS: &str = "four plain words";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}

fn all(preview: &PackagePreview) -> Vec<PackageChoice> {
    let choice = |item: &studio::packages::PackageItem| PackageChoice {
        key: item.key.clone(),
        take: true,
        changes: item.changes.iter().map(|c| c.number).collect(),
    };
    preview.items.iter().map(choice).collect()
}

fn judgement(clause: &str, rating: Rating) -> Judgement {
    Judgement {
        given: None,
        clause_id: clause.into(),
        rating: Some(rating),
        note: "Seen".to_owned(),
        severity: None,
        owner: String::new(),
        due: None,
        evidence: Vec::new(),
    }
}

/// Who is tried: the roles, somebody else who reviews, and nobody.
const WHO: [&str; 7] = [
    "designer",
    "assessor",
    "reviewer",
    "registrar",
    "administrator",
    "other reviewer",
    "nobody",
];

fn with_people(studio: &Studio) {
    let add = |name: &str, role| studio.add_person(name, role, WORDS).unwrap();
    add("administrator", Role::Administrator);
    for role in [
        Role::Designer,
        Role::Assessor,
        Role::Reviewer,
        Role::Registrar,
    ] {
        add(role.key(), role);
    }
    add("other reviewer", Role::Reviewer);
}

fn sign_in(studio: &Studio, who: &str) {
    if who == "nobody" {
        studio.sign_out();
    } else {
        studio.sign_in_by_name(who, WORDS).unwrap();
    }
}

fn id_of(studio: &Studio, who: &str) -> String {
    let people = studio.people().unwrap();
    people.iter().find(|p| p.name == who).unwrap().id.0.clone()
}

/// A package with its records changed by hand.
fn by_hand(package: &Path, name: &str, change: impl Fn(&mut Value)) -> PathBuf {
    let mut from = store::Archive::open(package).unwrap();
    let records = from.read("records.jsonl", 1 << 24).unwrap();
    let mut lines = Vec::new();
    for line in records.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
        let mut entry: Value = serde_json::from_slice(line).unwrap();
        change(&mut entry);
        lines.extend(entry.to_string().into_bytes());
        lines.push(b'\n');
    }
    let to = package.with_file_name(name);
    let mut out = store::ArchiveWriter::create(&to).unwrap();
    out.add("records.jsonl", &mut lines.as_slice()).unwrap();
    let manifest = from.manifest();
    out.finish(store::Manifest {
        what: manifest.what.clone(),
        about: manifest.about.clone(),
        ..store::Manifest::default()
    })
    .unwrap();
    to
}

/// A workspace with people, in which the designer wrote a programme that is in review, the
/// reviewer judged two clauses of its audit, and the review was handed over.
struct Here {
    dir: tempfile::TempDir,
    audit: String,
    clauses: Vec<String>,
}

impl Here {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let studio = Studio::create(&dir.path().join("here")).unwrap();
        with_people(&studio);
        sign_in(&studio, "designer");
        let made = studio.create_programme("REV-1", "Reviewed").unwrap();
        let id = made.value.id.as_str().to_owned();
        studio
            .step_programme(&id, LifecycleStep::SendToReview)
            .unwrap();
        sign_in(&studio, "reviewer");
        let standard = studio.standards()[0].id.as_str().to_owned();
        let audit = studio.start_audit(&id, &standard, "Rhea").unwrap();
        let audit = audit.value.id.as_str().to_owned();
        let view = studio.audit_view(&audit).unwrap();
        let clauses: Vec<String> = view
            .standing
            .clauses
            .iter()
            .map(|c| c.clause.id.as_str().to_owned())
            .collect();
        for (n, clause) in clauses.iter().take(2).enumerate() {
            let revision = u32::try_from(n).unwrap() + 1;
            let judged = judgement(clause, Rating::NotMet);
            studio.judge(&audit, revision, judged).unwrap();
        }
        studio
            .hand_over_audit(&audit, &dir.path().join("out.credwright"))
            .unwrap();
        drop(studio);
        Self {
            dir,
            audit,
            clauses,
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Tries a package as each, each in a copy of its own, and returns who took it in.
    fn taken_by(&self, package: &Path, look: &dyn Fn(&Studio, &str)) -> Vec<&'static str> {
        let mut taken = Vec::new();
        for who in WHO {
            let folder = self.file(&format!("copy of {who}"));
            copy(&self.file("here"), &folder);
            let studio = Studio::open(&folder).unwrap();
            sign_in(&studio, who);
            let before = studio.check().unwrap().anchor;
            let preview = studio.read_package(package).unwrap();
            match studio.take_package(&all(&preview)) {
                Ok(_) => {
                    taken.push(who);
                    look(&studio, who);
                }
                Err(error) => {
                    assert!(matches!(error, StudioError::Refused(_)), "{who}: {error}");
                    assert_eq!(
                        studio.check().unwrap().anchor,
                        before,
                        "{who}: nothing is saved"
                    );
                }
            }
            drop(studio);
            std::fs::remove_dir_all(&folder).unwrap();
        }
        taken
    }

    /// The package as it went out, changed by hand: what went out is its base, as when it comes
    /// back.
    fn back(&self, name: &str, change: impl Fn(&str, &mut Value)) -> PathBuf {
        by_hand(&self.file("out.credwright"), name, |entry| {
            entry["base"] = entry["value"].clone();
            let kind = entry["kind"].as_str().unwrap().to_owned();
            change(&kind, &mut entry["value"]);
        })
    }

    fn judged<'j>(&self, value: &'j mut Value, clause: usize) -> &'j mut Value {
        let id = &self.clauses[clause];
        let judgements = value["judgements"].as_array_mut().unwrap();
        let at = judgements.iter().position(|j| j["clauseId"] == *id);
        let at = at.unwrap_or_else(|| {
            let new = serde_json::to_value(judgement(id, Rating::Met)).unwrap();
            judgements.push(new);
            judgements.len() - 1
        });
        &mut judgements[at]
    }
}

#[test]
fn what_comes_by_a_package_needs_the_permission_for_its_kind() {
    let here = Here::new();
    // Written elsewhere, where nobody has a profile.
    let there = Studio::create(&here.file("there")).unwrap();
    let other = there.create_programme("NEW-1", "New").unwrap();
    let other = other.value.id.as_str().to_owned();
    let programme = here.file("programme.credwright");
    there.write_programme_package(&other, &programme).unwrap();
    there
        .step_programme(&other, LifecycleStep::SendToReview)
        .unwrap();
    let standard = there.standards()[0].id.as_str().to_owned();
    let audit = there.start_audit(&other, &standard, "Somebody").unwrap();
    let audit = audit.value.id.as_str().to_owned();
    let review = here.file("review.credwright");
    there.hand_over_audit(&audit, &review).unwrap();
    let workspace = here.file("workspace.credwright");
    there
        .export_workspace(&workspace, &Progress::quiet())
        .unwrap();

    let signed = |code: &'static str| {
        move |studio: &Studio, who: &str| {
            let taken = studio.programme_by_code(code).unwrap();
            let id = id_of(studio, who);
            assert!(taken.designed_by.iter().any(|d| d.0 == id), "{who}");
        }
    };
    let table: [(&str, &Path, &[&str]); 3] = [
        ("programme", &programme, &["designer", "administrator"]),
        (
            "review",
            &review,
            &["reviewer", "administrator", "other reviewer"],
        ),
        ("workspace", &workspace, &["administrator"]),
    ];
    for (name, package, expected) in table {
        assert_eq!(here.taken_by(package, &signed("NEW-1")), expected, "{name}");
    }

    // The programme changed on the way: it takes leave to design, and whoever takes it in is
    // its designer from then on.
    let changed = here.back("title.credwright", |kind, value| {
        if kind == "programme" {
            value["title"] = "Changed by hand".into();
        }
    });
    let taken = here.taken_by(&changed, &|studio, who| {
        assert_eq!(
            studio.programme_by_code("REV-1").unwrap().title,
            "Changed by hand"
        );
        signed("REV-1")(studio, who);
    });
    assert_eq!(taken, ["designer", "administrator"]);

    // A judgement on a clause that nobody judged here: entered under whoever takes it in, with
    // whom the file names.
    let judged = here.back("judged.credwright", |kind, value| {
        if kind == "audit" {
            here.judged(value, 5)["given"] = serde_json::json!({
                "by": "forged", "name": "Somebody there", "at": "2020-01-01T00:00:00Z",
                "fileSays": "",
            });
        }
    });
    let taken = here.taken_by(&judged, &|studio, who| {
        let audit = studio.audit_view(&here.audit).unwrap().saved.value;
        let given = audit.judgements[2].given.clone().unwrap();
        assert_eq!(given.by.unwrap().0, id_of(studio, who));
        assert_eq!(
            (given.name.as_str(), given.file_says.as_str()),
            (who, "Somebody there")
        );
        let before = audit.judgements[0].given.clone().unwrap();
        assert_eq!(before.by.unwrap().0, id_of(studio, "reviewer"));
    });
    assert_eq!(taken, ["reviewer", "administrator", "other reviewer"]);

    // Judgements that the reviewer gave here, turned by hand: nobody else takes that in, and none
    // of it.
    let turned = here.back("turned.credwright", |kind, value| {
        if kind == "audit" {
            for clause in 0..2 {
                here.judged(value, clause)["rating"] = "met".into();
            }
        }
    });
    assert_eq!(here.taken_by(&turned, &|_, _| {}), ["reviewer"]);
    // Nor are they taken away.
    let emptied = here.back("emptied.credwright", |kind, value| {
        if kind == "audit" {
            value["judgements"] = serde_json::json!([]);
        }
    });
    assert_eq!(here.taken_by(&emptied, &|_, _| {}), ["reviewer"]);

    // An audit does not become that of another version, or older than it is.
    let moved = here.back("moved.credwright", |kind, value| {
        if kind == "audit" {
            value["programmeId"] = "another".into();
            value["startedAt"] = "2001-01-01T00:00:00Z".into();
        }
    });
    here.taken_by(&moved, &|studio, _| {
        let audit = studio.audit_view(&here.audit).unwrap().saved.value;
        assert_ne!(audit.programme_id.as_str(), "another");
        assert!(!audit.started_at.0.starts_with("2001"));
    });
}

#[test]
fn a_decision_by_file_is_taken_by_whoever_may_sign_it_off_and_entered_under_them() {
    let here = Here::new();
    let decided = here.back("decided.credwright", |kind, value| {
        if kind == "audit" {
            value["decision"] = serde_json::json!({
                "outcome": "returnedForChanges", "signedBy": "Somebody there",
                "signedAt": "2026-11-30T10:00:00Z", "reason": "More",
                "score": { "met": 99, "partly": 0, "notMet": 0, "notApplicable": 0, "toDo": 0,
                    "conformity": 100 },
                "profile": "", "ownWork": false,
            });
            value["checksAtDecision"] = serde_json::json!([]);
        }
    });
    let taken = here.taken_by(&decided, &|studio, who| {
        let audit = studio.audit_view(&here.audit).unwrap().saved.value;
        let decision = audit.decision.unwrap();
        assert_eq!(decision.profile, id_of(studio, who));
        assert_eq!(decision.signed_by, "Somebody there");
        assert_ne!(decision.score.met, 99, "it is worked out here");
        assert!(!audit.checks_at_decision.is_empty());
    });
    assert_eq!(taken, ["reviewer", "administrator", "other reviewer"]);

    // Who took a change of the programme in by a file is its designer, and does not sign it off.
    let changed = here.back("title.credwright", |kind, value| {
        if kind == "programme" {
            value["title"] = "Changed by hand".into();
        }
    });
    let studio = Studio::open(&here.file("here")).unwrap();
    sign_in(&studio, "administrator");
    let preview = studio.read_package(&changed).unwrap();
    studio.take_package(&all(&preview)).unwrap();
    drop(studio);
    let taken = here.taken_by(&decided, &|_, _| {});
    assert_eq!(taken, ["reviewer", "other reviewer"]);
}

#[test]
fn a_reviewer_does_not_approve_what_he_brought_in_himself() {
    let here = Here::new();
    let there = Studio::create(&here.file("there")).unwrap();
    let other = there.create_programme("NEW-1", "New").unwrap();
    let other = other.value.id.as_str().to_owned();
    let standard = there.standards()[0].id.as_str().to_owned();
    let audit = there.start_audit(&other, &standard, "Somebody").unwrap();
    let audit = audit.value.id.as_str().to_owned();
    let review = here.file("review.credwright");
    there.hand_over_audit(&audit, &review).unwrap();
    // Changed by hand on the way.
    let changed = by_hand(&review, "changed.credwright", |entry| {
        if entry["kind"] == "programme" {
            entry["value"]["title"] = "His own".into();
        }
    });
    let studio = Studio::open(&here.file("here")).unwrap();
    sign_in(&studio, "reviewer");
    studio.read_package(&changed).unwrap();
    studio.take_package(&[]).unwrap();
    let decide = || {
        let outcome = AuditOutcome::ReturnedForChanges;
        studio.decide_audit(&audit, outcome, "Rhea", "More")
    };
    let refused = decide().unwrap_err();
    assert!(refused.to_string().contains("reviewer"), "{refused}");
    // Somebody else does.
    sign_in(&studio, "other reviewer");
    decide().unwrap();
}

#[test]
fn an_approved_version_of_another_workspace_is_approved_here_by_nobody_who_wrote_it() {
    let here = Here::new();
    let there = Studio::create(&here.file("there")).unwrap();
    there.create_programme("NEW-1", "New").unwrap();
    let studio = Studio::open(&here.file("here")).unwrap();
    let ada = id_of(&studio, "administrator");
    drop(studio);
    drop(there);
    // What somebody can do who may write to the other workspace.
    let (other, _) = Studio::open_store(&here.file("there")).unwrap();
    use store::Records;
    let record = other.every("programme", "").unwrap().remove(0);
    let mut value = record.value;
    value["state"] = "approved".into();
    value["designedBy"] = serde_json::json!([ada]);
    other
        .commit(store::ChangeSet {
            writes: vec![store::Write::put(record.key, value)],
            ..store::ChangeSet::default()
        })
        .unwrap();
    drop(other);
    let there = Studio::open(&here.file("there")).unwrap();
    let workspace = here.file("workspace.credwright");
    there
        .export_workspace(&workspace, &Progress::quiet())
        .unwrap();
    assert_eq!(here.taken_by(&workspace, &|_, _| {}), Vec::<&str>::new());
}

#[test]
fn what_no_package_of_its_kind_brings_comes_in_by_nobody() {
    let here = Here::new();
    for (kind, value) in [
        ("certificate", serde_json::json!({ "serial": "x" })),
        ("learner", serde_json::json!({ "id": "x" })),
        (
            "profile",
            serde_json::json!({ "id": "x", "role": "administrator" }),
        ),
        ("settings", serde_json::json!({})),
        ("award", serde_json::json!({ "id": "x" })),
    ] {
        let package = by_hand(&here.file("out.credwright"), "other.credwright", |entry| {
            entry["kind"] = kind.into();
            entry["id"] = format!("x{}", entry["id"].as_str().unwrap()).into();
            entry["value"] = value.clone();
        });
        here.taken_by(&package, &|studio, who| {
            assert_eq!(studio.people().unwrap().len(), 6, "{kind} {who}");
            assert!(
                studio
                    .register("", None, 5)
                    .unwrap()
                    .certificates
                    .is_empty()
            );
        });
    }
}
