//! The press: prepares what a run shares, then prints certificate after certificate.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use domain::certificate::{Certificate, PrintRun};

use crate::element::{Element, Facts, Field, LOGO, picture_name};
use crate::error::CertificateError;
use crate::font::FontLibrary;
use crate::font::subset::GlyphUse;
use crate::pdf::{
    Beginning, Codes, Deflater, FIRST_SHARED, FileFacts, Merged, Shared, build, content, single,
    stream,
};
use crate::picture::Picture;
use crate::sheet::{Mark, Sheet, Tightness};
use crate::template::Template;
use crate::text::Shaper;

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

/// A run of the press, ready to print.
pub struct Press<'l> {
    library: &'l FontLibrary,
    run: PrintRun,
    template: Template,
    pictures: BTreeMap<String, Picture>,
    beginning: Beginning,
    shared: Shared,
    codes: Codes,
    used: GlyphUse,
    form: u32,
    next: u32,
    tight: Vec<Tightness>,
}

/// Deflate level of pages: past this, time grows and files hardly shrink.
const PAGE_LEVEL: u32 = 4;
/// Certificates a thread takes at once.
const PORTION: usize = 32;

fn note(used: &mut GlyphUse, marks: &[Mark]) {
    for mark in marks {
        if let Mark::Text { line, .. } = mark {
            used.note(line);
        }
    }
}

/// Letters that fields of this kind nearly always need; they are embedded once a run.
fn usual_letters(field: &Field) -> &'static str {
    match field {
        Field::LearnerName => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -'.",
        Field::DateAndSerial => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghilmnoprstuvwxyz0123456789 -·,",
        Field::Grade => "Grade: ABCDEFPass0123456789",
        _ => "",
    }
}

fn entries(named: &[&[(String, u32)]]) -> String {
    named
        .iter()
        .flat_map(|list| list.iter())
        .map(|(name, number)| format!("/{name} {number} 0 R"))
        .collect()
}

impl<'l> Press<'l> {
    /// Sets what is the same on every certificate and embeds its fonts and pictures.
    ///
    /// `pictures` finds the bytes of a stored picture by its hash.
    ///
    /// # Errors
    /// [`CertificateError`] when a text or picture cannot be set.
    pub fn prepare(
        library: &'l FontLibrary,
        run: &PrintRun,
        template: Template,
        find: &dyn Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<Self, CertificateError> {
        let mut pictures = BTreeMap::new();
        let institution = &run.institution;
        let signatures = institution.signatories.iter().enumerate();
        let wanted = institution
            .logo
            .iter()
            .map(|logo| (LOGO.to_owned(), logo))
            .chain(signatures.filter_map(|(n, s)| Some((picture_name(n), s.signature.as_ref()?))));
        for (name, stored) in wanted {
            let bytes = find(&stored.hash).ok_or_else(|| {
                CertificateError::Picture(
                    stored.file_name.clone(),
                    "its file is missing".to_owned(),
                )
            })?;
            pictures.insert(name, crate::picture::read(&stored.file_name, &bytes)?);
        }
        let mut shaper = Shaper::new(library);
        let mut sheet = Sheet::new(run.paper, &mut shaper, &pictures);
        let facts = Facts {
            run,
            certificate: None,
        };
        for element in template.elements.iter().filter(|e| !e.varies()) {
            element.draw(&mut sheet, &facts)?;
        }
        let (marks, tight) = (
            std::mem::take(&mut sheet.marks),
            std::mem::take(&mut sheet.tight),
        );
        let mut used = GlyphUse::default();
        note(&mut used, &marks);
        for element in &template.elements {
            if let Element::Text(text) = element {
                for letter in usual_letters(&text.field).chars() {
                    used.note(&shaper.line(text.role, letter.encode_utf8(&mut [0; 4]))?);
                }
            }
        }
        let (mut shared, codes) = build(library, &used, &pictures, 'F', FIRST_SHARED)?;
        let mut operators = Vec::new();
        content(&mut operators, &marks, &codes)?;
        let (width, height) = run.paper.size_pt();
        let form = FIRST_SHARED + u32::try_from(shared.objects.len()).unwrap_or(0);
        let resources = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]/Resources<</Font<<{}>>/XObject<<{}>>>>",
            entries(&[&shared.fonts]),
            entries(&[&shared.pictures])
        );
        shared
            .objects
            .push(stream(&resources, &operators, &mut Deflater::new(9)));
        let beginning = Beginning::new(&shared.objects);
        Ok(Self {
            library,
            run: run.clone(),
            template,
            pictures,
            beginning,
            shared,
            codes,
            used,
            form,
            next: form + 1,
            tight,
        })
    }

    /// Texts of the template itself that were made smaller or stick out.
    #[must_use]
    pub fn tight(&self) -> &[Tightness] {
        &self.tight
    }

    fn marks(
        &self,
        shaper: &mut Shaper<'l>,
        certificate: &Certificate,
    ) -> Result<(Vec<Mark>, Vec<Tightness>), CertificateError> {
        let mut sheet = Sheet::new(self.run.paper, shaper, &self.pictures);
        let facts = Facts {
            run: &self.run,
            certificate: Some(certificate),
        };
        for element in self.template.elements.iter().filter(|e| e.varies()) {
            element.draw(&mut sheet, &facts)?;
        }
        Ok((sheet.marks, sheet.tight))
    }

    fn facts(&self, title: String) -> FileFacts {
        let (width, height) = self.run.paper.size_pt();
        let digits: String = self
            .run
            .started_at
            .0
            .chars()
            .filter(char::is_ascii_digit)
            .take(14)
            .collect();
        FileFacts {
            title,
            author: self.run.institution.legal_name.clone(),
            created: format!("D:{digits}Z"),
            language: "en",
            media_box: format!("[0 0 {width} {height}]"),
        }
    }

    fn resources(&self, extra: &Shared) -> String {
        format!(
            "<</Font<<{}>>/XObject<</Base {} 0 R>>>>",
            entries(&[&self.shared.fonts, &extra.fonts]),
            self.form
        )
    }

    fn page(
        &self,
        marks: &[Mark],
        codes: &Codes,
        deflater: &mut Deflater,
    ) -> Result<Vec<u8>, CertificateError> {
        let mut operators = b"/Base Do\n".to_vec();
        content(&mut operators, marks, codes)?;
        Ok(stream("", &operators, deflater))
    }

    fn with_extra(&self, used: GlyphUse) -> Result<(Shared, Codes), CertificateError> {
        let extra = used.without(&self.used);
        let (shared, more) = build(self.library, &extra, &BTreeMap::new(), 'X', self.next)?;
        let mut codes = self.codes.clone();
        codes.merge(more);
        Ok((shared, codes))
    }

    /// One certificate as a file of its own. The same certificate gives the same bytes.
    ///
    /// # Errors
    /// [`CertificateError`] when its texts cannot be set.
    pub fn single(&self, certificate: &Certificate) -> Result<Vec<u8>, CertificateError> {
        self.single_with(
            &mut Shaper::new(self.library),
            &mut Deflater::new(PAGE_LEVEL),
            certificate,
        )
    }

    fn single_with(
        &self,
        shaper: &mut Shaper<'l>,
        deflater: &mut Deflater,
        certificate: &Certificate,
    ) -> Result<Vec<u8>, CertificateError> {
        let (marks, _) = self.marks(shaper, certificate)?;
        let mut used = GlyphUse::default();
        note(&mut used, &marks);
        let extra = used.without(&self.used);
        let title = format!("{}, {}", self.run.programme.title, certificate.name);
        let facts = self.facts(title);
        if extra.0.is_empty() {
            let contents = self.page(&marks, &self.codes, deflater)?;
            return Ok(single(
                &self.beginning,
                &[],
                &self.resources(&Shared::default()),
                &contents,
                &facts,
            ));
        }
        let (shared, codes) = self.with_extra(extra)?;
        let contents = self.page(&marks, &codes, deflater)?;
        Ok(single(
            &self.beginning,
            &shared.objects,
            &self.resources(&shared),
            &contents,
            &facts,
        ))
    }

    /// Looks at every certificate without printing: what no font covers, and what had to
    /// be made smaller.
    ///
    /// # Errors
    /// When a font cannot be used at all.
    pub fn check(&self, certificates: &[Certificate]) -> Result<Vec<Fit>, CertificateError> {
        let mut fits = Vec::new();
        let each = |shaper: &mut Shaper<'l>, _: &mut Deflater, certificate: &Certificate| match self
            .texts(shaper, certificate)
        {
            Ok((_, tight)) => Ok((tight, None)),
            Err(error @ CertificateError::NotCovered { .. }) => {
                Ok((Vec::new(), Some(error.to_string())))
            }
            Err(error) => Err(error),
        };
        self.in_order(certificates, each, &mut |index, (tight, uncovered)| {
            if !tight.is_empty() || uncovered.is_some() {
                fits.push(Fit {
                    index,
                    tight,
                    uncovered,
                });
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(fits)
    }

    /// The glyphs of a batch beyond those that every run embeds.
    fn survey(&self, certificates: &[Certificate]) -> Result<GlyphUse, CertificateError> {
        let mut used = GlyphUse::default();
        let each = |shaper: &mut Shaper<'l>, _: &mut Deflater, certificate: &Certificate| {
            let (marks, _) = self.texts(shaper, certificate)?;
            let mut used = GlyphUse::default();
            note(&mut used, &marks);
            Ok(used.without(&self.used))
        };
        self.in_order(certificates, each, &mut |_, mine| {
            used.merge(mine);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(used)
    }

    /// Only the texts: QR codes take most of the time and need no font.
    fn texts(
        &self,
        shaper: &mut Shaper<'l>,
        certificate: &Certificate,
    ) -> Result<(Vec<Mark>, Vec<Tightness>), CertificateError> {
        let mut sheet = Sheet::new(self.run.paper, shaper, &self.pictures);
        let facts = Facts {
            run: &self.run,
            certificate: Some(certificate),
        };
        for element in &self.template.elements {
            if matches!(element, Element::Text(_)) && element.varies() {
                element.draw(&mut sheet, &facts)?;
            }
        }
        Ok((sheet.marks, sheet.tight))
    }

    /// All certificates as one file, written as it grows. `printed` is told the index of
    /// each and may stop the run.
    ///
    /// # Errors
    /// [`CertificateError::Stopped`], or what could not be set or written.
    pub fn merged(
        &self,
        certificates: &[Certificate],
        out: &mut dyn Write,
        printed: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<(), CertificateError> {
        let used = self.survey(certificates)?;
        let (extra, codes) = self.with_extra(used)?;
        let facts = self.facts(self.run.programme.title.clone());
        let mut file = Merged::begin(
            out,
            &self.beginning,
            &extra.objects,
            &self.resources(&extra),
            facts,
        )?;
        let each = |shaper: &mut Shaper<'l>, deflater: &mut Deflater, certificate: &Certificate| {
            let (marks, _) = self.marks(shaper, certificate)?;
            self.page(&marks, &codes, deflater)
        };
        self.in_order(certificates, each, &mut |index, page| {
            file.page(&page)?;
            Ok(printed(index))
        })?;
        file.finish()
    }

    /// Each certificate as a file of its own, handed to `printed` in order; it may stop the run.
    ///
    /// # Errors
    /// [`CertificateError::Stopped`], what could not be set, or what `printed` returned.
    pub fn singles(
        &self,
        certificates: &[Certificate],
        printed: &mut dyn FnMut(usize, Vec<u8>) -> Result<ControlFlow<()>, CertificateError>,
    ) -> Result<(), CertificateError> {
        self.in_order(
            certificates,
            |shaper, deflater, c| self.single_with(shaper, deflater, c),
            printed,
        )
    }

    /// Works on all cores and hands the results over in the order of the list. Workers
    /// wait when they are far ahead, so memory stays flat.
    fn in_order<T: Send>(
        &self,
        certificates: &[Certificate],
        each: impl Fn(&mut Shaper<'l>, &mut Deflater, &Certificate) -> Result<T, CertificateError>
        + Sync,
        done: &mut dyn FnMut(usize, T) -> Result<ControlFlow<()>, CertificateError>,
    ) -> Result<(), CertificateError> {
        let threads = std::thread::available_parallelism()
            .map_or(1, usize::from)
            .min(8);
        let portions: Vec<&[Certificate]> = certificates.chunks(PORTION).collect();
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let mut lanes = Vec::new();
            for lane in 0..threads.min(portions.len().max(1)) {
                let (sender, receiver) = mpsc::sync_channel::<Result<Vec<T>, CertificateError>>(4);
                lanes.push(receiver);
                let (portions, each, stop) = (&portions, &each, &stop);
                scope.spawn(move || {
                    let (mut shaper, mut deflater) =
                        (Shaper::new(self.library), Deflater::new(PAGE_LEVEL));
                    // Lanes take turns, so the reader knows which lane has the next portion.
                    for portion in portions
                        .iter()
                        .skip(lane)
                        .step_by(threads.min(portions.len().max(1)))
                    {
                        if stop.load(Ordering::Relaxed) {
                            return;
                        }
                        let made = portion
                            .iter()
                            .map(|c| each(&mut shaper, &mut deflater, c))
                            .collect();
                        if sender.send(made).is_err() {
                            return;
                        }
                    }
                });
            }
            let mut outcome = Ok(());
            'all: for number in 0..portions.len() {
                let Some(receiver) = lanes.get(number % lanes.len().max(1)) else {
                    break;
                };
                let made = receiver.recv().unwrap_or(Err(CertificateError::Stopped));
                match made {
                    Ok(results) => {
                        for (offset, result) in results.into_iter().enumerate() {
                            match done(number * PORTION + offset, result) {
                                Ok(ControlFlow::Continue(())) => {}
                                Ok(ControlFlow::Break(())) => {
                                    outcome = Err(CertificateError::Stopped);
                                    break 'all;
                                }
                                Err(error) => {
                                    outcome = Err(error);
                                    break 'all;
                                }
                            }
                        }
                    }
                    Err(error) => {
                        outcome = Err(error);
                        break;
                    }
                }
            }
            stop.store(true, Ordering::Relaxed);
            drop(lanes);
            outcome
        })
    }
}
