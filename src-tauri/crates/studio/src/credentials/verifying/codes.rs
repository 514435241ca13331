//! Codes in pictures: photos, scans, and drawings of a page.

use std::collections::HashSet;
use std::io::Cursor;
use std::panic::AssertUnwindSafe;

use image::{GrayImage, ImageReader, Limits, imageops};
use rxing::helpers::detect_multiple_in_luma_with_hints;
use rxing::{BarcodeFormat, DecodeHints};
use words::Message;
use words::say::verifying as say;

/// A side of a picture may have so many pixels.
const MOST_SIDE: u32 = 12_000;
/// What decoding a picture may take.
const MOST_MEMORY: u64 = 512 << 20;
/// Pictures are looked at in these sizes of their longer side: fine codes need the large ones, and
/// noise of a photo goes in the small ones.
const SIZES: [u32; 4] = [1_600, 3_000, 900, 5_000];
/// Codes in one picture at most.
const MOST: usize = 64;

/// The texts of the codes in a PNG or JPEG.
pub(super) fn in_picture(bytes: &[u8]) -> Result<Vec<String>, Message> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| say::picture_unreadable())?;
    reader.limits(limits);
    let picture = reader.decode().map_err(|_| say::picture_unreadable())?;
    Ok(in_grey(&picture.to_luma8()))
}

/// The texts of the codes in a picture.
pub(super) fn in_grey(grey: &GrayImage) -> Vec<String> {
    let longer = grey.width().max(grey.height());
    if longer == 0 {
        return Vec::new();
    }
    let mut sizes: Vec<u32> = SIZES.into_iter().filter(|size| *size < longer).collect();
    if longer <= 6_000 {
        sizes.insert(0, longer);
    }
    if longer < 500 {
        sizes.push(longer * 3);
    }
    for size in sizes {
        let found = if size == longer {
            scanned(grey)
        } else {
            let scale = f64::from(size) / f64::from(longer);
            let side = |n: u32| ((f64::from(n) * scale).round() as u32).max(1);
            let resized = imageops::resize(
                grey,
                side(grey.width()),
                side(grey.height()),
                imageops::FilterType::Triangle,
            );
            scanned(&resized)
        };
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The texts that a reader of QR codes finds. It is a library of others, and the picture may be made
/// to break it.
fn scanned(grey: &GrayImage) -> Vec<String> {
    let found = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let mut hints = DecodeHints {
            PossibleFormats: Some(HashSet::from([BarcodeFormat::QR_CODE])),
            TryHarder: Some(true),
            ..DecodeHints::default()
        };
        let (width, height) = grey.dimensions();
        detect_multiple_in_luma_with_hints(grey.as_raw().clone(), width, height, &mut hints)
    }));
    let found = found.ok().and_then(Result::ok).unwrap_or_default();
    let mut texts = Vec::new();
    for text in found.iter().take(MOST).map(|code| code.getText()) {
        if !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    texts
}
