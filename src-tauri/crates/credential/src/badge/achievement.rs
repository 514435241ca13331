use serde_json::{Map, Number, Value, json};

use super::elements::{self, ELEMENTS_TYPE};
use super::facts::{Achievement, Alignment, Issuer, ResultDescription, RubricLevel};
use super::text::{Put, typed};

/// The issuer, or whoever else has a profile.
pub(super) fn profile(issuer: &Issuer) -> Value {
    let mut profile = typed(&["Profile"]);
    profile.text("id", &issuer.id);
    profile.text("name", &issuer.name);
    profile.some("url", issuer.url.as_deref());
    profile.some("email", issuer.email.as_deref());
    if issuer.country.is_some() || issuer.country_name.is_some() {
        let mut address = typed(&["Address"]);
        address.some("addressCountryCode", issuer.country.as_deref());
        address.some("addressCountry", issuer.country_name.as_deref());
        profile.insert("address".to_owned(), address.into());
    }
    if let Some(image) = &issuer.image {
        profile.insert("image".to_owned(), json!({"id": image, "type": "Image"}));
    }
    let identifiers = issuer.identifiers.iter().map(|entry| {
        json!({
            "type": "IdentifierEntry",
            "identifier": entry.identifier,
            "identifierType": entry.kind,
        })
    });
    profile.list("otherIdentifier", identifiers.collect());
    if let Some(parent) = &issuer.parent {
        profile.insert("parentOrg".to_owned(), self::profile(parent));
    }
    profile.into()
}

fn alignment(alignment: &Alignment) -> Value {
    let mut object = typed(&["Alignment"]);
    object.text("targetName", &alignment.name);
    object.text("targetUrl", &alignment.url);
    object.some("targetDescription", alignment.description.as_deref());
    object.some("targetCode", alignment.code.as_deref());
    object.some("targetFramework", alignment.framework.as_deref());
    object.some("targetType", alignment.kind.as_deref());
    object.into()
}

fn level(level: &RubricLevel) -> Value {
    let mut object = typed(&["RubricCriterionLevel"]);
    object.text("id", &level.id);
    object.text("name", &level.name);
    object.some("description", level.description.as_deref());
    object.some("points", level.points.as_deref());
    object.into()
}

fn result_description(description: &ResultDescription) -> Value {
    let mut object = typed(&["ResultDescription"]);
    object.text("id", &description.id);
    object.text("name", &description.name);
    object.text("resultType", &description.kind);
    object.list(
        "alignment",
        description.alignments.iter().map(alignment).collect(),
    );
    object.list(
        "allowedValue",
        description
            .allowed
            .iter()
            .map(|v| v.as_str().into())
            .collect(),
    );
    object.list(
        "rubricCriterionLevel",
        description.levels.iter().map(level).collect(),
    );
    object.some("requiredLevel", description.required_level.as_deref());
    object.some("requiredValue", description.required_value.as_deref());
    object.some("valueMin", description.minimum.as_deref());
    object.some("valueMax", description.maximum.as_deref());
    object.into()
}

/// A number, where it is one; 3.0 is written 3.
pub(super) fn number(value: f64) -> Option<Value> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole, and far below the limit"
    )]
    if value.fract() == 0.0 && value.abs() < 1e9 {
        return Some(Value::from(value as i64));
    }
    Number::from_f64(value).map(Value::Number)
}

/// The achievement.
pub(super) fn written(achievement: &Achievement) -> Value {
    let said = elements::any(&achievement.elements, &achievement.outcomes);
    let mut object: Map<String, Value> = if said {
        typed(&["Achievement", ELEMENTS_TYPE])
    } else {
        typed(&["Achievement"])
    };
    object.text("id", &achievement.id);
    object.text("name", &achievement.name);
    object.text("description", &achievement.description);
    let mut criteria = Map::new();
    criteria.text("narrative", &achievement.criteria);
    criteria.some("id", achievement.criteria_url.as_deref());
    object.insert("criteria".to_owned(), criteria.into());
    object.some("achievementType", achievement.kind.as_deref());
    object.some("humanCode", achievement.code.as_deref());
    object.some("version", achievement.version.as_deref());
    object.some("inLanguage", achievement.language.as_deref());
    object.some("fieldOfStudy", achievement.field.as_deref());
    if let Some(credits) = achievement.credits.and_then(number) {
        object.insert("creditsAvailable".to_owned(), credits);
    }
    if let Some(image) = &achievement.image {
        object.insert("image".to_owned(), json!({"id": image, "type": "Image"}));
    }
    if let Some(creator) = &achievement.creator {
        object.insert("creator".to_owned(), profile(creator));
    }
    object.list(
        "tag",
        achievement.tags.iter().map(|t| t.as_str().into()).collect(),
    );
    let mut alignments: Vec<Alignment> = achievement.alignments.clone();
    alignments.extend(elements::eqf(&achievement.elements));
    for of_outcome in achievement.outcomes.iter().flat_map(|o| &o.alignments) {
        // Several outcomes may serve one competency.
        if !alignments.contains(of_outcome) {
            alignments.push(of_outcome.clone());
        }
    }
    object.list("alignment", alignments.iter().map(alignment).collect());
    object.list(
        "resultDescription",
        achievement.results.iter().map(result_description).collect(),
    );
    elements::put(&mut object, &achievement.elements, &achievement.outcomes);
    object.list(
        "endorsement",
        achievement
            .endorsements
            .iter()
            .cloned()
            .map(Value::Object)
            .collect(),
    );
    object.list(
        "endorsementJwt",
        achievement
            .endorsement_jwts
            .iter()
            .map(|t| t.as_str().into())
            .collect(),
    );
    object.into()
}
