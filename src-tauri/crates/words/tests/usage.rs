//! Every message of the catalogue is said somewhere, by Rust or by the window.
#![allow(clippy::unwrap_used)]

use std::collections::{HashMap, HashSet};
use std::path::Path;

use words::signature::{Signature, signatures};

/// Read by the catalogues themselves, and what a disk answers, which is said beside them.
fn is_own(id: &str) -> bool {
    id == "language-formats" || id.starts_with("storage-os-")
}

fn sources(folder: &Path, endings: &[&str], found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "words", "gen"].contains(&name.as_str()) {
                sources(&path, endings, found);
            }
        } else if endings.iter().any(|end| name.ends_with(end))
            && !name.contains(".test.")
            && !name.contains(".generated.")
            && name != "bindings.ts"
        {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// Pairs such as `people::not_signed_in` in Rust code.
fn paths(code: &str) -> impl Iterator<Item = (&str, &str)> {
    code.match_indices("::").map(|(at, _)| {
        let before = &code[..at];
        let start = before.rfind(|c| !is_word(c)).map_or(0, |n| {
            n + before[n..].chars().next().map_or(1, char::len_utf8)
        });
        let after = code[at + 2..].strip_prefix("r#").unwrap_or(&code[at + 2..]);
        let end = after.find(|c| !is_word(c)).unwrap_or(after.len());
        (&before[start..], &after[..end])
    })
}

/// Rooms that a file calls `say`, as in `use words::say::people as say;`.
fn aliases(code: &str) -> Vec<&str> {
    code.match_indices(" as say;")
        .filter_map(|(at, _)| code[..at].rsplit("::").next())
        .collect()
}

/// Texts between quotes or backticks.
fn literals(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for quote in ['"', '`', '\''] {
        for line in code.lines() {
            found.extend(line.split(quote).skip(1));
        }
    }
    found
}

/// The function that the build script makes of a message, as `room::name`.
fn function(room: &str, id: &str) -> String {
    let mut name = String::new();
    for letter in id.chars() {
        match letter {
            '-' => name.push('_'),
            c if c.is_ascii_uppercase() => {
                if !name.is_empty() && !name.ends_with('_') {
                    name.push('_');
                }
                name.push(c.to_ascii_lowercase());
            }
            c => name.push(c),
        }
    }
    let short = name.strip_prefix(room).and_then(|n| n.strip_prefix('_'));
    format!("{room}::{}", short.unwrap_or(&name))
}

/// Whether a literal such as `states.${x}` or `help.steps.${x}.title` can be this key.
fn can_be(literal: &str, key: &str) -> bool {
    let Some((prefix, rest)) = literal.split_once("${") else {
        return literal == key;
    };
    let suffix = rest.split_once('}').map_or("", |(_, suffix)| suffix);
    let middle = key
        .strip_prefix(prefix)
        .and_then(|k| k.strip_suffix(suffix));
    !prefix.is_empty() && middle.is_some_and(|m| !m.is_empty() && !m.contains('.'))
}

#[test]
fn every_message_is_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let (mut rust, mut window) = (Vec::new(), Vec::new());
    sources(&root.join("src-tauri"), &[".rs"], &mut rust);
    sources(&root.join("ui/src"), &[".ts", ".tsx"], &mut window);
    sources(&root.join("ui/verify"), &[".ts", ".tsx"], &mut window);

    let mut called: HashSet<String> = HashSet::new();
    let mut groups: HashSet<String> = HashSet::new();
    for code in &rust {
        let rooms = aliases(code);
        for (before, after) in paths(code) {
            let rooms = if before == "say" {
                rooms.as_slice()
            } else {
                &[before]
            };
            called.extend(rooms.iter().map(|room| format!("{room}::{after}")));
        }
        let named = code.split("Message::named(\"").skip(1);
        groups.extend(
            named
                .filter_map(|rest| rest.split('"').next())
                .map(|g| format!("{g}-")),
        );
    }
    let literals: HashSet<&str> = window.iter().flat_map(|code| literals(code)).collect();
    let patterns: Vec<&&str> = literals.iter().filter(|l| l.contains("${")).collect();

    let mut all: HashMap<String, (Signature, &str)> = HashMap::new();
    for (room, text) in words::files("en") {
        for signature in signatures(text).unwrap() {
            all.insert(signature.id.clone(), (signature, room));
        }
    }
    let referred: HashSet<&String> = all.values().flat_map(|(s, _)| &s.refers_to).collect();
    let mut unsaid: Vec<&String> = all
        .iter()
        .filter(|(id, (_, room))| {
            let key = id.replace('-', ".");
            !is_own(id)
                && !referred.contains(id)
                && !called.contains(&function(room, id))
                && !groups.iter().any(|group| id.starts_with(group))
                && !literals.contains(key.as_str())
                && !patterns.iter().any(|literal| can_be(literal, &key))
        })
        .map(|(id, _)| id)
        .collect();
    unsaid.sort();
    assert!(unsaid.is_empty(), "nobody says {unsaid:#?}");
}
