//! The fonts certificates are set in: bundled families, and system fonts for CJK.

pub mod bundled;
pub(crate) mod subset;
mod system;

use std::sync::{Arc, OnceLock};

use harfrust::Font;

use crate::error::CertificateError;

/// A face in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub(crate) u8);

/// What a text is for; decides the face it is set in where that face has the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FontRole {
    /// Names and titles: Source Serif SemiBold.
    Heading,
    /// Running text: Source Serif.
    Body,
    /// Linking words: Source Serif Italic.
    Italic,
    /// Small facts: Inter.
    Fact,
    /// Small facts that stand out: Inter SemiBold.
    StrongFact,
}

/// One face, ready for shaping and embedding.
pub(crate) struct Face {
    /// PostScript name.
    pub name: &'static str,
    /// The whole font file.
    pub bytes: Arc<[u8]>,
    /// Which font of a collection.
    pub index: u32,
    /// The parsed font.
    pub font: Font,
}

impl Face {
    pub(crate) fn covers(&self, c: char) -> bool {
        self.font.charmap().map_unicode(c).is_some()
    }

    pub(crate) fn units_per_em(&self) -> f32 {
        f32::from(self.font.units_per_em().max(16))
    }
}

/// Finds a font file and says which font of it is meant.
type Load = fn() -> Option<(Arc<[u8]>, u32)>;

struct Slot {
    load: Load,
    name: &'static str,
    face: OnceLock<Option<Face>>,
}

/// All faces. Each is parsed when it is first needed.
pub struct FontLibrary {
    slots: Vec<Slot>,
}

impl Default for FontLibrary {
    fn default() -> Self {
        Self::new()
    }
}

impl FontLibrary {
    /// The bundled fonts and what the system has for Chinese, Japanese and Korean.
    #[must_use]
    pub fn new() -> Self {
        let slot = |(name, load)| Slot {
            load,
            name,
            face: OnceLock::new(),
        };
        Self {
            slots: bundled::FACES
                .iter()
                .chain(&system::FACES)
                .copied()
                .map(slot)
                .collect(),
        }
    }

    /// The face, or `None` when the system does not have it.
    pub(crate) fn face(&self, id: FaceId) -> Option<&Face> {
        let slot = self.slots.get(usize::from(id.0))?;
        slot.face
            .get_or_init(|| {
                let (bytes, index) = (slot.load)()?;
                let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes.clone());
                let font = Font::new(shared, index)?;
                Some(Face {
                    name: slot.name,
                    bytes,
                    index,
                    font,
                })
            })
            .as_ref()
    }

    pub(crate) fn known(&self, id: FaceId) -> Result<&Face, CertificateError> {
        self.face(id).ok_or_else(|| {
            CertificateError::Font(format!("{}", id.0), "it is not installed".to_owned())
        })
    }

    /// The faces to try for a character, in order: the role's own, then one for each
    /// script, then CJK in the order that suits the text.
    pub(crate) fn candidates(role: FontRole, text: &str) -> impl Iterator<Item = FaceId> {
        let own = match role {
            FontRole::Heading => 0,
            FontRole::Body => 1,
            FontRole::Italic => 2,
            FontRole::Fact => 3,
            FontRole::StrongFact => 4,
        };
        let bundled = u8::try_from(bundled::FACES.len()).unwrap_or(u8::MAX);
        let cjk = system::order_for(text);
        [own, 0, 3]
            .into_iter()
            .chain(5..bundled)
            .chain(cjk.into_iter().map(move |n| bundled + n))
            .map(FaceId)
    }
}
