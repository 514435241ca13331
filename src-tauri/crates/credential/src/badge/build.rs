use serde_json::{Map, Value, json};

use super::achievement::{number, profile, written as achievement};
use super::elements;
use super::facts::{Credential, Evidence, LearnerResult, StatusEntry};
use super::text::{Put, typed};
use crate::json::is_absolute;
use crate::moment::written;
use crate::reason::Reason;
use crate::shape;

/// The context of VC Data Model 2.0.
pub const VC_CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";
/// The context of Open Badges 3.0.
pub const OB_CONTEXT: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
pub(super) const OB_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
/// The schema that credentials name.
const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

fn result(result: &LearnerResult) -> Value {
    let mut object = typed(&["Result"]);
    object.some("resultDescription", result.description.as_deref());
    object.some("value", result.value.as_deref());
    object.some("achievedLevel", result.level.as_deref());
    object.some("status", result.status.as_deref());
    object.into()
}

fn evidence(evidence: &Evidence) -> Value {
    let mut object = typed(&["Evidence"]);
    object.some("id", evidence.id.as_deref());
    object.some("name", evidence.name.as_deref());
    object.some("description", evidence.description.as_deref());
    object.some("narrative", evidence.narrative.as_deref());
    object.some("genre", evidence.genre.as_deref());
    object.into()
}

fn status(entry: &StatusEntry) -> Value {
    json!({
        "id": format!("{}#{}", entry.list, entry.index),
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": entry.index.to_string(),
        "statusListCredential": entry.list,
    })
}

fn require(condition: bool, field: &str) -> Result<(), Reason> {
    if condition {
        Ok(())
    } else {
        Err(Reason::FieldMissing(field.to_owned()))
    }
}

fn absolute(text: &str) -> Result<(), Reason> {
    if is_absolute(text) {
        Ok(())
    } else {
        Err(Reason::NotAbsolute(text.to_owned()))
    }
}

fn checked(facts: &Credential) -> Result<(), Reason> {
    for id in [&facts.id, &facts.issuer.id, &facts.achievement.id] {
        absolute(id)?;
    }
    facts.learner.id.iter().try_for_each(|id| absolute(id))?;
    require(!facts.issuer.name.trim().is_empty(), "issuer.name")?;
    require(
        !facts.achievement.name.trim().is_empty(),
        "achievement.name",
    )?;
    require(
        !facts.achievement.description.trim().is_empty(),
        "achievement.description",
    )?;
    require(
        !facts.achievement.criteria.trim().is_empty() || facts.achievement.criteria_url.is_some(),
        "achievement.criteria",
    )?;
    require(
        facts.learner.id.is_some() || !facts.learner.identities.is_empty(),
        "credentialSubject.identifier",
    )?;
    let described = |id: &String| facts.achievement.results.iter().any(|d| d.id == *id);
    let levels = || facts.achievement.results.iter().flat_map(|d| &d.levels);
    for result in &facts.results {
        if let Some(id) = result.description.iter().find(|id| !described(id)) {
            return Err(Reason::NothingOfThisName(id.clone()));
        }
        if let Some(id) = result
            .level
            .iter()
            .find(|id| !levels().any(|l| l.id == **id))
        {
            return Err(Reason::NothingOfThisName(id.clone()));
        }
    }
    if facts
        .valid_until
        .is_some_and(|until| until <= facts.valid_from)
    {
        return Err(Reason::EndsBeforeItBegins);
    }
    Ok(())
}

/// An `AchievementCredential`, not signed yet. It has the form that the strict schema asks for.
///
/// # Errors
/// [`Reason::FieldMissing`] for what Open Badges requires, [`Reason::NotAbsolute`] for addresses
/// that are none, [`Reason::NothingOfThisName`] for a result that points at nothing; what
/// [`shape::check`] finds.
pub fn credential(facts: &Credential) -> Result<Map<String, Value>, Reason> {
    checked(facts)?;
    let mut context = vec![
        Value::from(VC_CONTEXT),
        Value::from(OB_CONTEXT),
        Value::from(OB_EXTENSIONS),
    ];
    if elements::any(&facts.achievement.elements, &facts.achievement.outcomes) {
        context.push(elements::context());
    }
    let mut subject = typed(&["AchievementSubject"]);
    subject.some("id", facts.learner.id.as_deref());
    subject.list(
        "identifier",
        facts
            .learner
            .identities
            .iter()
            .map(super::identity::Identity::written)
            .collect(),
    );
    subject.insert("achievement".to_owned(), achievement(&facts.achievement));
    subject.list("result", facts.results.iter().map(result).collect());
    if let Some(credits) = facts.credits_earned.and_then(number) {
        subject.insert("creditsEarned".to_owned(), credits);
    }
    subject.some("licenseNumber", facts.number.as_deref());
    subject.some("narrative", facts.narrative.as_deref());

    let mut built = Map::new();
    built.insert("@context".to_owned(), context.into());
    built.text("id", &facts.id);
    built.insert(
        "type".to_owned(),
        json!(["VerifiableCredential", "AchievementCredential"]),
    );
    built.text("name", &facts.name);
    built.insert("issuer".to_owned(), profile(&facts.issuer));
    if let Some(awarded) = facts.awarded {
        built.text("awardedDate", &written(awarded));
    }
    built.text("validFrom", &written(facts.valid_from));
    if let Some(until) = facts.valid_until {
        built.text("validUntil", &written(until));
    }
    built.insert("credentialSubject".to_owned(), subject.into());
    built.list("evidence", facts.evidence.iter().map(evidence).collect());
    built.list(
        "endorsement",
        facts
            .endorsements
            .iter()
            .cloned()
            .map(Value::Object)
            .collect(),
    );
    built.insert(
        "credentialSchema".to_owned(),
        json!([{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}]),
    );
    if let Some(entry) = &facts.status {
        absolute(&entry.list)?;
        built.insert("credentialStatus".to_owned(), status(entry));
    }
    match shape::check(&built).into_iter().next() {
        Some(reason) => Err(reason),
        None => Ok(built),
    }
}
