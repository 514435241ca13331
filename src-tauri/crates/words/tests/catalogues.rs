//! Every language says every message with the same arguments, and no two messages share an identity.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use words::signature::{Signature, signatures};

fn all(language: &str) -> BTreeMap<String, Signature> {
    let mut found = BTreeMap::new();
    for (room, text) in words::files(language) {
        let list = signatures(text).unwrap_or_else(|e| panic!("{language}/{room}.ftl: {e}"));
        for signature in list {
            let id = signature.id.clone();
            assert!(
                found.insert(id.clone(), signature).is_none(),
                "{language}/{room}.ftl: {id} stands in another file too"
            );
        }
    }
    found
}

#[test]
fn every_language_says_what_english_says() {
    let english = all("en");
    assert!(!english.is_empty());
    for signature in english.values() {
        for other in &signature.refers_to {
            assert!(
                english.contains_key(other),
                "{}: there is no {other}",
                signature.id
            );
        }
    }
    for language in words::languages().filter(|l| *l != "en") {
        let own = all(language);
        for (id, signature) in &english {
            let translated = own
                .get(id)
                .unwrap_or_else(|| panic!("{language} lacks {id}"));
            let names = |s: &Signature| s.arguments.keys().cloned().collect::<Vec<_>>();
            assert_eq!(names(translated), names(signature), "{language}: {id}");
        }
        for id in own.keys() {
            assert!(
                english.contains_key(id),
                "{language}: {id} is not in English"
            );
        }
    }
}

#[test]
fn every_language_of_print_says_what_is_printed() {
    let english = all("en");
    let printed = |id: &&String| id.starts_with("printed-");
    assert!(words::languages_of_print().count() >= 8);
    for language in words::languages_of_print() {
        let own = all(language);
        for id in english.keys().filter(printed) {
            let names = |s: &Signature| s.arguments.clone();
            let translated = own
                .get(id)
                .unwrap_or_else(|| panic!("{language} lacks {id}"));
            assert_eq!(names(translated), names(&english[id]), "{language}: {id}");
        }
        for id in own.keys() {
            assert!(
                english.contains_key(id),
                "{language}: {id} is not in English"
            );
        }
    }
}

#[test]
fn what_is_wrong_with_a_catalogue_is_said() {
    for (text, fault) in [
        ("a = 1\na = 2\n", "twice"),
        ("a = { NUMBER($x) }\n", "only arguments"),
        ("-a = 1\n", "terms"),
        ("a = 1\n    .b = 2\n", "attributes"),
        ("# $y (Text)\na = { $x }\n", "not used"),
        ("# $x (Word)\na = { $x }\n", "write its kind"),
        (
            "# $x (Text)\na = { $x ->\n    [one] 1\n   *[other] 2\n}\n",
            "no number",
        ),
        ("a = { $x ->\n", "cannot be read"),
    ] {
        let said = signatures(text).unwrap_err();
        assert!(said.contains(fault), "{text}: {said}");
    }
}
