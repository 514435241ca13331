//! What fills a workspace for the rooms in which programmes are designed.

use domain::assessment_standard::AssessmentStandard;
use domain::audit::Audit;
use domain::cohort::{Cohort, Learner, LearnerResult};
use domain::decimal::Decimal;
use domain::framework::{Competency, CompetencyKind, Framework, FrameworkFormat};
use domain::lifecycle::ProgrammeState;
use domain::programme::{Assessment, AssessmentType, Programme, Stackability};
use domain::quality_standard::european;
use domain::record_kind::RecordKind;
use domain::rubric::{Criterion, Rubric, RubricKind, RubricLevel};
use domain::scoring::Marking;
use domain::standard_setting::{Panel, PanelMethod, Round};
use domain::{LearnerId, Timestamp};
use store::Write;
use studio::Studio;

use crate::{id, put};

/// Competencies, for each of the other things.
const COMPETENCIES: usize = 5;

pub fn now() -> Timestamp {
    Timestamp("2026-03-01T09:00:00Z".to_owned())
}

/// What a workspace has before it is filled.
pub fn begin(studio: &Studio) {
    let mut institution = studio.institution().unwrap();
    institution.value.legal_name = "Institute".to_owned();
    studio.save_institution(&institution).unwrap();
}

fn rubric(n: usize) -> Rubric {
    let level = |points: u32| RubricLevel {
        id: format!("l{points}").as_str().into(),
        title: format!("Level {points}"),
        points: Decimal::whole(points),
        lowest: None,
    };
    Rubric {
        id: id("rubric", n).as_str().into(),
        lineage: None,
        version: 1,
        kind: RubricKind::Analytic,
        title: id("Rubric ", n),
        language: "en".to_owned(),
        levels: (1..=3).map(level).collect(),
        criteria: vec![Criterion {
            id: "c1".into(),
            title: "Method".to_owned(),
            weight: Decimal::ONE,
            outcome_ids: Vec::new(),
            descriptors: vec!["Words".to_owned(); 3],
            must_pass: false,
            cognitive_level: None,
        }],
        translations: Vec::new(),
    }
}

/// Every programme version is marked with the same rubric, adopts the same standard, and
/// counts towards the same programme.
fn programme(n: usize) -> Programme {
    let code = id("P-", n);
    let mut programme = Programme::draft(id("programme", n).as_str().into(), &code, "Programme");
    programme.stackability = Stackability::StacksTowards {
        codes: vec![id("P-", 0)],
    };
    let mut assessment = Assessment::new("a1".into(), "Project", AssessmentType::Project);
    assessment.rubric_id = Some(id("rubric", 0).as_str().into());
    programme.assessments = vec![assessment];
    programme.assessment_standard_id = Some(id("standard", 0).as_str().into());
    programme.state = match n % 3 {
        0 => ProgrammeState::Offered,
        _ => ProgrammeState::Draft,
    };
    programme
}

fn audit(n: usize) -> Audit {
    Audit {
        id: id("audit", n).as_str().into(),
        programme_id: id("programme", n).as_str().into(),
        standard_id: european::ID.into(),
        reviewer: "Di".to_owned(),
        started_at: now(),
        judgements: Vec::new(),
        checks_at_decision: Vec::new(),
        decision: None,
        as_shown: None,
    }
}

fn panel(n: usize) -> Panel {
    Panel {
        id: id("panel", n).as_str().into(),
        title: id("Panel ", n),
        programme_id: Some(id("programme", n).as_str().into()),
        assessment_id: Some("a1".into()),
        cohort_id: None,
        method: PanelMethod::AngoffYesNo,
        minimally_competent: String::new(),
        judges: Vec::new(),
        items: Vec::new(),
        candidates: Vec::new(),
        rounds: vec![Round::default()],
        adopted: None,
    }
}

pub fn learner(cohort: &str, n: usize) -> Learner {
    Learner {
        id: LearnerId(format!("{cohort}/{n:04}")),
        cohort_id: cohort.into(),
        number: format!("{n:04}"),
        name: format!("Learner {n:04}"),
        latin_name: String::new(),
        email: String::new(),
        result: LearnerResult::Passed,
        grade: String::new(),
        completed_on: None,
        earlier_numbers: Vec::new(),
    }
}

fn competency(n: usize) -> Competency {
    Competency {
        id: format!("esco/{n:06}").as_str().into(),
        framework_id: "esco".into(),
        uri: format!("urn:{n:06}"),
        code: String::new(),
        label: id("manage data quality ", n),
        alternative_labels: Vec::new(),
        kind: CompetencyKind::Technical,
        category: "skill".to_owned(),
        parent_uri: None,
        other_parent_uris: Vec::new(),
        place: 0,
        obsolete: false,
        other_labels: Vec::new(),
    }
}

/// So many of everything.
pub fn fill(size: usize) -> Vec<Write> {
    let mut writes = vec![put(
        RecordKind::Framework,
        "esco",
        &Framework {
            id: "esco".into(),
            title: "ESCO".to_owned(),
            publisher: "EU".to_owned(),
            format: FrameworkFormat::Esco,
            attribution: String::new(),
            language: String::new(),
            competency_count: 0,
            imported_at: now(),
        },
    )];
    for n in 0..size * COMPETENCIES {
        let competency = competency(n);
        writes.push(put(
            RecordKind::Competency,
            competency.id.as_str(),
            &competency,
        ));
    }
    for n in 0..size {
        writes.push(put(RecordKind::Rubric, &id("rubric", n), &rubric(n)));
        writes.push(put(
            RecordKind::Programme,
            &id("programme", n),
            &programme(n),
        ));
        writes.push(put(RecordKind::Audit, &id("audit", n), &audit(n)));
        writes.push(put(RecordKind::Panel, &id("panel", n), &panel(n)));
        let standard =
            AssessmentStandard::usual(id("standard", n).as_str().into(), &id("Standard ", n));
        let standard = AssessmentStandard {
            finished_at: Some(now()),
            ..standard
        };
        writes.push(put(
            RecordKind::AssessmentStandard,
            &id("standard", n),
            &standard,
        ));
        let cohort = Cohort {
            id: id("cohort", n).as_str().into(),
            programme_id: id("programme", 0).as_str().into(),
            name: id("Cohort ", n),
        };
        writes.push(put(RecordKind::Cohort, cohort.id.as_str(), &cohort));
        for l in 0..3 {
            let learner = learner(cohort.id.as_str(), l);
            writes.push(put(RecordKind::Learner, learner.id.as_str(), &learner));
        }
        let marking = Marking::new(
            cohort.id.clone(),
            "a1".into(),
            1,
            Some(id("rubric", 0).as_str().into()),
        );
        let of = format!("{}/a1/1", cohort.id);
        writes.push(put(RecordKind::Marking, &of, &marking));
        // Awards are asked for by standard and by cohort only.
        let award = serde_json::json!({
            "standardId": id("standard", 0), "cohortId": id("cohort", n + 1),
        });
        let award_id = format!("{}/0000", id("cohort", n + 1));
        writes.push(put(RecordKind::Award, &award_id, &award));
    }
    writes
}
