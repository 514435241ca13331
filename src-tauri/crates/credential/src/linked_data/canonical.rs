//! RDFC-1.0: names for blank nodes that depend on nothing but the dataset
//! (W3C RDF Dataset Canonicalization, <https://www.w3.org/TR/rdf-canon/>).
//!
//! Written here, since the libraries that there are put no bound on the work: a dataset of a
//! hundred statements can be made so that they never end.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::Digest as _;

use super::dataset::{Dataset, Part, Statement};
use crate::reason::Reason;

/// A hash function, in hexadecimal.
pub type Digest = fn(&[u8]) -> String;

/// How many paths through blank nodes are tried before a dataset is refused.
const MOST_WORK: usize = 50_000;

/// SHA-256 in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    hex(&sha2::Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// Names that were given, in the order they were.
#[derive(Clone, Default)]
struct Issuer {
    order: Vec<usize>,
    number: BTreeMap<usize, usize>,
}

impl Issuer {
    fn issue(&mut self, node: usize) -> usize {
        let next = self.order.len();
        *self.number.entry(node).or_insert_with(|| {
            self.order.push(node);
            next
        })
    }

    fn of(&self, node: usize) -> Option<usize> {
        self.number.get(&node).copied()
    }
}

struct State<'a> {
    dataset: &'a Dataset,
    digest: Digest,
    /// The statements that a node is in.
    within: Vec<Vec<usize>>,
    first: Vec<String>,
    canonical: Issuer,
    work: usize,
}

/// The hash of a node by the statements it is in.
#[must_use]
pub fn first_degree<'a>(
    node: usize,
    statements: impl Iterator<Item = &'a Statement>,
    digest: Digest,
) -> String {
    let name = |other: usize, out: &mut String| {
        out.push_str(if other == node { "_:a" } else { "_:z" });
    };
    let mut lines: Vec<String> = statements
        .map(|statement| {
            let mut line = String::new();
            statement.write(&mut line, &name);
            line
        })
        .collect();
    lines.sort_unstable();
    digest(lines.concat().as_bytes())
}

impl State<'_> {
    fn related(
        &self,
        node: usize,
        statement: &Statement,
        issuer: &Issuer,
        position: char,
    ) -> String {
        let mut input = String::from(position);
        if position != 'g' {
            input.push_str(&statement.predicate);
        }
        if let Some(number) = self.canonical.of(node) {
            let _ = write!(input, "_:c14n{number}");
        } else if let Some(number) = issuer.of(node) {
            let _ = write!(input, "_:b{number}");
        } else {
            input.push_str(self.first.get(node).map_or("", String::as_str));
        }
        (self.digest)(input.as_bytes())
    }

    fn spend(&mut self) -> Result<(), Reason> {
        self.work += 1;
        if self.work > MOST_WORK {
            return Err(Reason::TooEntangled);
        }
        Ok(())
    }

    fn n_degree(&mut self, node: usize, mut issuer: Issuer) -> Result<(String, Issuer), Reason> {
        self.spend()?;
        let mut around: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in self.within.get(node).cloned().unwrap_or_default() {
            let Some(statement) = self.dataset.statements().get(at) else {
                continue;
            };
            let parts = [
                (Some(&statement.subject), 's'),
                (Some(&statement.object), 'o'),
                (statement.graph.as_ref(), 'g'),
            ];
            for (part, position) in parts {
                if let Some(Part::Blank(other)) = part
                    && *other != node
                {
                    let hash = self.related(*other, statement, &issuer, position);
                    around.entry(hash).or_default().push(*other);
                }
            }
        }
        let mut data = String::new();
        for (hash, mut list) in around {
            data.push_str(&hash);
            let mut chosen: Option<(String, Issuer)> = None;
            list.sort_unstable();
            loop {
                self.spend()?;
                if let Some(found) = self.path(&list, &issuer, chosen.as_ref().map(|(p, _)| p))? {
                    chosen = Some(found);
                }
                if !next_permutation(&mut list) {
                    break;
                }
            }
            if let Some((path, next)) = chosen {
                data.push_str(&path);
                issuer = next;
            }
        }
        Ok(((self.digest)(data.as_bytes()), issuer))
    }

    /// The path through these nodes in this order, unless it is longer or later than the best.
    fn path(
        &mut self,
        list: &[usize],
        issuer: &Issuer,
        best: Option<&String>,
    ) -> Result<Option<(String, Issuer)>, Reason> {
        let worse =
            |path: &String| best.is_some_and(|best| path.len() >= best.len() && path > best);
        let mut issuer = issuer.clone();
        let mut path = String::new();
        let mut deeper = Vec::new();
        for node in list {
            if let Some(number) = self.canonical.of(*node) {
                let _ = write!(path, "_:c14n{number}");
            } else {
                if issuer.of(*node).is_none() {
                    deeper.push(*node);
                }
                let _ = write!(path, "_:b{}", issuer.issue(*node));
            }
            if worse(&path) {
                return Ok(None);
            }
        }
        for node in deeper {
            let (hash, next) = self.n_degree(node, issuer.clone())?;
            let _ = write!(path, "_:b{}<{hash}>", issuer.issue(node));
            issuer = next;
            if worse(&path) {
                return Ok(None);
            }
        }
        Ok(best
            .is_none_or(|best| path < *best)
            .then_some((path, issuer)))
    }
}

/// The next order of a list, or `false` after the last.
fn next_permutation(list: &mut [usize]) -> bool {
    let Some(at) = list.windows(2).rposition(|pair| pair[0] < pair[1]) else {
        return false;
    };
    if let Some(with) = list.iter().rposition(|value| *value > list[at]) {
        list.swap(at, with);
    }
    list[at + 1..].reverse();
    true
}

/// The number of each blank node in the canonical form.
///
/// # Errors
/// [`Reason::TooEntangled`] when it would take too much work.
pub fn labels(dataset: &Dataset, digest: Digest) -> Result<Vec<usize>, Reason> {
    let mut within = vec![Vec::new(); dataset.blanks()];
    for (at, statement) in dataset.statements().iter().enumerate() {
        for node in statement.blanks() {
            let list: &mut Vec<usize> = &mut within[node];
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let first: Vec<String> = within
        .iter()
        .enumerate()
        .map(|(node, list)| {
            let statements = list.iter().filter_map(|at| dataset.statements().get(*at));
            first_degree(node, statements, digest)
        })
        .collect();
    let mut by_hash: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (node, hash) in first.iter().enumerate() {
        if !within[node].is_empty() {
            by_hash.entry(hash).or_default().push(node);
        }
    }
    let mut canonical = Issuer::default();
    for nodes in by_hash.values() {
        if let [alone] = nodes.as_slice() {
            canonical.issue(*alone);
        }
    }
    let shared: Vec<Vec<usize>> = by_hash
        .into_values()
        .filter(|nodes| nodes.len() > 1)
        .collect();
    let mut state = State {
        dataset,
        digest,
        within,
        first: first.clone(),
        canonical,
        work: 0,
    };
    for nodes in shared {
        let mut found = Vec::new();
        for node in nodes {
            if state.canonical.of(node).is_none() {
                let mut issuer = Issuer::default();
                issuer.issue(node);
                found.push(state.n_degree(node, issuer)?);
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, issuer) in found {
            for node in issuer.order {
                state.canonical.issue(node);
            }
        }
    }
    Ok((0..dataset.blanks())
        .map(|node| state.canonical.of(node).unwrap_or_default())
        .collect())
}

/// The canonical N-Quads by RDFC-1.0 with SHA-256.
///
/// # Errors
/// [`Reason::TooEntangled`] when it would take too much work.
pub fn canonical(dataset: &Dataset) -> Result<String, Reason> {
    canonical_with(dataset, sha256)
}

/// The canonical N-Quads with another hash function.
///
/// # Errors
/// [`Reason::TooEntangled`] when it would take too much work.
pub fn canonical_with(dataset: &Dataset, digest: Digest) -> Result<String, Reason> {
    let labels = labels(dataset, digest)?;
    let name = |node: usize, out: &mut String| {
        let _ = write!(
            out,
            "_:c14n{}",
            labels.get(node).copied().unwrap_or_default()
        );
    };
    let mut lines: Vec<String> = dataset
        .statements()
        .iter()
        .map(|statement| {
            let mut line = String::new();
            statement.write(&mut line, &name);
            line
        })
        .collect();
    lines.sort_unstable();
    Ok(lines.concat())
}
