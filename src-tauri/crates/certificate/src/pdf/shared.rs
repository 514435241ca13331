//! Objects that many pages use: fonts and pictures, written by printpdf.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document, Object, ObjectId};
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, Mm, Op, ParsedFont, PdfDocument,
    PdfFontHandle, PdfPage, PdfSaveOptions, Pt, RawImage, RawImageData, RawImageFormat, TextItem,
    XObject, XObjectId,
};

use super::object::{Deflater, object, stream};
use crate::error::{CertificateError, FontFault};
use crate::font::subset::{GlyphUse, Subset, subset};
use crate::font::{FaceId, FontLibrary};
use crate::picture::{Picture, Substance};

/// How a glyph is written in a content stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Code {
    /// The font's name in the resources.
    pub font: String,
    /// The two-byte code.
    pub code: u16,
    /// What a reader copies for it when nothing else is said.
    pub text: String,
}

/// The codes of all glyphs that are embedded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Codes(BTreeMap<FaceId, BTreeMap<u16, Code>>);

impl Codes {
    pub(crate) fn get(&self, face: FaceId, glyph: u16) -> Option<&Code> {
        self.0.get(&face)?.get(&glyph)
    }

    fn add(&mut self, face: FaceId, font: &str, subset: &Subset) {
        let codes = self.0.entry(face).or_default();
        for (glyph, (code, text)) in &subset.glyphs {
            codes.insert(
                *glyph,
                Code {
                    font: font.to_owned(),
                    code: *code,
                    text: text.clone(),
                },
            );
        }
    }

    pub(crate) fn merge(&mut self, other: Self) {
        for (face, glyphs) in other.0 {
            self.0.entry(face).or_default().extend(glyphs);
        }
    }
}

/// Objects with numbers of their own, and the names pages know them by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shared {
    /// Bodies, numbered one after the other.
    pub objects: Vec<Vec<u8>>,
    /// Name and number of each font.
    pub fonts: Vec<(String, u32)>,
    /// Name and number of each picture.
    pub pictures: Vec<(String, u32)>,
}

fn failed(fault: FontFault) -> CertificateError {
    CertificateError::Font("set".to_owned(), fault)
}

fn picture_object(picture: &Picture) -> XObject {
    match &picture.substance {
        Substance::Pixels(pixels) => XObject::Image(raw_image(picture, pixels)),
        Substance::Operators(operators) => {
            let square = [0, 0, 1, 1].into_iter().map(DictItem::Int).collect();
            let dict = BTreeMap::from([
                ("Type".to_owned(), DictItem::Name(b"XObject".to_vec())),
                ("Subtype".to_owned(), DictItem::Name(b"Form".to_vec())),
                ("BBox".to_owned(), DictItem::Array(square)),
            ]);
            let stream = ExternalStream {
                dict,
                content: operators.clone(),
                compress: false,
            };
            XObject::External(ExternalXObject {
                stream,
                width: None,
                height: None,
                dpi: None,
            })
        }
    }
}

fn raw_image(picture: &Picture, bytes: &[u8]) -> RawImage {
    let opaque = bytes.chunks_exact(4).all(|p| p.get(3) == Some(&255));
    let (pixels, data_format) = if opaque {
        let rgb = bytes
            .chunks_exact(4)
            .filter_map(|p| p.get(..3))
            .flatten()
            .copied()
            .collect();
        (rgb, RawImageFormat::RGB8)
    } else {
        (bytes.to_vec(), RawImageFormat::RGBA8)
    };
    RawImage {
        pixels: RawImageData::U8(pixels),
        width: picture.width as usize,
        height: picture.height as usize,
        data_format,
        tag: Vec::new(),
    }
}

/// The forms of paths that are painted many times, numbered after what there is.
pub(crate) fn with_paths(shared: &mut Shared, paths: Vec<Vec<u8>>, first: u32) {
    for (place, path) in paths.into_iter().enumerate() {
        let number = first + u32::try_from(shared.objects.len()).unwrap_or(0);
        let entries = "/Subtype/Form/BBox[-4000 -4000 4000 4000]/Resources<<>>";
        shared
            .objects
            .push(stream(entries, &path, &mut Deflater::new(12)));
        shared.pictures.push((format!("G{place}"), number));
    }
}

/// Lets printpdf write the fonts for the glyphs in use and the pictures.
///
/// Font names begin with `letter`; objects are numbered from `first`.
pub(crate) fn build(
    library: &FontLibrary,
    used: &GlyphUse,
    pictures: &BTreeMap<String, Picture>,
    letter: char,
    first: u32,
) -> Result<(Shared, Codes), CertificateError> {
    let mut document = PdfDocument::new("");
    let mut operations = Vec::new();
    let mut codes = Codes::default();
    for (face, glyphs) in &used.0 {
        let name = format!("{letter}{}", face.0);
        let cut = subset(library.known(*face)?, glyphs)?;
        let mut parsed = ParsedFont::from_bytes(&cut.bytes, 0, &mut Vec::new())
            .ok_or_else(|| failed(FontFault::CutDown))?;
        parsed.font_name = Some(cut.name.clone());
        let id = FontId(name.clone());
        document
            .resources
            .fonts
            .map
            .insert(id.clone(), printpdf::PdfFont::new(parsed));
        operations.push(Op::SetFont {
            font: PdfFontHandle::External(id),
            size: Pt(1.0),
        });
        let shown = cut
            .glyphs
            .values()
            .map(|(glyph, text)| Codepoint::with_cid(*glyph, 0.0, text.clone()))
            .collect();
        operations.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(shown)],
        });
        codes.add(*face, &name, &cut);
    }
    for (name, picture) in pictures {
        let image = picture_object(picture);
        document
            .resources
            .xobjects
            .map
            .insert(XObjectId(name.clone()), image);
    }
    document
        .pages
        .push(PdfPage::new(Mm(10.0), Mm(10.0), operations));
    let written = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    collect(&written, first)
        .map(|shared| (shared, codes))
        .ok_or_else(|| failed(FontFault::NoResources))
}

fn references(value: &Object, found: &mut Vec<ObjectId>) {
    match value {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, item)| references(item, found)),
        Object::Stream(stream) => stream
            .dict
            .iter()
            .for_each(|(_, item)| references(item, found)),
        _ => {}
    }
}

/// Takes fonts and pictures with all they refer to out of printpdf's document.
fn collect(document: &Document, first: u32) -> Option<Shared> {
    let page = document.get_pages().into_values().next()?;
    let page = document.get_dictionary(page).ok()?;
    let resolve = |value: &Object| match value {
        Object::Reference(id) => document.get_object(*id).ok().cloned(),
        other => Some(other.clone()),
    };
    let resources = resolve(page.get(b"Resources").ok()?)?;
    let entries = |key: &[u8]| -> Vec<(String, ObjectId)> {
        let Ok(resources) = resources.as_dict() else {
            return Vec::new();
        };
        let found = resources.get(key).ok().and_then(resolve);
        let Some(Object::Dictionary(named)) = found else {
            return Vec::new();
        };
        named
            .iter()
            .filter_map(|(name, value)| {
                Some((
                    String::from_utf8_lossy(name).into_owned(),
                    value.as_reference().ok()?,
                ))
            })
            .collect()
    };
    let (fonts, pictures) = (entries(b"Font"), entries(b"XObject"));
    let mut waiting: Vec<ObjectId> = fonts.iter().chain(&pictures).map(|(_, id)| *id).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if seen.insert(id)
            && let Ok(value) = document.get_object(id)
        {
            references(value, &mut waiting);
        }
    }
    let numbers: BTreeMap<ObjectId, u32> = seen.iter().copied().zip(first..).collect();
    let objects = seen
        .iter()
        .filter_map(|id| document.get_object(*id).ok())
        .map(|value| {
            let mut out = Vec::new();
            object(&mut out, value, &numbers);
            out
        })
        .collect();
    let numbered = |named: Vec<(String, ObjectId)>| {
        named
            .into_iter()
            .filter_map(|(name, id)| Some((name, *numbers.get(&id)?)))
            .collect()
    };
    Some(Shared {
        objects,
        fonts: numbered(fonts),
        pictures: numbered(pictures),
    })
}
