//! RDF as RDFC-1.0 needs it: terms already written as N-Quads, blank nodes by number.

/// Subject, object or graph of a statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An IRI or a literal, as canonical N-Quads write it.
    Text(String),
    /// A blank node, by its number.
    Blank(usize),
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Statement {
    /// What it is about.
    pub subject: Part,
    /// The property, in angle brackets.
    pub predicate: String,
    /// The value.
    pub object: Part,
    /// The graph, unless the default one.
    pub graph: Option<Part>,
}

/// A set of statements.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dataset {
    /// In order, none twice.
    statements: Vec<Statement>,
    /// How many blank nodes there are.
    blanks: usize,
}

impl Dataset {
    /// The set of these statements.
    #[must_use]
    pub fn new(mut statements: Vec<Statement>) -> Self {
        statements.sort_unstable();
        statements.dedup();
        let blanks = statements
            .iter()
            .flat_map(Statement::blanks)
            .max()
            .map_or(0, |most| most + 1);
        Self { statements, blanks }
    }

    /// Its statements.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// How many blank nodes it has.
    #[must_use]
    pub const fn blanks(&self) -> usize {
        self.blanks
    }
}

impl Statement {
    /// Its blank nodes.
    pub fn blanks(&self) -> impl Iterator<Item = usize> {
        [Some(&self.subject), Some(&self.object), self.graph.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(|part| match part {
                Part::Blank(number) => Some(*number),
                Part::Text(_) => None,
            })
    }

    /// The statement as a line of N-Quads, blank nodes named by `name`.
    pub fn write(&self, out: &mut String, name: &impl Fn(usize, &mut String)) {
        let part = |part: &Part, out: &mut String| {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Blank(number) => name(*number, out),
            }
            out.push(' ');
        };
        part(&self.subject, out);
        out.push_str(&self.predicate);
        out.push(' ');
        part(&self.object, out);
        if let Some(graph) = &self.graph {
            part(graph, out);
        }
        out.push_str(".\n");
    }
}

/// The content of a literal, escaped as canonical N-Quads do (RDFC-1.0, appendix A).
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\0'..='\u{1f}' | '\u{7f}' => {
                out.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            other => out.push(other),
        }
    }
    out
}
