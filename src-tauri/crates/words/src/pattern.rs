//! A message's words as they stand in a catalogue, ready to be filled in.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern as Tree, PatternElement, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

/// The key of a variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    /// A plural form, or one of a few texts.
    Name(String),
    /// Exactly this number.
    Number(String),
}

/// A piece of a message.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// Words of the catalogue.
    Words(String),
    /// A text that no language changes.
    Fixed(String),
    /// An argument by name.
    Argument(String),
    /// Another message by identity.
    Reference(String),
    /// A choice by an argument.
    Choice {
        argument: String,
        variants: Vec<(Key, Pattern)>,
        /// The place of the variant that counts where no other does.
        default: usize,
    },
}

/// The pieces of a message in order.
pub(crate) type Pattern = Vec<Piece>;

fn inline(expression: &InlineExpression<String>, pieces: &mut Pattern) {
    match expression {
        InlineExpression::StringLiteral { value } => {
            pieces.push(Piece::Fixed(unescape_unicode_to_string(value).into_owned()));
        }
        InlineExpression::NumberLiteral { value } => pieces.push(Piece::Fixed(value.clone())),
        InlineExpression::VariableReference { id } => {
            pieces.push(Piece::Argument(id.name.clone()));
        }
        InlineExpression::MessageReference { id, .. } => {
            pieces.push(Piece::Reference(id.name.clone()));
        }
        InlineExpression::Placeable { expression: inner } => expression_of(inner, pieces),
        // Signatures refuse these before a catalogue comes here.
        InlineExpression::FunctionReference { .. } | InlineExpression::TermReference { .. } => {}
    }
}

fn expression_of(expression: &Expression<String>, pieces: &mut Pattern) {
    match expression {
        Expression::Inline(one) => inline(one, pieces),
        Expression::Select { selector, variants } => {
            let InlineExpression::VariableReference { id } = selector else {
                return;
            };
            pieces.push(Piece::Choice {
                argument: id.name.clone(),
                default: variants.iter().position(|v| v.default).unwrap_or(0),
                variants: variants
                    .iter()
                    .map(|variant| {
                        let key = match &variant.key {
                            VariantKey::Identifier { name } => Key::Name(name.clone()),
                            VariantKey::NumberLiteral { value } => Key::Number(value.clone()),
                        };
                        (key, pattern(&variant.value))
                    })
                    .collect(),
            });
        }
    }
}

fn pattern(tree: &Tree<String>) -> Pattern {
    let mut pieces = Vec::new();
    for element in &tree.elements {
        match element {
            PatternElement::TextElement { value } => pieces.push(Piece::Words(value.clone())),
            PatternElement::Placeable { expression } => expression_of(expression, &mut pieces),
        }
    }
    pieces
}

/// The messages of a catalogue's file. What cannot be read is left out here and found by the tests.
pub(crate) fn read(text: &str) -> Vec<(String, Pattern)> {
    let resource = match fluent_syntax::parser::parse(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    resource
        .body
        .iter()
        .filter_map(|entry| match entry {
            Entry::Message(message) => {
                let value = message.value.as_ref()?;
                Some((message.id.name.clone(), pattern(value)))
            }
            _ => None,
        })
        .collect()
}
