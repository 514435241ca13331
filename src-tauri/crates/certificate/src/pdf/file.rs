//! Whole files: a shared beginning, then pages, then the tables at the end.
//!
//! Objects 1 to 3 are the catalog, the root of the page tree and the information
//! dictionary; shared objects follow; pages come last.

use std::io::Write;

use super::object::{put, text_string};
use crate::error::CertificateError;

/// What the file says about itself.
#[derive(Debug, Clone)]
pub(crate) struct FileFacts {
    /// The title.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// `D:20261123100000Z`.
    pub created: String,
    /// BCP 47 tag of the template's words.
    pub language: &'static str,
    /// `[0 0 width height]`.
    pub media_box: String,
}

const CATALOG: u32 = 1;
const PAGES: u32 = 2;
const INFORMATION: u32 = 3;
/// Number of the first shared object.
pub(crate) const FIRST_SHARED: u32 = 4;
/// Pages under one node of the page tree.
const FAN: usize = 50;

/// A beginning that many files share: bytes, and where its objects stand in them.
#[derive(Debug, Clone)]
pub(crate) struct Beginning {
    pub bytes: Vec<u8>,
    pub offsets: Vec<u64>,
}

impl Beginning {
    pub(crate) fn new(objects: &[Vec<u8>]) -> Self {
        let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut offsets = Vec::with_capacity(objects.len());
        for (number, body) in (FIRST_SHARED..).zip(objects) {
            offsets.push(bytes.len() as u64);
            put(&mut bytes, format_args!("{number} 0 obj\n"));
            bytes.extend_from_slice(body);
            bytes.extend_from_slice(b"\nendobj\n");
        }
        Self { bytes, offsets }
    }
}

fn tail(out: &mut Vec<u8>, at: u64, offsets: &[(u32, u64)], facts: &FileFacts, identity: &str) {
    let mut offsets = offsets.to_vec();
    let start = out.len();
    let mut add = |out: &mut Vec<u8>, number: u32, body: String| {
        offsets.push((number, at + (out.len() - start) as u64));
        put(out, format_args!("{number} 0 obj\n{body}\nendobj\n"));
    };
    add(
        out,
        CATALOG,
        format!(
            "<</Type/Catalog/Pages {PAGES} 0 R/Lang({})/ViewerPreferences<</DisplayDocTitle true>>>>",
            facts.language
        ),
    );
    add(
        out,
        INFORMATION,
        format!(
            "<</Title{}/Author{}/Producer(Credwright)/CreationDate({})/ModDate({})>>",
            text_string(&facts.title),
            text_string(&facts.author),
            facts.created,
            facts.created
        ),
    );
    let table = at + (out.len() - start) as u64;
    offsets.sort_unstable();
    put(
        out,
        format_args!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1),
    );
    for (_, offset) in &offsets {
        put(out, format_args!("{offset:010} 00000 n \n"));
    }
    put(
        out,
        format_args!(
            "trailer\n<</Size {}/Root {CATALOG} 0 R/Info {INFORMATION} 0 R/ID[<{identity}><{identity}>]>>\nstartxref\n{table}\n%%EOF\n",
            offsets.len() + 1
        ),
    );
}

fn identity(parts: &[&[u8]]) -> String {
    let mut hash = blake3::Hasher::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize()
        .to_hex()
        .as_str()
        .get(..32)
        .unwrap_or_default()
        .to_ascii_uppercase()
}

fn page(parent: u32, contents: u32, resources: &str, facts: &FileFacts) -> String {
    format!(
        "<</Type/Page/Parent {parent} 0 R/MediaBox{}/Resources{resources}/Contents {contents} 0 R>>",
        facts.media_box
    )
}

/// A file with one certificate. `extra` are its own objects, numbered after the shared
/// ones; `resources` is a dictionary; `contents` is the body of the content stream.
pub(crate) fn single(
    beginning: &Beginning,
    extra: &[Vec<u8>],
    resources: &str,
    contents: &[u8],
    facts: &FileFacts,
) -> Vec<u8> {
    let mut out = Vec::with_capacity(beginning.bytes.len() + contents.len() + 4_096);
    out.extend_from_slice(&beginning.bytes);
    let mut offsets: Vec<(u32, u64)> = (FIRST_SHARED..)
        .zip(beginning.offsets.iter().copied())
        .collect();
    let mut next = FIRST_SHARED + u32::try_from(beginning.offsets.len()).unwrap_or(0);
    let mut add = |out: &mut Vec<u8>, number: u32, body: &[u8]| {
        offsets.push((number, out.len() as u64));
        put(out, format_args!("{number} 0 obj\n"));
        out.extend_from_slice(body);
        out.extend_from_slice(b"\nendobj\n");
    };
    for body in extra {
        add(&mut out, next, body);
        next += 1;
    }
    add(&mut out, next, contents);
    add(
        &mut out,
        next + 1,
        page(PAGES, next, resources, facts).as_bytes(),
    );
    add(
        &mut out,
        PAGES,
        format!("<</Type/Pages/Count 1/Kids[{} 0 R]>>", next + 1).as_bytes(),
    );
    let identity = identity(&[contents, facts.title.as_bytes(), facts.created.as_bytes()]);
    let at = out.len() as u64;
    tail(&mut out, at, &offsets, facts, &identity);
    out
}

/// A file with many certificates, written as they come.
pub(crate) struct Merged<'w> {
    out: &'w mut dyn Write,
    at: u64,
    offsets: Vec<(u32, u64)>,
    next: u32,
    resources: u32,
    nodes: Vec<(u32, usize)>,
    pages: Vec<u32>,
    facts: FileFacts,
    hash: blake3::Hasher,
}

impl<'w> Merged<'w> {
    pub(crate) fn begin(
        out: &'w mut dyn Write,
        beginning: &Beginning,
        extra: &[Vec<u8>],
        resources: &str,
        facts: FileFacts,
    ) -> Result<Self, CertificateError> {
        out.write_all(&beginning.bytes)?;
        let mut file = Self {
            out,
            at: beginning.bytes.len() as u64,
            offsets: (FIRST_SHARED..)
                .zip(beginning.offsets.iter().copied())
                .collect(),
            next: FIRST_SHARED + u32::try_from(beginning.offsets.len()).unwrap_or(0),
            resources: 0,
            nodes: Vec::new(),
            pages: Vec::new(),
            facts,
            hash: blake3::Hasher::new(),
        };
        for body in extra {
            let number = file.take_number();
            file.object(number, body)?;
        }
        file.resources = file.take_number();
        let number = file.resources;
        file.object(number, resources.as_bytes())?;
        Ok(file)
    }

    fn take_number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    fn object(&mut self, number: u32, body: &[u8]) -> Result<(), CertificateError> {
        let mut head = Vec::with_capacity(16);
        put(&mut head, format_args!("{number} 0 obj\n"));
        self.offsets.push((number, self.at));
        self.out.write_all(&head)?;
        self.out.write_all(body)?;
        self.out.write_all(b"\nendobj\n")?;
        self.at += (head.len() + body.len() + 8) as u64;
        Ok(())
    }

    /// Appends a page.
    pub(crate) fn page(&mut self, contents: &[u8]) -> Result<(), CertificateError> {
        self.hash.update(contents);
        if self.pages.is_empty() {
            let node = self.take_number();
            self.nodes.push((node, 0));
        }
        let node = self.nodes.last().map_or(PAGES, |n| n.0);
        let (stream, number) = (self.take_number(), self.take_number());
        self.object(stream, contents)?;
        let body = page(
            node,
            stream,
            &format!(" {} 0 R", self.resources),
            &self.facts,
        );
        self.object(number, body.as_bytes())?;
        self.pages.push(number);
        if self.pages.len() == FAN {
            self.close_node()?;
        }
        Ok(())
    }

    fn close_node(&mut self) -> Result<(), CertificateError> {
        let pages = std::mem::take(&mut self.pages);
        let Some((number, count)) = self.nodes.last_mut() else {
            return Ok(());
        };
        *count = pages.len();
        let number = *number;
        let body = node(PAGES, pages.len(), &pages);
        self.object(number, body.as_bytes())
    }

    /// Writes the page tree and the tables.
    pub(crate) fn finish(mut self) -> Result<(), CertificateError> {
        if !self.pages.is_empty() {
            self.close_node()?;
        }
        let total: usize = self.nodes.iter().map(|(_, count)| count).sum();
        let kids: Vec<u32> = self.nodes.iter().map(|(number, _)| *number).collect();
        let body = format!("<</Type/Pages/Count {total}/Kids[{}]>>", joined(&kids));
        self.object(PAGES, body.as_bytes())?;
        let whole = *self.hash.finalize().as_bytes();
        let identity = identity(&[
            &whole,
            self.facts.title.as_bytes(),
            self.facts.created.as_bytes(),
        ]);
        let mut out = Vec::new();
        tail(&mut out, self.at, &self.offsets, &self.facts, &identity);
        self.out.write_all(&out)?;
        self.out.flush()?;
        Ok(())
    }
}

fn joined(numbers: &[u32]) -> String {
    numbers
        .iter()
        .map(|n| format!("{n} 0 R"))
        .collect::<Vec<_>>()
        .join(" ")
}

fn node(parent: u32, count: usize, kids: &[u32]) -> String {
    format!(
        "<</Type/Pages/Parent {parent} 0 R/Count {count}/Kids[{}]>>",
        joined(kids)
    )
}
