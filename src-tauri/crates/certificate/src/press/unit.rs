//! Making the pages of one certificate, or of those that share a sheet of labels.

use std::borrow::Cow;

use domain::certificate::Certificate;

use super::lanes::Hands;
use super::layout::Unit;
use super::record;
use super::run::Press;
use super::sheet_writer::SheetWriter;
use crate::element::Kind;
use crate::error::CertificateError;
use crate::field::Facts;
use crate::pdf::{Codes, Made, MadeCertificate, MadePage, put_number, stream};
use crate::sheet::{Piece, Sheet, Tightness};
use crate::text::Shaper;

/// What one certificate puts on one page.
pub(super) type Pieces = Vec<(Piece, u32)>;

impl<'l> Press<'l> {
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
                if element.is_some_and(|e| !matches!(e.kind, Kind::QrCode(_))) {
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
