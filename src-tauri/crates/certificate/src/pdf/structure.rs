//! The structure tree, which screen readers follow (ISO 32000-1, 14.7; ISO 14289-1).

use super::object::{put, put_whole, text_string};
use super::writer::Writer;
use crate::error::CertificateError;
use crate::sheet::Reading;

/// What a marked piece of a page is.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    /// Place in reading order.
    pub rank: u32,
    pub reading: Reading,
    /// BCP 47 tag, where it is not the file's.
    pub language: String,
    /// Left, lower, right, upper edge.
    pub bounds: [f32; 4],
    /// Which of the certificates on the page it belongs to.
    pub certificate: usize,
}

/// Pages a leaf of the parent tree has.
const LEAF: usize = 64;

/// The tree while it grows.
pub(super) struct Structure {
    root: u32,
    document: u32,
    parents: Vec<u8>,
    first_page: usize,
    pages: usize,
    leaves: Vec<(u32, usize, usize)>,
}

fn reference(out: &mut Vec<u8>, number: u32) {
    put_whole(out, u64::from(number));
    out.extend_from_slice(b" 0 R");
}

impl Structure {
    pub(super) fn new(writer: &mut Writer<'_>) -> Self {
        Self {
            root: writer.reserve(),
            document: writer.reserve(),
            parents: Vec::new(),
            first_page: 0,
            pages: 0,
            leaves: Vec::new(),
        }
    }

    pub(super) fn root(&self) -> u32 {
        self.root
    }

    pub(super) fn document(&self) -> u32 {
        self.document
    }

    /// The key of the page that [`Self::page`] takes next.
    pub(super) fn key(&self) -> usize {
        self.pages
    }

    /// Notes which element each marked piece of a page belongs to.
    pub(super) fn page(
        &mut self,
        writer: &mut Writer<'_>,
        elements: impl Iterator<Item = u32>,
    ) -> Result<(), CertificateError> {
        put_whole(&mut self.parents, self.pages as u64);
        self.parents.push(b'[');
        for number in elements {
            reference(&mut self.parents, number);
            self.parents.push(b' ');
        }
        self.parents.push(b']');
        self.pages += 1;
        if self.pages - self.first_page == LEAF {
            self.close_leaf(writer)?;
        }
        Ok(())
    }

    fn close_leaf(&mut self, writer: &mut Writer<'_>) -> Result<(), CertificateError> {
        if self.pages == self.first_page {
            return Ok(());
        }
        let number = writer.reserve();
        let (first, last) = (self.first_page, self.pages - 1);
        let mut body = Vec::with_capacity(self.parents.len() + 60);
        put(&mut body, format_args!("<</Limits[{first} {last}]/Nums["));
        body.append(&mut self.parents);
        body.extend_from_slice(b"]>>");
        writer.small(number, &body)?;
        self.leaves.push((number, first, last));
        self.first_page = self.pages;
        Ok(())
    }

    /// Writes the root, over what the document holds.
    pub(super) fn finish(
        mut self,
        writer: &mut Writer<'_>,
        kids: &[u32],
    ) -> Result<(), CertificateError> {
        self.close_leaf(writer)?;
        let tree = writer.reserve();
        let leaves: Vec<u32> = self.leaves.iter().map(|leaf| leaf.0).collect();
        let mut body = b"<</Kids[".to_vec();
        list(&mut body, &leaves);
        body.extend_from_slice(b"]>>");
        writer.small(tree, &body)?;
        let mut body = Vec::new();
        put(
            &mut body,
            format_args!("<</S/Document/P {} 0 R/K[", self.root),
        );
        list(&mut body, kids);
        body.extend_from_slice(b"]>>");
        writer.small(self.document, &body)?;
        let body = format!(
            "<</Type/StructTreeRoot/K {} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {}>>",
            self.document, self.pages
        );
        writer.small(self.root, body.as_bytes())
    }
}

/// Object references, one after the other.
pub(super) fn list(out: &mut Vec<u8>, numbers: &[u32]) {
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            out.push(b' ');
        }
        reference(out, *number);
    }
}

/// A tag with where it stands: its page, its mark on the page, and its element.
pub(super) struct Placed<'t> {
    pub tag: &'t Tag,
    pub page: u32,
    pub mark: usize,
    pub element: u32,
}

/// Writes the elements of a certificate in reading order under `parent`, and returns the
/// numbers of those directly under it. Entries of a list that follow each other become one list.
pub(super) fn elements(
    writer: &mut Writer<'_>,
    parent: u32,
    placed: &[Placed<'_>],
) -> Result<Vec<u32>, CertificateError> {
    let mut kids = Vec::with_capacity(placed.len());
    let mut rest = placed;
    let mut body = Vec::with_capacity(200);
    while let Some((first, after)) = rest.split_first() {
        if first.tag.reading != Reading::Item {
            leaf(&mut body, first, parent);
            writer.small(first.element, &body)?;
            kids.push(first.element);
            rest = after;
            continue;
        }
        let count = rest
            .iter()
            .take_while(|p| p.tag.reading == Reading::Item)
            .count();
        let (items, beyond) = rest.split_at(count);
        let the_list = writer.reserve();
        let mut entries = Vec::with_capacity(count);
        for item in items {
            let entry = writer.reserve();
            leaf(&mut body, item, entry);
            writer.small(item.element, &body)?;
            body.clear();
            put(
                &mut body,
                format_args!("<</S/LI/P {the_list} 0 R/K {} 0 R>>", item.element),
            );
            writer.small(entry, &body)?;
            entries.push(entry);
        }
        body.clear();
        put(&mut body, format_args!("<</S/L/P {parent} 0 R/K["));
        list(&mut body, &entries);
        body.extend_from_slice(b"]>>");
        writer.small(the_list, &body)?;
        kids.push(the_list);
        rest = beyond;
    }
    Ok(kids)
}

fn leaf(body: &mut Vec<u8>, placed: &Placed<'_>, parent: u32) {
    body.clear();
    let role: &[u8] = match placed.tag.reading {
        Reading::Heading => b"H1",
        Reading::Item => b"LBody",
        Reading::Figure(_) => b"Figure",
        Reading::Paragraph | Reading::Artifact => b"P",
    };
    body.extend_from_slice(b"<</S/");
    body.extend_from_slice(role);
    body.extend_from_slice(b"/P ");
    reference(body, parent);
    body.extend_from_slice(b"/Pg ");
    reference(body, placed.page);
    body.extend_from_slice(b"/K ");
    put_whole(body, placed.mark as u64);
    if !placed.tag.language.is_empty() {
        body.extend_from_slice(b"/Lang");
        body.extend_from_slice(text_string(&placed.tag.language).as_bytes());
    }
    if let Reading::Figure(words) = &placed.tag.reading {
        let [left, bottom, right, top] = placed.tag.bounds;
        put(
            body,
            format_args!(
                "/Alt{}/A<</O/Layout/Placement/Block/BBox[{left:.0} {bottom:.0} {right:.0} {top:.0}]>>",
                text_string(words)
            ),
        );
    }
    body.extend_from_slice(b">>");
}
