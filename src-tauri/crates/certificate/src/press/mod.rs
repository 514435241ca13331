//! The press: prepares what a run shares, then prints certificate after certificate.

mod lanes;
mod layout;
mod letters;
mod prepare;
mod record;
mod sheet_writer;
mod unit;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::ControlFlow;

use domain::certificate::{Certificate, PrintRun};

pub use letters::{Certificates, letters_of};
pub use prepare::FindPicture;

use crate::error::CertificateError;
use crate::field::Formats;
use crate::font::subset::GlyphUse;
use crate::font::{FaceId, FontLibrary, OutsideFont};
use crate::pdf::{Codes, Common, Deflater, FileFacts, Shared, Volume, VolumePlan, build};
use crate::picture::Picture;
use crate::sheet::{Coarse, Tightness};
use crate::template::Template;
use lanes::{Hands, in_order};
use layout::Layout;
use prepare::{note, resources};
use unit::{Geometry, Pieces, page_geometry};

/// Deflate level of what a file of many holds besides its pages.
const VOLUME_LEVEL: i32 = 3;

/// How a certificate's texts fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Which certificate, by its place in the list.
    pub index: usize,
    /// Texts that were made smaller or stick out.
    pub tight: Vec<Tightness>,
    /// Why it cannot be printed, where a character has no font.
    pub uncovered: Option<String>,
}

/// What a look at all certificates of a run found.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Certificates with something to look at.
    pub fits: Vec<Fit>,
    /// Fonts from outside the program that the run is set in.
    pub outside: Vec<OutsideFont>,
}

/// A run of the press, ready to print.
pub struct Press<'l> {
    library: &'l FontLibrary,
    run: PrintRun,
    template: Template,
    pictures: BTreeMap<String, Picture>,
    formats: Formats,
    layouts: Vec<Layout>,
    geometry: Geometry,
    own: Common,
    together: Common,
    shared: Shared,
    forms: Vec<(String, u32)>,
    codes: Codes,
    used: GlyphUse,
    tight: Vec<Tightness>,
    coarse: Vec<Coarse>,
}

/// The certificate at a place; a list that grew shorter stops the run.
fn known(
    certificates: &dyn Certificates,
    place: usize,
) -> Result<Cow<'_, Certificate>, CertificateError> {
    certificates.at(place).ok_or(CertificateError::Stopped)
}

impl<'l> Press<'l> {
    /// Texts of the template itself that were made smaller or stick out.
    #[must_use]
    pub fn tight(&self) -> &[Tightness] {
        &self.tight
    }

    /// Pictures with too few dots for the size they stand at.
    #[must_use]
    pub fn coarse(&self) -> &[Coarse] {
        &self.coarse
    }

    fn file_facts(&self, title: String) -> FileFacts {
        let created: String = self.run.started_at.0.chars().take(19).collect();
        FileFacts {
            title,
            author: self.run.institution.legal_name.clone(),
            created: created + "Z",
            language: self.template.language.clone(),
        }
    }

    fn plan<'p>(
        &'p self,
        common: &'p Common,
        extra: &'p Shared,
        title: String,
        total: usize,
    ) -> VolumePlan<'p> {
        VolumePlan {
            beginning: &common.beginning,
            intent: common.intent,
            extra: &extra.objects,
            resources: resources(
                &self.shared,
                if total > 1 { &self.forms } else { &[] },
                extra,
            ),
            facts: self.file_facts(title),
            media_box: self.geometry.media_box.clone(),
            page_boxes: self.geometry.page_boxes.clone(),
            total,
            record: Some(record::around(&self.run)),
            record_name: "certificates.json",
        }
    }

    fn with_extra(
        &self,
        common: &Common,
        extra: &GlyphUse,
    ) -> Result<(Shared, Codes), CertificateError> {
        let next = common.beginning.next();
        let (shared, more) = build(self.library, extra, &BTreeMap::new(), 'X', next)?;
        let mut codes = self.codes.clone();
        codes.merge(more);
        Ok((shared, codes))
    }

    /// One certificate as a file of its own. The same certificate gives the same bytes.
    ///
    /// # Errors
    /// [`CertificateError`] when its texts cannot be set.
    pub fn single(&self, certificate: &Certificate) -> Result<Vec<u8>, CertificateError> {
        self.single_with(&mut Hands::new(self.library), certificate)
    }

    fn single_with(
        &self,
        hands: &mut Hands<'l>,
        certificate: &Certificate,
    ) -> Result<Vec<u8>, CertificateError> {
        let drawn = self.drawn(&mut hands.shaper, certificate)?;
        let mut used = GlyphUse::default();
        for (piece, _) in drawn.iter().flatten().flatten() {
            note(&mut used, &piece.marks);
        }
        let extra = used.without(&self.used);
        let own = if extra.0.is_empty() {
            None
        } else {
            Some(self.with_extra(&self.own, &extra)?)
        };
        let none = Shared::default();
        let (shared, codes) = match &own {
            Some((shared, codes)) => (shared, codes),
            None => (&none, &self.codes),
        };
        let made = self.made(hands, &[Cow::Borrowed(certificate)], &[drawn], codes, true)?;
        let title = format!("{}, {}", self.run.programme.title, certificate.name);
        let mut out = Vec::with_capacity(40_000);
        let plan = self.plan(&self.own, shared, title, 1);
        let mut volume = Volume::begin(&mut out, plan, &mut hands.deflater)?;
        volume.add(&made)?;
        volume.finish()?;
        Ok(out)
    }

    /// Looks at every certificate without printing: what no font covers, what had to be made
    /// smaller, and which fonts from outside the program it is set in.
    ///
    /// # Errors
    /// When a font cannot be used at all.
    pub fn check(&self, certificates: &dyn Certificates) -> Result<Checked, CertificateError> {
        let mut fits = Vec::new();
        let mut faces: BTreeSet<FaceId> = self.used.0.keys().copied().collect();
        let each = |hands: &mut Hands<'l>, place: usize| {
            let certificate = known(certificates, place)?;
            match self.texts(&mut hands.shaper, &certificate) {
                Ok((pieces, tight)) => {
                    let mut used = GlyphUse::default();
                    for piece in &pieces {
                        note(&mut used, &piece.marks);
                    }
                    let faces: Vec<FaceId> = used.0.into_keys().collect();
                    Ok((tight, None, faces))
                }
                Err(error @ CertificateError::NotCovered { .. }) => {
                    Ok((Vec::new(), Some(error.to_string()), Vec::new()))
                }
                Err(error) => Err(error),
            }
        };
        let mut take = |index, (tight, uncovered, mine): (Vec<Tightness>, _, Vec<FaceId>)| {
            faces.extend(mine);
            if !tight.is_empty() || Option::is_some(&uncovered) {
                fits.push(Fit {
                    index,
                    tight,
                    uncovered,
                });
            }
            Ok(ControlFlow::Continue(()))
        };
        in_order(self.library, certificates.count(), each, &mut take)?;
        Ok(Checked {
            fits,
            outside: self.library.outside(faces.into_iter()),
        })
    }

    /// The glyphs of a batch beyond those that every run embeds.
    fn survey(&self, certificates: &dyn Certificates) -> Result<GlyphUse, CertificateError> {
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

    /// All certificates as one file, written as it grows. `printed` is told the index of
    /// each and may stop the run.
    ///
    /// # Errors
    /// [`CertificateError::Stopped`], or what could not be set or written.
    pub fn merged(
        &self,
        certificates: &dyn Certificates,
        out: &mut dyn Write,
        printed: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<(), CertificateError> {
        let common = if certificates.count() > 1 {
            &self.together
        } else {
            &self.own
        };
        let (extra, codes) = self.with_extra(common, &self.survey(certificates)?)?;
        let (total, per_sheet) = (certificates.count(), self.per_sheet());
        let title = self.run.programme.title.clone();
        let plan = self.plan(common, &extra, title, total);
        let mut deflater = Deflater::new(VOLUME_LEVEL);
        let mut volume = Volume::begin(out, plan, &mut deflater)?;
        let each = |hands: &mut Hands<'l>, sheet: usize| {
            let first = sheet * per_sheet;
            let mine: Vec<Cow<'_, Certificate>> = (first..(first + per_sheet).min(total))
                .filter_map(|place| certificates.at(place))
                .collect();
            let drawn: Result<Vec<Vec<Vec<Pieces>>>, CertificateError> = mine
                .iter()
                .map(|certificate| self.drawn(&mut hands.shaper, certificate))
                .collect();
            self.made(hands, &mine, &drawn?, &codes, total == 1)
        };
        in_order(
            self.library,
            total.div_ceil(per_sheet),
            each,
            &mut |sheet, made| {
                volume.add(&made)?;
                for place in 0..made.certificates.len() {
                    if printed(sheet * per_sheet + place).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                Ok(ControlFlow::Continue(()))
            },
        )?;
        volume.finish()
    }

    /// Each certificate as a file of its own, handed to `printed` in order; it may stop the run.
    ///
    /// # Errors
    /// [`CertificateError::Stopped`], what could not be set, or what `printed` returned.
    pub fn singles(
        &self,
        certificates: &dyn Certificates,
        printed: &mut dyn FnMut(usize, Vec<u8>) -> Result<ControlFlow<()>, CertificateError>,
    ) -> Result<(), CertificateError> {
        in_order(
            self.library,
            certificates.count(),
            |hands, place| self.single_with(hands, &*known(certificates, place)?),
            printed,
        )
    }
}
