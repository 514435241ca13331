//! Automatic checks: what a rule can say about a programme without a reviewer.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::institution::Institution;
use crate::outcome_verb::vague_verb;
use crate::programme::{LevelScale, Outcome, PartnerRole, Programme, Stackability};
use crate::standard::QualityStandard;

/// The rules there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for the clause it checks")]
pub enum CheckId {
    LearnerIdentified,
    Title,
    Country,
    AwardingBody,
    DateOfIssuing,
    LearningOutcomes,
    Workload,
    Level,
    TypeOfAssessment,
    Participation,
    QualityAssurance,
    Prerequisites,
    Supervision,
    Stackability,
    Transparency,
    Relevance,
    ValidAssessment,
    LearningPathways,
    Recognition,
    Authentic,
}

/// How well a clause is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Rating {
    /// Met in full.
    Met,
    /// Met in part.
    Partly,
    /// Not met.
    NotMet,
    /// Does not apply to this programme.
    NotApplicable,
}

/// A place in the programme editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for the field it opens")]
pub enum ProgrammeField {
    Title,
    Description,
    AwardingBody,
    Country,
    Level,
    Workload,
    Languages,
    Participation,
    Prerequisites,
    Supervision,
    QualityAssurance,
    Stackability,
    Partners,
    Outcomes,
    Assessments,
}

/// Where to mend something, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Pointer {
    /// The field to open.
    pub field: ProgrammeField,
    /// The outcome or assessment it is about.
    pub item_id: Option<String>,
    /// `Outcome 4`, or empty.
    pub label: String,
    /// What stands there now, or what is wrong with it.
    pub text: String,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckResult {
    /// How well the clause is met, as far as a rule can tell.
    pub rating: Rating,
    /// What was found, in one plain sentence.
    pub message: String,
    /// Where to mend it.
    pub pointers: Vec<Pointer>,
}

impl CheckResult {
    fn met(message: impl Into<String>) -> Self {
        Self {
            rating: Rating::Met,
            message: message.into(),
            pointers: Vec::new(),
        }
    }

    fn at(rating: Rating, message: impl Into<String>, field: ProgrammeField) -> Self {
        let pointer = Pointer {
            field,
            item_id: None,
            label: String::new(),
            text: String::new(),
        };
        Self {
            rating,
            message: message.into(),
            pointers: vec![pointer],
        }
    }

    fn items(rating: Rating, message: impl Into<String>, pointers: Vec<Pointer>) -> Self {
        Self {
            rating,
            message: message.into(),
            pointers,
        }
    }
}

fn stated(text: &str, what: &str, field: ProgrammeField) -> CheckResult {
    match text.trim() {
        "" => CheckResult::at(Rating::NotMet, format!("{what} is not stated"), field),
        text => CheckResult::met(format!("{what}: {}", shorten(text))),
    }
}

fn shorten(text: &str) -> String {
    let short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        format!("{short}…")
    } else {
        short
    }
}

fn outcome_pointers<'a>(
    programme: &'a Programme,
    mut wrong: impl FnMut(&'a Outcome) -> Option<String>,
) -> Vec<Pointer> {
    let point = |(index, outcome): (usize, &'a Outcome)| {
        wrong(outcome).map(|text| Pointer {
            field: ProgrammeField::Outcomes,
            item_id: Some(outcome.id.to_string()),
            label: format!("Outcome {}", index + 1),
            text,
        })
    };
    programme
        .outcomes
        .iter()
        .enumerate()
        .filter_map(point)
        .collect()
}

fn learning_outcomes(programme: &Programme) -> CheckResult {
    if programme.outcomes.iter().all(|o| o.text.trim().is_empty()) {
        return CheckResult::at(
            Rating::NotMet,
            "There are no learning outcomes",
            ProgrammeField::Outcomes,
        );
    }
    let vague = outcome_pointers(programme, |outcome| {
        vague_verb(&outcome.text).map(|found| {
            format!(
                "“{}” cannot be observed. Try {} or {}.",
                found.verb, found.instead[0], found.instead[1]
            )
        })
    });
    let total = programme.outcomes.len();
    if vague.is_empty() {
        CheckResult::met(format!(
            "{total} outcomes, each with a verb that can be observed"
        ))
    } else {
        let message = format!(
            "{} of {total} outcomes cannot be observed as written",
            vague.len()
        );
        CheckResult::items(Rating::Partly, message, vague)
    }
}

fn type_of_assessment(programme: &Programme) -> CheckResult {
    let total = programme.outcomes.len();
    if total == 0 || programme.assessments.is_empty() {
        let message = "No assessment is described";
        return CheckResult::at(Rating::NotMet, message, ProgrammeField::Assessments);
    }
    let missing = outcome_pointers(programme, |o| {
        programme
            .assessments_of(&o.id)
            .next()
            .is_none()
            .then(|| o.text.clone())
    });
    match missing.len() {
        0 => CheckResult::met(format!("Each of the {total} outcomes is assessed")),
        1 => CheckResult::items(
            Rating::NotMet,
            format!("1 of {total} outcomes has no assessment"),
            missing,
        ),
        n => CheckResult::items(
            Rating::NotMet,
            format!("{n} of {total} outcomes have no assessment"),
            missing,
        ),
    }
}

fn valid_assessment(programme: &Programme) -> CheckResult {
    if programme.assessments.is_empty() {
        let message = "No assessment is described";
        return CheckResult::at(Rating::NotMet, message, ProgrammeField::Assessments);
    }
    let bare: Vec<Pointer> = programme
        .assessments
        .iter()
        .filter(|a| a.rubric_id.is_none() && a.items.is_empty())
        .map(|a| Pointer {
            field: ProgrammeField::Assessments,
            item_id: Some(a.id.to_string()),
            label: a.title.clone(),
            text: "Neither a rubric nor items say how it is marked".to_owned(),
        })
        .collect();
    let weights: u32 = programme.assessments.iter().map(|a| a.weight).sum();
    if weights != 100 {
        let message = format!("The assessments' weights add up to {weights} %, not 100 %");
        return CheckResult::at(Rating::Partly, message, ProgrammeField::Assessments);
    }
    if bare.is_empty() {
        CheckResult::met("Every assessment has a rubric or items, and the weights add up")
    } else {
        let message = format!(
            "{} of {} assessments have neither a rubric nor items",
            bare.len(),
            programme.assessments.len()
        );
        CheckResult::items(Rating::Partly, message, bare)
    }
}

fn workload(programme: &Programme) -> CheckResult {
    match (programme.workload_hours, programme.ects_hundredths) {
        (None | Some(0), None | Some(0)) => CheckResult::at(
            Rating::NotMet,
            "The workload is not stated",
            ProgrammeField::Workload,
        ),
        (Some(hours), Some(ects))
            if ects > 0 && !(15..=40).contains(&(u64::from(hours) * 100 / u64::from(ects))) =>
        {
            // One ECTS credit stands for 25 to 30 hours (ECTS Users' Guide, 2015);
            // 15 to 40 leaves room for national rules.
            let message = format!(
                "{hours} hours is an unusual workload for {}",
                programme.workload_in_words()
            );
            CheckResult::at(Rating::Partly, message, ProgrammeField::Workload)
        }
        _ => CheckResult::met(format!("Workload: {}", programme.workload_in_words())),
    }
}

fn level(programme: &Programme) -> CheckResult {
    match &programme.level {
        Some(level) if level.scale == LevelScale::Eqf => match level.value.trim().parse::<u8>() {
            Ok(1..=8) => CheckResult::met(level.in_words()),
            _ => CheckResult::at(
                Rating::NotMet,
                "The EQF has levels 1 to 8",
                ProgrammeField::Level,
            ),
        },
        Some(level) if !level.value.trim().is_empty() => CheckResult::met(level.in_words()),
        _ => CheckResult::at(
            Rating::NotMet,
            "The level is not stated",
            ProgrammeField::Level,
        ),
    }
}

fn relevance(programme: &Programme) -> CheckResult {
    let unaligned = outcome_pointers(programme, |o| {
        o.alignments.is_empty().then(|| o.text.clone())
    });
    if !unaligned.is_empty() || programme.outcomes.is_empty() {
        let message = format!(
            "{} of {} outcomes lead to no competency that employers use",
            unaligned.len(),
            programme.outcomes.len()
        );
        return CheckResult::items(Rating::Partly, message, unaligned);
    }
    if programme.partners.is_empty() {
        let message = "No employer or body is named as a partner";
        return CheckResult::at(Rating::Partly, message, ProgrammeField::Partners);
    }
    CheckResult::met("Every outcome leads to a competency, and partners stand behind the programme")
}

fn recognition(programme: &Programme) -> CheckResult {
    let recognises = programme
        .partners
        .iter()
        .any(|p| matches!(p.role, PartnerRole::Recognises | PartnerRole::Endorses));
    if recognises {
        CheckResult::met("A partner endorses or recognises the award")
    } else {
        let message = "No partner endorses or recognises the award";
        CheckResult::at(Rating::Partly, message, ProgrammeField::Partners)
    }
}

fn stackability(programme: &Programme) -> CheckResult {
    match &programme.stackability {
        Stackability::NotStated => CheckResult::at(
            Rating::NotMet,
            "Stackability is not stated",
            ProgrammeField::Stackability,
        ),
        Stackability::StandAlone => CheckResult::met("Stand-alone"),
        Stackability::StacksTowards { codes } if codes.is_empty() => CheckResult::at(
            Rating::Partly,
            "It stacks, but towards no programme",
            ProgrammeField::Stackability,
        ),
        Stackability::StacksTowards { codes } => {
            CheckResult::met(format!("Counts towards {}", codes.join(", ")))
        }
    }
}

fn transparency(programme: &Programme) -> CheckResult {
    if programme.description.trim().is_empty() {
        return CheckResult::at(
            Rating::NotMet,
            "There is no description",
            ProgrammeField::Description,
        );
    }
    if programme.languages.is_empty() {
        return CheckResult::at(
            Rating::Partly,
            "The language is not stated",
            ProgrammeField::Languages,
        );
    }
    CheckResult::met("Description and languages are stated")
}

/// Runs one rule.
#[must_use]
pub fn run(check: CheckId, programme: &Programme, institution: &Institution) -> CheckResult {
    use ProgrammeField as Field;
    match check {
        CheckId::LearnerIdentified => {
            CheckResult::met("The roster asks for a name and an identifier for each learner")
        }
        CheckId::DateOfIssuing => {
            CheckResult::met("Every certificate is printed with the day it was issued")
        }
        CheckId::Title => stated(&programme.title, "The title", Field::Title),
        CheckId::Country => stated(&programme.country, "The country", Field::Country),
        CheckId::AwardingBody => stated(
            &programme.awarding_body,
            "The awarding body",
            Field::AwardingBody,
        ),
        CheckId::LearningOutcomes => learning_outcomes(programme),
        CheckId::Workload => workload(programme),
        CheckId::Level => level(programme),
        CheckId::TypeOfAssessment => type_of_assessment(programme),
        CheckId::Participation => match programme.participation {
            Some(_) => CheckResult::met("The form of participation is stated"),
            None => CheckResult::at(
                Rating::NotMet,
                "The form of participation is not stated",
                Field::Participation,
            ),
        },
        CheckId::QualityAssurance => stated(
            &programme.quality_assurance,
            "Quality assurance",
            Field::QualityAssurance,
        ),
        CheckId::Prerequisites => match programme.prerequisites.trim() {
            "" => CheckResult::at(
                Rating::Partly,
                "Prerequisites are not stated; write “None” if there are none",
                Field::Prerequisites,
            ),
            text => CheckResult::met(format!("Prerequisites: {}", shorten(text))),
        },
        CheckId::Supervision => match programme.supervision {
            Some(_) => CheckResult::met("Supervision and identity verification are stated"),
            None => CheckResult::at(
                Rating::NotMet,
                "Supervision is not stated",
                Field::Supervision,
            ),
        },
        CheckId::Stackability | CheckId::LearningPathways => stackability(programme),
        CheckId::Transparency => transparency(programme),
        CheckId::Relevance => relevance(programme),
        CheckId::ValidAssessment => valid_assessment(programme),
        CheckId::Recognition => recognition(programme),
        CheckId::Authentic => match institution.missing_for_issue().as_slice() {
            [] => CheckResult::met("Issuer and signatories are on record"),
            missing => CheckResult {
                rating: Rating::Partly,
                message: format!("Settings still need {}", missing.join(" and ")),
                pointers: vec![],
            },
        },
    }
}

/// A clause with what its rule found; `None` where only a reviewer can judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClauseCheck {
    /// The clause.
    pub clause_id: crate::ClauseId,
    /// What the rule found.
    pub result: Option<CheckResult>,
}

/// Runs every rule of a standard.
#[must_use]
pub fn run_all(
    standard: &QualityStandard,
    programme: &Programme,
    institution: &Institution,
) -> Vec<ClauseCheck> {
    standard
        .clauses
        .iter()
        .map(|clause| ClauseCheck {
            clause_id: clause.id.clone(),
            result: clause.check.map(|check| run(check, programme, institution)),
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::programme::{Assessment, AssessmentType};

    fn programme() -> Programme {
        let mut programme = Programme::draft("p".into(), "A-1", "T");
        programme.outcomes = vec![
            Outcome {
                id: "o1".into(),
                text: "Describe a data set".into(),
                alignments: vec![],
            },
            Outcome {
                id: "o2".into(),
                text: "Understand the law".into(),
                alignments: vec![],
            },
        ];
        let mut test = Assessment::new("a".into(), "Test", AssessmentType::WrittenTest);
        test.outcome_ids = vec!["o1".into()];
        programme.assessments = vec![test];
        programme
    }

    #[test]
    fn an_unassessed_outcome_is_pointed_at() {
        let result = run(
            CheckId::TypeOfAssessment,
            &programme(),
            &Institution::default(),
        );
        assert_eq!(result.rating, Rating::NotMet);
        assert_eq!(result.message, "1 of 2 outcomes has no assessment");
        assert_eq!(result.pointers[0].item_id.as_deref(), Some("o2"));
        assert_eq!(result.pointers[0].label, "Outcome 2");
    }

    #[test]
    fn a_vague_verb_is_pointed_at() {
        let result = run(
            CheckId::LearningOutcomes,
            &programme(),
            &Institution::default(),
        );
        assert_eq!(result.rating, Rating::Partly);
        assert!(result.pointers[0].text.contains("Try apply or explain"));
    }

    #[test]
    fn workload_is_weighed_against_ects() {
        let mut programme = programme();
        let rate = |p: &Programme| run(CheckId::Workload, p, &Institution::default()).rating;
        assert_eq!(rate(&programme), Rating::NotMet);
        programme.workload_hours = Some(75);
        assert_eq!(rate(&programme), Rating::Met);
        programme.ects_hundredths = Some(300);
        assert_eq!(rate(&programme), Rating::Met);
        programme.ects_hundredths = Some(2_000);
        assert_eq!(rate(&programme), Rating::Partly);
    }

    #[test]
    fn an_empty_programme_fails_without_panic() {
        let empty = Programme::draft("p".into(), "", "");
        let results = run_all(
            &crate::standard::european::standard(),
            &empty,
            &Institution::default(),
        );
        assert_eq!(results.len(), 26);
        assert!(
            results
                .iter()
                .filter_map(|r| r.result.as_ref())
                .filter(|r| r.rating == Rating::NotMet)
                .count()
                >= 8
        );
    }
}
