//! Many credentials of one shape: the document is made into statements once, with marks where it
//! varies, and then only what the marks touch is hashed again.
//!
//! Names of blank nodes move when a literal changes, so text in a canonical form must never be
//! exchanged. Here the hash of each node that a mark touches is made anew, and where two nodes
//! come to the same hash the whole algorithm runs. That a document with other values becomes the
//! same statements with other values holds for literals and identifiers, and each run proves it on
//! a sample ([`super::SigningRun`]).

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::json::is_absolute;
use crate::linked_data::{Dataset, Part, Statement, canonical, dataset, escaped, first_degree};
use crate::reason::Reason;

/// Where a value stands.
#[derive(Debug, Clone)]
struct Slot {
    /// Which of the values.
    value: usize,
    /// What follows a literal's closing quote; `None` for an identifier.
    literal: Option<String>,
}

/// A document with marks.
#[derive(Debug)]
pub struct Template {
    statements: Vec<Marked>,
    blanks: usize,
    /// The hash of each node that no mark touches.
    fixed: Vec<Option<String>>,
    slots: Vec<Slot>,
    paths: Vec<String>,
}

#[derive(Debug)]
struct Marked {
    statement: Statement,
    /// The slots of subject, object and graph.
    slots: [Option<usize>; 3],
}

const RDF_TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

fn mark(number: usize) -> String {
    format!("urn:credwright:mark:{number}")
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut out, b| {
            let _ = write!(out, "{b:02x}");
            out
        })
}

impl Template {
    /// A template from one document, without proof, and the places (JSON pointers) that vary. Each
    /// holds a text.
    ///
    /// # Errors
    /// [`Reason::TemplateUnfit`] when a place is none, or its value decides about more than itself;
    /// what [`dataset`] refuses.
    pub fn new(document: &Value, paths: &[String]) -> Result<Self, Reason> {
        let mut marked = document.clone();
        for (number, path) in paths.iter().enumerate() {
            match marked.pointer_mut(path) {
                Some(Value::String(text)) => *text = mark(number),
                _ => return Err(Reason::TemplateUnfit(path.clone())),
            }
        }
        let dataset = dataset(&marked)?;
        let marks: HashMap<String, usize> = (0..paths.len()).map(|n| (mark(n), n)).collect();
        let mut template = Self {
            statements: Vec::new(),
            blanks: dataset.blanks(),
            fixed: Vec::new(),
            slots: Vec::new(),
            paths: paths.to_vec(),
        };
        let mut seen = vec![false; paths.len()];
        for statement in dataset.statements() {
            let parts = [
                Some(&statement.subject),
                Some(&statement.object),
                statement.graph.as_ref(),
            ];
            let mut slots = [None; 3];
            for (slot, part) in slots.iter_mut().zip(parts) {
                if let Some(Part::Text(text)) = part
                    && let Some(found) = template.slot(text, &marks)
                {
                    seen[template.slots[found].value] = true;
                    *slot = Some(found);
                }
            }
            // A type decides what the words of its node mean.
            if slots[1].is_some() && statement.predicate == RDF_TYPE {
                return Err(Reason::TemplateUnfit("type".to_owned()));
            }
            template.statements.push(Marked {
                statement: statement.clone(),
                slots,
            });
        }
        if let Some(unseen) = seen.iter().position(|seen| !seen) {
            return Err(Reason::TemplateUnfit(paths[unseen].clone()));
        }
        template.fixed = (0..template.blanks)
            .map(|node| {
                let touching = || template.statements.iter().filter(|m| m.touches(node));
                (!touching().any(|m| m.slots.iter().any(Option::is_some)))
                    .then(|| first_degree(node, touching().map(|m| &m.statement), sha256))
            })
            .collect();
        Ok(template)
    }

    /// The slot of a term that is a mark as a whole.
    fn slot(&mut self, text: &str, marks: &HashMap<String, usize>) -> Option<usize> {
        let (inner, literal) = if let Some(iri) = text.strip_prefix('<') {
            (iri.strip_suffix('>')?, None)
        } else {
            let (inner, rest) = text.strip_prefix('"')?.split_once('"')?;
            (inner, Some(rest.to_owned()))
        };
        let value = *marks.get(inner)?;
        let same = |slot: &Slot| slot.value == value && slot.literal == literal;
        if let Some(found) = self.slots.iter().position(same) {
            return Some(found);
        }
        self.slots.push(Slot { value, literal });
        Some(self.slots.len() - 1)
    }

    /// The places that vary.
    #[must_use]
    pub fn paths(&self) -> &[String] {
        &self.paths
    }

    /// The canonical form of the document with these values, in the order of the paths.
    ///
    /// # Errors
    /// [`Reason::NotAbsolute`] for an identifier that is none; [`Reason::TooEntangled`].
    pub fn canonical(&self, values: &[&str]) -> Result<String, Reason> {
        if values.len() != self.paths.len() {
            return Err(Reason::TemplateUnfit(values.len().to_string()));
        }
        let mut terms = Vec::with_capacity(self.slots.len());
        for slot in &self.slots {
            let value = values.get(slot.value).copied().unwrap_or_default();
            terms.push(match &slot.literal {
                Some(rest) => format!("\"{}\"{rest}", escaped(value)),
                None if is_absolute(value) => format!("<{value}>"),
                None => return Err(Reason::NotAbsolute(value.to_owned())),
            });
        }
        let mut hashes: Vec<(String, usize)> = Vec::with_capacity(self.blanks);
        for (node, fixed) in self.fixed.iter().enumerate() {
            let hash = match fixed {
                Some(hash) => hash.clone(),
                None => {
                    let own = |other: usize, out: &mut String| {
                        out.push_str(if other == node { "_:a" } else { "_:z" });
                    };
                    let mut lines = self
                        .statements
                        .iter()
                        .filter(|m| m.touches(node))
                        .map(|m| m.line(&terms, &own))
                        .collect::<Vec<_>>();
                    lines.sort_unstable();
                    sha256(lines.concat().as_bytes())
                }
            };
            hashes.push((hash, node));
        }
        hashes.sort_unstable();
        if hashes.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return self.whole(&terms);
        }
        let mut number = vec![0; self.blanks];
        for (place, (_, node)) in hashes.iter().enumerate() {
            number[*node] = place;
        }
        let name = |node: usize, out: &mut String| {
            let _ = write!(out, "_:c14n{}", number[node]);
        };
        let mut lines: Vec<String> = self
            .statements
            .iter()
            .map(|m| m.line(&terms, &name))
            .collect();
        lines.sort_unstable();
        // Two statements that became one change the hash of their nodes.
        if lines.windows(2).any(|pair| pair[0] == pair[1]) {
            return self.whole(&terms);
        }
        Ok(lines.concat())
    }

    /// The canonical form by the whole algorithm.
    fn whole(&self, terms: &[String]) -> Result<String, Reason> {
        let filled = self.statements.iter().map(|marked| {
            let mut statement = marked.statement.clone();
            let parts = [
                Some(&mut statement.subject),
                Some(&mut statement.object),
                statement.graph.as_mut(),
            ];
            for (part, slot) in parts.into_iter().zip(marked.slots) {
                if let (Some(part), Some(slot)) = (part, slot) {
                    *part = Part::Text(terms[slot].clone());
                }
            }
            statement
        });
        canonical(&Dataset::new(filled.collect()))
    }
}

impl Marked {
    fn touches(&self, node: usize) -> bool {
        self.statement.blanks().any(|other| other == node)
    }

    fn line(&self, terms: &[String], name: &impl Fn(usize, &mut String)) -> String {
        let mut line = String::with_capacity(192);
        let part = |part: &Part, slot: Option<usize>, line: &mut String| {
            match (slot, part) {
                (Some(slot), _) => line.push_str(&terms[slot]),
                (None, Part::Text(text)) => line.push_str(text),
                (None, Part::Blank(node)) => name(*node, line),
            }
            line.push(' ');
        };
        let [subject, object, graph] = self.slots;
        part(&self.statement.subject, subject, &mut line);
        line.push_str(&self.statement.predicate);
        line.push(' ');
        part(&self.statement.object, object, &mut line);
        if let Some(named) = &self.statement.graph {
            part(named, graph, &mut line);
        }
        line.push_str(".\n");
        line
    }
}
