//! Rubrics: criteria, weighted levels and the descriptors where they meet.

mod moving;
mod warnings;

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

pub use moving::{MoveOfScore, ScoreMoves, move_scores};
pub use warnings::{OutcomeOfProgramme, RubricWarning};

use crate::blueprint::CognitiveLevel;
use crate::decimal::Decimal;
use crate::language::is_language_tag;
use crate::{OutcomeId, RubricId, RubricPartId};

/// The sort of rubric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum RubricKind {
    /// Each criterion is judged by itself, with words at each level.
    #[default]
    Analytic,
    /// One judgement of the whole.
    Holistic,
    /// Words for what is expected only; whoever marks says what falls short or goes beyond.
    SinglePoint,
    /// Each criterion is there or not.
    Checklist,
}

/// A level of performance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricLevel {
    /// Its identity within the rubric.
    pub id: RubricPartId,
    /// The name, such as Proficient.
    pub title: String,
    /// The points it is worth; the most, where it is a range.
    pub points: Decimal,
    /// The least points of the level, where it is a range.
    #[serde(default)]
    pub lowest: Option<Decimal>,
}

impl RubricLevel {
    /// The least points at which a score is of this level.
    #[must_use]
    pub fn floor(&self) -> Decimal {
        self.lowest.unwrap_or(self.points)
    }
}

/// Something that is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Criterion {
    /// Its identity within the rubric.
    pub id: RubricPartId,
    /// What is judged.
    pub title: String,
    /// Its share of the result, beside the weights of the other criteria.
    pub weight: Decimal,
    /// Outcomes it measures.
    pub outcome_ids: Vec<OutcomeId>,
    /// One descriptor a level, in the order of the levels.
    pub descriptors: Vec<String>,
    /// Whether no award is made without it.
    #[serde(default)]
    pub must_pass: bool,
    /// What kind of thinking it asks for, where that is said.
    #[serde(default)]
    pub cognitive_level: Option<CognitiveLevel>,
}

/// A rubric's words in another language, in the order of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricTranslation {
    /// BCP 47 tag.
    pub language: String,
    /// The title.
    pub title: String,
    /// Names of the levels, by their identity.
    pub levels: Vec<PartInWords>,
    /// The criteria, by their identity.
    pub criteria: Vec<PartInWords>,
}

/// A level or criterion in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PartInWords {
    /// The part.
    pub id: RubricPartId,
    /// Its title.
    pub title: String,
    /// A criterion's descriptors, by level; empty for levels.
    pub descriptors: Vec<PartInWords>,
}

/// One version of a rubric in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Rubric {
    /// Identity of this version.
    pub id: RubricId,
    /// The first version's identity, which all versions share; empty for a first one.
    #[serde(default)]
    pub lineage: Option<RubricId>,
    /// 1 for the first version.
    #[serde(default = "first")]
    pub version: u32,
    /// The sort.
    #[serde(default)]
    pub kind: RubricKind,
    /// The title.
    pub title: String,
    /// BCP 47 tag of its words.
    #[serde(default = "english")]
    pub language: String,
    /// Levels, lowest first.
    pub levels: Vec<RubricLevel>,
    /// Criteria, in order.
    pub criteria: Vec<Criterion>,
    /// The same in other languages.
    #[serde(default)]
    pub translations: Vec<RubricTranslation>,
}

fn first() -> u32 {
    1
}

fn english() -> String {
    "en".to_owned()
}

/// Why a rubric cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum RubricInvalid {
    /// Every criterion has one descriptor a level.
    UnevenDescriptors(String, usize, usize),
    /// More than a page could hold.
    TooLarge,
    /// Text beyond all use.
    TooLong,
    /// Points or weights that are none.
    BadNumber(String),
    /// Two parts are the same one.
    PartsRepeat,
    /// Not a language.
    BadLanguage(String),
}

impl ToMessage for RubricInvalid {
    fn message(&self) -> Message {
        use say::rubrics as say;
        match self {
            Self::UnevenDescriptors(criterion, descriptors, levels) => {
                say::uneven(criterion, *descriptors, *levels)
            }
            Self::TooLarge => say::too_large(),
            Self::TooLong => say::too_long(),
            Self::BadNumber(part) => say::bad_number(part),
            Self::PartsRepeat => say::parts_repeat(),
            Self::BadLanguage(language) => say::bad_language(language),
        }
    }
}

impl Rubric {
    /// The identity that all versions of this rubric share.
    #[must_use]
    pub fn family(&self) -> &RubricId {
        self.lineage.as_ref().unwrap_or(&self.id)
    }

    /// The next version, everything else as it was.
    #[must_use]
    pub fn next_version(&self, id: RubricId, version: u32) -> Self {
        Self {
            id,
            lineage: Some(self.family().clone()),
            version,
            ..self.clone()
        }
    }

    /// The most points a criterion can have.
    #[must_use]
    pub fn most_points(&self) -> Decimal {
        self.levels
            .iter()
            .map(|l| l.points)
            .max()
            .unwrap_or(Decimal::ZERO)
    }

    /// The highest level whose points a score reaches.
    #[must_use]
    pub fn level_of(&self, points: Decimal) -> Option<&RubricLevel> {
        self.levels
            .iter()
            .filter(|l| points >= l.floor())
            .max_by_key(|l| l.floor())
    }

    /// Checks what every saved rubric keeps to.
    ///
    /// # Errors
    /// [`RubricInvalid`] names the first rule broken.
    pub fn validate(&self) -> Result<(), RubricInvalid> {
        if self.criteria.len() > 60 || self.levels.len() > 12 || self.translations.len() > 24 {
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
        let mut ids: Vec<&RubricPartId> = self.criteria.iter().map(|c| &c.id).collect();
        ids.extend(self.levels.iter().map(|l| &l.id));
        let parts = ids.len();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() != parts {
            return Err(RubricInvalid::PartsRepeat);
        }
        let bad_level = self.levels.iter().find(|l| {
            !l.points.is_sensible() || l.lowest.is_some_and(|n| !n.is_sensible() || n > l.points)
        });
        let bad_criterion = self.criteria.iter().find(|c| !c.weight.is_sensible());
        let bad = bad_level.map(|l| &l.title);
        if let Some(title) = bad.or(bad_criterion.map(|c| &c.title)) {
            return Err(RubricInvalid::BadNumber(title.clone()));
        }
        self.validate_words()
    }

    fn validate_words(&self) -> Result<(), RubricInvalid> {
        let mut languages = vec![self.language.to_lowercase()];
        for translation in &self.translations {
            let tag = translation.language.to_lowercase();
            if !is_language_tag(&tag) || languages.contains(&tag) {
                return Err(RubricInvalid::BadLanguage(translation.language.clone()));
            }
            languages.push(tag);
            if translation.levels.len() > 12 || translation.criteria.len() > 60 {
                return Err(RubricInvalid::TooLarge);
            }
        }
        if !is_language_tag(&self.language) {
            return Err(RubricInvalid::BadLanguage(self.language.clone()));
        }
        let own = self
            .criteria
            .iter()
            .flat_map(|c| c.descriptors.iter().chain([&c.title]))
            .chain(self.levels.iter().map(|l| &l.title))
            .chain([&self.title]);
        let translated = self.translations.iter().flat_map(|t| {
            t.levels
                .iter()
                .chain(&t.criteria)
                .flat_map(|p| p.descriptors.iter().map(|d| &d.title).chain([&p.title]))
                .chain([&t.title])
        });
        if own.chain(translated).any(|t| t.chars().count() > 4_000) {
            return Err(RubricInvalid::TooLong);
        }
        Ok(())
    }

    /// The rubric in one of its languages; parts that are not translated stay as they are.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> Self {
        let Some(words) = self.translations.iter().find(|t| t.language == tag) else {
            return self.clone();
        };
        fn said(own: &mut String, list: &[PartInWords], id: &RubricPartId) {
            if let Some(part) = list.iter().find(|p| p.id == *id && !p.title.is_empty()) {
                own.clone_from(&part.title);
            }
        }
        let mut rubric = self.clone();
        if !words.title.is_empty() {
            rubric.title.clone_from(&words.title);
        }
        for level in &mut rubric.levels {
            said(&mut level.title, &words.levels, &level.id);
        }
        for criterion in &mut rubric.criteria {
            said(&mut criterion.title, &words.criteria, &criterion.id);
            let translated = words.criteria.iter().find(|p| p.id == criterion.id);
            for (level, descriptor) in rubric.levels.iter().zip(&mut criterion.descriptors) {
                if let Some(part) = translated {
                    said(descriptor, &part.descriptors, &level.id);
                }
            }
        }
        rubric
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn rubric() -> Rubric {
        let level = |id: &str, points| RubricLevel {
            id: id.into(),
            title: id.into(),
            points: Decimal::whole(points),
            lowest: None,
        };
        Rubric {
            id: "r".into(),
            lineage: None,
            version: 1,
            kind: RubricKind::Analytic,
            title: "R".into(),
            language: "en".into(),
            levels: vec![level("low", 1), level("high", 2)],
            criteria: vec![Criterion {
                id: "c".into(),
                title: "C".into(),
                weight: Decimal::HUNDRED,
                outcome_ids: vec!["o1".into()],
                descriptors: vec!["some".into(), "all".into()],
                must_pass: false,
                cognitive_level: None,
            }],
            translations: vec![],
        }
    }

    #[test]
    fn what_0_1_wrote_still_reads() {
        let old = r#"{"id":"r","title":"R","levels":[{"id":"l","title":"L","points":3}],"criteria":[{"id":"c","title":"C","weight":100,"outcomeIds":[],"descriptors":["x"]}]}"#;
        let read: Rubric = serde_json::from_str(old).unwrap();
        assert_eq!(read.levels[0].points, Decimal::whole(3));
        assert_eq!((read.version, read.language.as_str()), (1, "en"));
        assert_eq!(read.validate(), Ok(()));
    }

    #[test]
    fn impossible_rubrics_are_refused() {
        let mut uneven = rubric();
        uneven.criteria[0].descriptors.pop();
        assert!(matches!(
            uneven.validate(),
            Err(RubricInvalid::UnevenDescriptors(..))
        ));
        let mut negative = rubric();
        negative.levels[0].points = Decimal::parse("-1").unwrap();
        assert!(matches!(
            negative.validate(),
            Err(RubricInvalid::BadNumber(_))
        ));
        let mut inverted = rubric();
        inverted.levels[0].lowest = Some(Decimal::whole(2));
        assert!(matches!(
            inverted.validate(),
            Err(RubricInvalid::BadNumber(_))
        ));
        let mut twice = rubric();
        twice.levels[1].id = "low".into();
        assert_eq!(twice.validate(), Err(RubricInvalid::PartsRepeat));
    }

    #[test]
    fn a_score_within_a_range_is_of_that_level() {
        let mut ranged = rubric();
        ranged.levels[1].lowest = Some(Decimal::parse("1.5").unwrap());
        let level = |points: &str| {
            ranged
                .level_of(Decimal::parse(points).unwrap())
                .map(|l| l.id.0.as_str())
        };
        assert_eq!(level("0.5"), None);
        assert_eq!(level("1.4"), Some("low"));
        assert_eq!(level("1.5"), Some("high"));
    }

    #[test]
    fn reads_in_another_language_as_far_as_it_goes() {
        let mut rubric = rubric();
        let part = |id: &str, title: &str, descriptors| PartInWords {
            id: id.into(),
            title: title.into(),
            descriptors,
        };
        rubric.translations = vec![RubricTranslation {
            language: "de".into(),
            title: "Bewertung".into(),
            levels: vec![part("low", "wenig", vec![])],
            criteria: vec![part("c", "", vec![part("high", "alles", vec![])])],
        }];
        let german = rubric.in_language("de");
        assert_eq!(
            (german.title.as_str(), german.levels[0].title.as_str()),
            ("Bewertung", "wenig")
        );
        assert_eq!(german.criteria[0].descriptors, ["some", "alles"]);
        rubric.translations[0].language = "EN".into();
        assert!(matches!(
            rubric.validate(),
            Err(RubricInvalid::BadLanguage(_))
        ));
    }
}
