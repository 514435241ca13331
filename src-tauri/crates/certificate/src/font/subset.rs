//! Glyphs in use, and fonts cut down to them.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;

use super::lean::lean;
use super::{Face, FaceId};
use crate::error::{CertificateError, FontFault};
use crate::text::Line;

/// Which glyphs of which faces are used, and the text each stands for when copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct GlyphUse(pub BTreeMap<FaceId, BTreeMap<u16, String>>);

impl GlyphUse {
    /// Notes every glyph of a line. The first text a glyph stands for stays.
    pub(crate) fn note(&mut self, line: &Line) {
        for run in &line.runs {
            let glyphs = self.0.entry(run.face).or_default();
            for glyph in &run.glyphs {
                glyphs.entry(glyph.id).or_insert_with(|| {
                    // PDF/UA wants every glyph to stand for something; where another glyph of its
                    // cluster has the text, `/ActualText` says so over it.
                    match run.letters(glyph) {
                        "" => "\u{200B}".to_owned(),
                        letters => letters.to_owned(),
                    }
                });
            }
        }
    }

    /// Takes in all of another's.
    pub(crate) fn merge(&mut self, other: Self) {
        for (face, glyphs) in other.0 {
            let mine = self.0.entry(face).or_default();
            for (glyph, text) in glyphs {
                mine.entry(glyph).or_insert(text);
            }
        }
    }

    /// What is used here and not there.
    pub(crate) fn without(mut self, other: &Self) -> Self {
        for (face, glyphs) in &mut self.0 {
            if let Some(there) = other.0.get(face) {
                glyphs.retain(|glyph, _| !there.contains_key(glyph));
            }
        }
        self.0.retain(|_, glyphs| !glyphs.is_empty());
        self
    }
}

/// A font cut down to the glyphs in use.
pub(crate) struct Subset {
    /// The font file.
    pub bytes: Vec<u8>,
    /// New glyph number and text, by old glyph number.
    pub glyphs: BTreeMap<u16, (u16, String)>,
    /// `ABCDEF+Name`, the letters drawn from the glyphs (ISO 32000-1, 9.6.4).
    pub name: String,
}

/// Cuts a face down.
pub(crate) fn subset(
    face: &Face,
    used: &BTreeMap<u16, String>,
) -> Result<Subset, CertificateError> {
    if face.whole {
        // Its licence bits ask for the whole font: its own glyph numbers, its own name.
        return Ok(Subset {
            bytes: face.bytes.to_vec(),
            glyphs: used.iter().map(|(g, t)| (*g, (*g, t.clone()))).collect(),
            name: face.name.clone(),
        });
    }
    let mut remapper = GlyphRemapper::new();
    let mut hash = blake3::Hasher::new();
    let mut glyphs = BTreeMap::new();
    for (glyph, text) in used {
        glyphs.insert(*glyph, (remapper.remap(*glyph), text.clone()));
        hash.update(&glyph.to_be_bytes());
    }
    let bytes = subsetter::subset(&face.bytes, face.index, &remapper)
        .map_err(|e| CertificateError::Font(face.name.clone(), FontFault::Said(e.to_string())))?;
    let tag: String = hash
        .finalize()
        .as_bytes()
        .iter()
        .take(6)
        .map(|b| char::from(b'A' + b % 26))
        .collect();
    Ok(Subset {
        bytes: lean(bytes),
        glyphs,
        name: format!("{tag}+{}", face.name),
    })
}
