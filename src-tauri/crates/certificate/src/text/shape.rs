//! Shaping: characters to glyphs, with HarfBuzz's rules (harfrust).

use std::collections::HashMap;
use std::str::FromStr;

use harfrust::{Buffer, Direction, Script, ShapeOptions, ShapePlan, ShaperFont, shape};

use super::itemise::{Item, itemise};
use crate::error::{CertificateError, FontFault};
use crate::font::{FaceId, FontLibrary};

/// A placed glyph. Lengths are in thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Number in the face.
    pub id: u16,
    /// How far the pen moves.
    pub advance: f32,
    /// How far the glyph stands from the pen, to the right.
    pub x_offset: f32,
    /// How far the glyph stands above the line.
    pub y_offset: f32,
    /// The pen movement the font itself gives this glyph.
    pub nominal: f32,
    /// Where in its run's text what is copied for it begins and ends; the same when another
    /// glyph of its cluster has the text.
    pub letters: (u32, u32),
}

/// Glyphs of one face and direction, left to right as they stand on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: FaceId,
    /// Whether it reads from the right.
    pub right_to_left: bool,
    /// Whether each glyph stands for exactly its own characters.
    pub simple: bool,
    /// Whether readers turn the order of its characters round when they copy it. They know that
    /// Arabic, Hebrew and Syriac read from the right; of later scripts many do not know it.
    pub turned: bool,
    /// The characters in reading order.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// What is copied for one of its glyphs.
    #[must_use]
    pub fn letters(&self, glyph: &Glyph) -> &str {
        let (from, to) = glyph.letters;
        self.text
            .get(from as usize..to as usize)
            .unwrap_or_default()
    }
}

/// A line of text, shaped.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Its runs, left to right.
    pub runs: Vec<Run>,
    /// Its width in thousandths of an em.
    pub width: f32,
}

impl Line {
    /// A line of which nothing is known but its face, and a width that it does not exceed.
    fn only_in(face: FaceId, width: f32) -> Self {
        let run = Run {
            face,
            right_to_left: false,
            simple: true,
            turned: false,
            text: String::new(),
            glyphs: Vec::new(),
        };
        Self {
            runs: vec![run],
            width,
        }
    }
}

/// Shapes text. One a thread: it keeps the plans it has made.
pub struct Shaper<'l> {
    library: &'l FontLibrary,
    /// Whether it only looks which faces have the letters.
    looks: bool,
    /// Whether a text needed more than the face it is set in, since that was asked last.
    beyond: bool,
    shaped: u64,
    fonts: HashMap<FaceId, ShaperFont<'l, 'l>>,
    plans: HashMap<(FaceId, unicode_script::Script, bool), ShapePlan>,
    buffer: Buffer,
    lines: HashMap<FaceId, HashMap<String, Line>>,
}

impl Drop for Shaper<'_> {
    fn drop(&mut self) {
        self.library.count_shaped(self.shaped);
    }
}

/// Lines a shaper remembers of a face: grades and dates come again, names do not.
const REMEMBERED: usize = 64;

impl<'l> Shaper<'l> {
    /// A shaper over the fonts of a library.
    #[must_use]
    pub fn new(library: &'l FontLibrary) -> Self {
        Self {
            library,
            looks: false,
            beyond: false,
            shaped: 0,
            fonts: HashMap::new(),
            plans: HashMap::new(),
            buffer: Buffer::new(),
            lines: HashMap::new(),
        }
    }

    /// One that shapes only what the face it is set in does not have; all other lines are without
    /// glyphs, and as wide as they can be at most. It says which faces a text needs in a tenth of the time.
    pub(crate) fn looking(library: &'l FontLibrary) -> Self {
        let mut shaper = Self::new(library);
        shaper.looks = true;
        shaper
    }

    /// Whether a text was more than the face it is set in has, since this was asked last.
    pub(crate) fn went_beyond(&mut self) -> bool {
        std::mem::take(&mut self.beyond)
    }

    /// The library it draws from.
    #[must_use]
    pub fn library(&self) -> &'l FontLibrary {
        self.library
    }

    /// Shapes one line.
    ///
    /// # Errors
    /// [`CertificateError::NotCovered`] when no font has a character.
    pub fn line(&mut self, face: FaceId, text: &str) -> Result<Line, CertificateError> {
        if self.looks {
            if let Some(width) = self.library.width_at_most(face, text) {
                return Ok(Line::only_in(face, width));
            }
            self.beyond = true;
        }
        let remembered = self.lines.entry(face).or_default();
        if let Some(line) = remembered.get(text) {
            return Ok(line.clone());
        }
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        self.shaped += 1;
        let line = self.shaped(face, text)?;
        let remembered = self.lines.entry(face).or_default();
        remembered.insert(text.to_owned(), line.clone());
        Ok(line)
    }

    fn shaped(&mut self, face: FaceId, text: &str) -> Result<Line, CertificateError> {
        let mut line = Line::default();
        for item in itemise(self.library, face, text)? {
            let run = self.run(&item, text.get(item.range.clone()).unwrap_or_default())?;
            line.width += run.glyphs.iter().map(|g| g.advance).sum::<f32>();
            line.runs.push(run);
        }
        Ok(line)
    }

    fn run(&mut self, item: &Item, text: &str) -> Result<Run, CertificateError> {
        let face = self.library.known(item.face)?;
        let failed = |fault| CertificateError::Font(face.name.clone(), fault);
        let font = self
            .fonts
            .entry(item.face)
            .or_insert_with(|| ShaperFont::new(&face.font));
        let direction = if item.right_to_left {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        let script = Script::from_str(item.script.short_name()).ok();
        let plan = self
            .plans
            .entry((item.face, item.script, item.right_to_left))
            .or_insert_with(|| ShapePlan::new(&face.font, direction, script, None, &[]));
        let buffer = &mut self.buffer;
        buffer.clear();
        buffer.push_str(text);
        buffer.set_direction(direction);
        buffer.set_script(script);
        shape(font, buffer, ShapeOptions::new().plan(Some(plan)))
            .map_err(|e| failed(FontFault::Said(e.to_string())))?;
        let scale = 1000.0 / face.units_per_em();
        let mut glyphs = Vec::with_capacity(buffer.glyph_infos().len());
        let mut clusters = Vec::with_capacity(glyphs.capacity());
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let id = u16::try_from(info.glyph_id).map_err(|_| failed(FontFault::TooManyGlyphs))?;
            glyphs.push(Glyph {
                id,
                advance: position.x_advance as f32 * scale,
                x_offset: position.x_offset as f32 * scale,
                y_offset: position.y_offset as f32 * scale,
                nominal: font.glyph_h_advance(harfrust::GlyphId::new(info.glyph_id)) as f32 * scale,
                letters: (0, 0),
            });
            clusters.push(info.cluster as usize);
        }
        let simple = give_texts(&mut glyphs, &clusters, text, item.right_to_left);
        Ok(Run {
            face: item.face,
            right_to_left: item.right_to_left,
            simple,
            turned: item.right_to_left
                && !matches!(
                    item.script,
                    unicode_script::Script::Nko | unicode_script::Script::Adlam
                ),
            text: text.to_owned(),
            glyphs,
        })
    }
}

fn range(from: usize, to: usize) -> (u32, u32) {
    // No text of a certificate is longer; what is has no letters to copy.
    match (u32::try_from(from), u32::try_from(to)) {
        (Ok(from), Ok(to)) => (from, to),
        _ => (0, 0),
    }
}

/// Gives each glyph the characters it stands for. Returns whether every cluster is one glyph.
fn give_texts(glyphs: &mut [Glyph], clusters: &[usize], text: &str, right_to_left: bool) -> bool {
    let mut starts: Vec<usize> = clusters.to_vec();
    starts.sort_unstable();
    starts.dedup();
    let mut simple = true;
    let mut at = 0;
    while let Some(cluster) = clusters.get(at) {
        let count = clusters
            .iter()
            .skip(at)
            .take_while(|c| *c == cluster)
            .count();
        let end = starts
            .iter()
            .copied()
            .find(|s| s > cluster)
            .unwrap_or(text.len());
        let characters = text.get(*cluster..end).unwrap_or_default();
        simple &= count == 1;
        let members = glyphs.get_mut(at..at + count).unwrap_or_default();
        // Marks of a script that reads from the right stand over their letter: readers would take
        // the step back for the end of a word, so the letter carries them.
        if count == characters.chars().count() && (count == 1 || !right_to_left) {
            for (glyph, (at, letter)) in members.iter_mut().zip(characters.char_indices()) {
                let from = cluster + at;
                glyph.letters = range(from, from + letter.len_utf8());
            }
        } else {
            let carrier = if right_to_left {
                members.last_mut()
            } else {
                members.first_mut()
            };
            if let Some(carrier) = carrier {
                carrier.letters = range(*cluster, *cluster + characters.len());
            }
        }
        at += count;
    }
    simple
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::font::FontRole;

    #[test]
    fn texts_of_glyphs_add_up_to_the_text() {
        let library = FontLibrary::new();
        let mut shaper = Shaper::new(&library);
        for text in [
            "Official Ŵyn",
            "अनुष्का श्रीवास्तव",
            "عبد الرحمن الخوارزمي",
            "ณัฐพงษ์",
            "Nguyễn Thị Hồng Ánh",
            "אברהם",
        ] {
            let line = shaper.line(FontRole::Heading.face(), text).unwrap();
            let mut letters: Vec<char> = line
                .runs
                .iter()
                .flat_map(|r| r.glyphs.iter().flat_map(|g| r.letters(g).chars()))
                .collect();
            let mut wanted: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(letters, wanted, "{text}");
            assert!(line.width > 1000.0);
            assert!(
                line.runs.iter().all(|r| r.glyphs.iter().all(|g| g.id != 0)),
                "{text}"
            );
        }
    }
}
