//! Pages drawn as pictures: codes are read from them however a program wrote the page, and a page is
//! held against the one that was printed.

use std::panic::AssertUnwindSafe;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::{GrayImage, Luma};

/// Points on the longer side of a page beyond which it is not drawn: two metres.
const LONGEST_SIDE: f32 = 5_700.0;
/// Pixels on the longer side of a page that is drawn for its codes: 200 to the inch on A4.
const FOR_CODES: f32 = 2_340.0;
/// Pixels on the longer side of a page that is held against another: 90 to the inch on A4.
const FOR_COMPARING: f32 = 1_050.0;
/// Sides of the tiles that are compared, in pixels at the size for comparing.
const TILE: u32 = 8;
/// How far the mean of a tile may differ, of 255: programs smooth the edges of letters each in
/// their own way.
const MOST_DIFFERENCE: u64 = 26;

/// A page as a picture; `None` where it cannot be drawn.
fn drawn(pdf: &Pdf, page: usize, longer: f32) -> Option<GrayImage> {
    let pages = pdf.pages();
    let page = pages.get(page)?;
    let (width, height) = page.render_dimensions();
    let side = width.max(height);
    if !(side.is_finite() && side <= LONGEST_SIDE && width.min(height) >= 1.0) {
        return None;
    }
    let scale = longer / side;
    let pixels = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    let data = pixels.data();
    Some(GrayImage::from_fn(width, height, |x, y| {
        let pixel = data.get((y * width + x) as usize);
        Luma([pixel.map_or(255, |p| {
            let sum = u32::from(p.r) * 30 + u32::from(p.g) * 59 + u32::from(p.b) * 11;
            u8::try_from(sum / 100).unwrap_or(255)
        })])
    }))
}

/// Does something with a document. What reads and draws it is a library of others, and the file may
/// be made to break it.
fn with<T>(bytes: &[u8], work: impl FnOnce(&Pdf) -> Option<T>) -> Option<T> {
    let bytes = bytes.to_vec();
    std::panic::catch_unwind(AssertUnwindSafe(|| work(&Pdf::new(bytes).ok()?))).ok()?
}

/// The first pages as pictures in which codes can be read.
pub(super) fn for_codes(bytes: &[u8], pages: usize) -> Vec<GrayImage> {
    with(bytes, |pdf| {
        Some(
            (0..pages)
                .filter_map(|page| drawn(pdf, page, FOR_CODES))
                .collect(),
        )
    })
    .unwrap_or_default()
}

/// Whether pages look as those that were printed do, from a first one on. What `marked` has else is
/// let pass where it has it: the mark of a duplicate, whose day is another each time. `None` where
/// the pages cannot be told apart: they are of another size, or cannot be drawn.
pub(super) fn looks_alike(
    bytes: &[u8],
    first: usize,
    printed: &[u8],
    marked: Option<&[u8]>,
) -> Option<bool> {
    let pages = |of: &[u8], first: usize, count: usize| {
        with(of, |pdf| {
            (first..first + count)
                .map(|page| drawn(pdf, page, FOR_COMPARING))
                .collect::<Option<Vec<_>>>()
        })
    };
    let count = with(printed, |pdf| Some(pdf.pages().len()))?;
    let was = pages(printed, 0, count)?;
    let is = pages(bytes, first, count)?;
    let with_mark = match marked {
        Some(marked) => Some(pages(marked, 0, count)?),
        None => None,
    };
    let mut alike = true;
    for (n, (is, was)) in is.iter().zip(&was).enumerate() {
        if is.dimensions() != was.dimensions() {
            return None;
        }
        let let_pass = with_mark
            .as_ref()
            .and_then(|pages| pages.get(n))
            .and_then(|marked| Area::around(&other_tiles(marked, was)));
        let other = other_tiles(is, was);
        alike &= other
            .iter()
            .all(|tile| let_pass.as_ref().is_some_and(|area| area.holds(*tile)));
    }
    Some(alike)
}

/// A rectangle of tiles.
struct Area {
    from: (u32, u32),
    to: (u32, u32),
}

impl Area {
    /// The tiles and what lies close about them.
    fn around(tiles: &[(u32, u32)]) -> Option<Self> {
        const CLOSE: u32 = 4;
        let across = || tiles.iter().map(|tile| tile.0);
        let down = || tiles.iter().map(|tile| tile.1);
        Some(Self {
            from: (
                across().min()?.saturating_sub(CLOSE),
                down().min()?.saturating_sub(CLOSE),
            ),
            to: (across().max()? + CLOSE, down().max()? + CLOSE),
        })
    }

    fn holds(&self, (across, down): (u32, u32)) -> bool {
        (self.from.0..=self.to.0).contains(&across) && (self.from.1..=self.to.1).contains(&down)
    }
}

/// The tiles in which two pictures of one size differ.
fn other_tiles(is: &GrayImage, was: &GrayImage) -> Vec<(u32, u32)> {
    let sum = |picture: &GrayImage, (across, down): (u32, u32)| -> u64 {
        let side = |tile: u32, most: u32| (tile * TILE)..((tile + 1) * TILE).min(most);
        side(down, picture.height())
            .flat_map(|y| side(across, picture.width()).map(move |x| (x, y)))
            .filter_map(|(x, y)| picture.get_pixel_checked(x, y))
            .map(|pixel| u64::from(pixel.0[0]))
            .sum()
    };
    let most = MOST_DIFFERENCE * u64::from(TILE * TILE);
    (0..is.height().div_ceil(TILE))
        .flat_map(|down| (0..is.width().div_ceil(TILE)).map(move |across| (across, down)))
        .filter(|tile| sum(is, *tile).abs_diff(sum(was, *tile)) > most)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_is_seen_and_a_smoothed_edge_is_not() {
        let paper = GrayImage::from_pixel(200, 100, Luma([250]));
        let mut patched = paper.clone();
        (40..60).for_each(|x| (40..48).for_each(|y| patched.put_pixel(x, y, Luma([0]))));
        assert_eq!(other_tiles(&patched, &paper), [(5, 5), (6, 5), (7, 5)]);
        let mut edged = paper.clone();
        (0..100).for_each(|y| edged.put_pixel(80, y, Luma([80])));
        assert_eq!(other_tiles(&edged, &paper), []);
    }

    #[test]
    fn what_is_no_document_is_not_drawn() {
        assert_eq!(for_codes(b"%PDF-1.7 nothing", 4).len(), 0);
        assert_eq!(looks_alike(b"%PDF-", 0, b"%PDF-", None), None);
    }
}
