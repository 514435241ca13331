//! Documents in running text, through the same fonts, shaping and PDF writing as certificates:
//! rubrics to print, feedback for learners.
//!
//! A document is a list of blocks; they are set one below the other, and go on to the next
//! page where the paper ends. The same document gives the same bytes.

mod block;
mod contents;
mod layout;

use std::collections::BTreeMap;
use std::slice;

pub use block::{Block, Cell, Column};
pub use contents::{Document, Orientation};

use crate::error::CertificateError;
use crate::font::FontLibrary;
use crate::font::subset::GlyphUse;
use crate::pdf::{
    Codes, Common, Deflater, FileFacts, MadePage, Nodes, Volume, VolumePlan, build, content, stream,
};
use crate::sheet::Mark;
use crate::text::Shaper;
use layout::Owned;

/// Sets a document as PDF.
///
/// # Errors
/// [`CertificateError::NotCovered`] when no font has a character.
pub fn typeset(library: &FontLibrary, document: &Document) -> Result<Vec<u8>, CertificateError> {
    let mut shaper = Shaper::new(library);
    let (pages, mut nodes) = layout::pages(&mut shaper, document)?;
    let mut used = GlyphUse::default();
    for (_, mark) in pages.iter().flatten() {
        if let Mark::Text { line, .. } = mark {
            used.note(line);
        }
    }
    let (shared, codes) = build(library, &used, &BTreeMap::new(), 'F', 1)?;
    let common = Common::new(shared.objects.iter())?;
    let (width, height) = document.orientation.size_pt();
    let created: String = document.made_at.0.chars().take(19).collect();
    let fonts: String = shared
        .fonts
        .iter()
        .map(|(name, number)| format!("/{name} {number} 0 R"))
        .collect();
    let mut out = Vec::new();
    let (mut deflater, mut small) = (Deflater::new(6), Deflater::new(6));
    let mut file = Volume::begin(
        &mut out,
        VolumePlan {
            beginning: &common.beginning,
            intent: common.intent,
            extra: &[],
            resources: format!("<</Font<<{fonts}>>>>"),
            facts: FileFacts {
                title: document.title.clone(),
                author: document.author.clone(),
                created: created + "Z",
                language: document.language.clone(),
            },
            media_box: format!("[0 0 {width} {height}]"),
            page_boxes: String::new(),
            total: 0,
            record: None,
            record_name: "",
            credential: document.attached.as_deref(),
        },
        &mut small,
    )?;
    let (mut made, mut owners) = (Vec::new(), Vec::new());
    for (number, marks) in pages.iter().enumerate() {
        let (operators, mine) = marked(number, marks, &mut nodes, &codes)?;
        made.push(MadePage {
            head: None,
            contents: stream("", &operators, &mut deflater),
            tags: Vec::new(),
        });
        owners.push(mine);
    }
    file.add_text(&made, &nodes, &owners)?;
    file.finish()?;
    Ok(out)
}

/// A page's operators, each mark within the node it belongs to, and those nodes by the numbers of
/// their pieces.
fn marked(
    page: usize,
    marks: &[Owned],
    nodes: &mut Nodes,
    codes: &Codes,
) -> Result<(Vec<u8>, Vec<usize>), CertificateError> {
    let (mut operators, mut owners) = (Vec::new(), Vec::new());
    for together in marks.chunk_by(|a, b| a.0 == b.0) {
        match together.first().and_then(|(node, _)| *node) {
            Some(node) => {
                nodes.mark(node, page, owners.len());
                let open = format!("/{}<</MCID {}>>BDC\n", nodes.role(node), owners.len());
                operators.extend_from_slice(open.as_bytes());
                owners.push(node);
            }
            None => operators.extend_from_slice(b"/Artifact BMC\n"),
        }
        for (_, mark) in together {
            content(
                &mut operators,
                slice::from_ref(mark),
                codes,
                &mut Vec::new(),
            )?;
        }
        operators.extend_from_slice(b"EMC\n");
    }
    Ok((operators, owners))
}
