use serde_json::{Map, Value};

use super::data_model::{DataModel, missing};
use crate::json::Fields;
use crate::reason::Reason;

const OB_CONTEXTS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context";
const CLR_CONTEXTS: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context";

fn names_context(document: &Map<String, Value>, prefix: &str) -> bool {
    document.each("@context").iter().any(|context| {
        context
            .as_str()
            .and_then(|c| c.strip_prefix(prefix))
            .is_some_and(|rest| {
                let version = rest.strip_suffix(".json").unwrap_or(rest);
                version.is_empty() || version.starts_with("-3.") || version.starts_with("-2.")
            })
    })
}

/// Each value of a field is an object of this type.
fn of_type(
    parent: &Map<String, Value>,
    path: &str,
    field: &str,
    wanted: &str,
    found: &mut Vec<Reason>,
) {
    for value in parent.each(field) {
        let fits = match value {
            Value::Object(object) => object.is_a(wanted),
            // Profiles and pictures may be named by address alone.
            Value::String(_) => ["Profile", "Image"].contains(&wanted),
            _ => false,
        };
        if !fits {
            found.push(Reason::TypeWrong(
                format!("{path}{field}"),
                wanted.to_owned(),
            ));
        }
    }
}

fn texts(object: &Map<String, Value>, path: &str, names: &[&str], found: &mut Vec<Reason>) {
    for name in names {
        match object.get(*name) {
            None => found.push(missing(&format!("{path}{name}"))),
            Some(Value::String(text)) if !text.is_empty() => {}
            // VC 2.0 allows a text with its language.
            Some(Value::Object(map)) if map.contains_key("@value") => {}
            Some(Value::Array(_)) => {}
            Some(_) => found.push(Reason::FieldWrong(format!("{path}{name}"))),
        }
    }
}

fn profile(profile: &Map<String, Value>, path: &str, found: &mut Vec<Reason>) {
    of_type(profile, path, "otherIdentifier", "IdentifierEntry", found);
    of_type(profile, path, "parentOrg", "Profile", found);
    for parent in profile.each("parentOrg") {
        if let Some(parent) = parent.as_object() {
            self::profile(parent, &format!("{path}parentOrg."), found);
        }
    }
}

fn achievement(achievement: &Map<String, Value>, path: &str, found: &mut Vec<Reason>) {
    if !achievement.is_a("Achievement") {
        found.push(Reason::TypeWrong(
            path.trim_end_matches('.').to_owned(),
            "Achievement".to_owned(),
        ));
    }
    texts(achievement, path, &["id", "name", "description"], found);
    let criteria = achievement.get("criteria").and_then(Value::as_object);
    let said = criteria.is_some_and(|c| c.contains_key("id") || c.contains_key("narrative"));
    if !said && !achievement.get("criteria").is_some_and(Value::is_string) {
        found.push(missing(&format!("{path}criteria")));
    }
    of_type(
        achievement,
        path,
        "resultDescription",
        "ResultDescription",
        found,
    );
    of_type(achievement, path, "alignment", "Alignment", found);
    of_type(achievement, path, "creator", "Profile", found);
    of_type(
        achievement,
        path,
        "otherIdentifier",
        "IdentifierEntry",
        found,
    );
    of_type(achievement, path, "related", "Related", found);
    for description in achievement.each("resultDescription") {
        if let Some(description) = description.as_object() {
            let path = format!("{path}resultDescription.");
            of_type(
                description,
                &path,
                "rubricCriterionLevel",
                "RubricCriterionLevel",
                found,
            );
            texts(description, &path, &["id", "name", "resultType"], found);
        }
    }
}

/// What Open Badges 3.0 asks besides.
pub(super) fn check(document: &Map<String, Value>, model: DataModel, found: &mut Vec<Reason>) {
    if !names_context(document, OB_CONTEXTS) && !names_context(document, CLR_CONTEXTS) {
        found.push(Reason::ContextOfBadge);
    }
    texts(document, "", &["id"], found);
    if model == DataModel::V2 && !document.contains_key("validFrom") {
        found.push(missing("validFrom"));
    }
    issuer(document, found);
    of_type(document, "", "evidence", "Evidence", found);
    of_type(document, "", "endorsement", "EndorsementCredential", found);
    let subjects = document.each("credentialSubject");
    if subjects.len() > 1 {
        found.push(Reason::FieldWrong("credentialSubject".to_owned()));
    }
    for subject in subjects.iter().filter_map(|s| s.as_object()) {
        self::subject(subject, found);
    }
    if document.each("credentialStatus").len() > 1 {
        found.push(Reason::FieldWrong("credentialStatus".to_owned()));
    }
}

pub(super) fn issuer(document: &Map<String, Value>, found: &mut Vec<Reason>) {
    of_type(document, "", "issuer", "Profile", found);
    if let Some(issuer) = document.get("issuer").and_then(Value::as_object) {
        profile(issuer, "issuer.", found);
    }
}

fn subject(subject: &Map<String, Value>, found: &mut Vec<Reason>) {
    let path = "credentialSubject.";
    if !subject.is_a("AchievementSubject") {
        found.push(Reason::TypeWrong(
            "credentialSubject".to_owned(),
            "AchievementSubject".to_owned(),
        ));
    }
    if !subject.contains_key("id") && subject.each("identifier").is_empty() {
        found.push(missing("credentialSubject.id"));
    }
    of_type(subject, path, "identifier", "IdentityObject", found);
    of_type(subject, path, "result", "Result", found);
    of_type(subject, path, "source", "Profile", found);
    match subject.each("achievement").as_slice() {
        [Value::Object(one)] => achievement(one, "credentialSubject.achievement.", found),
        [] => found.push(missing("credentialSubject.achievement")),
        _ => found.push(Reason::FieldWrong(
            "credentialSubject.achievement".to_owned(),
        )),
    }
}
