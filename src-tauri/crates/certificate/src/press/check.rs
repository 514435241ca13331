//! A look at all certificates of a run before they are printed.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use domain::certificate::Certificate;
use words::{Message, ToMessage, say};

use super::certificates::{Certificates, known};
use super::lanes::{Hands, in_order};
use super::resources::note;
use super::run::Press;
use crate::error::CertificateError;
use crate::font::subset::GlyphUse;
use crate::font::{FaceId, OutsideFont};
use crate::sheet::{Mark, Tightness};
use crate::text::{Run, Shaper};

/// How a certificate's texts fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Which certificate, by its place in the list.
    pub index: usize,
    /// Texts that were made smaller or stick out.
    pub tight: Vec<Tightness>,
    /// Why it cannot be set at all, where a character has no font.
    pub uncovered: Option<Message>,
}

impl Fit {
    /// Why it must not be printed: a character has no font, or a text does not fit into its box at
    /// the smallest size.
    #[must_use]
    pub fn unprintable(&self) -> Option<Message> {
        let outside = self.tight.iter().find(|t| t.overflows);
        let does_not_fit = || outside.map(|t| say::printing::does_not_fit(shown(&t.text)));
        self.uncovered.clone().or_else(does_not_fit)
    }
}

/// What a look at all certificates of a run found.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Certificates with something to look at.
    pub fits: Vec<Fit>,
    /// Fonts from outside the program that the run is set in.
    pub outside: Vec<OutsideFont>,
    /// Whether every text is known to be in letters that the face it is set in has;
    /// [`Press::cover`] looks for that.
    pub plain: bool,
}

/// What was found in one certificate.
#[derive(Default)]
struct Found {
    tight: Vec<Tightness>,
    uncovered: Option<Message>,
    faces: Vec<FaceId>,
    beyond: bool,
}

/// Characters of a text that are shown where it does not fit.
const SHOWN: usize = 120;

fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn runs_of(mark: &Mark) -> &[Run] {
    match mark {
        Mark::Text { line, .. } => &line.runs,
        _ => &[],
    }
}

impl<'l> Press<'l> {
    /// Looks at every certificate without printing: what no font covers, what does not fit, what
    /// had to be made smaller, and which fonts from outside the program it is set in.
    ///
    /// # Errors
    /// When a font cannot be used at all.
    pub fn check(&self, certificates: &dyn Certificates) -> Result<Checked, CertificateError> {
        self.look(certificates, true)
    }

    /// Looks at every certificate for what no font covers, what does not fit, and for fonts from
    /// outside the program. No text is set that its own face has the letters of and that fits
    /// however it is kerned, so nothing is known of what is made smaller: printing sets it.
    ///
    /// # Errors
    /// As for [`Self::check`].
    pub fn cover(&self, certificates: &dyn Certificates) -> Result<Checked, CertificateError> {
        self.look(certificates, false)
    }

    /// What a certificate comes to with a shaper.
    fn found(
        &self,
        shaper: &mut Shaper<'l>,
        certificate: &Certificate,
    ) -> Result<Found, CertificateError> {
        match self.texts(shaper, certificate) {
            Ok((pieces, tight)) => {
                let runs = pieces.iter().flat_map(|p| &p.marks).flat_map(runs_of);
                let mut faces: Vec<FaceId> = runs.map(|run| run.face).collect();
                faces.sort_unstable();
                faces.dedup();
                Ok(Found {
                    tight,
                    faces,
                    ..Found::default()
                })
            }
            Err(error @ CertificateError::NotCovered { .. }) => Ok(Found {
                uncovered: Some(error.message()),
                ..Found::default()
            }),
            Err(error) => Err(error),
        }
    }

    fn look(
        &self,
        certificates: &dyn Certificates,
        closely: bool,
    ) -> Result<Checked, CertificateError> {
        let mut fits = Vec::new();
        let mut faces: BTreeSet<FaceId> = self.used.0.keys().copied().collect();
        let mut plain = true;
        let each = |hands: &mut Hands<'l>, place: usize| {
            let certificate = known(certificates, place)?;
            if closely {
                return self.found(&mut hands.shaper, &certificate);
            }
            let found = self.found(&mut hands.looking, &certificate)?;
            let beyond = hands.looking.went_beyond();
            let sticks_out = found.tight.iter().any(|t| t.overflows);
            if !beyond && !sticks_out {
                return Ok(Found {
                    tight: Vec::new(),
                    ..found
                });
            }
            // What is as wide as it can be at most may fit all the same.
            let found = self.found(&mut hands.shaper, &certificate)?;
            Ok(Found { beyond, ..found })
        };
        let mut take = |index, found: Found| {
            faces.extend(found.faces);
            plain &= !found.beyond;
            if !found.tight.is_empty() || found.uncovered.is_some() {
                fits.push(Fit {
                    index,
                    tight: found.tight,
                    uncovered: found.uncovered,
                });
            }
            Ok(ControlFlow::Continue(()))
        };
        in_order(self.library, certificates.count(), each, &mut take)?;
        Ok(Checked {
            fits,
            outside: self.library.outside(faces.into_iter()),
            plain: plain && !closely,
        })
    }

    /// The glyphs of a batch beyond those that every run embeds.
    pub(super) fn survey(
        &self,
        certificates: &dyn Certificates,
    ) -> Result<GlyphUse, CertificateError> {
        let mut used = GlyphUse::default();
        let each = |hands: &mut Hands<'l>, place: usize| {
            let (pieces, _) = self.texts(&mut hands.shaper, &*known(certificates, place)?)?;
            let mut mine = GlyphUse::default();
            for piece in &pieces {
                note(&mut mine, &piece.marks);
            }
            Ok(mine.without(&self.used))
        };
        in_order(self.library, certificates.count(), each, &mut |_, mine| {
            used.merge(mine);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(used)
    }
}
