//! Paragraphs: text broken into lines of one size.

use super::fit::{measured_words, wrap};
use super::shape::{Line, Shaper};
use crate::error::CertificateError;
use crate::font::FaceId;

/// Cuts what is wider than a line, such as an address or a sentence of a script that sets no
/// spaces, into pieces that fit.
fn cut(
    shaper: &mut Shaper<'_>,
    face: FaceId,
    text: &str,
    width: f32,
) -> Result<String, CertificateError> {
    let mut pieces = Vec::new();
    for word in text.split_whitespace() {
        let whole = shaper.line(face, word)?.width;
        let letters = word.chars().count();
        if whole <= width || letters < 2 {
            pieces.push(word.to_owned());
            continue;
        }
        // A little short of the average, because letters differ in width.
        let most = ((letters as f32 * width / whole * 0.9) as usize).max(1);
        let all: Vec<char> = word.chars().collect();
        pieces.extend(all.chunks(most).map(|part| part.iter().collect::<String>()));
    }
    Ok(pieces.join(" "))
}

/// Breaks a text into lines. `width` is in thousandths of an em; line breaks in the text stay.
pub(crate) fn paragraph(
    shaper: &mut Shaper<'_>,
    face: FaceId,
    text: &str,
    width: f32,
) -> Result<Vec<Line>, CertificateError> {
    let mut lines = Vec::new();
    for part in text.lines() {
        let part = cut(shaper, face, part, width)?;
        let words = measured_words(shaper, (face, 0.0), &part)?;
        for line in wrap(&words, width, usize::MAX).unwrap_or_default() {
            lines.push(shaper.line(face, &line)?);
        }
    }
    Ok(lines)
}
