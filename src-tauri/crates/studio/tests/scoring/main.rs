//! From scores to awards: two markers, moderation, decisions, certificates.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout
)]

mod decided;
mod paper;
mod rubrics_in_use;
mod score_files;
mod standards;
mod whole_job;

use domain::audit::{AuditOutcome, Judgement};
use domain::blueprint::AssessmentItem;
use domain::check::Rating;
use domain::decimal::Decimal;
use domain::people::Role;
use domain::quality_standard::european;
use domain::scoring::{Marker, PartScore, ScoreSheet, ScoredPart};
use domain::{LearnerId, ProgrammeId, Timestamp};
use studio::assessment::marking::MarkingOf;
use studio::cohorts::roster_import::{ImportAnswers, UnsaidResult};
use studio::people::Person;
use studio::{Saved, Studio};

/// The sample, with a second version of Applied Data Stewardship that adopts a standard and
/// has something to score in each assessment.
pub fn studio() -> (tempfile::TempDir, Studio, ProgrammeId) {
    let folder = tempfile::tempdir().unwrap();
    let studio = Studio::create_sample(&folder.path().join("w")).unwrap();
    let first = studio.programme_by_code("ADS-1").unwrap();
    let mut next = studio.next_version(first.id.as_str()).unwrap();
    let standard = studio.create_assessment_standard("Awards 2026").unwrap();
    let id = standard.value.id.clone();
    studio
        .finish_assessment_standard(id.as_str(), standard.revision)
        .unwrap();
    next.value.assessment_standard_id = Some(id);
    next.value.assessments[2].items = (1..=3)
        .map(|n| AssessmentItem {
            id: format!("item{n}").as_str().into(),
            title: format!("Turn {n}"),
            outcome_id: Some("o3".into()),
            cognitive_level: None,
            points: Decimal::whole(10),
        })
        .collect();
    let programme = studio.save_programme(&next).unwrap().value.id;
    (folder, studio, programme)
}

pub fn approve(studio: &Studio, programme: &ProgrammeId) {
    let audit = studio
        .start_audit(programme.as_str(), european::ID, "Di")
        .unwrap();
    let id = audit.value.id.0;
    let mut view = studio.audit_view(&id).unwrap();
    let open: Vec<_> = view
        .standing
        .clauses
        .iter()
        .map(|c| c.clause.id.clone())
        .collect();
    for clause_id in open {
        let judgement = Judgement {
            given: None,
            clause_id,
            rating: Some(Rating::Met),
            note: "Seen.".into(),
            severity: None,
            owner: String::new(),
            due: None,
            evidence: Vec::new(),
        };
        view = studio.judge(&id, view.saved.revision, judgement).unwrap();
    }
    studio
        .decide_audit(&id, AuditOutcome::Approved, "Di", "In order.")
        .unwrap();
}

pub fn cohort(studio: &Studio, programme: &ProgrammeId, learners: u32) -> String {
    let mut roster = "Student ID,Name\n".to_owned();
    for n in 0..learners {
        roster += &format!("{},Learner {n:03} Ågren\n", 5_000 + n);
    }
    let options = ImportAnswers {
        result: Some(UnsaidResult::Pending),
        ..ImportAnswers::default()
    };
    studio
        .read_roster(
            programme,
            "Winter 2026",
            "w.csv",
            roster.into_bytes(),
            options,
        )
        .unwrap();
    studio.import_roster().unwrap().1.id.0
}

/// Adopts a standard by which no work is marked twice.
pub fn without_second_marker(studio: &Studio, programme: &ProgrammeId) {
    let mut saved = studio.programme_view(programme.as_str()).unwrap().saved;
    let standard = saved.value.assessment_standard_id.clone().unwrap();
    let mut next = studio.next_assessment_standard(standard.as_str()).unwrap();
    next.value.moderation.share = Decimal::ZERO;
    let view = studio.save_assessment_standard(&next).unwrap();
    studio
        .finish_assessment_standard(next.value.id.as_str(), view.saved.revision)
        .unwrap();
    saved.value.assessment_standard_id = Some(next.value.id);
    studio.save_programme(&saved).unwrap();
}

pub fn of(cohort: &str, assessment: &str) -> MarkingOf {
    MarkingOf {
        cohort: cohort.to_owned(),
        assessment: assessment.to_owned(),
        attempt: 1,
    }
}

pub fn sheet(
    learner: &LearnerId,
    marker: Marker,
    parts: &[ScoredPart],
    share: u32,
) -> Saved<ScoreSheet> {
    let mut value = ScoreSheet::empty(learner.clone(), marker, None, Timestamp(String::new()));
    value.scores = parts
        .iter()
        .map(|part| {
            let most = part.most.approximately() as u32;
            PartScore {
                part_id: part.id.clone(),
                points: Some(Decimal::whole((most * share / 100).min(most))),
                ..PartScore::default()
            }
        })
        .collect();
    Saved { revision: 0, value }
}

/// What the learner with this place deserves, in per cent.
pub fn deserved(place: usize) -> u32 {
    (place as u32 * 37 + 20) % 101
}

const WORDS: &str = "four plain words";

pub fn sign_in(studio: &Studio, person: &Person) {
    let words = if person.role == Role::Administrator {
        WORDS
    } else {
        ""
    };
    studio.sign_in(person.id.as_str(), words).unwrap();
}
