//! The fonts certificates are set in: bundled families, the system's for scripts too large or
//! too rare to bundle, and the institution's own.

pub mod bundled;
mod lean;
pub(crate) mod marks;
pub mod own;
pub(crate) mod subset;
mod system;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use harfrust::{Font, ShaperFont};
use unicode_script::UnicodeScript;

use crate::error::{CertificateError, FontFault};
pub use own::OwnFont;

/// A face in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub(crate) u16);

/// What a text is for; each role has a bundled face.
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

impl FontRole {
    /// Its face.
    #[must_use]
    pub fn face(self) -> FaceId {
        FaceId(match self {
            Self::Heading => 0,
            Self::Body => 1,
            Self::Italic => 2,
            Self::Fact => 3,
            Self::StrongFact => 4,
        })
    }
}

/// One face, ready for shaping and embedding.
pub(crate) struct Face {
    /// PostScript name.
    pub name: String,
    /// The whole font file.
    pub bytes: Arc<[u8]>,
    /// Which font of a collection.
    pub index: u32,
    /// The parsed font.
    pub font: Font,
    /// Whether only the whole font may be embedded (OS/2 fsType, bit 8).
    pub whole: bool,
    /// How far the characters below [`LOW`] move the pen, in thousandths of an em: most names
    /// need no others. Less than nothing where it has none.
    low: Box<[f32]>,
    /// Letters with marks that were looked at, and whether it joins them.
    placed: Mutex<BTreeMap<String, bool>>,
}

/// Letters with marks that a face remembers at most.
const REMEMBERED: usize = 1_000;

/// Latin, Greek, Cyrillic, Armenian, Hebrew and what stands between.
const LOW: u32 = 0x600;

/// What kerning adds to the width of a text at most; a test holds the bundled faces to it.
const KERNED: f32 = 1.1;

const ABSENT: f32 = -1.0;

fn low_of(font: &Font) -> Box<[f32]> {
    let mut low = vec![ABSENT; LOW as usize];
    for c in (0..LOW).filter_map(char::from_u32) {
        if let (Some(advance), Some(known)) = (advance_of(font, c), low.get_mut(c as usize)) {
            *known = advance;
        }
    }
    low.into_boxed_slice()
}

fn advance_of(font: &Font, c: char) -> Option<f32> {
    let glyph = font.charmap().map_unicode(c)?;
    let units = ShaperFont::new(font).glyph_h_advance(glyph);
    Some(units as f32 * 1000.0 / f32::from(font.units_per_em().max(16)))
}

impl Face {
    pub(crate) fn covers(&self, c: char) -> bool {
        match self.low.get(c as usize) {
            Some(advance) => *advance >= 0.0,
            None => self.font.charmap().map_unicode(c).is_some(),
        }
    }

    /// How far a character moves the pen by itself, in thousandths of an em, where it has it.
    fn advance(&self, c: char) -> Option<f32> {
        match self.low.get(c as usize) {
            Some(advance) => Some(*advance).filter(|a| *a >= 0.0),
            None => advance_of(&self.font, c),
        }
    }

    /// Whether it sets a letter with its marks so that each stands where it belongs.
    fn places(&self, cluster: &str) -> bool {
        let known = || self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(placed) = known().get(cluster) {
            return *placed;
        }
        let placed = marks::places(&self.font, (&self.bytes, self.index), cluster);
        let mut known = known();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(cluster.to_owned(), placed);
        placed
    }

    pub(crate) fn units_per_em(&self) -> f32 {
        f32::from(self.font.units_per_em().max(16))
    }
}

/// Where a face comes from.
enum Origin {
    Bundled(&'static [u8]),
    Region(&'static str, bool),
    Script(&'static str, bool),
    Own(Arc<[u8]>, u32, bool),
}

struct Slot {
    origin: Origin,
    name: String,
    face: OnceLock<Option<Face>>,
}

/// A font from outside the program that a run used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideFont {
    /// The name the library knows it by.
    pub name: String,
    /// Which font of a collection.
    pub index: u32,
    /// Its file.
    pub bytes: Arc<[u8]>,
}

/// All faces. Each is parsed when it is first needed.
pub struct FontLibrary {
    slots: Vec<Slot>,
    kept: BTreeMap<String, (Arc<[u8]>, u32)>,
    /// Whether the system's fonts are left alone.
    closed: bool,
    shaped: AtomicU64,
}

impl Default for FontLibrary {
    fn default() -> Self {
        Self::new()
    }
}

const CHOICES: usize = bundled::CHOICES.len();
const PER_WEIGHT: usize = bundled::BOLD.len();
const BUNDLED: usize = CHOICES + 2 * PER_WEIGHT;
const REGIONS: usize = system::REGIONS.len();
const SCRIPTS: usize = system::SCRIPTS.len();
const OUTSIDE_FIRST: usize = BUNDLED;
const SCRIPTS_FIRST: usize = BUNDLED + 2 * REGIONS;
const OWN_FIRST: usize = SCRIPTS_FIRST + 2 * SCRIPTS;

fn id(place: usize) -> FaceId {
    FaceId(u16::try_from(place).unwrap_or(u16::MAX))
}

impl FontLibrary {
    /// The bundled fonts and what the system has.
    #[must_use]
    pub fn new() -> Self {
        Self::with(&[], Vec::new())
    }

    /// The same with the institution's own fonts. A font in `kept` takes the place of the
    /// system's font of that name, so that a reprint is set in what the first print was set in.
    #[must_use]
    pub fn with(own: &[OwnFont], kept: Vec<OutsideFont>) -> Self {
        let bundled = bundled::CHOICES
            .iter()
            .chain(&bundled::BOLD)
            .chain(&bundled::REGULAR)
            .map(|(name, bytes)| (Origin::Bundled(bytes), (*name).to_owned()));
        let weights = [(true, "Bold"), (false, "Regular")];
        let regions = weights.iter().flat_map(|(heavy, weight)| {
            system::REGIONS.iter().map(move |region| {
                let name = format!("NotoCJK{region}-{weight}");
                (Origin::Region(region, *heavy), name)
            })
        });
        let scripts = weights.iter().flat_map(|(heavy, weight)| {
            system::SCRIPTS.iter().map(move |(_, script)| {
                let name = format!("Noto{}-{weight}", script.replace(' ', ""));
                (Origin::Script(script, *heavy), name)
            })
        });
        let own = own.iter().map(|font| {
            let origin = Origin::Own(font.bytes.clone(), font.index, font.whole);
            (origin, font.name.clone())
        });
        Self {
            slots: bundled
                .chain(regions)
                .chain(scripts)
                .chain(own)
                .map(|(origin, name)| Slot {
                    origin,
                    name,
                    face: OnceLock::new(),
                })
                .collect(),
            kept: kept
                .into_iter()
                .map(|font| (font.name, (font.bytes, font.index)))
                .collect(),
            closed: false,
            shaped: AtomicU64::new(0),
        }
    }

    /// Lines that were shaped with it so far, for whoever measures it.
    #[must_use]
    pub fn lines_shaped(&self) -> u64 {
        self.shaped.load(Ordering::Relaxed)
    }

    pub(crate) fn count_shaped(&self, lines: u64) {
        self.shaped.fetch_add(lines, Ordering::Relaxed);
    }

    /// How wide a text is at most, in thousandths of an em, where a face has every character of it
    /// and none is a mark that has to be joined to its letter.
    pub(crate) fn width_at_most(&self, face: FaceId, text: &str) -> Option<f32> {
        let face = self.face(face)?;
        let mut width = 0.0;
        for c in text.chars() {
            if marks::is_mark(c) {
                return None;
            }
            width += face.advance(c)?;
        }
        Some(width * KERNED)
    }

    /// Whether a face has every character of a text.
    pub(crate) fn has_each(&self, face: FaceId, text: &str) -> bool {
        self.face(face)
            .is_some_and(|f| text.chars().all(|c| f.covers(c)))
    }

    /// Whether a face has a letter with its marks, and joins them.
    pub(crate) fn places(&self, face: FaceId, cluster: &str) -> bool {
        self.has_each(face, cluster) && self.face(face).is_some_and(|f| f.places(cluster))
    }

    /// Whether the system’s fonts are left alone.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// The same without the system's fonts, but for those that are kept. A font that was installed
    /// since then must not change what was printed.
    #[must_use]
    pub fn closed(self) -> Self {
        Self {
            closed: true,
            ..self
        }
    }

    fn load(&self, slot: &Slot) -> Option<Face> {
        let outside = |found: Option<system::Found>| self.kept.get(&slot.name).cloned().or(found);
        let (bytes, index, whole) = match &slot.origin {
            Origin::Bundled(bytes) => (Arc::from(*bytes), 0, false),
            Origin::Region(region, heavy) => {
                let (bytes, index) = match self.kept.get(&slot.name) {
                    Some(kept) => kept.clone(),
                    None if self.closed => return None,
                    None => system::of_region(region, *heavy)?,
                };
                (bytes, index, false)
            }
            Origin::Script(script, heavy) => {
                let (bytes, index) = match self.kept.get(&slot.name) {
                    Some(kept) => kept.clone(),
                    None if self.closed => return None,
                    None => system::of_script(script, *heavy)?,
                };
                (bytes, index, false)
            }
            Origin::Own(bytes, index, whole) => {
                let (bytes, index) = outside(Some((bytes.clone(), *index)))?;
                (bytes, index, *whole)
            }
        };
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes.clone());
        let font = Font::new(shared, index)?;
        Some(Face {
            name: slot.name.clone(),
            bytes,
            index,
            low: low_of(&font),
            font,
            whole,
            placed: Mutex::default(),
        })
    }

    /// The face, or `None` when there is none.
    pub(crate) fn face(&self, id: FaceId) -> Option<&Face> {
        let slot = self.slots.get(usize::from(id.0))?;
        slot.face.get_or_init(|| self.load(slot)).as_ref()
    }

    pub(crate) fn known(&self, id: FaceId) -> Result<&Face, CertificateError> {
        self.face(id).ok_or_else(|| {
            let name = self.slots.get(usize::from(id.0));
            let name = name.map_or_else(|| id.0.to_string(), |slot| slot.name.clone());
            CertificateError::Font(name, FontFault::NotInstalled)
        })
    }

    /// The whole file of a face, which font of it is meant, and its units in an em.
    #[must_use]
    pub fn file(&self, face: FaceId) -> Option<(&[u8], u32, f32)> {
        let face = self.face(face)?;
        Some((&face.bytes, face.index, face.units_per_em()))
    }

    /// The face with this name, among those templates choose from.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<FaceId> {
        let at = |place: usize| self.slots.get(place).is_some_and(|s| s.name == name);
        (0..CHOICES)
            .chain(OWN_FIRST..self.slots.len())
            .find(|place| at(*place))
            .map(id)
    }

    /// The names templates choose from: the bundled ones, then the institution's own.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        (0..CHOICES)
            .chain(OWN_FIRST..self.slots.len())
            .filter_map(|place| self.slots.get(place))
            .map(|slot| slot.name.clone())
            .collect()
    }

    /// Whether a name is one that the library gives to a font of the system.
    #[must_use]
    pub fn is_of_system(&self, name: &str) -> bool {
        (OUTSIDE_FIRST..OWN_FIRST)
            .filter_map(|place| self.slots.get(place))
            .any(|slot| slot.name == name)
    }

    /// Which of these faces come from outside the program, with their files.
    pub(crate) fn outside(&self, faces: impl Iterator<Item = FaceId>) -> Vec<OutsideFont> {
        faces
            .filter(|face| usize::from(face.0) >= OUTSIDE_FIRST)
            .filter_map(|face| self.face(face))
            .map(|face| OutsideFont {
                name: face.name.clone(),
                index: face.index,
                bytes: face.bytes.clone(),
            })
            .collect()
    }

    fn is_heavy(&self, face: FaceId) -> bool {
        matches!(face.0, 0 | 4)
            || self.slots.get(usize::from(face.0)).is_some_and(|slot| {
                let name = slot.name.to_lowercase();
                ["bold", "black", "heavy"].iter().any(|w| name.contains(w))
            })
    }

    /// The faces to try for a character of a text set in `first`: that face, the serif and the
    /// sans, the bundled scripts in a weight that fits, then the system's and the institution's.
    pub(crate) fn candidates(
        &self,
        first: FaceId,
        text: &str,
        c: char,
    ) -> impl Iterator<Item = FaceId> {
        let heavy = self.is_heavy(first);
        let script = c.script();
        let (mine, other) = if heavy {
            (CHOICES, CHOICES + PER_WEIGHT)
        } else {
            (CHOICES + PER_WEIGHT, CHOICES)
        };
        let bundled = (mine..mine + PER_WEIGHT).chain(other..other + PER_WEIGHT);
        let weight = usize::from(!heavy);
        let named = system::SCRIPTS
            .iter()
            .position(|(known, _)| *known == script)
            .into_iter()
            .flat_map(move |place| {
                [weight, 1 - weight].map(|w| SCRIPTS_FIRST + w * SCRIPTS + place)
            });
        let regions = system::is_cjk(script)
            .then(|| system::order_for(text))
            .into_iter()
            .flatten()
            .flat_map(move |place| {
                [weight, 1 - weight].map(|w| OUTSIDE_FIRST + w * REGIONS + place)
            });
        let own = move |wanted: bool| {
            (OWN_FIRST..self.slots.len()).filter(move |place| self.is_heavy(id(*place)) == wanted)
        };
        let (serif, sans) = if heavy { (0, 4) } else { (1, 3) };
        std::iter::once(first).chain(
            [serif, sans]
                .into_iter()
                .chain(bundled)
                .chain(named)
                .chain(regions)
                .chain(own(heavy))
                .chain(own(!heavy))
                .map(id),
        )
    }
}
