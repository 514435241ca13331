//! A page while it is being set: what stands where, and how it is read aloud, before it is PDF.

use std::collections::BTreeMap;

pub use domain::certificate::PT_PER_MM;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::CertificateError;
use crate::font::FaceId;
use crate::frame::Frame;
use crate::picture::{Picture, Substance};
use crate::text::{CAPITALS, DEPTH, Limits, Line, Shaper, fit};

/// A colour, each part from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Reads `#A9822F`.
    #[must_use]
    pub fn hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// Colour operator for lines (`RG`) or areas (`rg`).
    pub(crate) fn operator(self, operator: &str) -> String {
        let part = |n: u8| (f32::from(n) / 255.0 * 1000.0).round() / 1000.0;
        format!(
            "{} {} {} {operator}\n",
            part(self.0),
            part(self.1),
            part(self.2)
        )
    }
}

/// How lines stand in their frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TextAlignment")]
pub enum Alignment {
    /// At the left edge.
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
}

/// Where lines stand between the upper and the lower edge of their frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VerticalAlignment {
    /// At the upper edge.
    Top,
    /// In the middle.
    Middle,
    /// At the lower edge.
    Bottom,
}

/// Something on the page. Lengths in points, from the lower left corner.
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
    /// One closed path painted many times, each time through another matrix.
    Repeated {
        path: Vec<u8>,
        matrices: Vec<[f32; 6]>,
    },
    Picture {
        name: String,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
    /// Rows of a QR code as bits, each row filled up to a whole byte, 0 for dark.
    QrCode {
        mask: Vec<u8>,
        count: usize,
        x: f32,
        y: f32,
        side: f32,
        colour: Colour,
    },
}

/// How a piece is read aloud (ISO 14289-1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Not at all: decoration.
    Artifact,
    Heading,
    Paragraph,
    /// An entry of a list.
    Item,
    /// A picture, with the words that stand for it.
    Figure(String),
}

/// Marks that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub reading: Reading,
    /// BCP 47 tag, where it is not the certificate's.
    pub language: String,
    pub marks: Vec<Mark>,
    /// Left, lower, right and upper edge of a figure.
    pub bounds: [f32; 4],
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
    /// Which element, by its identity.
    pub element: String,
}

/// A picture with too few dots to print well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coarse {
    /// Dots per inch at the size it stands at.
    pub dpi: u32,
    /// Which element, by its identity.
    pub element: String,
}

/// Below this many dots per inch a picture prints blurred.
pub const FINE_ENOUGH: u32 = 200;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub face: FaceId,
    pub limits: Limits,
    pub colour: Colour,
    pub alignment: Alignment,
    pub vertical: VerticalAlignment,
}

/// A box on the page in points, from the lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub x: f32,
    pub bottom: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    pub(crate) fn top(self) -> f32 {
        self.bottom + self.height
    }

    fn bounds(self) -> [f32; 4] {
        [self.x, self.bottom, self.x + self.width, self.top()]
    }
}

/// The page.
pub(crate) struct Sheet<'s, 'l> {
    /// Width and height in points.
    pub size: (f32, f32),
    pub shaper: &'s mut Shaper<'l>,
    pub pictures: &'s BTreeMap<String, Picture>,
    pub pieces: Vec<Piece>,
    pub tight: Vec<Tightness>,
    pub coarse: Vec<Coarse>,
    /// The element that is being drawn.
    pub element: String,
}

impl<'s, 'l> Sheet<'s, 'l> {
    pub(crate) fn new(
        size: (f32, f32),
        shaper: &'s mut Shaper<'l>,
        pictures: &'s BTreeMap<String, Picture>,
    ) -> Self {
        Self {
            size,
            shaper,
            pictures,
            pieces: Vec::new(),
            tight: Vec::new(),
            coarse: Vec::new(),
            element: String::new(),
        }
    }

    /// A frame, given in millimetres from the upper left corner, in points from the lower left.
    pub(crate) fn area(&self, frame: Frame) -> Area {
        Area {
            x: frame.x * PT_PER_MM,
            bottom: self.size.1 - (frame.y + frame.height) * PT_PER_MM,
            width: frame.width * PT_PER_MM,
            height: frame.height * PT_PER_MM,
        }
    }

    /// Begins a piece; what is drawn next belongs to it.
    pub(crate) fn piece(&mut self, reading: Reading, language: &str, area: Area) {
        self.pieces.push(Piece {
            reading,
            language: language.to_owned(),
            marks: Vec::new(),
            bounds: area.bounds(),
        });
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.marks.push(mark);
        }
    }

    /// Sets a text in an area, and returns its last baseline in points.
    ///
    /// # Errors
    /// [`CertificateError::NotCovered`] when no font has a character.
    pub(crate) fn text(
        &mut self,
        text: &str,
        setting: &Setting,
        area: Area,
    ) -> Result<f32, CertificateError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(area.top());
        }
        let limits = &setting.limits;
        let fitted = fit(self.shaper, setting.face, text, limits, area.height)?;
        let size = fitted.size;
        let percent = size / limits.size * 100.0;
        let step = limits.leading * size;
        let below = fitted.lines.len().saturating_sub(1) as f32 * step;
        if fitted.overflows || percent < 99.5 {
            self.tight.push(Tightness {
                text: text.to_owned(),
                percent: percent as u32,
                overflows: fitted.overflows,
                element: self.element.clone(),
            });
        }
        let first = match setting.vertical {
            VerticalAlignment::Top => area.top() - (CAPITALS + 0.1) * size,
            VerticalAlignment::Middle => {
                area.bottom + area.height / 2.0 - CAPITALS / 2.0 * size + below / 2.0
            }
            VerticalAlignment::Bottom => area.bottom + DEPTH * size + below,
        };
        let mut baseline = first;
        for (number, line) in fitted.lines.into_iter().enumerate() {
            baseline = first - number as f32 * step;
            let letters: usize = line.runs.iter().map(|r| r.glyphs.len()).sum();
            let spaced = limits.spacing * letters.saturating_sub(1) as f32;
            let width = (line.width + spaced) / 1000.0 * size;
            let x = match setting.alignment {
                Alignment::Left => area.x,
                Alignment::Centre => area.x + (area.width - width) / 2.0,
                Alignment::Right => area.x + area.width - width,
            };
            self.mark(Mark::Text {
                line,
                x,
                y: baseline,
                size,
                colour: setting.colour,
                spacing: limits.spacing,
            });
        }
        Ok(baseline)
    }

    /// Puts a line that is set already on the page, its upper edge at a height.
    pub(crate) fn line(&mut self, line: Line, setting: &Setting, x: f32, top: f32) {
        let size = setting.limits.size;
        self.mark(Mark::Text {
            line,
            x,
            y: top - (CAPITALS + 0.1) * size,
            size,
            colour: setting.colour,
            spacing: setting.limits.spacing,
        });
    }

    /// Puts path operators on the page.
    pub(crate) fn path(&mut self, operators: String) {
        self.mark(Mark::Path(operators.into_bytes()));
    }

    /// Paints one path many times.
    pub(crate) fn repeated(&mut self, path: String, matrices: Vec<[f32; 6]>) {
        self.mark(Mark::Repeated {
            path: path.into_bytes(),
            matrices,
        });
    }

    /// Notes a picture that has too few dots for the width it is given (points).
    fn look_at_dots(&mut self, name: &str, width: f32) {
        let Some(picture) = self.pictures.get(name) else {
            return;
        };
        if matches!(picture.substance, Substance::Pixels(_)) && width > 0.0 {
            let dpi = (picture.width as f32 / (width / 72.0)).round() as u32;
            if dpi < FINE_ENOUGH {
                self.coarse.push(Coarse {
                    dpi,
                    element: self.element.clone(),
                });
            }
        }
    }

    /// Whether there is a picture of this name.
    pub(crate) fn has_picture(&self, name: &str) -> bool {
        self.pictures.contains_key(name)
    }

    /// Puts a picture into an area without distorting it. Does nothing where there is none.
    pub(crate) fn picture(
        &mut self,
        name: &str,
        area: Area,
        place: (Alignment, VerticalAlignment),
    ) {
        let Some(picture) = self.pictures.get(name) else {
            return;
        };
        let scale = (area.width / picture.width as f32).min(area.height / picture.height as f32);
        let (width, height) = (picture.width as f32 * scale, picture.height as f32 * scale);
        let x = match place.0 {
            Alignment::Left => area.x,
            Alignment::Centre => area.x + (area.width - width) / 2.0,
            Alignment::Right => area.x + area.width - width,
        };
        let y = match place.1 {
            VerticalAlignment::Top => area.top() - height,
            VerticalAlignment::Middle => area.bottom + (area.height - height) / 2.0,
            VerticalAlignment::Bottom => area.bottom,
        };
        self.look_at_dots(name, width);
        self.mark(Mark::Picture {
            name: name.to_owned(),
            x,
            y,
            width,
            height,
        });
    }

    /// Puts a picture over a whole area; what sticks out is cut off.
    pub(crate) fn cover(&mut self, name: &str, area: Area) {
        let Some(picture) = self.pictures.get(name) else {
            return;
        };
        let scale = (area.width / picture.width as f32).max(area.height / picture.height as f32);
        let (width, height) = (picture.width as f32 * scale, picture.height as f32 * scale);
        self.look_at_dots(name, width);
        self.path(format!(
            "q {:.2} {:.2} {:.2} {:.2} re W n\n",
            area.x, area.bottom, area.width, area.height
        ));
        self.mark(Mark::Picture {
            name: name.to_owned(),
            x: area.x + (area.width - width) / 2.0,
            y: area.bottom + (area.height - height) / 2.0,
            width,
            height,
        });
        self.path("Q\n".to_owned());
    }

    pub(crate) fn qr_code(&mut self, mask: Vec<u8>, count: usize, area: Area, colour: Colour) {
        let side = area.width.min(area.height);
        self.mark(Mark::QrCode {
            mask,
            count,
            x: area.x + (area.width - side) / 2.0,
            y: area.bottom + (area.height - side) / 2.0,
            side,
            colour,
        });
    }
}
