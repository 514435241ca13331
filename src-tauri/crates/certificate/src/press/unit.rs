//! Making the pages of one certificate, or of those that share a sheet of labels.

use std::borrow::Cow;

use domain::certificate::{Certificate, PT_PER_MM};

use super::lanes::Hands;
use super::layout::Unit;
use super::sheet_writer::SheetWriter;
use super::{Press, record};
use crate::element::Desk;
use crate::error::CertificateError;
use crate::field::Facts;
use crate::pdf::{Codes, Made, MadeCertificate, MadePage, put_number, stream};
use crate::sheet::{Piece, Sheet, Tightness};
use crate::template::Template;
use crate::text::Shaper;

/// The paper of a page as it comes from the printer, in points.
#[derive(Debug, Clone)]
pub(super) struct Geometry {
    /// `[0 0 width height]`.
    pub media_box: String,
    /// Boxes of each page besides.
    pub page_boxes: String,
    /// The box of forms: the trimmed page with its bleed.
    pub form_box: String,
    /// Lower left corners of the certificates on a sheet.
    pub places: Vec<(f32, f32)>,
    /// Operators that draw where to cut.
    pub crop_marks: Vec<u8>,
}

/// Between the trimmed edge and a crop mark, and its length, in points.
const CROP_GAP: f32 = 2.0 * PT_PER_MM;
const CROP_LENGTH: f32 = 5.0 * PT_PER_MM;

pub(super) fn page_geometry(template: &Template) -> Geometry {
    let (width, height) = template.paper.size_pt();
    let bleed = template.bleed_mm() * PT_PER_MM;
    let form_box = format!(
        "[{:.0} {:.0} {:.0} {:.0}]",
        (-bleed).floor(),
        (-bleed).floor(),
        (width + bleed).ceil(),
        (height + bleed).ceil()
    );
    let (media, places) = if let Some(labels) = &template.labels {
        let sheet = labels.paper.size_pt();
        let label = template.paper.size_mm();
        let places = (0..labels.count())
            .map(|number| {
                let (x, y) = labels.place(number, label);
                (x * PT_PER_MM, sheet.1 - y * PT_PER_MM - height)
            })
            .collect();
        (sheet, places)
    } else {
        let margin = if template.crop_marks {
            bleed.max(CROP_GAP) + CROP_LENGTH + 2.0
        } else {
            bleed
        };
        let media = (width + 2.0 * margin, height + 2.0 * margin);
        (media, vec![(margin, margin)])
    };
    let page_boxes = match places.first() {
        Some((x, y)) if template.labels.is_none() && *x > 0.0 => format!(
            "/TrimBox[{x:.2} {y:.2} {:.2} {:.2}]/BleedBox[{:.2} {:.2} {:.2} {:.2}]",
            x + width,
            y + height,
            x - bleed,
            y - bleed,
            x + width + bleed,
            y + height + bleed
        ),
        _ => String::new(),
    };
    let mut crop_marks = Vec::new();
    if template.crop_marks {
        crop_marks.extend_from_slice(b"q 0 0 0 RG 0.25 w\n");
        // Marks between two labels must not run into either.
        let (gap, length) = if template.labels.is_some() {
            (0.0, 1.5 * PT_PER_MM)
        } else {
            (bleed.max(CROP_GAP), CROP_LENGTH)
        };
        for (x, y) in &places {
            for (cx, cy, dx, dy) in [
                (*x, *y, -1.0, -1.0),
                (x + width, *y, 1.0, -1.0),
                (*x, y + height, -1.0, 1.0),
                (x + width, y + height, 1.0, 1.0),
            ] {
                for line in [
                    [cx + dx * gap, cy, cx + dx * (gap + length), cy],
                    [cx, cy + dy * gap, cx, cy + dy * (gap + length)],
                ] {
                    let [ax, ay, bx, by] = line;
                    crop_marks.extend_from_slice(
                        format!("{ax:.2} {ay:.2} m {bx:.2} {by:.2} l S\n").as_bytes(),
                    );
                }
            }
        }
        crop_marks.extend_from_slice(b"Q\n");
    }
    Geometry {
        media_box: format!("[0 0 {:.2} {:.2}]", media.0, media.1),
        page_boxes,
        form_box,
        places,
        crop_marks,
    }
}

/// What one certificate puts on one page.
pub(super) type Pieces = Vec<(Piece, u32)>;

impl<'l> Press<'l> {
    /// How many certificates share a sheet.
    pub(super) fn per_sheet(&self) -> usize {
        self.geometry.places.len().max(1)
    }

    fn desk<'d>(&'d self, facts: &'d Facts<'d>) -> Desk<'d> {
        Desk {
            template: &self.template,
            library: self.library,
            facts,
        }
    }

    pub(super) fn facts<'d>(&'d self, certificate: &'d Certificate) -> Facts<'d> {
        Facts {
            run: &self.run,
            certificate: Some(certificate),
            formats: &self.formats,
        }
    }

    /// Draws one element that varies.
    fn draw(
        &self,
        shaper: &mut Shaper<'l>,
        facts: &Facts<'_>,
        (page, place): (usize, usize),
        tight: &mut Vec<Tightness>,
    ) -> Result<Vec<Piece>, CertificateError> {
        let element = self
            .template
            .pages
            .get(page)
            .and_then(|p| p.elements.get(place));
        let Some(element) = element else {
            return Ok(Vec::new());
        };
        let mut sheet = Sheet::new(self.template.paper.size_pt(), shaper, &self.pictures);
        element.draw(&mut sheet, &self.desk(facts))?;
        tight.append(&mut sheet.tight);
        Ok(sheet.pieces)
    }

    /// The texts of a certificate: QR codes take time and need no font.
    pub(super) fn texts(
        &self,
        shaper: &mut Shaper<'l>,
        certificate: &Certificate,
    ) -> Result<(Vec<Piece>, Vec<Tightness>), CertificateError> {
        let facts = self.facts(certificate);
        let (mut pieces, mut tight) = (Vec::new(), Vec::new());
        for (page, layout) in self.layouts.iter().enumerate() {
            for unit in &layout.units {
                let Unit::Varies(place, _) = unit else {
                    continue;
                };
                let element = self
                    .template
                    .pages
                    .get(page)
                    .and_then(|p| p.elements.get(*place));
                if element.is_some_and(|e| !matches!(e.kind, crate::element::Kind::QrCode(_))) {
                    pieces.append(&mut self.draw(shaper, &facts, (page, *place), &mut tight)?);
                }
            }
        }
        Ok((pieces, tight))
    }

    /// Draws everything of a certificate that varies, page by page and unit by unit.
    pub(super) fn drawn(
        &self,
        shaper: &mut Shaper<'l>,
        certificate: &Certificate,
    ) -> Result<Vec<Vec<Pieces>>, CertificateError> {
        let facts = self.facts(certificate);
        let mut tight = Vec::new();
        let mut pages = Vec::with_capacity(self.layouts.len());
        for (page, layout) in self.layouts.iter().enumerate() {
            let mut units = Vec::with_capacity(layout.units.len());
            for unit in &layout.units {
                units.push(match unit {
                    Unit::Fixed { .. } => Vec::new(),
                    Unit::Varies(place, rank) => self
                        .draw(shaper, &facts, (page, *place), &mut tight)?
                        .into_iter()
                        .zip(*rank..)
                        .collect(),
                });
            }
            pages.push(units);
        }
        Ok(pages)
    }

    /// Makes the pages of certificates that share sheets. What all certificates share stands in
    /// the pages themselves where `whole` says so, else as forms.
    pub(super) fn made(
        &self,
        hands: &mut Hands<'l>,
        certificates: &[Cow<'_, Certificate>],
        drawn: &[Vec<Vec<Pieces>>],
        codes: &Codes,
        whole: bool,
    ) -> Result<Made, CertificateError> {
        let mut pages = Vec::with_capacity(self.layouts.len());
        for (page, layout) in self.layouts.iter().enumerate() {
            let head = layout.head.as_ref().filter(|_| whole);
            let mut sheet = SheetWriter {
                operators: Vec::with_capacity(3_000),
                tags: head.map_or_else(Vec::new, |h| h.tags.clone()),
                codes,
                whole,
            };
            for (number, (drawn, place)) in drawn.iter().zip(&self.geometry.places).enumerate() {
                let moved = *place != (0.0, 0.0);
                if moved {
                    sheet.operators.extend_from_slice(b"q 1 0 0 1 ");
                    put_number(&mut sheet.operators, place.0);
                    sheet.operators.push(b' ');
                    put_number(&mut sheet.operators, place.1);
                    sheet.operators.extend_from_slice(b" cm\n");
                }
                let units = drawn.get(page).map_or(&[][..], Vec::as_slice);
                for (unit, pieces) in layout
                    .units
                    .iter()
                    .zip(units)
                    .skip(head.map_or(0, |h| h.units))
                {
                    sheet.unit(unit, pieces, number, *place)?;
                }
                if moved {
                    sheet.operators.extend_from_slice(b"Q\n");
                }
            }
            if !self.geometry.crop_marks.is_empty() {
                sheet.operators.extend_from_slice(b"/Artifact BMC\n");
                sheet.operators.extend_from_slice(&self.geometry.crop_marks);
                sheet.operators.extend_from_slice(b"EMC\n");
            }
            pages.push(MadePage {
                head: head.map(|h| h.number),
                contents: stream("", &sheet.operators, &mut hands.deflater),
                tags: sheet.tags,
            });
        }
        let certificates = certificates
            .iter()
            .map(|certificate| MadeCertificate {
                title: format!("{}  {}", certificate.name, certificate.serial),
                record: record::entry(certificate),
            })
            .collect();
        Ok(Made {
            pages,
            certificates,
        })
    }
}
