//! The list of messages that TypeScript knows: keys, and the kinds of their arguments.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;

use words::signature::{Kind, signatures};

fn parameter(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Decimal | Kind::Day | Kind::Time => "string",
        Kind::Number => "number",
        Kind::Message => "Message",
        Kind::List => "readonly (string | Message)[]",
    }
}

/// What the window must be told of an argument, since its value does not show it.
fn told(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Decimal => Some("decimal"),
        Kind::Day => Some("day"),
        Kind::Time => Some("time"),
        Kind::Text | Kind::Number | Kind::Message | Kind::List => None,
    }
}

fn list() -> String {
    let mut texts = String::new();
    let mut kinds = String::new();
    for (room, text) in words::files("en") {
        let _ = writeln!(texts, "  // {room}");
        for signature in signatures(text).unwrap() {
            let key = signature.id.replace('-', ".");
            let parameters: Vec<String> = signature
                .arguments
                .iter()
                .map(|(name, kind)| format!("{name}: {}", parameter(*kind)))
                .collect();
            let takes = match parameters.is_empty() {
                true => "null".to_owned(),
                false => format!("{{ {} }}", parameters.join("; ")),
            };
            let _ = writeln!(texts, "  \"{key}\": {takes};");
            let shown: Vec<String> = signature
                .arguments
                .iter()
                .filter_map(|(name, kind)| Some(format!("{name}: \"{}\"", told(*kind)?)))
                .collect();
            if !shown.is_empty() {
                let _ = writeln!(kinds, "  \"{key}\": {{ {} }},", shown.join(", "));
            }
        }
    }
    let message = match texts.contains("Message") {
        true => "import type { Message } from \"./app/words\";\n\n",
        false => "",
    };
    format!(
        "// Generated from src-tauri/crates/words/en; never edited.\n{message}\
         /** Every message with what it takes. */\n\
         export interface Texts {{\n{texts}}}\n\n\
         /** Arguments whose kind their value does not show. */\n\
         export const KINDS: Record<string, Record<string, \"decimal\" | \"day\" | \"time\">> = {{\n{kinds}}};\n"
    )
}

/// `CREDWRIGHT_WRITE_BINDINGS=1 cargo test -p words` writes the file anew.
#[test]
fn the_list_for_typescript_is_up_to_date() {
    let file =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/words.generated.ts");
    let text = list();
    if std::env::var_os("CREDWRIGHT_WRITE_BINDINGS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    assert!(
        std::fs::read_to_string(&file).unwrap_or_default() == text,
        "ui/src/words.generated.ts is out of date: CREDWRIGHT_WRITE_BINDINGS=1 cargo test -p words"
    );
}

/// The stored form of messages as the window types it.
#[test]
fn messages_have_a_type_for_typescript() {
    let types = specta::Types::default()
        .register::<words::Message>()
        .register::<words::Messages>()
        .register::<words::AsShown>();
    let text = specta_typescript::Typescript::default()
        .export(&types, specta_serde::Format)
        .unwrap();
    for said in ["code: string", "decimal: string", "texts: string[]"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}
