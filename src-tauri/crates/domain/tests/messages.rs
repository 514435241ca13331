//! What rules say is kept as messages; what older workspaces kept as sentences still reads.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

use domain::audit::Audit;
use domain::award::{AttemptExplained, AwardDecision, RuleExplained};
use domain::check::CheckResult;
use domain::institution::Institution;
use domain::programme::Programme;
use domain::quality_standard::european;
use words::{AsShown, Message, Words};

#[test]
fn a_rule_of_an_award_decided_before_messages_still_reads() {
    let old = r#"{"rule":"passMark","holds":false,"sentence":"The result of 49 % is below the pass mark of 50 %."}"#;
    let rule: RuleExplained = serde_json::from_str(old).unwrap();
    assert_eq!(
        rule.sentence.in_english(),
        "The result of 49 % is below the pass mark of 50 %."
    );
    let again: RuleExplained =
        serde_json::from_str(&serde_json::to_string(&rule).unwrap()).unwrap();
    assert_eq!(again, rule);
}

#[test]
fn an_attempt_of_an_award_decided_before_messages_still_reads() {
    let attempt = |changed: &str| -> AttemptExplained {
        serde_json::from_str(&format!(
            r#"{{"number":1,"standing":"counts","absent":false,"lines":[],"raw":"60","daysLate":4,"result":"40","changed":"{changed}"}}"#
        ))
        .unwrap()
    };
    let late = attempt("4 days late: 20 points taken off");
    assert_eq!(
        late.changed.in_english(),
        ["4 days late: 20 points taken off"]
    );
    assert!(attempt("").changed.is_empty());
}

#[test]
fn a_decision_from_before_its_words_were_kept_still_reads() {
    let old = r#"{"learnerId":"l","cohortId":"c","standardId":"s","standardVersion":1,"standardTitle":"S","rubrics":[],"verdict":{"result":"pending","percent":null,"grade":"","explanation":{"parts":[],"exact":null,"passMark":"50","rules":[{"rule":"complete","holds":false,"sentence":"Scores are missing in “Project”."}]}},"decidedBy":null,"decidedAt":"2026-11-24T10:00:00Z"}"#;
    let decision: AwardDecision = serde_json::from_str(old).unwrap();
    assert_eq!(decision.as_shown, None);
    let said: Vec<String> = decision
        .verdict
        .explanation
        .messages()
        .map(Message::in_english)
        .collect();
    assert_eq!(said, ["Scores are missing in “Project”."]);
}

#[test]
fn a_check_kept_with_a_signed_audit_before_messages_still_reads() {
    let old = r#"{"rating":"notMet","message":"1 of 2 outcomes has no assessment","pointers":[{"field":"outcomes","itemId":"o2","label":"Outcome 2","text":""}]}"#;
    let check: CheckResult = serde_json::from_str(old).unwrap();
    let said: Vec<String> = check.messages().map(Message::in_english).collect();
    assert_eq!(said, ["1 of 2 outcomes has no assessment", "Outcome 2", ""]);
}

#[test]
fn a_signed_audit_keeps_the_words_in_which_it_was_shown() {
    let standard = european::standard();
    let programme = Programme::draft("p".into(), "A", "");
    let mut audit = Audit {
        id: "a".into(),
        programme_id: "p".into(),
        standard_id: european::ID.into(),
        reviewer: "R".into(),
        started_at: domain::Timestamp("2026-11-23T10:00:00Z".into()),
        judgements: vec![],
        checks_at_decision: domain::check::run_all(&standard, &programme, &Institution::default()),
        decision: None,
        as_shown: None,
    };
    let shown = AsShown::of(words::english(), audit.said_at_decision());
    assert!(shown.texts.contains(&"The title is not stated".to_owned()));
    assert_eq!(shown.texts.len(), audit.said_at_decision().count());
    audit.as_shown = Some(shown);
    let kept: Audit = serde_json::from_str(&serde_json::to_string(&audit).unwrap()).unwrap();
    assert_eq!(kept, audit);
}

#[test]
fn what_a_rule_says_is_put_in_another_language_without_asking_the_rule_again() {
    let standard = european::standard();
    let programme = Programme::draft("p".into(), "A", "");
    let checks = domain::check::run_all(&standard, &programme, &Institution::default());
    let stored = serde_json::to_string(&checks).unwrap();
    assert!(!stored.contains("The title is not stated"), "{stored}");
    let checks: Vec<domain::check::ClauseCheck> = serde_json::from_str(&stored).unwrap();
    let pseudo = Words::of("qps", jiff::tz::TimeZone::UTC).unwrap();
    let title = checks[1].result.as_ref().unwrap();
    assert_eq!(
        pseudo.put(&title.message),
        "[Ŧĥéé ŧííŧļéé ííš ñóóŧ šŧááŧééđ]"
    );
}

/// The fields of every record's type have names in the catalogue, for histories and merges.
#[test]
fn every_field_that_is_stored_has_a_name() {
    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let mut looked_at = 0;
    for file in files {
        let code = file.split("#[cfg(test)]").next().unwrap_or_default();
        let mut stored = false;
        let mut inside = false;
        for line in code.lines() {
            if line.starts_with("#[derive(") || line.starts_with("    Debug, Clone") {
                stored = line.contains("Serialize");
            }
            if line.starts_with("pub struct ") {
                inside = stored && line.ends_with('{');
            } else if line.starts_with('}') {
                (inside, stored) = (false, false);
            }
            let field = line.strip_prefix("    pub ").filter(|_| inside);
            let Some((name, _)) = field.and_then(|f| f.split_once(':')) else {
                continue;
            };
            let camel = camel(name);
            looked_at += 1;
            assert!(
                Message::named("field", &camel).is_some(),
                "words/en/fields.ftl lacks field-{camel}"
            );
        }
    }
    assert!(looked_at > 300, "{looked_at}");
}

fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut raise = false;
    for letter in name.chars() {
        if letter == '_' {
            raise = true;
        } else if std::mem::take(&mut raise) {
            out.extend(letter.to_uppercase());
        } else {
            out.push(letter);
        }
    }
    out
}
