//! Printing certificates: each as a file of its own, or all in one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;

use domain::certificate::Certificate;

use super::certificates::{Certificates, known};
use super::lanes::{Hands, in_order};
use super::record;
use super::resources::{note, resources};
use super::run::Press;
use super::unit::Pieces;
use crate::error::CertificateError;
use crate::font::subset::GlyphUse;
use crate::pdf::{
    Codes, Common, Deflater, FileFacts, Shared, Volume, VolumePlan, build, lacks_glyph,
};

/// Deflate level of what a file of many holds besides its pages.
const VOLUME_LEVEL: i32 = 3;

impl<'l> Press<'l> {
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
        credential: Option<&'p str>,
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
            credential,
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
        self.single_with(&mut Hands::new(self.library), certificate, None)
    }

    /// The same with a signed credential attached, as JSON.
    ///
    /// # Errors
    /// As for [`Self::single`].
    pub fn single_attaching(
        &self,
        certificate: &Certificate,
        credential: Option<&str>,
    ) -> Result<Vec<u8>, CertificateError> {
        self.single_with(&mut Hands::new(self.library), certificate, credential)
    }

    fn single_with(
        &self,
        hands: &mut Hands<'l>,
        certificate: &Certificate,
        credential: Option<&str>,
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
        let plan = self.plan(&self.own, shared, title, 1, credential);
        let mut volume = Volume::begin(&mut out, plan, &mut hands.deflater)?;
        volume.add(&made)?;
        volume.finish()?;
        Ok(out)
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
        let extra = self.survey(certificates)?;
        self.merged_with(&extra, certificates, out, printed)
    }

    /// The same for names that are in the letters of the run, each of which is set only once.
    /// Answers no when one needs a glyph besides: what was written is then no file, and
    /// [`Self::merged`] makes it.
    ///
    /// # Errors
    /// As for [`Self::merged`].
    pub fn merged_at_once(
        &self,
        certificates: &dyn Certificates,
        out: &mut dyn Write,
        printed: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<bool, CertificateError> {
        match self.merged_with(&GlyphUse::default(), certificates, out, printed) {
            Ok(()) => Ok(true),
            Err(error) if lacks_glyph(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The file, with fonts for these glyphs besides those that every file embeds.
    fn merged_with(
        &self,
        extra: &GlyphUse,
        certificates: &dyn Certificates,
        out: &mut dyn Write,
        printed: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<(), CertificateError> {
        let common = if certificates.count() > 1 {
            &self.together
        } else {
            &self.own
        };
        let (extra, codes) = self.with_extra(common, extra)?;
        let (total, per_sheet) = (certificates.count(), self.per_sheet());
        let title = self.run.programme.title.clone();
        let plan = self.plan(common, &extra, title, total, None);
        let mut deflater = Deflater::new(VOLUME_LEVEL);
        let mut volume = Volume::begin(out, plan, &mut deflater)?;
        let each = |hands: &mut Hands<'l>, sheet: usize| {
            let first = sheet * per_sheet;
            // One that is missing stops the run: a file without it would pass for a whole one.
            let mine: Vec<Cow<'_, Certificate>> = (first..(first + per_sheet).min(total))
                .map(|place| known(certificates, place))
                .collect::<Result<_, _>>()?;
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
            |hands, place| {
                let credential = certificates.credential(place);
                let certificate = known(certificates, place)?;
                self.single_with(hands, &certificate, credential.as_deref())
            },
            printed,
        )
    }
}
