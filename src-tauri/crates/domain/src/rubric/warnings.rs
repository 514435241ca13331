//! What a careful author would mend in a rubric.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use super::{Rubric, RubricKind};
use crate::OutcomeId;
use crate::outcome_verb::vague_word;

/// An outcome of a programme that uses the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeOfProgramme {
    /// The outcome.
    pub id: OutcomeId,
    /// Its words.
    pub text: String,
    /// The programme's code and version.
    pub programme: Message,
    /// Whether an assessment marked with this rubric says it measures the outcome.
    pub assessed_here: bool,
}

/// Something in a rubric that a reader would stumble over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum RubricWarning {
    /// No criterion has any weight.
    NothingWeighs,
    /// A level is worth no more than the one before it, or its range reaches into it.
    LevelsDoNotRise {
        /// The level's title.
        level: String,
    },
    /// Two levels of a criterion, or two criteria, have the same words.
    DescriptorRepeats {
        /// The criterion's title.
        criterion: String,
        /// The title of the criterion that has them too; empty where they repeat within one.
        other: String,
    },
    /// A criterion has no words at some level.
    DescriptorMissing {
        /// The criterion's title.
        criterion: String,
    },
    /// A criterion measures no outcome.
    NotAligned {
        /// The criterion's title.
        criterion: String,
    },
    /// An outcome that is assessed with this rubric is measured by no criterion.
    OutcomeNotMeasured {
        /// The outcome's words.
        outcome: String,
        /// The programme.
        programme: Message,
    },
    /// A descriptor says something nobody can watch a learner do.
    CannotBeObserved {
        /// The criterion's title.
        criterion: String,
        /// The level's title.
        level: String,
        /// The word.
        word: String,
        /// What could stand in its place.
        instead: Vec<String>,
    },
    /// A holistic rubric has more than one judgement, or a checklist more than two answers.
    ShapeOfKind {
        /// What the sort of rubric has.
        expected: Message,
    },
    /// Parts are not translated.
    NotTranslated {
        /// The language.
        language: String,
        /// How many words are missing.
        missing: u32,
    },
}

/// The same words, however they are spaced and whatever their case.
fn plain(words: &str) -> String {
    words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

impl Rubric {
    /// What a careful author would mend. `outcomes` are those of the programmes that use it;
    /// without any, alignment is not asked for.
    #[must_use]
    pub fn warnings(&self, outcomes: &[OutcomeOfProgramme]) -> Vec<RubricWarning> {
        let mut warnings = self.shape_warnings();
        warnings.extend(self.descriptor_warnings());
        warnings.extend(self.outcome_warnings(outcomes));
        warnings.extend(self.translation_warnings());
        warnings
    }

    fn shape_warnings(&self) -> Vec<RubricWarning> {
        let mut warnings = Vec::new();
        let weighs = self
            .criteria
            .iter()
            .any(|c| c.weight > crate::decimal::Decimal::ZERO);
        if !self.criteria.is_empty() && !weighs {
            warnings.push(RubricWarning::NothingWeighs);
        }
        for pair in self.levels.windows(2) {
            if let [below, above] = pair
                && (above.points <= below.points || above.floor() <= below.points)
            {
                warnings.push(RubricWarning::LevelsDoNotRise {
                    level: above.title.clone(),
                });
            }
        }
        let expected = match self.kind {
            RubricKind::Holistic if self.criteria.len() > 1 => say::rubrics::shape_holistic(),
            RubricKind::Checklist if self.levels.len() != 2 => say::rubrics::shape_checklist(),
            RubricKind::SinglePoint if self.levels.len() != 3 => say::rubrics::shape_single_point(),
            _ => return warnings,
        };
        warnings.push(RubricWarning::ShapeOfKind { expected });
        warnings
    }

    /// Whether words are expected where this level meets a criterion.
    fn wants_words(&self, level: usize) -> bool {
        match self.kind {
            RubricKind::Analytic | RubricKind::Holistic => true,
            RubricKind::SinglePoint => level == self.levels.len() / 2,
            RubricKind::Checklist => false,
        }
    }

    fn descriptor_warnings(&self) -> Vec<RubricWarning> {
        let mut warnings = Vec::new();
        let mut seen: HashMap<String, (usize, &str)> = HashMap::new();
        for (place, criterion) in self.criteria.iter().enumerate() {
            let missing = criterion
                .descriptors
                .iter()
                .enumerate()
                .any(|(n, words)| self.wants_words(n) && words.trim().is_empty());
            if missing {
                warnings.push(RubricWarning::DescriptorMissing {
                    criterion: criterion.title.clone(),
                });
            }
            let mut repeats: Option<&str> = None;
            for words in criterion.descriptors.iter().map(|d| plain(d)) {
                if words.is_empty() {
                    continue;
                }
                match seen.get(&words) {
                    Some((other, _)) if *other == place => repeats = repeats.or(Some("")),
                    Some((_, title)) => repeats = repeats.or(Some(title)),
                    None => {
                        seen.insert(words, (place, &criterion.title));
                    }
                }
            }
            if let Some(other) = repeats {
                warnings.push(RubricWarning::DescriptorRepeats {
                    criterion: criterion.title.clone(),
                    other: other.to_owned(),
                });
            }
            for (level, words) in self.levels.iter().zip(&criterion.descriptors) {
                if let Some(found) = vague_word(words) {
                    warnings.push(RubricWarning::CannotBeObserved {
                        criterion: criterion.title.clone(),
                        level: level.title.clone(),
                        word: found.verb,
                        instead: found.instead.map(str::to_owned).to_vec(),
                    });
                }
            }
        }
        warnings
    }

    fn outcome_warnings(&self, outcomes: &[OutcomeOfProgramme]) -> Vec<RubricWarning> {
        if outcomes.is_empty() {
            return Vec::new();
        }
        let known = |id: &OutcomeId| outcomes.iter().any(|o| o.id == *id);
        let unaligned = self
            .criteria
            .iter()
            .filter(|c| !c.outcome_ids.iter().any(known))
            .map(|c| RubricWarning::NotAligned {
                criterion: c.title.clone(),
            });
        let unmeasured = outcomes
            .iter()
            .filter(|o| o.assessed_here)
            .filter(|o| !self.criteria.iter().any(|c| c.outcome_ids.contains(&o.id)))
            .map(|o| RubricWarning::OutcomeNotMeasured {
                outcome: o.text.clone(),
                programme: o.programme.clone(),
            });
        unaligned.chain(unmeasured).collect()
    }

    fn translation_warnings(&self) -> Vec<RubricWarning> {
        self.translations
            .iter()
            .filter_map(|words| {
                let has = |list: &[super::PartInWords], id: &crate::RubricPartId| {
                    list.iter()
                        .any(|p| p.id == *id && !p.title.trim().is_empty())
                };
                let mut missing = usize::from(words.title.trim().is_empty());
                missing += self
                    .levels
                    .iter()
                    .filter(|l| !has(&words.levels, &l.id))
                    .count();
                for criterion in &self.criteria {
                    missing += usize::from(!has(&words.criteria, &criterion.id));
                    let part = words.criteria.iter().find(|p| p.id == criterion.id);
                    let said = part.map_or(&[][..], |p| &p.descriptors);
                    let own = self.levels.iter().zip(&criterion.descriptors);
                    missing += own
                        .filter(|(level, own)| !own.trim().is_empty() && !has(said, &level.id))
                        .count();
                }
                (missing > 0).then(|| RubricWarning::NotTranslated {
                    language: words.language.clone(),
                    missing: u32::try_from(missing).unwrap_or(u32::MAX),
                })
            })
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::tests::rubric;
    use super::*;
    use crate::decimal::Decimal;

    fn outcome(id: &str) -> OutcomeOfProgramme {
        OutcomeOfProgramme {
            id: id.into(),
            text: format!("Outcome {id}"),
            programme: Message::verbatim("A-1 version 1"),
            assessed_here: true,
        }
    }

    #[test]
    fn a_sound_rubric_has_none() {
        assert_eq!(rubric().warnings(&[outcome("o1")]), vec![]);
        assert_eq!(rubric().warnings(&[]), vec![]);
    }

    #[test]
    fn words_that_repeat_and_levels_that_do_not_rise() {
        let mut bad = rubric();
        bad.levels[1].points = Decimal::ONE;
        bad.criteria[0].descriptors = vec!["same words".into(), " Same  words ".into()];
        assert_eq!(
            bad.warnings(&[]),
            vec![
                RubricWarning::LevelsDoNotRise {
                    level: "high".into()
                },
                RubricWarning::DescriptorRepeats {
                    criterion: "C".into(),
                    other: String::new(),
                },
            ]
        );
        let mut ranges = rubric();
        ranges.levels[1].lowest = Some(Decimal::ONE);
        assert!(matches!(
            ranges.warnings(&[])[0],
            RubricWarning::LevelsDoNotRise { .. }
        ));
    }

    #[test]
    fn outcomes_and_criteria_that_miss_each_other() {
        let warnings = rubric().warnings(&[outcome("o2")]);
        assert!(warnings.contains(&RubricWarning::NotAligned {
            criterion: "C".into()
        }));
        assert!(
            matches!(&warnings[1], RubricWarning::OutcomeNotMeasured { outcome, .. } if outcome == "Outcome o2")
        );
    }

    #[test]
    fn words_that_cannot_be_observed() {
        let mut vague = rubric();
        vague.criteria[0].descriptors[1] = "Fully understands the method.".into();
        assert!(matches!(
            &vague.warnings(&[])[0],
            RubricWarning::CannotBeObserved { word, level, .. } if word == "understands" && level == "high"
        ));
    }

    #[test]
    fn each_sort_has_its_shape() {
        let mut list = rubric();
        list.kind = RubricKind::Checklist;
        list.criteria[0].descriptors = vec![String::new(), String::new()];
        assert_eq!(list.warnings(&[]), vec![]);
        list.kind = RubricKind::SinglePoint;
        assert!(
            list.warnings(&[])
                .iter()
                .any(|w| matches!(w, RubricWarning::ShapeOfKind { .. }))
        );
    }
}
