//! The structure of running text: headings, paragraphs, lists and tables (ISO 32000-1, 14.8.4).

use super::object::{put, put_whole};

/// What a node of the structure tree holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kid {
    /// A node by its place.
    Node(usize),
    /// A marked piece of a page, by the page's place and the mark's number on it.
    Mark(usize, usize),
}

/// A node of the structure tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// The standard structure type, such as `H1`.
    pub role: &'static str,
    parent: Option<usize>,
    kids: Vec<Kid>,
}

/// The nodes of a document, each after its parent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Nodes(Vec<Node>);

impl Nodes {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds a node at the end of another, or of the document.
    pub(crate) fn add(&mut self, role: &'static str, parent: Option<usize>) -> usize {
        let place = self.0.len();
        if let Some(above) = parent.and_then(|p| self.0.get_mut(p)) {
            above.kids.push(Kid::Node(place));
        }
        self.0.push(Node {
            role,
            parent,
            kids: Vec::new(),
        });
        place
    }

    pub(crate) fn role(&self, place: usize) -> &'static str {
        self.0.get(place).map_or("P", |node| node.role)
    }

    /// Notes that a marked piece of a page belongs to a node.
    pub(crate) fn mark(&mut self, place: usize, page: usize, number: usize) {
        if let Some(node) = self.0.get_mut(place) {
            node.kids.push(Kid::Mark(page, number));
        }
    }

    /// The places of those that stand in no other.
    pub(super) fn tops(&self) -> impl Iterator<Item = usize> {
        (0..)
            .zip(&self.0)
            .filter_map(|(place, node)| node.parent.is_none().then_some(place))
    }

    /// The bodies of all nodes. `numbers` are those of their objects, `pages` those of the pages'.
    pub(super) fn bodies(
        &self,
        document: u32,
        numbers: &[u32],
        pages: &[u32],
    ) -> impl Iterator<Item = Vec<u8>> {
        let number = move |place: usize| numbers.get(place).copied().unwrap_or(document);
        self.0.iter().map(move |node| {
            let above = node.parent.map_or(document, number);
            let mut body = Vec::with_capacity(80 + node.kids.len() * 30);
            put(&mut body, format_args!("<</S/{}/P {above} 0 R", node.role));
            if node.role == "TH" {
                body.extend_from_slice(b"/A<</O/Table/Scope/Column>>");
            }
            body.extend_from_slice(b"/K[");
            for kid in &node.kids {
                match *kid {
                    Kid::Node(place) => {
                        put_whole(&mut body, u64::from(number(place)));
                        body.extend_from_slice(b" 0 R ");
                    }
                    Kid::Mark(page, mark) => put(
                        &mut body,
                        format_args!(
                            "<</Type/MCR/Pg {} 0 R/MCID {mark}>>",
                            pages.get(page).copied().unwrap_or(document)
                        ),
                    ),
                }
            }
            body.extend_from_slice(b"]>>");
            body
        })
    }
}
