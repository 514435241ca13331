//! Making text fit: shrink between limits, then wrap.

use super::shape::{Line, Shaper};
use crate::error::CertificateError;
use crate::font::FaceId;

/// How far a text may go to fit. Sizes and widths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The size it should have.
    pub size: f32,
    /// The smallest size it may have.
    pub smallest: f32,
    /// The width it must stay within.
    pub width: f32,
    /// How many lines it may take.
    pub lines: usize,
    /// Distance of lines, in sizes.
    pub leading: f32,
    /// Space added after each letter, in thousandths of an em.
    pub spacing: f32,
}

/// A text that fits.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fitted {
    /// Its lines.
    pub lines: Vec<Line>,
    /// The size it came to, in points.
    pub size: f32,
    /// Whether it still is wider than allowed at the smallest size.
    pub overflows: bool,
}

fn spaced_width(line: &Line, spacing: f32) -> f32 {
    let letters: usize = line.runs.iter().map(|r| r.glyphs.len()).sum();
    line.width + spacing * letters.saturating_sub(1) as f32
}

/// Fits a text: on one line by shrinking as far as half way, then on more lines.
pub(crate) fn fit(
    shaper: &mut Shaper<'_>,
    face: FaceId,
    text: &str,
    limits: &Limits,
) -> Result<Fitted, CertificateError> {
    let whole = shaper.line(face, text)?;
    let width = spaced_width(&whole, limits.spacing) / 1000.0;
    let on_one_line = if width > 0.0 {
        limits.width / width
    } else {
        limits.size
    };
    if on_one_line >= limits.size {
        return Ok(Fitted {
            lines: vec![whole],
            size: limits.size,
            overflows: false,
        });
    }
    let gentle = if limits.lines > 1 {
        limits.size * 0.8
    } else {
        limits.smallest
    };
    if on_one_line >= gentle.max(limits.smallest) || limits.lines < 2 {
        let size = on_one_line.max(limits.smallest);
        return Ok(Fitted {
            lines: vec![whole],
            size,
            overflows: on_one_line < limits.smallest,
        });
    }
    let words = measured_words(shaper, face, text)?;
    let mut size = limits.size;
    loop {
        let em_width = limits.width / size * 1000.0;
        if let Some(parts) = wrap(&words, em_width, limits.lines) {
            let narrow = balanced(&words, em_width, parts.len());
            let lines: Result<Vec<Line>, _> =
                narrow.iter().map(|part| shaper.line(face, part)).collect();
            return Ok(Fitted {
                lines: lines?,
                size,
                overflows: false,
            });
        }
        if size <= limits.smallest {
            let parts = wrap(&words, em_width, usize::MAX).unwrap_or_default();
            let lines: Result<Vec<Line>, _> = parts
                .iter()
                .take(limits.lines)
                .map(|part| shaper.line(face, part))
                .collect();
            return Ok(Fitted {
                lines: lines?,
                size: limits.smallest,
                overflows: true,
            });
        }
        size = (size - 0.5).max(limits.smallest);
    }
}

pub(super) struct Word {
    text: String,
    width: f32,
}

const SPACE: f32 = 250.0;

pub(super) fn measured_words(
    shaper: &mut Shaper<'_>,
    face: FaceId,
    text: &str,
) -> Result<Vec<Word>, CertificateError> {
    text.split(' ')
        .filter(|w| !w.is_empty())
        .map(|word| {
            Ok(Word {
                text: word.to_owned(),
                width: shaper.line(face, word)?.width,
            })
        })
        .collect()
}

pub(super) fn wrap(words: &[Word], width: f32, most: usize) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for word in words {
        match lines.last_mut() {
            Some(line) if used + SPACE + word.width <= width => {
                line.push(' ');
                line.push_str(&word.text);
                used += SPACE + word.width;
            }
            _ => {
                if word.width > width && most != usize::MAX {
                    return None;
                }
                lines.push(word.text.clone());
                used = word.width;
            }
        }
    }
    (lines.len() <= most).then_some(lines)
}

/// The narrowest setting on the same number of lines, so that no line stands nearly empty.
fn balanced(words: &[Word], width: f32, lines: usize) -> Vec<String> {
    let (mut low, mut high) = (width / lines.max(1) as f32 * 0.5, width);
    for _ in 0..16 {
        let middle = f32::midpoint(low, high);
        if wrap(words, middle, lines).is_some() {
            high = middle;
        } else {
            low = middle;
        }
    }
    wrap(words, high, lines).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::font::{FontLibrary, FontRole};

    const LIMITS: Limits = Limits {
        size: 42.0,
        smallest: 20.0,
        width: 600.0,
        lines: 2,
        leading: 1.1,
        spacing: 0.0,
    };

    fn fitted(text: &str) -> Fitted {
        let library = FontLibrary::new();
        fit(
            &mut Shaper::new(&library),
            FontRole::Heading.face(),
            text,
            &LIMITS,
        )
        .unwrap()
    }

    #[test]
    fn a_short_name_keeps_its_size() {
        let set = fitted("Ann Li");
        assert_eq!((set.lines.len(), set.size, set.overflows), (1, 42.0, false));
    }

    #[test]
    fn a_long_name_shrinks_then_wraps_and_loses_nothing() {
        let name = "Maximiliane-Charlotte von und zu Hohenlohe-Waldenburg-Schillingsfürst";
        let set = fitted(name);
        assert!(set.lines.len() == 2 && !set.overflows && set.size >= 20.0);
        let back: Vec<String> = set
            .lines
            .iter()
            .map(|l| l.runs.iter().map(|r| r.text.as_str()).collect())
            .collect();
        assert_eq!(back.join(" "), name);
        assert!(
            set.lines
                .iter()
                .all(|l| l.width / 1000.0 * set.size <= 600.0)
        );
    }

    #[test]
    fn what_cannot_fit_says_so() {
        assert!(fitted(&"W".repeat(200)).overflows);
    }
}
