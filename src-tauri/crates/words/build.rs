//! Generates a constructor for each message of the English catalogue, and the list of catalogues.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a build script may only fail"
)]

#[path = "src/signature.rs"]
#[allow(dead_code)]
mod signature;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use signature::{Kind, Signature, signatures};

/// Words that Rust keeps for itself.
const RESERVED: [&str; 38] = [
    "as", "async", "await", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "try", "type", "unsafe",
    "use", "where", "while", "yield",
];

fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '-' => out.push('_'),
            c if c.is_ascii_uppercase() => {
                if !out.is_empty() && !out.ends_with('_') {
                    out.push('_');
                }
                out.push(c.to_ascii_lowercase());
            }
            c => out.push(c),
        }
    }
    out
}

/// The name as Rust allows it.
fn allowed(name: &str) -> String {
    if RESERVED.contains(&name) {
        format!("r#{name}")
    } else if ["self", "super", "crate"].contains(&name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// The parameter's type, and how it becomes an argument.
fn parameter(kind: Kind, name: &str) -> (&'static str, String) {
    match kind {
        Kind::Text => ("impl Into<String>", format!("Arg::Text({name}.into())")),
        Kind::Number => ("impl Whole", format!("Arg::Number({name}.whole())")),
        Kind::Decimal => (
            "impl ToString",
            format!("Arg::Decimal {{ decimal: {name}.to_string() }}"),
        ),
        Kind::Day => (
            "impl ToString",
            format!("Arg::Day {{ day: {name}.to_string() }}"),
        ),
        Kind::Time => (
            "impl ToString",
            format!("Arg::Time {{ time: {name}.to_string() }}"),
        ),
        Kind::Message => (
            "Message",
            format!("Arg::Message {{ message: Box::new({name}) }}"),
        ),
        Kind::List => (
            "impl IntoIterator<Item = impl Into<Arg>>",
            format!("Arg::list({name})"),
        ),
    }
}

fn constructor(room: &str, message: &Signature) -> String {
    let id = &message.id;
    let whole = snake(id);
    let short = whole
        .strip_prefix(room)
        .and_then(|rest| rest.strip_prefix('_'))
        .unwrap_or(&whole);
    let name = allowed(short);
    let mut text = format!("/// `{id}`\n#[must_use]\n");
    if message.arguments.is_empty() {
        let _ = writeln!(
            text,
            "pub fn {name}() -> Message {{ Message::of(\"{id}\", Vec::new()) }}"
        );
        return text;
    }
    let (mut parameters, mut arguments) = (String::new(), String::new());
    for (argument, kind) in &message.arguments {
        let name = allowed(&snake(argument));
        let (is, becomes) = parameter(*kind, &name);
        let _ = write!(parameters, "{name}: {is}, ");
        let _ = write!(arguments, "(Cow::Borrowed(\"{argument}\"), {becomes}), ");
    }
    let _ = writeln!(
        text,
        "pub fn {name}({parameters}) -> Message {{ Message::of(\"{id}\", vec![{arguments}]) }}"
    );
    text
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut list: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is readable")
        .map(|entry| entry.expect("the folder is readable").path())
        .collect();
    list.sort();
    list
}

fn is_catalogue(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "ftl")
}

fn stem(path: &Path) -> &str {
    path.file_stem()
        .and_then(|s| s.to_str())
        .expect("names of catalogues are ASCII")
}

fn main() {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("set by cargo"));
    let mut say = String::new();
    for file in sorted(&here.join("en")) {
        if !is_catalogue(&file) {
            continue;
        }
        let text = std::fs::read_to_string(&file).expect("the catalogue is readable");
        let room = stem(&file);
        let list = signatures(&text).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        let _ = writeln!(
            say,
            "/// Messages of `en/{room}.ftl`.\npub mod {} {{\n#[allow(unused_imports)]\nuse crate::{{Arg, Message, Whole}};\n#[allow(unused_imports)]\nuse std::borrow::Cow;",
            allowed(room)
        );
        for message in &list {
            say.push_str(&constructor(room, message));
        }
        say.push_str("}\n");
    }
    std::fs::write(out.join("say.rs"), say).expect("the output folder is writable");

    let mut list = String::from("&[\n");
    for folder in sorted(&here) {
        if !folder.is_dir() || !sorted(&folder).iter().any(|f| is_catalogue(f)) {
            continue;
        }
        println!("cargo::rerun-if-changed={}", folder.display());
        let language = folder.file_name().and_then(|n| n.to_str()).expect("ASCII");
        let _ = writeln!(list, "(\"{language}\", &[");
        for file in sorted(&folder).iter().filter(|f| is_catalogue(f)) {
            println!("cargo::rerun-if-changed={}", file.display());
            let _ = writeln!(
                list,
                "(\"{}\", include_str!(r\"{}\")),",
                stem(file),
                file.display()
            );
        }
        list.push_str("]),\n");
    }
    list.push(']');
    std::fs::write(out.join("catalogues.rs"), list).expect("the output folder is writable");
    println!("cargo::rerun-if-changed={}", here.display());
}
