//! The rules themselves: what each finds in a programme.

use words::{Message, say};

use super::finding::{CheckId, CheckResult, Pointer, ProgrammeField, Rating};
use crate::institution::Institution;
use crate::outcome_verb::vague_verb;
use crate::programme::{LevelScale, Outcome, PartnerRole, Programme, Stackability};

fn stated(
    text: &str,
    missing: Message,
    is: impl FnOnce(String) -> Message,
    field: ProgrammeField,
) -> CheckResult {
    match text.trim() {
        "" => CheckResult::at(Rating::NotMet, missing, field),
        text => CheckResult::met(is(shorten(text))),
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
    mut wrong: impl FnMut(&'a Outcome) -> Option<Message>,
) -> Vec<Pointer> {
    let point = |(index, outcome): (usize, &'a Outcome)| {
        wrong(outcome).map(|text| Pointer {
            field: ProgrammeField::Outcomes,
            item_id: Some(outcome.id.to_string()),
            label: say::checks::outcome(index + 1),
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
            say::checks::no_outcomes(),
            ProgrammeField::Outcomes,
        );
    }
    let vague = outcome_pointers(programme, |outcome| {
        vague_verb(&outcome.text).map(|found| {
            let [first, second] = found.instead;
            say::checks::cannot_be_observed(first, second, found.verb)
        })
    });
    let total = programme.outcomes.len();
    if vague.is_empty() {
        CheckResult::met(say::checks::outcomes_observable(total))
    } else {
        let message = say::checks::outcomes_vague(vague.len(), total);
        CheckResult::items(Rating::Partly, message, vague)
    }
}

fn type_of_assessment(programme: &Programme) -> CheckResult {
    let total = programme.outcomes.len();
    if total == 0 || programme.assessments.is_empty() {
        let message = say::checks::no_assessment();
        return CheckResult::at(Rating::NotMet, message, ProgrammeField::Assessments);
    }
    let missing = outcome_pointers(programme, |o| {
        programme
            .assessments_of(&o.id)
            .next()
            .is_none()
            .then(|| Message::verbatim(&o.text))
    });
    match missing.len() {
        0 => CheckResult::met(say::checks::all_assessed(total)),
        count => CheckResult::items(
            Rating::NotMet,
            say::checks::not_assessed(count, total),
            missing,
        ),
    }
}

fn valid_assessment(programme: &Programme) -> CheckResult {
    if programme.assessments.is_empty() {
        let message = say::checks::no_assessment();
        return CheckResult::at(Rating::NotMet, message, ProgrammeField::Assessments);
    }
    let bare: Vec<Pointer> = programme
        .assessments
        .iter()
        .filter(|a| a.rubric_id.is_none() && a.items.is_empty())
        .map(|a| Pointer {
            field: ProgrammeField::Assessments,
            item_id: Some(a.id.to_string()),
            label: Message::verbatim(&a.title),
            text: say::checks::not_markable(),
        })
        .collect();
    let weights: u64 = programme
        .assessments
        .iter()
        .map(|a| u64::from(a.weight))
        .sum();
    if weights != 100 {
        let message = say::checks::weights(weights);
        return CheckResult::at(Rating::Partly, message, ProgrammeField::Assessments);
    }
    if bare.is_empty() {
        CheckResult::met(say::checks::markable())
    } else {
        let message = say::checks::not_all_markable(bare.len(), programme.assessments.len());
        CheckResult::items(Rating::Partly, message, bare)
    }
}

fn workload(programme: &Programme) -> CheckResult {
    match (programme.workload_hours, programme.ects_hundredths) {
        (None | Some(0), None | Some(0)) => CheckResult::at(
            Rating::NotMet,
            say::checks::workload_missing(),
            ProgrammeField::Workload,
        ),
        (Some(hours), Some(ects))
            if ects > 0 && !(15..=40).contains(&(u64::from(hours) * 100 / u64::from(ects))) =>
        {
            // One ECTS credit stands for 25 to 30 hours (ECTS Users' Guide, 2015);
            // 15 to 40 leaves room for national rules.
            let message = say::checks::workload_unusual(hours, programme.workload());
            CheckResult::at(Rating::Partly, message, ProgrammeField::Workload)
        }
        _ => CheckResult::met(say::checks::workload_is(programme.workload())),
    }
}

fn level(programme: &Programme) -> CheckResult {
    match &programme.level {
        Some(level) if level.scale == LevelScale::Eqf => match level.value.trim().parse::<u8>() {
            Ok(1..=8) => CheckResult::met(level.label()),
            _ => CheckResult::at(
                Rating::NotMet,
                say::checks::level_out_of_range(),
                ProgrammeField::Level,
            ),
        },
        Some(level) if !level.value.trim().is_empty() => CheckResult::met(level.label()),
        _ => CheckResult::at(
            Rating::NotMet,
            say::checks::level_missing(),
            ProgrammeField::Level,
        ),
    }
}

fn relevance(programme: &Programme) -> CheckResult {
    let unaligned = outcome_pointers(programme, |o| {
        o.alignments.is_empty().then(|| Message::verbatim(&o.text))
    });
    if !unaligned.is_empty() || programme.outcomes.is_empty() {
        let message = say::checks::not_aligned(unaligned.len(), programme.outcomes.len());
        return CheckResult::items(Rating::Partly, message, unaligned);
    }
    if programme.partners.is_empty() {
        let message = say::checks::no_partner();
        return CheckResult::at(Rating::Partly, message, ProgrammeField::Partners);
    }
    CheckResult::met(say::checks::relevant())
}

fn recognition(programme: &Programme) -> CheckResult {
    let recognises = programme
        .partners
        .iter()
        .any(|p| matches!(p.role, PartnerRole::Recognises | PartnerRole::Endorses));
    if recognises {
        CheckResult::met(say::checks::recognised())
    } else {
        let message = say::checks::not_recognised();
        CheckResult::at(Rating::Partly, message, ProgrammeField::Partners)
    }
}

fn stackability(programme: &Programme) -> CheckResult {
    match &programme.stackability {
        Stackability::NotStated => CheckResult::at(
            Rating::NotMet,
            say::checks::stackability_missing(),
            ProgrammeField::Stackability,
        ),
        Stackability::StandAlone => CheckResult::met(say::checks::stand_alone()),
        Stackability::StacksTowards { codes } if codes.is_empty() => CheckResult::at(
            Rating::Partly,
            say::checks::stacks_towards_nothing(),
            ProgrammeField::Stackability,
        ),
        Stackability::StacksTowards { codes } => {
            CheckResult::met(say::checks::stacks_towards(codes))
        }
    }
}

fn transparency(programme: &Programme) -> CheckResult {
    if programme.description.trim().is_empty() {
        return CheckResult::at(
            Rating::NotMet,
            say::checks::description_missing(),
            ProgrammeField::Description,
        );
    }
    if programme.languages.is_empty() {
        return CheckResult::at(
            Rating::Partly,
            say::checks::language_missing(),
            ProgrammeField::Languages,
        );
    }
    CheckResult::met(say::checks::transparent())
}

/// Runs one rule.
#[must_use]
pub fn run(check: CheckId, programme: &Programme, institution: &Institution) -> CheckResult {
    use ProgrammeField as Field;
    use say::checks as say;
    match check {
        CheckId::LearnerIdentified => CheckResult::met(say::learner_identified()),
        CheckId::DateOfIssuing => CheckResult::met(say::date_of_issuing()),
        CheckId::Title => stated(
            &programme.title,
            say::title_missing(),
            say::title_is,
            Field::Title,
        ),
        CheckId::Country => stated(
            &programme.country,
            say::country_missing(),
            say::country_is,
            Field::Country,
        ),
        CheckId::AwardingBody => stated(
            &programme.awarding_body,
            say::awarding_body_missing(),
            say::awarding_body_is,
            Field::AwardingBody,
        ),
        CheckId::LearningOutcomes => learning_outcomes(programme),
        CheckId::Workload => workload(programme),
        CheckId::Level => level(programme),
        CheckId::TypeOfAssessment => type_of_assessment(programme),
        CheckId::Participation => match programme.participation {
            Some(_) => CheckResult::met(say::participation_is()),
            None => CheckResult::at(
                Rating::NotMet,
                say::participation_missing(),
                Field::Participation,
            ),
        },
        CheckId::QualityAssurance => stated(
            &programme.quality_assurance,
            say::quality_assurance_missing(),
            say::quality_assurance_is,
            Field::QualityAssurance,
        ),
        CheckId::Prerequisites => match programme.prerequisites.trim() {
            "" => CheckResult::at(
                Rating::Partly,
                say::prerequisites_missing(),
                Field::Prerequisites,
            ),
            text => CheckResult::met(say::prerequisites_are(shorten(text))),
        },
        CheckId::Supervision => match programme.supervision {
            Some(_) => CheckResult::met(say::supervision_is()),
            None => CheckResult::at(
                Rating::NotMet,
                say::supervision_missing(),
                Field::Supervision,
            ),
        },
        CheckId::Stackability | CheckId::LearningPathways => stackability(programme),
        CheckId::Transparency => transparency(programme),
        CheckId::Relevance => relevance(programme),
        CheckId::ValidAssessment => valid_assessment(programme),
        CheckId::Recognition => recognition(programme),
        CheckId::Authentic => {
            let missing = institution.missing_for_issue();
            if missing.is_empty() {
                return CheckResult::met(say::issuer_known());
            }
            CheckResult::items(Rating::Partly, say::issuer_missing(missing), Vec::new())
        }
    }
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
        assert_eq!(
            result.message.in_english(),
            "1 of 2 outcomes has no assessment"
        );
        assert_eq!(result.pointers[0].item_id.as_deref(), Some("o2"));
        assert_eq!(result.pointers[0].label.in_english(), "Outcome 2");
    }

    #[test]
    fn a_vague_verb_is_pointed_at() {
        let result = run(
            CheckId::LearningOutcomes,
            &programme(),
            &Institution::default(),
        );
        assert_eq!(result.rating, Rating::Partly);
        assert!(
            result.pointers[0]
                .text
                .in_english()
                .contains("Try apply or explain")
        );
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
}
