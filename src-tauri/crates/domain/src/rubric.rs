//! Rubrics: criteria, weighted levels and the descriptors where they meet.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{OutcomeId, RubricId, RubricPartId};

/// A level of performance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricLevel {
    /// Its identity within the rubric.
    pub id: RubricPartId,
    /// The name, such as Proficient.
    pub title: String,
    /// The points it is worth.
    pub points: u32,
}

/// Something that is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Criterion {
    /// Its identity within the rubric.
    pub id: RubricPartId,
    /// What is judged.
    pub title: String,
    /// Share of the result, in per cent.
    pub weight: u32,
    /// Outcomes it measures.
    pub outcome_ids: Vec<OutcomeId>,
    /// One descriptor a level, in the order of the levels.
    pub descriptors: Vec<String>,
}

/// A rubric in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Rubric {
    /// Its identity.
    pub id: RubricId,
    /// The title.
    pub title: String,
    /// Levels, lowest first.
    pub levels: Vec<RubricLevel>,
    /// Criteria, in order.
    pub criteria: Vec<Criterion>,
}

/// Something in a rubric that a reader would stumble over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum RubricWarning {
    /// Weights of the criteria do not add up to 100.
    WeightsDoNotAddUp {
        /// What they add up to.
        total: u32,
    },
    /// A level is worth no more than the one before it.
    LevelsDoNotRise {
        /// The level's title.
        level: String,
    },
    /// Two levels of a criterion have the same words.
    DescriptorRepeats {
        /// The criterion's title.
        criterion: String,
    },
    /// A criterion has no words at some level.
    DescriptorMissing {
        /// The criterion's title.
        criterion: String,
    },
}

/// Why a rubric cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RubricInvalid {
    /// Every criterion has one descriptor a level.
    #[error("Criterion “{0}” has {1} descriptors for {2} levels.")]
    UnevenDescriptors(String, usize, usize),
    /// More than a page could hold.
    #[error("A rubric can have at most 60 criteria and 12 levels.")]
    TooLarge,
    /// Text beyond all use.
    #[error("A title or descriptor is longer than 4,000 characters. Shorten it and save again.")]
    TooLong,
}

impl Rubric {
    /// Checks what every saved rubric keeps to.
    ///
    /// # Errors
    /// [`RubricInvalid`] names the first rule broken.
    pub fn validate(&self) -> Result<(), RubricInvalid> {
        if self.criteria.len() > 60 || self.levels.len() > 12 {
            return Err(RubricInvalid::TooLarge);
        }
        for criterion in &self.criteria {
            if criterion.descriptors.len() != self.levels.len() {
                return Err(RubricInvalid::UnevenDescriptors(
                    criterion.title.clone(),
                    criterion.descriptors.len(),
                    self.levels.len(),
                ));
            }
        }
        let texts = self
            .criteria
            .iter()
            .flat_map(|c| c.descriptors.iter().chain([&c.title]));
        if texts
            .chain([&self.title])
            .any(|t| t.chars().count() > 4_000)
        {
            return Err(RubricInvalid::TooLong);
        }
        Ok(())
    }

    /// What a careful author would mend.
    #[must_use]
    pub fn warnings(&self) -> Vec<RubricWarning> {
        let mut warnings = Vec::new();
        let total: u32 = self.criteria.iter().map(|c| c.weight).sum();
        if !self.criteria.is_empty() && total != 100 {
            warnings.push(RubricWarning::WeightsDoNotAddUp { total });
        }
        for pair in self.levels.windows(2) {
            if let [below, above] = pair
                && above.points <= below.points
            {
                warnings.push(RubricWarning::LevelsDoNotRise {
                    level: above.title.clone(),
                });
            }
        }
        for criterion in &self.criteria {
            let words: Vec<&str> = criterion.descriptors.iter().map(|d| d.trim()).collect();
            if words.iter().any(|w| w.is_empty()) {
                warnings.push(RubricWarning::DescriptorMissing {
                    criterion: criterion.title.clone(),
                });
            }
            let repeats = words
                .iter()
                .enumerate()
                .any(|(i, w)| !w.is_empty() && words.iter().skip(i + 1).any(|other| other == w));
            if repeats {
                warnings.push(RubricWarning::DescriptorRepeats {
                    criterion: criterion.title.clone(),
                });
            }
        }
        warnings
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn rubric() -> Rubric {
        let level = |id: &str, points| RubricLevel {
            id: id.into(),
            title: id.into(),
            points,
        };
        Rubric {
            id: "r".into(),
            title: "R".into(),
            levels: vec![level("low", 1), level("high", 2)],
            criteria: vec![Criterion {
                id: "c".into(),
                title: "C".into(),
                weight: 100,
                outcome_ids: vec![],
                descriptors: vec!["some".into(), "all".into()],
            }],
        }
    }

    #[test]
    fn a_sound_rubric_has_no_warnings() {
        assert_eq!(rubric().warnings(), vec![]);
        assert_eq!(rubric().validate(), Ok(()));
    }

    #[test]
    fn warns_of_what_a_reader_stumbles_over() {
        let mut bad = rubric();
        bad.levels[1].points = 1;
        bad.criteria[0].weight = 90;
        bad.criteria[0].descriptors = vec!["same".into(), " same ".into()];
        assert_eq!(bad.warnings().len(), 3);
        bad.criteria[0].descriptors.pop();
        assert!(matches!(
            bad.validate(),
            Err(RubricInvalid::UnevenDescriptors(..))
        ));
    }
}
