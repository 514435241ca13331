//! What a run shares: set once, embedded once.

use std::collections::BTreeMap;

use domain::certificate::Snapshot;
use domain::institution::StoredImage;

use super::geometry::page_geometry;
use super::heads::heads;
use super::layout::{Layout, Unit};
use super::resources::{note, resources};
use super::run::Press;
use super::sheet_writer::tag;
use crate::element::{Desk, Element, LOGO, picture_name};
use crate::error::{CertificateError, PictureFault};
use crate::field::{Facts, Formats};
use crate::font::FontLibrary;
use crate::font::subset::GlyphUse;
use crate::pdf::{Codes, Common, Deflater, Shared, Tag, build, content, stream, with_paths};
use crate::picture::Picture;
use crate::sheet::{Coarse, Mark, Reading, Sheet, Tightness};
use crate::template::Template;
use crate::text::Shaper;

/// Finds the bytes of a stored picture by its hash.
pub type FindPicture<'f> = &'f dyn Fn(&str) -> Option<Vec<u8>>;

/// Ligatures of Latin fonts that stand for letters which stand for themselves elsewhere.
const LIGATURES: [&str; 6] = ["ff", "fi", "fl", "ffi", "ffl", "fj"];

fn pictures(
    run: &Snapshot,
    template: &Template,
    find: FindPicture<'_>,
) -> Result<BTreeMap<String, Picture>, CertificateError> {
    let institution = &run.institution;
    let signatures = institution.signatories.iter().enumerate();
    let institutional = institution
        .logo
        .iter()
        .map(|logo| (LOGO.to_owned(), logo))
        .chain(signatures.filter_map(|(n, s)| Some((picture_name(n), s.signature.as_ref()?))));
    let own = template
        .pictures()
        .into_iter()
        .map(|picture| (picture.hash.clone(), picture));
    let mut read = BTreeMap::new();
    for (name, stored) in institutional.chain(own) {
        if let std::collections::btree_map::Entry::Vacant(place) = read.entry(name) {
            place.insert(picture(stored, find)?);
        }
    }
    Ok(read)
}

fn picture(stored: &StoredImage, find: FindPicture<'_>) -> Result<Picture, CertificateError> {
    let bytes = find(&stored.hash).ok_or_else(|| {
        CertificateError::Picture(stored.file_name.clone(), PictureFault::Missing)
    })?;
    crate::picture::read(&stored.file_name, &bytes)
}

/// Reading order of a page's elements: from the top, and from the left within a row.
fn ranks(elements: &[Element]) -> Vec<u32> {
    let row = |e: &Element| ((e.frame.y + e.frame.height / 2.0) / 4.0).round();
    let mut order: Vec<usize> = (0..elements.len()).collect();
    order.sort_by(|a, b| {
        let (Some(a), Some(b)) = (elements.get(*a), elements.get(*b)) else {
            return std::cmp::Ordering::Equal;
        };
        row(a)
            .total_cmp(&row(b))
            .then(a.frame.x.total_cmp(&b.frame.x))
    });
    let mut ranks = vec![0; elements.len()];
    for (rank, place) in (0_u32..).zip(order) {
        if let Some(known) = ranks.get_mut(place) {
            *known = rank * 1_000;
        }
    }
    ranks
}

/// A piece that all certificates share, on its way to becoming a form.
struct Fixed {
    marks: Vec<Mark>,
    tag: Option<Tag>,
}

/// A step towards a page, before fonts are embedded.
enum Step {
    Fixed(Fixed),
    Varies(usize, u32),
}

fn steps(
    elements: &[Element],
    desk: &Desk<'_>,
    sheet: &mut Sheet<'_, '_>,
) -> Result<Vec<Step>, CertificateError> {
    let mut steps: Vec<Step> = Vec::new();
    for (place, (element, rank)) in elements.iter().zip(ranks(elements)).enumerate() {
        if element.hidden {
            continue;
        }
        if element.varies() {
            steps.push(Step::Varies(place, rank));
            continue;
        }
        element.draw(sheet, desk)?;
        for (number, piece) in (0_u32..).zip(std::mem::take(&mut sheet.pieces)) {
            if piece.marks.is_empty() {
                continue;
            }
            let decorative = piece.reading == Reading::Artifact;
            match steps.last_mut() {
                // Decoration that follows decoration is one form.
                Some(Step::Fixed(before)) if decorative && before.tag.is_none() => {
                    before.marks.extend(piece.marks);
                }
                _ => steps.push(Step::Fixed(Fixed {
                    tag: (!decorative).then(|| tag(&piece, rank + number, 0)),
                    marks: piece.marks,
                })),
            }
        }
    }
    Ok(steps)
}

/// Glyphs of the letters that the run's certificates need.
fn needed(
    shaper: &mut Shaper<'_>,
    desk: &Desk<'_>,
    used: &mut GlyphUse,
) -> Result<(), CertificateError> {
    for element in desk.template.elements().filter(|e| !e.hidden && e.varies()) {
        for (style, letters) in element.kind.as_draw().letters(desk) {
            let setting = desk.setting(&style, 1.0, 1)?;
            let language = &desk.template.language;
            let letters = desk.cased(&style, language, &letters);
            let each = letters.chars().map(String::from);
            let whole = std::iter::once(letters.clone());
            let joined = LIGATURES
                .iter()
                .filter(|l| l.chars().all(|c| letters.contains(c)))
                .map(|l| (*l).to_owned());
            for text in whole.chain(each).chain(joined) {
                // A letter that no font has is left to the name that needs it.
                if let Ok(line) = shaper.line(setting.face, &text) {
                    used.note(&line);
                }
            }
        }
    }
    Ok(())
}

impl<'l> Press<'l> {
    /// Sets what is the same on every certificate and embeds its fonts and pictures.
    ///
    /// # Errors
    /// [`CertificateError`] when a text or picture cannot be set.
    pub fn prepare(
        library: &'l FontLibrary,
        run: &Snapshot,
        template: Template,
        find: FindPicture<'_>,
    ) -> Result<Self, CertificateError> {
        let template = template.on(run.paper);
        let pictures = pictures(run, &template, find)?;
        let formats = Formats::default();
        let mut shaper = Shaper::new(library);
        let mut used = GlyphUse::default();
        let mut tight: Vec<Tightness> = Vec::new();
        let mut coarse: Vec<Coarse> = Vec::new();
        let mut pages = Vec::new();
        {
            let facts = Facts {
                run,
                certificate: None,
                formats: &formats,
            };
            let desk = Desk {
                template: &template,
                library,
                facts: &facts,
            };
            for page in &template.pages {
                let mut sheet = Sheet::new(run.paper.size_pt(), &mut shaper, &pictures);
                pages.push(steps(&page.elements, &desk, &mut sheet)?);
                tight.append(&mut sheet.tight);
                coarse.append(&mut sheet.coarse);
            }
            for step in pages.iter().flatten() {
                if let Step::Fixed(fixed) = step {
                    note(&mut used, &fixed.marks);
                }
            }
            needed(&mut shaper, &desk, &mut used)?;
        }
        let (mut shared, codes) = build(library, &used, &pictures, 'F', 1)?;
        let geometry = page_geometry(&template);
        let (forms, mut layouts, objects) = forms(&mut shared, &codes, pages, &geometry.form_box)?;
        let next = 1 + u32::try_from(shared.objects.len()).unwrap_or(0);
        // On sheets of several, what is painted stands elsewhere for each.
        let heads = match geometry.places.as_slice() {
            [(0.0, 0.0)] => heads(&mut layouts, &codes, next)?,
            _ => Vec::new(),
        };
        let own = Common::new(shared.objects.iter().chain(&heads))?;
        let together = Common::new(shared.objects.iter().chain(&objects))?;
        shared.objects = Vec::new();
        Ok(Self {
            library,
            run: run.clone(),
            template,
            pictures,
            formats,
            layouts,
            geometry,
            own,
            together,
            shared,
            forms,
            codes,
            used,
            tight,
            coarse,
        })
    }
}

type Forms = (Vec<(String, u32)>, Vec<Layout>, Vec<Vec<u8>>);

/// Makes a form of each fixed step. All of them share one dictionary of resources.
fn forms(
    shared: &mut Shared,
    codes: &Codes,
    pages: Vec<Vec<Step>>,
    form_box: &str,
) -> Result<Forms, CertificateError> {
    let mut paths = Vec::new();
    let mut layouts = Vec::new();
    let mut contents = Vec::new();
    for steps in pages {
        let mut layout = Vec::new();
        for step in steps {
            layout.push(match step {
                Step::Varies(place, rank) => Unit::Varies(place, rank),
                Step::Fixed(fixed) => {
                    let mut operators = Vec::new();
                    content(&mut operators, &fixed.marks, codes, &mut paths)?;
                    let name = format!("B{}", contents.len());
                    contents.push(operators.clone());
                    Unit::Fixed {
                        name,
                        operators,
                        tag: fixed.tag,
                    }
                }
            });
        }
        layouts.push(Layout {
            units: layout,
            head: None,
        });
    }
    with_paths(shared, paths, 1);
    let first = 1 + u32::try_from(shared.objects.len()).unwrap_or(0);
    let mut objects = vec![resources(shared, &[], &Shared::default()).into_bytes()];
    let mut named = Vec::new();
    let mut deflater = Deflater::new(12);
    for (place, operators) in (0_u32..).zip(contents) {
        let entries = format!("/Subtype/Form/BBox{form_box}/Resources {first} 0 R");
        objects.push(stream(&entries, &operators, &mut deflater));
        named.push((format!("B{place}"), first + 1 + place));
    }
    Ok((named, layouts, objects))
}
