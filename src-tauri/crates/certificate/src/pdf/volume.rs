//! A file of one certificate or of many, written as they come.

use std::io::Write;

use super::attachment::{Attached, Record, attach};
use super::metadata::FileFacts;
use super::nodes::Nodes;
use super::object::{Deflater, put, put_whole, text_string};
use super::outline::{GROUP, Outline};
use super::structure::{Placed, Structure, Tag, elements, list};
use super::writer::{Beginning, Writer};
use crate::error::CertificateError;

/// A page, made.
pub(crate) struct MadePage {
    /// The number of a content stream that stands before its own.
    pub head: Option<u32>,
    /// The body of its content stream.
    pub contents: Vec<u8>,
    /// What each marked piece is, by its number on the page.
    pub tags: Vec<Tag>,
}

/// A certificate on it: what its bookmark says, and its record as JSON.
pub(crate) struct MadeCertificate {
    pub title: String,
    pub record: String,
}

/// Pages that belong together: of one certificate, or of those on one sheet of labels.
pub(crate) struct Made {
    pub pages: Vec<MadePage>,
    pub certificates: Vec<MadeCertificate>,
}

/// How a file is made.
pub(crate) struct VolumePlan<'p> {
    pub beginning: &'p Beginning,
    /// Number of the output intent in the beginning.
    pub intent: u32,
    /// Objects of this file alone, numbered after the beginning's.
    pub extra: &'p [Vec<u8>],
    /// The resources of its pages, a dictionary.
    pub resources: String,
    pub facts: FileFacts,
    /// `[0 0 width height]`, and further boxes of each page.
    pub media_box: String,
    pub page_boxes: String,
    /// Certificates it will have.
    pub total: usize,
    /// The record's beginning and end, around the certificates; none for other documents.
    pub record: Option<(String, String)>,
    /// The name of the attached record.
    pub record_name: &'p str,
    /// A signed credential to attach, as JSON.
    pub credential: Option<&'p str>,
}

/// The name of an attached credential.
const CREDENTIAL: &str = "credential.json";

/// Pages under one node of the page tree.
const FAN: usize = 50;

/// The file.
pub(crate) struct Volume<'w> {
    writer: Writer<'w>,
    facts: FileFacts,
    intent: u32,
    root: u32,
    resources: u32,
    media_box: String,
    page_boxes: String,
    nodes: Vec<(u32, usize)>,
    pages: Vec<u32>,
    structure: Structure,
    outline: Option<Outline>,
    total: usize,
    done: usize,
    part: u32,
    sections: Vec<u32>,
    parts: Vec<u32>,
    record: Option<Record>,
    record_name: String,
    credential: Option<String>,
    hash: blake3::Hasher,
}

fn identity(parts: &[&[u8]]) -> String {
    let mut hash = blake3::Hasher::new();
    for part in parts {
        hash.update(part);
    }
    let mut hex = hash.finalize().to_hex().to_ascii_uppercase();
    hex.truncate(32);
    hex
}

/// Files that are attached at the end.
struct Attachments<'a> {
    record: Option<Record>,
    record_name: &'a str,
    credential: Option<&'a str>,
}

impl Attachments<'_> {
    /// Writes the attached files, and what the catalogue says of them.
    fn write(
        self,
        writer: &mut Writer<'_>,
        facts: &FileFacts,
        hash: &mut blake3::Hasher,
    ) -> Result<String, CertificateError> {
        let mut files = Vec::new();
        if let Some(record) = self.record {
            let (deflated, length) = record.finish(writer)?;
            hash.update(&deflated);
            let attached = Attached {
                name: self.record_name,
                what: "Facts as data",
                deflated: &deflated,
                length,
            };
            let file = attach(writer, facts, &attached)?;
            files.push((self.record_name.to_owned(), file));
        }
        if let Some(text) = self.credential {
            let deflated = writer.deflate(text.as_bytes());
            hash.update(&deflated);
            let attached = Attached {
                name: CREDENTIAL,
                what: "Signed credential (Open Badges 3.0)",
                deflated: &deflated,
                length: text.len(),
            };
            let file = attach(writer, facts, &attached)?;
            files.push((CREDENTIAL.to_owned(), file));
        }
        if files.is_empty() {
            return Ok(String::new());
        }
        // Names stand in the order of their letters.
        files.sort();
        let mut associated: Vec<String> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for (name, file) in files {
            associated.push(format!("{file} 0 R"));
            names.push(format!("({name}){file} 0 R"));
        }
        Ok(format!(
            "/AF[{}]/Names<</EmbeddedFiles<</Names[{}]>>>>",
            associated.join(" "),
            names.join("")
        ))
    }
}

impl<'w> Volume<'w> {
    pub(crate) fn begin(
        out: &'w mut dyn Write,
        plan: VolumePlan<'_>,
        deflater: &'w mut Deflater,
    ) -> Result<Self, CertificateError> {
        let mut writer = Writer::after(out, plan.beginning, deflater)?;
        // All numbers first: they follow each other, whatever the writer needs in between.
        let numbers: Vec<u32> = plan.extra.iter().map(|_| writer.reserve()).collect();
        for (number, body) in numbers.into_iter().zip(plan.extra) {
            if body.ends_with(b"endstream") {
                writer.stream(number, body)?;
            } else {
                writer.small(number, body)?;
            }
        }
        let resources = writer.reserve();
        writer.small(resources, plan.resources.as_bytes())?;
        let root = writer.reserve();
        let structure = Structure::new(&mut writer);
        let outline = (plan.total > 1).then(|| Outline::new(&mut writer, plan.total));
        let record = match plan.record {
            Some((beginning, end)) => Some(Record::begin(plan.total, &beginning, end)?),
            None => None,
        };
        let mut hash = blake3::Hasher::new();
        hash.update(plan.beginning.hash());
        Ok(Self {
            writer,
            facts: plan.facts,
            intent: plan.intent,
            root,
            resources,
            media_box: plan.media_box,
            page_boxes: plan.page_boxes,
            nodes: Vec::new(),
            pages: Vec::new(),
            structure,
            outline,
            total: plan.total,
            done: 0,
            part: 0,
            sections: Vec::new(),
            parts: Vec::new(),
            record,
            record_name: plan.record_name.to_owned(),
            credential: plan.credential.map(str::to_owned),
            hash,
        })
    }

    /// Appends pages.
    pub(crate) fn add(&mut self, made: &Made) -> Result<(), CertificateError> {
        let mut placed = Vec::new();
        let mut first_page = 0;
        for page in &made.pages {
            let number = self.page(page)?;
            if first_page == 0 {
                first_page = number;
            }
            let start = placed.len();
            for (mark, tag) in page.tags.iter().enumerate() {
                let element = self.writer.reserve();
                placed.push(Placed {
                    tag,
                    page: number,
                    mark,
                    element,
                });
            }
            let mine = placed.get(start..).unwrap_or_default();
            self.structure
                .page(&mut self.writer, mine.iter().map(|p| p.element))?;
        }
        placed.sort_by_key(|p| (p.tag.certificate, p.page, p.tag.rank));
        let mut rest = placed.as_slice();
        for (place, certificate) in made.certificates.iter().enumerate() {
            let count = rest
                .iter()
                .take_while(|p| p.tag.certificate == place)
                .count();
            let (mine, beyond) = rest.split_at(count);
            rest = beyond;
            self.section(mine)?;
            if let Some(outline) = &mut self.outline {
                outline.add(&mut self.writer, &certificate.title, first_page)?;
            }
            if let Some(record) = &mut self.record {
                record.add(if self.done > 0 { ",\n" } else { "\n" })?;
                record.add(&certificate.record)?;
            }
            self.done += 1;
        }
        Ok(())
    }

    /// Appends pages of running text with its structure. `owners` are the nodes that the marked
    /// pieces of each page belong to, in the order of their numbers.
    pub(crate) fn add_text(
        &mut self,
        made: &[MadePage],
        nodes: &Nodes,
        owners: &[Vec<usize>],
    ) -> Result<(), CertificateError> {
        let numbers: Vec<u32> = (0..nodes.len()).map(|_| self.writer.reserve()).collect();
        let mut pages = Vec::with_capacity(made.len());
        for (page, owners) in made.iter().zip(owners) {
            pages.push(self.page(page)?);
            let owners = owners
                .iter()
                .filter_map(|place| numbers.get(*place).copied());
            self.structure.page(&mut self.writer, owners)?;
        }
        let document = self.structure.document();
        for (number, body) in numbers.iter().zip(nodes.bodies(document, &numbers, &pages)) {
            self.writer.small(*number, &body)?;
        }
        let tops = nodes.tops().filter_map(|place| numbers.get(place));
        self.sections.extend(tops);
        Ok(())
    }

    fn page(&mut self, page: &MadePage) -> Result<u32, CertificateError> {
        self.hash.update(&page.contents);
        if self.pages.is_empty() {
            let node = self.writer.reserve();
            self.nodes.push((node, 0));
        }
        let parent = self.nodes.last().map_or(self.root, |n| n.0);
        let (contents, number) = (self.writer.reserve(), self.writer.reserve());
        self.writer.stream(contents, &page.contents)?;
        let mut body = Vec::with_capacity(100);
        put(
            &mut body,
            format_args!(
                "<</Type/Page/Parent {parent} 0 R/Resources {} 0 R/Contents",
                self.resources
            ),
        );
        match page.head {
            Some(head) => put(&mut body, format_args!("[{head} 0 R {contents} 0 R]")),
            None => put(&mut body, format_args!(" {contents} 0 R")),
        }
        body.extend_from_slice(self.page_boxes.as_bytes());
        body.extend_from_slice(b"/StructParents ");
        put_whole(&mut body, self.structure.key() as u64);
        body.extend_from_slice(b">>");
        self.writer.small(number, &body)?;
        self.pages.push(number);
        if self.pages.len() == FAN {
            self.close_node()?;
        }
        Ok(number)
    }

    fn close_node(&mut self) -> Result<(), CertificateError> {
        let pages = std::mem::take(&mut self.pages);
        let Some((number, count)) = self.nodes.last_mut() else {
            return Ok(());
        };
        *count = pages.len();
        let number = *number;
        let mut body = Vec::new();
        put(
            &mut body,
            format_args!(
                "<</Type/Pages/Parent {} 0 R/Count {}/Kids[",
                self.root,
                pages.len()
            ),
        );
        list(&mut body, &pages);
        body.extend_from_slice(b"]>>");
        self.writer.small(number, &body)
    }

    /// Writes the structure of one certificate.
    fn section(&mut self, placed: &[Placed<'_>]) -> Result<(), CertificateError> {
        let document = self.structure.document();
        let grouped = self.total > GROUP;
        if self.done.is_multiple_of(GROUP) {
            self.part = if grouped {
                self.writer.reserve()
            } else {
                document
            };
        }
        let number = self.writer.reserve();
        let kids = elements(&mut self.writer, number, placed)?;
        let mut body = Vec::with_capacity(160);
        put(&mut body, format_args!("<</S/Sect/P {} 0 R/K[", self.part));
        list(&mut body, &kids);
        body.extend_from_slice(b"]>>");
        self.writer.small(number, &body)?;
        self.sections.push(number);
        let full = (self.done + 1).is_multiple_of(GROUP) || self.done + 1 == self.total;
        if grouped && full {
            let sections = std::mem::take(&mut self.sections);
            let mut body = Vec::new();
            put(&mut body, format_args!("<</S/Part/P {document} 0 R/K["));
            list(&mut body, &sections);
            body.extend_from_slice(b"]>>");
            self.writer.small(self.part, &body)?;
            self.parts.push(self.part);
        }
        Ok(())
    }

    /// Writes the page tree, the structure, the record and the tables at the end.
    pub(crate) fn finish(mut self) -> Result<(), CertificateError> {
        if !self.pages.is_empty() {
            self.close_node()?;
        }
        let total: usize = self.nodes.iter().map(|(_, count)| count).sum();
        let kids: Vec<u32> = self.nodes.iter().map(|(number, _)| *number).collect();
        let mut body = Vec::new();
        put(
            &mut body,
            format_args!(
                "<</Type/Pages/Count {total}/MediaBox{}/Kids[",
                self.media_box
            ),
        );
        list(&mut body, &kids);
        body.extend_from_slice(b"]>>");
        self.writer.small(self.root, &body)?;

        let mut catalog = format!(
            "<</Type/Catalog/Pages {} 0 R/Lang{}/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[{} 0 R]",
            self.root,
            text_string(&self.facts.language),
            self.intent
        );
        catalog += &format!(
            "/MarkInfo<</Marked true>>/StructTreeRoot {} 0 R",
            self.structure.root()
        );
        let kids = if self.parts.is_empty() {
            &self.sections
        } else {
            &self.parts
        };
        self.structure.finish(&mut self.writer, kids)?;
        if let Some(outline) = self.outline.take() {
            catalog += &format!("/Outlines {} 0 R/PageMode/UseOutlines", outline.root());
            outline.finish(&mut self.writer)?;
        }
        let attachments = Attachments {
            record: self.record.take(),
            record_name: &self.record_name,
            credential: self.credential.as_deref(),
        };
        catalog += &attachments.write(&mut self.writer, &self.facts, &mut self.hash)?;
        let metadata = self.writer.reserve();
        let xmp = self.facts.xmp();
        let mut body = Vec::with_capacity(xmp.len() + 80);
        put(
            &mut body,
            format_args!(
                "<</Type/Metadata/Subtype/XML/Length {}>>stream\n",
                xmp.len()
            ),
        );
        body.extend_from_slice(&xmp);
        body.extend_from_slice(b"\nendstream");
        self.writer.stream(metadata, &body)?;
        catalog += &format!("/Metadata {metadata} 0 R>>");
        let (root, information) = (self.writer.reserve(), self.writer.reserve());
        self.writer.small(root, catalog.as_bytes())?;
        self.writer
            .small(information, self.facts.information().as_bytes())?;
        let whole = *self.hash.finalize().as_bytes();
        let identity = identity(&[
            &whole,
            self.facts.title.as_bytes(),
            self.facts.created.as_bytes(),
        ]);
        self.writer.finish(root, information, &identity)
    }
}
