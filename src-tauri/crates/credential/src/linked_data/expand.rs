//! JSON-LD in, statements out.

use std::collections::HashMap;
use std::future::Future;
use std::task::{Context, Poll, Waker};

use json_ld::context_processing::Error as ContextError;
use json_ld::context_processing::algorithm::Action;
use json_ld::expansion::{Error as ExpansionError, Policy};
use json_ld::rdf_types::{Id as RdfId, LiteralType, Term, generator};
use json_ld::syntax::{Parse, Value as LdValue};
use json_ld::{BlankIdBuf, ExpandError, JsonLdProcessor, Options, RdfQuads, RemoteDocument};
use serde_json::Value;

use super::contexts::BuiltIn;
use super::dataset::{Dataset, Part, Statement, escaped};
use super::loss;
use crate::reason::Reason;

const STRING: &str = "http://www.w3.org/2001/XMLSchema#string";
/// Statements a document may become.
const MOST: usize = 50_000;

/// The statements of a document, in JSON-LD's safe mode.
///
/// # Errors
/// [`Reason::UnknownContext`] for a context that is not built in, [`Reason::UndefinedTerm`] for a
/// term that no context defines, [`Reason::NotAbsolute`], [`Reason::NotALanguage`] and
/// [`Reason::NothingSaid`] for what would get lost, [`Reason::TooManyContexts`] and
/// [`Reason::TooManyValues`] for what would take too long, [`Reason::ContextRefused`] for a context that
/// breaks the rules, such as one that gives a protected term another meaning.
pub fn dataset(document: &Value) -> Result<Dataset, Reason> {
    loss::bounded(document)?;
    loss::keywords(document)?;
    let text = document.to_string();
    let (value, _) = LdValue::parse_str(&text).map_err(|e| Reason::NotJson(e.to_string()))?;
    let input: RemoteDocument = RemoteDocument::new(None, None, value);
    let options = Options {
        expansion_policy: Policy {
            invalid: Action::Reject,
            vocab: Action::Keep,
            allow_undefined: false,
        },
        ..Options::default()
    };
    let mut expanded = at_once(input.expand_using(&BuiltIn, options))
        .ok_or(Reason::ContextRefused(String::new()))?
        .map_err(refused)?;
    loss::none(&expanded)?;
    let mut names = generator::Blank::new();
    expanded.relabel_and_canonicalize_with(&mut (), &mut names);
    let mut numbers: HashMap<BlankIdBuf, usize> = HashMap::new();
    let mut statements = Vec::new();
    let mut vocabulary = ();
    for quad in expanded
        .rdf_quads_with(&mut vocabulary, &mut names, None)
        .cloned()
    {
        let json_ld::rdf_types::Quad(subject, predicate, object, graph) = quad;
        let mut node = |id: RdfId| match id {
            RdfId::Iri(iri) => Part::Text(format!("<{iri}>")),
            RdfId::Blank(name) => {
                let next = numbers.len();
                Part::Blank(*numbers.entry(name).or_insert(next))
            }
        };
        let RdfId::Iri(predicate) = predicate else {
            return Err(Reason::NothingSaid);
        };
        statements.push(Statement {
            subject: node(subject),
            predicate: format!("<{predicate}>"),
            object: match object {
                Term::Id(id) => node(id),
                Term::Literal(literal) => {
                    let (value, kind) = literal.into_parts();
                    let value = escaped(&value);
                    Part::Text(match kind {
                        LiteralType::Any(iri) if iri.as_str() == STRING => format!("\"{value}\""),
                        LiteralType::Any(iri) => format!("\"{value}\"^^<{iri}>"),
                        LiteralType::LangString(tag) => format!("\"{value}\"@{tag}"),
                    })
                }
            },
            graph: graph.map(node),
        });
        if statements.len() > MOST {
            return Err(Reason::TooManyValues(MOST));
        }
    }
    if statements.is_empty() {
        return Err(Reason::NothingSaid);
    }
    Ok(Dataset::new(statements))
}

/// Runs to its end what never waits: contexts are built in.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut future = std::pin::pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}

fn refused(error: ExpandError) -> Reason {
    match error {
        ExpandError::Expansion(ExpansionError::KeyExpansionFailed(key)) => {
            Reason::UndefinedTerm(key)
        }
        ExpandError::Expansion(ExpansionError::InvalidTypeValue) => {
            Reason::UndefinedTerm("type".to_owned())
        }
        ExpandError::Loading(e) => Reason::UnknownContext(e.target.to_string()),
        ExpandError::ContextProcessing(e)
        | ExpandError::Expansion(ExpansionError::ContextProcessing(e)) => of_context(&e),
        other => Reason::ContextRefused(other.to_string()),
    }
}

fn of_context(error: &ContextError) -> Reason {
    match error {
        ContextError::ContextLoadingFailed(e) => Reason::UnknownContext(e.target.to_string()),
        other => Reason::ContextRefused(other.to_string()),
    }
}
