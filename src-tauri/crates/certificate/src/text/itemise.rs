//! Cutting a text into pieces of one direction, one script and one face, in the
//! order in which they stand on paper.

use std::ops::Range;

use unicode_bidi::BidiInfo;
use unicode_script::{Script, UnicodeScript};

use crate::error::CertificateError;
use crate::font::marks::is_mark;
use crate::font::{FaceId, FontLibrary};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub range: Range<usize>,
    pub face: FaceId,
    pub script: Script,
    pub right_to_left: bool,
}

fn is_shared(script: Script) -> bool {
    matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

/// Characters without a picture of their own, which any font may skip.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The script of a character; that of an ASCII one is no search.
fn script_of(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\0'..='\u{7F}' => Script::Common,
        _ => c.script(),
    }
}

/// Nothing before the first Hebrew letter reads from the right or turns the direction.
fn reads_from_the_left(text: &str) -> bool {
    text.chars().all(|c| c < '\u{590}')
}

/// Characters from a place on that stand together: a letter and the marks that it carries.
fn cluster(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let mut letters = rest.char_indices().skip(1);
    let end = letters.find(|(_, c)| !is_mark(*c));
    let end = end.map_or(rest.len(), |(end, _)| end);
    rest.get(..end).unwrap_or_default()
}

/// The face of a letter with marks: the first candidate that has all of it and places each mark.
fn face_of_cluster(
    library: &FontLibrary,
    first: FaceId,
    text: &str,
    whole: &str,
) -> Option<FaceId> {
    let letter = whole.chars().next()?;
    let fits = |id: &FaceId| library.places(*id, whole);
    let found = library.candidates(first, text, letter).find(fits);
    // What was printed before anybody looked at anchors is printed again as it was.
    let as_before = || {
        let has = |id: &FaceId| library.has_each(*id, whole);
        let known = library.is_closed();
        known.then(|| library.candidates(first, text, letter).find(has))
    };
    found.or_else(|| as_before().flatten())
}

/// The face of each character: the first candidate that has it; marks and spaces
/// stay with the letter before them where its face has them, and a letter with marks is in a face
/// that joins them.
fn faces(
    library: &FontLibrary,
    first: FaceId,
    text: &str,
) -> Result<Vec<(usize, char, FaceId)>, CertificateError> {
    let mut found: Vec<(usize, char, FaceId)> = Vec::with_capacity(text.len());
    let mut missing: Vec<char> = Vec::new();
    let mut together: Option<(usize, Option<FaceId>)> = None;
    let has_marks = text.chars().any(is_mark);
    for (at, c) in text.char_indices() {
        let before = found.last().map(|(_, _, face)| *face);
        if has_marks && together.is_none_or(|(end, _)| at >= end) {
            let whole = cluster(text, at);
            together = (whole.len() > c.len_utf8()).then(|| {
                (
                    at + whole.len(),
                    face_of_cluster(library, first, text, whole),
                )
            });
        }
        let stays = before.filter(|face| {
            is_shared(script_of(c))
                && library
                    .face(*face)
                    .is_some_and(|f| is_invisible(c) || f.covers(c))
        });
        let has = |face: &FaceId| library.face(*face).is_some_and(|f| f.covers(c));
        let face = match together {
            Some((_, face)) => face,
            None => stays
                .or_else(|| Some(first).filter(has))
                .or_else(|| library.candidates(first, text, c).find(has)),
        };
        match (face, before) {
            (Some(face), _) => found.push((at, c, face)),
            (None, Some(face)) if is_invisible(c) => found.push((at, c, face)),
            (None, _) => {
                if !missing.contains(&c) {
                    missing.push(c);
                }
            }
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    Err(CertificateError::NotCovered {
        text: text.to_owned(),
        characters: missing,
    })
}

/// Cuts a line of text into its pieces.
pub(crate) fn itemise(
    library: &FontLibrary,
    first: FaceId,
    text: &str,
) -> Result<Vec<Item>, CertificateError> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let faces = faces(library, first, text)?;
    let mut items: Vec<Item> = Vec::new();
    if reads_from_the_left(text) {
        split(&faces, 0..text.len(), false, &mut items);
        return Ok(items);
    }
    let bidi = BidiInfo::new(text, None);
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let right_to_left = levels
                .get(run.start)
                .is_some_and(unicode_bidi::Level::is_rtl);
            let mut pieces = Vec::new();
            split(&faces, run, right_to_left, &mut pieces);
            if right_to_left {
                pieces.reverse();
            }
            items.append(&mut pieces);
        }
    }
    Ok(items)
}

fn split(
    faces: &[(usize, char, FaceId)],
    range: Range<usize>,
    right_to_left: bool,
    items: &mut Vec<Item>,
) {
    let first = items.len();
    for (at, c, face) in faces.iter().filter(|(at, ..)| range.contains(at)) {
        let script = script_of(*c);
        let end = at + c.len_utf8();
        let open = items.get_mut(first..).and_then(<[Item]>::last_mut);
        match open {
            Some(item)
                if item.face == *face
                    && (is_shared(script) || is_shared(item.script) || item.script == script) =>
            {
                item.range.end = end;
                if is_shared(item.script) {
                    item.script = script;
                }
            }
            _ => items.push(Item {
                range: *at..end,
                face: *face,
                script,
                right_to_left,
            }),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::font::FontRole;

    /// Four letters of Noto Sans Runic (OFL 1.1).
    const RUNES: &[u8] = include_bytes!("../../tests/fixtures/NotoSansRunic-four.ttf");

    fn cut(text: &str) -> Vec<(String, bool)> {
        itemise(&FontLibrary::new(), FontRole::Heading.face(), text)
            .unwrap()
            .into_iter()
            .map(|i| (text[i.range].to_owned(), i.right_to_left))
            .collect()
    }

    #[test]
    fn the_script_of_ascii_is_what_unicode_says() {
        for c in '\0'..='\u{7F}' {
            assert_eq!(script_of(c), c.script(), "{c:?}");
        }
    }

    #[test]
    fn what_is_taken_to_read_from_the_left_does() {
        let text: String = ('\0'..'\u{590}').collect();
        assert!(!BidiInfo::new(&text, None).has_rtl());
    }

    #[test]
    fn one_script_is_one_piece() {
        assert_eq!(
            cut("Gwenllian Ŵyn-Jones"),
            [("Gwenllian Ŵyn-Jones".to_owned(), false)]
        );
        assert_eq!(cut("عبد الرحمن"), [("عبد الرحمن".to_owned(), true)]);
    }

    #[test]
    fn pieces_stand_as_on_paper() {
        assert_eq!(
            cut("Dr محمد Li"),
            [
                ("Dr ".to_owned(), false),
                ("محمد".to_owned(), true),
                (" ".to_owned(), false),
                ("Li".to_owned(), false)
            ]
        );
    }

    #[test]
    fn a_font_of_the_institution_stands_in_where_no_other_has_a_letter() {
        let own = crate::font::own::read("runes.ttf", RUNES).unwrap();
        let heading = FontRole::Heading.face();
        let name = "Wulf ᚹᚢᛚᚠ";
        assert!(itemise(&FontLibrary::new(), heading, name).is_err());
        let library = FontLibrary::with(&own, Vec::new());
        let items = itemise(&library, heading, name).unwrap();
        let runes = items.last().unwrap();
        assert_eq!(&name[runes.range.clone()], "ᚹᚢᛚᚠ");
        assert_eq!(library.face(runes.face).unwrap().name, own[0].name);
        assert_eq!(items[0].face, heading);
    }

    /// Each letter with its mark is in one piece, in a face that joins them.
    #[test]
    fn marks_stand_with_their_letters_in_every_face_of_templates() {
        let library = FontLibrary::new().closed();
        for name in ["Ọ̀ṣúnbọ́lá Adéṣẹ̀yẹ", "Ẹ̀bùn ṣ́ ọ̀", "Ngũgĩ m̃ M̈ J̌ǩ x̂", "R̃a g̃"]
        {
            for role in [
                FontRole::Heading,
                FontRole::Body,
                FontRole::Italic,
                FontRole::Fact,
                FontRole::StrongFact,
            ] {
                for item in itemise(&library, role.face(), name).unwrap() {
                    let piece = &name[item.range.clone()];
                    assert!(!piece.starts_with(is_mark), "{piece} of {name} in {role:?}");
                    for (at, c) in piece.char_indices() {
                        let whole = cluster(piece, at);
                        if !is_mark(c) && whole.len() > c.len_utf8() {
                            assert!(
                                library.places(item.face, whole),
                                "{whole} of {name} in {role:?}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_no_font_has_is_named() {
        let error =
            itemise(&FontLibrary::new(), FontRole::Heading.face(), "A \u{13000}").unwrap_err();
        assert!(error.to_string().contains("U+13000"), "{error}");
    }
}
