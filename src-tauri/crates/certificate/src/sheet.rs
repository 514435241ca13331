//! A sheet of paper while it is being set: what stands where, before it is PDF.

use std::collections::BTreeMap;

use domain::certificate::Paper;

use crate::error::CertificateError;
use crate::font::FontRole;
use crate::picture::Picture;
use crate::text::{Limits, Line, Shaper, fit};

/// A colour, each part from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// How lines stand to their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// The place is the left end.
    Left,
    /// The place is the middle.
    Centre,
}

/// Something on the sheet. Lengths in points, from the lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Mark {
    Text {
        line: Line,
        x: f32,
        y: f32,
        size: f32,
        colour: Colour,
        spacing: f32,
    },
    /// Path operators of a content stream, self-contained.
    Path(Vec<u8>),
    Picture {
        name: String,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
    /// Rows of a QR code, one byte a module, 1 for dark.
    QrCode {
        modules: Vec<u8>,
        count: usize,
        x: f32,
        y: f32,
        side: f32,
        colour: Colour,
    },
}

/// A text that had to be made smaller, or did not fit at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Tightness {
    /// The text.
    pub text: String,
    /// Its size as a share of what it should be, in per cent.
    pub percent: u32,
    /// Whether it still sticks out.
    pub overflows: bool,
}

/// The sheet.
pub struct Sheet<'s, 'l> {
    paper: Paper,
    shaper: &'s mut Shaper<'l>,
    pictures: &'s BTreeMap<String, Picture>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) tight: Vec<Tightness>,
}

/// Points in a millimetre.
pub const PT_PER_MM: f32 = 72.0 / 25.4;

impl<'s, 'l> Sheet<'s, 'l> {
    pub(crate) fn new(
        paper: Paper,
        shaper: &'s mut Shaper<'l>,
        pictures: &'s BTreeMap<String, Picture>,
    ) -> Self {
        Self {
            paper,
            shaper,
            pictures,
            marks: Vec::new(),
            tight: Vec::new(),
        }
    }

    /// A place given in millimetres on A4 landscape from the upper left corner, in
    /// points on this paper from the lower left. Other papers keep the proportions.
    #[must_use]
    pub fn place(&self, x: f32, y: f32) -> (f32, f32) {
        let (width, height) = self.paper.size_pt();
        (x / 297.0 * width, height - y / 210.0 * height)
    }

    /// Width and height in points.
    #[must_use]
    pub fn size(&self) -> (f32, f32) {
        self.paper.size_pt()
    }

    /// Sets a text with its first baseline at the place, and returns the place of the
    /// last baseline, in points.
    ///
    /// # Errors
    /// [`CertificateError::NotCovered`] when no font has a character.
    pub fn text(
        &mut self,
        text: &str,
        role: FontRole,
        at: (f32, f32),
        alignment: Alignment,
        limits: &Limits,
        colour: Colour,
    ) -> Result<f32, CertificateError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(at.1);
        }
        let fitted = fit(self.shaper, role, text, limits)?;
        let percent = fitted.size / limits.size * 100.0;
        if fitted.overflows || percent < 99.5 {
            self.tight.push(Tightness {
                text: text.to_owned(),
                percent: percent as u32,
                overflows: fitted.overflows,
            });
        }
        let below = fitted.lines.len().saturating_sub(1) as f32 * limits.leading * fitted.size;
        let top = if limits.around {
            at.1 + below / 2.0
        } else {
            at.1
        };
        let mut baseline = top;
        for (number, line) in fitted.lines.into_iter().enumerate() {
            baseline = top - number as f32 * limits.leading * fitted.size;
            let letters: usize = line.runs.iter().map(|r| r.glyphs.len()).sum();
            let spaced = limits.spacing * letters.saturating_sub(1) as f32;
            let width = (line.width + spaced) / 1000.0 * fitted.size;
            let x = match alignment {
                Alignment::Left => at.0,
                Alignment::Centre => at.0 - width / 2.0,
            };
            self.marks.push(Mark::Text {
                line,
                x,
                y: baseline,
                size: fitted.size,
                colour,
                spacing: limits.spacing,
            });
        }
        Ok(baseline)
    }

    /// Puts path operators on the sheet.
    pub fn path(&mut self, operators: Vec<u8>) {
        self.marks.push(Mark::Path(operators));
    }

    /// Puts a picture into a box without distorting it, resting on the bottom edge.
    /// `left` and `bottom` in points. Does nothing where there is no such picture.
    pub fn picture(
        &mut self,
        name: &str,
        left: f32,
        bottom: f32,
        width: f32,
        height: f32,
        alignment: Alignment,
    ) {
        let Some(picture) = self.pictures.get(name) else {
            return;
        };
        let scale = (width / picture.width as f32).min(height / picture.height as f32);
        let (w, h) = (picture.width as f32 * scale, picture.height as f32 * scale);
        let x = match alignment {
            Alignment::Left => left,
            Alignment::Centre => left + (width - w) / 2.0,
        };
        self.marks.push(Mark::Picture {
            name: name.to_owned(),
            x,
            y: bottom,
            width: w,
            height: h,
        });
    }

    pub(crate) fn qr_code(
        &mut self,
        modules: Vec<u8>,
        count: usize,
        x: f32,
        y: f32,
        side: f32,
        colour: Colour,
    ) {
        self.marks.push(Mark::QrCode {
            modules,
            count,
            x,
            y,
            side,
            colour,
        });
    }
}
