//! Credentials of the Digital Credentials Consortium: the four answers apart, as the name of each
//! file says.

use std::path::{Path, PathBuf};

use credential::verify::{Answer, Known, Verdict, verify};
use words::ToMessage;

use crate::help::{fixture, moment, text};

fn all(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            all(&path, found);
        } else if path.extension().is_some_and(|e| e == "json") {
            found.push(path);
        }
    }
}

fn known() -> Known {
    let mut known = Known::at(moment("2026-11-27T00:00:00Z"));
    for name in ["legacy", "oidf"] {
        known
            .add_document(&text(&format!("dcc/dids/{name}/did.json")))
            .unwrap();
    }
    let folder = "didkey-ed25519Signature2020";
    for name in [
        "e5WK8CbZ1GjycuPombrj",
        "expired",
        "missingBitStringType",
        "notYetValid",
    ] {
        let address = format!(
            "https://digitalcredentials.github.io/vc-test-fixtures/statusLists/{folder}/{name}"
        );
        known.add_status_list(&address, &text(&format!("dcc/statusLists/{folder}/{name}")));
    }
    known.accept_list_signer("did:key:z6MknNQD1WHLGGraFi6zcbGevuAgkVfdyCdtZnQTGWVVvR5Q");
    known
}

#[test]
fn each_credential_gets_its_four_answers() {
    let mut files = Vec::new();
    all(&fixture("dcc/verifiableCredentials"), &mut files);
    let known = known();
    let mut table = String::from("file\tunchanged\tin force\tstatus\tissuer\treasons\n");
    let mut counted = 0;
    for path in &files {
        let name = path
            .strip_prefix(fixture("dcc/verifiableCredentials"))
            .unwrap()
            .display()
            .to_string();
        let report = verify(&std::fs::read(path).unwrap(), &known).unwrap();
        let word = |answer| match answer {
            Answer::Yes => "yes",
            Answer::No => "no",
            Answer::Unknown => "unknown",
        };
        let codes: Vec<String> = report
            .reasons()
            .map(|r| {
                r.message()
                    .code()
                    .trim_start_matches("credentials-")
                    .to_owned()
            })
            .collect();
        table.push_str(&format!(
            "{name}\t{}\t{}\t{}\t{}\t{}\n",
            word(report.unchanged.answer),
            word(report.in_force.answer),
            word(report.status.answer),
            word(report.issuer.answer),
            codes.join(" ")
        ));
        // What the name says.
        let file = name.rsplit('/').next().unwrap();
        let force = if file.ends_with("-expired.json") || file.contains("notExpired-notYetValid") {
            Answer::No
        } else {
            Answer::Yes
        };
        assert_eq!(
            report.in_force.answer, force,
            "{name}: {:?}",
            report.in_force
        );
        if file.contains("noStatus") {
            assert_eq!(report.status.answer, Answer::Yes, "{name}");
        }
        if file.contains("revokedStatus") {
            assert_ne!(report.status.answer, Answer::Yes, "{name}");
        }
        let bad = file.contains("badDidWeb");
        let changed = if bad { Answer::Unknown } else { Answer::Yes };
        assert_eq!(
            report.unchanged.answer, changed,
            "{name}: {:?}",
            report.unchanged
        );
        assert_ne!(report.verdict(), Verdict::Valid, "nobody vouches here");
        counted += 1;
    }
    assert_eq!(counted, 55);
    let wanted = text("dcc/our-answers.tsv");
    assert_eq!(table, wanted, "\n{table}");
}
