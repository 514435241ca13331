//! What a file says of itself: its children, its items, what it imports and what it names.

use std::collections::BTreeSet;

use crate::tokens::{Token, is_word, tokens};

/// A `use`, one for each name of its tree.
pub struct Import {
    /// What is imported; for a `*`, what stands before it.
    pub path: Vec<String>,
    /// What it is called here.
    pub name: Name,
    /// Whether others may import it from here.
    pub public: bool,
}

/// What an import is called.
#[derive(PartialEq)]
pub enum Name {
    /// By one word.
    Word(String),
    /// By the words that are there.
    All,
}

/// A file as the graph sees it.
#[derive(Default)]
pub struct Module {
    /// Modules that have a file of their own.
    pub children: BTreeSet<String>,
    /// Types, functions and so on that are written here.
    pub items: BTreeSet<String>,
    /// What is imported.
    pub imports: Vec<Import>,
    /// Paths of two or more words that are not in a `use`.
    pub paths: Vec<Vec<String>>,
    /// All words that are not in a `use`.
    pub words: BTreeSet<String>,
}

impl Module {
    /// Reads a source.
    pub fn read(source: &str) -> Self {
        let tokens = tokens(source);
        let mut module = Self::default();
        let mut depth = 0usize;
        // Modules within the file: the depth at which each began.
        let mut within: Vec<usize> = Vec::new();
        let mut i = 0;
        while i < tokens.len() {
            let (token, next) = (tokens[i].as_str(), tokens.get(i + 1).map(String::as_str));
            let level = within.last().copied().unwrap_or(0);
            match token {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => {
                    depth -= 1;
                    if within.last().is_some_and(|&began| depth < began) {
                        within.pop();
                    }
                }
                "mod" if depth == level => {
                    let name = next.unwrap_or_default().to_owned();
                    if tokens.get(i + 2).is_some_and(|t| t == "{") {
                        depth += 1;
                        within.push(depth);
                        module.items.insert(name);
                    } else {
                        module.children.insert(name);
                    }
                    i += 3;
                    continue;
                }
                "use" if next != Some("<") => {
                    let public = is_public(&tokens[..i]);
                    let mut tree = Tree {
                        tokens: &tokens,
                        at: i + 1,
                        public,
                        found: Vec::new(),
                    };
                    tree.read(&[]);
                    i = tree.at;
                    for mut import in tree.found {
                        within_file(&mut import.path, within.len());
                        module.imports.push(import);
                    }
                    continue;
                }
                _ if is_word(token) => {
                    let field = i > 0 && tokens[i - 1] == "." && (i < 2 || tokens[i - 2] != ".");
                    if depth == level
                        && let Some(name) = defined(token, &tokens[i + 1..])
                    {
                        module.items.insert(name);
                    }
                    if !field {
                        i = module.name(&tokens, i, within.len());
                        continue;
                    }
                }
                _ => {}
            }
            i += 1;
        }
        module
    }

    /// Takes in the word or path that begins here, and says what comes after it.
    fn name(&mut self, tokens: &[Token], begin: usize, within: usize) -> usize {
        let mut path = vec![tokens[begin].clone()];
        let mut i = begin + 1;
        while tokens.get(i).is_some_and(|t| t == "::")
            && tokens.get(i + 1).is_some_and(|t| is_word(t))
        {
            path.push(tokens[i + 1].clone());
            i += 2;
        }
        if begin == 0 || tokens[begin - 1] != "::" {
            self.words.insert(path[0].clone());
            if path.len() > 1 {
                within_file(&mut path, within);
                self.paths.push(path);
            }
        }
        i
    }
}

/// A `super` in a module that has no file of its own stays in the file.
fn within_file(path: &mut Vec<String>, within: usize) {
    let supers = path.iter().take_while(|w| *w == "super").count();
    let stay = supers.min(within);
    if stay > 0 {
        path.drain(..stay);
        path.insert(0, "self".to_owned());
        if supers > stay {
            path.remove(0);
        }
    }
}

fn is_public(before: &[Token]) -> bool {
    match before.last().map(String::as_str) {
        Some("pub") => true,
        Some(")") => {
            let open = before.iter().rposition(|t| t == "(").unwrap_or_default();
            open > 0 && before[open - 1] == "pub"
        }
        _ => false,
    }
}

fn defined(keyword: &str, rest: &[Token]) -> Option<String> {
    let rest = match keyword {
        "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" => rest,
        "static" if rest.first().is_some_and(|t| t == "mut") => &rest[1..],
        "static" => rest,
        "macro_rules" => rest.get(1..)?,
        _ => return None,
    };
    rest.first().filter(|t| is_word(t)).cloned()
}

struct Tree<'a> {
    tokens: &'a [Token],
    at: usize,
    public: bool,
    found: Vec<Import>,
}

impl Tree<'_> {
    fn here(&self) -> &str {
        self.tokens.get(self.at).map_or(";", String::as_str)
    }

    /// Reads what follows a prefix up to the `,`, `}` or `;` that ends it.
    fn read(&mut self, prefix: &[String]) {
        let mut path = prefix.to_vec();
        loop {
            match self.here() {
                "::" => self.at += 1,
                "{" => {
                    while self.here() != "}" && self.here() != ";" {
                        self.at += 1;
                        if self.here() != "}" {
                            self.read(&path);
                        }
                    }
                    self.at += 1;
                    return;
                }
                "*" => {
                    self.at += 1;
                    return self.found.push(Import {
                        path,
                        name: Name::All,
                        public: self.public,
                    });
                }
                "as" => {
                    let name = Name::Word(self.tokens[self.at + 1].clone());
                    self.at += 2;
                    return self.push(path, name);
                }
                "," | "}" | ";" => {
                    let last = path.iter().rev().find(|w| *w != "self").cloned();
                    return self.push(path, Name::Word(last.unwrap_or_default()));
                }
                word => {
                    path.push(word.to_owned());
                    self.at += 1;
                }
            }
        }
    }

    fn push(&mut self, mut path: Vec<String>, name: Name) {
        // `a::{self, b}` imports `a`.
        if path.len() > 1 && path.last().is_some_and(|w| w == "self") {
            path.pop();
        }
        self.found.push(Import {
            path,
            name,
            public: self.public,
        });
    }
}
