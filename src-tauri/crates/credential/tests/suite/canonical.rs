//! The suite of RDFC-1.0.

use std::collections::{BTreeMap, HashMap};

use credential::Reason;
use credential::linked_data::{Dataset, Part, Statement, canonical_with, escaped, labels};
use sha2::{Digest, Sha256, Sha384};

use crate::help::{hex, text};

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn sha384(bytes: &[u8]) -> String {
    hex(&Sha384::digest(bytes))
}

/// Undoes the escapes of N-Quads.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        let code = |letters: &mut std::str::Chars<'_>, length: usize| {
            let digits: String = letters.take(length).collect();
            char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap()
        };
        out.push(match letters.next().unwrap() {
            't' => '\t',
            'b' => '\u{8}',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{c}',
            'u' => code(&mut letters, 4),
            'U' => code(&mut letters, 8),
            other => other,
        });
    }
    out
}

struct Names(HashMap<String, usize>);

impl Names {
    fn part<'a>(&mut self, rest: &'a str) -> (Part, &'a str) {
        let rest = rest.trim_start();
        if let Some(blank) = rest.strip_prefix("_:") {
            let end = blank.find([' ', '\t']).unwrap_or(blank.len());
            let next = self.0.len();
            let number = *self.0.entry(blank[..end].to_owned()).or_insert(next);
            return (Part::Blank(number), &blank[end..]);
        }
        if let Some(iri) = rest.strip_prefix('<') {
            let end = iri.find('>').unwrap();
            return (
                Part::Text(format!("<{}>", plain(&iri[..end]))),
                &iri[end + 1..],
            );
        }
        let literal = rest.strip_prefix('"').unwrap();
        let mut end = 0;
        let bytes = literal.as_bytes();
        while bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        let value = escaped(&plain(&literal[..end]));
        let rest = &literal[end + 1..];
        if let Some(tag) = rest.strip_prefix('@') {
            let stop = tag.find([' ', '\t']).unwrap();
            return (
                Part::Text(format!("\"{value}\"@{}", &tag[..stop])),
                &tag[stop..],
            );
        }
        if let Some(kind) = rest.strip_prefix("^^<") {
            let stop = kind.find('>').unwrap();
            let iri = plain(&kind[..stop]);
            let text = if iri == "http://www.w3.org/2001/XMLSchema#string" {
                format!("\"{value}\"")
            } else {
                format!("\"{value}\"^^<{iri}>")
            };
            return (Part::Text(text), &kind[stop + 1..]);
        }
        (Part::Text(format!("\"{value}\"")), rest)
    }
}

fn parsed(quads: &str) -> (Dataset, HashMap<String, usize>) {
    let mut names = Names(HashMap::new());
    let mut statements = Vec::new();
    for line in quads
        .lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with('#'))
    {
        let (subject, rest) = names.part(line);
        let (predicate, rest) = names.part(rest);
        let (object, rest) = names.part(rest);
        let graph = (!rest.trim_start().starts_with('.')).then(|| names.part(rest).0);
        let Part::Text(predicate) = predicate else {
            panic!("{line}");
        };
        statements.push(Statement {
            subject,
            predicate,
            object,
            graph,
        });
    }
    (Dataset::new(statements), names.0)
}

#[test]
fn the_whole_suite_of_rdfc_1_0() {
    let (mut evaluated, mut mapped, mut refused) = (0, 0, 0);
    for line in text("w3c/rdf-canon/manifest.csv").lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let name = fields[0];
        let [algorithm, evaluation, map] = fields[fields.len() - 3..] else {
            panic!("{line}");
        };
        let digest = if algorithm.contains("384") {
            sha384
        } else {
            sha256
        };
        let (dataset, names) = parsed(&text(&format!("w3c/rdf-canon/rdfc10/{name}-in.nq")));
        let form = canonical_with(&dataset, digest);
        if evaluation == "TRUE" {
            let wanted = text(&format!("w3c/rdf-canon/rdfc10/{name}-rdfc10.nq"));
            assert_eq!(form.unwrap(), wanted, "{line}");
            evaluated += 1;
        } else if map == "TRUE" {
            form.unwrap();
        } else {
            assert_eq!(form, Err(Reason::TooEntangled), "{line}");
            refused += 1;
        }
        if map == "TRUE" {
            let wanted: BTreeMap<String, String> = serde_json::from_str(&text(&format!(
                "w3c/rdf-canon/rdfc10/{name}-rdfc10map.json"
            )))
            .unwrap();
            let labels = labels(&dataset, digest).unwrap();
            let found: BTreeMap<String, String> = names
                .into_iter()
                .map(|(name, number)| (name, format!("c14n{}", labels[number])))
                .collect();
            assert_eq!(found, wanted, "{line}");
            mapped += 1;
        }
    }
    assert_eq!((evaluated, mapped, refused), (64, 21, 1));
}
