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

/// How high a line stands above what is below it, in sizes: a tenth may stick out, as capitals are
/// not all of one height.
const LINE: f32 = CAPITALS + DEPTH - 0.1;

/// Height of capitals, in sizes: near enough for all faces.
pub(crate) const CAPITALS: f32 = 0.68;
/// Depth of letters such as p, in sizes.
pub(crate) const DEPTH: f32 = 0.22;

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

/// How wide a line is with the space after its letters, in thousandths of an em. A line of which
/// only the width is known has as many letters as its text.
fn spaced_width(line: &Line, text: &str, spacing: f32) -> f32 {
    if spacing == 0.0 {
        return line.width;
    }
    let shaped: usize = line.runs.iter().map(|r| r.glyphs.len()).sum();
    let letters = if shaped == 0 {
        text.chars().count()
    } else {
        shaped
    };
    line.width + spacing * letters.saturating_sub(1) as f32
}

/// How many lines of a size (points) a height has room for; one always.
fn room(height: f32, size: f32, leading: f32) -> usize {
    let below = (height - LINE * size) / (leading * size);
    1 + if below > 0.0 { below as usize } else { 0 }
}

/// Fits a text into a box: on one line by shrinking as far as half way, then on more lines. Where
/// that is not enough, it is broken at hyphens, too, and then takes as many lines as the box has
/// room for. No word is ever left out.
pub(crate) fn fit(
    shaper: &mut Shaper<'_>,
    face: FaceId,
    text: &str,
    limits: &Limits,
    height: f32,
) -> Result<Fitted, CertificateError> {
    let whole = shaper.line(face, text)?;
    let width = spaced_width(&whole, text, limits.spacing) / 1000.0;
    let on_one_line = if width > 0.0 {
        limits.width / width
    } else {
        limits.size
    };
    let gentle = if limits.lines > 1 {
        limits.size * 0.8
    } else {
        limits.smallest
    };
    if on_one_line >= gentle.max(limits.smallest) {
        return Ok(Fitted {
            lines: vec![whole],
            size: on_one_line.min(limits.size),
            overflows: false,
        });
    }
    let at_spaces = measured_words(shaper, (face, limits.spacing), text)?;
    let at_hyphens = measured_parts(shaper, (face, limits.spacing), text)?;
    for most in [limits.lines, usize::MAX] {
        for words in [&at_spaces, &at_hyphens] {
            let mut setting = Lines {
                shaper,
                face,
                words,
                limits,
            };
            if let Some(fitted) = setting.on_lines(most, height, (on_one_line, &whole))? {
                return Ok(fitted);
            }
        }
    }
    let em_width = limits.width / limits.smallest * 1000.0;
    let parts = wrap(&at_hyphens, em_width, usize::MAX).unwrap_or_default();
    let lines: Result<Vec<Line>, _> = parts.iter().map(|part| shaper.line(face, part)).collect();
    Ok(Fitted {
        lines: lines?,
        size: limits.smallest,
        overflows: true,
    })
}

/// Words that are to be set on several lines.
struct Lines<'w, 's, 'l> {
    shaper: &'s mut Shaper<'l>,
    face: FaceId,
    words: &'w [Word],
    limits: &'w Limits,
}

impl Lines<'_, '_, '_> {
    /// The largest size at which the words stand on at most so many lines, within a height.
    fn on_lines(
        &mut self,
        most: usize,
        height: f32,
        (on_one_line, whole): (f32, &Line),
    ) -> Result<Option<Fitted>, CertificateError> {
        let limits = self.limits;
        let mut size = limits.size;
        loop {
            let allowed = most.min(room(height, size, limits.leading));
            if on_one_line >= size {
                return Ok(Some(Fitted {
                    lines: vec![whole.clone()],
                    size,
                    overflows: false,
                }));
            }
            if let Some(lines) = self.at(size, allowed)? {
                return Ok(Some(Fitted {
                    lines,
                    size,
                    overflows: false,
                }));
            }
            if size <= limits.smallest {
                return Ok(None);
            }
            size = (size - 0.5).max(limits.smallest);
        }
    }

    /// The words on at most so many lines of a size, where none is too wide.
    fn at(&mut self, size: f32, allowed: usize) -> Result<Option<Vec<Line>>, CertificateError> {
        let em_width = self.limits.width / size * 1000.0;
        let Some(parts) = wrap(self.words, em_width, allowed) else {
            return Ok(None);
        };
        let spacing = self.limits.spacing;
        let mut lines = Vec::with_capacity(parts.len());
        for part in balanced(self.words, em_width, parts.len()) {
            let line = self.shaper.line(self.face, &part)?;
            // Words beside each other may be wider than each for itself.
            if spaced_width(&line, &part, spacing) > em_width * 1.001 {
                return Ok(None);
            }
            lines.push(line);
        }
        Ok(Some(lines))
    }
}

/// A piece of a text that no line break divides.
pub(super) struct Word {
    text: String,
    width: f32,
    /// The space before it, in thousandths of an em; none within a word.
    space: f32,
}

const SPACE: f32 = 250.0;

pub(super) fn measured_words(
    shaper: &mut Shaper<'_>,
    (face, spacing): (FaceId, f32),
    text: &str,
) -> Result<Vec<Word>, CertificateError> {
    text.split(' ')
        .filter(|w| !w.is_empty())
        .map(|word| {
            Ok(Word {
                text: word.to_owned(),
                width: spaced_width(&shaper.line(face, word)?, word, spacing),
                space: SPACE + 2.0 * spacing,
            })
        })
        .collect()
}

/// The same, with words divided after their hyphens.
fn measured_parts(
    shaper: &mut Shaper<'_>,
    (face, spacing): (FaceId, f32),
    text: &str,
) -> Result<Vec<Word>, CertificateError> {
    let mut parts = Vec::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        for (place, part) in word
            .split_inclusive(['-', '\u{2010}', '\u{2013}'])
            .enumerate()
        {
            parts.push(Word {
                text: part.to_owned(),
                width: spaced_width(&shaper.line(face, part)?, part, spacing),
                space: if place == 0 {
                    SPACE + 2.0 * spacing
                } else {
                    spacing
                },
            });
        }
    }
    Ok(parts)
}

pub(super) fn wrap(words: &[Word], width: f32, most: usize) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for word in words {
        match lines.last_mut() {
            Some(line) if used + word.space + word.width <= width => {
                if word.space >= SPACE {
                    line.push(' ');
                }
                line.push_str(&word.text);
                used += word.space + word.width;
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

    fn fitted_in(text: &str, height: f32) -> Fitted {
        let library = FontLibrary::new();
        let face = FontRole::Heading.face();
        fit(&mut Shaper::new(&library), face, text, &LIMITS, height).unwrap()
    }

    fn fitted(text: &str) -> Fitted {
        fitted_in(text, 100.0)
    }

    fn words(set: &Fitted) -> Vec<String> {
        let lines = set.lines.iter();
        lines
            .map(|l| l.runs.iter().map(|r| r.text.as_str()).collect())
            .collect()
    }

    fn is_within(set: &Fitted) -> bool {
        let mut widths = set.lines.iter().map(|l| l.width / 1000.0 * set.size);
        let below = (set.lines.len() - 1) as f32 * LIMITS.leading * set.size;
        widths.all(|w| w <= 600.5) && below + LINE * set.size <= 100.0
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
        assert_eq!(words(&set).join(" "), name);
        assert!(is_within(&set));
    }

    #[test]
    fn a_name_with_hyphens_is_broken_there_where_spaces_do_not_help() {
        let name = "Wolfeschlegelsteinhausenbergerdorff-Montmorency-Beauharnais-Schillingsfürst";
        let set = fitted(name);
        assert!(set.lines.len() > 1 && !set.overflows && is_within(&set));
        assert_eq!(words(&set).concat(), name);
        assert!(words(&set).iter().rev().skip(1).all(|l| l.ends_with('-')));
    }

    #[test]
    fn where_the_box_has_room_a_name_takes_more_lines_than_its_style_says() {
        let name = ["Maximiliane von Hohenlohe-Waldenburg"; 4].join(" ");
        let set = fitted_in(&name, 100.0);
        assert!(set.lines.len() > LIMITS.lines && !set.overflows && is_within(&set));
        assert_eq!(words(&set).join(" "), name);
    }

    #[test]
    fn lines_that_a_box_has_no_room_for_are_not_set() {
        let name = "Maximiliane-Charlotte von und zu Hohenlohe-Waldenburg-Schillingsfürst";
        let set = fitted_in(name, 22.0);
        assert!(set.overflows);
        let all = words(&set).join(" ").replace("- ", "-");
        assert_eq!(all, name, "nothing is dropped");
    }

    #[test]
    fn what_cannot_fit_says_so() {
        assert!(fitted(&"W".repeat(200)).overflows);
    }
}
