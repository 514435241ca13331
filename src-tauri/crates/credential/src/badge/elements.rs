//! Terms for elements of the European standard that Open Badges lacks. They follow the Dutch
//! national profile: one more type of the achievement, one context, plain values. The context is
//! written into the credential, so that every verifier reads it without fetching anything. What the
//! European Learning Model has a term for is named by that term.

use serde_json::{Map, Value};

use crate::linked_data::elements_context;

use super::facts::{Alignment, Elements, Outcome};
use super::text::{Put, plain};

/// The type of an achievement that says these elements.
pub const ELEMENTS_TYPE: &str = "MicrocredentialAchievement";

/// The context of these terms, which stands whole in each credential.
pub(super) fn context() -> Value {
    elements_context().clone()
}

/// Whether there is anything to say.
pub(super) fn any(elements: &Elements, outcomes: &[Outcome]) -> bool {
    *elements != Elements::default() || !outcomes.is_empty()
}

/// Writes them into the achievement.
pub(super) fn put(achievement: &mut Map<String, Value>, elements: &Elements, outcomes: &[Outcome]) {
    let texts = |list: Vec<&String>| {
        list.into_iter()
            .map(|text| plain(text))
            .filter(|text| !text.is_empty())
            .map(Value::from)
            .collect()
    };
    achievement.list(
        "learningOutcome",
        texts(outcomes.iter().map(|o| &o.text).collect()),
    );
    if let Some(hours) = elements.workload_hours {
        achievement.text("volumeOfLearning", &format!("PT{hours}H"));
    }
    achievement.some("learningLevel", elements.level.as_deref());
    achievement.list(
        "assessmentType",
        texts(elements.assessment.iter().collect()),
    );
    achievement.some("participationType", elements.participation.as_deref());
    achievement.some("qualityAssurance", elements.quality_assurance.as_deref());
    achievement.some("entryRequirement", elements.prerequisites.as_deref());
    achievement.some("supervisionType", elements.supervision.as_deref());
    if let Some(checked) = elements.identity_checked {
        achievement.insert("identityChecked".to_owned(), checked.into());
    }
    achievement.some("stackability", elements.stackability.as_deref());
    achievement.some("furtherInformation", elements.further.as_deref());
}

/// The EQF level as an alignment, as issuers express it.
pub(super) fn eqf(elements: &Elements) -> Option<Alignment> {
    let level = elements.eqf.filter(|level| (1..=8).contains(level))?;
    Some(Alignment {
        name: format!("EQF level {level}"),
        url: format!("http://data.europa.eu/snb/eqf/{level}"),
        code: Some(level.to_string()),
        framework: Some("European Qualifications Framework".to_owned()),
        kind: Some("ext:EQFLevel".to_owned()),
        description: None,
    })
}
