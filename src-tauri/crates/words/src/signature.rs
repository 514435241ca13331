//! Signatures of messages: which arguments a message takes, and of which kind.
//!
//! The build script, the tests and the TypeScript list all read catalogues through this.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

/// The kind of an argument, written in the comment above a message: `# $due (Day)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words as they are; what is meant where no comment says otherwise.
    Text,
    /// A whole number; also meant where a message chooses between plural forms.
    Number,
    /// An exact decimal number, handed over as text.
    Decimal,
    /// A calendar day.
    Day,
    /// A moment.
    Time,
    /// Another message.
    Message,
    /// Several texts or messages, joined as the language joins them.
    List,
}

impl Kind {
    fn read(name: &str) -> Option<Self> {
        Some(match name {
            "Text" => Self::Text,
            "Number" => Self::Number,
            "Decimal" => Self::Decimal,
            "Day" => Self::Day,
            "Time" => Self::Time,
            "Message" => Self::Message,
            "List" => Self::List,
            _ => return None,
        })
    }
}

/// A message with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The message's identity, such as `people-nameTaken`.
    pub id: String,
    /// Its arguments in alphabetical order.
    pub arguments: BTreeMap<String, Kind>,
    /// The messages it refers to.
    pub refers_to: Vec<String>,
}

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

#[derive(Default)]
struct Found {
    /// Arguments, and whether each is chosen by as a number.
    arguments: BTreeMap<String, bool>,
    refers_to: Vec<String>,
    faults: Vec<String>,
}

impl Found {
    fn inline(&mut self, expression: &InlineExpression<String>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                self.arguments.entry(id.name.clone()).or_default();
            }
            InlineExpression::MessageReference {
                id,
                attribute: None,
            } => self.refers_to.push(id.name.clone()),
            InlineExpression::StringLiteral { .. } => {}
            InlineExpression::Placeable { expression } => self.expression(expression),
            other => self.faults.push(format!(
                "only arguments, texts in quotes and other messages may stand in braces: {other:?}"
            )),
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    self.faults
                        .push("only an argument may choose between variants".to_owned());
                    return;
                };
                let number = variants
                    .iter()
                    .filter(|v| !v.default)
                    .any(|v| match &v.key {
                        VariantKey::NumberLiteral { .. } => true,
                        VariantKey::Identifier { name } => PLURALS.contains(&name.as_str()),
                    });
                *self.arguments.entry(id.name.clone()).or_default() |= number;
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn pattern(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }
}

/// The kinds that a comment gives to arguments.
fn said(comment: &str) -> Result<BTreeMap<String, Kind>, String> {
    let mut kinds = BTreeMap::new();
    for line in comment.lines() {
        let Some(rest) = line.trim().strip_prefix('$') else {
            continue;
        };
        let (name, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let kind = rest
            .trim()
            .strip_prefix('(')
            .and_then(|r| r.split_once(')'))
            .and_then(|(kind, _)| Kind::read(kind))
            .ok_or_else(|| format!("${name}: write its kind as in “# ${name} (Number)”"))?;
        kinds.insert(name.to_owned(), kind);
    }
    Ok(kinds)
}

/// Reads the signatures of a catalogue's file, in their order there.
///
/// # Errors
/// Says what is wrong with which message.
pub fn signatures(text: &str) -> Result<Vec<Signature>, String> {
    let resource = fluent_syntax::parser::parse(text.to_owned())
        .map_err(|(_, errors)| format!("cannot be read: {errors:?}"))?;
    let mut list: Vec<Signature> = Vec::new();
    for entry in &resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Term(term) => return Err(format!("-{}: terms are not used", term.id.name)),
            _ => continue,
        };
        let id = message.id.name.clone();
        let at = |fault: String| format!("{id}: {fault}");
        if !message.attributes.is_empty() {
            return Err(at("attributes are not used".to_owned()));
        }
        if list.iter().any(|s| s.id == id) {
            return Err(at("stands there twice".to_owned()));
        }
        let mut found = Found::default();
        match &message.value {
            Some(value) => found.pattern(value),
            None => found.faults.push("has no words".to_owned()),
        }
        if let Some(fault) = found.faults.into_iter().next() {
            return Err(at(fault));
        }
        let comment = message.comment.as_ref().map(|c| c.content.join("\n"));
        let mut kinds = said(comment.as_deref().unwrap_or_default()).map_err(at)?;
        let at = |fault: String| format!("{id}: {fault}");
        let mut arguments = BTreeMap::new();
        for (name, number) in found.arguments {
            let kind = match (kinds.remove(&name), number) {
                (None, true) => Kind::Number,
                (None, false) => Kind::Text,
                (Some(kind), false) | (Some(kind @ (Kind::Number | Kind::Decimal)), true) => kind,
                (Some(_), true) => {
                    return Err(at(format!("${name} chooses a plural but is no number")));
                }
            };
            arguments.insert(name, kind);
        }
        if let Some(name) = kinds.keys().next() {
            return Err(at(format!("the comment names ${name}, which is not used")));
        }
        list.push(Signature {
            id,
            arguments,
            refers_to: found.refers_to,
        });
    }
    Ok(list)
}
