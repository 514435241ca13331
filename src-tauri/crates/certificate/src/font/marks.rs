//! Whether a face can place the marks of a letter, such as the grave of ọ̀. A face may have both
//! glyphs and no anchor that joins them; the mark then stands beside its letter.

use std::str::FromStr;

use harfrust::{Buffer, Direction, Font, Script, ShapeOptions, ShapePlan, ShaperFont, shape};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::BoundingBox;
use skrifa::raw::FontRef;
use unicode_script::UnicodeScript;

/// A mark that joins letters of any script: Unicode’s blocks of combining diacritical marks.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Where a mark belongs, by its canonical combining class (Unicode Standard Annex 44).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Above,
    Below,
    /// Through the letter, attached to it, or over two letters.
    Elsewhere,
}

fn place(mark: char) -> Place {
    match mark {
        '\u{300}'..='\u{314}'
        | '\u{33D}'..='\u{344}'
        | '\u{346}'
        | '\u{34A}'..='\u{34C}'
        | '\u{350}'..='\u{352}'
        | '\u{357}'
        | '\u{35B}'
        | '\u{363}'..='\u{36F}' => Place::Above,
        '\u{316}'..='\u{319}'
        | '\u{31C}'..='\u{320}'
        | '\u{323}'..='\u{326}'
        | '\u{329}'..='\u{333}'
        | '\u{339}'..='\u{33C}'
        | '\u{347}'..='\u{349}'
        | '\u{34D}'..='\u{34E}'
        | '\u{353}'..='\u{356}' => Place::Below,
        _ => Place::Elsewhere,
    }
}

/// How far a mark may stand from where it belongs, in sizes.
const NEAR: f32 = 0.06;

fn moved(bounds: BoundingBox, x: f32, y: f32) -> BoundingBox {
    BoundingBox {
        x_min: bounds.x_min + x,
        x_max: bounds.x_max + x,
        y_min: bounds.y_min + y,
        y_max: bounds.y_max + y,
    }
}

/// How much of a letter at each side is no place for the middle of a mark, of its width.
const SIDE: f32 = 0.12;

/// Whether a mark stands over or under what is before it and not beside or inside it. Over a letter
/// its middle is within the letter; over another mark it may lean to a side.
fn belongs(
    mark: BoundingBox,
    (before, is_letter): (BoundingBox, bool),
    place: Place,
    near: f32,
) -> bool {
    let letter = before;
    let middle = f32::midpoint(mark.x_min, mark.x_max);
    let inset = match is_letter {
        true => (letter.x_max - letter.x_min) * SIDE,
        false => -near,
    };
    let beside = middle < letter.x_min + inset || middle > letter.x_max - inset;
    match place {
        Place::Above => !beside && mark.y_min >= letter.y_max - 2.0 * near,
        Place::Below => !beside && mark.y_max <= letter.y_min.max(0.0) + near,
        Place::Elsewhere => true,
    }
}

/// Whether a font, with its file and its place in it, sets a letter with its marks so that each
/// stands where it belongs. What cannot be shaped at all does not.
pub(super) fn places(font: &Font, (bytes, index): (&[u8], u32), cluster: &str) -> bool {
    stands(font, (bytes, index), cluster).unwrap_or(false)
}

fn stands(font: &Font, (bytes, index): (&[u8], u32), cluster: &str) -> Option<bool> {
    let letter = cluster.chars().next()?;
    let script = Script::from_str(letter.script().short_name()).ok();
    let mut buffer = Buffer::new();
    buffer.push_str(cluster);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(script);
    let plan = ShapePlan::new(font, Direction::LeftToRight, script, None, &[]);
    let shaper = ShaperFont::new(font);
    shape(&shaper, &mut buffer, ShapeOptions::new().plan(Some(&plan))).ok()?;
    let read = FontRef::from_index(bytes, index).ok()?;
    let metrics = read.glyph_metrics(Size::unscaled(), LocationRef::default());
    let near = NEAR * f32::from(font.units_per_em().max(16));
    let (mut pen, mut boxes) = (0.0, Vec::new());
    for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        if info.glyph_id == 0 {
            return Some(false);
        }
        let (x, y) = (position.x_offset as f32, position.y_offset as f32);
        let bounds = metrics.bounds(skrifa::GlyphId::new(info.glyph_id));
        boxes.push(bounds.map(|b| moved(b, pen + x, y)));
        pen += position.x_advance as f32;
    }
    let (letter, others) = boxes.split_first()?;
    let letter = (*letter)?;
    // Marks that became part of the letter’s own glyph are the first ones.
    let marks: Vec<char> = cluster.chars().filter(|c| is_mark(*c)).collect();
    let joined = marks.len().saturating_sub(others.len());
    let (mut above, mut below) = ((letter, true), (letter, true));
    for (mark, bounds) in marks.into_iter().skip(joined).zip(others) {
        let (Some(bounds), place) = (*bounds, place(mark)) else {
            continue;
        };
        let before = match place {
            Place::Above => &mut above,
            Place::Below => &mut below,
            Place::Elsewhere => continue,
        };
        if !belongs(bounds, *before, place, near) {
            return Some(false);
        }
        *before = (bounds, false);
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_beside_its_letter_is_seen() {
        let letter = BoundingBox {
            x_min: 40.0,
            x_max: 460.0,
            y_min: 0.0,
            y_max: 480.0,
        };
        let mark = |x: f32, y: f32| BoundingBox {
            x_min: x,
            x_max: x + 120.0,
            y_min: y,
            y_max: y + 150.0,
        };
        assert!(belongs(
            mark(190.0, 560.0),
            (letter, true),
            Place::Above,
            60.0
        ));
        assert!(!belongs(
            mark(560.0, 560.0),
            (letter, true),
            Place::Above,
            60.0
        ));
        assert!(!belongs(
            mark(190.0, 200.0),
            (letter, true),
            Place::Above,
            60.0
        ));
        // At the edge of its letter, half of it over the next one.
        assert!(!belongs(
            mark(390.0, 560.0),
            (letter, true),
            Place::Above,
            60.0
        ));
        assert!(belongs(
            mark(390.0, 560.0),
            (letter, false),
            Place::Above,
            60.0
        ));
        assert!(belongs(
            mark(190.0, -220.0),
            (letter, true),
            Place::Below,
            60.0
        ));
        assert!(!belongs(
            mark(-200.0, -220.0),
            (letter, true),
            Place::Below,
            60.0
        ));
        assert!(!belongs(
            mark(190.0, 100.0),
            (letter, true),
            Place::Below,
            60.0
        ));
    }
}
