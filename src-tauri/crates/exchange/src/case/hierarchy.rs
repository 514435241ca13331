//! Which item is part of which, and in what order: from `isChildOf` associations.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::package::{Node, text};

#[derive(Deserialize)]
struct Association<'j> {
    #[serde(rename = "associationType", borrow, default)]
    kind: Option<&'j RawValue>,
    #[serde(rename = "originNodeURI", borrow, default)]
    origin: Option<&'j RawValue>,
    #[serde(rename = "destinationNodeURI", borrow, default)]
    destination: Option<&'j RawValue>,
    #[serde(rename = "sequenceNumber", borrow, default)]
    sequence: Option<&'j RawValue>,
}

/// What two ways of writing an identifier have in common: case tells no GUIDs apart (RFC 9562, 4).
pub(super) fn key(identifier: &str) -> String {
    let is_guid = identifier.len() == 36
        && identifier
            .bytes()
            .all(|b| b.is_ascii_hexdigit() || b == b'-');
    if is_guid {
        identifier.to_ascii_lowercase()
    } else {
        identifier.to_owned()
    }
}

fn node(value: Option<&RawValue>) -> String {
    let Some(raw) = value else {
        return String::new();
    };
    let node: Node<'_> = serde_json::from_str(raw.get()).unwrap_or_default();
    key(&text(node.identifier).unwrap_or_default())
}

/// A child of an item: what its place among the others is, and which item it is.
type Child = (u64, usize);

/// How the items of a package hang together. Items are named by their places in it.
#[derive(Default)]
pub(super) struct Hierarchy {
    /// The parents of each item, in the order of the file.
    pub parents: Vec<Vec<usize>>,
    /// The place of each item in the order of the whole, from 1.
    pub order: Vec<u32>,
    /// Other kinds of associations, with how many there are.
    pub others: BTreeMap<String, u32>,
    /// Parents that the file does not have.
    pub missing: u32,
    /// Associations by which something would be part of itself.
    pub circles: u32,
    /// Associations that cannot be read.
    pub unreadable: u32,
}

/// Where no sequence is given, the order of the file counts.
const NO_SEQUENCE: u64 = u64::MAX;

impl Hierarchy {
    /// Reads the associations between items, which are given by their keys.
    pub(super) fn read(
        associations: &[&RawValue],
        items: &HashMap<String, usize>,
        count: usize,
        document: &str,
    ) -> Self {
        let mut found = Self {
            parents: vec![Vec::new(); count],
            order: vec![0; count],
            ..Self::default()
        };
        let mut children: Vec<Vec<Child>> = vec![Vec::new(); count];
        let mut top: Vec<Child> = Vec::new();
        for raw in associations {
            let Ok(read) = serde_json::from_str::<Association<'_>>(raw.get()) else {
                found.unreadable += 1;
                continue;
            };
            let kind = text(read.kind).unwrap_or_default();
            if kind != "isChildOf" {
                *found.others.entry(kind).or_default() += 1;
                continue;
            }
            let Some(child) = items.get(&node(read.origin)).copied() else {
                found.missing += 1;
                continue;
            };
            let sequence = text(read.sequence).and_then(|s| s.parse().ok());
            let place = (sequence.unwrap_or(NO_SEQUENCE), child);
            let parent = node(read.destination);
            match items.get(&parent).copied() {
                Some(parent) => {
                    if let (Some(mine), Some(theirs)) =
                        (found.parents.get_mut(child), children.get_mut(parent))
                        && !mine.contains(&parent)
                    {
                        mine.push(parent);
                        theirs.push(place);
                    }
                }
                None if parent == document => top.push(place),
                None => found.missing += 1,
            }
        }
        for list in &mut children {
            list.sort_unstable();
        }
        top.sort_unstable();
        found.walk(&children, &top);
        found
    }

    /// Numbers the items from the top down, and cuts what would be part of itself.
    fn walk(&mut self, children: &[Vec<Child>], top: &[Child]) {
        let count = self.parents.len();
        let named = top.iter().map(|(_, item)| *item);
        let others = (0..count).filter(|item| self.parents.get(*item).is_some_and(Vec::is_empty));
        let mut roots: Vec<usize> = named.chain(others).collect();
        // What hangs on nothing but itself begins wherever the file names it first.
        roots.extend(0..count);
        let mut next = 1;
        let mut open = vec![false; count];
        for root in roots {
            if self.order.get(root).is_none_or(|place| *place > 0) {
                continue;
            }
            let mut path = vec![(root, 0)];
            self.number(root, &mut next);
            set(&mut open, root, true);
            while let Some((item, at)) = path.last_mut() {
                let child = children.get(*item).and_then(|list| list.get(*at));
                let Some((_, child)) = child.copied() else {
                    set(&mut open, *item, false);
                    path.pop();
                    continue;
                };
                *at += 1;
                let parent = *item;
                if open.get(child) == Some(&true) {
                    self.circles += 1;
                    if let Some(parents) = self.parents.get_mut(child) {
                        parents.retain(|known| *known != parent);
                    }
                } else if self.order.get(child) == Some(&0) {
                    self.number(child, &mut next);
                    set(&mut open, child, true);
                    path.push((child, 0));
                }
            }
        }
    }

    fn number(&mut self, item: usize, next: &mut u32) {
        if let Some(place) = self.order.get_mut(item) {
            *place = *next;
            *next += 1;
        }
    }
}

fn set(flags: &mut [bool], place: usize, value: bool) {
    if let Some(flag) = flags.get_mut(place) {
        *flag = value;
    }
}
