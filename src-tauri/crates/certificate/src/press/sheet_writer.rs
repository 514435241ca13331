//! Writing a page: each piece marked as what it is.

use super::layout::Unit;
use crate::error::CertificateError;
use crate::pdf::{Codes, Tag, put_number};
use crate::sheet::{Piece, Reading};

/// What a piece is where it is read aloud.
pub(super) fn tag(piece: &Piece, rank: u32, certificate: usize) -> Tag {
    Tag {
        rank,
        reading: piece.reading.clone(),
        language: piece.language.clone(),
        bounds: piece.bounds,
        certificate,
    }
}

/// The operators of a page and what its marked pieces are.
pub(super) struct SheetWriter<'c> {
    pub operators: Vec<u8>,
    /// Where pieces stand in the page before these operators, theirs come first.
    pub tags: Vec<Tag>,
    pub codes: &'c Codes,
    /// Whether what all certificates share stands in the page itself, not in forms.
    pub whole: bool,
}

impl SheetWriter<'_> {
    fn open(&mut self, reading: &Reading) {
        let role: &[u8] = match reading {
            Reading::Artifact => {
                self.operators.extend_from_slice(b"/Artifact BMC\n");
                return;
            }
            Reading::Heading => b"/H1",
            Reading::Item => b"/LBody",
            Reading::Figure(_) => b"/Figure",
            Reading::Paragraph => b"/P",
        };
        self.operators.extend_from_slice(role);
        self.operators.extend_from_slice(b"<</MCID ");
        put_number(&mut self.operators, self.tags.len() as f32);
        self.operators.extend_from_slice(b">>BDC\n");
    }

    fn moved(bounds: [f32; 4], (x, y): (f32, f32)) -> [f32; 4] {
        let [left, bottom, right, top] = bounds;
        [left + x, bottom + y, right + x, top + y]
    }

    /// Writes a unit; `pieces` are what one that varies became for this certificate.
    pub(super) fn unit(
        &mut self,
        unit: &Unit,
        pieces: &[(Piece, u32)],
        certificate: usize,
        place: (f32, f32),
    ) -> Result<(), CertificateError> {
        if let Unit::Fixed {
            name,
            operators,
            tag: known,
        } = unit
        {
            self.open(known.as_ref().map_or(&Reading::Artifact, |t| &t.reading));
            if self.whole {
                self.operators.extend_from_slice(operators);
            } else {
                self.operators.push(b'/');
                self.operators.extend_from_slice(name.as_bytes());
                self.operators.extend_from_slice(b" Do ");
            }
            self.operators.extend_from_slice(b"EMC\n");
            if let Some(known) = known {
                let mut tag = known.clone();
                tag.certificate = certificate;
                tag.bounds = Self::moved(tag.bounds, place);
                self.tags.push(tag);
            }
            return Ok(());
        }
        for (piece, rank) in pieces {
            if piece.marks.is_empty() {
                continue;
            }
            self.open(&piece.reading);
            // Curves that are painted many times belong to no element that varies.
            crate::pdf::content(
                &mut self.operators,
                &piece.marks,
                self.codes,
                &mut Vec::new(),
            )?;
            self.operators.extend_from_slice(b"EMC\n");
            if piece.reading != Reading::Artifact {
                let mut tag = tag(piece, *rank, certificate);
                tag.bounds = Self::moved(tag.bounds, place);
                self.tags.push(tag);
            }
        }
        Ok(())
    }
}
