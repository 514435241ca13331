//! What this crate answers, held to what was kept.

use std::path::Path;

use credential::verify::{Answer, Finding, Known, Verdict, verify, verify_printed};
use serde_json::{Map, Value, json};
use words::ToMessage;

use super::questions::questions;
use super::settings::{known, settings};
use crate::help::bytes;

fn word(finding: &Finding) -> &'static str {
    match finding.answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Unknown => "unknown",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::NotValid => "not valid",
        Verdict::CannotTell => "cannot tell",
    }
}

fn codes_of(findings: &[&Finding]) -> Value {
    findings
        .iter()
        .flat_map(|f| &f.reasons)
        .map(|r| Value::from(r.message().code().trim_start_matches("credentials-")))
        .collect()
}

fn refused(reason: &credential::Reason) -> Value {
    json!({"refused": reason.message().code().trim_start_matches("credentials-")})
}

fn answered(question: &Value, known: &Known) -> Value {
    let input = match question["file"].as_str() {
        Some(path) => bytes(path),
        None => question["text"].as_str().unwrap().as_bytes().to_vec(),
    };
    if input.starts_with(b"CW1:") || input.starts_with(b"cw1:") {
        return match verify_printed(std::str::from_utf8(&input).unwrap(), known) {
            Err(reason) => refused(&reason),
            Ok(report) => json!({
                "verdict": verdict(report.verdict()),
                "unchanged": word(&report.unchanged),
                "inForce": word(&report.in_force),
                "status": word(&report.status),
                "issuer": word(&report.issuer),
                "reasons": codes_of(&[&report.unchanged, &report.in_force, &report.status, &report.issuer]),
            }),
        };
    }
    match verify(&input, known) {
        Err(reason) => refused(&reason),
        Ok(report) => json!({
            "verdict": verdict(report.verdict()),
            "form": word(&report.form),
            "unchanged": word(&report.unchanged),
            "inForce": word(&report.in_force),
            "status": word(&report.status),
            "issuer": word(&report.issuer),
            "reasons": codes_of(&[&report.form, &report.unchanged, &report.in_force, &report.status, &report.issuer]),
        }),
    }
}

#[test]
fn the_shared_vectors_are_answered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/cases.json");
    let settings = settings();
    let all: Map<String, Value> = settings.clone();
    let mut at_hand = std::collections::HashMap::new();
    let mut cases = questions();
    for case in &mut cases {
        let name = case["known"].as_str().unwrap().to_owned();
        let known = at_hand
            .entry(name.clone())
            .or_insert_with(|| known(&all[&name]));
        case["expected"] = answered(case, known);
    }
    assert!(cases.len() > 160, "{}", cases.len());
    let lines: Vec<String> = cases.iter().map(|case| format!("  {case}")).collect();
    let text = format!(
        "{{\"known\": {},\n\"cases\": [\n{}\n]}}\n",
        serde_json::to_string_pretty(&settings).unwrap(),
        lines.join(",\n")
    );
    if std::env::var_os("CREDWRIGHT_WRITE_VECTORS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    for (ours, kept) in text.lines().zip(kept.lines()) {
        assert_eq!(ours, kept);
    }
    assert_eq!(text.lines().count(), kept.lines().count());
}
