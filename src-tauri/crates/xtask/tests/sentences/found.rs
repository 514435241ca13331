//! Sentences in a Rust source: texts that a person could read.

use crate::tokens::{Token, text, tokens};

/// Macros whose texts only somebody who mends the program reads.
const FOR_PROGRAMMERS: [&str; 6] = [
    "assert",
    "assert_eq",
    "debug_assert",
    "debug_assert_eq",
    "generate_context",
    "unreachable",
];

/// What stands between two spaces of a text.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    /// A word of a language.
    Word,
    /// A place that something is put into.
    Place,
    /// A name, a number, a sign; a path, a name of PDF, a place of a drawing with its decimals.
    Other,
}

fn piece(text: &str) -> Piece {
    if text.starts_with('/') || text.ends_with(":.2}") {
        return Piece::Other;
    }
    let bare = text.trim_matches(|c: char| !c.is_alphabetic() && !"{}".contains(c));
    if bare.starts_with('{') && bare.ends_with('}') {
        Piece::Place
    } else if bare.chars().count() > 1
        && bare.chars().all(|c| c.is_alphabetic() || "’'-".contains(c))
    {
        Piece::Word
    } else {
        Piece::Other
    }
}

/// Whether a text says something: a word beside another or beside a place, or a heading.
fn says(text: &str) -> bool {
    let pieces: Vec<Piece> = text.split([' ', '\n']).map(piece).collect();
    let beside = pieces
        .windows(2)
        .any(|two| !two.contains(&Piece::Other) && two.contains(&Piece::Word));
    beside || is_heading(text)
}

/// A single word such as `Criterion`. What is written together like `ForEach` names something.
fn is_heading(text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    first && text.chars().count() > 2 && letters.all(char::is_lowercase)
}

/// The place after the group that a bracket here opens.
fn past(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0usize;
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The sentences of a source. Attributes say nothing to a person, but for `error`, of which
/// `thiserror` makes what is said.
pub fn sentences(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let is = |at: usize, wanted: &str| tokens.get(at).is_some_and(|t| t == wanted);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let inner = usize::from(is(at + 1, "!"));
        if is(at, "#") && is(at + 1 + inner, "[") && !is(at + 2, "error") {
            at = past(&tokens, at + 1 + inner);
        } else if is(at + 1, "!") && FOR_PROGRAMMERS.contains(&tokens[at].as_str()) {
            at = past(&tokens, at + 2);
        } else {
            found.extend(text(&tokens[at]).filter(|t| says(t)).map(str::to_owned));
            at += 1;
        }
    }
    found
}

#[test]
fn sentences_and_headings_are_found_and_names_are_not() {
    let source = r##"
        //! A comment says much.
        #![allow(missing_docs, reason = "each is named for what it is")]
        #[error("There is no such thing.")]
        fn f() {
            debug_assert!(true, "what is never undone is saved for good");
            refused("Choose a file first.");
            let a = format!("{} is {state}", code);
            let b = format!("Import {file}");
            let both = format!("{a} {b}");
            let heading = "Criterion";
            let names = ["designedBy", "-parts", "files/{hash}", "A-1 v2", "/rounds/0/closed"];
            let c = "{}-{n}.pdf";
            let drawn = "q\n{x:.2} {:.2} re f\nQ\n";
            let next = "/Next {} 0 R";
        }
        #[cfg(test)]
        mod tests { const A: &str = "only tests see this"; }
    "##;
    assert_eq!(
        sentences(source),
        [
            "There is no such thing.",
            "Choose a file first.",
            "{} is {state}",
            "Import {file}",
            "Criterion"
        ]
    );
}
